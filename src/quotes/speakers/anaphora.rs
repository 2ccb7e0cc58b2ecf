//! What a reader has in mind at each point of a text: who was named or pointed
//! at, how, and who spoke.
//!
//! Nothing is decided here. Which of those in mind a pronoun means is decided
//! by [`crate::quotes::speakers::ranker`], from what this remembers.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::speakers::cast::Cast;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::text::Span;

/// How many of the latest references are looked through. Farther back, a
/// newspaper repeats the name.
const HORIZON: usize = 80;

/// How many turns of speech are remembered.
const TURNS: usize = 6;

/// Somebody or something that can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// It has a name.
    Named(CharacterIdx),
    /// It has a description only.
    Described(SpeakerIdx),
}

/// One time that somebody was named, described or pointed at.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Whom.
    pub who: Who,
    /// The words that did.
    pub span: Span,
    /// Number of its paragraph, counted over the whole text.
    pub paragraph: usize,
    /// Number of its sentence, counted over the whole text.
    pub sentence: usize,
    /// What it was like.
    pub manner: Manner,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}

/// What a reference was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A name that led its sentence, as subjects do.
    Leading,
    /// A name elsewhere in its sentence.
    Following,
    /// A name with `'s`.
    Possessive,
    /// A pronoun.
    Pronoun,
    /// A description.
    Description,
}

/// What has been named so far, and who spoke.
#[derive(Debug, Default)]
pub struct Memory {
    references: Vec<Reference>,
    /// How often each was named or pointed at so far.
    counts: HashMap<Who, u32>,
    /// Who spoke, and in which paragraph; the latest last.
    turns: Vec<(Who, usize)>,
    /// How often each spoke so far.
    spoken: HashMap<Who, u32>,
    /// Genders learnt from pronouns.
    genders: HashMap<Who, Gender>,
}

impl Memory {
    /// Notes a reference; they come in text order.
    pub fn note(&mut self, reference: Reference) {
        *self.counts.entry(reference.who).or_default() += 1;
        if self.references.len() == 2 * HORIZON {
            self.references.drain(..HORIZON); // Nobody looks so far back.
        }
        self.references.push(reference);
    }

    /// Notes that somebody spoke.
    pub fn note_speech(&mut self, who: Who, paragraph: usize) {
        *self.spoken.entry(who).or_default() += 1;
        self.turns.retain(|&(before, _)| before != who);
        if self.turns.len() == TURNS {
            self.turns.remove(0);
        }
        self.turns.push((who, paragraph));
    }

    /// Notes that a pronoun of this gender was taken for somebody.
    pub fn note_gender(&mut self, who: Who, gender: Gender) {
        if gender != Gender::Unknown {
            self.genders.entry(who).or_insert(gender);
        }
    }

    /// The gender of a character, as far as the text has shown it.
    pub fn gender(&self, cast: &Cast, who: Who) -> Gender {
        let shown = match who {
            Who::Named(character) => cast.characters[character].gender,
            Who::Described(_) => Gender::Unknown,
        };
        match shown {
            Gender::Unknown => self.genders.get(&who).copied().unwrap_or(Gender::Unknown),
            known => known,
        }
    }

    /// How often somebody was referred to so far.
    pub fn count(&self, who: Who) -> u32 {
        self.counts.get(&who).copied().unwrap_or(0)
    }

    /// How often somebody spoke so far.
    pub fn times_spoken(&self, who: Who) -> u32 {
        self.spoken.get(&who).copied().unwrap_or(0)
    }

    /// How many others spoke since, and the paragraph of their last turn.
    pub fn turn(&self, who: Who) -> Option<(usize, usize)> {
        let mut latest_first = self.turns.iter().rev().enumerate();
        latest_first.find(|&(_, &(turn, _))| turn == who).map(|(back, &(_, at))| (back, at))
    }

    /// The latest reference to each of those in mind, latest first.
    pub fn recent(&self) -> Vec<Reference> {
        let mut seen = HashSet::new();
        let latest_first = self.references.iter().rev().take(HORIZON);
        latest_first.filter(|reference| seen.insert(reference.who)).copied().collect()
    }

    /// Those who were referred to lately or spoke last.
    pub(crate) fn in_mind(&self) -> HashSet<Who> {
        let lately = self.references.iter().map(|reference| reference.who);
        lately.chain(self.turns.iter().map(|&(who, _)| who)).collect()
    }

    /// Forgets those whom `new` has no name for, and calls the others by it.
    pub(crate) fn rename(&mut self, new: impl Fn(Who) -> Option<Who>) {
        fn of<T: Copy>(
            known: &HashMap<Who, T>,
            new: impl Fn(Who) -> Option<Who>,
        ) -> HashMap<Who, T> {
            known.iter().filter_map(|(&who, &known)| Some((new(who)?, known))).collect()
        }
        self.counts = of(&self.counts, &new);
        self.spoken = of(&self.spoken, &new);
        self.genders = of(&self.genders, &new);
        self.references.retain_mut(|reference| match new(reference.who) {
            Some(who) => {
                reference.who = who;
                true
            }
            None => false,
        });
        let turns = self.turns.iter();
        self.turns = turns.filter_map(|&(who, at)| Some((new(who)?, at))).collect();
    }

    /// What the pronoun at `span` was taken for when it was read in passing,
    /// by the name rather than by the pronoun itself.
    pub fn noted_before(&self, span: Span) -> Option<Reference> {
        let mut latest_first = self.references.iter().rev().take(HORIZON);
        let noted = latest_first.find(|reference| reference.span == span)?;
        let before = latest_first.find(|reference| reference.who == noted.who);
        Some(*before.unwrap_or(noted))
    }
}
