//! What comes in: articles are kept, read by the engine, and what it finds is filed.

use crate::app::AppError;
use crate::app::Assignment;
use crate::app::Desk;
use crate::app::Finding;
use crate::app::Kept;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::Manuscript;
use crate::library::Window;
use crate::quotes::MODEL_VERSION;

impl Desk {
    /// Stores one article, without its analysis; the work for the engine,
    /// where its text is new.
    pub fn keep(&mut self, article: &Article) -> Result<Kept, AppError> {
        let put = self.library.put(article)?;
        self.forget();
        Ok(Kept::of(put, article))
    }

    /// Stores many at once, all or, on an error, none of them.
    pub fn keep_all(&mut self, articles: &[Article]) -> Result<Vec<Kept>, AppError> {
        let put = self.library.put_all(articles)?;
        self.forget();
        Ok(put.into_iter().zip(articles).map(|(put, article)| Kept::of(put, article)).collect())
    }

    /// Notes that these addresses led to the articles.
    pub fn note_addresses<'a>(
        &mut self,
        leading: impl IntoIterator<Item = (ArticleId, &'a str)>,
    ) -> Result<(), AppError> {
        Ok(self.library.note_addresses(leading)?)
    }

    /// Work for the engine: those of these articles that it has not read.
    pub fn unanalysed(&self, among: &[ArticleId]) -> Result<Vec<Assignment>, AppError> {
        self.assignments(&self.library.unanalysed(among)?)
    }

    /// Work for the engine: articles that it has not read, or that another
    /// version of it has; at most so many, and how many there are.
    pub fn outdated(&self, most: usize) -> Result<(usize, Vec<Assignment>), AppError> {
        let window = Window { first: 0, len: most };
        let outdated = self.library.outdated(MODEL_VERSION, window)?;
        Ok((outdated.total, self.assignments(&outdated.rows)?))
    }

    fn assignments(&self, articles: &[ArticleId]) -> Result<Vec<Assignment>, AppError> {
        let mut work = Vec::with_capacity(articles.len());
        for &id in articles {
            let Manuscript { id, text, paragraphs, language } = self.library.manuscript(id)?;
            work.push(Assignment { id, text, paragraphs, language });
        }
        Ok(work)
    }

    /// Files what the engine found: its quotations and speakers, the latter
    /// matched with those of the other articles.
    pub fn file(&mut self, finding: &Finding) -> Result<(), AppError> {
        self.file_all(std::slice::from_ref(finding)).map(drop)
    }

    /// Files many at once, all or, on an error, none of them. What was found
    /// in a text that is another by now is passed over; says what was not.
    pub fn file_all(&mut self, findings: &[Finding]) -> Result<Vec<ArticleId>, AppError> {
        self.forget();
        let found = findings.iter().map(|found| (found.id, &found.text, &found.analysis));
        Ok(self.library.file_if_unchanged(found)?)
    }
}
