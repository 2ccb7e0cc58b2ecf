//! Pasted text is never taken for keys, and what is typed reaches nobody but the program.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;
use std::time::Instant;

use tempfile::TempDir;

use crate::session::ENTER;
use crate::session::ESC;
use crate::session::PATIENCE;
use crate::session::Session;

const ONLY: &str = "pasted text goes into an open field only";

/// An article that has a file, and the program with a script for its editor.
fn start_with_editor(directory: &Path, script: &str) -> Session {
    let editor = script_in(directory, "editor", script);
    let article = directory.join("one.txt");
    fs::write(&article, "“It rains,” Mira Okafor said on Monday.\n").unwrap();
    let session = Session::start_where(&[("VISUAL", &editor)], &[article.to_str().unwrap()]);
    session.wait_for_footer(&["1 quotation"]);
    session
}

fn script_in(directory: &Path, name: &str, script: &str) -> String {
    let path = directory.join(name);
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Has what is pressed next be no part of what was pasted before.
fn leave_paste(session: &mut Session) {
    session.press(ESC);
    session.wait_until("the keys again", |screen| !screen.contents().contains(ONLY));
}

#[test]
fn pastes_are_marked_while_the_terminal_is_ours_and_no_longer() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.wait_until("marks", vt100::Screen::bracketed_paste);
    session.press("\x1a");
    session.check_restored();
    session.wait_until_stopped();
    session.signal("CONT");
    session
        .wait_until("marks again", |screen| screen.alternate_screen() && screen.bracketed_paste());
    session.quit();
    session.check_restored();
}

#[test]
fn a_marked_paste_goes_into_an_open_field_and_nowhere_else() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("\x1b[200~q\rjjn:quit\r\x03\x1b[201~");
    session.wait_for_footer(&[ONLY, "/ opens one"]);
    session.wait_for("Articles 1/3");
    session.press("f");
    session.wait_for("Whose words?");
    session.press("\x1b[200~Yuri\r\nUshakov\n\x1b[201~");
    session.wait_for("> Yuri Ushakov");
    session.press(ENTER);
    session.wait_for_footer(&["filter: Yuri Ushakov"]);
    session.quit();
}

#[test]
fn a_burst_that_nobody_typed_goes_into_an_open_field_and_nowhere_else() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("q\rjjn:quit\rq");
    session.wait_for_footer(&[ONLY]);
    session.wait_for("Articles 1/3");
    leave_paste(&mut session);
    session.press("f");
    session.wait_for("Whose words?");
    session.press("Yuri\rUshakov\r");
    session.wait_for("> Yuri Ushakov");
    session.quit_with_ctrl_c();
}

#[test]
fn a_paste_without_end_does_not_keep_the_keys() {
    let mut session = Session::start(&[]);
    session.wait_for_footer(&["quotations"]);
    session.press("f");
    session.wait_for("Whose words?");
    session.press("\x1b[200~ushakov");
    session.wait_for("> ushakov");
    session.wait_for("Yuri Ushakov");
    session.press(ENTER);
    session.wait_for_footer(&["filter: Yuri Ushakov"]);
    session.quit();
}

#[test]
fn a_megabyte_is_heard_and_left() {
    let megabyte = "lorem ipsum dolor ".repeat(60_000);
    for (field, shown) in [("f", "Whose words?"), ("1/", "find: "), ("2/\x12", "regex /")] {
        for text in [megabyte.clone(), format!("\x1b[200~{megabyte}\x1b[201~")] {
            let mut session = Session::start(&[]);
            session.wait_for_footer(&["quotations"]);
            session.press(field);
            session.wait_for(shown);
            session.press(&text);
            session.wait_for("dolor");
            session.press(ESC);
            session.wait_until("no field", |screen| !screen.contents().contains(shown));
            session.quit();
        }
    }
}

#[test]
fn a_paste_that_would_begin_an_editor_begins_none() {
    let directory = TempDir::new().unwrap();
    let mark = directory.path().join("ran");
    let mut session =
        start_with_editor(directory.path(), &format!("#!/bin/sh\ntouch {}\n", mark.display()));
    let attack = format!("e\r:!touch {}\r:q!\r", mark.display());
    session.press(&attack);
    session.wait_for_footer(&[ONLY]);
    leave_paste(&mut session);
    session.press(&format!("\x1b[200~{attack}\x1b[201~"));
    session.wait_for_footer(&[ONLY]);
    assert!(!mark.exists());
    session.quit();
}

#[test]
fn what_was_typed_before_the_editor_starts_does_not_reach_it() {
    let directory = TempDir::new().unwrap();
    let line = directory.path().join("line");
    let script =
        format!("#!/bin/sh\necho editing\nread -r line\necho \"$line\" > {}\n", line.display());
    let mut session = start_with_editor(directory.path(), &script);
    session.press("e:!stray\r");
    session.wait_for("editing");
    session.press("meant\r");
    session.wait_until("the screen back", vt100::Screen::alternate_screen);
    session.wait_for_footer(&["1 quotation"]);
    assert_eq!(fs::read_to_string(line).unwrap(), "meant\n");
    session.quit();
}

#[test]
fn a_program_that_copies_cannot_read_what_is_typed() {
    let home = TempDir::new().unwrap();
    let [began, got] = ["began", "got"].map(|name| home.path().join(name));
    let script = format!(
        "#!/bin/sh\ncat > /dev/null\ntouch {}\nhead -c 1 < /dev/tty > {}\n",
        began.display(),
        got.display()
    );
    let copier = script_in(home.path(), "copier", &script);
    fs::create_dir(home.path().join("pullquote")).unwrap();
    fs::write(home.path().join("pullquote/config.toml"), format!("copy = \"{copier}\"\n")).unwrap();
    let mut session = Session::start_in(home.path(), &[]);
    session.wait_for_footer(&["quotations"]);
    session.press("2n");
    session.wait_for_footer(&["1/"]);
    session.press("y");
    let deadline = Instant::now() + PATIENCE;
    while !began.exists() {
        assert!(Instant::now() < deadline, "the program that copies did not begin");
        thread::yield_now();
    }
    for (keys, shown) in [
        ("1j", "Articles 2/3"),
        ("j", "Articles 3/3"),
        ("k", "Articles 2/3"),
        ("k", "Articles 1/3"),
    ] {
        session.press(keys);
        session.wait_for(shown);
    }
    assert_eq!(fs::read(got).unwrap_or_default(), b"");
    session.quit();
    session.check_restored();
}
