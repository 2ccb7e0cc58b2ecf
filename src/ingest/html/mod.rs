//! HTML to articles.
//!
//! `page` reads a page as a newspaper puts it on the web: the article in it,
//! without what stands around it. `fragment` lays out a piece of HTML that is
//! all text: what a feed holds, a chapter of a book, a mail. Both tame the
//! markup before a parser sees it.

mod charset;
mod lay;
mod main_text;
mod strip;
mod sweep;
mod tags;
mod tame;

use std::panic;
use std::panic::AssertUnwindSafe;

use dom_query::Document;
use url::Url;

use crate::article::Article;
use crate::ingest::Given;
use crate::ingest::IngestError;
use crate::ingest::language;

pub(crate) use charset::charset;
pub(crate) use lay::Laid;

/// Bytes of markup that are looked at.
const MOST_BYTES: usize = 16 << 20;

/// The article on a page.
pub fn page(html: &str, given: &Given) -> Result<Article, IngestError> {
    let tamed = tame::tame(html);
    let document = Document::from(tamed.html);
    let base: Option<Url> = None;
    let title = document.select("title").text().to_string();
    strip::strip(&document);
    let main = main_text::main_text(document).ok_or(IngestError::NoArticle("page"))?;
    let root = main.select_single("#readability-page-1");
    let root = root.nodes().first().ok_or(IngestError::NoArticle("page"))?;
    let pieces = lay::pieces(root, base.as_ref());
    if std::env::var_os("DBG").is_some() {
        eprintln!("MAIN {}", main.html());
        for p in &pieces {
            eprintln!("{:?} {} {}", p.kind, p.linked, p.text);
        }
    }
    let known = sweep::Known { title: &title, byline: None };
    let laid = lay::join(sweep::sweep(pieces, &known));
    let text = laid.text.into();
    Ok(Article {
        id: given.id.clone(),
        title,
        byline: None,
        outlet: None,
        published: None,
        url: None,
        language: language::detect(&text, &laid.blocks),
        origin: given.origin.clone(),
        text,
        blocks: laid.blocks,
        links: laid.links,
    })
}

/// All the text of a piece of HTML, laid out. Relative links start from
/// `base`. Total: what no parser can make sense of has no text.
pub(crate) fn fragment(html: &str, base: Option<&str>) -> Laid {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let base = base.and_then(|base| Url::parse(base).ok());
    let laid = panic::catch_unwind(AssertUnwindSafe(|| {
        let document = Document::fragment(tame::tame(html).html);
        lay::join(lay::pieces(&document.root(), base.as_ref()))
    }));
    laid.unwrap_or_default()
}
