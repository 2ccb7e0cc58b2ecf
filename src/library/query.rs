//! Defines the queries that the library answers, as plain data.

use std::ops::Range;

use crate::library::ArticleId;
use crate::library::Check;
use crate::library::QuotationId;
use crate::library::SpeakerId;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;

/// A query for articles, which have to meet every condition. An empty query matches all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words, each of which has to be in the title or the text; with an asterisk at its end, a word
    /// that begins so. Punctuation does not matter.
    pub words: Vec<String>,
    /// Phrases, whose words have to follow one another in the title or the text.
    pub phrases: Vec<String>,
    /// Words that have to be in one quotation, which is by one of `speakers` and of `kind` where
    /// those are given; with an asterisk at its end, a word that begins so.
    pub said: Vec<String>,
    /// Phrases, whose words have to follow one another in that quotation.
    pub said_phrases: Vec<String>,
    /// Words that must be neither in the title nor in the text.
    pub without: Vec<String>,
    /// Speakers of whom any has to be quoted.
    pub speakers: Vec<SpeakerId>,
    /// Speakers of a filter, of whom any has to be quoted; maybe in another quotation than the one
    /// that meets the rest. Rows count the quotations of these.
    pub quoting: Vec<SpeakerId>,
    /// The kind of quotation that the article has to have.
    pub kind: Option<Kind>,
    /// What the user has to have said of that quotation.
    pub marked: Marked,
    /// The acts of which the article has to have a quotation; where nobody chose, what is asked of
    /// quotations has to be met by something said.
    pub acts: Option<Acts>,
    /// The acts of the quotations by `quoting` that count; what was said, where nobody chose.
    pub quoting_acts: Acts,
    /// Outlets of which any has to have published it, regardless of case; empty for all outlets.
    pub outlets: Vec<String>,
    /// The first day: ISO 8601, or the beginning of it.
    pub after: Option<String>,
    /// The day before which it has to be published.
    pub before: Option<String>,
    /// The state that it has to have: unread (`true`) or read.
    pub unread: Option<bool>,
    /// The state that it has to have: starred (`true`) or not.
    pub starred: Option<bool>,
    /// The state that it has to have: with an earlier text (`true`) or without.
    pub changed: Option<bool>,
    /// The state that it has to have: a mere summary (`true`) or whole.
    pub summary: Option<bool>,
    /// Conditions none of which may hold.
    pub except: Vec<Except>,
}

/// What the user has to have said of a quotation, how sure it has to be, and whether it is anybody's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The verdicts of which it has any; empty for all.
    pub checks: Vec<Check>,
    /// Pieces of text that are in its note.
    pub notes: Vec<String>,
    /// True if the user corrected whose it is or what it reports, or added it.
    pub corrected: bool,
    /// True if it has no speaker.
    pub unattributed: bool,
    /// The least confidence in it and its speaker, in hundredths.
    pub sure: Option<u8>,
}

/// A condition that excludes an article or a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Except {
    /// These words follow one another in a quotation.
    Said(String),
    /// Any of these speakers is quoted.
    Quoting(Vec<SpeakerId>),
    /// There is a quotation of this kind.
    Kind(Kind),
    /// It reports such an act.
    Act(Act),
    /// The user's verdict on it is this.
    Check(Check),
    /// The user's note on it has this text.
    Note(String),
    /// The user corrected or added it.
    Corrected,
    /// It has no speaker.
    Unattributed,
    /// It and its speaker are at least so many hundredths sure.
    Sure(u8),
    /// Any of these outlets published it, regardless of case.
    Outlets(Vec<String>),
}

/// A query for quotations, which have to meet every condition. An empty query matches all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuotationQuery {
    /// Words that have to be in it; with an asterisk at its end, a word that begins so.
    pub words: Vec<String>,
    /// Phrases, whose words have to follow one another in it.
    pub phrases: Vec<String>,
    /// Words that must not be in it.
    pub without: Vec<String>,
    /// Speakers of whom any has to have said it.
    pub speakers: Vec<SpeakerId>,
    /// The kind that it has to be of.
    pub kind: Option<Kind>,
    /// What the user has to have said of it.
    pub marked: Marked,
    /// The acts that it reports: what was said, where nobody chose.
    pub acts: Acts,
    /// The first day of its article: ISO 8601, or the beginning of it.
    pub after: Option<String>,
    /// The day before which its article has to be published.
    pub before: Option<String>,
    /// Outlets of which any has to have published its article, regardless of case; empty for all
    /// outlets.
    pub outlets: Vec<String>,
    /// The state that its article has to have: unread (`true`) or read.
    pub unread: Option<bool>,
    /// The state that its article has to have: starred (`true`) or not.
    pub starred: Option<bool>,
    /// The state that its article has to have: with an earlier text (`true`) or without.
    pub changed: Option<bool>,
    /// The state that it has to have: a mere summary (`true`) or whole.
    pub summary: Option<bool>,
    /// Conditions none of which may hold of the quotation itself, or of its article's outlet.
    pub except: Vec<Except>,
}

/// A quotation outside of its article.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedQuotation {
    /// The quotation's number.
    pub id: QuotationId,
    /// The article that has it.
    pub article: ArticleId,
    /// The article's title.
    pub title: String,
    /// The article's outlet.
    pub outlet: Option<String>,
    /// The date of the article, ISO 8601.
    pub published: Option<String>,
    /// The article's byline.
    pub byline: Option<String>,
    /// The file that the article is from, if it is from one.
    pub path: Option<String>,
    /// The address at which the article can be read.
    pub url: Option<String>,
    /// The version of the model that read the article; `None` where none has.
    pub model: Option<String>,
    /// The kind, which says how much of it is in quotation marks.
    pub kind: Kind,
    /// The act that its cue reports.
    pub act: Act,
    /// The speaker.
    pub speaker: Option<SpeakerId>,
    /// The speaker's name.
    pub name: Option<String>,
    /// The speaker's type.
    pub speaker_type: Option<SpeakerType>,
    /// The words that were said; ` … ` where the article interrupts them.
    pub words: String,
    /// The relay, who passed the words on, where that is not the speaker; written as `words` and
    /// mostly empty.
    pub relay: String,
    /// How likely the source stands for the speaker, from 0 to 1; `None` where that is not known or
    /// there is no speaker.
    pub speaker_confidence: Option<f32>,
    /// The engine's confidence, from 0 to 1.
    pub confidence: f32,
    /// True if the user added it or attributed it to somebody else.
    pub corrected: bool,
    /// True if the act is the one that the user said.
    pub act_corrected: bool,
    /// The words that report it; ` … ` between pieces.
    pub cue: String,
    /// The mention of the speaker beside them; ` … ` between pieces.
    pub source: String,
    /// Where its content begins and ends in the article's text, in Unicode scalar values.
    pub chars: Range<usize>,
    /// The sentence that holds it where the words are only a piece of one; else empty.
    pub sentence: String,
    /// The user's verdict.
    pub check: Check,
    /// The user's note; not empty.
    pub note: Option<String>,
}

impl ListedQuotation {
    /// Returns what the screen shows for the speaker: the name or description, else the source.
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.source)
    }

    /// Returns the speaker's name, or the description of a group or somebody unnamed where it has
    /// several words: "State Department spokesperson", but not "officials".
    pub fn name_or_description(&self) -> Option<&str> {
        let is_named = self.speaker_type.is_some_and(SpeakerType::is_named);
        self.name.as_deref().filter(|name| is_named || name.contains(char::is_whitespace))
    }

    /// Returns how sure the quotation is, its words and its speaker, so the smaller of the two; what the
    /// user said is certain.
    pub fn sure(&self) -> f32 {
        match self.speaker_confidence {
            _ if self.corrected => 1.0,
            Some(named) => self.confidence.min(named),
            None => self.confidence,
        }
    }

    /// Returns the word for the user's verdict; `None` while it is open.
    pub fn check_name(&self) -> Option<String> {
        (self.check != Check::Open).then(|| self.check.name().to_owned())
    }

    /// Tells whether it is among the quotations that are counted: it was said, or the user said
    /// something of it.
    pub fn is_counted(&self) -> bool {
        self.act == Act::Said
            || self.corrected
            || self.act_corrected
            || self.check != Check::Open
            || self.note.is_some()
    }
}
