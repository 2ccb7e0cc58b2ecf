//! Recognizes headlines, whose capitals tell nothing, and finds the names in them.

use std::collections::HashSet;
use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::bodies::body_noun::head_of;
use crate::quotes::speakers::mention::bodies::body_noun::is_noun_for_body;
use crate::quotes::speakers::name;

/// Returns true if nearly all longer words are capitalised, as in no sentence.
///
/// One that ends in a full stop may well be a sentence about many names, so
/// there a single small word that says something is enough to show it.
pub(in crate::quotes::speakers) fn is_headline(paragraph: &Paragraph, lexicon: &Lexicon) -> bool {
    if paragraph.len() >= 40 {
        return false;
    }
    let long =
        (1..paragraph.len()).map(|idx| paragraph.word(idx)).filter(|word| word.chars().count() > 3);
    let (capital, small): (Vec<&str>, Vec<&str>) = long
        .filter(|word| word.starts_with(char::is_alphabetic))
        .partition(|word| starts_upper(word));
    let stops = matches!(paragraph.word(paragraph.len().saturating_sub(1)), "." | "”" | "\"");
    let says_something = |idx: usize| {
        paragraph.word(idx).starts_with(char::is_lowercase)
            && !paragraph.lower(idx).contains('\'')
            && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
    };
    // "Ines Marsh, Professor of Botany, Norvik University, said:" opens what she says.
    let last = paragraph.len().saturating_sub(1);
    let introduces = paragraph.word(last) == ":"
        && last > 0
        && lexicon.class(paragraph.lower(last - 1)).is(Class::SPEECH)
        && paragraph.word(last - 1).starts_with(char::is_lowercase);
    capital.len() >= 3
        && capital.len() >= 4 * small.len()
        && !introduces
        && !(stops && (1..paragraph.len()).any(says_something))
}

/// The names that a text gives outside of its headlines.
#[derive(Debug, Default)]
pub(super) struct KnownNames {
    names: HashSet<String>,
    /// The first names of people whom the text names in full.
    first_names: HashSet<String>,
    /// The nouns that head names of several words.
    heads: HashSet<String>,
    bytes: usize,
}

impl KnownNames {
    /// Adds each whole name, and the surname of each.
    pub(super) fn add<'m>(&mut self, mentions: impl Iterator<Item = &'m Mention>) {
        for mention in mentions {
            if mention.words.len() > 1
                && let Some(head) = head_of(&mention.words)
                && is_noun_for_body(head)
            {
                self.heads.insert(head.to_owned());
            }
            if mention.given
                && let Some(first) = mention.words.first()
            {
                let bytes = size_of::<String>() + first.len();
                self.bytes += if self.first_names.insert(first.clone()) { bytes } else { 0 };
            }
            for name in mention.words.last().cloned().into_iter().chain([mention.words.join(" ")]) {
                let bytes = size_of::<String>() + name.len();
                self.bytes += if self.names.insert(name) { bytes } else { 0 };
            }
        }
    }

    /// Returns true if a body whose name has this noun for its head is known.
    pub(super) fn has_body(&self, noun: &str) -> bool {
        self.heads.contains(noun)
    }

    /// Returns about how many bytes the names take.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Returns the longest start of a headline's run that is a known name, its titles included, or
    /// a first name before a known surname: texts often give a name in full nowhere else. Empty if
    /// none is.
    pub(super) fn part(
        &self,
        paragraph: &Paragraph,
        lexicon: &Lexicon,
        run: Range<usize>,
    ) -> Range<usize> {
        let title = |&idx: &usize| {
            paragraph.word(idx) == "." || lexicon.class(paragraph.lower(idx)).is(Class::ANY_TITLE)
        };
        let start = run.start + run.clone().take_while(title).count();
        let is_known = |words: Range<usize>| {
            let words: Vec<&str> = words.map(|idx| paragraph.word(idx)).collect();
            self.names.contains(&name::words(&words.join(" ")).join(" "))
        };
        let is_first_name = |idx: usize| {
            let class = lexicon.class(paragraph.lower(idx));
            class.is(Class::GIVEN) && !class.is(Class::COMMON | Class::FUNCTION)
        };
        let is_name = |&end: &usize| {
            is_known(start..end)
                || end == start + 2 && is_first_name(start) && is_known(start + 1..end)
        };
        // A name is short; the bound keeps the cost of a line in capitals from growing with its
        // square.
        let longest = run.end.min(start + 8);
        // "Ines Just Left" is the Ines Marsh of the text, "Ines Ode Left" another.
        let acts = |at: usize| {
            let word = paragraph.lower(at);
            let class = lexicon.class(word);
            (class.is(Class::FUNCTION | Class::CUE) || word.ends_with("ed") || word.ends_with('s'))
                && !class.is(Class::GIVEN)
        };
        let is_called_first = |&end: &usize| {
            is_first_name(start) && self.first_names.contains(paragraph.lower(start)) && acts(end)
        };
        let end = (start + 1..=longest).rev().find(is_name);
        let first = Some(start + 1).filter(|end| *end <= run.end && is_called_first(end));
        run.start..end.or(first).unwrap_or(run.start)
    }
}
