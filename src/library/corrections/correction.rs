//! What the reader may correct, and what a correction did, in words for the screen.

use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::library::SpeakerId;
use crate::quotes::SpeakerType;
use crate::text::Spans;

/// Who a quotation is of, as the reader says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Somebody who is known.
    Known(SpeakerId),
    /// Somebody by name: the one who is known by it, else somebody new.
    Named {
        /// The name.
        name: String,
        /// What they are.
        kind: SpeakerType,
    },
    /// Nobody who could be named.
    Nobody,
}

/// A correction, to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// The quotation is of somebody else.
    Attribute {
        /// Which quotation.
        quotation: QuotationId,
        /// Whose it is.
        to: Whom,
    },
    /// It is no quotation.
    Reject {
        /// Which one.
        quotation: QuotationId,
    },
    /// Here is one that was not found.
    Add {
        /// In which article.
        article: ArticleId,
        /// What was said; not empty.
        content: Spans,
        /// The words that report it.
        cue: Spans,
        /// The mention beside it.
        source: Spans,
        /// Whose it is.
        speaker: Whom,
    },
    /// The two are the same one.
    Merge {
        /// Who is no longer listed.
        speaker: SpeakerId,
        /// Whose all their quotations are.
        into: SpeakerId,
    },
    /// One of a speaker's aliases is somebody else.
    Split {
        /// Whose alias it is.
        speaker: SpeakerId,
        /// The name of who is split off.
        alias: String,
    },
    /// They have another name.
    Rename {
        /// Who.
        speaker: SpeakerId,
        /// Their name.
        name: String,
    },
    /// They are this one of Wikidata.
    Identify {
        /// Who.
        speaker: SpeakerId,
        /// `Q` and digits; `None`: none of them after all.
        wikidata: Option<String>,
    },
}

/// What a correction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Gives a quotation to somebody.
    Attribute,
    /// Takes a quotation away.
    Reject,
    /// Adds one.
    Add,
    /// Makes one speaker of two.
    Merge,
    /// Makes two of one.
    Split,
    /// Gives a name.
    Rename,
    /// Gives a Wikidata id.
    Identify,
}

impl Deed {
    /// All of them.
    pub const ALL: [Deed; 7] = [
        Deed::Attribute,
        Deed::Reject,
        Deed::Add,
        Deed::Merge,
        Deed::Split,
        Deed::Rename,
        Deed::Identify,
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Deed::Attribute => "attribute",
            Deed::Reject => "reject",
            Deed::Add => "add",
            Deed::Merge => "merge",
            Deed::Split => "split",
            Deed::Rename => "rename",
            Deed::Identify => "identify",
        }
    }
}

/// A correction that was made, undone or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What it does.
    pub deed: Deed,
    /// The article it is about; `None` where it is about speakers alone.
    pub article: Option<ArticleId>,
    /// The words it is about, as the reader saw them; empty for speakers.
    pub words: String,
    /// Whose the quotation is, or who is merged, split, renamed.
    pub speaker: Option<SpeakerId>,
    /// Into whom they are merged, or who was split off.
    pub other: Option<SpeakerId>,
    /// The name given, the alias split off, the Wikidata id.
    pub name: Option<String>,
    /// Whether the words it is about are not in the article's text of now.
    pub adrift: bool,
}
