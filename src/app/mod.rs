//! Provides what the program does, for the screen and the command line alike.
//!
//! [`BatchReader`] reads inputs and follows the links in them. The [`Desk`] owns the library and answers
//! questions about it; it stays on one thread. The engine runs on other threads and turns an
//! [`Assignment`] into a [`Finding`], which the desk files. The [`Importer`] does all of this for
//! many inputs.

mod aliases;
mod allowance;
mod assignment;
pub mod change_words;
mod desk;
mod direction;
mod dossier;
mod error;
mod export;
mod history;
mod import;
mod lookup;
mod moment;
mod path_completion;
mod sources;
#[cfg(test)]
mod tests;
mod voices;

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
pub use desk::Change;
pub use desk::Corrected;
pub use desk::CorrectedSpeaker;
pub use desk::Desk;
pub use desk::ListedSource;
pub use desk::LoggedCorrection;
pub use desk::Reach;
pub use desk::SearchChange;
pub use desk::SearchOutcome;
pub use desk::tell_renamed;
pub use direction::Direction;
pub use dossier::Dossier;
pub use dossier::Sayings;
pub use dossier::Subject;
pub use dossier::versions;
pub use error::AppError;
pub use error::explain;
pub use export::export_target::ExportTarget;
pub use export::export_target::is_site;
pub use export::file_export::Existing;
pub use export::file_export::ExportError;
pub use export::file_export::ExportFile;
pub use export::site::SiteExport;
pub use export::site::site_options::Remarks;
pub use export::site::site_options::SiteOptions;
pub use export::stored_sheet::with_quotations;
pub use export::stored_sheet::with_sheet;
pub use history::History;
pub use history::QuotationChange;
pub use history::Runs;
pub use history::Step;
pub use history::runs;
pub use import::Importer;
pub use import::intake::Failure;
pub use import::intake::Intake;
pub use import::intake::Stored;
pub use import::tally::News;
pub use import::tally::Tally;
pub use lookup::likeness::matching;
pub use moment::told;
pub use path_completion::paths_beginning;
pub use sources::batch::Batch;
pub use sources::batch::BatchItem;
pub use sources::batch::KnownSources;
pub use sources::batch::LeftOut;
pub use sources::batch::Nothing;
pub use sources::batch_reader::BatchReader;
pub use sources::fetch_task::FetchTask;
pub use sources::input::Input;
pub use sources::input::Leads;
pub use sources::input::Source;
pub use sources::refresh;
pub use sources::source_pool::SourcePool;
pub use sources::visit::Visit;
pub use sources::watch::Unwatched;
pub use sources::watch::Watch;
pub use voices::WantedVoices;
pub use voices::keeps_more_voices;
pub use voices::voices;
