//! Trims content at its end: no statement ends with "and", and none goes on in a later sentence
//! that nothing reports.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::run_on;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The words with which a clause begins, but never ends.
const BEGINNINGS: [&str; 14] = [
    "and", "but", "or", "nor", "which", "while", "a", "an", "the", "who", "whose", "despite",
    "although", "because",
];

/// The words that lead to a noun.
const PREPOSITIONS: [&str; 10] =
    ["in", "on", "at", "of", "to", "for", "from", "by", "with", "over"];

/// Past forms that are no participles, so that no "would" or "had" before them goes with them.
const PAST: [&str; 26] = [
    "went", "took", "gave", "drove", "flew", "began", "ran", "wrote", "spoke", "fell", "threw",
    "chose", "rose", "broke", "drew", "sang", "ate", "rode", "swam", "shook", "wore", "withdrew",
    "did", "saw", "grew", "blew",
];

/// Past forms that may be participles as well; those in "-ed" are more.
const PAST_OR_PARTICIPLE: [&str; 12] =
    ["left", "sent", "sat", "stood", "held", "made", "met", "led", "walked", "told", "kept", "put"];

/// The parts of time that pass between two events.
const TIMES: [&str; 12] = [
    "hours", "hour", "days", "day", "weeks", "week", "months", "month", "minutes", "moments",
    "years", "year",
];

/// Takes from the end of the content of `said` what begins something else.
pub fn trim(paragraph: &Paragraph, said: &mut Attribution) {
    cut_tail(paragraph, said);
    cut_how(paragraph, said);
    let is_outside = |at: usize| paragraph.tokens[at].state == QuoteState::Outside;
    let Some(last) = said.content.last_mut() else { return };
    let is_loose = |at: usize| {
        is_outside(at)
            && (BEGINNINGS.contains(&paragraph.lower(at))
                || matches!(paragraph.word(at), "," | ";"))
    };
    let mut end = last.end;
    while end > last.start + 1 && is_loose(end - 1) {
        end -= 1;
    }
    // A comma alone does no harm, and what stands before a colon or a mark is another matter.
    let is_clause = (end..last.end).any(|at| BEGINNINGS.contains(&paragraph.lower(at)));
    let leads_on = matches!(paragraph.lower(end), "a" | "an" | "the" | "which" | "whose")
        && PREPOSITIONS.contains(&paragraph.lower(end - 1));
    if is_clause && end > last.start + 2 {
        last.end = end - usize::from(leads_on);
    }
}

/// Ends content behind its cue where the report goes on about what the speaker did, or when: ", and
/// walked out", ", before leaving", ", hours after Lind resigned". A sentence behind it without
/// quotation marks is the writer's.
fn cut_tail(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let leads_on = paragraph.word(cue.end - 1) == ":";
    let [piece] = &mut said.content[..] else { return };
    if piece.start < cue.end || leads_on {
        return;
    }
    let is_outside = |at: usize| paragraph.tokens[at].state == QuoteState::Outside;
    if piece.clone().all(is_outside) {
        let first = paragraph.sentence_of(piece.start).end;
        let begins = paragraph.word(first).starts_with(char::is_uppercase)
            && !run_on::is_abbreviated(paragraph, first);
        if first < piece.end && begins {
            let end = first - usize::from(paragraph.word(first - 1) == ".");
            piece.end = end.max(piece.start + 1);
        }
    }
    let has_comma = |mut rest: Range<usize>| rest.any(|at| paragraph.word(at) == ",");
    let tail = (piece.start + 2..piece.end).find(|&at| {
        paragraph.word(at) == ","
            && is_outside(at)
            && paragraph.tokens[at].sentence == paragraph.tokens[piece.start].sentence
            && (is_time(paragraph, at + 1) && !has_comma(at + 1..piece.end)
                || is_deed(paragraph, piece.start, at))
    });
    if let Some(tail) = tail {
        piece.end = tail;
    }
}

/// Returns true for "before leaving", "hours after", "a day before" at a token.
fn is_time(paragraph: &Paragraph, at: usize) -> bool {
    let leaves = paragraph.lower(at) == "before" && paragraph.lower(at + 1).ends_with("ing");
    let time = (at..at + 3).find(|&at| TIMES.contains(&paragraph.lower(at)));
    let number = |at: usize| {
        let word = paragraph.lower(at);
        matches!(word, "a" | "an" | "just" | "only" | "one" | "two" | "three" | "some" | "several")
            || word.chars().all(|char| char.is_ascii_digit())
    };
    leaves
        || time.is_some_and(|time| {
            matches!(paragraph.lower(time + 1), "after" | "before") && (at..time).all(number)
        })
}

/// Returns true if what follows the comma at a token is a deed of the speaker: behind a quotation
/// mark, or a past form that what was said, with its "would" or "had", can't go on with.
fn is_deed(paragraph: &Paragraph, start: usize, comma: usize) -> bool {
    let then = usize::from(matches!(paragraph.lower(comma + 2), "then" | "later" | "promptly"));
    let verb = paragraph.lower(comma + 2 + then);
    let is_past = PAST.contains(&verb);
    let may_be = is_past || PAST_OR_PARTICIPLE.contains(&verb) || verb.ends_with("ed");
    if paragraph.lower(comma + 1) != "and" || !may_be {
        return false;
    }
    let is_quoted = paragraph.tokens[comma - 1].state == QuoteState::Closing;
    let words = || (start..comma).map(|at| paragraph.lower(at));
    let auxiliary = words().find(|word| {
        matches!(
            *word,
            "would"
                | "will"
                | "could"
                | "can"
                | "should"
                | "may"
                | "might"
                | "must"
                | "had"
                | "has"
                | "have"
                | "was"
                | "were"
                | "is"
                | "are"
                | "did"
        )
    });
    let is_list = words().any(|word| word == ",");
    is_quoted
        || !is_list
            && match auxiliary {
                Some("would" | "will" | "could" | "can" | "should" | "may" | "might" | "must") => {
                    !words().any(|word| matches!(word, "be" | "have" | "been"))
                }
                Some("had" | "has" | "have") => is_past,
                _ => false,
            }
}

/// Ends a passage before "is how she put it".
fn cut_how(paragraph: &Paragraph, said: &mut Attribution) {
    for piece in &mut said.content {
        let how = piece.end.checked_sub(2).filter(|&at| at > piece.start);
        let Some(at) = how.filter(|&at| paragraph.lower(at + 1) == "how") else { continue };
        if matches!(paragraph.lower(at), "is" | "was")
            && paragraph.tokens[at - 1].state == QuoteState::Closing
        {
            piece.end = at;
        }
    }
}

/// Takes away pieces in sentences behind that of the cue, outside of quotation marks: what no word
/// reports there is more often somebody else's than not.
pub fn drop_later(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let sentence = paragraph.tokens[cue.start].sentence;
    let mut is_first = true;
    let end = cue.end;
    said.content.retain(|piece| {
        let is_quoted = piece.clone().any(|at| paragraph.tokens[at].state != QuoteState::Outside);
        let is_later = piece.start >= end && paragraph.tokens[piece.start].sentence > sentence;
        let is_kept = is_first || is_quoted || !is_later;
        is_first = false;
        is_kept
    });
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::drop_later;
    use super::trim;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is left of pieces, as tokens, that are reported by token 1 of `text`.
    fn left(text: &str, content: &[Range<usize>]) -> Vec<String> {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said =
            Attribution { cue: Some(1..2), content: content.to_vec(), ..Attribution::default() };
        trim(&paragraph, &mut said);
        drop_later(&paragraph, &mut said);
        let words = said.content.iter().map(|piece| paragraph.span(piece.start, piece.end));
        words.map(|span| paragraph.slice(span).to_owned()).collect()
    }

    #[test]
    fn no_statement_ends_with_the_beginning_of_another() {
        let text = "Holm said that it rained, and Lind left.";
        assert_eq!(left(text, &[2..7]), ["that it rained"]);
        assert_eq!(left(text, &[2..6]), ["that it rained,"]);
    }

    #[test]
    fn what_the_speaker_did_is_not_what_they_said() {
        for (text, content) in [
            ("Holm said the lock would open, and went home.", "the lock would open"),
            ("Holm said it was “a sieve”, and walked out.", "it was “a sieve”"),
            ("Holm said that it rained, before leaving Norvik.", "that it rained"),
            ("Holm said that it rained, hours after Lind left.", "that it rained"),
            ("Holm said that it rained. The lock is shut.", "that it rained"),
            ("Holm said that it was shut, and locked.", "that it was shut, and locked"),
        ] {
            let paragraph = Paragraph::all(text).remove(0);
            assert_eq!(left(text, &[2..paragraph.len() - 1]), [content]);
        }
    }

    #[test]
    fn a_later_sentence_without_marks_is_another_statement() {
        let text = "Holm said that it rained. The lock is shut.";
        assert_eq!(left(text, &[2..5, 6..10]), ["that it rained"]);
        let text = "Holm said that it rained. “It is shut.”";
        assert_eq!(left(text, &[2..5, 6..12]), ["that it rained", "“It is shut.”"]);
    }
}
