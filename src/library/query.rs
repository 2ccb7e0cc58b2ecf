//! What the library can be asked for: plain data, whatever the reader typed.

use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::library::SpeakerId;
use crate::quotes::Kind;

/// Which way a list of articles is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// As they were taken in.
    #[default]
    Intake,
    /// By their dates, the newest first; those without a date last.
    Newest,
}

/// Which articles are wanted: those that fit all of it. Nothing: all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Each has to be in the title or the text; the last may be the beginning
    /// of a word. What is between letters and digits is no matter.
    pub words: Vec<String>,
    /// Words that have to follow one another there.
    pub phrases: Vec<String>,
    /// Words that have to be said in one quotation, by one of `speakers` and of
    /// `kind`, where those are given; the last may be a beginning.
    pub said: Vec<String>,
    /// Words that have to follow one another in that quotation.
    pub said_phrases: Vec<String>,
    /// Words that may be neither in the title nor in the text.
    pub without: Vec<String>,
    /// Any of these is quoted.
    pub speakers: Vec<SpeakerId>,
    /// Any of these is quoted as well, be it in another quotation.
    pub quoting: Vec<SpeakerId>,
    /// It has a quotation of this kind.
    pub kind: Option<Kind>,
    /// Any of these published it, case apart; empty: anybody.
    pub outlets: Vec<String>,
    /// On this day or later: ISO 8601, or the beginning of it.
    pub after: Option<String>,
    /// Before this day.
    pub before: Option<String>,
    /// Not read yet, or read.
    pub unread: Option<bool>,
    /// Starred, or not.
    pub starred: Option<bool>,
    /// None of it may be so.
    pub except: Vec<Except>,
}

/// What would keep an article from being found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Except {
    /// These words follow one another in a quotation.
    Said(String),
    /// Any of these is quoted.
    Quoting(Vec<SpeakerId>),
    /// It has a quotation of this kind.
    Kind(Kind),
    /// Any of these published it, case apart.
    Outlets(Vec<String>),
}

/// Which quotations are wanted: those that fit all of it. Nothing: all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuotationQuery {
    /// Words that are said in it; the last may be a beginning.
    pub words: Vec<String>,
    /// Words that are said one after the other.
    pub phrases: Vec<String>,
    /// Words none of which may be said in it.
    pub without: Vec<String>,
    /// By any of these.
    pub speakers: Vec<SpeakerId>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// In an article of this day or later: ISO 8601, or the beginning of it.
    pub after: Option<String>,
    /// In an article from before this day.
    pub before: Option<String>,
    /// In an article that any of these published, case apart; empty: anybody.
    pub outlets: Vec<String>,
    /// In an article that is not read yet, or is.
    pub unread: Option<bool>,
    /// In an article that is starred, or is not.
    pub starred: Option<bool>,
    /// None of it may be so of the quotation itself, or of its article's outlet.
    pub except: Vec<Except>,
}

/// A quotation outside of its article.
#[derive(Debug, Clone, PartialEq)]
pub struct Saying {
    /// Which quotation.
    pub id: QuotationId,
    /// Where it is from.
    pub article: ArticleId,
    /// The article's title.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, ISO 8601.
    pub published: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// How much of it stands in quotation marks.
    pub kind: Kind,
    /// Who said it.
    pub speaker: Option<SpeakerId>,
    /// Their name.
    pub name: Option<String>,
    /// What was said; ` … ` where the article says something in between.
    pub words: String,
    /// Who passed it on, where that is not the speaker; as `words`, and mostly empty.
    pub relay: String,
    /// From 0 to 1.
    pub confidence: f32,
    /// Whether it is as the reader said.
    pub corrected: bool,
}
