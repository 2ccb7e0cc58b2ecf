//! A terminal that goes away: a window that is closed, a line that is cut.

use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use portable_pty::CommandBuilder;
use portable_pty::PtySize;
use portable_pty::native_pty_system;
use tempfile::TempDir;

use crate::session::cells;
use crate::session::pullquote;

const STORY: &str = "Talks in Geneva\n\n“It rains in Geneva,” Mira Okafor said on Monday.\n";

/// Presses keys, takes the terminal away once it shows `shown`, and returns how long the
/// program then went on.
fn leave_at(home: &Path, keys: &str, shown: &str) -> Duration {
    let size = PtySize { rows: 40, cols: 120, ..PtySize::default() };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
    command.env("TERM", "xterm-256color");
    command.env("XDG_DATA_HOME", home);
    command.env("XDG_CONFIG_HOME", home);
    command.env_remove("PULLQUOTE_LIBRARY");
    let mut child = pty.slave.spawn_command(command).unwrap();
    let mut output = pty.master.try_clone_reader().unwrap();
    let mut typed = pty.master.take_writer().unwrap();
    typed.write_all(keys.as_bytes()).unwrap();
    let mut parser = vt100::Parser::new(cells(40), cells(120), 0);
    let mut bytes = [0; 4096];
    while !parser.screen().contents().contains(shown) {
        let len = output.read(&mut bytes).unwrap();
        assert!(len > 0, "{}", parser.screen().contents());
        parser.process(&bytes[..len]);
    }
    drop((output, typed, pty));
    let since = Instant::now();
    child.wait().unwrap();
    since.elapsed()
}

#[test]
fn it_ends_the_program_within_a_second_and_the_library_keeps_what_was_reported_done() {
    let home = TempDir::new().unwrap();
    let story = home.path().join("Geneva.txt");
    std::fs::write(&story, STORY).unwrap();
    pullquote(home.path(), &["add", story.to_str().unwrap()]);
    leave_at(home.path(), "nx", "is no quotation now");
    assert!(!pullquote(home.path(), &["articles"]).is_empty());
    assert!(pullquote(home.path(), &["doctor"]).contains("sound"));
    // A machine that has something else to do may take longer once, but not each time.
    let took: Vec<Duration> =
        (0..3).map(|_| leave_at(home.path(), "", "no quotations here")).collect();
    assert!(took.iter().any(|took| *took < Duration::from_secs(1)), "{took:?}");
}
