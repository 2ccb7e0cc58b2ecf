//! What the program does, for the screen and the command line alike.
//!
//! [`Rounds`] read inputs and follow what they lead to. The [`Desk`] owns the
//! library and answers questions about it; it lives on one thread. The engine
//! runs on others, from [`Assignment`] to [`Finding`], and the desk files what
//! it found. The [`Importer`] does all of that for many inputs.

mod desk;
mod errand;
mod error;
mod import;
mod input;
mod legwork;
mod names;
pub mod refresh;
mod rounds;
#[cfg(test)]
mod tests;
mod visit;
mod watch;

pub use desk::Assignment;
pub use desk::Desk;
pub use desk::Direction;
pub use desk::Finding;
pub use desk::Kept;
pub use desk::analyze;
pub use errand::Errand;
pub use error::AppError;
pub use error::explain;
pub use import::Importer;
pub use import::News;
pub use import::Tally;
pub use input::Input;
pub use input::Leads;
pub use input::Source;
pub use legwork::Legwork;
pub use rounds::Batch;
pub use rounds::Known;
pub use rounds::Nothing;
pub use rounds::Rounds;
pub use rounds::Taken;
pub use visit::Visit;
pub use watch::Unwatched;
pub use watch::Watch;
