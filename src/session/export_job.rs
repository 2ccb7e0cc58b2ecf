//! Writes an export one article at a time, between two questions, since a library may be large.

use std::path::Path;

use crate::app::ExportError;
use crate::app::ExportFile;
use crate::library::ArticleId;
use crate::session::library_thread::LibraryThread;
use crate::session::messages::Answer;
use crate::session::messages::ExportOrder;
use crate::session::messages::Extent;

/// An export that is under way.
pub(super) struct ExportJob {
    order: ExportOrder,
    articles: Vec<ArticleId>,
    /// The number of articles that are in the file.
    written: usize,
    file: ExportFile,
}

impl LibraryThread {
    /// Begins an export, and reports at once if that is impossible. There is one export at a time,
    /// since there is one screen.
    pub(super) fn begin_export(&mut self, order: ExportOrder) {
        match self.job(order.clone()) {
            Ok(job) => self.exports.push_back(job),
            Err(error) => self.listener.say(Answer::Exported(order.name, Err(error))),
        }
    }

    fn job(&self, order: ExportOrder) -> Result<ExportJob, ExportError> {
        let articles = match order.extent {
            Extent::Article(article) => vec![article],
            Extent::List => self.desk.listed(&order.filter)?,
        };
        let file = ExportFile::begin(Path::new(&order.name), order.existing, articles.len())?;
        Ok(ExportJob { order, articles, written: 0, file })
    }

    /// Writes the next article; returns `false` if nothing is to be exported.
    pub(super) fn export(&mut self) -> bool {
        let Some(mut job) = self.exports.pop_front() else { return false };
        match self.add_next(&mut job) {
            Ok(()) if job.written < job.articles.len() => self.exports.push_front(job),
            written => {
                let ExportJob { order, articles, file, .. } = job;
                let ended = written.and_then(|()| file.end()).map(|()| articles.len());
                self.listener.say(Answer::Exported(order.name, ended));
            }
        }
        true
    }

    fn add_next(&self, job: &mut ExportJob) -> Result<(), ExportError> {
        if let Some(&article) = job.articles.get(job.written) {
            let mut open = self.desk.open_with(article, job.order.filter.text_acts())?;
            if !job.order.filter.is_empty() {
                open.quotations.retain(|row| job.order.filter.admits(row.speaker));
                // Otherwise an article that the engine has not read would be analysed now, and all
                // its quotations would be exported.
                open.analysed = true;
            }
            job.file.add(&open)?;
            job.written += 1;
        }
        Ok(())
    }
}
