//! Draws the line in which a name is typed.

use ratatui::Frame;

use crate::library::Search;
use crate::session::messages::Extent;
use crate::text::display;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::lists::match_counts::MatchCounts;
use crate::ui::state::model::Model;
use crate::ui::view::bottom_line;

/// The endings that the name of a file can have.
const ENDINGS: &str = "NAME.ndjson .json .csv .md .html";

/// What else a name can ask for.
const OR_SITE: &str = ", or as pages: NAME/";

/// Columns of the words that a note is on.
const MOST_OF_WORDS: usize = 60;

/// Draws the line in which it is typed, and over it what it is for or what is wrong.
pub(crate) fn draw(input: &NameInput, model: &Model, frame: &mut Frame) {
    let lead = match &input.purpose {
        NameUse::Export(_) => "export to: ",
        NameUse::SaveSearch(_) => "save as: ",
        NameUse::Narrow { .. } => "only: ",
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
            let article = match filtered(model) {
                Some(who) => format!("what {who} said in this article"),
                None => "this article".to_owned(),
            };
            format!("{article}, to {ENDINGS} .ann{OR_SITE}")
        }
        NameUse::Export(Extent::Sayings(_)) => {
            let listed = model.layers.get::<OpenDossier>().map(OpenDossier::count);
            let quotations = match listed {
                Some(Some(1)) => "the one quotation".to_owned(),
                Some(Some(count)) => format!("the {count} quotations"),
                _ => "the quotations".to_owned(),
            };
            format!("{quotations} of this list, to {ENDINGS}{OR_SITE}")
        }
        NameUse::Export(Extent::List) => {
            let listed = in_list(model);
            format!("{listed}, to {ENDINGS}{OR_SITE}")
        }
        NameUse::SaveSearch(_) if input.is_on_its_way => "saving …".to_owned(),
        NameUse::SaveSearch(query) => format!("a name for the search {query}"),
        NameUse::Narrow { .. } => {
            "words, or speaker: kind: act: outlet: before: after: is: note: sure:".to_owned()
        }
        NameUse::Note { words, .. } => format!("on {}", display::fit_words(words, MOST_OF_WORDS)),
    }
}

/// Names those of whom alone quotations are exported; `None` where that is everybody.
fn filtered(model: &Model) -> Option<String> {
    let (first, others) = model.filter.speakers.split_first()?;
    let name = display::line(model.name_of(*first).unwrap_or("one speaker"));
    Some(match others.len() {
        0 => name.into_owned(),
        1 => format!("{name} and another"),
        others => format!("{name} and {others} others"),
    })
}

/// Says what is exported of the list: just the quotations that a search for quotations found, or
/// else the articles.
fn in_list(model: &Model) -> String {
    let articles = match model.articles.total() {
        1 => "the article".to_owned(),
        _ => format!("the {} articles", model.articles.counted()),
    };
    if !model.filter.search.as_ref().is_some_and(Search::asks_of_quotations) {
        return match filtered(model) {
            Some(who) => format!("what {who} said in {articles} of the list"),
            None => format!("{articles} of the list"),
        };
    }
    match model.match_counts().and_then(MatchCounts::total) {
        Some((1, _)) => "the one quotation that the search found".to_owned(),
        Some((quotations, articles)) => {
            let plural = if articles == 1 { "" } else { "s" };
            format!(
                "the {quotations} quotations that the search found in {articles} article{plural}"
            )
        }
        None => format!("the quotations that the search found in {articles}"),
    }
}
