//! Fetches one thing from the web, and knows what is expected there.

use std::sync::Arc;

use url::Url;

use crate::article::Article;
use crate::article::Origin;
use crate::ingest;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Lead;
use crate::ingest::Provenance;
use crate::ingest::UnreadablePart;
use crate::ingest::fetch::Fetched;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Login;
use crate::ingest::fetch::NamedServer;
use crate::ingest::fetch::Reach;
use crate::ingest::fetch::Validators;
use crate::ingest::html;
use crate::library::SourceKind;
use crate::library::SourceRow;

/// Something to fetch.
#[derive(Debug, Clone)]
pub struct FetchTask {
    /// The address, without the name and password that may have been in it.
    url: String,
    target: Target,
    /// The server that the user named and that led here.
    named: Option<Arc<NamedServer>>,
    /// The validators that the server sent with the copy that is stored.
    known: Option<Validators>,
    /// The number of the feed that led here; see `Feeds`.
    pub(crate) feed: Option<usize>,
    /// True if the page could not be had before, and the library has a summary of it.
    pub(crate) is_retry: bool,
}

/// The kind of thing that is expected at an address.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// Anything, since the user named the address.
    Named,
    /// A feed that is remembered or that a list of feeds contains.
    Feed,
    /// A page that is remembered.
    Page,
    /// The article that a feed links to.
    Article(Box<Lead>),
}

/// What a fetch brought.
#[derive(Debug)]
pub(crate) enum FetchOutcome {
    /// The findings, and the number of bytes that were fetched.
    Brought {
        found: Vec<InputItem>,
        bytes: u64,
        kind: SourceKind,
        validators: Validators,
        /// The server that the user named, where the findings come from it; it counts for whatever
        /// they link to.
        named: Option<Arc<NamedServer>>,
    },
    /// The server has nothing newer than the stored copy.
    NothingNew,
}

impl FetchTask {
    /// Creates the task to fetch an address that the user named.
    pub(crate) fn named(address: &str) -> Self {
        let (url, login) = Login::out_of(address);
        let named = NamedServer::of(&url, login, Reach::Anywhere).map(Arc::new);
        FetchTask { url, target: Target::Named, named, known: None, feed: None, is_retry: false }
    }

    /// Creates the task to fetch a remembered source.
    pub(crate) fn source(row: SourceRow, is_feed: bool) -> Self {
        let named = FetchTask::server_of(&row);
        let known = Validators { etag: row.visit.etag, last_modified: row.visit.modified };
        let target = if is_feed { Target::Feed } else { Target::Page };
        FetchTask {
            url: row.address,
            target,
            named,
            known: Some(known),
            feed: None,
            is_retry: false,
        }
    }

    /// Returns the server that the user named with a source.
    pub(crate) fn server_of(row: &SourceRow) -> Option<Arc<NamedServer>> {
        let reach = if row.is_private { Reach::Anywhere } else { Reach::Net };
        NamedServer::of(&row.address, row.login.clone().map(Login::of), reach).map(Arc::new)
    }

    /// Creates the task to fetch a feed of a list of feeds.
    pub(crate) fn feed(url: String, named: Option<Arc<NamedServer>>) -> Self {
        FetchTask { url, target: Target::Feed, named, known: None, feed: None, is_retry: false }
    }

    /// Creates the task to fetch an article that a feed links to.
    pub(crate) fn lead(lead: Lead, named: Option<Arc<NamedServer>>, feed: Option<usize>) -> Self {
        let url = lead.url.clone();
        FetchTask {
            url,
            target: Target::Article(Box::new(lead)),
            named,
            known: None,
            feed,
            is_retry: false,
        }
    }

    /// Returns the address, without name and password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Tells whether the library has the address as a source.
    pub(crate) fn is_remembered(&self) -> bool {
        self.known.is_some()
    }

    /// Creates the task to fetch an article of which the library has only a summary. `named`
    /// is the server that the user named with its feed.
    pub(crate) fn summary(url: String, named: Option<Arc<NamedServer>>) -> Self {
        let lead =
            Lead { url, title: None, byline: None, outlet: None, published: None, summary: None };
        let named = named.filter(|named| named.has_address(&lead.url));
        FetchTask { is_retry: true, ..FetchTask::lead(lead, named, None) }
    }

    /// Creates the same task where the user asked for the page, and is told why it cannot be had.
    pub(crate) fn asked_page(url: String, named: Option<Arc<NamedServer>>) -> Self {
        FetchTask { is_retry: false, ..FetchTask::summary(url, named) }
    }

    /// Returns what is known of the article at the address, where the article cannot be had.
    pub(crate) fn summary_of(&self) -> Option<Box<Article>> {
        match &self.target {
            Target::Article(lead) => lead.summary.clone(),
            _ => None,
        }
    }

    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    /// Returns the validators of the stored copy, which stay valid where nothing is new.
    pub(crate) fn known(&self) -> Validators {
        self.known.clone().unwrap_or_default()
    }

    /// Returns the name and password to send, written as in an address.
    pub(crate) fn login(&self) -> Option<&str> {
        Some(self.named.as_ref()?.login_for(&self.url)?.written())
    }

    /// Tells whether the address is in a private network, which the user knew when naming it.
    pub(crate) fn is_private(&self, web: &Fetcher) -> bool {
        let named = self.named.as_ref().filter(|named| named.has_address(&self.url));
        named.is_some_and(|named| web.is_private(named))
    }

    /// Fetches the address and extracts what is there. Blocks for as long as the web takes.
    pub(crate) fn run(&self, web: &Fetcher) -> Result<FetchOutcome, UnreadablePart> {
        let is_feed = match self.target {
            Target::Feed => true,
            Target::Named => ingest::looks_like_feed(&self.url),
            Target::Page | Target::Article(_) => false,
        };
        let (named, known) = (self.named.as_deref(), self.known.as_ref());
        let fetched = if is_feed {
            web.fetch(&self.url, named, known)
        } else {
            web.fetch_page(&self.url, named, known)
        };
        match fetched {
            Ok(Fetched::Unchanged) => Ok(FetchOutcome::NothingNew),
            Ok(Fetched::Fresh { bytes, media_type, address, validators }) => {
                let size = bytes.len() as u64;
                let found = self.look_into(bytes, media_type, &address)?;
                // Only a feed may be empty.
                let is_feed = found.is_empty() || found.iter().any(is_of_many);
                let kind = if is_feed { SourceKind::Feed } else { SourceKind::Page };
                let named = self.named.clone().filter(|named| named.has_address(&address));
                Ok(FetchOutcome::Brought { found, bytes: size, kind, validators, named })
            }
            Err(error) => {
                let lost = UnreadablePart::from(error);
                Err(self.lost(&lost.name, lost.error))
            }
        }
    }

    fn look_into(
        &self,
        bytes: Vec<u8>,
        media_type: Option<String>,
        address: &str,
    ) -> Result<Vec<InputItem>, UnreadablePart> {
        let provenance = Provenance {
            id: id_of(address),
            origin: Origin::Url(address.to_owned()),
            media_type,
            address: Some(address.to_owned()),
        };
        let mut found =
            ingest::find_articles(bytes, &provenance).map_err(|error| self.lost(address, error))?;
        let Target::Article(lead) = &self.target else {
            name_by_host(&mut found);
            return Ok(found);
        };
        // A feed links to pages, so anything that links further is left out.
        let mut articles: Vec<InputItem> =
            found.into_iter().filter(|found| matches!(found, InputItem::Article(_))).collect();
        if let [InputItem::Article(article)] = &mut articles[..] {
            complete(article, lead);
        }
        name_by_host(&mut articles);
        if articles.is_empty() {
            return Err(self.lost(address, IngestError::NoArticle("page")));
        }
        Ok(articles)
    }

    /// Names the failure after the address that was asked for and, where it differs, the one that
    /// failed.
    fn lost(&self, at: &str, error: IngestError) -> UnreadablePart {
        let name = if at == self.url { at.to_owned() } else { format!("{} (now {at})", self.url) };
        UnreadablePart { name, error }
    }
}

/// Tells whether a finding is one of several that an address lists.
fn is_of_many(found: &InputItem) -> bool {
    match found {
        InputItem::Article(article) => matches!(article.origin, Origin::Part { .. }),
        InputItem::Lead(_) | InputItem::Feed(_) => true,
        InputItem::Unreadable(_) => false,
    }
}

/// Adds to an article what the feed says of it and the page does not.
fn complete(article: &mut Article, lead: &Lead) {
    let add = |there: &mut Option<String>, said: &Option<String>| {
        if there.is_none() {
            there.clone_from(said);
        }
    };
    add(&mut article.byline, &lead.byline);
    add(&mut article.outlet, &lead.outlet);
    add(&mut article.published, &lead.published);
}

/// Gives articles whose outlet nothing names the host that they are from.
fn name_by_host(found: &mut [InputItem]) {
    for item in found {
        if let InputItem::Article(article) = item
            && article.outlet.is_none()
        {
            article.outlet = article.url.as_deref().and_then(html::host);
        }
    }
}

/// Derives the id that other programs may know the article by: the last part of the path without
/// its ending, or else the host.
fn id_of(address: &str) -> String {
    let Ok(url) = Url::parse(address) else { return address.to_owned() };
    let last = url.path().rsplit('/').find(|part| !part.is_empty());
    let name = last.map(|last| last.rsplit_once('.').map_or(last, |(name, _)| name));
    name.filter(|name| !name.is_empty()).or(url.host_str()).unwrap_or(address).to_owned()
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn an_article_is_called_after_the_end_of_its_address() {
        assert_eq!(id_of("https://a.example/2025/talks-end.html?x=1"), "talks-end");
        assert_eq!(id_of("https://a.example/2025/06/"), "06");
        assert_eq!(id_of("https://a.example/"), "a.example");
    }
}
