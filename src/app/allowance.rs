//! Limits how much the engine may do for one article.
//!
//! The engine reads any text and takes time in proportion to its length, so a file that somebody
//! sends can cost a day. Whoever waits therefore sets a time. An article that needs longer is left
//! without its quotations, and the user is told. Quotations are all that the engine keeps of a text
//! that it has read, so their number is limited as well.

use std::time::Duration;
use std::time::Instant;

use crate::ingest;
use crate::quotes::Reached;

/// The most quotations of one article: a long novel has ten thousand.
const MOST_QUOTATIONS: usize = 100_000;

/// The time and the number of quotations that the engine may spend on one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// The longest time; `None` for no limit.
    time: Option<Duration>,
    quotations: usize,
}

impl Allowance {
    /// The time that one article may take unless the user sets another.
    pub const USUAL_TIME: Duration = Duration::from_mins(5);

    /// Allows this much time.
    pub fn of(time: Duration) -> Self {
        Allowance { time: Some(time), quotations: MOST_QUOTATIONS }
    }

    /// Allows any amount of time.
    pub fn without_end() -> Self {
        Allowance { time: None, quotations: MOST_QUOTATIONS }
    }

    /// Runs `work`, which reports from time to time how far it is, until it is done, `goes_on`
    /// returns `false` or the allowance is used up.
    ///
    /// The engine answers any text; should it ever panic, that costs this article and neither the
    /// others nor the program.
    pub(super) fn spend<T>(
        self,
        goes_on: &mut dyn FnMut(usize) -> bool,
        work: impl FnOnce(&mut dyn FnMut(Reached) -> bool) -> Option<T>,
    ) -> Result<T, Unfinished> {
        let begun = Instant::now();
        let mut why = Unfinished::Stopped;
        let mut goes_on_within = |reached: Reached| {
            match self.time {
                Some(time) if begun.elapsed() > time => why = Unfinished::TookTooLong(time),
                _ if reached.quotations > self.quotations => {
                    why = Unfinished::TooManyQuotations(self.quotations);
                }
                _ => return goes_on(reached.byte),
            }
            false
        };
        let done = ingest::guarded(|| work(&mut goes_on_within)).ok_or(Unfinished::Failed)?;
        done.ok_or(why)
    }
}

impl Default for Allowance {
    fn default() -> Self {
        Allowance::of(Allowance::USUAL_TIME)
    }
}

/// The reason why an article was left without its quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfinished {
    /// The caller stopped the work.
    #[error("stopped")]
    Stopped,
    /// The engine would have taken longer than is allowed.
    #[error("took longer than {}; a higher --budget lets it through", spoken(*.0))]
    TookTooLong(Duration),
    /// The article has more quotations than anybody reads.
    #[error("holds more than {0} quotations, which no article does; split it into several")]
    TooManyQuotations(usize),
    /// The engine panicked.
    #[error("made the engine fail, which is a fault of pullquote; please report it")]
    Failed,
}

/// Writes a time in words: "5 minutes", "90s".
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

    /// Spends an allowance on work that finds this many quotations and is asked once whether to go
    /// on.
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
    fn an_engine_that_fails_costs_one_article() {
        let failing = |_: &mut dyn FnMut(Reached) -> bool| -> Option<()> { panic!("as expected") };
        let failed = Allowance::default().spend(&mut |_| true, failing);
        assert_eq!(failed, Err(Unfinished::Failed));
    }

    #[test]
    fn a_time_is_said_as_one_says_it() {
        assert_eq!(spoken(Duration::from_mins(5)), "5 minutes");
        assert_eq!(spoken(Duration::from_mins(1)), "a minute");
        assert_eq!(spoken(Duration::from_millis(1500)), "1.5s");
        assert_eq!(spoken(Duration::from_secs(90)), "90s");
    }
}
