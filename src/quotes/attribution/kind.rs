//! Computes how much of the content stands in quotation marks.

use std::ops::Range;

use crate::quotes::analysis::Kind;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// Returns the kind of a content by its words only: commas outside the marks, and the marks
/// themselves, do not count.
pub fn kind(paragraph: &Paragraph, content: &[Range<usize>]) -> Kind {
    let (mut inside, mut outside) = (0, 0);
    for idx in content.iter().cloned().flatten() {
        match paragraph.tokens[idx].state {
            QuoteState::Inside => inside += 1,
            QuoteState::Outside if paragraph.word(idx).chars().any(char::is_alphanumeric) => {
                outside += 1;
            }
            _ => (),
        }
    }
    match (inside, outside) {
        (0, _) => Kind::Indirect,
        (_, 0) => Kind::Direct,
        _ => Kind::Mixed,
    }
}
