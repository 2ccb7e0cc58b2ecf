//! Moves a choice among rows, and names how a cursor moves along a line.

/// A step of the cursor along a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the next character.
    Right,
    /// To the one before.
    Left,
    /// To the start of the next word.
    NextWord,
    /// To the start of this word, or of the one before.
    PreviousWord,
    /// To the end of this word, or of the next.
    EndOfWord,
}

/// A motion of a choice or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Motion {
    /// One line or row towards the end.
    Down,
    /// One line or row towards the start.
    Up,
    /// Half a page towards the end.
    HalfPageDown,
    /// Half a page towards the start.
    HalfPageUp,
    /// A page towards the end.
    PageDown,
    /// A page towards the start.
    PageUp,
    /// To the start.
    Top,
    /// To the end.
    Bottom,
}

impl Motion {
    /// Returns where `from` comes to among `0..=last`, where a page is `page` long.
    pub(crate) fn apply(self, from: usize, last: usize, page: usize) -> usize {
        let (page, half) = (page.max(1), (page / 2).max(1));
        let to = match self {
            Motion::Down => from.saturating_add(1),
            Motion::Up => from.saturating_sub(1),
            Motion::HalfPageDown => from.saturating_add(half),
            Motion::HalfPageUp => from.saturating_sub(half),
            Motion::PageDown => from.saturating_add(page),
            Motion::PageUp => from.saturating_sub(page),
            Motion::Top => 0,
            Motion::Bottom => last,
        };
        to.min(last)
    }
}

#[cfg(test)]
mod tests {
    use super::Motion;

    #[test]
    fn motions_stay_inside_the_list() {
        assert_eq!(Motion::Down.apply(4, 4, 3), 4);
        assert_eq!(Motion::Up.apply(0, 4, 3), 0);
        assert_eq!(Motion::PageDown.apply(0, 9, 3), 3);
        assert_eq!(Motion::HalfPageDown.apply(0, 9, 0), 1);
        assert_eq!(Motion::Bottom.apply(2, 9, 3), 9);
    }
}
