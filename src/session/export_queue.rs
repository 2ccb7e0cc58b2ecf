//! Writes an export one article at a time, between two questions, since a library may be large.

use std::collections::VecDeque;
use std::path::Path;

use crate::app::Desk;
use crate::app::ExportError;
use crate::app::ExportFile;
use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::quotes::Acts;
use crate::session::messages::Answer;
use crate::session::messages::ExportOrder;
use crate::session::messages::Extent;

/// The exports that are under way.
#[derive(Default)]
pub(super) struct ExportQueue(VecDeque<ExportJob>);

/// An export that is under way.
struct ExportJob {
    order: ExportOrder,
    articles: Vec<ArticleId>,
    /// The quotations of each that are exported; `None` for those that the filter admits.
    kept: Option<Vec<Vec<QuotationId>>>,
    /// The number of articles that are in the file.
    written: usize,
    file: ExportFile,
}

impl ExportQueue {
    /// Begins an export; returns the answer where that is impossible.
    pub(super) fn begin(&mut self, desk: &Desk, order: ExportOrder) -> Option<Answer> {
        let name = order.name.clone();
        match ExportJob::begin(desk, order) {
            Ok(job) => {
                self.0.push_back(job);
                None
            }
            Err(error) => Some(Answer::Exported(name, Err(error))),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes the next article; returns the answer where an export has ended.
    pub(super) fn write_next(&mut self, desk: &Desk) -> Option<Answer> {
        let mut job = self.0.pop_front()?;
        match job.add_next(desk) {
            Ok(()) if job.written < job.articles.len() => {
                self.0.push_front(job);
                None
            }
            written => {
                let ExportJob { order, articles, file, .. } = job;
                let ended = written.and_then(|()| file.end()).map(|()| articles.len());
                Some(Answer::Exported(order.name, ended))
            }
        }
    }
}

impl ExportJob {
    fn begin(desk: &Desk, order: ExportOrder) -> Result<Self, ExportError> {
        let (articles, kept) = match &order.extent {
            Extent::Article(article) => (vec![*article], None),
            Extent::List => (desk.listed(&order.filter)?, None),
            Extent::Sayings(wanted) => {
                let (articles, kept) = desk.articles_saying(wanted)?.into_iter().unzip();
                (articles, Some(kept))
            }
        };
        let file = ExportFile::begin(Path::new(&order.name), order.existing, articles.len())?;
        Ok(ExportJob { order, articles, kept, written: 0, file })
    }

    fn add_next(&mut self, desk: &Desk) -> Result<(), ExportError> {
        if let Some(&article) = self.articles.get(self.written) {
            let kept = self.kept.as_ref().and_then(|kept| kept.get(self.written));
            let acts = match kept {
                Some(_) => Acts::ALL,
                None => self.order.filter.text_acts(),
            };
            let mut open = desk.open_with(article, acts)?;
            if let Some(kept) = kept {
                open.quotations.retain(|row| kept.contains(&row.id));
            } else if !self.order.filter.is_empty() {
                open.quotations.retain(|row| self.order.filter.admits(row.speaker));
                // Otherwise an article that the engine has not read would be analysed now, and all
                // its quotations would be exported.
                open.analysed = true;
            }
            self.file.add(&open)?;
            self.written += 1;
        }
        Ok(())
    }
}
