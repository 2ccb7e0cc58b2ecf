//! Finds what somebody said that another passes on without quotation marks: "Hill told the council that
//! it leaked, the Norvik Post reported" has words of Hill's, as has "the mayor said Hill told her that it leaked".
//!
//! The network, which has learnt that no report stands in another, gives it all to the paper.

use std::iter;
use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::passages::nested::inner;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("a report that another passes on");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.7;

/// The largest number of tokens from the beginning of the words to the verb in them.
const TO_VERB: usize = 24;

/// The largest number of tokens from the verb to "that": "told *the council on Monday* that".
const TO_THAT: usize = 12;

/// The verbs that report, but not "reports", with which a paper may itself pass on what others said.
const SAYING: [&str; 47] = [
    "said",
    "says",
    "say",
    "told",
    "argued",
    "argues",
    "argue",
    "claimed",
    "claims",
    "claim",
    "warned",
    "warns",
    "warn",
    "insisted",
    "insists",
    "insist",
    "announced",
    "announces",
    "confirmed",
    "confirms",
    "acknowledged",
    "acknowledges",
    "admitted",
    "admits",
    "denied",
    "denies",
    "noted",
    "notes",
    "suggested",
    "suggests",
    "suggest",
    "declared",
    "declares",
    "stated",
    "states",
    "alleged",
    "alleges",
    "testified",
    "stressed",
    "reported",
    "wrote",
    "writes",
    "concluded",
    "concludes",
    "pledged",
    "vowed",
    "promised",
];

/// The number of reports before and behind one that may be the same as that in it.
const NEAR: usize = 8;

/// The words that lead to when or where something was said.
const PREPOSITIONS: [&str; 7] = ["in", "on", "at", "during", "after", "before", "since"];

/// The largest number of tokens in such a phrase: "During a meeting with Lind in May,".
const LONGEST_PHRASE: usize = 12;

/// Adds to what was `found` to be passed on what is said there, each with the one who passes it on as
/// its relay.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    let mut at = 0;
    while at < found.len() {
        let report = report(paragraph, names, lexicon, &found[at]);
        at += 1;
        let Some(said) = report else { continue };
        let is_same = |other: &Attribution| {
            let cues = other.cue.as_ref().zip(said.cue.as_ref());
            cues.is_some_and(|(one, other)| overlap(one, other))
        };
        let near = at.saturating_sub(NEAR)..found.len().min(at + NEAR);
        if !found[near].iter().any(is_same) {
            found.insert(at, said);
            at += 1;
        }
    }
}

/// Returns the report with which what another passes on begins.
fn report(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    outer: &Attribution,
) -> Option<Attribution> {
    let (cue, relay) = (outer.cue.as_ref()?, outer.source.clone()?);
    let word = |wanted: &[&str]| cue.clone().any(|at| wanted.contains(&paragraph.lower(at)));
    let passes_on = word(&["according", "reported", "reports", "report", "reporting"]);
    let piece = outer.content.first()?.clone();
    // Who denies that another said so passes nothing on.
    let denies = ["denied", "denies", "deny", "denying", "disputed", "disputes", "rejected"];
    if outer.act.act != Act::Said || outer.relay.is_some() || word(&["about"]) || word(&denies) {
        return None;
    }
    let start = opening(paragraph, &piece);
    if start >= piece.end {
        return None;
    }
    let sentence = paragraph.sentence_of(start);
    let far = piece.end.min(sentence.end).min(start + TO_VERB);
    // Who passes on nothing speaks of "claims that" as well.
    let is_noun = |at: usize| {
        !passes_on && matches!(paragraph.lower(at), "claims" | "claim" | "notes" | "states")
    };
    let is_verb = |&at: &usize| {
        SAYING.contains(&paragraph.lower(at))
            && paragraph.is_outside(at)
            && !is_noun(at)
            && !matches!(paragraph.lower(at - 1), "who" | "which" | "that")
            // "Holm's stated reason".
            && !matches!(paragraph.lower(at - 1), "'s" | "’s" | "his" | "her" | "its" | "their")
    };
    let verb = (start + 1..far).find(is_verb)?;
    let goes_with = |&at: &usize| {
        let word = paragraph.lower(at);
        matches!(word, "had" | "has" | "have" | "also" | "later" | "then" | "previously")
            || word.ends_with("ly") && paragraph.starts_lower(at)
    };
    let adverbs = (start + 1..verb).rev().take_while(goes_with).count();
    let source = noun_phrase::subject_before(paragraph, lexicon, verb - adverbs, start)?;
    let is_whole = source.start == start
        && (start..verb).all(|at| paragraph.is_outside(at))
        && !is_clause_about(paragraph, lexicon, &source)
        && !is_concession(paragraph, start);
    let end = end(paragraph, &piece, &sentence);
    let first = words(paragraph, verb, end)?;
    let is_another = inner::is_another(paragraph, names, lexicon, &source, &relay);
    (is_whole && is_another && first + 1 < end).then(|| Attribution {
        content: iter::once(first..end).collect(),
        cue: Some(verb - adverbs..verb + 1),
        source: Some(source),
        relay: Some(relay),
        rule: RULE,
        confidence: CONFIDENCE.min(outer.confidence),
        act: Verdict { act: Act::Said, chance: CONFIDENCE },
        ..Attribution::default()
    })
}

/// Returns true for a noun with a clause about it that "that" is missing from: "*the bridge Lind* promised to
/// build".
fn is_clause_about(paragraph: &Paragraph, lexicon: &Lexicon, source: &Range<usize>) -> bool {
    let first = source.start;
    let name = source.clone().rev().take_while(|&at| paragraph.starts_upper(at)).count();
    let noun = (source.end - name).saturating_sub(1);
    let is_office = |at: usize| {
        lexicon.class(paragraph.lower(at)).is(Class::ANY_ROLE | Class::ANY_TITLE | Class::ADJECTIVE)
    };
    name > 0
        && first < noun
        && matches!(paragraph.lower(first), "the" | "a" | "an" | "this" | "that")
        && paragraph.starts_lower(noun)
        && !(first..source.end - name).any(is_office)
}

/// Returns true if a clause begins with a token that leads on to another one, which is the news: "*Although*
/// Hill said".
fn is_concession(paragraph: &Paragraph, start: usize) -> bool {
    let leads = |word: &str| matches!(word, "although" | "though" | "while" | "whereas" | "if");
    leads(paragraph.lower(start)) || leads(paragraph.lower_before(start, 1))
}

/// Returns where the clause that is passed on begins, behind "that" and "Meanwhile,".
fn opening(paragraph: &Paragraph, piece: &Range<usize>) -> usize {
    let that = piece.start + usize::from(paragraph.lower(piece.start) == "that");
    let is_phrase = PREPOSITIONS.contains(&paragraph.lower(that));
    let far = piece.end.min(that + if is_phrase { LONGEST_PHRASE } else { 2 });
    let comma = (that + 1..far).find(|&at| paragraph.word(at) == ",");
    comma.map_or(that, |comma| comma + 1)
}

/// Returns where the words end that another passes on: with the sentence, without its stop.
fn end(paragraph: &Paragraph, piece: &Range<usize>, sentence: &Range<usize>) -> usize {
    let end = piece.end.min(sentence.end);
    // "The council vowed to fight, and it did nothing."
    let goes_on = |&at: &usize| {
        paragraph.word(at) == ","
            && paragraph.is_outside(at)
            && matches!(paragraph.lower(at + 1), "and" | "but")
            && matches!(
                paragraph.lower(at + 2),
                "it" | "he" | "she" | "they" | "that" | "no" | "nobody" | "nothing"
            )
    };
    let end = (piece.start + 2..end).find(goes_on).unwrap_or(end);
    let is_stop = matches!(paragraph.word(end - 1), "." | ",") && paragraph.is_outside(end - 1);
    end - usize::from(is_stop)
}

/// Returns where the words begin that a verb reports: with "that", or a clause right behind it.
fn words(paragraph: &Paragraph, verb: usize, end: usize) -> Option<usize> {
    let is_between = |at: usize| {
        paragraph.is_outside(at) && !matches!(paragraph.lower(at), "," | ";" | ":" | "to" | "about")
    };
    let far = end.min(verb + 1 + TO_THAT);
    let promises = matches!(paragraph.lower(verb), "pledged" | "vowed" | "promised");
    let that = (verb + 1..far).find(|&at| paragraph.lower(at) == "that");
    // "Promised a plan that would" tells of a plan.
    let that = that.filter(|&that| !promises || that == verb + 1);
    if let Some(that) = that.filter(|&that| (verb + 1..that).all(is_between)) {
        return is_clause_behind(paragraph, that, end).then_some(that);
    }
    let next = verb + 1;
    let is_clause = matches!(
        paragraph.lower(next),
        "he" | "she"
            | "it"
            | "they"
            | "there"
            | "the"
            | "this"
            | "these"
            | "his"
            | "her"
            | "its"
            | "their"
            | "a"
            | "an"
            | "some"
            | "no"
    ) || paragraph.starts_upper(next)
        && !matches!(paragraph.lower(next - 1), "told" | "warned" | "warns" | "warn")
        && !is_day(paragraph.word(next));
    let reports =
        matches!(
            paragraph.lower(verb),
            "said" | "says" | "say" | "claimed" | "claims" | "argued" | "insisted" | "warned"
        ) || matches!(paragraph.lower(verb), "argue" | "argues" | "claim" | "insists" | "insist");
    (is_clause && reports || promises && paragraph.lower(next) == "to").then_some(next)
}

/// Returns true if a clause follows a "that", and no noun that it points at: "announced *that decision* on
/// Friday", "warned *that night*".
fn is_clause_behind(paragraph: &Paragraph, that: usize, end: usize) -> bool {
    let next = paragraph.lower(that + 1);
    let is_time = matches!(
        next,
        "day"
            | "night"
            | "week"
            | "month"
            | "year"
            | "morning"
            | "evening"
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "time"
            | "way"
    );
    let is_verb = |at: usize| {
        let word = paragraph.lower(at);
        verb_forms::is_common_or_past(word) || word.ends_with('s') && word.len() > 3
    };
    !is_time && (that + 2..end).any(is_verb)
}

/// Returns true for the names of days.
fn is_day(word: &str) -> bool {
    word.ends_with("day")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::quotes::attribution::tests::said_by;

    #[test]
    fn what_another_passes_on_is_said_by_its_speaker() {
        for (text, said) in [
            (
                "Mayor Anna Holm told the council on Monday that the lock was a sieve, the Norvik Post reported.",
                "Anna Holm: that the lock was a sieve",
            ),
            (
                "According to the Norvik Post, Anna Holm said the lock would be shut by May.",
                "Anna Holm: the lock would be shut by May",
            ),
            (
                "Anna Holm told the keepers of all five locks during her visits that they would be \
                 paid, a union official said.",
                "Anna Holm: that they would be paid",
            ),
            (
                "The mayor, Bo Lind, said that Anna Holm had told him that the lock was a sieve.",
                "Anna Holm: that the lock was a sieve",
            ),
            (
                "During a meeting with rowers in May, Anna Holm pledged to drain the lock, the Norvik Post reported.",
                "Anna Holm: to drain the lock",
            ),
        ] {
            assert_eq!(said_by(&[RULE], text), said, "{text}");
        }
    }

    #[test]
    fn who_passes_on_nothing_has_said_it_alone() {
        for text in [
            "Anna Holm told the council about the lock, the Norvik Post reported.",
            "Anna Holm said on Monday that she had told the council that it leaked.",
            "Those who said the lock was old were right, according to the Norvik Post.",
            "Bo Lind said that the rowers who said that it leaked were right.",
            "Bo Lind said Anna Holm had promised a plan that would shut the lock.",
            "Bo Lind said Anna Holm's stated reason, that the lock leaked, was wrong.",
            "Bo Lind said Anna Holm had warned Norvik of a leak in May.",
            "Bo Lind said Anna Holm wrote that letter to him.",
            "Bo Lind said the bridge Anna Holm promised to build was never built.",
            "Bo Lind denied that Anna Holm had warned him that the lock was wet.",
        ] {
            assert_eq!(said_by(&[RULE], text), "", "{text}");
        }
    }
}
