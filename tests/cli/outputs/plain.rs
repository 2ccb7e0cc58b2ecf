//! Articles as linear text.

use std::io::Read;
use std::process::Stdio;

use crate::support::STORY;
use crate::support::end;
use crate::support::folder;
use crate::support::program;
use crate::support::run;
use crate::support::run_in;

#[test]
fn who_speaks_stands_before_each_quotation() {
    let run = run(&[("story.txt", STORY.as_bytes())], &["--plain", "story.txt"]);
    let said = "[Anna Keller, direct:] “We will end this,” Prime Minister Anna Keller said";
    assert!(run.check(0, "").stdout.contains(said), "{}", run.stdout);
}

#[test]
fn where_words_without_quotation_marks_end_in_a_sentence_is_said() {
    let story = "Talks\n\nThe talks would end on Friday, Anna Keller said. Her deputy said that it \
                 would rain.\n\n“We will end this,” Prime Minister Anna Keller said on Monday.\n";
    let run = run(&[("story.txt", story.as_bytes())], &["--plain", "story.txt"]);
    let page = &run.check(0, "").stdout;
    assert!(
        page.contains("[Anna Keller, indirect:] The talks would end on Friday [end], Anna Keller"),
        "{page}"
    );
    assert_eq!(
        page.matches("[end]").count(),
        1,
        "marks and full stops say it of the others: {page}"
    );
}

#[test]
fn a_paragraph_is_a_line_in_a_pipe_and_articles_are_set_apart() {
    let long = "The envoys had talked for a week in a house by the lake. ".repeat(4);
    let files = [("a.txt", long.as_bytes()), ("b.txt", STORY.as_bytes())];
    let run = run(&files, &["--plain", "a.txt", "b.txt"]);
    assert_eq!(run.check(0, "").stdout.matches("\n\n* * *\n\n").count(), 1, "{}", run.stdout);
    assert!(run.stdout.lines().any(|line| line.len() > 200), "{}", run.stdout);
}

#[test]
fn without_inputs_it_is_the_bundled_articles_and_then_the_library() {
    let directory = folder(&[("story.txt", STORY.as_bytes())]);
    let bundled = run_in(directory.path(), &["--plain"], b"");
    assert_eq!(bundled.check(0, "").stdout.matches("\n* * *\n").count(), 2);
    assert!(bundled.stdout.contains("[Bilawal Bhutto Zardari, direct:] “"));
    assert_eq!(run_in(directory.path(), &["add", "story.txt"], b"").status, 0);
    let kept = run_in(directory.path(), &["--plain"], b"");
    assert!(kept.check(0, "").stdout.contains("[Anna Keller, direct:] “We will end this,”"));
    assert!(!kept.stdout.contains("Bilawal"));
    // The name of a library that is not there may be mistyped.
    let missing = run_in(directory.path(), &["--plain", "--library", "none.db"], b"");
    let said = "there is no library at none.db yet; `pullquote add` makes one";
    assert_eq!(missing.check(2, said).stdout, "");
}

#[test]
fn a_command_with_a_slip_in_it_is_not_taken_for_a_file() {
    let run = run(&[], &["--plain", "extrct"]);
    run.check(2, "there is no file extrct; did you mean `pullquote extract`?");
    // Nor does it that there is no terminal for a screen.
    crate::support::run(&[], &["artcles"]).check(2, "did you mean `pullquote articles`?");
    // Options that follow, which only a command has, do not hide that.
    for typed in [&["spekers", "--top", "3"][..], &["--library", "x.db", "spekers", "--top", "3"]] {
        crate::support::run(&[], typed)
            .check(2, "there is no file spekers; did you mean `pullquote speakers`?");
    }
    // A word that is like no command is told which there are.
    for typed in [&["--plain", "list"][..], &["list", "--frob"]] {
        let run = crate::support::run(&[], typed);
        run.check(2, "there is no file or command list; the commands are extract, add, refresh");
    }
    crate::support::run(&[("list", STORY.as_bytes())], &["--plain", "list"]).check(0, "");
    crate::support::run(&[("a.txt", STORY.as_bytes())], &["a.txt", "--frob"])
        .check(2, "unexpected argument '--frob'");
    let run = crate::support::run(&[("quotas", STORY.as_bytes())], &["--plain", "quotas"]);
    assert!(run.check(0, "").stdout.contains("Anna Keller"), "a file is read");
}

#[test]
fn nothing_in_an_article_steers_the_terminal() {
    let hostile = "\u{1b}]0;owned\u{7} “We \u{202e}will end this,” Anna Keller said.\u{9b}2J\n";
    let run = run(&[("h.txt", hostile.as_bytes())], &["--plain", "h.txt"]);
    let is_harmful = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    assert!(!run.check(0, "").stdout.contains(is_harmful), "{:?}", run.stdout);
}

#[test]
fn what_cannot_be_read_is_told_and_has_its_status() {
    let files = [("story.txt", STORY.as_bytes())];
    run(&files, &["--plain", "none.txt", "story.txt"]).check(1, "pullquote: none.txt: ");
    run(&files, &["--plain", "none.txt"]).check(2, "pullquote: none.txt: ");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    // More than a pipe holds, in few words: each costs the engine time.
    let long = format!("{STORY}{}\n", format!("{} ", "x".repeat(79)).repeat(1_000));
    let directory = folder(&[("story.txt", long.as_bytes())]);
    let mut child = program(directory.path(), &["--plain", "story.txt", "story.txt"])
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    drop(stdout);
    end(child).check(0, "");
}

#[test]
fn without_a_terminal_the_plain_text_is_named() {
    run(&[("story.txt", STORY.as_bytes())], &["story.txt"]).check(2, "pullquote --plain");
}
