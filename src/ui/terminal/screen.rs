//! Takes the terminal, draws on it, and gives it back.
//!
//! It is given back however the program ends: the user quits, a signal comes,
//! something panics on any thread. It is asked one thing, after the first frame, and no
//! answer is waited for; only who leaves at once waits a moment, so that a late
//! answer is not typed into the shell. Each frame is one write, and a frame like the one before is
//! none, so an idle screen costs nothing.

use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::panic;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use crossterm::cursor::Hide;
use crossterm::cursor::Show;
use crossterm::event::KeyboardEnhancementFlags;
use crossterm::event::PopKeyboardEnhancementFlags;
use crossterm::event::PushKeyboardEnhancementFlags;
use crossterm::execute;
use crossterm::terminal as tty;
use crossterm::terminal::EndSynchronizedUpdate;
use crossterm::terminal::EnterAlternateScreen;
use crossterm::terminal::LeaveAlternateScreen;
use ratatui::Terminal;
use ratatui::TerminalOptions;
use ratatui::Viewport;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use crate::app;
use crate::ui::state::model::Model;
use crate::ui::terminal::clipboard;
use crate::ui::terminal::frame::FrameBytes;
use crate::ui::terminal::tty_reader;
use crate::ui::view::view;

/// The question that the terminal is asked once the first frame is there: its background, and then
/// its attributes. Nearly every terminal answers the latter, so its answer tells that no other is
/// to come.
pub(crate) const QUESTION: &str = "\x1b]11;?\x1b\\\x1b[c";

/// True while the terminal is ours. One process has one terminal, and the panic hook must know.
static IS_OURS: AtomicBool = AtomicBool::new(false);

/// True if the terminal was asked to report the mouse.
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

/// True if the terminal was asked to tell keys apart that it used to send alike.
static TELLS_KEYS_APART: AtomicBool = AtomicBool::new(false);

/// Presses, the wheel, and movements while a button is down, in the manner of SGR. Not every
/// movement: that would wake us up for nothing.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

const GIVE_MOUSE: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Asks the terminal to mark pasted text, so that it can be told from typed keys. Terminals that do
/// not know this ignore it.
const TAKE_PASTES: &str = "\x1b[?2004h";

const GIVE_PASTES: &str = "\x1b[?2004l";

/// The time after which a terminal that has not answered never will.
const PATIENCE: Duration = Duration::from_millis(400);

/// Taken where the terminal does not know its size.
const FALLBACK: Size = Size { width: 80, height: 24 };

/// The largest frame, whatever size the terminal reports: every cell costs memory. Screens of eight
/// thousand pixels have so many cells of six by twelve.
const LARGEST: Size = Size { width: 1280, height: 360 };

/// Returns the size of the terminal in columns and rows, as far as it is drawn on.
pub(crate) fn size() -> Size {
    // Not `crossterm::terminal::size`, which may run another program to find out.
    match tty::window_size() {
        Ok(window) => believable(Size { width: window.columns, height: window.rows }),
        Err(_) => FALLBACK,
    }
}

/// Returns what is drawn on of a terminal that says it is of this size.
fn believable(said: Size) -> Size {
    if said.width == 0 || said.height == 0 {
        return FALLBACK;
    }
    Size { width: said.width.min(LARGEST.width), height: said.height.min(LARGEST.height) }
}

/// Tells whether a terminal with this name can be asked and told more than to draw.
pub(crate) fn is_capable(term: &str) -> bool {
    !matches!(term, "" | "dumb" | "linux" | "cons25" | "vt100" | "vt220")
}

/// The terminal while it is ours; given back when dropped.
pub(crate) struct Screen {
    terminal: Terminal<FrameBytes>,
    size: Size,
    /// True if the mouse is ours while the terminal is.
    has_mouse: bool,
    /// True if keys are to be told apart while the terminal is ours.
    tells_keys_apart: bool,
    /// The time until which answers may come.
    answers_until: Option<Instant>,
}

impl Screen {
    /// Takes the terminal, and has panics give it back before they are reported.
    pub(crate) fn take() -> io::Result<Self> {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !app::is_guarded() {
                give_back();
                report(info);
            }
        }));
        take().inspect_err(|_| give_back())?;
        let size = size();
        let options = TerminalOptions { viewport: Viewport::Fixed(area(size)) };
        let terminal = Terminal::with_options(FrameBytes::new(size), options)?;
        Ok(Screen {
            terminal,
            size,
            has_mouse: false,
            tells_keys_apart: false,
            answers_until: None,
        })
    }

    /// Returns the size that frames are drawn for.
    pub(crate) fn size(&self) -> Size {
        self.size
    }

    /// Draws what the model looks like, unless the terminal is not ours now.
    pub(crate) fn draw(&mut self, model: &Model) -> io::Result<()> {
        if !IS_OURS.load(Ordering::SeqCst) {
            return Ok(());
        }
        if model.size != self.size {
            self.size = model.size;
            self.terminal.backend_mut().size = model.size;
            self.terminal.resize(area(model.size))?;
        }
        let page = self.terminal.backend_mut();
        page.addresses.take(model.links());
        page.hides_cursor = !model.scope().is_typed();
        self.terminal.draw(|frame| view(model, frame))?;
        let out = io::stdout().lock();
        // A signal may have given it back in the meantime; while we have the lock, none can.
        if !IS_OURS.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.terminal.backend_mut().send(out)
    }

    /// Asks the terminal what is to be known of it.
    pub(crate) fn ask(&mut self) -> io::Result<()> {
        self.answers_until = Some(Instant::now() + PATIENCE);
        send(QUESTION)
    }

    /// The terminal has answered all.
    pub(crate) fn note_answered(&mut self) {
        self.answers_until = None;
    }

    /// Returns how long an answer may still be on its way.
    pub(crate) fn may_answer_for(&self) -> Option<Duration> {
        self.answers_until?.checked_duration_since(Instant::now())
    }

    /// Makes the terminal report the mouse, or keep it.
    pub(crate) fn set_mouse(&mut self, is_ours: bool) -> io::Result<()> {
        self.has_mouse = is_ours;
        if !IS_OURS.load(Ordering::SeqCst) {
            return Ok(());
        }
        HAS_MOUSE.store(is_ours, Ordering::SeqCst);
        send(if is_ours { TAKE_MOUSE } else { GIVE_MOUSE })
    }

    /// Asks the terminal to tell keys apart that it used to send alike, Esc from the beginning of a
    /// sequence first of all, in the manner of kitty. Terminals that do not know this ignore it.
    pub(crate) fn tell_keys_apart(&mut self) -> io::Result<()> {
        self.tells_keys_apart = true;
        TELLS_KEYS_APART.store(true, Ordering::SeqCst);
        let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
        execute!(io::stdout(), PushKeyboardEnhancementFlags(flags))
    }

    /// Makes the terminal copy `text`; nothing is sent to a terminal that would not understand it.
    #[expect(clippy::unused_self, reason = "who has a screen has a terminal to tell")]
    pub(crate) fn copy(&self, text: &str) -> io::Result<()> {
        if !IS_OURS.load(Ordering::SeqCst) || !io::stdout().is_terminal() {
            return Ok(());
        }
        send(&clipboard::sequence(text))
    }

    /// Gives the terminal back and stops the process, as the shell would have it.
    pub(crate) fn suspend(&mut self) {
        give_back();
        tty_reader::forget_unread();
        // If it cannot be stopped, the user gets the screen back.
        if emulate_default_handler(SIGTSTP).is_err() {
            self.retake().ok();
        }
    }

    /// Leaves the terminal to the program that `run` runs until it ends. What was typed before it
    /// starts does not reach it, nor we what was typed for it.
    pub(crate) fn leave_to<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        tty_reader::forget_until_quiet();
        give_back();
        tty_reader::forget_unread();
        let result = run();
        self.retake()?;
        tty_reader::forget_unread();
        Ok(result)
    }

    /// Takes the terminal again, to draw all of it anew.
    pub(crate) fn retake(&mut self) -> io::Result<()> {
        IS_OURS.store(false, Ordering::SeqCst);
        take()?;
        let page = self.terminal.backend_mut();
        page.forget_cursor();
        if self.tells_keys_apart {
            self.tell_keys_apart()?;
        }
        if self.has_mouse {
            self.set_mouse(true)?;
        }
        self.terminal.resize(area(self.size))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn area(size: Size) -> Rect {
    Rect::new(0, 0, size.width, size.height)
}

fn take() -> io::Result<()> {
    // First, for a signal may come in the middle.
    IS_OURS.store(true, Ordering::SeqCst);
    tty::enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, Hide)?;
    send(TAKE_PASTES)
}

fn send(sequence: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

/// Gives the terminal back if it is ours; what cannot be done is left.
pub(crate) fn give_back() {
    let mut out = io::stdout().lock();
    if !IS_OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    if HAS_MOUSE.swap(false, Ordering::SeqCst) {
        out.write_all(GIVE_MOUSE.as_bytes()).ok();
    }
    out.write_all(GIVE_PASTES.as_bytes()).ok();
    // Each of its two screens has its own way with keys.
    if TELLS_KEYS_APART.swap(false, Ordering::SeqCst) {
        execute!(out, PopKeyboardEnhancementFlags).ok();
    }
    execute!(out, EndSynchronizedUpdate, LeaveAlternateScreen, Show).ok();
    tty::disable_raw_mode().ok();
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::FALLBACK;
    use super::LARGEST;
    use super::believable;

    #[test]
    fn a_terminal_of_an_absurd_size_is_drawn_on_in_part() {
        assert_eq!(believable(Size::new(u16::MAX, u16::MAX)), LARGEST);
        assert_eq!(believable(Size::new(u16::MAX, 1)), Size::new(LARGEST.width, 1));
        assert_eq!(believable(Size::new(1, u16::MAX)), Size::new(1, LARGEST.height));
        assert_eq!(believable(Size::new(0, u16::MAX)), FALLBACK);
        assert_eq!(believable(Size::new(640, 180)), Size::new(640, 180));
    }
}
