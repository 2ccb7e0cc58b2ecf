//! Finds the firm whose head writes "we" of it: in a letter to customers, in a release.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::resolve::Reading;

/// The number of tokens of a paragraph, and of characters, that are looked at.
const LONGEST: usize = 400;
const MOST_ASKED: usize = 1000;

impl Reading<'_> {
    /// Returns the firm for "we" and "our" outside of quotation marks: the one that leads the
    /// sentence, in "Norvik Oil is ending our support", or, in a paragraph that has "our
    /// employees", the one of which the text speaks most.
    pub(crate) fn firm_of_author(
        &self,
        paragraph_idx: usize,
        token: usize,
    ) -> Option<CharacterIdx> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let of_several = matches!(paragraph.lower(token), "we" | "our" | "us");
        if !of_several || paragraph.tokens[token].state != QuoteState::Outside {
            return None;
        }
        let is_body =
            |idx: CharacterIdx| self.story.cast.characters[idx].kind == SpeakerType::Organization;
        let sentence = paragraph.sentence_of(token);
        let leads = self.names_in(paragraph_idx, sentence.start..token).find(|&idx| {
            let mention = self.mentions.at(idx);
            mention.leads && !mention.possessive && is_body(self.named[idx])
        });
        let other = |idx: usize| {
            matches!(paragraph.lower(idx), "," | "and" | "that" | "we" | "but" | "which")
        };
        if let Some(idx) = leads.filter(|_| paragraph.lower(token) == "our") {
            let behind = self.mentions.at(idx).tokens.end;
            if !(behind..token).any(other) {
                return Some(self.named[idx]);
            }
        }
        let has_staff = (1..paragraph.len().min(LONGEST)).any(|idx| {
            paragraph.lower(idx - 1) == "our"
                && paragraph.tokens[idx].state == QuoteState::Outside
                && matches!(
                    paragraph.lower(idx),
                    "employees" | "customers" | "clients" | "shareholders" | "staff" | "workforce"
                )
        });
        let all = self.story.cast.characters.iter().enumerate().take(MOST_ASKED);
        let bodies = all.filter(|(_, of)| of.kind == SpeakerType::Organization && of.mentions > 1);
        let most = bodies.filter(|_| has_staff).max_by_key(|(_, of)| of.mentions);
        most.map(|(idx, _)| idx)
    }
}
