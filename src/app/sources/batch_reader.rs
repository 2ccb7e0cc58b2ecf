//! Reads inputs batch by batch and follows their links.
//!
//! A batch is read in parallel and handed over in the order of the inputs, so whoever takes batches
//! has both order and bounded memory. The articles that a feed links to come right after the feed.
//! The first batches are small, so that the first results come soon.

use std::collections::HashSet;
use std::collections::VecDeque;
use std::fs;
use std::sync::Arc;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::app::AppError;
use crate::app::Batch;
use crate::app::BatchItem;
use crate::app::KnownSources;
use crate::app::Source;
use crate::app::SourcePool;
use crate::app::sources::fetch_task::FetchOutcome;
use crate::app::sources::fetch_task::FetchTask;
use crate::app::sources::fetch_task::Target;
use crate::app::sources::input::Leads;
use crate::app::sources::source_access;
use crate::app::sources::source_access::FETCHES_AT_ONCE;
use crate::app::sources::source_access::Outcome;
use crate::app::sources::source_access::Read;
use crate::app::sources::visit::Feeds;
use crate::app::sources::visit::Visit;
use crate::article::BlockKind;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Lead;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::NamedServer;
use crate::library::SourceKind;

/// The number of files per thread in a batch: enough that one thread seldom waits for another to
/// finish.
const FILES_FOR_EACH_THREAD: usize = 16;

/// The number of bytes of files at which a batch ends early.
const BATCH_BYTES: u64 = 64 << 20;

/// Goes through all sources, batch by batch.
pub struct BatchReader<'a> {
    sources: Box<dyn Iterator<Item = Source> + Send + 'a>,
    /// Sources to be read before the next of `sources`.
    ahead: VecDeque<Source>,
    pool: SourcePool,
    feeds: Feeds,
    asked: HashSet<String>,
    /// The number of sources that the next batch may have.
    size: usize,
}

impl<'a> BatchReader<'a> {
    /// Creates a reader that goes through these sources, one after another.
    pub(crate) fn new(
        sources: impl Iterator<Item = Source> + Send + 'a,
        pool: &SourcePool,
    ) -> Self {
        BatchReader {
            sources: Box::new(sources),
            ahead: VecDeque::new(),
            pool: pool.clone(),
            feeds: Feeds::default(),
            asked: HashSet::new(),
            size: 1,
        }
    }

    /// Reads the next sources; `None` when there are no more. A batch may have no articles.
    pub fn next_batch(&mut self, known: &dyn KnownSources) -> Option<Batch> {
        let sources = self.next_sources();
        if sources.is_empty() {
            return None;
        }
        let mut batch = Batch { sources: sources.len(), ..Batch::default() };
        let read = if is_web(&sources[0]) {
            source_access::fetch_all(sources, self.pool.web())
        } else {
            let sources: Vec<(bool, Source)> =
                sources.into_iter().map(|source| (is_known(&source, known), source)).collect();
            self.pool.workers().install(|| {
                sources
                    .into_par_iter()
                    .map(|(is_known, source)| {
                        if self.pool.is_stopped() {
                            source_access::unread(&source)
                        } else if is_known {
                            source_access::passed(&source)
                        } else {
                            source_access::read(source)
                        }
                    })
                    .collect::<Vec<Read>>()
            })
        };
        let mut onward = Vec::new();
        for read in read {
            batch.bytes += read.bytes;
            self.put_down(read, &mut batch, &mut onward, known);
        }
        batch.found = onward.len();
        // These go before what is queued already, because they follow the sources that were just
        // read.
        for source in onward.into_iter().rev() {
            self.ahead.push_front(source);
        }
        batch.visits.extend(self.feeds.completed());
        Some(batch)
    }

    /// Returns the next source that the user named. Its address is noted, so that links to it are
    /// not followed again.
    fn next_named(&mut self) -> Option<Source> {
        loop {
            let source = self.sources.next();
            if let Some(Source::Web(task)) = &source {
                let is_new = self.asked.insert(task.url().to_owned());
                if task.is_retry && !is_new {
                    continue;
                }
            }
            return source;
        }
    }

    /// Takes sources of one kind, from the web or not, at most as many as fit into a batch.
    fn next_sources(&mut self) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        let mut bytes = 0;
        let most = self.pool.size() * FILES_FOR_EACH_THREAD;
        self.size = (self.size * 2).min(most.max(FETCHES_AT_ONCE));
        while bytes < BATCH_BYTES {
            let Some(source) = self.ahead.pop_front().or_else(|| self.next_named()) else { break };
            let fits = sources.first().is_none_or(|first| is_web(first) == is_web(&source));
            let most =
                if is_web(&source) { self.size.min(FETCHES_AT_ONCE) } else { self.size.min(most) };
            if !fits || sources.len() >= most {
                self.ahead.push_front(source);
                break;
            }
            if let Source::File(path, _) = &source {
                bytes += fs::metadata(path).map_or(0, |metadata| metadata.len());
            }
            sources.push(source);
        }
        sources
    }

    /// Adds to the batch what one source held.
    fn put_down(
        &mut self,
        source: Read,
        batch: &mut Batch,
        onward: &mut Vec<Source>,
        known: &dyn KnownSources,
    ) {
        let name = source.name;
        match source.outcome {
            Outcome::Known => batch.known += 1,
            Outcome::Unread => batch.sources -= 1,
            Outcome::LeftOut(why) => batch.left_out.count(why),
            Outcome::Local(Err(error), _) | Outcome::Named(_, Err(error)) => {
                batch.items.push(BatchItem::failed(name, error.into()));
            }
            Outcome::Named(path, Ok(found)) => {
                batch.visits.extend(Visit::file(&path));
                let of = Of::local(&name, Leads::Followed);
                self.sort(found, &of, batch, onward, known);
            }
            Outcome::Local(Ok(found), leads) => {
                self.sort(found, &Of::local(&name, leads), batch, onward, known);
            }
            Outcome::Web(task, Err(lost)) => {
                self.feeds.lose(&task, &lost.error);
                let stopped = matches!(&lost.error, IngestError::Fetch(why) if why.is_our_doing());
                // What could not be had before and cannot now is no news.
                if !stopped && !task.is_retry {
                    // What the feed says of the article stands in for it.
                    if let Some(summary) = task.summary_of() {
                        batch.items.push(BatchItem {
                            name: task.url().to_owned(),
                            result: Ok(summary),
                            lead: Some(task.url().to_owned()),
                            feed: self.feeds.address(task.feed).map(str::to_owned),
                        });
                    }
                    batch.visits.extend(Visit::failed(&task, &lost.error));
                    batch.items.push(BatchItem::failed(lost.name, lost.error.into()));
                }
            }
            Outcome::Web(task, Ok(FetchOutcome::NothingNew)) => {
                batch.visits.extend(Visit::nothing_new(&task));
            }
            Outcome::Web(
                task,
                Ok(FetchOutcome::Brought { found, kind, validators, named, .. }),
            ) => {
                let lead =
                    matches!(task.target(), Target::Article(_)).then(|| task.url().to_owned());
                let visit =
                    |kind, title, web: &Fetcher| Visit::of(kind, &task, title, validators, web);
                let web = self.pool.web();
                let feed = match (task.target(), kind) {
                    (Target::Article(_), _) => {
                        self.feeds.arrive(&task);
                        None
                    }
                    (_, SourceKind::Feed) if lists_feeds(&found) => None,
                    (_, SourceKind::Feed) => {
                        let visit = visit(SourceKind::Feed, title(&found), web);
                        Some(self.feeds.open(visit))
                    }
                    _ => {
                        batch.visits.push(visit(SourceKind::Page, None, web));
                        None
                    }
                };
                let leads = Leads::Followed;
                let via = task.feed;
                let of = Of { name: &name, lead: lead.as_deref(), leads, feed, via, named };
                self.sort(found, &of, batch, onward, known);
            }
        }
    }

    fn sort(
        &mut self,
        found: Vec<InputItem>,
        of: &Of<'_>,
        batch: &mut Batch,
        onward: &mut Vec<Source>,
        known: &dyn KnownSources,
    ) {
        let (mut articles, mut feeds) = (0, 0);
        for found in found {
            match found {
                InputItem::Article(article) => batch.items.push(BatchItem {
                    name: of.name.to_owned(),
                    result: Ok(article),
                    lead: of.lead.map(str::to_owned),
                    feed: self.feeds.address(of.feed.or(of.via)).map(str::to_owned),
                }),
                InputItem::Unreadable(lost) => {
                    batch.items.push(BatchItem::failed(lost.name, lost.error.into()));
                }
                InputItem::Lead(lead) if of.leads == Leads::Followed => {
                    self.follow(lead, of, batch, onward, known);
                }
                InputItem::Feed(url) if of.leads == Leads::Followed => {
                    if !known.has_feed(&url) && self.asked.insert(url.clone()) {
                        onward.push(Source::Web(FetchTask::feed(url, of.named.clone())));
                    }
                }
                InputItem::Lead(lead) => {
                    articles += 1;
                    // What is said of it here is kept, if it is more than a title.
                    let summary = lead.summary.filter(|summary| {
                        summary.blocks.iter().any(|block| block.kind != BlockKind::Title)
                    });
                    batch.items.extend(summary.map(|summary| BatchItem {
                        name: of.name.to_owned(),
                        result: Ok(summary),
                        lead: Some(lead.url),
                        feed: self.feeds.address(of.feed.or(of.via)).map(str::to_owned),
                    }));
                }
                InputItem::Feed(_) => feeds += 1,
            }
        }
        if articles + feeds > 0 {
            let left = AppError::Elsewhere { articles, feeds };
            batch.items.push(BatchItem::failed(of.name.to_owned(), left));
        }
    }

    fn follow(
        &mut self,
        lead: Lead,
        of: &Of<'_>,
        batch: &mut Batch,
        onward: &mut Vec<Source>,
        known: &dyn KnownSources,
    ) {
        if !self.asked.insert(lead.url.clone()) {
            return;
        }
        if known.has_address(&lead.url) {
            batch.known += 1;
            return;
        }
        self.feeds.send(of.feed);
        onward.push(Source::Web(FetchTask::lead(lead, of.named.clone(), of.feed)));
    }
}

/// The origin of findings.
struct Of<'a> {
    name: &'a str,
    lead: Option<&'a str>,
    leads: Leads,
    /// The feed that the findings stand in.
    feed: Option<usize>,
    /// The feed that led to them.
    via: Option<usize>,
    /// The server that the user named, where the findings come from it.
    named: Option<Arc<NamedServer>>,
}

impl<'a> Of<'a> {
    /// Describes findings from this machine, which anybody may have written.
    fn local(name: &'a str, leads: Leads) -> Self {
        Of { name, lead: None, leads, feed: None, via: None, named: None }
    }
}

fn is_web(source: &Source) -> bool {
    matches!(source, Source::Web(_))
}

fn is_known(source: &Source, known: &dyn KnownSources) -> bool {
    matches!(source, Source::File(path, _) if known.has_file(path))
}

fn lists_feeds(found: &[InputItem]) -> bool {
    found.iter().any(|found| matches!(found, InputItem::Feed(_)))
}

/// Returns the feed's own title, which is the outlet of its entries.
fn title(found: &[InputItem]) -> Option<String> {
    found.iter().find_map(|found| match found {
        InputItem::Article(article) => article.outlet.clone(),
        InputItem::Lead(lead) => lead.outlet.clone(),
        InputItem::Feed(_) | InputItem::Unreadable(_) => None,
    })
}
