//! What the library answers with: plain rows.

use crate::article::Article;
use crate::library::Search;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;
use crate::text::Span;
use crate::text::Spans;

/// An article's number in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub i64);

/// A speaker's number in the library: the same person in all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub i64);

/// A quotation's number in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotationId(pub i64);

/// Which rows of a list are wanted. Lists are long; screens are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Index of the first row wanted, from 0.
    pub first: usize,
    /// How many rows at most.
    pub len: usize,
}

impl Window {
    /// The window of `len` rows with the row `index` in its middle.
    pub fn around(index: usize, len: usize) -> Self {
        Window { first: index.saturating_sub(len / 2), len }
    }
}

/// A window's rows, and how many rows the whole list has.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    /// Length of the whole list.
    pub total: usize,
    /// Index of `rows[0]` in the whole list.
    pub first: usize,
    /// The rows, at most as many as were asked for.
    pub rows: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { total: 0, first: 0, rows: Vec::new() }
    }
}

/// What narrows the list of articles and the quotations that `n` stops at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Any of these speakers; empty: everybody. Sorted.
    pub speakers: Vec<SpeakerId>,
    /// What the articles are searched for. The library's own lists pass it over:
    /// the desk, who knows the names in it, sees to it.
    pub search: Option<Search>,
}

impl Filter {
    /// Whether everybody's quotations pass.
    pub fn is_empty(&self) -> bool {
        self.speakers.is_empty()
    }

    /// Whether a quotation of `speaker` passes.
    pub fn admits(&self, speaker: Option<SpeakerId>) -> bool {
        self.is_empty() || speaker.is_some_and(|id| self.speakers.binary_search(&id).is_ok())
    }
}

/// One line of the articles pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// Which article.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, ISO 8601.
    pub published: Option<String>,
    /// How many quotations it has; under a filter, those the filter admits.
    pub quotations: usize,
    /// Whether the engine has read it.
    pub analysed: bool,
    /// Whether the reader has opened it.
    pub read: bool,
    /// Whether the reader starred it.
    pub starred: bool,
    /// Where words of its text were searched for, a piece of that: what was found is
    /// marked `true`. White space runs are one blank.
    pub snippet: Vec<(String, bool)>,
}

/// Whose speakers a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Those quoted in one article.
    Article(ArticleId),
    /// Those quoted anywhere in the library.
    Library,
}

/// One line of the speakers pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRow {
    /// Which speaker.
    pub id: SpeakerId,
    /// The canonical name.
    pub name: String,
    /// What the speaker is.
    pub kind: SpeakerType,
    /// How many quotations the scope has of them.
    pub quotations: usize,
}

/// All that is known of a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// As in the lists, counted over the library.
    pub speaker: SpeakerRow,
    /// The other names they go by, those of whom was merged into them too; sorted.
    pub aliases: Vec<String>,
    /// Those of them that are theirs without a merge, so that they can be split off.
    pub own_aliases: Vec<String>,
    /// What texts call them, lower case; sorted.
    pub roles: Vec<String>,
    /// Their id in Wikidata, where the reader gave one.
    pub wikidata: Option<String>,
}

/// One quotation of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotationRow {
    /// Which quotation.
    pub id: QuotationId,
    /// How much of it stands in quotation marks.
    pub kind: Kind,
    /// What was said. Never empty.
    pub content: Spans,
    /// The words that report it.
    pub cue: Spans,
    /// The mention beside it.
    pub source: Spans,
    /// Who passed it on.
    pub relay: Spans,
    /// Whom the source stands for.
    pub speaker: Option<SpeakerId>,
    /// From 0 to 1.
    pub confidence: f32,
    /// What made it a quotation, in a few words.
    pub rule: String,
    /// From the source to the name: mention, and why it was taken.
    pub chain: Vec<(Span, String)>,
    /// Whether it is as the reader said: added, or given to somebody else.
    pub corrected: bool,
}

/// An article with all that the screen shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenArticle {
    /// Which article.
    pub id: ArticleId,
    /// The article itself.
    pub article: Article,
    /// Whether the engine has read it; `quotations` is empty until then.
    pub analysed: bool,
    /// Sorted by where their content starts.
    pub quotations: Vec<QuotationRow>,
    /// Those quoted in it, most quotations first within each type.
    pub speakers: Vec<SpeakerRow>,
    /// Where the reader stopped in it, a byte of its text; `None`: nowhere, or at words that it
    /// has no more.
    pub place: Option<usize>,
    /// How much of it was left out because it does not fit the text: the library is damaged.
    pub left_out: usize,
}
