//! Describes a pointer, and each candidate for its meaning, by signs.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Recent;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Pointer;

/// The largest number of names in the quoted words that are looked at: a long speech names many.
const NAMES_IN_CONTENT: usize = 64;

impl Reading<'_> {
    /// Returns the signs of the pointer itself, whoever may be meant.
    pub(super) fn see_pointer(&self, pointer: &Pointer, choices: usize) -> Signs {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let start = pointer.tokens.start;
        let first = pointer.content.iter().map(|content| content.start).min();
        let mut signs = Signs::default();
        signs.measure(Sign::Choices, (choices as f32).ln_1p());
        signs.see_if(first.is_some(), Sign::ForSource);
        signs.see_if(start == 0, Sign::OpensParagraph);
        signs.see_if(self.opens_sentence(pointer), Sign::Opens);
        signs.see_if(first.is_some_and(|first| first < start), Sign::AfterContent);
        signs.see_if(first == Some(0), Sign::ContentOpens);
        let marked = |at: usize| paragraph.tokens[at].state != QuoteState::Outside;
        signs.see_if(first.is_some_and(marked), Sign::OfPassage);
        signs.see_if(matches!(paragraph.lower(start), "his" | "her"), Sign::Owner);
        signs
    }

    /// Returns those who are named in the quoted words.
    pub(super) fn named_in_content(&self, pointer: &Pointer) -> Vec<Who> {
        let contents = pointer.content.iter().cloned();
        let names = contents.flat_map(|content| self.names_in(pointer.paragraph, content));
        let names = names.filter(|&idx| self.mentions.at(idx).tokens != pointer.tokens);
        names.take(NAMES_IN_CONTENT).map(|idx| Who::Named(self.named[idx])).collect()
    }

    /// Notes where and how a candidate was referred to last.
    pub(super) fn see_place(
        &self,
        pointer: &Pointer,
        recent: &Recent,
        rank: usize,
        signs: &mut Signs,
    ) {
        let reference = &recent.reference;
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
        let paragraphs = pointer.paragraph.saturating_sub(reference.paragraph);
        signs.measure(Sign::ParagraphsBack, paragraphs.min(8) as f32);
        signs.measure(Sign::TimesHere, recent.here.min(4) as f32);
        signs.measure(Sign::TimesBefore, recent.before.min(4) as f32);
        signs.see_if(reference.after_preposition, Sign::AfterPreposition);
        signs.see_if(reference.leads_paragraph, Sign::LedParagraph);
        signs.see_if(leading && back == 1, Sign::LedSentenceBefore);
        signs.see_if(leading && self.opens_sentence(pointer), Sign::LeadingAndOpens);
    }

    pub(super) fn see_speech(&self, pointer: &Pointer, who: Who, signs: &mut Signs) {
        let turn = self.story.memory.turn(who);
        let last = turn.filter(|&(back, _)| back == 0).map(|(_, turn)| turn.paragraph);
        match last {
            Some(at) if at == pointer.paragraph => signs.see(Sign::SpokeHere),
            Some(at) if at + 1 == pointer.paragraph => signs.see(Sign::SpokeBefore),
            Some(_) => signs.see(Sign::SpokeLast),
            None => signs.see_if(turn.is_some_and(|(back, _)| back == 1), Sign::SpokeLastButOne),
        }
        let spoken = self.story.memory.times_spoken(who);
        signs.see_if(spoken > 0, Sign::Spoke);
        signs.measure(Sign::TimesSpoken, (spoken as f32).ln_1p());
        let here = turn.is_some_and(|(_, turn)| turn.sentence == pointer.sentence);
        signs.see_if(here, Sign::SpokeInSentence);
        signs.see_if(last.is_some() && pointer.tokens.start == 0, Sign::SpokeAndOpens);
    }

    /// Notes what a candidate is, and how much the text is about it.
    pub(super) fn see_nature(&self, pointer: &Pointer, who: Who, signs: &mut Signs) {
        signs.measure(Sign::Mentions, (self.mentions_of(who) as f32).max(1.0).ln());
        signs.measure(Sign::SoFar, (self.story.memory.count(who) as f32).ln_1p());
        match self.kind(who) {
            SpeakerType::Person | SpeakerType::Unnamed => signs.see(Sign::Person),
            SpeakerType::Organization => signs.see(Sign::Organization),
            SpeakerType::Place => signs.see(Sign::Place),
            SpeakerType::Group => signs.see(Sign::Group),
        }
        let known = self.gender(who) != Gender::Unknown;
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

    /// Notes what both the text and the pointer say of a candidate.
    pub(super) fn see_traits(&self, pointer: &Pointer, who: Who, signs: &mut Signs) {
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
}
