//! Rebuilds counts and indexes from what they count and index.

use rusqlite::Connection;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::corrections::merges;
use crate::library::search::text_index;

impl Library {
    /// Rebuilds all counts and indexes. Their sources stay as they are.
    pub fn rebuild(&mut self) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        rebuild(&transaction)?;
        transaction.commit()?;
        Ok(())
    }
}

pub(crate) fn rebuild(connection: &Connection) -> Result<(), LibraryError> {
    connection.execute_batch(
        "REINDEX;
         DELETE FROM article_speaker;
         INSERT INTO article_speaker (speaker_id, article_id, quotations)
             SELECT speaker_id, article_id, count(*) FROM quotation
             WHERE speaker_id IS NOT NULL AND shown GROUP BY 1, 2;
         UPDATE speaker SET quotations = coalesce((SELECT sum(quotations) FROM article_speaker
             WHERE speaker_id = speaker.id), 0);
         DELETE FROM form;
         INSERT INTO form (speaker_id, name, kind, articles)
             SELECT speaker_id, name, kind, count(*) FROM article_form GROUP BY 1, 2, 3;
         DELETE FROM voice;
         DELETE FROM voice_share;
         DELETE FROM voice_group;
         DELETE FROM voice_article;
         INSERT OR IGNORE INTO stale_voice (speaker_id) SELECT id FROM speaker UNION SELECT 0;
         INSERT OR IGNORE INTO stale_voice_article (article_id)
             SELECT DISTINCT article_id FROM quotation;
         UPDATE quotation SET words = NULL, words_key = NULL;
         UPDATE article SET quotations = (SELECT count(*) FROM quotation
             WHERE article_id = article.id AND shown);
         -- An index that is damaged cannot be emptied, only dropped.
         DROP TABLE article_index;
         DROP TABLE said_index;",
    )?;
    connection.execute_batch(include_str!("../file/migrations/0005_search.sql"))?;
    merges::rewrite(connection)?;
    text_index::rebuild(connection)?;
    // What is removed is in no index.
    connection.execute_batch(
        "DELETE FROM said_index WHERE rowid IN (SELECT id FROM quotation WHERE absent = 1);
         DELETE FROM article_index WHERE rowid IN (SELECT id FROM article WHERE removed = 1);",
    )?;
    Ok(())
}
