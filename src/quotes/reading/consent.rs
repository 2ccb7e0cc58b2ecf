//! Asks the caller, from time to time, if the reading is to go on.
//!
//! Each stage reports its work in tokens, and most reports lead to no question: the caller may have
//! to look at a clock, or into what another thread wrote. Questions are spaced by work and not by
//! time, so that the same text always leads to the same questions.

/// The work, in tokens, between two questions. The network, the slowest stage, takes about 15
/// milliseconds for it.
pub const BETWEEN_QUESTIONS: usize = 1200;

/// The progress of the engine in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// The byte up to which the text has been looked at. It never goes back.
    pub byte: usize,
    /// The number of quotations found so far: all that is kept of what has been read.
    pub quotations: usize,
}

/// Asks if the reading is to go on, whenever enough work has been done since the last question.
pub struct Consent<'a> {
    goes_on: &'a mut dyn FnMut(Reached) -> bool,
    reached: Reached,
    /// The work between two questions, in tokens.
    between: usize,
    /// The work since the last question, in tokens.
    done: usize,
}

impl<'a> Consent<'a> {
    /// Makes a consent that is asked of `goes_on`.
    pub fn of(goes_on: &'a mut dyn FnMut(Reached) -> bool) -> Self {
        Consent { goes_on, reached: Reached::default(), between: BETWEEN_QUESTIONS, done: 0 }
    }

    /// Asks after less work, so that short texts lead to many questions.
    #[cfg(test)]
    pub(crate) fn asking_after(self, tokens: usize) -> Self {
        Consent { between: tokens, ..self }
    }

    /// Notes work on so many tokens, done up to `byte`; `None` where the reading is to end.
    pub fn spend(&mut self, tokens: usize, byte: usize) -> Option<()> {
        self.reached.byte = self.reached.byte.max(byte);
        self.done += tokens;
        if self.done < self.between {
            return Some(());
        }
        self.ask()
    }

    /// Asks now; `None` where the reading is to end.
    pub fn ask(&mut self) -> Option<()> {
        self.done = 0;
        (self.goes_on)(self.reached).then_some(())
    }

    /// Notes how many quotations have been found by now.
    pub(crate) fn note_quotations(&mut self, all: usize) {
        self.reached.quotations = all;
    }
}

#[cfg(test)]
mod tests {
    use super::BETWEEN_QUESTIONS;
    use super::Consent;
    use super::Reached;

    #[test]
    fn it_is_asked_once_for_so_much_work_and_told_no_place_twice_over() {
        let mut told = Vec::new();
        let mut goes_on = |reached: Reached| {
            told.push(reached.byte);
            told.len() < 3
        };
        let mut consent = Consent::of(&mut goes_on);
        let ended = (0..9).find(|at| consent.spend(BETWEEN_QUESTIONS / 2, 100 - at).is_none());
        assert_eq!(ended, Some(5));
        assert_eq!(told, [100, 100, 100]);
    }
}
