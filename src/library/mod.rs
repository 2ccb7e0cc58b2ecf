//! Stores articles, quotations and speakers. All SQL is here.
//!
//! Lists are answered one window at a time. What a list needs is kept counted and indexed ([the
//! schema](file/migrations/0001_articles.sql)), so neither a window nor the filing of an article
//! costs more because the library is large. Every change is one transaction.

mod articles;
mod corrections;
mod error;
mod file;
mod order;
mod query;
mod quotations;
mod repair;
mod rows;
mod search;
mod speakers;
#[cfg(test)]
mod tests;

pub use articles::backlog::Manuscript;
pub use articles::earlier_versions::EarlierQuotation;
pub use articles::earlier_versions::VersionRow;
pub use articles::intake::StoreOutcome;
pub use articles::sources::source_list::SourceId;
pub use articles::sources::source_list::SourceKind;
pub use articles::sources::source_list::SourceRow;
pub use articles::sources::source_list::Visit;
pub use articles::sources::source_list::Visited;
pub use corrections::check::Check;
pub use corrections::correction::AppliedCorrection;
pub use corrections::correction::Correction;
pub use corrections::correction::CorrectionId;
pub use corrections::correction::CorrectionKind;
pub use corrections::correction::Whom;
pub use error::LibraryError;
pub use file::connection::Library;
pub use file::connection::is_there;
pub use file::view_settings::LastView;
pub use order::IndexedOrder;
pub use order::Order;
pub use query::Except;
pub use query::ListedQuotation;
pub use query::Marked;
pub use query::Query;
pub use query::QuotationQuery;
pub use quotations::voices::Voice;
pub use quotations::voices::VoiceGrouping;
pub use quotations::voices::words::counted as counted_words;
pub use repair::checkup::Fault;
pub use repair::checkup::FaultKind;
pub use repair::checkup::check;
pub use repair::library_repair::Repair;
pub use repair::library_repair::clear_leftovers;
pub use repair::library_repair::repair;
pub use repair::salvage::Salvaged;
pub use repair::salvage::salvage;
pub use rows::ArticleId;
pub use rows::ArticleRow;
pub use rows::ByHand;
pub use rows::ChainStep;
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
pub use search::article_search::MOST_FOUND;
pub use search::query_language;
pub use search::query_language::Search;
pub use search::query_language::SearchError;
pub use search::saved_search::SavedSearch;
pub use speakers::new_names::Renamed;
