//! What is said to people, and what must not reach their terminals.

use std::fs;
use std::io::Read;
use std::process::Command;
use std::process::Stdio;

use serde_json::Value;

use crate::support::STORY;
use crate::support::folder;
use crate::support::run;

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
    // More than a pipe holds, in few words: each costs the engine time.
    let long = format!("{STORY}{}\n", format!("{} ", "x".repeat(79)).repeat(1_000));
    let directory = folder(&[("story.txt", long.as_bytes())]);
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
fn what_was_typed_is_told_of_in_words_that_no_terminal_obeys() {
    let hostile = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\r";
    for (before, after) in [
        (&["--"][..], &[][..]),
        (&["extract", "--"], &[]),
        (&["extract", "--format", ""], &["x"]),
        (&["extract", "--jobs", ""], &["x"]),
        (&["quotes", "--after", ""], &[]),
        (&["completions", ""], &[]),
        (&["aliases", ""], &[]),
        (&["man", ""], &[]),
    ] {
        let (last, before) = before.split_last().unwrap();
        let typed = format!("{last}{hostile}");
        let args: Vec<&str> =
            before.iter().chain([&typed.as_str()]).chain(after).copied().collect();
        let run = run(&[], &args);
        let said = &run.check(2, "error:").stderr;
        assert!(said.contains("\\u{1b}]0;owned\\u{7}\\u{9b}2J\\u{202e}"), "{said}");
        assert!(
            !said.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'),
            "{said:?}"
        );
    }
}

/// Linux has a device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_fails() {
    for args in [&["--help"][..], &["-h"], &["--version"], &["extract", "--help"], &["help", "add"]]
    {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
        let output = command.args(args).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.starts_with("pullquote: standard output: "), "{said}");
    }
}

#[test]
fn help_teaches_by_examples_and_names_the_exit_statuses() {
    let model = pullquote::quotes::MODEL_VERSION;
    let version = format!("pullquote {} (model {model})\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&[], &["--version"]).check(0, "").stdout, version);
    for command in [
        "", "extract", "add", "refresh", "articles", "speakers", "quotes", "sources", "remove",
        "undo", "doctor",
    ] {
        let args: Vec<&str> =
            [command, "--help"].into_iter().filter(|arg| !arg.is_empty()).collect();
        let run = run(&[], &args);
        for taught in ["Example", "Exit status: 0 ", "pullquote "] {
            assert!(run.check(0, "").stdout.contains(taught), "{args:?}: {taught}");
        }
    }
    assert!(run(&[], &["--help"]).stdout.contains("Keys:"));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let commands =
        ["add", "refresh", "articles", "speakers", "aliases", "quotes", "doctor", "extract"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&[], &["completions", shell]);
        assert!(commands.iter().all(|name| script.check(0, "").stdout.contains(name)), "{shell}");
    }
    let manual = run(&[], &["man"]);
    assert!(manual.check(0, "").stdout.contains(".TH pullquote 1"), "{}", manual.stdout);
    assert!(commands.iter().all(|name| manual.stdout.contains(name)));
    run(&[], &["completions", "tcsh"]).check(2, "invalid value");
    let far = run(&[], &["quotes", "--format", "xml"]);
    assert!(!far.check(2, "schema.org").stderr.contains("similar"), "{}", far.stderr);
    run(&[], &["quotes", "--format", "htlm"]).check(2, "similar value exists: 'html'");
}

#[test]
fn a_file_named_like_a_command_is_read_by_its_path() {
    let files: [(&str, &[u8]); 1] = [("extract", STORY.as_bytes())];
    assert_eq!(run(&files, &["extract", "./extract"]).check(0, "").ids(), ["extract"]);
    // Without a terminal that is as far as reading gets, but it is reading.
    run(&files, &["./extract"]).check(2, "not a terminal");
}

#[test]
fn a_misspelt_command_is_told_also_where_its_output_is_no_terminal() {
    run(&[], &["qoutes", "said:harbour"]).check(2, "did you mean `pullquote quotes`?");
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
