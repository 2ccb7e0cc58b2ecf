//! Defines a stretch of a long row, whose members keep the numbers that they have in the whole row.
//!
//! The engine holds only a window of a long text at a time. What is noted of paragraphs and
//! mentions by number stays true in the next window.

use std::ops::Index;
use std::ops::Range;

/// Consecutive members of a row.
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
    /// Makes a stretch of `members`, the first of which has number `first`.
    pub fn new(first: usize, members: &'p [T]) -> Self {
        Stretch { first, members }
    }

    /// Returns the number of the first member.
    pub fn start(self) -> usize {
        self.first
    }

    /// Returns the number after the last member's.
    pub fn end(self) -> usize {
        self.first + self.members.len()
    }

    /// Returns the numbers of the members.
    pub fn numbers(self) -> Range<usize> {
        self.first..self.end()
    }

    /// Returns the members, in order.
    pub fn members(self) -> &'p [T] {
        self.members
    }

    /// Returns member `number`, if the stretch has it.
    pub fn get(self, number: usize) -> Option<&'p T> {
        self.members.get(number.checked_sub(self.first)?)
    }

    /// Returns member `number`.
    ///
    /// # Panics
    ///
    /// If the stretch does not have it.
    pub fn at(self, number: usize) -> &'p T {
        &self.members[number - self.first]
    }

    /// Returns the members with these numbers.
    ///
    /// # Panics
    ///
    /// If the stretch lacks one of them.
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
