//! Reading, and what happens to the terminal.

use std::fs;

use portable_pty::PtySize;
use tempfile::TempDir;

use crate::session::ENTER;
use crate::session::ESC;
use crate::session::Session;
use crate::session::modes;

#[test]
fn quitting_gives_the_terminal_back() {
    let mut session = Session::start(&[]);
    session.wait_for("Articles 1/3");
    assert!(session.has_terminal());
    assert_ne!(modes(session.master.as_ref()), session.modes_before);
    session.quit();
    session.check_restored();
}

#[test]
fn being_terminated_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut session = Session::start(&[]);
        session.wait_for("Articles 1/3");
        session.signal(signal);
        session.wait_for_exit();
        session.check_restored();
    }
}

#[test]
fn a_signal_that_is_not_known_ends_the_program_with_the_terminal_given_back() {
    for signal in ["QUIT", "ABRT", "USR1", "USR2", "ALRM", "VTALRM"] {
        let mut session = Session::start(&[]);
        session.wait_for("Articles 1/3");
        session.signal(signal);
        let status = session.wait_for_exit();
        assert!(status.signal().is_some(), "{signal}: {status:?}");
        session.check_restored();
    }
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_the_program_is_continued() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("2n");
    let before = session.wait_for_footer(&["1/"]);
    session.press("\x1a");
    session.check_restored();
    session.wait_until_stopped();
    session.signal("CONT");
    session.wait_until("the screen back", vt100::Screen::alternate_screen);
    assert_eq!(session.wait_for_footer(&["1/"]), before);
    session.press("q");
    session.wait_for_exit();
    session.check_restored();
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let session = Session::start(&[]);
    session.wait_for("Articles 1/3");
    session.wait_for("Speakers");
    session.resize(40, 12);
    session.wait_until("one pane", |screen| {
        let contents = screen.contents();
        contents.contains("Articles 1/3") && !contents.contains("Speakers")
    });
}

#[test]
fn of_a_terminal_of_an_absurd_size_a_part_is_drawn_on() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    let absurd = PtySize { rows: u16::MAX, cols: u16::MAX, pixel_width: 0, pixel_height: 0 };
    session.master.resize(absurd).unwrap();
    session.wait_until("a frame of that size", |_| session.sent().contains("\x1b[360;"));
    // Where the system tells: without a bound the cells alone would take hundreds of gigabytes.
    let pid = session.child.process_id().unwrap();
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        let kilobytes: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(kilobytes < 1 << 20, "{peak}");
    }
    session.resize(120, 40);
    session.wait_for("Articles 1/3");
    session.wait_for_footer(&["quotations"]);
    session.quit();
    session.check_restored();
}

/// The row in which the cursor is.
fn row_of_cursor(screen: &vt100::Screen) -> String {
    let (row, _) = screen.cursor_position();
    screen.contents().lines().nth(row.into()).unwrap_or_default().to_owned()
}

#[test]
fn the_cursor_stands_unseen_on_what_is_chosen_and_seen_where_something_is_typed() {
    let mut session = Session::start(&[]);
    session.wait_until("the first article", |screen| {
        screen.contents().contains("Articles 1/3")
            && screen.hide_cursor()
            && screen.cursor_position() == (1, 1)
    });
    session.press("jj");
    session.wait_until("the third article", |screen| {
        screen.contents().contains("Articles 3/3")
            && screen.hide_cursor()
            && screen.cursor_position() == (7, 1)
    });
    session.press("g");
    session.wait_for_footer(&["quotations"]);
    session.press("2n");
    session.wait_until("the quotation", |screen| {
        let row = row_of_cursor(screen);
        screen.contents().contains("Articles 1/3") && row.contains('█') && screen.hide_cursor()
    });
    session.press("fush");
    session.wait_until("what is typed", |screen| {
        let (row, column) = screen.cursor_position();
        let typed = screen.rows(column - 3, 3).nth(row.into());
        typed.as_deref() == Some("ush") && !screen.hide_cursor()
    });
    session.press(ESC);
    session.wait_until("the cursor hidden again", |screen| {
        screen.hide_cursor() && row_of_cursor(screen).contains('█')
    });
}

#[test]
fn keys_are_told_apart_while_the_terminal_is_ours_and_no_longer() {
    const PUSH: &str = "\x1b[>1u";
    const POP: &str = "\x1b[<1u";
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    // As kitty sends it: j goes down and up, q goes up, whatever went down before.
    session.press("\x1b[106;1:1u\x1b[106;1:3u\x1b[113;1:3u");
    session.wait_for("Articles 2/3");
    session.press("\x1b[107u\x1b[102u");
    session.wait_for("Whose words?");
    session.press("\x1b[27u");
    session.wait_until("Esc", |screen| !screen.contents().contains("Whose words?"));
    // An answer to a question that was not asked.
    session.press("\x1b[?1u");
    session.press("\x1b[122;5u");
    session.check_restored();
    session.wait_until_stopped();
    session.signal("CONT");
    session.wait_until("the screen back", vt100::Screen::alternate_screen);
    session.wait_for("Articles 1/3");
    session.press("\x1b[99;5u");
    assert_eq!(session.wait_for_exit().exit_code(), 0);
    session.check_restored();
    let sent = session.sent();
    let order: Vec<&str> = sent
        .split_inclusive(['h', 'l', 'u'])
        .filter_map(|piece| {
            [PUSH, POP, "\x1b[?1049h", "\x1b[?1049l"].into_iter().find(|end| piece.ends_with(end))
        })
        .collect();
    let once = ["\x1b[?1049h", PUSH, POP, "\x1b[?1049l"];
    assert_eq!(order, [once, once].concat());
}

#[test]
fn a_terminal_that_has_but_its_keys_is_not_told_to_tell_them_apart() {
    let mut session = Session::start_where(&[("TERM", "linux")], &[]);
    session.wait_for_footer(&["quotations"]);
    session.press("q");
    session.wait_for_exit();
    session.check_restored();
    assert!(!session.sent().contains("\x1b[>1u") && !session.sent().contains("\x1b[<1u"));
}

#[test]
fn the_help_opens_and_closes() {
    let mut session = Session::start(&[]);
    session.wait_for("Articles 1/3");
    session.press("?");
    session.wait_for("In every pane");
    session.press(ESC);
    session.wait_until("no help", |screen| !screen.contents().contains("In every pane"));
}

/// Filters by a speaker found by name, goes from their first words to the next, and back.
/// `list` is what the frame of the articles then says.
fn check_reading_by(name: &str, full_name: &str, list: &str) {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("f");
    session.wait_for("Whose words?");
    session.press(name);
    session.wait_for(full_name);
    session.press(ENTER);
    let first = session.wait_for_footer(&[&format!("filter: {full_name}"), " 1/"]);
    session.wait_for("✓");
    session.wait_for(list);
    session.press("n");
    session.wait_until("the next words", |screen| {
        let contents = screen.contents();
        let footer = contents.lines().last().unwrap_or_default();
        footer != first.as_str() && (footer.contains('/') || footer.contains("no more quotations"))
    });
    session.press(ESC);
    session.wait_until("everybody", |screen| {
        let contents = screen.contents();
        contents.contains("/3 ") && !contents.contains('✓') && !contents.contains("filter: ")
    });
    session.quit();
}

#[test]
fn ushakov_is_read_in_two_articles() {
    check_reading_by("ushakov", "Yuri Ushakov", "Articles 1/2");
}

#[test]
fn bilawal_is_read_and_left() {
    check_reading_by("bilawal", "Bilawal Bhutto Zardari", "Articles 1/");
}

#[test]
fn tharoor_is_read_and_left() {
    check_reading_by("tharoor", "Shashi Tharoor", "Articles 1/");
}

#[test]
fn sharif_is_read_and_left() {
    check_reading_by("sharif", "Shehbaz Sharif", "Articles 1/");
}

#[test]
fn rubio_is_read_and_left() {
    check_reading_by("rubio", "Marco Rubio", "Articles 1/");
}

#[test]
fn keys_typed_faster_than_the_program_starts_are_not_lost() {
    let mut session = Session::start(&[]);
    session.press("2 q");
    assert_eq!(session.wait_for_exit().exit_code(), 0);
    session.check_restored();
}

#[test]
fn a_hostile_article_cannot_steer_the_terminal() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("evil\u{1b}[31m.txt");
    let text =
        "A title\x1b]0;owned\x07\n\n“Clear\x1b[2J \u{9b}31m and \u{202e}turn,” Mira Okafor said.\n";
    fs::write(&path, text).unwrap();
    let session = Session::start(&[path.to_str().unwrap()]);
    let screen = session.wait_for("“Clear␛[2J");
    assert!(screen.contains("A title␛]0;owned␇"));
    let parser = session.screen.parser.lock().unwrap();
    assert!(!parser.screen().contents().contains('\u{202e}'));
}

#[test]
fn what_cannot_be_read_is_said_after_the_screen() {
    let mut session = Session::start(&["/nowhere/at-all.txt"]);
    assert_eq!(session.wait_for_exit().exit_code(), 2);
    session.wait_for("pullquote: /nowhere/at-all.txt: ");
    session.check_restored();
}

#[test]
fn some_inputs_that_cannot_be_read_do_not_stop_the_others() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("one.txt");
    fs::write(&path, "“It rains,” Mira Okafor said on Monday.\n").unwrap();
    let mut session = Session::start(&[path.to_str().unwrap(), "/nowhere/at-all.txt"]);
    session.wait_for("It rains");
    session.wait_for_footer(&["/nowhere/at-all.txt"]);
    session.press("q");
    assert_eq!(session.wait_for_exit().exit_code(), 1);
}

#[test]
fn the_text_is_searched_and_the_search_is_left() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("2/pakistan");
    session.wait_for_footer(&["/pakistan", "1/", "regex"]);
    session.press("\r");
    session.wait_for_footer(&["/pakistan 1/"]);
    session.press("n");
    session.wait_for_footer(&["/pakistan 2/"]);
    session.press(ESC);
    session.wait_until("no search", |screen| !screen.contents().contains("/pakistan"));
    session.press("/\x12(");
    session.wait_for_footer(&["regex /(", "unclosed group"]);
    session.press("\x03");
    session.wait_for_exit();
    session.check_restored();
}

#[test]
fn the_terminal_is_asked_after_the_first_frame_and_its_answer_types_nothing() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    let before = session.wait_until("all articles analysed", |screen| {
        let contents = screen.contents();
        contents.contains("Articles 1/3") && !contents.contains("reading…")
    });
    // With a "q" inside, which would end the program if it were one.
    session.press("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c\x1b]52;c;cQ==\x07");
    session.wait_until("dark ink for a light background", |screen| {
        let cells =
            (0..40).flat_map(|row| (0..120).filter_map(move |column| screen.cell(row, column)));
        // Indigo, which no other theme has.
        cells.into_iter().any(|cell| cell.fgcolor() == vt100::Color::Idx(54))
    });
    assert_eq!(session.wait_for("Articles 1/3"), before);
    session.press("q");
    session.wait_for_exit();
    session.check_restored();
}

#[test]
fn what_is_dragged_over_is_copied() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("one.txt");
    fs::write(&path, "“It rains,” Mira Okafor said on Monday.\n").unwrap();
    let mut session = Session::start(&[path.to_str().unwrap()]);
    session.wait_for_footer(&["1 quotation"]);
    session.wait_until("movements of the mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::ButtonMotion
    });
    let (column, row) = session.place_of("Monday.");
    let (first, last, row) = (column + 1, column + 7, row + 1);
    session.press(&format!("\x1b[<0;{first};{row}M\x1b[<32;{last};{row}M\x1b[<0;{last};{row}m"));
    session.wait_for_footer(&["copied: 7 characters"]);
    // "Monday." in Base64.
    assert!(session.sent().contains("\x1b]52;c;TW9uZGF5Lg==\x1b\\"));
    session.press("q");
    session.wait_for_exit();
    session.check_restored();
}

#[test]
fn the_mouse_chooses_and_is_given_back() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.wait_until("the mouse", |screen| {
        screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    session.press("\x1b[<0;5;5M\x1b[<0;5;5m");
    session.wait_for("Articles 2/3");
    session.press("m");
    session.wait_until("no mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
    session.press("m");
    session.wait_until("the mouse again", |screen| {
        screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    session.press("q");
    session.wait_for_exit();
    session.check_restored();
}
