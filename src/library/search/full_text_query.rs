//! Translates what was typed into queries for the full-text index.
//!
//! Every term is quoted, so that no character in it has a meaning for FTS5: whatever is typed is a
//! valid query and never a syntax error.

use crate::library::articles::identity;
use crate::text::fold;

/// Builds the query; `None` where nothing was typed that could be found.
pub(crate) fn question(words: &[String], phrases: &[String], without: &[String]) -> Option<String> {
    let terms: Vec<String> =
        findable(phrases).chain(findable(words)).map(|term| asked(term)).collect();
    if terms.is_empty() {
        return None;
    }
    let wanted = terms.join(" AND ");
    Some(match any(without) {
        Some(unwanted) => format!("({wanted}) NOT ({unwanted})"),
        None => wanted,
    })
}

/// Builds the query for any of the words.
pub(crate) fn any(words: &[String]) -> Option<String> {
    let terms: Vec<String> = findable(words).map(|term| asked(term)).collect();
    (!terms.is_empty()).then(|| terms.join(" OR "))
}

/// Builds the query for one term: whole words, or with an asterisk at its end words of which the last
/// is the beginning of one.
fn asked(term: &str) -> String {
    match term.strip_suffix('*') {
        Some(begun) => beginning(begun),
        None => quoted(term),
    }
}

/// Builds the query for words of which the last is the beginning of one.
///
/// The index stores beginnings of two and three characters. For a single character it would collect
/// all words before it finds the first article, so for a Latin letter or a digit the query names
/// every character that can follow.
fn beginning(term: &str) -> String {
    let folded = fold::key(term);
    let mut words = identity::words(&folded);
    match (words.next(), words.next()) {
        (Some(letter), None) if letter.len() == 1 => {
            let longer = SECOND.chars().map(|second| format!("\"{letter}{second}\"*"));
            let any: Vec<String> = std::iter::once(quoted(letter)).chain(longer).collect();
            format!("({})", any.join(" OR "))
        }
        _ => quoted(term) + "*",
    }
}

/// The second characters of Latin words as the index folds them: its tokenizer removes diacritics,
/// but no strokes, and does not split ligatures.
const SECOND: &str = "abcdefghijklmnopqrstuvwxyz0123456789ßæœøđłðþıŋħŧ";

fn findable(terms: &[String]) -> impl Iterator<Item = &String> {
    terms.iter().filter(|term| term.chars().any(char::is_alphanumeric))
}

fn quoted(term: &str) -> String {
    let plain: String = term.chars().filter(|char| !char.is_control()).collect();
    format!("\"{}\"", plain.replace('"', " "))
}

/// The folded words to mark in what was found, and the beginnings of such.
#[derive(Debug, Default)]
pub(crate) struct MarkedWords {
    whole: Vec<String>,
    beginnings: Vec<String>,
}

impl MarkedWords {
    /// Adds the words of terms. Of a term with an asterisk at its end the last is a beginning.
    pub(crate) fn add(&mut self, terms: &[String]) {
        for term in terms {
            let folded = fold::key(term);
            let mut parts: Vec<String> = identity::words(&folded).map(str::to_owned).collect();
            if term.ends_with('*') {
                self.beginnings.extend(parts.pop());
            }
            self.whole.extend(parts);
        }
    }

    /// Returns which of the wanted words this folded word matches.
    pub(crate) fn place(&self, word: &str) -> Option<usize> {
        let whole = self.whole.iter().position(|wanted| wanted == word);
        whole.or_else(|| {
            let at = self.beginnings.iter().position(|wanted| word.starts_with(wanted.as_str()))?;
            Some(self.whole.len() + at)
        })
    }

    /// Counts the wanted words.
    pub(crate) fn len(&self) -> usize {
        self.whole.len() + self.beginnings.len()
    }
}

#[cfg(test)]
mod tests {
    use super::question;

    fn typed(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn every_term_is_quoted_and_an_asterisk_asks_for_a_beginning() {
        let asked = question(&typed("bi* OR a*b c"), &typed("c\"d"), &typed("NOT ef*"));
        let expected = r#"("c d" AND "bi"* AND "OR" AND "a*b" AND "c") NOT ("NOT" OR "ef"*)"#;
        assert_eq!(asked.as_deref(), Some(expected));
    }

    #[test]
    fn a_single_letter_asks_for_beginnings_that_are_indexed() {
        let asked = question(&typed("a É*"), &[], &[]).unwrap();
        assert!(asked.starts_with(r#""a" AND ("e" OR "ea"* OR "eb"* OR "#), "{asked}");
        assert_eq!(question(&typed("ж*"), &[], &[]).as_deref(), Some("\"ж\"*"));
    }

    #[test]
    fn what_cannot_be_found_is_not_asked_for() {
        assert_eq!(question(&typed("— … * \""), &typed("()"), &typed("x")), None);
        assert_eq!(question(&typed("an —"), &[], &[]).as_deref(), Some("\"an\""));
    }
}
