//! Resolves "police" to the force that the text names: "Norvik Police", "Norvik police".

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::squeeze;
use crate::text::Span;

/// The largest number of names in which a police force is looked for: a text that has one names it
/// early.
const FOR_A_FORCE: usize = 256;

impl Reading<'_> {
    /// Returns the police force that a noun stands for, if the text names one.
    pub(in crate::quotes::speakers::resolve) fn force(
        &mut self,
        paragraph_idx: usize,
        noun: usize,
        span: Span,
    ) -> Found {
        let step = |mention| vec![Link { mention, reason: "the police whom the text names" }];
        if let Some(force) = self.police(paragraph_idx, noun) {
            return Some(self.character(force, step(span)));
        }
        let force = self.local_police(paragraph_idx, noun)?;
        let name = squeeze(self.paragraphs.at(paragraph_idx).slice(force));
        let speaker = self.describe(name, SpeakerType::Organization, "police".to_owned());
        Some((speaker, step(force)))
    }

    /// Finds the force that "police" means, where the text names one: "Norvik Police".
    fn police(&self, paragraph_idx: usize, noun: usize) -> Option<CharacterIdx> {
        if self.paragraphs.at(paragraph_idx).lower(noun) != "police" {
            return None;
        }
        let known = self.mentions.members().iter().zip(self.named.members()).take(FOR_A_FORCE);
        let mut forces = known.filter(|(mention, _)| {
            mention.words.len() > 1 && mention.words.last().is_some_and(|word| word == "police")
        });
        forces.next().map(|(_, &character)| character)
    }

    /// Finds "Norvik police", where "police" is written small and the text names no force
    /// otherwise.
    fn local_police(&self, paragraph_idx: usize, noun: usize) -> Option<Span> {
        if self.paragraphs.at(paragraph_idx).lower(noun) != "police" {
            return None;
        }
        self.mentions.members().iter().take(FOR_A_FORCE).find_map(|mention| {
            let paragraph = self.paragraphs.at(mention.paragraph);
            let end = mention.tokens.end;
            let is_place = matches!(mention.shape, Shape::Place | Shape::Unknown);
            let is_kind = matches!(&mention.words[..], [word] if is_level(word));
            (is_place && !is_kind && !mention.possessive && paragraph.word(end) == "police")
                .then(|| paragraph.span(mention.tokens.start, end + 1))
        })
    }
}

/// Returns true for the word before a force that says for what level or part of a country it is, and
/// names none: "provincial police".
fn is_level(word: &str) -> bool {
    matches!(
        word,
        "district"
            | "federal"
            | "local"
            | "military"
            | "municipal"
            | "national"
            | "provincial"
            | "regional"
            | "state"
            | "traffic"
    )
}
