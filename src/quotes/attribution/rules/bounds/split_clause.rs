//! Completes a clause that its report splits: "*The lock*, Holm said, “is shut”".
//!
//! Behind a report between commas, words that begin with a finite verb lack their subject; it stands
//! before the first comma.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::addressee;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The largest number of tokens in such a subject.
const LONGEST: usize = 12;

/// Adds the subject to the content of each attribution that lacks it.
pub fn complete(paragraph: &Paragraph, found: &mut [Attribution]) {
    for idx in 0..found.len() {
        let Some(subject) = subject(paragraph, &found[idx]) else { continue };
        let near = idx.saturating_sub(1)..found.len().min(idx + 2);
        let is_free = |part: &Range<usize>| part.end <= subject.start || subject.end <= part.start;
        let mut parts = found[near]
            .iter()
            .flat_map(|said| said.content.iter().chain(&said.cue).chain(&said.source));
        if parts.all(is_free) {
            found[idx].content.insert(0, subject);
        }
    }
}

/// Returns the subject that what was `said` lacks.
fn subject(paragraph: &Paragraph, said: &Attribution) -> Option<Range<usize>> {
    let (cue, source) = (said.cue.as_ref()?, said.source.as_ref()?);
    let first = said.content.first()?.start;
    let sentence = paragraph.sentence_of(cue.start);
    let from = cue.start.min(source.start);
    let is_split = sentence.contains(&first)
        && sentence.start + 1 < from
        && cue.end.max(source.end) < first
        && paragraph.word(from - 1) == ","
        && paragraph.word(first - 1) == ",";
    let is_mark = paragraph.tokens[first].state == QuoteState::Opening;
    let verb = paragraph.lower(first + usize::from(is_mark));
    let subject = sentence.start..from.checked_sub(1)?;
    let may_be_part = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.tokens[at].state == QuoteState::Outside
            && !matches!(word, "," | ":" | ";" | "—" | "–" | "who" | "which")
            && (!addressee::is_verb(word) || word == "'s")
    };
    // "In May, he said, was …" is no clause, and "But, he said, is that so?" has nothing to add.
    let begins = !matches!(
        paragraph.lower(subject.start),
        "in" | "on" | "at" | "but" | "and" | "so" | "if" | "when" | "as" | "after" | "then" | "or"
    );
    (is_split
        && addressee::is_verb(verb)
        && !verb.starts_with('\'')
        && begins
        && !paragraph.lower(subject.start).ends_with("ly")
        && subject.len() <= LONGEST
        && subject.clone().all(may_be_part))
    .then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::complete;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what Holm says in a text, whose words were taken to begin behind the second comma.
    fn completed(text: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let is_comma = |at: &usize| paragraph.word(*at) == ",";
        let first = (0..paragraph.len()).filter(is_comma).nth(1).unwrap() + 1;
        let cue = (0..first).find(|&at| paragraph.word(at) == "said").unwrap();
        let mut found = [Attribution {
            source: Some(cue - 1..cue),
            cue: Some(cue..cue + 1),
            content: std::iter::once(first..paragraph.len() - 1).collect(),
            ..Attribution::default()
        }];
        complete(&paragraph, &mut found);
        let pieces = found[0].content.iter();
        let slices = pieces.map(|piece| paragraph.slice(paragraph.span(piece.start, piece.end)));
        slices.collect::<Vec<_>>().join(" … ")
    }

    #[test]
    fn a_finite_verb_has_its_subject_before_the_report() {
        for (text, content) in [
            ("The lock in June, Holm said, “is shut”.", "The lock in June … “is shut”"),
            ("Rowing, Holm said on Monday, was a joy.", "Rowing … was a joy"),
        ] {
            assert_eq!(completed(text), content);
        }
    }

    #[test]
    fn what_is_no_subject_stays() {
        for (text, content) in [
            ("In May, Holm said, the lock was shut.", "the lock was shut"),
            ("But, Holm said, is it shut?", "is it shut?"),
            ("The keeper rowed as it was late, Holm said, had she said so.", "had she said so"),
        ] {
            assert_eq!(completed(text).trim_end_matches('?'), content.trim_end_matches('?'));
        }
    }
}
