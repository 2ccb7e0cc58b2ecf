//! Lays out a piece of HTML that is all text: an entry of a feed, a chapter of a book, a mail.

use dom_query::Document;
use url::Url;

use crate::ingest::html::block_layout;
use crate::ingest::html::block_layout::LaidOutHtml;
use crate::ingest::html::sanitizer;
use crate::ingest::sifting::guard::guarded;

/// The most bytes of markup that are read.
pub(super) const MOST_BYTES: usize = 16 << 20;

/// Lays out all the text of a piece of HTML. Relative links are resolved against `base`. Input that
/// no parser can handle yields an empty text.
pub fn fragment(html: &str, base: Option<&str>) -> LaidOutHtml {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let base = base.and_then(|base| Url::parse(base).ok());
    let laid = guarded(|| {
        let document = Document::fragment(sanitizer::sanitize(html).html);
        block_layout::join(block_layout::pieces(&document.root(), base.as_ref()))
    });
    laid.unwrap_or_default()
}
