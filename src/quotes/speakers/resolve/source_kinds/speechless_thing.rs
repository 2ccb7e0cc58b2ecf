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
    /// Returns true for the "it" of "it is thought", which is nobody.
    pub(crate) fn is_of_nobody(&self, paragraph_idx: usize, token: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let end = paragraph.sentence_of(token).end;
        let be = |word: &str| matches!(word, "is" | "was" | "'s" | "’s" | "been");
        let is_adverb = |at: usize| {
            matches!(
                paragraph.lower(at),
                "also" | "generally" | "long" | "not" | "now" | "still" | "widely"
            )
        };
        let has = token + 1;
        let behind = has + usize::from(matches!(paragraph.lower(has), "has" | "had"));
        let verb = behind + usize::from(is_adverb(behind));
        let done = verb + 1 + usize::from(is_adverb(verb + 1));
        done < end
            && be(paragraph.lower(verb))
            && matches!(
                paragraph.lower(done),
                "alleged"
                    | "assumed"
                    | "believed"
                    | "claimed"
                    | "considered"
                    | "deemed"
                    | "estimated"
                    | "expected"
                    | "feared"
                    | "hoped"
                    | "reported"
                    | "rumored"
                    | "rumoured"
                    | "said"
                    | "thought"
                    | "understood"
            )
    }

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
