//! Rules out names of one word that show no person, where somebody with a full name may be meant: in
//! "Norvik have signed Carl Ode. “I am glad,” he said" it is not Norvik who is glad.

use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;

/// The number of sentences back to the last mention of somebody with a full name.
const NEAR: f32 = 2.0;

impl Reading<'_> {
    /// Drops for "he" and "the striker" names of one word of which the text tells nothing that only
    /// people have, where it has just named somebody else in full.
    pub(super) fn drop_bare_words(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let for_person = match pointer.pointed {
            Pointed::Personal => true,
            Pointed::Role => self.is_for_person(&pointer.noun),
            _ => false,
        };
        if !for_person {
            return;
        }
        // "Tarvik won. “We were late,” the manager said": that is how no name is varied.
        if pointer.pointed == Pointed::Role && pointer.none.has(Sign::NoneThe) {
            candidates.retain(|candidate| {
                !candidate
                    .reference
                    .is_some_and(|it| self.is_bare_word(it.who) && self.mentions_of(it.who) == 1)
            });
        }
        let last = |candidate: &Candidate| candidate.reference.map_or(0, |it| it.sentence);
        let is_bare = |candidate: &Candidate| {
            let it = candidate.reference;
            it.is_some_and(|it| self.is_bare_word(it.who) && !self.leads_as_person(&it))
        };
        let Some(bare) = candidates.iter().filter(|it| in_mind(it) && is_bare(it)).map(last).max()
        else {
            return;
        };
        let is_other = |candidate: &Candidate| {
            in_mind(candidate)
                && candidate.signs.degree(Sign::SentencesBack) <= NEAR
                && candidate.reference.is_some_and(|it| {
                    it.sentence >= bare
                        && !it.quoted
                        && it.manner != Manner::Possessive
                        && self.is_named_in_full(it.who)
                })
        };
        if candidates.iter().any(is_other) {
            candidates.retain(|candidate| !in_mind(candidate) || !is_bare(candidate));
        }
    }

    /// Returns true for a name that leads its sentence and takes nobody on, as clubs and firms do: "Marsh met
    /// Carl Ode. “…,” he said" is about Marsh, "Norvik have signed Carl Ode" about Ode.
    fn leads_as_person(&self, it: &Reference) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let end = paragraph.token_at(it.span.end());
        let takes_on = |at: usize| {
            matches!(
                paragraph.lower(at),
                "have"
                    | "named"
                    | "signed"
                    | "hired"
                    | "appointed"
                    | "elected"
                    | "sacked"
                    | "picked"
                    | "chosen"
                    | "recruited"
                    | "suspended"
                    | "released"
                    | "unveiled"
                    | "promoted"
            )
        };
        it.manner == Manner::Leading && !(end..end + 3).any(takes_on)
    }

    /// Returns true for a name of one word, of whose bearer the text tells nothing but what it does.
    pub(super) fn is_bare_word(&self, who: Who) -> bool {
        let Who::Named(character) = who else { return false };
        let of = &self.story.cast.characters[character];
        of.words.len() == 1
            && of.fullest.shape != Shape::Person
            && of.roles.is_empty()
            && of.traits.is_empty()
            && !of.is_pointed_at()
            && self.gender(who) == Gender::Unknown
    }

    /// Returns true for a person whose first name or title the text tells.
    fn is_named_in_full(&self, who: Who) -> bool {
        let Who::Named(character) = who else { return false };
        let of = &self.story.cast.characters[character];
        of.words.len() > 1 && of.fullest.shape == Shape::Person
    }
}
