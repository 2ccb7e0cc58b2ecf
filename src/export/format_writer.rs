//! Describes a format to the rest of the program: its name, and how articles follow one another in
//! it.

use crate::export::Sheet;
use crate::export::WithText;

/// Writes articles in one format. Each format implements it in a file of its own, and is registered
/// in [`crate::export::Format`].
pub(super) trait FormatWriter: Sync {
    /// Returns the format's name, as users write it on the command line.
    fn name(&self) -> &'static str;

    /// Describes the format in a few words, for the help of the command line.
    fn summary(&self) -> &'static str;

    /// Returns the extension of its files, without a dot. If two formats share one, a file's name
    /// alone does not tell which is wanted.
    fn extension(&self) -> &'static str;

    /// Returns the part of an article that does not depend on those before it; empty where the
    /// format has nothing to say of it.
    ///
    /// # Panics
    ///
    /// If a span of the sheet is not of its article's text.
    fn piece(&self, sheet: &Sheet, with_text: WithText) -> String;

    /// Returns the text before the first article, or alone where there is none.
    fn head(&self, _is_empty: bool) -> String {
        String::new()
    }

    /// Returns the text between two articles.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Returns the text after each article.
    fn end_of_piece(&self) -> &'static str {
        ""
    }

    /// Returns the text that ends the document.
    fn tail(&self, _is_empty: bool) -> &'static str {
        ""
    }

    /// Returns true if the format is one of bytes, which no terminal can show.
    fn is_binary(&self) -> bool {
        false
    }

    /// Returns true if a document holds one article, whose text lies in a file beside it.
    fn has_text_beside(&self) -> bool {
        false
    }
}
