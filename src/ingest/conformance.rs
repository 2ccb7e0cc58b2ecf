//! Checks what all code that reads inputs owes to the layers below: one suite for all formats.

use std::fmt::Write;

use proptest::prelude::*;

use crate::article::Article;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::ingest::Provenance;

/// Makes the description of an input called "name" that came from `address`.
pub(crate) fn provenance(address: Option<&str>) -> Provenance {
    Provenance {
        id: "name".to_owned(),
        origin: Origin::Stdin,
        media_type: None,
        address: address.map(str::to_owned),
    }
}

/// Lists the blocks, one a line, each after a letter for its kind; a line break inside a block is
/// shown as `|`.
pub(crate) fn shown(article: &Article) -> String {
    let mut shown = String::new();
    for block in &article.blocks {
        let kind = match block.kind {
            BlockKind::Title => 'T',
            BlockKind::Heading => 'H',
            BlockKind::Paragraph => 'P',
            BlockKind::ListItem => '*',
            BlockKind::BlockQuotation => '>',
        };
        writeln!(shown, "{kind} {}", article.text[block.span].replace('\n', "|")).unwrap();
    }
    shown
}

/// Fails where a block or a link breaks a promise of `Article`.
pub(crate) fn check_conformance(article: &Article) -> Result<(), TestCaseError> {
    let mut end = 0;
    for block in &article.blocks {
        prop_assert!(end <= block.span.start(), "blocks are sorted and apart");
        prop_assert!(block.span.end() <= article.text.len(), "blocks are in bounds");
        // Slicing panics where a block does not lie on `char` boundaries.
        let content = &article.text[block.span];
        prop_assert_eq!(content.trim(), content, "no white space at the ends of a block");
        prop_assert!(!content.is_empty(), "no block is blank");
        end = block.span.end();
    }
    let mut end = 0;
    for link in &article.links {
        prop_assert!(end <= link.span.start(), "links are sorted and apart");
        prop_assert!(!link.span.is_empty(), "no link is empty");
        let is_inside = article.blocks.iter().any(|block| block.span.covers(link.span));
        prop_assert!(is_inside, "a link is inside a block");
        prop_assert!(!article.text[link.span].is_empty(), "a link is on boundaries");
        let is_web = link.url.starts_with("http://") || link.url.starts_with("https://");
        prop_assert!(is_web && !link.url.contains(char::is_control), "a link leads to the web");
        end = link.span.end();
    }
    prop_assert!(!article.title.trim().is_empty(), "every article has a title");
    Ok(())
}
