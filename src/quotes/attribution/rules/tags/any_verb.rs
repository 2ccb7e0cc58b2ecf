//! Reads a tag whose verb may be any: “Go home,” *Holm obliged*; “Two boats, two tides,” *sighed the keeper,
//! Bo Lind*. The comma before the closing mark shows that it is one.

use std::ops::Range;

use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::tags::set_phrase::somebody;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// Returns the verb and the source of such a tag behind a passage.
pub fn behind(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    passage: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    // "The host of “The Old Lock,” apologized" has a title there.
    if passage.len() < 3 || paragraph.sentence_of(passage.start).start != passage.start {
        return None;
    }
    named(paragraph, names, lexicon, passage).or_else(|| inverted(paragraph, lexicon, passage))
}

/// Finds a name and a verb right behind a passage: any verb where the passage ends with a comma, as in
/// “Go home,” *Holm obliged* us all, and one of saying behind “Is it shut?”
fn named(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    passage: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let name = names.iter().find(|name| name.from == passage.end && name.may_be_subject)?;
    let verb = name.tokens.end;
    let word = paragraph.lower(verb);
    let is_verb = word.ends_with("ed") || verb_forms::PAST.contains(&word);
    let says = lexicon.class(word).is(Class::SPEECH) && !word.ends_with("ing");
    let ends = match paragraph.word(passage.end - 2) {
        "," => is_verb || says,
        // “Who?” Holm said that it was shut.
        "?" | "!" => says && !matches!(paragraph.lower(verb + 1), "that" | ":" | "it" | "the"),
        _ => false,
    };
    let is_whole = paragraph.starts_upper(passage.start + 1) && paragraph.starts_lower(verb);
    (ends && is_whole).then(|| (verb..verb + 1, name.tokens.clone()))
}

/// Finds a past form right behind a passage that ends with a comma, and who is named or described behind
/// that, to the end of the sentence.
fn inverted(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    passage: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let verb = passage.end;
    let word = paragraph.lower(verb);
    let is_past = word.ends_with("ed") || verb_forms::PAST.contains(&word);
    let is_whole =
        paragraph.word(passage.end - 2) == "," && paragraph.starts_upper(passage.start + 1);
    if !is_past || !is_whole || !paragraph.starts_lower(verb) {
        return None;
    }
    let source = somebody(paragraph, verb + 1)?;
    // “It leaks,” shouted the banner that he held.
    let is_group = (source.start..source.end).all(|at| {
        let word = paragraph.lower(at);
        // "Bo Held" is a name.
        let is_verb = verb_forms::is_common_or_past(word) && paragraph.word(at) == word;
        !is_verb && !matches!(word, "that" | "who" | "which" | "as")
    });
    let is_people = Class::ANY_ROLE | Class::ANY_TITLE | Class::GROUP | Class::PERSON;
    let is_somebody = source.clone().any(|at| paragraph.starts_upper(at))
        || lexicon.class(paragraph.lower(source.end - 1)).is(is_people);
    (is_group && is_somebody).then_some((verb..verb + 1, source))
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::rules::tags::passage_tag::ANY_VERB;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::attribution::tests::said_by;

    #[test]
    fn a_name_and_any_verb_are_a_tag() {
        let text = "The keepers asked Anna Holm for a speech. “Go home, the lock is shut,” Holm \
                    obliged. It was late.";
        assert_eq!(said(text), "Anna Holm: “Go home, the lock is shut,”");
        let text = "The lights went out. “Is anybody there?” Anna Holm called down the stairs.";
        assert_eq!(said(text), "Anna Holm: “Is anybody there?”");
    }

    #[test]
    fn any_verb_may_stand_before_its_name() {
        let text =
            "The keepers met.\n“Two boats, two tides, two locks,” sighed the oldest, Bo Lind.";
        assert_eq!(said(text), "Bo Lind: “Two boats, two tides, two locks,”");
        let text = "The keepers met.\n“Two boats, two tides,” sighed the chairman, Bo Held.";
        assert_eq!(said(text), "Bo Held: “Two boats, two tides,”");
        let text = "Ada Holm, the host of “The Old Lock,” delighted Bo Lind on Monday.";
        assert_eq!(said_by(&[ANY_VERB], text), "");
    }
}
