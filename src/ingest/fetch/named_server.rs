//! Describes a server that the user has named, and the requests that this covers.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;
use url::Url;

use crate::article::address;
use crate::ingest::fetch::private_address::bare;
use crate::ingest::fetch::private_address::is_written_private;

/// A server that the user has named by an address: one host at one port.
///
/// It covers that address and the links from it to the same server, and nothing else: that the user
/// reads a feed on this machine does not allow other feeds to link into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedServer {
    scheme: String,
    host: String,
    port: u16,
    login: Option<Login>,
    reach: Reach,
}

/// The networks in which a host may be if its name is one that anybody could register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Any network: the user is naming the host right now, and knows where it is.
    Anywhere,
    /// The public net, where the host was when the user named it. If its name leads into a private
    /// network one day, the user did not want that.
    Net,
}

/// A user name and password, as an address contains them.
#[derive(Clone, PartialEq, Eq)]
pub struct Login(String);

impl Login {
    /// Takes the user name and password out of an address; returns the address without them.
    pub fn out_of(address: &str) -> (String, Option<Self>) {
        // A browser's parser is used, which accepts a lot; what it rejects is handled as text.
        if let Ok(mut url) = Url::parse(address.trim()) {
            let written = match (url.username(), url.password()) {
                ("", None) => return (address.to_owned(), None),
                (name, None) => name.to_owned(),
                (name, Some(password)) => format!("{name}:{password}"),
            };
            if url.set_username("").is_ok() && url.set_password(None).is_ok() {
                return (url.into(), Some(Login(written)));
            }
        }
        let (bare, login) = address::without_login(address);
        (bare, login.map(|login| Login(login.to_owned())))
    }

    /// Returns the login as it stood in the address.
    pub fn written(&self) -> &str {
        &self.0
    }

    /// Makes a login of a text that [`written`](Login::written) returned.
    pub fn of(written: String) -> Self {
        Login(written)
    }

    /// Returns the value of the `Authorization` header (RFC 7617).
    fn header(&self) -> String {
        let (name, password) = self.0.split_once(':').unwrap_or((&self.0, ""));
        let mut told: Vec<u8> = percent_decode_str(name).collect();
        told.push(b':');
        told.extend(percent_decode_str(password));
        format!("Basic {}", BASE64_STANDARD.encode(told))
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Login(…)")
    }
}

impl NamedServer {
    /// Returns the server of this address, or `None` where it is not a web address.
    pub fn of(url: &str, login: Option<Login>, reach: Reach) -> Option<Self> {
        let url = Url::parse(url.trim()).ok()?;
        Some(NamedServer {
            scheme: url.scheme().to_owned(),
            host: bare(url.host_str()?),
            port: url.port_or_known_default()?,
            login,
            reach,
        })
    }

    /// Tells whether the address is on this server.
    pub fn has(&self, url: &Url) -> bool {
        url.host_str().is_some_and(|host| bare(host) == self.host)
            && url.port_or_known_default() == Some(self.port)
    }

    /// Tells whether the address, given as text, is on this server.
    pub fn has_address(&self, url: &str) -> bool {
        Url::parse(url).is_ok_and(|url| self.has(&url))
    }

    /// Tells whether the address may lead into a private network.
    pub(super) fn may_be_private(&self, url: &Url) -> bool {
        self.has(url)
            && (self.reach == Reach::Anywhere || url.host().is_some_and(|h| is_written_private(&h)))
    }

    /// Returns the login for this address, if the address is on this server and has the scheme that
    /// the user gave, so that the login is not sent without the encryption that the user asked for.
    pub fn login_for(&self, url: &str) -> Option<&Login> {
        let url = Url::parse(url).ok()?;
        self.login.as_ref().filter(|_| self.has(&url) && url.scheme() == self.scheme)
    }

    /// Returns the header value that sends the login, under the same conditions.
    pub(super) fn header_for(&self, url: &Url) -> Option<String> {
        self.login_for(url.as_str()).map(Login::header)
    }

    /// Returns host and port.
    pub(super) fn server(&self) -> (&str, u16) {
        (&self.host, self.port)
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::Login;
    use super::NamedServer;
    use super::Reach;

    fn named(address: &str) -> NamedServer {
        let (url, login) = Login::out_of(address);
        NamedServer::of(&url, login, Reach::Net).unwrap()
    }

    #[test]
    fn a_name_counts_for_one_host_at_one_port() {
        let wiki = named("http://wiki:8000/feed");
        for (url, has) in [
            ("http://wiki:8000/other", true),
            ("http://WIKI.:8000/", true),
            ("https://wiki:8000/", true),
            ("http://wiki/", false),
            ("http://wiki:8001/", false),
            ("http://mail:8000/", false),
            ("http://127.0.0.1:8000/", false),
        ] {
            assert_eq!(wiki.has_address(url), has, "{url}");
        }
    }

    #[test]
    fn a_login_is_told_to_its_own_server_alone() {
        let named = named("https://ann:s%40cret@a.example/feed");
        let told = |url: &str| named.header_for(&Url::parse(url).unwrap());
        // The login is "ann:s@cret".
        assert_eq!(told("https://a.example/1").as_deref(), Some("Basic YW5uOnNAY3JldA=="));
        for other in ["http://a.example/1", "https://a.example:8443/1", "https://b.a.example/1"] {
            assert_eq!(told(other), None, "{other}");
        }
        assert!(!format!("{named:?}").contains("cret"), "{named:?}");
    }

    #[test]
    fn an_address_is_without_its_login_from_then_on() {
        for (address, bare, login) in [
            ("https://ann:secret@a.example/x", "https://a.example/x", Some("ann:secret")),
            ("https:ann:secret@a.example/x", "https://a.example/x", Some("ann:secret")),
            ("http:\\\\ann@a.example/x", "http://a.example/x", Some("ann")),
            (
                "https://ann:secret@a.example:999999/",
                "https://a.example:999999/",
                Some("ann:secret"),
            ),
            ("https://a.example/é", "https://a.example/é", None),
        ] {
            let (url, found) = Login::out_of(address);
            assert_eq!((url.as_str(), found.as_ref().map(Login::written)), (bare, login));
        }
    }
}
