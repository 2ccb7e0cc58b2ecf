//! Compares what a source says with what those say who are named farther on.
//!
//! News open with "A judge ruled that …" and tell later "Judge Ines Marsh ruled that …", mostly in
//! the same words.

use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::source_phrase;
use crate::quotes::speakers::source_phrase::Head;

/// The number of paragraphs behind a pointer in which others may say the same.
const PARAGRAPHS_AHEAD: usize = 8;

/// The largest number of attributions that are looked at there.
const MOST_SAID: usize = 24;

/// The largest number of words that are compared.
const MOST_WORDS: usize = 32;

/// The fewest letters of a word that tells what is spoken of.
const SHORTEST_WORD: usize = 4;

impl Reading<'_> {
    /// Returns those who are named as sources behind a pointer that is a source, each with the
    /// share of the pointer's words that come again in theirs.
    pub(in crate::quotes::speakers::resolve) fn later_speech(
        &self,
        pointer: &Pointer,
    ) -> HashMap<Who, f32> {
        let mut found = HashMap::new();
        if pointer.content.is_empty() {
            return found;
        }
        let own = self.telling_words(pointer.paragraph, &pointer.content);
        let mut left = MOST_SAID;
        let last = (pointer.paragraph + PARAGRAPHS_AHEAD).min(self.attributions.end());
        for at in pointer.paragraph..last {
            let Some(said) = self.attributions.get(at) else { continue };
            for attribution in said.iter().take(left) {
                let Some(who) = self.named_source(at, attribution, pointer) else { continue };
                let theirs = self.telling_words(at, &attribution.content);
                let shared = own.iter().filter(|word| theirs.contains(*word)).count();
                let share = shared as f32 / own.len().max(1) as f32;
                let known = found.entry(who).or_insert(0.0_f32);
                *known = known.max(share);
            }
            left = left.saturating_sub(said.len());
        }
        found
    }

    /// Returns the one whom the source of an attribution behind the pointer names.
    fn named_source(&self, at: usize, said: &Attribution, pointer: &Pointer) -> Option<Who> {
        let source = said.source.clone()?;
        if at == pointer.paragraph && source.start < pointer.tokens.end {
            return None;
        }
        let names: Vec<(usize, &Mention)> =
            self.names_in(at, source.clone()).map(|idx| (idx, self.mentions.at(idx))).collect();
        let parsed = source_phrase::parse(self.paragraphs.at(at), self.lexicon, &names, source);
        match parsed.head {
            Head::Name(mention) => Some(Who::Named(self.named[mention])),
            _ => None,
        }
    }

    /// Returns the words that tell what is spoken of.
    fn telling_words(&self, at: usize, content: &[Range<usize>]) -> HashSet<&str> {
        let paragraph = self.paragraphs.at(at);
        let tells = |word: &&str| {
            word.len() >= SHORTEST_WORD && !self.lexicon.class(word).is(Class::FUNCTION)
        };
        let tokens = content.iter().flat_map(Clone::clone).take(4 * MOST_WORDS);
        tokens.map(|idx| paragraph.lower(idx)).filter(tells).take(MOST_WORDS).collect()
    }
}
