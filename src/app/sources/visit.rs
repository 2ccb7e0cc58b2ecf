//! Records visits to sources, to be noted in the library.
//!
//! A feed's validators are noted only when everything that it links to is stored. Sent earlier,
//! they would make the server answer that nothing is new, and what had not been fetched would never
//! come.

use std::path::Path;

use crate::app::error::explain;
use crate::app::sources::fetch_task::FetchTask;
use crate::app::sources::fetch_task::Target;
use crate::ingest::IngestError;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Validators;
use crate::library::SourceKind;

/// The outcome of a visit to one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The kind of source.
    pub kind: SourceKind,
    /// The address of the source.
    pub address: String,
    /// The title that the source gives itself.
    pub title: Option<String>,
    /// The name and password to send, written as in an address.
    pub login: Option<String>,
    /// True if the source is in a private network, which the user knew when naming it.
    pub is_private: bool,
    /// True if the user has named the source now; a refresh only visits it.
    pub is_named: bool,
    /// The validators to send next time.
    pub validators: Validators,
    /// The error; `None` where the visit succeeded.
    pub error: Option<String>,
}

impl Visit {
    /// Records a visit that fetched something: a page, or something that lists others.
    pub(crate) fn of(
        kind: SourceKind,
        task: &FetchTask,
        title: Option<String>,
        validators: Validators,
        web: &Fetcher,
    ) -> Self {
        Visit {
            kind,
            address: task.url().to_owned(),
            title,
            login: task.login().map(str::to_owned),
            is_private: task.is_private(web),
            is_named: !task.is_remembered(),
            validators,
            error: None,
        }
    }

    /// Records the reading of a file. A file whose path is not Unicode has no name to be stored
    /// under.
    pub(crate) fn file(path: &Path) -> Option<Self> {
        Some(Visit {
            kind: SourceKind::File,
            address: path.to_str()?.to_owned(),
            title: None,
            login: None,
            is_private: false,
            is_named: true,
            validators: Validators::default(),
            error: None,
        })
    }

    /// Records a visit that failed, if the source is remembered.
    pub(crate) fn failed(task: &FetchTask, error: &IngestError) -> Option<Self> {
        let mut visit = Visit::nothing_new(task)?;
        visit.error = Some(explain(error));
        task.is_remembered().then_some(visit)
    }

    /// Records a visit that found nothing newer than the stored copy.
    pub(crate) fn nothing_new(task: &FetchTask) -> Option<Self> {
        let kind = match task.target() {
            Target::Feed => SourceKind::Feed,
            Target::Page => SourceKind::Page,
            Target::Named | Target::Article(_) => return None,
        };
        let address = task.url().to_owned();
        Some(Visit {
            kind,
            address,
            title: None,
            // The library keeps what it knows of these.
            login: None,
            is_private: false,
            is_named: false,
            validators: task.known(),
            error: None,
        })
    }
}

/// The feeds whose articles are still being fetched.
#[derive(Debug, Default)]
pub(crate) struct Feeds(Vec<Feed>);

#[derive(Debug)]
struct Feed {
    address: String,
    visit: Option<Visit>,
    /// The number of the feed's leads that have not come back.
    awaited: usize,
    /// True if something that is missing may succeed another time.
    is_incomplete: bool,
}

impl Feeds {
    /// Notes that a feed was read, with the visit to record later; returns the feed's number.
    pub(crate) fn open(&mut self, visit: Visit) -> usize {
        let address = visit.address.clone();
        self.0.push(Feed { address, visit: Some(visit), awaited: 0, is_incomplete: false });
        self.0.len() - 1
    }

    /// Returns the address of a feed.
    pub(crate) fn address(&self, feed: Option<usize>) -> Option<&str> {
        self.0.get(feed?).map(|feed| feed.address.as_str())
    }

    /// Notes that one of the feed's leads is being followed.
    pub(crate) fn send(&mut self, feed: Option<usize>) {
        if let Some(feed) = feed.and_then(|feed| self.0.get_mut(feed)) {
            feed.awaited += 1;
        }
    }

    /// Notes that what a lead led to was read.
    pub(crate) fn arrive(&mut self, task: &FetchTask) {
        if let Some(feed) = task.feed.and_then(|feed| self.0.get_mut(feed)) {
            feed.awaited = feed.awaited.saturating_sub(1);
        }
    }

    /// Notes that what a lead led to could not be read.
    pub(crate) fn lose(&mut self, task: &FetchTask, error: &IngestError) {
        self.arrive(task);
        if let Some(feed) = task.feed.and_then(|feed| self.0.get_mut(feed)) {
            feed.is_incomplete |= matches!(error, IngestError::Fetch(why) if why.may_pass());
        }
    }

    /// Returns the visits to feeds that wait for no lead any more, each once.
    pub(crate) fn completed(&mut self) -> impl Iterator<Item = Visit> {
        self.0.iter_mut().filter(|feed| feed.awaited == 0).filter_map(|feed| {
            let mut visit = feed.visit.take()?;
            if feed.is_incomplete {
                visit.validators = Validators::default();
            }
            Some(visit)
        })
    }
}
