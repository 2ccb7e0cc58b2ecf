//! What the engine answers: quotations, speakers, and the reasons.

use crate::quotes::act::Act;
use crate::quotes::act::Acts;
use crate::quotes::attribution::evidence::Evidence;
use crate::text::Span;
use crate::text::Spans;

/// All that was found in one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    /// Sorted by where their content starts; of every act, also of none.
    pub quotations: Vec<Quotation>,
    /// Those whom the quotations name, in order of their first quotation.
    pub speakers: Vec<Speaker>,
}

impl Analysis {
    /// The quotations that report one of these acts.
    pub fn of_acts(&self, acts: Acts) -> impl Iterator<Item = &Quotation> {
        self.quotations.iter().filter(move |quotation| acts.contain(quotation.act))
    }
}

/// One attribution: content, cue and source, as an annotator would mark it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// How much of the content stands in quotation marks.
    pub kind: Kind,
    /// What its cue reports: whoever wants to know what was said leaves the others out.
    pub act: Act,
    /// How likely the act is to be right, from 0 to 1.
    pub act_confidence: f32,
    /// What was said. Never empty.
    pub content: Spans,
    /// The words that report it: "said", "according to".
    pub cue: Spans,
    /// The mention beside it: "he", "Prime Minister Sharif"; where a speech goes on
    /// over paragraphs, the one in the paragraph before.
    pub source: Spans,
    /// Who passed the words on, where that is not the speaker.
    pub relay: Spans,
    /// Whom the source stands for; `None` where there is no source.
    pub speaker: Option<SpeakerIdx>,
    /// How likely the attribution is to be right, from 0 to 1.
    pub confidence: f32,
    /// How it was found.
    pub why: Why,
}

/// How much of the content stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

impl Kind {
    /// The word for it on screen, in formats and in queries.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Mixed => "mixed",
            Kind::Indirect => "indirect",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        [Kind::Direct, Kind::Mixed, Kind::Indirect].into_iter().find(|kind| kind.name() == name)
    }
}

/// Index into [`Analysis::speakers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerIdx(pub u32);

/// Whom a source stands for, within one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the text gives: "Bilawal Bhutto Zardari"; for somebody
    /// without a name the description: "State Department spokesperson".
    pub name: String,
    /// What the speaker is.
    pub kind: SpeakerType,
    /// Other names and descriptions the text uses, without pronouns; sorted.
    pub aliases: Vec<String>,
    /// Roles the text gives them, lower case: "prime minister", "kremlin aide".
    /// Evidence when speakers of several articles are compared.
    pub roles: Vec<String>,
}

/// What a speaker is.
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
    /// All of them, in the order of the screen.
    pub const ALL: [SpeakerType; 5] = [
        SpeakerType::Person,
        SpeakerType::Organization,
        SpeakerType::Place,
        SpeakerType::Group,
        SpeakerType::Unnamed,
    ];

    /// The word for it on screen, in formats and in queries.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerType::Person => "person",
            SpeakerType::Organization => "organization",
            SpeakerType::Place => "place",
            SpeakerType::Group => "group",
            SpeakerType::Unnamed => "unnamed",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<SpeakerType> {
        SpeakerType::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the speaker may be named: groups and the unnamed are not.
    pub fn is_named(self) -> bool {
        !matches!(self, SpeakerType::Group | SpeakerType::Unnamed)
    }
}

/// How a quotation was found, so that a wrong one can be understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Why {
    /// What made it a quotation.
    pub rule: Rule,
    /// How probable its parts are held.
    pub evidence: Evidence,
    /// How likely the source is to stand for the speaker, given that it is the source, from 0
    /// to 1; 0 where there is none.
    pub speaker_confidence: f32,
    /// From the source beside the words to the name, one step each: "he" →
    /// "Bilawal" → "Bilawal Bhutto Zardari".
    pub chain: Vec<Link>,
    /// Those of its steps that were a choice among several, by the mention that they begin at.
    pub choices: Vec<(Span, Choice)>,
}

impl Why {
    /// The choice that was made at a mention of the chain.
    pub fn choice_at(&self, mention: Span) -> Option<Choice> {
        let made = self.choices.iter().find(|(at, _)| *at == mention);
        made.map(|(_, choice)| *choice)
    }
}

/// Below this, more than a third of the speakers are wrong, by the model card's table: whoever
/// shows one to people shows a question mark with it.
pub const DOUBTFUL_SPEAKER: f32 = 0.7;

/// A step that was chosen among several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// How likely it is, from 0 to 1.
    pub likely: f32,
    /// What was likeliest of the others, if there were any.
    pub runner_up: Option<RunnerUp>,
}

/// What was not chosen, but next to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunnerUp {
    /// Its mention in the text; `None`: nobody whom the text names.
    pub mention: Option<Span>,
    /// How likely it is, from 0 to 1.
    pub likely: f32,
}

/// One step from a mention to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The mention arrived at.
    pub mention: Span,
    /// Why, in a few words: "pronoun: the last person who spoke".
    pub reason: &'static str,
}

/// What made the engine mark a quotation, in a few words for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rule(pub &'static str);
