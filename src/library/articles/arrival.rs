//! Describes an arriving article by what tells whether the library has it already.

use crate::article::Article;
use crate::library::articles::identity;
use crate::library::articles::identity::Fingerprint;

/// An article as it arrives, with what identifies it.
pub(crate) struct Arrival<'a> {
    pub(crate) article: &'a Article,
    pub(crate) key: Option<String>,
    pub(crate) fingerprint: Option<Fingerprint>,
    pub(crate) words: usize,
    pub(crate) now: i64,
}

impl<'a> Arrival<'a> {
    pub(crate) fn new(article: &'a Article, now: i64) -> Self {
        let (fingerprint, words) = identity::fingerprint(article);
        Arrival { article, key: identity::url_key(article), fingerprint, words, now }
    }

    /// Returns the key of the address that the article claims, in the form of `key`.
    pub(crate) fn claimed_key(&self) -> Option<String> {
        self.article.claimed_url.as_deref().and_then(identity::key_of_url)
    }
}
