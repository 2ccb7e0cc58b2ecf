//! `voices`: who is quoted how often, with how many words.

use tempfile::TempDir;

use crate::support::folder;
use crate::support::run_in;

fn page(outlet: &str, day: &str, words: &str) -> String {
    let rest = "The envoys had talked for a week in a house by the lake, and left. ".repeat(6);
    format!(
        "<!DOCTYPE html><html><head><title>Talks of {outlet}</title>\
         <meta property='og:site_name' content='{outlet}'>\
         <meta property='article:published_time' content='{day}T08:00:00Z'></head>\
         <body><article><h1>Talks of {outlet}</h1><p>{words}</p><p>{rest}</p></article></body></html>"
    )
}

/// A library in which two papers have the same words of Anna Keller.
fn home() -> TempDir {
    let same = "“We will draw a red line here,” Prime Minister Anna Keller said on Monday.";
    let first = page("The Post", "2025-05-30", same);
    let second = page(
        "The Day",
        "2025-06-02",
        &format!("{same} “Nobody was asked,” Foreign Minister Jon Bersier said."),
    );
    let home = folder(&[("a.html", first.as_bytes()), ("b.html", second.as_bytes())]);
    run_in(home.path(), &["add", "a.html", "b.html"], b"").check(0, "2 articles added");
    home
}

#[test]
fn the_same_words_count_once_or_each_time() {
    let home = home();
    let once = run_in(home.path(), &["voices", "--format", "ndjson"], b"");
    let rows = once.check(0, "").records();
    assert_eq!(rows.len(), 2, "{rows:?}");
    let keller = rows.iter().find(|row| row["name"] == "Anna Keller").unwrap();
    assert_eq!(keller["quotations"], 1);
    assert_eq!(keller["words"], 7);
    assert_eq!(keller["direct"], 1.0);
    assert_eq!(keller["articles"], 2);
    assert_eq!((&keller["first"], &keller["last"]), (&"2025-05-30".into(), &"2025-06-02".into()));

    let every = run_in(home.path(), &["voices", "--every", "--top", "1", "--format", "csv"], b"");
    assert_eq!(
        every.check(0, "").stdout,
        "name,quotations,words,direct,articles,first,last\r\n\
         Anna Keller,2,14,1,2,2025-05-30,2025-06-02\r\n"
    );
}

#[test]
fn quotations_are_put_together_by_what_is_asked() {
    let home = home();
    let by = |what: &str| -> Vec<(String, i64)> {
        let args = ["voices", "--every", "--by", what, "--format", "ndjson"];
        let rows = run_in(home.path(), &args, b"").check(0, "").records();
        let counted = |row: &serde_json::Value| {
            (row["name"].as_str().unwrap().to_owned(), row["quotations"].as_i64().unwrap())
        };
        rows.iter().map(counted).collect()
    };
    let two = |a: &str, b: &str| vec![(a.to_owned(), 2), (b.to_owned(), 1)];
    assert_eq!(by("outlet"), two("The Day", "The Post"));
    let in_order = [("2025-05".to_owned(), 1), ("2025-06".to_owned(), 2)];
    assert_eq!(by("month"), in_order, "months stand in their order");
    assert_eq!(by("type"), [("person".to_owned(), 3)]);
    assert_eq!(by("kind"), [("direct".to_owned(), 3)]);
    assert_eq!(by("act"), [("said".to_owned(), 3)]);
}

#[test]
fn each_outlet_counts_the_words_that_others_have_too() {
    let home = home();
    let args = ["voices", "--by", "outlet", "--format", "csv"];
    let rows = run_in(home.path(), &args, b"");
    assert!(rows.check(0, "").stdout.contains("\nThe Post,1,7,1,1,"), "{}", rows.stdout);
}

#[test]
fn a_table_without_a_terminal_has_no_bars() {
    let home = home();
    let table = run_in(home.path(), &["voices", "speaker:keller"], b"");
    let expected = "NAME         QUOTES  WORDS  DIRECT  ARTICLES  FIRST       LAST\n\
                    Anna Keller       1      7    100%         2  2025-05-30  2025-06-02\n";
    assert_eq!(table.check(0, "").stdout, expected);
    run_in(home.path(), &["voices", "--after", "2026"], b"").check(1, "no quotation");
}

#[test]
fn where_there_is_nothing_to_count_the_library_is_not_called_empty() {
    let home = home();
    run_in(home.path(), &["voices", "--by", "relay"], b"").check(1, "through somebody else");
    let silent = tempfile::tempdir().unwrap();
    run_in(silent.path(), &["add", "-"], b"The bridge is of stone.").check(0, "1 article");
    for list in ["voices", "quotes", "speakers"] {
        run_in(silent.path(), &[list], b"").check(1, "nobody is quoted in the library");
    }
}
