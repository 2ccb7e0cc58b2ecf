//! Writes the page of an article: its text, and beside it who is quoted in it.

use crate::export::Sheet;
use crate::export::html;
use crate::export::site::page_frame::Place;
use crate::export::site::page_frame::framed;

/// Returns the page; `speakers` has the address of the page of each quotation's speaker.
pub(super) fn page(sheet: &Sheet, speakers: &[Option<String>]) -> String {
    framed(&sheet.article.title, Place::Article, &html::only_article(sheet, speakers))
}

/// Returns the identifier of a quotation in the page of its article.
pub(super) fn anchor(place: usize) -> String {
    format!("t-q{place}")
}
