//! Ends content with the passage in marks that ends its sentence: "said it was “a sieve.” | It is shut now".
//!
//! The stop within the marks hides the end of the sentence, and the network reads on.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// Ends each piece behind the cue of `said` there.
pub fn cut(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    // "Holm: It is “a sieve.” We know it" is a turn.
    let is_turn = |piece: &Range<usize>| {
        paragraph.word(cue.end - 1) == ":" && paragraph.is_outside(piece.start)
    };
    for piece in &mut said.content {
        if piece.start < cue.end || is_turn(piece) {
            continue;
        }
        if let Some(at) = next(paragraph, piece) {
            piece.end = at;
        }
    }
}

/// Returns where a sentence without marks begins behind a passage that ends one.
fn next(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let begins = |at: usize| {
        paragraph.tokens[at - 1].state == QuoteState::Closing
            && paragraph.tokens[at].sentence != paragraph.tokens[at - 1].sentence
            && paragraph.starts_upper(at)
    };
    let at = (piece.start + 2..piece.end).find(|&at| begins(at))?;
    // A mark may be missing where somebody speaks of themselves, or another one stands.
    let is_first =
        |at: usize| matches!(paragraph.lower(at), "i" | "we" | "my" | "our" | "me" | "us");
    let is_mark = |at: usize| matches!(paragraph.word(at), "\"" | "“" | "”" | "''" | "``");
    let is_writers = |at: usize| paragraph.is_outside(at) && !is_first(at);
    let far = paragraph.len().min(piece.end + 2);
    ((at..piece.end).all(is_writers) && !(at..far).any(is_mark)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::quotes::attribution::tests::left;

    #[test]
    fn the_sentence_behind_a_passage_is_the_writers() {
        let text = "[Ada Holm] <said> {the lock was “a sieve, and an old one.” It is shut}.";
        assert_eq!(left(text, cut), "the lock was “a sieve, and an old one.”");
        let text = "[Ada Holm] <said>, {“It leaks, and nobody cares.” Most rowers agree}.";
        assert_eq!(left(text, cut), "“It leaks, and nobody cares.”");
    }

    #[test]
    fn what_may_be_said_stays() {
        for content in [
            "the lock was “a sieve, and an old one.” I never liked it",
            "the lock was “a sieve.” “It leaks”",
            "“It leaks!” was on the sign",
        ] {
            let text = format!("[Ada Holm] <said> {{{content}}}.");
            assert_eq!(left(&text, cut), content, "{text}");
        }
    }
}
