//! The engine: who said what in a text, and why we think so.
//!
//! [`analyze`] is pure and total: any text yields an answer, the same each
//! time, and nothing is read or written. It knows nothing of articles, files
//! or screens.

mod analysis;
pub mod antecedent;
pub mod cast;
pub mod kind;
pub mod lexicon;
pub mod link;
pub mod marks;
pub mod mention;
pub mod name;
pub mod network;
pub mod paragraph;
pub mod phrase;
pub mod rank;
pub mod relay;
pub mod resolve;
pub mod roster;
pub mod rules;
pub mod sentence;
pub mod source;
pub mod tag;
pub mod token;

pub use analysis::Analysis;
pub use analysis::Kind;
pub use analysis::Link;
pub use analysis::Quotation;
pub use analysis::Rule;
pub use analysis::Speaker;
pub use analysis::SpeakerIdx;
pub use analysis::SpeakerType;
pub use analysis::Why;

use std::ops::Range;
use std::sync::LazyLock;

use crate::quotes::lexicon::Lexicon;
use crate::quotes::link::Attribution;
use crate::quotes::paragraph::Paragraph;
use crate::text::Span;
use crate::text::Text;

/// What the engine knows before it reads a text.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
}

impl Model {
    /// The model inside the program; loaded once, on first use.
    pub fn bundled() -> &'static Model {
        static MODEL: LazyLock<Model> = LazyLock::new(|| Model { lexicon: Lexicon::bundled() });
        &MODEL
    }
}

/// Finds the quotations in `text` and whom they stand for, where each line is a paragraph.
///
/// ```
/// use pullquote::quotes;
/// use pullquote::text::Text;
///
/// let text = Text::new("“It will rain,” said Ada Holm.");
/// let analysis = quotes::analyze(&text, quotes::Model::bundled());
/// assert_eq!(analysis.speakers[0].name, "Ada Holm");
/// ```
pub fn analyze(text: &Text, model: &Model) -> Analysis {
    analyze_paragraphs(text, &paragraph::lines(text), model)
}

/// The same, where the caller knows the paragraphs: sorted, none overlapping
/// another. What lies in none of them is not read.
pub fn analyze_paragraphs(text: &Text, paragraphs: &[Span], model: &Model) -> Analysis {
    let lexicon = &model.lexicon;
    let passages = marks::passages(text, paragraphs);
    let read = paragraphs.iter().zip(passages);
    let paragraphs: Vec<Paragraph> =
        read.map(|(&span, passages)| Paragraph::new(text, span, passages)).collect();
    let found: Vec<Vec<Attribution>> =
        paragraphs.iter().map(|paragraph| attributions(paragraph, lexicon)).collect();
    let (resolved, speakers) = resolve::speakers(&paragraphs, &found, lexicon);
    let mut quotations = Vec::new();
    for (idx, paragraph) in paragraphs.iter().enumerate() {
        for (attribution, speaker) in found[idx].iter().zip(&resolved[idx]) {
            let (speaker, chain) = speaker.clone().unzip();
            let why = Why { rule: Rule("a reporting verb"), chain: chain.unwrap_or_default() };
            quotations.push(quotation(paragraph, attribution, speaker, why));
        }
    }
    quotations.sort_by_key(|quotation| quotation.content.first());
    Analysis { quotations, speakers }
}

/// What one paragraph reports.
fn attributions(paragraph: &Paragraph, lexicon: &Lexicon) -> Vec<Attribution> {
    let tags = rules::tag(paragraph, lexicon);
    let mut found = link::attributions(paragraph, &tag::pieces(&tags));
    for attribution in &mut found {
        relay::untangle(paragraph, lexicon, attribution);
    }
    found
}

fn quotation(
    paragraph: &Paragraph,
    attribution: &Attribution,
    speaker: Option<SpeakerIdx>,
    why: Why,
) -> Quotation {
    let span = |tokens: &Range<usize>| paragraph.span(tokens.start, tokens.end);
    Quotation {
        kind: kind::kind(paragraph, &attribution.content),
        content: attribution.content.iter().map(span).collect(),
        cue: attribution.cue.iter().map(span).collect(),
        source: attribution.source.iter().map(span).collect(),
        relay: attribution.relay.iter().map(span).collect(),
        speaker,
        confidence: attribution.score,
        why,
    }
}
