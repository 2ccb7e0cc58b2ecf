//! Which of those in mind a pointer means: a small trained ranker.
//!
//! Each candidate is seen through its [`Sign`]s; a linear model with weights
//! of its own for each kind of pointer adds them up, and the highest sum wins.
//! "None of them" is a candidate too: "a resident" is nobody who was named.
//! The weights are data, learnt from annotated articles.

use std::collections::HashMap;
use std::sync::LazyLock;

const FILE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/antecedents.txt"));

macro_rules! names {
    ($(#[$outer:meta])* $type:ident: $($(#[$doc:meta])* $name:ident = $written:literal,)*) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $type { $($(#[$doc])* $name,)* }

        impl $type {
            /// All of them, in order.
            pub const ALL: &[$type] = &[$($type::$name,)*];

            /// Its name in files.
            pub fn name(self) -> &'static str {
                match self { $($type::$name => $written,)* }
            }
        }
    };
}

names! {
    /// What kind of pointer asks.
    Pointed:
    /// "he", "she"
    Personal = "personal",
    /// "it"
    Impersonal = "impersonal",
    /// "they"
    Plural = "plural",
    /// "the senator"
    Role = "role",
    /// "a senator", and a bare noun in a headline
    NewRole = "new-role",
    /// "the company", "a company"
    Body = "body",
}

names! {
    /// What is seen of a candidate.
    Sign:
    /// Always, for a candidate that is somebody.
    Somebody = "somebody",
    /// How many sentences back, up to ten.
    SentencesBack = "sentences back",
    /// Named last in this sentence.
    SameSentence = "same sentence",
    /// Named last in the sentence before.
    SentenceBefore = "sentence before",
    /// Named last in this paragraph.
    SameParagraph = "same paragraph",
    /// Named last in the paragraph before.
    ParagraphBefore = "paragraph before",
    /// How many others were named since, up to eight.
    OthersSince = "others since",
    /// The latest that fits.
    Latest = "latest",
    /// The latest reference is a name that led its sentence.
    Leading = "leading",
    /// It is a name with `'s`.
    Possessive = "possessive",
    /// It is a pronoun.
    Pronoun = "pronoun",
    /// It is a description.
    Description = "description",
    /// It stands in quotation marks.
    Quoted = "quoted",
    /// Led the sentence before this one.
    LedSentenceBefore = "led sentence before",
    /// Spoke last, in this paragraph.
    SpokeHere = "spoke here",
    /// Spoke last, in the paragraph before.
    SpokeBefore = "spoke before",
    /// Spoke last, farther back.
    SpokeLast = "spoke last",
    /// Spoke last but one.
    SpokeLastButOne = "spoke last but one",
    /// Has spoken at all.
    Spoke = "spoke",
    /// Spoke last, and the pointer opens its paragraph.
    SpokeAndOpens = "spoke and opens",
    /// Led its sentence, and the pointer opens its own.
    LeadingAndOpens = "leading and opens",
    /// The logarithm of how often the text names it.
    Mentions = "mentions",
    /// The logarithm of how often it was referred to so far.
    SoFar = "so far",
    /// The text names nobody more often.
    Most = "most",
    /// The headline names it.
    Headline = "headline",
    /// Its gender is known, and fits.
    Gender = "gender",
    /// Neither a first name nor a title shows a person.
    Shapeless = "shapeless",
    /// The same, and the name is one word.
    ShapelessWord = "shapeless word",
    /// How likely its names are a person's.
    LikelyPerson = "likely person",
    /// How likely they are a body's.
    LikelyBody = "likely body",
    /// Another is called by the noun and has all that the pointer says, and this one has not.
    FitsAnother = "fits another",
    /// A person.
    Person = "person",
    /// An organization.
    Organization = "organization",
    /// A place.
    Place = "place",
    /// A group.
    Group = "group",
    /// Known by a description only.
    Described = "described",
    /// The text calls it by the pointer's noun.
    Role = "role",
    /// The text calls others by that noun, but not it.
    RoleOfOthers = "role of others",
    /// What share of the pointer's other words the text says of it.
    Traits = "traits",
    /// All of them.
    AllTraits = "all traits",
    /// None of them, though there are some.
    NoTraits = "no traits",
    /// Its name holds the pointer's noun.
    InName = "in name",
    /// Named only later: in this or the next paragraph.
    Later = "later",
    /// Named only later, farther on.
    MuchLater = "much later",
    /// The first person to be named later.
    FirstLater = "first later",
    /// None of them: always.
    None = "none",
    /// None: the pointer has an indefinite article.
    NoneIndefinite = "none, indefinite",
    /// None: the pointer begins with "the".
    NoneThe = "none, the",
    /// None: it begins with a possessive pronoun.
    NonePossessive = "none, possessive",
    /// None: a name stands in the pointer's words.
    NoneProper = "none, proper",
    /// None: its noun is one that news seldom use for those they name.
    NoneSeldom = "none, seldom",
    /// None: its noun is not listed as one for people or bodies.
    NoneOther = "none, other",
    /// None: the text calls somebody in mind by that noun.
    NoneRole = "none, role",
    /// None: it stands in a headline or in the first paragraph.
    NoneTop = "none, top",
    /// None: the noun is followed by "of", "for" and the like.
    NonePhrase = "none, phrase",
}

const SIGNS: usize = Sign::ALL.len();

/// What is seen of one candidate.
#[derive(Debug, Clone, Copy)]
pub struct Signs([f32; SIGNS]);

impl Default for Signs {
    fn default() -> Self {
        Signs([0.0; SIGNS])
    }
}

impl Signs {
    /// Sees a sign.
    pub fn see(&mut self, sign: Sign) {
        self.0[sign as usize] = 1.0;
    }

    /// Sees a sign where there is one.
    pub fn see_if(&mut self, seen: bool, sign: Sign) {
        self.0[sign as usize] = f32::from(u8::from(seen));
    }

    /// Sees a sign to a degree.
    pub fn measure(&mut self, sign: Sign, degree: f32) {
        self.0[sign as usize] = degree;
    }

    /// Whether a sign is seen.
    pub fn has(&self, sign: Sign) -> bool {
        self.0[sign as usize] != 0.0
    }

    /// Those seen, with their degree.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub fn seen(&self) -> impl Iterator<Item = (Sign, f32)> {
        let all = Sign::ALL.iter().map(|&sign| (sign, self.0[sign as usize]));
        all.filter(|&(_, degree)| degree != 0.0)
    }
}

/// What each sign counts for each kind of pointer.
#[derive(Debug)]
pub struct Weights([[f32; SIGNS]; Pointed::ALL.len()]);

impl Weights {
    /// The weights inside the program; loaded once, on first use.
    pub fn bundled() -> &'static Weights {
        static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(FILE));
        &WEIGHTS
    }

    /// How likely a candidate is: only the order of scores means something.
    pub fn score(&self, pointed: Pointed, signs: &Signs) -> f32 {
        let weights = &self.0[pointed as usize];
        signs.0.iter().zip(weights).map(|(degree, weight)| degree * weight).sum()
    }

    /// Reads lines of kind, sign and weight, with tabs between; what is not
    /// listed counts nothing.
    fn read(file: &str) -> Weights {
        let kinds: HashMap<&str, usize> =
            Pointed::ALL.iter().map(|&kind| (kind.name(), kind as usize)).collect();
        let signs: HashMap<&str, usize> =
            Sign::ALL.iter().map(|&sign| (sign.name(), sign as usize)).collect();
        let mut weights = [[0.0; SIGNS]; Pointed::ALL.len()];
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let kind = columns.next().and_then(|name| kinds.get(name));
            let sign = columns.next().and_then(|name| signs.get(name));
            let weight = columns.next().and_then(|weight| weight.parse().ok());
            if let (Some(&kind), Some(&sign), Some(weight)) = (kind, sign, weight) {
                weights[kind][sign] = weight;
            }
        }
        Weights(weights)
    }
}

#[cfg(test)]
mod tests {
    use super::FILE;
    use super::Pointed;
    use super::Sign;
    use super::Signs;
    use super::Weights;

    #[test]
    fn every_line_of_the_file_is_a_known_kind_a_known_sign_and_a_number() {
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(Pointed::ALL.iter().any(|kind| kind.name() == columns[0]), "{line}");
            assert!(Sign::ALL.iter().any(|sign| sign.name() == columns[1]), "{line}");
            assert!(columns[2].parse::<f32>().is_ok_and(f32::is_finite), "{line}");
        }
    }

    #[test]
    fn a_score_adds_up_what_each_sign_counts() {
        let weights = Weights::read("role\tleading\t0.5\nrole\tmentions\t2\nbody\tleading\t9");
        let mut signs = Signs::default();
        signs.see(Sign::Leading);
        signs.measure(Sign::Mentions, 1.5);
        assert!((weights.score(Pointed::Role, &signs) - 3.5).abs() < 1e-6);
    }
}
