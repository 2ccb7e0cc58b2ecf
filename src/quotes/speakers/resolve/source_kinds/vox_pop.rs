//! Resolves "Ines Marsh, Norvik: “It rains.”", where the voice is not the town behind it.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase::Source;

impl Reading<'_> {
    /// Returns the mention of the person with whom a paragraph opens, where the source is what
    /// stands between a comma behind their name and a colon.
    pub(crate) fn voice_before_place(
        &self,
        paragraph_idx: usize,
        parsed: &Source,
    ) -> Option<usize> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let comma = parsed.whole.start.checked_sub(1)?;
        let is_label = paragraph.word(comma) == "," && paragraph.word(parsed.whole.end) == ":";
        let first = self.names_in(paragraph_idx, 0..comma).next()?;
        let name = self.mentions.at(first);
        let is_person = self.story.cast.characters[self.named[first]].kind == SpeakerType::Person;
        (is_label
            && is_person
            && name.words.len() > 1
            && name.from == 0
            && name.tokens.end == comma)
            .then_some(first)
    }
}
