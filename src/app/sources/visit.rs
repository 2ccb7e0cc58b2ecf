//! How looking at a source of the web went, to be noted in the library.
//!
//! A feed's validators are noted when all that it leads to is kept, not
//! before: asked with them, the server would say that nothing is new, and
//! what was not fetched yet would never be.

use std::path::Path;

use crate::app::error::explain;
use crate::app::sources::errand::Aim;
use crate::app::sources::errand::Errand;
use crate::ingest::IngestError;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Validators;
use crate::library::SourceKind;

/// What is to be noted of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// What it is.
    pub kind: SourceKind,
    /// Its address.
    pub address: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// Name and password to ask with, as an address has them.
    pub login: Option<String>,
    /// Whether it is in a private network, which the reader knew in naming it.
    pub is_private: bool,
    /// To ask with next time.
    pub validators: Validators,
    /// What went wrong; `None`: nothing.
    pub error: Option<String>,
}

impl Visit {
    /// Of what was fetched: a page, or something that lists others.
    pub(crate) fn of(
        kind: SourceKind,
        errand: &Errand,
        title: Option<String>,
        validators: Validators,
        web: &Fetcher,
    ) -> Self {
        Visit {
            kind,
            address: errand.url().to_owned(),
            title,
            login: errand.login().map(str::to_owned),
            is_private: errand.is_private(web),
            validators,
            error: None,
        }
    }

    /// Of a file that was read. One whose path is not Unicode has no name to remember it by.
    pub(crate) fn file(path: &Path) -> Option<Self> {
        Some(Visit {
            kind: SourceKind::File,
            address: path.to_str()?.to_owned(),
            title: None,
            login: None,
            is_private: false,
            validators: Validators::default(),
            error: None,
        })
    }

    /// Where a source that is remembered could not be read.
    pub(crate) fn failed(errand: &Errand, error: &IngestError) -> Option<Self> {
        let mut visit = Visit::nothing_new(errand)?;
        visit.error = Some(explain(error));
        errand.is_remembered().then_some(visit)
    }

    /// Where the copy that we have is what is there.
    pub(crate) fn nothing_new(errand: &Errand) -> Option<Self> {
        let kind = match errand.aim() {
            Aim::Feed => SourceKind::Feed,
            Aim::Page => SourceKind::Page,
            Aim::Named | Aim::Article(_) => return None,
        };
        let address = errand.url().to_owned();
        Some(Visit {
            kind,
            address,
            title: None,
            // What is known of these stays.
            login: None,
            is_private: false,
            validators: errand.known(),
            error: None,
        })
    }
}

/// Feeds whose articles are on their way.
#[derive(Debug, Default)]
pub(crate) struct Feeds(Vec<Feed>);

#[derive(Debug)]
struct Feed {
    visit: Option<Visit>,
    /// How many of its leads have not come back.
    awaited: usize,
    /// Whether what is lacking may be there another time.
    is_incomplete: bool,
}

impl Feeds {
    /// A feed was read, and this is to be noted of it; returns its number.
    pub(crate) fn open(&mut self, visit: Visit) -> usize {
        self.0.push(Feed { visit: Some(visit), awaited: 0, is_incomplete: false });
        self.0.len() - 1
    }

    /// One of its leads is followed.
    pub(crate) fn send(&mut self, feed: Option<usize>) {
        if let Some(feed) = feed.and_then(|feed| self.0.get_mut(feed)) {
            feed.awaited += 1;
        }
    }

    /// What a lead led to was read.
    pub(crate) fn arrive(&mut self, errand: &Errand) {
        if let Some(feed) = errand.feed.and_then(|feed| self.0.get_mut(feed)) {
            feed.awaited = feed.awaited.saturating_sub(1);
        }
    }

    /// What a lead led to could not be read.
    pub(crate) fn lose(&mut self, errand: &Errand, error: &IngestError) {
        self.arrive(errand);
        if let Some(feed) = errand.feed.and_then(|feed| self.0.get_mut(feed)) {
            feed.is_incomplete |= matches!(error, IngestError::Fetch(why) if why.may_pass());
        }
    }

    /// The visits to feeds of which nothing is awaited any more, each once.
    pub(crate) fn settled(&mut self) -> impl Iterator<Item = Visit> {
        self.0.iter_mut().filter(|feed| feed.awaited == 0).filter_map(|feed| {
            let mut visit = feed.visit.take()?;
            if feed.is_incomplete {
                visit.validators = Validators::default();
            }
            Some(visit)
        })
    }
}
