//! Finds the person without a name of whom the sentence before a passage tells: in "His mother was
//! less hopeful. “It is late,” she said" she is the mother, and nobody who was named.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::subjects::same_subject::is_of_mind;
use crate::quotes::speakers::resolve::nouns::is_relative;

/// The largest number of tokens of such a description.
const LONGEST: usize = 7;

/// The largest number of tokens of the words said that are looked at.
const LONGEST_CONTENT: usize = 400;

impl Reading<'_> {
    /// Returns the speaker without a name whom the "he" or "she" at a token, behind a passage, means.
    pub(crate) fn unnamed_subject(
        &mut self,
        paragraph_idx: usize,
        token: usize,
        gender: Gender,
    ) -> Option<Who> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let said = self.said_by(token);
        let first = said.iter().map(|content| content.start).min()?;
        let is_tag = first < token && paragraph.tokens[first].state == QuoteState::Opening;
        if !is_tag || !matches!(paragraph.lower(token), "he" | "she") {
            return None;
        }
        let before = paragraph.sentence_of(paragraph.sentence_of(first).start.checked_sub(1)?);
        let spoke = self.sayings.iter().any(|(source, _)| source.start < first);
        let is_outside = |at: usize| paragraph.tokens[at].state == QuoteState::Outside;
        let subject = self.description_of_nobody_named(paragraph_idx, &before)?;
        let noun = paragraph.lower(subject.end - 1).to_owned();
        let fits = Gender::of(self.lexicon.class(&noun)).fits(gender);
        // "His brother was ill. “I went to see him,” he said" is not of the brother.
        let of_him = match gender {
            Gender::Male => &["he", "him", "his"][..],
            Gender::Female => &["she", "her", "hers"],
            Gender::Unknown => return None,
        };
        let mut words = said.iter().cloned().flatten().take(LONGEST_CONTENT);
        let speaks_of_one = words.any(|at| of_him.contains(&paragraph.lower(at)));
        if spoke || !fits || speaks_of_one || !before.clone().all(is_outside) {
            return None;
        }
        let (speaker, _) = self.resolve(paragraph_idx, subject, 0)?;
        let entry = &self.story.entries[speaker.0 as usize];
        match entry.character {
            Some(character) if self.gender(Who::Named(character)).fits(gender) => {
                is_relative(&noun).then_some(Who::Named(character))
            }
            Some(_) => None,
            None => (entry.speaker.kind == SpeakerType::Unnamed).then_some(Who::Described(speaker)),
        }
    }

    /// Returns the words with which a sentence describes its subject, a person: a relative who is
    /// of some mind, or somebody of whom the text has not told before.
    fn description_of_nobody_named(
        &self,
        paragraph_idx: usize,
        sentence: &Range<usize>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = sentence.start;
        let noun = (start + 1..sentence.end.min(start + LONGEST))
            .take_while(|&at| is_of_phrase(paragraph, at))
            .find(|&at| {
                self.is_for_person(paragraph.lower(at)) && !is_of_phrase(paragraph, at + 1)
                    || is_relative(paragraph.lower(at))
            })?;
        let owner = self.names_in(paragraph_idx, start..noun).next();
        let others = self.names_in(paragraph_idx, noun..sentence.end);
        let names_other = others.into_iter().any(|idx| self.is_person(idx));
        let is_somebodys = matches!(paragraph.lower(noun - 1), "his" | "her" | "'s");
        let is_relative = is_relative(paragraph.lower(noun)) && is_somebodys;
        let is_new = matches!(paragraph.lower(start), "a" | "an" | "another") && owner.is_none();
        let verb = behind_aside(paragraph, noun + 1, sentence.end);
        let mind = is_of_mind(paragraph, verb, sentence.end) && !is_of_body(paragraph, verb + 1);
        let acts = is_verb(paragraph, self.lexicon, verb)
            && !matches!(paragraph.lower(verb), "is" | "was" | "has" | "had");
        let fits =
            is_relative && (mind || is_gesture(paragraph.lower(verb))) || is_new && (mind || acts);
        (fits && !names_other).then_some(start..noun + 1)
    }
}

/// Returns true for a word that may stand in a description before its noun.
fn is_of_phrase(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    let is_verb = matches!(
        word,
        "is" | "was" | "has" | "had" | "who" | "of" | "in" | "at" | "and" | "from" | "with" | "to"
    );
    !is_verb && (word == "'s" || word.starts_with(char::is_alphabetic)) && !word.ends_with("ed")
}

/// Returns the token behind the words between two commas that begin at `at`: "her father, across the
/// table, nods".
fn behind_aside(paragraph: &Paragraph, at: usize, end: usize) -> usize {
    let mut aside = at + 1..end.min(at + LONGEST);
    let close = aside.find(|&close| paragraph.word(close) == ",");
    close.filter(|_| paragraph.word(at) == ",").map_or(at, |close| close + 1)
}

/// Returns true for a verb for what somebody does who is about to speak.
fn is_gesture(verb: &str) -> bool {
    matches!(
        verb,
        "corrects"
            | "corrected"
            | "disagrees"
            | "disagreed"
            | "frowns"
            | "frowned"
            | "grins"
            | "grinned"
            | "interrupts"
            | "interrupted"
            | "laughs"
            | "laughed"
            | "nods"
            | "nodded"
            | "shrugs"
            | "shrugged"
            | "sighs"
            | "sighed"
            | "smiles"
            | "smiled"
    )
}

/// Returns true for what tells how somebody is, and not of what mind.
fn is_of_body(paragraph: &Paragraph, at: usize) -> bool {
    matches!(
        paragraph.lower(at),
        "alive"
            | "dead"
            | "ill"
            | "missing"
            | "old"
            | "poor"
            | "pregnant"
            | "rich"
            | "sick"
            | "there"
            | "unconscious"
            | "unwell"
            | "young"
    )
}
