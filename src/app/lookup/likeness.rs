//! Tells how well what somebody typed resembles a name or another line.
//!
//! Each typed word has to resemble one word of the name. Matchers that take letters from anywhere
//! find "Mary Ross" in "Mathilde Troyes-Anquetil", which is right for the paths of files and wrong
//! for names: choosing the wrong person puts somebody else's words into their mouth.

use std::str::Chars;

use crate::text::fold;

/// The number of typed letters for each letter that may be wrong.
const LETTERS_FOR_A_SLIP: usize = 4;

/// The most letters of a word that may be wrong, however long it is.
const MOST_SLIPS: usize = 2;

/// The number of letters up to which a word may be no more than an article or a particle: a, al, de. Who typed it may be on the way to a longer one.
const LONGEST_PARTICLE: usize = 2;

/// The most words that are matched: no name has more, and each is looked for in every name.
const MOST_WORDS: usize = 16;

/// The ways in which a typed word resembles a word of a name, the likeliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// It is the word, and no article or particle.
    Whole,
    /// It begins the word.
    Beginning,
    /// It is some of the initials of the name, in their order.
    Initials,
    /// It stands within the word.
    Within,
    /// It is the word with letters left out, but not the first.
    Skipping,
    /// It begins the word but for a slip of the finger. One slip is farther than all words that are
    /// any of the others.
    Slip = 100,
}

/// Says whether slips of the finger are forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slips {
    /// Every letter has to be right.
    Refused,
    /// One letter in four may be wrong.
    Forgiven,
}

/// The words that somebody typed, folded, each with its letters.
#[derive(Debug)]
pub(crate) struct TypedWords(Vec<TypedWord>);

#[derive(Debug)]
struct TypedWord {
    text: String,
    letters: Letters,
    /// Its length in chars.
    length: usize,
}

impl TypedWords {
    /// Folds what was typed. Where it has neither letters nor digits, its signs are its words.
    pub(crate) fn new(typed: &str) -> Self {
        let folded = fold::key(typed);
        let mut texts: Vec<&str> = words(&folded).collect();
        if texts.is_empty() {
            texts = folded.split_whitespace().collect();
        }
        let word = |text: &str| TypedWord {
            text: text.to_owned(),
            letters: Letters::of(text),
            length: text.chars().count(),
        };
        TypedWords(texts.into_iter().take(MOST_WORDS).map(word).collect())
    }

    /// Tells whether a word is long enough for a slip to be forgiven.
    pub(crate) fn may_slip(&self) -> bool {
        self.0.iter().any(|word| word.forgiven() > 0)
    }

    /// Returns how far `name`, which is folded and has these letters, is from what was typed: less is
    /// more alike. `None` where a typed word resembles no word of it.
    pub(crate) fn distance(&self, name: &str, letters: Letters, slips: Slips) -> Option<u32> {
        let is_near = |word: &TypedWord| {
            let forgiven = if slips == Slips::Forgiven { word.forgiven() } else { 0 };
            word.letters.missing_from(letters) <= forgiven
        };
        if !self.0.iter().all(is_near) {
            return None;
        }
        self.0.iter().map(|word| Some(word.likeness(name, slips)? as u32)).sum()
    }

    /// Returns the indices of the lines that resemble what was typed, the most alike first; among
    /// equals those that begin with its first word.
    fn nearest(&self, lines: &[String], slips: Slips) -> Vec<usize> {
        let first = self.0.first().map_or("", |word| &word.text);
        let key = |(at, line): (usize, &String)| {
            let distance = self.distance(line, Letters::of(line), slips)?;
            Some((distance, !line.starts_with(first), at))
        };
        let mut found: Vec<_> = lines.iter().enumerate().filter_map(key).collect();
        found.sort_unstable();
        found.into_iter().map(|(.., at)| at).collect()
    }
}

impl TypedWord {
    /// Returns how many of its letters may be wrong.
    fn forgiven(&self) -> usize {
        (self.length / LETTERS_FOR_A_SLIP).min(MOST_SLIPS)
    }

    fn likeness(&self, name: &str, slips: Slips) -> Option<Likeness> {
        let mut by_words = None;
        for word in words(name) {
            match self.likeness_to(word, slips) {
                Some(Likeness::Whole) => return Some(Likeness::Whole),
                Some(likeness) => {
                    by_words = Some(by_words.map_or(likeness, |best| likeness.min(best)));
                }
                None => (),
            }
        }
        if by_words == Some(Likeness::Beginning) || !self.is_in_initials(name) {
            // Signs stand between words.
            return by_words.or_else(|| name.contains(&self.text).then_some(Likeness::Within));
        }
        Some(Likeness::Initials)
    }

    fn likeness_to(&self, word: &str, slips: Slips) -> Option<Likeness> {
        if word.starts_with(&self.text) {
            let is_whole = word.len() == self.text.len() && self.length > LONGEST_PARTICLE;
            return Some(if is_whole { Likeness::Whole } else { Likeness::Beginning });
        }
        if word.contains(&self.text) {
            return Some(Likeness::Within);
        }
        if word.chars().next() == self.text.chars().next() && skips_to(&self.text, word.chars()) {
            return Some(Likeness::Skipping);
        }
        let is_slip = slips == Slips::Forgiven
            && self.forgiven() > 0
            && begins_but_for(self.forgiven(), self.text.chars(), word.chars());
        is_slip.then_some(Likeness::Slip)
    }

    fn is_in_initials(&self, name: &str) -> bool {
        self.length > 1 && skips_to(&self.text, words(name).filter_map(|word| word.chars().next()))
    }
}

/// Tells whether `typed` is a beginning of `word` but for so many slips: a wrong letter, one too many,
/// one missing, or two swapped (Damerau, 1964).
fn begins_but_for(slips: usize, mut typed: Chars<'_>, mut word: Chars<'_>) -> bool {
    loop {
        let (typed_at, word_at) = (typed.clone(), word.clone());
        match (typed.next(), word.next()) {
            (None, _) => return true,
            (one, other) if one == other => continue,
            (_, None) => return typed_at.count() <= slips,
            _ if slips == 0 => return false,
            _ => (),
        }
        let (mut typed_after, mut word_after) = (typed.clone(), word.clone());
        let is_swapped = typed_after.next() == word_at.clone().next()
            && word_after.next() == typed_at.clone().next();
        let left = slips - 1;
        return begins_but_for(left, typed.clone(), word.clone())
            || begins_but_for(left, typed, word_at)
            || begins_but_for(left, typed_at, word)
            || (is_swapped && begins_but_for(left, typed_after, word_after));
    }
}

/// The letters that a text has, each in one of 64 bits, so that most names are passed over unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letters(u64);

impl Letters {
    /// Returns the letters of a folded text.
    pub(crate) fn of(text: &str) -> Self {
        Letters(text.chars().fold(0, |letters, char| letters | 1 << (u32::from(char) % 64)))
    }

    /// Returns how many letters `others` lacks, at least: two may share a bit.
    fn missing_from(self, others: Letters) -> usize {
        (self.0 & !others.0).count_ones() as usize
    }
}

/// Returns the indices of the lines that match what was typed, best match first; where nothing was
/// typed, all of them in their order. Every typed word has to match; a wrong letter is forgiven
/// where no line matches without one.
///
/// ```
/// use pullquote::app;
///
/// let lines = ["next quotation", "previous quotation", "clear the filter"];
/// assert_eq!(app::matching(&lines, "prev"), [1]);
/// assert_eq!(app::matching(&lines, "filt clear"), [2]);
/// assert_eq!(app::matching(&lines, "qoutation"), [0, 1]);
/// ```
pub fn matching(lines: &[&str], typed: &str) -> Vec<usize> {
    let typed = TypedWords::new(typed);
    let lines: Vec<String> = lines.iter().map(|line| fold::key(line)).collect();
    let found = typed.nearest(&lines, Slips::Refused);
    if found.is_empty() && typed.may_slip() {
        return typed.nearest(&lines, Slips::Forgiven);
    }
    found
}

/// Returns how many slips of the finger make of whole words of `name` what was `typed`; `None` where they
/// are more than one for four letters in any of the typed words, or where no word was typed. Both are
/// folded.
pub(crate) fn slips(typed: &str, name: &str) -> Option<usize> {
    let of_word = |typed: &str| {
        let forgiven = (typed.chars().count() / LETTERS_FOR_A_SLIP).max(1);
        let nearest = words(name).map(|word| strsim::osa_distance(typed, word)).min()?;
        (nearest <= forgiven).then_some(nearest)
    };
    words(typed).next()?;
    words(typed).map(of_word).sum()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Tells whether `typed` is `letters` with some of them left out.
fn skips_to(typed: &str, mut letters: impl Iterator<Item = char>) -> bool {
    typed.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::Letters;
    use super::Slips;
    use super::TypedWords;
    use super::matching;
    use super::slips;

    fn distance(typed: &str, name: &str) -> Option<u32> {
        TypedWords::new(typed).distance(name, Letters::of(name), Slips::Forgiven)
    }

    #[test]
    fn beginnings_slips_gaps_and_initials_are_understood() {
        for typed in
            ["bila", "zardari", "bhutto bil", "zrdari", "zadrari", "zarrdari", "bbz", "hutto"]
        {
            assert!(distance(typed, "bilawal bhutto zardari").is_some(), "{typed}");
        }
        assert!(distance("anquetil", "mathilde troyes-anquetil").is_some());
        assert!(distance("o'neil", "shaun o'neill").is_some());
        assert_eq!(distance("?", "shaun o'neill"), None);
    }

    #[test]
    fn the_likelier_comes_first() {
        let names = ["Zelda Zuran", "Roxanne Ito", "Alan Nkem Nwosu", "Annabel Lee", "Ann Lee"];
        assert_eq!(matching(&names, "ann"), [4, 3, 2, 1]);
        assert_eq!(matching(&names, "lee ann"), [4, 3]);
        assert_eq!(matching(&names, "zurna"), [0]);
        assert_eq!(matching(&names, " "), [0, 1, 2, 3, 4]);
        assert_eq!(matching(&["list of quotations", "quotations", "quit"], "quot"), [1, 0]);
    }

    #[test]
    fn a_slip_is_forgiven_only_where_it_may_be() {
        let refused = |typed: &str, name: &str| {
            TypedWords::new(typed).distance(name, Letters::of(name), Slips::Refused)
        };
        assert_eq!(refused("zadrari", "bilawal bhutto zardari"), None);
        assert!(distance("zadrari", "bilawal bhutto zardari").is_some());
        assert!(distance("zardrai bilawla", "bilawal bhutto zardari").is_some());
        assert_eq!(distance("zradrai", "bilawal bhutto zardari"), None);
        assert_eq!(distance("zid", "bilawal bhutto zardari"), None);
        assert!(TypedWords::new("zadr").may_slip() && !TypedWords::new("zad ann").may_slip());
    }

    #[test]
    fn slips_are_counted_in_whole_words() {
        assert_eq!(slips("crus", "ted cruz"), Some(1));
        assert_eq!(slips("crus", "doris crouse-mays"), None);
        assert_eq!(slips("ted crzu", "ted cruz"), Some(1));
        assert_eq!(slips("ann crus", "ted cruz"), None);
        assert_eq!(slips("?", "ted cruz"), None);
    }

    #[test]
    fn letters_strewn_over_a_name_do_not_make_somebody_it() {
        for (typed, name) in [
            ("mary ross", "mathilde troyes-anquetil"),
            ("fresh face", "families here's"),
            ("ada lind", "principal rosalind beecham"),
            ("keller", "additional government pleader sunil gokhle-rao"),
        ] {
            assert_eq!(distance(typed, name), None, "{typed}");
        }
    }
}
