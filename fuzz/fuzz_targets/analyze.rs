//! Any text is analysed, with its quotations in bounds and in order.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::quotes;
use pullquote::text::Text;

fuzz_target!(|text: &str| {
    let text = Text::new(text);
    let found = quotes::analyze(&text, quotes::Model::bundled());
    for quotation in &found.quotations {
        assert!(!quotation.content.is_empty());
        for spans in [&quotation.content, &quotation.cue, &quotation.source, &quotation.relay] {
            for span in spans {
                // Slicing panics out of bounds and off a `char` boundary.
                assert!(!text[span].is_empty());
            }
        }
        assert!((0.0..=1.0).contains(&quotation.confidence));
        assert!(quotation.speaker.is_none_or(|idx| (idx.0 as usize) < found.speakers.len()));
    }
    assert!(found.quotations.is_sorted_by_key(|quotation| quotation.content.first()));
});
