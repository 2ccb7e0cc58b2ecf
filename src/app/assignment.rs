//! Work for the engine, and what comes of it. Cheap to send to another thread.

use crate::app::Allowance;
use crate::app::Unfinished;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::Put;
use crate::quotes;
use crate::quotes::Analysis;
use crate::quotes::Model;
use crate::text::Span;
use crate::text::Text;

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
    /// Runs the engine: the slow part, on any thread. As long as `goes_on`, which is told from time
    /// to time up to which byte the text has been read, and as far as is allowed.
    ///
    /// # Errors
    ///
    /// If that ended it.
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

/// Runs the engine over an article that is not kept; see [`Assignment::carry_out`].
///
/// # Errors
///
/// If it was ended.
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

/// What of an article the engine reads: every block of it.
fn paragraphs(article: &Article) -> Vec<Span> {
    article.blocks.iter().map(|block| block.span).collect()
}

/// What became of an article that was to be stored.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Whether it is new, and which article it is.
    pub put: Put,
    /// Its work for the engine; `None` where its text was there before.
    pub assignment: Option<Assignment>,
}

impl Kept {
    pub(super) fn of(put: Put, article: &Article) -> Self {
        let assignment = match put {
            Put::Same(_) => None,
            Put::New(id) | Put::Changed(id) => Some(Assignment {
                id,
                text: article.text.clone(),
                paragraphs: paragraphs(article),
                language: article.language.clone(),
            }),
        };
        Kept { put, assignment }
    }
}

/// What the engine found in one article.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which article.
    pub id: ArticleId,
    /// The text that the engine read.
    pub text: Text,
    /// What is said in it.
    pub analysis: Analysis,
}
