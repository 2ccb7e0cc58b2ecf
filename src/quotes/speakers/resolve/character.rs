//! Makes the speaker of a character of the text.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::name;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_the_only_one;
use crate::quotes::speakers::resolve::squeeze;
use crate::quotes::speakers::resolve::story::Entry;
use crate::quotes::speakers::source_phrase::apposition::is_person;
use crate::quotes::speakers::source_phrase::listed::are_listed_people;
use crate::text::Span;

/// The number of tokens before a name in which a word may say that it depends on another.
const NEAR_NAME: usize = 6;

impl Reading<'_> {
    /// Makes the steps from the words at `span` to somebody in mind.
    pub(super) fn pointed_at(
        &mut self,
        span: Span,
        what: &'static str,
        antecedent: Reference,
        why: &'static str,
    ) -> (SpeakerIdx, Vec<Link>) {
        let steps = vec![
            Link { mention: span, reason: what },
            Link { mention: antecedent.span, reason: why },
        ];
        match antecedent.who {
            Who::Named(character) => self.character(character, steps),
            Who::Described(speaker) => (speaker, steps),
        }
    }

    pub(super) fn enter(
        &mut self,
        speaker: Speaker,
        character: Option<CharacterIdx>,
        words: Vec<String>,
    ) -> SpeakerIdx {
        self.story.entries.push(Entry {
            speaker,
            character,
            words,
            number: None,
            is_nameless: false,
        });
        SpeakerIdx(self.story.entries.len() as u32 - 1)
    }

    /// Returns the speaker of a character; the chain ends at the full name.
    pub(super) fn character(
        &mut self,
        character: CharacterIdx,
        mut chain: Vec<Link>,
    ) -> (SpeakerIdx, Vec<Link>) {
        let of = &self.story.cast.characters[character];
        let full_span = of.fullest.span;
        if chain.last().is_some_and(|link| link.mention != full_span) {
            chain.push(Link { mention: full_span, reason: "the full name" });
        }
        if let Some(&speaker) = self.story.of_character.get(&character) {
            return (speaker, chain);
        }
        // The rest is filled in at the end, when all of the text is known.
        let kind = of.kind;
        let name = self.name(full_span);
        let speaker = Speaker { name, kind, aliases: Vec::new(), roles: Vec::new() };
        let speaker = self.enter(speaker, Some(character), Vec::new());
        self.story.of_character.insert(character, speaker);
        (speaker, chain)
    }

    /// Returns the name at `span`.
    pub(super) fn name(&self, span: Span) -> String {
        squeeze(self.paragraphs.at(self.paragraphs.start()).slice(span))
    }

    pub(super) fn surname(&self, span: Span) -> String {
        name::surname(&self.name(span)).to_owned()
    }
}

impl Reading<'_> {
    /// Returns the surname of whom a mention names: "de Marsh" also for "Marsh".
    pub(super) fn surname_of(&self, mention: usize) -> String {
        let of = &self.story.cast.characters[self.named[mention]];
        let own = self.mentions.at(mention);
        let full = self.surname(of.fullest.span);
        let is_tail = own.words.len() == 1 && name::words(&full).ends_with(&own.words);
        let written = full.contains(char::is_lowercase);
        if is_tail && written { full } else { self.surname(own.span) }
    }
}

impl Reading<'_> {
    /// Returns the full names of several people, where `tokens` hold nothing else, and some of them
    /// less than that: "Ines Marsh and Carl Ode" for "Mr. Marsh and Ode".
    pub(super) fn names_in_full(
        &self,
        paragraph_idx: usize,
        tokens: Range<usize>,
    ) -> Option<String> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let mut full = String::new();
        let mut is_new = paragraph.lower(tokens.start) == "both";
        let is_neither = paragraph.lower(tokens.start) == "neither";
        let mut at = tokens.start + usize::from(is_new || is_neither);
        for idx in self.names_in(paragraph_idx, tokens.clone()) {
            let mention = self.mentions.at(idx);
            let from = mention.from.max(at);
            let joins = |at: usize| matches!(paragraph.lower(at), "," | "and" | "nor" | "&");
            let of = &self.story.cast.characters[self.named[idx]];
            let is_apart = of.kind == SpeakerType::Person || from == mention.tokens.start;
            if !is_apart || mention.possessive || !(at..from).all(joins) {
                return None;
            }
            full.extend((at..from).map(|at| match paragraph.word(at) {
                "," => ",".to_owned(),
                "nor" => " and".to_owned(),
                word => format!(" {word}"),
            }));
            full.push_str(if full.is_empty() { "" } else { " " });
            let name = self.full_name_of(idx);
            is_new |= name != self.name(mention.span);
            full.push_str(&name);
            at = mention.tokens.end;
        }
        (at == tokens.end && is_new && !full.is_empty()).then_some(full)
    }

    /// Returns the names of two people alone, where `tokens` describe them too: "Ines Marsh and Carl
    /// Ode" for "the premier, Ines Marsh, and her deputy, Carl Ode".
    pub(super) fn names_of_two(
        &self,
        paragraph_idx: usize,
        tokens: Range<usize>,
    ) -> Option<String> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let people: Vec<usize> = self
            .names_in(paragraph_idx, tokens.clone())
            .filter(|&idx| self.story.cast.characters[self.named[idx]].kind == SpeakerType::Person)
            .collect();
        let [first, second] = people[..] else { return None };
        let [one, other] = [first, second].map(|idx| self.mentions.at(idx));
        // Nor are those a pair whom a lawyer represents or a book is about.
        let leads_off = |at: usize| {
            let word = paragraph.lower(at);
            word.ends_with("ing") && !word.contains('-')
                || matches!(
                    word,
                    "of" | "for"
                        | "by"
                        | "to"
                        | "with"
                        | "from"
                        | "than"
                        | "like"
                        | "against"
                        | "about"
                        | "on"
                        | "under"
                        | "over"
                        | "such"
                        | "among"
                        | "several"
                        | "some"
                        | "other"
                        | "who"
                        | "whose"
                )
        };
        let is_apart = |idx: usize, first: usize| {
            let (name, of) = (self.mentions.at(idx), &self.story.cast.characters[self.named[idx]]);
            !name.possessive
                && of.fullest.shape != Shape::Organization
                && !name.words.iter().any(|word| matches!(&**word, "u.s" | "u.s." | "u.k."))
                && !(first..name.from.max(first)).rev().take(NEAR_NAME).any(leads_off)
        };
        let joined = (one.tokens.end..other.from.max(one.tokens.end)).any(|at| {
            paragraph.lower(at) == "and" && (at == one.tokens.end || paragraph.word(at - 1) == ",")
        });
        let [named, other_named] = [first, second].map(|idx| self.full_name_of(idx));
        (joined
            && named.contains(' ')
            && is_apart(first, tokens.start)
            && is_apart(second, one.tokens.end))
        .then(|| format!("{named} and {other_named}"))
    }

    /// Returns the names of several people alone, where `tokens` say what each of them is: "the premier Ines
    /// Marsh, Bo Lind and the mayor Carl Ode".
    pub(super) fn names_of_list(
        &self,
        paragraph_idx: usize,
        tokens: Range<usize>,
    ) -> Option<String> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let all = self.names_in(paragraph_idx, tokens.clone());
        let names: Vec<(usize, &Mention)> = all.map(|idx| (idx, self.mentions.at(idx))).collect();
        if !are_listed_people(paragraph, self.lexicon, &names, &tokens) {
            return None;
        }
        let people = names.iter().filter(|(_, name)| is_person(name));
        let mut people: Vec<String> = people.map(|&(idx, _)| self.full_name_of(idx)).collect();
        let last = people.pop()?;
        Some(format!("{} and {last}", people.join(", ")))
    }

    /// Returns the full name of whoever a mention calls by the surname, else its own words.
    pub(super) fn full_name_of(&self, mention: usize) -> String {
        let own = self.mentions.at(mention);
        let of = &self.story.cast.characters[self.named[mention]];
        let full = self.name(of.fullest.span);
        let is_surname = of.kind == SpeakerType::Person
            && own.words.len() == 1
            && of.words.len() > 1
            && name::words(&full).ends_with(&own.words)
            && full.contains(char::is_lowercase);
        if is_surname { full } else { self.name(own.span) }
    }
}

impl Entry {
    /// Returns true for a body that is only described and has no name: such as "a new study", "the
    /// company" count as a body while "it" is looked for.
    pub(super) fn names_nobody(&self) -> bool {
        let of_many = |head: &String| {
            !is_the_only_one(head) || head == "campaign" && self.speaker.name.contains(' ')
        };
        let no_name = !self.speaker.name.contains(char::is_uppercase)
            && self.speaker.roles.iter().all(of_many);
        self.character.is_none()
            && self.speaker.kind == SpeakerType::Organization
            && (no_name || self.is_nameless)
    }
}
