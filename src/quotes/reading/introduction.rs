//! Recognizes a paragraph that introduces the speech in the next: `The minister said:`.

use crate::quotes::reading::paragraph::Paragraph;

/// The verbs that introduce a block of words without quotation marks.
const SAYING: [&str; 37] = [
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
    "reports",
    "reported",
    "explains",
    "argues",
    "argued",
    "observes",
    "observed",
    "concludes",
    "emphasized",
    "emphasised",
];

/// The nouns for words that are given whole behind a colon: "released the following *statement*:".
const MESSAGES: [&str; 8] =
    ["statement", "message", "reply", "response", "email", "letter", "note", "post"];

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
    if is_according(before, colon) || is_message(before, colon) {
        return true;
    }
    let near = colon.saturating_sub(TO_COLON)..colon;
    let verb = near.rev().find(|&at| SAYING.contains(&before.lower(at)));
    verb.is_some_and(|verb| {
        let next = before.lower(verb + 1);
        // "Which reads that:" ends with it.
        let ends = verb + 1 == colon || verb + 2 == colon && next == "that";
        ends || CIRCUMSTANCE.contains(&next)
    })
}

/// Returns true if nothing but who it is from stands before the colon: "According to Holm:".
fn is_according(before: &Paragraph, colon: usize) -> bool {
    let start = before.sentence_of(colon).start;
    let opens = before.lower(start) == "according" && before.lower(start + 1) == "to";
    let is_name = |at: usize| before.is_outside(at) && before.word(at) != ",";
    opens && colon - start <= TO_COLON && (start + 2..colon).all(is_name)
}

/// Returns true if a message follows the colon: "released the following statement:".
fn is_message(before: &Paragraph, colon: usize) -> bool {
    let noun = colon.saturating_sub(1);
    let is_given = matches!(before.lower_before(noun, 1), "following" | "this");
    is_given && MESSAGES.contains(&before.lower(noun))
}
