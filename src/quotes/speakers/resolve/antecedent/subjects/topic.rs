//! Takes "the Norvik governor", where the text calls nobody so, for the person of whom it has just told:
//! that is how news tell at once who somebody is.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::antecedent::subjects::goes_on::Sentence;

/// The largest number of sentences back to the one that names the person.
const FAR: usize = 4;

/// The number of tokens with which a sentence goes on about the same person: "The former mayor".
const NEAR: usize = 6;

/// The largest number of tokens that are looked through for a name.
const LONGEST: usize = 400;

impl Reading<'_> {
    /// Leaves of the candidates for "the Norvik governor" and "the senator" the person of whom the sentences right
    /// before tell, and says if there is one.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_topic(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) -> bool {
        let is_office = pointer.pointed == Pointed::Role
            && pointer.none.has(Sign::NoneThe)
            && !pointer.none.has(Sign::NonePhrase)
            && is_elected(&pointer.noun);
        if !is_office {
            return false;
        }
        self.drop_other_parties(pointer, candidates);
        self.drop_other_nations(pointer, candidates);
        let topic =
            self.introduced_by_colon(pointer).or_else(|| self.topic_of_office(pointer, candidates));
        let is_topic =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| Some(it.who) == topic);
        let is_known = topic.is_some() && candidates.iter().any(is_topic);
        if is_known {
            candidates.retain(is_topic);
        }
        is_known
    }

    /// Returns for "the Norvik governor" the person of whom the sentences right before tell, where the text calls
    /// nobody a governor.
    fn topic_of_office(&self, pointer: &Pointer, candidates: &[Candidate]) -> Option<Who> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let tokens = pointer.tokens.clone();
        let tells_which = pointer.words.iter().any(|word| is_of_party(word))
            || is_of_party(&pointer.noun)
            || tokens.clone().skip(1).any(|idx| starts_upper(paragraph.word(idx)));
        let called = |candidate: &Candidate| {
            (candidate.signs.has(Sign::Role) || candidate.signs.has(Sign::InName))
                && in_mind(candidate)
                && candidate.reference.is_none_or(|it| self.story.memory.is_of_section(&it))
        };
        let mut names = self.names_in(pointer.paragraph, tokens.clone());
        let is_named = names.any(|idx| self.is_person(idx) || self.mentions.at(idx).possessive);
        let goes_on = !matches!(paragraph.word(tokens.end), "," | "(");
        let may_be = tells_which && goes_on && !is_named && !candidates.iter().any(called);
        let (who, told) = self.topic_before(pointer).filter(|_| may_be)?;
        // Behind "Ines Marsh came to Norvik" the Norvik governor may be another.
        let is_elsewhere = !self.names_place_of(pointer, &told);
        let own = Sentence { paragraph: pointer.paragraph, tokens: 0..tokens.start };
        (is_elsewhere && !self.names_place_of(pointer, &own)).then_some(who)
    }

    /// Returns for "the senator" whoever the sentence that ends in a colon before the words is about: in "Ines
    /// Marsh opens with a joke: “I am late,” the senator says" it is Marsh.
    fn introduced_by_colon(&self, pointer: &Pointer) -> Option<Who> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let first = pointer.content.iter().map(|content| content.start).min()?;
        let colon = first.checked_sub(1).filter(|&colon| paragraph.word(colon) == ":")?;
        let start = paragraph.sentence_of(colon).start;
        self.person_told_of(pointer.paragraph, start, colon)
    }

    /// Returns the person who is the subject of the last sentence before a pointer that names its subject, and
    /// that sentence.
    fn topic_before(&self, pointer: &Pointer) -> Option<(Who, Sentence)> {
        let mut at = pointer.paragraph;
        let paragraph = self.paragraphs.at(at);
        let first = pointer.content.iter().map(|content| content.start).min();
        let own = pointer.tokens.start.min(first.unwrap_or(usize::MAX));
        let start = paragraph.sentence_of(own).start;
        let joins = own.checked_sub(1).map_or("", |before| paragraph.lower(before));
        if matches!(joins, "and" | "but") && own == pointer.tokens.start {
            let told = Sentence { paragraph: at, tokens: start..own };
            return self.person_told_of(at, start, own).map(|who| (who, told));
        }
        if own != start {
            return None;
        }
        let mut end = start;
        for _ in 0..FAR {
            if end == 0 {
                at = at.checked_sub(1).filter(|_| at > self.story.memory.section())?;
                end = self.paragraphs.get(at)?.len();
            }
            let paragraph = self.paragraphs.at(at);
            let start = paragraph.sentence_of(end.checked_sub(1)?).start;
            if let Some(who) = self.person_told_of(at, start, end) {
                return Some((who, Sentence { paragraph: at, tokens: start..end }));
            }
            let goes_on = matches!(paragraph.lower(start), "he" | "she")
                || self.describes_person(at, start, end)
                || paragraph.tokens[start].state != QuoteState::Outside;
            if !goes_on {
                return None;
            }
            end = start;
        }
        None
    }

    /// Returns true if a sentence begins with a description of a person: "The former mayor".
    fn describes_person(&self, paragraph_idx: usize, start: usize, end: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let words = start + 1..end.min(start + NEAR);
        paragraph.lower(start) == "the"
            && self.names_in(paragraph_idx, words.clone()).all(|idx| !self.is_person(idx))
            && words.into_iter().any(|at| self.is_for_person(paragraph.lower(at)))
    }

    /// Returns the person with whose name a sentence begins, outside of quotation marks.
    fn person_told_of(&self, paragraph_idx: usize, start: usize, end: usize) -> Option<Who> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let end = end.min(start + LONGEST);
        let idx = self.names_in(paragraph_idx, start..end).find(|&idx| {
            let name = self.mentions.at(idx);
            name.leads && !name.possessive && !name.quoted
        })?;
        let name = self.mentions.at(idx);
        let read = self.read_as.get(&idx).map(|&(character, _)| character);
        let who = Who::Named(read.unwrap_or(self.named[idx]));
        (self.is_person(idx)
            && self.is_surely_a_person(who)
            && self.opens(paragraph, start, name)
            && self.has_verb(paragraph, name, end))
        .then_some(who)
    }

    /// Returns true if a sentence names the place of an office.
    fn names_place_of(&self, pointer: &Pointer, told: &Sentence) -> bool {
        let paragraph = self.paragraphs.at(told.paragraph);
        let is_place = |word: &&String| self.lexicon.class(word).is(Class::PLACE);
        let mut places = pointer.words.iter().filter(is_place);
        let words = || told.tokens.clone().take(LONGEST).map(|idx| paragraph.lower(idx));
        places.any(|place| words().any(|word| word == place.as_str()))
    }
}

/// Returns true for a word that tells for which party or office somebody runs.
fn is_of_party(word: &str) -> bool {
    matches!(word, "republican" | "gop" | "democrat" | "democratic" | "presidential")
}

/// Returns true for an office that is voted for, and for whoever runs for one.
fn is_elected(noun: &str) -> bool {
    matches!(
        noun,
        "candidate"
            | "congressman"
            | "congresswoman"
            | "democrat"
            | "front-runner"
            | "frontrunner"
            | "governor"
            | "nominee"
            | "republican"
            | "senator"
    )
}
