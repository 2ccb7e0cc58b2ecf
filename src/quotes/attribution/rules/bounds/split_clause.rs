//! Completes a clause that its report splits: "*The lock*, Holm said, “is shut”".
//!
//! Behind a report between commas, words that begin with a finite verb lack their subject; it stands
//! before the first comma. Words before it that have no verb lack what stands behind the second one.
//! Content that ends with a subject lacks its verb, or has the subject too much: "It will stay shut until
//! the gate | is sold", "It is shut, | but the gate was sold".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::parts;
use crate::quotes::attribution::rules::found::taken_parts;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in such a subject.
const LONGEST: usize = 12;

/// The largest number of tokens in a clause that content goes on with.
const LONGEST_CLAUSE: usize = 16;

/// The largest number of tokens from the beginning of content to its "to".
const TO_INFINITIVE: usize = 4;

/// The words before a clause that content goes on with.
const SUBORDINATE: [&str; 11] =
    ["after", "before", "while", "until", "if", "when", "as", "because", "unless", "once", "that"];

/// Adds the subject to the content of each attribution that lacks it, or the verb.
pub fn complete(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    for idx in (0..found.len()).rev() {
        add_verb(paragraph, found, idx);
    }
    let taken = taken_parts(found);
    for said in &mut *found {
        let next = said.content.last().map_or(0, |piece| piece.end);
        let idx = taken.partition_point(|part| part.end <= next);
        let free = taken.get(idx).map_or(paragraph.len(), |part| part.start);
        mend_tear(paragraph, free, said);
    }
    for idx in 0..found.len() {
        let Some(subject) = subject(paragraph, &found[idx]) else { continue };
        let near = idx.saturating_sub(1)..found.len().min(idx + 2);
        if !found[near].iter().flat_map(parts).any(|part| overlap(part, &subject)) {
            found[idx].content.insert(0, subject);
        }
    }
}

/// Adds to a subject what stands behind its report, and takes away what that was taken to report: "*The
/// lock*, claims Holm, | is that nobody looks".
fn add_verb(paragraph: &Paragraph, found: &mut Vec<Attribution>, idx: usize) {
    let Some(rest) = verb(paragraph, &found[idx]) else { return };
    let near = idx.saturating_sub(1)..found.len().min(idx + 3);
    let touches = |part: &Range<usize>| overlap(part, &rest);
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

/// Mends content behind its cue that ends between a subject and its verb, or before "of": what follows
/// is not taken up to token `free`.
fn mend_tear(paragraph: &Paragraph, free: usize, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let Some(piece) = said.content.last_mut().filter(|piece| piece.start >= cue.end) else {
        return;
    };
    let (last, next) = (piece.end - 1, piece.end);
    let is_torn = next < free
        && paragraph.is_outside(last)
        && paragraph.is_outside(next)
        && paragraph.word(last).ends_with(char::is_alphanumeric);
    if !is_torn {
        return;
    }
    if paragraph.lower(next) == "of" {
        piece.end = clause_end(paragraph, next, free).unwrap_or(next);
        return;
    }
    let verb = paragraph.lower(next);
    if !(verb_forms::is_common_verb(verb) || verb_forms::PAST.contains(&verb))
        || verb.starts_with('\'')
    {
        return;
    }
    let from = piece.end.saturating_sub(LONGEST).max(piece.start);
    let sentence = paragraph.sentence_of(last).start;
    let is_part = |&at: &usize| {
        let word = paragraph.lower(at);
        // "The gate and lock will open" has one subject.
        let is_joint = joins(word) && (word != "and" || begins_group(paragraph, at + 1));
        at >= sentence && may_be_part(paragraph, at) && !is_joint && !SUBORDINATE.contains(&word)
    };
    let length = (from..piece.end).rev().take_while(is_part).count();
    let Some(joint) = (piece.end - length).checked_sub(1).filter(|_| length > 0) else { return };
    let word = paragraph.lower(joint);
    // The clause belongs to the next sentence.
    let opens = (sentence..=sentence + 1).contains(&(joint + 1)) && sentence > piece.start + 1;
    let whole = piece.start..joint;
    // "Paid so Lind could go" may tell what for; "it leaked, so Lind went" tells what came of it.
    let is_purpose = word == "so" && joint > 0 && paragraph.word(joint - 1) != ",";
    let is_other = joint > piece.start + 1
        && joins(word)
        && !is_purpose
        && (word != "and" || is_done(paragraph, whole));
    if opens {
        piece.end = sentence - usize::from(paragraph.word(sentence - 1) == ".");
    } else if is_other {
        piece.end = joint - usize::from(paragraph.word(joint - 1) == ",");
    } else if joint >= piece.start && SUBORDINATE.contains(&word) {
        piece.end = clause_end(paragraph, next, free).unwrap_or(next);
    }
}

/// Returns true for a word that joins a clause of the writer's as well as one of the speaker's.
fn joins(word: &str) -> bool {
    matches!(word, "and" | "but" | "so" | "though" | "although")
}

/// Returns true for a word with which a subject begins: a name, a pronoun, or before a noun.
fn begins_group(paragraph: &Paragraph, at: usize) -> bool {
    paragraph.starts_upper(at)
        || matches!(
            paragraph.lower(at),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "this"
                | "that"
                | "those"
                | "these"
        )
        || matches!(paragraph.lower(at), "he" | "she" | "it" | "they" | "we" | "some" | "many")
}

/// Returns true if words have a verb, so that "and" may join another clause to them.
fn is_done(paragraph: &Paragraph, words: Range<usize>) -> bool {
    words.clone().any(|at| {
        let word = paragraph.lower(at);
        verb_forms::is_common_verb(word) || word.ends_with("ed") || verb_forms::PAST.contains(&word)
    }) || words.take(TO_INFINITIVE).any(|at| paragraph.lower(at) == "to")
}

/// Returns the mark that ends a clause, if it comes soon and before token `free`.
fn clause_end(paragraph: &Paragraph, from: usize, free: usize) -> Option<usize> {
    let sentence = paragraph.sentence_of(from).end;
    let stops = |at: &usize| {
        *at >= sentence
            || !paragraph.is_outside(*at)
            || matches!(
                paragraph.word(*at),
                "." | "," | ";" | ":" | "?" | "!" | "—" | "–" | "-" | "("
            )
            || matches!(paragraph.lower(*at), "and" | "but" | "which")
    };
    let end = (from + 1..from + LONGEST_CLAUSE).find(stops)?;
    (end <= free && paragraph.is_outside(end.min(paragraph.len() - 1))).then_some(end)
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
    (is_split
        && has_stop
        && rest.len() > 1
        && paragraph.is_outside(rest.start)
        && verb_forms::is_common_verb(paragraph.lower(rest.start))
        && !paragraph.lower(rest.start).starts_with('\''))
    .then_some(rest)
}

/// Returns true for a word that may stand in a subject.
fn may_be_part(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    paragraph.is_outside(at)
        && !matches!(word, "," | ":" | ";" | "—" | "–" | "who" | "which")
        && (!verb_forms::is_common_verb(word) || word == "'s")
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
        && verb_forms::is_common_verb(verb)
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
    fn no_content_ends_between_a_subject_and_its_verb() {
        for (text, content) in [
            (
                "Holm said it would stay shut until the gate | is sold.",
                "it would stay shut until the gate is sold",
            ),
            ("Holm said it had leaked but the gate | was sold.", "it had leaked"),
            ("Holm urged Lind to wait, and the crew | will go.", "Lind to wait"),
            ("Holm said it was shut. Since the gate | is new, it may open.", "it was shut"),
            ("Holm ordered the sale | of the lock, a wreck.", "the sale of the lock"),
            ("Holm praised Bo Lind and the crew | is glad.", "Bo Lind and the crew"),
            (
                "Holm announced it was halting boat and oar sales | will end.",
                "it was halting boat and oar sales",
            ),
        ] {
            let (before, behind) = text.split_once("| ").unwrap();
            let end = Paragraph::all(before)[0].len();
            let text = format!("{before}{behind}");
            let paragraph = Paragraph::all(&text).remove(0);
            let mut found = vec![Attribution {
                source: Some(0..1),
                cue: Some(1..2),
                content: std::iter::once(2..end).collect(),
                ..Attribution::default()
            }];
            complete(&paragraph, &mut found);
            let piece = found[0].content[0].clone();
            assert_eq!(paragraph.slice(paragraph.span(piece.start, piece.end)), content);
        }
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
