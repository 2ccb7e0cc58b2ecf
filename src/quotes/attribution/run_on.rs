//! Cuts content that runs on into a sentence with a report of its own: "He said that it rained.
//! The lock was open, the town said."
//!
//! The network takes whole sentences behind a report for more of it, and sees the words that report
//! them only at their end. Cut before it is linked, each part goes to the words beside it.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::tagging::tag::Piece;
use crate::quotes::tagging::tag::Role;

/// The largest number of pieces between content and the words that report it.
const REACH: usize = 3;

/// Cuts each piece of content that has a cue before it, in its first sentence, and another with a
/// source behind it, in its last.
pub fn cut(paragraph: &Paragraph, pieces: &[Piece]) -> Vec<Piece> {
    let mut found = Vec::with_capacity(pieces.len());
    for (idx, piece) in pieces.iter().enumerate() {
        match border(paragraph, pieces, idx) {
            Some(at) => {
                let stop = usize::from(paragraph.word(at - 1) == ".");
                let (first, last) = (piece.tokens.start..at - stop, at..piece.tokens.end);
                found.push(Piece { role: Role::Content, tokens: first });
                found.push(Piece { role: Role::Content, tokens: last });
            }
            None => found.push(piece.clone()),
        }
    }
    found
}

/// Joins what was cut of `pieces` and linked to the same cue.
pub fn join(pieces: &[Piece], found: &mut [Attribution]) {
    let whole = |start: usize| {
        let after = pieces.partition_point(|piece| piece.tokens.start <= start);
        after.checked_sub(1).map(|idx| &pieces[idx].tokens)
    };
    for said in found {
        let parts = std::mem::take(&mut said.content);
        for part in parts {
            let goes_on = |last: &Range<usize>| {
                whole(part.start).is_some_and(|whole| whole.contains(&last.start))
            };
            match said.content.last_mut().filter(|last| goes_on(last)) {
                Some(last) => last.end = part.end,
                None => said.content.push(part),
            }
        }
    }
}

/// Returns the token with which the last sentence of a piece begins, if that has its own report.
fn border(paragraph: &Paragraph, pieces: &[Piece], idx: usize) -> Option<usize> {
    let Piece { role: Role::Content, tokens } = &pieces[idx] else { return None };
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    let at = paragraph.sentence_of(tokens.end - 1).start;
    // A number after "Rs." begins no sentence.
    let begins = paragraph.word(at).starts_with(|char: char| !char.is_numeric());
    if at < tokens.start + 2 || !begins || is_abbreviated(paragraph, at) {
        return None;
    }
    let is_quoted = !paragraph.is_outside(at) && !paragraph.is_outside(at - 1);
    let is_reported = |role: Role| {
        let behind = pieces[idx + 1..].iter().take(REACH);
        behind
            .take_while(|piece| piece.role != Role::Content)
            .any(|piece| piece.role == role && sentence(piece.tokens.start) == sentence(at))
    };
    let has_cue = pieces[..idx]
        .iter()
        .rev()
        .take(REACH)
        .take_while(|piece| sentence(piece.tokens.start) == sentence(tokens.start))
        .any(|piece| piece.role == Role::Cue);
    let passage_ends = paragraph.tokens[at - 1].state == QuoteState::Closing;
    let fits = (!is_quoted || passage_ends)
        && has_cue
        && is_reported(Role::Cue)
        && is_reported(Role::Source);
    fits.then_some(at)
}

/// Returns true if the full stop before token `at` may be that of a title: "Smt. Moitra".
pub fn is_abbreviated(paragraph: &Paragraph, at: usize) -> bool {
    let Some(before) = at.checked_sub(2).map(|at| paragraph.word(at)) else { return false };
    paragraph.word(at - 1) == "." && before.len() < 5 && before.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn a_sentence_with_its_own_report_is_no_more_of_the_one_before() {
        let text = "Ada Holm, who keeps the lock, said: “The ducks go first.” The boats would \
                    follow, she added.";
        assert_eq!(said(text), "Ada Holm: “The ducks go first.”\nAda Holm: The boats would follow");
    }

    #[test]
    fn what_is_reported_once_stays_whole() {
        let text = "“It is cold. It will rain,” said Ada Holm.";
        assert_eq!(said(text), "Ada Holm: “It is cold. It will rain,”");
    }
}
