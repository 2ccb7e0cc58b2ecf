//! `articles`, `speakers`, `quotes`: for people and for programs.

use tempfile::TempDir;

use crate::support::folder;
use crate::support::library;
use crate::support::run_in;
use crate::support::story;

fn page(title: &str, day: &str, words: &str) -> String {
    let rest = "The envoys had talked for a week in a house by the lake, and left. ".repeat(6);
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title>\
         <meta property='og:site_name' content='The Post'>\
         <meta property='article:published_time' content='{day}T08:00:00Z'></head>\
         <body><article><h1>{title}</h1><p>{words}</p><p>{rest}</p></article></body></html>"
    )
}

/// A library with two articles.
fn home() -> TempDir {
    let first = page(
        "=SUM(A1) and more, \"quoted\"",
        "2025-05-30",
        "“We will draw a red line,” Prime Minister Anna Keller said on Monday.",
    );
    let second = page(
        "Talks end",
        "2025-06-02",
        "“Nobody was asked,” Foreign Minister Jon Bersier said. \
         Prime Minister Anna Keller said that the line was red.",
    );
    let home = folder(&[("a.html", first.as_bytes()), ("b.html", second.as_bytes())]);
    run_in(home.path(), &["add", "a.html", "b.html"], b"").check(0, "2 articles added");
    home
}

#[test]
fn a_table_is_aligned_and_has_what_people_want() {
    let home = home();
    let articles = run_in(home.path(), &["articles"], b"");
    let lines: Vec<&str> = articles.check(0, "").stdout.lines().collect();
    assert_eq!(lines[0], "ID  DATE        QUOTES  OUTLET    TITLE");
    assert!(lines.contains(&" 2  2025-06-02       2  The Post  Talks end"), "{}", articles.stdout);
    let speakers = run_in(home.path(), &["speakers"], b"");
    let expected =
        "QUOTES  TYPE    SPEAKER\n     2  person  Anna Keller\n     1  person  Jon Bersier\n";
    assert_eq!(speakers.check(0, "").stdout, expected);
}

#[test]
fn a_library_that_was_named_and_is_not_there_is_not_said_to_be_empty() {
    let home = home();
    for args in [
        &["articles"][..],
        &["articles", "speaker:nobody"],
        &["speakers"],
        &["speakers", "--aliases"],
        &["quotes"],
        &["quotes", "--speaker", "Anna Keller"],
    ] {
        let asked = run_in(home.path(), &[args, &["--library", "none/x.db"]].concat(), b"");
        let said = "there is no library at none/x.db yet; `pullquote add` makes one";
        assert_eq!(asked.check(2, said).stdout, "", "{args:?}");
    }
    assert!(!home.path().join("none").exists());
    // Nobody named the usual one, so there is no name to be wrong.
    run_in(folder(&[]).path(), &["articles"], b"").check(1, "the library is empty");
}

#[test]
fn csv_is_quoted_and_holds_no_formula() {
    let home = home();
    let articles = run_in(home.path(), &["articles", "--format", "csv"], b"");
    let lines: Vec<&str> = articles.check(0, "").stdout.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "id,published,date,quotes,outlet,read,starred,analysed,summary,title,changed"
    );
    let ending = ",\"'=SUM(A1) and more, \"\"quoted\"\"\",false";
    assert!(lines.iter().any(|line| line.ends_with(ending)), "{}", articles.stdout);
}

#[test]
fn json_is_one_array_and_ndjson_an_object_a_line() {
    let home = home();
    let lines = run_in(home.path(), &["speakers", "--format", "ndjson"], b"");
    let array = run_in(home.path(), &["speakers", "--format", "json"], b"");
    let array: serde_json::Value = serde_json::from_str(&array.check(0, "").stdout).unwrap();
    assert_eq!(array.as_array().unwrap(), &lines.check(0, "").records());
    let limited = run_in(home.path(), &["speakers", "--format", "ndjson", "--limit", "1"], b"");
    assert_eq!(limited.check(0, "").records().len(), 1);
    run_in(home.path(), &["speakers", "--limit", "0"], b"").check(2, "from 1 on");
}

#[test]
fn quotations_are_found_by_words_speaker_kind_and_date() {
    let home = home();
    let texts = |args: &[&str]| -> Vec<String> {
        let args = [&["quotes", "--format", "ndjson"], args].concat();
        let found = run_in(home.path(), &args, b"");
        let text = |row: serde_json::Value| row["text"].as_str().unwrap().to_owned();
        found.records().into_iter().map(text).collect()
    };
    let red = "“We will draw a red line,”";
    assert_eq!(texts(&[]).len(), 3);
    assert_eq!(texts(&["\"red line\""]), [red]);
    assert_eq!(texts(&["line", "red", "--kind", "direct"]), [red]);
    assert_eq!(texts(&["--speaker", "bersier"]), ["“Nobody was asked,”"]);
    assert_eq!(texts(&["--speaker", "keller", "--before", "2025-06"]), [red]);
    assert_eq!(texts(&["--after", "2025-06-01"]).len(), 2);
    assert_eq!(texts(&["--speaker", "keller", "--speaker", "Jon Bersier"]).len(), 3);
}

#[test]
fn the_language_of_the_search_narrows_both_lists() {
    let home = home();
    let found = |list: &str, query: &[&str]| -> Vec<String> {
        let args = [&[list, "--format", "ndjson"], query].concat();
        let key = if list == "articles" { "title" } else { "text" };
        let value = |row: serde_json::Value| row[key].as_str().unwrap().to_owned();
        run_in(home.path(), &args, b"").records().into_iter().map(value).collect()
    };
    let (red, asked) = ("“We will draw a red line,”", "“Nobody was asked,”");
    assert_eq!(found("articles", &["said:nobody"]), ["Talks end"]);
    assert_eq!(found("articles", &["--", "-speaker:bersier"]).len(), 1);
    assert_eq!(found("articles", &["envoys", "after:2025-06"]), ["Talks end"]);
    assert_eq!(found("quotes", &["speaker:anna kind:direct"]), [red]);
    assert_eq!(found("quotes", &["said:\"red line\" outlet:post is:unread"]), [red]);
    assert_eq!(found("quotes", &["kind:direct -speaker:keller"]), [asked]);
    assert_eq!(found("quotes", &["--", "-line -red"]), [asked]);
    assert_eq!(found("quotes", &["after:2025-06 -kind:direct"]).len(), 1);
    assert_eq!(found("quotes", &["--kind", "direct", "kind:indirect after:2025-06"]), [asked]);
    assert_eq!(found("quotes", &["is:starred"]), [""; 0]);
    assert_eq!(found("quotes", &["red -outlet:post"]), [""; 0]);
}

#[test]
fn what_is_wrong_with_a_search_is_said_with_its_remedy() {
    let home = home();
    for list in ["articles", "quotes"] {
        let wrong = run_in(home.path(), &[list, "kind:spoken"], b"");
        wrong.check(2, "there is no kind spoken: write direct, mixed or indirect");
        let unknown = run_in(home.path(), &[list, "speaker:kellr"], b"");
        unknown.check(1, "nobody named kellr is quoted in the library; did you mean Anna Keller?");
        run_in(home.path(), &[list, "outlet:gazette"], b"").check(1, "is from gazette");
        run_in(home.path(), &[list, "zebra"], b"").check(1, "in the library is like that");
    }
}

#[test]
fn a_term_of_a_search_that_is_no_option_is_told_as_a_term() {
    let home = home();
    for (option, term) in [("--disputed", "is:disputed"), ("--speaker", "speaker:…")] {
        let wrong = run_in(home.path(), &["articles", option], b"");
        let said = format!(
            "there is no option {option}; write it as a search: `pullquote articles {term}`"
        );
        wrong.check(2, &said);
    }
    run_in(home.path(), &["articles", "--frob"], b"").check(2, "unexpected argument '--frob'");
}

#[test]
fn words_are_whole_unless_an_asterisk_leaves_them_open() {
    let home = home();
    let found = |query: &str| {
        let args = ["quotes", query, "--format", "ndjson"];
        run_in(home.path(), &args, b"").records().len()
    };
    let whole = found("said:line");
    assert!(whole > 0);
    assert_eq!((found("said:lin"), found("said:lin*")), (0, whole));
    assert_eq!((found("lin"), found("lin*")), (0, whole));
}

#[test]
fn speakers_are_found_by_name() {
    let home = home();
    let found = run_in(home.path(), &["speakers", "kel", "--format", "ndjson"], b"").records();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["name"], "Anna Keller");
    run_in(home.path(), &["speakers", "kellr"], b"")
        .check(1, "nobody named kellr is quoted in the library; did you mean Anna Keller?");
}

#[test]
fn nobody_found_is_told_with_who_is_meant_perhaps() {
    let home = home();
    let unknown = run_in(home.path(), &["quotes", "--speaker", "kellr"], b"");
    unknown.check(1, "nobody named kellr is quoted in the library; did you mean Anna Keller?");
    run_in(home.path(), &["quotes", "zebra"], b"").check(1, "no quotation in the library");
    let wrong = run_in(home.path(), &["quotes", "--after", "last week"], b"");
    wrong.check(2, "last week is no date: write 2025, 2025-06 or 2025-06-30");
}

#[test]
fn a_date_that_does_not_exist_is_refused_everywhere_in_the_same_words() {
    let home = home();
    for date in ["2025-02-29", "2025-06-31", "2025-13", "2025-6-1"] {
        let said = format!("{date} is no date: write 2025, 2025-06 or 2025-06-30");
        let (after, before) = (format!("after:{date}"), format!("before:{date}"));
        for args in [
            &["quotes", "--after", date][..],
            &["quotes", "--before", date],
            &["quotes", &after],
            &["articles", &before],
        ] {
            run_in(home.path(), args, b"").check(2, &said);
        }
    }
    run_in(home.path(), &["quotes", "--after", "2024-02-29"], b"").check(0, "");
}

#[test]
fn quotes_are_listed_with_their_article_and_outlet() {
    let home = home();
    let quotes = run_in(home.path(), &["quotes"], b"");
    let lines: Vec<&str> = quotes.check(0, "").stdout.lines().collect();
    let heading: Vec<&str> = lines[0].split_whitespace().collect();
    let expected = ["DATE", "KIND", "ACT", "SPEAKER", "SURE", "ARTICLE", "OUTLET", "QUOTATION"];
    assert_eq!(heading[..8], expected);
    assert!(lines.iter().any(|line| line.contains("Talks end") && line.contains("The Post")));
}

#[test]
fn an_empty_library_says_how_to_fill_it_and_is_valid_data_all_the_same() {
    let home = folder(&[]);
    for list in ["articles", "speakers", "quotes"] {
        let table = run_in(home.path(), &[list], b"");
        assert_eq!(table.check(1, "`pullquote add`").stdout, "");
        let json = run_in(home.path(), &[list, "--format", "json"], b"");
        assert_eq!(json.check(1, "`pullquote add`").stdout, "[]\n");
    }
    assert!(!library(home.path()).exists());
}

#[test]
fn nothing_raw_reaches_a_terminal() {
    let hostile = format!("A title\u{1b}]0;owned\u{7}\u{202e}\n\n{}", story("Geneva"));
    let home = folder(&[("a.txt", hostile.as_bytes())]);
    run_in(home.path(), &["add", "a.txt"], b"").check(0, "1 article added");
    for args in [
        &["articles"][..],
        &["articles", "--format", "ndjson"],
        &["articles", "--format", "csv"],
        &["quotes"],
    ] {
        let listed = run_in(home.path(), args, b"");
        let is_harmful = |c: char| c.is_control() && c != '\n' && c != '\r' || c == '\u{202e}';
        assert!(!listed.check(0, "").stdout.contains(is_harmful), "{:?}", listed.stdout);
    }
}

#[test]
fn the_table_of_quotations_tells_acts_apart_where_there_are_others() {
    let text = "Anna Keller said on Monday that the bridge would open in May.\n\n\
         Tom Frey, the mayor, believes that the bridge is far too narrow.\n";
    let home = folder(&[("story.txt", text.as_bytes())]);
    run_in(home.path(), &["add", "story.txt"], b"").check(0, "1 article added");
    let table = |more: &[&str]| {
        let asked = run_in(home.path(), &[&["quotes"][..], more].concat(), b"");
        asked.check(0, "").stdout.clone()
    };
    assert!(!table(&[]).contains("  said  "), "{}", table(&[]));
    let all = table(&["--acts", "all"]);
    let thought = all.lines().find(|line| line.contains("Tom Frey")).unwrap();
    assert!(all.contains("  ACT") && thought.contains("  thought  "), "{all}");
    assert!(!table(&["--acts", "all", "--format", "csv"]).starts_with(','));
}
