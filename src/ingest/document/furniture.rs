//! Recognises boilerplate ("furniture"): cookie banners, share lines, links to other articles and
//! the like, which web pages put around an article. It is neither shown nor analysed.
//!
//! Each line is judged by itself, by general rules for such lines (`assets/furniture`). They are
//! cautious: a banner left in is a blemish, but a lost sentence of the article is a fault. So a
//! line must be boilerplate from its first word on; one that only mentions cookies or newsletters
//! stays.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::fold;

/// Bytes of the longest line that can be boilerplate.
const LONGEST: usize = 600;

/// The most words of a line of boilerplate: the first where it is recognised by its first words,
/// the second where it is recognised by the wording of a banner.
const SHORT: usize = 25;
const BANNER: usize = 60;

/// Words that report speech: a line with one of them is a sentence of the article.
const REPORTING: [&str; 10] =
    ["said", "says", "say", "told", "tells", "according", "asked", "added", "wrote", "reported"];

/// Agencies whose names end the credit of a photograph: "Ann Lee/Getty Images".
const PHOTO_AGENCIES: [&str; 10] = [
    "getty",
    "getty images",
    "afp",
    "reuters",
    "ap",
    "epa",
    "shutterstock",
    "istock",
    "alamy",
    "instagram",
];

/// Tells whether the line is boilerplate and not part of the article.
pub(crate) fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    if is_rule(line) || is_settings(line) || is_photo_credit(line) {
        return true;
    }
    let folded = fold::key(line);
    let words = words(&folded);
    let rules = Rules::bundled();
    rules.is_whole(&words)
        || is_copyright(&folded, &words)
        || rules.is_label(&folded, &words)
        || rules.is_share_line(&words)
        || rules.is_banner(&words) && is_nobodys_sentence(&folded, &words)
}

/// Tells whether the line is a horizontal rule: dashes, stars or dots.
fn is_rule(line: &str) -> bool {
    line.chars()
        .all(|c| matches!(c, '-' | '_' | '*' | '=' | '~' | '#' | '•' | '·' | '.' | '—' | '–' | ' '))
}

/// Tells whether the line holds settings of a widget that were left in the text:
/// `buttons=(Accept !) days=(20)`.
fn is_settings(line: &str) -> bool {
    let mut rest = line.trim();
    while !rest.is_empty() {
        let Some((key, value)) = rest.split_once("=(") else { return false };
        let is_key =
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
        let Some((_, after)) = value.split_once(')') else { return false };
        if !is_key {
            return false;
        }
        rest = after.trim_start();
    }
    !line.trim().is_empty()
}

/// Tells whether the line is the credit of a photograph: "Ann Lee/Getty Images.", "(AP Photo/Ann
/// Lee)".
fn is_photo_credit(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let Some((before, after)) = bare.rsplit_once('/') else { return false };
    let (before, after) = (before.trim().to_lowercase(), after.trim().to_lowercase());
    let few_words = bare.split_whitespace().count() <= 6;
    few_words && (PHOTO_AGENCIES.contains(&after.as_str()) || before == "ap photo")
}

/// Tells whether the line is a copyright notice: "© 2025 The Daily", "Copyright 2025 …", "(c) 2025
/// …".
fn is_copyright(folded: &str, words: &[&str]) -> bool {
    let marked = folded.starts_with('©')
        || folded.starts_with("(c) ") && folded.contains(|c: char| c.is_ascii_digit());
    let dated = folded.strip_prefix("copyright").is_some_and(|rest| {
        rest.trim_start_matches([' ', '©', ':']).starts_with(|c: char| c.is_ascii_digit())
    });
    words.len() <= SHORT && (marked || dated)
}

/// Tells whether the line neither quotes anybody nor reports speech.
fn is_nobodys_sentence(folded: &str, words: &[&str]) -> bool {
    !folded.contains('"') && !words.iter().any(|word| REPORTING.contains(word))
}

/// Returns the words of a folded line, without punctuation and numbers.
fn words(folded: &str) -> Vec<&str> {
    folded
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '©')))
        .filter(|word| word.contains(|c: char| c.is_alphabetic() || c == '©'))
        .map(|word| word.trim_matches('\''))
        .collect()
}

/// The words of an entry in the lists.
type Phrase = Vec<String>;

/// The lists of `assets/furniture/lines.txt`, by class.
#[derive(Debug, Default)]
struct Rules {
    whole: HashSet<String>,
    start: Vec<Phrase>,
    label: Vec<Phrase>,
    within: Vec<Phrase>,
    opening: Vec<Phrase>,
    consent: Vec<Phrase>,
    urge: Vec<Phrase>,
    site: Vec<Phrase>,
    share: HashSet<String>,
}

impl Rules {
    fn bundled() -> &'static Rules {
        static RULES: LazyLock<Rules> = LazyLock::new(|| {
            Rules::parse(include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/assets/furniture/lines.txt"
            )))
        });
        &RULES
    }

    /// Reads the lists.
    ///
    /// # Panics
    ///
    /// If a line has no class or an unknown one. The list is part of the program, and a test reads
    /// it.
    fn parse(list: &str) -> Rules {
        let mut rules = Rules::default();
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (class, phrase) = line.split_once(": ").expect("a line is `class: words`");
            // Lines are folded before they are compared.
            let folded = fold::key(phrase);
            let phrase: Vec<String> = words(&folded).into_iter().map(str::to_owned).collect();
            match class {
                "whole" => drop(rules.whole.insert(phrase.join(" "))),
                "share" => rules.share.extend(phrase),
                "start" => rules.start.push(phrase),
                "label" => rules.label.push(phrase),
                "within" => rules.within.push(phrase),
                "opening" => rules.opening.push(phrase),
                "consent" => rules.consent.push(phrase),
                "urge" => rules.urge.push(phrase),
                "site" => rules.site.push(phrase),
                _ => panic!("no class of furniture is called {class}"),
            }
        }
        rules
    }

    /// Tells whether the whole line is an entry: "Accept all".
    fn is_whole(&self, words: &[&str]) -> bool {
        words.len() <= SHORT && self.whole.contains(&words.join(" "))
    }

    /// Tells whether the words before a colon or bar are a label: "Related: Talks end".
    fn is_label(&self, folded: &str, words: &[&str]) -> bool {
        let Some((label, _)) = folded.split_once([':', '|', '>']) else { return false };
        words.len() <= SHORT
            && is_one_of(&self.label, &crate::ingest::document::furniture::words(label))
    }

    /// Tells whether all words of the line belong to a share line: "Share on Facebook Tweet Email".
    fn is_share_line(&self, words: &[&str]) -> bool {
        (2..=SHORT).contains(&words.len()) && words.iter().all(|word| self.share.contains(*word))
    }

    fn is_banner(&self, words: &[&str]) -> bool {
        let starts = |phrases: &[Phrase]| {
            phrases.iter().any(|phrase| words.len() >= phrase.len() && same(words, phrase))
        };
        let holds = |phrases: &[Phrase]| {
            phrases.iter().any(|phrase| words.windows(phrase.len()).any(|part| same(part, phrase)))
        };
        let short = words.len() <= SHORT;
        let banner = words.len() <= BANNER;
        short && (starts(&self.start) || starts(&self.urge) && holds(&self.site))
            || banner && (holds(&self.within) || starts(&self.opening) && holds(&self.consent))
    }
}

fn is_one_of(phrases: &[Phrase], words: &[&str]) -> bool {
    phrases.iter().any(|phrase| phrase.len() == words.len() && same(words, phrase))
}

/// Tells whether the words equal those of the phrase, as far as the shorter of the two goes.
fn same(words: &[&str], phrase: &Phrase) -> bool {
    words.iter().zip(phrase).all(|(word, known)| word == known)
}

#[cfg(test)]
mod tests {
    use super::is_furniture;

    #[test]
    fn banners_buttons_and_share_lines_are_furniture() {
        for line in [
            "We use cookies to give you the best experience. Accept all",
            "By continuing to browse you agree to our use of cookies.",
            "theme=(dark) size=(3)",
            "LEARN MORE »",
            "Accept!",
            "Share on Facebook Share on Twitter E-mail",
            "Share 45 Tweet",
            "12 Comments",
            "Follow us on Facebook and Twitter",
            "Follow Ann Lee on Twitter @annlee.",
            "Sign up for our daily newsletter.",
            "Subscribe to The Brief newsletter and get it in your inbox.",
            "ADVERTISEMENT",
            "Related: Minister said to be ill",
            "Read more | Talks end",
            "READ ALSO: ‘No,’ says minister",
            "© 2025 The Daily. All rights reserved.",
            "Copyright 2024 The Daily",
            "This material may not be published, broadcast, rewritten or redistributed.",
            "Ann Lee/Getty Images.",
            "(AP Photo/Ann Lee)",
            "5 min read",
            "* * *",
            "___",
            "Please enable JavaScript to view the comments.",
            "Read the rest here.",
            "Lesen Sie auch: Hafen bleibt zu",
            "Melden Sie sich für unseren Newsletter an.",
            "À lire aussi : Le port reste fermé",
            "Inscrivez-vous à la lettre du matin",
            "Te puede interesar",
            "Читайте также: Порт закрыт",
            "関連記事",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn sentences_that_only_mention_such_things_are_not() {
        for line in [
            "The regulator fined the company for its use of cookies without consent.",
            "“We use cookies to enhance your experience,” the company said.",
            "We use cookies as bait, the hunter told a newspaper.",
            "Share prices fell on Wednesday.",
            "Shares of the company fell.",
            "Follow the money, investigators say, and read this story on Twitter.",
            "He asked readers to sign up for his newsletter.",
            "Facebook and Twitter removed the posts.",
            "Facebook",
            "Read the bill before you vote on it.",
            "Copyright law will change, the minister announced.",
            "Related industries will suffer.",
            "Accept the offer or leave, the union told its members.",
            "Print is dead.",
            "Reuters",
            "The talks were held in Geneva/Reuters headquarters after a long delay over seats",
            "f(x)=(y) is a function of x",
            "Advertisement revenue fell by a third.",
            "Kommentare gab es an diesem Abend nur von der Tribüne.",
            "Les abonnés du port attendent la suite.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
