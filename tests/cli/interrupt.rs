//! Ctrl-C half-way.

use std::process::Command;

use crate::server::Server;
use crate::server::feed;
use crate::server::page;
use crate::support::end;
use crate::support::folder;
use crate::support::program;
use crate::support::run_in;
use crate::support::story;

#[cfg(unix)]
#[test]
fn what_was_added_before_ctrl_c_is_kept_and_the_rest_comes_the_next_time() {
    let server = Server::start();
    let home = folder(&[("news/a.txt", story("Geneva").as_bytes())]);
    server.put("/feed", &feed(&["/1", "/2"]));
    server.put("/1", &page("Vienna"));
    server.be_silent_at("/2");
    let url = server.url("/feed");
    let child = program(home.path(), &["add", "news", &url]).spawn().unwrap();
    server.wait_for("--- /2");
    let signalled = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status();
    assert!(signalled.unwrap().success());
    let stopped = end(child);
    // Whether the first page had come by then is up to the host's turns.
    stopped.check(1, " added; ");
    stopped.check(1, "pullquote: stopped; what was added is kept");
    assert!(!stopped.stderr.contains("failed"), "{}", stopped.stderr);

    server.put("/2", &page("Oslo"));
    let kept = run_in(home.path(), &["articles", "--format", "ndjson"], b"").records().len();
    assert!((1..=2).contains(&kept), "{kept}");
    let rest = if kept == 2 { "1 article added, 2 known" } else { "2 articles added, 1 known" };
    run_in(home.path(), &["add", "news", &url], b"").check(0, rest);
    let all = run_in(home.path(), &["articles", "--format", "ndjson"], b"");
    assert_eq!(all.check(0, "").records().len(), 3);
}

#[cfg(unix)]
#[test]
fn one_ctrl_c_ends_it_in_the_middle_of_an_article() {
    let home = folder(&[("long.txt", story("Geneva").repeat(20_000).as_bytes())]);
    let mut child = program(home.path(), &["add", "long.txt"]).spawn().unwrap();
    // It is stored before the engine reads it.
    while run_in(home.path(), &["articles"], b"").status != 0 {
        assert_eq!(child.try_wait().unwrap(), None);
    }
    let signalled = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status();
    assert!(signalled.unwrap().success());
    let stderr = String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap();
    assert!(stderr.contains("pullquote: stopping\n") && !stderr.contains(" by "), "{stderr}");
    let quotes = run_in(home.path(), &["quotes"], b"");
    assert_eq!((quotes.status, quotes.stdout.as_str()), (1, ""));
}
