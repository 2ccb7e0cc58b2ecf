//! Finds reports between the subject and the verb of what they report: "The drought, reckons Ada Holm, is
//! the worst of all".
//!
//! The network knows "says" and "said" there, and few other verbs.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::addressee;
use crate::quotes::attribution::rules::passages::MOST_PASSAGES;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The name of the rule.
const RULE: Rule = Rule("a report between subject and verb");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.6;

/// The likelihood below which what was found there is only a guess.
const GUESS: f32 = 0.5;

/// The largest number of tokens from the comma to the name.
const TO_NAME: usize = 6;

/// The largest number of tokens in the subject.
const LONGEST: usize = 10;

/// Adds such reports by one of `names` to what was `found`, where nothing else takes their sentence.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    for name in names.iter().take(MOST_PASSAGES) {
        let Some(said) = report(paragraph, name, lexicon) else { continue };
        let (start, end) = (said.content[0].start, said.content[1].end);
        let touches = |part: &Range<usize>| part.start < end && start < part.end;
        let is_taken = |other: &Attribution| {
            other.content.iter().chain(&other.cue).chain(&other.source).any(touches)
        };
        if !found.iter().any(|other| is_taken(other) && other.confidence >= GUESS) {
            found.retain(|other| !is_taken(other));
            let before = |other: &Attribution| {
                other.content.first().is_some_and(|first| first.start < start)
            };
            found.insert(found.partition_point(before), said);
        }
    }
}

/// Returns the report whose source a name is: ", *reckons Ada Holm*, is".
fn report(paragraph: &Paragraph, name: &PlacedName, lexicon: &Lexicon) -> Option<Attribution> {
    let comma = comma_before(paragraph, name.from)?;
    let verb = comma + 1;
    let behind = name.tokens.end;
    let finite = behind + 1;
    let says = paragraph.word(verb).starts_with(char::is_lowercase)
        && !paragraph.lower(verb).ends_with("ing")
        && is_report(paragraph.lower(verb), lexicon);
    let is_inserted = paragraph.word(comma) == "," && paragraph.word(behind) == ",";
    if !says || !is_inserted || !is_finite(paragraph.lower(finite)) {
        return None;
    }
    let sentence = paragraph.sentence_of(verb);
    let subject = sentence.start..comma;
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let rest = finite..sentence.end - stop;
    let outside = |at: usize| paragraph.tokens[at].state == QuoteState::Outside;
    let is_part = |at: usize| {
        let word = paragraph.lower(at);
        outside(at)
            && !addressee::is_verb(word)
            && !matches!(word, "," | ":" | ";" | "—" | "–" | "who" | "which" | "that")
    };
    let is_subject = (1..=LONGEST).contains(&subject.len())
        && !matches!(paragraph.lower(subject.start), "in" | "on" | "at" | "but" | "and" | "if")
        && subject.clone().all(is_part);
    (is_subject && rest.len() > 1 && outside(finite)).then(|| Attribution {
        content: vec![subject, rest],
        cue: Some(verb..verb + 1),
        source: Some(verb + 1..name.tokens.end),
        rule: RULE,
        confidence: CONFIDENCE,
        ..Attribution::default()
    })
}

/// Returns the comma before a verb and the name at `from`, with nothing but a trade between them: ",
/// *reckons the farmer* Ada Holm".
fn comma_before(paragraph: &Paragraph, from: usize) -> Option<usize> {
    let near = from.saturating_sub(TO_NAME)..from;
    let comma = near.rev().find(|&at| paragraph.word(at) == ",")?;
    let mut trade = comma + 2..from;
    let is_word = |at: usize| paragraph.word(at).starts_with(char::is_lowercase);
    let is_group = trade.is_empty() || matches!(paragraph.lower(trade.start), "the" | "a" | "an");
    (comma + 1 < from && is_group && trade.all(is_word)).then_some(comma)
}

/// Returns true for a verb that may stand before its subject, and that is no participle: "the boat,
/// *called* Ada,".
fn is_report(word: &str, lexicon: &Lexicon) -> bool {
    let class = lexicon.class(word);
    let is_present = word.ends_with('s') && class.is(Class::CUE);
    is_present || class.is(Class::SPEECH) && word != "called" || word == "reckons"
}

fn is_finite(word: &str) -> bool {
    addressee::is_verb(word) && !word.starts_with('\'')
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn a_report_may_part_subject_and_verb() {
        assert_eq!(
            said("The long drought of this year, reckons Ada Holm, is the worst since 1976."),
            "Ada Holm: The long drought of this year … is the worst since 1976"
        );
        assert_eq!(
            said("The drought, reckons the sheep farmer Ada Holm, is the worst since 1976."),
            "Ada Holm: The drought … is the worst since 1976"
        );
    }

    #[test]
    fn who_is_named_between_commas_need_not_speak() {
        assert_eq!(said("The lock of Norvik, built by Ada Holm, is the oldest of all."), "");
    }
}
