//! Rules out whom the subject of the sentence before did something to: in "He beat Carl Ode. “I am
//! glad,” he said" the one who won is glad.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;

/// The largest number of tokens up to the subject of a sentence: "In the last game, he".
const OPENING: usize = 8;

/// The number of tokens before it that need no comma: "In May he".
const NEAR: usize = 4;

impl Reading<'_> {
    /// Drops for the "he" that opens a sentence all whom its paragraph does not name, where a person is the
    /// subject of the sentence before: in "Ines Marsh wrote a post. She revealed …" it is Marsh, whoever
    /// spoke above.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_those_of_paragraph(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let start = pointer.tokens.start;
        let opens = paragraph.sentence_of(start).start == start
            && pointer.content.iter().all(|content| content.start >= start);
        if pointer.pointed != Pointed::Personal || !opens || start == 0 {
            return;
        }
        let before = paragraph.sentence_of(start - 1).start;
        let subject = self.names_in(pointer.paragraph, before..start).find(|&idx| {
            let name = self.mentions.at(idx);
            let opens = name.from == before || name.leads && self.opens(paragraph, before, name);
            opens && !name.possessive
        });
        let Some(subject) = subject.map(|idx| Who::Named(self.named[idx])) else { return };
        let leads = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| it.who == subject)
                && candidate.signs.has(Sign::Person)
        };
        // Nor is it whom he spoke with, or to.
        let stays = |candidate: &Candidate| {
            candidate.reference.is_none()
                || leads(candidate)
                || candidate.signs.has(Sign::SameParagraph)
                    && !candidate.signs.has(Sign::AfterPreposition)
        };
        if candidates.iter().any(leads) {
            candidates.retain(stays);
        }
    }

    /// Drops for "he" those who are only objects in the sentence before, whose subject is "he", too.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_subject_of_before(
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
        let is_let_speak = (subject + 1..before.end).any(|at| lets_speak(paragraph.lower(at)));
        if is_let_speak {
            return;
        }
        let is_owner =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| it.who == owner.who);
        if candidates.iter().any(is_owner) {
            candidates.retain(|candidate| !candidate.reference.is_some_and(|it| is_object(&it)));
        }
    }

    /// Leaves of the candidates for "he" behind a passage only whom the sentence right before it says to be of
    /// some mind: "Ines Marsh is doubtful. “It leaks,” she said" is no more of whoever spoke before.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_whose_mind_is_told(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let Some(content) = pointer.content.iter().map(|content| content.start).min() else {
            return;
        };
        let is_passage = pointer.pointed == Pointed::Personal
            && content < pointer.tokens.start
            && paragraph.tokens[content].state == QuoteState::Opening;
        let own = paragraph.sentence_of(content).start;
        let Some(last) = own.checked_sub(1).filter(|_| is_passage) else { return };
        let before = paragraph.sentence_of(last);
        let quoted = before.clone().any(|at| paragraph.tokens[at].state != QuoteState::Outside);
        let span = paragraph.span(before.start, before.end);
        let is_of_mind = |it: &Reference| {
            it.manner == Manner::Leading
                && span.covers(it.span)
                && self.kind(it.who) == SpeakerType::Person
                && opens(paragraph, before.start, paragraph.token_at(it.span.start()))
                && is_of_mind(paragraph, paragraph.token_at(it.span.end()), before.end)
        };
        // "Ines Marsh, in her office, is doubtful" points at her once more.
        let told = |candidate: &Candidate| {
            candidate
                .reference
                .is_some_and(|it| self.story.memory.references_to(it.who).any(is_of_mind))
        };
        if !quoted && candidates.iter().filter(|it| told(it)).count() == 1 {
            candidates.retain(told);
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

/// Returns true if the words behind a name, or behind the apposition to it, say of what mind somebody is.
pub(in crate::quotes::speakers::resolve) fn is_of_mind(
    paragraph: &Paragraph,
    behind: usize,
    end: usize,
) -> bool {
    let close =
        (behind + 1..end.min(behind + LONGEST_APPOSITION)).find(|&at| paragraph.word(at) == ",");
    let verb = match close {
        Some(close) if paragraph.word(behind) == "," => close + 1,
        _ => behind,
    };
    match paragraph.lower(verb) {
        "agrees" | "agreed" | "disagrees" | "disagreed" => true,
        "is" | "was" | "remains" | "remained" | "sounded" | "sounds" => {
            let next = paragraph.lower(verb + 1);
            // "Was hurt", "was in Norvik" and "is a baker" say nothing of that.
            !next.ends_with("ed")
                && !next.ends_with("en")
                && !next.ends_with("ing")
                && !matches!(next, "a" | "an" | "the" | "at" | "by" | "from" | "hurt" | "in" | "on")
        }
        _ => false,
    }
}

/// Returns true for a verb whose object may speak next: whoever is asked, or put before a court.
pub(in crate::quotes::speakers::resolve::antecedent) fn lets_speak(verb: &str) -> bool {
    matches!(
        verb,
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
}

/// The largest number of tokens of an apposition between a name and what is said of it.
const LONGEST_APPOSITION: usize = 14;

/// Returns true if a name opens its sentence, behind a title or "however" at most.
fn opens(paragraph: &Paragraph, start: usize, name: usize) -> bool {
    let before = start..name;
    before.len() <= 4
        && !before.clone().any(|at| {
            matches!(paragraph.lower(at), "the" | "of" | "a" | "an" | "in" | "for" | "with" | "to")
        })
}
