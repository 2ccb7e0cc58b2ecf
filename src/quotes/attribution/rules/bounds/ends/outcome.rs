//! Ends content before what the writer says came of it, or how it was said: "said profits would double, |
//! sending the shares up", "said he would go, | becoming the third keeper to leave", "| to loud applause".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens from a participle to what moves.
const TO_PRICE: usize = 4;

/// What moves when somebody has spoken.
const PRICES: [&str; 12] = [
    "shares", "share", "stock", "stocks", "pound", "dollar", "euro", "rupee", "naira", "currency",
    "yields", "markets",
];

/// Ends the content behind the cue of `said` there.
pub fn cut(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let Some(piece) = said.content.last_mut().filter(|piece| piece.start >= cue.end) else {
        return;
    };
    let end = piece.end.min(paragraph.sentence_of(cue.start).end);
    let plans = piece.clone().any(|at| matches!(paragraph.lower(at), "would" | "will" | "'ll"));
    let own = plans
        && matches!(
            (paragraph.lower(piece.start), paragraph.lower(piece.start + 1)),
            ("he" | "she" | "they", _) | ("that", "he" | "she" | "they")
        );
    let first = piece.start;
    let is_end = |&at: &usize| {
        paragraph.word(at) == ","
            && paragraph.is_outside(at)
            && (is_writers(paragraph, at + 1, own) || is_remark(paragraph, first..at, end))
    };
    if let Some(comma) = (piece.start + 2..end).find(is_end) {
        piece.end = comma;
    }
    // A stump of "hours after the vote" may be left.
    let last = piece.end - 1;
    if last > piece.start + 2
        && opens_time(paragraph.lower(last))
        && paragraph.word(last - 1) == ","
    {
        piece.end = last - 1;
    }
}

/// Returns true if the words from `at` on are the writer's; `own` tells that the content is of the speaker.
fn is_writers(paragraph: &Paragraph, at: usize, own: bool) -> bool {
    let word = |back: usize| paragraph.lower(at + back);
    match (word(0), word(1), word(2)) {
        ("sending" | "pushing" | "lifting", ..) => {
            (1..=TO_PRICE).any(|back| PRICES.contains(&word(back)))
        }
        ("becoming", "the", number) => own && is_ordinal(number),
        ("contradicting" | "echoing", "his" | "her" | "their" | "earlier" | "previous", _)
        | ("to", "applause" | "cheers" | "laughter" | "boos", _)
        | ("to", "loud", "applause" | "cheers" | "laughter" | "boos") => true,
        ("to", "the", "surprise" | "dismay" | "delight" | "annoyance" | "cheers" | "applause") => {
            word(3) == "of"
        }
        _ => false,
    }
}

/// Returns true if what the writer thinks of the clause `told` stands behind it: "it would shut, | *a move*
/// meant to save money".
fn is_remark(paragraph: &Paragraph, told: Range<usize>, end: usize) -> bool {
    let first = told.end + 1;
    if paragraph.lower(first) != "a" {
        return false;
    }
    let is_noun = |at: usize| {
        let word = paragraph.lower(at);
        matches!(word, "claim" | "move" | "remark")
            || matches!(word, "reference" | "nod") && paragraph.lower(at + 1) != "in"
    };
    let is_clause = told.clone().any(|at| verb_forms::is_common_verb(paragraph.lower(at)));
    // "It was a stunt, a move to win votes" is said of what the noun before tells.
    let is_named =
        told.clone().any(|at| matches!(paragraph.lower(at), "a" | "an") && at + 6 > told.end);
    // "A claim that Lind called “absurd”" is a report of its own.
    let is_plain = (first..end).all(|at| paragraph.is_outside(at));
    let is_noun = is_noun(first + 1) || is_noun(first + 2);
    is_noun && is_clause && !is_named && is_plain
}

/// Returns true for the word with which "hours after the vote" and "less than a day after" begin.
fn opens_time(word: &str) -> bool {
    matches!(word, "hours" | "less")
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "first" | "second" | "third" | "latest" | "only" | "youngest" | "oldest")
        || word.ends_with("th")
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::quotes::attribution::tests::left;

    #[test]
    fn what_came_of_it_was_not_said() {
        for (content, end) in [
            ("profits would double", "sending the shares up by a tenth"),
            ("she would resign", "becoming the third keeper to go"),
            ("the tax would go", "contradicting his own minister"),
            ("the lock would shut", "to the dismay of rowers"),
            ("the lock would shut", "a move that could cost the town millions"),
            ("the lock would shut", "a nod to the rowers"),
            ("the lock would shut", "a reference to the fog"),
        ] {
            let text = format!("[Ada Holm] <said> {{{content}, {end}}}.");
            assert_eq!(left(&text, cut), content, "{text}");
        }
    }

    #[test]
    fn what_may_be_said_stays() {
        for content in [
            "the storm had passed, sending boats ashore",
            "Bo Lind had left, becoming the third keeper to go",
            "the new lock was a stunt, a move to win votes",
            "the lock was named after Bo Lind, a reference in the town",
        ] {
            let text = format!("[Ada Holm] <said> {{{content}}}.");
            assert_eq!(left(&text, cut), content, "{text}");
        }
    }
}
