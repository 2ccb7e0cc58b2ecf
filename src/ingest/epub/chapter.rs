//! Reads one document of a book as an article.

use std::collections::HashMap;

use rbook::Epub;
use rbook::epub::manifest::EpubManifestEntry;
use rbook::epub::spine::EpubSpineEntry;

use crate::article::BlockKind;
use crate::ingest::IngestError;
use crate::ingest::article_parts;
use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::detection::encoding;
use crate::ingest::document::byline;
use crate::ingest::epub::protection::Protection;
use crate::ingest::html;
use crate::ingest::moment;

/// A document of fewer words is a cover, a title page or the like.
const WORDS: usize = 25;

/// The number of blocks at the start among which the chapter's heading is looked for.
const HEAD: usize = 3;

/// The element in which calibre lists a newspaper's articles, as it always writes it.
const LIST_OF_CALIBRE: &str = "<ul class=\"calibre_feed_list\"";

/// The metadata that all chapters of a book share, and their titles.
pub(super) struct Chapters<'a> {
    protection: &'a Protection,
    /// Titles in the table of contents, by the document's path.
    titles: HashMap<String, String>,
    byline: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

impl<'a> Chapters<'a> {
    pub(super) fn of(book: &Epub, protection: &'a Protection) -> Self {
        let metadata = book.metadata();
        let creators: Vec<&str> =
            metadata.creators().map(|creator| creator.value()).filter(is_no_program).collect();
        let publisher =
            metadata.publishers().map(|publisher| publisher.value()).find(is_no_program);
        let title = metadata.title().map(|title| title.value());
        let mut types = metadata.by_property("calibre:publication_type");
        let periodical = types.find_map(|entry| periodical(entry.value()));
        Chapters {
            protection,
            titles: titles(book),
            byline: (!creators.is_empty()).then(|| creators.join(", ")),
            outlet: periodical.or(publisher.or(title).map(str::to_owned)),
            published: metadata.published_entry().and_then(|entry| moment::normal(entry.value())),
            language: metadata.language().and_then(|language| html::language_tag(language.value())),
        }
    }

    /// Reads the document as an article; returns `None` where it has no running text.
    pub(super) fn read(
        &self,
        entry: &EpubSpineEntry<'_>,
    ) -> Result<Option<(About, LaidOutText)>, IngestError> {
        let Some(document) = entry.manifest_entry() else {
            return Err(IngestError::broken("chapter", "the book does not say where it is"));
        };
        if document.properties().has_property("nav") || !is_text(document.media_type()) {
            return Ok(None);
        }
        let path = document.href().path().decode().into_owned();
        if self.protection.locks(&path) {
            return Err(IngestError::Locked);
        }
        let text = text_of(&document)?;
        if text.contains(LIST_OF_CALIBRE) {
            return Ok(None);
        }
        let mut laid = LaidOutText::html(&text, None);
        let url = downloaded_from(&mut laid);
        if laid.words() < WORDS || is_list_of_links(&laid) {
            return Ok(None);
        }
        let title = heading(&laid).or_else(|| self.titles.get(&path).cloned());
        let about = About {
            name: name(entry).to_owned(),
            title,
            byline: byline(&laid).or_else(|| self.byline.clone()),
            outlet: self.outlet.clone(),
            published: self.published.clone(),
            url,
            language: self.language.clone(),
        };
        Ok(Some((about, laid)))
    }
}

/// Returns true if a creator or publisher is not the program that made the book, which calls itself
/// so where it was told nobody.
fn is_no_program(name: &&str) -> bool {
    !name.eq_ignore_ascii_case("calibre")
}

/// Returns the newspaper's name in a type of publication of calibre's: "periodical:unknown:The
/// Harbour Post".
fn periodical(publication_type: &str) -> Option<String> {
    let mut parts = publication_type.splitn(3, ':');
    let is_periodical = parts.next() == Some("periodical");
    parts.nth(1).filter(|_| is_periodical).and_then(article_parts::one_line)
}

/// Removes the last line of an article in a newspaper that calibre made, and returns the address
/// that it gives: "This article was downloaded by calibre from …".
fn downloaded_from(laid: &mut LaidOutText) -> Option<String> {
    let at = laid
        .blocks
        .iter()
        .rposition(|block| laid.text[block.span].starts_with("This article was downloaded by"))?;
    let span = laid.blocks[at].span;
    let link = laid.links.iter().find(|link| span.range().contains(&link.span.start()));
    let url = link.map(|link| link.url.clone());
    // What follows it leads to other articles.
    laid.blocks.truncate(at);
    laid.links.retain(|link| link.span.end() <= span.start());
    url
}

/// Returns the path of the document in the book.
pub(super) fn name<'a>(entry: &EpubSpineEntry<'a>) -> &'a str {
    match entry.manifest_entry() {
        Some(document) => document.href().as_str().trim_start_matches('/'),
        None => entry.idref(),
    }
}

fn is_text(media_type: &str) -> bool {
    media_type.is_empty() || media_type.contains("html") || media_type.contains("dtbook")
}

fn text_of(document: &EpubManifestEntry<'_>) -> Result<String, IngestError> {
    // The size was limited before the book was opened.
    let mut bytes = Vec::new();
    document.copy_bytes(&mut bytes).map_err(|error| IngestError::broken("chapter", error))?;
    let labels: Vec<_> =
        encoding::charset_of_xml(&bytes).into_iter().chain(html::charset(&bytes)).collect();
    encoding::decode_labelled(bytes, &labels).map_err(|not| IngestError::NotText(not.0))
}

/// Returns the first title that the table of contents has for each document.
fn titles(book: &Epub) -> HashMap<String, String> {
    let mut titles = HashMap::new();
    let Some(contents) = book.toc().contents() else { return titles };
    for entry in contents.flatten() {
        if let (Some(href), Some(label)) = (entry.href(), article_parts::one_line(entry.label())) {
            titles.entry(href.path().decode().into_owned()).or_insert(label);
        }
    }
    titles
}

/// Returns the heading with which the chapter starts, if it has words.
fn heading(laid: &LaidOutText) -> Option<String> {
    let is_heading = |kind| matches!(kind, BlockKind::Title | BlockKind::Heading);
    let blocks = laid.blocks.iter().take(HEAD).filter(|block| is_heading(block.kind));
    let heading = blocks.map(|block| &laid.text[block.span]);
    heading.filter_map(article_parts::one_line).find(|line| line.contains(char::is_alphabetic))
}

/// Returns the names on a line below the heading, as the articles of a newspaper have it.
fn byline(laid: &LaidOutText) -> Option<String> {
    let mut head = laid.blocks.iter().take(HEAD).map(|block| &laid.text[block.span]);
    head.find_map(byline::names).map(str::to_owned)
}

/// Tells whether the document is a table of contents: most of its text is links.
fn is_list_of_links(laid: &LaidOutText) -> bool {
    let linked: usize = laid.links.iter().map(|link| link.span.len()).sum();
    let all: usize = laid.blocks.iter().map(|block| block.span.len()).sum();
    linked * 2 > all
}
