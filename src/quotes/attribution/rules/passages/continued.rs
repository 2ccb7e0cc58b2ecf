//! Continues speech over several paragraphs: each opens with a mark, only the last is closed.
//!
//! Typography leaves no doubt there, while the network, which reads a
//! paragraph by itself, has nothing to go by but the marks.

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;

/// The name of the rule.
const RULE: Rule = Rule("a speech that goes on");

/// The likelihood of such an attribution: all sixteen such paragraphs of the training articles are
/// content, fifteen of them with a source.
const CONFIDENCE: f32 = 0.9;

/// Adds the passage that goes on from the paragraph before to what was `found`, or
/// makes it surer if it is there with no cue of its own.
pub fn add(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    if !paragraph.passages.first().is_some_and(|passage| passage.continues) {
        return;
    }
    let tokens = paragraph.passage_tokens(0);
    if tokens.start != 0 || tokens.is_empty() {
        return;
    }
    // A cue such as "said" inside the speech is part of the speech.
    let is_cue_in = |said: &Attribution| {
        said.cue.as_ref().is_some_and(|cue| cue.start > 0 && cue.end < tokens.end)
    };
    found.retain(|said| !is_cue_in(said));
    let mut is_found = false;
    for attribution in &mut *found {
        if attribution.content.iter().any(|piece| piece.start < tokens.end) {
            is_found = true;
            if attribution.cue.is_none() {
                attribution.source = None;
                attribution.confidence = attribution.confidence.max(CONFIDENCE);
            }
        }
    }
    if !is_found {
        found.insert(
            0,
            Attribution {
                content: vec![tokens],
                rule: RULE,
                confidence: CONFIDENCE,
                ..Attribution::default()
            },
        );
    }
}

/// Adds the passage that `paragraph` leaves open, and that the `next` one continues, to what was
/// `found`: to the words said before it in the paragraph, if these have a source.
pub fn open(paragraph: &Paragraph, next: &Paragraph, found: &mut [Attribution]) {
    let goes_on = next.passages.first().is_some_and(|passage| passage.continues);
    let Some(passage) = paragraph.passages.last().filter(|passage| goes_on && !passage.is_closed())
    else {
        return;
    };
    let tokens = paragraph.token_at(passage.span.start())..paragraph.len();
    let overlaps = |piece: &std::ops::Range<usize>| piece.end > tokens.start;
    let is_found = found.iter().any(|said| said.content.iter().any(overlaps));
    if is_found || tokens.is_empty() {
        return;
    }
    let before = found.iter_mut().rfind(|said| said.source.is_some() && said.cue.is_some());
    if let Some(said) = before.filter(|said| !said.content.is_empty()) {
        said.content.push(tokens);
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    /// Returns who says the last words of `text`, and where these begin.
    fn last(text: &str) -> (String, String) {
        let text = Text::new(text);
        let found = analyze(&text, Model::bundled());
        let said = found.quotations.last().unwrap();
        let speaker = &found.speakers[said.speaker.unwrap().0 as usize];
        (speaker.name.clone(), text[said.content.first().unwrap()].to_owned())
    }

    #[test]
    fn a_verb_of_saying_inside_the_speech_is_no_cue() {
        let text = "“It rained on Monday,” said Tom Bell, who keeps the lock. “It snowed after.\n\
             “My wife said it would thaw.”";
        let wanted = ("Tom Bell".to_owned(), "“My wife said it would thaw.”".to_owned());
        assert_eq!(last(text), wanted);
        let tagged = "“It rained,” said Tom Bell. “It snowed after.\n“It has not thawed,” he said.";
        assert_eq!(last(tagged).0, "Tom Bell");
    }

    #[test]
    fn a_speech_over_paragraphs_is_one_speakers_to_its_end() {
        let text = Text::new(
            "“We came in spring,” said Ada Holm, a fisher. “The ice had gone.\n\
             “Nobody met us at the quay, nor on the road up.\n\
             “We slept in the church for a month.”",
        );
        let found = analyze(&text, Model::bundled());
        let last: Vec<(&str, &str)> = found
            .quotations
            .iter()
            .map(|said| {
                let speaker = &found.speakers[said.speaker.unwrap().0 as usize];
                let words = &text[said.content.first().unwrap()];
                (speaker.name.as_str(), words.trim_end_matches('.'))
            })
            .skip_while(|(_, words)| !words.starts_with("“Nobody"))
            .collect();
        assert_eq!(
            last,
            [
                ("Ada Holm", "“Nobody met us at the quay, nor on the road up"),
                ("Ada Holm", "“We slept in the church for a month.”"),
            ]
        );
    }
}
