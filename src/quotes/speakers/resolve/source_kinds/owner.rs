//! Resolves sources that are somebody's words or work: "Marsh’s memoir", "his letter".
//!
//! They speak for their owner. "Marsh’s lawyer" speaks for himself, and "Marsh’s campaign" for a
//! body of its own.

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase::Article;
use crate::quotes::speakers::source_phrase::Source;

impl Reading<'_> {
    /// Returns the owner of the work or words in a source, if the source names one.
    pub(crate) fn owner(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
    ) -> Option<(SpeakerIdx, Vec<Link>)> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let word = paragraph.lower(noun);
        // "Her yearbook" speaks for her as her letter does.
        let is_kept = parsed.article == Article::Possessive && is_kept_or_broadcast(word);
        if !self.is_work(word) && !is_kept && !self.is_owned(paragraph_idx, parsed, noun) {
            return None;
        }
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let step = Link { mention: span, reason: "whose words they are" };
        if parsed.article == Article::Possessive {
            let gender = match paragraph.lower(parsed.group.start) {
                "his" => Gender::Male,
                "her" => Gender::Female,
                _ => return None,
            };
            let owner = self.person_at(paragraph_idx, parsed.group.start, gender)?;
            return Some(self.pointed_at(span, step.reason, owner, "the person in mind"));
        }
        let owner = self
            .names_in(paragraph_idx, parsed.group.clone())
            .find(|&idx| self.mentions.at(idx).possessive)?;
        // "An article about Marsh’s plan" is not hers.
        let from = self.mentions.at(owner).from;
        if (parsed.group.start..from).any(|idx| paragraph.lower(idx) == "about") {
            return None;
        }
        let character = self.named[owner];
        let steps = vec![step, Link { mention: self.mentions.at(owner).span, reason: "the owner" }];
        (self.story.cast.characters[character].kind == SpeakerType::Person)
            .then(|| self.character(character, steps))
    }

    /// Returns true if a source ends in somebody’s plans, "Marsh’s strategy", or before a cue that is a
    /// noun for their words: "her March comment".
    fn is_owned(&self, paragraph_idx: usize, parsed: &Source, noun: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let mut names = self.names_in(paragraph_idx, parsed.group.clone());
        let owner = names.find(|&idx| self.mentions.at(idx).possessive);
        let behind = match owner {
            Some(idx) => self.mentions.at(idx).tokens.end + 1,
            None if parsed.article == Article::Possessive => parsed.group.start + 1,
            None => return false,
        };
        let small =
            |idx: usize| paragraph.word(idx).chars().all(|char| char.is_lowercase() || char == '-');
        let word = paragraph.lower(noun);
        let is_body = self.lexicon.class(word).is(Class::GROUP | Class::BODY | Class::ORGANIZATION);
        let is_cue = self.is_work(paragraph.lower(parsed.group.end))
            && !self.is_for_person(word)
            && !is_body;
        behind <= noun && (behind..noun).all(small) && (is_plan(word) && small(noun) || is_cue)
    }

    /// Returns true if a noun is something that one says, writes or thinks.
    fn is_work(&self, noun: &str) -> bool {
        self.lexicon.class(noun).is(Class::WORK)
    }

    /// Returns the name of a body that somebody leads: "the Marsh campaign".
    ///
    /// A candidate's team and camp are the campaign, where the text speaks of one.
    pub(crate) fn body_of(&self, owner: &str, noun: &str) -> String {
        match noun {
            "office" => format!("{owner}’s office"),
            "team" | "camp" if self.story.campaigns => format!("{owner} campaign"),
            _ => format!("{owner} {noun}"),
        }
    }
}

/// Returns true for what somebody plans or makes known, though no noun for words.
fn is_plan(noun: &str) -> bool {
    matches!(
        noun,
        "agenda"
            | "budget"
            | "disclosure"
            | "disclosures"
            | "insight"
            | "insights"
            | "policies"
            | "policy"
            | "reporting"
            | "returns"
            | "strategy"
            | "testimony"
            | "vision"
            | "voice"
    )
}

/// Returns true for what somebody fills with their words.
fn is_kept_or_broadcast(noun: &str) -> bool {
    matches!(
        noun,
        "affidavit"
            | "blog"
            | "deposition"
            | "diary"
            | "filing"
            | "manifesto"
            | "podcast"
            | "program"
            | "programme"
            | "submission"
            | "thread"
            | "website"
            | "yearbook"
    )
}
