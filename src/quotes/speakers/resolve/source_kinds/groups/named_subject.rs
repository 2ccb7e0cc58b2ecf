//! Finds the people who are named together as the subject of the sentence before a "they": "Ines Marsh and
//! Carl Ode wrote it. They".

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;

/// The largest number of sentences back to the subject of several that begin with "They".
const MOST_BACK: usize = 3;

/// The largest number of names of a subject.
const MOST_NAMES: usize = 5;

impl Reading<'_> {
    /// Returns the people named together with whom the sentence before that of a "they" begins, where that
    /// opens its own.
    pub(in crate::quotes::speakers::resolve) fn several_named_before(
        &mut self,
        paragraph_idx: usize,
        token: usize,
    ) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let own = paragraph.tokens[token].span;
        let mut start = paragraph.sentence_of(token).start;
        let joins = |at: usize| matches!(paragraph.lower(at), "and" | "but" | "then" | "yet" | ",");
        if token - start > 2 || !(start..token).all(joins) {
            return None;
        }
        let mut at = paragraph_idx;
        let mut all = None;
        for _ in 0..MOST_BACK {
            let (idx, sentence) = self.sentence_told_before(at, start)?;
            (at, start) = (idx, sentence.start);
            all = self.named_subject(at, sentence);
            if all.is_some() || self.paragraphs.at(at).lower(start) != "they" {
                break;
            }
        }
        let all = all?;
        let first = self.mentions.at(all[0]).span;
        let name = self.names_together(&all);
        let speaker = self.describe(name, SpeakerType::Group, String::new());
        let steps = vec![
            Link { mention: own, reason: "pronoun" },
            Link { mention: first, reason: "of whom the sentence tells" },
        ];
        Some((speaker, steps))
    }

    /// Returns the sentence before the one that begins at a token, of the same section, and its paragraph.
    fn sentence_told_before(
        &self,
        paragraph_idx: usize,
        start: usize,
    ) -> Option<(usize, Range<usize>)> {
        if let Some(last) = start.checked_sub(1) {
            return Some((paragraph_idx, self.paragraphs.at(paragraph_idx).sentence_of(last)));
        }
        let above = paragraph_idx.checked_sub(1)?;
        let last = self.paragraphs.get(above)?.len().checked_sub(1)?;
        let sentence = self.paragraphs.at(above).sentence_of(last);
        (above >= self.story.memory.section()).then_some((above, sentence))
    }

    /// Returns the people, named together, with whom a sentence begins and whom a verb follows.
    fn named_subject(&self, paragraph_idx: usize, sentence: Range<usize>) -> Option<Vec<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let names = self.names_in(paragraph_idx, sentence.clone());
        let opens = self.mentions.at(names.clone().next()?).from;
        if opens > sentence.start {
            return None;
        }
        names.clone().take(MOST_NAMES).rev().find_map(|last| {
            let all = self.together(names.start, last);
            let is_whole = all.len() > 1 && all[0] == names.start;
            let are_people = all.iter().all(|&idx| {
                let who = Who::Named(self.named[idx]);
                self.kind(who) == SpeakerType::Person && self.is_surely_a_person(who)
            });
            let behind = self.mentions.at(last).tokens.end;
            // "They were convicted by the jurors. They".
            let is_group = |at: usize| self.lexicon.class(paragraph.lower(at)).is(Class::GROUP);
            let names_others = (behind..sentence.end).any(is_group);
            let acts = is_verb(paragraph, self.lexicon, behind)
                || matches!(
                    paragraph.lower(behind),
                    "are" | "were" | "have" | "had" | "both" | "also"
                );
            (is_whole && are_people && acts && !names_others && !self.mentions.at(last).possessive)
                .then_some(all)
        })
    }
}
