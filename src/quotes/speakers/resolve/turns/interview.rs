//! Finds the speaker of each turn in a transcript, and the one who answers in an interview.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Rule;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::rules::labels::turns;
use crate::quotes::reading::turn_label::Label;
use crate::quotes::reading::turn_label::Part;
use crate::quotes::reading::turn_label::Turn;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Named;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::squeeze;

/// The largest number of mentions above the first question of an interview.
const LONGEST_LEAD: usize = 64;

/// The verbs whose subject is the person who is interviewed.
const TALKING: [&str; 8] =
    ["talks", "talked", "talking", "speaks", "spoke", "speaking", "tells", "told"];

/// The reason that is given for the speaker of a label.
const LABEL: &str = "the label of a turn";

impl Reading<'_> {
    /// Finds the speaker for whom the label of a paragraph stands. Whoever asks the questions is
    /// not named: it may be the author, a reader or a crowd.
    pub(in crate::quotes::speakers::resolve) fn labelled(
        &mut self,
        paragraph_idx: usize,
        label: Label,
    ) -> Found {
        let found = match label.turn {
            Turn::Question => None,
            Turn::Answer => {
                let letter = self.paragraphs.at(paragraph_idx).tokens[label.name].span;
                self.answers(Link { mention: letter, reason: "the label of an answer" })
            }
            Turn::Named => Some(self.label_names(paragraph_idx, label)),
        };
        let paragraph = self.paragraphs.at(paragraph_idx);
        let span = paragraph.span(label.name, label.name_end);
        self.story.turn = found.as_ref().map(|&(speaker, _)| (speaker, span));
        found
    }

    /// Finds the speaker whose name a label holds; a role is a speaker too, the same in each label
    /// that has it.
    fn label_names(&mut self, paragraph_idx: usize, label: Label) -> (SpeakerIdx, Vec<Link>) {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let in_name = self.names_in(paragraph_idx, label.name..label.name_end);
        // The name may stand in the note: "The chair (Helen Muir):".
        let in_note = self.names_in(paragraph_idx, label.name_end..label.colon);
        let in_note = in_note.filter(|&idx| self.is_person(idx));
        if let Some(idx) = in_name.chain(in_note).next() {
            let step = Link { mention: self.mentions.at(idx).span, reason: LABEL };
            return self.character(self.named[idx], vec![step]);
        }
        let span = paragraph.span(label.name, label.name_end);
        let head = paragraph.lower(label.name_end - 1).to_owned();
        let name = squeeze(paragraph.slice(span));
        let speaker = self.describe(name, SpeakerType::Unnamed, head);
        (speaker, vec![Link { mention: span, reason: LABEL }])
    }

    /// Returns the speaker who goes on where a paragraph has no label.
    pub(in crate::quotes::speakers::resolve) fn turn_goes_on(&mut self, rule: Rule) -> Found {
        if rule == turns::ANSWER {
            let interviewee = self.story.interviewee?;
            let step = Link { mention: interviewee.span, reason: "whom the interview is with" };
            return Some(self.character(interviewee.character, vec![step]));
        }
        let (speaker, span) = self.story.turn?;
        Some((speaker, vec![Link { mention: span, reason: "whose turn it is" }]))
    }

    fn answers(&mut self, step: Link) -> Found {
        let interviewee = self.story.interviewee?;
        let name = Link { mention: interviewee.span, reason: "whom the interview is with" };
        Some(self.character(interviewee.character, vec![step, name]))
    }

    /// Returns the last mention of the one person who is named above the first label of the text
    /// that begins here, or in the headline alone, since an interviewer may be named as well.
    pub(in crate::quotes::speakers::resolve) fn interviewee(&self) -> Option<Named> {
        let mut turns = self.parts.numbers().filter(|&idx| self.parts[idx] != Part::Told);
        let (first, _) = (turns.next()?, turns.next()?);
        let byline = self.story.byline.map(|byline| byline.character);
        let lead = 0..self.starts[first].min(LONGEST_LEAD);
        let headline = 0..self.starts.get(1).copied().unwrap_or(0).min(lead.end);
        let is_person = |idx| self.is_person(idx);
        // Whoever answers as "I" is a person, even if nothing else shows it.
        let may_be = |idx| matches!(self.mentions[idx].shape, Shape::Person | Shape::Unknown);
        let found = self
            .only_person(lead.clone(), byline, is_person)
            .or_else(|| self.only_person(headline, byline, is_person))
            .or_else(|| self.only_person(lead.clone(), byline, may_be))
            .or_else(|| self.most_named(lead, byline));
        found.map(|idx| self.named_at(idx))
    }

    /// Returns the last of some mentions that gives a person's full name, if all of those are of
    /// one person; `author` does not count.
    fn only_person(
        &self,
        mentions: Range<usize>,
        author: Option<CharacterIdx>,
        is_person: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let mut people = mentions.rev().filter(|&idx| {
            self.mentions.at(idx).words.len() > 1
                && is_person(idx)
                && !self.asks(idx)
                && Some(self.named[idx]) != author
        });
        let last = people.next()?;
        let same = |idx| self.named[idx] == self.named[last];
        people.all(same).then_some(last)
    }

    /// Returns the last mention in full of the person whom some mentions name more often than any
    /// other; `author` does not count.
    fn most_named(&self, mentions: Range<usize>, author: Option<CharacterIdx>) -> Option<usize> {
        let counts = |idx: usize| {
            let of = self.named[idx];
            Some(of) != author && self.story.cast.characters[of].words.len() > 1
        };
        let people = mentions.filter(|&idx| self.is_person(idx) && !self.asks(idx));
        let people: Vec<usize> = people.filter(|&idx| counts(idx)).collect();
        let times = |of: CharacterIdx| people.iter().filter(|&&idx| self.named[idx] == of).count();
        let full = |&&idx: &&usize| self.mentions.at(idx).words.len() > 1;
        let found = people.iter().rev().filter(full).max_by_key(|&&idx| times(self.named[idx]))?;
        let most = times(self.named[*found]);
        let other = |&&idx: &&usize| self.named[idx] != self.named[*found];
        let less = people.iter().filter(other).all(|&idx| times(self.named[idx]) < most);
        less.then_some(*found)
    }

    /// Returns true if a mention is of somebody who asks or writes: "Interview by Dag Moe", "Ada
    /// Holm talked to Dag Moe".
    fn asks(&self, idx: usize) -> bool {
        let mention = self.mentions.at(idx);
        let paragraph = self.paragraphs.at(mention.paragraph);
        let Some(before) = mention.from.checked_sub(1) else { return false };
        // "She talked to our correspondent, Dag Moe."
        if self.writes_for_paper(mention) {
            return true;
        }
        let spoke = || {
            let verb = before.saturating_sub(1);
            let sentence = paragraph.sentence_of(before).start;
            let by_name =
                !self.names_in(mention.paragraph, sentence..verb.max(sentence)).is_empty();
            let subject = by_name || matches!(paragraph.lower(sentence), "he" | "she" | "they");
            subject && TALKING.contains(&paragraph.lower(verb))
        };
        match paragraph.lower(before) {
            "by" => true,
            "to" | "with" => spoke(),
            _ => false,
        }
    }
}
