//! Schedules the requests to each host.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

/// Spaces out the requests to one host, whichever threads they come from.
#[derive(Debug)]
pub(super) struct Hosts {
    delay: Duration,
    next: Mutex<HashMap<String, Turn>>,
}

#[derive(Debug, Clone, Copy)]
struct Turn {
    at: Instant,
    /// The end of the time for which the host asks to be left alone.
    closed: Option<Instant>,
}

impl Hosts {
    pub(super) fn new(delay: Duration) -> Self {
        Hosts { delay, next: Mutex::default() }
    }

    /// Returns the moment at which the host may be asked, and whether that is because it asks to be
    /// left alone; if not, the moment is reserved for the caller.
    pub(super) fn turn(&self, host: &str) -> (Instant, bool) {
        let now = Instant::now();
        let mut hosts = self.lock();
        let turn = hosts.entry(host.to_owned()).or_insert(Turn { at: now, closed: None });
        if let Some(until) = turn.closed.filter(|&until| until > now) {
            return (until, true);
        }
        let at = turn.at.max(now);
        *turn = Turn { at: at + self.delay, closed: None };
        (at, false)
    }

    /// Records that the host asks to be left alone for so long.
    pub(super) fn close(&self, host: &str, wait: Duration) {
        let until = Instant::now() + wait;
        self.lock().insert(host.to_owned(), Turn { at: until, closed: Some(until) });
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Turn>> {
        // Each entry is valid by itself, whenever a thread panics.
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;
    use std::time::Instant;

    use super::Hosts;

    #[test]
    fn turns_of_one_host_are_apart_and_those_of_two_are_not() {
        let delay = Duration::from_secs(5);
        let hosts = Hosts::new(delay);
        let (first, _) = hosts.turn("a");
        let (second, _) = hosts.turn("a");
        let (third, _) = hosts.turn("a");
        assert_eq!((second - first, third - second), (delay, delay));
        assert!(hosts.turn("b").0 < second);
    }

    #[test]
    fn a_closed_host_opens_again_by_itself() {
        let hosts = Hosts::new(Duration::ZERO);
        hosts.close("a", Duration::from_mins(1));
        let (at, closed) = hosts.turn("a");
        assert!(closed && at > Instant::now() + Duration::from_secs(50));
        hosts.close("a", Duration::ZERO);
        assert!(!hosts.turn("a").1);
    }
}
