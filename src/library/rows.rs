//! Defines the plain rows with which the library answers.

use crate::article::Article;
use crate::library::Check;
use crate::library::Order;
use crate::library::Search;
use crate::library::query_language::Term;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Choice;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;
use crate::text::Span;
use crate::text::Spans;

/// An article's number in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub i64);

/// A speaker's number in the library, the same in all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub i64);

/// A quotation's number in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotationId(pub i64);

/// The part of a list that is wanted. Lists are long; screens are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The index of the first row, from 0.
    pub first: usize,
    /// The largest number of rows.
    pub len: usize,
}

impl Window {
    /// Returns the window of `len` rows with the row `index` in its middle.
    pub fn around(index: usize, len: usize) -> Self {
        Window { first: index.saturating_sub(len / 2), len }
    }
}

/// The rows of a window, with the length of the whole list.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    /// The length of the whole list.
    pub total: usize,
    /// The index of `rows[0]` in the whole list.
    pub first: usize,
    /// The rows, at most as many as were asked for.
    pub rows: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { total: 0, first: 0, rows: Vec::new() }
    }
}

/// A filter, which narrows the list of articles and the quotations that `n` stops at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The speakers of whom any has to be quoted, sorted; empty for everybody.
    pub speakers: Vec<SpeakerId>,
    /// The search that the articles have to match. The lists of the library ignore it, because only
    /// the desk can look up the names in it.
    pub search: Option<Search>,
    /// The acts of the quotations that are shown: what was said, unless the user wants more. What
    /// the user corrected is shown whatever its act is.
    pub acts: Acts,
    /// The order of the list. Articles that a search finds come best match first in the order of
    /// intake.
    pub order: Order,
}

impl Filter {
    /// Tells whether everybody's quotations pass.
    pub fn is_empty(&self) -> bool {
        self.speakers.is_empty()
    }

    /// Returns the acts of the quotations that texts are shown with: those that the user has shown,
    /// and those that the search asks for.
    pub fn text_acts(&self) -> Acts {
        let sought = self.search.iter().flat_map(Search::wanted);
        sought.fold(self.acts, |acts, term| match term {
            Term::Act(act) => acts.with(*act),
            _ => acts,
        })
    }

    /// Tells whether a quotation of `speaker` passes.
    pub fn admits(&self, speaker: Option<SpeakerId>) -> bool {
        self.is_empty() || speaker.is_some_and(|id| self.speakers.binary_search(&id).is_ok())
    }
}

/// A line of the articles pane.
#[expect(clippy::struct_excessive_bools, reason = "marks that do not depend on each other")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// The article's number.
    pub id: ArticleId,
    /// The article's title.
    pub title: String,
    /// The outlet that published it.
    pub outlet: Option<String>,
    /// The date of the article, ISO 8601.
    pub published: Option<String>,
    /// The number of its quotations; under a filter, of those that the filter admits.
    pub quotations: usize,
    /// True if the engine has read it.
    pub analysed: bool,
    /// True if the user has opened it.
    pub read: bool,
    /// True if the user starred it.
    pub starred: bool,
    /// The number of texts that it had before.
    pub earlier_texts: usize,
    /// True if of its text there is only what a feed says of it.
    pub is_summary: bool,
    /// After a search for words, a piece of the article's text, in which the found words are marked
    /// `true`. Runs of white space are one blank.
    pub snippet: Vec<(String, bool)>,
}

/// The scope of a list of speakers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The speakers quoted in one article.
    Article(ArticleId),
    /// The speakers quoted anywhere in the library.
    Library,
}

/// A line of the speakers pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRow {
    /// The speaker's number.
    pub id: SpeakerId,
    /// The canonical name.
    pub name: String,
    /// The type of speaker.
    pub kind: SpeakerType,
    /// The number of their quotations in the scope.
    pub quotations: usize,
}

/// A speaker with all names, roles and the Wikidata id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The speaker as in the lists, counted over the library.
    pub speaker: SpeakerRow,
    /// The number of articles that quote them.
    pub articles: usize,
    /// All other names of the speaker, including those of speakers who were merged into them;
    /// sorted.
    pub aliases: Vec<String>,
    /// The aliases that the speaker has without a merge, and that can be split off.
    pub own_aliases: Vec<String>,
    /// The roles by which texts call the speaker, lower case; sorted.
    pub roles: Vec<String>,
    /// The speaker's id in Wikidata, where the user gave one.
    pub wikidata: Option<String>,
}

/// What a quotation has from the user rather than from the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHand {
    /// All of it: the user added it.
    Added,
    /// Where it begins and ends.
    Ends,
    /// The speaker.
    Speaker,
}

impl ByHand {
    /// Returns what is said of it to who reads an export.
    pub fn name(self) -> &'static str {
        match self {
            ByHand::Added => "added by hand",
            ByHand::Ends | ByHand::Speaker => "corrected by hand",
        }
    }
}

/// A quotation of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotationRow {
    /// The quotation's number.
    pub id: QuotationId,
    /// The kind, which says how much of it is in quotation marks.
    pub kind: Kind,
    /// The act that its cue reports.
    pub act: Act,
    /// How likely the engine's act is to be right, from 0 to 1; `None` where that is not known.
    pub act_confidence: Option<f32>,
    /// The act that the engine found, where the user said another.
    pub found_act: Option<Act>,
    /// The words that were said. Never empty.
    pub content: Spans,
    /// The words that report it.
    pub cue: Spans,
    /// The mention of the speaker beside it.
    pub source: Spans,
    /// The mention of who passed the words on.
    pub relay: Spans,
    /// The speaker whom the source stands for.
    pub speaker: Option<SpeakerId>,
    /// How likely the source stands for the speaker, from 0 to 1: 1 if the user says so, `None`
    /// where it is not known or there is no speaker.
    pub speaker_confidence: Option<f32>,
    /// The engine's confidence, from 0 to 1.
    pub confidence: f32,
    /// The rule that made it a quotation, in a few words.
    pub rule: String,
    /// The chain from the source to the name.
    pub chain: Vec<ChainStep>,
    /// True if the user added it or attributed it to somebody else.
    pub corrected: bool,
    /// What the user said of it, where it is corrected.
    pub by_hand: Option<ByHand>,
    /// The user's verdict.
    pub check: Check,
    /// The user's note; not empty.
    pub note: Option<String>,
}

impl QuotationRow {
    /// Tells whether the user said something of it, so that it stays in sight whatever its act is.
    pub fn is_kept(&self) -> bool {
        self.corrected
            || self.found_act.is_some()
            || self.check != Check::Open
            || self.note.is_some()
    }

    /// Tells whether it is among the quotations that are counted: it was said, or the user
    /// corrected it.
    pub fn is_counted(&self) -> bool {
        self.act == Act::Said || self.is_kept()
    }
}

/// A step of the chain from the source of a quotation to the name of its speaker.
#[derive(Debug, Clone, PartialEq)]
pub struct ChainStep {
    /// The mention that the step arrives at.
    pub mention: Span,
    /// Why it was followed, in a few words.
    pub reason: String,
    /// The choice that was made to go on from it, where there was one.
    pub choice: Option<Choice>,
}

/// An article with all that the screen shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenArticle {
    /// The article's number.
    pub id: ArticleId,
    /// The article itself.
    pub article: Article,
    /// True if the engine has read it; `quotations` is empty until then.
    pub analysed: bool,
    /// The version of the model that read it; `None` where none has.
    pub model: Option<String>,
    /// The quotations, sorted by where their content starts.
    pub quotations: Vec<QuotationRow>,
    /// The acts of which it has quotations, if there are any.
    pub acts: Acts,
    /// The speakers quoted in it, most quotations first within each group of types. What they did not say is
    /// not counted, so somebody who only thought something has none.
    pub speakers: Vec<SpeakerRow>,
    /// The byte of its text at which the user stopped reading; `None` if they have not begun, or if
    /// the text no longer has the words there.
    pub place: Option<usize>,
    /// The number of parts that were left out because they do not fit the text; any means that the
    /// library is damaged.
    pub left_out: usize,
}
