//! Hands on what training and benchmarks read of the engine's inside: what it sees of a text, and
//! the questions that its trained parts answer.
//!
//! The examples write with this what `train/` learns from. It is no interface for other programs
//! and changes with the engine.

use std::ops::Range;

pub use crate::quotes::attribution::act;
use crate::quotes::attribution::act as judging;
pub use crate::quotes::attribution::confidence;
pub use crate::quotes::attribution::linker;
use crate::quotes::model::Model;
use crate::quotes::pipeline::by_tags;
use crate::quotes::reading::consent::Consent;
pub use crate::quotes::reading::lexicon;
pub use crate::quotes::reading::paragraph;
pub use crate::quotes::reading::quote_marks;
use crate::quotes::reading::window;
use crate::quotes::reading::window::Windows;
pub use crate::quotes::speakers::mention;
pub use crate::quotes::speakers::ranker;
pub use crate::quotes::speakers::resolve;
pub use crate::quotes::tagging::network;
pub use crate::quotes::tagging::tag;
use crate::text::Spans;
use crate::text::Text;

/// Returns what the network for acts sees of each attribution of a text, besides its content, cue
/// and source. Training reads it, and the acts in an [`Analysis`](crate::quotes::Analysis) are judged by it.
pub fn acts_seen(text: &Text, model: &Model) -> Vec<([Spans; 3], judging::Seen)> {
    let spans = paragraph::lines(text);
    let mut goes_on = |_| true;
    let consent = &mut Consent::of(&mut goes_on);
    let mut windows = Windows::new(text, &spans, window::USUAL);
    let mut seen = Vec::new();
    let mut next = windows.first();
    while let Some(window) = next {
        let Some((tagged, found)) = by_tags(&window, model, consent) else { break };
        for (paragraph, (tagged, found)) in window.own().iter().zip(tagged.iter().zip(&found)) {
            let spans = |tokens: &mut dyn Iterator<Item = &Range<usize>>| -> Spans {
                tokens.map(|tokens| paragraph.span(tokens.start, tokens.end)).collect()
            };
            for said in found.iter().filter(|said| !said.content.is_empty()) {
                let parts = [
                    spans(&mut said.content.iter()),
                    spans(&mut said.cue.iter()),
                    spans(&mut said.source.iter()),
                ];
                seen.push((parts, judging::look(paragraph, tagged, said, &model.network)));
            }
        }
        next = windows.after(window);
    }
    seen
}
