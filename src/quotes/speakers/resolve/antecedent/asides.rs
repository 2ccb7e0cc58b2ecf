//! Rules out for a pronoun those who stand beside the story: whoever reports it for the paper, whoever asked,
//! and whoever is named behind the pronoun itself: "Her neighbour, Carl Ode".

use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;

/// The largest number of tokens between "our" and the name of a reporter.
const OF_PAPER: usize = 5;

/// The largest number of tokens between "her" and the name in apposition to what is hers.
const LONGEST_OFFICE: usize = 6;

/// The largest number of tokens between "asked by" and the pronoun.
const FAR_ASKER: usize = 24;

/// The number of tokens behind "asked by" in which the asker begins.
const LONGEST_ARTICLE: usize = 2;

impl Reading<'_> {
    /// Drops for a pronoun those who stand beside the story, where somebody else may be meant.
    pub(super) fn drop_those_beside(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        self.drop_hearer(pointer, candidates);
        if pointer.pointed != Pointed::Personal {
            return;
        }
        let own = self.named_behind(pointer);
        let is_beside = |candidate: &Candidate| {
            let Some(it) = candidate.reference else { return false };
            own == Some(it.who)
                || self.asked_in_sentence(pointer, candidate)
                || self.reports_for_paper(it.who, pointer)
        };
        let is_other = |candidate: &Candidate| {
            candidate.reference.is_some() && in_mind(candidate) && !is_beside(candidate)
        };
        if candidates.iter().any(is_other) {
            candidates.retain(|candidate| !is_beside(candidate));
        }
    }

    /// Drops for "The reporter" in "The reporter asked Ines Marsh" the one who was asked.
    fn drop_hearer(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let verb = pointer.tokens.end;
        let speaks = matches!(
            paragraph.lower(verb),
            "asked" | "asks" | "informed" | "pressed" | "reminded" | "tells" | "told" | "warned"
        );
        if !speaks || !matches!(pointer.pointed, Pointed::Role | Pointed::NewRole | Pointed::Body) {
            return;
        }
        let name = self.names_in(pointer.paragraph, verb + 1..verb + 2 + LONGEST_OFFICE).next();
        let hearer = name.filter(|&name| self.mentions.at(name).from == verb + 1);
        let Some(hearer) = hearer.map(|name| Who::Named(self.named[name])) else { return };
        candidates.retain(|candidate| !candidate.reference.is_some_and(|it| it.who == hearer));
    }

    /// Returns whoever is named in apposition to what belongs to a pronoun: Ode for the "her" of "Her
    /// neighbour, Carl Ode".
    fn named_behind(&self, pointer: &Pointer) -> Option<Who> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let owns = matches!(paragraph.lower(at), "his" | "her")
            && paragraph.word(at + 1).starts_with(char::is_lowercase);
        let end = at + 1 + LONGEST_OFFICE;
        let name = self.names_in(pointer.paragraph, at + 1..end).next().filter(|_| owns)?;
        let name = self.mentions.at(name);
        let noun = |idx: usize| {
            let word = paragraph.lower(idx);
            paragraph.word(idx).starts_with(char::is_lowercase)
                && (self.is_for_person(word) || !word.ends_with("ed"))
                && !matches!(word, "of" | "to" | "with" | "and" | "in" | "on" | "at" | "for")
        };
        let last = name.from.checked_sub(1)?;
        let comma = usize::from(paragraph.word(last) == ",");
        let office = at + 1..(last + 1 - comma).max(at + 1);
        let is_office = !office.is_empty()
            && self.is_for_person(paragraph.lower(office.end - 1))
            && office.clone().all(noun);
        let idx = self.names_in(pointer.paragraph, name.tokens.clone()).next()?;
        is_office.then(|| Who::Named(self.named[idx]))
    }

    /// Returns true for the interviewer in "Asked by an interviewer, she".
    fn asked_in_sentence(&self, pointer: &Pointer, candidate: &Candidate) -> bool {
        let Some(it) = candidate.reference.filter(|it| it.paragraph == pointer.paragraph) else {
            return false;
        };
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = paragraph.token_at(it.span.start());
        let sentence = paragraph.sentence_of(pointer.tokens.start).start;
        let first = sentence.max(pointer.tokens.start.saturating_sub(FAR_ASKER));
        let asks = |by: usize| {
            paragraph.lower(by) == "by"
                && matches!(paragraph.lower_before(by, 1), "asked" | "pressed" | "questioned")
        };
        at < pointer.tokens.start
            && (first..pointer.tokens.start)
                .any(|by| asks(by) && (by + 1..=by + LONGEST_ARTICLE).contains(&at))
    }

    /// Returns true if the names before a pointer call somebody a reporter of the paper who has spoken with
    /// somebody else: a reporter on the spot may tell what they have seen.
    fn reports_for_paper(&self, who: Who, pointer: &Pointer) -> bool {
        let Who::Named(character) = who else { return false };
        let mut names = self.names_before(pointer).filter(|&idx| self.named[idx] == character);
        names.any(|idx| {
            let name = self.mentions.at(idx);
            self.writes_for_paper(name) && self.talks_with_somebody(name)
        })
    }

    /// Returns true for the name in "our reporter, Dag Moe, has".
    pub(in crate::quotes::speakers::resolve) fn writes_for_paper(&self, name: &Mention) -> bool {
        let Some(paragraph) = self.paragraphs.get(name.paragraph) else { return false };
        let start = name.tokens.start;
        let comma = start.checked_sub(1).filter(|&at| paragraph.word(at) == ",");
        // In "seen by our reporter, Moe said" the name begins a clause.
        let closes = matches!(paragraph.word(name.tokens.end), "," | "." | ";" | ")");
        let end = comma.filter(|_| closes).unwrap_or(start);
        let near = end.saturating_sub(OF_PAPER)..end;
        let Some(our) = near.clone().find(|&idx| paragraph.lower(idx) == "our") else {
            return false;
        };
        let reports = |idx: usize| {
            matches!(
                paragraph.lower(idx),
                "colleague" | "columnist" | "correspondent" | "editor" | "reporter" | "writer"
            )
        };
        reports(end - 1)
            && (our + 1..end).all(|idx| paragraph.word(idx).starts_with(char::is_alphabetic))
    }

    /// Returns true if the bearer of a name speaks with another who is named in the same sentence.
    fn talks_with_somebody(&self, name: &Mention) -> bool {
        let Some(paragraph) = self.paragraphs.get(name.paragraph) else { return false };
        let behind = name.tokens.end..paragraph.sentence_of(name.tokens.start).end;
        let talks = |at: usize| {
            let with = matches!(paragraph.lower(at + 1), "to" | "with");
            match paragraph.lower(at) {
                "speaking" | "spoke" | "spoken" | "talked" | "talking" => with,
                "interviewed" | "met" => true,
                _ => false,
            }
        };
        let Some(verb) = behind.clone().find(|&at| talks(at)) else { return false };
        self.names_in(name.paragraph, verb..behind.end).any(|idx| self.is_person(idx))
    }
}
