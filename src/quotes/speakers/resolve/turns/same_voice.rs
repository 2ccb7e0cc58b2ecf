//! Goes on with whoever reported the sentence right before: "The leaflet says so. It adds", "A teacher said
//! so. “It rained,” she said".

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::rules::sources::asked;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bearers::apposition::is_auxiliary;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_business;
use crate::quotes::speakers::resolve::nouns::speaks_for_another;
use crate::quotes::speakers::source_phrase;
use crate::quotes::speakers::source_phrase::Head;
use crate::text::Span;

/// The largest number of tokens of a phrase before a pronoun: "But in a statement, it".
const LONGEST_OPENING: usize = 6;

/// A source that was read before, and its speaker.
struct Voice {
    speaker: SpeakerIdx,
    span: Span,
    paragraph: usize,
    tokens: Range<usize>,
}

impl Reading<'_> {
    /// Finds whom "it" or "they" means where what was told last leaves no doubt, and remembers it.
    pub(in crate::quotes::speakers::resolve) fn told_last(
        &mut self,
        paragraph_idx: usize,
        token: usize,
    ) -> Found {
        let are_several = self.paragraphs.at(paragraph_idx).lower(token) == "they";
        let found = self.same_voice(paragraph_idx, token).or_else(|| {
            are_several.then(|| self.told_of_several(paragraph_idx, token)).flatten()
        })?;
        self.note_voice(paragraph_idx, token, found.0);
        Some(found)
    }

    /// Notes that a pronoun, which is a source, means a speaker.
    fn note_voice(&mut self, paragraph_idx: usize, token: usize, speaker: SpeakerIdx) {
        let character = self.story.entries[speaker.0 as usize].character;
        let who = character.map_or(Who::Described(speaker), Who::Named);
        let span = self.paragraphs.at(paragraph_idx).tokens[token].span;
        self.note_description(paragraph_idx, token, span, who);
    }

    /// Returns the body, document or group that reported the sentence right before, for the "it" or "they"
    /// of the next report.
    fn same_voice(&self, paragraph_idx: usize, token: usize) -> Found {
        let voice = self.voice_before(paragraph_idx, token)?;
        let next = self.paragraphs.at(paragraph_idx).lower(token + 1);
        let fits = match self.paragraphs.at(paragraph_idx).lower(token) {
            // "It is thought" is of nothing that was told of.
            "it" if matches!(next, "is" | "was" | "'s" | "’s" | "seems" | "seemed") => false,
            "it" => self.is_it(&voice),
            "they" => self.are_they(&voice),
            _ => false,
        };
        let own = self.paragraphs.at(paragraph_idx).tokens[token].span;
        let steps = vec![
            Link { mention: own, reason: "pronoun" },
            Link { mention: voice.span, reason: "the voice of the sentence before" },
        ];
        fits.then_some((voice.speaker, steps))
    }

    /// Returns the person without a name who reported the sentence right before, for the "he" or "she" of
    /// the next report.
    pub(in crate::quotes::speakers::resolve) fn same_person(
        &self,
        paragraph_idx: usize,
        token: usize,
        gender: Gender,
    ) -> Option<Who> {
        if !matches!(self.paragraphs.at(paragraph_idx).lower(token), "he" | "she") {
            return None;
        }
        let voice = self.voice_before(paragraph_idx, token)?;
        let entry = &self.story.entries[voice.speaker.0 as usize];
        let paragraph = self.paragraphs.at(voice.paragraph);
        let (Head::Role(noun) | Head::Other(noun)) = self.head_of(&voice) else { return None };
        let word = paragraph.lower(noun);
        let opens = voice.tokens.start == paragraph.sentence_of(voice.tokens.start).start;
        let is_new = matches!(paragraph.lower(voice.tokens.start), "a" | "an" | "another" | "one")
            || speaks_for_another(word)
            || self.ends_in_name(&voice);
        let fits = opens
            && is_new
            && !self.is_question_of(&voice)
            && entry.character.is_none()
            && entry.speaker.kind == SpeakerType::Unnamed
            && self.is_for_person(word)
            && Gender::of(self.lexicon.class(word)).fits(gender)
            && self.gender(Who::Described(voice.speaker)).fits(gender);
        fits.then_some(Who::Described(voice.speaker))
    }

    /// Returns the last source that was read, if it reports the sentence right before that of a pronoun which
    /// opens its own or stands behind what it says.
    fn voice_before(&self, paragraph_idx: usize, token: usize) -> Option<Voice> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let said = self.said_by(token);
        let first = said.iter().map(|content| content.start).min()?;
        let start = paragraph.sentence_of(first.min(token)).start;
        let is_tag = first < token
            && said.iter().all(|content| content.end <= token || content.start > token);
        let opens = self.opens_but_for_phrase(paragraph_idx, start, token);
        // "The film, which it said was old" is of whom its own sentence tells.
        let is_inner = token > 0
            && matches!(paragraph.lower(token - 1), "that" | "where" | "which" | "who" | "whom");
        if is_inner {
            return None;
        }
        if paragraph.tokens[token].state != QuoteState::Outside || !is_tag && !opens {
            return None;
        }
        let (speaker, span) = self.story.last?;
        let (idx, sentence) = if let Some(last) = start.checked_sub(1) {
            (paragraph_idx, paragraph.sentence_of(last))
        } else {
            let above = paragraph_idx.checked_sub(1)?;
            let last = self.paragraphs.get(above)?.len().checked_sub(1)?;
            (above, self.paragraphs.at(above).sentence_of(last))
        };
        let told = self.paragraphs.at(idx);
        let tokens = token_range(told, span)?;
        let is_before = sentence.contains(&tokens.start)
            && told.tokens[tokens.start].state == QuoteState::Outside
            && (idx == paragraph_idx || idx >= self.story.memory.section());
        is_before.then_some(Voice { speaker, span, paragraph: idx, tokens })
    }

    /// Returns true for a source that begins with an office and ends in a name: "Adviser in the Water Ministry
    /// Ines Marsh".
    fn ends_in_name(&self, voice: &Voice) -> bool {
        let paragraph = self.paragraphs.at(voice.paragraph);
        let Range { start, end } = voice.tokens.clone();
        let is_name = |at: usize| {
            starts_upper(paragraph.word(at))
                && !self.lexicon.class(paragraph.lower(at)).is(Class::ANY_ROLE)
        };
        end - start > 2
            && paragraph.lower(start) != "the"
            && (end - 2..end).all(is_name)
            && !voice.tokens.clone().any(|at| is_auxiliary(paragraph.lower(at)))
    }

    /// Returns true for a voice that asks something: somebody else answers.
    fn is_question_of(&self, voice: &Voice) -> bool {
        let paragraph = self.paragraphs.at(voice.paragraph);
        let said = self.attributions.get(voice.paragraph).into_iter().flatten();
        said.filter(|said| said.source.as_ref() == Some(&voice.tokens)).any(|said| {
            let is_put = said
                .cue
                .clone()
                .is_some_and(|mut cue| cue.any(|at| asked::PUT.contains(&paragraph.lower(at))));
            is_put
                || said
                    .content
                    .iter()
                    .any(|piece| piece.clone().any(|at| paragraph.word(at) == "?"))
        })
    }

    /// Returns true if only a short phrase without a name stands before a token in its sentence.
    fn opens_but_for_phrase(&self, paragraph_idx: usize, start: usize, token: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let is_phrase = || {
            token - start <= LONGEST_OPENING
                && matches!(paragraph.word(token - 1), "," | "and" | "but")
                && self.names_in(paragraph_idx, start..token).is_empty()
                && (start..token).all(|at| paragraph.tokens[at].state == QuoteState::Outside)
        };
        let joins = token == start + 1
            && matches!(paragraph.lower(start), "and" | "but" | "so" | "then" | "yet");
        token == start || joins || token > start && is_phrase()
    }

    fn head_of(&self, voice: &Voice) -> Head {
        let names: Vec<(usize, &Mention)> = self
            .names_in(voice.paragraph, voice.tokens.clone())
            .map(|idx| (idx, self.mentions.at(idx)))
            .collect();
        let paragraph = self.paragraphs.at(voice.paragraph);
        source_phrase::parse(paragraph, self.lexicon, &names, voice.tokens.clone()).head
    }

    /// Returns true for a voice that "it" may mean.
    fn is_it(&self, voice: &Voice) -> bool {
        let paragraph = self.paragraphs.at(voice.paragraph);
        let entry = &self.story.entries[voice.speaker.0 as usize];
        let is_one = |noun: usize| {
            let word = paragraph.lower(noun);
            !word.ends_with('s') || word.ends_with("ss")
        };
        let start = voice.tokens.start;
        let is_torn = start == paragraph.sentence_of(start).start
            && paragraph.word(start).starts_with(char::is_lowercase);
        let is_generic = |noun: usize| {
            entry.character.is_none()
                && (is_business(paragraph.lower(noun)) || paragraph.lower(noun) == "giant")
        };
        match self.head_of(voice) {
            _ if is_torn => false,
            Head::Name(_) => {
                matches!(entry.speaker.kind, SpeakerType::Organization | SpeakerType::Place)
                    || entry.character.is_some_and(|it| self.shows_no_person(it))
            }
            Head::Body(noun) => is_one(noun) && !is_generic(noun),
            Head::Other(noun) => is_one(noun) && !self.is_for_person(paragraph.lower(noun)),
            Head::It => entry.character.is_none(),
            _ => false,
        }
    }

    /// Returns true for somebody taken for a person of whom nothing shows that they are one.
    fn shows_no_person(&self, character: CharacterIdx) -> bool {
        let of = &self.story.cast.characters[character];
        of.words.len() == 1
            && of.fullest.shape == Shape::Unknown
            && of.roles.is_empty()
            && !of.is_pointed_at()
            && self.gender(Who::Named(character)) == Gender::Unknown
    }

    /// Returns true for a voice that "they" may mean.
    fn are_they(&self, voice: &Voice) -> bool {
        let entry = &self.story.entries[voice.speaker.0 as usize];
        let paragraph = self.paragraphs.at(voice.paragraph);
        match self.head_of(voice) {
            Head::Spoken | Head::Relative => false,
            Head::Other(noun) | Head::Body(noun) | Head::Group(noun)
                if matches!(
                    paragraph.lower(noun),
                    "band"
                        | "couple"
                        | "crew"
                        | "duo"
                        | "family"
                        | "jury"
                        | "pair"
                        | "staff"
                        | "team"
                ) =>
            {
                true
            }
            _ => entry.speaker.kind == SpeakerType::Group,
        }
    }
}

/// Returns the tokens of a span, if it lies in a paragraph.
fn token_range(paragraph: &Paragraph, span: Span) -> Option<Range<usize>> {
    let first = paragraph.tokens.first()?.span.start();
    let last = paragraph.tokens.last()?.span.end();
    let lies_within = first <= span.start() && span.end() <= last;
    let end = || paragraph.tokens.partition_point(|token| token.span.start() < span.end());
    lies_within.then(|| paragraph.token_at(span.start())..end())
}
