//! Tells how the lines of a block are set: how far they are moved in, what stands before the first,
//! and how wide the spaces are where lines are filled.

use crate::article::BlockKind;
use crate::text::display;

/// Columns that a passage set apart as quoted is moved in.
const INDENT: u16 = 2;

/// The sign before an item of a list that has none of its own, and the space after it.
const BULLET: &str = "•";

/// The most columns of a number or sign that an item of a list has of its own.
const WIDEST_MARK: usize = 5;

/// How far a space may be widened, in columns: lines of few words stay ragged.
const WIDEST_SPACE: u16 = 2;

/// The setting of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Setting {
    /// Columns that the first line is moved in.
    pub(crate) first: u16,
    /// Columns that the other lines are moved in.
    pub(crate) rest: u16,
    /// The sign that stands in the room before the first line.
    pub(crate) sign: Option<&'static str>,
}

impl Setting {
    /// Returns how a block is set that has this text.
    pub(crate) fn of(kind: BlockKind, text: &str) -> Self {
        match kind {
            BlockKind::BlockQuotation => Setting { first: INDENT, rest: INDENT, sign: None },
            BlockKind::ListItem => match own_mark(text) {
                Some(columns) => Setting { first: 0, rest: columns, sign: None },
                None => Setting { first: INDENT, rest: INDENT, sign: Some(BULLET) },
            },
            BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph => Setting::default(),
        }
    }
}

/// Returns the columns of the sign or number with which an item of a list begins, with the space
/// after it: "- ", "12. ", "b) ".
fn own_mark(text: &str) -> Option<u16> {
    let end = text.find(char::is_whitespace)?;
    let mark = &text[..end];
    let is_sign = matches!(mark, "•" | "-" | "*" | "–" | "‣" | "◦" | "▪" | "·" | "○" | "■");
    let counter = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let counter = counter.strip_prefix('(').unwrap_or(counter);
    let is_number = !counter.is_empty() && counter.chars().all(|c| c.is_ascii_digit());
    let is_letter = counter.len() == 1 && counter.chars().all(|c| c.is_ascii_lowercase());
    let columns = display::columns(mark) + 1;
    let is_mark = (is_sign || is_number || is_letter) && columns <= WIDEST_MARK;
    is_mark.then_some(columns as u16)
}

/// Columns from one stop of tabs to the next.
pub(crate) const TAB: usize = 4;

/// The columns by which the white space of a line is widened: its spaces, so that it fills its measure,
/// or its tabs, so that each leads to the next stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Spread {
    /// The columns that are left over.
    extra: u16,
    /// The number of spaces.
    spaces: u16,
    /// The columns before the line, from which stops are counted; `None` where a tab is a mere space.
    stops_after: Option<u16>,
}

impl Spread {
    /// Returns how the spaces of a line are widened to fill so many columns.
    pub(crate) fn filling(line: &str, columns: u16) -> Self {
        let filled = display::columns(line);
        let extra = usize::from(columns).saturating_sub(filled) as u16;
        let spaces = line.bytes().filter(|byte| *byte == b' ').count();
        let spaces = u16::try_from(spaces).unwrap_or(u16::MAX);
        if extra > spaces.saturating_mul(WIDEST_SPACE) {
            return Spread::default();
        }
        Spread { extra, spaces, stops_after: None }
    }

    /// Returns how tabs are widened in a line that is moved in by so many columns.
    pub(crate) fn of_tabs(indent: u16) -> Self {
        Spread { stops_after: Some(indent), ..Spread::default() }
    }

    /// Returns the columns that a character has more which begins at this column of the line, behind
    /// so many spaces.
    pub(crate) fn more(self, character: &str, column: usize, spaces: u16) -> u16 {
        match (character, self.stops_after) {
            (" ", _) => self.before(spaces.saturating_add(1)) - self.before(spaces),
            ("\t", Some(indent)) => (TAB - 1 - (usize::from(indent) + column) % TAB) as u16,
            _ => 0,
        }
    }

    /// Returns the columns that the first so many spaces have more.
    fn before(self, spaces: u16) -> u16 {
        let shared = u32::from(self.extra) * u32::from(spaces.min(self.spaces));
        shared.checked_div(u32::from(self.spaces)).unwrap_or(0) as u16
    }

    /// Returns the columns that the spaces in this beginning of the line have more.
    pub(crate) fn in_beginning(self, beginning: &str) -> u16 {
        if self == Spread::default() {
            return 0;
        }
        let mut more = 0;
        self.widen(beginning, |_, character, columns| {
            more += columns - display::columns(character);
            true
        });
        u16::try_from(more).unwrap_or(u16::MAX)
    }

    /// Goes through the characters of a line, each with its first byte and the columns that it fills,
    /// until `goes_on` says no.
    pub(crate) fn widen(self, line: &str, mut goes_on: impl FnMut(usize, &str, usize) -> bool) {
        let (mut at, mut column, mut spaces) = (0, 0, 0_u16);
        while at < line.len() {
            let cluster = display::first_cluster(&line[at..]);
            let character = &line[at..at + cluster.len];
            let columns = cluster.columns + usize::from(self.more(character, column, spaces));
            if !goes_on(at, character, columns) {
                return;
            }
            spaces = spaces.saturating_add(u16::from(character == " "));
            column += columns;
            at += cluster.len;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Setting;
    use super::Spread;
    use crate::article::BlockKind;

    #[test]
    fn items_have_a_sign_of_their_own_or_get_one() {
        let of = |text| {
            let Setting { first, rest, sign } = Setting::of(BlockKind::ListItem, text);
            (first, rest, sign)
        };
        assert_eq!(of("The borders stay shut"), (2, 2, Some("•")));
        assert_eq!(of("- The borders"), (0, 2, None));
        assert_eq!(of("12. The borders"), (0, 4, None));
        assert_eq!(of("(3) The borders"), (0, 4, None));
        assert_eq!(of("b) The borders"), (0, 3, None));
        assert_eq!(of("2031. A year"), (2, 2, Some("•")), "too wide for a number of an item");
        assert_eq!(of("I. Smith said"), (2, 2, Some("•")));
        assert_eq!(of("Alone"), (2, 2, Some("•")));
    }

    #[test]
    fn spaces_share_what_is_left_over() {
        let spread = Spread::filling("one two three", 16);
        assert_eq!([0, 1, 2, 3].map(|spaces| spread.before(spaces)), [0, 1, 3, 3]);
        assert_eq!(spread.in_beginning("one two "), 3);
        assert_eq!(Spread::filling("one two", 12), Spread::default(), "too few words");
        assert_eq!(Spread::filling("alone", 12).before(1), 0);
    }

    #[test]
    fn a_tab_leads_to_the_next_stop_counted_from_the_edge_of_the_page() {
        let widened = |indent, line| Spread::of_tabs(indent).in_beginning(line) + len(line);
        assert_eq!(["\t", "a\t", "abc\t", "abcd\t"].map(|line| widened(0, line)), [4, 4, 4, 8]);
        assert_eq!(widened(4, "if\ta\tb"), 9);
        assert_eq!(widened(2, "a\tb"), 3, "the stop is at 4 of the page");
        assert_eq!(widened(0, "普\tb"), 5);
        assert_eq!(Spread::default().in_beginning("a\tb"), 0);
    }

    fn len(line: &str) -> u16 {
        crate::text::display::columns(line) as u16
    }
}
