//! What the user says of quotations and articles, from key to file, and again the next day.

use std::fs;

use tempfile::TempDir;

use crate::session::ENTER;
use crate::session::ESC;
use crate::session::Session;
use crate::session::pullquote;

/// A reader's home with a story from each town.
fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("news")).unwrap();
    for town in ["Geneva", "Vienna"] {
        write(&home, town, "Monday");
    }
    pullquote(home.path(), &["add", home.path().join("news").to_str().unwrap()]);
    home
}

fn write(home: &TempDir, town: &str, day: &str) {
    let text = format!("Talks in {town}\n\n“It rains in {town},” Mira Okafor said on {day}.\n");
    fs::write(home.path().join(format!("news/{town}.txt")), text).unwrap();
}

/// Closes what is open and has this title.
fn close(session: &mut Session, title: &str) {
    session.press(ESC);
    session.wait_until("it closed", |screen| !screen.contents().contains(title));
}

#[test]
fn a_check_and_a_note_are_there_tomorrow_and_in_the_export() {
    let home = home();
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/2");
    session.press("ncc");
    session.wait_for_footer(&["“It rains in Geneva” is disputed now"]);
    session.press("Cask her");
    session.press(ENTER);
    session.wait_for_footer(&["noted on “It rains in Geneva”: ask her"]);
    session.quit();

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/2");
    session.press("n");
    session.wait_for_footer(&["! disputed", "✎ ask her"]);
    session.press("Q/is:disputed");
    session.press(ENTER);
    session.wait_for("only is:disputed");
    session.wait_for("note: ask her");
    let file = home.path().join("disputed.md");
    session.press("E");
    session.press(file.to_str().unwrap());
    session.press(ENTER);
    session.wait_for("one article is in");
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("disputed") && written.contains("Note: ask her"), "{written}");
    session.press(ESC);
    session.wait_for("Articles ");
    session.press(":changes");
    session.press(ENTER);
    session.wait_for("disputed: “It rains in Geneva,”");
    session.press("Gu");
    session.wait_for_footer(&["undone: "]);
    close(&mut session, "Your changes");
    session.quit();
    session.check_restored();
}

#[test]
fn a_long_list_goes_through_the_pager_that_the_user_names() {
    let home = home();
    let library = home.path().join("pullquote/library.db");
    let args = ["articles", "--library", library.to_str().unwrap()];
    let mut session = Session::start_where(&[("PAGER", "sed s/^/paged:/")], &args);
    session.wait_for("paged:ID ");
    session.wait_for("Talks in Vienna");
    assert_eq!(session.wait_for_exit().exit_code(), 0);
    for pager in ["", "cat", "no-such-program-anywhere"] {
        let mut session = Session::start_where(&[("PAGER", pager)], &args);
        session.wait_for("Talks in Vienna");
        assert_eq!(session.wait_for_exit().exit_code(), 0);
        assert!(!session.sent().contains("paged:"));
    }
}

#[test]
fn a_removed_article_is_gone_and_comes_back_and_a_changed_one_tells_how() {
    let home = home();
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/2");
    session.press("D");
    session.wait_for("Articles 1/1");
    session.wait_for("It rains in Vienna");
    session.press("R");
    session.wait_for_footer(&["refreshed: nothing new"]);
    session.wait_for("Articles 1/1");
    session.press("u");
    session.wait_for("Articles 1/2");
    session.wait_for("It rains in Geneva");
    write(&home, "Geneva", "Tuesday");
    session.press("R");
    session.wait_for("changed");
    session.press("H");
    session.wait_for("text 1 became text 2");
    session.wait_for("−Monday. +Tuesday.");
    session.press(ESC);
    session.wait_for("Articles ");
    session.press(":sources");
    session.press(ENTER);
    session.wait_for("Sources 1/1");
    session.press("X");
    session.wait_for("Really?");
    session.press(ENTER);
    session.wait_for("no source is visited");
    session.wait_for_footer(&["2 articles are removed"]);
    session.press("u");
    session.wait_for("Sources 1/1");
    close(&mut session, "Sources 1/1");
    session.wait_for("Articles 1/2");
    session.quit();
    session.check_restored();
}
