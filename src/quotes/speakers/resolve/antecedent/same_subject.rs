//! Rules out whom the subject of the sentence before did something to: in "He beat Carl Ode. “I am
//! glad,” he said" the one who won is glad.

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;

/// The largest number of tokens up to the subject of a sentence: "In the last game, he".
const OPENING: usize = 8;

/// The number of tokens before it that need no comma: "In May he".
const NEAR: usize = 4;

impl Reading<'_> {
    /// Drops for "he" those who are only objects in the sentence before, whose subject is "he", too.
    pub(super) fn keep_subject_of_before(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let first = pointer.content.iter().map(|content| content.start).min();
        let at = first.unwrap_or(pointer.tokens.start).min(pointer.tokens.start);
        let own = paragraph.sentence_of(at).start;
        let pronoun @ ("he" | "she") = paragraph.lower(pointer.tokens.start) else { return };
        if pointer.pointed != Pointed::Personal {
            return;
        }
        let Some(last) = own.checked_sub(1) else { return };
        let before = paragraph.sentence_of(last);
        let subject = (before.start..before.end.min(before.start + OPENING))
            .find(|&idx| paragraph.lower(idx) == pronoun)
            .filter(|&idx| idx < before.start + NEAR || paragraph.word(idx - 1) == ",");
        let Some(subject) = subject else { return };
        let span = paragraph.tokens[subject].span;
        let Some(owner) = self.story.memory.noted_before(span) else { return };
        let sentence = paragraph.span(subject, before.end);
        let is_object = |it: &Reference| {
            it.who != owner.who
                && sentence.covers(it.span)
                && matches!(it.manner, Manner::Following | Manner::Leading)
                && it.span.start() > span.end()
                && !self.has_clause(paragraph, it)
        };
        // Whoever is asked, or put before a court, speaks next.
        let lets_speak = (subject + 1..before.end).any(|at| {
            matches!(
                paragraph.lower(at),
                "interviewed"
                    | "asked"
                    | "spoke"
                    | "talked"
                    | "questioned"
                    | "called"
                    | "arrested"
                    | "charged"
                    | "jailed"
                    | "sentenced"
                    | "dropped"
                    | "after"
                    | "accused"
                    | "rang"
                    | "met"
            )
        });
        if lets_speak {
            return;
        }
        let is_owner =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| it.who == owner.who);
        if candidates.iter().any(is_owner) {
            candidates.retain(|candidate| !candidate.reference.is_some_and(|it| is_object(&it)));
        }
    }

    /// Returns true if the words behind a name tell what its bearer does: "Carl Ode, who left".
    fn has_clause(&self, paragraph: &Paragraph, it: &Reference) -> bool {
        let end = paragraph.token_at(it.span.end().saturating_sub(1)) + 1;
        let next = end + usize::from(paragraph.word(end) == ",");
        matches!(paragraph.lower(next), "who" | "whose" | "whom" | "to" | "and")
            || is_verb(paragraph, self.lexicon, end)
    }
}
