//! Turns signals into messages, and starts the thread that reads keys.
//!
//! Both end up as messages. When the terminal is gone, so is the user: the
//! program is asked to end, whether or not a signal said so.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::SIGABRT;
use signal_hook::consts::SIGALRM;
use signal_hook::consts::SIGCONT;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGPROF;
use signal_hook::consts::SIGQUIT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGTSTP;
use signal_hook::consts::SIGUSR1;
use signal_hook::consts::SIGUSR2;
use signal_hook::consts::SIGVTALRM;
use signal_hook::consts::SIGWINCH;
use signal_hook::consts::SIGXCPU;
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::ui::state::message::Msg;
use crate::ui::terminal::screen;
use crate::ui::terminal::tty_reader::TtyReader;

/// Lists the signals that become messages.
const HEARD: [i32; 6] = [SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH];

/// Lists the signals that end a program; the terminal is given back first.
const DEADLY: [i32; 8] = [SIGQUIT, SIGABRT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU];

/// The program ends after this long even if the terminal was not given back: a terminal that was
/// stopped takes nothing.
const FOR_TERMINAL: Duration = Duration::from_millis(500);

/// Receives keys and signals, and can leave them to another program for a while.
pub(crate) struct Keys {
    typed: TtyReader,
    is_left: Arc<AtomicBool>,
    pending: PendingSignals,
    end: End,
}

impl Keys {
    /// Leaves them to the program that `run` runs until it ends.
    pub(crate) fn leave_to<T>(&mut self, run: impl FnOnce() -> T) -> T {
        self.is_left.store(true, Ordering::SeqCst);
        let result = self.typed.leave_to(run);
        // The thread may come to a signal only after the program that it was meant for has ended.
        self.pending.forget();
        self.is_left.store(false, Ordering::SeqCst);
        result
    }

    /// Tells whether the program was asked to end since this was asked last.
    pub(crate) fn is_to_end(&self) -> bool {
        self.end.0.swap(false, Ordering::SeqCst)
    }
}

/// Holds whether the program was asked to end. It is told apart from messages, for it comes before
/// all of them.
#[derive(Debug, Clone, Default)]
struct End(Arc<AtomicBool>);

impl End {
    /// Asks the program to end; the message only wakes the loop up. Tells whether the loop is still
    /// there.
    fn ask(&self, say: &Sender<Msg>) -> bool {
        self.0.store(true, Ordering::SeqCst);
        say.send(Msg::Quit).is_ok()
    }
}

/// Holds which of the signals that end a program from its terminal came and were not heard yet.
///
/// A flag is set in the moment in which its signal comes; the thread of [`tell_signals`] hears of
/// it a little later, when somebody else may have the terminal, or nobody any more.
#[derive(Debug, Clone, Default)]
struct PendingSignals {
    interrupt: Arc<AtomicBool>,
    quit: Arc<AtomicBool>,
}

impl PendingSignals {
    /// Begins to note them, which is to be done before a thread waits for signals.
    fn note(&self) -> io::Result<()> {
        flag::register(SIGINT, Arc::clone(&self.interrupt))?;
        flag::register(SIGQUIT, Arc::clone(&self.quit))?;
        Ok(())
    }

    /// Tells whether `signal` is still to be heard, and hears it; of others nothing is noted.
    fn hear(&self, signal: i32) -> bool {
        match signal {
            SIGINT => self.interrupt.swap(false, Ordering::SeqCst),
            SIGQUIT => self.quit.swap(false, Ordering::SeqCst),
            _ => true,
        }
    }

    /// Drops what came: it was meant for another program.
    fn forget(&self) {
        self.interrupt.store(false, Ordering::SeqCst);
        self.quit.store(false, Ordering::SeqCst);
    }
}

/// The signals that are caught, before keys are read.
#[derive(Debug, Default)]
pub(crate) struct Caught {
    is_left: Arc<AtomicBool>,
    pending: PendingSignals,
    end: End,
}

impl Caught {
    /// Starts waiting for keys as well.
    ///
    /// # Errors
    ///
    /// If there is no terminal to read keys from.
    pub(crate) fn listen(self, say: &Sender<Msg>) -> io::Result<Keys> {
        let (end, to_say) = (self.end.clone(), say.clone());
        let typed = TtyReader::read(say.clone(), move || {
            end.ask(&to_say);
        })?;
        Ok(Keys { typed, is_left: self.is_left, pending: self.pending, end: self.end })
    }
}

/// Starts waiting for signals, which is to be done before the terminal is taken.
///
/// # Errors
///
/// If they cannot be caught.
pub(crate) fn catch(say: &Sender<Msg>) -> io::Result<Caught> {
    let caught = Caught::default();
    caught.pending.note()?;
    let signals = Signals::new(HEARD.iter().chain(&DEADLY))?;
    let Caught { is_left, pending, end } = &caught;
    let (is_left, pending, end) = (Arc::clone(is_left), pending.clone(), end.clone());
    let say = say.clone();
    thread::spawn(move || tell_signals(signals, &is_left, &pending, &end, &say));
    Ok(caught)
}

fn tell_signals(
    mut signals: Signals,
    is_left: &AtomicBool,
    pending: &PendingSignals,
    end: &End,
    say: &Sender<Msg>,
) {
    for signal in signals.forever() {
        if !pending.hear(signal) {
            continue;
        }
        // Who is stopped is not told of new sizes, since the shell has the terminal then.
        if signal == SIGCONT && say.send(Msg::Resize(screen::size())).is_err() {
            break;
        }
        if is_left.load(Ordering::SeqCst) && is_of_the_terminal(signal) {
            continue;
        }
        let is_heard = match signal {
            SIGWINCH => say.send(Msg::Resize(screen::size())).is_ok(),
            SIGTSTP => say.send(Msg::Suspend).is_ok(),
            SIGCONT => say.send(Msg::Continued).is_ok(),
            deadly if DEADLY.contains(&deadly) => die(deadly),
            _ => end.ask(say),
        };
        if !is_heard {
            break;
        }
    }
}

/// Tells whether a signal comes from a key, or from the shell, and so is meant for the program that
/// has the terminal now. If that is stopped, so are we: the shell waits for both.
fn is_of_the_terminal(signal: i32) -> bool {
    if signal == SIGTSTP {
        emulate_default_handler(SIGTSTP).ok();
    }
    matches!(signal, SIGINT | SIGQUIT | SIGTSTP | SIGCONT)
}

/// Gives the terminal back and ends the program, as this signal would have.
fn die(signal: i32) -> bool {
    let (done, is_done) = mpsc::channel();
    thread::spawn(move || {
        screen::give_back();
        done.send(()).ok();
    });
    is_done.recv_timeout(FOR_TERMINAL).ok();
    emulate_default_handler(signal).is_err()
}

#[cfg(test)]
mod tests {
    use signal_hook::consts::SIGHUP;
    use signal_hook::consts::SIGINT;
    use signal_hook::low_level::raise;

    use super::PendingSignals;

    #[test]
    fn what_came_while_another_had_the_terminal_is_not_heard_later() {
        let came = PendingSignals::default();
        came.note().unwrap();
        assert!(!came.hear(SIGINT));
        raise(SIGINT).unwrap();
        came.forget();
        assert!(!came.hear(SIGINT));
        raise(SIGINT).unwrap();
        assert!(came.hear(SIGINT));
        assert!(!came.hear(SIGINT));
        assert!(came.hear(SIGHUP));
    }
}
