//! Any HTML gives an article or an error, and a fragment always a layout.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::article::Origin;
use pullquote::ingest::Provenance;
use pullquote::ingest::html;

fuzz_target!(|text: &str| {
    let provenance = Provenance {
        id: "story".to_owned(),
        origin: Origin::Url("https://example.org/a".to_owned()),
        media_type: None,
        address: Some("https://example.org/a".to_owned()),
    };
    if let Ok(article) = html::page(text, &provenance) {
        assert!(article.blocks.iter().all(|block| !article.text[block.span].trim().is_empty()));
    }
    let laid = html::fragment(text, Some("https://example.org/"));
    for block in &laid.blocks {
        assert!(!laid.text[block.span.range()].trim().is_empty());
    }
    for link in &laid.links {
        assert!(!laid.text[link.span.range()].is_empty());
    }
});
