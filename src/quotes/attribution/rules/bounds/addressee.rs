//! Cuts whom the words were told to from what they were told: "Holm told reporters prices would
//! rise."
//!
//! Without "that" the network takes the addressee for the subject of the clause.

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::sources::passive;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The largest number of capitals in the name of an addressee.
const LONGEST: usize = 5;

/// The verbs that, besides "told", take an addressee before "that".
const WITH_ADDRESSEE: [&str; 10] = [
    "tell", "warned", "warns", "warning", "warn", "assured", "assures", "assuring", "reminded",
    "informed",
];

/// The largest number of tokens in an addressee before "that".
const LONGEST_BEFORE_THAT: usize = 9;

/// The largest number of tokens from the addressee to the verb of the clause behind it.
const TO_VERB: usize = 12;

/// Lets the content of "told" begin behind an addressee, where a clause follows that.
pub fn cut(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let verb = paragraph.lower(cue.end - 1);
    let is_told = matches!(verb, "told" | "tells" | "telling");
    let Some(piece) = said.content.iter_mut().find(|piece| piece.start == cue.end) else { return };
    // Who "was told" something stands before the verb.
    if passive::is_passive(paragraph, cue.end - 1)
        || paragraph.tokens[piece.start].state != QuoteState::Outside
    {
        return;
    }
    let takes_one = is_told || WITH_ADDRESSEE.contains(&verb);
    let that = before_that(paragraph, piece.start, piece.end).filter(|_| takes_one);
    if let Some(that) = that {
        piece.start = that;
        return;
    }
    if !is_told {
        return;
    }
    let start = addressee_end(paragraph, lexicon, piece.start, piece.end);
    let start = start.map(|start| nouns_end(paragraph, lexicon, start, piece.end));
    if let Some(start) = start.filter(|&start| is_clause(paragraph, start, piece.end)) {
        piece.start = start;
    }
}

/// Returns the "that" behind an addressee of whatever name: "told *keeper Anna Holm* that".
fn before_that(paragraph: &Paragraph, start: usize, end: usize) -> Option<usize> {
    let most = end.min(start + LONGEST_BEFORE_THAT);
    let that = (start..most).find(|&at| paragraph.lower(at) == "that").filter(|&at| at > start)?;
    let is_noun = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.tokens[at].state == QuoteState::Outside
            && !is_verb(word)
            && !word.ends_with("ing")
            && !matches!(
                word,
                "about" | "to" | "on" | "by" | "with" | "over" | "for" | "as" | "how"
            )
            && !matches!(word, "," | ";" | ":" | "who" | "what" | "if" | "it" | "against")
    };
    // "Told the town a lie that shocked it".
    let next = paragraph.lower(that + 1);
    let is_clause = !is_verb(next) && !next.ends_with("ed");
    (is_clause && (start..that).all(is_noun)).then_some(that)
}

/// Returns the token behind an addressee: "reporters", "the court", "CNN", "the Norvik Post".
fn addressee_end(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
) -> Option<usize> {
    let next = paragraph.word(start + 1);
    let begins_noun =
        matches!(paragraph.lower(start + 1), "the" | "a" | "an" | "he" | "she" | "it")
            || matches!(paragraph.lower(start + 1), "they" | "his" | "their" | "its" | "there")
            || next.starts_with(char::is_uppercase);
    match paragraph.lower(start) {
        "him" | "them" | "me" | "us" => return Some(start + 1),
        "her" if begins_noun => return Some(start + 1),
        _ => (),
    }
    let has_article = matches!(paragraph.lower(start), "the" | "a" | "an");
    let noun = start + usize::from(has_article);
    let is_capital = |&at: &usize| paragraph.word(at).starts_with(char::is_uppercase);
    let capitals = (noun..end.min(noun + LONGEST)).take_while(is_capital).count();
    let class = lexicon.class(paragraph.lower(noun));
    let is_acronym = paragraph.word(noun).chars().all(char::is_uppercase);
    if capitals == 1 || capitals > 1 && has_article {
        Some(noun + capitals)
    } else if capitals > 1 && is_acronym && paragraph.word(noun).len() > 1 {
        Some(noun + 1)
    } else if capitals > 0 {
        None
    } else {
        let can = class.is(Class::GROUP | Class::BODY | Class::ORGANIZATION)
            || has_article
                && class.is(Class::ANY_ROLE | Class::PERSON)
                && matches!(
                    paragraph.lower(noun + 1),
                    "he" | "she" | "it" | "they" | "the" | "his" | "her" | "their" | "we" | "i"
                );
        can.then_some(noun + 1)
    }
}

/// Returns the token behind the nouns at `start` that go on with an addressee: "CBS *News*", "Lind
/// *supporters*", "police *officers*".
fn nouns_end(paragraph: &Paragraph, lexicon: &Lexicon, start: usize, end: usize) -> usize {
    let goes_on = |&at: &usize| {
        let class = lexicon.class(paragraph.lower(at));
        let is_capital = paragraph.word(at).starts_with(char::is_uppercase);
        class.is(Class::ORGANIZATION) || !is_capital && class.is(Class::GROUP | Class::BODY)
    };
    start + (start..end).take_while(goes_on).count()
}

/// Returns true if a subject with its verb begins at `start`.
fn is_clause(paragraph: &Paragraph, start: usize, end: usize) -> bool {
    let first = paragraph.lower(start);
    let begins = paragraph.word(start).starts_with(char::is_alphabetic)
        && !is_verb(first)
        && !matches!(
            first,
            "to" | "that"
                | "of"
                | "about"
                | "in"
                | "at"
                | "how"
                | "what"
                | "when"
                | "if"
                | "whether"
                | "not"
                | "who"
                | "and"
                | "or"
                | "from"
                | "on"
                | "for"
                | "why"
                | "where"
                | "which"
                | "by"
                | "with"
                | "after"
                | "during"
                | "as"
                | "only"
        );
    let to_verb = (start..end.min(start + TO_VERB))
        .map(|at| paragraph.lower(at))
        .take_while(|word| !matches!(*word, "to" | "that" | "who" | "which" | "," | "."));
    begins && to_verb.skip(1).any(is_verb)
}

/// Returns true for the commonest finite verbs.
pub fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "had"
            | "has"
            | "have"
            | "would"
            | "will"
            | "could"
            | "can"
            | "should"
            | "may"
            | "might"
            | "must"
            | "did"
            | "does"
            | "do"
            | "'s"
            | "'re"
            | "'ll"
            | "'d"
            | "'ve"
            | "'m"
    )
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is told in a sentence whose content was taken to begin right behind "told".
    fn told(text: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let verb = (0..paragraph.len()).find(|&at| paragraph.word(at) == "told").unwrap();
        let mut said = Attribution {
            cue: Some(verb..verb + 1),
            content: std::iter::once(verb + 1..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        cut(&paragraph, &Lexicon::bundled(), &mut said);
        let piece = said.content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn the_addressee_is_not_what_is_told() {
        for (text, content) in [
            ("Holm told reporters prices would rise.", "prices would rise"),
            ("Holm told the BBC prices would rise.", "prices would rise"),
            ("Holm told CNN the lock was shut.", "the lock was shut"),
            ("Holm told Reuters she had seen it.", "she had seen it"),
            ("Holm told CBS News it was shut.", "it was shut"),
            ("Holm told police officers she had seen it.", "she had seen it"),
            ("Holm told keeper Anna Lind that it was shut.", "that it was shut"),
            ("Holm told the minister he should go.", "he should go"),
            ("Holm told her the lock was shut.", "the lock was shut"),
        ] {
            assert_eq!(told(text), content);
        }
    }

    #[test]
    fn a_subject_and_whom_something_is_asked_of_stay() {
        for content in [
            "people to stay inside",
            "prices would rise",
            "the lock was shut",
            "rowers about the claim that it was shut",
            "her crew was late",
        ] {
            assert_eq!(told(&format!("Holm told {content}.")), content);
        }
        assert_eq!(
            told("The court was told police officers had found it."),
            "police officers had found it"
        );
    }
}
