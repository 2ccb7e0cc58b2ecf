//! Lists what the engine has to read: articles without an analysis, or with one by another model.

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

/// The parts of an article that the engine needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// The article's number.
    pub id: ArticleId,
    /// The article's text.
    pub text: Text,
    /// The article's blocks, which are the parts of the text to read.
    pub paragraphs: Vec<Span>,
    /// The BCP 47 tag of the article's language, where that is known.
    pub language: Option<String>,
}

impl Library {
    /// Returns the articles whose analysis is not by this model, those without any first. Filing an
    /// analysis takes its article off the list, so ask for the first ones each time.
    pub fn outdated(
        &self,
        model_version: &str,
        window: Window,
    ) -> Result<Rows<ArticleId>, LibraryError> {
        // These are three ranges, because an index cannot be searched for "is not".
        let total = self
            .connection
            .prepare_cached(
                "SELECT (SELECT count(*) FROM article WHERE model IS NULL AND removed = 0)
                      + (SELECT count(*) FROM article WHERE model < ?1 AND removed = 0)
                      + (SELECT count(*) FROM article WHERE model > ?1 AND removed = 0)",
            )?
            .query_row([model_version], |row| row.get(0))?;
        let [first, len] = columns::window(window);
        let rows = self
            .connection
            .prepare_cached(
                "SELECT id FROM article WHERE model IS NULL AND removed = 0
                 UNION ALL SELECT id FROM article WHERE model < ?1 AND removed = 0
                 UNION ALL SELECT id FROM article WHERE model > ?1 AND removed = 0
                 LIMIT ?3 OFFSET ?2",
            )?
            .query_map(params![model_version, first, len], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(Rows { total, first: window.first, rows })
    }

    /// Returns what the engine needs to read the article.
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

    /// Returns those of these articles that no engine has read yet.
    pub fn unanalysed(&self, among: &[ArticleId]) -> Result<Vec<ArticleId>, LibraryError> {
        let ids = self
            .connection
            .prepare_cached(
                "SELECT id FROM article
                 WHERE id IN (SELECT value FROM json_each(?1)) AND model IS NULL AND removed = 0
                 ORDER BY id",
            )?
            .query_map([columns::articles_json(among)], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }
}
