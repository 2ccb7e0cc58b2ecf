//! Computes how likely a source is to stand for the speaker that was found for it.
//!
//! This is another question than how likely the words are to be said: in a report that surely is
//! one, "he" may be given to the wrong man. A logistic regression answers it from figures about the
//! way from the mention to the name, taught on sources that readers named (`train/sureness.py`).

use std::sync::LazyLock;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::resolve::Reading;

const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/sureness.txt"));

/// The observations that are made while a source is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    /// The likelihood that all answers of the ranker together are right.
    likely: f32,
    /// True if the ranker was asked at all.
    asked: bool,
}

impl Default for Course {
    fn default() -> Self {
        Course { likely: 1.0, asked: false }
    }
}

impl Course {
    pub(super) fn asked(&mut self, likely: f32) {
        self.likely *= likely;
        self.asked = true;
    }
}

/// The names of the figures that describe a way.
pub const SAYS: [&str; 15] = [
    "always",
    "name",
    "name of one word",
    "shapeless name",
    "likely kind",
    "asked",
    "ranker",
    "pronoun",
    "description",
    "clause",
    "going on",
    "none named",
    "group",
    "body",
    "named once",
];

/// The figures of one way, in the order of [`SAYS`].
pub type Said = [f32; SAYS.len()];

/// The weights of the figures, in the order of [`SAYS`].
static WEIGHTS: LazyLock<[f32; SAYS.len()]> = LazyLock::new(|| {
    let mut weights = [0.0; SAYS.len()];
    for (name, weight) in FILE.lines().filter_map(|line| line.split_once('\t')) {
        if let Some(at) = SAYS.iter().position(|said| *said == name) {
            weights[at] = weight.parse().unwrap_or_default();
        }
    }
    weights
});

impl Reading<'_> {
    /// Returns the likelihood that the speaker at the end of a way is the right one, from 0 to 1.
    pub(super) fn likely(
        &self,
        speaker: SpeakerIdx,
        chain: &[Link],
        course: Course,
    ) -> (f32, Said) {
        let said = self.says(speaker, chain, course);
        let sum: f32 = said.iter().zip(&*WEIGHTS).map(|(said, weight)| said * weight).sum();
        (1.0 / (1.0 + (-sum).exp()), said)
    }

    /// Computes the figures of a way, in the order of [`SAYS`].
    fn says(&self, speaker: SpeakerIdx, chain: &[Link], course: Course) -> Said {
        let flag = |holds: bool| f32::from(u8::from(holds));
        let first = chain.first().map_or("", |link| link.reason);
        let entry = &self.story.entries[speaker.0 as usize];
        let kind = entry.speaker.kind;
        let character = entry.character.map(|character| &self.story.cast.characters[character]);
        let likely_kind = character.map_or(1.0, |of| {
            let [person, body, place, _] = of.chances();
            match of.kind {
                SpeakerType::Person => person,
                SpeakerType::Place => place,
                _ => body,
            }
        });
        let is_name = first == "the name itself";
        let mentions = character.map_or(0, |of| of.mentions);
        [
            1.0,
            flag(is_name),
            flag(character.is_some_and(|of| of.words.len() < 2)),
            flag(character.is_some_and(|of| of.fullest.shape == Shape::Unknown)),
            log_odds(likely_kind),
            flag(course.asked),
            if course.asked { log_odds(course.likely) } else { 0.0 },
            flag(first == "pronoun"),
            flag(first == "description"),
            flag(first == "relative clause"),
            flag(first.starts_with("who was speaking") || first.starts_with("who is speaking")),
            flag(character.is_none()),
            flag(matches!(kind, SpeakerType::Group | SpeakerType::Unnamed)),
            flag(matches!(kind, SpeakerType::Organization | SpeakerType::Place)),
            flag(mentions == 1),
        ]
    }
}

/// Returns the log-odds, cut to between -5 and 5.
fn log_odds(chance: f32) -> f32 {
    (chance / (1.0 - chance).max(f32::MIN_POSITIVE)).max(f32::MIN_POSITIVE).ln().clamp(-5.0, 5.0)
}

#[cfg(test)]
mod tests {
    use super::FILE;
    use super::SAYS;

    #[test]
    fn every_line_of_the_file_is_something_said_and_a_number() {
        for line in FILE.lines() {
            let (name, weight) = line.split_once('\t').unwrap();
            assert!(SAYS.contains(&name), "{line}");
            assert!(weight.parse::<f32>().is_ok_and(f32::is_finite), "{line}");
        }
        assert_eq!(FILE.lines().count(), SAYS.len());
    }
}
