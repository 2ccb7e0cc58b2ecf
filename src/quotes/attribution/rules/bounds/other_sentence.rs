//! Takes from a report what stands in a sentence before its own: "The lock leaks. Holm said it would
//! close." Only what comes first in marks may be reported there.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The likelihood of a passage that lost its report.
const CONFIDENCE: f32 = 0.5;

/// The fewest tokens of a passage in marks that is a sentence.
const FEWEST: usize = 6;

/// Takes such pieces from all that was `found`; whole sentences in marks stay.
pub fn part(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    for said in &mut *found {
        begin_with_mark(paragraph, said);
    }
    for idx in (0..found.len()).rev() {
        let Some(start) = own_sentence(paragraph, &found[idx]) else { continue };
        let is_quoted = |piece: &Range<usize>| piece.clone().any(|at| !paragraph.is_outside(at));
        // Two passages in marks around a report may both be of it.
        let has_quoted =
            found[idx].content.iter().any(|piece| piece.start >= start && is_quoted(piece));
        // "“Why?” Holm asked": a question ends no report.
        let mark =
            usize::from(start > 1 && paragraph.tokens[start - 1].state == QuoteState::Closing);
        let asks = matches!(paragraph.word(start - 1 - mark), "?" | "!");
        let is_early = |piece: &Range<usize>| {
            piece.end <= start && !asks && (!is_quoted(piece) || !has_quoted)
        };
        let (early, own): (Vec<_>, Vec<_>) =
            std::mem::take(&mut found[idx].content).into_iter().partition(is_early);
        found[idx].content = own;
        let whole = early.into_iter().filter(|piece| is_sentence(paragraph, piece));
        // "“It leaks.” He also said it would close": he is whoever said that it leaks.
        let is_same = |source: &Range<usize>| {
            let end = found[idx].cue.as_ref().map_or(source.end, |cue| cue.end.max(source.end));
            matches!(paragraph.lower(source.start), "he" | "she")
                || (source.start..end).any(|at| paragraph.lower(at) == "also")
        };
        let source = found[idx].source.clone().filter(is_same);
        let kept: Vec<Attribution> = whole
            .map(|piece| Attribution {
                content: vec![piece],
                source: source.clone(),
                rule: found[idx].rule,
                confidence: found[idx].confidence.min(CONFIDENCE),
                ..Attribution::default()
            })
            .collect();
        found.splice(idx..idx, kept);
    }
}

/// Lets words before a report begin with the passage that they end with, where that begins a sentence: "|
/// He won the ‘Oar of the Year’ award. ‘It is heavy,’ he said".
fn begin_with_mark(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let [piece] = &mut said.content[..] else { return };
    if piece.end > cue.start || !paragraph.is_outside(piece.start) {
        return;
    }
    let closing = &paragraph.tokens[piece.end - 1];
    let Some(idx) = closing.passage.filter(|_| closing.state == QuoteState::Closing) else {
        return;
    };
    let mark = paragraph.passage_tokens(idx as usize).start;
    let stops = mark > piece.start && matches!(paragraph.word(mark - 1), "." | "!" | "?");
    if stops && paragraph.starts_upper(mark + 1) {
        piece.start = mark;
    }
}

/// Returns the first token of the sentence of the cue, if content stands in it or behind it as well
/// as before it.
fn own_sentence(paragraph: &Paragraph, said: &Attribution) -> Option<usize> {
    let cue = said.cue.as_ref()?;
    let start = paragraph.sentence_of(cue.start).start;
    let has_both = said.content.first()?.end <= start && said.content.last()?.start >= start;
    (has_both && start > 0).then_some(start)
}

/// Returns true if a piece is a passage that ends as a sentence does.
fn is_sentence(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    piece.len() >= FEWEST
        && paragraph.tokens[piece.start].state == QuoteState::Opening
        && paragraph.tokens[piece.end - 1].state == QuoteState::Closing
        && paragraph.starts_upper(piece.start + 1)
        && matches!(paragraph.word(piece.end - 2), "." | "!" | "?")
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::part;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the content of each attribution that becomes of one.
    fn parted(text: &str, cue: Range<usize>, content: &[Range<usize>]) -> Vec<Vec<String>> {
        let paragraph = Paragraph::all(text).remove(0);
        let content = content.to_vec();
        let mut found = vec![Attribution { cue: Some(cue), content, ..Attribution::default() }];
        part(&paragraph, &mut found);
        let words = |piece: &Range<usize>| {
            paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
        };
        found.iter().map(|said| said.content.iter().map(words).collect()).collect()
    }

    #[test]
    fn what_another_sentence_tells_is_not_reported() {
        let text = "The lock leaks. Holm said it would close.";
        assert_eq!(parted(text, 5..6, &[0..3, 6..9]), [["it would close"]]);
    }

    #[test]
    fn what_stands_before_the_passage_is_not_said() {
        for text in [
            "Bo Lind won the ‘Oar of the Year’ award. ‘It is a great honour,’ he said.",
            "Bo Lind, known as 'Sandbag', was out at dawn. 'You do what you can,' he said.",
        ] {
            let found = said(text);
            assert!(
                found.starts_with("Bo Lind: ‘It") || found.starts_with("Bo Lind: 'You"),
                "{found}"
            );
        }
    }

    #[test]
    fn a_sentence_in_marks_stands_by_itself() {
        let text = "“It leaks on both sides.” Holm said it would close.";
        let wanted = [["“It leaks on both sides.”"], ["it would close"]];
        assert_eq!(parted(text, 9..10, &[0..8, 10..13]), wanted);
        let text = "“It leaks on both sides.” Holm said: “It will close.”";
        assert_eq!(parted(text, 9..10, &[0..8, 11..17]).len(), 1);
    }
}
