//! The store of articles, quotations and speakers. All SQL is here.
//!
//! Lists are answered by window. What a list needs is kept counted and
//! indexed ([the schema](migrations/0001_articles.sql)), so neither a window
//! nor the filing of an article costs more because the library is large. Every
//! change is one transaction.

mod articles;
mod columns;
mod error;
mod filing;
mod migrations;
mod open;
mod rows;
mod speakers;
mod store;
#[cfg(test)]
mod tests;

pub use error::LibraryError;
pub use rows::ArticleId;
pub use rows::ArticleRow;
pub use rows::Filter;
pub use rows::OpenArticle;
pub use rows::QuotationId;
pub use rows::QuotationRow;
pub use rows::Rows;
pub use rows::Scope;
pub use rows::SpeakerId;
pub use rows::SpeakerRow;
pub use rows::Window;
pub use store::Library;
