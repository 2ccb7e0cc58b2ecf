//! Which of those in mind a pointer means: a small trained ranker.
//!
//! Each candidate is seen through its [`Sign`]s; a small network of its own for each kind of
//! pointer says what they are worth together, and the highest score wins. "None of them" is a
//! candidate too: "a resident" is nobody who was named.

mod weights;

pub use crate::quotes::speakers::ranker::weights::Weights;

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
    /// "Marsh", where two have that name.
    Namesake = "namesake",
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
    /// How many paragraphs back it was referred to, up to eight.
    ParagraphsBack = "paragraphs back",
    /// How often it was referred to in this paragraph, up to four times.
    TimesHere = "times here",
    /// How often in the paragraph before, up to four times.
    TimesBefore = "times before",
    /// What is said names it: few speak of themselves by name.
    InContent = "in content",
    /// It stands right behind a preposition.
    AfterPreposition = "after preposition",
    /// It is the first thing that its paragraph names.
    LedParagraph = "led paragraph",
    /// Spoke in this sentence.
    SpokeInSentence = "spoke in sentence",
    /// The logarithm of how often it spoke so far.
    TimesSpoken = "times spoken",
    /// Of two of one name the one that a reader of names alone would take.
    Usual = "usual",
    /// The pointer is a source, rather than passed by.
    ForSource = "for source",
    /// The pointer opens its paragraph.
    OpensParagraph = "opens paragraph",
    /// The pointer opens its sentence or what follows a passage in marks.
    Opens = "opens",
    /// What is said stands before the pointer.
    AfterContent = "after content",
    /// What is said stands in quotation marks.
    OfPassage = "of passage",
    /// The paragraph opens with what is said.
    ContentOpens = "content opens",
    /// The pointer is "his" or "her".
    Owner = "owner",
    /// The logarithm of how many may be meant.
    Choices = "choices",
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

    /// These signs and those of `other`, none of which is among them.
    #[must_use]
    pub fn with(mut self, other: &Signs) -> Signs {
        self.0.iter_mut().zip(other.0).for_each(|(own, degree)| *own += degree);
        self
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
