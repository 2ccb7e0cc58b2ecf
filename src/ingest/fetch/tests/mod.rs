//! Tests fetching from a server on this machine that behaves, and misbehaves, like those on the
//! net.

mod answers;
mod places;

use std::io::Write;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::ingest::IngestError;
use crate::ingest::UnreadablePart;
use crate::ingest::fetch::FetchError;
use crate::ingest::fetch::FetchFailure;
use crate::ingest::fetch::Fetched;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::NamedServer;
use crate::ingest::fetch::Reach;
use crate::ingest::fetch::Settings;
use crate::ingest::fetch::Validators;
use crate::ingest::fetch::server::Server;
use crate::ingest::fetch::server::answer;
use crate::ingest::fetch::server::head;

const PAGE: &[u8] = b"<!DOCTYPE html><html><body><p>The envoys left on Friday.</p></body></html>";

fn settings() -> Settings {
    Settings {
        connect: Duration::from_secs(10),
        whole: Duration::from_secs(20),
        most_bytes: 1 << 20,
        redirects: 10,
        delay: Duration::ZERO,
        longest_wait: Duration::from_secs(5),
        proxy_from_environment: false,
    }
}

fn fetcher(settings: Settings) -> Fetcher {
    Fetcher::new(settings)
}

/// Returns the server of `url` as one that the user has named: test servers are on this machine.
fn named(url: &str) -> NamedServer {
    NamedServer::of(url, None, Reach::Anywhere).unwrap()
}

fn fetch(url: &str) -> Result<Fetched, FetchError> {
    fetcher(settings()).fetch(url, NamedServer::of(url, None, Reach::Anywhere).as_ref(), None)
}

fn bytes(fetched: Result<Fetched, FetchError>) -> Vec<u8> {
    match fetched {
        Ok(Fetched::Fresh { bytes, .. }) => bytes,
        other => panic!("{other:?}"),
    }
}

/// Returns the reason of the error, which must name that address.
#[track_caller]
fn why(fetched: Result<Fetched, FetchError>, url: &str) -> FetchFailure {
    let error = fetched.unwrap_err();
    assert_eq!(error.url, url);
    assert_eq!(error.to_string(), url);
    let lost = UnreadablePart::from(error);
    assert_eq!(lost.name, url);
    match lost.error {
        IngestError::Fetch(why) => why,
        other => panic!("{other}"),
    }
}

#[test]
fn a_page_comes_with_what_is_known_of_it() {
    let server = Server::saying(answer(
        "200 OK",
        "Content-Type: text/html; charset=utf-8\r\nETag: \"a\"\r\n\
        Last-Modified: Mon, 02 Jun 2025 09:00:00 GMT\r\n",
        PAGE,
    ));
    let url = server.url("/talks?x=1#end");
    let Ok(Fetched::Fresh { bytes, media_type, address, validators }) = fetch(&url) else {
        panic!("it is there")
    };
    assert_eq!(bytes, PAGE);
    assert_eq!(media_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(address, url);
    assert_eq!(validators.etag.as_deref(), Some("\"a\""));
    assert_eq!(validators.last_modified.as_deref(), Some("Mon, 02 Jun 2025 09:00:00 GMT"));
    let request = &server.seen()[0];
    assert_eq!(request.target, "/talks?x=1");
    let agent = request.header("user-agent").unwrap();
    assert_eq!(agent, format!("pullquote/{}", env!("CARGO_PKG_VERSION")));
    assert!(request.header("accept").unwrap().contains("application/rss+xml"));
}

#[test]
fn what_is_unchanged_is_not_fetched_again() {
    let server = Server::start(|request, stream| {
        let known = request.header("if-none-match") == Some("\"a\"")
            && request.header("if-modified-since") == Some("Mon, 02 Jun 2025 09:00:00 GMT");
        stream.write_all(&if known {
            head("304 Not Modified", "")
        } else {
            answer("200 OK", "", PAGE)
        })
    });
    let known = Validators {
        etag: Some("\"a\"".into()),
        last_modified: Some("Mon, 02 Jun 2025 09:00:00 GMT".into()),
    };
    let fetcher = fetcher(settings());
    let unchanged = fetcher.fetch(&server.url("/"), Some(&named(&server.url("/"))), Some(&known));
    assert!(matches!(unchanged, Ok(Fetched::Unchanged)), "{unchanged:?}");
    let other = Validators { etag: Some("\"b\"".into()), last_modified: None };
    assert_eq!(
        bytes(fetcher.fetch(&server.url("/"), Some(&named(&server.url("/"))), Some(&other))),
        PAGE
    );
    // This server answers so although no validators were sent.
    let odd = Server::saying(head("304 Not Modified", ""));
    assert!(matches!(why(fetch(&odd.url("/")), &odd.url("/")), FetchFailure::Status(304)));
}

#[test]
fn other_schemes_are_refused() {
    for url in ["ftp://a.example/", "file:///etc/passwd", "data:text/html,x", "exec:ls", "a.html"] {
        assert!(matches!(why(fetch(url), url), FetchFailure::NotWeb), "{url}");
    }
}

#[test]
fn a_refusal_says_what_to_do() {
    for (status, told) in [
        ("404 Not Found", "check the address"),
        ("410 Gone", "check the address"),
        ("403 Forbidden", "save it with a browser"),
        ("500 Internal Server Error", "try again later"),
        ("418 Teapot", "refused"),
    ] {
        let server = Server::saying(answer(status, "", b"<html>sorry</html>"));
        let refused = why(fetch(&server.url("/x")), &server.url("/x"));
        assert!(matches!(refused, FetchFailure::Status(_)));
        let message = refused.to_string();
        assert!(message.contains(told) && message.contains(&status[..3]), "{message}");
    }
    let server = Server::saying(head("204 No Content", ""));
    assert!(matches!(why(fetch(&server.url("/")), &server.url("/")), FetchFailure::Nothing));
}

#[test]
fn a_server_that_wants_a_moment_is_asked_once_more() {
    let server = Server::start(|request, stream| {
        let is_again = request.target == "/again";
        let busy = answer("429 Too Many Requests", "Retry-After: 0\r\n", b"");
        stream.write_all(&if is_again { answer("200 OK", "", PAGE) } else { busy })
    });
    let url = server.url("/");
    assert!(matches!(why(fetch(&url), &url), FetchFailure::Busy { until: Some(_) }));
    assert_eq!(server.targets(), ["/", "/"], "asked twice and no more");
    assert_eq!(bytes(fetch(&server.url("/again"))), PAGE);
}

#[test]
fn a_server_that_wants_to_be_left_alone_is() {
    for wait in ["3600", "Fri, 31 Dec 9998 23:59:59 GMT"] {
        let header = format!("Retry-After: {wait}\r\n");
        let server = Server::saying(answer("503 Service Unavailable", &header, b""));
        let fetcher = fetcher(settings());
        let (one, two) = (server.url("/1"), server.url("/2"));
        let told = why(fetcher.fetch(&one, Some(&named(&one)), None), &one).to_string();
        assert!(told.contains("left alone until 20") && told.contains("UTC"), "{told}");
        // Another page of that host is not even requested.
        assert!(matches!(
            why(fetcher.fetch(&two, Some(&named(&two)), None), &two),
            FetchFailure::Busy { until: Some(_) }
        ));
        assert_eq!(server.targets(), ["/1"]);
    }
    let server = Server::saying(answer("429 Too Many Requests", "", b""));
    let told = why(fetch(&server.url("/")), &server.url("/"));
    assert!(matches!(told, FetchFailure::Busy { until: None }));
    assert!(told.to_string().contains("try again later"));
}

/// Starts a server with pages and that `robots.txt`.
fn with_robots(robots: Vec<u8>) -> Server {
    Server::start(move |request, stream| {
        let is_robots = request.target == "/robots.txt";
        stream.write_all(&if is_robots { robots.clone() } else { answer("200 OK", "", PAGE) })
    })
}

#[test]
fn robots_are_asked_once_before_pages_and_not_before_feeds() {
    let rules = answer("200 OK", "", b"User-agent: *\nDisallow: /private\n");
    let server = with_robots(rules);
    let fetcher = fetcher(settings());
    assert_eq!(
        bytes(fetcher.fetch(
            &server.url("/private/feed"),
            Some(&named(&server.url("/private/feed"))),
            None
        )),
        PAGE
    );
    assert_eq!(
        bytes(fetcher.fetch_page(&server.url("/1"), Some(&named(&server.url("/1"))), None)),
        PAGE
    );
    let private = server.url("/private/1");
    assert!(matches!(
        why(fetcher.fetch_page(&private, Some(&named(&private)), None), &private),
        FetchFailure::Disallowed
    ));
    assert_eq!(
        bytes(fetcher.fetch_page(&server.url("/2"), Some(&named(&server.url("/2"))), None)),
        PAGE
    );
    assert_eq!(server.targets(), ["/private/feed", "/robots.txt", "/1", "/2"]);
}

#[test]
fn a_redirect_does_not_lead_around_robots() {
    let server = Server::start(|request, stream| {
        stream.write_all(&match request.target.as_str() {
            "/robots.txt" => answer("200 OK", "", b"User-agent: pullquote\nDisallow: /private\n"),
            "/1" => answer("302 Found", "Location: /private\r\n", b""),
            _ => answer("200 OK", "", PAGE),
        })
    });
    let told =
        fetcher(settings()).fetch_page(&server.url("/1"), Some(&named(&server.url("/1"))), None);
    assert!(matches!(why(told, &server.url("/private")), FetchFailure::Disallowed));
    assert_eq!(server.targets(), ["/robots.txt", "/1"]);
}

#[test]
fn robots_that_are_missing_allow_and_robots_that_fail_do_not() {
    for status in ["404 Not Found", "403 Forbidden", "204 No Content"] {
        let server = with_robots(head(status, "Content-Length: 0\r\n"));
        assert_eq!(
            bytes(fetcher(settings()).fetch_page(
                &server.url("/1"),
                Some(&named(&server.url("/1"))),
                None
            )),
            PAGE,
            "{status}"
        );
    }
    let server = with_robots(answer("500 Internal Server Error", "", b""));
    let told = why(
        fetcher(settings()).fetch_page(&server.url("/1"), Some(&named(&server.url("/1"))), None),
        &server.url("/1"),
    );
    let FetchFailure::RobotsUnknown(cause) = told else { panic!("{told:?}") };
    assert_eq!(cause.url, server.url("/robots.txt"));
    assert_eq!(server.targets(), ["/robots.txt"]);
    // A file that never ends is read as far as the standard asks for.
    let server = Server::start(|request, stream| {
        if request.target != "/robots.txt" {
            return stream.write_all(&answer("200 OK", "", PAGE));
        }
        stream.write_all(&head("200 OK", ""))?;
        stream.write_all(b"User-agent: *\nDisallow: /private\n")?;
        loop {
            stream.write_all(&[b'#'; 4096])?;
        }
    });
    let fetcher = fetcher(settings());
    assert_eq!(
        bytes(fetcher.fetch_page(&server.url("/1"), Some(&named(&server.url("/1"))), None)),
        PAGE
    );
    let private = server.url("/private");
    assert!(matches!(
        why(fetcher.fetch_page(&private, Some(&named(&private)), None), &private),
        FetchFailure::Disallowed
    ));
}

#[test]
fn a_fetch_is_ended_from_another_thread() {
    let (arrived, has_arrived) = mpsc::channel();
    let server = Server::start(move |_, stream| {
        stream.write_all(&head("200 OK", "Content-Length: 1000000\r\n"))?;
        stream.write_all(b"<html>")?;
        arrived.send(()).ok();
        thread::sleep(Duration::from_mins(1));
        Ok(())
    });
    let fetcher = Arc::new(fetcher(Settings { whole: Duration::from_mins(10), ..settings() }));
    let url = server.url("/");
    let waiting = {
        let (fetcher, url) = (Arc::clone(&fetcher), url.clone());
        thread::spawn(move || fetcher.fetch(&url, Some(&named(&url)), None))
    };
    has_arrived.recv().unwrap();
    fetcher.cancel();
    assert!(matches!(why(waiting.join().unwrap(), &url), FetchFailure::Cancelled));
    assert!(matches!(
        why(fetcher.fetch(&url, Some(&named(&url)), None), &url),
        FetchFailure::Cancelled
    ));
}

#[test]
fn waiting_for_a_turn_is_ended_from_another_thread() {
    let server = Server::saying(answer("200 OK", "", PAGE));
    let fetcher = Arc::new(fetcher(Settings { delay: Duration::from_hours(1), ..settings() }));
    let url = server.url("/");
    assert_eq!(bytes(fetcher.fetch(&url, Some(&named(&url)), None)), PAGE);
    let waiting = {
        let (fetcher, url) = (Arc::clone(&fetcher), url.clone());
        thread::spawn(move || fetcher.fetch(&url, Some(&named(&url)), None))
    };
    fetcher.cancel();
    assert!(matches!(why(waiting.join().unwrap(), &url), FetchFailure::Cancelled));
    assert_eq!(server.targets(), ["/"]);
}
