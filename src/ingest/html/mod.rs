//! Reads articles from HTML.
//!
//! `page` reads a web page of a newspaper: the article without what stands around it. `fragment`
//! lays out a piece of HTML that is all text: an entry of a feed, a chapter of a book, a mail. Both
//! sanitize the markup before a parser sees it.

mod article_body;
mod block_filter;
mod block_layout;
mod charset;
mod html_fragment;
mod linked_data;
mod metadata;
mod metas;
mod named_parts;
mod page_furniture;
mod part_names;
mod piece;
mod sanitizer;
mod tags;
mod title;
mod wall;

use dom_query::Document;
use url::Url;

use crate::article::Article;
use crate::ingest::IngestError;
use crate::ingest::Provenance;
use crate::ingest::detection::guard::guarded;
use crate::ingest::html::article_body::main_text;
use crate::ingest::html::article_body::other_texts;
use crate::ingest::html::article_body::stated_body;
use crate::ingest::html::html_fragment::MOST_BYTES;
use crate::ingest::html::linked_data::LinkedData;
use crate::ingest::html::metadata::byline;
use crate::ingest::html::piece::Piece;
use crate::ingest::language;
use crate::ingest::moment;
use crate::ingest::moment::DayOrder;
use crate::text::Span;
use crate::text::Text;

pub use crate::ingest::html::charset::charset;
pub use crate::ingest::html::html_fragment::fragment;
pub use crate::ingest::html::html_fragment::fragment_with_pictures;
pub(crate) use crate::ingest::html::metadata::turned;
#[cfg(feature = "ui")]
pub(crate) use crate::ingest::html::metas::host;
pub use crate::ingest::html::piece::LaidOutHtml;

/// The most blocks before the text in which byline and date are looked for.
const HEAD: usize = 6;

/// Reads the article on a page. The title is not part of its text.
pub fn page(html: &str, provenance: &Provenance) -> Result<Article, IngestError> {
    if html.len() > MOST_BYTES {
        return Err(IngestError::TooLarge(MOST_BYTES as u64));
    }
    // A bug in a parser must not cost the user the other articles.
    let read = guarded(|| read(html, provenance));
    read.unwrap_or(Err(IngestError::NoArticle("page")))
}

fn read(html: &str, provenance: &Provenance) -> Result<Article, IngestError> {
    let sanitized = sanitizer::sanitize(html);
    if sanitized.overfull {
        return Err(IngestError::Overfull);
    }
    let page = Document::from(sanitized.html);
    let data = LinkedData::read(&sanitized.linked_data);
    let metadata = metadata::metadata(&page, &data, provenance.address.as_deref());
    let base = base(&page, provenance.address.as_deref().or(metadata.claimed_url.as_deref()));
    // The page as it is, for comparing, where it states its text.
    let stated = data
        .body()
        .zip(page.body())
        .map(|(stated, body)| (stated, block_layout::pieces(&body, base.as_ref())));
    other_texts::remove(&page);
    named_parts::remove(&page);
    let main = main_text::main_text(page).ok_or(IngestError::NoArticle("page"))?;
    let root = main.select_single("#readability-page-1");
    let root = root.nodes().first().ok_or(IngestError::NoArticle("page"))?;
    let pieces = block_layout::pieces(root, base.as_ref());
    let (printed_byline, printed_date) = printed(&pieces, metadata.day_order);
    let byline = metadata.byline.or(printed_byline);
    let known = block_filter::StatedHead {
        title: metadata.title.as_deref().unwrap_or_default(),
        byline: byline.as_deref(),
    };
    let mut pieces = block_filter::retain(pieces, &known);
    if let Some((stated, page)) = stated {
        pieces = stated_body::complete(pieces, page, stated);
    }
    let laid = piece::join(pieces);
    let text = Text::from(laid.text);
    let first = laid.blocks.first().ok_or(IngestError::NoArticle("page"))?;
    if wall::is_wall(metadata.title.as_deref().unwrap_or_default(), &text) {
        return Err(IngestError::Wall);
    }
    Ok(Article {
        id: provenance.id.clone(),
        title: metadata.title.unwrap_or_else(|| title_made(&text, first.span, &provenance.id)),
        byline,
        outlet: metadata.outlet,
        published: metadata.published.or(printed_date),
        url: metadata.url,
        claimed_url: metadata.claimed_url,
        is_summary: false,
        language: metadata.language.or_else(|| language::detect(&text, &laid.blocks)),
        origin: provenance.origin.clone(),
        text,
        blocks: laid.blocks,
        links: laid.links,
    })
}

/// Returns the names and the date on lines that stand before the text and hold nothing else.
fn printed(pieces: &[Piece], order: DayOrder) -> (Option<String>, Option<String>) {
    let head = || pieces.iter().take(HEAD).take_while(|piece| !block_filter::is_prose(piece));
    let byline = head().find_map(|piece| byline::on_line(&piece.text));
    let date = |piece: &Piece| {
        // A number alone may be anything.
        let is_number = piece.text.bytes().all(|byte| byte.is_ascii_digit());
        moment::normal_in(&piece.text, order).filter(|_| !is_number)
    };
    (byline, head().find_map(date))
}

/// Returns the address of the feed that the page at `address` names as its own.
pub(crate) fn feed_of(html: &str, address: &str) -> Option<String> {
    let base = Url::parse(address).ok();
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    guarded(|| {
        let page = Document::from(sanitizer::sanitize(html).html);
        let links = page.select("link[rel~=alternate][href]");
        let feed = links.nodes().iter().find(|link| {
            link.attr("type").is_some_and(|kind| {
                ["rss+xml", "atom+xml", "feed+json"].iter().any(|known| kind.contains(known))
            })
        });
        block_layout::absolute(&feed?.attr("href")?, base.as_ref())
    })?
}

/// Returns the links of a page: where each leads, as it is written, and its words.
pub(crate) fn links(html: &str) -> Vec<(String, Option<String>)> {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let links = guarded(|| {
        let page = Document::from(sanitizer::sanitize(html).html);
        let links = page.select("a[href]");
        let read = links.nodes().iter().filter_map(|link| {
            Some((link.attr("href")?.trim().to_owned(), linked_data::clean(&link.text())))
        });
        read.collect()
    });
    links.unwrap_or_default()
}

/// Returns a cleaned absolute web address, or `None` where `said` is something else.
pub(crate) fn address(said: &str) -> Option<String> {
    block_layout::absolute(said, None)
}

/// Returns a language as a BCP 47 tag.
pub(crate) fn language_tag(said: &str) -> Option<String> {
    metadata::tag(said)
}

/// Returns the address against which relative links are resolved.
fn base(page: &Document, address: Option<&str>) -> Option<Url> {
    let address = address.and_then(|address| Url::parse(address).ok());
    let named = page.select("base[href]").attr("href");
    let named = named.and_then(|href| block_layout::absolute(&href, address.as_ref()));
    named.and_then(|base| Url::parse(&base).ok()).or(address)
}

fn title_made(text: &Text, first: Span, id: &str) -> String {
    let made = crate::ingest::document::title::made(text, first);
    if made.is_empty() { id.to_owned() } else { made }
}

#[cfg(test)]
mod tests;
