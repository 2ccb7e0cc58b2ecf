//! From the mention beside the words to the speaker it stands for.
//!
//! The text is gone through once, in order. Names and pronouns leave their
//! trace in a [`Memory`]; each source is looked up at the moment it is read,
//! so that "he" means whoever a reader would have in mind there.

mod author;
mod character;
mod describe;
mod interview;
mod notes;
mod owner;
mod pointer;
mod questions;
mod relative;
#[cfg(test)]
mod tests;
mod thing;

use std::collections::HashMap;
use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::antecedent::Memory;
use crate::quotes::antecedent::Reference;
use crate::quotes::antecedent::Who;
use crate::quotes::cast::Cast;
use crate::quotes::cast::CharacterIdx;
use crate::quotes::introduced;
use crate::quotes::lexicon::Lexicon;
use crate::quotes::link::Attribution;
use crate::quotes::mention;
use crate::quotes::mention::Gender;
use crate::quotes::mention::Mention;
use crate::quotes::paragraph::Paragraph;
use crate::quotes::paragraph::QuoteState;
use crate::quotes::phrase;
use crate::quotes::rank::Pointed;
use crate::quotes::rank::Signs;
use crate::quotes::resolve::pointer::Candidate;
use crate::quotes::resolve::pointer::Pointer;
use crate::quotes::source;
use crate::quotes::source::Head;
use crate::quotes::transcript;
use crate::quotes::transcript::Label;
use crate::text::Span;

/// For each attribution of each paragraph: who speaks, and the way there.
pub type Resolved = Vec<Vec<Option<(SpeakerIdx, Vec<Link>)>>>;

pub use questions::Asked;
pub use questions::questions;

/// Finds the speaker of each attribution.
pub fn speakers(
    paragraphs: &[Paragraph],
    attributions: &[Vec<Attribution>],
    lexicon: &Lexicon,
) -> (Resolved, Vec<Speaker>) {
    let mut reading = Reading::new(paragraphs, lexicon);
    let resolved =
        attributions.iter().enumerate().map(|(idx, found)| reading.paragraph(idx, found)).collect();
    in_order_of_speech(resolved, &reading.speakers)
}

/// Leaves out those who were only passed by, and orders the others by when
/// they first speak.
fn in_order_of_speech(mut resolved: Resolved, speakers: &[Speaker]) -> (Resolved, Vec<Speaker>) {
    let mut new: Vec<Option<SpeakerIdx>> = vec![None; speakers.len()];
    let mut ordered = Vec::new();
    for (speaker, _) in resolved.iter_mut().flatten().flatten() {
        let idx = speaker.0 as usize;
        *speaker = *new[idx].get_or_insert_with(|| {
            ordered.push(speakers[idx].clone());
            SpeakerIdx(ordered.len() as u32 - 1)
        });
    }
    (resolved, ordered)
}

struct Reading<'p> {
    paragraphs: &'p [Paragraph<'p>],
    lexicon: &'p Lexicon,
    mentions: Vec<Mention>,
    /// For each paragraph, the index of its first mention.
    starts: Vec<usize>,
    /// For each paragraph, whether it is a question or an answer of an interview.
    labels: Vec<Option<Label>>,
    cast: Cast,
    memory: Memory,
    /// Described speakers by their folded name.
    by_name: HashMap<String, SpeakerIdx>,
    speakers: Vec<Speaker>,
    of_character: HashMap<CharacterIdx, SpeakerIdx>,
    /// For each speaker, the character it is, if it has a name.
    characters: Vec<Option<CharacterIdx>>,
    /// For each speaker, the words of its description, lower case.
    words_of: Vec<Vec<String>>,
    /// For each character, the mentions that name it.
    mentions_by_character: Vec<Vec<usize>>,
    /// Whether the text speaks of somebody's campaign.
    campaigns: bool,
    /// Sentences in all paragraphs before the current one.
    sentence: usize,
    /// Who spoke last, named or not.
    last: Option<(SpeakerIdx, Span)>,
    /// What the ranker was asked last, for a source and in passing.
    asked: Option<(Span, Pointed, Vec<Candidate>)>,
    passing: Option<(Span, Pointed, Vec<Candidate>)>,
    /// What it was asked for sources, where somebody wants to know.
    questions: Option<Vec<Asked>>,
}

type Found = Option<(SpeakerIdx, Vec<Link>)>;

impl<'p> Reading<'p> {
    fn new(paragraphs: &'p [Paragraph<'p>], lexicon: &'p Lexicon) -> Self {
        let by_paragraph = mention::all_names(paragraphs, lexicon);
        let starts: Vec<usize> = by_paragraph
            .iter()
            .scan(0, |sum, names| Some(std::mem::replace(sum, *sum + names.len())))
            .collect();
        let mentions: Vec<Mention> = by_paragraph.into_iter().flatten().collect();
        let cast = Cast::gather(&mentions);
        let mut mentions_by_character = vec![Vec::new(); cast.characters.len()];
        for (idx, &whose) in cast.named.iter().enumerate() {
            mentions_by_character[whose].push(idx);
        }
        Reading {
            paragraphs,
            lexicon,
            cast,
            mentions,
            starts,
            labels: transcript::labels(paragraphs),
            memory: Memory::default(),
            by_name: HashMap::new(),
            speakers: Vec::new(),
            of_character: HashMap::new(),
            characters: Vec::new(),
            words_of: Vec::new(),
            mentions_by_character,
            campaigns: speaks_of_campaigns(paragraphs),
            sentence: 0,
            last: None,
            asked: None,
            passing: None,
            questions: None,
        }
    }
}

impl Reading<'_> {
    /// Goes through one paragraph, token by token.
    fn paragraph(&mut self, paragraph_idx: usize, attributions: &[Attribution]) -> Vec<Found> {
        let paragraph = &self.paragraphs[paragraph_idx];
        let mut found: Vec<Found> = vec![None; attributions.len()];
        // Sources are read where they end; one that is shared is read once.
        let mut order: Vec<(usize, usize)> = (0..attributions.len())
            .filter_map(|idx| Some((attributions[idx].source.as_ref()?.end, idx)))
            .collect();
        order.sort_unstable();
        let mut next = order.into_iter().peekable();
        let mut last_read: Option<usize> = None;
        let mut mention = self.starts[paragraph_idx];
        let end = self.starts.get(paragraph_idx + 1).copied().unwrap_or(self.mentions.len());
        for token in 0..=paragraph.len() {
            while let Some((_, idx)) = next.next_if(|&(end, _)| end <= token) {
                self.asked = None;
                let shared = |&read: &usize| attributions[read].source == attributions[idx].source;
                found[idx] = match last_read.filter(shared) {
                    Some(read) => found[read].clone(),
                    None => self.source(paragraph_idx, &attributions[idx]),
                };
                self.record(paragraph_idx, idx);
                last_read = Some(idx);
            }
            if token == paragraph.len() {
                break;
            }
            if mention < end && self.mentions[mention].tokens.start == token {
                self.note_name(mention);
                self.note_body(mention);
                mention += 1;
            } else {
                self.note_pronoun(paragraph_idx, token);
            }
        }
        self.continue_speech(paragraph_idx, attributions, &mut found);
        self.sentence += paragraph.tokens.last().map_or(0, |token| token.sentence as usize + 1);
        found
    }

    fn pronoun(
        &self,
        paragraph_idx: usize,
        token: usize,
        pointed: Pointed,
        gender: Gender,
    ) -> Pointer {
        let sentence = self.paragraphs[paragraph_idx].tokens[token].sentence as usize;
        Pointer {
            pointed,
            gender,
            paragraph: paragraph_idx,
            tokens: token..token + 1,
            sentence: self.sentence + sentence,
            noun: String::new(),
            words: Vec::new(),
            none: Signs::default(),
        }
    }

    /// Reads one source and remembers who spoke.
    fn source(&mut self, paragraph_idx: usize, attribution: &Attribution) -> Found {
        if let Some(relay) = attribution.relay.clone() {
            self.resolve(paragraph_idx, relay, 0); // So that later descriptions can mean the relay.
        }
        let tokens = attribution.source.clone()?;
        let paragraph = &self.paragraphs[paragraph_idx];
        let (speaker, chain) = self.resolve(paragraph_idx, tokens.clone(), 0)?;
        self.last = Some((speaker, paragraph.span(tokens.start, tokens.end)));
        let character = self.characters[speaker.0 as usize];
        let who = character.map_or(Who::Described(speaker), Who::Named);
        self.memory.note_speech(who, paragraph_idx);
        Some((speaker, chain))
    }

    /// The mentions that share a token with `tokens`.
    fn names_in(&self, paragraph_idx: usize, tokens: Range<usize>) -> Range<usize> {
        let first = self.starts[paragraph_idx];
        let end = self.starts.get(paragraph_idx + 1).copied().unwrap_or(self.mentions.len());
        let all = &self.mentions[first..end];
        let from = first + all.partition_point(|name| name.tokens.end <= tokens.start);
        from..from.max(first + all.partition_point(|name| name.tokens.start < tokens.end))
    }

    fn resolve(&mut self, paragraph_idx: usize, tokens: Range<usize>, depth: u32) -> Found {
        if let Some(label) = self.labels[paragraph_idx]
            && tokens.start < label.end()
        {
            return self.labelled(paragraph_idx, label);
        }
        let paragraph = &self.paragraphs[paragraph_idx];
        let names: Vec<(usize, &Mention)> = self
            .names_in(paragraph_idx, tokens.clone())
            .map(|idx| (idx, &self.mentions[idx]))
            .collect();
        let parsed = source::parse(paragraph, self.lexicon, &names, tokens.clone());
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let quoted = paragraph.tokens[tokens.start].state == QuoteState::Inside;
        match parsed.head {
            Head::Name(mention) => {
                let character = self.cast.named[mention];
                let step = Link { mention: self.mentions[mention].span, reason: "the name itself" };
                Some(self.character(character, vec![step]))
            }
            Head::Personal(gender) => {
                let antecedent = self.person_at(paragraph_idx, tokens.start, gender)?;
                Some(self.pointed_at(span, "pronoun", antecedent, "the person in mind"))
            }
            Head::Spoken if quoted => self.last.map(|(speaker, span)| {
                (speaker, vec![Link { mention: span, reason: "who is speaking" }])
            }),
            Head::It | Head::They => {
                let kind =
                    if parsed.head == Head::It { Pointed::Impersonal } else { Pointed::Plural };
                let pointer = self.pronoun(paragraph_idx, tokens.start, kind, Gender::Unknown);
                let antecedent = self.meant(&pointer)?;
                self.note_description(paragraph_idx, tokens.start, span, antecedent.who);
                Some(self.pointed_at(span, "pronoun", antecedent, "the body in mind"))
            }
            Head::Relative if depth == 0 => {
                let before = self.before_relative(paragraph_idx, tokens.start)?;
                let (speaker, mut chain) = self.resolve(paragraph_idx, before, 1)?;
                chain.insert(0, Link { mention: span, reason: "relative clause" });
                Some((speaker, chain))
            }
            Head::Spoken if paragraph.lower(tokens.start) != "you" => {
                let signature = self.author(paragraph_idx)?;
                let step = Link { mention: span, reason: "the author’s own voice" };
                let character = self.cast.named[signature];
                let signed = Link { mention: self.mentions[signature].span, reason: "who signs" };
                Some(self.character(character, vec![step, signed]))
            }
            Head::Spoken | Head::Relative => None,
            Head::Role(noun) => Some(self.role(paragraph_idx, &parsed, noun)),
            Head::Body(noun) => Some(
                self.owner(paragraph_idx, &parsed, noun)
                    .unwrap_or_else(|| self.body(paragraph_idx, &parsed, noun)),
            ),
            Head::Group(noun) => {
                Some(self.owner(paragraph_idx, &parsed, noun).unwrap_or_else(|| {
                    self.newly_described(paragraph_idx, &parsed, noun, SpeakerType::Group)
                }))
            }
            Head::Other(noun) if self.is_thing(paragraph_idx, &parsed, noun) => None,
            Head::Other(noun) => Some(
                self.owner(paragraph_idx, &parsed, noun)
                    .unwrap_or_else(|| self.role(paragraph_idx, &parsed, noun)),
            ),
        }
    }

    /// The person a pronoun at `token` means. One that was already read in
    /// passing keeps its meaning.
    fn person_at(
        &mut self,
        paragraph_idx: usize,
        token: usize,
        gender: Gender,
    ) -> Option<Reference> {
        let span = self.paragraphs[paragraph_idx].tokens[token].span;
        if let Some(noted) = self.memory.noted_before(span) {
            self.asked = self.passing.take().filter(|(at, ..)| *at == span);
            return Some(noted);
        }
        let pointer = self.pronoun(paragraph_idx, token, Pointed::Personal, gender);
        self.meant(&pointer)
    }

    /// A passage that goes on from the paragraph before is by the same speaker.
    fn continue_speech(
        &mut self,
        paragraph_idx: usize,
        attributions: &[Attribution],
        found: &mut [Found],
    ) {
        let paragraph = &self.paragraphs[paragraph_idx];
        for (attribution, found) in attributions.iter().zip(found) {
            if found.is_some() || attribution.cue.is_some() {
                continue;
            }
            let Some(tokens) = attribution.content.first() else { continue };
            let passage =
                paragraph.tokens[tokens.start].passage.map(|idx| paragraph.passages[idx as usize]);
            let all = paragraph.span(0, paragraph.len());
            let goes_on = attribution.rule == introduced::RULE
                || passage.is_some_and(|passage| passage.continues || passage.span.covers(all));
            if let Some((speaker, span)) = self.last
                && goes_on
            {
                *found = Some((
                    speaker,
                    vec![Link { mention: span, reason: "who was speaking before" }],
                ));
            }
        }
    }
}

/// Whether somebody is said to have a campaign: "her campaign", "the Marsh campaign".
fn speaks_of_campaigns(paragraphs: &[Paragraph]) -> bool {
    paragraphs.iter().any(|paragraph| {
        (1..paragraph.len()).any(|idx| {
            let before = idx - 1;
            let owned = matches!(paragraph.lower(before), "his" | "her" | "'s" | "presidential")
                || phrase::starts_upper(paragraph.word(before));
            owned && paragraph.lower(idx) == "campaign"
        })
    })
}

/// One space for any white space: a name may stand across a line break.
fn squeeze(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
