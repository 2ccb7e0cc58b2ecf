//! Rules out people of whom the text tells something else than a description does.
//!
//! Many a firm is called by a noun that is one for people as well: "the broadcaster". And many a
//! text has two managers, each with a club.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;

impl Reading<'_> {
    /// Drops for "the broadcaster" and "the developer", which may be firms, people who are not
    /// called so.
    pub(super) fn drop_people_for_firm(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let class = self.lexicon.class(&pointer.noun);
        let is_either = class.is(Class::BODY) && class.is(Class::ANY_ROLE | Class::PERSON)
            || matches!(&*pointer.noun, "developer" | "operator") && pointer.words.is_empty();
        if !is_either || !matches!(pointer.pointed, Pointed::Role | Pointed::NewRole) {
            return;
        }
        candidates.retain(|candidate| {
            candidate.signs.has(Sign::Role)
                || candidate.signs.has(Sign::InName)
                || candidate.reference.is_none_or(|it| self.kind(it.who) != SpeakerType::Person)
        });
    }

    /// Drops for "the Norvik manager" the manager of another team, where somebody who is called
    /// nothing of the kind was just spoken of: "His opposite number, Ines Marsh, disagreed."
    pub(super) fn drop_those_of_another_team(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let of_team = matches!(&*pointer.noun, "boss" | "captain" | "coach" | "manager");
        if !of_team || pointer.pointed != Pointed::Role || !pointer.none.has(Sign::NoneThe) {
            return;
        }
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let capital = |word: &String| {
            let mut own = pointer.tokens.clone();
            own.any(|idx| paragraph.lower(idx) == word && starts_upper(paragraph.word(idx)))
        };
        let names: Vec<&String> = pointer
            .words
            .iter()
            .filter(|word| capital(word) && !self.lexicon.class(word).is(Class::ADJECTIVE))
            .collect();
        let is_of_other = |candidate: &Candidate| {
            let Some(Who::Named(character)) = candidate.reference.map(|it| it.who) else {
                return false;
            };
            let traits = &self.story.cast.characters[character].traits;
            candidate.signs.has(Sign::Role)
                && traits.iter().any(|word| self.is_name_of_team(word))
                && !names.iter().any(|name| traits.contains(name))
        };
        let beside = |candidate: &Candidate| {
            let was_named = candidate.reference.is_some_and(|it| {
                it.manner == Manner::Leading
                    && it.paragraph == pointer.paragraph
                    && self.kind(it.who) == SpeakerType::Person
            });
            was_named && !candidate.signs.has(Sign::Role)
        };
        if !names.is_empty() && candidates.iter().any(is_of_other) && candidates.iter().any(beside)
        {
            candidates.retain(beside);
        }
    }

    /// Returns true for a word that is no common one.
    fn is_name_of_team(&self, word: &str) -> bool {
        let class = self.lexicon.class(word);
        let plain = Class::COMMON | Class::ANY_ROLE | Class::ANY_TITLE | Class::ADJECTIVE;
        word.starts_with(char::is_alphabetic) && !class.is(plain | Class::FUNCTION)
    }
}
