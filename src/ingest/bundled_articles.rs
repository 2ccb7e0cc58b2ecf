//! Holds the articles that come with the program: something to read on a fresh machine.

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::document::plain_text;

/// The name and text of each article, compiled in so that the program runs anywhere.
const SEEDS: [(&str, &str); 3] = [
    ("000_0ea9b67ad24008e5", include_str!("../../seeds/000_0ea9b67ad24008e5.txt")),
    ("001_becfd908ce9df35a", include_str!("../../seeds/001_becfd908ce9df35a.txt")),
    ("004_6e4209e0f738e86b", include_str!("../../seeds/004_6e4209e0f738e86b.txt")),
];

/// Returns the bundled articles, in the order of their names.
pub fn bundled() -> Vec<Article> {
    SEEDS
        .iter()
        .map(|(id, text)| plain_text::article(id, Origin::Bundled, (*text).into()))
        .collect()
}
