//! Draws the model.

pub(crate) mod bottom_line;
pub(crate) mod cells;
pub(crate) mod colours;
pub(crate) mod cursor;
pub(crate) mod footer;
pub(crate) mod footer_quotation;
pub(crate) mod hints;
pub(crate) mod hyperlink;
pub(crate) mod key_chords;
pub(crate) mod layers;
pub(crate) mod notice;
pub(crate) mod panes;
pub(crate) mod short_name;
pub(crate) mod theme_styles;
pub(crate) mod user_marks;

use ratatui::Frame;

use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::view::panes::article_list;
use crate::ui::view::panes::article_list::ListLook;
use crate::ui::view::panes::pane_frame;
use crate::ui::view::panes::speaker_list;
use crate::ui::view::panes::strip;
use crate::ui::view::panes::text_pane;
use crate::ui::view::panes::text_pane::Emphasis;

/// Draws the model, which is not changed by it. The cursor stands where the user types, and
/// else on what is chosen; whether it is seen there is for the terminal's keeper.
///
/// Where the frame is smaller than the model's size, as it is for a moment after the
/// terminal shrank, what does not fit is left out.
pub(crate) fn view(model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    frame.buffer_mut().set_style(screen, model.theme.base());
    for pane in Pane::ALL {
        let Some(area) = model.panes.layout.of(pane) else { continue };
        let inside = model.panes.layout.inside(pane).intersection(screen);
        let buf = frame.buffer_mut();
        if model.panes.layout.framed {
            pane_frame::draw(model, pane, area.intersection(screen), buf);
        }
        match pane {
            pane if model.panes.layout.folded == Some(pane) => {
                strip::draw(model, pane, inside, buf);
            }
            Pane::Articles => {
                let empty = model.said_of_empty_list();
                let look = ListLook {
                    theme: model.theme,
                    chosen: pane_frame::chosen_style(model, pane),
                    open: model.reading.id(),
                    is_stopped: &|article| model.library.analysis.has_stopped(article),
                    matching: &|article| model.match_counts()?.of(article),
                };
                article_list::draw(&model.articles, inside, buf, look, &empty);
            }
            Pane::Text => {
                let emphasis = Emphasis {
                    search: model.layers.get::<TextSearch>(),
                    sought: model.layers.get::<LibrarySearch>().and_then(LibrarySearch::sought),
                    sought_here: model.layers.get::<LibrarySearch>().and_then(|find| find.current),
                    selection: model.layers.get::<Selection>().copied(),
                    links: model.reading.open().map_or(&[], |open| &open.article.links),
                    has_hyperlinks: model.preferences.has_hyperlinks,
                };
                text_pane::draw(&model.reading, emphasis, inside, buf, model.theme);
            }
            Pane::Speakers => speaker_list::draw(model, inside, buf),
        }
    }
    cursor::place(frame, cursor::in_pane(model).filter(|place| screen.contains(*place)));
    if let Some(area) = model.panes.layout.footer {
        footer::draw(model, area.intersection(screen), frame.buffer_mut());
    }
    layers::draw(model, frame);
    key_chords::draw(model, frame);
}
