//! Fetching from the web, politely and within bounds.
//!
//! Only `http` and `https`; each redirect is followed by us, so that each
//! address on the way is looked at like the first. What a stranger's page or
//! feed links to is never fetched from this machine or a private network,
//! unless it is on the very server that the reader [named](Named). A host is not asked
//! more often than now and then, is left alone as long as it wants to be, and
//! `robots.txt` is honoured for pages. Time is bounded, and so are all bytes that come.

mod address;
mod answer;
mod body;
mod error;
mod host;
mod meter;
mod named;
mod patience;
mod private;
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
use crate::ingest::fetch::host::Hosts;
use crate::ingest::fetch::meter::Meter;
use crate::ingest::fetch::patience::Patience;
use crate::ingest::fetch::robots::Robots;

pub use answer::Fetched;
pub use answer::Validators;
pub use error::FetchError;
pub use error::Why;
pub use named::Login;
pub use named::Named;
pub use named::Reach;
pub use settings::Settings;

/// How this program calls itself to those it asks.
const USER_AGENT: &str = concat!("pullquote/", env!("CARGO_PKG_VERSION"));

/// What is wanted, and what else will do.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/atom+xml, \
    application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

/// What of a `robots.txt` is read, in bytes; the standard asks for 500 KiB.
const MOST_OF_ROBOTS: u64 = 512 << 10;

/// Fetches from the web. May be shared by threads; each fetch blocks its own.
#[derive(Debug)]
pub struct Fetcher {
    /// For links that anybody wrote.
    agent: Agent,
    /// For servers that the reader has named.
    readers_agent: Agent,
    settings: Settings,
    guard: Guard,
    hosts: Hosts,
    robots: Robots,
    patience: Patience,
}

/// Whether `robots.txt` is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manners {
    /// For pages.
    AskRobots,
    /// For feeds, which are made for programs, and for `robots.txt` itself.
    MadeForPrograms,
}

impl Fetcher {
    /// A fetcher that has asked nobody anything yet.
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
            // Each request goes to an address that was looked at for it, and is metered.
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
            patience: Patience::default(),
            settings,
        }
    }

    /// Whether a server that the reader has named was found in a private network.
    pub fn is_private(&self, named: &Named) -> bool {
        self.guard.is_private(named)
    }

    /// Ends all fetches, also those under way in other threads, and refuses
    /// new ones.
    pub fn cancel(&self) {
        self.patience.end();
        self.agent.clone().shutdown();
        self.readers_agent.clone().shutdown();
    }

    /// Fetches what is made for programs: a feed. `named` is what the reader has named
    /// and what led there.
    pub fn fetch(
        &self,
        url: &str,
        named: Option<&Named>,
        known: Option<&Validators>,
    ) -> Result<Fetched, FetchError> {
        let excess = Excess::Refuse(self.settings.most_bytes);
        self.follow(url, named, known, Manners::MadeForPrograms, excess)
    }

    /// Fetches a page, where its host lets programs do so.
    pub fn fetch_page(
        &self,
        url: &str,
        named: Option<&Named>,
        known: Option<&Validators>,
    ) -> Result<Fetched, FetchError> {
        let excess = Excess::Refuse(self.settings.most_bytes);
        self.follow(url, named, known, Manners::AskRobots, excess)
    }

    /// Follows redirects until there is an answer.
    fn follow(
        &self,
        url: &str,
        mut named: Option<&Named>,
        known: Option<&Validators>,
        manners: Manners,
        excess: Excess,
    ) -> Result<Fetched, FetchError> {
        let not_web = || FetchError { url: Login::out_of(url).0, why: Why::NotWeb };
        let mut at = Url::parse(url.trim()).map_err(|_| not_web())?;
        address::forget_login(&mut at);
        let mut left = self.settings.whole;
        let mut seen: Vec<Url> = Vec::new();
        loop {
            let here = address::shown(&at);
            let fail = |why| FetchError { url: here.clone(), why };
            // Who was led away from the reader's server may be led back by a stranger.
            named = named.filter(|named| named.has(&at));
            self.guard.check(&at, named).map_err(fail)?;
            if manners == Manners::AskRobots {
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
                    let mut next = at.join(&location).map_err(|_| fail(Why::RedirectNowhere))?;
                    address::forget_login(&mut next);
                    seen.push(at);
                    if seen.contains(&next) {
                        return Err(fail(Why::RedirectCircle));
                    }
                    if seen.len() > self.settings.redirects {
                        return Err(fail(Why::TooManyRedirects(self.settings.redirects)));
                    }
                    at = next;
                }
            }
        }
    }

    /// Asks once; once more where the host says that it will not be long.
    fn ask(
        &self,
        url: &Url,
        named: Option<&Named>,
        known: Option<&Validators>,
        left: &mut Duration,
        excess: Excess,
    ) -> Result<Answer, Why> {
        let host = address::host(url);
        let mut has_waited = false;
        loop {
            let (turn, closed) = self.hosts.turn(&host);
            if closed && turn.saturating_duration_since(Instant::now()) > self.settings.longest_wait
            {
                return Err(Why::Busy { until: Some(retry::time_of(turn)) });
            }
            self.patience.until(turn)?;
            let begun = Instant::now();
            let answer = self.ask_now(url, named, known, *left, excess);
            *left = left.saturating_sub(begun.elapsed());
            match answer? {
                Reply::Answer(answer) => return Ok(answer),
                Reply::Later(Some(wait)) => {
                    self.hosts.close(&host, wait);
                    if has_waited || wait > self.settings.longest_wait {
                        return Err(Why::Busy {
                            until: Some(retry::time_of(Instant::now() + wait)),
                        });
                    }
                    has_waited = true;
                }
                Reply::Later(None) => return Err(Why::Busy { until: None }),
            }
        }
    }

    fn ask_now(
        &self,
        url: &Url,
        named: Option<&Named>,
        known: Option<&Validators>,
        left: Duration,
        excess: Excess,
    ) -> Result<Reply, Why> {
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
                let location = header(&headers, "location").ok_or(Why::RedirectNowhere)?;
                Ok(Reply::Answer(Answer::Elsewhere(location)))
            }
            StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT => Err(Why::Nothing),
            status if status.is_success() => {
                let bytes = body::read(body.into_reader(), excess, &self.patience)
                    .map_err(|stopped| stopped.why(|error| self.why(error)))?;
                Ok(Reply::Answer(Answer::Fresh { bytes, headers }))
            }
            status => Err(Why::Status(status.as_u16())),
        }
    }

    fn check_robots(&self, url: &Url, named: Option<&Named>) -> Result<(), Why> {
        let read = |robots: &Url| {
            self.follow(
                robots.as_str(),
                named,
                None,
                Manners::MadeForPrograms,
                Excess::Cut(MOST_OF_ROBOTS),
            )
        };
        self.robots.check(url, read)
    }

    /// What went wrong, in our words; that it was us who ended it comes first.
    fn why(&self, error: ureq::Error) -> Why {
        if self.patience.has_ended() {
            return Why::Cancelled;
        }
        Why::of(error, &self.settings)
    }
}

/// What one request came to.
enum Reply {
    Answer(Answer),
    /// The host wants to be left alone, perhaps for so long.
    Later(Option<Duration>),
}

enum Answer {
    Fresh { bytes: Vec<u8>, headers: HeaderMap },
    Unchanged,
    Elsewhere(String),
}

/// A header's value, where it is text.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}
