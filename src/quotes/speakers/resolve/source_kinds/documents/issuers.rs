//! Finds who issued something written where that is no name alone: a candidate's campaign, or two
//! bodies together.

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bodies::body_noun::head_of;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_kind_of_poll;
use crate::quotes::speakers::resolve::squeeze;

/// The largest distance before "campaign" at which its candidate is named, in tokens.
const NEAR: usize = 5;

/// The largest length of the name of a poll, in tokens.
const LONGEST_POLL: usize = 14;

impl Reading<'_> {
    /// Returns the only person whom the section names so far, where it is not the first of the text
    /// and speaks of no campaign yet.
    pub(in crate::quotes::speakers::resolve) fn campaigner_of_section(
        &self,
        paragraph_idx: usize,
    ) -> Option<CharacterIdx> {
        let memory = &self.story.memory;
        let recent = memory.recent(paragraph_idx);
        let here = recent.iter().map(|recent| recent.reference);
        let here: Vec<Who> = here.filter(|it| memory.is_of_section(it)).map(|it| it.who).collect();
        let is_campaign = |&who: &Who| self.is_called(who, "campaign");
        if memory.section() == 0 || here.iter().any(is_campaign) {
            return None;
        }
        let mut people = here.into_iter().filter_map(|who| match who {
            Who::Named(idx) if self.kind(who) == SpeakerType::Person => Some(idx),
            _ => None,
        });
        people.next().filter(|_| people.next().is_none())
    }

    /// Returns true for a judge or a court.
    pub(in crate::quotes::speakers::resolve) fn is_court(&self, who: Who) -> bool {
        let is_such = |word: &String| {
            matches!(word.as_str(), "judge" | "justice" | "magistrate" | "court" | "tribunal")
        };
        match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                of.roles.iter().chain(&of.words).any(is_such)
            }
            Who::Described(speaker) => {
                self.story.entries[speaker.0 as usize].words.iter().any(is_such)
            }
        }
    }

    /// Returns the name and the noun of the body of the person at a mention: "Ines Marsh’s
    /// presidential campaign".
    pub(in crate::quotes::speakers::resolve) fn led_body(
        &self,
        mention: usize,
    ) -> Option<(String, String)> {
        let name = self.mentions.at(mention);
        let paragraph = self.paragraphs.at(name.paragraph);
        let behind = name.tokens.end + usize::from(name.possessive);
        let led =
            |idx: &usize| matches!(paragraph.lower(*idx), "campaign" | "administration" | "office");
        let reach = if name.possessive { 2 } else { 1 };
        let noun = (behind..paragraph.len().min(behind + reach)).find(led)?;
        let is_person = self.story.cast.characters[self.named[mention]].kind == SpeakerType::Person;
        let head = paragraph.lower(noun);
        is_person.then(|| (self.body_of(&self.surname(name.span), head), head.to_owned()))
    }

    /// Returns the body that spoke last of those that the noun before a document is short for: for
    /// "a palace statement", Norvik Palace.
    pub(in crate::quotes::speakers::resolve) fn issuer_by_noun(
        &self,
        paragraph_idx: usize,
        document: usize,
    ) -> Option<CharacterIdx> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let before = document.checked_sub(1)?;
        let noun = paragraph.lower(before);
        let class = self.lexicon.class(noun);
        let is_noun = paragraph.word(before).starts_with(char::is_lowercase)
            && !class.is(Class::FUNCTION | Class::ADJECTIVE | Class::WORK | Class::CUE);
        let is_it = |who: Who| match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                of.fullest.shape != Shape::Person
                    && of.words.len() > 1
                    && head_of(&of.words) == Some(noun)
            }
            Who::Described(_) => false,
        };
        match self.story.memory.spoke_last(is_it).filter(|_| is_noun)? {
            Who::Named(character) => Some(character),
            Who::Described(_) => None,
        }
    }

    /// Returns the candidate in "Ines Marsh has a new campaign ad" and "Ines Marsh’s campaign video".
    pub(in crate::quotes::speakers::resolve) fn campaigner_before(
        &self,
        paragraph_idx: usize,
        idx: usize,
    ) -> Option<usize> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let campaign =
            idx.checked_sub(1).filter(|&before| paragraph.lower(before) == "campaign")?;
        let name = self.names_in(paragraph_idx, campaign.saturating_sub(NEAR)..campaign).last()?;
        let mention = self.mentions.at(name);
        let behind = mention.tokens.end + usize::from(mention.possessive);
        let told = (behind..campaign).all(|at| {
            matches!(
                paragraph.lower(at),
                "a" | "another"
                    | "aired"
                    | "has"
                    | "his"
                    | "her"
                    | "its"
                    | "latest"
                    | "launched"
                    | "new"
                    | "out"
                    | "presidential"
                    | "put"
                    | "ran"
                    | "released"
                    | "unveiled"
            )
        });
        told.then_some(name).filter(|&name| self.is_person(name))
    }

    /// Finds the poll at token `idx` that two bodies made together: "the Ode Post/Norvik Institute
    /// opinion poll".
    pub(in crate::quotes::speakers::resolve) fn joint_poll(
        &mut self,
        at: usize,
        idx: usize,
    ) -> Found {
        let paragraph = self.paragraphs.at(at);
        let is_part = |&idx: &usize| {
            noun_phrase::starts_upper(paragraph.word(idx))
                || matches!(paragraph.word(idx), "/" | "-")
                || is_kind_of_poll(paragraph.lower(idx))
        };
        let start = idx.saturating_sub(LONGEST_POLL)..idx;
        let start = start.rev().take_while(is_part).last()?;
        let start = start + usize::from(paragraph.lower(start) == "the");
        let is_joint = (start..idx).any(|idx| paragraph.word(idx).contains('/'));
        if !is_joint {
            return None;
        }
        let span = paragraph.span(start, idx + 1);
        let noun = paragraph.lower(idx).to_owned();
        let found = self.describe(squeeze(paragraph.slice(span)), SpeakerType::Organization, noun);
        Some((found, vec![Link { mention: span, reason: "the author" }]))
    }
}
