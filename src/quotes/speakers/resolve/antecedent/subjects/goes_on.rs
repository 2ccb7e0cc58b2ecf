//! Takes "he" for whom the sentence right before is about: in "Within the hour, Ines Marsh hit back.
//! “Which gate?” she asked" it is Marsh, whoever spoke above.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::subjects::clauses::is_subject_of_report;
use crate::quotes::speakers::resolve::antecedent::subjects::same_subject::lets_speak;

/// The largest number of tokens before the subject of a sentence.
const OPENING: usize = 12;

/// The largest number of tokens in marks of a sentence that nobody says.
const MARKED: usize = 6;

/// The largest number of tokens in brackets behind a name.
const LONGEST_NOTE: usize = 8;

/// The largest number of tokens of the words said that are looked at.
const LONGEST_CONTENT: usize = 400;

/// A sentence of a paragraph.
#[derive(Debug, Clone)]
pub(in crate::quotes::speakers::resolve::antecedent) struct Sentence {
    /// The number of its paragraph, counted over the whole text.
    pub(in crate::quotes::speakers::resolve::antecedent) paragraph: usize,
    /// Its tokens there.
    pub(in crate::quotes::speakers::resolve::antecedent) tokens: Range<usize>,
}

impl Reading<'_> {
    /// Leaves of the candidates for the "he" of a report the person whom the sentence right before it is
    /// about, where it tells of nobody else.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_subject_who_goes_on(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        if pointer.pointed != Pointed::Personal || !is_subject_of_report(paragraph, pointer) {
            return;
        }
        let before = self.sentence_before(pointer);
        let Some(before) = before.filter(|it| it.paragraph == pointer.paragraph) else { return };
        let Some(subject) = self.only_subject(pointer, &before) else { return };
        let is_subject =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| it.who == subject);
        if candidates.iter().any(is_subject) && !speaks_of_one(paragraph, pointer) {
            candidates.retain(is_subject);
        }
    }

    /// Returns the person with whom a sentence begins, if nobody else of the gender of a pointer may speak
    /// behind it.
    fn only_subject(&self, pointer: &Pointer, told: &Sentence) -> Option<Who> {
        let paragraph = self.paragraphs.at(told.paragraph);
        let sentence = &told.tokens;
        let names = || self.names_in(told.paragraph, sentence.clone());
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
        let lets_speak = !tells_them(self.paragraphs.at(pointer.paragraph), pointer)
            && (name.tokens.end..sentence.end).any(|at| lets_speak(paragraph.lower(at)));
        let names_other = names().filter(is_other).any(|other| {
            lets_speak
                || self.acts(paragraph, self.mentions.at(other)) && !self.is_one_of_two(other)
        });
        let means_other = sentence.clone().any(|at| {
            is_of_one_person(paragraph.lower(at))
                && (self.story.memory.noted_before(paragraph.tokens[at].span))
                    .is_some_and(|it| fits(it.who))
        });
        let describes_other =
            (name.tokens.end..sentence.end).any(|at| self.describes_somebody(paragraph, at));
        let is_told = self.is_surely_a_person(subject)
            && self.opens(paragraph, sentence.start, name)
            && self.has_verb(paragraph, name, sentence.end)
            && !self.another_reports(told, name)
            && !names_other
            && !means_other
            && !describes_other;
        is_told.then_some(subject)
    }

    /// Returns true if a sentence reports what somebody else said than the bearer of a name.
    pub(in crate::quotes::speakers::resolve::antecedent) fn another_reports(
        &self,
        told: &Sentence,
        name: &Mention,
    ) -> bool {
        let said = self.attributions.get(told.paragraph).into_iter().flatten();
        said.filter_map(|said| said.source.as_ref()).any(|source| {
            told.tokens.contains(&source.start) && !source.contains(&name.tokens.start)
        })
    }

    /// Returns the sentence before that of a report, if none of it stands in marks: for words that open
    /// their paragraph, the last one of the paragraph before.
    pub(in crate::quotes::speakers::resolve::antecedent) fn sentence_before(
        &self,
        pointer: &Pointer,
    ) -> Option<Sentence> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let first = pointer.content.iter().map(|content| content.start).min()?;
        let own = paragraph.sentence_of(first.min(pointer.tokens.start)).start;
        let told = if let Some(last) = own.checked_sub(1) {
            Sentence { paragraph: pointer.paragraph, tokens: paragraph.sentence_of(last) }
        } else {
            let is_first = pointer.paragraph <= self.story.memory.section();
            let above = pointer.paragraph.checked_sub(1).filter(|_| !is_first)?;
            let last = self.paragraphs.get(above)?.len().checked_sub(1)?;
            Sentence { paragraph: above, tokens: self.paragraphs.at(above).sentence_of(last) }
        };
        let said = self.attributions.get(told.paragraph).into_iter().flatten();
        let is_said = |content: &Range<usize>| {
            content.start < told.tokens.end && told.tokens.start < content.end
        };
        let paragraph = self.paragraphs.at(told.paragraph);
        let marked = |at: &usize| paragraph.tokens[*at].state != QuoteState::Outside;
        // "Ines Marsh laughed at the “gate,” too" says nothing in marks.
        let is_told = told.tokens.clone().filter(marked).count() <= MARKED
            && (!told.tokens.clone().any(|at| marked(&at))
                || !said.flat_map(|said| &said.content).any(is_said));
        is_told.then_some(told)
    }

    /// Returns true if another person's name is joined to a name: "Carl Ode and Ines Marsh" are nobody's "he".
    fn is_one_of_two(&self, idx: usize) -> bool {
        let joined = |one: usize, other: usize| {
            let [one, other] = [one, other].map(|idx| self.mentions.at(idx));
            let paragraph = self.paragraphs.at(one.paragraph);
            one.paragraph == other.paragraph
                && other.from == one.tokens.end + 1
                && paragraph.lower(one.tokens.end) == "and"
        };
        let is_person = |idx: usize| {
            (self.mentions.start()..self.mentions.end()).contains(&idx) && self.is_person(idx)
        };
        idx.checked_sub(1).is_some_and(|before| is_person(before) && joined(before, idx))
            || is_person(idx + 1) && joined(idx, idx + 1)
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
    pub(in crate::quotes::speakers::resolve::antecedent) fn describes_somebody(
        &self,
        paragraph: &Paragraph,
        at: usize,
    ) -> bool {
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

    /// Returns true if a name opens its sentence, or stands behind a comma there: "Within the hour, Ines
    /// Marsh". A clause before it has a subject of its own: "When the gate broke, Ines Marsh".
    pub(in crate::quotes::speakers::resolve::antecedent) fn opens(
        &self,
        paragraph: &Paragraph,
        start: usize,
        name: &Mention,
    ) -> bool {
        let from = self.start_of_titles(paragraph, start, name);
        let before = start..from;
        let is_clause = matches!(
            paragraph.lower(start),
            "after" | "although" | "because" | "before" | "if" | "like" | "once" | "since"
        ) || paragraph.lower(start) == "as" && paragraph.lower(start + 1) != "for"
            || matches!(paragraph.lower(start), "though" | "unlike" | "when" | "while")
            || paragraph.lower(start).ends_with("ed");
        let joins =
            |at: usize| matches!(paragraph.lower(at), "and" | "but" | "yet" | "so" | "then");
        before.is_empty()
            || before.len() == 1 && joins(start)
            || before.len() <= OPENING && ends_with_comma(paragraph, from) && !is_clause
    }

    /// Returns the token with which the titles before a name begin: "Retired Captain", "Norvik Party
    /// chairwoman".
    pub(in crate::quotes::speakers::resolve::antecedent) fn start_of_titles(
        &self,
        paragraph: &Paragraph,
        start: usize,
        name: &Mention,
    ) -> usize {
        const LONGEST: usize = 6;
        let is_title = |&at: &usize| {
            let class = self.lexicon.class(paragraph.lower(at));
            starts_upper(paragraph.word(at)) && !class.is(Class::FUNCTION)
                || class.is(Class::ANY_ROLE | Class::ANY_TITLE)
        };
        let titles = (start..name.from).rev().take(LONGEST).take_while(is_title).count();
        name.from - titles
    }

    /// Returns true if a verb stands behind a name, or behind the apposition to it or that it ends.
    pub(in crate::quotes::speakers::resolve::antecedent) fn has_verb(
        &self,
        paragraph: &Paragraph,
        name: &Mention,
        end: usize,
    ) -> bool {
        // "Ines Marsh (Labour) left."
        let bracket = paragraph.word(name.tokens.end) == "(";
        let closes = |at: &usize| bracket && paragraph.word(*at) == ")";
        let note = name.tokens.end..end.min(name.tokens.end + LONGEST_NOTE);
        let behind = note.into_iter().find(closes).map_or(name.tokens.end, |close| close + 1);
        let is_comma = paragraph.word(behind) == ",";
        let close = (behind + 1..end).find(|&at| paragraph.word(at) == ",");
        let verb = match close {
            Some(close) if is_comma => close + 1,
            _ => behind,
        };
        let word = paragraph.word(verb);
        let is_small = word.starts_with(char::is_lowercase);
        is_verb(paragraph, self.lexicon, verb)
            || is_comma && is_verb(paragraph, self.lexicon, behind + 1)
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

/// Returns true if a comma stands right before a token, or before the mark there: “too late,” Ines Marsh.
fn ends_with_comma(paragraph: &Paragraph, at: usize) -> bool {
    let is_mark = paragraph.tokens[at - 1].state == QuoteState::Closing;
    let comma = at.checked_sub(1 + usize::from(is_mark));
    comma.is_some_and(|comma| paragraph.word(comma) == ",")
}

/// Returns true if words in marks speak of somebody who fits the pronoun of their source: “He was
/// late,” he said.
pub(in crate::quotes::speakers::resolve::antecedent) fn speaks_of_one(
    paragraph: &Paragraph,
    pointer: &Pointer,
) -> bool {
    let of_one = match paragraph.lower(pointer.tokens.start) {
        "he" => &["he", "him", "his", "he's"][..],
        _ => &["she", "her", "hers", "she's"],
    };
    let mut said = pointer.content.iter().cloned().flatten().take(LONGEST_CONTENT);
    said.any(|at| {
        paragraph.tokens[at].state != QuoteState::Outside && of_one.contains(&paragraph.lower(at))
    })
}
