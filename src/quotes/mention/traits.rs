//! What a text says of somebody beside their name.

use std::ops::Range;

use crate::quotes::lexicon::Class;
use crate::quotes::lexicon::Lexicon;
use crate::quotes::paragraph::Paragraph;

/// Words looked at on either side of a name.
const REACH: usize = 12;

/// The words of the titles before the name at `tokens`, and of the apposition
/// or the "is …" after it.
pub(super) fn beside(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    tokens: &Range<usize>,
) -> Vec<String> {
    let function = |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION);
    let word = |idx: usize| paragraph.word(idx).starts_with(char::is_alphanumeric);
    let title = |&idx: &usize| (word(idx) || paragraph.word(idx) == ".") && !function(idx);
    let before = (tokens.start.saturating_sub(REACH)..tokens.start).rev().take_while(title);
    let sentence = paragraph.sentence_of(tokens.start).end;
    let start = match paragraph.lower(tokens.end) {
        "," | "(" | "is" | "was" | "—" | "–" => tokens.end + 1,
        _ => sentence,
    };
    let start = start + usize::from(paragraph.lower(start) == "who");
    let start = start + usize::from(matches!(paragraph.lower(start), "is" | "was"));
    let opens = matches!(paragraph.lower(start), "a" | "an" | "the" | "his" | "her" | "its")
        || paragraph.lower(tokens.end) == "("
        || (start < sentence && !function(start));
    let stop = |&idx: &usize| {
        !matches!(paragraph.lower(idx), "," | ";" | "(" | ")" | "who" | "which" | "that" | "—" | "–" | "and")
            && !lexicon.class(paragraph.lower(idx)).is(Class::SPEECH)
    };
    let end = if opens { sentence.min(start + REACH) } else { start };
    let after = (start..end.max(start)).take_while(stop);
    before
        .chain(after)
        .filter(|&idx| word(idx) && !function(idx))
        .flat_map(|idx| paragraph.lower(idx).split('-'))
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
