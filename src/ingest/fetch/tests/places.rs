//! Tests the places a fetch leads to: redirects, hosts in a private network, proxies.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::time::Duration;

use ureq::Proxy;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::ResolvedSocketAddrs;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::NextTimeout;

use crate::ingest::fetch::FetchFailure;
use crate::ingest::fetch::Fetched;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Login;
use crate::ingest::fetch::NamedServer;
use crate::ingest::fetch::Reach;
use crate::ingest::fetch::Settings;
use crate::ingest::fetch::server::Server;
use crate::ingest::fetch::server::answer;
use crate::ingest::fetch::tests::PAGE;
use crate::ingest::fetch::tests::bytes;
use crate::ingest::fetch::tests::fetch;
use crate::ingest::fetch::tests::named;
use crate::ingest::fetch::tests::settings;
use crate::ingest::fetch::tests::why;

/// Resolves every name to the same address.
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
    assert!(matches!(why(fetch(&url("/circle")), &url("/back")), FetchFailure::RedirectCircle));
    assert!(matches!(
        why(fetch(&url("/nowhere")), &url("/nowhere")),
        FetchFailure::RedirectNowhere
    ));
    assert!(matches!(
        why(fetch(&url("/unsound")), &url("/unsound")),
        FetchFailure::RedirectNowhere
    ));
    let before = server.seen().len();
    let last = url(&format!("/{}", "x".repeat(10)));
    assert!(matches!(why(fetch(&url("/")), &last), FetchFailure::TooManyRedirects(10)));
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
        assert!(matches!(why(fetch(&server.url("/")), &shown), FetchFailure::Private(_)), "{to}");
    }
    let server = Server::saying(answer("302 Found", "Location: file:///etc/passwd\r\n", b""));
    assert!(matches!(why(fetch(&server.url("/")), "file:///etc/passwd"), FetchFailure::NotWeb));
    assert_eq!(private.targets(), Vec::<String>::new());
}

#[test]
fn a_private_host_is_asked_only_for_whom_the_reader_named_it() {
    let server = Server::saying(answer("200 OK", "", PAGE));
    let other = Server::saying(answer("200 OK", "", PAGE));
    let url = server.url("/");
    let fetcher = Fetcher::new(settings());
    let refused = |named: Option<&NamedServer>| {
        assert!(matches!(why(fetcher.fetch(&url, named, None), &url), FetchFailure::Private(_)));
        assert!(matches!(
            why(fetcher.fetch_page(&url, named, None), &url),
            FetchFailure::Private(_)
        ));
    };
    refused(None);
    // This is another server of the user's, on the same machine.
    refused(Some(&named(&other.url("/"))));
    assert_eq!(server.targets(), Vec::<String>::new());
    assert_eq!(bytes(fetcher.fetch(&url, Some(&named(&url)), None)), PAGE);
    // That the user named the server once does not count for other links.
    refused(None);
    assert!(fetcher.is_private(&named(&url)) && !fetcher.is_private(&named(&other.url("/"))));
}

#[test]
fn a_name_that_leads_into_a_private_network_is_refused_when_it_is_resolved() {
    let server = Server::saying(answer("200 OK", "", PAGE));
    let fetcher = resolving(&server);
    let url = "http://news.example/1";
    let on_the_net = NamedServer::of(url, None, Reach::Net).unwrap();
    for named in [None, Some(&on_the_net), Some(&named("http://other.example/"))] {
        let refused = why(fetcher.fetch(url, named, None), url);
        assert!(refused.to_string().contains("127.0.0.1"), "{refused}");
        assert!(matches!(refused, FetchFailure::Private(_)));
    }
    assert_eq!(server.targets(), Vec::<String>::new());
    // The user is naming the host right now, and so knows where it is.
    assert_eq!(bytes(fetcher.fetch(url, Some(&named(url)), None)), PAGE);
    assert!(fetcher.is_private(&named(url)));
    let nowhere = "http://nowhere.example/";
    assert!(matches!(why(fetcher.fetch(nowhere, None, None), nowhere), FetchFailure::NoHost));
}

/// Resolves every name to the next of its addresses each time, and to the last for ever.
#[derive(Debug)]
struct Turning(Mutex<Vec<SocketAddr>>);

impl Resolver for Turning {
    fn resolve(
        &self,
        _uri: &Uri,
        _config: &Config,
        _timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut left = self.0.lock().unwrap();
        let mut addresses = self.empty();
        addresses.push(if left.len() > 1 { left.remove(0) } else { left[0] });
        Ok(addresses)
    }
}

#[test]
fn a_name_that_was_on_the_net_does_not_lead_into_a_private_network_later() {
    let server = Server::saying(answer("200 OK", "", PAGE));
    // Nobody answers at the first address, which is public.
    let turns = [SocketAddr::from(([1, 1, 1, 1], 9)), ([127, 0, 0, 1], server.port()).into()];
    let quick = Settings { connect: Duration::from_millis(50), ..settings() };
    let fetcher = Fetcher::with_parts(quick, None, Turning(Mutex::new(turns.to_vec())));
    let url = "http://news.example/feed";
    let named = named(url);
    let first = why(fetcher.fetch(url, Some(&named), None), url);
    assert!(!matches!(first, FetchFailure::Private(_)), "{first:?}");
    assert!(matches!(why(fetcher.fetch(url, Some(&named), None), url), FetchFailure::Private(_)));
    assert_eq!(server.targets(), Vec::<String>::new());
}

#[test]
fn who_leads_away_from_a_server_cannot_lead_back_into_it() {
    // Both are behind a proxy, which alone reaches them.
    let proxy = Server::start(|request, stream| {
        if !request.target.starts_with('/') {
            return stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        }
        let to = |to: &str| answer("302 Found", &format!("Location: {to}\r\n"), b"");
        stream.write_all(&match (request.header("host"), request.target.as_str()) {
            (Some("10.0.0.1"), "/out") => to("http://b.example/x"),
            (Some("10.0.0.1"), _) => answer("200 OK", "", PAGE),
            _ => to("http://10.0.0.1/secret"),
        })
    });
    let known = Proxy::new(&proxy.url("")).unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], proxy.port()));
    let fetcher = Fetcher::with_parts(settings(), Some(known), Everywhere(address));
    let intranet = named("http://10.0.0.1/");
    let back = fetcher.fetch("http://10.0.0.1/out", Some(&intranet), None);
    assert!(matches!(why(back, "http://10.0.0.1/secret"), FetchFailure::Private(_)));
    assert_eq!(proxy.targets(), ["10.0.0.1:80", "/out", "b.example:80", "/x"]);
    assert_eq!(bytes(fetcher.fetch("http://10.0.0.1/1", Some(&intranet), None)), PAGE);
}

#[test]
fn a_login_goes_to_its_server_and_is_told_nobody() {
    let elsewhere = Server::saying(answer("200 OK", "", PAGE));
    let away = elsewhere.url("/away");
    let server = Server::start(move |request, stream| {
        stream.write_all(&match request.target.as_str() {
            "/robots.txt" => answer("404 Not Found", "", b""),
            "/1" => answer("302 Found", "Location: /2\r\n", b""),
            "/out" => answer("302 Found", &format!("Location: {away}\r\n"), b""),
            _ => answer("200 OK", "", PAGE),
        })
    });
    let written = server.url("/1").replace("http://", "http://ann:secret@");
    let (url, login) = Login::out_of(&written);
    let named = NamedServer::of(&url, login, Reach::Anywhere).unwrap();
    let fetcher = Fetcher::new(settings());
    let Ok(Fetched::Fresh { address, .. }) = fetcher.fetch_page(&url, Some(&named), None) else {
        panic!("it is there")
    };
    assert_eq!(address, server.url("/2"));
    let told: Vec<_> =
        server.seen().iter().map(|it| it.header("authorization").map(str::to_owned)).collect();
    assert_eq!(told, vec![Some("Basic YW5uOnNlY3JldA==".to_owned()); 3]);
    // The other server has another port, and the user has not named it.
    let out = fetcher.fetch(&server.url("/out"), Some(&named), None);
    assert!(matches!(why(out, &elsewhere.url("/away")), FetchFailure::Private(_)));
    // A login that a stranger wrote into a link is not sent.
    let written = elsewhere.url("/x").replace("http://", "http://eve:secret@");
    let own = NamedServer::of(&elsewhere.url("/"), None, Reach::Anywhere);
    let Ok(Fetched::Fresh { address, .. }) = fetcher.fetch(&written, own.as_ref(), None) else {
        panic!("it is there")
    };
    assert_eq!(address, elsewhere.url("/x"));
    assert_eq!(elsewhere.seen()[0].header("authorization"), None);
    assert!(elsewhere.seen().iter().all(|request| !request.target.contains("secret")));
}

#[test]
fn a_proxy_is_asked_for_hosts_that_only_it_can_resolve() {
    let proxy = Server::start(|request, stream| {
        if request.target == "news.example:80" {
            return stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        }
        stream.write_all(&answer("200 OK", "", PAGE))
    });
    let known = Proxy::new(&proxy.url("")).unwrap();
    // Without the proxy, this resolver would lead to the proxy's machine, and be refused.
    let address = SocketAddr::from(([127, 0, 0, 1], proxy.port()));
    let fetcher = Fetcher::with_parts(settings(), Some(known), Everywhere(address));
    assert_eq!(bytes(fetcher.fetch("http://news.example/1", None, None)), PAGE);
    assert_eq!(proxy.targets(), ["news.example:80", "/1"]);
    // Neither hosts that only the proxy's own network can reach nor the proxy are open to
    // strangers' links.
    for private in ["http://10.0.0.1/", "http://wiki/", &proxy.url("/status")] {
        assert!(matches!(
            why(fetcher.fetch(private, None, None), private),
            FetchFailure::Private(_)
        ));
    }
    assert_eq!(proxy.targets().len(), 2);
}
