//! Resolves sources without a name: "the senator", "a spokesman for the ministry", "his office",
//! "analysts".
//!
//! A newspaper describes for two reasons: to vary the name of somebody it has
//! named, or because it gives no name. Which of the two decides between a
//! known speaker and a new one.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::bearers::shortened_title::office_of_letters;
use crate::quotes::speakers::mention::bodies::body_noun::is_noun_for_body;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::is_business;
use crate::quotes::speakers::resolve::nouns::is_the_only_one;
use crate::quotes::speakers::resolve::nouns::stands_for_the_named;
use crate::quotes::speakers::resolve::nouns::varies_a_body;
use crate::quotes::speakers::source_phrase::Article;
use crate::quotes::speakers::source_phrase::Head;
use crate::quotes::speakers::source_phrase::Source;
use crate::text::Span;

/// The largest number of words of a description that are compared; few have more.
const MOST_WORDS: usize = 8;

/// The largest number of characters among whom somebody is looked for.
const MOST_ASKED: usize = 1000;

impl Reading<'_> {
    /// Resolves "the senator", "a spokesman for the ministry", "Pakistan's Defence Minister".
    pub(crate) fn role(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
    ) -> (SpeakerIdx, Vec<Link>) {
        if let Some(known) = self.apposed(paragraph_idx, parsed, SpeakerType::Person) {
            return known;
        }
        let paragraph = self.paragraphs.at(paragraph_idx);
        if is_of_all(paragraph.lower(parsed.group.start)) {
            return self.newly_described(paragraph_idx, parsed, noun, SpeakerType::Unnamed);
        }
        let determined = matches!(
            paragraph.lower(parsed.group.start),
            "the" | "this" | "that" | "his" | "her" | "its" | "their"
        );
        let kind = if determined { Pointed::Role } else { Pointed::NewRole };
        let mut pointer = self.description(paragraph_idx, parsed, noun, kind);
        let paragraph = self.paragraphs.at(paragraph_idx);
        // "The former international" was one.
        let was_one =
            pointer.words == ["former"] && self.lexicon.class(&pointer.noun).is(Class::EITHER);
        let person = was_one || self.is_for_person(&pointer.noun);
        // Such as "The mother of two".
        let of_some = paragraph.lower(noun + 1) == "of"
            && matches!(paragraph.lower(noun + 2), "two" | "three" | "four" | "five" | "six");
        let seldom = !stands_for_the_named(&pointer.noun) && !of_some;
        pointer.none.see_if(seldom, Sign::NoneSeldom);
        pointer.none.see_if(pointer.none.has(Sign::NonePhrase) && !of_some, Sign::NonePhrase);
        let is_other = matches!(parsed.head, Head::Other(_)) && !person;
        pointer.none.see_if(is_other, Sign::NoneOther);
        let relative = self.relative_of_pronoun(&pointer, parsed);
        if let Some(holder) = relative.or_else(|| self.office_holder(&pointer, parsed)) {
            let span = self.paragraphs.at(paragraph_idx).span(parsed.group.start, parsed.group.end);
            self.note_description(paragraph_idx, noun, span, Who::Named(holder));
            let step = Link { mention: span, reason: "who is called so" };
            return self.character(holder, vec![step]);
        }
        // Of ministers only one is "the PM".
        let letters = office_of_letters(self.paragraphs.at(paragraph_idx).word(noun));
        let may_be_known = letters.is_none_or(|letters| self.is_anybodys(letters));
        if may_be_known
            && !self.is_one_of_staff(&pointer)
            && let Some(known) = self.known(&pointer, parsed)
        {
            return known;
        }
        // An office tells who is meant, but is no name.
        self.newly_described(paragraph_idx, parsed, noun, SpeakerType::Unnamed)
    }

    /// Returns true for "a member of staff", who is none of a parliament or a band, and "a member of the
    /// public".
    pub(crate) fn is_one_of_staff(&self, pointer: &Pointer) -> bool {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let is_of = |at: usize| {
            paragraph.lower(at) == "member"
                && paragraph.lower(at + 1) == "of"
                && (paragraph.lower(at + 2) == "staff" || paragraph.lower(at + 3) == "public")
        };
        pointer.noun == "member"
            && paragraph.lower(pointer.tokens.start) != "the"
            && pointer.tokens.clone().any(is_of)
    }

    /// Resolves "the campaign", "his office", "Trump’s campaign".
    pub(crate) fn body(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
    ) -> (SpeakerIdx, Vec<Link>) {
        if let Some(known) = self.apposed(paragraph_idx, parsed, SpeakerType::Organization) {
            return known;
        }
        let paragraph = self.paragraphs.at(paragraph_idx);
        let head = paragraph.lower(noun).to_owned();
        if self.is_without_name(paragraph_idx, parsed, noun) {
            return self.newly_described(paragraph_idx, parsed, noun, SpeakerType::Group);
        }
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let is_owner = |&at: &usize| matches!(paragraph.lower(at), "his" | "her");
        let whose = (parsed.group.start..noun).rev().find(is_owner).unwrap_or(parsed.group.start);
        let gender = match paragraph.lower(whose) {
            "his" => Gender::Male,
            "her" => Gender::Female,
            _ => Gender::Unknown,
        };
        if gender != Gender::Unknown
            && let Some(owner) = self.person_at(paragraph_idx, whose, gender)
            && let Who::Named(character) = owner.who
        {
            if self.is_own_team(&head) || matches!(&*head, "group" | "organization") {
                return self.newly_described(paragraph_idx, parsed, noun, SpeakerType::Group);
            }
            let surname = self.surname(self.story.cast.characters[character].fullest.span);
            let name = self.body_of(&surname, &head);
            let steps = vec![
                Link { mention: span, reason: "whose it is" },
                Link { mention: owner.span, reason: "the person in mind" },
            ];
            return self.noted(paragraph_idx, noun, span, (name, head), steps);
        }
        if let Some(name) = self.led_by(paragraph_idx, noun) {
            if self.is_own_team(&head) {
                return self.newly_described(paragraph_idx, parsed, noun, SpeakerType::Group);
            }
            let steps = vec![Link { mention: span, reason: "whose it is" }];
            return self.noted(paragraph_idx, noun, span, (name, head), steps);
        }
        if head == "campaign"
            && parsed.group.len() == 2
            && let Some(candidate) = self.campaigner_of_section(paragraph_idx)
        {
            let surname = self.surname(self.story.cast.characters[candidate].fullest.span);
            let steps = vec![Link { mention: span, reason: "whose it is" }];
            let name = self.body_of(&surname, &head);
            return self.noted(paragraph_idx, noun, span, (name, head), steps);
        }
        let mut pointer = self.description(paragraph_idx, parsed, noun, Pointed::Body);
        pointer.none.see_if(!varies_a_body(&pointer.noun), Sign::NoneSeldom);
        // "The Norwegian government" and "Norvik’s ministry" are names by themselves; "the
        // Norwegian company" stands for one that has a name.
        let only_one = is_the_only_one(&pointer.noun);
        let mut owners = self.names_in(paragraph_idx, parsed.group.start..noun);
        let owned = owners.any(|idx| self.mentions.at(idx).possessive);
        let paragraph = self.paragraphs.at(paragraph_idx);
        // So does "Norvik magazine".
        let begins = {
            let first = parsed.group.start;
            let opens = first == paragraph.sentence_of(first).start;
            first < noun
                && !opens
                && noun_phrase::starts_upper(paragraph.word(first))
                && !self.lexicon.class(paragraph.lower(first)).is(Class::FUNCTION)
                && !self.tells_whence(paragraph_idx, first)
        };
        let named = owned && only_one
            || begins
            || parsed
                .group
                .clone()
                .skip(1)
                .chain(parsed.group.end..parsed.whole.end)
                .filter(|&idx| noun_phrase::starts_upper(paragraph.word(idx)))
                // "The Council" has a capital and no name.
                .filter(|&idx| idx != noun || !is_noun_for_body(paragraph.lower(noun)))
                .filter(|&idx| paragraph.lower(idx) != "super")
                .any(|idx| only_one || !self.tells_whence(paragraph_idx, idx));
        // "Norvik’s aviation authority" may be the Norvik Aviation Authority, but no body nearby.
        pointer.by_name = owned;
        if !named && let Some(known) = self.known(&pointer, parsed) {
            return known;
        }
        self.newly_described(paragraph_idx, parsed, noun, SpeakerType::Organization)
    }

    /// Returns true for bodies that have no name: "the group of farmers", "the press", "every board".
    fn is_without_name(&self, paragraph_idx: usize, parsed: &Source, noun: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let mut behind = noun + 2..parsed.whole.end;
        let of_people = matches!(paragraph.lower(noun), "group" | "team" | "panel" | "coalition")
            && paragraph.lower(noun + 1) == "of"
            && !behind.is_empty()
            && behind.all(|idx| !noun_phrase::starts_upper(paragraph.word(idx)));
        of_people
            || paragraph.word(noun) == "press"
            || is_of_all(paragraph.lower(parsed.group.start))
    }

    /// Returns true if the noun means those who work with somebody, and not a campaign.
    fn is_own_team(&self, noun: &str) -> bool {
        matches!(noun, "team" | "camp") && !self.story.campaigns
    }

    /// Returns true if a word with a capital tells only where somebody comes from: "Norwegian",
    /// "South" of "South Norwegian", "Oslo-based".
    pub(super) fn tells_whence(&self, paragraph_idx: usize, idx: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let adjective = |at: usize| self.lexicon.class(paragraph.lower(at)).is(Class::ADJECTIVE);
        adjective(idx) || adjective(idx + 1) || paragraph.lower(idx).ends_with("-based")
    }

    /// Makes the pointer that a description is.
    pub(crate) fn description(
        &self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
        pointed: Pointed,
    ) -> Pointer {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let first = paragraph.lower(parsed.group.start);
        let mut none = Signs::default();
        none.see_if(parsed.article == Article::Indefinite, Sign::NoneIndefinite);
        none.see_if(parsed.article == Article::Possessive, Sign::NonePossessive);
        none.see_if(matches!(first, "the" | "this" | "that"), Sign::NoneThe);
        none.see_if(self.holds_name(paragraph_idx, &parsed.whole), Sign::NoneProper);
        none.see_if(parsed.whole.end > parsed.group.end, Sign::NonePhrase);
        let one_word = self.in_one_word(paragraph_idx, noun);
        let words = parsed.whole.clone().filter(|&idx| {
            idx != noun
                && (idx + 1 != noun || one_word.is_none())
                && paragraph.word(idx).starts_with(char::is_alphanumeric)
                && !self.lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
        });
        let mut words: Vec<String> =
            words.take(MOST_WORDS).map(|idx| paragraph.lower(idx).to_owned()).collect();
        let spelt = office_of_letters(paragraph.word(noun));
        words.extend(spelt.map(|(rank, _)| rank.to_owned()));
        Pointer {
            gender: Gender::of(self.lexicon.class(paragraph.lower(noun))),
            tokens: parsed.whole.clone(),
            noun: one_word.unwrap_or_else(|| {
                spelt.map_or(paragraph.lower(noun), |(_, office)| office).to_owned()
            }),
            words,
            none,
            ..self.pronoun(paragraph_idx, noun, pointed, Gender::Unknown)
        }
    }

    /// Returns "headteacher" for "the head teacher", where the text calls somebody so.
    fn in_one_word(&self, paragraph_idx: usize, noun: usize) -> Option<String> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let word = format!("{}{}", paragraph.lower(noun.checked_sub(1)?), paragraph.lower(noun));
        let is_called = || {
            let mut all = self.story.cast.characters.iter().take(MOST_ASKED);
            all.any(|of| of.roles.contains(&word))
        };
        let is_role = self.lexicon.class(&word).is(Class::ANY_ROLE);
        (is_role && is_called()).then_some(word)
    }

    /// Returns the one whom a description means, where that is somebody in mind.
    pub(super) fn known(
        &mut self,
        pointer: &Pointer,
        parsed: &Source,
    ) -> Option<(SpeakerIdx, Vec<Link>)> {
        let antecedent = self.meant(pointer)?;
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let why = match antecedent.who {
            Who::Described(_) => "described so before",
            who if self.is_called(who, &pointer.noun) => "who is called so",
            who if self.story.memory.count(who) == 0 => "who is named after",
            Who::Named(_) => "whom it varies",
        };
        if let (Pointed::Body, Who::Named(character)) = (pointer.pointed, antecedent.who)
            && (is_business(&pointer.noun) || pointer.noun == "club")
        {
            self.story.cast.characters[character].see_called_firm();
        }
        if let ("who is named after", Who::Named(character)) = (why, antecedent.who) {
            self.announced.push((pointer.noun.clone(), character));
        }
        self.note_description(pointer.paragraph, parsed.group.start, span, antecedent.who);
        Some(self.pointed_at(span, "description", antecedent, why))
    }

    /// Enters a described body and remembers it.
    fn noted(
        &mut self,
        paragraph_idx: usize,
        token: usize,
        span: Span,
        (name, head): (String, String),
        steps: Vec<Link>,
    ) -> (SpeakerIdx, Vec<Link>) {
        let speaker = self.describe(name, SpeakerType::Organization, head);
        self.note_description(paragraph_idx, token, span, Who::Described(speaker));
        (speaker, steps)
    }

    /// Returns the name of the body at `noun`, where a person's name stands right before it.
    fn led_by(&self, paragraph_idx: usize, noun: usize) -> Option<String> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        // "Ines Marsh’s presidential campaign" is the Marsh campaign, too.
        let kind = |idx: usize| {
            matches!(
                paragraph.lower(idx),
                "presidential" | "re-election" | "reelection" | "gubernatorial" | "senatorial"
            )
        };
        let before = |&idx: &usize| {
            let name = self.mentions.at(idx);
            (name.tokens.end + usize::from(name.possessive)..noun).all(kind)
        };
        let near = noun.saturating_sub(3)..noun;
        let owner = self.names_in(paragraph_idx, near).find(before)?;
        let character = &self.story.cast.characters[self.named[owner]];
        let led = matches!(
            paragraph.lower(noun),
            "campaign" | "administration" | "camp" | "team" | "office"
        );
        (led && character.kind == SpeakerType::Person)
            .then(|| self.body_of(&self.surname_of(owner), paragraph.lower(noun)))
    }

    fn holds_name(&self, paragraph_idx: usize, tokens: &Range<usize>) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = tokens.start + 1;
        // "The Super PAC" has capitals and no name.
        let capital = |idx: usize| {
            noun_phrase::starts_upper(paragraph.word(idx))
                && !matches!(paragraph.lower(idx), "pac" | "super")
        };
        let first = capital(tokens.start)
            && !self
                .lexicon
                .class(paragraph.lower(tokens.start))
                .is(Class::FUNCTION | Class::ANY_ROLE | Class::TITLE);
        first
            || (start..tokens.end).any(|idx| {
                capital(idx)
                    && !self
                        .lexicon
                        .class(paragraph.lower(idx))
                        .is(Class::ANY_TITLE | Class::ANY_ROLE | Class::ADJECTIVE)
            })
    }
}

/// Returns true for the word before a noun that means nobody in particular: "any journalist".
fn is_of_all(word: &str) -> bool {
    matches!(word, "any" | "each" | "every" | "no")
}
