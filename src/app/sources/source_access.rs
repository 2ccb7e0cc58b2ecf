//! Reads one source, or fetches several at the same time.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use crate::app::Source;
use crate::app::sources::fetch_task::FetchOutcome;
use crate::app::sources::fetch_task::FetchTask;
use crate::app::sources::input::Leads;
use crate::ingest;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Unlike;
use crate::ingest::UnreadablePart;
use crate::ingest::fetch::Fetcher;

/// The number of things that are fetched at the same time. Most hosts want one request after
/// another, so this is the number of hosts that are asked at once.
pub(crate) const FETCHES_AT_ONCE: usize = 8;

/// The result of reading one source.
pub(crate) struct Read {
    pub(crate) name: String,
    pub(crate) bytes: u64,
    pub(crate) outcome: Outcome,
}

pub(crate) enum Outcome {
    Local(Result<Vec<InputItem>, IngestError>, Leads),
    /// A file that the user named itself, not only its directory.
    Named(PathBuf, Result<Vec<InputItem>, IngestError>),
    Web(FetchTask, Result<FetchOutcome, UnreadablePart>),
    Known,
    /// A source that was not read, since reading was stopped.
    Unread,
    LeftOut(Unlike),
}

pub(crate) fn passed(source: &Source) -> Read {
    Read { name: source.name(), bytes: 0, outcome: Outcome::Known }
}

pub(crate) fn unread(source: &Source) -> Read {
    Read { name: source.name(), bytes: 0, outcome: Outcome::Unread }
}

/// Reads a source on this machine.
pub(crate) fn read(source: Source) -> Read {
    let name = source.name();
    if let Source::File(path, Leads::Followed) = source {
        let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        let result = ingest::read_file(&path);
        return Read { name, bytes, outcome: Outcome::Named(path, result) };
    }
    if let Source::LeftOut(_, why) = source {
        return Read { name, bytes: 0, outcome: Outcome::LeftOut(why) };
    }
    let (result, bytes, leads) = match source {
        Source::Ready(article) => (Ok(vec![InputItem::Article(article)]), 0, Leads::Followed),
        Source::File(path, leads) => {
            let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
            (ingest::read_file(&path), bytes, leads)
        }
        Source::Stdin => (ingest::read_stdin(std::io::stdin().lock()), 0, Leads::Followed),
        Source::Unreadable(lost) => (Err(lost.error), 0, Leads::Left),
        // Files that are left out are handled above; the web comes in batches of its own.
        Source::LeftOut(..) | Source::Web(_) => (Ok(Vec::new()), 0, Leads::Left),
    };
    Read { name, bytes, outcome: Outcome::Local(result, leads) }
}

/// Fetches several things at the same time; the answers come in the order of the sources.
pub(crate) fn fetch_all(sources: Vec<Source>, web: &Fetcher) -> Vec<Read> {
    let tasks: Vec<FetchTask> = sources
        .into_iter()
        .filter_map(|source| match source {
            Source::Web(task) => Some(task),
            _ => None,
        })
        .collect();
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::with_capacity(tasks.len()));
    thread::scope(|scope| {
        for _ in 0..tasks.len().min(FETCHES_AT_ONCE) {
            scope.spawn(|| {
                while let Some((at, task)) = Some(next.fetch_add(1, Ordering::Relaxed))
                    .and_then(|at| Some((at, tasks.get(at)?)))
                {
                    let answer = task.run(web);
                    answers.lock().unwrap_or_else(PoisonError::into_inner).push((at, answer));
                }
            });
        }
    });
    let mut answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    answers.sort_by_key(|(at, _)| *at);
    let answers = answers.into_iter().map(|(_, answer)| answer);
    tasks.into_iter().zip(answers).map(|(task, answer)| fetched(task, answer)).collect()
}

fn fetched(task: FetchTask, answer: Result<FetchOutcome, UnreadablePart>) -> Read {
    let bytes = match &answer {
        Ok(FetchOutcome::Brought { bytes, .. }) => *bytes,
        Ok(FetchOutcome::NothingNew) | Err(_) => 0,
    };
    Read { name: task.url().to_owned(), bytes, outcome: Outcome::Web(task, answer) }
}
