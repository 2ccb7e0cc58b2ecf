//! Draws the frames of the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;
use ratatui::text::Line as Title;
use ratatui::widgets::Block;
use ratatui::widgets::BorderType;
use ratatui::widgets::Widget;

use crate::text::display;
use crate::ui::commands::pane::Pane;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::view::panes::scrollbar;

/// Returns how the chosen row of a pane looks: reversed where the keys go, else just bold.
pub(crate) fn chosen_style(model: &Model, pane: Pane) -> Style {
    if model.panes.focus == pane { model.theme.chosen() } else { model.theme.strong() }
}

/// Draws the frame of a pane with its title, and beside a text its scrollbar.
pub(crate) fn draw(model: &Model, pane: Pane, area: Rect, buf: &mut Buffer) {
    let is_focused = model.panes.focus == pane;
    // The corners and a blank at either end take the rest.
    let room = usize::from(area.width).saturating_sub(4);
    let title = match pane {
        pane if model.panes.layout.folded == Some(pane) => String::new(),
        Pane::Articles => model.articles.title(model.filter.order, room),
        Pane::Text => "Text".to_owned(),
        Pane::Speakers => model.speakers.title(),
    };
    let (style, title_style) = if is_focused {
        (Style::new(), model.theme.chosen().add_modifier(Modifier::BOLD))
    } else {
        (model.theme.quiet(), Style::new())
    };
    let border = if is_focused { BorderType::Thick } else { BorderType::Plain };
    let mut block = Block::bordered().border_type(border).border_style(style);
    if !title.is_empty() {
        let title = display::fit(&title, room);
        block = block.title(Title::styled(format!(" {title} "), title_style));
    }
    if pane == Pane::Text && model.reading.open().is_some() {
        let percent = format!(" {}% ", model.reading.percent());
        block = block.title_bottom(Title::from(percent).right_aligned());
    }
    block.render(area, buf);
    if pane == Pane::Text && area.height > 2 && area.width > 0 {
        let track = Rect { x: area.right() - 1, y: area.y + 1, width: 1, height: area.height - 2 };
        scrollbar::draw_scrollbar(
            &model.reading,
            model.layers.get::<TextSearch>(),
            track,
            buf,
            model.theme,
        );
    }
}
