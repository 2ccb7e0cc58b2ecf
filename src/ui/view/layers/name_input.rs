//! Draws the line in which a name is typed.

use ratatui::Frame;

use crate::session::messages::Extent;
use crate::text::visible;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::model::Model;
use crate::ui::view::bottom_line;

/// The endings that the name of a file can have.
const ENDINGS: &str = ".ndjson .json .csv .md .html";

/// What else a name can ask for.
const OR_SITE: &str = ", or a folder of pages: site/";

/// Columns of the words that a note is on.
const MOST_OF_WORDS: usize = 60;

/// Draws the line in which it is typed, and over it what it is for or what is wrong.
pub(crate) fn draw(input: &NameInput, model: &Model, frame: &mut Frame) {
    let lead = match &input.purpose {
        NameUse::Export(_) => "export to: ",
        NameUse::SaveSearch(_) => "save as: ",
        NameUse::Narrow => "only: ",
        NameUse::Note { .. } => "note: ",
    };
    let above = bottom_line::draw_entry(model, frame, &input.entry, lead);
    let told = bottom_line::told(model);
    let (said, style) = told.unwrap_or_else(|| (help(input, model), model.theme.quiet()));
    bottom_line::draw_above(frame, above, &said, style, model.theme);
}

fn help(input: &NameInput, model: &Model) -> String {
    match &input.purpose {
        NameUse::Export(_) if input.is_on_its_way => "writing …".to_owned(),
        NameUse::Export(Extent::Article(_)) => {
            format!("this article, to a file whose name ends in {ENDINGS} .ann{OR_SITE}")
        }
        NameUse::Export(Extent::Sayings(_)) => {
            format!("the quotations of this list, to a file whose name ends in {ENDINGS}{OR_SITE}")
        }
        NameUse::Export(Extent::List) => {
            let articles = match model.articles.total() {
                1 => "the article".to_owned(),
                count => format!("the {count} articles"),
            };
            format!("{articles} of the list, to a file whose name ends in {ENDINGS}{OR_SITE}")
        }
        NameUse::SaveSearch(_) if input.is_on_its_way => "saving …".to_owned(),
        NameUse::SaveSearch(query) => format!("a name for the search {query}"),
        NameUse::Narrow => {
            "words, or speaker: kind: act: outlet: before: after: is: note: sure:".to_owned()
        }
        NameUse::Note { words, .. } => format!("on {}", visible::fit(words, MOST_OF_WORDS)),
    }
}
