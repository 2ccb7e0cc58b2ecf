//! Rules out who has just spoken, where the sentence sets somebody else against them: in "Mayor Ines
//! Marsh said it was safe, but the engineer said it was not" she is no engineer.

use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;

/// The number of sentences back to somebody who is called by the noun of a description.
const NEAR: f32 = 4.0;

impl Reading<'_> {
    /// Drops for "the union leader" whoever the text has just called "the mayor", where somebody else
    /// in mind is called a leader.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_who_is_called_otherwise(
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let is_role = pointer.pointed == Pointed::Role && pointer.none.has(Sign::NoneThe);
        let is_called = |candidate: &Candidate| {
            in_mind(candidate)
                && candidate.signs.has(Sign::Role)
                && candidate.signs.degree(Sign::SentencesBack) <= NEAR
                && candidate.reference.is_some_and(|it| matches!(it.who, Who::Named(_)))
        };
        if !is_role || !candidates.iter().any(is_called) {
            return;
        }
        candidates.retain(|candidate| {
            candidate.signs.has(Sign::Role)
                || candidate.signs.has(Sign::InName)
                || candidate.reference.is_none_or(|it| it.manner != Manner::Description)
        });
    }

    /// Drops for "but the engineer said" the one who spoke before in the same sentence, unless the
    /// text calls them so.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_who_is_contrasted(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let Some(before) = pointer.tokens.start.checked_sub(1) else { return };
        let joins = matches!(
            paragraph.lower(before),
            "but" | "while" | "whereas" | "although" | "though" | "yet"
        );
        let is_role = pointer.pointed == Pointed::Role && pointer.none.has(Sign::NoneThe);
        if !joins || !is_role || pointer.content.is_empty() {
            return;
        }
        let is_other = |candidate: &Candidate| {
            candidate.signs.has(Sign::SpokeInSentence)
                && !candidate.signs.has(Sign::Role)
                && !candidate.signs.has(Sign::InName)
        };
        candidates.retain(|candidate| !is_other(candidate));
    }
}
