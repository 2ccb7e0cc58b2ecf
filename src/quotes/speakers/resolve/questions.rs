//! Records the questions to the ranker on the way, for training to learn from.
//!
//! The very code that resolves sources records them, so training sees exactly what is decided on.

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::Story;
use crate::quotes::speakers::resolve::Telling;
use crate::quotes::speakers::resolve::antecedent::Candidate;

/// The question that the ranker was asked for one source, for training to learn from.
#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub struct Asked {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// The index of the attribution in its paragraph.
    pub attribution: usize,
    /// The kind of pointer.
    pub pointed: Pointed,
    /// The candidates, each with its name, `None` for nobody, and with true if the name is one of
    /// its own rather than a description.
    pub candidates: Vec<(Option<String>, bool, Signs)>,
}

/// Returns the questions that [`crate::quotes::speakers::resolve::speakers`] asks on its way.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub fn questions(
    paragraphs: &[Paragraph],
    attributions: &[Vec<Attribution>],
    lexicon: &Lexicon,
) -> Vec<Asked> {
    let mut goes_on = |_| true;
    let consent = &mut Consent::of(&mut goes_on);
    let mut story = Story::default();
    let paragraphs = Stretch::new(0, paragraphs);
    let Some(names) = story.gather(paragraphs, lexicon, consent) else { return Vec::new() };
    let telling = Telling { paragraphs, names: &names, is_last: true };
    let mut reading = Reading::new(telling, lexicon, &mut story);
    reading.attributions = Stretch::new(paragraphs.start(), attributions);
    reading.questions = Some(Vec::new());
    for (idx, found) in attributions.iter().enumerate() {
        reading.paragraph(idx, found, consent);
    }
    reading.questions.unwrap_or_default()
}

impl Reading<'_> {
    /// Keeps the question for one source, if questions are to be kept.
    pub(super) fn record(&mut self, paragraph: usize, attribution: usize) {
        let Some((_, pointed, candidates)) = self.asked.take() else { return };
        let Some(mut questions) = self.questions.take() else { return };
        let name = |candidate: &Candidate| match candidate.reference?.who {
            Who::Named(character) => {
                Some(self.name(self.story.cast.characters[character].fullest.span))
            }
            Who::Described(speaker) => {
                Some(self.story.entries[speaker.0 as usize].speaker.name.clone())
            }
        };
        let is_named = |candidate: &Candidate| {
            candidate.reference.is_some_and(|found| matches!(found.who, Who::Named(_)))
        };
        let candidates = candidates
            .iter()
            .map(|candidate| (name(candidate), is_named(candidate), candidate.signs))
            .collect();
        questions.push(Asked { paragraph, attribution, pointed, candidates });
        self.questions = Some(questions);
    }
}
