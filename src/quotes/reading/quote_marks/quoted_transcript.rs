//! Recognizes a transcript that stands in quotation marks as a whole.
//!
//! Papers quote a talk as one long speech: each paragraph opens with a mark and a label in capitals
//! ("HARLAN WYATT: …"), and only the last closes. The labels say who speaks, so these marks say
//! nothing, and are read as if they were not there.

use crate::quotes::reading::quote_marks::Passage;
use crate::text::Span;

/// The largest length of a label, in bytes.
const LONGEST_LABEL: usize = 60;

/// Returns the part of a paragraph within the mark of its transcript, and whether the transcript
/// goes on after it; `None` where the paragraph is of no quoted transcript.
pub(super) fn within(
    text: &str,
    paragraph: Span,
    passages: &[Passage],
    in_transcript: bool,
) -> Option<(Span, bool)> {
    let (outer, last) = passages.first().zip(passages.last())?;
    let starts = outer.span.start() == paragraph.start() && !outer.opening.is_empty();
    let (start, end) = (outer.opening.end(), paragraph.end());
    if !starts {
        return None;
    }
    if !outer.is_closed() {
        let goes_on = in_transcript || opens_with_label(&text[start..end]);
        return goes_on.then(|| (Span::new(start, end), true));
    }
    let is_last = in_transcript && last.is_closed() && last.closing.end() == end;
    is_last.then(|| (Span::new(start, last.closing.start()), false))
}

/// Returns true if a name in capitals and a colon stand first: "WYATT: ", "MS LAKE (by video): ".
fn opens_with_label(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(':') else { return false };
    let name = label.split(['(', '[', ',']).next().unwrap_or_default();
    let is_capital = |char: char| !char.is_alphabetic() || char.is_uppercase();
    label.len() <= LONGEST_LABEL
        && rest.starts_with(char::is_whitespace)
        && name.chars().filter(|char| char.is_alphabetic()).count() > 1
        && name.chars().all(is_capital)
}
