//! The store of articles, quotations and speakers. All SQL is here.

mod rows;

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
