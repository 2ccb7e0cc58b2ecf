//! Looks words up in lists that say what a word can be, before its sentence is looked at.
//!
//! The lists are data, in `assets/lexicon/`; their README names the classes.
//! A list only ever suggests: each rule that asks here also looks at the text.

use std::ops::BitOr;

use rustc_hash::FxBuildHasher;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const FILES: [&str; 7] = [
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/cues.txt")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/roles.txt")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/organizations.txt")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/places.txt")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/names.txt")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/function.txt")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/learnt.txt")),
];

/// A set of classes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $file_name:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Class = Class(1 << $bit);)*

            fn from_name(name: &str) -> Option<Class> {
                match name {
                    $($file_name => Some(Class::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// A verb of saying: "said".
    SPEECH = 0, "speech";
    /// A verb that may report, with a clause or an object: "believes that", "denied the charge".
    REPORTING = 1, "reporting";
    /// A word that news write in small letters inside of a sentence: no name.
    COMMON = 2, "common";
    /// A verb that passes on what another said: "quoted".
    RELAY = 3, "relay";
    /// A word that belongs to the cue beside it: "has strongly".
    WITH_CUE = 4, "with-cue";
    /// A title before a man's name: "Mr".
    TITLE_M = 5, "title-m";
    /// A title before a woman's name: "Ms".
    TITLE_F = 6, "title-f";
    /// A title before anybody's name: "President".
    TITLE = 7, "title";
    /// A noun for a man: "spokesman".
    ROLE_M = 8, "role-m";
    /// A noun for a woman: "spokeswoman".
    ROLE_F = 9, "role-f";
    /// A noun for one person in an office or trade: "senator".
    ROLE = 10, "role";
    /// A noun for several people: "analysts".
    GROUP = 11, "group";
    /// A noun for one body that speaks: "campaign".
    BODY = 12, "body";
    /// A word that makes a name an organization's: "Ministry".
    ORGANIZATION = 13, "word-organization";
    /// A country.
    COUNTRY = 14, "country";
    /// A capital, which may stand for its government.
    CAPITAL = 15, "capital";
    /// A city, state, province or continent, or a word of its name.
    CITY = 16, "city";
    /// The adjective of a country, people or party: "Indian".
    ADJECTIVE = 17, "adjective";
    /// A given name that goes mostly with men.
    MALE = 18, "male";
    /// A given name that goes mostly with women.
    FEMALE = 19, "female";
    /// A small word inside a name: "bin", "de".
    PARTICLE = 20, "particle";
    /// A word after a name: "Jr".
    SUFFIX = 21, "suffix";
    /// A word that a sentence may start with and that names nobody.
    FUNCTION = 22, "word-function";
    /// A noun for what somebody says, writes or thinks: "memoir".
    WORK = 23, "work";
    /// A word that news write in small letters and, as part of a name, with a capital: "exchange".
    EITHER = 24, "either";
    /// A noun for one person, as news use it: "bystander".
    PERSON = 25, "person";
}

impl Class {
    /// Given names of both kinds.
    pub const GIVEN: Class = Class(Class::MALE.0 | Class::FEMALE.0);
    /// Titles of all kinds.
    pub const ANY_TITLE: Class = Class(Class::TITLE.0 | Class::TITLE_M.0 | Class::TITLE_F.0);
    /// Nouns for one person.
    pub const ANY_ROLE: Class = Class(Class::ROLE.0 | Class::ROLE_M.0 | Class::ROLE_F.0);
    /// Countries, capitals, cities.
    pub const PLACE: Class = Class(Class::COUNTRY.0 | Class::CAPITAL.0 | Class::CITY.0);
    /// Verbs that can be a cue.
    pub const CUE: Class = Class(Class::SPEECH.0 | Class::REPORTING.0);

    /// Returns the set as a number.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Returns true if the two sets share a class.
    pub fn is(self, any_of: Class) -> bool {
        self.0 & any_of.0 != 0
    }
}

impl BitOr for Class {
    type Output = Class;

    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// Some more words than the lists hold, so that the table of them never grows while it is filled: that
/// took a millisecond of each start.
const WORDS: usize = 32 << 10;

/// The lists of words, each word with the classes that it can have.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<&'static str, Class>,
    /// The titles and nouns for one person.
    titles: Vec<&'static str>,
}

impl Lexicon {
    /// Returns the lists inside the program.
    ///
    /// # Panics
    ///
    /// If a list is malformed, which a test rules out.
    pub fn bundled() -> Self {
        let mut words: FxHashMap<&'static str, Class> =
            FxHashMap::with_capacity_and_hasher(WORDS, FxBuildHasher);
        for (file_idx, file) in FILES.iter().enumerate() {
            for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let (name, listed) = line.split_once(": ").expect("a line is `class: words`");
                let name = match (name, file_idx) {
                    ("word", 2) => "word-organization",
                    ("word", _) => "word-function",
                    _ => name,
                };
                let class = Class::from_name(name).expect("the README lists the classes");
                for word in listed.split_whitespace() {
                    let known = words.entry(word).or_default();
                    *known = *known | class;
                }
            }
        }
        let person = Class::ANY_TITLE | Class::ANY_ROLE | Class::PERSON;
        let titles = words.iter().filter(|(_, class)| class.is(person)).map(|(&word, _)| word);
        let titles = titles.collect();
        Lexicon { words, titles }
    }

    /// Returns true if `word` is short for a title or a noun for one person: its first letters, as
    /// "hon", or some of them up to its last, as "cllr".
    pub fn shortens_title(&self, word: &str) -> bool {
        let contracts = |title: &str| {
            let rest = &mut title.chars();
            let in_order = word.chars().all(|letter| rest.any(|next| next == letter));
            in_order
                && title.chars().next() == word.chars().next()
                && title.chars().last() == word.chars().last()
        };
        let short = |title: &&str| {
            let cut = word.len() > 2 && title.starts_with(word);
            title.len() > word.len() + 1 && (cut || contracts(title))
        };
        self.titles.iter().any(short)
    }

    /// Returns the classes of `word`, which is in lower case with straight apostrophes. Given names
    /// are listed without accents.
    pub fn class(&self, word: &str) -> Class {
        match self.words.get(word) {
            Some(&class) => class,
            None if word.is_ascii() || !word.starts_with(char::is_alphabetic) => Class::default(),
            None => {
                let listed = self.words.get(plain(word).as_str()).copied().unwrap_or_default();
                Class(listed.0 & Class::GIVEN.0)
            }
        }
    }
}

/// Returns a word without its accents: "andres" for "andrés".
fn plain(word: &str) -> String {
    word.nfd()
        .filter(|&char| !is_combining_mark(char))
        .map(|char| match char {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Class;
    use super::FILES;
    use super::Lexicon;

    #[test]
    fn the_table_has_room_for_all_words() {
        assert!(Lexicon::bundled().words.len() < super::WORDS);
    }

    #[test]
    fn words_belong_to_every_class_that_lists_them() {
        let lexicon = Lexicon::bundled();
        assert!(
            lexicon.class("warned").is(Class::SPEECH)
                && lexicon.class("warned").is(Class::REPORTING)
        );
        assert!(lexicon.class("spokeswoman").is(Class::ROLE_F));
        assert!(lexicon.class("bystander").is(Class::PERSON));
        assert!(!lexicon.class("table").is(Class::ANY_ROLE | Class::CUE));
    }

    #[test]
    fn a_given_name_is_known_with_its_accents() {
        let lexicon = Lexicon::bundled();
        assert!(lexicon.class("josé").is(Class::MALE) && lexicon.class("zoë").is(Class::FEMALE));
        assert!(!lexicon.class("résumé").is(Class::WORK | Class::GIVEN));
    }

    #[test]
    fn lists_are_lower_case_with_straight_apostrophes() {
        for word in FILES.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'))
        {
            assert_eq!(word, word.to_lowercase().replace('’', "'"));
        }
    }
}
