//! Resolves "the 33-year-old" and "the Frenchman", by which news vary the name of somebody.

use std::iter;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::bearers::nation::is_demonym;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::descriptions::role_kind::presides;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_age;
use crate::quotes::speakers::resolve::nouns::stands_for_the_named;
use crate::quotes::speakers::resolve::source_kinds::inhabitant::is_inhabitant;

/// The number of paragraphs back to somebody whom a newspaper still varies.
const NEAR: usize = 2;

/// The number of tokens of a paragraph, and of characters, among which an age is looked for.
const LONGEST: usize = 400;
const MOST_ASKED: usize = 1000;

impl Reading<'_> {
    /// Leaves of the candidates for "the 33-year-old" those of whom the text tells that age, or else
    /// none, and of those the ones who may be so varied.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_those_of_age(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        // "The 77-year-old" and "the 77-year-old lawmaker".
        let mut words = iter::once(&pointer.noun).chain(&pointer.words);
        let Some(age) = words.find(|word| is_age(word)) else { return };
        let age = age.split('-').next().unwrap_or_default();
        let number = |word: &String| word.len() == 2 && word.chars().all(|it| it.is_ascii_digit());
        let ages = |candidate: &Candidate| -> Vec<&String> {
            let Some(Reference { who: Who::Named(of), .. }) = candidate.reference else {
                return Vec::new();
            };
            let traits = self.story.cast.characters[of].traits.iter();
            traits.filter(|word| number(word)).collect()
        };
        let of_age = |candidate: &Candidate| ages(candidate).iter().any(|it| *it == age);
        if candidates.iter().any(of_age) {
            candidates.retain(of_age);
        } else if is_age(&pointer.noun) {
            candidates.retain(|candidate| {
                ages(candidate).is_empty()
                    && candidate
                        .reference
                        .is_none_or(|it| in_mind(candidate) && self.is_surely_a_person(it.who))
            });
        }
    }

    /// Drops nobody for "the 33-year-old" and "the Frenchman", where somebody in mind was named:
    /// that is how news vary a name.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_nobody(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        // "The 38-year-old from Oslo" is no longer a description.
        let from = is_age(&pointer.noun) && paragraph.lower(pointer.tokens.start + 2) == "from";
        let the = pointer.none.has(Sign::NoneThe) && (pointer.tokens.len() == 2 || from);
        let adjective = self.lexicon.class(&pointer.noun).is(Class::ADJECTIVE);
        // "The Chinese" and "the French" may be all of them.
        let of_people = is_demonym(&pointer.noun)
            || adjective
                && pointer.noun != "republican"
                && (pointer.noun.ends_with(['n', 'i']) || self.says_i(pointer));
        let of_people = of_people || is_of_the_game(&pointer.noun);
        let of_place = is_inhabitant(self.lexicon, &pointer.noun);
        if !the || !(is_age(&pointer.noun) || of_people || of_place) {
            self.keep_the_only_person(pointer, candidates);
            return;
        }
        if self.keep_subject_told_of(pointer, candidates) {
            return;
        }
        let known = |candidate: &&Candidate| {
            candidate.reference.is_some_and(|it| {
                self.story.memory.is_named(it.who)
                    && in_mind(candidate)
                    && it.paragraph + NEAR >= pointer.paragraph
                    && self.is_surely_a_person(it.who)
            })
        };
        // "Carl Ode’s bull" tells of him, where it tells of nobody else.
        let only = candidates.iter().filter(known).count() == 1;
        let near = |candidate: &Candidate| {
            let it = candidate.reference.filter(|_| known(&candidate));
            it.is_some_and(|it| (it.manner != Manner::Possessive || only) && !it.after_preposition)
        };
        if candidates.iter().any(near) && !self.tells_age_of_another(pointer) {
            candidates.retain(near);
        } else if of_place {
            candidates.retain(|candidate| candidate.reference.is_none());
        }
    }

    /// Leaves of the candidates for "the Pole" and "the 33-year-old" the person whom the sentence before is
    /// about, unless the text calls them a Swede, and says if there is one. Of the others, those whom it
    /// calls nothing of the kind stay.
    fn keep_subject_told_of(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) -> bool {
        let is_of_people = self.is_of_nation(&pointer.noun);
        let is_of_other = |candidate: &Candidate| {
            let Some(Reference { who: Who::Named(of), .. }) = candidate.reference else {
                return false;
            };
            let traits = &self.story.cast.characters[of].traits;
            let mut nations = traits.iter().filter(|word| self.is_of_nation(word)).peekable();
            is_of_people
                && nations.peek().is_some()
                && !nations.any(|nation| are_of_one_nation(nation, &pointer.noun))
        };
        if !candidates.iter().all(is_of_other) {
            candidates.retain(|candidate| !is_of_other(candidate));
        }
        let subject = self.subject_before(pointer);
        let is_subject = |candidate: &Candidate| {
            subject.is_some() && candidate.reference.map(|it| it.who) == subject
        };
        let is_told = candidates.iter().any(is_subject);
        if is_told {
            candidates.retain(is_subject);
        }
        is_told
    }

    /// Returns the person whom the sentence before the words of a source is about, in its paragraph.
    fn subject_before(&self, pointer: &Pointer) -> Option<Who> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let first = pointer.content.iter().map(|content| content.start).min();
        let own = first.unwrap_or(pointer.tokens.start).min(pointer.tokens.start);
        let last = paragraph.sentence_of(own).start.checked_sub(1)?;
        let before = paragraph.sentence_of(last);
        if before.clone().any(|idx| paragraph.tokens[idx].state != QuoteState::Outside) {
            return None;
        }
        let mut names = self.names_in(pointer.paragraph, before);
        let subject = names.find(|&idx| {
            let name = self.mentions.at(idx);
            name.leads && !name.possessive && self.is_person(idx)
        });
        subject.map(|idx| Who::Named(self.named[idx]))
    }

    /// Returns true for the name of a people, who are many: "Norwegians", "Danes".
    pub(in crate::quotes::speakers::resolve::antecedent) fn is_people(&self, who: Who) -> bool {
        let Who::Named(character) = who else { return false };
        let [word] = &self.story.cast.characters[character].words[..] else { return false };
        let is_nation =
            |one: &str| is_demonym(one) || one.ends_with("an") && self.is_of_nation(one);
        word.strip_suffix('s').is_some_and(is_nation)
    }

    /// Returns true for a word that tells of which nation somebody is: "Norwegian", "Dane".
    fn is_of_nation(&self, word: &str) -> bool {
        const ENDINGS: [&str; 5] = ["an", "ish", "ese", "ch", "i"];
        let is_adjective = self.lexicon.class(word).is(Class::ADJECTIVE)
            && ENDINGS.iter().any(|ending| word.ends_with(ending))
            && word != "republican";
        is_demonym(word) || is_adjective
    }

    /// Leaves of the candidates for "the veteran" and "the former policewoman" the only person whom
    /// the text has spoken of.
    fn keep_the_only_person(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        // "Ines Marsh’s novel is out", and nobody else is spoken of: "the author" is she.
        let owns = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| it.manner == Manner::Possessive)
        };
        let is_owner = pointer.words.is_empty()
            && self.is_for_person(&pointer.noun)
            && stands_for_the_named(&pointer.noun)
            && !presides(&pointer.noun)
            && candidates.iter().any(|it| in_mind(it) && owns(it))
            && candidates.iter().filter(|it| it.reference.is_some()).count() == 1;
        let was_once = is_owner
            || pointer.noun == "veteran" && pointer.words.is_empty()
            || pointer.words == ["veteran"] && self.is_for_person(&pointer.noun)
            || pointer.noun.starts_with("ex-") && self.is_for_person(&pointer.noun)
            || pointer.words == ["former"];
        if !was_once || pointer.pointed != Pointed::Role || !pointer.none.has(Sign::NoneThe) {
            return;
        }
        let is_one = |candidate: &Candidate| {
            in_mind(candidate)
                && candidate.reference.is_some_and(|it| self.is_surely_a_person(it.who))
        };
        let mut people = candidates.iter().filter(|it| is_one(it));
        let near = people.next().and_then(|it| it.reference).is_some_and(|it| {
            self.story.memory.is_named(it.who) && it.paragraph + NEAR >= pointer.paragraph
        });
        if near && people.next().is_none() {
            candidates.retain(is_one);
        }
    }

    /// Returns true if the words of a source stand in quotation marks and are those of one person:
    /// “I could see nothing,” the Portuguese said.
    fn says_i(&self, pointer: &Pointer) -> bool {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let mut said = pointer.content.iter().cloned().flatten().take(LONGEST);
        said.any(|idx| {
            matches!(paragraph.lower(idx), "i" | "me" | "my")
                && paragraph.tokens[idx].state != QuoteState::Outside
        })
    }

    /// Returns true if the paragraphs before tell the age of a pointer, of whomever.
    fn tells_age_of_another(&self, pointer: &Pointer) -> bool {
        let age = pointer.noun.split('-').next().unwrap_or_default();
        let first = pointer.paragraph.saturating_sub(2 * NEAR).max(self.paragraphs.start());
        is_age(&pointer.noun)
            && (first..pointer.paragraph).any(|at| {
                let paragraph = self.paragraphs.at(at);
                (0..paragraph.len().min(LONGEST)).any(|idx| {
                    let word = paragraph.lower(idx);
                    word == age || word.strip_prefix(age).is_some_and(|it| it.starts_with("-year"))
                })
            })
            && !self
                .story
                .cast
                .characters
                .iter()
                .take(MOST_ASKED)
                .any(|of| of.traits.iter().any(|it| it == age))
    }
}

/// Returns true for a noun that tells how somebody plays: "the left-hander", "the all-rounder".
fn is_of_the_game(noun: &str) -> bool {
    ["-armer", "-footer", "-hander", "-rounder"].iter().any(|ending| noun.ends_with(ending))
}

/// Returns true for two words for one nation: "Pole" and "Polish".
fn are_of_one_nation(one: &str, other: &str) -> bool {
    const STEM: usize = 3;
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count() >= STEM
}
