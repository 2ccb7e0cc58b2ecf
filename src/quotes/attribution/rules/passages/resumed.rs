//! Gives a passage back to whom it belongs where a clause between tells of what they mean: “If you say
//! that,” Holm said, referring to the leak, *“you help nobody.”*
//!
//! The network takes the second passage for what is referred to.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::passages::told_before;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// Moves such passages of what was `found` to the report before.
pub fn give_back(paragraph: &Paragraph, found: &mut [Attribution]) {
    for at in 1..found.len() {
        let Some(passage) = resumed(paragraph, &found[at - 1], &found[at]) else { continue };
        if let Some(piece) = found[at].content.last_mut() {
            // The comma before the mark goes with neither.
            piece.end = passage.start - 1;
        }
        found[at - 1].content.push(passage);
    }
}

/// Returns the passage at the end of what a clause tells that goes on with the passage of `before`.
fn resumed(
    paragraph: &Paragraph,
    before: &Attribution,
    said: &Attribution,
) -> Option<Range<usize>> {
    let (first, cue) = (before.cue.as_ref()?, said.cue.as_ref()?);
    let ([own], [piece]) = (&before.content[..], &said.content[..]) else { return None };
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    // What somebody recalls or cites may hold another's words: "recalling how she had said, “…”".
    let points = matches!(
        paragraph.lower(cue.start),
        "referring" | "alluding" | "pointing" | "speaking" | "talking" | "meaning" | "gesturing"
    );
    let is_tag = own.end <= first.start
        && first.end <= cue.start
        && piece.start >= cue.end
        && before.source == said.source
        && sentence(first.start) == sentence(cue.start);
    let goes_on = paragraph.tokens[own.end - 1].state == QuoteState::Closing
        && paragraph.word(own.end.saturating_sub(2)) == ",";
    let idx = paragraph.tokens[piece.end - 1].passage? as usize;
    let passage = told_before::tokens(paragraph, idx);
    // "Asking this, including, “Why?”" has a question of its own.
    let opening = paragraph.word(passage.start + 1);
    let goes_on = goes_on
        && (opening.starts_with(char::is_lowercase) || opening == "I" || opening.starts_with("I’"));
    let is_behind = passage.end == piece.end
        && passage.start > piece.start + 1
        && paragraph.word(passage.start - 1) == ","
        && paragraph.passages[idx].is_closed();
    (points && is_tag && goes_on && is_behind).then_some(passage)
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn a_clause_between_leaves_the_second_passage_to_its_speaker() {
        let text = "“If you say that,” Ada Holm said, referring to the leak, “you help nobody.”";
        assert_eq!(
            said(text),
            "Ada Holm: “If you say that,” … “you help nobody.”\nAda Holm: the leak"
        );
        let text =
            "“It leaks,” Ada Holm said, suggesting questions, including, “Who will pay for it?”";
        assert!(!said(text).contains("“It leaks,” …"), "{}", said(text));
        let text = "“It leaks,” Ada Holm said, recalling how Bo Lind had told her, “we knew it.”";
        assert!(!said(text).contains("“It leaks,” …"), "{}", said(text));
    }
}
