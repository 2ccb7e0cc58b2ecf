//! What every reader of inputs owes to the layers below it, as one check for
//! the tests of all of them.

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;

use crate::article::Article;

/// Fails where the article is not as [`Article`] promises.
pub(crate) fn check_conformance(article: &Article) -> Result<(), TestCaseError> {
    let mut end = 0;
    for block in &article.blocks {
        prop_assert!(end <= block.span.start(), "blocks are sorted and apart");
        prop_assert!(block.span.end() <= article.text.len(), "blocks are in bounds");
        // Slicing panics off a `char` boundary.
        let content = &article.text[block.span];
        prop_assert_eq!(content.trim(), content, "no white space at the ends of a block");
        prop_assert!(!content.is_empty(), "no block is blank");
        end = block.span.end();
    }
    let mut end = 0;
    for link in &article.links {
        prop_assert!(end <= link.span.start(), "links are sorted and apart");
        prop_assert!(!article.text[link.span].is_empty(), "no link is empty");
        let inside = |span: crate::text::Span| {
            span.start() <= link.span.start() && link.span.end() <= span.end()
        };
        prop_assert!(article.blocks.iter().any(|block| inside(block.span)), "links are in blocks");
        let is_web = link.url.starts_with("http://") || link.url.starts_with("https://");
        prop_assert!(is_web && !link.url.contains(char::is_control), "links lead into the web");
        end = link.span.end();
    }
    prop_assert!(!article.title.trim().is_empty(), "every article has a title");
    prop_assert!(!article.title.contains(['\n', '\r']), "titles are on one line");
    Ok(())
}
