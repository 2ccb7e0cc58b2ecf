//! Ends content where its sentence goes on with somebody else's report: "Holm said the lock was shut | and
//! the miller, Bo Lind, said it was open".
//!
//! The network takes the second report for more of the first, most of all where no comma parts them.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::addressee;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("a second report in the sentence");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.7;

/// The largest number of tokens in the source of the second report.
const LONGEST: usize = 9;

/// The smallest number of tokens in what the first one tells.
const FEWEST: usize = 3;

/// The words that lead to a second report.
const JOINING: [&str; 6] = ["and", "while", "whereas", "but", "although", ";"];

/// The words that stand in no source of the second.
const OF_NO_SOURCE: [&str; 28] = [
    "that", "who", "which", "what", "as", "if", "when", "where", "he", "she", "it", "they", "we",
    "i", "you", "not", "to", ":", ";", "and", "or", "by", "with", "n't", "never", "then", "there",
    "why",
];

/// Parts what was `found` where a second report begins in it.
pub fn part(paragraph: &Paragraph, lexicon: &Lexicon, found: &mut Vec<Attribution>) {
    for idx in (0..found.len()).rev() {
        if let Some(more) = added(paragraph, &mut found[idx]) {
            found.insert(idx + 1, more);
        }
        let Some((joint, source)) = second(paragraph, lexicon, &found[idx]) else { continue };
        let verb = source.end;
        let Some(piece) = found[idx].content.last_mut() else { continue };
        let end = std::mem::replace(&mut piece.end, joint);
        let is_of_verb = |cue: &Range<usize>| cue.contains(&verb);
        let near = found[idx + 1..].iter_mut().take(2);
        let own = near.into_iter().find(|said| said.cue.as_ref().is_some_and(is_of_verb));
        if let Some(own) = own {
            own.source = Some(source);
        } else if end > verb + 1 {
            let cue = verb..day_end(paragraph, verb + 1);
            let second = Attribution {
                content: std::iter::once(cue.end..end).collect(),
                cue: Some(cue),
                source: Some(source),
                rule: RULE,
                confidence: CONFIDENCE,
                ..Attribution::default()
            };
            found.insert(idx + 1, second);
        }
    }
}

/// Takes from a report what its speaker adds behind a comma: "Holm said it leaked, *adding that it was old*".
fn added(paragraph: &Paragraph, said: &mut Attribution) -> Option<Attribution> {
    let cue = said.cue.clone()?;
    let sentence = paragraph.sentence_of(cue.start).end;
    let piece = said.content.last_mut().filter(|piece| piece.start >= cue.end)?;
    let end = piece.end.min(sentence);
    let adds = |&at: &usize| {
        let next = paragraph.lower(at + 2);
        paragraph.word(at) == ","
            && paragraph.is_outside(at + 1)
            && matches!(paragraph.lower(at + 1), "adding" | "noting")
            && (next == "that"
                || !paragraph.is_outside(at + 2)
                || addressee::is_clause(paragraph, at + 2, end))
    };
    let comma = (piece.start + FEWEST..end.saturating_sub(FEWEST)).find(adds)?;
    let end = std::mem::replace(&mut piece.end, comma);
    Some(Attribution {
        content: std::iter::once(comma + 2..end).collect(),
        cue: Some(comma + 1..comma + 2),
        source: said.source.clone(),
        rule: RULE,
        confidence: CONFIDENCE,
        ..Attribution::default()
    })
}

/// Returns where the content of a report ends before a second one, and the source of that.
fn second(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    said: &Attribution,
) -> Option<(usize, Range<usize>)> {
    let (cue, piece) = (said.cue.as_ref()?, said.content.last()?);
    let first = cue.clone().find(|&at| lexicon.class(paragraph.lower(at)).is(Class::SPEECH))?;
    let is_present = paragraph.lower(first).ends_with('s');
    let end = piece.end.min(paragraph.sentence_of(cue.start).end);
    if piece.start < cue.end || piece.start + FEWEST >= end {
        return None;
    }
    (piece.start + FEWEST..end)
        .take_while(|&at| paragraph.is_outside(at))
        .filter(|&at| JOINING.contains(&paragraph.lower(at)))
        .find_map(|at| {
            let source = source(paragraph, lexicon, at + 1, end)?;
            let is_alike = paragraph.lower(source.end).ends_with('s') == is_present;
            let told = piece.start..at;
            let tells = told.clone().any(|at| verb_forms::is_common_or_ed(paragraph.lower(at)));
            let joint = at - usize::from(paragraph.word(at - 1) == ",");
            (is_alike && tells).then_some((joint, source))
        })
}

/// Returns the group of nouns that begins at `from` and speaks: "*the miller, Bo Lind,* said it".
fn source(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    // A "secretary of state" states nothing.
    let is_verb = |&at: &usize| {
        let word = paragraph.lower(at);
        let is_finite = word.ends_with(['s', 'd']) || word == "wrote";
        paragraph.word(at) == word && is_finite && lexicon.class(word).is(Class::SPEECH)
    };
    let verb = (from + 1..=end.min(from + LONGEST)).find(is_verb)?;
    let comma = (from..verb).find(|&at| paragraph.word(at) == ",");
    let commas = (from..verb).filter(|&at| paragraph.word(at) == ",").count();
    let is_closed = commas == 0 || commas == 2 && paragraph.word(verb - 1) == ",";
    let is_part = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && !verb_forms::is_common_verb(word)
            && !is_verb(&at)
            && (!word.ends_with("ed") || paragraph.word(at) != word)
            && !OF_NO_SOURCE.contains(&word)
    };
    let is_name = |at: usize| paragraph.starts_upper(at);
    let named = is_source(paragraph, lexicon, from..comma.unwrap_or(verb))
        || comma.is_some_and(|comma| is_name(comma + 1));
    let speaks = has_clause(paragraph, verb, end);
    (is_closed && named && speaks && (from..verb).all(is_part)).then_some(from..verb)
}

/// Returns true for a name, or a description of somebody.
fn is_source(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    let is_preposition =
        |&at: &usize| matches!(paragraph.lower(at), "of" | "for" | "in" | "at" | "from");
    let end = (tokens.start + 1..tokens.end).find(is_preposition).unwrap_or(tokens.end);
    let is_name = |at: usize| paragraph.starts_upper(at);
    let class = lexicon.class(paragraph.lower(end - 1));
    let people = Class::ANY_ROLE | Class::GROUP | Class::BODY | Class::ORGANIZATION;
    let is_day = paragraph.lower(end - 1).ends_with("day");
    (is_name(end - 1) || class.is(people)) && !is_day
}

/// Returns true if a clause follows the verb at `verb`, which nobody in the first report hears.
fn has_clause(paragraph: &Paragraph, verb: usize, end: usize) -> bool {
    let from = day_end(paragraph, verb + 1);
    let next = paragraph.lower(from);
    if matches!(paragraph.lower(verb), "told" | "tells" | "tell") {
        let hears = matches!(next, "him" | "her" | "them" | "me" | "us" | "it" | "he" | "she");
        let that = (from + 1..from + LONGEST).any(|at| paragraph.lower(at) == "that");
        return !hears && that;
    }
    next == "that" && paragraph.is_outside(from) || addressee::is_clause(paragraph, from, end)
}

/// Returns the token behind the day of a report, where one begins at `at`: "said *on Monday* that".
fn day_end(paragraph: &Paragraph, at: usize) -> usize {
    let day = at + usize::from(paragraph.lower(at) == "on");
    if paragraph.lower(day).ends_with("day") { day + 1 } else { at }
}

#[cfg(test)]
mod tests {
    use super::added;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn somebody_elses_report_is_no_more_of_the_first() {
        for (text, wanted) in [
            (
                "Ada Holm said the lock was shut and Bo Lind said it was open.",
                "Ada Holm: the lock was shut\nBo Lind: it was open",
            ),
            (
                "Ada Holm said that the lock was shut, and the miller, Bo Lind, said that it was open.",
                "Ada Holm: that the lock was shut\nBo Lind: that it was open",
            ),
            (
                "Ada Holm said on Friday the lock was shut while police said on Monday it was open.",
                "Ada Holm: the lock was shut\npolice: it was open",
            ),
        ] {
            assert_eq!(said(text), wanted);
        }
    }

    #[test]
    fn what_the_speaker_adds_is_a_report_of_its_own() {
        let text = "Ada Holm said the lock would be shut in May, adding that it was a sieve.";
        assert_eq!(
            said(text),
            "Ada Holm: the lock would be shut in May\nAda Holm: that it was a sieve"
        );
        let paragraph =
            Paragraph::all("Holm said it was shut, adding costs to the bill.").remove(0);
        let mut said = Attribution {
            cue: Some(1..2),
            content: std::iter::once(2..10).collect(),
            ..Attribution::default()
        };
        assert_eq!(added(&paragraph, &mut said), None);
    }

    #[test]
    fn what_the_speaker_heard_stays() {
        for content in [
            "the lock was shut and that Bo Lind told her it leaked",
            "that the lock was shut and that Bo Lind said it leaked",
        ] {
            assert_eq!(said(&format!("Ada Holm said {content}.")), format!("Ada Holm: {content}"));
        }
    }
}
