//! Rules out candidates whom a pointer cannot mean, whatever their signs.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::mention::body_noun::head_of;
use crate::quotes::speakers::mention::body_noun::is_noun_for_body;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::is_called_like;

/// The words for the members of parties; nobody is of two.
const PARTIES: [&[&str]; 2] = [&["republican", "gop"], &["democrat", "democratic"]];

impl Reading<'_> {
    /// Leaves of the candidates for "the committee" those whose names say that they are one, and
    /// those who were called so, where there are any.
    pub(super) fn keep_headed(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        // Many a company is called none.
        let tells = is_noun_for_body(&pointer.noun)
            && !matches!(pointer.noun.as_str(), "company" | "group" | "bank" | "office" | "club");
        let all = |signs: &Signs| pointer.words.is_empty() || signs.has(Sign::AllTraits);
        let headed = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let words = &self.story.cast.characters[character].words;
                words.len() > 1
                    && head_of(words) == Some(&pointer.noun)
                    && all(&candidate.signs)
                    && candidate.signs.has(Sign::ParagraphsBack)
            }
            _ => false,
        };
        if tells && candidates.iter().any(headed) {
            candidates.retain(|candidate| headed(candidate) || candidate.signs.has(Sign::Role));
        }
    }

    /// Drops whom only an earlier section of the text speaks of, where the current one speaks of
    /// others who may be meant.
    pub(super) fn keep_those_of_section(&self, candidates: &mut Vec<Candidate>) {
        let here = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| self.story.memory.is_of_section(&it))
        };
        if candidates.iter().any(here) {
            candidates.retain(|candidate| {
                candidate.reference.is_none() || candidate.signs.has(Sign::Role) || here(candidate)
            });
        }
    }

    /// Drops those of whom the text says that they are of another party than the pointer says.
    pub(super) fn drop_other_parties(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let is_of = |words: &[String], party: &[&str]| {
            words.iter().any(|word| party.contains(&word.as_str()))
        };
        let noun = [pointer.noun.clone()];
        let says = |party: &&[&str]| is_of(&pointer.words, party) || is_of(&noun, party);
        let Some(party) = PARTIES.into_iter().find(says) else { return };
        let is_of_other = |who: Who| {
            let Who::Named(character) = who else { return false };
            let traits = &self.story.cast.characters[character].traits;
            !is_of(traits, party) && PARTIES.into_iter().any(|other| is_of(traits, other))
        };
        candidates.retain(|candidate| !candidate.reference.is_some_and(|it| is_of_other(it.who)));
    }

    /// Returns true if the text calls somebody by a noun, or if it heads the name of a body.
    pub(super) fn bears_noun(&self, who: Who, noun: &str) -> bool {
        let Who::Named(character) = who else { return false };
        let of = &self.story.cast.characters[character];
        let heads = of.words.len() > 1
            && of.kind == SpeakerType::Organization
            && head_of(&of.words) == Some(noun);
        !noun.is_empty() && (heads || is_called_like(&of.roles, noun))
    }
}
