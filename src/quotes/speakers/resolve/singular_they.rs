//! Finds the one person whom a text calls "they", since it says so: "who uses they/them pronouns",
//! "who is non-binary", "who uses they and them".

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Named;
use crate::quotes::speakers::resolve::Reading;

/// The number of paragraphs at the top of a text, and of their tokens, in which it says so.
const TOP: usize = 12;
const LONGEST: usize = 400;

impl Reading<'_> {
    /// Returns the person named last before the words that say so.
    pub(super) fn called_they(&self) -> Option<Named> {
        self.paragraphs.numbers().take(TOP).find_map(|at| {
            let paragraph = self.paragraphs.at(at);
            let says = |&idx: &usize| {
                let lower = paragraph.lower(idx);
                matches!(lower, "non-binary" | "nonbinary" | "they/them")
                    || lower == "they"
                        && matches!(paragraph.lower(idx + 1), "/" | "and")
                        && matches!(paragraph.lower(idx + 2), "them" | "their")
            };
            let said = (0..paragraph.len().min(LONGEST)).find(says)?;
            let before = self.names_in(at, 0..said).rev().filter(|&idx| self.is_person(idx));
            // "Robin Ode, a potter from Norvik, who uses they" names a town as well.
            let is_full = |idx: &usize| self.mentions.at(*idx).words.len() > 1;
            let found = before.clone().find(is_full).or_else(|| before.clone().next());
            found.map(|idx| self.named_at(idx))
        })
    }

    /// Returns that person for "they", where nobody else was named since.
    pub(super) fn one_called_they(&mut self, paragraph_idx: usize, token: usize) -> Found {
        let called = self.story.called_they?;
        let recent = self.story.memory.recent(paragraph_idx);
        let names = recent.into_iter().map(|recent| recent.reference);
        let last = names
            .filter(|it| !it.quoted && self.story.memory.is_named(it.who))
            .filter(|it| {
                self.kind(it.who) == SpeakerType::Person && self.is_surely_a_person(it.who)
            })
            .max_by_key(|it| (it.paragraph, it.span.start()))?;
        let step = Link {
            mention: self.paragraphs.at(paragraph_idx).tokens[token].span,
            reason: "pronoun",
        };
        (last.who == Who::Named(called.character))
            .then(|| self.character(called.character, vec![step]))
    }

    /// Returns for "they" behind a quotation, where nobody in mind is meant, the one who spoke last,
    /// near by and without a name: "A nurse said so. “It rained,” they added".
    pub(super) fn still_speaking(&self, paragraph_idx: usize, token: usize) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let before = token.checked_sub(1)?;
        let is_tag = paragraph.lower(token) == "they"
            && paragraph.tokens[before].state == QuoteState::Closing;
        let (speaker, last) = self.story.last.filter(|_| is_tag)?;
        let entry = &self.story.entries[speaker.0 as usize];
        let first = paragraph_idx.saturating_sub(1).max(self.paragraphs.start());
        let is_near = self.paragraphs.at(first).tokens.first()?.span.start() <= last.start();
        let is_person = entry.character.is_none()
            && entry.speaker.kind == SpeakerType::Unnamed
            && entry.speaker.roles.iter().all(|noun| self.is_for_person(noun));
        let steps = vec![
            Link { mention: paragraph.tokens[token].span, reason: "pronoun" },
            Link { mention: last, reason: "who is speaking" },
        ];
        (is_near && is_person).then_some((speaker, steps))
    }
}
