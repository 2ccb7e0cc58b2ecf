//! Reads the names that the makers of pages give to its parts: the words of class and id, and the
//! lists of those that tell what a part is.

use std::collections::HashSet;
use std::sync::LazyLock;

use dom_query::NodeRef;

use crate::ingest::document::line_marks;

/// The most characters of a prompt to pay.
const LONGEST_PROMPT: usize = 200;

/// Returns the words of an element's class and id, in lower case.
pub(super) fn words(node: &NodeRef) -> Vec<String> {
    let mut words = Vec::new();
    for attribute in ["class", "id"] {
        let Some(value) = node.attr(attribute) else { continue };
        let names = value.split_ascii_whitespace();
        for name in names.filter(|name| !is_about(name)) {
            split_words(name, &mut words);
            // A pair of words does not extend over the end of a name.
            words.push(String::new());
        }
    }
    words
}

fn is_about(class: &str) -> bool {
    Names::bundled().about.iter().any(|about| class.starts_with(about))
}

/// Splits a name into words: `article-readMore_2` becomes `article`, `read`, `more`. Generated
/// names have capitals anywhere, so a capital only starts a word of three letters or more, and only
/// after as many.
pub(super) fn split_words(name: &str, words: &mut Vec<String>) {
    for part in name.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()) {
        let mut word = String::new();
        let mut was_lower = false;
        for (at, c) in part.char_indices() {
            let starts = c.is_uppercase()
                && was_lower
                && word.chars().count() > 2
                && part[at..].chars().skip(1).take_while(|c| c.is_lowercase()).count() > 1;
            if starts {
                words.push(std::mem::take(&mut word));
            }
            word.extend(c.to_lowercase());
            was_lower = c.is_lowercase();
        }
        words.push(word);
    }
}

/// The lists of `assets/furniture/parts.txt`, by class.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) certain: HashSet<&'static str>,
    pub(super) likely: HashSet<&'static str>,
    pub(super) pairs: HashSet<(&'static str, &'static str)>,
    pub(super) popups: HashSet<&'static str>,
    pub(super) about: Vec<&'static str>,
    pub(super) consent: HashSet<&'static str>,
    pub(super) discussions: HashSet<&'static str>,
    prompt: HashSet<&'static str>,
    urge: Vec<&'static str>,
}

impl Names {
    pub(super) fn bundled() -> &'static Names {
        static NAMES: LazyLock<Names> = LazyLock::new(|| {
            Names::parse(include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/assets/furniture/parts.txt"
            )))
        });
        &NAMES
    }

    /// Reads the lists.
    ///
    /// # Panics
    ///
    /// If a line has no class or an unknown one. The list is part of the program, and a test reads
    /// it.
    fn parse(list: &'static str) -> Names {
        let mut names = Names::default();
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (class, words) = line.split_once(": ").expect("a line is `class: words`");
            match class {
                "name" => drop(names.certain.insert(words)),
                "likely" => drop(names.likely.insert(words)),
                "pair" => drop(names.pairs.insert(words.split_once(' ').expect("two words"))),
                "popup" => drop(names.popups.insert(words)),
                "about" => names.about.push(words),
                "consent" => drop(names.consent.insert(words)),
                "discussion" => drop(names.discussions.insert(words)),
                "prompt" => drop(names.prompt.insert(words)),
                "urge" => names.urge.push(words),
                _ => panic!("no class of parts is called {class}"),
            }
        }
        names
    }
    /// Tells whether the words of an element's class and id name other text.
    pub(super) fn are_certain(&self, words: &[String]) -> bool {
        let is_pair = |pair: &[String]| self.pairs.contains(&(pair[0].as_str(), pair[1].as_str()));
        words.iter().any(|word| self.certain.contains(word.as_str()))
            || words.windows(2).any(is_pair)
    }

    /// Tells whether the words name other text, or something else as likely.
    pub(super) fn are_likely(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.likely.contains(word.as_str()))
    }

    /// Tells whether the words name a prompt to pay, or the text that has to be paid for.
    pub(super) fn name_prompt(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.prompt.contains(word.as_str()))
    }

    /// Tells whether the text is a prompt to pay, to subscribe or to log in.
    pub(super) fn is_prompt(&self, text: &str) -> bool {
        if line_marks::is_longer(text.trim(), LONGEST_PROMPT) {
            return false;
        }
        let text = text.to_lowercase();
        self.urge.iter().any(|urge| text.contains(urge))
    }
}

#[cfg(test)]
mod tests {
    use super::split_words;

    #[test]
    fn a_name_is_several_words() {
        let mut words = Vec::new();
        split_words("article-readMore_2 hJpRRP", &mut words);
        assert_eq!(words, ["article", "read", "more", "hjprrp"]);
    }
}
