//! What is typed: bytes from the terminal, by a thread that can be told to leave them to
//! another program.
//!
//! It never waits in reading, but for the terminal and for word from us at once. So when it
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

use filedescriptor::Error;
use filedescriptor::POLLIN;
use filedescriptor::poll;
use filedescriptor::pollfd;

/// The thread that reads, as the rest knows it.
pub(crate) struct Typed {
    /// A byte has it let go, the next go on.
    word: UnixStream,
    /// Hears when it has let go.
    let_go: Receiver<()>,
}

impl Typed {
    /// Starts reading; bytes go to `send` until the terminal is gone.
    pub(crate) fn read(send: Sender<Vec<u8>>) -> io::Result<Self> {
        let tty = open_tty()?;
        let (word, hears) = UnixStream::pair()?;
        let (says, let_go) = mpsc::channel();
        thread::spawn(move || read(tty, hears, &says, &send));
        Ok(Typed { word, let_go })
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

/// Where keys come from: also where an article comes from standard input. Without a buffer,
/// in which bytes would wait unseen.
fn open_tty() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::open("/dev/tty")
}

/// Ends when the terminal does, and with it the channel.
fn read(mut tty: File, mut word: UnixStream, let_go: &Sender<()>, send: &Sender<Vec<u8>>) {
    let mut bytes = [0; 1024];
    loop {
        match wait(&tty, &word) {
            Ok(true) => {
                let is_heard = word.read_exact(&mut [0]).is_ok() && let_go.send(()).is_ok();
                if !is_heard || word.read_exact(&mut [0]).is_err() {
                    break;
                }
                continue;
            }
            Ok(false) => (),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => break,
        }
        match tty.read(&mut bytes) {
            Ok(0) => break,
            Ok(len) => {
                if send.send(bytes[..len].to_vec()).is_err() {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(_) => break,
        }
    }
}

/// Waits until there is word, or else something typed; says whether it is word.
fn wait(tty: &File, word: &UnixStream) -> io::Result<bool> {
    let mut waiting =
        [tty.as_raw_fd(), word.as_raw_fd()].map(|fd| pollfd { fd, events: POLLIN, revents: 0 });
    match poll(&mut waiting, None) {
        Ok(_) => Ok(waiting[1].revents != 0),
        Err(Error::Poll(error) | Error::Io(error)) => Err(error),
        Err(error) => Err(io::Error::other(error)),
    }
}
