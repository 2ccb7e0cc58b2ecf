//! What happened to the terminal while the shell had it.

use crate::session::Session;

#[test]
fn a_size_changed_while_suspended_is_drawn_when_the_program_goes_on() {
    let mut session = Session::start_as_job();
    session.wait_for_footer(&["quotations"]);
    session.wait_for("Speakers");
    session.press("\x1a");
    session.wait_for("in the shell");
    // The shell is told of this, and the program is not: it is in the background.
    session.resize(40, 12);
    session.press("\r");
    session.wait_until("one pane, with its lower edge and the footer", |screen| {
        let contents = screen.contents();
        let lines: Vec<&str> = contents.lines().collect();
        screen.alternate_screen()
            && contents.contains("Articles 1/3")
            && !contents.contains("Speakers")
            && matches!(lines[..], [.., edge, footer]
                if lines.len() == 12 && edge.ends_with('┛') && footer.contains("quotations"))
    });
    session.quit();
}
