//! Finds the marks around a nickname inside of a name: Walter “The Duke” Marsh.

use crate::quotes::reading::paragraph::Paragraph;

/// Returns true if token `at` stands in the marks behind a first name.
pub(in crate::quotes::speakers) fn in_nickname(
    paragraph: &Paragraph,
    first: usize,
    at: usize,
) -> bool {
    at > first + 1
        && matches!(paragraph.word(first + 1), "\"" | "“" | "‘" | "'")
        && nickname_end(paragraph, first + 1).is_some_and(|close| at < close)
}

/// The largest number of words of a nickname: “The Duke”, “Old Red Fox”.
const NICKNAME: usize = 3;

/// Finds the mark that closes a nickname; `open` is the token of the one that opens it.
pub(in crate::quotes::speakers) fn nickname_end(
    paragraph: &Paragraph,
    open: usize,
) -> Option<usize> {
    let is_close = |&at: &usize| matches!(paragraph.word(at), "\"" | "”" | "’" | "'");
    (open + 2..=open + 1 + NICKNAME).find(is_close)
}
