//! The screen.

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Input;

/// What is left to say when the screen is gone.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What could not be read, and why.
    pub failures: Vec<String>,
}

/// Why there is no screen.
#[derive(Debug, thiserror::Error)]
pub enum UiError {
    /// It is not written yet.
    #[error("this program has no screen yet; use `pullquote extract`")]
    Missing,
}

/// Shows the inputs on the screen until the reader quits.
pub fn run(
    _open: impl FnOnce() -> Result<Desk, AppError> + Send + 'static,
    _inputs: Vec<Input>,
) -> Result<Outcome, UiError> {
    Err(UiError::Missing)
}
