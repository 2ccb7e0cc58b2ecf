//! Addresses: pages, feeds, lists of feeds; and what a refresh asks for.

use crate::server::Server;
use crate::server::feed;
use crate::server::page;
use crate::support::folder;
use crate::support::run_in;
use crate::support::write;

#[test]
fn a_page_is_kept_and_not_sent_again_while_it_is_the_same() {
    let (server, home) = (Server::start(), folder(&[]));
    server.put("/talks", &page("Geneva"));
    let url = server.url("/talks");
    let added = run_in(home.path(), &["add", &url], b"");
    added.check(0, "1 article added; 1 quotation by 1 speaker\n");
    assert_eq!(server.log(), ["200 /talks"]);

    let listed = run_in(home.path(), &["articles", "--format", "ndjson"], b"");
    assert_eq!(listed.check(0, "").records()[0]["title"], "Talks in Geneva");

    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added\n");
    assert_eq!(server.log(), ["304 /talks"]);

    server.put("/talks", &page("Geneva and Vienna"));
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added, 1 changed");
    assert_eq!(server.log(), ["200 /talks"]);
    let listed = run_in(home.path(), &["articles", "--format", "ndjson"], b"");
    assert_eq!(listed.check(0, "").records()[0]["title"], "Talks in Geneva and Vienna");
}

#[test]
fn a_feed_is_followed_to_what_is_new_and_to_nothing_else() {
    let (server, home) = (Server::start(), folder(&[]));
    server.put("/feed", &feed(&["/1"]));
    server.put("/1", &page("Geneva"));
    run_in(home.path(), &["add", &server.url("/feed")], b"").check(0, "1 article added");
    assert_eq!(server.log(), ["200 /feed", "200 /1"]);

    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added\n");
    assert_eq!(server.log(), ["304 /feed"]);

    server.put("/feed", &feed(&["/2", "/1"]));
    server.put("/2", &page("Vienna"));
    run_in(home.path(), &["refresh"], b"").check(0, "1 article added, 1 known");
    assert_eq!(server.log(), ["200 /feed", "200 /2"]);
    let listed = run_in(home.path(), &["articles", "--format", "ndjson"], b"");
    let outlets: Vec<_> = listed.records().iter().map(|row| row["outlet"].clone()).collect();
    assert_eq!(outlets, ["The Post", "The Post"]);
}

#[test]
fn what_a_feed_leads_to_and_is_not_there_yet_is_asked_for_again() {
    let (server, home) = (Server::start(), folder(&[]));
    // Nobody answers at port 1, which may pass.
    let closed = feed(&["/1"]).replace("HERE/1", "http://127.0.0.1:1/x");
    server.put("/feed", &closed);
    let added = run_in(home.path(), &["add", &server.url("/feed")], b"");
    added.check(2, "pullquote: http://127.0.0.1:1/x: ");
    run_in(home.path(), &["refresh"], b"").check(2, "http://127.0.0.1:1/x");
    assert_eq!(server.log(), ["200 /feed", "200 /feed"]);
}

#[test]
fn a_list_of_feeds_is_followed_and_its_feeds_are_remembered() {
    let (server, home) = (Server::start(), folder(&[]));
    let outline = "<outline text='x' type='rss' xmlUrl='HERE/feed'/>";
    server.put(
        "/list.opml",
        &format!("<?xml version='1.0'?><opml version='2.0'><body>{outline}</body></opml>"),
    );
    server.put("/feed", &feed(&["/1"]));
    server.put("/1", &page("Geneva"));
    run_in(home.path(), &["add", &server.url("/list.opml")], b"").check(0, "1 article added");
    server.log();
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added");
    assert_eq!(server.log(), ["304 /feed"]);
}

#[test]
fn a_list_of_feeds_in_a_file_is_looked_at_again_for_new_feeds() {
    let (server, home) = (Server::start(), folder(&[]));
    let list = |feeds: &[&str]| {
        let outline =
            |feed: &&str| format!("<outline text='x' type='rss' xmlUrl='{}'/>", server.url(feed));
        let outlines: String = feeds.iter().map(outline).collect();
        let list =
            format!("<?xml version='1.0'?><opml version='2.0'><body>{outlines}</body></opml>");
        write(home.path(), "list.opml", list.as_bytes());
    };
    for (number, town) in [("1", "Geneva"), ("2", "Vienna")] {
        server.put(&format!("/feed-{number}"), &feed(&[&format!("/{number}")]));
        server.put(&format!("/{number}"), &page(town));
    }
    list(&["/feed-1"]);
    // A list alone could not lead to this machine; somebody has to name it.
    let named = server.url("/feed-1");
    run_in(home.path(), &["add", &named, "list.opml"], b"").check(0, "1 article added");
    server.log();
    // The feed that is known is asked once, and only for what is new.
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added");
    assert_eq!(server.log(), ["304 /feed-1"]);
    list(&["/feed-1", "/feed-2"]);
    run_in(home.path(), &["refresh"], b"").check(0, "1 article added");
    let mut asked = server.log();
    asked.sort();
    assert_eq!(asked, ["200 /2", "200 /feed-2", "304 /feed-1"]);
}

#[test]
fn an_address_that_fails_is_named_with_the_remedy() {
    let (server, home) = (Server::start(), folder(&[]));
    let url = server.url("/gone");
    let added = run_in(home.path(), &["add", &url, "ftp://a.example/x"], b"");
    added.check(2, &format!("pullquote: {url}: the server answers 404: not there"));
    added.check(2, "pullquote: ftp://a.example/x: not an address of the web; only http and https");
    added.check(2, "0 articles added, 2 failed\n");
    // It was never read, so it is not remembered.
    server.log();
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added\n");
    assert_eq!(server.log(), Vec::<String>::new());
}

#[test]
fn a_page_is_extracted_and_not_kept() {
    let (server, home) = (Server::start(), folder(&[]));
    server.put("/talks", &page("Geneva"));
    let extracted = run_in(home.path(), &["extract", &server.url("/talks")], b"");
    let record = &extracted.check(0, "").records()[0];
    assert_eq!((&record["id"], &record["path"]), (&"talks".into(), &serde_json::Value::Null));
    assert_eq!(record["url"], server.url("/talks"));
    assert_eq!(record["quotes"][0]["speaker"], "Anna Keller");
    run_in(home.path(), &["articles"], b"").check(1, "the library is empty");
}
