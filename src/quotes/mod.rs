//! The engine: who said what in a text, and why we think so.
//!
//! [`analyze`] is pure and total: any text yields an answer, the same each
//! time, and nothing is read or written. It knows nothing of articles, files
//! or screens.

mod analysis;
pub mod roster;

pub use analysis::Analysis;
pub use analysis::Kind;
pub use analysis::Link;
pub use analysis::Quotation;
pub use analysis::Rule;
pub use analysis::Speaker;
pub use analysis::SpeakerIdx;
pub use analysis::SpeakerType;
pub use analysis::Why;

use std::sync::LazyLock;

use crate::text::Span;
use crate::text::Text;

/// What the engine has learnt: word lists now.
#[derive(Debug)]
pub struct Model {}

impl Model {
    /// The model inside the program; loaded once, on first use.
    pub fn bundled() -> &'static Model {
        static MODEL: LazyLock<Model> = LazyLock::new(|| Model {});
        &MODEL
    }
}

/// Finds the quotations in `text` and whom they stand for, where each line is a paragraph.
pub fn analyze(text: &Text, model: &Model) -> Analysis {
    analyze_paragraphs(text, &[text.span()], model)
}

/// The same, where the caller knows the paragraphs: sorted, none overlapping
/// another. What lies in none of them is not read.
pub fn analyze_paragraphs(_text: &Text, _paragraphs: &[Span], _model: &Model) -> Analysis {
    Analysis::default()
}
