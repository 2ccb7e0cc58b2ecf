//! Reads a paragraph in the order of its tokens, and each source where it ends.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::section_break::is_break;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::Resolution;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::is_business;
use crate::quotes::speakers::resolve::story::FOR_A_SOURCE;
use crate::quotes::speakers::resolve::sureness::Course;

/// The smallest likelihood at which a body is shown for "it" and "the network". Of those below, by
/// far the most that were read in news were wrong.
const LEAST_LIKELY: f32 = 0.13;

/// The largest number of names before a pointer among which somebody's introduction is looked for.
const MOST_BACK: usize = 64;

impl Reading<'_> {
    /// Reads one paragraph, token by token.
    pub(super) fn paragraph(
        &mut self,
        paragraph_idx: usize,
        attributions: &[Attribution],
        consent: &mut Consent,
    ) -> Option<Vec<Option<Resolution>>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        if is_break(paragraph) {
            self.story.memory.begin_section(paragraph_idx);
        }
        let mut found: Vec<Found> = vec![None; attributions.len()];
        let mut courses = vec![Course::default(); attributions.len()];
        let mut choices = vec![None; attributions.len()];
        // Sources are read where they end; one that several attributions share is read once.
        let mut order: Vec<(usize, usize)> = (0..attributions.len())
            .filter_map(|idx| Some((attributions[idx].source.as_ref()?.end, idx)))
            .collect();
        order.sort_unstable();
        self.sayings = attributions
            .iter()
            .filter_map(|said| Some((said.source.clone()?, said.content.clone())))
            .collect();
        self.sayings.sort_by_key(|(source, _)| source.start);
        let mut next = order.into_iter().peekable();
        let mut last_read: Option<usize> = None;
        let Range { start: mut mention, end } = self.mentions_of_paragraph(paragraph_idx);
        for token in 0..=paragraph.len() {
            consent.spend(1, paragraph.tokens.get(token).map_or(0, |token| token.span.start()))?;
            while let Some((_, idx)) = next.next_if(|&(end, _)| end <= token) {
                self.asked = None;
                self.course = Course::default();
                consent.spend(FOR_A_SOURCE, 0)?;
                let shared = |&read: &usize| attributions[read].source == attributions[idx].source;
                found[idx] = match last_read.filter(shared) {
                    Some(read) => {
                        self.course = courses[read];
                        choices[idx] = choices[read];
                        found[read].clone()
                    }
                    None => self.source(paragraph_idx, &attributions[idx]),
                };
                courses[idx] = self.course;
                if let Some((_, chain)) = &found[idx]
                    && self.asked.is_some()
                {
                    choices[idx] = self.choice(chain);
                }
                self.record(paragraph_idx, idx);
                last_read = Some(idx);
            }
            if token == paragraph.len() {
                break;
            }
            if mention < end && self.mentions.at(mention).tokens.start == token {
                self.note_name(mention);
                self.note_body(mention);
                mention += 1;
            } else {
                self.note_pronoun(paragraph_idx, token);
                self.note_subject(paragraph_idx, token);
            }
        }
        self.continue_speech(paragraph_idx, attributions, &mut found);
        self.story.sentence +=
            paragraph.tokens.last().map_or(0, |token| token.sentence as usize + 1);
        let resolution = |((found, course), choice): ((Found, Course), _)| {
            let (speaker, chain) = found?;
            let (likely, said) = self.likely(speaker, &chain, course);
            if likely < LEAST_LIKELY && self.is_mere_guess(speaker, &chain) {
                return None;
            }
            Some(Resolution { speaker, likely, said, chain, choice })
        };
        Some(found.into_iter().zip(courses).zip(choices).map(resolution).collect())
    }

    /// Returns true for a body or place that "it" or "the network" was taken for; "the company" tells
    /// more.
    fn is_mere_guess(&self, speaker: SpeakerIdx, chain: &[Link]) -> bool {
        let kind = self.story.entries[speaker.0 as usize].speaker.kind;
        let of_business = |link: &Link| {
            is_business(
                &self.name(link.mention).rsplit(' ').next().unwrap_or_default().to_lowercase(),
            )
        };
        let points = chain.first().is_some_and(|link| {
            link.reason == "pronoun" || link.reason == "description" && !of_business(link)
        });
        matches!(kind, SpeakerType::Organization | SpeakerType::Place) && points
    }

    /// Returns the numbers of a paragraph's mentions.
    pub(super) fn mentions_of_paragraph(&self, paragraph_idx: usize) -> Range<usize> {
        let next = self.starts.get(paragraph_idx + 1).copied();
        self.starts[paragraph_idx]..next.unwrap_or(self.mentions.end())
    }

    /// Returns the numbers of the last mentions before a pointer, among which somebody's
    /// introduction is looked for.
    pub(super) fn names_before(&self, pointer: &Pointer) -> Range<usize> {
        let end = self.names_in(pointer.paragraph, pointer.tokens.clone()).start;
        end.saturating_sub(MOST_BACK).max(self.mentions.start())..end
    }
}
