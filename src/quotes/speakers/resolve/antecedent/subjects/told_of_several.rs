//! Finds the people of whom the text tells without a name, for "they": the voters in "Most voters are
//! late. They want" and in "The voters left when they heard".

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::is_pronoun;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::bearers::nation::is_demonym;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;

/// The largest number of tokens of a subject, and from its noun to its verb.
const LONGEST: usize = 9;

/// The number of tokens at which "the voters" tells which ones: "the other four voters".
const SHORT: usize = 3;

/// The largest number of sentences back to the subject of several that begin with "They".
const MOST_BACK: usize = 3;

impl Reading<'_> {
    /// Returns the people of whom the sentence right before, or its own, tells as its subject, for a "they".
    pub(in crate::quotes::speakers::resolve) fn told_of_several(
        &mut self,
        paragraph_idx: usize,
        token: usize,
    ) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        if paragraph.tokens[token].state != QuoteState::Outside {
            return None;
        }
        if let Some(found) = self.several_named_before(paragraph_idx, token) {
            return Some(found);
        }
        let subject = self
            .subject_of_own_sentence(paragraph, token)
            .or_else(|| self.people_of_sentence_before(paragraph, token))?;
        let noun_span = paragraph.span(subject.start, subject.end);
        let own = paragraph.tokens[token].span;
        let (speaker, _) = self.resolve(paragraph_idx, subject, 1)?;
        let kind = self.story.entries[speaker.0 as usize].speaker.kind;
        let steps = vec![
            Link { mention: own, reason: "pronoun" },
            Link { mention: noun_span, reason: "of whom the sentence tells" },
        ];
        (kind == SpeakerType::Group).then_some((speaker, steps))
    }

    /// Returns the subject of the sentence so far, where "they" goes on about it: "The voters left when they".
    fn subject_of_own_sentence(&self, paragraph: &Paragraph, token: usize) -> Option<Range<usize>> {
        let start = paragraph.sentence_of(token).start;
        let before = token.checked_sub(1).filter(|&before| before > start)?;
        let opens_clause = |word: &str| {
            matches!(
                word,
                "after"
                    | "although"
                    | "as"
                    | "because"
                    | "before"
                    | "if"
                    | "once"
                    | "since"
                    | "though"
                    | "when"
                    | "while"
            )
        };
        let joins = matches!(paragraph.lower(before), "and" | "but");
        let goes_on = opens_clause(paragraph.lower(before))
            || joins && paragraph.word(before - 1) == ","
            || paragraph.word(before) == "," && opens_clause(paragraph.lower(start));
        let subject = self.people_from(paragraph, start).filter(|_| goes_on)?;
        let names_others = (subject.end..token).any(|at| self.are_people(paragraph, at));
        (!names_others).then_some(subject)
    }

    /// Returns the subject of the sentence before the one that "They" begins.
    fn people_of_sentence_before(
        &self,
        paragraph: &Paragraph,
        token: usize,
    ) -> Option<Range<usize>> {
        let mut start = paragraph.sentence_of(token).start;
        let joins = |at: usize| {
            matches!(paragraph.lower(at), "and" | "but" | "instead" | "then" | "yet" | ",")
        };
        if token - start > 2 || !(start..token).all(joins) {
            return None;
        }
        for _ in 0..MOST_BACK {
            start = paragraph.sentence_of(start.checked_sub(1)?).start;
            if paragraph.lower(start) != "they" {
                break;
            }
        }
        self.people_from(paragraph, start).or_else(|| {
            // "After the flood, most voters were late. They".
            let end = paragraph.sentence_of(start).end.min(start + LONGEST);
            let comma = (start..end).find(|&at| paragraph.word(at) == ",")?;
            let subject = self.people_from(paragraph, comma + 1)?;
            let whole = paragraph.sentence_of(start).end;
            let names_others = (subject.end..whole).any(|at| self.are_people(paragraph, at));
            (!names_others).then_some(subject)
        })
    }

    /// Returns the people with whom a sentence begins, and whom a verb follows: "Most voters in Norvik are".
    fn people_from(&self, paragraph: &Paragraph, start: usize) -> Option<Range<usize>> {
        let opens = matches!(
            paragraph.lower(start),
            "after"
                | "although"
                | "and"
                | "as"
                | "but"
                | "if"
                | "though"
                | "when"
                | "while"
                | "yet"
        );
        let from = start + usize::from(opens);
        let end = paragraph.sentence_of(start).end;
        let is_plain = |at: &usize| {
            let lower = paragraph.lower(*at);
            paragraph.tokens[*at].state == QuoteState::Outside
                && (paragraph.word(*at).starts_with(char::is_alphanumeric)
                    || matches!(lower, "-" | "."))
                && !matches!(lower, "and" | "or" | "that" | "who" | "with" | "to" | "by")
                && !is_pronoun(lower)
        };
        let noun = (from..end.min(from + LONGEST)).take_while(is_plain).find(|&at| {
            self.are_people(paragraph, at)
                && !self.are_people(paragraph, at + 1)
                && !matches!(paragraph.word(at + 1), "'" | "’" | "'s" | "’s")
        })?;
        // Whoever has been told of before has perhaps a name.
        let is_known = matches!(paragraph.lower(from), "the" | "these" | "those" | "both");
        if is_known && noun < from + SHORT {
            return None;
        }
        let behind = noun + 1;
        let adverb = |at: usize| {
            paragraph.lower(at).ends_with("ly")
                || matches!(
                    paragraph.lower(at),
                    "also" | "first" | "now" | "often" | "still" | "then"
                )
        };
        let place = matches!(paragraph.lower(behind), "at" | "from" | "in");
        let verb = if place {
            (behind + 1..end.min(behind + LONGEST))
                .take_while(is_plain)
                .find(|&at| is_plural(paragraph, at))
        } else {
            let at = behind + usize::from(adverb(behind));
            (is_plural(paragraph, at)
                || is_past(paragraph.lower(at))
                || is_verb(paragraph, self.lexicon, at) && !is_singular(paragraph, at))
            .then_some(at)
        };
        verb.map(|_| from..noun + 1)
    }

    /// Returns true for a noun for several people.
    fn are_people(&self, paragraph: &Paragraph, at: usize) -> bool {
        let word = paragraph.lower(at);
        let one = word.strip_suffix('s').filter(|one| !one.ends_with('s'));
        self.lexicon.class(word).is(Class::GROUP)
            && (one.is_some() || matches!(word, "people" | "men" | "women" | "children" | "police"))
            || one.is_some_and(|one| self.is_for_person(one) || is_demonym(one))
    }
}

/// Returns true for a verb that only several go with, or any number.
fn is_plural(paragraph: &Paragraph, at: usize) -> bool {
    matches!(
        paragraph.lower(at),
        "are"
            | "can"
            | "could"
            | "did"
            | "do"
            | "had"
            | "have"
            | "may"
            | "might"
            | "must"
            | "need"
            | "should"
            | "want"
            | "were"
            | "will"
            | "would"
    )
}

/// Returns true for the past of a verb.
fn is_past(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed")
        || matches!(
            word,
            "began"
                | "came"
                | "gave"
                | "held"
                | "left"
                | "met"
                | "said"
                | "saw"
                | "sent"
                | "told"
                | "took"
        )
}

fn is_singular(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    word.ends_with('s') && !word.ends_with("ss")
}
