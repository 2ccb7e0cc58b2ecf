//! Reads who speaks in each report, and remembers who spoke last and who is to answer.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::sources::asked;
use crate::quotes::speakers::mention_memory::Turn;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::sureness::Course;
use crate::quotes::speakers::source_phrase;

impl Reading<'_> {
    /// Reads one source and remembers its speaker.
    pub(in crate::quotes::speakers::resolve) fn source(
        &mut self,
        paragraph_idx: usize,
        attribution: &Attribution,
    ) -> Found {
        if let Some(relay) = attribution.relay.clone() {
            self.resolve(paragraph_idx, relay, 0); // So that later descriptions can mean the relay.
            self.course = Course::default();
        }
        let hearer = attribution.put_to.clone();
        let hearer = hearer.and_then(|tokens| self.hearer(paragraph_idx, tokens));
        let source = attribution.source.clone();
        if let Some(tokens) = source.clone()
            && self.only_hears(paragraph_idx, attribution)
        {
            return Some(self.hearing(paragraph_idx, tokens));
        }
        let source = source
            .filter(|tokens| !self.is_theme(paragraph_idx, tokens))
            .and_then(|tokens| self.speaker(paragraph_idx, tokens));
        // Who is asked answers.
        if let (Some(hearer), true) = (hearer, self.is_question(paragraph_idx, attribution)) {
            let tokens = attribution.put_to.clone().unwrap_or_default();
            let span = self.paragraphs.at(paragraph_idx).span(tokens.start, tokens.end);
            self.story.last = Some((hearer, span));
        }
        source
    }

    /// Reads whom words were put to, so that later pronouns can mean them.
    fn hearer(&mut self, paragraph_idx: usize, tokens: Range<usize>) -> Option<SpeakerIdx> {
        let found = self.resolve(paragraph_idx, tokens, 0);
        self.course = Course::default();
        found.map(|(hearer, _)| hearer)
    }

    /// Describes where words were heard: "The court heard that" names nobody who told it so.
    fn hearing(&mut self, paragraph_idx: usize, tokens: Range<usize>) -> (SpeakerIdx, Vec<Link>) {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let parsed = source_phrase::parse(paragraph, self.lexicon, &[], tokens);
        let noun = parsed.group.end - 1;
        self.newly_described(paragraph_idx, &parsed, noun, SpeakerType::Unnamed)
    }

    /// Returns true for "The court heard that" and "An inquest in Norvik has heard that".
    fn only_hears(&self, paragraph_idx: usize, attribution: &Attribution) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let sits = |at: usize| {
            matches!(
                paragraph.lower(at),
                "court" | "hearing" | "inquest" | "inquiry" | "jury" | "tribunal" | "trial"
            )
        };
        let (Some(cue), Some(mut source)) = (attribution.cue.clone(), attribution.source.clone())
        else {
            return false;
        };
        let last = cue.end.checked_sub(1).map_or("", |last| paragraph.lower(last));
        let hears = matches!(last, "heard" | "hears") && source.end <= cue.start;
        // It heard arguments by itself.
        let is_told = attribution.content.first().is_some_and(|content| {
            content.start < source.start || matches!(paragraph.lower(content.start), "that" | "how")
        });
        is_told && hears && source.any(sits)
    }

    /// Returns true for the name in "On Ines Marsh: “I like her.”", where a sentence opens so.
    fn is_theme(&self, paragraph_idx: usize, source: &Range<usize>) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let opens = source.start.checked_sub(1).is_some_and(|on| {
            matches!(paragraph.lower(on), "on" | "about" | "regarding")
                && paragraph.sentence_of(on).start == on
        });
        opens && paragraph.word(source.end) == ":"
    }

    fn is_question(&self, paragraph_idx: usize, attribution: &Attribution) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let asks = |at: usize| asked::PUT.contains(&paragraph.lower(at));
        attribution.cue.clone().is_some_and(|mut cue| cue.any(asks))
    }

    /// Finds the speaker of a source, and remembers them as the last who spoke.
    fn speaker(&mut self, paragraph_idx: usize, tokens: Range<usize>) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let (speaker, chain) = self.resolve(paragraph_idx, tokens.clone(), 0)?;
        self.story.last = Some((speaker, paragraph.span(tokens.start, tokens.end)));
        let character = self.story.entries[speaker.0 as usize].character;
        let who = character.map_or(Who::Described(speaker), Who::Named);
        let sentence = self.story.sentence + paragraph.tokens[tokens.start].sentence as usize;
        self.story.memory.note_speech(Turn { who, paragraph: paragraph_idx, sentence });
        Some((speaker, chain))
    }
}
