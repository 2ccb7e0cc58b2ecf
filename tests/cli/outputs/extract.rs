//! `pullquote extract`: records on standard output.

use std::fs;
use std::io::Write;

use serde_json::Value;

use crate::support::SILENT;
use crate::support::STORY;
use crate::support::folder;
use crate::support::run;
use crate::support::run_in;

#[test]
fn a_record_says_who_said_what_and_where() {
    let run = run(&[("story.txt", STORY.as_bytes())], &["extract", "story.txt"]);
    let [record] = &run.check(0, "").records()[..] else { panic!("{}", run.stdout) };
    assert_eq!(record["schema"], 2);
    assert_eq!(record["id"], "story");
    assert_eq!(record["path"], "story.txt");
    assert_eq!(record.get("text"), None);
    let quote = &record["quotes"][0];
    assert_eq!(quote["kind"], "direct");
    assert_eq!(quote["act"], "said");
    assert_eq!(quote["text"], "“We will end this,”");
    assert_eq!(quote["content"], serde_json::json!([[0, 19]]));
    assert_eq!(quote["speaker"], "Anna Keller");
    assert_eq!(quote["speaker_type"], "person");
}

#[test]
fn records_keep_the_order_of_the_inputs_however_many_jobs() {
    let names: Vec<String> = (0..90).map(|number| format!("{number:02}.txt")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), STORY.as_bytes())).collect();
    let directory = folder(&files);
    let mut args = vec!["extract"];
    args.extend(names.iter().rev().map(String::as_str));
    let expected: Vec<String> =
        names.iter().rev().map(|name| name.trim_end_matches(".txt").to_owned()).collect();
    for jobs in ["1", "3"] {
        args.extend(["--jobs", jobs]);
        let run = run_in(directory.path(), &args, b"");
        assert_eq!(run.check(0, "").ids(), expected);
        args.truncate(args.len() - 2);
    }
}

#[test]
fn a_directory_gives_its_articles_sorted() {
    let files: [(&str, &[u8]); 5] = [
        ("news/b.txt", STORY.as_bytes()),
        ("news/a.txt", STORY.as_bytes()),
        ("news/c/d.txt", STORY.as_bytes()),
        ("news/.hidden.txt", STORY.as_bytes()),
        ("news/picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
    ];
    assert_eq!(run(&files, &["extract", "news"]).check(0, "").ids(), ["a", "b", "d"]);
}

#[test]
fn a_directory_without_articles_is_reported() {
    let files: [(&str, &[u8]); 1] = [("pictures/a.png", b"\x89PNG\r\n\x1a\n\0\0")];
    run(&files, &["extract", "pictures"]).check(2, "pullquote: pictures: no articles");
}

#[test]
fn a_bad_file_among_good_ones_is_reported_and_passed_over() {
    let files: [(&str, &[u8]); 3] =
        [("a.txt", STORY.as_bytes()), ("b.bin", b"\x7fELF\0\0\0"), ("c.txt", STORY.as_bytes())];
    let run = run(&files, &["extract", "a.txt", "b.bin", "none.txt", "c.txt"]);
    run.check(1, "pullquote: b.bin: not a text file: it holds NUL bytes\n");
    run.check(1, "pullquote: none.txt: cannot be read: No such file");
    assert_eq!(run.ids(), ["a", "c"]);
}

#[test]
fn nothing_found_and_nothing_read_are_told_apart() {
    let files: [(&str, &[u8]); 2] = [("silent.txt", SILENT.as_bytes()), ("nul", b"a\0b")];
    assert_eq!(run(&files, &["extract", "silent.txt"]).check(1, "").records().len(), 1);
    assert_eq!(run(&files, &["extract", "nul"]).check(2, "NUL").stdout, "");
}

/// Enough words to be an article in a feed or a book.
fn body() -> String {
    let rest = "They had talked for a week in a house by the lake. ".repeat(8);
    format!("<p>“We will end this,” Prime Minister Anna Keller said on Monday.</p><p>{rest}</p>")
}

#[test]
fn a_feed_in_a_directory_gives_its_full_articles_and_asks_nobody_for_the_rest() {
    let body = body();
    let feed = format!(
        "<?xml version='1.0'?><rss version='2.0' \
        xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Post</title>\
        <item><title>Lead</title><link>https://a.example/1</link></item>\
        <item><title>Full</title><link>https://a.example/2</link>\
        <content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
    );
    let packed = {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(feed.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    for (name, content) in [("news.xml", feed.as_bytes()), ("news.xml.gz", packed.as_slice())] {
        let path = format!("feeds/{name}");
        let run = run(&[(&path, content)], &["extract", "feeds"]);
        run.check(1, "not fetched: 1 article that stands elsewhere; name this file to fetch them");
        let [record] = &run.records()[..] else { panic!("{}", run.stdout) };
        assert_eq!((&record["id"], &record["path"]), (&"news#2".into(), &path.into()));
        assert_eq!(
            (&record["title"], &record["url"], &record["claimed_url"]),
            (&"Full".into(), &Value::Null, &"https://a.example/2".into())
        );
        assert_eq!(record["quotes"][0]["speaker"], "Anna Keller");
    }
}

#[test]
fn a_list_of_feeds_leads_neither_into_this_machine_nor_to_anything_that_is_run() {
    let list = b"<opml version='2.0'><body><outline xmlUrl='http://127.0.0.1:1/feed'/>\
        <outline xmlUrl='exec:touch ran'/></body></opml>";
    let directory = folder(&[("list.opml", list)]);
    let run = run_in(directory.path(), &["extract", "list.opml"], b"");
    run.check(2, "pullquote: http://127.0.0.1:1/feed: leads to 127.0.0.1, inside a private");
    run.check(2, "pullquote: list.opml#exec:touch ran: not an address of the web");
    assert!(!directory.path().join("ran").exists());
}

#[test]
fn mail_and_pages_are_told_by_their_content() {
    let mail = format!("From: a@b.example\r\nMessage-ID: <1@b>\r\nSubject: Talks\r\n\r\n{STORY}");
    let mailbox = format!("From a Mon Jun  2 09:00:00 2025\n{mail}\n").repeat(2);
    let page = format!("<!DOCTYPE html><html><body>{}</body></html>", body());
    let files: [(&str, &[u8]); 3] = [
        ("letter", mail.as_bytes()),
        ("letters", mailbox.as_bytes()),
        ("page.txt", page.as_bytes()),
    ];
    let run = run(&files, &["extract", "."]);
    assert_eq!(run.check(0, "").ids(), ["letter", "letters#1", "letters#2", "page"]);
    for record in run.records() {
        assert_eq!(record["quotes"][0]["text"], "“We will end this,”", "{record}");
    }
    assert_eq!(run.records()[0]["title"], "Talks");
}

#[test]
fn standard_input_is_read_where_it_is_piped_or_named() {
    let directory = folder(&[]);
    for args in [&["extract"][..], &["extract", "-"]] {
        let run = run_in(directory.path(), args, STORY.as_bytes());
        let record = &run.check(0, "").records()[0];
        assert_eq!((&record["id"], &record["path"]), (&"stdin".into(), &Value::Null));
    }
    run_in(directory.path(), &["extract", "-", "-"], b"").check(2, "only once");
}

#[test]
fn one_json_array_holds_all_records_and_is_valid_without_any() {
    let files: [(&str, &[u8]); 2] = [("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())];
    let two = run(&files, &["extract", ".", "--format", "json"]);
    let parsed: Value = serde_json::from_str(&two.check(0, "").stdout).unwrap();
    assert_eq!(parsed.as_array().unwrap().len(), 2);
    assert!(two.stdout.contains("\n    \"schema\": 2,\n"), "{}", two.stdout);
    let none = run(&files, &["extract", "c.txt", "--format", "json"]);
    assert_eq!(none.check(2, "c.txt").stdout, "[]\n");
}

#[test]
fn the_text_comes_as_it_was_whatever_its_encoding() {
    let text = format!("Title\r\n\r\n{}\r\n", STORY.trim_end());
    let utf16: Vec<u8> =
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [(&str, &[u8]); 3] = [
        ("1utf8", text.as_bytes()),
        ("2utf16", &utf16),
        ("3cp1252", b"Title\r\n\r\n\x93We will end this,\x94 Prime Minister Anna Keller said on Monday.\r\n"),
    ];
    let run = run(&files, &["extract", ".", "--with-text"]);
    let records = run.check(0, "").records();
    assert_eq!(records.len(), 3);
    for record in records {
        assert_eq!(record["text"], text);
        assert_eq!(record["title"], "Title");
        assert_eq!(record["quotes"][0]["content"], serde_json::json!([[9, 28]]));
    }
}

#[test]
fn a_directory_takes_a_file_for_each_article() {
    let directory = folder(&[
        ("a/story.txt", STORY.as_bytes()),
        ("b/story.txt", STORY.as_bytes()),
        ("silent.txt", SILENT.as_bytes()),
    ]);
    let inputs = ["extract", "a/story.txt", "b/story.txt", "silent.txt"];
    for (format, ending) in [("csv", "csv"), ("html", "html"), ("ndjson", "ndjson")] {
        let output = ["--format", format, "--output", format];
        let run = run_in(directory.path(), &[&inputs[..], &output[..]].concat(), b"");
        assert_eq!(run.check(0, "").stdout, "");
        for name in ["story", "story-2", "silent"] {
            let path = directory.path().join(format).join(format!("{name}.{ending}"));
            let document = fs::read_to_string(&path).unwrap();
            assert_eq!(document.contains("We will end this"), name != "silent", "{document}");
        }
    }
    let output = ["--format", "brat", "--output", "new/brat"];
    run_in(directory.path(), &[&inputs[..], &output[..]].concat(), b"").check(0, "");
    let brat =
        |name: &str| fs::read_to_string(directory.path().join("new/brat").join(name)).unwrap();
    assert_eq!(brat("story.txt"), STORY);
    assert!(brat("story.ann").contains("Content 0 19\t“We will end this,”"));
    assert!(brat("annotation.conf").contains("Attribution"));
}

#[test]
fn a_directory_that_cannot_be_made_is_reported() {
    let files: [(&str, &[u8]); 1] = [("story.txt", STORY.as_bytes())];
    let run = run(&files, &["extract", "story.txt", "--output", "story.txt"]);
    assert_eq!(run.check(2, "pullquote: story.txt: ").stdout, "");
}

const ACTS: &str = "Anna Keller said on Monday that the bridge would open in May.\n\n\
    Tom Frey, the mayor, believes that the bridge is far too narrow.\n\n\
    The president condemned the attack on the bridge.\n";

#[test]
fn only_what_was_said_is_written_unless_other_acts_are_asked_for() {
    let home = folder(&[("story.txt", ACTS.as_bytes())]);
    let acts = |more: &[&str]| -> Vec<String> {
        let args: Vec<&str> = ["extract", "story.txt"].iter().chain(more).copied().collect();
        let records = run_in(home.path(), &args, b"").records();
        let quotes = records[0]["quotes"].as_array().unwrap().iter();
        quotes.map(|quote| quote["act"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(acts(&[]), ["said"]);
    assert_eq!(acts(&["--acts", "thought"]), ["thought"]);
    assert_eq!(acts(&["--acts", "topic,said"]), ["said", "topic"]);
    assert_eq!(acts(&["--acts", "all"]), ["said", "thought", "topic"]);
    run_in(home.path(), &["extract", "story.txt", "--acts", "sung"], b"")
        .check(2, "there is no act \"sung\": write said, topic, thought, none or all");
}
