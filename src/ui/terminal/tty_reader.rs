//! Reads keys from the terminal on a thread of its own, and lets go of it for another program.
//!
//! It does nothing else, so that it reads a key when that is pressed, however busy the program
//! is. It never waits in reading, but for the terminal and for word from us at once. So when it
//! says that it has let go, the next key goes to whoever else reads.

use std::fs::File;
use std::io;
use std::io::IsTerminal;
use std::io::Read;
use std::io::Write;
use std::os::fd::AsFd;
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use filedescriptor::Error;
use filedescriptor::POLLIN;
use filedescriptor::poll;
use filedescriptor::pollfd;
use rustix::termios::QueueSelector;
use rustix::termios::tcflush;

use crate::ui::commands::key::Key;
use crate::ui::state::message::Msg;
use crate::ui::terminal::decoder::Decoder;
use crate::ui::terminal::decoder::terminal_event::TerminalEvent;

/// The number of bytes that are read at a time: all that a terminal keeps for us.
const AT_ONCE: usize = 64 * 1024;

/// After this long, what was decoded is sent even where bytes go on coming without a pause.
const LONGEST_BURST: Duration = Duration::from_millis(200);

/// The pause after which a paste has ended. Its pieces follow one another within a millisecond or
/// two.
const QUIET: Duration = Duration::from_millis(30);

/// The other program starts after this long even while the user holds a key down.
const LONGEST_WAIT_FOR_QUIET: Duration = Duration::from_millis(500);

/// The thread that reads keys, which can leave the terminal to others.
pub(crate) struct TtyReader {
    /// Carries a byte for each order: the first makes the thread let go of the terminal, the next
    /// makes it read again.
    word: UnixStream,
    /// Receives a message when the thread has let go.
    let_go: Receiver<()>,
}

impl TtyReader {
    /// Starts reading; what is heard goes to `say` until the terminal is gone, and then `end`
    /// is called.
    pub(crate) fn read(say: Sender<Msg>, end: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        let tty = open_tty()?;
        let (word, hears) = UnixStream::pair()?;
        let (says, let_go) = mpsc::channel();
        thread::spawn(move || {
            Listener { tty, word: hears, let_go: says, say }.listen();
            end();
        });
        Ok(TtyReader { word, let_go })
    }

    /// Leaves what is typed to others while `run` runs.
    pub(crate) fn leave_to<T>(&mut self, run: impl FnOnce() -> T) -> T {
        // A thread that has ended has let go as well.
        if self.word.write_all(&[0]).is_ok() {
            self.let_go.recv().ok();
        }
        let result = run();
        self.word.write_all(&[0]).ok();
        result
    }
}

/// Drops what was typed and not read: it was not meant for whoever reads next.
pub(crate) fn forget_unread() {
    if let Ok(tty) = open_tty() {
        tcflush(tty, QueueSelector::IFlush).ok();
    }
}

/// Drops what was typed and not read until nothing more comes for a moment.
///
/// A long paste comes in pieces, and its last ones would reach whoever reads next. To be called
/// while the terminal hands over bytes as they come: later it hands over whole lines.
pub(crate) fn forget_until_quiet() {
    let Ok(tty) = open_tty() else { return };
    let began = Instant::now();
    while began.elapsed() < LONGEST_WAIT_FOR_QUIET {
        tcflush(&tty, QueueSelector::IFlush).ok();
        let mut waiting = [pollfd { fd: tty.as_raw_fd(), events: POLLIN, revents: 0 }];
        // Nobody writes any more, or the terminal is gone: it is quiet.
        if poll(&mut waiting, Some(QUIET)).is_ok_and(|ready| ready == 0)
            || waiting[0].revents & POLLIN == 0
        {
            return;
        }
    }
}

/// Returns where keys come from: also where an article comes from standard input. Without a buffer,
/// in which bytes would wait unseen.
fn open_tty() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::open("/dev/tty")
}

/// The files and channels with which the thread reads and reports.
struct Listener {
    tty: File,
    word: UnixStream,
    let_go: Sender<()>,
    say: Sender<Msg>,
}

/// The work for which the thread woke up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ready {
    /// An order came from the program.
    Word,
    /// The user typed something, or the terminal is gone.
    Typed,
    /// Nothing came in time.
    Nothing,
}

impl Listener {
    /// Ends when the terminal does, or the program.
    fn listen(mut self) {
        let mut bytes = vec![0; AT_ONCE];
        let mut decoder = Decoder::default();
        let mut began = Instant::now();
        loop {
            let timeout = decoder.timeout();
            if decoder.is_at_rest() {
                began = Instant::now();
            }
            let is_fine = match self.wait(timeout) {
                Ok(Ready::Nothing) => self.tell(decoder.rest()),
                Ok(Ready::Word) => {
                    // What was begun was not typed for whoever reads next, nor for us after that.
                    decoder = Decoder::default();
                    self.rest_until_word()
                }
                Ok(Ready::Typed) => match self.tty.read(&mut bytes) {
                    Ok(0) => false,
                    Ok(len) => {
                        decoder.take(&bytes[..len]);
                        began.elapsed() < LONGEST_BURST || {
                            began = Instant::now();
                            self.tell(decoder.so_far())
                        }
                    }
                    Err(error) => error.kind() == io::ErrorKind::Interrupted,
                },
                Err(error) => error.kind() == io::ErrorKind::Interrupted,
            };
            if !is_fine {
                self.tell(decoder.so_far());
                break;
            }
        }
    }

    /// Leaves the terminal alone until the next order; returns `false` if nobody is there to give
    /// one.
    fn rest_until_word(&mut self) -> bool {
        self.word.read_exact(&mut [0]).is_ok()
            && self.let_go.send(()).is_ok()
            && self.word.read_exact(&mut [0]).is_ok()
    }

    /// Waits until there is an order, or else something typed, but no longer than `most`.
    fn wait(&self, most: Option<Duration>) -> io::Result<Ready> {
        // Not even a look: what is typed meanwhile was not typed in one go with what is there.
        if most == Some(Duration::ZERO) {
            return Ok(Ready::Nothing);
        }
        let fds = [self.tty.as_raw_fd(), self.word.as_raw_fd()];
        let mut waiting = fds.map(|fd| pollfd { fd, events: POLLIN, revents: 0 });
        match poll(&mut waiting, most) {
            Ok(0) => Ok(Ready::Nothing),
            Ok(_) if waiting[1].revents != 0 => Ok(Ready::Word),
            Ok(_) => Ok(Ready::Typed),
            Err(Error::Poll(error) | Error::Io(error)) => Err(error),
            Err(error) => Err(io::Error::other(error)),
        }
    }

    /// Reports the events; returns `false` if nobody is there to hear them.
    fn tell(&self, heard: Vec<TerminalEvent>) -> bool {
        let mut keys = Vec::new();
        for heard in heard {
            let msg = match heard {
                TerminalEvent::Key(key) => {
                    keys.push(key);
                    continue;
                }
                TerminalEvent::Mouse(mouse) => Msg::Mouse(mouse),
                TerminalEvent::Paste(text) => Msg::Paste(text),
                TerminalEvent::Background(ground) => Msg::Background(ground),
                TerminalEvent::Attributes => Msg::Answered,
            };
            if !self.tell_keys(&mut keys) || self.say.send(msg).is_err() {
                return false;
            }
        }
        self.tell_keys(&mut keys)
    }

    fn tell_keys(&self, keys: &mut Vec<Key>) -> bool {
        keys.is_empty() || self.say.send(Msg::Keys(std::mem::take(keys))).is_ok()
    }
}
