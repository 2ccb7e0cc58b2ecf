//! Defines the corrections that the user can make, and what each has done.

use crate::library::ArticleId;
use crate::library::Check;
use crate::library::QuotationId;
use crate::library::SourceId;
use crate::library::SpeakerId;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::text::Spans;

/// A correction's number in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CorrectionId(pub i64);

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
    /// Attributes several quotations of one article to another speaker.
    AttributeAll {
        /// The quotations; not empty.
        quotations: Vec<QuotationId>,
        /// The new speaker.
        to: Whom,
    },
    /// Says which words belong to the quotation.
    Delimit {
        /// The quotation.
        quotation: QuotationId,
        /// The words; not empty.
        content: Spans,
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
    /// Says whether the quotation was checked.
    Check {
        /// The quotation.
        quotation: QuotationId,
        /// The verdict.
        check: Check,
    },
    /// Writes a note on the quotation.
    Note {
        /// The quotation.
        quotation: QuotationId,
        /// The note; one without words takes the note away.
        note: String,
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
    /// Says of what type a speaker is.
    Retype {
        /// The speaker.
        speaker: SpeakerId,
        /// The type.
        kind: SpeakerType,
    },
    /// Gives a speaker a Wikidata id.
    Identify {
        /// The speaker.
        speaker: SpeakerId,
        /// `Q` and digits; `None` removes the id.
        wikidata: Option<String>,
    },
    /// Takes articles out of the library.
    Remove {
        /// The articles.
        articles: Vec<ArticleId>,
    },
    /// Gives a source up, so that it is no longer visited.
    GiveUp {
        /// The source.
        source: SourceId,
        /// True if the articles that came from there alone are removed, too.
        with_articles: bool,
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
    /// Says which words belong to a quotation.
    Delimit,
    /// Says whether a quotation was checked.
    Check,
    /// Writes a note on a quotation.
    Note,
    /// Merges two speakers into one.
    Merge,
    /// Splits a speaker in two.
    Split,
    /// Renames a speaker.
    Rename,
    /// Says of what type a speaker is.
    Retype,
    /// Gives a speaker a Wikidata id.
    Identify,
    /// Takes articles out of the library.
    Remove,
    /// Gives a source up.
    GiveUp,
}

impl CorrectionKind {
    /// All kinds.
    pub const ALL: [CorrectionKind; 14] = [
        CorrectionKind::Attribute,
        CorrectionKind::Act,
        CorrectionKind::Reject,
        CorrectionKind::Add,
        CorrectionKind::Delimit,
        CorrectionKind::Check,
        CorrectionKind::Note,
        CorrectionKind::Merge,
        CorrectionKind::Split,
        CorrectionKind::Rename,
        CorrectionKind::Retype,
        CorrectionKind::Identify,
        CorrectionKind::Remove,
        CorrectionKind::GiveUp,
    ];

    /// Returns the word for the kind.
    pub fn name(self) -> &'static str {
        match self {
            CorrectionKind::Attribute => "attribute",
            CorrectionKind::Act => "act",
            CorrectionKind::Reject => "reject",
            CorrectionKind::Add => "add",
            CorrectionKind::Delimit => "delimit",
            CorrectionKind::Check => "check",
            CorrectionKind::Note => "note",
            CorrectionKind::Merge => "merge",
            CorrectionKind::Split => "split",
            CorrectionKind::Rename => "rename",
            CorrectionKind::Retype => "type",
            CorrectionKind::Identify => "identify",
            CorrectionKind::Remove => "remove",
            CorrectionKind::GiveUp => "give up",
        }
    }
}

/// A correction that was made, undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedCorrection {
    /// The correction's number in the journal.
    pub id: CorrectionId,
    /// The time at which it was made, in seconds since 1970.
    pub made: i64,
    /// The kind of correction.
    pub deed: CorrectionKind,
    /// The article that it is about; `None` where it is about speakers alone.
    pub article: Option<ArticleId>,
    /// The words that it is about, as the user saw them; of articles that were removed, the title
    /// of the first. Empty for speakers.
    pub words: String,
    /// The title of the article that it is about.
    pub title: Option<String>,
    /// The number of articles that it takes out.
    pub articles: usize,
    /// The number of corrections that were made together, this one among them.
    pub together: usize,
    /// The speaker of the quotation, or the one who is merged, split, renamed or
    /// given a type.
    pub speaker: Option<SpeakerId>,
    /// The speaker whom they are merged into, or who was split off.
    pub other: Option<SpeakerId>,
    /// The new name, the alias that was split off, the type, the Wikidata id, the act, the check, the note, the
    /// address of the source, or the words that belong to a quotation instead.
    pub name: Option<String>,
    /// What it took the place of: the name of the speaker who is merged or renamed, or of the one whose
    /// the quotation was until then, empty where it was nobody's, or the type. `None` where that was
    /// not noted.
    pub former: Option<String>,
    /// The number of different speakers whose the quotations were that were corrected together; 0 for
    /// a correction that was made alone.
    pub formers: usize,
    /// True if the correction, or one that was made together with it, is adrift: the article's
    /// present text does not have its words.
    pub adrift: bool,
    /// True if the journal has it; false for a verdict that took back those that were given in quick
    /// succession before it, so that nothing is left to be undone.
    pub is_entered: bool,
}
