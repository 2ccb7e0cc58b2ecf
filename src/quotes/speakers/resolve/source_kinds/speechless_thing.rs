//! Tells sources that are things that happened: "the development underscores".
//!
//! They show something and say nothing, so nobody is named for them. A thing may well say something
//! where the text says so: "the resolution says".

use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase::Source;

/// The endings of nouns for events and states.
const ENDINGS: [&str; 7] = ["tion", "sion", "ment", "ness", "ance", "ence", "ism"];

impl Reading<'_> {
    /// Returns true if the noun of a source, which is none for people or bodies, is for something
    /// that cannot speak.
    pub(crate) fn is_thing(&self, paragraph_idx: usize, parsed: &Source, noun: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let word = paragraph.lower(noun);
        let said = |idx: usize| self.lexicon.class(paragraph.lower(idx)).is(Class::SPEECH);
        let says = said(parsed.whole.end) || parsed.group.start.checked_sub(1).is_some_and(said);
        ENDINGS.iter().any(|ending| word.ends_with(ending))
            && !self.lexicon.class(word).is(Class::WORK)
            && !says
    }
}
