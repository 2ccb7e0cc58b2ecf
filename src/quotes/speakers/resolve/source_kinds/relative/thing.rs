//! Describes the things that "which" tells more of: "a petition which says".

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase;
use crate::quotes::speakers::source_phrase::Head;

impl Reading<'_> {
    /// Returns the thing before the relative pronoun at `token`, where that is nobody who speaks.
    pub(in crate::quotes::speakers::resolve) fn thing_before(
        &mut self,
        paragraph_idx: usize,
        token: usize,
        before: Range<usize>,
    ) -> Found {
        if self.paragraphs.at(paragraph_idx).lower(token) == "who" {
            return None;
        }
        let names = self.mentions_in(paragraph_idx, before.clone());
        let paragraph = self.paragraphs.at(paragraph_idx);
        let parsed = source_phrase::parse(paragraph, self.lexicon, &names, before);
        let Head::Other(noun) = parsed.head else { return None };
        Some(self.newly_described(paragraph_idx, &parsed, noun, SpeakerType::Unnamed))
    }
}
