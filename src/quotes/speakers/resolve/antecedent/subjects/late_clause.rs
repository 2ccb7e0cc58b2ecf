//! Tells apart two whom one sentence names: in "Ines Marsh took on Carl Ode after the former mayor had
//! said so" the mayor is not the subject of the main clause, who would be "she".

use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::stands_for_the_named;

/// The largest number of tokens before a description in its sentence.
const LONGEST: usize = 60;

impl Reading<'_> {
    /// Drops for "the senator" in a clause behind "after", "when" and the like the subject of the main clause,
    /// where it names somebody else.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_subject_of_main_clause(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let before = at.checked_sub(1).map_or("", |before| paragraph.lower(before));
        let is_role = pointer.pointed == Pointed::Role
            && pointer.none.has(Sign::NoneThe)
            && !pointer.none.has(Sign::NonePhrase)
            && stands_for_the_named(&pointer.noun);
        let start = paragraph.sentence_of(at).start;
        let joins = matches!(before, "after" | "because" | "since" | "when");
        let outside = |idx: usize| paragraph.tokens[idx].state == QuoteState::Outside;
        if !is_role || !joins || at - start > LONGEST || !(start..at).all(outside) {
            return;
        }
        let sentence = paragraph.span(start, at);
        let is_here = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| {
                it.paragraph == pointer.paragraph
                    && sentence.covers(it.span)
                    && self.is_surely_a_person(it.who)
            })
        };
        if candidates.iter().any(|candidate| candidate.signs.has(Sign::Role)) {
            return;
        }
        let first = candidates.iter().filter(|it| is_here(it)).filter_map(|it| it.reference);
        let Some(subject) = first.min_by_key(|it| it.span.start()) else { return };
        let end = paragraph.token_at(subject.span.start());
        let is_named_first = self
            .names_in(pointer.paragraph, start..end + 1)
            .next_back()
            .is_some_and(|idx| self.mentions.at(idx).from == start);
        let opens = subject.span.start() == paragraph.tokens[start].span.start() || is_named_first;
        let named = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| {
                it.who != subject.who && is_here(candidate) && matches!(it.who, Who::Named(_))
            })
        };
        match candidates.iter().filter(|it| named(it)).count() {
            _ if !opens => (),
            0 => (),
            1 => candidates.retain(named),
            _ => candidates.retain(|it| it.reference.is_none_or(|it| it.who != subject.who)),
        }
    }
}
