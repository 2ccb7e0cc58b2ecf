//! Resolves the mention beside the words to the speaker for whom it stands.
//!
//! The text is read once, in order, a window at a time. Names and pronouns leave their trace in a
//! `Memory` of mentions; each source is looked up at the moment it
//! is read, so that "he" means whoever a reader would have in mind there. The `Story` keeps what is
//! known of the text before the window.

mod announced_trade;
mod antecedent;
mod character;
mod choices;
mod generations;
mod notes;
mod nouns;
mod paragraph_reading;
mod questions;
mod second_look;
mod singular_they;
pub mod source_kinds;
mod story;
pub mod sureness;
#[cfg(test)]
mod tests;
mod turns;

use std::collections::HashMap;
use std::ops::Range;

use crate::quotes::analysis::Choice;
use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::reading::turn_label::Part;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::second_look::LeftUnnamed;
use crate::quotes::speakers::resolve::sureness::Course;
use crate::quotes::speakers::resolve::sureness::Said;
use crate::quotes::speakers::source_phrase;
use crate::quotes::speakers::source_phrase::Head;
use crate::text::Span;

/// The speaker of each attribution of each paragraph, with the likelihood and the way there.
pub type Resolved = Vec<Vec<Option<Resolution>>>;

/// The speaker for whom a source stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// The speaker.
    pub speaker: SpeakerIdx,
    /// The likelihood that the speaker is right, from 0 to 1.
    pub likely: f32,
    /// The figures from which the likelihood is computed: training learns from them.
    pub said: Said,
    /// The steps to the speaker; see [`crate::quotes::Why::chain`].
    pub chain: Vec<Link>,
    /// The choice that the ranker made on the way, if it was asked, and the mention of that choice.
    pub choice: Option<(Span, Choice)>,
}

pub use crate::quotes::speakers::resolve::questions::Asked;
#[cfg(any(test, feature = "training"))]
pub use crate::quotes::speakers::resolve::questions::questions;
pub(crate) use crate::quotes::speakers::resolve::story::Names;
pub(crate) use crate::quotes::speakers::resolve::story::Story;

/// Finds the speaker of each attribution of a text that is one window.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub fn speakers(
    paragraphs: &[Paragraph],
    attributions: &[Vec<Attribution>],
    lexicon: &Lexicon,
) -> (Resolved, Vec<Speaker>) {
    let Some(first) = paragraphs.first() else { return (Vec::new(), Vec::new()) };
    let mut goes_on = |_| true;
    let consent = &mut Consent::of(&mut goes_on);
    let mut story = Story::default();
    let paragraphs = Stretch::new(0, paragraphs);
    let resolved = story.gather(paragraphs, lexicon, consent).and_then(|names| {
        story.resolve(
            Telling { paragraphs, names: &names, is_last: true },
            attributions,
            lexicon,
            consent,
        )
    });
    (resolved.unwrap_or_default(), story.end(first.text()))
}

/// A window of a text, and the names in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Telling<'p> {
    /// The paragraphs, by their numbers in the text.
    pub(crate) paragraphs: Stretch<'p, Paragraph<'p>>,
    /// The names in the paragraphs.
    pub(crate) names: &'p Names,
    /// True if the text ends with this window.
    pub(crate) is_last: bool,
}

struct Reading<'p> {
    paragraphs: Stretch<'p, Paragraph<'p>>,
    lexicon: &'p Lexicon,
    mentions: Stretch<'p, Mention>,
    /// The character that each mention names.
    named: Stretch<'p, CharacterIdx>,
    /// The number of the first mention of each paragraph.
    starts: Stretch<'p, usize>,
    /// The part that each paragraph has in a turn.
    parts: Stretch<'p, Part>,
    /// The attributions of each paragraph, once they are known.
    attributions: Stretch<'p, Vec<Attribution>>,
    /// True if the text ends with these paragraphs.
    is_last: bool,
    /// The knowledge of the text so far.
    story: &'p mut Story,
    /// The last questions to the ranker, for a source and in passing.
    asked: Option<(Span, Pointed, Vec<Candidate>)>,
    passing: Option<(Span, Pointed, Vec<Candidate>)>,
    /// The likelihood of the ranker's last answer.
    answered: f32,
    /// The likelihood of its last answer in passing.
    passing_likely: f32,
    /// The questions to the ranker for sources, where somebody wants to know.
    questions: Option<Vec<Asked>>,
    /// The last question to the ranker about a name that several have.
    namesake: Option<(Span, Pointed, Vec<Candidate>)>,
    /// The character that is meant, and how likely, for mentions whose name several have.
    read_as: HashMap<usize, (CharacterIdx, f32)>,
    /// The sources of the paragraph and the words of each, as tokens, in order.
    sayings: Vec<(Range<usize>, Vec<Range<usize>>)>,
    /// Those who were left without a name.
    left_unnamed: Vec<LeftUnnamed>,
    /// The nouns by which some were described before they were named.
    announced: Vec<(String, CharacterIdx)>,
    /// The observations on the way from the source that is being read to its name.
    course: Course,
}

/// A character, and the words that name them.
#[derive(Debug, Clone, Copy)]
struct Named {
    character: CharacterIdx,
    span: Span,
}

type Found = Option<(SpeakerIdx, Vec<Link>)>;

impl<'p> Reading<'p> {
    fn new(telling: Telling<'p>, lexicon: &'p Lexicon, story: &'p mut Story) -> Self {
        let Telling { paragraphs, names, is_last } = telling;
        Reading {
            paragraphs,
            lexicon,
            mentions: names.mentions(),
            named: names.named(),
            starts: Stretch::new(paragraphs.start(), &names.starts),
            parts: Stretch::new(paragraphs.start(), &names.parts),
            attributions: Stretch::new(paragraphs.start(), &[]),
            is_last,
            story,
            asked: None,
            passing: None,
            passing_likely: 1.0,
            answered: 1.0,
            questions: None,
            namesake: None,
            read_as: HashMap::new(),
            sayings: Vec::new(),
            left_unnamed: Vec::new(),
            announced: Vec::new(),
            course: Course::default(),
        }
    }

    /// Finds who signs and who is interviewed, where the text begins with these paragraphs.
    fn note_heading(&mut self) {
        if self.paragraphs.start() == 0 {
            self.story.byline = self.byline();
            self.story.interviewee = self.interviewee();
            self.story.called_they = self.called_they();
            if let Some(named) = self.story.interviewee {
                self.story.cast.characters[named.character].see_pronoun();
            }
        }
    }
}

impl Reading<'_> {
    fn pronoun(
        &self,
        paragraph_idx: usize,
        token: usize,
        pointed: Pointed,
        gender: Gender,
    ) -> Pointer {
        let sentence = self.paragraphs.at(paragraph_idx).tokens[token].sentence as usize;
        Pointer {
            pointed,
            gender,
            paragraph: paragraph_idx,
            tokens: token..token + 1,
            sentence: self.story.sentence + sentence,
            noun: String::new(),
            words: Vec::new(),
            none: Signs::default(),
            usual: None,
            by_name: false,
            content: self.said_by(token),
        }
    }

    /// Returns the words said by the source that holds a token of the paragraph that is being read.
    fn said_by(&self, token: usize) -> Vec<Range<usize>> {
        let after = self.sayings.partition_point(|(source, _)| source.start <= token);
        let said = after.checked_sub(1).map(|last| &self.sayings[last]);
        said.filter(|(source, _)| source.contains(&token))
            .map_or_else(Vec::new, |(_, content)| content.clone())
    }

    /// Returns the mentions that share a token with `tokens`.
    fn names_in(&self, paragraph_idx: usize, tokens: Range<usize>) -> Range<usize> {
        let of_paragraph = self.mentions_of_paragraph(paragraph_idx);
        let first = of_paragraph.start;
        let all = self.mentions.part(of_paragraph);
        let from = first + all.partition_point(|name| name.tokens.end <= tokens.start);
        from..from.max(first + all.partition_point(|name| name.tokens.start < tokens.end))
    }

    /// Returns the mentions among some tokens of a paragraph, each with its number.
    fn mentions_in(&self, paragraph_idx: usize, tokens: Range<usize>) -> Vec<(usize, &Mention)> {
        self.names_in(paragraph_idx, tokens).map(|idx| (idx, self.mentions.at(idx))).collect()
    }

    fn resolve(&mut self, paragraph_idx: usize, tokens: Range<usize>, depth: u32) -> Found {
        if let Some(label) = self.parts[paragraph_idx].label()
            && tokens.start < label.end()
        {
            return self.labelled(paragraph_idx, label);
        }
        if let Some(found) = self.poster(paragraph_idx, tokens.clone()) {
            return Some(found);
        }
        let paragraph = self.paragraphs.at(paragraph_idx);
        let tokens = source_phrase::without_brackets(paragraph, tokens)?;
        let names = self.mentions_in(paragraph_idx, tokens.clone());
        let parsed = source_phrase::parse(paragraph, self.lexicon, &names, tokens.clone());
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let quoted = paragraph.tokens[tokens.start].state == QuoteState::Inside;
        match parsed.head {
            Head::Name(mention) if self.are_a_family(mention) => Some(self.newly_described(
                paragraph_idx,
                &parsed,
                parsed.group.end - 1,
                SpeakerType::Group,
            )),
            Head::Name(mention)
                if let Some(found) = self.varied_by_place(paragraph_idx, &parsed, mention) =>
            {
                Some(found)
            }
            Head::Name(mention) => {
                let mention = self.voice_before_place(paragraph_idx, &parsed).unwrap_or(mention);
                let holder = self.holder_of_letters(paragraph_idx, &parsed, mention);
                let reason = if holder.is_some() { "who is called so" } else { "the name itself" };
                let character = holder.unwrap_or_else(|| self.whom(mention));
                let step = Link { mention: self.mentions.at(mention).span, reason };
                Some(self.character(character, vec![step]))
            }
            Head::Personal(gender) => {
                let antecedent = self.person_at(paragraph_idx, tokens.start, gender)?;
                Some(self.pointed_at(span, "pronoun", antecedent, "the person in mind"))
            }
            Head::Spoken if quoted => self.story.last.map(|(speaker, span)| {
                (speaker, vec![Link { mention: span, reason: "who is speaking" }])
            }),
            Head::They if let Some(found) = self.one_called_they(paragraph_idx, tokens.start) => {
                Some(found)
            }
            Head::It if self.is_of_nobody(paragraph_idx, tokens.start) => None,
            Head::It | Head::They
                if let Some(found) = self.told_last(paragraph_idx, tokens.start) =>
            {
                Some(found)
            }
            Head::It | Head::They => {
                let kind =
                    if parsed.head == Head::It { Pointed::Impersonal } else { Pointed::Plural };
                let pointer = self.pronoun(paragraph_idx, tokens.start, kind, Gender::Unknown);
                let Some(antecedent) = self.meant(&pointer) else {
                    return self.still_speaking(paragraph_idx, tokens.start);
                };
                self.note_description(paragraph_idx, tokens.start, span, antecedent.who);
                Some(self.pointed_at(span, "pronoun", antecedent, "the body in mind"))
            }
            Head::Relative if depth == 0 => {
                let before = self.before_relative(paragraph_idx, tokens.start)?;
                let (speaker, mut chain) = self
                    .resolve(paragraph_idx, before.clone(), 1)
                    .or_else(|| self.thing_before(paragraph_idx, tokens.start, before))?;
                chain.insert(0, Link { mention: span, reason: "relative clause" });
                Some((speaker, chain))
            }
            Head::Spoken => self.spoken_by(paragraph_idx, tokens.start),
            Head::Relative => None,
            Head::Group(_) | Head::Role(_) | Head::Body(_) | Head::Other(_)
                if let Some(found) = self.pair_or_one_of_it(paragraph_idx, &parsed) =>
            {
                Some(found)
            }
            Head::Role(noun) => Some(self.role(paragraph_idx, &parsed, noun)),
            Head::Body(noun) => Some(
                self.owner(paragraph_idx, &parsed, noun)
                    .or_else(|| self.document(paragraph_idx, &parsed, noun))
                    .unwrap_or_else(|| self.body(paragraph_idx, &parsed, noun)),
            ),
            Head::Group(noun) if let Some(found) = self.force(paragraph_idx, noun, span) => {
                Some(found)
            }
            Head::Group(noun) => Some(
                self.owner(paragraph_idx, &parsed, noun)
                    .or_else(|| self.document(paragraph_idx, &parsed, noun))
                    .unwrap_or_else(|| {
                        self.newly_described(paragraph_idx, &parsed, noun, SpeakerType::Group)
                    }),
            ),
            Head::Other(noun) if self.is_thing(paragraph_idx, &parsed, noun) => None,
            Head::Other(noun) => Some(
                self.owner(paragraph_idx, &parsed, noun)
                    .or_else(|| self.document(paragraph_idx, &parsed, noun))
                    .unwrap_or_else(|| self.role(paragraph_idx, &parsed, noun)),
            ),
        }
    }

    /// Returns true for "the Marshes" and "the Odes", where the text has somebody of that surname.
    fn are_a_family(&self, mention: usize) -> bool {
        let name = self.mentions.at(mention);
        let paragraph = self.paragraphs.at(name.paragraph);
        let before = name.tokens.start.checked_sub(1).map_or("", |idx| paragraph.lower(idx));
        let [word] = &name.words[..] else { return false };
        let of_family = |end: &str| {
            let surname = word.strip_suffix(end);
            surname.is_some_and(|surname| self.story.cast.bearers(surname).next().is_some())
        };
        let is_body = self.lexicon.class(word).is(Class::ORGANIZATION);
        before == "the" && !is_body && (of_family("s") || of_family("es"))
    }

    /// Returns the character that a mention names.
    fn whom(&mut self, mention: usize) -> CharacterIdx {
        let Some(&(character, likely)) = self.read_as.get(&mention) else {
            return self.named[mention];
        };
        self.asked = self.namesake.take().filter(|(at, ..)| *at == self.mentions.at(mention).span);
        self.course.asked(likely);
        character
    }

    /// Finds the person whom a pronoun at `token` means. One that was already read in passing keeps
    /// its meaning.
    fn person_at(
        &mut self,
        paragraph_idx: usize,
        token: usize,
        gender: Gender,
    ) -> Option<Reference> {
        let span = self.paragraphs.at(paragraph_idx).tokens[token].span;
        if let Some(noted) = self.story.memory.noted_before(span) {
            self.asked = self.passing.take().filter(|(at, ..)| *at == span);
            self.course.asked(self.passing_likely);
            return Some(noted);
        }
        let pointer = self.pronoun(paragraph_idx, token, Pointed::Personal, gender);
        self.meant(&pointer)
    }
}

/// Puts one space for any white space: a name may stand across a line break.
fn squeeze(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
