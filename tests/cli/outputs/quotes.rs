//! `quotes`: as rows that explain themselves, and in every format of `extract`.

use std::fs;

use tempfile::TempDir;

use crate::support::folder;
use crate::support::run_in;

/// A library with one page in which three are quoted, one of them unnamed.
fn home() -> TempDir {
    let words = "“We will draw a red line here,” Prime Minister Anna Keller said on Monday. \
                 A State Department spokesperson said that nobody was asked.";
    let rest = "The envoys had talked for a week in a house by the lake, and left. ".repeat(6);
    let page = format!(
        "<!DOCTYPE html><html><head><title>Talks</title>\
         <meta name='author' content='Ida Brekke'>\
         <meta property='og:site_name' content='The Post'>\
         <meta property='article:published_time' content='2025-05-30T08:00:00Z'></head>\
         <body><article><h1>Talks</h1><p>{words}</p><p>{rest}</p></article></body></html>"
    );
    let home = folder(&[("talks.html", page.as_bytes())]);
    run_in(home.path(), &["add", "talks.html"], b"").check(0, "1 article added");
    home
}

#[test]
fn a_row_says_who_where_and_which_words_of_the_text() {
    let home = home();
    let run = run_in(home.path(), &["quotes", "--format", "ndjson"], b"");
    let rows = run.check(0, "").records();
    let keller = rows.iter().find(|row| row["speaker"] == "Anna Keller").unwrap();
    for (field, value) in [
        ("label", "Anna Keller"),
        ("speaker_type", "person"),
        ("byline", "Ida Brekke"),
        ("outlet", "The Post"),
        ("cue_text", "said"),
        ("act", "said"),
        ("kind", "direct"),
    ] {
        assert_eq!(keller[field], value, "{field} of {keller}");
    }
    assert!(keller["path"].as_str().unwrap().ends_with("talks.html"), "{keller}");
    assert!(keller["speaker_id"].is_number() && keller["model"].is_string(), "{keller}");
    // The offsets count in the text that `extract` writes for the same file.
    let args = ["extract", "talks.html", "--with-text"];
    let text = run_in(home.path(), &args, b"").check(0, "").records().remove(0);
    let text: Vec<char> = text["text"].as_str().unwrap().chars().collect();
    let at = |field: &str| usize::try_from(keller[field].as_u64().unwrap()).unwrap();
    let words: String = text[at("start")..at("end")].iter().collect();
    assert_eq!(keller["text"], *words);
    let unnamed = rows.iter().find(|row| row["speaker_type"] != "person").unwrap();
    assert_eq!(unnamed["speaker"], unnamed["label"], "a description of several words: {unnamed}");
}

#[test]
fn every_format_of_extract_writes_the_quotations_that_are_asked_for() {
    let home = home();
    for (format, has) in [
        ("markdown", "> “We will draw a red line here,”"),
        ("html", "<b>1</b> Anna Keller (1)"),
        ("webannotation", "\"TextQuoteSelector\""),
        ("schema.org", "\"Quotation\""),
        ("brat", "Anna Keller"),
    ] {
        let args = ["quotes", "speaker:keller", "--format", format];
        let run = run_in(home.path(), &args, b"");
        run.check(0, "");
        assert!(run.stdout.contains(has), "{format}: {}", run.stdout);
        // Pages have the whole text; all others only what was asked for.
        assert_eq!(run.stdout.contains("nobody was asked"), format == "html", "{format}");
    }
    let args = ["quotes", "--format", "markdown", "--output", "out"];
    run_in(home.path(), &args, b"").check(0, "");
    let written: Vec<_> = fs::read_dir(home.path().join("out")).unwrap().collect();
    assert_eq!(written.len(), 1);
    run_in(home.path(), &["quotes", "zebra", "--format", "markdown"], b"")
        .check(1, "no quotation in the library is like that");
    run_in(home.path(), &["quotes", "--output", "out"], b"").check(2, "--output is for");
}
