//! The help page, made from the live key table.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::text::visible;
use crate::ui::command::Command;
use crate::ui::cursor;
use crate::ui::draw;
use crate::ui::keymap::Bound;
use crate::ui::keymap::Keymap;
use crate::ui::keymap::Scope;
use crate::ui::palette;
use crate::ui::theme::Theme;

const WIDEST: u16 = 78;

/// One line of the page.
enum Line {
    Blank,
    Heading(&'static str),
    Binding { keys: String, help: &'static str },
}

/// The last line that may be the first shown, and how many are shown, at `size`.
pub(crate) fn extent(keymap: &Keymap, size: Size) -> (usize, usize) {
    let shown = usize::from(inside(Rect::new(0, 0, size.width, size.height)).height);
    (lines(keymap).len().saturating_sub(shown), shown)
}

/// Draws the page over `screen`, from line `top` on.
pub(crate) fn draw(keymap: &Keymap, top: usize, screen: Rect, buf: &mut Buffer, theme: Theme) {
    let area = outside(screen);
    draw::clear(buf, area, theme);
    if is_framed(area) {
        let scrolls = extent(keymap, screen.as_size()).0 > 0;
        let below = if scrolls { "j k scroll · any other key closes" } else { "any key closes" };
        let below = visible::fit(below, usize::from(area.width) - 4);
        let block = Block::bordered().title(" Keys ").title_bottom(format!(" {below} "));
        block.render(area, buf);
    }
    let inside = inside(screen);
    let lines = lines(keymap);
    let for_keys = lines.iter().map(Line::key_columns).max().unwrap_or(0) as u16 + 3;
    let (last, _) = extent(keymap, screen.as_size());
    for (at, line) in lines.iter().skip(top.min(last)).enumerate() {
        let area = draw::past(draw::line(inside, at), 1);
        match line {
            Line::Blank => (),
            Line::Heading(heading) => {
                draw::text(buf, area, heading, theme.strong(), theme);
            }
            Line::Binding { keys, help } => {
                let keys_area = Rect { width: area.width.min(for_keys), ..area };
                draw::text(buf, draw::past(keys_area, 2), keys, theme.strong(), theme);
                draw::text(buf, draw::past(area, for_keys + 1), help, Style::new(), theme);
            }
        }
    }
}

/// Where the first line that is shown begins.
pub(crate) fn place(screen: Rect) -> Option<Position> {
    cursor::on_line(inside(screen), 0)
}

impl Line {
    fn key_columns(&self) -> usize {
        match self {
            Line::Binding { keys, .. } => visible::columns(keys),
            _ => 0,
        }
    }
}

fn lines(keymap: &Keymap) -> Vec<Line> {
    let mut lines = Vec::new();
    for scope in Scope::ALL {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(scope.title()));
        lines.extend(keymap.of(scope).filter_map(|bound| {
            let keys: Vec<String> = bound.keys.iter().map(ToString::to_string).collect();
            let keys = if keys.is_empty() { by_name(keymap, bound)? } else { keys.join(" ") };
            Some(Line::Binding { keys, help: bound.help })
        }));
    }
    lines
}

/// How what has no keys is called up all the same: ":split-speaker".
fn by_name(keymap: &Keymap, bound: &Bound) -> Option<String> {
    let mut palettes = keymap.of(Scope::Anywhere).filter(|bound| bound.command == Command::Palette);
    let key = palettes.find_map(|bound| bound.keys.first())?.to_string();
    let gap = if key == ":" { "" } else { " " };
    palette::lists(bound).then(|| format!("{key}{gap}{}", bound.command.name()))
}

/// Where it is on the screen, with its frame.
pub(crate) fn outside(screen: Rect) -> Rect {
    let width = screen.width.min(WIDEST);
    Rect { x: screen.x + (screen.width - width) / 2, width, ..screen }
}

fn is_framed(area: Rect) -> bool {
    area.width >= 16 && area.height >= 5
}

fn inside(screen: Rect) -> Rect {
    let area = outside(screen);
    if is_framed(area) { Block::bordered().inner(area) } else { area }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::layout::Size;

    use super::draw;
    use super::extent;
    use crate::ui::command::BINDINGS;
    use crate::ui::keymap::Keymap;
    use crate::ui::theme::Theme;

    #[test]
    fn every_binding_is_on_the_page() {
        let area = Rect::new(0, 0, 90, 200);
        let mut buf = Buffer::empty(area);
        draw(&Keymap::default(), 0, area, &mut buf, Theme::default());
        let page: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        for binding in BINDINGS {
            assert!(page.contains(binding.help), "{}", binding.help);
        }
        assert!(page.contains("  :split-speaker ") && page.contains("  :rename-speaker "));
    }

    #[test]
    fn the_last_line_can_be_scrolled_to_at_every_size() {
        let keymap = Keymap::default();
        for (width, height) in [(200, 60), (80, 24), (40, 12), (10, 3), (1, 1), (0, 0)] {
            let (last, _) = extent(&keymap, Size::new(width, height));
            let area = Rect::new(0, 0, width, height);
            draw(&keymap, last + 99, area, &mut Buffer::empty(area), Theme::default());
        }
    }
}
