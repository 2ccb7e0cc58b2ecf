//! Who answers in an interview whose turns are labelled with "Q" and "A".

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::reading::turn_label::Label;
use crate::quotes::reading::turn_label::Turn;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Named;
use crate::quotes::speakers::resolve::Reading;

/// What stands above an interview is short; in mentions.
const LONGEST_LEAD: usize = 64;

impl Reading<'_> {
    /// Whom the label of a paragraph stands for. Who asks is not told: it may be
    /// the author, a reader or a crowd.
    pub(super) fn labelled(&mut self, paragraph_idx: usize, label: Label) -> Found {
        if label.turn == Turn::Question {
            return None;
        }
        let interviewee = self.story.interviewee?;
        let letter = self.paragraphs.at(paragraph_idx).tokens[label.letter].span;
        let chain = vec![
            Link { mention: letter, reason: "the label of an answer" },
            Link { mention: interviewee.span, reason: "whom the interview is with" },
        ];
        Some(self.character(interviewee.character, chain))
    }

    /// The last mention of the one person who is named above the first label of the text
    /// that begins here, or in the headline alone: an interviewer may be named beside them.
    pub(super) fn interviewee(&self) -> Option<Named> {
        let mut labels = self.labels.numbers().filter(|&idx| self.labels[idx].is_some());
        let (first, _) = (labels.next()?, labels.next()?);
        let byline = self.story.byline.map(|byline| byline.character);
        let lead = 0..self.starts[first].min(LONGEST_LEAD);
        let headline = 0..self.starts.get(1).copied().unwrap_or(0).min(lead.end);
        let found = self.only_person(lead.clone(), byline);
        found.or_else(|| self.only_person(headline, byline)).map(|idx| self.named_at(idx))
    }

    /// The last of some mentions that gives a person's full name, if all of
    /// those are of one person; `author` does not count.
    fn only_person(&self, mentions: Range<usize>, author: Option<CharacterIdx>) -> Option<usize> {
        let mut people = mentions.rev().filter(|&idx| {
            self.mentions.at(idx).words.len() > 1
                && self.is_person(idx)
                && Some(self.named[idx]) != author
        });
        let last = people.next()?;
        let same = |idx| self.named[idx] == self.named[last];
        people.all(same).then_some(last)
    }
}
