//! Work for the engine, and what comes of it. Cheap to send to another thread.

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
    /// Runs the engine: the slow part, on any thread.
    pub fn carry_out(&self, model: &Model) -> Finding {
        let analysis = quotes::analyze_paragraphs(
            &self.text,
            &self.paragraphs,
            self.language.as_deref(),
            model,
        );
        Finding { id: self.id, text: self.text.clone(), analysis }
    }

    /// The same, as long as `goes_on`, which is told from time to time how many bytes of the
    /// text have been read; `None` where it does not.
    pub fn carry_out_while(
        &self,
        model: &Model,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Option<Finding> {
        let (text, language) = (&self.text, self.language.as_deref());
        let analysis = quotes::analyze_while(text, &self.paragraphs, language, model, goes_on)?;
        Some(Finding { id: self.id, text: self.text.clone(), analysis })
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
