//! Makes articles for the tests of all layers.

use crate::article::Article;
use crate::article::Origin;

/// Returns an article of which nothing is known but its title, which also names it, and its text.
pub(crate) fn article(title: &str, text: &str) -> Article {
    Article {
        id: title.to_owned(),
        title: title.to_owned(),
        byline: None,
        outlet: None,
        published: None,
        url: None,
        claimed_url: None,
        is_summary: false,
        language: None,
        origin: Origin::Stdin,
        text: text.into(),
        blocks: vec![],
        links: vec![],
    }
}
