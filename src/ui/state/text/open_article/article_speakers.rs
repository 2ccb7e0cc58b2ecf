//! Holds what each speaker of the open article said in it, and whose colour they have.

use std::collections::HashMap;

use crate::library::OpenArticle;
use crate::library::SpeakerId;
use crate::ui::state::text::speaker_colours;

/// The speakers of an article.
#[derive(Debug, Default)]
pub(super) struct ArticleSpeakers {
    /// Indices of each speaker's quotations, sorted.
    quotations: HashMap<SpeakerId, Vec<u32>>,
    /// Each speaker with the one whose colour they have here.
    coloured_as: HashMap<SpeakerId, SpeakerId>,
}

impl ArticleSpeakers {
    /// Takes the speakers of an article.
    pub(super) fn of(open: &OpenArticle) -> Self {
        let mut quotations: HashMap<SpeakerId, Vec<u32>> = HashMap::new();
        for (index, row) in open.quotations.iter().enumerate() {
            if let Some(speaker) = row.speaker {
                quotations.entry(speaker).or_default().push(index as u32);
            }
        }
        ArticleSpeakers { quotations, coloured_as: speaker_colours::assign(open) }
    }

    /// Returns the indices of the quotations of `speaker`, sorted.
    pub(super) fn quotations_of(&self, speaker: SpeakerId) -> &[u32] {
        self.quotations.get(&speaker).map_or(&[], Vec::as_slice)
    }

    /// Returns the speaker whose colour this one has.
    pub(super) fn coloured_as(&self, speaker: SpeakerId) -> SpeakerId {
        self.coloured_as.get(&speaker).copied().unwrap_or(speaker)
    }
}
