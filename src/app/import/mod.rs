//! Imports many articles: reads and analyses them on all cores and keeps their order.
//!
//! One thread finds the sources, one reads them batch by batch, and the caller's own thread writes:
//! it stores, analyses and files the articles of one batch while the next is being read. Whatever
//! was reported as done is in the library, no matter what happens next.

pub(super) mod intake;
pub(super) mod tally;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;

use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::app::Allowance;
use crate::app::AppError;
use crate::app::Assignment;
use crate::app::Batch;
use crate::app::BatchReader;
use crate::app::Desk;
use crate::app::Failure;
use crate::app::Finding;
use crate::app::Input;
use crate::app::Intake;
use crate::app::News;
use crate::app::Source;
use crate::app::SourcePool;
use crate::app::Stored;
use crate::app::Tally;
use crate::app::Unfinished;
use crate::app::import::tally::ImportRecord;
use crate::app::import::tally::Shared;
use crate::app::sources::refresh;
use crate::app::sources::refresh::Files;
use crate::app::sources::refresh::LibraryLookup;
use crate::app::voices;
use crate::library::ArticleId;
use crate::library::SourceId;
use crate::library::SpeakerId;
use crate::quotes::Model;

/// The number of sources that may be found ahead of those that are read.
const FOUND_AHEAD: usize = 1 << 16;

/// The number of articles per thread that are analysed anew before they are filed.
const ANEW_FOR_EACH_THREAD: usize = 16;

/// Imports articles. It may be shared with a thread that stops it.
#[derive(Debug)]
pub struct Importer {
    pool: SourcePool,
    allowance: Allowance,
    stopped: AtomicBool,
}

impl Importer {
    /// Creates an importer. An article for which the engine needs more than is allowed is kept
    /// without its quotations and reported.
    pub fn new(allowance: Allowance) -> Result<Self, AppError> {
        let pool = SourcePool::new(None)?;
        Ok(Importer { pool, allowance, stopped: AtomicBool::new(false) })
    }

    /// Stops the import, even while the engine is in the middle of an article. What is stored
    /// stays; articles among it that the engine has not read are read by the next import.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.pool.stop();
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Imports the inputs and remembers those that may change: directories, files, feeds, pages.
    ///
    /// # Errors
    ///
    /// If the library cannot keep something. What was reported as done is kept.
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
        let lookup = LibraryLookup::of(desk, Files::ReadAgain);
        let sources = inputs.iter().flat_map(Input::sources);
        let mut record = ImportRecord::new(tell);
        record.brings_back = true;
        self.take_in(desk, sources, &lookup, &mut record)?;
        voices::keep_voices(desk, || !self.is_stopped());
        Ok(record.closed(self.is_stopped()))
    }

    /// Visits all remembered sources and imports what is new there, then analyses anew the articles
    /// that another version of the engine analysed; or visits only some sources.
    ///
    /// # Errors
    ///
    /// As for [`Importer::add`].
    pub fn refresh(
        &self,
        desk: &mut Desk,
        only: Option<&[SourceId]>,
        tell: &(dyn Fn(News<'_>) + Sync),
    ) -> Result<Tally, AppError> {
        let lookup = LibraryLookup::of(desk, Files::ReadIfChanged);
        let mut rows = desk.sources()?;
        rows.retain(|row| only.is_none_or(|only| only.contains(&row.id)));
        let sources = refresh::of_rows(desk, rows)?;
        let mut record = ImportRecord::new(tell);
        self.take_in(desk, sources, &lookup, &mut record)?;
        if only.is_none() {
            self.catch_up(desk, &mut record)?;
        }
        voices::keep_voices(desk, || !self.is_stopped());
        Ok(record.closed(self.is_stopped()))
    }

    fn take_in<'a>(
        &self,
        desk: &mut Desk,
        sources: impl Iterator<Item = Source> + Send + 'a,
        lookup: &LibraryLookup,
        record: &mut ImportRecord<'_>,
    ) -> Result<(), AppError> {
        let (find, found) = mpsc::sync_channel(FOUND_AHEAD);
        let (read, batches) = mpsc::sync_channel::<Batch>(1);
        let shared = &record.shared;
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
                let known = lookup.open();
                let mut reader = BatchReader::new(found.into_iter(), &self.pool);
                while !self.is_stopped()
                    && let Some(batch) = reader.next_batch(&*known)
                {
                    shared.note(|tally| tally.found += batch.found);
                    if read.send(batch).is_err() {
                        break;
                    }
                }
            });
            // The loop drops the receiver when it ends, which ends the other threads.
            for batch in batches {
                if self.is_stopped() {
                    break;
                }
                self.keep(desk, batch, record.brings_back, &mut record.speakers, shared)?;
            }
            Ok(())
        })
    }

    /// Stores, analyses and files a batch. Articles that the user has removed come back where they
    /// name them again.
    fn keep(
        &self,
        desk: &mut Desk,
        batch: Batch,
        brings_back: bool,
        speakers: &mut HashSet<SpeakerId>,
        shared: &Shared<'_>,
    ) -> Result<(), AppError> {
        let (mut intake, mut failed) = (Intake::new(usize::MAX), 0);
        for item in batch.items {
            if let Err(Failure { name, error }) = intake.take(item) {
                failed += 1;
                (shared.tell)(News::Failed { name: &name, error: &error });
            }
        }
        let Stored { mut added, changed, same, removed, mut assignments } = intake.store(desk)?;
        intake.note_addresses(desk)?;
        let mut known = same.len() + batch.known;
        if brings_back && !removed.is_empty() {
            desk.bring_back(&removed)?;
            added += removed.len();
        } else {
            known += removed.len();
        }
        // An import that was interrupted may have stored these without analysing them.
        let names: HashMap<ArticleId, String> = same.into_iter().collect();
        let left = desk.unanalysed(&names.keys().copied().collect::<Vec<_>>())?;
        let anew = left.len();
        assignments.extend(left.into_iter().map(|assignment| {
            let name = names.get(&assignment.id).cloned().unwrap_or_default();
            (assignment, name)
        }));
        let read = self.analyse(desk, &mut intake, &assignments, speakers, shared)?;
        intake.take_visits(batch.visits);
        intake.note_visits(desk)?;
        let speakers = speakers.len();
        shared.note(|tally| {
            // Sources whose articles were not all analysed are not done.
            tally.done += if read.was_stopped { 0 } else { batch.sources };
            tally.added += added;
            tally.changed += changed;
            tally.known += known;
            tally.analysed_anew += anew.min(read.filed);
            tally.failed += failed + read.left.len();
            tally.left_out.add(batch.left_out);
            tally.quotations += read.quotations;
            tally.speakers = speakers;
            tally.bytes += batch.bytes;
        });
        Ok(())
    }

    /// Analyses these articles, files what is found, and reports those that exceed the allowance.
    fn analyse(
        &self,
        desk: &mut Desk,
        intake: &mut Intake,
        assignments: &[(Assignment, String)],
        speakers: &mut HashSet<SpeakerId>,
        shared: &Shared<'_>,
    ) -> Result<Analysed, AppError> {
        let mut analysed = Analysed::default();
        if assignments.is_empty() {
            return Ok(analysed);
        }
        let model = Model::bundled();
        let read = |(assignment, _): &(Assignment, String)| {
            assignment.carry_out(model, self.allowance, &mut |_| !self.is_stopped())
        };
        let results: Vec<Result<Finding, Unfinished>> =
            self.pool.workers().install(|| assignments.par_iter().map(read).collect());
        for ((assignment, name), result) in assignments.iter().zip(results) {
            match result {
                Ok(finding) => {
                    let turn = intake.next_turn();
                    intake.take_finding(turn, Some(finding));
                }
                Err(Unfinished::Stopped) => analysed.was_stopped = true,
                Err(why) => {
                    analysed.left.push(assignment.id);
                    (shared.tell)(News::Failed { name, error: &why.into() });
                }
            }
        }
        let filed = intake.file(desk)?;
        speakers.extend(desk.speakers_in(&filed)?);
        analysed.quotations = desk.quotations_in(&filed)?;
        analysed.filed = filed.len();
        Ok(analysed)
    }

    /// Analyses the articles that the engine has not read, or that another version of it has.
    fn catch_up(&self, desk: &mut Desk, record: &mut ImportRecord<'_>) -> Result<(), AppError> {
        let most = self.pool.size() * ANEW_FOR_EACH_THREAD;
        let mut intake = Intake::new(usize::MAX);
        // These articles come first in each query, so they have to be filtered out.
        let mut left: HashSet<ArticleId> = HashSet::new();
        while !self.is_stopped() {
            let (_, mut assignments) = desk.outdated(most + left.len())?;
            assignments.retain(|assignment| !left.contains(&assignment.id));
            let mut named = Vec::with_capacity(assignments.len());
            for assignment in assignments {
                let title = desk.open(assignment.id)?.article.title;
                named.push((assignment, title));
            }
            let (speakers, shared) = (&mut record.speakers, &record.shared);
            let read = self.analyse(desk, &mut intake, &named, speakers, shared)?;
            left.extend(&read.left);
            if read.filed + read.left.len() == 0 {
                break; // All is done, or another program is at it.
            }
            let speakers = record.speakers.len();
            record.shared.note(|tally| {
                tally.analysed_anew += read.filed;
                tally.failed += read.left.len();
                tally.quotations += read.quotations;
                tally.speakers = speakers;
            });
        }
        Ok(())
    }
}

/// The result of analysing some articles.
#[derive(Debug, Default)]
struct Analysed {
    /// The number of articles that were filed.
    filed: usize,
    quotations: usize,
    /// The articles that would have taken more than is allowed.
    left: Vec<ArticleId>,
    was_stopped: bool,
}
