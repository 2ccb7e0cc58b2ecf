//! The reader's editor has the terminal and the keys, and gives them back.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use crate::session::Session;

/// Takes a line from the keys and puts it into the article as somebody's words.
const EDITOR: &str = "#!/bin/sh\n\
    printf 'editing with %s\\n' \"$1\"\n\
    read -r line || exit 1\n\
    printf '\\n“%s,” Tomas Lindqvist said.\\n' \"$line\" >> \"$2\"\n";

#[test]
fn the_editor_gets_terminal_and_keys_and_what_it_changed_is_read() {
    let directory = TempDir::new().unwrap();
    let editor = directory.path().join("editor");
    fs::write(&editor, EDITOR).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let article = directory.path().join("-one $(touch two).txt");
    fs::write(&article, "“It rains,” Mira Okafor said on Monday.\n").unwrap();
    let visual = format!("{} --wait", editor.display());
    let mut session = Session::start_where(&[("VISUAL", &visual)], &[article.to_str().unwrap()]);
    session.wait_for_footer(&["1 quotation"]);
    session.press("e");
    session.wait_for("editing with --wait");
    session.check_restored();
    session.press("quietly it thaws qqq\r");
    session.wait_until("the screen back", vt100::Screen::alternate_screen);
    session.wait_for("“quietly it thaws qqq,” Tomas Lindqvist said.");
    session.wait_for_footer(&["2 quotations"]);

    session.press("e");
    // What the first one wrote is still there.
    session.wait_until("another editor", |screen| {
        screen.contents().matches("editing with --wait").count() == 2
    });
    session.press("\x03");
    session.wait_for_footer(&["editor was left with signal: 2"]);
    assert!(session.has_terminal());
    session.quit();
    session.check_restored();
}

#[test]
fn an_editor_that_is_none_is_told_of() {
    let directory = TempDir::new().unwrap();
    let article = directory.path().join("one.txt");
    fs::write(&article, "“It rains,” Mira Okafor said on Monday.\n").unwrap();
    let vars = [("VISUAL", "/nowhere/editor")];
    let mut session = Session::start_where(&vars, &[article.to_str().unwrap()]);
    session.wait_for_footer(&["1 quotation"]);
    session.press("e");
    session.wait_for_footer(&["cannot run /nowhere/editor", "set VISUAL or EDITOR"]);
    assert!(session.has_terminal());
}
