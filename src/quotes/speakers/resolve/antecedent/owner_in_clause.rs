//! Finds whose a thing is of which a clause tells: in "Ines Marsh blamed Carl Ode’s speech, in which
//! he", it is Ode.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::text::Span;

/// The largest number of tokens from the pronoun back to the owner.
const FAR: usize = 24;

impl Reading<'_> {
    /// Leaves of the candidates for "he" right behind "in which" or "where" the one whose
    /// thing was named before that, where nobody else is named between.
    pub(super) fn keep_owner_in_clause(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let before = |back: usize| at.checked_sub(back).map_or("", |idx| paragraph.lower(idx));
        let opens = before(1) == "where"
            || before(1) == "which"
                && matches!(before(2), "after" | "at" | "during" | "for" | "in" | "on");
        // "A deal with Carl Ode’s team, in which she" tells of no thing of his.
        let word = if before(1) == "where" { 2 } else { 3 };
        let thing = before(word + usize::from(before(word) == ","));
        let people = Class::BODY | Class::GROUP | Class::ANY_ROLE | Class::PERSON;
        let start = paragraph.sentence_of(at).start.max(at.saturating_sub(FAR));
        if !opens || start >= at || self.lexicon.class(thing).is(people) {
            return;
        }
        let clause: Span = paragraph.span(start, at);
        let near = |candidate: &&Candidate| {
            candidate.reference.is_some_and(|it| {
                it.paragraph == pointer.paragraph && clause.covers(it.span) && !it.quoted
            })
        };
        let last = candidates.iter().filter(near).filter_map(|candidate| candidate.reference);
        let Some(last) = last.max_by_key(|it| it.span.start()) else { return };
        // "Marsh called Ode’s plan a mess in a speech in which she" tells of the speech.
        let end = paragraph.token_at(last.span.end());
        let mut between = end..at;
        let is_other = between.any(|idx| matches!(paragraph.lower(idx), "a" | "an" | "the"));
        if last.manner == Manner::Possessive && !is_other {
            candidates.retain(|it| it.reference.is_some_and(|it| it.who == last.who));
        }
    }
}
