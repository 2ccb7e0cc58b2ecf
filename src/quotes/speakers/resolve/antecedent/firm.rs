//! Finds the firm behind "the company" whose name shows nothing: "Tarvik is to shut 40 shops. The
//! company said so."

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::body_noun::head_of;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_business;

/// Returns true for the number of years in "Ines Marsh, 41," and "41-year-old".
fn is_years(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

impl Reading<'_> {
    /// Returns true for somebody taken for a person of whom nothing shows that they are one, where
    /// "the company" is asked for.
    pub(super) fn may_be_a_firm(&self, pointer: &Pointer, who: Who) -> bool {
        let Who::Named(character) = who else { return false };
        let of = &self.story.cast.characters[character];
        let asked = pointer.pointed == Pointed::Body
            && is_business(&pointer.noun)
            && pointer.words.is_empty()
            && pointer.none.has(Sign::NoneThe);
        asked
            && of.kind == SpeakerType::Person
            && of.fullest.shape == Shape::Unknown
            && of.roles.is_empty()
            && !of.is_pointed_at()
            && !of.traits.iter().any(|word| is_years(word))
            && self.gender(who) == Gender::Unknown
            && !of.words.iter().any(|word| self.lexicon.class(word).is(Class::GIVEN))
    }

    /// Returns true for a university, a county, a court: no company is called so.
    pub(super) fn is_public_body(&self, who: Who) -> bool {
        let Who::Named(character) = who else { return false };
        let head = head_of(&self.story.cast.characters[character].words).unwrap_or_default();
        matches!(
            head,
            "administration"
                | "agency"
                | "assembly"
                | "authority"
                | "commission"
                | "committee"
                | "council"
                | "county"
                | "court"
                | "department"
                | "embassy"
                | "government"
                | "ministry"
                | "parliament"
                | "senate"
                | "tribunal"
                | "university"
        )
    }

    /// Leaves of the candidates for "the company" the only one that may be a firm, where it leads a
    /// sentence just before and no body is near; otherwise drops all who only may be one.
    pub(super) fn keep_the_only_firm(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let taken_for_person = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| self.may_be_a_firm(pointer, it.who))
        };
        if pointer.pointed != Pointed::Body || !candidates.iter().any(taken_for_person) {
            return;
        }
        let near = |candidate: &Candidate| {
            in_mind(candidate)
                && (candidate.signs.has(Sign::SameParagraph)
                    || candidate.signs.has(Sign::ParagraphBefore))
        };
        let leads = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| it.manner == Manner::Leading && !it.quoted)
        };
        let bodies = candidates.iter().any(|candidate| {
            candidate.reference.is_some() && in_mind(candidate) && !taken_for_person(candidate)
        });
        let one = candidates.iter().filter(|it| taken_for_person(it) && near(it)).count() == 1;
        if one && !bodies {
            let fits = |it: &Candidate| taken_for_person(it) && near(it) && leads(it);
            if candidates.iter().any(fits) {
                candidates.retain(fits);
                return;
            }
        }
        candidates.retain(|candidate| !taken_for_person(candidate));
    }
}
