//! A name that is typed on the last line of the screen: of a file, of a search.

use ratatui::Frame;

use crate::session::messages::Extent;
use crate::ui::bottom;
use crate::ui::entry::Entry;
use crate::ui::exporting;
use crate::ui::model::Model;
use crate::ui::saving;

/// What can stand at the end of a file's name.
const ENDINGS: &str = ".ndjson .json .csv .md .html";

/// What the name is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A file for what is on the screen.
    Export(Extent),
    /// This search of the library, to be found again.
    SaveSearch(String),
}

/// What is typed, and how far it is.
#[derive(Debug)]
pub(crate) struct Naming {
    purpose: Purpose,
    entry: Entry,
    is_on_its_way: bool,
    /// Whether the reader was told that there is something of that name.
    was_told: bool,
}

impl Naming {
    /// One with nothing typed.
    pub(crate) fn new(purpose: Purpose) -> Self {
        let entry = match purpose {
            Purpose::Export(_) => Entry::default(),
            Purpose::SaveSearch(_) => Entry::of_name(),
        };
        Naming { purpose, entry, is_on_its_way: false, was_told: false }
    }

    /// What the name is for.
    pub(crate) fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// What was typed.
    pub(crate) fn typed(&self) -> &str {
        self.entry.typed()
    }

    /// Where the reader types; what is on its way is not changed any more.
    pub(crate) fn entry_mut(&mut self) -> Option<&mut Entry> {
        (!self.is_on_its_way).then_some(&mut self.entry)
    }

    /// Whether the session has been asked and has not answered.
    pub(crate) fn is_on_its_way(&self) -> bool {
        self.is_on_its_way
    }

    /// Whether the reader knows that something of that name is there.
    pub(crate) fn was_told(&self) -> bool {
        self.was_told
    }

    /// Notes that the session is asked.
    pub(crate) fn send(&mut self) {
        self.is_on_its_way = true;
    }

    /// Notes that it did not go well; whether because something of that name is there.
    pub(crate) fn come_back(&mut self, exists: bool) {
        self.is_on_its_way = false;
        self.was_told = exists;
    }

    /// Draws the line in which it is typed, and over it what it is for or what is wrong.
    pub(crate) fn draw(&self, model: &Model, frame: &mut Frame) {
        let lead = match &self.purpose {
            Purpose::Export(_) => "export to: ",
            Purpose::SaveSearch(_) => "save as: ",
        };
        let above = bottom::draw_entry(model, frame, &self.entry, lead);
        let told = bottom::told(model);
        let (said, style) = told.unwrap_or_else(|| (self.help(model), model.theme.quiet()));
        bottom::draw_above(frame, above, &said, style, model.theme);
    }

    fn help(&self, model: &Model) -> String {
        match &self.purpose {
            Purpose::Export(_) if self.is_on_its_way => "writing …".to_owned(),
            Purpose::Export(Extent::Article(_)) => {
                format!("this article, to a file whose name ends in {ENDINGS} .ann")
            }
            Purpose::Export(Extent::List) => {
                let articles = match model.articles.total() {
                    1 => "the article".to_owned(),
                    count => format!("the {count} articles"),
                };
                format!("{articles} of the list, to a file whose name ends in {ENDINGS}")
            }
            Purpose::SaveSearch(_) if self.is_on_its_way => "saving …".to_owned(),
            Purpose::SaveSearch(query) => format!("a name for the search {query}"),
        }
    }
}

/// Changes what is typed; what is on its way is not changed any more.
pub(crate) fn change(model: &mut Model, change: impl FnOnce(&mut Entry)) {
    if let Some(naming) = model.naming.as_mut().filter(|naming| !naming.is_on_its_way) {
        change(&mut naming.entry);
        naming.was_told = false;
    }
}

/// Does with the name what it is for.
pub(crate) fn accept(model: &mut Model) {
    let Some(naming) = &model.naming else { return };
    match naming.purpose.clone() {
        Purpose::Export(extent) => exporting::ask(model, extent),
        Purpose::SaveSearch(query) => saving::ask(model, query),
    }
}
