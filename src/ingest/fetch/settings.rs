//! Holds the limits of a fetch.

use std::time::Duration;

/// The limits of a fetch, in time and bytes, and its politeness.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The time that making a connection may take.
    pub connect: Duration,
    /// The time that a fetch may take, with redirects and body, but without waiting for politeness'
    /// sake.
    pub whole: Duration,
    /// The most bytes of an unpacked answer.
    pub most_bytes: u64,
    /// The most redirects in a row.
    pub redirects: usize,
    /// The least time between two requests to a host.
    pub delay: Duration,
    /// The longest time for which a host that asks to be left alone is waited for; if it asks for
    /// more, that is reported as an error.
    pub longest_wait: Duration,
    /// True if a proxy is taken from the environment (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY`,
    /// `NO_PROXY`).
    pub proxy_from_environment: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            connect: Duration::from_secs(10),
            whole: Duration::from_mins(1),
            most_bytes: 64 << 20,
            redirects: 10,
            delay: Duration::from_secs(1),
            longest_wait: Duration::from_secs(10),
            proxy_from_environment: true,
        }
    }
}
