//! Tells the state behind the name of a town or of a lawmaker from somebody's name.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;

/// Returns true for the state in "(D., Mo.)" and in "Norvik, N.H.", which is nobody's name.
pub(super) fn is_state_note(paragraph: &Paragraph, name: &Range<usize>) -> bool {
    let start = name.start;
    let word = |back: usize| start.checked_sub(back).map_or("", |idx| paragraph.word(idx));
    let letters = |idx: usize| {
        let word = paragraph.word(idx);
        word == "." || word.contains('.') || word.chars().count() == 1
    };
    let short = name.clone().all(letters) || name.len() == 1 && paragraph.word(name.end) == ".";
    let party = word(2) == "." && matches!(word(3), "D" | "R" | "I");
    short && word(1) == "," && (party || word(2).starts_with(char::is_uppercase))
}
