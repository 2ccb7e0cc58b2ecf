//! Computes how much of the content stands in quotation marks.
//!
//! The marks around the name of a ship, a book or a feast quote nobody: Holm said that she had read “The
//! Old Lock”. What the network was taught does not know that, and goes by the marks alone.

use std::ops::Range;

use crate::quotes::analysis::Kind;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// Returns the kind of a content by its words only: commas outside the marks, and the marks
/// themselves, do not count.
pub fn kind(paragraph: &Paragraph, content: &[Range<usize>]) -> Kind {
    let (mut inside, mut outside) = (0, 0);
    for idx in content.iter().cloned().flatten() {
        match paragraph.tokens[idx].state {
            QuoteState::Inside => inside += 1,
            QuoteState::Outside if paragraph.word(idx).chars().any(char::is_alphanumeric) => {
                outside += 1;
            }
            _ => (),
        }
    }
    match (inside, outside) {
        (0, _) => Kind::Indirect,
        (_, 0) => Kind::Direct,
        _ => Kind::Mixed,
    }
}

/// Returns the kind of a content where names in marks count as words outside of them.
pub fn kind_without_names(paragraph: &Paragraph, content: &[Range<usize>]) -> Kind {
    let has_names = || content.iter().all(|piece| has_only_names(paragraph, piece));
    match kind(paragraph, content) {
        Kind::Mixed if has_names() => Kind::Indirect,
        known => known,
    }
}

/// The largest number of tokens in a name, with its marks.
const LONGEST_NAME: usize = 10;

/// Returns true if all passages in a piece of content are names.
fn has_only_names(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    let opens = |&at: &usize| paragraph.tokens[at].state == QuoteState::Opening;
    let mut passages = piece.clone().filter(opens).filter_map(|at| paragraph.tokens[at].passage);
    // A passage may begin before the piece, which its words then follow.
    let begins = paragraph.is_outside(piece.start) || opens(&piece.start);
    begins && passages.all(|idx| is_name(paragraph, &paragraph.passage_tokens(idx as usize)))
}

/// Returns true for words in marks that all have the capitals of a name: “The Old Lock”, and with an article
/// the “Tide”.
fn is_name(paragraph: &Paragraph, passage: &Range<usize>) -> bool {
    let is_article = |word: &str| matches!(word, "the" | "a" | "an");
    let is_small = |word: &str| {
        is_article(word)
            || matches!(
                word,
                "and" | "at" | "by" | "for" | "from" | "in" | "of" | "on" | "to" | "with"
            )
    };
    let letters =
        || passage.clone().filter(|&at| paragraph.word(at).starts_with(char::is_alphabetic));
    let inner = passage.start + 1..passage.end.saturating_sub(1);
    let stops = |at: usize| matches!(paragraph.word(at), "!" | ";" | ":" | "…");
    let has_article = is_article(paragraph.lower_before(passage.start, 1))
        || is_article(paragraph.lower(inner.start));
    // A headline in capitals has no names.
    let is_written = letters().any(|at| paragraph.word(at).contains(char::is_lowercase));
    let capitals = letters().filter(|&at| paragraph.starts_upper(at)).count();
    let is_first_person =
        |at: usize| matches!(paragraph.lower(at), "i" | "i'm" | "i’m" | "we" | "my");
    passage.len() <= LONGEST_NAME
        && is_written
        && (capitals > 1 || has_article && capitals == 1)
        && letters().all(|at| paragraph.starts_upper(at) || is_small(paragraph.lower(at)))
        && !inner.clone().any(|at| stops(at) || is_first_person(at))
}

#[cfg(test)]
mod tests {
    use crate::quotes::Kind;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    /// Returns the kind of the first quotation of a text.
    fn kind(text: &str) -> Kind {
        analyze(&Text::new(text), Model::bundled()).quotations[0].kind
    }

    #[test]
    fn a_name_in_marks_quotes_nobody() {
        for text in [
            "Ada Holm said that she had read “The Old Lock” on the boat.",
            "Ada Holm said the ferry, the ‘Anna Lind’, had reached the lock within an hour.",
            "Ada Holm said that 300 rowers came to the feast known as “the Tide.”",
        ] {
            assert_eq!(kind(text), Kind::Indirect, "{text}");
        }
    }

    #[test]
    fn other_words_in_marks_are_quoted() {
        for text in [
            "Ada Holm said that the lock was “an old sieve” and would close.",
            "Ada Holm said that “The Old Lock” was “a sieve” of a book.",
            "Ada Holm said that the plan was “Nonsense” from the start.",
            "Ada Holm said that the plan was “A SIEVE” from the start.",
        ] {
            assert_eq!(kind(text), Kind::Mixed, "{text}");
        }
        assert_eq!(kind("“The Old Lock,” said Ada Holm."), Kind::Direct);
    }
}
