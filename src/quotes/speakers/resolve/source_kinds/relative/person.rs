//! Finds whom "who" tells more of: a person, or people, and never a place or a body.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bearers::nation::is_demonym;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::source_kinds::relative::clause::MOST_NAMES;
use crate::quotes::speakers::resolve::source_kinds::relative::clause::NEAREST;
use crate::quotes::speakers::resolve::source_kinds::relative::subject::behind_bracket;
use crate::quotes::speakers::resolve::source_kinds::relative::subject::member_before;

impl Reading<'_> {
    /// Returns the noun group or person that "who" tells more of.
    pub(in crate::quotes::speakers::resolve) fn before_who(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
        no_comma: bool,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let Range { start, end } = before.clone();
        let last = end.checked_sub(1).filter(|&last| last >= start)?;
        let class = self.lexicon.class(paragraph.lower(last));
        if no_comma && let Some(subject) = self.subject_of_predicate(paragraph_idx, before.clone())
        {
            return Some(subject);
        }
        if no_comma
            && is_anybody(paragraph.lower(last))
            && let Some(subject) = self.subject_as_someone(paragraph_idx, last)
        {
            return Some(subject);
        }
        // "The one who said so" is nobody whom the sentence has named.
        if no_comma && is_anybody(paragraph.lower(last)) {
            return are_some(paragraph.lower(last)).then(|| last_some(paragraph, last)..end);
        }
        // "Two million Oldlanders who told" are several, whatever the verb says.
        let is_people =
            starts_upper(paragraph.word(last)) && self.are_of_nation(paragraph.lower(last));
        if no_comma && is_people {
            return self.several_before_who(paragraph_idx, before);
        }
        let described = || {
            self.person_described(paragraph_idx, before.clone())
                .or_else(|| member_before(paragraph, &before))
        };
        if !no_comma && let Some(person) = described() {
            return Some(person);
        }
        let group = noun_phrase::group_before(paragraph, self.lexicon, end, start);
        // The clause belongs to Ines Marsh in "Ines Marsh, a farmer who" and "Ines Marsh of Ohio,
        // who", but to the farmer in "Ines Marsh met a farmer who".
        let apposed = |person: &Range<usize>, noun: &Range<usize>| {
            let end = behind_bracket(paragraph, person.end);
            let behind = paragraph.word(end) == "," && end < noun.start;
            behind && self.is_one_phrase(paragraph, end + 1..noun.start)
        };
        // In "told users who" no comma parts the noun from its clause.
        let small = paragraph.word(last).starts_with(char::is_lowercase);
        let touches = no_comma && (class.is(Class::GROUP) || small && !class.is(Class::FUNCTION));
        let noun = if touches {
            let people = group.clone().map(|group| self.without_verb(paragraph, group));
            people.map(|group| self.behind_thing(paragraph, group)).or(Some(last..end))
        } else {
            group.clone().filter(|group| self.is_somebody(paragraph, group))
        };
        let noun = noun.map(|noun| self.behind_person(paragraph, noun));
        match (self.person_before(paragraph_idx, before.clone(), group.as_ref()), noun) {
            (Some(person), Some(noun)) if !apposed(&person, &noun) => Some(noun),
            (Some(person), _) => Some(person),
            (None, Some(noun)) => Some(noun),
            (None, None) => self.people_before(paragraph_idx, before, group),
        }
    }

    /// Returns the victim for "a victim of the mystery disease who": a disease is nobody.
    fn behind_person(&self, paragraph: &Paragraph, noun: Range<usize>) -> Range<usize> {
        let last = paragraph.lower(noun.end - 1);
        let people = Class::GROUP | Class::ANY_ROLE | Class::PERSON | Class::BODY;
        let is_thing = paragraph.word(noun.end - 1).starts_with(char::is_lowercase)
            && !self.lexicon.class(last).is(people)
            && !last.ends_with('s');
        let mut near = (0..noun.start).rev().take(MOST_NAMES);
        let of = near.find(|&idx| paragraph.lower(idx) == "of");
        let person = of.and_then(|of| of.checked_sub(1));
        let person = person.filter(|&person| self.is_for_person(paragraph.lower(person)));
        person.filter(|_| is_thing).map_or(noun, |person| person..person + 1)
    }

    /// Returns the person named before "who": the one to whose name the group right before it stands
    /// in apposition, or the nearest.
    fn person_before(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
        group: Option<&Range<usize>>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let is_person =
            |&idx: &usize| self.story.cast.characters[self.named[idx]].kind == SpeakerType::Person;
        let is_apposed = |idx: &usize| {
            let name = &self.mentions.at(*idx).tokens;
            let end = behind_bracket(paragraph, name.end);
            group.is_some_and(|group| {
                paragraph.word(group.end - 1).starts_with(char::is_lowercase)
                    && paragraph.word(end) == ","
                    && end < group.start
                    && self.is_one_phrase(paragraph, end + 1..group.start)
            })
        };
        // In "Ines Marsh of Tarvik, who" Tarvik is a town, whatever else it may be.
        let is_from = |idx: usize| {
            let from = self.mentions.at(idx).tokens.start;
            let of = from.checked_sub(2).filter(|_| paragraph.lower(from - 1) == "of");
            of.is_some_and(|last| {
                self.names_in(paragraph_idx, last..last + 1).any(|other| {
                    self.mentions.at(other).shape == Shape::Person && is_person(&other)
                })
            })
        };
        let names = || {
            self.names_behind(paragraph_idx, before.clone())
                .filter(is_person)
                .filter(|&idx| !is_from(idx))
        };
        let found = names().find(is_apposed).or_else(|| names().next())?;
        Some(self.mentions.at(found).tokens.clone())
    }

    /// Returns those whom "who" means where no person is named: the investor in "an investor in
    /// Norvik, who", the citizens in "citizens of Norvik who". A place or a body is never "who".
    fn people_before(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
        group: Option<Range<usize>>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let noun = self
            .somebody_before(paragraph, before.clone())
            .or_else(|| self.noun_before_name(paragraph, before.clone()));
        if let Some(noun) = noun {
            return noun_phrase::group_before(paragraph, self.lexicon, noun + 1, before.start)
                .or(Some(noun..noun + 1));
        }
        let last = before.end.checked_sub(1)?;
        let ends_in_name = !self.names_in(paragraph_idx, last..before.end).is_empty();
        group.filter(|_| !ends_in_name)
    }

    /// Returns those whom "who" means where its verb says that they are several: "Ines Marsh and
    /// Carl Ode, who are", "voters in Norvik who say".
    pub(in crate::quotes::speakers::resolve) fn several_before_who(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let last = before.end.checked_sub(1).filter(|&last| last >= before.start)?;
        if is_anybody(paragraph.lower(last)) {
            return are_some(paragraph.lower(last)).then(|| last_some(paragraph, last)..before.end);
        }
        let touching = self.names_in(paragraph_idx, last..before.end).next_back();
        if let Some(name) = touching {
            let first = self.first_of_joined(paragraph_idx, name, before.start);
            let of = &self.story.cast.characters[self.named[name]];
            if first < self.mentions.at(name).tokens.start {
                return Some(first..before.end);
            }
            if of.kind == SpeakerType::Organization {
                return Some(self.mentions.at(name).tokens.clone());
            }
        }
        let are_several = |&idx: &usize| {
            let lower = paragraph.lower(idx);
            let class = self.lexicon.class(lower);
            let plural = lower.strip_suffix('s').is_some_and(|one| !one.ends_with('s'));
            let named = paragraph.word(idx).starts_with(char::is_uppercase);
            class.is(Class::GROUP)
                || plural && !named && !class.is(Class::FUNCTION | Class::CUE)
                || named && self.are_of_nation(lower)
        };
        let noun = before.clone().rev().take(NEAREST / 2).find(are_several)?;
        let group = noun_phrase::group_before(paragraph, self.lexicon, noun + 1, before.start);
        let group = group.map(|group| self.without_verb(paragraph, group));
        let group = group.map(|group| self.without_subject(paragraph_idx, group));
        group.map(|group| self.behind_thing(paragraph, group)).or(Some(noun..noun + 1))
    }

    /// Returns a noun group without the name and its verb before it: "voters" of "Ines Marsh met
    /// voters".
    fn without_subject(&self, paragraph_idx: usize, group: Range<usize>) -> Range<usize> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let verb = self.names_in(paragraph_idx, group.clone()).find_map(|name| {
            let verb = self.mentions.at(name).tokens.end;
            let acts = is_verb(paragraph, self.lexicon, verb)
                || paragraph.lower(verb).ends_with("ed")
                || paragraph.lower(verb) == "met";
            (verb + 1 < group.end && acts).then_some(verb)
        });
        verb.map_or(group.start, |verb| verb + 1)..group.end
    }

    /// Returns where the names begin that "and" and commas join with one: "Ines Marsh, Bo Lind and
    /// Carl Ode".
    fn first_of_joined(&self, paragraph_idx: usize, name: usize, start: usize) -> usize {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let mut first = self.mentions.at(name).tokens.start;
        for before in self.names_in(paragraph_idx, start..first).rev().take(MOST_NAMES) {
            let other = self.mentions.at(before);
            let joined = (other.tokens.end..first)
                .all(|idx| matches!(paragraph.lower(idx), "," | "and" | "the"));
            if !joined || other.possessive {
                break;
            }
            first = other.tokens.start;
        }
        first
    }

    /// Returns true if the words between a name with its comma and a noun belong to the noun, as in
    /// "Ines Marsh, a Norvik lawyer and farmer": there are none, or an article opens them.
    fn is_one_phrase(&self, paragraph: &Paragraph, between: Range<usize>) -> bool {
        let opens = matches!(paragraph.lower(between.start), "a" | "an" | "the");
        let capital = |idx: usize| starts_upper(paragraph.word(idx));
        let plain = |idx: usize| {
            let word = paragraph.lower(idx);
            let in_name = matches!(word, "and" | "of") && capital(idx - 1) && capital(idx + 1);
            let small = self.lexicon.class(word).is(Class::FUNCTION)
                && !matches!(word, "and" | "or")
                && !in_name;
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
        let word = paragraph.lower(group.end - 1);
        let one = word.strip_suffix('s').filter(|one| small && !one.ends_with('s'));
        class.is(Class::GROUP)
            || (class.is(Class::ANY_ROLE) && small)
            || one.is_some_and(|one| self.is_for_person(one))
    }

    /// Returns true for the people of a nation: "Oldlanders".
    fn are_of_nation(&self, word: &str) -> bool {
        let one = word.strip_suffix('s').filter(|one| !one.ends_with('s'));
        one.is_some_and(|one| is_demonym(one) || self.lexicon.class(one).is(Class::ADJECTIVE))
    }
}

/// Returns true for a word before "who" that stands for anybody: "those who", "38% who".
fn is_anybody(word: &str) -> bool {
    matches!(
        word,
        "%" | "anybody" | "anyone" | "everybody" | "everyone" | "one" | "somebody" | "someone"
    ) || are_some(word)
}

/// Returns true for a word before "who" that stands for several: "those who".
fn are_some(word: &str) -> bool {
    matches!(
        word,
        "%" | "all" | "few" | "many" | "most" | "ones" | "others" | "percent" | "some" | "those"
    )
}

/// Returns where the words for several begin whose last word is known: "38" of "38% who".
fn last_some(paragraph: &Paragraph, last: usize) -> usize {
    let counted = matches!(paragraph.lower(last), "%" | "percent");
    let is_number = |at: &usize| paragraph.word(*at).starts_with(char::is_numeric);
    last.checked_sub(1).filter(|at| counted && is_number(at)).unwrap_or(last)
}
