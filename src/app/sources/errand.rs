//! Fetching one thing from the web, and what is expected of it.

use std::sync::Arc;

use url::Url;

use crate::article::Article;
use crate::article::Origin;
use crate::ingest;
use crate::ingest::Found;
use crate::ingest::Given;
use crate::ingest::IngestError;
use crate::ingest::Lead;
use crate::ingest::Lost;
use crate::ingest::fetch::Fetched;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Login;
use crate::ingest::fetch::Named;
use crate::ingest::fetch::Reach;
use crate::ingest::fetch::Validators;
use crate::library::SourceKind;
use crate::library::SourceRow;

/// Parts of an address that say that a feed is there.
const FEED_WORDS: [&str; 6] = ["feed", "feeds", "rss", "rss2", "atom", "rdf"];

/// Endings of an address that say so.
const FEED_ENDINGS: [&str; 4] = ["xml", "rss", "atom", "rdf"];

/// Something to fetch.
#[derive(Debug, Clone)]
pub struct Errand {
    /// Without a name and password that may have been in it.
    url: String,
    aim: Aim,
    /// The server that the reader has named, and that led here.
    named: Option<Arc<Named>>,
    /// What the server gave with the copy that we have.
    known: Option<Validators>,
    /// The number of the feed that led here.
    pub(crate) feed: Option<usize>,
}

/// What is expected at an address.
#[derive(Debug, Clone)]
pub(crate) enum Aim {
    /// Anything: the reader named it.
    Named,
    /// A feed, which is known or stands in a list of feeds.
    Feed,
    /// A page that is known.
    Page,
    /// The article that a feed leads to.
    Article(Box<Lead>),
}

/// What came of it.
#[derive(Debug)]
pub(crate) enum Errands {
    /// These findings, so many bytes.
    Brought {
        found: Vec<Found>,
        bytes: u64,
        kind: SourceKind,
        validators: Validators,
        /// The server that the reader has named, for what the findings lead to: where they
        /// are from it.
        named: Option<Arc<Named>>,
    },
    /// What we have is what is there.
    NothingNew,
}

impl Errand {
    /// To what the reader named.
    pub(crate) fn named(address: &str) -> Self {
        let (url, login) = Login::out_of(address);
        let named = Named::of(&url, login, Reach::Anywhere).map(Arc::new);
        Errand { url, aim: Aim::Named, named, known: None, feed: None }
    }

    /// To a source that is remembered.
    pub(crate) fn source(row: SourceRow, is_feed: bool) -> Self {
        let reach = if row.is_private { Reach::Anywhere } else { Reach::Net };
        let named = Named::of(&row.address, row.login.map(Login::of), reach).map(Arc::new);
        let known = Validators { etag: row.visit.etag, last_modified: row.visit.modified };
        let aim = if is_feed { Aim::Feed } else { Aim::Page };
        Errand { url: row.address, aim, named, known: Some(known), feed: None }
    }

    /// To a feed of a list.
    pub(crate) fn feed(url: String, named: Option<Arc<Named>>) -> Self {
        Errand { url, aim: Aim::Feed, named, known: None, feed: None }
    }

    /// To what a feed leads to.
    pub(crate) fn lead(lead: Lead, named: Option<Arc<Named>>, feed: Option<usize>) -> Self {
        let url = lead.url.clone();
        Errand { url, aim: Aim::Article(Box::new(lead)), named, known: None, feed }
    }

    /// The address, without name and password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether the library has it as a source.
    pub(crate) fn is_remembered(&self) -> bool {
        self.known.is_some()
    }

    pub(crate) fn aim(&self) -> &Aim {
        &self.aim
    }

    /// What is known of the server's copy, to be kept where nothing is new.
    pub(crate) fn known(&self) -> Validators {
        self.known.clone().unwrap_or_default()
    }

    /// Name and password to ask for it with, as an address has them.
    pub(crate) fn login(&self) -> Option<&str> {
        Some(self.named.as_ref()?.login_for(&self.url)?.written())
    }

    /// Whether it is in a private network, which the reader knew in naming it.
    pub(crate) fn is_private(&self, web: &Fetcher) -> bool {
        let named = self.named.as_ref().filter(|named| named.has_address(&self.url));
        named.is_some_and(|named| web.is_private(named))
    }

    /// Fetches it and looks into it. Blocks for as long as the web takes.
    pub(crate) fn run(&self, web: &Fetcher) -> Result<Errands, Lost> {
        let is_feed = match self.aim {
            Aim::Feed => true,
            Aim::Named => looks_like_feed(&self.url),
            Aim::Page | Aim::Article(_) => false,
        };
        let (named, known) = (self.named.as_deref(), self.known.as_ref());
        let fetched = if is_feed {
            web.fetch(&self.url, named, known)
        } else {
            web.fetch_page(&self.url, named, known)
        };
        match fetched {
            Ok(Fetched::Unchanged) => Ok(Errands::NothingNew),
            Ok(Fetched::Fresh { bytes, media_type, address, validators }) => {
                let size = bytes.len() as u64;
                let found = self.look_into(bytes, media_type, &address)?;
                let kind =
                    if found.iter().any(is_of_many) { SourceKind::Feed } else { SourceKind::Page };
                let named = self.named.clone().filter(|named| named.has_address(&address));
                Ok(Errands::Brought { found, bytes: size, kind, validators, named })
            }
            Err(error) => {
                let lost = Lost::from(error);
                Err(self.lost(&lost.name, lost.error))
            }
        }
    }

    fn look_into(
        &self,
        bytes: Vec<u8>,
        media_type: Option<String>,
        address: &str,
    ) -> Result<Vec<Found>, Lost> {
        let given = Given {
            id: id_of(address),
            origin: Origin::Url(address.to_owned()),
            media_type,
            address: Some(address.to_owned()),
        };
        let found = ingest::sift(bytes, &given).map_err(|error| self.lost(address, error))?;
        let Aim::Article(lead) = &self.aim else { return Ok(found) };
        // Where a feed leads, a page is expected, and nothing that leads on.
        let mut articles: Vec<Found> =
            found.into_iter().filter(|found| matches!(found, Found::Article(_))).collect();
        if let [Found::Article(article)] = &mut articles[..] {
            complete(article, lead);
        }
        if articles.is_empty() {
            return Err(self.lost(address, IngestError::NoArticle("page")));
        }
        Ok(articles)
    }

    /// By the address that was asked for, and the one where it went wrong.
    fn lost(&self, at: &str, error: IngestError) -> Lost {
        let name = if at == self.url { at.to_owned() } else { format!("{} (now {at})", self.url) };
        Lost { name, error }
    }
}

/// Whether it is one of several that an address lists.
fn is_of_many(found: &Found) -> bool {
    match found {
        Found::Article(article) => matches!(article.origin, Origin::Part { .. }),
        Found::Lead(_) | Found::Feed(_) => true,
        Found::Lost(_) => false,
    }
}

/// Adds what the feed said and the page did not.
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

/// Whether the address says that a feed is there, so that it may be asked for
/// as a feed: many hosts keep programs from reading their pages only.
fn looks_like_feed(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let path = url.path().to_ascii_lowercase();
    let ending = path.rsplit('.').next().unwrap_or_default();
    FEED_ENDINGS.contains(&ending)
        || path.split(['/', '.', '-', '_']).any(|word| FEED_WORDS.contains(&word))
        || url.host_str().is_some_and(|host| host.starts_with("feeds.") || host.starts_with("rss."))
}

/// What other programs may know the article by: the last part of the path
/// without its ending, or else the host.
fn id_of(address: &str) -> String {
    let Ok(url) = Url::parse(address) else { return address.to_owned() };
    let last = url.path().rsplit('/').find(|part| !part.is_empty());
    let name = last.map(|last| last.rsplit_once('.').map_or(last, |(name, _)| name));
    name.filter(|name| !name.is_empty()).or(url.host_str()).unwrap_or(address).to_owned()
}

#[cfg(test)]
mod tests {
    use super::id_of;
    use super::looks_like_feed;

    #[test]
    fn an_address_tells_whether_a_feed_is_there() {
        for feed in [
            "https://a.example/feed/",
            "https://a.example/rss",
            "https://a.example/news.xml",
            "https://a.example/world-rss.php",
            "https://feeds.a.example/top",
        ] {
            assert!(looks_like_feed(feed), "{feed}");
        }
        for page in
            ["https://a.example/", "https://a.example/feeding-the-city", "https://a.example/x.html"]
        {
            assert!(!looks_like_feed(page), "{page}");
        }
    }

    #[test]
    fn an_article_is_called_after_the_end_of_its_address() {
        assert_eq!(id_of("https://a.example/2025/talks-end.html?x=1"), "talks-end");
        assert_eq!(id_of("https://a.example/2025/06/"), "06");
        assert_eq!(id_of("https://a.example/"), "a.example");
    }
}
