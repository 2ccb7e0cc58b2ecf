//! Finds names that stand together before a token: "Ines Marsh (R-Ohio) and Carl Ode".

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Reading;

/// The largest number of tokens between two names that stand together.
const LONGEST: usize = 16;

/// The largest number of names that stand together.
const MOST: usize = 4;

impl Reading<'_> {
    /// Returns the numbers of the last mentions before a token that stand together and pass a test;
    /// `far` is the number of paragraphs before that are looked through.
    pub(super) fn named_together(
        &self,
        paragraph_idx: usize,
        token: usize,
        far: usize,
        fits: impl Fn(&Self, &[usize]) -> bool,
    ) -> Option<Vec<usize>> {
        let first = paragraph_idx.saturating_sub(far).max(self.story.memory.section());
        for at in (first.max(self.paragraphs.start())..=paragraph_idx).rev() {
            let end = if at == paragraph_idx { token } else { self.paragraphs.at(at).len() };
            let names = self.names_in(at, 0..end);
            for last in names.clone().rev() {
                let together = self.together(names.start, last);
                if together.len() > 1 && fits(self, &together) {
                    return Some(together);
                }
            }
        }
        None
    }

    /// Returns the mentions that stand together with the one that is last of them.
    pub(super) fn together(&self, first: usize, last: usize) -> Vec<usize> {
        let mut all = vec![last];
        let before = |at: usize| (first..at).rev().find(|&idx| !self.tells_whence_of(idx));
        while let Some(before) = before(all[0])
            && all.len() < MOST
            && self.are_joined(before, all[0], all.len() == 1)
        {
            all.insert(0, before);
        }
        all
    }

    /// Returns true for the place or body in "Ines Marsh (R-Ohio)" and "Ines Marsh of Norvik College".
    fn tells_whence_of(&self, mention: usize) -> bool {
        let name = self.mentions.at(mention);
        let paragraph = self.paragraphs.at(name.paragraph);
        let before =
            |back: usize| name.tokens.start.checked_sub(back).map_or("", |at| paragraph.lower(at));
        let behind = 1 + usize::from(before(1) == "the");
        let in_bracket = (1..=MOST).any(|back| before(back) == "(")
            && (0..=MOST).any(|far| paragraph.lower(name.tokens.end + far) == ")");
        self.kind(Who::Named(self.named[mention])) != SpeakerType::Person
            && matches!(before(behind), "of" | "at" | "from")
            || in_bracket
    }

    /// Returns true if two names are joined by an "and", or by a comma where others follow.
    fn are_joined(&self, one: usize, other: usize, is_last: bool) -> bool {
        let [one, other] = [one, other].map(|idx| self.mentions.at(idx));
        let paragraph = self.paragraphs.at(one.paragraph);
        let between = one.tokens.end..other.tokens.start;
        let outside = |idx: usize| paragraph.tokens[idx].state == QuoteState::Outside;
        if one.possessive
            || between.is_empty()
            || between.len() > LONGEST
            || !outside(one.tokens.start)
            || !outside(other.tokens.start)
            || paragraph.tokens[one.tokens.start].sentence
                != paragraph.tokens[other.tokens.start].sentence
        {
            return false;
        }
        let and = |idx: &usize| matches!(paragraph.lower(*idx), "and" | "&");
        let mut ands = between.clone().filter(and);
        let joint = match (ands.next(), ands.next()) {
            (Some(and), None) if is_last => and,
            (None, None) if !is_last => {
                let Some(comma) = between.clone().rev().find(|&idx| paragraph.word(idx) == ",")
                else {
                    return false;
                };
                comma
            }
            _ => return false,
        };
        tells_whence_only(paragraph, between.start..joint)
            && (joint + 1..between.end).all(|idx| {
                let titles = Class::ANY_TITLE | Class::ANY_ROLE | Class::PERSON;
                starts_upper(paragraph.word(idx))
                    || paragraph.word(idx) == "."
                    || matches!(paragraph.lower(idx), "his" | "her" | "the" | "then" | "former")
                    || self.lexicon.class(paragraph.lower(idx)).is(titles)
            })
    }
}

/// Returns true if tokens hold at most a bracket, or a party, a body or a place: "(R-Ohio)",
/// ", of the University of Norvik,".
fn tells_whence_only(paragraph: &Paragraph, tokens: Range<usize>) -> bool {
    let Some(first) = tokens.clone().next() else { return true };
    if paragraph.word(first) == "(" {
        return paragraph.word(tokens.end - 1) == ")" || paragraph.word(tokens.end - 2) == ")";
    }
    tokens.into_iter().all(|idx| {
        !paragraph.word(idx).starts_with(char::is_alphanumeric)
            || starts_upper(paragraph.word(idx))
            || matches!(paragraph.lower(idx), "of" | "the" | "at" | "from")
    })
}
