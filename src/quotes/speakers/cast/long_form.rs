//! Tells whether a name of several words is what its first word is short for: "Norvik" is Norvik
//! Bank, but no Norvik Express that only bears its name, and Ines Marsh no Marsh Foundation.

use std::collections::HashMap;
use std::str::SplitWhitespace;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::text::Span;

/// The smallest likelihood of being a person at which a name of several words is taken for one's;
/// the second where the word alone looks like one's, too.
const A_PERSONS: f32 = 0.8;
const LIKELY: f32 = 0.5;

/// The smallest likelihood of being a person or place at which one word is not short for a body.
const NO_BODYS: f32 = 0.85;

/// How many times as often a word must stand alone as with others to be a name by itself.
const MUCH_OFTENER: usize = 4;

/// The largest number of bytes of a short form in brackets.
const LONGEST_SHORT: usize = 16;

/// The largest number of letters of an abbreviation behind a name: "Norvik XL".
const LONGEST_LETTERS: usize = 4;

/// Nouns for what bears the name of a firm or a person, and does not speak for them.
const VENUES: [&str; 10] =
    ["arena", "avenue", "bridge", "field", "park", "road", "square", "stadium", "street", "tower"];

/// The name of a character in full.
#[derive(Debug, Clone, Copy)]
pub(super) struct InFull<'c> {
    /// The words of the name.
    pub(super) words: &'c [String],
    /// The place where it stands first.
    pub(super) span: Span,
    /// The look of the name there.
    pub(super) shape: Shape,
    /// True if it begins with a given name.
    pub(super) given: bool,
    /// The likelihood of being a person.
    pub(super) person: f32,
    /// The number of times that the character is named by several words.
    pub(super) times: usize,
}

/// The names of one word in a window.
#[derive(Debug, Default)]
pub(super) struct Alone<'m> {
    words: HashMap<&'m str, Seen>,
}

/// What all mentions by one word tell.
#[derive(Debug, Default)]
struct Seen {
    times: usize,
    /// The sums of the likelihoods of being a person, and a place.
    person: f32,
    place: f32,
    /// True if an article stands before one of them.
    has_article: bool,
}

impl<'m> Alone<'m> {
    pub(super) fn new(text: &str, mentions: Stretch<'m, Mention>) -> Self {
        let mut words: HashMap<&str, Seen> = HashMap::new();
        for mention in mentions.members() {
            let [word] = &mention.words[..] else { continue };
            let seen = words.entry(word).or_default();
            let [person, _, place, _] = mention.nature.map(f32::exp);
            seen.times += 1;
            seen.person += person;
            seen.place += place;
            seen.has_article = seen.has_article || has_article(text, mention.span);
        }
        Alone { words }
    }

    /// Returns true if a name of one word may be short for the character `of`, whose name begins
    /// with it.
    pub(super) fn is_long_form(
        &self,
        text: &str,
        lexicon: &Lexicon,
        word: &str,
        of: InFull,
    ) -> bool {
        let Some(seen) = self.words.get(word) else { return true };
        let is_person = of.shape == Shape::Person || of.given;
        if of.words.len() < 2
            || of.words[0] != word
            || is_person
            || of.words.last().is_some_and(|last| last == word)
        {
            return true;
        }
        let rest = &of.words[1..];
        if of.words.last().is_some_and(|last| VENUES.contains(&last.as_str())) {
            return false;
        }
        if rest.iter().any(|word| lexicon.class(word).is(Class::ORGANIZATION)) {
            let share = seen.person.max(seen.place) / seen.times as f32;
            return share < NO_BODYS || of.shape != Shape::Organization;
        }
        if has_number(text, of.span) {
            return false;
        }
        let times = of.times;
        // Such as "Norvik Vela EV", which is no person, whatever it looks like.
        let is_model =
            ends_in_letters(text, of.span) && of.shape == Shape::Unknown && seen.times >= times;
        if is_model {
            return false;
        }
        let last = lexicon.class(rest.last().map_or("", String::as_str));
        // "Norvik Poll" and "Norvik HealthCare" are bodies, "Norvik al-Marsh" is whatever it may be.
        let heads = Class::EITHER | Class::GIVEN | Class::BODY;
        let is_word = last.is(Class::COMMON) && !last.is(heads) && !ends_in_hump(text, of.span);
        let is_called = seen.person / seen.times as f32 > LIKELY && !is_word;
        if of.person > if is_called { LIKELY } else { A_PERSONS } {
            return true;
        }
        let has_particle = rest.iter().any(|word| lexicon.class(word).is(Class::PARTICLE));
        let is_branch =
            last.is(Class::PLACE) && !lexicon.class(word).is(Class::PLACE) && seen.times > times;
        let is_product = has_article(text, of.span) && !seen.has_article && !last.is(Class::PLACE);
        let is_rare = last.is(Class::EITHER) && seen.times >= MUCH_OFTENER * times;
        has_particle || !(is_word || is_branch || is_product || is_rare)
    }
}

/// Returns true for the first two of the four names or more that somebody has in full: "Aditi Rangan" of
/// "Aditi Rangan Marsh Ode".
pub(super) fn are_first_two(lexicon: &Lexicon, words: &[String], of: InFull) -> bool {
    const FEWEST: usize = 4;
    let no_name = Class::ORGANIZATION | Class::COMMON | Class::PLACE;
    words.len() == 2
        && of.words.len() >= FEWEST
        && of.words.starts_with(words)
        && of.shape == Shape::Person
        && !of.words.iter().any(|word| lexicon.class(word).is(no_name))
}

/// Returns the last words before a name.
pub(super) fn words_before(text: &str, name: Span) -> SplitWhitespace<'_> {
    const FAR: usize = 48;
    let from =
        (name.start().saturating_sub(FAR)..=name.start()).find(|&at| text.is_char_boundary(at));
    text[from.unwrap_or(name.start())..name.start()].split_whitespace()
}

/// Returns true if letters stand in brackets right behind a name that has them in their order:
/// "National Counterterrorism Center (NCTC)".
pub(super) fn is_bracketed(text: &str, letters: &str, name: Span) -> bool {
    let Some(rest) = text[name.end()..].trim_start_matches(' ').strip_prefix('(') else {
        return false;
    };
    let Some(end) = rest.bytes().take(LONGEST_SHORT).position(|byte| byte == b')') else {
        return false;
    };
    let short = &rest[..end];
    let small =
        |char: char| char.is_alphanumeric().then(|| char.to_lowercase()).into_iter().flatten();
    let mut of_name = text[name.range()].chars().flat_map(small);
    short.chars().flat_map(small).eq(letters.chars())
        && letters.chars().all(|letter| of_name.any(|char| char == letter))
}

/// Returns true if an article stands before a name.
fn has_article(text: &str, name: Span) -> bool {
    let word = words_before(text, name).next_back().unwrap_or_default();
    ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

/// Returns true for "Norvik Train" before "91".
fn has_number(text: &str, name: Span) -> bool {
    text[name.end()..].trim_start_matches(' ').starts_with(|char: char| char.is_ascii_digit())
}

/// Returns true for a name whose last word has a capital inside.
fn ends_in_hump(text: &str, name: Span) -> bool {
    let last = text[name.range()].rsplit(char::is_whitespace).next().unwrap_or_default();
    last.contains(char::is_lowercase) && last.chars().skip(1).any(char::is_uppercase)
}

/// Returns true for a name that is written small but for some letters or numbers at its end.
fn ends_in_letters(text: &str, name: Span) -> bool {
    let Some((rest, last)) = text[name.range()].rsplit_once(char::is_whitespace) else {
        return false;
    };
    let letters = last.chars().count();
    (2..=LONGEST_LETTERS).contains(&letters)
        && last.chars().all(|char| char.is_uppercase() || char.is_ascii_digit())
        && rest.contains(char::is_lowercase)
}
