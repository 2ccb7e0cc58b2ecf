//! Tells names behind a time that no comma parts from them: "By noon Ada Holm was".

use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of tokens of a time before a name.
const LONGEST_TIME: usize = 3;

/// Returns true if a name in full stands behind a time that no comma parts from it: "By noon Ada Holm
/// was", "Last night Ada Holm was".
pub fn opens_with_time(paragraph: &Paragraph, first: usize, name: &PlacedName) -> bool {
    let time = paragraph.lower(name.from.saturating_sub(1));
    name.from > first
        && name.from - first <= LONGEST_TIME
        && name.tokens.len() > 1
        && matches!(
            paragraph.lower(first),
            "at" | "by" | "in" | "last" | "next" | "on" | "that" | "this"
        )
        && matches!(
            time,
            "afternoon"
                | "dawn"
                | "day"
                | "dusk"
                | "evening"
                | "lunchtime"
                | "midnight"
                | "month"
                | "morning"
                | "night"
                | "noon"
                | "spring"
                | "summer"
                | "autumn"
                | "week"
                | "weekend"
                | "winter"
                | "year"
        )
}
