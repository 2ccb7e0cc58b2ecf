//! Rules out who has just spoken, where the sentence sets somebody else against them: in "Mayor Ines
//! Marsh said it was safe, but the engineer said it was not" she is no engineer.

use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;

impl Reading<'_> {
    /// Drops for "but the engineer said" the one who spoke before in the same sentence, unless the
    /// text calls them so.
    pub(super) fn drop_who_is_contrasted(
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
