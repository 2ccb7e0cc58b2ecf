//! `export --format site`: a folder of pages, read back by a parser of HTML.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dom_query::Document;
use sha2::Digest;
use sha2::Sha256;
use tempfile::TempDir;

use crate::support::folder;
use crate::support::run_in;

const FIRST: &str = "Ferry <script>alert(1)</script>\n\n\
    “We will draw a red line here,” Prime Minister Anna Keller said on Monday. “Nobody was asked,” \
    Foreign Minister Jon Bersier said.\n";

const SECOND: &str = "Storm\n\n\
    “We will draw a red line here,” Prime Minister Anna Keller said on Tuesday in the rain.\n";

/// A library of two articles, and the site of them in `port`.
fn home() -> TempDir {
    let home = folder(&[("a.txt", FIRST.as_bytes()), ("b.txt", SECOND.as_bytes())]);
    run_in(home.path(), &["add", "a.txt", "b.txt"], b"").check(0, "2 articles added");
    home
}

fn pages(site: &Path) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for room in ["", "articles", "speakers"] {
        for entry in fs::read_dir(site.join(room)).unwrap().map(Result::unwrap) {
            if entry.path().extension().is_some_and(|ending| ending == "html") {
                let name = entry.path().display().to_string();
                pages.push((name, fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    pages
}

#[test]
fn every_page_is_whole_and_runs_only_what_its_policy_names() {
    let home = home();
    let written = run_in(home.path(), &["export", "--format", "site", "--output", "port"], b"");
    written.check(0, "2 articles, 3 quotations and 2 speakers are in port");
    assert_eq!(written.stdout, "");
    let pages = pages(&home.path().join("port"));
    assert_eq!(pages.len(), 3 + 2 + 2);
    for (file, page) in &pages {
        let read = Document::from(page.as_str());
        let one = |selector: &str| {
            let found = read.select(selector);
            assert_eq!(found.length(), 1, "{selector} in {file}");
            found
        };
        let policy = one("meta[http-equiv]").attr("content").unwrap().to_string();
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        let scripts = read.select("script");
        if policy.contains("script-src") {
            let script = one("script").text();
            let hash = BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()));
            assert!(policy.contains(&format!("script-src 'sha256-{hash}';")), "{file}: {hash}");
        } else {
            assert_eq!(scripts.length(), 0, "{file}");
        }
        one("main h1");
        one("html > head > title");
        for element in &read.select("*") {
            for attribute in element.attrs() {
                assert!(!attribute.name.local.starts_with("on"), "{} in {file}", attribute.value);
            }
        }
        for identified in &read.select("[id]") {
            one(&format!("[id=\"{}\"]", identified.attr("id").unwrap()));
        }
    }
}

#[test]
fn the_voices_of_a_site_are_those_of_the_library() {
    let home = home();
    run_in(home.path(), &["export", "--output", "port"], b"").check(0, "are in port");
    let page = fs::read_to_string(home.path().join("port/voices.html")).unwrap();
    let read = Document::from(page.as_str());
    let mut shown = BTreeMap::new();
    for row in &read.select("table").first().select("tbody tr") {
        let cells: Vec<String> =
            row.select("th, td").iter().map(|cell| cell.text().to_string()).collect();
        shown.insert(cells[0].clone(), [cells[2].clone(), cells[3].clone(), cells[5].clone()]);
    }
    let rows = run_in(home.path(), &["voices", "--format", "ndjson"], b"").records();
    let counted: BTreeMap<String, [String; 3]> = rows
        .iter()
        .map(|row| {
            let counts = ["quotations", "words", "articles"].map(|count| row[count].to_string());
            (row["name"].as_str().unwrap().to_owned(), counts)
        })
        .collect();
    assert_eq!(shown, counted);
    assert_eq!(shown["Anna Keller"], ["1", "7", "2"]);
}

#[test]
fn what_a_search_leaves_is_written_and_nothing_where_that_is_nothing() {
    let home = home();
    let args = ["export", "storm", "--output", "port", "--title", "Bad <weather>"];
    run_in(home.path(), &args, b"").check(0, "1 article, 1 quotation and 1 speaker are in port");
    let index = fs::read_to_string(home.path().join("port/index.html")).unwrap();
    assert!(index.contains("Bad &lt;weather&gt;</h1>"));
    let args = ["export", "nowhere", "--output", "none"];
    run_in(home.path(), &args, b"").check(1, "no article in the library is like that");
    assert!(!home.path().join("none").exists());
}

#[test]
fn other_formats_and_other_folders_are_refused() {
    let home = home();
    let html = run_in(home.path(), &["export", "--format", "html", "--output", "port"], b"");
    html.check(2, "`quotes --format html`");
    run_in(home.path(), &["export"], b"").check(2, "--output");
    fs::create_dir(home.path().join("mine")).unwrap();
    fs::write(home.path().join("mine/a"), "mine").unwrap();
    let mine = run_in(home.path(), &["export", "--output", "mine"], b"");
    mine.check(2, "is not empty and no site that pullquote wrote: name another folder");
    assert!(home.path().join("mine/a").exists());
}
