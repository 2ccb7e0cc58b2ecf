//! Takes the source from what somebody was asked: "Lund, asked whether they would win, said: …".
//!
//! The network takes such a participle for a verb, and whoever answers for the one who asked.

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;

/// The participles of verbs that put something to somebody.
pub const PUT: [&str; 5] = ["asked", "pressed", "questioned", "quizzed", "challenged"];

/// Takes the source from each of the attributions that its source answers in the same sentence:
/// then somebody else asked, who is not named.
pub fn release(paragraph: &Paragraph, found: &mut [Attribution]) {
    for said in &mut *found {
        drop_question(paragraph, said);
        give_to_asker(paragraph, said);
    }
    for idx in 0..found.len() {
        let answers = |other: &Attribution| is_answer(paragraph, &found[idx], other);
        if is_put_to_source(paragraph, &found[idx]) && found.iter().any(answers) {
            found[idx].source = None;
        }
    }
}

/// Takes the question from what its answer reports: "Asked by Lind whether it leaked, Holm said: “No.”"
fn drop_question(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return };
    if source.is_empty() {
        return;
    }
    let sentence = paragraph.sentence_of(source.start);
    let is_asked = PUT.contains(&paragraph.lower(sentence.start)) && cue.start >= source.end;
    if is_asked && said.content.iter().any(|piece| piece.start >= cue.end) {
        said.content.retain(|piece| piece.start < sentence.start || piece.start >= source.end);
    }
}

/// Gives what somebody was asked, and nothing of the answer, to who asked: "Pressed by *Lind* on why it leaks,
/// Holm shrugged."
fn give_to_asker(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(source), [content]) = (&said.source, &said.content[..]) else { return };
    let verb = paragraph.sentence_of(content.start).start;
    let word = paragraph.lower(verb);
    let is_put = PUT.contains(&word) || matches!(word, "pushed" | "grilled");
    let asker = verb + 2..content.start;
    let answers = source.start >= content.end
        && paragraph.word(source.start - 1) == ","
        && paragraph.tokens.get(source.start).map(|token| token.sentence)
            == paragraph.tokens.get(verb).map(|token| token.sentence);
    let is_named = !asker.is_empty()
        && asker.clone().all(|at| paragraph.is_outside(at) && paragraph.word(at) != ",");
    if is_put && paragraph.lower(verb + 1) == "by" && answers && is_named {
        said.source = Some(asker);
        said.cue = Some(verb..verb + 1);
    }
}

/// Returns true if the cue is a participle behind a comma that ends the source: "Lund, asked".
fn is_put_to_source(paragraph: &Paragraph, attribution: &Attribution) -> bool {
    let (Some(cue), Some(source)) = (&attribution.cue, &attribution.source) else { return false };
    PUT.contains(&paragraph.lower(cue.start))
        && cue.start > 0
        && paragraph.word(cue.start - 1) == ","
        && (cue.start - 1..=cue.start).contains(&source.end)
}

/// Returns true if `other` has the same source, and a cue behind what this one reports, with a
/// comma before it: ", asked whether they would win, said".
fn is_answer(paragraph: &Paragraph, asked: &Attribution, other: &Attribution) -> bool {
    let (Some(cue), Some(end)) = (&other.cue, asked.content.last().map(|piece| piece.end)) else {
        return false;
    };
    other.source == asked.source
        && cue.start >= end
        && paragraph.word(cue.start - 1) == ","
        && paragraph.tokens[cue.start].sentence == paragraph.tokens[end - 1].sentence
}

#[cfg(test)]
mod tests {
    use super::release;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the speaker of what each line reports first.
    fn first_speaker(text: &str) -> Option<String> {
        let analysis = analyze(&text.into(), Model::bundled());
        let speaker = analysis.quotations.first()?.speaker?;
        Some(analysis.speakers[speaker.0 as usize].name.clone())
    }

    #[test]
    fn what_somebody_was_asked_is_no_part_of_the_answer() {
        let text = "Asked by Carl Lind whether she had seen it, Ada Holm said: “No.”";
        let paragraph = Paragraph::all(text).remove(0);
        let (source, cue, answer) = (10..12, 12..14, 14..18);
        let mut found = [Attribution {
            content: vec![4..9, answer.clone()],
            cue: Some(cue),
            source: Some(source),
            ..Attribution::default()
        }];
        release(&paragraph, &mut found);
        assert_eq!(found[0].content, [answer]);
    }

    #[test]
    fn who_was_asked_did_not_ask() {
        let asked =
            "City captain Joe Lund, asked whether his team could win, replied: “Ask me in May.”";
        assert_eq!(first_speaker(asked), None);
        let asks = "City captain Joe Lund asked whether his team could win the title this year.";
        assert_eq!(first_speaker(asks).as_deref(), Some("Joe Lund"));
        let asks = "Joe Lund, 29, asked whether his team could win the title this year.";
        assert_eq!(first_speaker(asks).as_deref(), Some("Joe Lund"));
    }

    #[test]
    fn who_asks_says_what_is_asked_where_nothing_is_answered() {
        let turned = |text: &str| {
            marked(text, |paragraph, said| {
                let mut found = [said];
                release(paragraph, &mut found);
                let source = found[0].source.clone().unwrap();
                paragraph.slice(paragraph.span(source.start, source.end)).to_owned()
            })
        };
        let text = "Pressed by host Carl Ode {on why it leaks}, [Holm] <shrugged>.";
        assert_eq!(turned(text), "host Carl Ode");
        let text = "Pressed by host Carl Ode on why it leaks, [Holm] <said> {it was old}.";
        assert_eq!(turned(text), "Holm");
    }
}
