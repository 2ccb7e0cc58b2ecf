//! Tells the letters under which a share is traded from the name of its firm.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of letters of such a symbol.
const LONGEST: usize = 5;

/// Returns true for the second name in "Tarvik Mills TVM, +0.94% rose", which is nobody's.
pub(in crate::quotes::speakers) fn is_ticker(paragraph: &Paragraph, name: &Range<usize>) -> bool {
    let letters = paragraph.word(name.start);
    let behind = name.end + 1;
    name.len() == 1
        && letters.len() <= LONGEST
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && paragraph.word(name.end) == ","
        && paragraph.word(behind).starts_with(['+', '-', '−', '–'])
        && (behind..behind + 4).any(|idx| paragraph.word(idx).ends_with('%'))
}
