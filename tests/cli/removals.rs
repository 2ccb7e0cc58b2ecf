//! `sources`, `remove` and `undo`, and what changed in articles.

use std::fs;

use tempfile::TempDir;

use crate::support::folder;
use crate::support::run_in;
use crate::support::story;

/// A library with the articles of a directory.
fn home() -> TempDir {
    let (geneva, oslo) = (story("Geneva"), story("Oslo"));
    let home = folder(&[("news/a.txt", geneva.as_bytes()), ("news/b.txt", oslo.as_bytes())]);
    run_in(home.path(), &["add", "news"], b"").check(0, "2 articles added");
    home
}

/// The titles of the articles in the library.
fn titles(home: &TempDir) -> Vec<String> {
    let listed = run_in(home.path(), &["articles", "--format", "ndjson"], b"");
    let title = |row: serde_json::Value| row["title"].as_str().unwrap().to_owned();
    listed.records().into_iter().map(title).collect()
}

#[test]
fn an_article_is_removed_by_number_or_file_and_brought_back() {
    let home = home();
    let all = titles(&home);
    let removed = run_in(home.path(), &["remove", "1", "news/b.txt", "99"], b"");
    removed.check(1, "no article is 99");
    removed.check(1, "2 articles removed");
    run_in(home.path(), &["articles"], b"").check(1, "the library is empty");
    run_in(home.path(), &["quotes"], b"").check(1, "the library is empty");
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added");
    run_in(home.path(), &["articles"], b"").check(1, "the library is empty");
    run_in(home.path(), &["undo"], b"").check(0, "undone: 2 articles removed");
    assert_eq!(titles(&home), all);
    run_in(home.path(), &["undo"], b"").check(1, "there is nothing to undo");
    run_in(home.path(), &["remove", "none.txt"], b"").check(2, "no article is none.txt");
    run_in(home.path(), &["doctor", "--check"], b"").check(0, "");
}

#[test]
fn whoever_adds_a_removed_article_again_has_it_again() {
    let home = home();
    run_in(home.path(), &["remove", "1"], b"").check(0, "1 article removed");
    run_in(home.path(), &["add", "news/a.txt"], b"").check(0, "1 article added");
    assert_eq!(titles(&home).len(), 2);
}

#[test]
fn sources_are_listed_given_up_and_taken_back() {
    let home = home();
    let listed = run_in(home.path(), &["sources"], b"");
    let lines: Vec<&str> = listed.check(0, "").stdout.lines().collect();
    assert!(lines[0].starts_with("ID  KIND       LAST READ"), "{}", lines[0]);
    assert!(lines[1].contains("directory") && lines[1].contains("       2  "), "{}", lines[1]);
    run_in(home.path(), &["sources", "refresh", "news"], b"").check(0, "2 known");
    run_in(home.path(), &["sources", "remove", "elsewhere"], b"").check(2, "no source is");
    let removed = run_in(home.path(), &["sources", "remove", "--articles", "news"], b"");
    removed.check(0, "is no longer visited, and 2 articles removed");
    run_in(home.path(), &["sources"], b"").check(1, "no source is visited");
    run_in(home.path(), &["undo"], b"").check(0, "undone: source given up: ");
    assert_eq!(titles(&home).len(), 2);
    let sources = run_in(home.path(), &["sources", "--format", "ndjson"], b"").records();
    assert_eq!(
        (sources[0]["kind"].as_str(), sources[0]["articles"].as_i64()),
        (Some("directory"), Some(2))
    );
}

#[test]
fn what_changed_is_listed() {
    let home = home();
    run_in(home.path(), &["articles", "--changed"], b"").check(1, "is like that");
    let later = format!("{}\nThey went home.\n", story("Oslo"));
    fs::write(home.path().join("news/b.txt"), later).unwrap();
    run_in(home.path(), &["add", "news"], b"").check(0, "1 changed");
    let changed = run_in(home.path(), &["articles", "--changed", "--format", "ndjson"], b"");
    let rows = changed.check(0, "").records();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["changed"], true);
}

#[test]
fn without_a_library_nothing_is_made() {
    let home = folder(&[]);
    for args in [&["undo"][..], &["remove", "1"], &["sources", "remove", "x"]] {
        run_in(home.path(), args, b"").check(2, "there is no library at");
    }
    assert!(!home.path().join("data").exists());
}
