//! Exporting what is on the screen, as far as the screen knows of it.
//!
//! How a file is written is no business of the screen's: whoever starts it hands an
//! [`Exporter`] in, and the worker feeds that with articles between two questions.

use std::io;
use std::path::Path;

use crate::app;
use crate::app::AppError;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::model::Pane;
use crate::ui::msg::Request;
use crate::ui::naming::Naming;
use crate::ui::naming::Purpose;

/// Begins a file for so many articles.
pub type Exporter =
    Box<dyn Fn(&Path, Existing, usize) -> Result<Box<dyn Export>, ExportError> + Send>;

/// A file that is being written; dropped before its end, it leaves nothing behind.
pub trait Export {
    /// Adds an article, with the quotations that it comes with.
    fn add(&mut self, article: &OpenArticle) -> Result<(), ExportError>;

    /// Puts the file in its place.
    fn end(self: Box<Self>) -> Result<(), ExportError>;
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// It is replaced.
    Replaced,
}

/// Why there is no file, or not that one.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is such a file.
    #[error("{0} is there already")]
    Exists(String),
    /// The name does not say what is to be written.
    #[error("{name} does not say which format: end it in {endings}")]
    Ending {
        /// The name.
        name: String,
        /// What it can end in.
        endings: String,
    },
    /// The format cannot hold several articles.
    #[error(
        "{ending} holds one article and the list has {articles}: open one and press E in its text"
    )]
    OneOnly {
        /// The end of the name.
        ending: String,
        /// So many there are.
        articles: usize,
    },
    /// The file cannot be written.
    #[error("cannot write {name}")]
    Write {
        /// The name.
        name: String,
        /// Why not.
        source: io::Error,
    },
    /// The library could not answer.
    #[error(transparent)]
    Desk(#[from] AppError),
}

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One article.
    Article(ArticleId),
    /// All that the list of articles shows.
    List,
}

/// What the worker is asked to write.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wanted {
    /// The name of the file.
    pub(crate) name: String,
    /// What becomes of one that is there.
    pub(crate) existing: Existing,
    /// Which articles.
    pub(crate) extent: Extent,
    /// What narrows the list, and whose quotations are exported.
    pub(crate) filter: Filter,
}

/// Asks for the name of a file: for the list where that has the keys, else for the open article.
pub(crate) fn open(model: &mut Model) {
    let extent = match (model.focus, model.reading.id()) {
        (Pane::Articles, _) if model.articles.total() > 0 => Extent::List,
        (Pane::Text | Pane::Speakers, Some(article)) => Extent::Article(article),
        _ => return model.say("there is nothing to export"),
    };
    model.naming = Some(Naming::new(Purpose::Export(extent)));
}

/// Asks the worker for the file; one that is there is replaced only if the reader was told.
pub(crate) fn ask(model: &mut Model, extent: Extent) {
    let Some(naming) = &mut model.naming else { return };
    let name = naming.typed().trim().to_owned();
    if naming.is_on_its_way() {
        return;
    }
    if name.is_empty() {
        return model.say("the file needs a name: type one");
    }
    let existing = if naming.was_told() { Existing::Replaced } else { Existing::Kept };
    naming.send();
    let filter = model.filter.clone();
    model.ask(Request::Export(Wanted { name, existing, extent, filter }));
}

/// Takes what became of it: so many articles were written to the file of this name.
pub(crate) fn take(model: &mut Model, name: &str, written: Result<usize, ExportError>) {
    let asks = |naming: &&mut Naming| {
        naming.is_on_its_way() && matches!(naming.purpose(), Purpose::Export(_))
    };
    let naming = model.naming.as_mut().filter(asks);
    match written {
        Ok(count) => {
            if naming.is_some() {
                model.naming = None;
            }
            model.say(match count {
                1 => format!("one article is in {name}"),
                _ => format!("{count} articles are in {name}"),
            });
        }
        Err(error) => {
            let exists = matches!(error, ExportError::Exists(_));
            let said = app::explain(&error);
            let said = match naming {
                Some(naming) => {
                    naming.come_back(exists);
                    if exists { format!("{said}: Enter again replaces it") } else { said }
                }
                None => format!("not exported: {said}"),
            };
            model.notice = Some(Notice::Alarm(said));
        }
    }
}
