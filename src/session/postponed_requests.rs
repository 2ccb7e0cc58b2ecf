//! Keeps the requests that could not be carried out because another program was writing.
//!
//! The library's thread does not wait for another program, because the user's questions need no
//! writing and can still be answered. What could not be written is tried again in a moment.

use std::mem;
use std::time::Duration;
use std::time::Instant;

use crate::session::messages::Request;

/// The time until writing is tried again.
const IN_A_MOMENT: Duration = Duration::from_millis(50);

/// The requests that need writing, and when they are tried again.
#[derive(Default)]
pub(super) struct PostponedRequests {
    requests: Vec<Request>,
    /// True if the user was told that a correction waits for another program.
    pub(super) told_of_waiting: bool,
    retry_at: Option<Instant>,
}

impl PostponedRequests {
    /// Tells whether another program was writing a moment ago, so that writing has to wait.
    pub(super) fn must_wait(&self) -> bool {
        self.retry_at.is_some_and(|at| at > Instant::now())
    }

    /// Returns when writing is to be tried again.
    pub(super) fn retry_at(&self) -> Option<Instant> {
        self.retry_at
    }

    /// Puts all writing off, since another program is writing.
    pub(super) fn wait(&mut self) {
        self.retry_at = Some(Instant::now() + IN_A_MOMENT);
    }

    /// Queues a request to be tried again in a moment.
    pub(super) fn add(&mut self, request: Request) {
        self.requests.push(request);
        self.wait();
    }

    /// Drops the requests that this one replaces.
    pub(super) fn drop_replaced(&mut self, request: &Request) {
        self.requests.retain(|earlier| !request.replaces(earlier));
    }

    /// Tells whether a correction is among the requests.
    pub(super) fn has_correction(&self) -> bool {
        self.requests.iter().any(Request::corrects)
    }

    /// Takes the requests, once their time has come.
    pub(super) fn take_due(&mut self) -> Vec<Request> {
        if self.must_wait() {
            return Vec::new();
        }
        self.retry_at = None;
        mem::take(&mut self.requests)
    }

    /// Takes the requests, whether their time has come or not.
    pub(super) fn take_all(&mut self) -> Vec<Request> {
        mem::take(&mut self.requests)
    }
}
