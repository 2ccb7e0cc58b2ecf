//! Folds strings for comparison: strings that a user takes for the same fold to the same form.
//!
//! Folding removes differences of case, of accents, of the shape of apostrophes, quotation marks
//! and dashes, and of compatibility forms (ﬁ, Ａ). A folded form is for *matching* only; each byte
//! of it knows which bytes of the original it stands for. [`crate::text::search`] looks for the
//! words that a user types in such a form.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// Says whether capitals and small letters are taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Capitals and small letters are the same.
    Folded,
    /// Capitals and small letters differ.
    Kept,
}

/// The folded form of a string, with the way back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    folded: String,
    /// For each byte of `folded`, the byte at which its original `char` starts; at the end, the
    /// length of the original.
    origins: Vec<u32>,
}

impl Folded {
    /// Folds `original` without regard to case.
    pub fn new(original: &str) -> Self {
        let mut folded = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len() + 1);
        for (offset, char) in original.char_indices() {
            push_folded(char, Case::Folded, &mut folded);
            origins.resize(folded.len(), offset as u32);
        }
        origins.push(original.len() as u32);
        Folded { folded, origins }
    }

    /// Folds `original` for a search: any run of white space becomes one space, so that words are
    /// found across the end of a line.
    pub fn for_search(original: &str, case: Case) -> Self {
        let mut folded = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len() + 1);
        for (offset, char) in original.char_indices() {
            push_for_search(char, case, &mut folded);
            origins.resize(folded.len(), offset as u32);
        }
        origins.push(original.len() as u32);
        Folded { folded, origins }
    }

    /// Returns the folded form, to search in.
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// Returns the bytes of the original that the bytes `found` of the folded form stand for.
    ///
    /// The result lies on `char` boundaries. It includes the accents that follow it: they fold to
    /// nothing and belong to the letter before them.
    ///
    /// # Panics
    ///
    /// If `found` reaches past the end of the folded form.
    pub fn original(&self, found: Range<usize>) -> Span {
        let start = self.origins[found.start];
        if found.is_empty() {
            return Span::empty(start as usize);
        }
        let last = self.origins[found.end - 1];
        let next = self.origins[found.end..].iter().find(|&&origin| origin > last);
        Span::new(start as usize, next.map_or(last, |&next| next) as usize)
    }
}

/// Returns the folded form of a string without the way back, for keys that are compared whole.
///
/// ```
/// use pullquote::text::fold;
/// assert_eq!(fold::key("Beyoncé’s"), fold::key("BEYONCE's"));
/// ```
pub fn key(original: &str) -> String {
    let mut folded = String::with_capacity(original.len());
    original.chars().for_each(|char| push_folded(char, Case::Folded, &mut folded));
    folded
}

/// Returns the string that [`Folded::for_search`] makes, without the way back.
pub fn search_key(original: &str, case: Case) -> String {
    let mut folded = String::with_capacity(original.len());
    original.chars().for_each(|char| push_for_search(char, case, &mut folded));
    folded
}

fn push_for_search(char: char, case: Case, folded: &mut String) {
    if !char.is_whitespace() {
        push_folded(char, case, folded);
    } else if !folded.ends_with(' ') {
        folded.push(' ');
    }
}

fn push_folded(char: char, case: Case, folded: &mut String) {
    let is_kept = case == Case::Kept;
    match char {
        'A'..='Z' if !is_kept => folded.push(char.to_ascii_lowercase()),
        '`' | '‘' | '’' | '‛' | 'ʼ' | '′' | '＇' | '´' => folded.push('\''),
        '\0'..='\x7f' => folded.push(char),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => folded.push('"'),
        '‐'..='―' | '−' => folded.push('-'),
        // Newspapers spell these letters so; Unicode does not decompose them.
        'Æ' if is_kept => folded.push_str("AE"),
        'Œ' if is_kept => folded.push_str("OE"),
        'Ø' if is_kept => folded.push('O'),
        'Ł' if is_kept => folded.push('L'),
        'Đ' if is_kept => folded.push('D'),
        'ß' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        'ı' => folded.push('i'),
        _ => {
            let bare = std::iter::once(char).nfkd().filter(|&part| !is_combining_mark(part));
            if is_kept {
                folded.extend(bare);
            } else {
                let lower = bare.flat_map(char::to_lowercase);
                folded.extend(lower.filter(|&part| !is_combining_mark(part)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Folded;
    use super::key;
    use crate::text::Span;

    fn find(text: &str, wanted: &str) -> Option<Span> {
        let folded = Folded::new(text);
        let wanted = key(wanted);
        let at = folded.as_str().find(&wanted)?;
        Some(folded.original(at..at + wanted.len()))
    }

    #[test]
    fn a_match_in_the_fold_leads_back_to_the_letters_as_written() {
        let text = "Čapek’s ﬁle";
        assert_eq!(find(text, "capek's").map(|span| &text[span.range()]), Some("Čapek’s"));
        assert_eq!(find(text, "FILE").map(|span| &text[span.range()]), Some("ﬁle"));
    }

    #[test]
    fn an_accent_belongs_to_the_letter_before_it() {
        let text = "re\u{301}sume\u{301}!";
        assert_eq!(
            find(text, "resume").map(|span| &text[span.range()]),
            Some("re\u{301}sume\u{301}")
        );
    }

    #[test]
    fn folding_makes_case_accents_and_apostrophes_equal() {
        assert_eq!(key("Łukasz O’Brien"), key("lukasz o'brien"));
        assert_eq!(key("İstanbul"), key("istanbul"));
        assert_ne!(key("Rubio"), key("Ruby"));
    }

    proptest! {
        #[test]
        fn any_range_of_the_fold_leads_to_char_boundaries(text in "\\PC{0,30}", cut in 0usize..99) {
            let folded = Folded::new(&text);
            let end = folded.as_str().len();
            let span = folded.original(cut.min(end)..end);
            prop_assert!(text.get(span.range()).is_some());
            prop_assert!(cut > 0 || text.is_empty() || end == 0 || span.end() == text.len());
        }
    }
}
