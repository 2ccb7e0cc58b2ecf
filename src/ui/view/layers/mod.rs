//! Draws what is open over the panes.

pub(crate) mod dossier;
pub(crate) mod explanation;
pub(crate) mod help_page;
pub(crate) mod history;
pub(crate) mod library_search;
pub(crate) mod line_input;
pub(crate) mod list_windows;
pub(crate) mod name_input;
pub(crate) mod palette;
pub(crate) mod popup;
pub(crate) mod question;
pub(crate) mod speaker_picker;
pub(crate) mod voices;

use ratatui::Frame;

use crate::ui::state::layers::layer_stack::Layer;
use crate::ui::state::model::Model;
use crate::ui::view::footer;
use crate::ui::view::layers::list_windows::jump_list;
use crate::ui::view::layers::list_windows::links;
use crate::ui::view::layers::list_windows::saved_searches;
use crate::ui::view::layers::list_windows::two_line_list;

/// Draws the layers that are open, the lowest first, with the cursor on what is chosen in the top
/// one, or where the user types in it.
pub(crate) fn draw(model: &Model, frame: &mut Frame) {
    for layer in model.layers.iter() {
        match layer {
            // It is drawn with the text.
            Layer::Selection(_) => (),
            Layer::LibrarySearch(search) if search.is_kept() => (),
            Layer::LibrarySearch(search) => library_search::draw(search, model, frame),
            Layer::TextSearch(search) if search.is_kept() => (),
            Layer::TextSearch(search) => footer::draw_search(model, search, frame),
            Layer::NameInput(input) => name_input::draw(input, model, frame),
            Layer::SpeakerPicker(picker) => speaker_picker::draw(picker, model, frame),
            Layer::Explanation(explanation) => explanation::draw(*explanation, model, frame),
            Layer::Links(links) => links::draw(*links, model, frame),
            Layer::JumpList(list) => jump_list::draw(*list, model, frame),
            Layer::Voices(voices) => voices::draw(voices, model, frame),
            Layer::Dossier(dossier) => dossier::draw(dossier, model, frame),
            Layer::History(history) => history::draw(history, model, frame),
            Layer::ChangeLog(log) => two_line_list::draw_log(log, model, frame),
            Layer::SourceList(list) => two_line_list::draw_sources(list, model, frame),
            Layer::Palette(palette) => palette::draw(palette, model, frame),
            Layer::SavedSearches(list) => saved_searches::draw(list, model, frame),
            Layer::Question(question) => question::draw(question, model, frame),
            Layer::HelpPage(page) => help_page::draw(page, model, frame),
        }
    }
}
