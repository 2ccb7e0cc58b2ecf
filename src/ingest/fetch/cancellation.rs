//! Makes a thread wait in such a way that another thread can end the waiting at once.

use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Instant;

use crate::ingest::fetch::FetchFailure;

/// A wait that lasts until another thread ends it.
#[derive(Debug, Default)]
pub(super) struct Cancellation {
    has_ended: Mutex<bool>,
    bell: Condvar,
}

impl Cancellation {
    /// Ends all waiting, now and later.
    pub(super) fn end(&self) {
        *self.lock() = true;
        self.bell.notify_all();
    }

    pub(super) fn has_ended(&self) -> bool {
        *self.lock()
    }

    /// Waits until that moment.
    pub(super) fn until(&self, moment: Instant) -> Result<(), FetchFailure> {
        let wait = moment.saturating_duration_since(Instant::now());
        let waited = self.bell.wait_timeout_while(self.lock(), wait, |has_ended| !*has_ended);
        let (has_ended, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *has_ended { Err(FetchFailure::Cancelled) } else { Ok(()) }
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        // A flag is valid whenever a thread panics.
        self.has_ended.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
