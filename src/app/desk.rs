//! The desk: keeps articles and what is found in them, answers questions.

mod correcting;
mod searches;

use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::app::AppError;
use crate::app::Assignment;
use crate::app::Finding;
use crate::app::Kept;
use crate::app::found::Finds;
use crate::app::found::Found;
use crate::app::names::Names;
use crate::app::visit::Visit;
use crate::article::Article;
use crate::library;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::Library;
use crate::library::Manuscript;
use crate::library::OpenArticle;
use crate::library::Order;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::Saying;
use crate::library::Scope;
use crate::library::Search;
use crate::library::SourceKind;
use crate::library::SourceRow;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::quotes::MODEL_VERSION;
use crate::text::fold;

pub use correcting::Change;
pub use correcting::Corrected;
pub use correcting::Stands;
pub use searches::SearchChange;
pub use searches::SearchOutcome;

/// What an impatient desk waits for another program.
const SOON: Duration = Duration::from_millis(5);

/// Which way to go through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards its end.
    Next,
    /// Towards its start.
    Previous,
}

/// The library and all that is done with it.
#[derive(Debug)]
pub struct Desk {
    library: Library,
    names: Names,
    finds: Finds,
    /// [`Library::others_changes`], as it was when it was asked for last.
    others_changes: i64,
}

impl Desk {
    /// A desk whose library is in memory and empty: for reading without keeping.
    pub fn in_memory() -> Result<Self, AppError> {
        Desk::over(Library::in_memory()?)
    }

    /// A desk over the library in the file at `path`, which is made where
    /// there is none.
    pub fn on_disk(path: &Path) -> Result<Self, AppError> {
        Desk::over(Library::open(path)?)
    }

    /// A desk over the library at `path`, to ask and not to change anything:
    /// it waits for nobody who does. There has to be one.
    pub fn reading(path: &Path) -> Result<Self, AppError> {
        Desk::over(Library::open_reader(path)?)
    }

    fn over(library: Library) -> Result<Self, AppError> {
        let others_changes = library.others_changes()?;
        Ok(Desk { library, names: Names::default(), finds: Finds::default(), others_changes })
    }

    /// Whether another program has changed the library since this was asked last.
    pub fn has_changed_elsewhere(&mut self) -> Result<bool, AppError> {
        let now = self.library.others_changes()?;
        let has_changed = std::mem::replace(&mut self.others_changes, now) != now;
        if has_changed {
            self.forget();
        }
        Ok(has_changed)
    }

    /// Has changes fail soon, with [`AppError::is_busy`], while another program
    /// writes: for who has other things to do meanwhile.
    pub fn be_impatient(&self) -> Result<(), AppError> {
        Ok(self.library.set_patience(SOON)?)
    }

    /// The file of the library; `None` for one in memory.
    pub fn path(&self) -> Option<PathBuf> {
        self.library.path()
    }

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

    /// How many articles there are.
    pub fn count(&self) -> Result<usize, AppError> {
        Ok(self
            .library
            .articles(&Filter::default(), Order::Intake, Window { first: 0, len: 0 })?
            .total)
    }

    /// Who is quoted in any of these articles, each once.
    pub fn speakers_in(&self, articles: &[ArticleId]) -> Result<Vec<SpeakerId>, AppError> {
        Ok(self.library.speakers_in(articles)?)
    }

    /// What the reader added and wants to be kept up to date.
    pub fn sources(&self) -> Result<Vec<SourceRow>, AppError> {
        Ok(self.library.sources(Window { first: 0, len: usize::MAX })?.rows)
    }

    /// Remembers a directory, to be read again by a refresh. One whose path
    /// is not Unicode has no name to remember it by.
    pub fn remember_directory(&mut self, path: &Path) -> Result<(), AppError> {
        if let Some(address) = path.to_str() {
            self.library.add_source(SourceKind::Directory, address)?;
        }
        Ok(())
    }

    /// Notes how looking at a source went, and remembers it from then on.
    pub fn note_visit(&mut self, visit: &Visit) -> Result<(), AppError> {
        self.note_visits(std::slice::from_ref(visit))
    }

    /// The same of many, all or, on an error, none.
    pub fn note_visits(&mut self, visits: &[Visit]) -> Result<(), AppError> {
        if visits.is_empty() {
            return Ok(());
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let noted = visits.iter().map(|visit| {
            let how = library::Visit {
                etag: visit.validators.etag.clone(),
                modified: visit.validators.last_modified.clone(),
                fetched: i64::try_from(now.as_secs()).ok(),
                error: visit.error.clone(),
            };
            (visit.kind, visit.address.as_str(), visit.title.as_deref(), how)
        });
        Ok(self.library.note_visits(noted)?)
    }

    /// The articles that the filter admits, in the order of the list; those that
    /// were searched for with a piece of their text, best first.
    pub fn articles(&self, filter: &Filter, window: Window) -> Result<Rows<ArticleRow>, AppError> {
        if let Some(found) = self.found(filter)? {
            let ids = found.articles.iter().skip(window.first).take(window.len);
            let ids: Vec<ArticleId> = ids.copied().collect();
            let rows = match &found.query {
                Some(query) => self.library.hits(query, &ids)?,
                None => Vec::new(),
            };
            return Ok(Rows { total: found.articles.len(), first: window.first, rows });
        }
        Ok(self.library.articles(filter, Order::Intake, window)?)
    }

    /// All articles that the filter admits, in the order of the list.
    pub fn listed(&self, filter: &Filter) -> Result<Vec<ArticleId>, AppError> {
        if let Some(found) = self.found(filter)? {
            return Ok(found.articles.clone());
        }
        let all = Window { first: 0, len: usize::MAX };
        let rows = self.library.articles(filter, Order::Intake, all)?.rows;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// Where `article` stands in the filtered list, from 0; `None` if it does not.
    pub fn place(&self, article: ArticleId, filter: &Filter) -> Result<Option<usize>, AppError> {
        if let Some(found) = self.found(filter)? {
            return Ok(found.place(article));
        }
        Ok(self.library.place(article, filter, Order::Intake)?)
    }

    /// The article after or before `from` in the filtered list, also where
    /// `from` itself is not in it; `None` at the end.
    pub fn neighbour(
        &self,
        from: ArticleId,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        if let Some(found) = self.found(filter)? {
            return Ok(found.neighbour(from, direction));
        }
        Ok(match direction {
            Direction::Next => self.library.next(from, filter, Order::Intake)?,
            Direction::Previous => self.library.previous(from, filter, Order::Intake)?,
        })
    }

    fn found(&self, filter: &Filter) -> Result<Option<Rc<Found>>, AppError> {
        let Some(search) = &filter.search else { return Ok(None) };
        Ok(Some(self.finds.of(&self.library, &self.names, filter, search)?))
    }

    /// The search as quotations are asked for; `None` where it wants somebody whom
    /// nobody knows, so that nothing fits it.
    pub fn sought(&self, search: &Search) -> Result<Option<QuotationQuery>, AppError> {
        Ok(self.finds.quotations(&self.library, &self.names, search)?)
    }

    /// Speakers with a name in which each word typed begins one, the more quoted first.
    pub fn speakers_like(&self, typed: &str) -> Result<Vec<SpeakerId>, AppError> {
        Ok(self.names.beginning(&self.library, typed)?)
    }

    /// What they are called, and where nobody is called so, who may be meant: at most so many,
    /// the likeliest first.
    pub fn names_like(&self, typed: &str, most: usize) -> Result<Vec<String>, AppError> {
        let mut names = Vec::new();
        for id in self.names.likeliest(&self.library, typed, most)? {
            names.extend(self.library.speaker(id)?.map(|row| row.name));
        }
        Ok(names)
    }

    /// Outlets with a name in which each word typed begins one; sorted.
    pub fn outlets(&self, typed: &str) -> Result<Vec<String>, AppError> {
        Ok(self.finds.outlets_like(&self.library, typed)?)
    }

    /// What is known of the library from before may be so no more.
    fn forget(&mut self) {
        self.names.forget();
        self.finds.forget();
    }

    /// One article with its quotations and speakers.
    pub fn open(&self, article: ArticleId) -> Result<OpenArticle, AppError> {
        Ok(self.library.article(article)?)
    }

    /// Notes whether the reader has seen the article.
    pub fn mark_read(&mut self, article: ArticleId, read: bool) -> Result<(), AppError> {
        Ok(self.library.set_read(article, read)?)
    }

    /// Stars the article, or takes its star away; returns whether it has one now.
    pub fn toggle_star(&mut self, article: ArticleId) -> Result<bool, AppError> {
        Ok(self.library.toggle_star(article)?)
    }

    /// The speakers of an article or of the library: by type in the order of
    /// [`crate::quotes::SpeakerType::ALL`], then most quotations first, then by name.
    pub fn speakers(&self, scope: Scope, window: Window) -> Result<Rows<SpeakerRow>, AppError> {
        Ok(self.library.speakers(scope, window)?)
    }

    /// The quotations that fit the query, those of the newest articles first.
    pub fn quotations(
        &self,
        query: &QuotationQuery,
        window: Window,
    ) -> Result<Rows<Saying>, AppError> {
        Ok(self.library.quotations(query, window)?)
    }

    /// Speakers who have a name or an alias with all these words in it, as a
    /// reader writes them: without regard to case and accents.
    pub fn speakers_named(&self, typed: &str) -> Result<Vec<SpeakerId>, AppError> {
        let typed = fold::key(typed);
        let mut ids = Vec::new();
        for (id, name) in self.library.names()? {
            let name = fold::key(&name);
            let has = |word: &str| name.split_whitespace().any(|own| own == word);
            if typed.split_whitespace().all(has) && !typed.trim().is_empty() {
                ids.push(id);
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// Speakers of the whole library whose name or an alias matches what was
    /// typed, fuzzily, best first; all by number of quotations where nothing was. Of those
    /// that match as well, these are `first`.
    pub fn find_speakers(
        &self,
        typed: &str,
        first: &[SpeakerId],
        most: usize,
    ) -> Result<Vec<SpeakerRow>, AppError> {
        let rows = |ids: &[SpeakerId]| -> Result<Vec<SpeakerRow>, AppError> {
            let rows = ids.iter().map(|id| self.library.speaker(*id));
            Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
        };
        if !typed.trim().is_empty() {
            return rows(&self.names.matching(&self.library, typed.trim(), first, most)?);
        }
        let mut found = rows(first)?;
        let others = self.library.most_quoted(most)?.into_iter();
        found.extend(others.filter(|row| !first.contains(&row.id)));
        found.truncate(most);
        Ok(found)
    }
}
