//! Fetches from the web, politely and within bounds.
//!
//! Only `http` and `https` are allowed. We follow each redirect ourselves, so that each address on
//! the way is checked like the first. A link on a stranger's page or feed is never fetched from
//! this machine or a private network, unless it is on the very server that the user has
//! [named](NamedServer). The requests to a host are spaced out, a host is left alone for as long as it
//! asks for, and `robots.txt` is honoured for pages. There is a limit to the time and to the bytes
//! that come.

mod address;
mod answer;
mod body;
mod cancellation;
mod error;
mod host;
mod meter;
mod named_server;
mod private_address;
mod retry;
mod robots;
#[cfg(test)]
mod server;
mod settings;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use ureq::Agent;
use ureq::Proxy;
use ureq::http::HeaderMap;
use ureq::http::StatusCode;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::ConnectProxyConnector;
use ureq::unversioned::transport::Connector;
use ureq::unversioned::transport::RustlsConnector;
use ureq::unversioned::transport::SocksConnector;
use ureq::unversioned::transport::TcpConnector;
use url::Url;

use crate::ingest::fetch::address::For;
use crate::ingest::fetch::address::Guard;
use crate::ingest::fetch::body::Excess;
use crate::ingest::fetch::cancellation::Cancellation;
use crate::ingest::fetch::host::Hosts;
use crate::ingest::fetch::meter::Meter;
use crate::ingest::fetch::robots::Robots;

pub use answer::Fetched;
pub use answer::Validators;
pub use error::FetchError;
pub use error::FetchFailure;
pub use named_server::Login;
pub use named_server::NamedServer;
pub use named_server::Reach;
pub use settings::Settings;

/// The name by which the program identifies itself to servers.
const USER_AGENT: &str = concat!("pullquote/", env!("CARGO_PKG_VERSION"));

/// The media types that are wanted, and with less weight all others.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/atom+xml, \
    application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

/// The most bytes that are read of a `robots.txt`; the standard asks for 500 KiB.
const MOST_OF_ROBOTS: u64 = 512 << 10;

/// Fetches from the web. Threads may share it; each fetch blocks its own thread.
#[derive(Debug)]
pub struct Fetcher {
    /// Fetches links that anybody may have written.
    agent: Agent,
    /// Fetches from servers that the user has named.
    readers_agent: Agent,
    settings: Settings,
    guard: Guard,
    hosts: Hosts,
    robots: Robots,
    cancellation: Cancellation,
}

/// Says whether `robots.txt` is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RobotsPolicy {
    /// It is asked: for pages.
    Honoured,
    /// It is not asked: for feeds, which are made for programs, and for `robots.txt` itself.
    Skipped,
}

impl Fetcher {
    /// Makes a fetcher, which has not sent any request yet.
    pub fn new(settings: Settings) -> Self {
        let proxy = if settings.proxy_from_environment { Proxy::try_from_env() } else { None };
        Self::with_parts(settings, proxy, DefaultResolver::default())
    }

    fn with_parts(settings: Settings, proxy: Option<Proxy>, resolver: impl Resolver) -> Self {
        let guard = Guard::new(proxy.as_ref());
        let resolver = Arc::new(resolver);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(settings.connect))
            .timeout_resolve(Some(settings.connect))
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .proxy(proxy)
            // Each request goes to an address that was checked for it, and has a meter of its own.
            .max_idle_connections(0)
            .max_idle_connections_per_host(0)
            .build();
        let agent = |whom| {
            let connector =
                ().chain(SocksConnector::default())
                    .chain(ConnectProxyConnector::default())
                    .chain(TcpConnector::default())
                    .chain(Meter::for_bodies_of(settings.most_bytes))
                    .chain(RustlsConnector::default());
            let resolver = guard.resolver(Arc::clone(&resolver), whom);
            Agent::with_parts(config.clone(), connector, resolver)
        };
        Fetcher {
            agent: agent(For::Strangers),
            readers_agent: agent(For::Reader),
            guard,
            hosts: Hosts::new(settings.delay),
            robots: Robots::default(),
            cancellation: Cancellation::default(),
            settings,
        }
    }

    /// Tells whether a server that the user has named was found in a private network.
    pub fn is_private(&self, named: &NamedServer) -> bool {
        self.guard.is_private(named)
    }

    /// Ends all fetches, also those under way in other threads, and refuses new ones.
    pub fn cancel(&self) {
        self.cancellation.end();
        self.agent.clone().shutdown();
        self.readers_agent.clone().shutdown();
    }

    /// Fetches a feed, without asking `robots.txt`. `named` is the server that the user has named
    /// and that led there; `known` are the validators of the last fetch.
    pub fn fetch(
        &self,
        url: &str,
        named: Option<&NamedServer>,
        known: Option<&Validators>,
    ) -> Result<Fetched, FetchError> {
        let excess = Excess::Refuse(self.settings.most_bytes);
        self.follow(url, named, known, RobotsPolicy::Skipped, excess)
    }

    /// Fetches a page, if the host's `robots.txt` allows it.
    pub fn fetch_page(
        &self,
        url: &str,
        named: Option<&NamedServer>,
        known: Option<&Validators>,
    ) -> Result<Fetched, FetchError> {
        let excess = Excess::Refuse(self.settings.most_bytes);
        self.follow(url, named, known, RobotsPolicy::Honoured, excess)
    }

    /// Follows redirects until there is an answer.
    fn follow(
        &self,
        url: &str,
        mut named: Option<&NamedServer>,
        known: Option<&Validators>,
        policy: RobotsPolicy,
        excess: Excess,
    ) -> Result<Fetched, FetchError> {
        let not_web = || FetchError { url: Login::out_of(url).0, why: FetchFailure::NotWeb };
        let mut at = Url::parse(url.trim()).map_err(|_| not_web())?;
        address::forget_login(&mut at);
        let mut left = self.settings.whole;
        let mut seen: Vec<Url> = Vec::new();
        loop {
            let here = address::shown(&at);
            let fail = |why| FetchError { url: here.clone(), why };
            // A redirect away from the user's server ends its privileges: a stranger could redirect
            // back to it.
            named = named.filter(|named| named.has(&at));
            self.guard.check(&at, named).map_err(fail)?;
            if policy == RobotsPolicy::Honoured {
                self.check_robots(&at, named).map_err(fail)?;
            }
            match self.ask(&at, named, known, &mut left, excess).map_err(fail)? {
                Answer::Unchanged => return Ok(Fetched::Unchanged),
                Answer::Fresh { bytes, headers } => {
                    return Ok(Fetched::Fresh {
                        bytes,
                        media_type: header(&headers, "content-type"),
                        address: address::shown(&at),
                        validators: Validators {
                            etag: header(&headers, "etag"),
                            last_modified: header(&headers, "last-modified"),
                        },
                    });
                }
                Answer::Elsewhere(location) => {
                    let mut next =
                        at.join(&location).map_err(|_| fail(FetchFailure::RedirectNowhere))?;
                    address::forget_login(&mut next);
                    seen.push(at);
                    if seen.contains(&next) {
                        return Err(fail(FetchFailure::RedirectCircle));
                    }
                    if seen.len() > self.settings.redirects {
                        return Err(fail(FetchFailure::TooManyRedirects(self.settings.redirects)));
                    }
                    at = next;
                }
            }
        }
    }

    /// Sends the request, and sends it once more where the host asks for a short wait.
    fn ask(
        &self,
        url: &Url,
        named: Option<&NamedServer>,
        known: Option<&Validators>,
        left: &mut Duration,
        excess: Excess,
    ) -> Result<Answer, FetchFailure> {
        let host = address::host(url);
        let mut has_waited = false;
        loop {
            let (turn, closed) = self.hosts.turn(&host);
            if closed && turn.saturating_duration_since(Instant::now()) > self.settings.longest_wait
            {
                return Err(FetchFailure::Busy { until: Some(retry::time_of(turn)) });
            }
            self.cancellation.until(turn)?;
            let begun = Instant::now();
            let answer = self.ask_now(url, named, known, *left, excess);
            *left = left.saturating_sub(begun.elapsed());
            match answer? {
                Reply::Answer(answer) => return Ok(answer),
                Reply::Later(Some(wait)) => {
                    self.hosts.close(&host, wait);
                    if has_waited || wait > self.settings.longest_wait {
                        return Err(FetchFailure::Busy {
                            until: Some(retry::time_of(Instant::now() + wait)),
                        });
                    }
                    has_waited = true;
                }
                Reply::Later(None) => return Err(FetchFailure::Busy { until: None }),
            }
        }
    }

    fn ask_now(
        &self,
        url: &Url,
        named: Option<&NamedServer>,
        known: Option<&Validators>,
        left: Duration,
        excess: Excess,
    ) -> Result<Reply, FetchFailure> {
        let may_be_private = named.is_some_and(|named| named.may_be_private(url));
        let agent = if may_be_private { &self.readers_agent } else { &self.agent };
        let mut request = agent.get(url.as_str());
        if let Some(login) = named.and_then(|named| named.header_for(url)) {
            request = request.header("Authorization", login);
        }
        if let Some(etag) = known.and_then(|known| known.etag.as_deref()) {
            request = request.header("If-None-Match", etag);
        }
        if let Some(modified) = known.and_then(|known| known.last_modified.as_deref()) {
            request = request.header("If-Modified-Since", modified);
        }
        let request = request.config().timeout_global(Some(left)).build();
        let response = request.call().map_err(|error| self.why(error))?;
        let (parts, body) = response.into_parts();
        let headers = parts.headers;
        match parts.status {
            StatusCode::NOT_MODIFIED if known.is_some() => Ok(Reply::Answer(Answer::Unchanged)),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                Ok(Reply::Later(header(&headers, "retry-after").and_then(|v| retry::after(&v))))
            }
            status if matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) => {
                let location = header(&headers, "location").ok_or(FetchFailure::RedirectNowhere)?;
                Ok(Reply::Answer(Answer::Elsewhere(location)))
            }
            StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT => Err(FetchFailure::Nothing),
            status if status.is_success() => {
                let bytes = body::read(body.into_reader(), excess, &self.cancellation)
                    .map_err(|stopped| stopped.why(|error| self.why(error)))?;
                Ok(Reply::Answer(Answer::Fresh { bytes, headers }))
            }
            status => Err(FetchFailure::Status(status.as_u16())),
        }
    }

    fn check_robots(&self, url: &Url, named: Option<&NamedServer>) -> Result<(), FetchFailure> {
        let read = |robots: &Url| {
            self.follow(
                robots.as_str(),
                named,
                None,
                RobotsPolicy::Skipped,
                Excess::Cut(MOST_OF_ROBOTS),
            )
        };
        self.robots.check(url, read)
    }

    /// Translates an error of the client; that the fetch was cancelled takes precedence.
    fn why(&self, error: ureq::Error) -> FetchFailure {
        if self.cancellation.has_ended() {
            return FetchFailure::Cancelled;
        }
        FetchFailure::of(error, &self.settings)
    }
}

/// The outcome of one request.
enum Reply {
    Answer(Answer),
    /// The host asks to be left alone, perhaps for this long.
    Later(Option<Duration>),
}

enum Answer {
    Fresh { bytes: Vec<u8>, headers: HeaderMap },
    Unchanged,
    Elsewhere(String),
}

/// Returns the value of a header if it is text.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}
