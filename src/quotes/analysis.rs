//! Defines the answer of the engine: quotations, speakers, and the reasons.

use crate::quotes::act::Act;
use crate::quotes::act::Acts;
use crate::quotes::attribution::evidence::Evidence;
use crate::text::Span;
use crate::text::Spans;

/// The quotations and speakers that were found in one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    /// The quotations, sorted by the start of their content; of every act, also of none.
    pub quotations: Vec<Quotation>,
    /// The speakers whom the quotations name, in the order of their first quotation.
    pub speakers: Vec<Speaker>,
}

impl Analysis {
    /// Returns the quotations that report one of these acts.
    pub fn of_acts(&self, acts: Acts) -> impl Iterator<Item = &Quotation> {
        self.quotations.iter().filter(move |quotation| acts.contain(quotation.act))
    }
}

/// One attribution: content, cue and source, as an annotator would mark it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// The share of the content that stands in quotation marks.
    pub kind: Kind,
    /// The act that its cue reports. Readers who want only what was said leave the others out.
    pub act: Act,
    /// The likelihood that the act is right, from 0 to 1.
    pub act_confidence: f32,
    /// The words that were said. Never empty.
    pub content: Spans,
    /// The words that report them: "said", "according to".
    pub cue: Spans,
    /// The mention of the speaker beside the cue: "he", "Prime Minister Sharif"; where a speech
    /// goes on over paragraphs, the mention in the paragraph before.
    pub source: Spans,
    /// The one who passed the words on, where that is not the speaker.
    pub relay: Spans,
    /// The speaker for whom the source stands; `None` where there is no source.
    pub speaker: Option<SpeakerIdx>,
    /// The likelihood that the attribution is right, from 0 to 1.
    pub confidence: f32,
    /// The reasons why it was found.
    pub why: Why,
}

/// The share of a content that stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// All of the content.
    Direct,
    /// Some of the content.
    Mixed,
    /// None of the content.
    Indirect,
}

impl Kind {
    /// Returns the word for the kind on screen, in formats and in queries.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Mixed => "mixed",
            Kind::Indirect => "indirect",
        }
    }

    /// Returns the kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        [Kind::Direct, Kind::Mixed, Kind::Indirect].into_iter().find(|kind| kind.name() == name)
    }
}

/// The index of a speaker in [`Analysis::speakers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerIdx(pub u32);

/// The person or body for whom sources stand, within one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the text gives: "Bilawal Bhutto Zardari"; for somebody
    /// without a name the description: "State Department spokesperson".
    pub name: String,
    /// The type of the speaker.
    pub kind: SpeakerType,
    /// Other names and descriptions the text uses, without pronouns; sorted.
    pub aliases: Vec<String>,
    /// Roles the text gives them, lower case: "prime minister", "kremlin aide".
    /// Evidence when speakers of several articles are compared.
    pub roles: Vec<String>,
}

/// The type of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerType {
    /// Somebody with a name, or one person in an office: "Pakistan's Defence Minister".
    Person,
    /// A company, ministry, party, newspaper, court.
    Organization,
    /// A country or capital speaking: "Islamabad".
    Place,
    /// Several people without names: "analysts".
    Group,
    /// One person without a name: "a senior official".
    Unnamed,
}

impl SpeakerType {
    /// All types, in the order of the screen.
    pub const ALL: [SpeakerType; 5] = [
        SpeakerType::Person,
        SpeakerType::Organization,
        SpeakerType::Place,
        SpeakerType::Group,
        SpeakerType::Unnamed,
    ];

    /// Returns the word for the type on screen, in formats and in queries.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerType::Person => "person",
            SpeakerType::Organization => "organization",
            SpeakerType::Place => "place",
            SpeakerType::Group => "group",
            SpeakerType::Unnamed => "unnamed",
        }
    }

    /// Returns the type of that name.
    pub fn from_name(name: &str) -> Option<SpeakerType> {
        SpeakerType::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns true if the speaker may be named: groups and the unnamed may not.
    pub fn is_named(self) -> bool {
        !matches!(self, SpeakerType::Group | SpeakerType::Unnamed)
    }
}

/// The reasons why a quotation was found, so that a wrong one can be understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Why {
    /// The rule that made it a quotation.
    pub rule: Rule,
    /// The probabilities of its parts.
    pub evidence: Evidence,
    /// The likelihood that the source stands for the speaker, given that it is the source, from 0
    /// to 1; 0 where there is no source.
    pub speaker_confidence: f32,
    /// The steps from the source beside the words to the name: "he" → "Bilawal" → "Bilawal Bhutto
    /// Zardari".
    pub chain: Vec<Link>,
    /// The steps that were a choice among several, each with the mention at which it begins.
    pub choices: Vec<(Span, Choice)>,
}

impl Why {
    /// Returns the choice that was made at a mention of the chain.
    pub fn choice_at(&self, mention: Span) -> Option<Choice> {
        let made = self.choices.iter().find(|(at, _)| *at == mention);
        made.map(|(_, choice)| *choice)
    }
}

/// The likelihood below which a speaker is shown to people with a question mark: more than a third
/// of such speakers are wrong, by the model card's table.
pub const DOUBTFUL_SPEAKER: f32 = 0.7;

/// A step that was chosen among several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// The likelihood that it is right, from 0 to 1.
    pub likely: f32,
    /// The likeliest of the others, if there were any.
    pub runner_up: Option<RunnerUp>,
}

/// The candidate that came second in a choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunnerUp {
    /// Its mention in the text; `None` stands for somebody whom the text does not name.
    pub mention: Option<Span>,
    /// The likelihood that it is right, from 0 to 1.
    pub likely: f32,
}

/// One step from a mention to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The mention at which the step arrives.
    pub mention: Span,
    /// The reason in a few words: "pronoun: the last person who spoke".
    pub reason: &'static str,
}

/// The reason why the engine marked a quotation, in a few words for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rule(pub &'static str);
