//! Finds who said what in a text, and the reasons to think so.
//!
//! [`analyze`] is pure and total: any text yields an answer, the same each
//! time, and nothing is read or written. It knows nothing of articles, files
//! or screens.

mod act;
mod analysis;
// What is `pub` in the rooms of the engine is so for `training`.
#[allow(unreachable_pub)]
pub(crate) mod attribution;
mod model;
mod pipeline;
mod placing;
#[allow(unreachable_pub)]
pub(crate) mod reading;
#[allow(unreachable_pub)]
pub(crate) mod speakers;
#[allow(unreachable_pub)]
pub(crate) mod tagging;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "training"))]
pub mod training;
mod typography;

pub use crate::quotes::act::Act;
pub use crate::quotes::act::Acts;
pub use crate::quotes::analysis::Analysis;
pub use crate::quotes::analysis::Choice;
pub use crate::quotes::analysis::DOUBTFUL_SPEAKER;
pub use crate::quotes::analysis::Kind;
pub use crate::quotes::analysis::Link;
pub use crate::quotes::analysis::Quotation;
pub use crate::quotes::analysis::Rule;
pub use crate::quotes::analysis::RunnerUp;
pub use crate::quotes::analysis::Speaker;
pub use crate::quotes::analysis::SpeakerIdx;
pub use crate::quotes::analysis::SpeakerType;
pub use crate::quotes::analysis::Why;
pub use crate::quotes::attribution::evidence::Evidence;
pub use crate::quotes::model::MODEL_VERSION;
pub use crate::quotes::model::Model;
pub use crate::quotes::reading::consent::Reached;
pub use crate::quotes::reading::paragraph::lines;

use crate::quotes::pipeline::analyze_windows;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::window;
use crate::quotes::reading::window::Windows;
use crate::text::Span;
use crate::text::Text;

/// Finds the quotations in an English `text` and whom they stand for, where each line is a paragraph.
///
/// Total and pure: any text yields an answer, the same each time, and nothing is read
/// or written. It may be called from many threads at once; one text is read on one.
/// Spans in the answer are bytes of `text`.
///
/// ```
/// use pullquote::quotes;
/// use pullquote::text::Text;
///
/// let text = Text::new("“It will rain,” said Ada Holm.");
/// let analysis = quotes::analyze(&text, quotes::Model::bundled());
/// assert_eq!(analysis.speakers[0].name, "Ada Holm");
///
/// let quotation = &analysis.quotations[0];
/// assert_eq!(quotation.kind, quotes::Kind::Direct);
/// assert_eq!(quotation.act, quotes::Act::Said);
/// assert!(quotation.confidence > 0.5);
/// let words = |spans: &pullquote::text::Spans| -> Vec<String> {
///     spans.iter().map(|span| text[span].to_owned()).collect()
/// };
/// assert_eq!(words(&quotation.cue), ["said"]);
/// assert_eq!(words(&quotation.source), ["Ada Holm"]);
/// ```
///
/// Other programs often count characters instead of bytes; [`Text::chars_before`] says
/// how many stand before a place:
///
/// ```
/// use pullquote::quotes;
/// use pullquote::text::Text;
///
/// let text = Text::new("“Non,” said Zoë Ng.");
/// let analysis = quotes::analyze(&text, quotes::Model::bundled());
/// let source = analysis.quotations[0].source.first().unwrap();
/// assert_eq!((source.start(), text.chars_before(source.start())), (16, 12));
/// ```
///
/// A text without quotations is not an error:
///
/// ```
/// # use pullquote::quotes;
/// # use pullquote::text::Text;
/// let analysis = quotes::analyze(&Text::new(""), quotes::Model::bundled());
/// assert!(analysis.quotations.is_empty() && analysis.speakers.is_empty());
/// ```
pub fn analyze(text: &Text, model: &Model) -> Analysis {
    analyze_paragraphs(text, &lines(text), None, model)
}

/// Finds the quotations like [`analyze`], where the caller knows the paragraphs: sorted, none
/// overlapping another. What lies in none of them is not read. `language` is a tag of BCP 47;
/// without one the text is taken for English, the only language that the model has learnt.
pub fn analyze_paragraphs(
    text: &Text,
    paragraphs: &[Span],
    language: Option<&str>,
    model: &Model,
) -> Analysis {
    analyze_while(text, paragraphs, language, model, &mut |_| true).unwrap_or_default()
}

/// Finds the quotations like [`analyze_paragraphs`], as long as `goes_on` allows, which is told
/// from time to time how far the text has been read; `None` where it does not. It is for texts that
/// take minutes, and for callers who wait.
///
/// A long text is read in windows, of which an ordinary article is one: besides what was found,
/// memory is bounded by a window, and `goes_on` is asked after so much work in each stage of it.
pub fn analyze_while(
    text: &Text,
    paragraphs: &[Span],
    language: Option<&str>,
    model: &Model,
    goes_on: &mut dyn FnMut(Reached) -> bool,
) -> Option<Analysis> {
    let windows = Windows::new(text, paragraphs, window::USUAL);
    analyze_windows(windows, text, language, model, &mut Consent::of(goes_on))
}
