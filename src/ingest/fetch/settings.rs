//! What a fetch may cost.

use std::time::Duration;

/// How much a fetch may cost, and how polite it is.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long a connection may take to come about.
    pub connect: Duration,
    /// How long a fetch may take, redirects and body included, but not what
    /// it waits for manners' sake.
    pub whole: Duration,
    /// The most bytes of an answer, unpacked.
    pub most_bytes: u64,
    /// The most redirects, one after another.
    pub redirects: usize,
    /// How long a host is left alone between two requests.
    pub delay: Duration,
    /// A host that wants to be left alone for longer than this is reported,
    /// not waited for.
    pub longest_wait: Duration,
    /// Whether a proxy is taken from the environment (`ALL_PROXY`,
    /// `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
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
