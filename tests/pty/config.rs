//! Reading with settings.

use std::fs;

use tempfile::TempDir;

use crate::session::Session;

fn session(config: &str) -> (Session, TempDir) {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("pullquote")).unwrap();
    fs::write(home.path().join("pullquote/config.toml"), config).unwrap();
    (Session::start_in(home.path(), &[]), home)
}

#[test]
fn keys_that_were_set_up_work_and_the_help_shows_them() {
    let (mut session, _home) = session(
        "[keys.anywhere]\n\"ctrl-n\" = \"next-quotation\"\nn = \"none\"\n\"x h\" = \"help\"\n",
    );
    session.wait_for_footer(&["quotations"]);
    session.press("\x0e");
    session.wait_for_footer(&["1/"]);
    session.wait_for_footer(&["xh help"]);
    session.press("x");
    session.wait_for(" x … ");
    session.press("h");
    session.wait_until("the help with the keys of now", |screen| {
        let help = screen.contents();
        // However far apart the columns are.
        help.contains("In every pane")
            && help.lines().any(|line| line.contains("Ctrl-n ") && line.contains(" next quotation"))
    });
    session.press("\x03");
    assert_eq!(session.wait_for_exit().exit_code(), 0);
    session.check_restored();
}

#[test]
fn a_mistake_is_told_and_the_rest_holds() {
    let (mut session, _home) =
        session("[keys.anywhere]\n\"ctrl-q\" = \"qiut\"\n\"ctrl-e\" = \"quit\"\n");
    session.wait_for("config.toml, line 2: no command is called `qiut`; did you mean `quit`?");
    session.press("\x05");
    assert_eq!(session.wait_for_exit().exit_code(), 0);
}

#[test]
fn the_theme_is_kept_in_the_file_with_all_that_is_in_it() {
    let (mut session, home) = session("# mine\nmouse = false # not here\n");
    session.wait_for_footer(&["quotations"]);
    session.press("TTT");
    session.wait_for_footer(&["theme: high-contrast; keep it in config.toml? y keeps it"]);
    session.press("y");
    session.wait_for_footer(&["kept: theme = \"high-contrast\" in "]);
    session.press("q");
    assert_eq!(session.wait_for_exit().exit_code(), 0);
    let config = fs::read_to_string(home.path().join("pullquote/config.toml")).unwrap();
    assert_eq!(config, "theme = \"high-contrast\"\n# mine\nmouse = false # not here\n");
}
