//! Addresses: pages, feeds, lists of feeds; and what a refresh asks for.

use std::collections::BTreeSet;

use crate::server::Server;
use crate::server::feed;
use crate::server::page;
use crate::support::Run;
use crate::support::folder;
use crate::support::run_in;
use crate::support::run_through;
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
    server.put("/feed", &feed(&["/1"]));
    // Something is wrong there, which may pass.
    server.be_broken_at("/1");
    let url = server.url("/1");
    let added = run_in(home.path(), &["add", &server.url("/feed")], b"");
    added.check(1, &format!("pullquote: {url}: the server answers 500"));
    // What could not be had before and cannot now is no news.
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added");
    assert_eq!(server.log(), ["200 /feed", "500 /1", "200 /feed", "500 /1"]);
}

#[test]
fn what_a_feed_says_of_a_page_stands_in_for_it_until_it_is_there() {
    let (server, home) = (Server::start(), folder(&[]));
    server.put("/feed", &feed(&["/1"]));
    // There is nothing at that address.
    let added = run_in(home.path(), &["add", &server.url("/feed")], b"");
    added.check(1, "1 article added");
    let listed =
        || run_in(home.path(), &["articles", "--format", "ndjson"], b"").check(0, "").records();
    assert_eq!(listed()[0]["summary"], true);
    server.log();
    server.put("/1", &page("Geneva"));
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added, 1 changed");
    assert_eq!(server.log(), ["304 /feed", "200 /1"]);
    assert_eq!((listed()[0]["summary"].clone(), listed().len()), (false.into(), 1));
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added");
    assert_eq!(server.log(), ["304 /feed"]);
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
    let (net, home) = (Server::start(), folder(&[]));
    let run = |args: &[&str]| run_through(&net.url(""), home.path(), args);
    let list = |hosts: &[&str]| {
        let outline =
            |host: &&str| format!("<outline text='x' type='rss' xmlUrl='http://{host}/feed'/>");
        let outlines: String = hosts.iter().map(outline).collect();
        let list =
            format!("<?xml version='1.0'?><opml version='2.0'><body>{outlines}</body></opml>");
        write(home.path(), "list.opml", list.as_bytes());
    };
    for (host, town) in [("a.example", "Geneva"), ("b.example", "Vienna")] {
        net.put(&format!("http://{host}/feed"), &feed(&["/1"]).replace("HERE", ""));
        net.put(&format!("http://{host}/1"), &page(town));
    }
    list(&["a.example"]);
    run(&["add", "http://a.example/feed", "list.opml"]).check(0, "1 article added");
    assert_eq!(net.log(), ["200 http://a.example/feed", "200 http://a.example/1"]);
    // The feed that is known is asked once, and only for what is new.
    run(&["refresh"]).check(0, "0 articles added");
    assert_eq!(net.log(), ["304 http://a.example/feed"]);
    list(&["a.example", "b.example"]);
    run(&["refresh"]).check(0, "1 article added");
    let mut asked = net.log();
    asked.sort();
    let expected =
        ["200 http://b.example/1", "200 http://b.example/feed", "304 http://a.example/feed"];
    assert_eq!(asked, expected);
}

#[test]
fn a_source_leads_to_its_own_server_and_to_no_other_that_the_reader_named() {
    let (ours, theirs, home) = (Server::start(), Server::start(), folder(&[]));
    ours.put("/feed", &feed(&["/1"]));
    ours.put("/1", &page("Geneva"));
    ours.put("/secret", &page("Secrecy"));
    theirs.put("/feed", &feed(&["/1"]));
    theirs.put("/1", &page("Vienna"));
    let sources = [ours.url("/feed"), theirs.url("/feed")];
    run_in(home.path(), &["add", &sources[0], &sources[1]], b"").check(0, "2 articles added");
    ours.log();
    // The other one becomes greedy. Both hosts are sources, which are read in one go.
    let secret = ours.url("/secret");
    theirs.put("/feed", &feed(&["/1", "/2"]).replace("HERE/2", &secret));
    let refreshed = run_in(home.path(), &["refresh"], b"");
    let refused = format!("pullquote: {secret}: leads to 127.0.0.1, inside a private network");
    refreshed.check(1, &refused);
    // Nor does naming both at once help.
    run_in(home.path(), &["add", &sources[0], &sources[1]], b"").check(1, &refused);
    assert!(!ours.log().iter().any(|line| line.contains("secret")));
    // What is named itself is read, in the place of what the other one said of it.
    run_in(home.path(), &["add", &secret], b"").check(0, "0 articles added, 1 changed");
}

#[test]
fn a_name_and_password_are_kept_for_asking_and_told_to_nobody() {
    let (server, home) = (Server::start(), folder(&[]));
    server.put("/feed", &feed(&["/1", "/gone"]));
    server.put("/1", &page("Geneva"));
    // "ann:s3cret"
    server.ask_for("Basic YW5uOnMzY3JldA==");
    let bare = server.url("/feed");
    let written = bare.replace("http://", "http://ann:s3cret@");
    run_in(home.path(), &["add", &bare], b"").check(2, "the server answers 401");
    let mut told = vec![run_in(home.path(), &["add", &written], b"")];
    told[0].check(1, "2 articles added, 1 failed");
    server.put("/feed", &feed(&["/2", "/1"]));
    server.put("/2", &page("Vienna"));
    let refreshed = run_in(home.path(), &["refresh"], b"");
    refreshed.check(0, "1 article added");
    let extracted = run_in(home.path(), &["extract", &written], b"");
    assert_eq!(extracted.records().len(), 2);
    let elsewhere = written.replace("/feed", "/nowhere");
    let unread = written.replace("http://", "gopher://");
    told.extend([refreshed, extracted]);
    for args in [
        ["add", elsewhere.as_str()],
        ["add", unread.as_str()],
        ["add", "http://ann:s3cret@127.0.0.1:99999999/"],
        ["extract", elsewhere.as_str()],
        ["articles", "--format=json"],
        ["quotes", "--format=json"],
        ["--plain", written.as_str()],
        ["doctor", "--check"],
    ] {
        told.push(run_in(home.path(), &args, b""));
    }
    for run in told {
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(!all.contains("s3cret") && !all.contains("ann:"), "{all}");
    }
}

#[test]
fn what_one_site_says_of_another_neither_replaces_nor_joins_its_articles() {
    let (net, home) = (Server::start(), folder(&[]));
    let run = |args: &[&str]| run_through(&net.url(""), home.path(), args);
    let claiming = |town: &str, head: &str| page(town).replace("<head>", &format!("<head>{head}"));
    net.put("http://a.example/1", &page("Geneva"));
    let canonical = "<link rel='canonical' href='http://a.example/1'>";
    net.put("http://b.example/canonical", &claiming("Vienna", canonical));
    let og = "<meta property='og:url' content='http://a.example/1'>";
    net.put("http://b.example/og", &claiming("Oslo", og));
    write(home.path(), "saved.html", claiming("Cairo", canonical).as_bytes());
    let text = "The envoys had talked for a week in a house by the lake. ".repeat(9);
    let entry = format!(
        "<item><title>Talks in Lima</title><link>http://a.example/1</link>\
         <guid>http://a.example/1</guid><content:encoded><![CDATA[<p>“It will be in Lima,” said \
         Anna Keller.</p><p>{text}</p><p>{text}</p>]]></content:encoded></item>"
    );
    let namespace = "xmlns:content='http://purl.org/rss/1.0/modules/content/'";
    let full = feed(&[]).replace("</channel>", &format!("{entry}</channel>"));
    let full = full.replace("<rss ", &format!("<rss {namespace} "));
    net.put("http://b.example/feed", &full);
    write(home.path(), "feed.xml", full.replace("Lima", "Quito").as_bytes());

    run(&["add", "http://a.example/1"]).check(0, "1 article added");
    let others = [
        "http://b.example/canonical",
        "http://b.example/og",
        "http://b.example/feed",
        "saved.html",
        "feed.xml",
    ];
    run(&[&["add"][..], &others].concat()).check(0, "5 articles added");
    run(&["refresh"]).check(0, "0 articles added");
    let titles = |run: &Run| {
        let rows = run.records();
        let titles: BTreeSet<String> =
            rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect();
        titles.into_iter().collect::<Vec<_>>().join(", ")
    };
    let towns = ["Cairo", "Geneva", "Lima", "Oslo", "Quito", "Vienna"];
    let all = towns.map(|town| format!("Talks in {town}")).join(", ");
    assert_eq!(titles(&run(&["articles", "--format", "ndjson"])), all);
    // The claims are told as such.
    let claims = run(&[&["extract"][..], &others].concat());
    for record in claims.records() {
        assert_ne!(record["url"], "http://a.example/1", "{record}");
        assert_eq!(record["claimed_url"], "http://a.example/1", "{record}");
    }
    // The article itself goes on changing, and no other does.
    net.put("http://a.example/1", &page("Geneva again"));
    run(&["refresh"]).check(0, "0 articles added, 1 changed");
    let changed = all.replace("Geneva", "Geneva again");
    assert_eq!(titles(&run(&["articles", "--format", "ndjson"])), changed);
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
