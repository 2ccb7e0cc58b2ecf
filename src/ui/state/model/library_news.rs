//! Keeps what the session told of the library.

use crate::app::Failure;
use crate::session::progress::Progress;
use crate::ui::state::model::analysis_progress::AnalysisProgress;

/// The progress of the library, and its failures.
#[derive(Debug, Default)]
pub(crate) struct LibraryNews {
    pub(crate) progress: Progress,
    /// True once an article was listed.
    pub(crate) had_articles: bool,
    /// Articles that the engine takes long over.
    pub(crate) analysis: AnalysisProgress,
    /// The inputs that could not be read.
    pub(crate) failures: Vec<Failure>,
}
