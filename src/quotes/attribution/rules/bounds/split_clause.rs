//! Completes a clause that its report splits: "*The lock*, Holm said, “is shut”".
//!
//! Behind a report between commas, words that begin with a finite verb lack their subject; it stands
//! before the first comma. Words before it that have no verb lack what stands behind the second one.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::addressee;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The largest number of tokens in such a subject.
const LONGEST: usize = 12;

/// Adds the subject to the content of each attribution that lacks it, or the verb.
pub fn complete(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    for idx in (0..found.len()).rev() {
        add_verb(paragraph, found, idx);
    }
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

/// Adds to a subject what stands behind its report, and takes away what that was taken to report: "*The
/// lock*, claims Holm, | is that nobody looks".
fn add_verb(paragraph: &Paragraph, found: &mut Vec<Attribution>, idx: usize) {
    let Some(rest) = verb(paragraph, &found[idx]) else { return };
    let near = idx.saturating_sub(1)..found.len().min(idx + 3);
    let touches = |part: &Range<usize>| part.start < rest.end && rest.start < part.end;
    let is_of_rest = |said: &Attribution| {
        said.cue.as_ref().is_some_and(touches) || said.content.iter().any(touches)
    };
    let own = found[idx].source.clone();
    if near.clone().any(|at| is_of_rest(&found[at]) && found[at].source != own) {
        return;
    }
    found[idx].content.push(rest.clone());
    for at in near.rev() {
        if at != idx && is_of_rest(&found[at]) {
            found.remove(at);
        }
    }
}

/// Returns the verb with what follows it that what was `said` lacks.
fn verb(paragraph: &Paragraph, said: &Attribution) -> Option<Range<usize>> {
    let (cue, source) = (said.cue.as_ref()?, said.source.as_ref()?);
    let [subject] = &said.content[..] else { return None };
    let from = cue.start.min(source.start);
    let end = cue.end.max(source.end);
    let sentence = paragraph.sentence_of(cue.start);
    let behind = end + usize::from(paragraph.word(end) == ",");
    let is_split = subject.start == sentence.start
        && (subject.end..=subject.end + 1).contains(&from)
        && paragraph.word(from - 1) == ","
        && paragraph.word(behind - 1) == ","
        && subject.len() <= LONGEST
        && end - from <= LONGEST
        && subject.clone().all(|at| may_be_part(paragraph, at) || at + 1 == subject.end);
    let has_stop = matches!(paragraph.word(sentence.end - 1), "." | "!" | "?");
    let rest = behind..sentence.end - 1;
    let is_outside = |at: usize| {
        paragraph.tokens.get(at).is_some_and(|token| token.state == QuoteState::Outside)
    };
    (is_split
        && has_stop
        && rest.len() > 1
        && is_outside(rest.start)
        && addressee::is_verb(paragraph.lower(rest.start))
        && !paragraph.lower(rest.start).starts_with('\''))
    .then_some(rest)
}

/// Returns true for a word that may stand in a subject.
fn may_be_part(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    paragraph.tokens[at].state == QuoteState::Outside
        && !matches!(word, "," | ":" | ";" | "—" | "–" | "who" | "which")
        && (!addressee::is_verb(word) || word == "'s")
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
        && subject.clone().all(|at| may_be_part(paragraph, at)))
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
        let mut found = vec![Attribution {
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
    fn a_subject_has_its_verb_behind_the_report() {
        let paragraph = Paragraph::all("The lock, claims Bo Holm, is that of a bath.").remove(0);
        let mut found = vec![
            Attribution {
                source: Some(4..7),
                cue: Some(3..4),
                content: std::iter::once(0..2).collect(),
                ..Attribution::default()
            },
            Attribution {
                source: Some(4..7),
                cue: Some(7..8),
                content: std::iter::once(8..12).collect(),
                ..Attribution::default()
            },
        ];
        complete(&paragraph, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].content, [0..2, 7..12]);
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
