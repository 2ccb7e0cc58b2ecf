//! Queues what the library's thread has to write: articles, findings, visits.
//!
//! This thread does not wait while another program writes to the library, because the user's
//! questions need no writing and can still be answered. What could not be written stays in the
//! queue and is tried again in a moment.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::mem;
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::time::Instant;

use crate::app::AppError;
use crate::app::Finding;
use crate::app::Kept;
use crate::app::Visit;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::Put;
use crate::session::library_thread::LibraryThread;
use crate::session::messages::Answer;
use crate::session::messages::Failure;
use crate::session::messages::Request;
use crate::session::source_reader::Item;

/// The number of articles that are stored or filed in one transaction: each transaction waits for
/// the disk, and the user waits for each transaction.
pub(super) const TOGETHER: usize = 8;

/// The time until writing is tried again.
const IN_A_MOMENT: Duration = Duration::from_millis(50);

/// The queue of things to be written, in their order.
#[derive(Default)]
pub(super) struct WriteQueue {
    /// Articles that were read.
    pub(super) items: VecDeque<Item>,
    /// Visits to sources that are to be noted.
    pub(super) visits: Vec<Visit>,
    /// The findings of the engine, by turn.
    pub(super) findings: BTreeMap<usize, Option<Finding>>,
    /// Articles taken from `items`, to be stored in one transaction.
    tray: Tray,
    /// Findings taken from `findings`, to be filed in one transaction.
    filing: Vec<Finding>,
    /// Addresses that led to articles.
    addresses: Vec<(ArticleId, String)>,
    /// Requests that need writing.
    put_off: Vec<Request>,
    /// True if the user was told that a correction waits for another program.
    pub(super) told_of_waiting: bool,
    retry_at: Option<Instant>,
    /// The number of the next article for the engine.
    next_turn: usize,
    /// The number of the next article to be filed.
    next_to_file: usize,
}

#[derive(Default)]
struct Tray {
    articles: Vec<Article>,
    leads: Vec<Option<String>>,
    /// Senders that, when dropped, let the reading thread go on.
    turns: Vec<Sender<()>>,
}

impl WriteQueue {
    /// Tells whether another program was writing a moment ago, so that writing has to wait.
    pub(super) fn must_wait(&self) -> bool {
        self.retry_at.is_some_and(|at| at > Instant::now())
    }

    /// Returns when writing is to be tried again.
    pub(super) fn retry_at(&self) -> Option<Instant> {
        self.retry_at
    }

    /// Queues a request to be tried again in a moment.
    pub(super) fn put_off(&mut self, request: Request) {
        self.put_off.push(request);
        self.retry_at = Some(Instant::now() + IN_A_MOMENT);
    }

    /// Drops the queued requests that this one replaces.
    pub(super) fn drop_replaced(&mut self, request: &Request) {
        self.put_off.retain(|earlier| !request.replaces(earlier));
    }

    /// Tells whether a correction is among the queued requests.
    pub(super) fn has_correction_put_off(&self) -> bool {
        self.put_off.iter().any(Request::corrects)
    }

    /// Takes the queued requests, once their time has come.
    pub(super) fn put_off_before(&mut self) -> Vec<Request> {
        if self.must_wait() {
            return Vec::new();
        }
        self.retry_at = None;
        mem::take(&mut self.put_off)
    }

    /// Takes the queued requests, whether their time has come or not.
    pub(super) fn put_off_at_the_end(&mut self) -> Vec<Request> {
        mem::take(&mut self.put_off)
    }

    /// Returns the number for the next article that the engine gets.
    pub(super) fn next_turn(&mut self) -> usize {
        self.next_turn += 1;
        self.next_turn - 1
    }

    /// Tells whether everything that the engine was given has been filed.
    pub(super) fn is_all_filed(&self) -> bool {
        self.next_to_file == self.next_turn && self.filing.is_empty()
    }

    fn take_findings(&mut self) {
        while self.filing.len() < TOGETHER
            && let Some(finding) = self.findings.remove(&self.next_to_file)
        {
            self.next_to_file += 1;
            self.filing.extend(finding);
        }
    }
}

impl LibraryThread {
    /// Writes what is most urgent; returns `false` if there is nothing to write.
    pub(super) fn write(&mut self) -> bool {
        self.write_queue.take_findings();
        let work = &self.write_queue;
        let written = if !work.filing.is_empty() {
            self.file()
        } else if !work.tray.articles.is_empty() || !work.items.is_empty() {
            self.keep()
        } else if !work.addresses.is_empty() || !work.visits.is_empty() {
            self.note()
        } else {
            return false;
        };
        match written {
            Ok(()) => (),
            Err(error) if error.is_busy() => {
                self.write_queue.retry_at = Some(Instant::now() + IN_A_MOMENT);
            }
            Err(error) => {
                // Trying the same again would fail the same way, for ever.
                self.write_queue.filing.clear();
                self.write_queue.tray = Tray::default();
                self.write_queue.addresses.clear();
                self.write_queue.visits.clear();
                self.listener.say(Answer::Failed(error));
            }
        }
        true
    }

    fn file(&mut self) -> Result<(), AppError> {
        let filed = self.desk.file_all(&self.write_queue.filing)?;
        self.write_queue.filing.clear();
        self.news.progress.analysed += filed.len();
        self.news.names_may_differ = true;
        Ok(())
    }

    fn keep(&mut self) -> Result<(), AppError> {
        if self.write_queue.tray.articles.is_empty() {
            self.fill_tray();
        }
        let kept = self.desk.keep_all(&self.write_queue.tray.articles)?;
        let tray = mem::take(&mut self.write_queue.tray);
        for (kept, lead) in kept.into_iter().zip(tray.leads) {
            if let Some(lead) = lead {
                self.write_queue.addresses.push((kept.put.id(), lead));
            }
            self.count(&kept);
            if let Some(assignment) = kept.assignment {
                self.assign(assignment);
            }
        }
        Ok(())
    }

    /// Takes the next articles to be stored; reports items that failed.
    fn fill_tray(&mut self) {
        let count = self.write_queue.items.len().min(TOGETHER);
        let items: Vec<Item> = self.write_queue.items.drain(..count).collect();
        for item in items {
            let Item { taken, turn } = item;
            match taken.result {
                Ok(article) => {
                    let tray = &mut self.write_queue.tray;
                    tray.articles.push(*article);
                    tray.leads.push(taken.lead);
                    tray.turns.push(turn);
                }
                Err(error) => {
                    if let Some(round) = &mut self.news.progress.round {
                        round.failed += 1;
                    }
                    self.listener.say(Answer::Unreadable(Failure { name: taken.name, error }));
                }
            }
        }
    }

    fn count(&mut self, kept: &Kept) {
        let (is_new, is_changed) =
            (matches!(kept.put, Put::New(_)), matches!(kept.put, Put::Changed(_)));
        self.news.progress.taken_in += usize::from(is_new);
        self.news.progress.analysed -= usize::from(is_changed).min(self.news.progress.analysed);
        if let Some(round) = &mut self.news.progress.round {
            round.added += usize::from(is_new);
            round.changed += usize::from(is_changed);
        }
    }

    fn note(&mut self) -> Result<(), AppError> {
        let work = &mut self.write_queue;
        if !work.addresses.is_empty() {
            let leading = work.addresses.iter().map(|(id, url)| (*id, url.as_str()));
            self.desk.note_addresses(leading)?;
            work.addresses.clear();
        }
        while let Some(visit) = work.visits.last() {
            self.desk.note_visit(visit)?;
            work.visits.pop();
        }
        Ok(())
    }
}
