//! Recognizes a transcript that stands in quotation marks as a whole.
//!
//! Papers quote a talk as one long speech: each paragraph opens with a mark and a label in capitals
//! ("HARLAN WYATT: …"), and only the last closes. The labels say who speaks, so these marks say
//! nothing, and are read as if they were not there.

use crate::quotes::reading::quote_marks::Passage;
use crate::text::Span;

/// The largest length of a label, in bytes.
const LONGEST_LABEL: usize = 60;

/// The number of paragraphs after one with a label among which another has to have one.
const NEAR: usize = 8;

/// The marks that may open each paragraph.
const MARKS: [char; 4] = ['"', '“', '”', '„'];

/// Returns true if a paragraph opens with a mark and a label, and another soon after it does.
pub(super) fn begins(text: &str, paragraph: Span, following: &[Span]) -> bool {
    let opens_turn = |span: &Span| {
        let said = text[span.range()].trim_start_matches(MARKS);
        said.len() < span.len() && opens_with_label(said)
    };
    opens_turn(&paragraph) && following.iter().take(NEAR).any(opens_turn)
}

/// Returns the part of a paragraph of a quoted transcript within its marks, and whether the
/// transcript goes on after it; `None` where its marks are those of a quotation.
pub(super) fn within(paragraph: Span, passages: &[Passage]) -> Option<(Span, bool)> {
    let outer = passages
        .first()
        .filter(|outer| outer.span.start() == paragraph.start() && !outer.opening.is_empty())?;
    let start = outer.opening.end();
    if !outer.is_closed() {
        return Some((Span::new(start, paragraph.end()), true));
    }
    let is_last = passages.len() == 1 && outer.closing.end() == paragraph.end();
    is_last.then(|| (Span::new(start, outer.closing.start()), false))
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
