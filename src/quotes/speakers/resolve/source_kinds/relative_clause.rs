//! Resolves relative clauses: finds the noun or name to which "who" and "which" belong.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::resolve::Reading;

/// The largest number of names before a relative pronoun that are looked at.
const NEAREST: usize = 24;

impl Reading<'_> {
    /// Returns the noun group or name on which a relative clause at `token` hangs: the noun group
    /// right before it, or else a name before it in the sentence.
    pub(crate) fn before_relative(
        &self,
        paragraph_idx: usize,
        token: usize,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = paragraph.sentence_of(token).start;
        let end = token - usize::from(token > start && paragraph.word(token - 1) == ",");
        // In a very long sentence only the nearest names are looked at.
        let names = || {
            let inside = self.names_in(paragraph_idx, start..end).rev().take(NEAREST);
            inside.filter(|&idx| {
                !self.mentions.at(idx).possessive && self.mentions.at(idx).tokens.end <= end
            })
        };
        let tokens = |idx: usize| self.mentions.at(idx).tokens.clone();
        let group = noun_phrase::group_before(paragraph, self.lexicon, end, start);
        if paragraph.lower(token) != "who" {
            if let Some(titled) = before_title(paragraph, start..end) {
                return noun_phrase::group_before(paragraph, self.lexicon, titled, start);
            }
            let thing = |idx: &usize| {
                let of = &self.story.cast.characters[self.named[*idx]];
                of.kind != SpeakerType::Person || of.fullest.shape != Shape::Person
            };
            let last = names().find(thing).map(tokens);
            if end < token
                && let Some(study) = work_before(paragraph, start..end)
            {
                return noun_phrase::group_before(paragraph, self.lexicon, study + 1, start);
            }
            // "The Post had parts of the book, which" is not of the Post.
            let thing = end.checked_sub(1).filter(|&noun| noun > start).filter(|&noun| {
                paragraph.word(noun).starts_with(char::is_lowercase)
                    && !is_time(paragraph.lower(noun))
                    && !self.lexicon.class(paragraph.lower(noun)).is(Class::FUNCTION | Class::CUE)
                    && matches!(
                        paragraph.lower(noun - 1),
                        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "'s"
                    )
            });
            let touching = names().next().map(tokens).filter(|name| name.end == end);
            let whole = touching.or(group);
            return whole.or(thing.map(|noun| noun..end)).or(last);
        }
        let person =
            |&idx: &usize| self.story.cast.characters[self.named[idx]].kind == SpeakerType::Person;
        // The clause belongs to Ines Marsh in "Ines Marsh, a farmer who" and "Ines Marsh of Ohio,
        // who", but to the farmer in "Ines Marsh met a farmer who".
        let apposed = |person: &Range<usize>, noun: &Range<usize>| {
            let behind = paragraph.word(person.end) == "," && person.end < noun.start;
            behind && self.is_one_phrase(paragraph, person.end + 1..noun.start)
        };
        let apposed_to_group = |idx: &usize| {
            let name = &self.mentions.at(*idx).tokens;
            let small = |group: &Range<usize>| {
                paragraph.word(group.end - 1).starts_with(char::is_lowercase)
            };
            group.as_ref().is_some_and(|group| small(group) && apposed(name, group))
        };
        let person = names()
            .find(|idx| person(idx) && apposed_to_group(idx))
            .or_else(|| names().find(person))
            .map(tokens);
        // In "told users who" no comma parts the noun from its clause.
        let last = paragraph.word(end.saturating_sub(1));
        let class = self.lexicon.class(paragraph.lower(end.saturating_sub(1)));
        let touches = end == token
            && end > start
            && (class.is(Class::GROUP)
                || last.starts_with(char::is_lowercase) && !class.is(Class::FUNCTION));
        let noun = if touches {
            let people = group.clone().map(|group| self.without_verb(paragraph, group));
            people.map(|group| self.behind_thing(paragraph, group)).or(Some(end - 1..end))
        } else {
            group.clone().filter(|group| self.is_somebody(paragraph, group))
        };
        match (person, noun) {
            (Some(person), Some(noun)) if !apposed(&person, &noun) => Some(noun),
            (Some(person), _) => Some(person),
            (None, Some(noun)) => Some(noun),
            (None, None) => self
                .somebody_before(paragraph, start..end)
                .and_then(|noun| {
                    noun_phrase::group_before(paragraph, self.lexicon, noun + 1, start)
                })
                .or_else(|| names().next().map(tokens))
                .or(group),
        }
    }

    /// Returns true if the words between a name with its comma and a noun belong to the noun, as in
    /// "Ines Marsh, a Norvik lawyer and farmer": there are none, or an article opens them.
    fn is_one_phrase(&self, paragraph: &Paragraph, between: Range<usize>) -> bool {
        let opens = matches!(paragraph.lower(between.start), "a" | "an" | "the");
        let capital = |idx: usize| noun_phrase::starts_upper(paragraph.word(idx));
        let plain = |idx: usize| {
            let word = paragraph.lower(idx);
            let in_name = matches!(word, "and" | "of") && capital(idx - 1) && capital(idx + 1);
            let small = self.lexicon.class(word).is(Class::FUNCTION) && word != "and" && !in_name;
            paragraph.word(idx).starts_with(char::is_alphanumeric)
                && !small
                && (capital(idx) || !self.lexicon.class(word).is(Class::SPEECH))
        };
        between.is_empty() || opens && between.len() <= NEAREST / 2 && between.skip(1).all(plain)
    }

    /// Returns a noun group without the verb that it is the object of: "critics" of "did not sway
    /// critics who".
    fn without_verb(&self, paragraph: &Paragraph, group: Range<usize>) -> Range<usize> {
        let leads_to_verb = |idx: usize| {
            matches!(
                paragraph.lower(idx),
                "to" | "not"
                    | "n't"
                    | "n’t"
                    | "has"
                    | "have"
                    | "had"
                    | "will"
                    | "would"
                    | "could"
                    | "may"
                    | "might"
                    | "did"
                    | "does"
                    | "do"
                    | "who"
                    | "that"
                    | "which"
                    | "it"
                    | "he"
                    | "she"
                    | "they"
            )
        };
        let mut start = group.start;
        while start + 1 < group.end
            && paragraph.word(start).starts_with(char::is_lowercase)
            && (matches!(paragraph.lower(start), "n't" | "n’t" | "not")
                || start > 0
                    && leads_to_verb(start - 1)
                    && !self.lexicon.class(paragraph.lower(start)).is(Class::FUNCTION))
        {
            start += 1;
        }
        start..group.end
    }

    /// Returns the people behind a thing that comes from them: "Republicans" of "criticism from
    /// Republicans who", but "a number of voters" as it is.
    fn behind_thing(&self, paragraph: &Paragraph, group: Range<usize>) -> Range<usize> {
        let joins = |&idx: &usize| matches!(paragraph.lower(idx), "from" | "of" | "for" | "at");
        let Some(first) = group.clone().find(joins).filter(|&idx| idx > group.start) else {
            return group;
        };
        let head = paragraph.lower(first - 1);
        let people = Class::GROUP | Class::BODY | Class::ANY_ROLE | Class::PERSON | Class::FUNCTION;
        let counts = matches!(
            head,
            "lot"
                | "lots"
                | "number"
                | "share"
                | "stream"
                | "handful"
                | "majority"
                | "minority"
                | "percent"
                | "crowd"
                | "half"
                | "core"
                | "all"
                | "range"
                | "list"
                | "series"
                | "generation"
                | "members"
                | "kind"
                | "type"
        );
        let several = head.strip_suffix('s').is_some_and(|one| self.is_for_person(one));
        let named = paragraph.word(first - 1).starts_with(char::is_uppercase);
        if counts || several || named || self.lexicon.class(head).is(people) || head.ends_with("ns")
        {
            return group;
        }
        first + 1..group.end
    }

    /// Returns the last noun for people: in "an investor in Norvik, who" it is the investor.
    fn somebody_before(&self, paragraph: &Paragraph, tokens: Range<usize>) -> Option<usize> {
        tokens.rev().take(NEAREST / 2).find(|&idx| {
            self.lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE)
                && paragraph.word(idx).starts_with(char::is_lowercase)
                && matches!(paragraph.lower(idx + 1), "in" | "of" | "at" | "from" | "for" | "with")
        })
    }

    /// Returns true if a noun group ends in a noun for people.
    fn is_somebody(&self, paragraph: &Paragraph, group: &Range<usize>) -> bool {
        let class = self.lexicon.class(paragraph.lower(group.end - 1));
        let small = paragraph.word(group.end - 1).starts_with(char::is_lowercase);
        class.is(Class::GROUP) || (class.is(Class::ANY_ROLE) && small)
    }
}

/// Returns where the noun ends in "a report, titled “Bad Roads”, which": what the clause tells is not
/// told by the title.
fn before_title(paragraph: &Paragraph, tokens: Range<usize>) -> Option<usize> {
    let in_title = |idx: &usize| {
        let word = paragraph.word(*idx);
        word.starts_with(|first: char| !first.is_lowercase())
            || matches!(paragraph.lower(*idx), "of" | "the" | "and" | "a" | "in" | "for" | "to")
    };
    let words = tokens.clone().rev().take(NEAREST).take_while(in_title).count();
    let titled =
        tokens.end.checked_sub(words + 1).filter(|&idx| idx > tokens.start && words > 0)?;
    let says = matches!(paragraph.lower(titled), "titled" | "entitled" | "called" | "headlined");
    let comma = usize::from(paragraph.word(titled - 1) == ",");
    let is_work = paragraph.lower(titled - 1 - comma);
    let is_work = matches!(
        is_work,
        "report" | "study" | "paper" | "article" | "book" | "essay" | "document" | "memo"
    );
    (says && is_work).then_some(titled - comma)
}

/// Returns the study or report in "a study in the journal Norvik, which": what the clause tells is
/// told by the study.
fn work_before(paragraph: &Paragraph, tokens: Range<usize>) -> Option<usize> {
    let last = tokens.end.checked_sub(1)?;
    let in_name = noun_phrase::starts_upper(paragraph.word(last));
    let mut near = tokens.rev().take(NEAREST).filter(|_| in_name);
    near.find(|&idx| {
        matches!(
            paragraph.lower(idx),
            "study" | "report" | "survey" | "paper" | "forecast" | "poll"
        ) && matches!(
            paragraph.lower(idx + 1),
            "in" | "from" | "by" | "published" | "recently" | "released" | "last" | "this"
        )
    })
}

/// Returns true for a time or a meeting, at which somebody else tells something: "Tarvik at the weekend,
/// which said".
fn is_time(noun: &str) -> bool {
    matches!(
        noun,
        "afternoon"
            | "conference"
            | "day"
            | "evening"
            | "event"
            | "hearing"
            | "meeting"
            | "month"
            | "morning"
            | "night"
            | "quarter"
            | "summit"
            | "time"
            | "week"
            | "weekend"
            | "year"
    )
}
