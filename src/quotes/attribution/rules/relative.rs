//! Parts a report from the verdict of somebody else that hangs on it: "Holm said it was done, a
//! claim that Lind called “theatrical”".

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The largest number of tokens in the name of the other one.
const LONGEST: usize = 14;

/// The largest number of tokens between the comma and "that": "a claim", "an old reproach".
const NOUN: usize = 4;

/// Makes reports of their own of such verdicts at the end of what was `found`.
pub fn part(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    for idx in (0..found.len()).rev() {
        if let Some(verdict) = verdict(paragraph, &found[idx]) {
            let start = verdict.1;
            if let Some(last) = found[idx].content.last_mut() {
                last.end = start;
            }
            found.insert(idx + 1, verdict.0);
        }
    }
}

/// Returns the verdict at the end of a report, and the token where the words before it end.
fn verdict(paragraph: &Paragraph, said: &Attribution) -> Option<(Attribution, usize)> {
    let last = said.content.last()?;
    let passage = paragraph.tokens[last.end - 1].passage?;
    let mark = paragraph.token_at(paragraph.passages[passage as usize].span.start());
    let cue_end = said.cue.as_ref()?.end;
    if mark <= last.start + 1 || cue_end > last.start {
        return None;
    }
    let verb = mark - 1;
    let is_verdict = matches!(
        paragraph.lower(verb),
        "called" | "calls" | "dubbed" | "branded" | "labelled" | "labeled" | "termed"
    );
    let from = verb.saturating_sub(LONGEST).max(last.start);
    let relative =
        (from..verb).rev().find(|&at| matches!(paragraph.lower(at), "that" | "which"))?;
    let comma = (relative.saturating_sub(NOUN)..relative)
        .rev()
        .find(|&at| paragraph.word(at) == ",")
        .filter(|&comma| comma > last.start)?;
    let has_noun =
        comma + 1 == relative || matches!(paragraph.lower(comma + 1), "a" | "an" | "something");
    let outside = (comma..verb).all(|at| paragraph.tokens[at].state == QuoteState::Outside);
    let verdict = Attribution {
        content: vec![mark..last.end],
        cue: Some(verb..verb + 1),
        source: Some(relative + 1..verb),
        rule: said.rule,
        evidence: said.evidence,
        confidence: said.confidence,
        ..Attribution::default()
    };
    (is_verdict && has_noun && outside && relative + 1 < verb).then_some((verdict, comma))
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    #[test]
    fn the_verdict_on_a_report_is_somebody_elses() {
        let text = Text::new(
            "Ada Holm said that the lock was finished by torchlight, a claim that the keeper, \
             Bo Lind, called “theatrical”.",
        );
        let found = analyze(&text, Model::bundled());
        let names: Vec<&str> = found
            .quotations
            .iter()
            .map(|said| found.speakers[said.speaker.unwrap().0 as usize].name.as_str())
            .collect();
        assert_eq!(names, ["Ada Holm", "Bo Lind"]);
    }
}
