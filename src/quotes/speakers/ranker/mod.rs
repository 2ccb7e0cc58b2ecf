//! Ranks the people and bodies that a pointer ("he", "the senator") may mean, by a small trained
//! network.
//!
//! Each candidate is described by its [`Sign`]s; a small network of its own for each kind of
//! pointer weighs them together, and the highest score wins. "None of them" is a candidate too: "a
//! resident" is nobody who was named.

mod weights;

pub use crate::quotes::speakers::ranker::weights::Weights;

macro_rules! names {
    ($(#[$outer:meta])* $type:ident: $($(#[$doc:meta])* $name:ident = $written:literal,)*) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $type { $($(#[$doc])* $name,)* }

        impl $type {
            /// All values, in order.
            pub const ALL: &[$type] = &[$($type::$name,)*];

            /// Returns the name of the value in files.
            pub fn name(self) -> &'static str {
                match self { $($type::$name => $written,)* }
            }
        }
    };
}

names! {
    /// The kind of a pointer.
    Pointed:
    /// A pronoun for one person: "he", "she".
    Personal = "personal",
    /// The pronoun for a thing or body: "it".
    Impersonal = "impersonal",
    /// The pronoun for several: "they".
    Plural = "plural",
    /// A description of somebody known: "the senator".
    Role = "role",
    /// A description of somebody new: "a senator", or a bare noun in a headline.
    NewRole = "new-role",
    /// A description of a body: "the company", "a company".
    Body = "body",
    /// A name that two have: "Marsh".
    Namesake = "namesake",
}

names! {
    /// A sign: something that can be seen of a candidate or its pointer.
    Sign:
    /// The candidate is somebody; it is always seen of such a candidate.
    Somebody = "somebody",
    /// The number of sentences back to the last reference, up to ten.
    SentencesBack = "sentences back",
    /// It was named last in this sentence.
    SameSentence = "same sentence",
    /// It was named last in the sentence before.
    SentenceBefore = "sentence before",
    /// It was named last in this paragraph.
    SameParagraph = "same paragraph",
    /// It was named last in the paragraph before.
    ParagraphBefore = "paragraph before",
    /// The number of others named since, up to eight.
    OthersSince = "others since",
    /// It is the latest that fits.
    Latest = "latest",
    /// Its latest reference is a name that led its sentence.
    Leading = "leading",
    /// Its latest reference is a name with `'s`.
    Possessive = "possessive",
    /// Its latest reference is a pronoun.
    Pronoun = "pronoun",
    /// Its latest reference is a description.
    Description = "description",
    /// Its latest reference stands in quotation marks.
    Quoted = "quoted",
    /// It led the sentence before this one.
    LedSentenceBefore = "led sentence before",
    /// It spoke last, in this paragraph.
    SpokeHere = "spoke here",
    /// It spoke last, in the paragraph before.
    SpokeBefore = "spoke before",
    /// It spoke last, farther back.
    SpokeLast = "spoke last",
    /// It spoke last but one.
    SpokeLastButOne = "spoke last but one",
    /// It has spoken at all.
    Spoke = "spoke",
    /// It spoke last, and the pointer opens its paragraph.
    SpokeAndOpens = "spoke and opens",
    /// It led its sentence, and the pointer opens its own.
    LeadingAndOpens = "leading and opens",
    /// The logarithm of how often the text names it.
    Mentions = "mentions",
    /// The logarithm of how often it was referred to so far.
    SoFar = "so far",
    /// No other candidate is named more often in the text.
    Most = "most",
    /// The headline names it.
    Headline = "headline",
    /// Its gender is known, and fits.
    Gender = "gender",
    /// It has neither a first name nor a title, which would show a person.
    Shapeless = "shapeless",
    /// It has neither, and its name is one word.
    ShapelessWord = "shapeless word",
    /// The likelihood that its names are a person's.
    LikelyPerson = "likely person",
    /// The likelihood that its names are a body's.
    LikelyBody = "likely body",
    /// It has none of what the pointer says, while another with the pointer's noun has all of it.
    FitsAnother = "fits another",
    /// It is a person.
    Person = "person",
    /// It is an organization.
    Organization = "organization",
    /// It is a place.
    Place = "place",
    /// It is a group.
    Group = "group",
    /// It is known by a description only.
    Described = "described",
    /// The text calls it by the pointer's noun.
    Role = "role",
    /// The text calls others by that noun, but not it.
    RoleOfOthers = "role of others",
    /// The share of the pointer's other words that the text says of it.
    Traits = "traits",
    /// All of the pointer's other words are said of it.
    AllTraits = "all traits",
    /// None of the pointer's other words is said of it, though there are some.
    NoTraits = "no traits",
    /// Its name holds the pointer's noun.
    InName = "in name",
    /// It is named only later: in this or the next paragraph.
    Later = "later",
    /// It is named only later, farther on.
    MuchLater = "much later",
    /// It is the first person to be named later.
    FirstLater = "first later",
    /// The number of paragraphs back to its last reference, up to eight.
    ParagraphsBack = "paragraphs back",
    /// The number of references to it in this paragraph, up to four.
    TimesHere = "times here",
    /// The number of references to it in the paragraph before, up to four.
    TimesBefore = "times before",
    /// The quoted words name it: few people speak of themselves by name.
    InContent = "in content",
    /// Its latest reference stands right behind a preposition.
    AfterPreposition = "after preposition",
    /// Its latest reference is the first thing that its paragraph names.
    LedParagraph = "led paragraph",
    /// It spoke in this sentence.
    SpokeInSentence = "spoke in sentence",
    /// The logarithm of how often it spoke so far.
    TimesSpoken = "times spoken",
    /// It is the one of two namesakes whom a reader of names alone would take.
    Usual = "usual",
    /// It is named as a source soon after.
    SpeaksLater = "speaks later",
    /// The share of the pointer's words that it says again there.
    SaysAlike = "says alike",
    /// The pointer is a source, rather than passed by on the way.
    ForSource = "for source",
    /// The pointer opens its paragraph.
    OpensParagraph = "opens paragraph",
    /// The pointer opens its sentence, or what follows a passage in quotation marks.
    Opens = "opens",
    /// The quoted words stand before the pointer.
    AfterContent = "after content",
    /// The quoted words stand in quotation marks.
    OfPassage = "of passage",
    /// The paragraph opens with the quoted words.
    ContentOpens = "content opens",
    /// The pointer is "his" or "her".
    Owner = "owner",
    /// The logarithm of the number of candidates.
    Choices = "choices",
    /// The candidate is "none of them"; it is always seen of that candidate.
    None = "none",
    /// None of them: the pointer has an indefinite article.
    NoneIndefinite = "none, indefinite",
    /// None of them: the pointer begins with "the".
    NoneThe = "none, the",
    /// None of them: the pointer begins with a possessive pronoun.
    NonePossessive = "none, possessive",
    /// None of them: a name stands in the pointer's words.
    NoneProper = "none, proper",
    /// None of them: the pointer's noun is one that news seldom use for those they name.
    NoneSeldom = "none, seldom",
    /// None of them: the pointer's noun is not listed as one for people or bodies.
    NoneOther = "none, other",
    /// None of them: the text calls somebody in mind by the pointer's noun.
    NoneRole = "none, role",
    /// None of them: the pointer stands in a headline or in the first paragraph.
    NoneTop = "none, top",
    /// None of them: the pointer's noun is followed by "of", "for" and the like.
    NonePhrase = "none, phrase",
}

const SIGNS: usize = Sign::ALL.len();

/// The signs of one candidate, each with its degree.
#[derive(Debug, Clone, Copy)]
pub struct Signs([f32; SIGNS]);

impl Default for Signs {
    fn default() -> Self {
        Signs([0.0; SIGNS])
    }
}

impl Signs {
    /// Notes a sign.
    pub fn see(&mut self, sign: Sign) {
        self.0[sign as usize] = 1.0;
    }

    /// Notes a sign where there is one.
    pub fn see_if(&mut self, seen: bool, sign: Sign) {
        self.0[sign as usize] = f32::from(u8::from(seen));
    }

    /// Notes a sign to a degree.
    pub fn measure(&mut self, sign: Sign, degree: f32) {
        self.0[sign as usize] = degree;
    }

    /// Returns these signs together with those of `other`, none of which is among them.
    #[must_use]
    pub fn with(mut self, other: &Signs) -> Signs {
        self.0.iter_mut().zip(other.0).for_each(|(own, degree)| *own += degree);
        self
    }

    /// Returns true if a sign was noted.
    pub fn has(&self, sign: Sign) -> bool {
        self.0[sign as usize] != 0.0
    }

    /// Returns the degree to which a sign was noted.
    pub fn degree(&self, sign: Sign) -> f32 {
        self.0[sign as usize]
    }

    /// Returns the signs that were noted, with their degree.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub fn seen(&self) -> impl Iterator<Item = (Sign, f32)> {
        let all = Sign::ALL.iter().map(|&sign| (sign, self.0[sign as usize]));
        all.filter(|&(_, degree)| degree != 0.0)
    }
}
