//! Names the panes, which lie beside each other in a ring.

use crate::app::Direction;

/// One of the three panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Pane {
    /// The list of articles, where a user of several begins.
    #[default]
    Articles,
    /// The article.
    Text,
    /// The speakers.
    Speakers,
}

impl Pane {
    /// All panes, from left to right.
    pub(crate) const ALL: [Pane; 3] = [Pane::Articles, Pane::Text, Pane::Speakers];

    /// Returns the pane beside it; the row of panes is a ring.
    pub(crate) fn beside(self, direction: Direction) -> Pane {
        let at = self as usize;
        match direction {
            Direction::Next => Pane::ALL[(at + 1) % 3],
            Direction::Previous => Pane::ALL[(at + 2) % 3],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pane;
    use crate::app::Direction;

    #[test]
    fn the_panes_are_a_ring() {
        for pane in Pane::ALL {
            assert_eq!(pane.beside(Direction::Next).beside(Direction::Previous), pane);
            assert_ne!(pane.beside(Direction::Next), pane);
        }
    }
}
