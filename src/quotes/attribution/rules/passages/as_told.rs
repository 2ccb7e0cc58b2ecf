//! Finds what a clause with "as" reports that opens a sentence: "As Hill put it, the lock leaks", "But as
//! the report notes, it is old".
//!
//! The network knows most of them; this is for those that it takes for the writer's.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::parts;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
pub const RULE: Rule = Rule("a clause with \"as\" before the words");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.75;

/// The largest number of tokens from "as" to the comma.
const TO_COMMA: usize = 24;

/// The fewest tokens in what is reported.
const SHORTEST: usize = 4;

/// The verbs that report without an object.
const SAYING: [&str; 31] = [
    "noted",
    "notes",
    "note",
    "said",
    "says",
    "say",
    "argued",
    "argues",
    "argue",
    "wrote",
    "writes",
    "observed",
    "observes",
    "explained",
    "explains",
    "explain",
    "reported",
    "reports",
    "acknowledged",
    "acknowledges",
    "admitted",
    "admits",
    "conceded",
    "mentioned",
    "mentions",
    "mention",
    "remarked",
    "remarks",
    "stated",
    "states",
    "quipped",
];

/// Adds to what was `found` in a paragraph the sentences that such a clause opens.
pub fn add(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    let (mut start, mut left) = (0, MOST_PASSAGES);
    while start < paragraph.len() && left > 0 {
        let sentence = paragraph.sentence_of(start);
        start = sentence.end;
        let Some(said) = report(paragraph, &sentence) else { continue };
        left -= 1;
        let whole = sentence.start..said.content[0].start + 2;
        if !found.iter().flat_map(parts).any(|part| overlap(part, &whole)) {
            insert_in_order(found, said);
        }
    }
}

/// Returns true for the rule of such sentences.
pub fn is_told(rule: Rule) -> bool {
    rule == RULE
}

/// Returns what such a clause at the beginning of a sentence reports.
fn report(paragraph: &Paragraph, sentence: &Range<usize>) -> Option<Attribution> {
    let leads = matches!(paragraph.lower(sentence.start), "and" | "but" | "so" | "or" | "yet");
    let as_at = sentence.start + usize::from(leads);
    if paragraph.lower(as_at) != "as" || !paragraph.is_outside(as_at) {
        return None;
    }
    let far = sentence.end.min(as_at + TO_COMMA);
    let is_comma = |&at: &usize| matches!(paragraph.word(at), "," | "…" | "...");
    let comma = (as_at + 3..far).find(is_comma)?;
    let clause = as_at + 1..comma;
    let cue = (clause.start + 1..comma).find_map(|at| cue(paragraph, at, comma))?;
    let source = clause.start..cue.start;
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let content = comma + 1..sentence.end - stop;
    let is_outside = clause.clone().all(|at| paragraph.is_outside(at));
    (is_outside && names_a_source(paragraph, &source) && content.len() >= SHORTEST).then(|| {
        Attribution {
            content: vec![content],
            cue: Some(cue),
            source: Some(source),
            rule: RULE,
            confidence: CONFIDENCE,
            act: Verdict { act: Act::Said, chance: CONFIDENCE },
            ..Attribution::default()
        }
    })
}

/// Returns the verb at `at`, with what belongs to it, if no more than where and when stands between it
/// and the comma: "wrote *in May*", "put it".
fn cue(paragraph: &Paragraph, at: usize, comma: usize) -> Option<Range<usize>> {
    let (word, next) = (paragraph.lower(at), paragraph.lower(at + 1));
    let end = match word {
        "put" | "puts" if next == "it" => at + 2,
        "pointed" | "points" | "point" if next == "out" => at + 2,
        _ if SAYING.contains(&word) => at + 1,
        _ => return None,
    };
    let goes_with = |&at: &usize| matches!(paragraph.lower(at), "has" | "have" | "had" | "also");
    let start = at - (at.saturating_sub(2)..at).rev().take_while(goes_with).count();
    let rest = paragraph.lower(end);
    let is_occasion = matches!(
        rest,
        "in" | "on"
            | "at"
            | "to"
            | "last"
            | "earlier"
            | "during"
            | "yesterday"
            | "back"
            | "recently"
    ) || rest.ends_with("day");
    (end == comma || is_occasion).then_some(start..end)
}

/// Returns true if the words between "as" and the verb are somebody or a text, and not the writer.
fn names_a_source(paragraph: &Paragraph, source: &Range<usize>) -> bool {
    let Some(last) = source.end.checked_sub(1).filter(|&last| last >= source.start) else {
        return false;
    };
    let opens = paragraph.starts_upper(source.start) && paragraph.lower(source.start) != "i"
        || matches!(
            paragraph.lower(source.start),
            "the"
                | "a"
                | "an"
                | "one"
                | "his"
                | "her"
                | "their"
                | "its"
                | "some"
                | "many"
                | "he"
                | "she"
                | "they"
        );
    let is_part = |at: usize| !verb_forms::is_plain_verb(paragraph.lower(at));
    let ends = !matches!(
        paragraph.lower(last),
        "the" | "a" | "an" | "of" | "to" | "who" | "that" | "not" | "and" | "been"
    );
    opens && ends && source.clone().all(is_part)
}

#[cfg(test)]
mod tests {
    use crate::quotes::reading::paragraph::Paragraph;

    use super::report;

    /// Writes source, cue and content of what the first sentence of a text reports.
    fn told(text: &str) -> Option<String> {
        let paragraph = Paragraph::all(text).remove(0);
        let said = report(&paragraph, &paragraph.sentence_of(0))?;
        let of = |part: &std::ops::Range<usize>| {
            paragraph.slice(paragraph.span(part.start, part.end)).to_owned()
        };
        Some(
            [said.source.as_ref(), said.cue.as_ref(), said.content.first()]
                .map(|part| of(part.unwrap()))
                .join(" | "),
        )
    }

    #[test]
    fn a_clause_with_as_reports_the_sentence() {
        for (text, said) in [
            (
                "As Anna Holm put it, the lock is a sieve.",
                "Anna Holm | put it | the lock is a sieve",
            ),
            (
                "But as the council's report notes, the lock has leaked for years.",
                "the council's report | notes | the lock has leaked for years",
            ),
            (
                "As the keeper acknowledged in May, the lock has never been dry.",
                "the keeper | acknowledged | the lock has never been dry",
            ),
        ] {
            assert_eq!(told(text).as_deref().unwrap_or(""), said, "{text}");
        }
    }

    #[test]
    fn what_happens_meanwhile_is_no_report() {
        for text in [
            "As Anna Holm said this, the lock began to leak.",
            "As we reported in May, the lock has begun to leak.",
            "As of the reported attack, the lock was still shut.",
            "As the keeper turned the wheel, the lock began to leak.",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
