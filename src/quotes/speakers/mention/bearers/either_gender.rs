//! Tells words that look like those for one gender and are used of both from those that show a man or
//! a woman.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;

/// Returns the token of the first name in a name of several words: that behind the title of a chief, which
/// is a first name elsewhere: "Kwaku" of "Nana Kwaku Rangan".
pub(in crate::quotes::speakers) fn first_name(
    paragraph: &Paragraph,
    tokens: &Range<usize>,
) -> usize {
    let is_chief = tokens.len() > 2 && paragraph.word(tokens.start) == "Nana";
    tokens.start + usize::from(is_chief)
}

/// Returns true for a noun that looks like one for men only, and is used of women as well:
/// "chairman", "actor".
pub(in crate::quotes::speakers) fn is_of_either_gender(noun: &str) -> bool {
    noun.len() > "human".len() && noun.ends_with("man") && !noun.ends_with("woman")
        || matches!(noun, "actor" | "lord")
}
