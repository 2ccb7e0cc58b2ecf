//! The program, its terminal, and what that shows.
//!
//! Nothing here sleeps: each step waits until the screen shows what it should.

use std::io::Read;
use std::io::Write;
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use portable_pty::Child;
use portable_pty::CommandBuilder;
use portable_pty::ExitStatus;
use portable_pty::MasterPty;
use portable_pty::PtySize;
use portable_pty::native_pty_system;
use tempfile::TempDir;

/// Longer than any machine needs, for a test that fails at all.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

pub(crate) const ENTER: &str = "\r";
pub(crate) const ESC: &str = "\x1b";

/// The program, its terminal, and what that shows.
pub(crate) struct Session {
    pub(crate) child: Box<dyn Child + Send + Sync>,
    pub(crate) master: Box<dyn MasterPty + Send>,
    pub(crate) keys: Box<dyn Write + Send>,
    pub(crate) screen: Arc<Shown>,
    /// The modes of the terminal before the program came.
    pub(crate) modes_before: String,
    /// Where its library is, unless the test has one.
    _home: TempDir,
}

pub(crate) struct Shown {
    pub(crate) parser: Mutex<vt100::Parser>,
    /// All that was sent to it.
    pub(crate) sent: Mutex<Vec<u8>>,
    pub(crate) changed: Condvar,
}

impl Session {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Session::start_at(120, 40, arguments)
    }

    /// With the library among the data in `home`.
    pub(crate) fn start_in(home: &Path, arguments: &[&str]) -> Self {
        Session::start_with(120, 40, arguments, Some(home), &[])
    }

    /// With these variables in its environment.
    pub(crate) fn start_where(vars: &[(&str, &str)], arguments: &[&str]) -> Self {
        Session::start_with(120, 40, arguments, None, vars)
    }

    pub(crate) fn start_at(cols: u16, rows: u16, arguments: &[&str]) -> Self {
        Session::start_with(cols, rows, arguments, None, &[])
    }

    /// Of so many columns and rows, with settings and library in `home`.
    pub(crate) fn start_of_size((cols, rows): (u16, u16), home: &Path) -> Self {
        Session::start_with(cols, rows, &[], Some(home), &[])
    }

    /// As a job of a shell, which takes the terminal when the program is suspended, and has it
    /// go on at a line typed.
    pub(crate) fn start_as_job() -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args([
            "-c",
            "set -m; \"$0\"; echo in the shell; read -r line; fg",
            env!("CARGO_BIN_EXE_pullquote"),
        ]);
        Session::run(command, (120, 40), None, &[])
    }

    /// Has the terminal be of so many columns and rows from now on.
    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        self.screen.parser.lock().unwrap().screen_mut().set_size(cells(rows), cells(cols));
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
    }

    fn start_with(
        cols: u16,
        rows: u16,
        arguments: &[&str],
        home: Option<&Path>,
        vars: &[(&str, &str)],
    ) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
        command.args(arguments);
        Session::run(command, (cols, rows), home, vars)
    }

    fn run(
        mut command: CommandBuilder,
        (cols, rows): (u16, u16),
        home: Option<&Path>,
        vars: &[(&str, &str)],
    ) -> Self {
        let own_home = TempDir::new().unwrap();
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let modes_before = modes(pty.master.as_ref());
        command.env("TERM", "xterm-256color");
        for name in ["NO_COLOR", "COLORTERM", "COLORFGBG"] {
            command.env_remove(name);
        }
        command.env("XDG_DATA_HOME", home.unwrap_or(own_home.path()));
        command.env_remove("PULLQUOTE_LIBRARY");
        command.env("XDG_CONFIG_HOME", home.unwrap_or(own_home.path()));
        command.env_remove("PULLQUOTE_CONFIG");
        for (name, value) in vars {
            command.env(name, value);
        }
        let child = pty.slave.spawn_command(command).unwrap();
        let parser = Mutex::new(vt100::Parser::new(cells(rows), cells(cols), 0));
        let screen = Arc::new(Shown { parser, sent: Mutex::default(), changed: Condvar::new() });
        let mut output = pty.master.try_clone_reader().unwrap();
        let shown = Arc::clone(&screen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(len @ 1..) = output.read(&mut bytes) {
                let mut parser = shown.parser.lock().unwrap();
                shown.sent.lock().unwrap().extend_from_slice(&bytes[..len]);
                parser.process(&bytes[..len]);
                drop(parser);
                shown.changed.notify_all();
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Session { child, master: pty.master, keys, screen, modes_before, _home: own_home }
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until the screen is as wanted, and returns its text.
    pub(crate) fn wait_until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut parser = self.screen.parser.lock().unwrap();
        while !is_so(parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let shown = parser.screen();
            let at = shown.cursor_position();
            assert!(
                !left.is_zero(),
                "waited for {what} in vain, cursor at {at:?}:\n{}",
                shown.contents()
            );
            parser = self.screen.changed.wait_timeout(parser, left).unwrap().0;
        }
        parser.screen().contents()
    }

    /// All that was sent to the terminal so far.
    pub(crate) fn sent(&self) -> String {
        String::from_utf8_lossy(&self.screen.sent.lock().unwrap()).into_owned()
    }

    /// Column and row at which `text` begins on the screen.
    pub(crate) fn place_of(&self, text: &str) -> (usize, usize) {
        let contents = self.wait_for(text);
        let mut lines = contents.lines().enumerate();
        lines.find_map(|(row, line)| Some((line[..line.find(text)?].chars().count(), row))).unwrap()
    }

    pub(crate) fn wait_for(&self, text: &str) -> String {
        self.wait_until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the last line holds all of `texts`, and returns it.
    pub(crate) fn wait_for_footer(&self, texts: &[&str]) -> String {
        let footer = |screen: &vt100::Screen| {
            screen.contents().lines().last().unwrap_or_default().to_owned()
        };
        let has_all = |screen: &vt100::Screen| {
            let line = footer(screen);
            texts.iter().all(|text| line.contains(text))
        };
        let contents = self.wait_until(&texts.join(" … "), has_all);
        contents.lines().last().unwrap_or_default().to_owned()
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let status = Command::new("kill").args(["-s", name, &pid]).status().unwrap();
        assert!(status.success());
    }

    /// Waits until the program is stopped, which it is a moment after it gave the terminal back:
    /// what would continue it before that is lost.
    pub(crate) fn wait_until_stopped(&self) {
        let pid = self.child.process_id().unwrap().to_string();
        let deadline = Instant::now() + PATIENCE;
        loop {
            let told = Command::new("ps").args(["-o", "state=", "-p", &pid]).output().unwrap();
            if told.stdout.starts_with(b"T") {
                return;
            }
            assert!(Instant::now() < deadline, "the program was not stopped");
            thread::yield_now();
        }
    }

    pub(crate) fn wait_for_exit(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "the program did not end");
            thread::yield_now();
        }
    }

    /// Ends the program with its key; it has nothing to complain of.
    pub(crate) fn quit(&mut self) {
        self.press("q");
        assert_eq!(self.wait_for_exit().exit_code(), 0);
    }

    /// Ends the program also where something is typed.
    pub(crate) fn quit_with_ctrl_c(&mut self) {
        self.press("\x03");
        assert_eq!(self.wait_for_exit().exit_code(), 0);
    }

    pub(crate) fn has_terminal(&self) -> bool {
        self.screen.parser.lock().unwrap().screen().alternate_screen()
    }

    /// The terminal is as it was before the program came.
    pub(crate) fn check_restored(&self) {
        self.wait_until("the terminal back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        let deadline = Instant::now() + PATIENCE;
        while modes(self.master.as_ref()) != self.modes_before {
            assert!(Instant::now() < deadline, "the modes were not restored");
            thread::yield_now();
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Runs the program without a terminal, and returns what it says.
pub(crate) fn pullquote(home: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(arguments)
        .env("XDG_DATA_HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env_remove("PULLQUOTE_LIBRARY")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8(said).unwrap()
}

pub(crate) fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has rows and columns")
}

pub(crate) fn modes(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().expect("a pseudo-terminal has modes");
    format!("{:?} {:?} {:?}", modes.input_flags, modes.output_flags, modes.local_flags)
}
