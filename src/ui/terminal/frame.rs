//! Turns the cells of a frame into bytes.
//!
//! All of a frame is collected here and sent in one write; what is like the frame before is
//! none. Rows with clusters that terminals draw in other widths than ours are sent whole, see
//! [`crate::ui::terminal::contested_width`].

use std::io;
use std::io::Write;

use crossterm::cursor::Hide;
use crossterm::cursor::MoveTo;
use crossterm::cursor::Show;
use crossterm::queue;
use crossterm::terminal::BeginSynchronizedUpdate;
use crossterm::terminal::EndSynchronizedUpdate;
use ratatui::backend::Backend;
use ratatui::backend::ClearType;
use ratatui::backend::CrosstermBackend;
use ratatui::backend::WindowSize;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::layout::Size;
use ratatui::style::Color;

use crate::ui::terminal::contested_width;
use crate::ui::terminal::contested_width::Contested;
use crate::ui::view::hyperlink;
use crate::ui::view::hyperlink::Addresses;

/// The bytes of a frame, collected to be sent at once.
#[derive(Debug, Default)]
pub(crate) struct FrameBytes {
    bytes: Vec<u8>,
    pub(crate) size: Size,
    is_cursor_shown: bool,
    /// True if the cursor is hidden where it stands.
    pub(crate) hides_cursor: bool,
    /// The place where the cursor was put; `None` after cells were drawn, which moves it.
    cursor: Option<Position>,
    /// The addresses to which the cells lead.
    pub(crate) addresses: Addresses,
    /// The cells on the screen, for the rows that have to be sent whole.
    contested: Contested,
}

impl FrameBytes {
    /// Returns an empty one for a screen of this size.
    pub(crate) fn new(size: Size) -> Self {
        FrameBytes { size, ..FrameBytes::default() }
    }

    /// The terminal was another's: nothing is known of its cursor.
    pub(crate) fn forget_cursor(&mut self) {
        (self.is_cursor_shown, self.cursor) = (false, None);
    }

    /// Sends the frame in one write, marked to be shown at once.
    pub(crate) fn send(&mut self, mut out: impl Write) -> io::Result<()> {
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

/// Tells whether two cells are sent together: they lead to the same place, and the second stands
/// where any terminal is after the first.
fn goes_on((_, _, a): &(u16, u16, Cell), (_, _, b): &(u16, u16, Cell)) -> bool {
    a.underline_color == b.underline_color && !contested_width::is_contested(a.symbol())
}

impl Backend for FrameBytes {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells = self.contested.take(self.size, content);
        if cells.is_empty() {
            return Ok(());
        }
        self.cursor = None;
        for run in cells.chunk_by_mut(goes_on) {
            let number = run[0].2.underline_color;
            for (_, _, cell) in &mut *run {
                cell.underline_color = Color::Reset;
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
        // It is only ever asked for from the first cell on.
        self.contested.forget();
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
    use crate::ui::view::hyperlink;
    use ratatui::Terminal;
    use ratatui::layout::Size;

    use super::FrameBytes;
    use crate::article::Link;
    use crate::text::Span;

    fn bytes(terminal: &mut Terminal<FrameBytes>, text: &str) -> Vec<u8> {
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
        let page = FrameBytes::new(Size::new(20, 2));
        let mut terminal = Terminal::new(page).unwrap();
        assert!(!bytes(&mut terminal, "one").is_empty());
        assert!(bytes(&mut terminal, "one").is_empty());
        assert!(!bytes(&mut terminal, "two").is_empty());
    }

    /// Returns the bytes for the words `b c` of `a b c d`, which lead to `url`.
    fn leading_to(terminal: &mut Terminal<FrameBytes>, url: &str) -> String {
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
        let page = FrameBytes::new(Size::new(20, 1));
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
        let page =
            FrameBytes { size: Size::new(20, 2), hides_cursor: true, ..FrameBytes::default() };
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
    fn a_row_with_a_cluster_of_contested_width_is_sent_whole_and_in_its_places() {
        let page = FrameBytes::new(Size::new(20, 2));
        let mut terminal = Terminal::new(page).unwrap();
        let text = |sent: Vec<u8>| String::from_utf8(sent).unwrap();
        let sent = text(bytes(&mut terminal, "ab❤️cd"));
        let placed = "b  \x1b[1;3H❤️";
        let (_, after) = sent.split_once(placed).unwrap();
        assert!(after.contains("\x1b[1;5Hcd"), "{sent:?}");
        assert!(bytes(&mut terminal, "ab❤️cd").is_empty());
        let sent = text(bytes(&mut terminal, "xb❤️cd"));
        assert!(sent.contains("xb") && sent.contains(placed), "{sent:?}");
        assert!(sent.contains("\x1b[1;5Hcd"), "what does not change, too: {sent:?}");
        let sent = text(bytes(&mut terminal, "xbxxcd"));
        assert!(sent.contains("xbxxcd"), "it was there: {sent:?}");
        let sent = text(bytes(&mut terminal, "xbxxce"));
        assert!(!sent.contains('x'), "it was not there any more: {sent:?}");
    }

    #[test]
    fn a_frame_is_marked_to_be_shown_at_once() {
        let page = FrameBytes::new(Size::new(20, 2));
        let mut terminal = Terminal::new(page).unwrap();
        let sent = bytes(&mut terminal, "one");
        assert!(sent.starts_with(b"\x1B[?2026h") && sent.ends_with(b"\x1B[?2026l"));
    }
}
