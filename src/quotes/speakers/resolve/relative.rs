//! Relative clauses: whom "who" and "which" belong to.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::resolve::Reading;

/// Names looked at before a relative pronoun.
const NEAREST: usize = 24;

impl Reading<'_> {
    /// What a relative clause at `token` hangs on: the noun group right before
    /// it, or else a name before it in the sentence.
    pub(super) fn before_relative(
        &self,
        paragraph_idx: usize,
        token: usize,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = paragraph.sentence_of(token).start;
        let end = token - usize::from(token > start && paragraph.word(token - 1) == ",");
        // The nearest of a very long sentence will do.
        let names = || {
            let inside = self.names_in(paragraph_idx, start..end).rev().take(NEAREST);
            inside.filter(|&idx| {
                !self.mentions.at(idx).possessive && self.mentions.at(idx).tokens.end <= end
            })
        };
        let tokens = |idx: usize| self.mentions.at(idx).tokens.clone();
        let group = noun_phrase::group_before(paragraph, self.lexicon, end, start);
        if paragraph.lower(token) != "who" {
            let last = names().next().map(tokens);
            return last.clone().filter(|name| name.end == end).or(group).or(last);
        }
        let person = |&idx: &usize| {
            self.story.cast.characters[self.named[idx]].kind == SpeakerType::Person
                && !is_affiliation(paragraph.word(self.mentions.at(idx).tokens.start))
        };
        let person = names().find(person).map(tokens);
        // "Ines Marsh, a farmer who" and "Ines Marsh of Ohio, who", but "Ines
        // Marsh met a farmer who".
        let apposed = |person: &Range<usize>, noun: &Range<usize>| {
            paragraph.word(person.end) == "," && noun.start == person.end + 1
        };
        let noun = group.clone().filter(|group| self.is_somebody(paragraph, group));
        match (person, noun) {
            (Some(person), Some(noun)) if !apposed(&person, &noun) => Some(noun),
            (Some(person), _) => Some(person),
            (None, Some(noun)) => Some(noun),
            (None, None) => names().next().map(tokens).or(group),
        }
    }

    /// Whether a noun group ends in a noun for people.
    fn is_somebody(&self, paragraph: &Paragraph, group: &Range<usize>) -> bool {
        let class = self.lexicon.class(paragraph.lower(group.end - 1));
        class.is(Class::ANY_ROLE | Class::GROUP)
            && paragraph.word(group.end - 1).starts_with(char::is_lowercase)
    }
}

/// "R-Ohio", behind the name of a lawmaker.
fn is_affiliation(word: &str) -> bool {
    matches!(word.split_once('-'), Some(("D" | "R" | "I", _)))
}
