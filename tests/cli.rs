//! The program as other programs see it: what goes to standard output and to
//! standard error, and the exit status.

use std::fs;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use serde_json::Value;
use tempfile::TempDir;

const STORY: &str = "“We will end this,” Prime Minister Anna Keller said on Monday.\n";
const SILENT: &str = "Nobody spoke to the press on Monday or on any other day.\n";

/// How a run ended and what it said.
struct Run {
    stdout: String,
    stderr: String,
    status: i32,
}

impl Run {
    /// The records on standard output, a line each.
    fn records(&self) -> Vec<Value> {
        let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        self.stdout.lines().map(parse).collect()
    }

    fn ids(&self) -> Vec<String> {
        self.records().iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
    }

    #[track_caller]
    fn check(&self, status: i32, stderr_holds: &str) -> &Self {
        assert_eq!(self.status, status, "{}", self.stderr);
        assert!(self.stderr.contains(stderr_holds), "{}", self.stderr);
        if stderr_holds.is_empty() {
            assert_eq!(self.stderr, "");
        }
        self
    }
}

/// Runs the program in `directory` with `stdin`.
fn run_in(directory: &Path, args: &[&str], stdin: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(args)
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input closes the pipe.
    child.stdin.take().unwrap().write_all(stdin).ok();
    let output = child.wait_with_output().unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

/// Runs it in a directory with these files.
fn run(files: &[(&str, &[u8])], args: &[&str]) -> Run {
    run_in(folder(files).path(), args, b"")
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    directory
}

#[test]
fn a_record_says_who_said_what_and_where() {
    let run = run(&[("story.txt", STORY.as_bytes())], &["extract", "story.txt"]);
    let [record] = &run.check(0, "").records()[..] else { panic!("{}", run.stdout) };
    assert_eq!(record["schema"], 1);
    assert_eq!(record["id"], "story");
    assert_eq!(record["path"], "story.txt");
    assert_eq!(record.get("text"), None);
    let quote = &record["quotes"][0];
    assert_eq!(quote["kind"], "direct");
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
fn a_feed_gives_its_full_articles_and_names_the_rest() {
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
        let run = run(&[(name, content)], &["extract", name]);
        run.check(1, "not fetched: 1 article that stands elsewhere\n");
        let [record] = &run.records()[..] else { panic!("{}", run.stdout) };
        assert_eq!((&record["id"], &record["path"]), (&"news#2".into(), &name.into()));
        assert_eq!(
            (&record["title"], &record["url"]),
            (&"Full".into(), &"https://a.example/2".into())
        );
        assert_eq!(record["quotes"][0]["speaker"], "Anna Keller");
    }
}

#[test]
fn a_list_of_feeds_is_not_fetched_and_never_run() {
    let list = b"<opml version='2.0'><body><outline xmlUrl='https://a.example/feed'/>\
        <outline xmlUrl='exec:touch ran'/></body></opml>";
    let directory = folder(&[("list.opml", list)]);
    let run = run_in(directory.path(), &["extract", "list.opml"], b"");
    run.check(2, "pullquote: list.opml: not fetched: 1 feed\n");
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
    assert!(two.stdout.contains("\n    \"schema\": 1,\n"), "{}", two.stdout);
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
fn nothing_that_a_terminal_could_obey_comes_out_raw() {
    let hostile = "\u{1b}]0;owned\u{7}\u{9b}2J “We \u{202e}will\u{2066} \u{7f}end \u{feff}this,” \
                   Anna Keller said.\r\n\u{1b}[31mMore\u{85}\u{e0041}\n";
    let files: [(&str, &[u8]); 1] = [("h\u{1b}[31m\u{202e}.txt", hostile.as_bytes())];
    let run = run(
        &files,
        &["extract", "h\u{1b}[31m\u{202e}.txt", "no\u{1b}[2J\u{9b}\u{202e}", "--with-text"],
    );
    assert_eq!(run.records()[0]["text"], hostile);
    let is_harmful =
        |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2066}\u{feff}\u{e0041}".contains(c);
    for output in [&run.stdout, &run.stderr] {
        assert!(!output.contains(is_harmful), "{output:?}");
        assert!(!output.is_empty());
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let directory = folder(&[("story.txt", STORY.repeat(20_000).as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["extract", "story.txt", "story.txt", "story.txt", "--with-text"])
        .current_dir(directory.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn reading_without_a_terminal_is_refused_with_the_remedy() {
    let run = run(&[("story.txt", STORY.as_bytes())], &["story.txt"]);
    assert_eq!(run.check(2, "pullquote extract").stdout, "");
}

#[test]
fn wrong_usage_is_told_and_has_status_2() {
    for args in [
        &["extract", "--format", "xml", "x"][..],
        &["extract", "--jobs", "0", "x"],
        &["extract", "--frobnicate"],
        &["--frobnicate"],
    ] {
        assert_eq!(run(&[], args).check(2, "error:").stdout, "", "{args:?}");
    }
}

#[test]
fn help_teaches_by_examples_and_names_the_exit_statuses() {
    let model = pullquote::quotes::MODEL_VERSION;
    let version = format!("pullquote {} (model {model})\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&[], &["--version"]).check(0, "").stdout, version);
    for args in [&["--help"][..], &["extract", "--help"]] {
        let run = run(&[], args);
        for taught in ["Examples:", "Exit status: 0 done; 1 done, but", "pullquote extract "] {
            assert!(run.check(0, "").stdout.contains(taught), "{args:?}: {taught}");
        }
    }
    assert!(run(&[], &["--help"]).stdout.contains("Keys:"));
}

#[test]
fn a_file_named_like_a_command_is_read_by_its_path() {
    let files: [(&str, &[u8]); 1] = [("extract", STORY.as_bytes())];
    assert_eq!(run(&files, &["extract", "./extract"]).check(0, "").ids(), ["extract"]);
    // Without a terminal that is as far as reading gets, but it is reading.
    run(&files, &["./extract"]).check(2, "not a terminal");
}

/// Paths that are not Unicode exist on Unix alone.
#[cfg(unix)]
#[test]
fn a_path_that_is_not_unicode_is_read_all_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let directory = folder(&[]);
    let name = OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(directory.path().join(name), STORY).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .arg("extract")
        .arg(name)
        .current_dir(directory.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["id"], "caf\u{fffd}");
}

/// A device without room is there on Linux.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let directory = folder(&[("story.txt", STORY.as_bytes())]);
    let output = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["extract", "story.txt"])
        .current_dir(directory.path())
        .stdin(Stdio::null())
        .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("standard output"));
}
