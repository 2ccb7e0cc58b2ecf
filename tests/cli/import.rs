//! `add` and `refresh`, of what is on this machine.

use std::fs;

use crate::support::SILENT;
use crate::support::STORY;
use crate::support::end;
use crate::support::folder;
use crate::support::library;
use crate::support::program;
use crate::support::run_in;
use crate::support::story;
use crate::support::write;

fn titles(home: &std::path::Path) -> Vec<String> {
    let listed = run_in(home, &["articles", "--format", "ndjson"], b"");
    let title = |row: serde_json::Value| row["title"].as_str().unwrap().to_owned();
    listed.records().into_iter().map(title).collect()
}

#[test]
fn what_was_added_is_there_and_known_the_second_time() {
    let home =
        folder(&[("news/a.txt", story("Geneva").as_bytes()), ("news/b.txt", SILENT.as_bytes())]);
    let added = run_in(home.path(), &["add", "news"], b"");
    assert_eq!(added.check(0, "2 articles added; 1 quotation by 1 speaker\n").stdout, "");
    assert_eq!(titles(home.path()).len(), 2);
    run_in(home.path(), &["add", "news"], b"").check(0, "0 articles added, 2 known\n");
    assert_eq!(titles(home.path()).len(), 2);
}

#[test]
fn standard_input_is_added_too() {
    let home = folder(&[]);
    run_in(home.path(), &["add", "-"], STORY.as_bytes()).check(0, "1 article added");
    assert_eq!(titles(home.path()).len(), 1);
}

#[test]
fn what_cannot_be_read_is_named_and_stops_nothing() {
    let home = folder(&[("a.txt", STORY.as_bytes()), ("b.bin", b"\x7fELF\0\0\0")]);
    let added = run_in(home.path(), &["add", "b.bin", "none.txt", "a.txt"], b"");
    added.check(1, "b.bin: not a text file: it holds NUL bytes\n");
    added.check(1, "pullquote: none.txt: cannot be read: No such file");
    added.check(1, "1 article added, 2 failed; 1 quotation by 1 speaker\n");
    let nothing = run_in(home.path(), &["add", "none.txt"], b"");
    nothing.check(2, "0 articles added, 1 failed\n");
    run_in(home.path(), &["add"], b"").check(2, "required");
}

#[test]
fn files_of_a_directory_that_are_no_articles_are_counted() {
    let home = folder(&[
        ("news/a.txt", story("Geneva").as_bytes()),
        ("news/b.bin", b"\x7fELF\0\0\0"),
        ("news/c.csv", b"id,name\n1,Ann\n"),
        ("news/d.txt", b"milk, eggs\n"),
        ("news/e.opml", b"<opml><body><outline xmlUrl='https://a.example/'/></body></opml>"),
    ]);
    let said = "4 files left out: 2 not like articles, 1 not text, 1 list of feeds; name one";
    run_in(home.path(), &["add", "news"], b"").check(0, "1 article added");
    run_in(home.path(), &["add", "news"], b"").check(0, said);
    run_in(home.path(), &["refresh"], b"").check(0, said);
    let named = run_in(home.path(), &["add", "news/a.txt", "news/d.txt"], b"");
    assert!(!named.check(0, "1 article added, 1 known").stderr.contains("left out"));
}

#[test]
fn a_directory_is_read_again_by_a_refresh() {
    let home = folder(&[("news/a.txt", story("Geneva").as_bytes())]);
    run_in(home.path(), &["add", "news"], b"").check(0, "1 article added");
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added, 1 known\n");
    write(home.path(), "news/b.txt", story("Vienna").as_bytes());
    write(home.path(), "news/a.txt", story("Geneva, of all places,").as_bytes());
    run_in(home.path(), &["refresh"], b"").check(0, "1 article added, 1 changed");
    fs::remove_dir_all(home.path().join("news")).unwrap();
    let gone = run_in(home.path(), &["refresh"], b"");
    gone.check(2, "news: cannot be read: No such file");
    assert_eq!(titles(home.path()).len(), 2, "what was added stays");
}

#[test]
fn a_file_is_read_again_by_a_refresh_when_it_has_changed() {
    let home = folder(&[("a.txt", story("Geneva").as_bytes()), ("b.bin", b"\x7fELF\0\0\0")]);
    run_in(home.path(), &["add", "a.txt", "b.bin"], b"").check(1, "1 article added, 1 failed");
    // What could not be read is not remembered.
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added, 1 known\n");
    write(home.path(), "a.txt", story("Geneva, of all places,").as_bytes());
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added, 1 changed");
    fs::remove_file(home.path().join("a.txt")).unwrap();
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added\n");
    assert_eq!(titles(home.path()).len(), 1, "what was added stays");
}

#[test]
fn an_emptied_directory_is_no_failure() {
    let home = folder(&[("news/a.txt", STORY.as_bytes())]);
    run_in(home.path(), &["add", "news"], b"").check(0, "1 article added");
    fs::remove_file(home.path().join("news/a.txt")).unwrap();
    run_in(home.path(), &["refresh"], b"").check(0, "0 articles added\n");
}

#[test]
fn there_is_nothing_to_refresh_before_there_is_a_library() {
    let home = folder(&[]);
    run_in(home.path(), &["refresh"], b"").check(2, "`pullquote add` makes one");
    assert!(!library(home.path()).exists());
}

#[test]
fn the_library_is_the_one_that_is_named() {
    let home = folder(&[("a.txt", STORY.as_bytes())]);
    let run = |args: &[&str]| run_in(home.path(), args, b"");
    run(&["--library", "one.db", "add", "a.txt"]).check(0, "1 article added");
    run(&["articles", "--library", "one.db"]).check(0, "");
    run(&["articles"]).check(1, "empty");
    let mut named = program(home.path(), &["articles"]);
    end(named.env("PULLQUOTE_LIBRARY", "one.db").spawn().unwrap()).check(0, "");
    let mut both = program(home.path(), &["articles", "--library", "two.db"]);
    let refused = "there is no library at two.db yet";
    end(both.env("PULLQUOTE_LIBRARY", "one.db").spawn().unwrap()).check(2, refused);
    assert!(!home.path().join("two.db").exists(), "no library is made to be looked at");
}

#[test]
fn two_programs_add_at_once() {
    let files: Vec<(String, String)> = (0..40)
        .map(|number| (format!("{}/{number}.txt", number % 2), story(&format!("town {number}"))))
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let home = folder(&files);
    let both = ["0", "1"].map(|name| program(home.path(), &["add", name]).spawn().unwrap());
    for child in both {
        end(child).check(0, "20 articles added; 20 quotations by 1 speaker\n");
    }
    assert_eq!(titles(home.path()).len(), 40);
    let speakers = run_in(home.path(), &["speakers", "--format", "ndjson"], b"");
    let [keller] = &speakers.records()[..] else { panic!("{}", speakers.stdout) };
    assert_eq!((&keller["name"], &keller["quotes"]), (&"Anna Keller".into(), &40.into()));
}
