//! Takes a pronoun for the subject of its own sentence: in "Ines Marsh hurt her case when she left" it is
//! Marsh, whoever was named above.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;

/// The largest number of tokens from the beginning of a sentence to a pronoun, or behind it to a name.
const LONGEST: usize = 80;

impl Reading<'_> {
    /// Leaves of the candidates for "he" in "but he", "when he" and the like the person who is the subject of
    /// the sentence so far, and those whom it names besides.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_subject_of_sentence(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let start = paragraph.sentence_of(at).start;
        let fits = matches!(pointer.pointed, Pointed::Personal | Pointed::Impersonal);
        let before = at.checked_sub(1).filter(|&before| before > start);
        let is_near = at - start <= LONGEST;
        if !fits || !is_near || !before.is_some_and(|before| goes_on(paragraph, before, at)) {
            return;
        }
        let before = start..at;
        let outside = |idx: usize| paragraph.tokens[idx].state == QuoteState::Outside;
        if !before.clone().all(outside) || !outside(at) {
            return;
        }
        let Some(subject) = self.subject_of_clause(pointer, &before) else { return };
        let who = self.read_name(subject);
        let is_subject =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| it.who == who);
        if !candidates.iter().any(is_subject) {
            return;
        }
        let rest = self.mentions.at(subject).tokens.end..at;
        if self.tells_of_nobody_named(pointer, rest.clone()) {
            return;
        }
        // "Ines Marsh stopped Mary Orr’s speech when she rose": the one who acts goes on.
        let is_he = matches!(paragraph.lower(at), "he" | "she");
        let names = self.names_in(pointer.paragraph, rest);
        let names = names.filter(|&idx| !(is_he && self.mentions.at(idx).possessive));
        let others: Vec<Who> = names.map(|idx| self.read_name(idx)).collect();
        candidates.retain(|candidate| {
            is_subject(candidate) || candidate.reference.is_some_and(|it| others.contains(&it.who))
        });
    }

    /// Leaves of the candidates for "his" in "In his letter, Carl Ode said" the person whom the sentence names
    /// behind the comma.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_subject_behind(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let sentence = paragraph.sentence_of(at);
        let is_opening = at == sentence.start + 1
            && matches!(paragraph.lower(sentence.start), "at" | "during" | "in" | "throughout")
            && matches!(paragraph.lower(at), "his" | "her");
        if pointer.pointed != Pointed::Personal || !is_opening {
            return;
        }
        let behind = at..sentence.end.min(at + LONGEST);
        let subject = self.names_in(pointer.paragraph, behind).find(|&idx| {
            let name = self.mentions.at(idx);
            name.leads
                && !name.possessive
                && self.is_person(idx)
                && name.from > at
                && paragraph.word(name.from - 1) == ","
                && (at..name.from).all(|idx| paragraph.tokens[idx].state == QuoteState::Outside)
                && is_verb(paragraph, self.lexicon, name.tokens.end)
        });
        let Some(who) = subject.map(|idx| Who::Named(self.named[idx])) else { return };
        let is_subject =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| it.who == who);
        if candidates.iter().any(is_subject) {
            candidates.retain(is_subject);
        }
    }

    /// Returns the character that a mention was read as.
    fn read_name(&self, idx: usize) -> Who {
        let read = self.read_as.get(&idx).map(|&(character, _)| character);
        Who::Named(read.unwrap_or(self.named[idx]))
    }

    /// Returns the name of the subject with which a sentence begins, if a pronoun may mean its bearer.
    fn subject_of_clause(&self, pointer: &Pointer, tokens: &Range<usize>) -> Option<usize> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let idx = self.names_in(pointer.paragraph, tokens.clone()).find(|&idx| {
            let name = self.mentions.at(idx);
            name.leads && !name.possessive
        })?;
        let name = self.mentions.at(idx);
        let is_of_kind = match (pointer.pointed, self.kind(Who::Named(self.named[idx]))) {
            (Pointed::Personal, kind) => kind == SpeakerType::Person,
            (_, kind) => matches!(kind, SpeakerType::Organization | SpeakerType::Place),
        };
        let from = self.start_of_titles(paragraph, tokens.start, name);
        let opens = opens_clause(paragraph, tokens.start, from);
        // A single word that the text has once may be anything.
        let is_known = name.words.len() > 1 || self.mentions_of(self.read_name(idx)) > 1;
        (is_of_kind && is_known && opens && self.has_verb(paragraph, name, tokens.end))
            .then_some(idx)
    }

    /// Returns true if words tell of somebody, or of a body, without a name: "met the referee, but he".
    fn tells_of_nobody_named(&self, pointer: &Pointer, mut tokens: Range<usize>) -> bool {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let class = |at: usize| self.lexicon.class(paragraph.lower(at));
        match pointer.pointed {
            Pointed::Personal => tokens.any(|at| self.describes_somebody(paragraph, at)),
            _ => tokens.any(|at| {
                // "The number of government requests" tells of no government.
                let near = at.saturating_sub(2)..at;
                paragraph.word(at).starts_with(char::is_lowercase)
                    && class(at).is(Class::BODY)
                    && near
                        .into_iter()
                        .any(|idx| matches!(paragraph.lower(idx), "a" | "an" | "the"))
            }),
        }
    }
}

/// Returns true if the words between a clause and a pronoun go on about its subject.
fn goes_on(paragraph: &Paragraph, before: usize, at: usize) -> bool {
    let is_owner = matches!(paragraph.lower(at), "his" | "her" | "its");
    let joins = matches!(
        paragraph.lower(before),
        "although" | "and" | "as" | "because" | "before" | "but" | "if" | "once" | "since" | "so"
    ) || matches!(
        paragraph.lower(before),
        "then" | "though" | "until" | "when" | "where" | "while" | "yet" | "after"
    );
    joins || is_owner
}

/// Returns true if only a conjunction, or a phrase with a comma, stands before the subject of a sentence.
fn opens_clause(paragraph: &Paragraph, start: usize, name: usize) -> bool {
    let joins = matches!(
        paragraph.lower(start),
        "and" | "but" | "yet" | "so" | "then" | "the" | "though" | "although"
    );
    match name.saturating_sub(start) {
        0 => true,
        1 => joins,
        _ => paragraph.word(name - 1) == ",",
    }
}
