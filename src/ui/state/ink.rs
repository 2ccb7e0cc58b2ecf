//! Defines how a piece of a line looks, and cuts a line into such pieces.

use crate::text::Span;

/// The look of a piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Plain,
    Quiet,
    Strong,
    /// The bar before what the speaker said.
    Bar,
    /// Words of the speaker.
    Words,
    /// The rest of the sentence around them.
    Around,
    /// A word that only this version has.
    Added,
    /// A word that this version leaves out.
    LeftOut,
}

impl Ink {
    /// Tells whether it is for what was said: pieces of it beside each other are one text.
    pub(crate) fn is_of_words(self) -> bool {
        matches!(self, Ink::Words | Ink::Around | Ink::Added | Ink::LeftOut)
    }
}

/// Returns a line of a text whose parts end at `ends` and look so.
pub(crate) fn inked(text: &str, line: Span, ends: &[(usize, Ink)]) -> Vec<(String, Ink)> {
    let mut at = line.start();
    let mut pieces = Vec::new();
    for &(end, ink) in ends.iter().skip_while(|(end, _)| *end <= line.start()) {
        let end = end.min(line.end());
        if at >= end {
            break;
        }
        // What holds the words of the program together is drawn as a blank.
        let piece = &text[at..end];
        let piece = if ink == Ink::Quiet { piece.replace('\u{a0}', " ") } else { piece.to_owned() };
        pieces.push((piece, ink));
        at = end;
    }
    pieces
}
