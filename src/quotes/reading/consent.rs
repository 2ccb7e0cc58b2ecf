//! Whoever waits for an answer is asked, from time to time, whether the reading goes on.
//!
//! Each stage tells what it has done, in tokens, and is asked nothing for most of them: who waits
//! may have to look at a clock, or into what another thread wrote. Asking is reckoned by work and
//! not by time, so that a text is always read with the same questions.

/// So much work, in tokens, is done between two questions. The network, the slowest of all, takes
/// about 15 milliseconds for it.
pub const BETWEEN_QUESTIONS: usize = 1200;

/// How far the engine has come in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// Up to which byte it has been looked at. Never goes back.
    pub byte: usize,
    /// How many quotations were found so far: all that is kept of what has been read.
    pub quotations: usize,
}

/// Asks whether the reading goes on, when enough has been done since the last time.
pub struct Consent<'a> {
    goes_on: &'a mut dyn FnMut(Reached) -> bool,
    reached: Reached,
    /// Work since the last question, in tokens.
    done: usize,
}

impl<'a> Consent<'a> {
    /// Of whoever `goes_on` asks.
    pub fn of(goes_on: &'a mut dyn FnMut(Reached) -> bool) -> Self {
        Consent { goes_on, reached: Reached::default(), done: 0 }
    }

    /// Notes work of so many tokens, done up to `byte`; `None` where the reading is to end.
    pub fn spend(&mut self, tokens: usize, byte: usize) -> Option<()> {
        self.reached.byte = self.reached.byte.max(byte);
        self.done += tokens;
        if self.done < BETWEEN_QUESTIONS {
            return Some(());
        }
        self.ask()
    }

    /// Asks now.
    pub fn ask(&mut self) -> Option<()> {
        self.done = 0;
        (self.goes_on)(self.reached).then_some(())
    }

    /// Notes that more was found.
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
