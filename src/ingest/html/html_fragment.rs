//! Lays out a piece of HTML that is all text: an entry of a feed, a chapter of a book, a mail.

use dom_query::Document;
use dom_query::NodeRef;
use url::Url;

use crate::ingest::detection::guard::guarded;
use crate::ingest::html::block_layout;
use crate::ingest::html::piece;
use crate::ingest::html::piece::LaidOutHtml;
use crate::ingest::html::piece::Piece;
use crate::ingest::html::sanitizer;

/// The most bytes of markup that are read.
pub(super) const MOST_BYTES: usize = 16 << 20;

/// Lays out all the text of a piece of HTML. Relative links are resolved against `base`. Input that
/// no parser can handle yields an empty text.
pub fn fragment(html: &str, base: Option<&str>) -> LaidOutHtml {
    lay_out(html, base, block_layout::pieces)
}

/// Lays out the same with the descriptions of its pictures, in brackets: who writes a text by hand
/// describes pictures for readers, while those of news pages say little that the text does not.
pub fn fragment_with_pictures(html: &str, base: Option<&str>) -> LaidOutHtml {
    lay_out(html, base, block_layout::pieces_with_pictures)
}

fn lay_out(
    html: &str,
    base: Option<&str>,
    pieces: impl FnOnce(&NodeRef, Option<&Url>) -> Vec<Piece>,
) -> LaidOutHtml {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let base = base.and_then(|base| Url::parse(base).ok());
    let laid = guarded(|| {
        let document = Document::fragment(sanitizer::sanitize(html).html);
        piece::join(pieces(&document.root(), base.as_ref()))
    });
    laid.unwrap_or_default()
}
