//! Takes "he" for whom the sentence right before is about: in "Within the hour, Ines Marsh hit back.
//! “Which gate?” she asked" it is Marsh, whoever spoke above.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::clauses::is_subject_of_report;
use crate::quotes::speakers::resolve::antecedent::same_subject::lets_speak;

/// The largest number of tokens before the subject of a sentence.
const OPENING: usize = 8;

/// The largest number of tokens of the words said that are looked at.
const LONGEST_CONTENT: usize = 400;

impl Reading<'_> {
    /// Leaves of the candidates for the "he" of a report the person whom the sentence right before it is
    /// about, where it tells of nobody else.
    pub(super) fn keep_subject_who_goes_on(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        if pointer.pointed != Pointed::Personal || !is_subject_of_report(paragraph, pointer) {
            return;
        }
        let Some(before) = sentence_before(paragraph, pointer) else { return };
        let Some(subject) = self.only_subject(pointer, &before) else { return };
        let is_subject =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| it.who == subject);
        if candidates.iter().any(is_subject) && !speaks_of_one(paragraph, pointer) {
            candidates.retain(is_subject);
        }
    }

    /// Returns the person with whom a sentence begins, if nobody else of the gender of a pointer may speak
    /// behind it.
    fn only_subject(&self, pointer: &Pointer, sentence: &Range<usize>) -> Option<Who> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let names = || self.names_in(pointer.paragraph, sentence.clone());
        let idx = names().find(|&idx| {
            let name = self.mentions.at(idx);
            name.leads && !name.possessive && self.is_person(idx)
        })?;
        let name = self.mentions.at(idx);
        let read_as = |idx: usize| {
            let read = self.read_as.get(&idx).map(|&(character, _)| character);
            Who::Named(read.unwrap_or(self.named[idx]))
        };
        let subject = read_as(idx);
        let fits = |who: Who| who != subject && self.gender(who).fits(pointer.gender);
        let is_other =
            |&other: &usize| other != idx && self.is_person(other) && fits(read_as(other));
        // Whoever is asked speaks next, unless "He told him" goes on about both.
        let lets_speak = !tells_them(paragraph, pointer)
            && (name.tokens.end..sentence.end).any(|at| lets_speak(paragraph.lower(at)));
        let names_other = names()
            .filter(is_other)
            .any(|other| lets_speak || self.acts(paragraph, self.mentions.at(other)));
        let means_other = sentence.clone().any(|at| {
            is_of_one_person(paragraph.lower(at))
                && (self.story.memory.noted_before(paragraph.tokens[at].span))
                    .is_some_and(|it| fits(it.who))
        });
        let describes_other =
            (name.tokens.end..sentence.end).any(|at| self.describes_somebody(paragraph, at));
        let is_told = self.is_surely_a_person(subject)
            && opens(paragraph, sentence.start, name)
            && self.has_verb(paragraph, name, sentence.end)
            && !self.another_reports(sentence, name)
            && !names_other
            && !means_other
            && !describes_other;
        is_told.then_some(subject)
    }

    /// Returns true if a sentence reports what somebody else said than the bearer of a name.
    fn another_reports(&self, sentence: &Range<usize>, name: &Mention) -> bool {
        self.sayings.iter().any(|(source, _)| {
            sentence.contains(&source.start) && !source.contains(&name.tokens.start)
        })
    }

    /// Returns true if a name is the subject of a clause, or did what a passive tells.
    fn acts(&self, paragraph: &Paragraph, name: &Mention) -> bool {
        let end = name.tokens.end;
        let behind = end + usize::from(paragraph.word(end) == ",");
        let before = name.from.checked_sub(1).map_or("", |at| paragraph.lower(at));
        let is_subject = matches!(paragraph.lower(behind), "who" | "whose" | "whom" | "to" | "and")
            || is_verb(paragraph, self.lexicon, behind);
        is_subject && !name.possessive || matches!(before, "as" | "by")
    }

    /// Returns true for a noun for one person that stands behind an article, not in an apposition or
    /// behind "as": "met the referee".
    fn describes_somebody(&self, paragraph: &Paragraph, at: usize) -> bool {
        let noun = paragraph.lower(at);
        let article = (at.saturating_sub(3)..at).rev().find(|&before| {
            matches!(paragraph.lower(before), "a" | "an" | "the" | "his" | "her" | "another")
        });
        let before = article.and_then(|it| it.checked_sub(1)).map_or("", |at| paragraph.lower(at));
        paragraph.word(at).starts_with(char::is_lowercase)
            && self.is_for_person(noun)
            && article.is_some()
            && !matches!(before, "," | "as" | "is" | "was" | "became" | "been" | "be")
    }

    /// Returns true if a verb stands behind a name, or behind the apposition to it.
    fn has_verb(&self, paragraph: &Paragraph, name: &Mention, end: usize) -> bool {
        let behind = name.tokens.end;
        let close = (behind + 1..end).find(|&at| paragraph.word(at) == ",");
        let verb = match close {
            Some(close) if paragraph.word(behind) == "," => close + 1,
            _ => behind,
        };
        let word = paragraph.word(verb);
        let is_small = word.starts_with(char::is_lowercase);
        is_verb(paragraph, self.lexicon, verb)
            || is_small
                && !matches!(paragraph.lower(verb), "and" | "or" | "of" | "in" | "at" | "with")
    }
}

/// Returns true for the pronoun in "He told him that", which opens its sentence: the one who did something
/// to another goes on.
fn tells_them(paragraph: &Paragraph, pointer: &Pointer) -> bool {
    let at = pointer.tokens.start;
    at == paragraph.sentence_of(at).start
        && matches!((paragraph.lower(at), paragraph.lower(at + 2)), ("he", "him") | ("she", "her"))
}

fn is_of_one_person(word: &str) -> bool {
    matches!(word, "he" | "him" | "his" | "she" | "her" | "hers")
}

/// Returns the sentence before that of a report, in its paragraph, if none of it stands in marks.
fn sentence_before(paragraph: &Paragraph, pointer: &Pointer) -> Option<Range<usize>> {
    let first = pointer.content.iter().map(|content| content.start).min()?;
    let own = paragraph.sentence_of(first.min(pointer.tokens.start)).start;
    let before = paragraph.sentence_of(own.checked_sub(1)?);
    let is_outside = |at: usize| paragraph.tokens[at].state == QuoteState::Outside;
    before.clone().all(is_outside).then_some(before)
}

/// Returns true if a name opens its sentence, or stands behind a comma there: "Within the hour, Ines
/// Marsh". A clause before it has a subject of its own: "When the gate broke, Ines Marsh".
fn opens(paragraph: &Paragraph, start: usize, name: &Mention) -> bool {
    let before = start..name.from;
    let is_clause = matches!(
        paragraph.lower(start),
        "after" | "although" | "as" | "because" | "before" | "if" | "like" | "once" | "since"
    ) || matches!(paragraph.lower(start), "though" | "unlike" | "when" | "while")
        || paragraph.lower(start).ends_with("ed");
    let joins = |at: usize| matches!(paragraph.lower(at), "and" | "but" | "yet" | "so" | "then");
    before.is_empty()
        || before.len() == 1 && joins(start)
        || before.len() <= OPENING && paragraph.word(name.from - 1) == "," && !is_clause
}

/// Returns true if words in marks speak of somebody who fits the pronoun of their source: “He was
/// late,” he said.
fn speaks_of_one(paragraph: &Paragraph, pointer: &Pointer) -> bool {
    let of_one = match paragraph.lower(pointer.tokens.start) {
        "he" => &["he", "him", "his", "he's"][..],
        _ => &["she", "her", "hers", "she's"],
    };
    let mut said = pointer.content.iter().cloned().flatten().take(LONGEST_CONTENT);
    said.any(|at| {
        paragraph.tokens[at].state != QuoteState::Outside && of_one.contains(&paragraph.lower(at))
    })
}
