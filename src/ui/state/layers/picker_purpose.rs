//! Says what a speaker is picked for, and what can be picked.

use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::quotes::Act;
use crate::text::Spans;
use crate::text::visible;

/// Columns of a quotation's words that are shown.
const MOST_OF_WORDS: usize = 44;

/// Says what the speaker is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum PickerPurpose {
    /// To read by them.
    #[default]
    Filter,
    /// To say that a quotation is theirs.
    Attribute {
        /// Which quotation.
        quotation: QuotationId,
        /// What is said in it.
        words: String,
    },
    /// To say which act a quotation reports.
    Act {
        /// Which quotation.
        quotation: QuotationId,
        /// What is said in it.
        words: String,
    },
    /// To say that these words are a quotation of theirs.
    Add {
        /// In which article.
        article: ArticleId,
        /// Where the words are.
        content: Spans,
        /// The words.
        words: String,
    },
    /// To say that they are the same as this one.
    Merge {
        /// Who is no longer listed then.
        speaker: SpeakerId,
        /// Their name.
        name: String,
    },
    /// To say that one of their names is somebody else's.
    Split {
        /// Whose names they are.
        speaker: SpeakerId,
        /// Their name.
        name: String,
        /// The other names.
        aliases: Vec<String>,
    },
    /// To call them something else.
    Rename {
        /// Who.
        speaker: SpeakerId,
        /// Their name.
        name: String,
    },
}

/// A row to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice<'a> {
    /// Somebody who is quoted in the library.
    Known(&'a SpeakerRow),
    /// Somebody new, of this name.
    Somebody(&'a str),
    /// Nobody who could be named.
    Nobody,
    /// One of the names of a speaker.
    Alias(&'a str),
    /// A name to be given.
    Name(&'a str),
    /// What a cue can report.
    Act(Act),
}

impl PickerPurpose {
    /// Returns what is asked.
    pub(crate) fn title(&self) -> String {
        match self {
            PickerPurpose::Filter => "Whose words?".to_owned(),
            PickerPurpose::Attribute { words, .. } | PickerPurpose::Add { words, .. } => {
                format!("Who said {}?", visible::fit(words, MOST_OF_WORDS))
            }
            PickerPurpose::Act { words, .. } => {
                format!("What is {}?", visible::fit(words, MOST_OF_WORDS))
            }
            PickerPurpose::Merge { name, .. } => format!("Merge {name} into …"),
            PickerPurpose::Split { name, .. } => format!("Which name is not {name}?"),
            PickerPurpose::Rename { name, .. } => format!("Rename {name} to …"),
        }
    }

    /// Tells whether a speaker can be chosen.
    pub(crate) fn takes(&self, speaker: SpeakerId) -> bool {
        match self {
            PickerPurpose::Filter | PickerPurpose::Attribute { .. } | PickerPurpose::Add { .. } => {
                true
            }
            PickerPurpose::Merge { speaker: merged, .. } => *merged != speaker,
            PickerPurpose::Act { .. }
            | PickerPurpose::Split { .. }
            | PickerPurpose::Rename { .. } => false,
        }
    }

    /// Tells whether somebody new can be chosen, or nobody.
    pub(crate) fn takes_anybody(&self) -> bool {
        matches!(self, PickerPurpose::Attribute { .. } | PickerPurpose::Add { .. })
    }
}
