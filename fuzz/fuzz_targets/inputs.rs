//! Any bytes give findings or an error, and every article among them is sound.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::article::Article;
use pullquote::article::Origin;
use pullquote::ingest::InputItem;
use pullquote::ingest::Provenance;
use pullquote::ingest::find_articles;

fn check(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        assert!(end <= block.span.start(), "blocks are sorted and apart");
        // Slicing panics out of bounds and off a `char` boundary.
        let words = &article.text[block.span];
        assert!(!words.is_empty() && words.trim() == words, "no block is blank at an end");
        end = block.span.end();
    }
    for link in &article.links {
        assert!(!article.text[link.span].is_empty());
        assert!(link.url.starts_with("http://") || link.url.starts_with("https://"));
    }
    assert!(!article.title.trim().is_empty(), "every article has a title");
}

fuzz_target!(|bytes: &[u8]| {
    let provenance = Provenance {
        id: "story".to_owned(),
        origin: Origin::Stdin,
        media_type: None,
        address: Some("https://example.org/a/b".to_owned()),
    };
    for found in find_articles(bytes.to_vec(), &provenance).unwrap_or_default() {
        if let InputItem::Article(article) = found {
            check(&article);
        }
    }
});
