//! Describes an article that arrives by what tells whether the library has it already.

use crate::article::Article;
use crate::library::identity;
use crate::library::identity::Fingerprint;

/// An article as it comes, with what tells which one it is.
pub(super) struct Arrival<'a> {
    pub(super) article: &'a Article,
    pub(super) key: Option<String>,
    pub(super) fingerprint: Option<Fingerprint>,
    pub(super) words: usize,
    pub(super) now: i64,
}

impl<'a> Arrival<'a> {
    pub(super) fn new(article: &'a Article, now: i64) -> Self {
        let (fingerprint, words) = identity::fingerprint(article);
        Arrival { article, key: identity::url_key(article), fingerprint, words, now }
    }

    /// As `key`, of the address that it claims.
    pub(super) fn claimed_key(&self) -> Option<String> {
        self.article.claimed_url.as_deref().and_then(identity::key_of_url)
    }
}
