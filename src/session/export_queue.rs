//! Writes an export one article, or page, at a time, between two questions, since a library may be large.

use std::collections::VecDeque;

use crate::app::Desk;
use crate::app::ExportError;
use crate::app::ExportTarget;
use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::quotes::Acts;
use crate::session::messages::Answer;
use crate::session::messages::ExportOrder;
use crate::session::messages::Exported;
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
    /// The number of articles that are written, and of their quotations.
    written: usize,
    quotations: usize,
    target: ExportTarget,
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

    /// Writes the next part; returns the answer where an export has ended.
    pub(super) fn write_next(&mut self, desk: &Desk) -> Option<Answer> {
        let mut job = self.0.pop_front()?;
        let ended = match job.write_next(desk) {
            Ok(true) => {
                self.0.push_front(job);
                return None;
            }
            Ok(false) => {
                let is_narrowed = job.kept.is_some() || !job.order.filter.is_empty();
                let quotations = is_narrowed.then_some(job.quotations);
                job.target.end().map(|()| Exported { articles: job.written, quotations })
            }
            Err(error) => Err(error),
        };
        Some(Answer::Exported(job.order.name, ended))
    }
}

impl ExportJob {
    fn begin(desk: &Desk, order: ExportOrder) -> Result<Self, ExportError> {
        let (articles, kept) = match &order.extent {
            Extent::Article(article) => (vec![*article], None),
            // What a search asks of quotations decides which of them are exported.
            Extent::List => match desk.matching_in_list(&order.filter, usize::MAX)? {
                Some(found) => {
                    let (articles, kept) = found.into_iter().unzip();
                    (articles, Some(kept))
                }
                None => (desk.listed(&order.filter)?, None),
            },
            Extent::Sayings(wanted) => {
                let (articles, kept) = desk.articles_saying(wanted)?.into_iter().unzip();
                (articles, Some(kept))
            }
        };
        let target =
            ExportTarget::begin(&order.name, order.existing, order.remarks, articles.len())?;
        Ok(ExportJob { order, articles, kept, written: 0, quotations: 0, target })
    }

    /// Writes the next article, or what comes after all of them; returns true if there is more.
    fn write_next(&mut self, desk: &Desk) -> Result<bool, ExportError> {
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
            }
            // Otherwise an article that the engine has not read would be analysed now, and all its
            // quotations would be exported.
            open.analysed |= kept.is_some() || !self.order.filter.is_empty();
            self.target.add(&open)?;
            self.written += 1;
            self.quotations += open.quotations.len();
            return Ok(true);
        }
        self.target.write_next(desk)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::ExportQueue;
    use crate::app::Change;
    use crate::app::Desk;
    use crate::app::Existing;
    use crate::app::Finding;
    use crate::app::Remarks;
    use crate::article::Article;
    use crate::article::Origin;
    use crate::article::fixture;
    use crate::library::ArticleId;
    use crate::library::Check;
    use crate::library::Correction;
    use crate::library::Filter;
    use crate::library::Search;
    use crate::library::Whom;
    use crate::library::query_language;
    use crate::quotes::Acts;
    use crate::quotes::Analysis;
    use crate::quotes::SpeakerType;
    use crate::session::messages::Answer;
    use crate::session::messages::ExportOrder;
    use crate::session::messages::Exported;
    use crate::session::messages::Extent;
    use crate::text::Span;
    use crate::text::Spans;

    fn article(title: &str) -> Article {
        let origin = Origin::File(format!("{title}.txt"));
        let text = format!("It rained in {title} all day.");
        Article { origin, ..fixture::article(title, &text) }
    }

    /// Orders all articles to be written under a name; returns in how many steps that was done,
    /// and the answer.
    fn export(desk: &Desk, name: &str) -> (usize, Option<Answer>) {
        export_found(desk, name, None)
    }

    /// Does that with what a search finds.
    fn export_found(desk: &Desk, name: &str, search: Option<Search>) -> (usize, Option<Answer>) {
        let order = ExportOrder {
            name: name.to_owned(),
            existing: Existing::Kept,
            remarks: Remarks::LeftOut,
            extent: Extent::List,
            filter: Filter { search, ..Filter::default() },
        };
        let mut queue = ExportQueue::default();
        let mut answer = queue.begin(desk, order);
        let mut steps = 0;
        while answer.is_none() && !queue.is_empty() {
            answer = queue.write_next(desk);
            steps += 1;
        }
        (steps, answer)
    }

    #[test]
    fn the_name_decides_between_a_file_and_a_folder_of_pages() {
        let (folder, mut desk) = (tempfile::tempdir().unwrap(), Desk::in_memory().unwrap());
        for title in ["Ferry", "Storm"] {
            desk.keep(&article(title)).unwrap();
        }
        let named = |name: &str| folder.path().join(name).display().to_string();
        for name in ["all.md", "site/"] {
            let (steps, answer) = export(&desk, &named(name));
            assert!(
                matches!(
                    answer,
                    Some(Answer::Exported(_, Ok(Exported { articles: 2, quotations: None })))
                ),
                "{answer:?}"
            );
            assert!(steps > 2, "the reader answers between two articles");
        }
        assert!(fs::read_to_string(named("all.md")).unwrap().contains("Storm"));
        assert!(fs::read_to_string(named("site/index.html")).unwrap().contains(">Storm</a>"));
        let (_, again) = export(&desk, &named("site/"));
        assert!(matches!(again, Some(Answer::Exported(_, Err(_)))), "{again:?}");
    }

    #[test]
    fn under_a_filter_its_quotations_are_counted_as_they_are_written() {
        let (folder, mut desk) = (tempfile::tempdir().unwrap(), Desk::in_memory().unwrap());
        let (article, analysis) = (article("Ferry"), Analysis::default());
        let id = desk.keep(&article).unwrap().put.id();
        desk.file_all(&[Finding { id, text: article.text, analysis }]).unwrap();
        for (words, name) in [(Span::new(0, 9), "Ida"), (Span::new(19, 26), "Jan")] {
            let speaker = Whom::Named { name: name.to_owned(), kind: SpeakerType::Person };
            let (content, cue) = (Spans::from(words), Spans::NONE);
            let add = Correction::Add { article: id, content, cue, source: Spans::NONE, speaker };
            desk.change(&Change::Make(add)).unwrap();
        }
        let ida = desk.find_speakers("Ida", &[], 1, Acts::SAID).unwrap()[0].id;
        let order = ExportOrder {
            name: folder.path().join("ida.csv").display().to_string(),
            existing: Existing::Kept,
            remarks: Remarks::LeftOut,
            extent: Extent::List,
            filter: Filter { speakers: vec![ida], ..Filter::default() },
        };
        let mut queue = ExportQueue::default();
        assert!(queue.begin(&desk, order).is_none());
        let answer =
            std::iter::repeat_with(|| queue.write_next(&desk)).take(9).find_map(|ended| ended);
        let wanted = Exported { articles: 1, quotations: Some(1) };
        assert!(
            matches!(&answer, Some(Answer::Exported(_, Ok(written))) if *written == wanted),
            "{answer:?}"
        );
    }

    #[test]
    fn of_a_search_for_quotations_just_those_are_exported_that_match() {
        let (folder, mut desk) = (tempfile::tempdir().unwrap(), Desk::in_memory().unwrap());
        for title in ["Ferry", "Storm"] {
            let (article, analysis) = (article(title), Analysis::default());
            let id = desk.keep(&article).unwrap().put.id();
            desk.file_all(&[Finding { id, text: article.text, analysis }]).unwrap();
            for words in [Span::new(0, 9), Span::new(19, 26)] {
                let speaker = Whom::Named { name: "Ida".to_owned(), kind: SpeakerType::Person };
                let (content, cue) = (Spans::from(words), Spans::NONE);
                let add =
                    Correction::Add { article: id, content, cue, source: Spans::NONE, speaker };
                desk.change(&Change::Make(add)).unwrap();
            }
        }
        let disputed = desk.open_with(ArticleId(1), Acts::ALL).unwrap().quotations[1].id;
        let check = Correction::Check { quotation: disputed, check: Check::Disputed };
        desk.change(&Change::Make(check)).unwrap();
        let name = folder.path().join("disputed.csv").display().to_string();
        let search = query_language::parse("is:disputed").unwrap();
        let (_, answer) = export_found(&desk, &name, search);
        let wanted = Exported { articles: 1, quotations: Some(1) };
        assert!(
            matches!(&answer, Some(Answer::Exported(_, Ok(written))) if *written == wanted),
            "{answer:?}"
        );
        let written = fs::read_to_string(&name).unwrap();
        assert!(written.contains("all day") && !written.contains("It rained"), "{written}");
    }
}
