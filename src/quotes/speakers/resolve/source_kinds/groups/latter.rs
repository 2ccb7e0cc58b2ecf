//! Finds the one of two whom "the former" and "the latter" mean.

use crate::quotes::analysis::Link;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase::Source;

impl Reading<'_> {
    /// Returns the second of the two who were named together last for "the latter", the first for
    /// "the former".
    pub(super) fn one_of_two(&mut self, paragraph_idx: usize, parsed: &Source) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = parsed.group.start;
        if parsed.group.len() != 2 || paragraph.lower(start) != "the" {
            return None;
        }
        let place = match paragraph.lower(start + 1) {
            "former" => 0,
            "latter" => 1,
            _ => return None,
        };
        let two = self.named_together(paragraph_idx, start, 1, |reading, two| {
            two.len() == 2 && reading.are_alike(two)
        })?;
        let span = paragraph.span(start, start + 2);
        let name = self.mentions.at(two[place]).span;
        let steps = vec![
            Link { mention: span, reason: "description" },
            Link { mention: name, reason: "whom it varies" },
        ];
        Some(self.character(self.named[two[place]], steps))
    }

    /// Returns true for two people or two bodies.
    fn are_alike(&self, two: &[usize]) -> bool {
        let kinds = two.iter().map(|&idx| self.story.cast.characters[self.named[idx]].kind);
        let kinds: Vec<_> = kinds.collect();
        kinds.iter().all(|kind| *kind == kinds[0])
    }
}
