//! Takes "he added" for whom has just spoken: whoever adds something has said something before.

use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;

/// The number of paragraphs back to somebody who goes on.
const NEAR: usize = 1;

impl Reading<'_> {
    /// Leaves of the candidates for the "he" of "he added" behind a passage the one who spoke last.
    pub(super) fn keep_who_adds(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let adds = matches!(paragraph.lower(at + 1), "added" | "adds")
            || matches!(paragraph.lower_before(at, 1), "added" | "adds");
        let first = pointer.content.first().map_or(at, |content| content.start);
        let is_tag = first < at
            && paragraph.tokens.get(first).is_some_and(|it| it.state != QuoteState::Outside);
        if pointer.pointed != Pointed::Personal || !adds || !is_tag {
            return;
        }
        let Some(who) = self.story.memory.spoke_last(|_| true) else { return };
        let is_near = self
            .story
            .memory
            .turn(who)
            .is_some_and(|(_, turn)| turn.paragraph + NEAR >= pointer.paragraph);
        let spoke = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| it.who == who && matches!(it.who, Who::Named(_)))
        };
        if is_near && candidates.iter().any(spoke) {
            candidates.retain(spoke);
        }
    }
}
