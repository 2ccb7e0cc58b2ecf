//! What the engine has to read: articles without an analysis, or with one
//! that another model made.

use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Rows;
use crate::library::Window;
use crate::library::articles::open_article;
use crate::library::file::columns;
use crate::text::Span;
use crate::text::Text;

/// What the engine needs of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// Which article.
    pub id: ArticleId,
    /// Its text.
    pub text: Text,
    /// Its blocks: what of the text to read.
    pub paragraphs: Vec<Span>,
    /// BCP 47 tag of its language, where that is known.
    pub language: Option<String>,
}

impl Library {
    /// The articles whose analysis is not by this model, those without any
    /// first. Filing one takes it off the list, so ask for the first ones each time.
    pub fn outdated(
        &self,
        model_version: &str,
        window: Window,
    ) -> Result<Rows<ArticleId>, LibraryError> {
        // A range each, for an index finds no "is not".
        let total = self
            .connection
            .prepare_cached(
                "SELECT (SELECT count(*) FROM article WHERE model IS NULL)
                      + (SELECT count(*) FROM article WHERE model < ?1)
                      + (SELECT count(*) FROM article WHERE model > ?1)",
            )?
            .query_row([model_version], |row| row.get(0))?;
        let [first, len] = columns::window(window);
        let rows = self
            .connection
            .prepare_cached(
                "SELECT id FROM article WHERE model IS NULL
                 UNION ALL SELECT id FROM article WHERE model < ?1
                 UNION ALL SELECT id FROM article WHERE model > ?1
                 LIMIT ?3 OFFSET ?2",
            )?
            .query_map(params![model_version, first, len], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(Rows { total, first: window.first, rows })
    }

    /// What the engine needs to read the article.
    pub fn manuscript(&self, id: ArticleId) -> Result<Manuscript, LibraryError> {
        let stored = open_article::article(&self.connection, id)?;
        let article = stored.ok_or(LibraryError::NoArticle(id))?.article;
        Ok(Manuscript {
            id,
            paragraphs: article.blocks.iter().map(|block| block.span).collect(),
            text: article.text,
            language: article.language,
        })
    }
}
