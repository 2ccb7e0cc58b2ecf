//! Finds what somebody said within what another reports: "Hill called the lock “a sieve”, the paper
//! said": the paper passes on what Hill said.
//!
//! The network, which has learnt that no report stands in another, gives it all to the paper.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::ends::hanging;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("words within what another reports");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.7;

/// The largest number of tokens from the verb to the passage: "called *the lock* “…”".
const TO_PASSAGE: usize = 8;

/// The verbs that give something a name or a judgement: "called it “a sieve”".
const NAMING: [&str; 9] =
    ["called", "calls", "dubbed", "dubs", "branded", "labelled", "labeled", "termed", "deemed"];

/// The verbs that do so with "as": "described it as “a sieve”".
const JUDGING: [&str; 16] = [
    "described",
    "describes",
    "denounced",
    "dismissed",
    "condemned",
    "derided",
    "characterized",
    "characterised",
    "portrayed",
    "hailed",
    "praised",
    "criticized",
    "criticised",
    "blasted",
    "branded",
    "slammed",
];

/// Adds to what was `found` to be said the passages in it that another said, each with the source of
/// the whole as its relay.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    for (_, passage) in paragraph.closed_passages() {
        let holds = |piece: &Range<usize>| piece.start < passage.start && passage.end <= piece.end;
        let is_outer = |said: &Attribution| said.content.iter().any(holds);
        let Some(at) = found.iter().position(is_outer) else { continue };
        let outer = &found[at];
        let Some(start) = outer.content.iter().find(|piece| holds(piece)).map(|piece| piece.start)
        else {
            continue;
        };
        if outer.act.act != Act::Said || outer.relay.is_some() {
            continue;
        }
        let Some(relay) = outer.source.clone() else { continue };
        let sentence = paragraph.sentence_of(passage.start).start.max(start);
        let report = verb_before(paragraph, lexicon, sentence, passage.start)
            .and_then(|verb| Some((subject(paragraph, lexicon, sentence, verb)?, verb)));
        let Some((source, verb)) = report else { continue };
        if !is_another(paragraph, names, lexicon, &source, &relay) {
            continue;
        }
        // "To end what the mayor called “a folly”": whoever ends it does not say so.
        let by_writer = source.start.checked_sub(1).is_some_and(|at| paragraph.lower(at) == "what");
        let said = Attribution {
            content: vec![passage],
            cue: Some(verb..verb + 1),
            source: Some(source),
            relay: Some(relay).filter(|_| !by_writer),
            rule: RULE,
            confidence: CONFIDENCE.min(outer.confidence),
            act: Verdict { act: Act::Said, chance: CONFIDENCE },
            ..Attribution::default()
        };
        found.insert(at + 1, said);
    }
}

/// Returns the verb that reports the passage at `mark`: right before it, or with its object between
/// them.
fn verb_before(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    mark: usize,
) -> Option<usize> {
    let is_finite = |verb: usize| {
        verb > start
            && paragraph.is_outside(verb)
            && paragraph.starts_lower(verb)
            && !is_determiner(paragraph.lower(verb - 1))
            && !is_base(paragraph.lower(verb))
            && !paragraph.lower(verb).ends_with("ing")
            && !verb_forms::is_passive(paragraph, verb)
    };
    let leads = usize::from(matches!(paragraph.lower(mark - 1), "," | ":" | "that"));
    let near = mark.checked_sub(1 + leads)?;
    if lexicon.class(paragraph.lower(near)).is(Class::SPEECH) && is_finite(near) {
        return Some(near);
    }
    if let Some(told) = told_before_mark(paragraph, start, mark).filter(|&told| is_finite(told)) {
        return Some(told);
    }
    let article = usize::from(matches!(paragraph.lower(mark - 1), "a" | "an" | "the"));
    let by_as = paragraph.lower(mark.saturating_sub(1 + article)) == "as";
    let is_verb = |at: usize| {
        let word = paragraph.lower(at);
        if by_as { JUDGING.contains(&word) } else { NAMING.contains(&word) }
    };
    let verb = (mark.saturating_sub(TO_PASSAGE).max(start)..mark).rev().find(|&at| is_verb(at))?;
    let is_object = |at: usize| {
        paragraph.is_outside(at)
            && !matches!(
                paragraph.lower(at),
                "," | ";" | "that" | "who" | "which" | "and" | "but" | "by"
            )
            && !matches!(paragraph.lower(at), "said" | "says" | "to" | "if" | "when" | "because")
    };
    (is_finite(verb) && (verb + 1..mark).all(is_object)).then_some(verb)
}

/// Returns the "told" with its addressee right before the comma or colon in front of a passage: "*told*
/// his wife: “…”".
fn told_before_mark(paragraph: &Paragraph, start: usize, mark: usize) -> Option<usize> {
    let colon = mark.checked_sub(1).filter(|&at| matches!(paragraph.word(at), "," | ":"))?;
    let near = colon.saturating_sub(TO_PASSAGE).max(start)..colon;
    let told = near.rev().find(|&at| paragraph.lower(at) == "told")?;
    let is_addressee = |at: usize| {
        !matches!(paragraph.lower(at), "," | ":" | "that" | "to" | "about" | "and" | "who" | "of")
    };
    (told + 1 < colon && (told + 1..colon).all(is_addressee)).then_some(told)
}

/// Returns true for a form that is more often a noun: "the Post report", "secretary of state".
fn is_base(verb: &str) -> bool {
    !verb.ends_with("ed") && !verb.ends_with('s') && !matches!(verb, "said" | "told" | "wrote")
}

/// Returns true for the words that make a noun of "reports" behind them.
fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "his" | "her" | "their" | "its" | "this" | "these" | "those" | "such"
    )
}

/// Returns the subject of a verb.
fn subject(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    verb: usize,
) -> Option<Range<usize>> {
    let goes_with = |&at: &usize| {
        let word = paragraph.lower(at);
        matches!(word, "had" | "has" | "have" | "also" | "later" | "then" | "once" | "previously")
            || word.ends_with("ly") && paragraph.word(at) == word
    };
    let adverbs = (start..verb).rev().take_while(goes_with).count();
    let found = noun_phrase::subject_before(paragraph, lexicon, verb - adverbs, start)?;
    // "Someone in the crew": the group behind the preposition is not the whole of it.
    let before = paragraph.lower_before(found.start, 1);
    let is_part = hanging::LEADING.contains(&before)
        && !matches!(before, "that" | "as" | "after" | "before" | "since" | "until");
    let last = paragraph.lower(found.end - 1);
    let is_owner = matches!(last, "'s" | "'" | "of" | "for" | "at" | "both" | "all");
    (!is_part && !is_owner && !is_determiner(last)).then_some(found)
}

/// Returns true if the source within is surely somebody else than the one who passes its words on:
/// "he" may be whoever tells it.
pub fn is_another(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    source: &Range<usize>,
    relay: &Range<usize>,
) -> bool {
    let inside = |name: &PlacedName| relay.start <= name.from && name.tokens.end <= relay.end;
    let is_person = names.iter().any(|name| inside(name) && name.may_be_subject)
        || matches!(paragraph.lower(relay.end - 1), "'s" | "'");
    let is_body = !is_person
        && relay.clone().any(|at| {
            lexicon.class(paragraph.lower(at)).is(Class::BODY | Class::ORGANIZATION | Class::GROUP)
        });
    if paragraph.share_capital(source, relay) {
        return false;
    }
    match paragraph.lower(source.start) {
        "he" | "she" => is_body,
        "it" | "they" | "i" | "we" | "you" => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::quotes::attribution::tests::said_by;

    #[test]
    fn what_another_says_in_a_report_is_theirs() {
        for text in [
            "Keeper Anna Holm called the lock “a sieve with a roof”, the Norvik Post reported.",
            "The Norvik Post reported that Anna Holm called the lock “a sieve with a roof”.",
            "The Norvik Post said Anna Holm had described it as “a sieve with a roof”.",
        ] {
            let found = said_by(&[RULE], text);
            assert_eq!(found, "Anna Holm: “a sieve with a roof”", "{text}");
        }
    }

    #[test]
    fn who_tells_of_themselves_is_no_other() {
        let text = "Anna Holm said she called the lock “a sieve with a roof”.";
        assert_eq!(said_by(&[RULE], text), "");
        for text in [
            "The Norvik Post reported that the lock was called “a sieve with a roof”.",
            "The Norvik Post said Mr Lind's remarks “made for a good morning”, but no more.",
            "The Norvik Post said a boat called “The Tide” had sunk in the lock.",
        ] {
            assert_eq!(said_by(&[RULE], text), "", "{text}");
        }
    }
}
