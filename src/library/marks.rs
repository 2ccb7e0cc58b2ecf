//! What the reader marks in articles.

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;

impl Library {
    /// Notes that the reader has seen the article.
    pub fn mark_read(&mut self, id: ArticleId) -> Result<(), LibraryError> {
        let mut update =
            self.connection.prepare_cached("UPDATE article SET read = 1 WHERE id = ?1")?;
        match update.execute([id])? {
            0 => Err(LibraryError::NoArticle(id)),
            _ => Ok(()),
        }
    }
}
