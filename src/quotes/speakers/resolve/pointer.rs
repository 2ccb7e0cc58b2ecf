//! Pronouns and descriptions: who may be meant, what speaks for each, who is.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::anaphora::Manner;
use crate::quotes::speakers::anaphora::Reference;
use crate::quotes::speakers::anaphora::Who;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::ranker::Weights;
use crate::quotes::speakers::resolve::Reading;

/// How many mentions after a description may be whom it announces.
const AHEAD: usize = 24;

/// What is at least so likely a person may be meant by "he".
const MAY_BE_A_PERSON: f32 = 0.3;

/// And how many paragraphs on.
const PARAGRAPHS_AHEAD: usize = 3;

/// What asks for somebody.
#[derive(Debug, Clone)]
pub(super) struct Pointer {
    pub(super) pointed: Pointed,
    /// Which gender it shows.
    pub(super) gender: Gender,
    /// Number of its paragraph, counted over the whole text.
    pub(super) paragraph: usize,
    /// Its tokens there.
    pub(super) tokens: Range<usize>,
    /// Number of its sentence, counted over the whole text.
    pub(super) sentence: usize,
    /// The noun of a description, lower case.
    pub(super) noun: String,
    /// The other words of a description that say something, lower case.
    pub(super) words: Vec<String>,
    /// What speaks for its naming nobody known.
    pub(super) none: Signs,
}

/// One who may be meant.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// How it was referred to last; `None` for nobody.
    pub(super) reference: Option<Reference>,
    /// What is seen of it.
    pub(super) signs: Signs,
}

impl Reading<'_> {
    /// Whom a pointer means; `None` where it is nobody in mind.
    pub(super) fn meant(&mut self, pointer: &Pointer) -> Option<Reference> {
        let candidates = self.candidates(pointer);
        let weights = Weights::bundled();
        let mut best: Option<(f32, Option<Reference>)> = None;
        for candidate in &candidates {
            let score = weights.score(pointer.pointed, &candidate.signs);
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, candidate.reference));
            }
        }
        let score = |candidate: &Candidate| weights.score(pointer.pointed, &candidate.signs);
        let highest = best.map_or(0.0, |(highest, _)| highest);
        let all: f32 = candidates.iter().map(|other| (score(other) - highest).exp()).sum();
        self.answered = 1.0 / all.max(1.0);
        self.course.asked(self.answered);
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let span = paragraph.span(pointer.tokens.start, pointer.tokens.end);
        self.asked = Some((span, pointer.pointed, candidates));
        best?.1
    }

    fn candidates(&self, pointer: &Pointer) -> Vec<Candidate> {
        let fits = |reference: &Reference| self.can_be(pointer, reference);
        let mut references: Vec<Reference> = self.story.memory.recent();
        references.retain(fits);
        let in_mind = references.len();
        if !matches!(pointer.pointed, Pointed::Personal | Pointed::Impersonal | Pointed::Plural) {
            self.add_later(pointer, &mut references);
        }
        let called = |who: Who| !pointer.noun.is_empty() && self.is_called(who, &pointer.noun);
        let any_called = references[..in_mind].iter().any(|reference| called(reference.who));
        let most = references.iter().map(|reference| self.mentions_of(reference.who)).max();
        let mut found = Vec::with_capacity(references.len() + 1);
        for (rank, reference) in references.iter().enumerate() {
            let mut signs = Signs::default();
            signs.see(Sign::Somebody);
            if rank < in_mind {
                self.see_place(pointer, reference, rank, &mut signs);
            } else {
                let near = reference.paragraph <= pointer.paragraph + 1;
                signs.see(if near { Sign::Later } else { Sign::MuchLater });
                signs.see_if(rank == in_mind, Sign::FirstLater);
            }
            self.see_speech(pointer, reference.who, &mut signs);
            self.see_nature(pointer, reference.who, &mut signs);
            signs.see_if(most == Some(self.mentions_of(reference.who)), Sign::Most);
            signs.see_if(called(reference.who), Sign::Role);
            signs.see_if(any_called && !called(reference.who), Sign::RoleOfOthers);
            self.see_traits(pointer, reference.who, &mut signs);
            found.push(Candidate { reference: Some(*reference), signs });
        }
        let fits = |candidate: &Candidate| {
            candidate.signs.has(Sign::Role) && candidate.signs.has(Sign::AllTraits)
        };
        if found.iter().any(fits) {
            for candidate in &mut found {
                let other = !fits(candidate) && candidate.signs.has(Sign::NoTraits);
                candidate.signs.see_if(other, Sign::FitsAnother);
            }
        }
        if !matches!(pointer.pointed, Pointed::Personal) {
            let mut none = pointer.none;
            none.see(Sign::None);
            none.see_if(any_called, Sign::NoneRole);
            none.see_if(pointer.paragraph < 2, Sign::NoneTop);
            found.push(Candidate { reference: None, signs: none });
        }
        found
    }

    /// Whether a reference's type and gender allow it to be meant.
    fn can_be(&self, pointer: &Pointer, reference: &Reference) -> bool {
        let own =
            self.paragraphs.at(pointer.paragraph).span(pointer.tokens.start, pointer.tokens.end);
        let kind = self.kind(reference.who);
        let likely_person = match reference.who {
            Who::Named(character) => self.story.cast.characters[character].chances()[0],
            Who::Described(_) => 0.0,
        };
        let fits = match pointer.pointed {
            Pointed::Personal if likely_person > MAY_BE_A_PERSON => true,
            Pointed::Personal | Pointed::Role | Pointed::NewRole => {
                matches!(kind, SpeakerType::Person | SpeakerType::Unnamed)
            }
            Pointed::Impersonal | Pointed::Body => {
                matches!(kind, SpeakerType::Organization | SpeakerType::Place)
            }
            Pointed::Plural => !matches!(kind, SpeakerType::Person | SpeakerType::Unnamed),
        };
        // "Ines Marsh met a farmer" are two.
        let introduced =
            pointer.pointed == Pointed::NewRole && reference.sentence == pointer.sentence;
        let gender = self.story.memory.gender(&self.story.cast, reference.who);
        fits && !introduced && gender.fits(pointer.gender) && !own.covers(reference.span)
    }

    /// Those who are named for the first time after the pointer.
    fn add_later(&self, pointer: &Pointer, references: &mut Vec<Reference>) {
        let known = references.len();
        let here = self.mentions_of_paragraph(pointer.paragraph);
        let before = |name: &Mention| name.tokens.start < pointer.tokens.end;
        let from = here.start + self.mentions.part(here).partition_point(before);
        let later = (from..self.mentions.end()).map(|idx| (idx, self.mentions.at(idx)));
        let later = later
            .take(AHEAD)
            .take_while(|(_, name)| name.paragraph <= pointer.paragraph + PARAGRAPHS_AHEAD);
        for (idx, name) in later {
            let who = Who::Named(self.named[idx]);
            let reference = Reference {
                who,
                span: name.span,
                paragraph: name.paragraph,
                sentence: usize::MAX,
                manner: Manner::Following,
                quoted: name.quoted,
            };
            if self.story.memory.count(who) == 0
                && self.can_be(pointer, &reference)
                && references[known..].iter().all(|before| before.who != who)
            {
                references.push(reference);
            }
        }
    }

    /// Where and how it was referred to last.
    fn see_place(&self, pointer: &Pointer, reference: &Reference, rank: usize, signs: &mut Signs) {
        let back = pointer.sentence.saturating_sub(reference.sentence);
        signs.measure(Sign::SentencesBack, back.min(10) as f32);
        signs.see_if(back == 0, Sign::SameSentence);
        signs.see_if(back == 1, Sign::SentenceBefore);
        signs.see_if(reference.paragraph == pointer.paragraph, Sign::SameParagraph);
        signs.see_if(reference.paragraph + 1 == pointer.paragraph, Sign::ParagraphBefore);
        signs.measure(Sign::OthersSince, rank.min(8) as f32);
        signs.see_if(rank == 0, Sign::Latest);
        signs.see_if(reference.quoted, Sign::Quoted);
        let leading = reference.manner == Manner::Leading;
        match reference.manner {
            Manner::Leading => signs.see(Sign::Leading),
            Manner::Following => (),
            Manner::Possessive => signs.see(Sign::Possessive),
            Manner::Pronoun => signs.see(Sign::Pronoun),
            Manner::Description => signs.see(Sign::Description),
        }
        signs.see_if(leading && back == 1, Sign::LedSentenceBefore);
        signs.see_if(leading && self.opens_sentence(pointer), Sign::LeadingAndOpens);
    }

    fn see_speech(&self, pointer: &Pointer, who: Who, signs: &mut Signs) {
        let turn = self.story.memory.turn(who);
        let last = turn.filter(|&(back, _)| back == 0).map(|(_, paragraph)| paragraph);
        match last {
            Some(at) if at == pointer.paragraph => signs.see(Sign::SpokeHere),
            Some(at) if at + 1 == pointer.paragraph => signs.see(Sign::SpokeBefore),
            Some(_) => signs.see(Sign::SpokeLast),
            None => signs.see_if(turn.is_some_and(|(back, _)| back == 1), Sign::SpokeLastButOne),
        }
        signs.see_if(self.story.memory.times_spoken(who) > 0, Sign::Spoke);
        signs.see_if(last.is_some() && pointer.tokens.start == 0, Sign::SpokeAndOpens);
    }

    /// What it is, and how much the text is about it.
    fn see_nature(&self, pointer: &Pointer, who: Who, signs: &mut Signs) {
        signs.measure(Sign::Mentions, (self.mentions_of(who) as f32).max(1.0).ln());
        signs.measure(Sign::SoFar, (self.story.memory.count(who) as f32).ln_1p());
        match self.kind(who) {
            SpeakerType::Person | SpeakerType::Unnamed => signs.see(Sign::Person),
            SpeakerType::Organization => signs.see(Sign::Organization),
            SpeakerType::Place => signs.see(Sign::Place),
            SpeakerType::Group => signs.see(Sign::Group),
        }
        let known = self.story.memory.gender(&self.story.cast, who) != Gender::Unknown;
        signs.see_if(known && pointer.gender != Gender::Unknown, Sign::Gender);
        match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                let shapeless = of.fullest.shape == Shape::Unknown;
                let [person, body, ..] = of.chances();
                signs.measure(Sign::LikelyPerson, person);
                signs.measure(Sign::LikelyBody, body);
                signs.see_if(shapeless, Sign::Shapeless);
                signs.see_if(shapeless && of.words.len() == 1, Sign::ShapelessWord);
                signs.see_if(of.in_headline, Sign::Headline);
            }
            Who::Described(_) => signs.see(Sign::Described),
        }
    }

    /// What the text says of it that the pointer says too.
    fn see_traits(&self, pointer: &Pointer, who: Who, signs: &mut Signs) {
        if pointer.noun.is_empty() {
            return;
        }
        let (traits, name) = match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                (&of.traits, &of.words)
            }
            Who::Described(speaker) => {
                let words = &self.story.entries[speaker.0 as usize].words;
                (words, words)
            }
        };
        let said = |word: &&String| traits.contains(word) || name.contains(word);
        let shared = pointer.words.iter().filter(said).count();
        if !pointer.words.is_empty() {
            signs.measure(Sign::Traits, shared as f32 / pointer.words.len() as f32);
            signs.see_if(shared == pointer.words.len(), Sign::AllTraits);
            signs.see_if(shared == 0, Sign::NoTraits);
        }
        signs.see_if(name.contains(&pointer.noun) || traits.contains(&pointer.noun), Sign::InName);
    }

    fn opens_sentence(&self, pointer: &Pointer) -> bool {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let Some(before) = at.checked_sub(1).map(|before| paragraph.tokens[before]) else {
            return true;
        };
        before.sentence != paragraph.tokens[at].sentence || before.state != QuoteState::Outside
    }

    /// How often the text names it.
    fn mentions_of(&self, who: Who) -> usize {
        match who {
            Who::Named(character) => self.story.cast.characters[character].mentions,
            Who::Described(_) => self.story.memory.count(who) as usize,
        }
    }

    pub(super) fn kind(&self, who: Who) -> SpeakerType {
        match who {
            Who::Named(character) => self.story.cast.characters[character].kind,
            Who::Described(speaker) => self.story.entries[speaker.0 as usize].speaker.kind,
        }
    }

    /// Whether the text calls it by this noun.
    pub(super) fn is_called(&self, who: Who, noun: &str) -> bool {
        self.roles(who).iter().any(|role| role == noun)
    }

    fn roles(&self, who: Who) -> &[String] {
        match who {
            Who::Named(character) => &self.story.cast.characters[character].roles,
            Who::Described(speaker) => &self.story.entries[speaker.0 as usize].speaker.roles,
        }
    }
}
