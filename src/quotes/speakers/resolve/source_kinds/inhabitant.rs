//! Resolves "the Dubliner" and "the Yorkshireman": somebody in mind, by where they are from.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase::Source;

impl Reading<'_> {
    /// Returns the person in mind whom a text calls by the place that they are from, as it would
    /// write a name: "the Texan".
    pub(crate) fn varied_by_place(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        mention: usize,
    ) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let last = parsed.group.end - 1;
        let name = self.mentions.at(mention);
        let article = paragraph.word(parsed.group.start);
        let whole = parsed.whole.len() == 2 && matches!(article, "the" | "The");
        let once = self.story.cast.characters[self.named[mention]].mentions == 1;
        let word = paragraph.lower(last);
        // "The Oregonian said" is a newspaper; it writes "The" with a capital.
        let may_be_paper = article == "The" && word.ends_with("an") && !word.ends_with("man");
        if !whole
            || !once
            || name.tokens != (last..last + 1)
            || !is_inhabitant(self.lexicon, word)
            || may_be_paper && !self.speaks_of_a_person(paragraph_idx, last)
        {
            return None;
        }
        let pointer = self.description(paragraph_idx, parsed, last, Pointed::Role);
        self.known(&pointer, parsed)
    }

    /// Returns true if the words said by the source at a token begin with "he", "she" or "I".
    fn speaks_of_a_person(&self, paragraph_idx: usize, token: usize) -> bool {
        const FIRST: usize = 3;
        let paragraph = self.paragraphs.at(paragraph_idx);
        self.said_by(token).first().is_some_and(|content| {
            content.clone().take(FIRST).any(|idx| {
                matches!(paragraph.lower(idx), "he" | "she" | "his" | "her" | "i" | "my")
            })
        })
    }
}

/// Returns true if a word, lower case, is a noun for somebody by where they are from: that of a
/// place with an ending, or such an ending on a word that no list holds.
pub(crate) fn is_inhabitant(lexicon: &Lexicon, word: &str) -> bool {
    let is_place = |stem: &str| lexicon.class(stem).is(Class::PLACE);
    let of_place = ["er", "n", "an", "ian"].iter().any(|ending| {
        word.strip_suffix(ending).is_some_and(|stem| {
            stem.len() > 3 && is_place(stem)
                || is_place(&format!("{stem}s"))
                || is_place(&format!("{stem}a"))
        })
    });
    let unknown = lexicon.class(word) == Class::default();
    let of_county = word.ends_with("shireman") || word.ends_with("shirewoman");
    unknown && word.len() > 4 && (of_place || of_county || word.ends_with("ian"))
}

#[cfg(test)]
mod tests {
    use super::is_inhabitant;
    use crate::quotes::reading::lexicon::Lexicon;

    #[test]
    fn nouns_from_places_are_told_by_their_endings() {
        let lexicon = Lexicon::bundled();
        for word in ["dubliner", "texan", "ohioan", "lancashireman", "liverpudlian"] {
            assert!(is_inhabitant(&lexicon, word), "{word}");
        }
        for word in ["observer", "guardian", "marsh", "norvik", "manager"] {
            assert!(!is_inhabitant(&lexicon, word), "{word}");
        }
    }
}
