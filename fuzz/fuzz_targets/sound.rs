//! Reads bytes, and checks that every article that is found is sound.

use pullquote::article::Article;
use pullquote::article::Origin;
use pullquote::ingest::InputItem;
use pullquote::ingest::Provenance;
use pullquote::ingest::find_articles;

/// Reads the bytes.
///
/// # Panics
///
/// If an article is not sound, or a parser panics: that is caught where people use it.
pub fn read(bytes: Vec<u8>, address: Option<&str>) {
    let provenance = Provenance {
        id: "story".to_owned(),
        origin: Origin::Stdin,
        media_type: None,
        address: address.map(str::to_owned),
    };
    match find_articles(bytes, &provenance) {
        Ok(found) => {
            for found in found {
                if let InputItem::Article(article) = found {
                    check(&article);
                }
            }
        }
        Err(error) => {
            let source = std::error::Error::source(&error).map(ToString::to_string);
            assert_ne!(source.as_deref(), Some("what should read it failed"), "a parser panics");
        }
    }
}

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
