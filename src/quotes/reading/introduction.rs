//! Recognizes a paragraph that introduces the speech in the next: `The minister said:`.

use crate::quotes::reading::paragraph::Paragraph;

/// Returns true if `before` ends in a colon and `after` stands wholly, or at its beginning, in
/// quotation marks.
pub fn introduces(before: &Paragraph, after: &Paragraph) -> bool {
    let opens = after.passages.first().is_some_and(|passage| {
        !passage.continues
            && after.token_at(passage.span.start()) == 0
            && !passage.opening.is_empty()
    });
    opens && !before.is_empty() && before.word(before.len() - 1) == ":"
}
