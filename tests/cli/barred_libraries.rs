//! Libraries that cannot be written, entered or grown.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use crate::support::end;
use crate::support::folder;
use crate::support::library;
use crate::support::program;
use crate::support::run_in;
use crate::support::story;

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_library_that_may_only_be_read_is_listed_and_what_would_write_says_why_not() {
    let text = story("Geneva");
    let home = folder(&[("news/1.txt", text.as_bytes())]);
    run_in(home.path(), &["add", "news"], b"").check(0, "added");
    let path = library(home.path());
    let directory = path.parent().unwrap();
    permit(directory, 0o500);
    // Whoever may write everywhere finds nothing to test here.
    if fs::write(directory.join("probe"), "").is_err() {
        for args in
            [&["articles"][..], &["speakers"], &["quotes"], &["--plain"], &["doctor", "--check"]]
        {
            let listed = run_in(home.path(), args, b"");
            assert!(!listed.check(0, "").stdout.is_empty(), "{args:?}");
        }
        for args in [&["add", "news"][..], &["refresh"], &["doctor", "--rebuild"]] {
            run_in(home.path(), args, b"").check(2, "may only be read here: to change it, copy it");
        }
        permit(directory, 0o000);
        for args in [&["articles"][..], &["doctor"], &["add", "news"], &["quotes"], &["--plain"]] {
            run_in(home.path(), args, b"").check(2, "pullquote may not be entered");
        }
    }
    permit(directory, 0o700);
}

#[test]
fn a_pipe_is_refused_as_a_library_at_once() {
    let home = folder(&[("1.txt", b"Once.\n")]);
    let pipe = home.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for args in [&["articles"][..], &["doctor"], &["add", "1.txt"], &["refresh"]] {
        run_in(home.path(), &[args, &["--library", "pipe"]].concat(), b"")
            .check(2, "pipe is no file that a library could be in");
    }
}

#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_what_was_kept_stays() {
    let text = story("Geneva");
    let home = folder(&[("1.txt", text.as_bytes())]);
    run_in(home.path(), &["add", "1.txt"], b"").check(0, "added");
    let long = format!("{}{}", story("Bern"), "The lake lay still. ".repeat(60_000));
    fs::write(home.path().join("2.txt"), long).unwrap();
    let add = program(home.path(), &["add", "2.txt"]);
    // Blocks of 512 or 1024 bytes: less than the second article needs.
    let blocks = fs::metadata(library(home.path())).unwrap().len() / 1024 + 64;
    let mut limited = Command::new("sh");
    limited
        .args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" \"$@\"")])
        .arg(add.get_program())
        .args(add.get_args())
        .current_dir(home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    end(limited.spawn().unwrap()).check(2, "ulimit -f");
    run_in(home.path(), &["doctor", "--check"], b"").check(0, "");
    assert_eq!(run_in(home.path(), &["articles", "--format", "ndjson"], b"").records().len(), 1);
}
