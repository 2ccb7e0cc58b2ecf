//! Reads articles from HTML.
//!
//! `page` reads a web page of a newspaper: the article without what stands around it. `fragment`
//! lays out a piece of HTML that is all text: an entry of a feed, a chapter of a book, a mail. Both
//! sanitize the markup before a parser sees it.

mod charset;
mod lay;
mod linked_data;
mod main_text;
mod metas;
mod said;
mod stray;
mod strip;
mod sweep;
mod tags;
mod tame;
mod title;

use dom_query::Document;
use url::Url;

use crate::article::Article;
use crate::ingest::Given;
use crate::ingest::IngestError;
use crate::ingest::html::linked_data::LinkedData;
use crate::ingest::language;
use crate::ingest::sifting::guard::guarded;
use crate::text::Span;
use crate::text::Text;

pub use charset::charset;
pub use lay::Laid;

/// The most bytes of markup that are read.
const MOST_BYTES: usize = 16 << 20;

/// Reads the article on a page. The title is not part of its text.
pub fn page(html: &str, given: &Given) -> Result<Article, IngestError> {
    if html.len() > MOST_BYTES {
        return Err(IngestError::TooLarge(MOST_BYTES as u64));
    }
    // A bug in a parser must not cost the user the other articles.
    let read = guarded(|| read(html, given));
    read.unwrap_or(Err(IngestError::NoArticle("page")))
}

fn read(html: &str, given: &Given) -> Result<Article, IngestError> {
    let tamed = tame::tame(html);
    if tamed.overfull {
        return Err(IngestError::Overfull);
    }
    let page = Document::from(tamed.html);
    let said = said::said(&page, &LinkedData::read(&tamed.linked_data), given.address.as_deref());
    let base = base(&page, given.address.as_deref().or(said.claimed_url.as_deref()));
    strip::strip(&page);
    let main = main_text::main_text(page).ok_or(IngestError::NoArticle("page"))?;
    let root = main.select_single("#readability-page-1");
    let root = root.nodes().first().ok_or(IngestError::NoArticle("page"))?;
    let known = sweep::Known {
        title: said.title.as_deref().unwrap_or_default(),
        byline: said.byline.as_deref(),
    };
    let laid = lay::join(sweep::sweep(lay::pieces(root, base.as_ref()), &known));
    let text = Text::from(laid.text);
    let first = laid.blocks.first().ok_or(IngestError::NoArticle("page"))?;
    Ok(Article {
        id: given.id.clone(),
        title: said.title.unwrap_or_else(|| title_made(&text, first.span, &given.id)),
        byline: said.byline,
        outlet: said.outlet,
        published: said.published,
        url: said.url,
        claimed_url: said.claimed_url,
        language: said.language.or_else(|| language::detect(&text, &laid.blocks)),
        origin: given.origin.clone(),
        text,
        blocks: laid.blocks,
        links: laid.links,
    })
}

/// Returns a cleaned absolute web address, or `None` where `said` is something else.
pub(crate) fn address(said: &str) -> Option<String> {
    lay::absolute(said, None)
}

/// Returns a language as a BCP 47 tag.
pub(crate) fn language_tag(said: &str) -> Option<String> {
    said::tag(said)
}

/// Returns the address against which relative links are resolved.
fn base(page: &Document, address: Option<&str>) -> Option<Url> {
    let address = address.and_then(|address| Url::parse(address).ok());
    let said = page.select("base[href]").attr("href");
    let said = said.and_then(|href| lay::absolute(&href, address.as_ref()));
    said.and_then(|base| Url::parse(&base).ok()).or(address)
}

fn title_made(text: &Text, first: Span, id: &str) -> String {
    let made = crate::ingest::document::title::made(text, first);
    if made.is_empty() { id.to_owned() } else { made }
}

/// Lays out all the text of a piece of HTML. Relative links are resolved against `base`. Input that
/// no parser can handle yields an empty text.
pub fn fragment(html: &str, base: Option<&str>) -> Laid {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let base = base.and_then(|base| Url::parse(base).ok());
    let laid = guarded(|| {
        let document = Document::fragment(tame::tame(html).html);
        lay::join(lay::pieces(&document.root(), base.as_ref()))
    });
    laid.unwrap_or_default()
}

#[cfg(test)]
mod tests;
