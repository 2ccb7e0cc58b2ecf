//! Who says "I" outside of quotation marks: whoever signs the text.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::resolve::Reading;

/// A signature is a name with little beside it, in tokens.
const LONGEST_SIGNATURE: usize = 8;

/// Mentions between what a letter says and its signature.
const LONGEST_LETTER: usize = 200;

/// A byline stands this near the top, in paragraphs.
const TOP: usize = 4;

impl Reading<'_> {
    /// The mention that signs what paragraph `at` says: below a letter, above
    /// an article, or in the last paragraph as "Ines Marsh is a lawyer."
    pub(super) fn author(&self, at: usize) -> Option<usize> {
        self.letter(at).or_else(|| self.byline()).or_else(|| self.note_on_author())
    }

    /// The first paragraph from `at` on that is a name and nothing else.
    fn letter(&self, at: usize) -> Option<usize> {
        let from = self.starts[at];
        let signs = |&idx: &usize| {
            let mention = &self.mentions[idx];
            let paragraph = &self.paragraphs[mention.paragraph];
            let rest = &paragraph.tokens[mention.tokens.end..];
            let closes = rest.is_empty() || matches!(paragraph.word(mention.tokens.end), "." | ",");
            mention.paragraph > at
                && mention.words.len() > 1
                && mention.tokens.start == 0
                && paragraph.len() <= LONGEST_SIGNATURE
                && closes
                && self.is_person(idx)
        };
        (from..self.mentions.len()).take(LONGEST_LETTER).find(signs)
    }

    /// "By Ines Marsh" near the top.
    pub(super) fn byline(&self) -> Option<usize> {
        let top = self.mentions.iter().take_while(|mention| mention.paragraph < TOP).take(32);
        top.enumerate().map(|(idx, _)| idx).find(|&idx| {
            let mention = &self.mentions[idx];
            mention.tokens.start == 1
                && self.paragraphs[mention.paragraph].lower(0) == "by"
                && self.is_person(idx)
        })
    }

    /// "Ines Marsh is a lawyer in Oslo." at the very end.
    fn note_on_author(&self) -> Option<usize> {
        let last = self.mentions.last()?.paragraph;
        let of_last: Range<usize> = self.starts[last]..self.mentions.len();
        let idx = of_last.into_iter().take(8).find(|&idx| self.is_person(idx))?;
        let mention = &self.mentions[idx];
        let paragraph = &self.paragraphs[last];
        let opens = paragraph.sentence_of(mention.tokens.start).start == 0;
        let near_end = last + 2 >= self.paragraphs.len();
        let is = matches!(
            paragraph.lower(mention.tokens.end),
            "is" | "," | "(" | "was" | "chairs" | "teaches"
        );
        (opens && near_end && is && mention.tokens.start < 3).then_some(idx)
    }

    pub(super) fn is_person(&self, mention: usize) -> bool {
        self.cast.characters[self.cast.named[mention]].kind == SpeakerType::Person
    }
}
