//! Writes into the library what was read from sources and what the engine found in it.
//!
//! Every article goes the same way, wherever it is taken in: it is stored, the address that led to
//! it is noted, the engine gets its text, what the engine found is filed, and the visit to its
//! source is noted. Each step is one transaction. What could not be written stays in the queue, so
//! a step that failed while another program was writing can be taken again.

use std::collections::BTreeMap;
use std::collections::VecDeque;

use crate::app::AppError;
use crate::app::Assignment;
use crate::app::BatchItem;
use crate::app::Desk;
use crate::app::Finding;
use crate::app::Visit;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::StoreOutcome;

/// The queue of what is to be written, in the order in which it came.
#[derive(Debug)]
pub struct Intake {
    /// The most articles that are stored or filed in one transaction.
    together: usize,
    /// The articles to be stored, and beside each how it was found.
    articles: VecDeque<Article>,
    finds: VecDeque<Find>,
    /// The addresses that led to stored articles, and the feeds that did.
    addresses: Vec<(ArticleId, String)>,
    feeds: Vec<(ArticleId, String)>,
    visits: Vec<Visit>,
    /// What the engine found, by turn; `None` where it was stopped.
    findings: BTreeMap<usize, Option<Finding>>,
    /// The findings of the transaction that is next.
    filing: Vec<Finding>,
    /// The number of the next article for the engine.
    next_turn: usize,
    /// The number of the next article to be filed.
    next_to_file: usize,
}

/// How an article was found.
#[derive(Debug)]
struct Find {
    name: String,
    lead: Option<String>,
    feed: Option<String>,
}

/// An input or an article that could not be read.
#[derive(Debug)]
pub struct Failure {
    /// The name that the user knows it by.
    pub name: String,
    /// The reason.
    pub error: AppError,
}

/// Articles that were stored in one transaction.
#[derive(Debug, Default)]
pub struct Stored {
    /// The number of new articles.
    pub added: usize,
    /// The number of articles that were stored before with another text.
    pub changed: usize,
    /// The articles that were stored before with the same text, and the names of their inputs.
    pub same: Vec<(ArticleId, String)>,
    /// The articles that the user has removed.
    pub removed: Vec<ArticleId>,
    /// The work for the engine: what is new or changed, and the name of its input.
    pub assignments: Vec<(Assignment, String)>,
}

impl Intake {
    /// Creates an empty queue that writes at most so many articles in one transaction. Who has
    /// somebody waiting takes few: each transaction waits for the disk.
    pub fn new(together: usize) -> Self {
        Intake {
            together,
            articles: VecDeque::new(),
            finds: VecDeque::new(),
            addresses: Vec::new(),
            feeds: Vec::new(),
            visits: Vec::new(),
            findings: BTreeMap::new(),
            filing: Vec::new(),
            next_turn: 0,
            next_to_file: 0,
        }
    }

    /// Queues what a source held.
    ///
    /// # Errors
    ///
    /// If the source held no article but the reason why there is none.
    pub fn take(&mut self, item: BatchItem) -> Result<(), Failure> {
        let BatchItem { name, result, lead, feed } = item;
        match result {
            Ok(article) => {
                self.articles.push_back(*article);
                self.finds.push_back(Find { name, lead, feed });
                Ok(())
            }
            Err(error) => Err(Failure { name, error }),
        }
    }

    /// Queues visits to be noted once all articles are stored that are queued by then.
    pub fn take_visits(&mut self, visits: Vec<Visit>) {
        self.visits.extend(visits);
    }

    /// Tells whether articles are to be stored.
    pub fn has_articles(&self) -> bool {
        !self.articles.is_empty()
    }

    /// Stores the next articles.
    ///
    /// # Errors
    ///
    /// If the library cannot store them.
    pub fn store(&mut self, desk: &mut Desk) -> Result<Stored, AppError> {
        let count = self.articles.len().min(self.together);
        let kept = desk.keep_all(&self.articles.make_contiguous()[..count])?;
        self.articles.drain(..count);
        let mut stored = Stored::default();
        for (kept, Find { name, lead, feed }) in kept.into_iter().zip(self.finds.drain(..count)) {
            self.addresses.extend(lead.map(|lead| (kept.put.id(), lead)));
            self.feeds.extend(feed.map(|feed| (kept.put.id(), feed)));
            match kept.put {
                StoreOutcome::New(_) => stored.added += 1,
                StoreOutcome::Changed(_) => stored.changed += 1,
                StoreOutcome::Same(id) => stored.same.push((id, name.clone())),
                StoreOutcome::Removed(id) => stored.removed.push(id),
            }
            stored.assignments.extend(kept.assignment.map(|assignment| (assignment, name)));
        }
        Ok(stored)
    }

    /// Returns the turn of the next article that the engine gets.
    pub fn next_turn(&mut self) -> usize {
        self.next_turn += 1;
        self.next_turn - 1
    }

    /// Queues what the engine found in the article of this turn; `None` where it was stopped.
    pub fn take_finding(&mut self, turn: usize, finding: Option<Finding>) {
        self.findings.insert(turn, finding);
    }

    /// Tells whether findings are to be filed. They are filed in the order of their turns, so that
    /// speakers are matched the same way however long the engine takes for each.
    pub fn has_findings(&mut self) -> bool {
        while self.filing.len() < self.together
            && let Some(finding) = self.findings.remove(&self.next_to_file)
        {
            self.next_to_file += 1;
            self.filing.extend(finding);
        }
        !self.filing.is_empty()
    }

    /// Tells whether everything that the engine was given has been filed.
    pub fn is_all_filed(&self) -> bool {
        self.next_to_file == self.next_turn && self.filing.is_empty()
    }

    /// Files the next findings; returns the articles whose text is still the one that was read.
    ///
    /// # Errors
    ///
    /// If the library cannot file them.
    pub fn file(&mut self, desk: &mut Desk) -> Result<Vec<ArticleId>, AppError> {
        if !self.has_findings() {
            return Ok(Vec::new());
        }
        let filed = desk.file_all(&self.filing)?;
        self.filing.clear();
        Ok(filed)
    }

    /// Tells whether addresses or visits are to be noted.
    pub fn has_notes(&self) -> bool {
        !self.addresses.is_empty() || !self.feeds.is_empty() || !self.visits.is_empty()
    }

    /// Notes the addresses and feeds that led to stored articles.
    ///
    /// # Errors
    ///
    /// If the library cannot note them.
    pub fn note_addresses(&mut self, desk: &mut Desk) -> Result<(), AppError> {
        if !self.addresses.is_empty() {
            desk.note_addresses(self.addresses.iter().map(|(id, url)| (*id, url.as_str())))?;
            self.addresses.clear();
        }
        if !self.feeds.is_empty() {
            desk.note_feeds(self.feeds.iter().map(|(id, url)| (*id, url.as_str())))?;
            self.feeds.clear();
        }
        Ok(())
    }

    /// Notes the visits.
    ///
    /// # Errors
    ///
    /// If the library cannot note them.
    pub fn note_visits(&mut self, desk: &mut Desk) -> Result<(), AppError> {
        desk.note_visits(&self.visits)?;
        self.visits.clear();
        Ok(())
    }

    /// Drops the articles that would be stored next. What fails for good would otherwise fail for
    /// ever, and nothing behind it would be written.
    pub fn drop_articles(&mut self) {
        let count = self.articles.len().min(self.together);
        self.articles.drain(..count);
        self.finds.drain(..count);
    }

    /// Drops the findings that would be filed next.
    pub fn drop_findings(&mut self) {
        self.filing.clear();
    }

    /// Drops the addresses, feeds and visits that would be noted next.
    pub fn drop_notes(&mut self) {
        self.addresses.clear();
        self.feeds.clear();
        self.visits.clear();
    }
}
