//! Tests what users change: speakers, marks, checks, saved searches.

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Library;
use crate::library::QuotationId;
use crate::library::Whom;
use crate::library::tests::found;
use crate::library::tests::story;
use crate::quotes::SpeakerType;
use crate::text::Span;
use crate::text::Spans;

pub(super) mod attributions;
pub(super) mod checks;
mod former_names;
pub(super) mod marks;
pub(super) mod new_names;
mod quotation_ends;
pub(super) mod removals;
pub(super) mod saved_searches;
pub(super) mod speaker_corrections;
mod speaker_types;

/// Makes a library with one article, and with what was found in it.
fn library_of(text: &str, said: &[(&str, &str)]) -> (Library, ArticleId) {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(text, Origin::File("a".to_owned()))).unwrap().id();
    library.file(id, &found(text, said)).unwrap();
    (library, id)
}

/// Returns the number of a quotation of the article, counted from 0.
fn quotation(library: &Library, id: ArticleId, at: usize) -> QuotationId {
    library.article(id).unwrap().quotations[at].id
}

/// Returns a person of this name.
fn named(name: &str) -> Whom {
    Whom::Named { name: name.to_owned(), kind: SpeakerType::Person }
}

/// Returns where these words first stand in the text, each piece by itself.
fn spans_of(text: &str, words: &[&str]) -> Spans {
    let span = |words: &&str| {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    };
    words.iter().map(span).collect()
}
