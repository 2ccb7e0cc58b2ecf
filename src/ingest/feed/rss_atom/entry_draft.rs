//! Collects what a feed says of one entry, and decides what of it is the entry's address, text and
//! date.

use crate::ingest::feed::entry::Body;
use crate::ingest::feed::entry::Entry;
use crate::ingest::feed::xml_text::Content;
use crate::ingest::moment;

/// What is read of one entry, with all that may be its address, its text or its date.
#[derive(Debug, Default)]
pub(super) struct EntryDraft {
    entry: Entry,
    /// The links to its page, the best first.
    pub(super) links: [Option<String>; 4],
    pub(super) authors: Vec<String>,
    updated: Option<String>,
}

/// The places of links in a draft: where a service that counts readers says the page is; the link
/// to a page; any link; an identifier that is an address.
const ORIGINAL: usize = 0;
pub(super) const PAGE: usize = 1;
pub(super) const ANY: usize = 2;
const IDENTIFIER: usize = 3;

impl EntryDraft {
    /// Begins an entry with what the attributes of its element say.
    pub(super) fn begin(
        base: Option<String>,
        language: Option<String>,
        about: Option<String>,
    ) -> Self {
        let mut draft = EntryDraft::default();
        (draft.entry.base, draft.entry.language) = (base, language);
        if let Some(about) = about {
            draft.entry.name.clone_from(&about);
            draft.links[IDENTIFIER] = Some(about).filter(|about| about.starts_with("http"));
        }
        draft
    }

    /// Takes the content of an element of that name.
    pub(super) fn take(
        &mut self,
        name: &str,
        is_media: bool,
        content: Content,
        is_plain: bool,
        permanent: Option<&str>,
    ) {
        let entry = &mut self.entry;
        match name {
            "title" if !is_media => set_some(&mut entry.title, content.line()),
            "guid" | "id" if !is_media => {
                let Some(name) = content.line() else { return };
                if permanent != Some("false") && name.starts_with("http") {
                    set(&mut self.links[IDENTIFIER], name.clone());
                }
                entry.name = name;
            }
            "origlink" => set_some(&mut self.links[ORIGINAL], content.line()),
            "pubdate" | "published" | "issued" | "date" | "created" => {
                set_some(
                    &mut entry.published,
                    content.line().and_then(|said| moment::normal(&said)),
                );
            }
            "updated" | "modified" | "lastbuilddate" => {
                set_some(&mut self.updated, content.line().and_then(|said| moment::normal(&said)));
            }
            "language" => set_some(&mut entry.language, content.line()),
            "encoded" | "full-text" | "fulltext" | "fullitem" | "body" | "div" | "content"
                if !is_media =>
            {
                longer(&mut entry.content, content, is_plain);
            }
            "description" | "summary" | "abstract" => longer(&mut entry.summary, content, is_plain),
            _ => (),
        }
    }

    /// Makes the entry. The authors of the feed count where it names none.
    pub(super) fn finish(self, of_feed: &[String]) -> Entry {
        let EntryDraft { mut entry, links, authors, updated } = self;
        entry.url = links.into_iter().flatten().next();
        let authors = if authors.is_empty() { of_feed } else { &authors };
        entry.byline = (!authors.is_empty()).then(|| authors.join(", "));
        entry.published = entry.published.or(updated);
        entry
    }
}

/// Sets what is not set yet.
pub(super) fn set<T>(there: &mut Option<T>, value: T) {
    there.get_or_insert(value);
}

pub(super) fn set_some<T>(there: &mut Option<T>, value: Option<T>) {
    if there.is_none() {
        *there = value;
    }
}

/// Keeps the longer of two texts: some feeds have a teaser where others have the text.
fn longer(there: &mut Option<Body>, content: Content, is_plain: bool) {
    let html = content.html();
    let is_longer = there.as_ref().is_none_or(|body| body.len() < html.len());
    if html.trim().is_empty() || !is_longer {
        return;
    }
    // Atom calls texts plain that often are HTML.
    let is_plain =
        is_plain && !(html.contains("</") || html.contains("/>") || html.contains("<p>"));
    *there = Some(if is_plain { Body::Plain(html) } else { Body::Html(html) });
}
