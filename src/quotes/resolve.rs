//! From the mention beside the words to the speaker it stands for.
//!
//! The text is gone through once, in order. Names and pronouns leave their
//! trace in a [`Memory`]; each source is looked up at the moment it is read,
//! so that "he" means whoever a reader would have in mind there.

mod author;
mod describe;
mod owner;

use std::collections::HashMap;
use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::antecedent::Manner;
use crate::quotes::antecedent::Memory;
use crate::quotes::antecedent::Reference;
use crate::quotes::antecedent::Wanted;
use crate::quotes::cast::Cast;
use crate::quotes::cast::CharacterIdx;
use crate::quotes::lexicon::Class;
use crate::quotes::lexicon::Lexicon;
use crate::quotes::link::Attribution;
use crate::quotes::mention;
use crate::quotes::mention::Gender;
use crate::quotes::mention::Mention;
use crate::quotes::paragraph::Paragraph;
use crate::quotes::paragraph::QuoteState;
use crate::quotes::phrase;
use crate::quotes::source;
use crate::quotes::source::Head;
use crate::text::Span;

/// For each attribution of each paragraph: who speaks, and the way there.
pub type Resolved = Vec<Vec<Option<(SpeakerIdx, Vec<Link>)>>>;

/// Finds the speaker of each attribution.
pub fn speakers(
    paragraphs: &[Paragraph],
    attributions: &[Vec<Attribution>],
    lexicon: &Lexicon,
) -> (Resolved, Vec<Speaker>) {
    let by_paragraph = mention::all_names(paragraphs, lexicon);
    let starts: Vec<usize> = by_paragraph
        .iter()
        .scan(0, |sum, names| Some(std::mem::replace(sum, *sum + names.len())))
        .collect();
    let mentions: Vec<Mention> = by_paragraph.into_iter().flatten().collect();
    let cast = Cast::gather(&mentions);
    let mut mentions_of = vec![Vec::new(); cast.characters.len()];
    for (idx, &whose) in cast.named.iter().enumerate() {
        mentions_of[whose].push(idx);
    }
    let mut reading = Reading {
        paragraphs,
        lexicon,
        cast,
        mentions,
        starts,
        memory: Memory::default(),
        described: HashMap::new(),
        by_name: HashMap::new(),
        speakers: Vec::new(),
        of_character: HashMap::new(),
        characters: Vec::new(),
        mentions_of,
        campaigns: speaks_of_campaigns(paragraphs),
        sentence: 0,
        last: None,
    };
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

/// Somebody without a name, whom later descriptions may mean again.
#[derive(Clone, Copy)]
struct Described {
    span: Span,
    speaker: SpeakerIdx,
}

struct Reading<'p> {
    paragraphs: &'p [Paragraph<'p>],
    lexicon: &'p Lexicon,
    mentions: Vec<Mention>,
    /// For each paragraph, the index of its first mention.
    starts: Vec<usize>,
    cast: Cast,
    memory: Memory,
    /// By their head noun, the latest of each.
    described: HashMap<String, Described>,
    /// Described speakers by their folded name.
    by_name: HashMap<String, SpeakerIdx>,
    speakers: Vec<Speaker>,
    of_character: HashMap<CharacterIdx, SpeakerIdx>,
    /// For each speaker, the character it is, if it has a name.
    characters: Vec<Option<CharacterIdx>>,
    /// For each character, the mentions that name it.
    mentions_of: Vec<Vec<usize>>,
    /// Whether the text speaks of somebody's campaign.
    campaigns: bool,
    /// Sentences in all paragraphs before the current one.
    sentence: usize,
    /// Who spoke last, named or not.
    last: Option<(SpeakerIdx, Span)>,
}

type Found = Option<(SpeakerIdx, Vec<Link>)>;

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
        let mut mention = self.starts[paragraph_idx];
        let end = self.starts.get(paragraph_idx + 1).copied().unwrap_or(self.mentions.len());
        for token in 0..=paragraph.len() {
            while let Some((_, idx)) = next.next_if(|&(end, _)| end <= token) {
                found[idx] = self.source(paragraph_idx, &attributions[idx]);
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

    fn note_name(&mut self, mention_idx: usize) {
        let mention = &self.mentions[mention_idx];
        let sentence =
            self.paragraphs[mention.paragraph].tokens[mention.tokens.start].sentence as usize;
        let manner = match (mention.possessive, mention.leads) {
            (true, _) => Manner::Possessive,
            (false, true) => Manner::Leading,
            (false, false) => Manner::Following,
        };
        self.memory.note(Reference {
            character: self.cast.named[mention_idx],
            span: mention.span,
            paragraph: mention.paragraph,
            sentence: self.sentence + sentence,
            manner,
            quoted: mention.quoted,
        });
    }

    /// "the Marsh campaign" makes a body that "the campaign" can mean later.
    fn note_body(&mut self, mention_idx: usize) {
        let mention = &self.mentions[mention_idx];
        let paragraph = &self.paragraphs[mention.paragraph];
        let noun = mention.tokens.end + usize::from(mention.possessive);
        let head = paragraph.lower(noun);
        if matches!(head, "campaign" | "administration" | "government" | "camp" | "team" | "office")
        {
            let name = squeeze(paragraph.slice(mention.span));
            let surname = if mention.possessive {
                name.split(' ').next_back().unwrap_or(&name)
            } else {
                &name
            };
            let name = self.body_of(surname, head);
            let head = head.to_owned();
            let span = paragraph.span(mention.tokens.start, noun + 1);
            self.describe(name, SpeakerType::Organization, head, span);
        }
    }

    /// Pronouns outside of marks keep a person in mind, also where they are no source.
    fn note_pronoun(&mut self, paragraph_idx: usize, token: usize) {
        let paragraph = &self.paragraphs[paragraph_idx];
        let gender = match paragraph.lower(token) {
            "he" | "his" | "him" => Gender::Male,
            "she" | "her" => Gender::Female,
            _ => return,
        };
        if paragraph.tokens[token].state != QuoteState::Outside {
            return;
        }
        let wanted = self.wanted(paragraph_idx, token, gender);
        if let Some(antecedent) = self.memory.person(&self.cast, &self.mentions, wanted) {
            let span = paragraph.tokens[token].span;
            let reference = Reference {
                span,
                paragraph: paragraph_idx,
                sentence: wanted.sentence,
                manner: Manner::Pronoun,
                quoted: false,
                ..antecedent
            };
            self.memory.note(reference);
        }
    }

    fn wanted(&self, paragraph_idx: usize, token: usize, gender: Gender) -> Wanted {
        let sentence = self.paragraphs[paragraph_idx].tokens[token].sentence as usize;
        Wanted { gender, paragraph: paragraph_idx, sentence: self.sentence + sentence }
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
        self.memory.last_speaker = character.map(|character| (character, paragraph_idx));
        Some((speaker, chain))
    }

    fn resolve(&mut self, paragraph_idx: usize, tokens: Range<usize>, depth: u32) -> Found {
        let paragraph = &self.paragraphs[paragraph_idx];
        let first = self.starts[paragraph_idx];
        let end = self.starts.get(paragraph_idx + 1).copied().unwrap_or(self.mentions.len());
        let of_paragraph = &self.mentions[first..end];
        let from = first + of_paragraph.partition_point(|name| name.tokens.end <= tokens.start);
        let to = first + of_paragraph.partition_point(|name| name.tokens.start < tokens.end);
        let names: Vec<(usize, &Mention)> =
            (from..to).map(|idx| (idx, &self.mentions[idx])).collect();
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
                let wanted = self.wanted(paragraph_idx, tokens.start, gender);
                let antecedent = self.antecedent_of(span, wanted)?;
                let steps = vec![
                    Link { mention: span, reason: "pronoun" },
                    Link { mention: antecedent.span, reason: "the person in mind" },
                ];
                Some(self.character(antecedent.character, steps))
            }
            Head::Spoken if quoted => self.last.map(|(speaker, span)| {
                (speaker, vec![Link { mention: span, reason: "who is speaking" }])
            }),
            Head::It => {
                let antecedent = self.memory.body(&self.cast)?;
                let steps = vec![
                    Link { mention: span, reason: "pronoun" },
                    Link { mention: antecedent.span, reason: "the body named last" },
                ];
                Some(self.character(antecedent.character, steps))
            }
            Head::They => self.they(span),
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
            Head::Group(_) => {
                Some(self.newly_described(paragraph_idx, &parsed, SpeakerType::Group))
            }
            Head::Other(noun) => {
                Some(self.owner(paragraph_idx, &parsed, noun).unwrap_or_else(|| {
                    self.newly_described(paragraph_idx, &parsed, SpeakerType::Unnamed)
                }))
            }
        }
    }

    /// What a relative clause at `token` hangs on: the noun group right before
    /// it, or else a name before it in the sentence.
    fn before_relative(&self, paragraph_idx: usize, token: usize) -> Option<Range<usize>> {
        let paragraph = &self.paragraphs[paragraph_idx];
        let start = paragraph.sentence_of(token).start;
        let end = token - usize::from(token > start && paragraph.word(token - 1) == ",");
        let first = self.starts[paragraph_idx];
        let names = || {
            self.mentions[first..]
                .iter()
                .enumerate()
                .take_while(|(_, name)| {
                    name.paragraph == paragraph_idx && name.tokens.end <= end
                })
                .filter(|(_, name)| name.tokens.start >= start && !name.possessive)
        };
        let tokens = |(_, name): (usize, &Mention)| name.tokens.clone();
        let group = phrase::group_before(paragraph, self.lexicon, end, start);
        if paragraph.lower(token) != "who" {
            let last = names().last().map(tokens);
            return last.clone().filter(|name| name.end == end).or(group).or(last);
        }
        let person = |&(idx, name): &(usize, &Mention)| {
            self.cast.characters[self.cast.named[first + idx]].kind == SpeakerType::Person
                && !is_affiliation(paragraph.word(name.tokens.start))
        };
        let person = names().filter(person).last().map(tokens);
        // "Ines Marsh of Ohio, who", but "the farmer near Ines Marsh’s house who".
        let noun = group.clone().filter(|group| self.is_somebody(paragraph, group));
        match (person, noun) {
            (Some(person), Some(noun)) if person.end + 1 < noun.start => Some(noun),
            (Some(person), _) => Some(person),
            (None, Some(noun)) => Some(noun),
            (None, None) => names().last().map(tokens).or(group),
        }
    }

    /// Whether a noun group ends in a noun for people.
    fn is_somebody(&self, paragraph: &Paragraph, group: &Range<usize>) -> bool {
        let class = self.lexicon.class(paragraph.lower(group.end - 1));
        class.is(Class::ANY_ROLE | Class::GROUP)
            && paragraph.word(group.end - 1).starts_with(char::is_lowercase)
    }

    /// A pronoun that was already read in passing keeps its meaning.
    fn antecedent_of(&mut self, span: Span, wanted: Wanted) -> Option<Reference> {
        self.memory
            .noted_before(span)
            .or_else(|| self.memory.person(&self.cast, &self.mentions, wanted))
    }

    fn they(&mut self, span: Span) -> Found {
        let (speaker, before) = self.last?;
        let several = matches!(
            self.speakers[speaker.0 as usize].kind,
            SpeakerType::Group | SpeakerType::Organization
        );
        several.then(|| {
            (
                speaker,
                vec![
                    Link { mention: span, reason: "pronoun" },
                    Link { mention: before, reason: "who spoke last" },
                ],
            )
        })
    }

    fn enter(&mut self, speaker: Speaker, character: Option<CharacterIdx>) -> SpeakerIdx {
        self.speakers.push(speaker);
        self.characters.push(character);
        SpeakerIdx(self.speakers.len() as u32 - 1)
    }

    /// The speaker that a character of the text is; ends the chain at the full name.
    fn character(
        &mut self,
        character: CharacterIdx,
        mut chain: Vec<Link>,
    ) -> (SpeakerIdx, Vec<Link>) {
        let fullest = self.cast.characters[character].fullest;
        let full_span = self.mentions[fullest].span;
        if chain.last().is_some_and(|link| link.mention != full_span) {
            chain.push(Link { mention: full_span, reason: "the full name" });
        }
        if let Some(&speaker) = self.of_character.get(&character) {
            return (speaker, chain);
        }
        let name = self.name(fullest);
        let mut aliases: Vec<String> = self.mentions_of[character]
            .iter()
            .map(|&idx| self.name(idx))
            .filter(|alias| *alias != name)
            .collect();
        aliases.sort_unstable();
        aliases.dedup();
        let of = &self.cast.characters[character];
        let speaker = self.enter(
            Speaker { name, kind: of.kind, aliases, roles: of.roles.clone() },
            Some(character),
        );
        self.of_character.insert(character, speaker);
        (speaker, chain)
    }

    fn name(&self, mention: usize) -> String {
        let mention = &self.mentions[mention];
        squeeze(self.paragraphs[mention.paragraph].slice(mention.span))
    }

    fn surname(&self, mention: usize) -> String {
        let name = self.name(mention);
        name.split(' ').next_back().unwrap_or(&name).to_owned()
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
            let tokens = &attribution.content[0];
            let passage =
                paragraph.tokens[tokens.start].passage.map(|idx| paragraph.passages[idx as usize]);
            let whole = tokens.start == 0 && tokens.end == paragraph.len();
            if let Some((speaker, span)) = self.last
                && passage.is_some_and(|passage| passage.continues || whole)
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

/// "R-Ohio", behind the name of a lawmaker.
fn is_affiliation(word: &str) -> bool {
    matches!(word.split_once('-'), Some(("D" | "R" | "I", _)))
}

/// One space for any white space: a name may stand across a line break.
fn squeeze(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
