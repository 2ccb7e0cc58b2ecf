//! Remembers what a reader has in mind at each point of a text: who was named or pointed at, how,
//! and who spoke.
//!
//! Nothing is decided here. [`crate::quotes::speakers::ranker`] decides whom a pronoun means among
//! those in mind, from what this remembers.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::speakers::cast::Cast;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::text::Span;

/// The number of the latest references that are looked through. Farther back, a newspaper repeats
/// the name.
const HORIZON: usize = 80;

/// The number of turns of speech that are remembered.
const TURNS: usize = 6;

/// Somebody or something that can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// A character that has a name.
    Named(CharacterIdx),
    /// A speaker that has a description only.
    Described(SpeakerIdx),
}

/// One time that somebody was named, described or pointed at.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// The person or thing referred to.
    pub who: Who,
    /// The words that refer to it.
    pub span: Span,
    /// The number of its paragraph, counted over the whole text.
    pub paragraph: usize,
    /// The number of its sentence, counted over the whole text.
    pub sentence: usize,
    /// The manner of the reference.
    pub manner: Manner,
    /// True if it stands inside quotation marks.
    pub quoted: bool,
    /// True if it stands right behind a preposition.
    pub after_preposition: bool,
    /// True if it is the first reference of its paragraph.
    pub leads_paragraph: bool,
}

/// Somebody in mind: the latest reference, and the number of references nearby.
#[derive(Debug, Clone, Copy)]
pub struct Recent {
    /// The latest reference.
    pub reference: Reference,
    /// The number of references in the paragraph that is asked about.
    pub here: u32,
    /// The number of references in the paragraph before.
    pub before: u32,
}

/// An occasion on which somebody spoke.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    /// The speaker.
    pub who: Who,
    /// The number of the paragraph, counted over the whole text.
    pub paragraph: usize,
    /// The number of the sentence, counted over the whole text.
    pub sentence: usize,
}

/// The manner of a reference.
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

/// The references so far, and the turns of speech.
#[derive(Debug, Default)]
pub struct Memory {
    references: Vec<Reference>,
    /// The number of times that each was named or pointed at so far.
    counts: HashMap<Who, u32>,
    /// Those who were named, rather than only described or pointed at.
    named: HashSet<Who>,
    /// The turns of speech; the latest last.
    turns: Vec<Turn>,
    /// The number of times that each spoke so far.
    spoken: HashMap<Who, u32>,
    /// The genders learnt from pronouns.
    genders: HashMap<Who, Gender>,
    /// The number of the paragraph with which the current section begins.
    section: usize,
}

impl Memory {
    /// Notes a reference; references come in the order of the text.
    pub fn note(&mut self, reference: Reference) {
        *self.counts.entry(reference.who).or_default() += 1;
        if !matches!(reference.manner, Manner::Pronoun | Manner::Description) {
            self.named.insert(reference.who);
        }
        if self.references.len() == 2 * HORIZON {
            self.references.drain(..HORIZON); // Nobody looks so far back.
        }
        self.references.push(reference);
    }

    /// Notes that a section begins with a paragraph.
    pub fn begin_section(&mut self, paragraph: usize) {
        self.section = paragraph;
    }

    /// Returns the number of the paragraph with which the current section begins.
    pub fn section(&self) -> usize {
        self.section
    }

    /// Returns true if a reference stands in the current section.
    pub fn is_of_section(&self, reference: &Reference) -> bool {
        reference.paragraph >= self.section
    }

    /// Notes that somebody spoke.
    pub fn note_speech(&mut self, turn: Turn) {
        *self.spoken.entry(turn.who).or_default() += 1;
        self.turns.retain(|before| before.who != turn.who);
        if self.turns.len() == TURNS {
            self.turns.remove(0);
        }
        self.turns.push(turn);
    }

    /// Notes that a pronoun of this gender was taken for somebody.
    pub fn note_gender(&mut self, who: Who, gender: Gender) {
        if gender != Gender::Unknown {
            self.genders.entry(who).or_insert(gender);
        }
    }

    /// Returns the gender of a character, as far as the text has shown it.
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

    /// Returns the number of times that somebody was referred to so far.
    pub fn count(&self, who: Who) -> u32 {
        self.counts.get(&who).copied().unwrap_or(0)
    }

    /// Returns true if the name of somebody has been read.
    pub fn is_named(&self, who: Who) -> bool {
        self.named.contains(&who)
    }

    /// Returns the references to somebody that are still remembered, latest first.
    pub fn references_to(&self, who: Who) -> impl Iterator<Item = &Reference> {
        self.references.iter().rev().take(HORIZON).filter(move |reference| reference.who == who)
    }

    /// Returns the number of times that somebody spoke so far.
    pub fn times_spoken(&self, who: Who) -> u32 {
        self.spoken.get(&who).copied().unwrap_or(0)
    }

    /// Returns the number of others who spoke since, and the last turn.
    pub fn turn(&self, who: Who) -> Option<(usize, Turn)> {
        let mut latest_first = self.turns.iter().rev().enumerate();
        latest_first.find(|(_, turn)| turn.who == who).map(|(back, &turn)| (back, turn))
    }

    /// Returns the last to speak in a sentence.
    pub fn spoke_in(&self, sentence: usize) -> Option<Who> {
        let mut latest_first = self.turns.iter().rev();
        latest_first.find(|turn| turn.sentence == sentence).map(|turn| turn.who)
    }

    /// Returns the last of those to speak lately who `is_meant`.
    pub fn spoke_last(&self, is_meant: impl Fn(Who) -> bool) -> Option<Who> {
        self.turns.iter().rev().map(|turn| turn.who).find(|&who| is_meant(who))
    }

    /// Returns the latest description in words that `are_meant`.
    pub fn described(&self, are_meant: impl Fn(Span) -> bool) -> Option<Reference> {
        let latest_first = self.references.iter().rev().take(HORIZON);
        let described = |reference: &&Reference| reference.manner == Manner::Description;
        latest_first.filter(described).find(|reference| are_meant(reference.span)).copied()
    }

    /// Returns each of those in mind at a paragraph, latest first.
    pub fn recent(&self, paragraph: usize) -> Vec<Recent> {
        let mut places: HashMap<Who, usize> = HashMap::new();
        let mut found: Vec<Recent> = Vec::new();
        for &reference in self.references.iter().rev().take(HORIZON) {
            let at = *places.entry(reference.who).or_insert(found.len());
            if at == found.len() {
                found.push(Recent { reference, here: 0, before: 0 });
            }
            found[at].here += u32::from(reference.paragraph == paragraph);
            found[at].before += u32::from(reference.paragraph + 1 == paragraph);
        }
        found
    }

    /// Returns those who were referred to lately or spoke last.
    pub(crate) fn in_mind(&self) -> HashSet<Who> {
        let lately = self.references.iter().map(|reference| reference.who);
        lately.chain(self.turns.iter().map(|turn| turn.who)).collect()
    }

    /// Forgets those for whom `new` has no name, and gives the others the new one.
    pub(crate) fn rename(&mut self, new: impl Fn(Who) -> Option<Who>) {
        fn of<T: Copy>(
            known: &HashMap<Who, T>,
            new: impl Fn(Who) -> Option<Who>,
        ) -> HashMap<Who, T> {
            known.iter().filter_map(|(&who, &known)| Some((new(who)?, known))).collect()
        }
        self.counts = of(&self.counts, &new);
        self.named = self.named.iter().filter_map(|&who| new(who)).collect();
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
        self.turns = turns.filter_map(|turn| Some(Turn { who: new(turn.who)?, ..*turn })).collect();
    }

    /// Returns the reference to which the pronoun at `span` was resolved when it was read in
    /// passing, by the name rather than by the pronoun itself.
    pub fn noted_before(&self, span: Span) -> Option<Reference> {
        let mut latest_first = self.references.iter().rev().take(HORIZON);
        let noted = latest_first.find(|reference| reference.span == span)?;
        let before = latest_first.find(|reference| reference.who == noted.who);
        Some(*before.unwrap_or(noted))
    }
}
