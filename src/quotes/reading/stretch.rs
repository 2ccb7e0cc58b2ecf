//! A stretch of a long row, whose members are called by their number in the whole of it.
//!
//! Of a long text only a window is at hand at a time. What is said of its paragraphs and
//! mentions by number means the same in the next window.

use std::ops::Index;
use std::ops::Range;

/// Some members of a row, one after another.
#[derive(Debug)]
pub struct Stretch<'p, T> {
    first: usize,
    members: &'p [T],
}

impl<T> Clone for Stretch<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Stretch<'_, T> {}

impl<'p, T> Stretch<'p, T> {
    /// `members`, the first of which has number `first`.
    pub fn new(first: usize, members: &'p [T]) -> Self {
        Stretch { first, members }
    }

    /// Number of the first member.
    pub fn start(self) -> usize {
        self.first
    }

    /// The number after the last member's.
    pub fn end(self) -> usize {
        self.first + self.members.len()
    }

    /// Their numbers.
    pub fn numbers(self) -> Range<usize> {
        self.first..self.end()
    }

    /// The members, in order.
    pub fn members(self) -> &'p [T] {
        self.members
    }

    /// Member `number`, if it is one.
    pub fn get(self, number: usize) -> Option<&'p T> {
        self.members.get(number.checked_sub(self.first)?)
    }

    /// Member `number`.
    ///
    /// # Panics
    ///
    /// If it is none.
    pub fn at(self, number: usize) -> &'p T {
        &self.members[number - self.first]
    }

    /// The members with these numbers.
    ///
    /// # Panics
    ///
    /// If there is one that is none.
    pub fn part(self, numbers: Range<usize>) -> &'p [T] {
        &self.members[numbers.start - self.first..numbers.end - self.first]
    }
}

impl<T> Index<usize> for Stretch<'_, T> {
    type Output = T;

    fn index(&self, number: usize) -> &T {
        self.at(number)
    }
}

#[cfg(test)]
mod tests {
    use super::Stretch;

    #[test]
    fn members_are_called_by_their_number_in_the_whole() {
        let stretch = Stretch::new(3, &["d", "e", "f"]);
        assert_eq!((stretch.start(), stretch.end()), (3, 6));
        assert_eq!((stretch[4], stretch.get(2), stretch.get(6)), ("e", None, None));
        assert_eq!(stretch.part(4..6), ["e", "f"]);
    }
}
