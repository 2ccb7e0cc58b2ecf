//! What the program does, for the screen and the command line alike.
//!
//! [`Rounds`] read inputs and follow what they lead to. The [`Desk`] owns the
//! library and answers questions about it; it lives on one thread. The engine
//! runs on others, from [`Assignment`] to [`Finding`], and the desk files what
//! it found. The [`Importer`] does all of that for many inputs.

mod aliases;
mod allowance;
mod assignment;
mod batch;
mod desk;
mod dossier;
mod errand;
mod error;
mod file_export;
mod found;
mod fuzzy;
mod import;
mod input;
mod legwork;
mod names;
mod reading;
pub mod refresh;
mod resembling;
mod rounds;
mod stored_sheet;
mod tally;
#[cfg(test)]
mod tests;
pub mod versions;
mod visit;
mod watch;

pub use crate::ingest::is_guarded;
pub use aliases::Directory;
pub use aliases::Learnt;
pub use aliases::Naming;
pub use aliases::Refused;
pub use allowance::Allowance;
pub use allowance::Unfinished;
pub use allowance::spoken;
pub use assignment::Assignment;
pub use assignment::Finding;
pub use assignment::Kept;
pub use assignment::analyze;
pub use batch::Batch;
pub use batch::Known;
pub use batch::LeftOut;
pub use batch::Nothing;
pub use batch::Taken;
pub use desk::Change;
pub use desk::Corrected;
pub use desk::Desk;
pub use desk::Direction;
pub use desk::SearchChange;
pub use desk::SearchOutcome;
pub use desk::Stands;
pub use dossier::Dossier;
pub use errand::Errand;
pub use error::AppError;
pub use error::explain;
pub use file_export::Existing;
pub use file_export::ExportError;
pub use file_export::ExportFile;
pub use fuzzy::matching;
pub use import::Importer;
pub use input::Input;
pub use input::Leads;
pub use input::Source;
pub use legwork::Legwork;
pub use rounds::Rounds;
pub use stored_sheet::with_sheet;
pub use tally::News;
pub use tally::Tally;
pub use visit::Visit;
pub use watch::Unwatched;
pub use watch::Watch;
