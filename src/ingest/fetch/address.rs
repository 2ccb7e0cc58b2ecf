//! Decides from which addresses the program may fetch.
//!
//! A link that a stranger wrote must not make the program fetch what only the user's own machine or
//! network can reach. A host is checked twice: as it is written, and as the IP address it resolves
//! to. The connection goes to the checked IP address, so a name that resolves differently a moment
//! later gains nothing. A server that the user has named may be anywhere, but has to stay where it
//! was found first. Behind a proxy, the proxy resolves the names, and only the written host can be
//! checked.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use ureq::Proxy;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::ResolvedSocketAddrs;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::NextTimeout;
use url::Url;

use crate::ingest::fetch::FetchFailure;
use crate::ingest::fetch::NamedServer;
use crate::ingest::fetch::private_address::PrivateAddress;
use crate::ingest::fetch::private_address::bare;
use crate::ingest::fetch::private_address::is_public;
use crate::ingest::fetch::private_address::is_written_private;

/// Checks the addresses of hosts before they are fetched from.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    /// The places at which the servers named by the user were found first, by host and port.
    found: Arc<Mutex<HashMap<(String, u16), Place>>>,
    /// Host and port of the proxy, which the user has set in the system.
    proxy: Option<(String, u16)>,
}

/// The kind of network a server is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Net,
    Private,
}

/// The origin of the requests that a resolver serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// Links that anybody may have written.
    Strangers,
    /// A server that the user has named, and that may be anywhere.
    Reader,
}

impl Guard {
    pub(super) fn new(proxy: Option<&Proxy>) -> Self {
        let proxy = proxy.map(|proxy| (bare(proxy.host()), proxy.port()));
        Guard { found: Arc::default(), proxy }
    }

    /// Checks whether the address, as it is written, may be fetched from.
    pub(super) fn check(&self, url: &Url, named: Option<&NamedServer>) -> Result<(), FetchFailure> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchFailure::NotWeb);
        }
        let host = url.host().ok_or(FetchFailure::NotWeb)?;
        if named.is_some_and(|named| named.has(url)) {
            return Ok(());
        }
        let is_proxy = self.proxy.as_ref().is_some_and(|(proxy, port)| {
            *proxy == bare(&host.to_string()) && url.port_or_known_default() == Some(*port)
        });
        if is_proxy || is_written_private(&host) {
            return Err(FetchFailure::Private(host.to_string()));
        }
        Ok(())
    }

    /// Tells whether the server was found in a private network.
    pub(super) fn is_private(&self, named: &NamedServer) -> bool {
        let (host, port) = named.server();
        self.found().get(&(host.to_owned(), port)) == Some(&Place::Private)
    }

    /// Makes a resolver that refuses addresses that may not be connected to.
    pub(super) fn resolver<R: Resolver>(&self, inner: Arc<R>, whom: For) -> Guarded<R> {
        Guarded { guard: self.clone(), inner, whom }
    }

    /// Records the place of a server that the user has named; returns false if it may not be
    /// connected to. A server that was first found on the public net has to stay there, because the
    /// owner of its name could make it resolve to a private address later.
    fn record_place(&self, host: &str, port: u16, place: Place) -> bool {
        let first = *self.found().entry((bare(host), port)).or_insert(place);
        first == Place::Private || place == Place::Net
    }

    fn found(&self) -> MutexGuard<'_, HashMap<(String, u16), Place>> {
        // Each entry is valid by itself, whenever a thread panics.
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Resolves names by means of `inner`, and refuses addresses that [`Guard`] does not allow.
#[derive(Debug)]
pub(super) struct Guarded<R> {
    guard: Guard,
    inner: Arc<R>,
    whom: For,
}

impl<R: Resolver> Resolver for Guarded<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let addresses = self.inner.resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default();
        let port = uri.port_u16().or_else(|| match uri.scheme_str() {
            Some("https") => Some(443),
            Some("http") => Some(80),
            _ => None,
        });
        let proxy = self.guard.proxy.as_ref();
        if proxy.is_some_and(|(proxy, at)| *proxy == bare(host) && port == Some(*at)) {
            return Ok(addresses);
        }
        let private = addresses.iter().find(|address| !is_public(address.ip()));
        let is_mixed = private.is_some() && addresses.iter().any(|address| is_public(address.ip()));
        let place = if private.is_some() { Place::Private } else { Place::Net };
        // A single address that may not be connected to makes all of them suspect.
        let is_welcome = match self.whom {
            For::Strangers => place == Place::Net,
            For::Reader => {
                !is_mixed && port.is_some_and(|port| self.guard.record_place(host, port, place))
            }
        };
        match private {
            Some(private) if !is_welcome => {
                Err(ureq::Error::Other(Box::new(PrivateAddress(private.ip()))))
            }
            _ => Ok(addresses),
        }
    }
}

/// Returns the host with its port, by which requests are spaced out.
pub(super) fn host(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

/// Returns the address for messages, without a user name and password.
pub(super) fn shown(url: &Url) -> String {
    let mut shown = url.clone();
    forget_login(&mut shown);
    shown.into()
}

/// Removes a user name and password from the address.
pub(super) fn forget_login(url: &mut Url) {
    // These calls fail where there is no host, and then there is nothing to hide.
    url.set_username("").ok();
    url.set_password(None).ok();
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::Guard;
    use super::shown;
    use crate::ingest::fetch::FetchFailure;
    use crate::ingest::fetch::NamedServer;
    use crate::ingest::fetch::Reach;

    #[test]
    fn a_private_host_is_refused_however_it_is_written_unless_it_was_named() {
        let guard = Guard::new(None);
        for url in [
            "http://127.0.0.1/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://[::1]:8080/",
            "http://localhost/",
            "http://LOCALHOST.:80/",
            "http://a.localhost/",
            "http://[::ffff:7f00:1]/",
            "https://192.168.0.1/",
            "http://100.64.0.1/",
            "http://[fd12::1]/",
            "http://wiki/",
            "http://printer.local/",
            "http://router.home.arpa/",
            "http://git.corp.:3000/",
        ] {
            let url = Url::parse(url).unwrap();
            assert!(matches!(guard.check(&url, None), Err(FetchFailure::Private(_))), "{url}");
            let other = NamedServer::of("http://10.0.0.1/", None, Reach::Anywhere);
            assert!(guard.check(&url, other.as_ref()).is_err(), "{url}");
            let named = NamedServer::of(url.as_str(), None, Reach::Net);
            assert!(guard.check(&url, named.as_ref()).is_ok(), "{url}");
        }
        for url in ["https://a.example/", "https://local.example/", "https://1.1.1.1/"] {
            assert!(guard.check(&Url::parse(url).unwrap(), None).is_ok(), "{url}");
        }
        for url in ["file:///x", "ftp://a.example/"] {
            assert!(matches!(
                guard.check(&Url::parse(url).unwrap(), None),
                Err(FetchFailure::NotWeb)
            ));
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let url = Url::parse("https://ann:secret@a.example/x").unwrap();
        assert_eq!(shown(&url), "https://a.example/x");
    }
}
