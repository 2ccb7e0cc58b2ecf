//! Frees a passage that a word inside its own marks was taken to report: “They *know*. I *told* them.”
//!
//! A verb between the marks is part of what was said, and no quotation ends before its mark.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// Makes the passage the content of what was `said`, and takes such a cue and its source from it, or a
/// cue that is no word.
pub fn release(paragraph: &Paragraph, said: &mut Attribution) {
    drop_mark(paragraph, said);
    let passage = passage(paragraph, said).or_else(|| behind_question(paragraph, said));
    let Some(passage) = passage else { return };
    said.content = vec![passage];
    said.cue = None;
    said.source = None;
}

/// Takes an opening mark from the end of a source: "Minister *‘*told colleagues to wait’".
fn drop_mark(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(source) = said.source.as_mut().filter(|source| source.len() > 1) else { return };
    let is_mark = paragraph.tokens[source.end - 1].state == QuoteState::Opening;
    source.end -= usize::from(is_mark);
}

/// Returns the closed passage that holds the cue, the source and the content that begins it.
fn passage(paragraph: &Paragraph, said: &Attribution) -> Option<Range<usize>> {
    let cue = said.cue.as_ref().filter(|cue| !cue.is_empty())?;
    let first = said.content.first()?;
    let idx = paragraph.tokens[cue.start].passage? as usize;
    let tokens = paragraph.passage_tokens(idx);
    let inside = |part: &Range<usize>| tokens.start <= part.start && part.end <= tokens.end;
    let is_own = paragraph.tokens[first.start].state == QuoteState::Opening
        && first.start == tokens.start
        && first.end <= cue.start
        && inside(cue)
        && said.source.as_ref().is_none_or(inside)
        && said.content.iter().all(inside);
    if !is_own || !paragraph.passages[idx].is_closed() {
        return None;
    }
    // A mark in the middle opens or ends something that was not read so.
    let is_single = |at: usize| matches!(paragraph.word(at), "'" | "‘" | "’");
    let is_mark = |at: usize| {
        matches!(paragraph.word(at), "\"" | "“" | "”" | "''" | "``")
            || is_single(tokens.start) && is_single(at)
    };
    let is_whole = !(tokens.start + 1..tokens.end - 1).any(is_mark);
    is_whole.then_some(tokens)
}

/// Returns the passage that was taken to be reported by the mark of a question before it: "How many?
/// “I don't know.”"
fn behind_question(paragraph: &Paragraph, said: &Attribution) -> Option<Range<usize>> {
    let cue = said.cue.as_ref().filter(|cue| cue.len() == 1)?;
    let [piece] = &said.content[..] else { return None };
    let idx = paragraph.tokens[piece.start].passage? as usize;
    let tokens = paragraph.passage_tokens(idx);
    let is_answer = paragraph.word(cue.start) == "?"
        && cue.end == piece.start
        && tokens.start == piece.start
        && piece.end <= tokens.end;
    (is_answer && paragraph.passages[idx].is_closed()).then_some(tokens)
}

#[cfg(test)]
mod tests {
    use super::release;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn a_word_in_the_marks_does_not_report_them() {
        let paragraph = Paragraph::all("Holm shrugs. “They know. I told them.”").remove(0);
        let mut said = Attribution {
            source: Some(7..8),
            cue: Some(8..9),
            content: std::iter::once(3..6).collect(),
            ..Attribution::default()
        };
        release(&paragraph, &mut said);
        assert_eq!(said.content[0], 3..paragraph.len());
        assert!(said.cue.is_none() && said.source.is_none());
    }

    #[test]
    fn a_mark_within_leaves_the_passage_as_it_was_read() {
        let text = "“It leaks, \" Holm said. \" It sinks.”";
        let paragraph = Paragraph::all(text).remove(0);
        assert!(paragraph.tokens[6].passage.is_some());
        let mut said = Attribution {
            source: Some(5..6),
            cue: Some(6..7),
            content: std::iter::once(0..4).collect(),
            ..Attribution::default()
        };
        release(&paragraph, &mut said);
        assert_eq!(said.content[0], 0..4);
    }

    #[test]
    fn a_question_mark_reports_nothing() {
        let paragraph = Paragraph::all("How many? “I don't know yet.”").remove(0);
        let mut said = Attribution {
            source: Some(1..2),
            cue: Some(2..3),
            content: std::iter::once(3..7).collect(),
            ..Attribution::default()
        };
        release(&paragraph, &mut said);
        assert_eq!(said.content[0], 3..paragraph.len());
        assert!(said.cue.is_none() && said.source.is_none());
    }
}
