//! The desk: takes articles in, has them analysed, answers questions.

use std::path::PathBuf;

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::library::Rows;
use crate::library::Scope;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::quotes::Analysis;
use crate::quotes::Model;
use crate::text::Span;
use crate::text::Text;

/// Why the desk could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {}

/// Something to read, as the reader named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The articles inside the program.
    Bundled,
    /// A file, or a directory with all files in it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

/// What became of one file of an input.
#[derive(Debug)]
pub struct TakenIn {
    /// The file's name, for messages.
    pub name: String,
    /// Its work for the engine, or why it could not be read.
    pub result: Result<Assignment, AppError>,
}

/// An article for the engine to read. Cheap to send to another thread.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// Which article.
    pub id: ArticleId,
    /// Its text.
    pub text: Text,
    /// What of it to read.
    pub paragraphs: Vec<Span>,
}

impl Assignment {
    /// Runs the engine: the slow part, on any thread.
    pub fn carry_out(&self, _model: &Model) -> Finding {
        todo!()
    }
}

/// What the engine found in one article.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which article.
    pub id: ArticleId,
    /// What is said in it.
    pub analysis: Analysis,
}

/// Which way to go through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards its end.
    Next,
    /// Towards its start.
    Previous,
}

/// The library and all that is done with it.
#[derive(Debug)]
pub struct Desk {}

impl Desk {
    /// A desk whose library is in memory and empty: for reading without keeping.
    pub fn in_memory() -> Result<Self, AppError> {
        todo!()
    }

    /// Reads one input and stores its articles, without their analysis.
    ///
    /// `taken_in` hears of each file as soon as it is stored, so that the
    /// screen need not wait for the last of many. Bad files are reported there
    /// and stop nothing.
    pub fn take_in(&mut self, _input: &Input, _taken_in: &mut dyn FnMut(TakenIn)) {
        todo!()
    }

    /// Files what the engine found: its quotations and speakers, the latter
    /// matched with those of the other articles.
    pub fn file(&mut self, _finding: &Finding) -> Result<(), AppError> {
        todo!()
    }

    /// The articles that the filter admits, in the order of the list.
    pub fn articles(&self, _: &Filter, _: Window) -> Result<Rows<ArticleRow>, AppError> {
        todo!()
    }

    /// Where `article` stands in the filtered list, from 0; `None` if it does not.
    pub fn place(&self, _article: ArticleId, _: &Filter) -> Result<Option<usize>, AppError> {
        todo!()
    }

    /// The article after or before `from` in the filtered list, also where
    /// `from` itself is not in it; `None` at the end.
    pub fn neighbour(
        &self,
        _from: ArticleId,
        _: &Filter,
        _: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        todo!()
    }

    /// One article with its quotations and speakers.
    pub fn open(&self, _: ArticleId) -> Result<OpenArticle, AppError> {
        todo!()
    }

    /// Notes that the reader has seen the article.
    pub fn mark_read(&mut self, _: ArticleId) -> Result<(), AppError> {
        todo!()
    }

    /// The speakers of an article or of the library: by type in the order of
    /// [`crate::quotes::SpeakerType::ALL`], then most quotations first, then by name.
    pub fn speakers(&self, _: Scope, _: Window) -> Result<Rows<SpeakerRow>, AppError> {
        todo!()
    }

    /// Speakers of the whole library whose name or an alias matches what was
    /// typed, fuzzily, best first; all by number of quotations where nothing was.
    pub fn find_speakers(&self, _typed: &str, _most: usize) -> Result<Vec<SpeakerRow>, AppError> {
        todo!()
    }
}
