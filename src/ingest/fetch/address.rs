//! Which addresses may be fetched from.
//!
//! A link that a stranger wrote must not make this program ask what only the
//! reader's own machine or network can see. A host is looked at twice: as it is
//! written, and as what it resolves to; and it is the looked-at address that is
//! connected to, so a name that resolves otherwise the next moment gains
//! nothing. Behind a proxy, names are resolved by the proxy, and only what is
//! written can be looked at.

use std::collections::HashSet;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use ureq::Proxy;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::ResolvedSocketAddrs;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::NextTimeout;
use url::Host;
use url::Url;

use crate::ingest::fetch::Why;

/// Knows which hosts the reader has named.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    named: Arc<Mutex<HashSet<String>>>,
    /// Host and port of the proxy, which the reader has named to the system.
    proxy: Option<(String, u16)>,
}

impl Guard {
    pub(super) fn new(proxy: Option<&Proxy>) -> Self {
        let proxy = proxy.map(|proxy| (bare(proxy.host()), proxy.port()));
        Guard { named: Arc::default(), proxy }
    }

    /// Lets the host of this address be anywhere.
    pub(super) fn name(&self, url: &Url) {
        if let Some(host) = url.host_str() {
            self.named().insert(bare(host));
        }
    }

    /// Whether the address may be fetched from, as it is written.
    pub(super) fn check(&self, url: &Url) -> Result<(), Why> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Why::NotWeb);
        }
        let host = url.host().ok_or(Why::NotWeb)?;
        if self.is_named(&host.to_string()) {
            return Ok(());
        }
        match host {
            Host::Ipv4(address) if !is_public(address.into()) => Err(Why::private(address.into())),
            Host::Ipv6(address) if !is_public(address.into()) => Err(Why::private(address.into())),
            Host::Domain(name) => {
                let name = bare(name);
                if name == "localhost" || name.ends_with(".localhost") {
                    return Err(Why::Private(name));
                }
                Ok(())
            }
            Host::Ipv4(_) | Host::Ipv6(_) => Ok(()),
        }
    }

    /// A resolver that gives no address that may not be connected to.
    pub(super) fn resolver<R: Resolver>(&self, inner: R) -> Guarded<R> {
        Guarded { guard: self.clone(), inner }
    }

    fn is_named(&self, host: &str) -> bool {
        self.named().contains(&bare(host))
    }

    fn named(&self) -> std::sync::MutexGuard<'_, HashSet<String>> {
        // A set of names is sound whenever a thread stops.
        self.named.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Resolves names as `inner` does, and refuses what [`Guard`] does not let pass.
#[derive(Debug)]
pub(super) struct Guarded<R> {
    guard: Guard,
    inner: R,
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
        let is_proxy = self
            .guard
            .proxy
            .as_ref()
            .is_some_and(|(proxy, port)| *proxy == bare(host) && uri.port_u16() == Some(*port));
        if is_proxy || self.guard.is_named(host) {
            return Ok(addresses);
        }
        // One that may not be connected to makes all of them suspect.
        match addresses.iter().find(|address| !is_public(address.ip())) {
            Some(address) => Err(ureq::Error::Other(Box::new(PrivateAddress(address.ip())))),
            None => Ok(addresses),
        }
    }
}

/// A name led to an address that is not for strangers' links.
#[derive(Debug, thiserror::Error)]
#[error("a private address: {0}")]
pub(super) struct PrivateAddress(pub(super) IpAddr);

/// The host with its port, by which requests are spaced out.
pub(super) fn host(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

/// The address for messages: without a name and password that may be in it.
pub(super) fn shown(url: &Url) -> String {
    let mut shown = url.clone();
    // These fail where there is no host, and then there is nothing to hide.
    shown.set_username("").ok();
    shown.set_password(None).ok();
    shown.into()
}

/// The host as it is compared: in lower case, without the dot that may end it.
fn bare(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// Whether anyone on the net can be reached at that address: not this machine,
/// not a private network, and nothing that is set apart for another use.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a == 100 && (64..128).contains(&b) // Between a provider and its customers.
        || a == 192 && b == 0 && c == 0 // Protocols.
        || a == 198 && (18..20).contains(&b) // Benchmarks.
        || a >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // Addresses that stand for one of IPv4: mapped, NAT64, and 6to4.
    let inner = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(inner(high, low))
        }
        [0x2002, high, low, ..] => is_public_v4(inner(high, low)),
        // Teredo, documentation and other special uses.
        [0x2001, 0..0x200 | 0xdb8, ..] | [0x3fff, 0..0x1000, ..] => false,
        // The rest of what is assigned to the net at large.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::Guard;
    use super::is_public;
    use super::shown;
    use crate::ingest::fetch::Why;

    #[test]
    fn addresses_that_are_not_for_everyone_are_known() {
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "192.0.0.8",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "93.184.216.34",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2002:101:101::",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn a_private_host_is_refused_however_it_is_written_unless_it_was_named() {
        let guard = Guard::new(None);
        let written = [
            "http://127.0.0.1/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://[::1]:8080/",
            "http://localhost/",
            "http://LOCALHOST.:80/",
            "http://a.localhost/",
            "http://[::ffff:7f00:1]/",
            "https://192.168.0.1/",
        ];
        for url in written {
            let url = Url::parse(url).unwrap();
            assert!(matches!(guard.check(&url), Err(Why::Private(_))), "{url}");
        }
        for url in written {
            let url = Url::parse(url).unwrap();
            guard.name(&url);
            assert!(guard.check(&url).is_ok(), "{url}");
        }
        assert!(matches!(guard.check(&Url::parse("file:///x").unwrap()), Err(Why::NotWeb)));
        assert!(matches!(guard.check(&Url::parse("ftp://a.example/").unwrap()), Err(Why::NotWeb)));
    }

    #[test]
    fn a_password_is_not_shown() {
        let url = Url::parse("https://ann:secret@a.example/x").unwrap();
        assert_eq!(shown(&url), "https://a.example/x");
    }
}
