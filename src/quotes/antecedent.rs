//! Whom a pronoun or a bare description points back at.
//!
//! What was named lately is kept in order; a pointer takes the one that
//! scores best. The scores are a linear model over a few signs that readers
//! of news go by: how far back, whether it led its sentence, whether that
//! person was speaking, how often the article names them.

use std::collections::HashMap;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::cast::Cast;
use crate::quotes::cast::CharacterIdx;
use crate::quotes::mention::Gender;
use crate::quotes::mention::Mention;
use crate::quotes::mention::Shape;
use crate::text::Span;

/// How many of the latest references are looked through. Farther back, a
/// newspaper repeats the name.
const HORIZON: usize = 60;

/// One time that somebody was named or pointed at.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Whom.
    pub character: CharacterIdx,
    /// The words that did.
    pub span: Span,
    /// Index of its paragraph.
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
}

/// What has been named so far, and who spoke.
#[derive(Debug, Default)]
pub struct Memory {
    references: Vec<Reference>,
    /// Who spoke last, and in which paragraph.
    pub last_speaker: Option<(CharacterIdx, usize)>,
    /// Genders learnt from pronouns that could mean one person only.
    genders: HashMap<CharacterIdx, Gender>,
}

/// What a pointer asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Which gender it shows.
    pub gender: Gender,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Number of its sentence, counted over the whole text.
    pub sentence: usize,
}

impl Memory {
    /// Notes a reference; they come in text order.
    pub fn note(&mut self, reference: Reference) {
        self.references.push(reference);
    }

    /// The gender of a character, as far as the text has shown it.
    pub fn gender(&self, cast: &Cast, character: CharacterIdx) -> Gender {
        match cast.characters[character].gender {
            Gender::Unknown => self.genders.get(&character).copied().unwrap_or(Gender::Unknown),
            known => known,
        }
    }

    /// The person that the pointer most likely means, with the reference it picks up.
    pub fn person(
        &mut self,
        cast: &Cast,
        mentions: &[Mention],
        wanted: Wanted,
    ) -> Option<Reference> {
        let mut best: Option<(f32, Reference)> = None;
        let mut looked_at: Vec<CharacterIdx> = Vec::new();
        let recent = self.references.iter().rev().take(HORIZON);
        for reference in recent {
            let character = &cast.characters[reference.character];
            let gender = self.gender(cast, reference.character);
            if looked_at.contains(&reference.character) {
                continue;
            }
            looked_at.push(reference.character);
            if character.kind != SpeakerType::Person || !gender.fits(wanted.gender) {
                continue;
            }
            let score = self.score(cast, mentions, wanted, *reference);
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, *reference));
            }
        }
        let (_, reference) = best?;
        if wanted.gender != Gender::Unknown {
            self.genders.entry(reference.character).or_insert(wanted.gender);
        }
        Some(reference)
    }

    /// The weights are those that a coordinate search over the training
    /// articles' annotated sources ended at, rounded.
    fn score(
        &self,
        cast: &Cast,
        mentions: &[Mention],
        wanted: Wanted,
        reference: Reference,
    ) -> f32 {
        let character = &cast.characters[reference.character];
        let sentences_back = wanted.sentence.saturating_sub(reference.sentence).min(10) as f32;
        let mut score = -0.5 * sentences_back + 0.35 * (character.mentions as f32).ln();
        score += match reference.manner {
            Manner::Leading => 0.8,
            Manner::Pronoun => 0.9,
            Manner::Following => 0.0,
            Manner::Possessive => -0.3,
        };
        if reference.quoted {
            score -= 0.9;
        }
        if let Some((speaker, paragraph)) = self.last_speaker
            && speaker == reference.character
        {
            score += if paragraph == wanted.paragraph { 2.0 } else { 0.7 };
        }
        if reference.paragraph == wanted.paragraph {
            score += 0.4;
        }
        let known = self.gender(cast, reference.character) != Gender::Unknown;
        if known && wanted.gender != Gender::Unknown {
            score += 0.5;
        }
        if mentions[character.fullest].shape == Shape::Unknown {
            score -= if character.words.len() == 1 { 0.8 } else { 0.3 };
        }
        score
    }

    /// The body that "it" or "the company" most likely means.
    pub fn body(&self, cast: &Cast) -> Option<Reference> {
        let recent = self.references.iter().rev().take(HORIZON / 4);
        let mut bodies = recent.filter(|reference| {
            cast.characters[reference.character].kind == SpeakerType::Organization
        });
        bodies.next().copied()
    }

    /// The latest reference to a body whose name ends in this noun: "the
    /// ministry" for "Ministry of Health", too.
    pub fn ending_in(&self, cast: &Cast, noun: &str) -> Option<Reference> {
        let called = |reference: &&Reference| {
            let character = &cast.characters[reference.character];
            character.kind == SpeakerType::Organization
                && character.words.iter().any(|word| word == noun)
        };
        self.references.iter().rev().take(4 * HORIZON).find(called).copied()
    }

    /// What the pronoun at `span` was taken for when it was read in passing.
    pub fn noted_before(&self, span: Span) -> Option<Reference> {
        let at = self
            .references
            .iter()
            .rev()
            .take(HORIZON)
            .position(|reference| reference.span == span)?;
        let noted = self.references[self.references.len() - 1 - at];
        // The chain is better shown from the name than from the pronoun itself.
        let before = self.references[..self.references.len() - 1 - at].iter().rev();
        Some(
            before
                .take(HORIZON)
                .find(|reference| reference.character == noted.character)
                .copied()
                .unwrap_or(noted),
        )
    }

    /// The latest reference to somebody whom the text calls by this noun.
    pub fn with_role(&self, cast: &Cast, role: &str) -> Option<Reference> {
        let called = |reference: &&Reference| {
            let character = &cast.characters[reference.character];
            character.kind == SpeakerType::Person
                && character.roles.iter().any(|known| known == role)
        };
        self.references.iter().rev().take(4 * HORIZON).find(called).copied()
    }
}
