//! Defines the purposes for which a speaker is picked, and the rows that can be picked.

use crate::library::ArticleId;
use crate::library::Order;
use crate::library::QuotationId;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::text::Spans;
use crate::text::display;
use crate::text::fold;

/// Columns of a quotation's words that are shown.
const MOST_OF_WORDS: usize = 44;

/// The purpose for which a speaker is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum PickerPurpose {
    /// The speakers are chosen to read by them.
    #[default]
    Filter,
    /// The order of the list of articles is chosen.
    Order,
    /// The speaker is chosen for a quotation.
    Attribute {
        /// The quotation.
        quotation: QuotationId,
        /// The words of its content.
        words: String,
        /// The groups of quotations that it can be corrected together with.
        alike: Vec<Alike>,
        /// The group that is corrected; one that is not there stands for the quotation alone.
        group: usize,
    },
    /// The act that a quotation reports is chosen.
    Act {
        /// The quotation.
        quotation: QuotationId,
        /// The words of its content.
        words: String,
    },
    /// The speaker is chosen for words that become a quotation.
    Add {
        /// The article.
        article: ArticleId,
        /// The place of the words.
        content: Spans,
        /// The words.
        words: String,
    },
    /// The speaker is chosen who is the same as this one.
    Merge {
        /// The speaker who is no longer listed then.
        speaker: SpeakerId,
        /// Their name.
        name: String,
    },
    /// The name is chosen that is somebody else's.
    Split {
        /// The speaker whose names they are.
        speaker: SpeakerId,
        /// Their name.
        name: String,
        /// The other names.
        aliases: Vec<String>,
    },
    /// A new name is chosen for this speaker.
    Rename {
        /// The speaker.
        speaker: SpeakerId,
        /// Their name.
        name: String,
    },
    /// The type of this speaker is chosen.
    Type {
        /// The speaker.
        speaker: SpeakerId,
        /// Their name.
        name: String,
        /// The type that they have.
        kind: SpeakerType,
    },
}

/// Returns the first of the words, in quotation marks: in their own, where they begin with one.
fn quoted(words: &str) -> String {
    let (opening, closing) = match words.chars().next() {
        Some('“') => ("", "”"),
        Some('„') => ("", "“"),
        Some('«') => ("", "»"),
        Some('‘') => ("", "’"),
        Some('"') => ("", "\""),
        _ => ("“", "”"),
    };
    let shown = display::fit(words, MOST_OF_WORDS);
    if shown == words && opening.is_empty() {
        return words.to_owned();
    }
    let shown = if shown == words { shown } else { display::fit_words(words, MOST_OF_WORDS - 1) };
    format!("{opening}{shown}{closing}")
}

/// Quotations that can be corrected together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alike {
    /// The name or the words for the speaker that they have in common.
    pub(crate) of: String,
    /// The quotations, more than one.
    pub(crate) quotations: Vec<QuotationId>,
}

impl Alike {
    /// Says how many they are, and of whom.
    fn all(&self) -> String {
        format!("all {} of {}", self.quotations.len(), self.of)
    }
}

/// A row to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice<'a> {
    /// A speaker who is quoted in the library.
    Known(&'a SpeakerRow),
    /// A new speaker of this name.
    Somebody(&'a str),
    /// Nobody who could be named.
    Nobody,
    /// One of the names of a speaker.
    Alias(&'a str),
    /// A name to be given.
    Name(&'a str),
    /// An act that a cue can report.
    Act(Act),
    /// An order of the articles.
    Order(Order),
    /// A type of speaker.
    Type(SpeakerType),
}

impl PickerPurpose {
    /// Returns what is asked.
    pub(crate) fn title(&self) -> String {
        match self {
            PickerPurpose::Filter => "Whose words?".to_owned(),
            PickerPurpose::Order => "Which order?".to_owned(),
            PickerPurpose::Attribute { words, alike, group, .. } => match alike.get(*group) {
                Some(alike) => format!("Who said {}?", alike.all()),
                None => format!("Who said {}?", quoted(words)),
            },
            PickerPurpose::Add { words, .. } => format!("Who said {}?", quoted(words)),
            PickerPurpose::Act { words, .. } => format!("What is {}?", quoted(words)),
            PickerPurpose::Merge { name, .. } => format!("Merge {name} into …"),
            PickerPurpose::Split { name, .. } => format!("Which name is not {name}?"),
            PickerPurpose::Rename { name, .. } => format!("Rename {name} to …"),
            PickerPurpose::Type { name, .. } => format!("What is {name}?"),
        }
    }

    /// Returns what can be asked about instead.
    pub(crate) fn otherwise(&self) -> Option<String> {
        match self {
            PickerPurpose::Attribute { alike, group, .. } if !alike.is_empty() => {
                let next = if *group < alike.len() { *group + 1 } else { 0 };
                Some(alike.get(next).map_or_else(|| "this one alone".to_owned(), Alike::all))
            }
            _ => None,
        }
    }

    /// Goes on to the next group of quotations that are corrected together; after the last comes
    /// the quotation alone. `false` where there is none.
    pub(crate) fn turn_group(&mut self) -> bool {
        let PickerPurpose::Attribute { alike, group, .. } = self else { return false };
        *group = if *group < alike.len() { *group + 1 } else { 0 };
        !alike.is_empty()
    }

    /// Tells whether a speaker can be chosen.
    pub(crate) fn takes(&self, speaker: SpeakerId) -> bool {
        match self {
            PickerPurpose::Filter | PickerPurpose::Attribute { .. } | PickerPurpose::Add { .. } => {
                true
            }
            PickerPurpose::Merge { speaker: own, .. }
            | PickerPurpose::Rename { speaker: own, .. } => *own != speaker,
            PickerPurpose::Order
            | PickerPurpose::Act { .. }
            | PickerPurpose::Split { .. }
            | PickerPurpose::Type { .. } => false,
        }
    }

    /// Tells whether a speaker who was found for what is typed can be chosen: whoever is renamed can
    /// become one with somebody who has that very name.
    pub(crate) fn lists(&self, row: &SpeakerRow, typed: &str) -> bool {
        let is_renaming = matches!(self, PickerPurpose::Rename { .. });
        let has_name = || fold::key(&row.name) == fold::key(typed.trim());
        self.takes(row.id) && (!is_renaming || has_name())
    }

    /// Tells whether one of a few is chosen that have names of the program's own.
    pub(crate) fn is_short_menu(&self) -> bool {
        matches!(
            self,
            PickerPurpose::Order | PickerPurpose::Act { .. } | PickerPurpose::Type { .. }
        )
    }

    /// Returns the speaker whose likely other names are offered first.
    pub(crate) fn akin_to(&self) -> Option<SpeakerId> {
        match self {
            PickerPurpose::Merge { speaker, .. } => Some(*speaker),
            _ => None,
        }
    }

    /// Tells whether somebody new can be chosen, or nobody.
    pub(crate) fn takes_anybody(&self) -> bool {
        matches!(self, PickerPurpose::Attribute { .. } | PickerPurpose::Add { .. })
    }
}
