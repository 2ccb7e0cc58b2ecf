//! Taking many articles in: read and analysed on all cores, kept in order.
//!
//! One thread finds what there is, one reads it batch by batch, and the
//! caller's own writes: a batch's articles are stored, analysed and filed
//! before the next is taken, while that is being read. What was told to be
//! done is in the library, whatever happens next.

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;

use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::app::AppError;
use crate::app::Assignment;
use crate::app::Batch;
use crate::app::Desk;
use crate::app::Finding;
use crate::app::Input;
use crate::app::Legwork;
use crate::app::News;
use crate::app::Source;
use crate::app::Tally;
use crate::app::refresh;
use crate::app::refresh::Files;
use crate::app::refresh::Holdings;
use crate::app::tally::Ledger;
use crate::app::tally::Shared;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::Put;
use crate::library::SpeakerId;
use crate::quotes::Model;

/// How many sources may be found ahead of those that are read.
const FOUND_AHEAD: usize = 1 << 16;

/// How many articles are analysed anew before they are filed, for each thread.
const ANEW_FOR_EACH_THREAD: usize = 16;

/// Takes articles in. May be shared with a thread that stops it.
#[derive(Debug)]
pub struct Importer {
    legwork: Legwork,
    stopped: AtomicBool,
}

impl Importer {
    /// One that has done nothing yet.
    pub fn new() -> Result<Self, AppError> {
        Ok(Importer { legwork: Legwork::new(None)?, stopped: AtomicBool::new(false) })
    }

    /// Ends the import, now or as soon as what is read by now is kept.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.legwork.stop();
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Takes the inputs in and remembers what of them may change: directories,
    /// files, feeds, pages.
    ///
    /// # Errors
    ///
    /// If the library cannot keep something. What was told to be done is kept.
    pub fn add(
        &self,
        desk: &mut Desk,
        inputs: &[Input],
        tell: &(dyn Fn(News<'_>) + Sync),
    ) -> Result<Tally, AppError> {
        for input in inputs {
            if let Input::Path(path) = input
                && path.is_dir()
            {
                desk.remember_directory(path)?;
            }
        }
        let holdings = Holdings::of(desk, Files::ReadAgain);
        let sources = inputs.iter().flat_map(Input::sources);
        let mut ledger = Ledger::new(tell);
        self.take_in(desk, sources, &holdings, &mut ledger)?;
        Ok(ledger.closed(self.is_stopped()))
    }

    /// Looks at all sources that are remembered and takes in what is new
    /// there; analyses anew what another version of the engine analysed.
    ///
    /// # Errors
    ///
    /// As [`Importer::add`].
    pub fn refresh(
        &self,
        desk: &mut Desk,
        tell: &(dyn Fn(News<'_>) + Sync),
    ) -> Result<Tally, AppError> {
        let holdings = Holdings::of(desk, Files::ReadIfChanged);
        let sources = refresh::sources(desk)?;
        let mut ledger = Ledger::new(tell);
        self.take_in(desk, sources, &holdings, &mut ledger)?;
        self.catch_up(desk, &mut ledger)?;
        Ok(ledger.closed(self.is_stopped()))
    }

    fn take_in<'a>(
        &self,
        desk: &mut Desk,
        sources: impl Iterator<Item = Source> + Send + 'a,
        holdings: &Holdings,
        ledger: &mut Ledger<'_>,
    ) -> Result<(), AppError> {
        let (find, found) = mpsc::sync_channel(FOUND_AHEAD);
        let (read, batches) = mpsc::sync_channel::<Batch>(1);
        let shared = &ledger.shared;
        thread::scope(|scope| {
            scope.spawn(move || {
                for source in sources {
                    if self.is_stopped() || find.send(source).is_err() {
                        break;
                    }
                    shared.note(|tally| tally.found += 1);
                }
                shared.note(|tally| tally.all_found = true);
            });
            scope.spawn(move || {
                let known = holdings.open();
                let mut rounds = self.legwork.rounds(found.into_iter());
                while !self.is_stopped()
                    && let Some(batch) = rounds.next_batch(&*known)
                {
                    shared.note(|tally| tally.found += batch.found);
                    if read.send(batch).is_err() {
                        break;
                    }
                }
            });
            // Dropped when this ends, which ends the others.
            for batch in batches {
                self.keep(desk, batch, &mut ledger.speakers, shared)?;
            }
            Ok(())
        })
    }

    /// Stores, analyses and files a batch.
    fn keep(
        &self,
        desk: &mut Desk,
        batch: Batch,
        speakers: &mut HashSet<SpeakerId>,
        shared: &Shared<'_>,
    ) -> Result<(), AppError> {
        let (mut articles, mut leads, mut failed) = (Vec::<Article>::new(), Vec::new(), 0);
        for taken in batch.taken {
            match taken.result {
                Ok(article) => {
                    articles.push(*article);
                    leads.push(taken.lead);
                }
                Err(error) => {
                    failed += 1;
                    (shared.tell)(News::Failed { name: &taken.name, error: &error });
                }
            }
        }
        let kept = desk.keep_all(&articles)?;
        drop(articles);
        let leading = kept.iter().zip(&leads);
        let leading: Vec<(ArticleId, &str)> =
            leading.filter_map(|(kept, lead)| Some((kept.put.id(), lead.as_deref()?))).collect();
        if !leading.is_empty() {
            desk.note_addresses(leading)?;
        }
        let count = |is: fn(&Put) -> bool| kept.iter().filter(|kept| is(&kept.put)).count();
        let added = count(|put| matches!(put, Put::New(_)));
        let changed = count(|put| matches!(put, Put::Changed(_)));
        let known = count(|put| matches!(put, Put::Same(_))) + batch.known;
        let same: Vec<ArticleId> = kept
            .iter()
            .filter(|kept| matches!(kept.put, Put::Same(_)))
            .map(|kept| kept.put.id())
            .collect();
        let mut work: Vec<Assignment> =
            kept.into_iter().filter_map(|kept| kept.assignment).collect();
        // An import that was broken off may have kept them and no more.
        let left = desk.unanalysed(&same)?;
        let anew = left.len();
        work.extend(left);
        let (_, quotations) = self.analyse(desk, &work, speakers)?;
        desk.note_visits(&batch.visits)?;
        let speakers = speakers.len();
        shared.note(|tally| {
            tally.done += batch.sources;
            tally.added += added;
            tally.changed += changed;
            tally.known += known;
            tally.analysed_anew += anew;
            tally.failed += failed;
            tally.left_out.add(batch.left_out);
            tally.quotations += quotations;
            tally.speakers = speakers;
            tally.bytes += batch.bytes;
        });
        Ok(())
    }

    /// Has the engine read these and files what it finds: how many were
    /// filed, and how many quotations.
    fn analyse(
        &self,
        desk: &mut Desk,
        work: &[Assignment],
        speakers: &mut HashSet<SpeakerId>,
    ) -> Result<(usize, usize), AppError> {
        if work.is_empty() {
            return Ok((0, 0));
        }
        let model = Model::bundled();
        let findings: Vec<Finding> = self
            .legwork
            .pool()
            .install(|| work.par_iter().map(|assignment| assignment.carry_out(model)).collect());
        let filed = desk.file_all(&findings)?;
        speakers.extend(desk.speakers_in(&filed)?);
        let quotations = findings.iter().map(|found| found.analysis.quotations.len()).sum();
        Ok((filed.len(), quotations))
    }

    /// Has the engine read what it has not, or another version of it has.
    fn catch_up(&self, desk: &mut Desk, ledger: &mut Ledger<'_>) -> Result<(), AppError> {
        let most = self.legwork.threads() * ANEW_FOR_EACH_THREAD;
        while !self.is_stopped() {
            let (_, work) = desk.outdated(most)?;
            let (filed, quotations) = self.analyse(desk, &work, &mut ledger.speakers)?;
            if filed == 0 {
                break; // All is done, or another program is at it.
            }
            let speakers = ledger.speakers.len();
            ledger.shared.note(|tally| {
                tally.analysed_anew += filed;
                tally.quotations += quotations;
                tally.speakers = speakers;
            });
        }
        Ok(())
    }
}
