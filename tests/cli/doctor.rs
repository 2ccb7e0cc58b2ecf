//! `doctor`, and libraries that are damaged or not ours.

use std::fs;
use std::os::unix::fs::FileExt;
use std::path::Path;

use tempfile::TempDir;

use crate::support::folder;
use crate::support::library;
use crate::support::run_in;
use crate::support::story;

/// A library with so many articles.
fn home(articles: usize) -> TempDir {
    let files: Vec<(String, String)> = (0..articles)
        .map(|number| (format!("news/{number}.txt"), story(&format!("town {number}"))))
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let home = folder(&files);
    run_in(home.path(), &["add", "news"], b"").check(0, "added");
    home
}

fn overwrite(path: &Path, at: u64, bytes: &[u8]) {
    let file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.write_all_at(bytes, at).unwrap();
}

#[test]
fn a_sound_library_is_said_to_be_sound() {
    let home = home(3);
    for args in [&["doctor"][..], &["doctor", "--check"]] {
        let looked = run_in(home.path(), args, b"");
        assert!(looked.check(0, "").stdout.ends_with("library.db\n  sound\n"), "{}", looked.stdout);
    }
    let rebuilt = run_in(home.path(), &["doctor", "--rebuild"], b"");
    assert!(rebuilt.check(0, "").stdout.contains("made anew"));
    run_in(home.path(), &["articles"], b"").check(0, "");
}

#[test]
fn names_are_made_anew_when_asked_for() {
    let home = home(2);
    let named = run_in(home.path(), &["doctor", "--names"], b"");
    let said = "all speakers have the names that most articles give them";
    assert!(named.check(0, "").stdout.contains(said), "{}", named.stdout);
    let sound = run_in(home.path(), &["doctor"], b"");
    assert!(!sound.check(0, "").stdout.contains("called otherwise"), "{}", sound.stdout);
    run_in(home.path(), &["doctor", "--names", "--check"], b"").check(2, "cannot be used with");
}

#[test]
fn what_a_stopped_run_had_left_is_removed_and_named() {
    let home = home(1);
    let left = library(home.path()).with_file_name("library.db.salvaged-1.unfinished");
    fs::write(&left, "half").unwrap();
    let looked = run_in(home.path(), &["doctor"], b"");
    assert!(looked.check(0, "").stdout.contains("had left: "), "{}", looked.stdout);
    assert!(looked.stdout.contains("library.db.salvaged-1.unfinished\n"), "{}", looked.stdout);
    assert!(!left.exists());
}

#[test]
fn a_quotation_that_does_not_fit_its_text_is_left_out_and_said() {
    let home = home(3);
    let path = library(home.path());
    let raw = fs::read(&path).unwrap();
    let words = "“We will end this in town 1,”".len();
    // The row of its content: three columns of one byte each after the role.
    let row = [b"content".as_slice(), &[words as u8]].concat();
    let found: Vec<usize> =
        raw.windows(row.len()).enumerate().filter(|(_, at)| *at == row).map(|(at, _)| at).collect();
    assert_eq!(found.len(), 3, "one for each article");
    overwrite(&path, (found[1] + row.len() - 1) as u64, &[words as u8 - 1]);
    let listed = run_in(home.path(), &["quotes", "--format", "ndjson"], b"");
    listed.check(
        0,
        "1 quotation without words, for they do not fit their text; run `pullquote doctor`",
    );
    let plain = run_in(home.path(), &["--plain"], b"");
    plain.check(0, "1 place that the text does not have; run `pullquote doctor`");
    let checked = run_in(home.path(), &["doctor", "--check"], b"");
    assert!(
        checked.check(1, "").stdout.contains("not as it was stored: the quotations of article")
    );
    run_in(home.path(), &["doctor"], b"").check(1, "");
    run_in(home.path(), &["doctor", "--check"], b"").check(0, "");
    // The engine finds them again.
    run_in(home.path(), &["add", "news"], b"").check(0, "added");
    let listed = run_in(home.path(), &["quotes", "--format", "ndjson"], b"");
    assert_eq!(listed.check(0, "").records().len(), 3);
}

#[test]
fn what_can_be_read_is_copied_and_the_library_left_alone() {
    let home = home(3);
    let before = fs::read(library(home.path())).unwrap();
    let copied = run_in(home.path(), &["doctor", "--salvage", "saved.db"], b"");
    assert!(copied.check(0, "").stdout.contains("3 articles saved\n"), "{}", copied.stdout);
    assert_eq!(fs::read(library(home.path())).unwrap(), before);
    let listed =
        run_in(home.path(), &["articles", "--library", "saved.db", "--format", "ndjson"], b"");
    assert_eq!(listed.check(0, "").records().len(), 3);
    run_in(home.path(), &["doctor", "--salvage", "saved.db"], b"")
        .check(2, "saved.db is there already");
}

#[test]
fn a_damaged_library_is_noticed_and_mended_and_the_damaged_one_is_kept() {
    let home = home(40);
    let path = library(home.path());
    let size = fs::metadata(&path).unwrap().len();
    // The end of the articles; the schema is in the pages before.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(size - 6 * 4096).unwrap();
    let checked = run_in(home.path(), &["doctor", "--check"], b"");
    assert_eq!(checked.status, 1, "{}", checked.stdout);
    assert!(checked.stdout.contains("`pullquote doctor` mends"), "{}", checked.stdout);
    let mended = run_in(home.path(), &["doctor"], b"");
    assert_eq!(mended.status, 1, "{}{}", mended.stdout, mended.stderr);
    assert!(mended.stdout.contains("library.db.damaged-1"), "{}", mended.stdout);
    assert!(path.with_file_name("library.db.damaged-1").exists());
    run_in(home.path(), &["doctor"], b"").check(0, "");
    run_in(home.path(), &["add", "news"], b"").check(0, "added");
}

#[test]
fn a_library_without_its_first_page_is_saved() {
    let home = home(3);
    let path = library(home.path());
    overwrite(&path, 0, &[0; 4096]);
    let before = fs::read(&path).unwrap();
    let mended = run_in(home.path(), &["doctor"], b"");
    assert!(mended.check(1, "").stdout.contains("3 articles saved\n"), "{}", mended.stdout);
    assert_eq!(fs::read(path.with_file_name("library.db.damaged-1")).unwrap(), before);
    run_in(home.path(), &["doctor"], b"").check(0, "");
}

#[test]
fn what_nothing_can_be_read_of_is_left_alone_and_the_remedy_named() {
    let lost = [&b"SQLite format 3\0"[..], &b"but nothing else of one. ".repeat(400)].concat();
    let home = folder(&[("lost.db", &lost)]);
    // Or it would be refused as one of another program, by what stands where its mark is.
    overwrite(&home.path().join("lost.db"), 60, &[0; 12]);
    let before = fs::read(home.path().join("lost.db")).unwrap();
    run_in(home.path(), &["articles", "--library", "lost.db"], b"")
        .check(2, "lost.db is damaged: run `pullquote doctor`");
    let refused = run_in(home.path(), &["doctor", "--library", "lost.db"], b"");
    refused.check(2, "nothing can be read of lost.db: ").check(2, "add your articles again");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left behind");
    assert_eq!(fs::read(home.path().join("lost.db")).unwrap(), before);
}

#[test]
fn a_file_that_is_no_library_is_named_so_and_not_touched() {
    let long = story("Geneva").repeat(200);
    let home = folder(&[("short.txt", b"Once.\n"), ("story.txt", long.as_bytes())]);
    for file in ["short.txt", "story.txt"] {
        for args in [
            &["articles"][..],
            &["speakers"],
            &["quotes"],
            &["refresh"],
            &["add", "short.txt"],
            &["doctor"],
            &["doctor", "--check"],
            &["doctor", "--rebuild"],
            &["doctor", "--salvage", "saved.db"],
        ] {
            let refused = run_in(home.path(), &[args, &["--library", file]].concat(), b"");
            let said = format!("{file} is no library of pullquote: name another");
            assert_eq!(refused.check(2, &said).stdout, "", "{args:?}");
            assert!(!refused.stderr.contains("doctor"), "{}", refused.stderr);
        }
    }
    assert_eq!(fs::read_to_string(home.path().join("story.txt")).unwrap(), long);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn a_library_of_a_newer_program_is_refused_and_not_touched() {
    let home = home(1);
    let path = library(home.path());
    overwrite(&path, 60, &999_u32.to_be_bytes());
    let before = fs::read(&path).unwrap();
    for args in
        [&["articles"][..], &["add", "news"], &["refresh"], &["doctor"], &["doctor", "--rebuild"]]
    {
        let refused = run_in(home.path(), args, b"");
        assert_eq!(refused.check(2, "has schema 999").stdout, "", "{args:?}");
        assert!(refused.stderr.contains("update it"), "{}", refused.stderr);
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn there_is_nothing_to_mend_before_there_is_a_library() {
    let home = folder(&[]);
    run_in(home.path(), &["doctor"], b"").check(2, "there is no library at");
    run_in(home.path(), &["doctor", "--check", "--rebuild"], b"").check(2, "cannot be used with");
}
