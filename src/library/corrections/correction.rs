//! Defines the corrections that the user can make, and what each has done.

use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::library::SpeakerId;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::text::Spans;

/// The speaker of a quotation, as the user names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A speaker whom the library knows.
    Known(SpeakerId),
    /// A speaker by name: the known one of that name, or else a new one.
    Named {
        /// The name.
        name: String,
        /// The type of speaker.
        kind: SpeakerType,
    },
    /// Nobody who has a name.
    Nobody,
}

/// A correction that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// Attributes the quotation to another speaker.
    Attribute {
        /// The quotation.
        quotation: QuotationId,
        /// The new speaker.
        to: Whom,
    },
    /// Says which act the quotation reports.
    Act {
        /// The quotation.
        quotation: QuotationId,
        /// The act.
        act: Act,
    },
    /// Declares that this is no quotation.
    Reject {
        /// The quotation.
        quotation: QuotationId,
    },
    /// Adds a quotation that the engine did not find.
    Add {
        /// The article.
        article: ArticleId,
        /// The words that were said; not empty.
        content: Spans,
        /// The words that report it.
        cue: Spans,
        /// The mention of the speaker beside it.
        source: Spans,
        /// The speaker.
        speaker: Whom,
    },
    /// Declares that two speakers are one.
    Merge {
        /// The speaker who is no longer listed.
        speaker: SpeakerId,
        /// The speaker who gets all their quotations.
        into: SpeakerId,
    },
    /// Declares that one of a speaker's aliases is another person's name.
    Split {
        /// The speaker who has the alias.
        speaker: SpeakerId,
        /// The name of the speaker who is split off.
        alias: String,
    },
    /// Renames a speaker.
    Rename {
        /// The speaker.
        speaker: SpeakerId,
        /// The new name.
        name: String,
    },
    /// Gives a speaker a Wikidata id.
    Identify {
        /// The speaker.
        speaker: SpeakerId,
        /// `Q` and digits; `None` removes the id.
        wikidata: Option<String>,
    },
}

/// The kinds of correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CorrectionKind {
    /// Attributes a quotation to somebody.
    Attribute,
    /// Says which act a quotation reports.
    Act,
    /// Removes a quotation.
    Reject,
    /// Adds a quotation.
    Add,
    /// Merges two speakers into one.
    Merge,
    /// Splits a speaker in two.
    Split,
    /// Renames a speaker.
    Rename,
    /// Gives a speaker a Wikidata id.
    Identify,
}

impl CorrectionKind {
    /// All kinds.
    pub const ALL: [CorrectionKind; 8] = [
        CorrectionKind::Attribute,
        CorrectionKind::Act,
        CorrectionKind::Reject,
        CorrectionKind::Add,
        CorrectionKind::Merge,
        CorrectionKind::Split,
        CorrectionKind::Rename,
        CorrectionKind::Identify,
    ];

    /// Returns the word for the kind.
    pub fn name(self) -> &'static str {
        match self {
            CorrectionKind::Attribute => "attribute",
            CorrectionKind::Act => "act",
            CorrectionKind::Reject => "reject",
            CorrectionKind::Add => "add",
            CorrectionKind::Merge => "merge",
            CorrectionKind::Split => "split",
            CorrectionKind::Rename => "rename",
            CorrectionKind::Identify => "identify",
        }
    }
}

/// A correction that was made, undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedCorrection {
    /// The kind of correction.
    pub deed: CorrectionKind,
    /// The article that it is about; `None` where it is about speakers alone.
    pub article: Option<ArticleId>,
    /// The words that it is about, as the user saw them; empty for speakers.
    pub words: String,
    /// The speaker of the quotation, or the one who is merged, split or renamed.
    pub speaker: Option<SpeakerId>,
    /// The speaker whom they are merged into, or who was split off.
    pub other: Option<SpeakerId>,
    /// The new name, the alias that was split off, the Wikidata id, or the act.
    pub name: Option<String>,
    /// True if the correction is adrift: the article's present text does not have its words.
    pub adrift: bool,
}
