//! Where a fetch leads to: redirects, hosts of a private network, proxies.

use std::io::Write;
use std::net::SocketAddr;

use ureq::Proxy;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::ResolvedSocketAddrs;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::NextTimeout;

use crate::ingest::fetch::Fetched;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Why;
use crate::ingest::fetch::server::Server;
use crate::ingest::fetch::server::answer;
use crate::ingest::fetch::tests::PAGE;
use crate::ingest::fetch::tests::bytes;
use crate::ingest::fetch::tests::fetch;
use crate::ingest::fetch::tests::settings;
use crate::ingest::fetch::tests::why;

/// Resolves every name to one address, whatever it is.
#[derive(Debug)]
struct Everywhere(SocketAddr);

impl Resolver for Everywhere {
    fn resolve(
        &self,
        uri: &Uri,
        _config: &Config,
        _timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        if uri.host() == Some("nowhere.example") {
            return Err(ureq::Error::HostNotFound);
        }
        let mut addresses = self.empty();
        addresses.push(self.0);
        Ok(addresses)
    }
}

fn resolving(server: &Server) -> Fetcher {
    let address = SocketAddr::from(([127, 0, 0, 1], server.port()));
    Fetcher::with_parts(settings(), None, Everywhere(address))
}

#[test]
fn redirects_are_followed_to_their_end() {
    let server = Server::start(|request, stream| {
        let to = |status: &str, to: &str| answer(status, &format!("Location: {to}\r\n"), b"moved");
        stream.write_all(&match request.target.as_str() {
            "/a" => to("301 Moved", "b/c"),
            "/b/c" => to("302 Found", "?x=1"),
            "/b/c?x=1" => to("303 See Other", &format!("//{}/d", request.header("host").unwrap())),
            "/d" => to("307 Temporary", "/e"),
            "/e" => to("308 Permanent", "/f"),
            _ => answer("200 OK", "", PAGE),
        })
    });
    let Ok(Fetched::Fresh { bytes, address, .. }) = fetch(&server.url("/a")) else { panic!() };
    assert_eq!((bytes.as_slice(), address), (PAGE, server.url("/f")));
    assert_eq!(server.targets(), ["/a", "/b/c", "/b/c?x=1", "/d", "/e", "/f"]);
}

#[test]
fn redirects_that_lead_nowhere_end() {
    let server = Server::start(|request, stream| {
        let next = match request.target.as_str() {
            "/circle" => "/back".to_owned(),
            "/back" => "/circle".to_owned(),
            "/nowhere" => return stream.write_all(&answer("302 Found", "", b"")),
            "/unsound" => "http://[".to_owned(),
            target => format!("{target}x"),
        };
        stream.write_all(&answer("302 Found", &format!("Location: {next}\r\n"), b""))
    });
    let url = |path: &str| server.url(path);
    assert!(matches!(why(fetch(&url("/circle")), &url("/back")), Why::RedirectCircle));
    assert!(matches!(why(fetch(&url("/nowhere")), &url("/nowhere")), Why::RedirectNowhere));
    assert!(matches!(why(fetch(&url("/unsound")), &url("/unsound")), Why::RedirectNowhere));
    let before = server.seen().len();
    let last = url(&format!("/{}", "x".repeat(10)));
    assert!(matches!(why(fetch(&url("/")), &last), Why::TooManyRedirects(10)));
    assert_eq!(server.seen().len() - before, 11, "the first and ten redirects");
}

#[test]
fn a_redirect_into_a_private_network_is_not_followed() {
    let private = Server::saying(answer("200 OK", "", PAGE));
    let port = private.port();
    for (to, shown) in [
        (format!("http://127.0.0.2:{port}/"), format!("http://127.0.0.2:{port}/")),
        (format!("http://localhost:{port}/"), format!("http://localhost:{port}/")),
        (format!("http://[::1]:{port}/"), format!("http://[::1]:{port}/")),
        ("http://169.254.169.254/x".into(), "http://169.254.169.254/x".into()),
        ("http://user:secret@10.0.0.1/".into(), "http://10.0.0.1/".into()),
    ] {
        let header = format!("Location: {to}\r\n");
        let server = Server::saying(answer("302 Found", &header, b""));
        assert!(matches!(why(fetch(&server.url("/")), &shown), Why::Private(_)), "{to}");
    }
    let server = Server::saying(answer("302 Found", "Location: file:///etc/passwd\r\n", b""));
    assert!(matches!(why(fetch(&server.url("/")), "file:///etc/passwd"), Why::NotWeb));
    assert_eq!(private.targets(), Vec::<String>::new());
}

#[test]
fn a_private_host_is_asked_only_where_the_reader_named_it() {
    let server = Server::saying(answer("200 OK", "", PAGE));
    let url = server.url("/");
    let fetcher = Fetcher::new(settings());
    assert!(matches!(why(fetcher.fetch(&url, None), &url), Why::Private(_)));
    assert_eq!(server.targets(), Vec::<String>::new());
    fetcher.name(&url);
    assert_eq!(bytes(fetcher.fetch(&url, None)), PAGE);
}

#[test]
fn a_name_that_leads_into_a_private_network_is_refused_when_it_is_resolved() {
    let server = Server::saying(answer("200 OK", "", PAGE));
    let fetcher = resolving(&server);
    let url = "http://news.example/1";
    let refused = why(fetcher.fetch(url, None), url);
    assert!(refused.to_string().contains("127.0.0.1"), "{refused}");
    assert!(matches!(refused, Why::Private(_)));
    assert_eq!(server.targets(), Vec::<String>::new());
    // The reader has named it, so the reader knows where it is.
    fetcher.name(url);
    assert_eq!(bytes(fetcher.fetch(url, None)), PAGE);
    let nowhere = "http://nowhere.example/";
    assert!(matches!(why(fetcher.fetch(nowhere, None), nowhere), Why::NoHost));
}

#[test]
fn a_proxy_is_asked_for_hosts_that_only_it_can_resolve() {
    let proxy = Server::start(|request, stream| {
        if request.target == "news.example:80" {
            return stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        }
        stream.write_all(&answer("200 OK", "", PAGE))
    });
    let named = Proxy::new(&proxy.url("")).unwrap();
    // On its own this resolver would lead to the proxy's machine, and be refused.
    let address = SocketAddr::from(([127, 0, 0, 1], proxy.port()));
    let fetcher = Fetcher::with_parts(settings(), Some(named), Everywhere(address));
    assert_eq!(bytes(fetcher.fetch("http://news.example/1", None)), PAGE);
    assert_eq!(proxy.targets(), ["news.example:80", "/1"]);
    let private = "http://10.0.0.1/";
    assert!(matches!(why(fetcher.fetch(private, None), private), Why::Private(_)));
}
