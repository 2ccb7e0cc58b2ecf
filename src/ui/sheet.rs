//! What is laid over the middle of the screen: a frame with a title, and the keys that work in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::text::Line as Title;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::text::visible;
use crate::ui::draw as cells;
use crate::ui::footer;
use crate::ui::keymap::Scope;
use crate::ui::model::Model;
use crate::ui::theme::Theme;

/// From this size on a sheet has a frame.
const SMALLEST_FRAME: Size = Size { width: 13, height: 5 };

/// Where a sheet for at most `most` is on the screen, with its frame: room for that is there
/// however little the sheet has to say.
pub(crate) fn outside(screen: Rect, most: Size) -> Rect {
    let width = screen.width.min(most.width.max(SMALLEST_FRAME.width));
    let height = screen.height.min(most.height.max(SMALLEST_FRAME.height));
    let (x, y) = ((screen.width - width) / 2, (screen.height - height) / 3);
    Rect::new(screen.x + x, screen.y + y, width, height)
}

/// The same without its frame.
pub(crate) fn inside(screen: Rect, most: Size) -> Rect {
    let area = outside(screen, most);
    if is_framed(area) { Block::bordered().inner(area) } else { area }
}

/// The keys that work in a sheet, as many as fit into its frame.
pub(crate) fn hints(model: &Model, scope: Scope, screen: Rect, most: Size) -> String {
    let columns = outside(screen, most).width.saturating_sub(4);
    footer::hints_of(model, scope, columns.into())
}

/// Whether a sheet on this screen has a frame, and so says itself which keys work in it.
pub(crate) fn says_keys(screen: Size) -> bool {
    is_framed(Rect::new(0, 0, screen.width, screen.height))
}

/// Draws an empty sheet; returns its inside.
pub(crate) fn draw(
    buf: &mut Buffer,
    screen: Rect,
    most: Size,
    title: &str,
    hints: &str,
    theme: Theme,
) -> Rect {
    let area = outside(screen, most);
    cells::clear(buf, area, theme);
    if is_framed(area) {
        let title = visible::fit(title, usize::from(area.width).saturating_sub(4));
        let title = Title::styled(format!(" {title} "), theme.strong());
        let mut block = Block::bordered().title(title);
        if !hints.is_empty() {
            let hints = Title::styled(format!(" {hints} "), theme.quiet());
            block = block.title_bottom(hints.right_aligned());
        }
        block.render(area, buf);
    }
    inside(screen, most)
}

fn is_framed(area: Rect) -> bool {
    area.width >= SMALLEST_FRAME.width && area.height >= SMALLEST_FRAME.height
}
