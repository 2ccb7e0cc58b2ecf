//! Exports, an article at a time between two questions: a library may be large.

use std::path::Path;

use crate::library::ArticleId;
use crate::ui::exporting::Export;
use crate::ui::exporting::ExportError;
use crate::ui::exporting::Extent;
use crate::ui::exporting::Wanted;
use crate::ui::msg::Answer;
use crate::ui::worker::shift::Shift;

/// A file that is being written.
pub(super) struct Job {
    wanted: Wanted,
    articles: Vec<ArticleId>,
    /// How many of them are in it.
    written: usize,
    file: Box<dyn Export>,
}

impl Shift {
    /// Begins to write; what is wrong is said at once. One at a time: there is one screen.
    pub(super) fn begin_export(&mut self, wanted: Wanted) {
        match self.job(wanted.clone()) {
            Ok(job) => self.exports.push_back(job),
            Err(error) => self.screen.say(Answer::Exported(wanted.name, Err(error))),
        }
    }

    fn job(&self, wanted: Wanted) -> Result<Job, ExportError> {
        let articles = match wanted.extent {
            Extent::Article(article) => vec![article],
            Extent::List => self.desk.listed(&wanted.filter)?,
        };
        let file = (self.exporter)(Path::new(&wanted.name), wanted.existing, articles.len())?;
        Ok(Job { wanted, articles, written: 0, file })
    }

    /// Writes the next article; `false` if nothing is to be exported.
    pub(super) fn export(&mut self) -> bool {
        let Some(mut job) = self.exports.pop_front() else { return false };
        match self.add_next(&mut job) {
            Ok(()) if job.written < job.articles.len() => self.exports.push_front(job),
            written => {
                let Job { wanted, articles, file, .. } = job;
                let ended = written.and_then(|()| file.end()).map(|()| articles.len());
                self.screen.say(Answer::Exported(wanted.name, ended));
            }
        }
        true
    }

    fn add_next(&self, job: &mut Job) -> Result<(), ExportError> {
        if let Some(&article) = job.articles.get(job.written) {
            let mut open = self.desk.open(article)?;
            if !job.wanted.filter.is_empty() {
                open.quotations.retain(|row| job.wanted.filter.admits(row.speaker));
                // What was left out is not to be looked for again.
                open.analysed = true;
            }
            job.file.add(&open)?;
            job.written += 1;
        }
        Ok(())
    }
}
