//! Stores articles, hands them to the engine and files what it finds.

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
    /// Stores one article without its analysis. Returns the work for the engine where the text is
    /// new.
    pub fn keep(&mut self, article: &Article) -> Result<Kept, AppError> {
        let put = self.library.put(article)?;
        self.forget();
        Ok(Kept::of(put, article))
    }

    /// Stores many articles in one transaction: all of them or, on an error, none.
    pub fn keep_all(&mut self, articles: &[Article]) -> Result<Vec<Kept>, AppError> {
        let put = self.library.put_all(articles)?;
        self.forget();
        Ok(put.into_iter().zip(articles).map(|(put, article)| Kept::of(put, article)).collect())
    }

    /// Notes the addresses that led to these articles.
    pub fn note_addresses<'a>(
        &mut self,
        leading: impl IntoIterator<Item = (ArticleId, &'a str)>,
    ) -> Result<(), AppError> {
        Ok(self.library.note_addresses(leading)?)
    }

    /// Notes the feeds that led to these articles.
    pub fn note_feeds<'a>(
        &mut self,
        leading: impl IntoIterator<Item = (ArticleId, &'a str)>,
    ) -> Result<(), AppError> {
        Ok(self.library.note_feeds(leading)?)
    }

    /// Puts articles back that were removed, since the user names them again.
    pub fn bring_back(&mut self, articles: &[ArticleId]) -> Result<(), AppError> {
        self.forget();
        Ok(self.library.bring_back(articles)?)
    }

    /// Returns the work for the engine: those of these articles that it has not read.
    pub fn unanalysed(&self, among: &[ArticleId]) -> Result<Vec<Assignment>, AppError> {
        self.assignments(&self.library.unanalysed(among)?)
    }

    /// Returns how many articles the engine has not read, or only another version of it has, and
    /// the work for at most `most` of them.
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

    /// Files what the engine found in an article: its quotations and its speakers, whom it matches
    /// with the speakers of the other articles.
    pub fn file(&mut self, finding: &Finding) -> Result<(), AppError> {
        self.file_all(std::slice::from_ref(finding)).map(drop)
    }

    /// Files many findings in one transaction: all of them or, on an error, none. A finding is
    /// skipped where the article's text has changed since; returns the articles whose findings were
    /// filed.
    pub fn file_all(&mut self, findings: &[Finding]) -> Result<Vec<ArticleId>, AppError> {
        self.forget();
        let found = findings.iter().map(|found| (found.id, &found.text, &found.analysis));
        Ok(self.library.file_if_unchanged(found)?)
    }
}
