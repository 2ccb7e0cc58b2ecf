//! Tells which tokens the passages in quotation marks have.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;

/// The most passages, or set phrases, of a paragraph that rules look at; a paragraph of news has a few.
pub const MOST_PASSAGES: usize = 100;

impl Paragraph<'_> {
    /// Returns the tokens of a passage, its marks with them.
    ///
    /// # Panics
    ///
    /// If there is no passage `idx`.
    pub fn passage_tokens(&self, idx: usize) -> Range<usize> {
        let span = self.passages[idx].span;
        self.token_at(span.start())..self.token_at(span.end())
    }

    /// Returns the passages that end with a mark, as tokens, each with its number; so many as a
    /// paragraph of news may have.
    pub fn closed_passages(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let passages = self.passages.iter().take(MOST_PASSAGES).enumerate();
        passages
            .filter(|(_, passage)| passage.is_closed())
            .map(|(idx, _)| (idx, self.passage_tokens(idx)))
    }

    /// Returns true if all tokens stand in one closed passage.
    pub fn is_one_passage(&self) -> bool {
        let [passage] = &self.passages[..] else { return false };
        passage.is_closed() && self.passage_tokens(0) == (0..self.len())
    }

    /// Returns true if a word with a capital stands in both ranges of tokens.
    pub fn share_capital(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        one.clone().any(|at| {
            self.word(at).starts_with(char::is_uppercase)
                && other.clone().any(|own| self.word(own) == self.word(at))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn passages_have_their_marks_and_those_left_open_are_not_closed() {
        let paragraph = Paragraph::all("Holm said “it leaks” and “it sinks.").remove(0);
        assert_eq!(paragraph.passage_tokens(0), 2..6);
        assert_eq!(paragraph.closed_passages().collect::<Vec<_>>(), [(0, 2..6)]);
        assert!(!paragraph.is_one_passage());
    }

    #[test]
    fn a_paragraph_may_be_one_passage() {
        assert!(Paragraph::all("“It leaks.”").remove(0).is_one_passage());
        assert!(!Paragraph::all("“It leaks.” True.").remove(0).is_one_passage());
    }

    #[test]
    fn names_share_a_word_with_a_capital() {
        let paragraph =
            Paragraph::all("Ada Holm met Bo Holm and the mayor met the mayor.").remove(0);
        assert!(paragraph.share_capital(&(0..2), &(3..5)));
        assert!(!paragraph.share_capital(&(6..8), &(9..11)));
    }
}
