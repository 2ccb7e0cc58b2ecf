//! Links in the text, which the terminal is told of (OSC 8).

use std::fs;

use tempfile::TempDir;

use crate::session::Session;

/// A page with an address of the web, one with what would end the sequence, and one that runs.
const PAGE: &str = "<!DOCTYPE html><html><head><title>Talks in Geneva</title></head><body><article>\
    <h1>Talks in Geneva</h1>\
    <p>“It rains in Geneva,” Mira Okafor said on Monday, as the delegations arrived; \
    <a href=\"https://example.org/talks?day=1&amp;x=é\">the programme</a> has three days of talks, \
    and nobody expects them to end before the summer is over.</p>\
    <p>The rest is told in <a href=\"javascript:alert('owned')\">another report</a>, and in \
    <a href=\"https://example.org/&#27;]0;owned&#7;\">a third</a> of them, which are both about the \
    same talks and about the same rain, as everybody in the town knows by now.</p>\
    </article></body></html>";

fn session(home: &TempDir, config: &str) -> Session {
    let folder = home.path().join("pullquote");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), config).unwrap();
    let page = home.path().join("talks.html");
    fs::write(&page, PAGE).unwrap();
    let session = Session::start_in(home.path(), &[page.to_str().unwrap()]);
    session.wait_for("same rain, as everybody");
    session.wait_for_footer(&["quotation"]);
    session
}

/// What the terminal was told of where links lead, but for their ends.
fn told(session: &Session) -> Vec<String> {
    let sent = session.sent();
    let told = sent.split("\x1b]8;").skip(1).filter_map(|rest| rest.split("\x1b\\").next());
    told.filter(|told| *told != ";").map(ToOwned::to_owned).collect()
}

fn quit(mut session: Session) -> Session {
    session.quit();
    session.check_restored();
    session
}

#[test]
fn addresses_of_the_web_are_told_and_what_could_do_harm_is_not() {
    let home = TempDir::new().unwrap();
    let session = quit(session(&home, ""));
    let told = told(&session);
    let address = ";https://example.org/talks?day=1&x=%C3%A9";
    assert!(told.iter().any(|told| told.starts_with("id=") && told.ends_with(address)), "{told:?}");
    for told in &told {
        assert!(told.bytes().all(|byte| byte.is_ascii_graphic()), "{told:?}");
        assert!(!told.contains("javascript:"), "{told:?}");
    }
    let sent = session.sent();
    assert!(!sent.contains("\x1b]0;owned") && !sent.contains("javascript:"));
    // Each link that begins ends again, so that nothing after it leads there.
    let ends = sent.matches("\x1b]8;;\x1b\\").count();
    assert_eq!(ends, told.len());
}

#[test]
fn a_reader_who_wants_no_links_in_the_terminal_gets_none() {
    let home = TempDir::new().unwrap();
    let session = quit(session(&home, "hyperlinks = false\n"));
    assert_eq!(told(&session), [""; 0]);
}
