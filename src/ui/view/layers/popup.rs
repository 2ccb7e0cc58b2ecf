//! Draws the frame of a popup, with the keys that work in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::text::Line as Title;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::text::display;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::popup_frame::inside;
use crate::ui::state::layers::popup_frame::is_framed;
use crate::ui::state::layers::popup_frame::outside;
use crate::ui::state::model::Model;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;
use crate::ui::view::hints;

/// Returns the keys that work in a sheet, as many as fit into its frame.
pub(crate) fn hints(model: &Model, scope: Scope, screen: Rect, most: Size) -> String {
    let columns = outside(screen, most).width.saturating_sub(4);
    hints::hints_of(model, scope, columns.into())
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
        let title = display::fit_words(title, usize::from(area.width).saturating_sub(4));
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
