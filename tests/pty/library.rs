//! The library in the reader: what was added is there, and what changes comes.

use std::fs;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use crate::session::ENTER;
use crate::session::ESC;
use crate::session::Session;
use crate::session::pullquote;

fn add(home: &Path, input: &Path) {
    pullquote(home, &["add", input.to_str().unwrap()]);
}

fn write_story(directory: &Path, town: &str) {
    let text = format!("Talks in {town}\n\n“It rains in {town},” Mira Okafor said on Monday.\n");
    fs::write(directory.join(format!("{town}.txt")), text).unwrap();
}

fn write_long_story(directory: &Path) {
    let hours: Vec<String> = (1..200).map(|at| format!("It was hour {at} of the talks.")).collect();
    let story = format!("Talks in Geneva\n\n{}", hours.join("\n\n"));
    fs::write(directory.join("Geneva.txt"), story).unwrap();
}

/// A reader's home, and a directory with a story from each town that was added there.
fn added(towns: &[&str]) -> (TempDir, TempDir) {
    let (home, news) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    for town in towns {
        write_story(news.path(), town);
    }
    add(home.path(), news.path());
    (home, news)
}

#[test]
fn what_was_added_is_there_when_the_reader_comes_again() {
    let (home, news) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    write_story(news.path(), "Geneva");
    add(home.path(), &news.path().join("Geneva.txt"));
    for _ in 0..2 {
        let mut session = Session::start_in(home.path(), &[]);
        session.wait_for("It rains in Geneva");
        session.wait_for("Articles 1/1");
        session.wait_for("Mira Okafor");
        session.quit();
        session.check_restored();
    }
}

#[test]
fn t_shows_thoughts_too_and_that_is_so_when_the_reader_comes_again() {
    let (home, news) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let story =
        "Talks in Geneva\n\n“It rains,” Mira Okafor said. Jan Moen fears that it will snow.\n";
    fs::write(news.path().join("Geneva.txt"), story).unwrap();
    add(home.path(), news.path());
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.wait_for_footer(&["1 quotation "]);
    session.press("t");
    session.wait_for_footer(&["shown: what was said and topics of speech"]);
    session.press("t");
    session.wait_for_footer(&["shown: what was said, topics of speech and thoughts"]);
    session.wait_for("▌Jan Moen");
    // Without waiting until it is kept.
    session.press("q");
    assert_eq!(session.wait_for_exit().exit_code(), 0);

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for_footer(&["1 quotation · 1 thought"]);
    session.press("nn");
    session.wait_for_footer(&["2/2 thought · indirect · fears", "Jan Moen"]);
    session.press("t");
    session.wait_for_footer(&["shown: what was said"]);
    session.quit();

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for_footer(&["1 quotation "]);
    session.quit();
}

#[test]
fn an_empty_library_is_stood_in_for_and_that_is_said() {
    let mut session = Session::start(&[]);
    session.wait_for("Articles 1/3");
    session.wait_for_footer(&["the library is empty"]);
    session.press("R");
    session.wait_for_footer(&["nothing to refresh"]);
    session.quit();
}

#[test]
fn what_comes_into_a_directory_that_was_added_comes_to_the_reader() {
    let (home, news) = added(&["Geneva"]);
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    // Whether it is watched by now or not: one of both will see it.
    write_story(news.path(), "Vienna");
    session.press("R");
    session.wait_for("Articles 1/2");
    session.wait_for("It rains in Geneva");
    write_story(news.path(), "Oslo");
    session.wait_for("Articles 1/3");
    session.quit();
}

#[test]
fn a_refresh_says_what_it_came_to() {
    let (home, news) = added(&["Geneva"]);
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press("R");
    session.wait_for_footer(&["refreshed: nothing new"]);
    fs::remove_dir_all(news.path()).unwrap();
    session.wait_for("Articles 1/1");
    session.press("R");
    session.wait_for_footer(&["could not be read"]);
    session.press("q");
    assert_eq!(session.wait_for_exit().exit_code(), 1);
}

#[test]
fn a_name_that_later_articles_change_is_told_once() {
    let (home, news) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let write = |town: &str, name: &str| {
        let text = format!("Talks in {town}\n\n“It rains in {town},” {name} said on Monday.\n");
        fs::write(news.path().join(format!("{town}.txt")), text).unwrap();
    };
    write("Geneva", "Mira Abel Okafor");
    add(home.path(), news.path());
    write("Vienna", "Mira Okafor");
    write("Oslo", "Mira Okafor");
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("▌Mira Abel Okafor");
    session.press("R");
    session.wait_for_footer(&["Mira Abel Okafor is called Mira Okafor now"]);
    session.quit();
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("▌Mira Okafor");
    session.wait_for_footer(&["1 quotation "]);
    session.quit();
}

#[test]
fn what_is_corrected_is_still_corrected_tomorrow_and_can_still_be_undone() {
    let (home, news) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    write_story(news.path(), "Geneva");
    add(home.path(), &news.path().join("Geneva.txt"));
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press("n");
    session.wait_for_footer(&["→ Mira Okafor", "%"]);
    session.press("r");
    session.wait_for("Who said");
    session.press("Jan Moen");
    session.wait_for("Jan Moen, somebody new");
    session.press(ENTER);
    session.wait_for_footer(&["is Jan Moen’s now"]);
    session.quit();

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press("n");
    session.wait_for_footer(&["→ Jan Moen · yours"]);
    session.press("u");
    session.wait_for_footer(&["undone: ", "is Mira Okafor’s again"]);
    session.press("x");
    session.wait_for_footer(&["is no quotation now"]);
    // Without waiting for it.
    session.press("uq");
    assert_eq!(session.wait_for_exit().exit_code(), 0);

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press("n");
    session.wait_for_footer(&["→ Mira Okafor", "%"]);
}

#[test]
fn whoever_adds_other_words_is_told_that_a_check_no_longer_holds() {
    let (home, news) = added(&["Geneva"]);
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/1");
    session.press("nc");
    session.wait_for_footer(&["checked"]);
    session.quit();
    let file = news.path().join("Geneva.txt");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("rains", "snows")).unwrap();
    let told = pullquote(home.path(), &["add", file.to_str().unwrap()]);
    assert!(told.contains("1 change of yours no longer fits"), "{told}");
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("It snows in Geneva");
    session.press(":changes");
    session.press(ENTER);
    session.wait_for("the text no longer has these words");
}

#[test]
fn what_is_marked_and_read_just_before_quitting_is_kept() {
    let (home, news) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    write_long_story(news.path());
    add(home.path(), news.path());
    write_story(news.path(), "Vienna");
    add(home.path(), news.path());
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/2");
    session.wait_for("It was hour 1 ");
    // All at once: nothing has been kept when the program is told to end.
    session.press("2GsUq");
    assert_eq!(session.wait_for_exit().exit_code(), 0);

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/2");
    session.press("1/is:starred is:unread\r");
    session.wait_for("Articles 1/1");
    session.wait_for("It was hour 199 ");
    session.quit();
}

#[test]
fn the_place_survives_a_program_that_is_killed() {
    let (home, news) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    write_long_story(news.path());
    add(home.path(), news.path());
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("It was hour 1 ");
    session.press("2G");
    session.wait_for("It was hour 199 ");
    // Nothing on the screen says so.
    std::thread::sleep(Duration::from_secs(3));
    session.signal("KILL");

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("It was hour 199 ");
    session.quit();
}

#[test]
fn the_reader_comes_back_to_where_they_were_also_after_a_kill() {
    let (home, _news) = added(&["Geneva", "Oslo", "Vienna"]);
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/3");
    session.press("2n");
    session.wait_for_footer(&["1/1 direct"]);
    session.press("n");
    session.wait_for("It rains in Oslo");
    session.press("\x0F");
    session.wait_for("It rains in Geneva");
    session.press("\x1B[1;3C");
    session.wait_for("It rains in Oslo");
    session.press(":jumps\r");
    session.wait_for("Places 2/2");
    session.press("k\r");
    session.wait_for("It rains in Geneva");
    session.press("]");
    session.wait_for("It rains in Oslo");
    session.press(":order title\r");
    session.wait_for_footer(&["order: by title"]);
    session.wait_for("by title");
    session.press("J");
    session.wait_for("It rains in Vienna");
    // Nothing on the screen says that it is kept.
    std::thread::sleep(Duration::from_secs(3));
    session.signal("KILL");

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("It rains in Vienna");
    session.wait_for("Articles 3/3 by title");
    session.press("1/oslo\r");
    session.wait_for("It rains in Oslo");
    session.quit();

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for_footer(&["still searching for “oslo”; Esc"]);
    session.wait_for("It rains in Oslo");
    session.quit();
    session.check_restored();
}

#[test]
fn the_library_is_searched_from_the_list_and_comes_back() {
    let (home, _news) = added(&["Geneva", "Vienna", "Oslo"]);
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/3");
    session.press("1/rains speaker:okafor vien");
    session.wait_for("Articles 1/1");
    session.wait_for("It rains in Vienna");
    session.press("na\r");
    session.wait_for_footer(&["search: rains speaker:okafor vienna"]);
    session.press("/ kind:spoken");
    session.wait_for("there is no kind spoken: write direct, mixed or indirect");
    session.wait_for("Articles 1/1");
    session.press("\x15is:unread -oslo");
    session.wait_for("Articles 1/2");
    session.press("\x15zebra");
    session.wait_for("nothing found; Esc shows");
    session.press("\x1b");
    session.wait_for("Articles 1/3");
    session.quit();
}

#[test]
fn a_search_that_was_saved_is_run_again_tomorrow() {
    let (home, _news) = added(&["Geneva", "Vienna", "Oslo"]);
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/3");
    session.press("S");
    session.wait_for("no search is saved yet");
    session.press(ESC);
    session.wait_until("the list gone", |screen| !screen.contents().contains("Saved searches"));
    session.press("1/rains -oslo");
    session.wait_for("Articles 1/2");
    session.press(ENTER);
    session.wait_for_footer(&["search: rains -oslo"]);
    session.press(":save-search not Oslo");
    session.wait_for("save the search of all articles");
    session.press(ENTER);
    session.wait_for_footer(&["saved as “not Oslo”"]);
    session.quit();

    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for("Articles 1/2");
    session.press(ESC);
    session.wait_for("Articles 3/3");
    session.press("S");
    session.wait_for("not Oslo");
    session.press("oslo\r");
    session.wait_for("Articles 1/2");
    session.wait_for_footer(&["search: rains -oslo"]);
    session.press("S\x18");
    session.wait_for("no search is saved yet");
    session.press(ESC);
    session.wait_until("the list gone", |screen| !screen.contents().contains("Saved searches"));
    session.quit();
    session.check_restored();
}
