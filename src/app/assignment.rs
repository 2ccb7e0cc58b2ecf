//! Defines the work that is given to the engine and its result. Both are cheap to send to another
//! thread.

use crate::app::Allowance;
use crate::app::Unfinished;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::StoreOutcome;
use crate::quotes;
use crate::quotes::Analysis;
use crate::quotes::Model;
use crate::text::Span;
use crate::text::Text;

/// An article for the engine to read.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// The article's number in the library.
    pub id: ArticleId,
    /// The article's text.
    pub text: Text,
    /// The parts of the text to read.
    pub paragraphs: Vec<Span>,
    /// The BCP 47 tag of the article's language, where that is known.
    pub language: Option<String>,
}

impl Assignment {
    /// Runs the engine. This is the slow part and may happen on any thread. `goes_on` is told from
    /// time to time up to which byte the text has been read, and ends the work by returning
    /// `false`.
    ///
    /// # Errors
    ///
    /// If `goes_on` or the allowance ended the work.
    pub fn carry_out(
        &self,
        model: &Model,
        allowance: Allowance,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Finding, Unfinished> {
        let (text, language) = (&self.text, self.language.as_deref());
        let analysis = allowance.spend(goes_on, |ask| {
            quotes::analyze_while(text, &self.paragraphs, language, model, ask)
        })?;
        Ok(Finding { id: self.id, text: self.text.clone(), analysis })
    }
}

/// Runs the engine over an article that is not in the library; see [`Assignment::carry_out`].
///
/// # Errors
///
/// If `goes_on` or the allowance ended the work.
pub fn analyze(
    article: &Article,
    model: &Model,
    allowance: Allowance,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<Analysis, Unfinished> {
    let (paragraphs, language) = (paragraphs(article), article.language.as_deref());
    allowance.spend(goes_on, |ask| {
        quotes::analyze_while(&article.text, &paragraphs, language, model, ask)
    })
}

/// Returns the parts of an article that the engine reads: every block.
fn paragraphs(article: &Article) -> Vec<Span> {
    article.blocks.iter().map(|block| block.span).collect()
}

/// The outcome of storing one article.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The article's number, and whether it is new.
    pub put: StoreOutcome,
    /// The work for the engine; `None` where the same text was stored before.
    pub assignment: Option<Assignment>,
}

impl Kept {
    pub(super) fn of(put: StoreOutcome, article: &Article) -> Self {
        let assignment = match put {
            StoreOutcome::Same(_) | StoreOutcome::Removed(_) => None,
            StoreOutcome::New(id) | StoreOutcome::Changed(id) => Some(Assignment {
                id,
                text: article.text.clone(),
                paragraphs: paragraphs(article),
                language: article.language.clone(),
            }),
        };
        Kept { put, assignment }
    }
}

/// The result of the engine's work on one article.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The article's number in the library.
    pub id: ArticleId,
    /// The text that the engine read.
    pub text: Text,
    /// The quotations and speakers that the engine found in the text.
    pub analysis: Analysis,
}
