//! Defines the errors of a fetch.

use std::error::Error;
use std::io;
use std::time::Duration;

use jiff::Timestamp;

use crate::ingest::fetch::Settings;
use crate::ingest::fetch::meter::TooMuch;
use crate::ingest::fetch::private_address::PrivateAddress;

/// An error of a fetch with the address at which it occurred, which after redirects is not the
/// requested one.
#[derive(Debug, thiserror::Error)]
#[error("{url}")]
pub struct FetchError {
    /// The address, without a password.
    pub url: String,
    /// The reason.
    #[source]
    pub why: FetchFailure,
}

/// The reason why something could not be fetched. Code that reports it puts the address before it.
#[derive(Debug, thiserror::Error)]
pub enum FetchFailure {
    /// The address is neither `http` nor `https`.
    #[error("not an address of the web; only http and https are fetched")]
    NotWeb,
    /// The address leads into this machine or a private network.
    #[error("leads to {0}, inside a private network; name that address yourself to read it")]
    Private(String),
    /// There is no such host.
    #[error("no such host; check the address and the connection")]
    NoHost,
    /// The host does not answer.
    #[error("cannot be reached; check the connection and try again")]
    Unreachable(#[source] Box<dyn Error + Send + Sync>),
    /// The certificate or the encryption of the host cannot be trusted.
    #[error("no secure connection; check the address and the clock of this machine")]
    Insecure(#[source] Box<dyn Error + Send + Sync>),
    /// It took longer than this.
    #[error("took longer than {} seconds; try again later", .0.as_secs_f32())]
    TimedOut(Duration),
    /// `robots.txt` asks programs not to read this.
    #[error(
        "its robots.txt asks programs to leave it alone; save it with a browser and read the file"
    )]
    Disallowed,
    /// `robots.txt` could not be read, so we do not know whether this may be read.
    #[error("its robots.txt cannot be read, so it is left alone; try again later")]
    RobotsUnknown(#[source] Box<FetchError>),
    /// The server refuses, with this status.
    #[error("the server answers {}: {}", .0, remedy(*.0))]
    Status(u16),
    /// The server asks to be left alone.
    #[error("the server asks to be left alone{}", shown_until(.until.as_ref()))]
    Busy {
        /// The time until which it asks for that, if it says so.
        until: Option<Timestamp>,
    },
    /// The answer is empty.
    #[error("the server answers with nothing")]
    Nothing,
    /// A redirect does not give a usable address.
    #[error("is redirected to nowhere")]
    RedirectNowhere,
    /// A redirect leads back to an address that was visited before.
    #[error("is redirected in a circle")]
    RedirectCircle,
    /// There are more than this many redirects.
    #[error("is redirected more than {0} times")]
    TooManyRedirects(usize),
    /// The answer has more than this many bytes.
    #[error("larger than {}; save it with a browser and take out what is wanted", shown_size(*.0))]
    TooLarge(u64),
    /// The answer ends too early.
    #[error("breaks off; try again")]
    CutOff(#[source] io::Error),
    /// The answer is not compressed as it says.
    #[error("cannot be unpacked; try again later")]
    Unpackable(#[source] Box<dyn Error + Send + Sync>),
    /// The answer does not come from a web server.
    #[error("does not answer as a web server should")]
    Protocol(#[source] Box<dyn Error + Send + Sync>),
    /// The fetch was cancelled.
    #[error("was not fetched: stopped before it was done")]
    Cancelled,
}

impl FetchFailure {
    /// Tells whether the fetch was cancelled, so that nothing is wrong.
    pub fn is_our_doing(&self) -> bool {
        matches!(self, FetchFailure::Cancelled)
    }

    /// Tells whether the problem may be gone when the same is fetched again later.
    pub fn may_pass(&self) -> bool {
        match self {
            FetchFailure::NoHost
            | FetchFailure::Unreachable(_)
            | FetchFailure::TimedOut(_)
            | FetchFailure::RobotsUnknown(_)
            | FetchFailure::Busy { .. }
            | FetchFailure::Nothing
            | FetchFailure::CutOff(_)
            | FetchFailure::Unpackable(_)
            | FetchFailure::Cancelled => true,
            FetchFailure::Status(status) => *status >= 500,
            _ => false,
        }
    }

    /// Translates an error of the HTTP client.
    pub(super) fn of(error: ureq::Error, settings: &Settings) -> Self {
        if is_too_much(&error) {
            return FetchFailure::TooLarge(settings.most_bytes);
        }
        let whole = settings.whole;
        match error {
            ureq::Error::Timeout(_) => FetchFailure::TimedOut(whole),
            ureq::Error::HostNotFound => FetchFailure::NoHost,
            ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::TlsRequired => {
                FetchFailure::Insecure(Box::new(error))
            }
            ureq::Error::Decompress(..) => FetchFailure::Unpackable(Box::new(error)),
            ureq::Error::Io(error) => Self::of_io(error, whole),
            ureq::Error::Other(other) => match other.downcast::<PrivateAddress>() {
                Ok(private) => FetchFailure::Private(private.0.to_string()),
                Err(other) => FetchFailure::Unreachable(other),
            },
            ureq::Error::ConnectionFailed | ureq::Error::ConnectProxyFailed(_) => {
                FetchFailure::Unreachable(Box::new(error))
            }
            error => FetchFailure::Protocol(Box::new(error)),
        }
    }

    fn of_io(error: io::Error, whole: Duration) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => FetchFailure::TimedOut(whole),
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => FetchFailure::CutOff(error),
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                FetchFailure::Unpackable(Box::new(error))
            }
            // The system's resolver has no error kind of its own for this.
            _ if error.to_string().contains("failed to lookup address") => FetchFailure::NoHost,
            _ => FetchFailure::Unreachable(Box::new(error)),
        }
    }
}

/// Tells whether the meter ended the connection, however deeply the client has wrapped its error.
fn is_too_much(error: &ureq::Error) -> bool {
    let of_io = |error: &io::Error| {
        error.get_ref().is_some_and(|inner| {
            inner.is::<TooMuch>() || inner.downcast_ref::<ureq::Error>().is_some_and(is_too_much)
        })
    };
    match error {
        ureq::Error::Other(other) => other.is::<TooMuch>(),
        ureq::Error::Io(error) | ureq::Error::Decompress(_, error) => of_io(error),
        _ => false,
    }
}

/// Returns what the user can do about a status.
fn remedy(status: u16) -> &'static str {
    match status {
        401 | 402 | 403 | 407 => {
            "not for everyone; save it with a browser that may see it and read the file"
        }
        404 | 410 => "not there, or no more; check the address",
        451 => "withheld for legal reasons",
        500.. => "something is wrong there; try again later",
        _ => "refused",
    }
}

fn shown_until(until: Option<&Timestamp>) -> String {
    match until {
        Some(until) => {
            format!(" until {}; try again then", until.strftime("%Y-%m-%d %H:%M:%S UTC"))
        }
        None => "; try again later".to_owned(),
    }
}

fn shown_size(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MiB", bytes >> 20) } else { format!("{bytes} bytes") }
}
