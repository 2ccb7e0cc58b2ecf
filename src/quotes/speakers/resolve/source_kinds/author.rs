//! Finds the author of a text, who says "I" outside of quotation marks.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::resolve::Named;
use crate::quotes::speakers::resolve::Reading;

/// The largest number of tokens in a paragraph that signs: a name with little beside it.
const LONGEST_SIGNATURE: usize = 8;

/// The largest number of mentions between what a letter says and its signature.
const LONGEST_LETTER: usize = 200;

/// The number of paragraphs at the top in which a byline may stand.
const TOP: usize = 4;

impl Reading<'_> {
    /// Returns the name that signs what paragraph `at` says: below a letter, above an article, or
    /// in the last paragraph as in "Ines Marsh is a lawyer."
    pub(crate) fn author(&self, at: usize) -> Option<Named> {
        self.letter(at).or(self.story.byline).or_else(|| self.note_on_author())
    }

    /// Returns the name in the first paragraph from `at` on that is a name and nothing else.
    fn letter(&self, at: usize) -> Option<Named> {
        let from = self.starts[at];
        let signs = |&idx: &usize| {
            let mention = self.mentions.at(idx);
            let paragraph = self.paragraphs.at(mention.paragraph);
            let rest = &paragraph.tokens[mention.tokens.end..];
            let closes = rest.is_empty() || matches!(paragraph.word(mention.tokens.end), "." | ",");
            mention.paragraph > at
                && mention.words.len() > 1
                && mention.tokens.start == 0
                && paragraph.len() <= LONGEST_SIGNATURE
                && closes
                && self.is_person(idx)
        };
        let found = (from..self.mentions.end()).take(LONGEST_LETTER).find(signs);
        found.map(|idx| self.named_at(idx))
    }

    /// Returns the name in "By Ines Marsh" near the top of the text that begins here.
    pub(crate) fn byline(&self) -> Option<Named> {
        let top = self.mentions.members().iter();
        let top = top.take_while(|mention| mention.paragraph < TOP).take(32).count();
        let found = self.mentions.numbers().take(top).find(|&idx| {
            let mention = self.mentions.at(idx);
            mention.tokens.start == 1
                && self.paragraphs.at(mention.paragraph).lower(0) == "by"
                && self.is_person(idx)
        });
        found.map(|idx| self.named_at(idx))
    }

    /// Returns the name in "Ines Marsh is a lawyer in Oslo." at the very end.
    fn note_on_author(&self) -> Option<Named> {
        let last = self.mentions.members().last().filter(|_| self.is_last)?.paragraph;
        let of_last: Range<usize> = self.starts[last]..self.mentions.end();
        let idx = of_last.into_iter().take(8).find(|&idx| self.is_person(idx))?;
        let mention = self.mentions.at(idx);
        let paragraph = self.paragraphs.at(last);
        let opens = paragraph.sentence_of(mention.tokens.start).start == 0;
        let near_end = last + 2 >= self.paragraphs.end();
        let is = matches!(
            paragraph.lower(mention.tokens.end),
            "is" | "," | "(" | "was" | "chairs" | "teaches"
        );
        (opens && near_end && is && mention.tokens.start < 3).then(|| self.named_at(idx))
    }

    pub(crate) fn is_person(&self, mention: usize) -> bool {
        self.story.cast.characters[self.named[mention]].kind == SpeakerType::Person
    }

    pub(crate) fn named_at(&self, mention: usize) -> Named {
        Named { character: self.named[mention], span: self.mentions[mention].span }
    }
}
