//! Reads RSS, Atom and RDF of all versions, by the names of their elements.
//!
//! Feeds name their version and their namespaces wrongly or not at all, and put elements where they
//! do not belong. So only the local names count, and the few prefixes that mean something else.

mod entry_draft;
#[cfg(test)]
mod tests;

use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::ingest::IngestError;
use crate::ingest::detection::xml;
use crate::ingest::detection::xml::Cut;
use crate::ingest::detection::xml::Pruned;
use crate::ingest::detection::xml::Walk;
use crate::ingest::feed::entry::Channel;
use crate::ingest::feed::entry::MOST_BYTES;
use crate::ingest::feed::entry::MOST_ENTRIES;
use crate::ingest::feed::rss_atom::entry_draft::ANY;
use crate::ingest::feed::rss_atom::entry_draft::EntryDraft;
use crate::ingest::feed::rss_atom::entry_draft::PAGE;
use crate::ingest::feed::rss_atom::entry_draft::set;
use crate::ingest::feed::rss_atom::entry_draft::set_some;
use crate::ingest::feed::xml_text;
use crate::ingest::feed::xml_text::Content;

/// The names of entries in these formats.
const ENTRIES: [&str; 2] = ["item", "entry"];

/// The most authors of an entry.
const MOST_AUTHORS: usize = 20;

/// Reads a feed that is decoded already.
pub(super) fn read(text: &str) -> Result<Channel, IngestError> {
    let text = xml::without_declaration(text);
    let is_larger = text.len() > MOST_BYTES;
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let lower;
    let is_upper = xml::root(text).is_some_and(|root| matches!(root, "RSS" | "FEED"));
    let text = if is_upper {
        lower = xml_text::lower_names(text);
        &lower
    } else {
        text
    };
    let renamed;
    let text = if let Some(text) = xml_text::as_items(text) {
        renamed = text;
        &renamed
    } else {
        text
    };
    let mended;
    let mut pruned = xml::prune(text, &ENTRIES, MOST_ENTRIES);
    if !is_larger && matches!(pruned.cut, Some(Cut::Fault(_))) {
        mended = xml_text::enclosed(&xml::mended(text));
        let again = xml::prune(&mended, &ENTRIES, MOST_ENTRIES);
        if again.cut.is_none() || again.items > pruned.items {
            pruned = again;
        }
    }
    let Pruned { xml, items, cut } = pruned;
    let rest = match cut {
        None => None,
        Some(Cut::Enough) => Some(IngestError::TooMany { most: MOST_ENTRIES, parts: "entries" }),
        Some(Cut::Fault(_)) if is_larger => Some(IngestError::TooLarge(MOST_BYTES as u64)),
        Some(Cut::Fault(fault)) if items == 0 => return Err(IngestError::broken("feed", fault)),
        Some(Cut::Fault(fault)) => Some(IngestError::damaged("feed", fault)),
    };
    let channel = FeedReader::through(&xml).read();
    let channel = channel.map_err(|fault| IngestError::broken("feed", fault))?;
    Ok(Channel { rest, ..channel })
}

struct FeedReader<'a> {
    xml: &'a str,
    walk: Walk<'a>,
    channel: Channel,
    /// The authors of the feed, who count where an entry names none.
    authors: Vec<String>,
    draft: Option<EntryDraft>,
    /// True inside the author of something, whose name is a child.
    in_author: bool,
}

impl<'a> FeedReader<'a> {
    fn through(xml: &'a str) -> Self {
        FeedReader {
            xml,
            walk: Walk::through(xml),
            channel: Channel::default(),
            authors: Vec::new(),
            draft: None,
            in_author: false,
        }
    }

    fn read(mut self) -> Result<Channel, xml::Fault> {
        loop {
            match self.walk.next()? {
                Event::Start(tag) => self.start(&tag)?,
                Event::Empty(tag) => self.empty(&tag),
                Event::End(tag) => self.end(tag.local_name().as_ref()),
                Event::Eof => return Ok(self.channel),
                _ => (),
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), xml::Fault> {
        let name = tag.local_name().as_ref().to_ascii_lowercase();
        let prefix = prefix(tag);
        match name.as_str() {
            "item" | "entry" if self.draft.is_none() => {
                self.draft = Some(EntryDraft::begin(
                    attribute(tag, "xml:base"),
                    attribute(tag, "xml:lang"),
                    attribute(tag, "rdf:about"),
                ));
            }
            "feed" | "rss" | "rdf" | "channel" => {
                self.channel.language =
                    self.channel.language.take().or_else(|| attribute(tag, "xml:lang"));
            }
            // Parts that have titles and links of their own.
            "source" | "image" | "textinput" | "cloud" | "thumbnail" | "items" => {
                self.inner(tag)?;
            }
            "author" | "contributor" if !self.is_text_ahead() => self.in_author = name == "author",
            "group" => (),
            // What a feed has around its entries, whatever it calls it.
            _ if self.draft.is_none() && !is_of_channel(&name) => (),
            "link" => {
                self.empty(tag);
                let content = self.inner(tag)?;
                self.link(content.line(), LinkRole::Itself);
            }
            _ => {
                let is_inline = attribute(tag, "type").is_some_and(|kind| kind == "xhtml");
                let is_plain = attribute(tag, "type").is_some_and(|kind| kind == "text/plain");
                let permanent = attribute(tag, "isPermaLink");
                let content = self.inner(tag)?;
                let is_plain = is_plain && !is_inline;
                self.field(&name, prefix.as_deref(), content, is_plain, permanent.as_deref());
            }
        }
        Ok(())
    }

    /// Tells whether the next thing is text, and not an element.
    fn is_text_ahead(&self) -> bool {
        let rest = self.xml[self.walk.position()..].trim_start();
        !rest.starts_with('<') || rest.starts_with("<![CDATA[")
    }

    /// Returns what stands between the tags of the element that was just opened, and goes on
    /// behind it.
    fn inner(&mut self, tag: &BytesStart<'_>) -> Result<Content, xml::Fault> {
        let name = tag.name().as_ref().to_owned();
        let start = self.walk.position();
        let mut depth = 0;
        loop {
            let end = self.walk.position();
            match self.walk.next()? {
                Event::Start(inner) if inner.name().as_ref() == name => depth += 1,
                Event::End(inner) if inner.name().as_ref() == name => {
                    if depth == 0 {
                        return Ok(Content::of(&self.xml[start..end]));
                    }
                    depth -= 1;
                }
                Event::Eof => return Err(xml::Fault::BreaksOff),
                _ => (),
            }
        }
    }

    /// Reads an element whose content is in its attributes.
    fn empty(&mut self, tag: &BytesStart<'_>) {
        if !tag.local_name().as_ref().eq_ignore_ascii_case("link") {
            return;
        }
        let Some(href) = attribute(tag, "href") else { return };
        let kind = attribute(tag, "type");
        let role = match attribute(tag, "rel").as_deref() {
            None | Some("alternate" | "")
                if kind.as_deref().is_none_or(|kind| kind.contains("html")) =>
            {
                LinkRole::Itself
            }
            None | Some("alternate" | "") => LinkRole::Other,
            Some("self") => LinkRole::Feed,
            Some(_) => return,
        };
        self.link(Some(href), role);
    }

    fn link(&mut self, href: Option<String>, role: LinkRole) {
        let Some(href) = href.filter(|href| !href.trim().is_empty()) else { return };
        match (&mut self.draft, role) {
            (Some(draft), LinkRole::Itself) => set(&mut draft.links[PAGE], href),
            (Some(draft), LinkRole::Other) => set(&mut draft.links[ANY], href),
            (None, LinkRole::Feed) if href.starts_with("http") => self.channel.address = Some(href),
            (None, LinkRole::Itself | LinkRole::Other) if href.starts_with("http") => {
                set(&mut self.channel.address, href);
            }
            (_, LinkRole::Feed) | (None, _) => (),
        }
    }

    fn field(
        &mut self,
        name: &str,
        prefix: Option<&str>,
        content: Content,
        is_plain: bool,
        permanent: Option<&str>,
    ) {
        let is_media = matches!(prefix, Some("media" | "itunes" | "googleplay" | "podcast"));
        if self.in_author {
            if name == "name"
                && let Some(name) = content.line()
            {
                self.author(name);
            }
            return;
        }
        if matches!(name, "author" | "creator") {
            if let Some(said) = content.line() {
                self.author(author_name(&said));
            }
            return;
        }
        match (&mut self.draft, name) {
            (Some(draft), _) => draft.take(name, is_media, content, is_plain, permanent),
            (None, "title") if !is_media => set_some(&mut self.channel.title, content.line()),
            (None, "language") => set_some(&mut self.channel.language, content.line()),
            (None, _) => (),
        }
    }

    fn author(&mut self, name: String) {
        let authors =
            if let Some(draft) = &mut self.draft { &mut draft.authors } else { &mut self.authors };
        if !name.is_empty() && authors.len() < MOST_AUTHORS && !authors.contains(&name) {
            authors.push(name);
        }
    }

    fn end(&mut self, name: &str) {
        match name.to_ascii_lowercase().as_str() {
            "author" | "contributor" => self.in_author = false,
            "item" | "entry" => {
                let Some(draft) = self.draft.take() else { return };
                self.channel.entries.push(draft.finish(&self.authors));
            }
            _ => (),
        }
    }
}

/// What a link leads to.
#[derive(Debug, Clone, Copy)]
enum LinkRole {
    /// The page of what it stands in.
    Itself,
    /// The same in another form.
    Other,
    /// The feed.
    Feed,
}

/// Tells whether the element says something of the feed that is read.
fn is_of_channel(name: &str) -> bool {
    matches!(name, "title" | "link" | "language" | "author" | "creator" | "name" | "description")
}

/// Returns the name of an author as RSS has it: "ann@lamp.example (Ann Lee)", "Ann Lee <a@b>".
fn author_name(said: &str) -> String {
    let is_address = |word: &str| word.contains('@');
    if let Some((before, name)) = said.split_once('(')
        && is_address(before)
    {
        return name.trim_end_matches(')').trim().to_owned();
    }
    let words: Vec<&str> = said.split_whitespace().filter(|word| !is_address(word)).collect();
    words.join(" ").trim_matches(['(', ')', ' ']).to_owned()
}

fn prefix(tag: &BytesStart<'_>) -> Option<String> {
    Some(tag.name().prefix()?.as_ref().to_ascii_lowercase())
}

/// Returns the attribute of that name, whatever its case.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let found = attributes
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(name))?;
    let value = html_escape::decode_html_entities(&*found.value).trim().to_owned();
    (!value.is_empty()).then_some(value)
}
