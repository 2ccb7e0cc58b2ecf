//! The store of articles, quotations and speakers. All SQL is here.
//!
//! Lists are answered by window. What a list needs is kept counted and
//! indexed ([the schema](migrations/0001_articles.sql)), so neither a window
//! nor the filing of an article costs more because the library is large. Every
//! change is one transaction.

mod anchor;
mod articles;
mod backlog;
mod checkup;
mod claims;
mod columns;
mod correction;
mod counts;
mod entries;
mod entry;
mod error;
mod filing;
mod first_page;
mod identity;
mod index;
mod intake;
mod journal;
mod known;
pub mod language;
mod marks;
mod matching;
mod migrations;
mod newest;
mod notes;
mod open;
mod parting;
mod patience;
mod profile;
mod query;
mod rebuild;
mod repair;
mod rescue;
mod rows;
mod salvage;
mod saved;
mod sayings;
mod seal;
mod search;
mod snippet;
mod sources;
mod speakers;
mod standing;
mod store;
#[cfg(test)]
mod tests;
mod told;
mod trace;
mod versions;

pub use backlog::Manuscript;
pub use checkup::Fault;
pub use checkup::FaultKind;
pub use checkup::check;
pub use correction::Correction;
pub use correction::Deed;
pub use correction::Done;
pub use correction::Whom;
pub use error::LibraryError;
pub use intake::Put;
pub use language::Search;
pub use language::SearchError;
pub use query::Except;
pub use query::Order;
pub use query::Query;
pub use query::QuotationQuery;
pub use query::Saying;
pub use repair::Repair;
pub use repair::repair;
pub use rows::ArticleId;
pub use rows::ArticleRow;
pub use rows::Filter;
pub use rows::OpenArticle;
pub use rows::Profile;
pub use rows::QuotationId;
pub use rows::QuotationRow;
pub use rows::Rows;
pub use rows::Scope;
pub use rows::SpeakerId;
pub use rows::SpeakerRow;
pub use rows::Window;
pub use salvage::Salvaged;
pub use salvage::salvage;
pub use saved::SavedSearch;
pub use search::MOST_FOUND;
pub use sources::SourceId;
pub use sources::SourceKind;
pub use sources::SourceRow;
pub use sources::Visit;
pub use sources::Visited;
pub use store::Library;
pub use versions::VersionRow;
