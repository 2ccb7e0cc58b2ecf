//! The desk: takes articles in, has them analysed, answers questions.

use crate::app::AppError;
use crate::app::Input;
use crate::app::names::Names;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::Library;
use crate::library::Manuscript;
use crate::library::OpenArticle;
use crate::library::Order;
use crate::library::Rows;
use crate::library::Scope;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::quotes;
use crate::quotes::Analysis;
use crate::quotes::Model;
use crate::text::Span;
use crate::text::Text;

/// What became of one article of an input.
#[derive(Debug)]
pub struct TakenIn {
    /// The name of what it was read from, for messages.
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
    /// BCP 47 tag of its language, where that is known.
    pub language: Option<String>,
}

impl Assignment {
    /// Runs the engine: the slow part, on any thread.
    pub fn carry_out(&self, model: &Model) -> Finding {
        let analysis = quotes::analyze_paragraphs(
            &self.text,
            &self.paragraphs,
            self.language.as_deref(),
            model,
        );
        Finding { id: self.id, analysis }
    }
}

/// Runs the engine over an article that is not kept.
pub fn analyze(article: &Article, model: &Model) -> Analysis {
    quotes::analyze_paragraphs(
        &article.text,
        &paragraphs(article),
        article.language.as_deref(),
        model,
    )
}

/// What of an article the engine reads: every block of it.
fn paragraphs(article: &Article) -> Vec<Span> {
    article.blocks.iter().map(|block| block.span).collect()
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
pub struct Desk {
    library: Library,
    names: Names,
}

impl Desk {
    /// A desk whose library is in memory and empty: for reading without keeping.
    pub fn in_memory() -> Result<Self, AppError> {
        Ok(Desk { library: Library::in_memory()?, names: Names::default() })
    }

    /// Reads one input and stores its articles, without their analysis.
    ///
    /// `taken_in` hears of each article as soon as it is stored, so that the
    /// screen need not wait for the last of many. Bad inputs are reported there
    /// and stop nothing.
    pub fn take_in(&mut self, input: &Input, taken_in: &mut dyn FnMut(TakenIn)) {
        for source in input.sources() {
            for taken in source.read_articles() {
                let result = taken.result.and_then(|article| self.keep(&article));
                taken_in(TakenIn { name: taken.name, result });
            }
        }
    }

    /// Stores one article, without its analysis, for callers that read the
    /// [sources](crate::app::Source) themselves and have other things to do in between.
    pub fn keep(&mut self, article: &Article) -> Result<Assignment, AppError> {
        let id = self.library.put(article)?.id();
        self.names.forget();
        // The text that is kept may be the one of an earlier copy.
        let Manuscript { id, text, paragraphs, language } = self.library.manuscript(id)?;
        Ok(Assignment { id, text, paragraphs, language })
    }

    /// Files what the engine found: its quotations and speakers, the latter
    /// matched with those of the other articles.
    pub fn file(&mut self, finding: &Finding) -> Result<(), AppError> {
        self.names.forget();
        Ok(self.library.file(finding.id, &finding.analysis)?)
    }

    /// The articles that the filter admits, in the order of the list.
    pub fn articles(&self, filter: &Filter, window: Window) -> Result<Rows<ArticleRow>, AppError> {
        Ok(self.library.articles(filter, Order::Intake, window)?)
    }

    /// Where `article` stands in the filtered list, from 0; `None` if it does not.
    pub fn place(&self, article: ArticleId, filter: &Filter) -> Result<Option<usize>, AppError> {
        Ok(self.library.place(article, filter, Order::Intake)?)
    }

    /// The article after or before `from` in the filtered list, also where
    /// `from` itself is not in it; `None` at the end.
    pub fn neighbour(
        &self,
        from: ArticleId,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        Ok(match direction {
            Direction::Next => self.library.next(from, filter, Order::Intake)?,
            Direction::Previous => self.library.previous(from, filter, Order::Intake)?,
        })
    }

    /// One article with its quotations and speakers.
    pub fn open(&self, article: ArticleId) -> Result<OpenArticle, AppError> {
        Ok(self.library.article(article)?)
    }

    /// Notes that the reader has seen the article.
    pub fn mark_read(&mut self, article: ArticleId) -> Result<(), AppError> {
        Ok(self.library.mark_read(article)?)
    }

    /// The speakers of an article or of the library: by type in the order of
    /// [`crate::quotes::SpeakerType::ALL`], then most quotations first, then by name.
    pub fn speakers(&self, scope: Scope, window: Window) -> Result<Rows<SpeakerRow>, AppError> {
        Ok(self.library.speakers(scope, window)?)
    }

    /// Speakers of the whole library whose name or an alias matches what was
    /// typed, fuzzily, best first; all by number of quotations where nothing was.
    pub fn find_speakers(&self, typed: &str, most: usize) -> Result<Vec<SpeakerRow>, AppError> {
        if typed.trim().is_empty() {
            return Ok(self.library.most_quoted(most)?);
        }
        let mut found = Vec::new();
        for id in self.names.matching(&self.library, typed.trim(), most)? {
            found.extend(self.library.speaker(id)?);
        }
        Ok(found)
    }
}
