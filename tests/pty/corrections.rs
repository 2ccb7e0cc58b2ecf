//! Corrections through the real program: the words of a quotation, several quotations at once, and
//! all of it there tomorrow.

use std::fs;

use tempfile::TempDir;

use crate::session::ENTER;
use crate::session::Session;
use crate::session::pullquote;

const STORY: &str = "Talks in Geneva\n\n“It rains in Geneva,” Mira Okafor said on Monday. \
    “We can wait,” Mira Okafor said.\n";

fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let story = home.path().join("story.txt");
    fs::write(&story, STORY).unwrap();
    pullquote(home.path(), &["add", story.to_str().unwrap()]);
    home
}

#[test]
fn the_end_of_a_quotation_is_moved_and_is_there_tomorrow_and_in_what_is_exported() {
    let home = home();
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press("n");
    session.wait_for_footer(&["1/2", "→ Mira Okafor"]);
    session.press("<");
    session.wait_for_footer(&["the quotation is “It rains in now"]);
    session.press("u");
    session.wait_for_footer(&["undone: the quotation is “It rains in Geneva,” again"]);
    session.press("<");
    session.wait_for_footer(&["the quotation is “It rains in now"]);
    session.quit();
    let quotes = pullquote(home.path(), &["quotes", "--format", "csv"]);
    assert!(quotes.contains("It rains in") && !quotes.contains("It rains in Geneva"), "{quotes}");
    assert!(quotes.contains("Mira Okafor"), "{quotes}");

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press(":changes\r");
    session.wait_for("words: “It rains in Geneva,” → “It rains in");
    session.press("u");
    session.wait_for_footer(&["undone: the quotation is “It rains in Geneva,” again"]);
    // The first closes the log.
    session.press("q");
    session.quit();
    session.check_restored();

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press(":");
    session.wait_for("Commands");
    session.press("\x1b[A");
    session.wait_for(": changes");
    session.quit_with_ctrl_c();
}

#[test]
fn all_quotations_of_a_speaker_in_the_article_are_given_to_one_person_at_once() {
    let home = home();
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press("n");
    session.wait_for_footer(&["1/2", "→ Mira Okafor"]);
    session.press("r");
    session.wait_for("Tab: all 2 of Mira Okafor");
    session.press("\t");
    session.wait_for("Who said all 2 of Mira Okafor?");
    session.press("Jan Moen");
    session.wait_for("Jan Moen, somebody new");
    session.press(ENTER);
    session.wait_for_footer(&["2 quotations are Jan Moen’s now"]);
    session.wait_for("▌Jan Moen");
    session.quit();

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("▌Jan Moen");
    session.press("u");
    session.wait_for_footer(&["undone: 2 quotations are Mira Okafor’s again"]);
    session.wait_for("▌Mira Okafor");
    session.quit();
    session.check_restored();
}
