//! How much the engine may do for one article.
//!
//! The engine reads any text, and takes as long as the text is. A file that somebody sends may be
//! a day's work: so whoever waits sets a time, beyond which the article is left without its
//! quotations, and said to be. What it has found is all that it keeps of a text it has read, so
//! that is bounded, too.

use std::time::Duration;
use std::time::Instant;

use crate::quotes::Reached;

/// No article has as many quotations: a long novel has ten thousand.
const MOST_QUOTATIONS: usize = 100_000;

/// How much the engine may do for one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// For how long; `None`: until it is done.
    time: Option<Duration>,
    quotations: usize,
}

impl Allowance {
    /// What one article may take, unless somebody says otherwise.
    pub const USUAL_TIME: Duration = Duration::from_mins(5);

    /// So much time.
    pub fn of(time: Duration) -> Self {
        Allowance { time: Some(time), quotations: MOST_QUOTATIONS }
    }

    /// As long as it takes.
    pub fn without_end() -> Self {
        Allowance { time: None, quotations: MOST_QUOTATIONS }
    }

    /// Has the engine work, told from time to time how far it is, as long as `goes_on` and no
    /// longer than is allowed.
    pub(super) fn spend<T>(
        self,
        goes_on: &mut dyn FnMut(usize) -> bool,
        work: impl FnOnce(&mut dyn FnMut(Reached) -> bool) -> Option<T>,
    ) -> Result<T, Unfinished> {
        let begun = Instant::now();
        let mut why = Unfinished::Stopped;
        let done = work(&mut |reached| {
            match self.time {
                Some(time) if begun.elapsed() > time => why = Unfinished::TookTooLong(time),
                _ if reached.quotations > self.quotations => {
                    why = Unfinished::TooManyQuotations(self.quotations);
                }
                _ => return goes_on(reached.byte),
            }
            false
        });
        done.ok_or(why)
    }
}

impl Default for Allowance {
    fn default() -> Self {
        Allowance::of(Allowance::USUAL_TIME)
    }
}

/// Why an article was left without its quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfinished {
    /// Somebody wanted no more.
    #[error("stopped")]
    Stopped,
    /// It would have taken longer than is allowed.
    #[error("took longer than {}; a higher --budget lets it through", spoken(*.0))]
    TookTooLong(Duration),
    /// There are more than anybody reads.
    #[error("holds more than {0} quotations, which no article does; split it into several")]
    TooManyQuotations(usize),
}

/// "5 minutes", "90s".
pub fn spoken(time: Duration) -> String {
    match time.as_secs() {
        60 => "a minute".to_owned(),
        seconds if seconds > 60 && seconds % 60 == 0 && time.subsec_nanos() == 0 => {
            format!("{} minutes", seconds / 60)
        }
        _ => format!("{time:?}"),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Allowance;
    use super::Unfinished;
    use super::spoken;
    use crate::quotes::Reached;

    /// What comes of work that finds so many quotations, and whether it was asked to go on.
    fn spend(allowance: Allowance, quotations: usize, goes_on: bool) -> Result<(), Unfinished> {
        let reached = Reached { byte: 9, quotations };
        allowance.spend(&mut |_| goes_on, |ask| ask(reached).then_some(()))
    }

    #[test]
    fn time_and_findings_are_bounded_and_somebody_may_have_enough() {
        assert_eq!(spend(Allowance::default(), 9, true), Ok(()));
        assert_eq!(spend(Allowance::default(), 9, false), Err(Unfinished::Stopped));
        let no_time = Duration::ZERO;
        assert_eq!(spend(Allowance::of(no_time), 9, true), Err(Unfinished::TookTooLong(no_time)));
        let many = spend(Allowance::without_end(), 100_001, true);
        assert_eq!(many, Err(Unfinished::TooManyQuotations(100_000)));
    }

    #[test]
    fn a_time_is_said_as_one_says_it() {
        assert_eq!(spoken(Duration::from_mins(5)), "5 minutes");
        assert_eq!(spoken(Duration::from_mins(1)), "a minute");
        assert_eq!(spoken(Duration::from_millis(1500)), "1.5s");
        assert_eq!(spoken(Duration::from_secs(90)), "90s");
    }
}
