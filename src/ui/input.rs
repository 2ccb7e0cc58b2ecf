//! The threads that wait for the reader: keys, and signals.
//!
//! Both end up as messages. When the terminal is gone, so is the reader: the
//! program is asked to quit, whether or not a signal said so.

use std::fs::File;
use std::io;
use std::io::IsTerminal;
use std::io::Read;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::SIGCONT;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGTSTP;
use signal_hook::consts::SIGWINCH;
use signal_hook::iterator::Signals;

use crate::ui::decode::Decoder;
use crate::ui::heard::Heard;
use crate::ui::msg::Msg;
use crate::ui::terminal;

/// How long after Esc the rest of a sequence may come: over a slow line its
/// bytes can arrive one by one.
const ESC_TIMEOUT: Duration = Duration::from_millis(25);

/// Starts waiting for keys and signals.
///
/// # Errors
///
/// If there is no terminal to read keys from, or signals cannot be caught.
pub(crate) fn listen(say: &Sender<Msg>) -> io::Result<()> {
    let mut tty = open_tty()?;
    let (send, receive) = mpsc::channel();
    thread::spawn(move || read_tty(tty.as_mut(), &send));
    let keys = say.clone();
    thread::spawn(move || decode(&receive, &keys));
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let say = say.clone();
    thread::spawn(move || tell_signals(signals, &say));
    Ok(())
}

/// Where keys come from: also where an article comes from standard input.
fn open_tty() -> io::Result<Box<dyn Read + Send>> {
    let stdin = io::stdin();
    if stdin.is_terminal() { Ok(Box::new(stdin)) } else { Ok(Box::new(File::open("/dev/tty")?)) }
}

/// Ends when the terminal does, and with it the channel.
fn read_tty(tty: &mut dyn Read, send: &Sender<Vec<u8>>) {
    let mut bytes = [0; 1024];
    loop {
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

fn decode(bytes: &Receiver<Vec<u8>>, say: &Sender<Msg>) {
    let mut decoder = Decoder::default();
    loop {
        let received = if decoder.is_waiting() {
            bytes.recv_timeout(ESC_TIMEOUT)
        } else {
            bytes.recv().map_err(RecvTimeoutError::from)
        };
        let heard = match received {
            Ok(bytes) => decoder.take(&bytes),
            Err(RecvTimeoutError::Timeout) => {
                decoder.give_up_waiting().map(Heard::Key).into_iter().collect()
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        for heard in heard {
            let msg = match heard {
                Heard::Key(key) => Msg::Key(key),
                Heard::Mouse(mouse) => Msg::Mouse(mouse),
                Heard::Ground(ground) => Msg::Ground(ground),
                Heard::Attributes => Msg::Answered,
            };
            say.send(msg).ok();
        }
    }
    say.send(Msg::Quit).ok();
}

fn tell_signals(mut signals: Signals, say: &Sender<Msg>) {
    for signal in signals.forever() {
        let msg = match signal {
            SIGWINCH => Msg::Resize(terminal::size()),
            SIGTSTP => Msg::Suspend,
            SIGCONT => Msg::Continued,
            _ => Msg::Quit,
        };
        if say.send(msg).is_err() {
            break;
        }
    }
}
