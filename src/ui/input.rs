//! The threads that wait for the reader: keys, and signals.
//!
//! Both end up as messages. When the terminal is gone, so is the reader: the
//! program is asked to quit, whether or not a signal said so.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
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
use signal_hook::low_level::emulate_default_handler;

use crate::ui::decode::Decoder;
use crate::ui::heard::Heard;
use crate::ui::msg::Msg;
use crate::ui::terminal;
use crate::ui::typed::Typed;

/// How long after Esc the rest of a sequence may come: over a slow line its
/// bytes can arrive one by one.
const ESC_TIMEOUT: Duration = Duration::from_millis(25);

/// Keys and signals, which can be left to another program for a while.
pub(crate) struct Keys {
    typed: Typed,
    is_left: Arc<AtomicBool>,
}

impl Keys {
    /// Leaves them to the program that `run` runs until it ends.
    pub(crate) fn leave_to<T>(&mut self, run: impl FnOnce() -> T) -> T {
        self.is_left.store(true, Ordering::SeqCst);
        let result = self.typed.leave_to(run);
        self.is_left.store(false, Ordering::SeqCst);
        result
    }
}

/// Starts waiting for keys and signals.
///
/// # Errors
///
/// If there is no terminal to read keys from, or signals cannot be caught.
pub(crate) fn listen(say: &Sender<Msg>) -> io::Result<Keys> {
    let (send, receive) = mpsc::channel();
    let typed = Typed::read(send)?;
    let keys = say.clone();
    thread::spawn(move || decode(&receive, &keys));
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let say = say.clone();
    let is_left = Arc::new(AtomicBool::new(false));
    let is_theirs = Arc::clone(&is_left);
    thread::spawn(move || tell_signals(signals, &is_theirs, &say));
    Ok(Keys { typed, is_left })
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

fn tell_signals(mut signals: Signals, is_left: &AtomicBool, say: &Sender<Msg>) {
    for signal in signals.forever() {
        // Who is stopped is not told of new sizes, since the shell has the terminal then.
        if signal == SIGCONT && say.send(Msg::Resize(terminal::size())).is_err() {
            break;
        }
        if is_left.load(Ordering::SeqCst) && is_of_the_terminal(signal) {
            continue;
        }
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

/// Whether a signal comes from a key, or from the shell, and so is meant for the program that has
/// the terminal now. If that is stopped, so are we: the shell waits for both.
fn is_of_the_terminal(signal: i32) -> bool {
    if signal == SIGTSTP {
        emulate_default_handler(SIGTSTP).ok();
    }
    matches!(signal, SIGINT | SIGTSTP | SIGCONT)
}
