//! Gives speech that goes on in the next paragraph its speaker.

use crate::quotes::analysis::Link;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::introduced;
use crate::quotes::attribution::rules::signature;
use crate::quotes::attribution::rules::turns;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;

impl Reading<'_> {
    /// Gives a passage that goes on from the paragraph before the same speaker.
    pub(super) fn continue_speech(
        &mut self,
        paragraph_idx: usize,
        attributions: &[Attribution],
        found: &mut [Found],
    ) {
        let paragraph = self.paragraphs.at(paragraph_idx);
        for (attribution, found) in attributions.iter().zip(found) {
            if turns::is_turn(attribution.rule) && attribution.source.is_none() {
                *found = self.turn_goes_on(attribution.rule);
                continue;
            }
            if attribution.rule == signature::BELOW {
                let next = self.paragraphs.get(paragraph_idx + 1);
                let name = next.and_then(signature::name_below);
                *found = name.and_then(|name| self.resolve(paragraph_idx + 1, name, 0));
                continue;
            }
            if found.is_some() || attribution.cue.is_some() {
                continue;
            }
            let Some(tokens) = attribution.content.first() else { continue };
            let passage =
                paragraph.tokens[tokens.start].passage.map(|idx| paragraph.passages[idx as usize]);
            let all = paragraph.span(0, paragraph.len());
            let goes_on = attribution.rule == introduced::RULE
                || passage.is_some_and(|passage| passage.continues || passage.span.covers(all));
            if let Some((speaker, span)) = self.story.last
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
