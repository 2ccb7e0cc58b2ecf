//! Any text is laid out as Markdown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::article::Origin;
use pullquote::ingest::Provenance;
use pullquote::ingest::document::markdown;

fuzz_target!(|text: &str| {
    let provenance = Provenance {
        id: "story".to_owned(),
        origin: Origin::Stdin,
        media_type: None,
        address: None,
    };
    let article = markdown::article(text, &provenance);
    assert!(article.blocks.iter().all(|block| !article.text[block.span].trim().is_empty()));
    assert!(!article.title.trim().is_empty());
});
