//! The terminal: taking it, drawing on it, giving it back.
//!
//! It is given back however the program ends: the reader quits, a signal comes,
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
use crossterm::cursor::MoveTo;
use crossterm::cursor::Show;
use crossterm::event::KeyboardEnhancementFlags;
use crossterm::event::PopKeyboardEnhancementFlags;
use crossterm::event::PushKeyboardEnhancementFlags;
use crossterm::execute;
use crossterm::queue;
use crossterm::terminal as tty;
use crossterm::terminal::BeginSynchronizedUpdate;
use crossterm::terminal::EndSynchronizedUpdate;
use crossterm::terminal::EnterAlternateScreen;
use crossterm::terminal::LeaveAlternateScreen;
use ratatui::Terminal;
use ratatui::TerminalOptions;
use ratatui::Viewport;
use ratatui::backend::Backend;
use ratatui::backend::ClearType;
use ratatui::backend::CrosstermBackend;
use ratatui::backend::WindowSize;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::style::Color;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use crate::app;
use crate::ui::clipboard;
use crate::ui::ground;
use crate::ui::hyperlink;
use crate::ui::hyperlink::Addresses;
use crate::ui::model::Model;
use crate::ui::view::view;

/// Whether the terminal is ours now. One process has one terminal, and the panic
/// hook must know.
static IS_OURS: AtomicBool = AtomicBool::new(false);

/// Whether it was told to tell us of the mouse.
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

/// Whether it was told to tell keys apart that it used to send alike.
static TELLS_KEYS_APART: AtomicBool = AtomicBool::new(false);

/// Presses, the wheel, and movements while a button is down, in the manner of SGR. Not every
/// movement: that would wake us up for nothing.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const GIVE_MOUSE: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// A terminal that has not answered after this long never will.
const PATIENCE: Duration = Duration::from_millis(400);

/// Taken where the terminal does not know its size.
const FALLBACK: Size = Size { width: 80, height: 24 };

/// The size of the terminal in columns and rows.
pub(crate) fn size() -> Size {
    // Not `crossterm::terminal::size`, which may run another program to find out.
    match tty::window_size() {
        Ok(window) if window.columns > 0 && window.rows > 0 => {
            Size { width: window.columns, height: window.rows }
        }
        _ => FALLBACK,
    }
}

/// Whether a terminal with this name can be asked and told more than to draw.
pub(crate) fn is_capable(term: &str) -> bool {
    !matches!(term, "" | "dumb" | "linux" | "cons25" | "vt100" | "vt220")
}

/// The terminal while it is ours; given back when dropped.
pub(crate) struct Screen {
    terminal: Terminal<Page>,
    size: Size,
    /// Whether the mouse is ours while the terminal is.
    has_mouse: bool,
    /// Whether keys are to be told apart while it is.
    tells_keys_apart: bool,
    /// Until when answers may come.
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
        take()?;
        let size = size();
        let options = TerminalOptions { viewport: Viewport::Fixed(area(size)) };
        let terminal = Terminal::with_options(Page { size, ..Page::default() }, options)?;
        Ok(Screen {
            terminal,
            size,
            has_mouse: false,
            tells_keys_apart: false,
            answers_until: None,
        })
    }

    /// The size that frames are drawn for.
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
        self.terminal.backend_mut().send(io::stdout().lock())
    }

    /// Asks the terminal what is to be known of it.
    pub(crate) fn ask(&mut self) -> io::Result<()> {
        self.answers_until = Some(Instant::now() + PATIENCE);
        send(ground::QUESTION)
    }

    /// The terminal has answered all.
    pub(crate) fn note_answered(&mut self) {
        self.answers_until = None;
    }

    /// How long an answer may still be on its way.
    pub(crate) fn may_answer_for(&self) -> Option<Duration> {
        self.answers_until?.checked_duration_since(Instant::now())
    }

    /// Has the terminal tell of the mouse, or keep it.
    pub(crate) fn set_mouse(&mut self, is_ours: bool) -> io::Result<()> {
        self.has_mouse = is_ours;
        if !IS_OURS.load(Ordering::SeqCst) {
            return Ok(());
        }
        HAS_MOUSE.store(is_ours, Ordering::SeqCst);
        send(if is_ours { TAKE_MOUSE } else { GIVE_MOUSE })
    }

    /// Has the terminal tell keys apart that it used to send alike, Esc from the begin of a
    /// sequence first of all, in the manner of kitty. Those that do not know how pass it over.
    pub(crate) fn tell_keys_apart(&mut self) -> io::Result<()> {
        self.tells_keys_apart = true;
        TELLS_KEYS_APART.store(true, Ordering::SeqCst);
        let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
        execute!(io::stdout(), PushKeyboardEnhancementFlags(flags))
    }

    /// Has the terminal copy `text`; never sent where it would not be a terminal that reads it.
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
        // If it cannot be stopped, the reader gets the screen back.
        if emulate_default_handler(SIGTSTP).is_err() {
            self.retake().ok();
        }
    }

    /// Leaves the terminal to the program that `run` runs until it ends.
    pub(crate) fn leave_to<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let result = run();
        self.retake()?;
        Ok(result)
    }

    /// Takes the terminal again, to draw all of it anew.
    pub(crate) fn retake(&mut self) -> io::Result<()> {
        IS_OURS.store(false, Ordering::SeqCst);
        take()?;
        let page = self.terminal.backend_mut();
        (page.is_cursor_shown, page.cursor) = (false, None);
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
    tty::enable_raw_mode()?;
    IS_OURS.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, Hide)
}

fn send(sequence: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

/// Gives the terminal back if it is ours; what cannot be done is left.
fn give_back() {
    if IS_OURS.swap(false, Ordering::SeqCst) {
        if HAS_MOUSE.swap(false, Ordering::SeqCst) {
            send(GIVE_MOUSE).ok();
        }
        // Each of its two screens has its own way with keys.
        if TELLS_KEYS_APART.swap(false, Ordering::SeqCst) {
            execute!(io::stdout(), PopKeyboardEnhancementFlags).ok();
        }
        execute!(io::stdout(), EndSynchronizedUpdate, LeaveAlternateScreen, Show).ok();
        tty::disable_raw_mode().ok();
    }
}

/// The bytes of a frame, collected to be sent at once.
#[derive(Debug, Default)]
struct Page {
    bytes: Vec<u8>,
    size: Size,
    is_cursor_shown: bool,
    /// Whether the cursor is not to be seen where it stands.
    hides_cursor: bool,
    /// Where the cursor was put; `None` after cells were drawn, which moves it.
    cursor: Option<Position>,
    /// Where the cells lead.
    addresses: Addresses,
}

impl Page {
    /// Sends the frame in one write, marked to be shown at once.
    fn send(&mut self, mut out: impl Write) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(self.bytes.len() + 32);
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.append(&mut self.bytes);
        queue!(frame, EndSynchronizedUpdate)?;
        out.write_all(&frame)?;
        out.flush()
    }
}

impl Backend for Page {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor = None;
        while let Some(number) = content.peek().map(|(_, _, cell)| cell.underline_color) {
            let mut run = Vec::new();
            while let Some((x, y, cell)) =
                content.next_if(|(_, _, cell)| cell.underline_color == number)
            {
                let mut cell = cell.clone();
                cell.underline_color = Color::Reset;
                run.push((x, y, cell));
            }
            let begin = self.addresses.begin(number);
            self.bytes.extend(begin.unwrap_or_default().bytes());
            let cells = run.iter().map(|(x, y, cell)| (*x, *y, cell));
            CrosstermBackend::new(&mut self.bytes).draw(cells)?;
            if begin.is_some() {
                self.bytes.extend(hyperlink::END.bytes());
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_cursor_shown) { queue!(self.bytes, Hide) } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.hides_cursor {
            return self.hide_cursor();
        }
        if std::mem::replace(&mut self.is_cursor_shown, true) {
            return Ok(());
        }
        queue!(self.bytes, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The terminal is not asked; nobody here depends on the answer.
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor == Some(position) {
            return Ok(());
        }
        self.cursor = Some(position);
        queue!(self.bytes, MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        CrosstermBackend::new(&mut self.bytes).clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::layout::Size;

    use super::Page;
    use crate::article::Link;
    use crate::text::Span;
    use crate::ui::hyperlink;

    fn bytes(terminal: &mut Terminal<Page>, text: &str) -> Vec<u8> {
        terminal
            .draw(|frame| {
                let area = frame.area();
                frame.buffer_mut().set_string(area.x, area.y, text, ratatui::style::Style::new());
            })
            .unwrap();
        let mut sent = Vec::new();
        terminal.backend_mut().send(&mut sent).unwrap();
        sent
    }

    #[test]
    fn a_frame_like_the_one_before_sends_nothing() {
        let page = Page { size: Size::new(20, 2), ..Page::default() };
        let mut terminal = Terminal::new(page).unwrap();
        assert!(!bytes(&mut terminal, "one").is_empty());
        assert!(bytes(&mut terminal, "one").is_empty());
        assert!(!bytes(&mut terminal, "two").is_empty());
    }

    /// What is sent where the words `b c` of `a b c d` lead to `url`.
    fn leading_to(terminal: &mut Terminal<Page>, url: &str) -> String {
        let links = [Link { span: Span::new(2, 5), url: url.to_owned() }];
        terminal.backend_mut().addresses.take(&links);
        let view = |frame: &mut ratatui::Frame| {
            frame.buffer_mut().set_string(0, 0, "a b c d", ratatui::style::Style::new());
            let (_, style) = hyperlink::overlapping(&links, Span::new(0, 7)).next().unwrap();
            frame.buffer_mut().set_style(ratatui::layout::Rect::new(2, 0, 3, 1), style);
        };
        terminal.draw(view).unwrap();
        let mut sent = Vec::new();
        terminal.backend_mut().send(&mut sent).unwrap();
        String::from_utf8(sent).unwrap()
    }

    #[test]
    fn a_link_is_told_around_its_cells_alone_and_again_when_it_leads_elsewhere() {
        let page = Page { size: Size::new(20, 1), ..Page::default() };
        let mut terminal = Terminal::new(page).unwrap();
        let sent = leading_to(&mut terminal, "https://example.org/1");
        let (before, rest) = sent.split_once("\x1b]8;id=").unwrap();
        let (link, after) = rest.split_once("\x1b]8;;\x1b\\").unwrap();
        assert!(before.contains("Ha") && after.contains("Hd"), "{sent:?}");
        assert!(link.contains(";https://example.org/1\x1b\\") && link.contains("b c"), "{sent:?}");
        assert!(!sent.contains("[58"), "the number is no colour: {sent:?}");
        assert_eq!(leading_to(&mut terminal, "https://example.org/1"), "");
        let again = leading_to(&mut terminal, "https://example.org/2");
        assert!(again.contains(";https://example.org/2\x1b") && again.contains("b c"), "{again:?}");
        assert!(!again.contains("Hd"), "{again:?}");
    }

    #[test]
    fn a_cursor_that_is_not_seen_is_moved_once_a_frame_and_only_where_something_changed() {
        let page = Page { size: Size::new(20, 2), hides_cursor: true, ..Page::default() };
        let mut terminal = Terminal::new(page).unwrap();
        let mut sent = |text: &str, x| {
            let view = |frame: &mut ratatui::Frame| {
                frame.buffer_mut().set_string(0, 0, text, ratatui::style::Style::new());
                frame.set_cursor_position((x, 1));
            };
            terminal.draw(view).unwrap();
            let mut sent = Vec::new();
            terminal.backend_mut().send(&mut sent).unwrap();
            String::from_utf8(sent).unwrap()
        };
        assert!(sent("one", 4).ends_with("\x1b[2;5H\x1b[?2026l"));
        assert_eq!(sent("one", 4), "");
        assert_eq!(sent("one", 5), "\x1b[?2026h\x1b[2;6H\x1b[?2026l");
        assert!(!sent("two", 5).contains("?25"), "it stays hidden");
    }

    #[test]
    fn a_frame_is_marked_to_be_shown_at_once() {
        let page = Page { size: Size::new(20, 2), ..Page::default() };
        let mut terminal = Terminal::new(page).unwrap();
        let sent = bytes(&mut terminal, "one");
        assert!(sent.starts_with(b"\x1B[?2026h") && sent.ends_with(b"\x1B[?2026l"));
    }
}
