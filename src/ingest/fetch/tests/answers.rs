//! Tests answers that are slow, endless, cut off or compressed, and servers that are no web
//! servers.

use std::error::Error;
use std::io::Write;
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use crate::article::Origin;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::detection::gzip;
use crate::ingest::fetch::FetchFailure;
use crate::ingest::fetch::Fetched;
use crate::ingest::fetch::Settings;
use crate::ingest::fetch::server::Server;
use crate::ingest::fetch::server::answer;
use crate::ingest::fetch::server::head;
use crate::ingest::fetch::tests::PAGE;
use crate::ingest::fetch::tests::bytes;
use crate::ingest::fetch::tests::fetch;
use crate::ingest::fetch::tests::fetcher;
use crate::ingest::fetch::tests::named;
use crate::ingest::fetch::tests::settings;
use crate::ingest::fetch::tests::why;
use crate::ingest::find_articles;

#[test]
fn a_slow_answer_is_given_up() {
    let whole = Duration::from_millis(300);
    let silent = Server::start(|_, _| {
        thread::sleep(Duration::from_secs(5));
        Ok(())
    });
    let dribbling = Server::start(|_, stream| {
        stream.write_all(&head("200 OK", "Content-Length: 1000\r\n"))?;
        for _ in 0..1000 {
            stream.write_all(b"x")?;
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    });
    for server in [silent, dribbling] {
        let fetcher = fetcher(Settings { whole, ..settings() });
        let url = server.url("/slow");
        assert!(matches!(
            why(fetcher.fetch(&url, Some(&named(&url)), None), &url),
            FetchFailure::TimedOut(_)
        ));
    }
}

#[test]
fn an_answer_that_breaks_off_is_not_taken_for_whole() {
    let answers = [
        [head("200 OK", "Content-Length: 1000\r\n"), PAGE.to_vec()].concat(),
        [head("200 OK", "Transfer-Encoding: chunked\r\n"), b"5\r\n<html".to_vec()].concat(),
        b"HTTP/1.1 200 OK\r\nContent-".to_vec(),
        b"".to_vec(),
    ];
    for cut in answers {
        let server = Server::saying(cut.clone());
        let stopped = why(fetch(&server.url("/")), &server.url("/"));
        assert!(
            matches!(stopped, FetchFailure::CutOff(_)),
            "{stopped:?} {:?}",
            String::from_utf8_lossy(&cut)
        );
    }
}

#[test]
fn an_endless_answer_is_given_up_at_the_limit() {
    let body = Server::start(|_, stream| {
        stream.write_all(&head("200 OK", "Content-Type: text/html\r\n"))?;
        loop {
            stream.write_all(&[b'x'; 4096])?;
        }
    });
    assert!(matches!(why(fetch(&body.url("/")), &body.url("/")), FetchFailure::TooLarge(_)));
    let headers = Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
        loop {
            stream.write_all(b"X-More: and more and more and more and more\r\n")?;
        }
    });
    assert!(matches!(why(fetch(&headers.url("/")), &headers.url("/")), FetchFailure::Protocol(_)));
}

#[test]
fn whatever_comes_beside_a_body_is_given_up_at_a_limit_too() {
    let chunked = || head("200 OK", "Transfer-Encoding: chunked\r\n");
    let gzipped = || head("200 OK", "Content-Encoding: gzip\r\n");
    // A block of nothing, as a compressor writes it when it is flushed.
    let nothing = |times: usize| b"\x00\x00\x00\xff\xff".repeat(times);
    let gzip_head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff".to_vec();
    let cases: [(&str, Vec<u8>, Vec<u8>); 5] = [
        (
            "trailers",
            [chunked(), b"1\r\nx\r\n0\r\n".to_vec()].concat(),
            b"X-More: a\r\n".repeat(400),
        ),
        ("trailer", [chunked(), b"1\r\nx\r\n0\r\nX: ".to_vec()].concat(), vec![b'a'; 4096]),
        ("sizes", chunked(), b"1\r\nx\r\n".repeat(800)),
        ("nothing", [gzipped(), gzip_head].concat(), nothing(1000)),
        ("continue", Vec::new(), b"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(150)),
    ];
    for (what, first, more) in cases {
        let server = Server::start(move |_, stream| {
            stream.write_all(&first)?;
            loop {
                stream.write_all(&more)?;
            }
        });
        let sent = Settings { whole: Duration::from_mins(10), ..settings() };
        let url = server.url("/");
        let told = why(fetcher(sent).fetch(&url, Some(&named(&url)), None), &url);
        assert!(
            matches!(told, FetchFailure::TooLarge(_) | FetchFailure::Protocol(_)),
            "{what}: {told:?}"
        );
    }
}

#[test]
fn a_wrong_length_takes_nothing_that_was_not_sent() {
    let short = Server::saying([head("200 OK", "Content-Length: 5\r\n"), PAGE.to_vec()].concat());
    assert_eq!(bytes(fetch(&short.url("/"))), &PAGE[..5]);
    let unsound =
        Server::saying([head("200 OK", "Content-Length: -1\r\n"), PAGE.to_vec()].concat());
    let url = unsound.url("/");
    assert!(matches!(why(fetch(&url), &url), FetchFailure::Protocol(_)));
    let huge = "Content-Length: 18446744073709551615\r\n";
    let huge = Server::saying([head("200 OK", huge), PAGE.to_vec()].concat());
    assert!(matches!(why(fetch(&huge.url("/")), &huge.url("/")), FetchFailure::CutOff(_)));
}

#[test]
fn packed_answers_are_unpacked_up_to_the_limit() {
    let packed = |bytes: &[u8]| answer("200 OK", "Content-Encoding: gzip\r\n", bytes);
    let page = Server::saying(packed(&gzip::pack(PAGE)));
    assert_eq!(bytes(fetch(&page.url("/"))), PAGE);
    let bomb = gzip::pack(&vec![0; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let bomb = Server::saying(packed(&bomb));
    assert!(matches!(why(fetch(&bomb.url("/")), &bomb.url("/")), FetchFailure::TooLarge(_)));
    let unsound = Server::saying(packed(PAGE));
    let told = why(fetch(&unsound.url("/")), &unsound.url("/"));
    assert!(matches!(told, FetchFailure::Unpackable(_)), "{told:?}");
}

#[test]
fn a_wrong_encoding_label_does_no_harm() {
    let text = "<!DOCTYPE html><html><body><p>“Nein”, sagte sie in Zürich.</p></body></html>";
    let header = "Content-Type: text/html; charset=iso-8859-1\r\n";
    let server = Server::saying(answer("200 OK", header, text.as_bytes()));
    let Ok(Fetched::Fresh { bytes, media_type, address, .. }) = fetch(&server.url("/")) else {
        panic!("it is there")
    };
    let provenance = Provenance {
        id: "page".into(),
        origin: Origin::Url(address.clone()),
        media_type,
        address: Some(address),
    };
    let found = find_articles(bytes, &provenance).unwrap();
    let [InputItem::Article(article)] = &found[..] else { panic!("{found:?}") };
    assert!(article.text.contains("“Nein”, sagte sie in Zürich."), "{:?}", article.text);
}

#[test]
fn what_is_no_web_server_is_told() {
    let server = Server::saying(b"220 mail.example ESMTP\r\n".to_vec());
    assert!(matches!(why(fetch(&server.url("/")), &server.url("/")), FetchFailure::Protocol(_)));
    // Nobody listens at this port any more.
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{closed}/");
    let told = why(fetch(&url), &url);
    assert!(matches!(told, FetchFailure::Unreachable(_)), "{told:?}");
    assert!(told.source().is_some());
    let plain = Server::saying(answer("200 OK", "", PAGE));
    let url = plain.url("/").replace("http:", "https:");
    let told = why(fetch(&url), &url);
    assert!(
        matches!(
            told,
            FetchFailure::Insecure(_) | FetchFailure::CutOff(_) | FetchFailure::Unreachable(_)
        ),
        "{told:?}"
    );
}
