//! Queues what the library's thread is to write: articles, findings, visits.
//!
//! While another program writes to the library, this one does not wait for
//! it: the reader's questions need no writing and go on being answered. What
//! could not be written stays where it is and is tried again in a moment.

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

/// So many articles are stored, or filed, at a time: each time waits for the
/// disk, and the reader waits for each time.
pub(super) const TOGETHER: usize = 8;

/// After so long it is tried again to write.
const IN_A_MOMENT: Duration = Duration::from_millis(50);

/// What is to be written, and in which order.
#[derive(Default)]
pub(super) struct WriteQueue {
    /// Articles that were read.
    pub(super) items: VecDeque<Item>,
    /// What is to be noted of sources.
    pub(super) visits: Vec<Visit>,
    /// What was found, by turn.
    pub(super) findings: BTreeMap<usize, Option<Finding>>,
    /// Taken from `items`, to be stored at once.
    tray: Tray,
    /// Taken from `findings`, to be filed at once.
    filing: Vec<Finding>,
    /// Addresses that led to articles.
    addresses: Vec<(ArticleId, String)>,
    /// Requests that need writing.
    put_off: Vec<Request>,
    /// Whether the reader was told that a correction waits for another program.
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
    /// What tells the thread that reads, when dropped, how far we are.
    turns: Vec<Sender<()>>,
}

impl WriteQueue {
    /// Whether another program is writing, as far as we know.
    pub(super) fn must_wait(&self) -> bool {
        self.retry_at.is_some_and(|at| at > Instant::now())
    }

    /// When it is to be tried again to write.
    pub(super) fn retry_at(&self) -> Option<Instant> {
        self.retry_at
    }

    /// Tries this again in a moment.
    pub(super) fn put_off(&mut self, request: Request) {
        self.put_off.push(request);
        self.retry_at = Some(Instant::now() + IN_A_MOMENT);
    }

    /// Drops what need not be tried again once this is asked.
    pub(super) fn drop_replaced(&mut self, request: &Request) {
        self.put_off.retain(|earlier| !request.replaces(earlier));
    }

    /// Whether a correction is among what was put off.
    pub(super) fn has_correction_put_off(&self) -> bool {
        self.put_off.iter().any(Request::corrects)
    }

    /// What was put off, once its moment has come.
    pub(super) fn put_off_before(&mut self) -> Vec<Request> {
        if self.must_wait() {
            return Vec::new();
        }
        self.retry_at = None;
        mem::take(&mut self.put_off)
    }

    /// What was put off, whether its moment has come or not.
    pub(super) fn put_off_at_the_end(&mut self) -> Vec<Request> {
        mem::take(&mut self.put_off)
    }

    /// A number for the next article that the engine gets.
    pub(super) fn next_turn(&mut self) -> usize {
        self.next_turn += 1;
        self.next_turn - 1
    }

    /// Whether the engine has nothing more to read.
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
    /// Writes what is most urgent; `false` if there is nothing to write.
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

    /// Takes the next articles to be stored; tells of what is none.
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
