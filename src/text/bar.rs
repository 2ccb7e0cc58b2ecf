//! Draws a share of a number as a bar of block characters.

/// The parts of a column, from an eighth on.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// Returns a bar for `number`, of which `most` takes all `columns`; in eighths of a column, at least
/// one for more than nothing.
pub fn bar(number: usize, most: usize, columns: usize) -> String {
    let eighths = (number * columns * 8).div_ceil(most.max(1));
    let mut bar = EIGHTHS[7].to_string().repeat(eighths / 8);
    bar.extend((eighths % 8).checked_sub(1).map(|rest| EIGHTHS[rest]));
    bar
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(0, 8, 24), "");
        assert_eq!(bar(8, 8, 24), "█".repeat(24));
        assert_eq!(bar(4, 8, 24), "█".repeat(12));
        assert_eq!(bar(1, 192, 24), "▏");
        assert_eq!(bar(1, 0, 0), "");
    }
}
