//! Shortens what the user is told to the room that there is, so that what they can do now is seen.

use crate::text::display;

/// The columns of a quotation or a title of which at least something can be told.
const LEAST: usize = 4;

/// Returns what is said in so many columns. Words in quotation marks are cut first, for the user has
/// just seen them; then what stands before the last part, which is the hint: "; u undoes it".
///
/// ```text
/// “The Kremlin says Trump …” is removed; u brings it back
/// ```
pub(crate) fn fitted(said: &str, room: usize) -> String {
    let over = display::columns(said).saturating_sub(room);
    if over == 0 {
        return said.to_owned();
    }
    if let Some((before, words, after)) = quoted(said) {
        let less = without_aside(after);
        let least = less.split(" (").next().unwrap_or_default();
        let told = least.split("; ").next().unwrap_or_default();
        for after in [after, &less, least, told] {
            let besides = display::columns(before) + display::columns(after);
            if besides + LEAST <= room {
                let words = display::fit_words(words, room - besides);
                return format!("{before}{words}{after}");
            }
        }
    }
    let hint = said.rmatch_indices("; ").chain(said.rmatch_indices(" · ")).next();
    if let Some((at, _)) = hint {
        let (head, hint) = said.split_at(at);
        let left = room.saturating_sub(display::columns(hint));
        if left >= LEAST {
            return format!("{}{hint}", display::fit_words(head, left));
        }
    }
    said.to_owned()
}

/// Leaves out what is told besides before the last part: " is checked now, c again disputes it; u undoes it".
fn without_aside(after: &str) -> String {
    let hint = after.rfind("; ").unwrap_or(after.len());
    let told = after[..hint].split(", ").next().unwrap_or_default();
    format!("{told}{}", &after[hint..])
}

/// Splits what is said around the words in its first quotation marks.
fn quoted(said: &str) -> Option<(&str, &str, &str)> {
    let start = said.find('“')? + '“'.len_utf8();
    let end = start + said[start..].find('”')?;
    Some((&said[..start], &said[start..end], &said[end..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fitted;
    use crate::text::display;

    #[test]
    fn the_words_are_cut_and_not_what_can_be_done() {
        let said = "“The Kremlin says Trump and Putin talk” is removed; u brings it back";
        assert_eq!(fitted(said, 80), said);
        assert_eq!(fitted(said, 46), "“The Kremlin…” is removed; u brings it back");
        let said = "“It was a brand new tax” is checked now, c again disputes it; u undoes it";
        assert_eq!(fitted(said, 40), "“It was a…” is checked now; u undoes it");
        let said = "“It was a brand new tax” is checked now; u undoes it (until you quit)";
        assert_eq!(fitted(said, 40), "“It was a…” is checked now; u undoes it");
        assert_eq!(fitted(said, 28), "“It was a…” is checked now");
        let said = "Mira Okafor is Tomas Lindqvist now: 11 quotations; u undoes it";
        assert_eq!(fitted(said, 40), "Mira Okafor is Tomas…; u undoes it");
        let said =
            "order: by date · 1 of 4 has no date: it is last · you are at 3/4, g goes to the top";
        assert_eq!(fitted(said, 50), "order: by… · you are at 3/4, g goes to the top");
        assert_eq!(fitted("there is nothing to undo", 10), "there is nothing to undo");
    }

    proptest! {
        #[test]
        fn what_is_shortened_fits(said in "[a“” ;·…]{0,60}", room in 0usize..60) {
            let fit = fitted(&said, room);
            prop_assert!(fit == said || display::columns(&fit) <= room, "{}", fit);
        }
    }
}
