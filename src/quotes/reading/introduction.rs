//! Recognizes a paragraph that introduces the speech in the next: `The minister said:`.

use crate::quotes::reading::paragraph::Paragraph;

/// The verbs that introduce a block of words without quotation marks.
const SAYING: [&str; 27] = [
    "say",
    "said",
    "says",
    "saying",
    "add",
    "added",
    "adds",
    "adding",
    "write",
    "wrote",
    "writes",
    "writing",
    "read",
    "reads",
    "reading",
    "state",
    "stated",
    "states",
    "stating",
    "tweeted",
    "posted",
    "continued",
    "concluded",
    "explained",
    "noted",
    "replied",
    "responded",
];

/// The words behind such a verb that tell where, when or to whom: "wrote in a letter:".
const CIRCUMSTANCE: [&str; 12] =
    ["in", "on", "at", "to", "via", "of", "about", "during", "after", "later", "as", "further"];

/// The largest number of tokens from the verb to the colon.
const TO_COLON: usize = 8;

/// The fewest tokens in a block of words without quotation marks.
const SHORTEST: usize = 6;

/// Returns true if `before` ends in a colon and `after` is what it introduces.
pub fn introduces(before: &Paragraph, after: &Paragraph) -> bool {
    let opens = after.passages.first().is_some_and(|passage| {
        !passage.continues
            && after.token_at(passage.span.start()) == 0
            && !passage.opening.is_empty()
    });
    let leads = !before.is_empty() && before.word(before.len() - 1) == ":";
    leads && (opens || is_block(before, after))
}

/// Returns true if `after` is a sentence or more without quotation marks, and a verb of saying before
/// the colon has nothing else that it reports.
pub fn is_block(before: &Paragraph, after: &Paragraph) -> bool {
    let last = after.len().saturating_sub(1);
    let is_sentence = after.len() >= SHORTEST
        && after.passages.is_empty()
        && matches!(after.word(last), "." | "!" | "?" | "…" | "...");
    let Some(colon) = before.len().checked_sub(1).filter(|_| is_sentence) else { return false };
    let near = colon.saturating_sub(TO_COLON)..colon;
    let verb = near.rev().find(|&at| SAYING.contains(&before.lower(at)));
    verb.is_some_and(|verb| {
        let next = before.lower(verb + 1);
        // "Which reads that:" ends with it.
        let ends = verb + 1 == colon || verb + 2 == colon && next == "that";
        ends || CIRCUMSTANCE.contains(&next)
    })
}
