//! How a text is laid out: which of its lines belong together.
//!
//! Some texts hold a paragraph a line; others were wrapped by hand, so that a
//! paragraph goes on over many lines. In the latter a line ends where it does
//! because the next word would not have fitted. That is what is tested: over
//! the whole text, for one line says little.

use std::ops::Range;

use crate::ingest::lines::Line;
use crate::ingest::marks;

/// Nobody wraps by hand at more columns than this.
const WIDEST_MEASURE: usize = 100;

/// Out of a hundred line ends in a text wrapped by hand: at least so many fall
/// inside a sentence, and at least so many are where the next word would not
/// have fitted.
const INSIDE_SENTENCE: usize = 40;
const FULL: usize = 70;

/// Paragraphs as ranges of lines, none of them blank, in order.
pub(crate) fn paragraphs(text: &str, lines: &[Line]) -> Vec<Range<usize>> {
    let measure = measure(text, lines);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    for idx in (0..lines.len()).filter(|&idx| !lines[idx].is_blank()) {
        match paragraphs.last_mut() {
            Some(last) if last.end == idx && goes_on(text, lines, last, measure) => last.end += 1,
            _ => paragraphs.push(idx..idx + 1),
        }
    }
    paragraphs
}

/// The columns a text was wrapped at by hand; `None` where a line is a paragraph.
fn measure(text: &str, lines: &[Line]) -> Option<usize> {
    let inner: Vec<&[Line]> =
        lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank()).collect();
    let mut widths: Vec<usize> = inner.iter().map(|pair| pair[0].indent + pair[0].width).collect();
    widths.sort_unstable();
    // Of every twenty lines one may stick out: an address, a headline.
    let measure = *widths.get(widths.len().saturating_sub(1) * 19 / 20)?;
    if measure > WIDEST_MEASURE {
        return None;
    }
    let inside = inner.iter().filter(|pair| !ends_sentence(text, pair[0])).count();
    let full = inner.iter().filter(|pair| is_full(text, pair[0], pair[1], measure)).count();
    let wrapped = inside * 100 >= inner.len() * INSIDE_SENTENCE && full * 100 >= inner.len() * FULL;
    wrapped.then_some(measure)
}

/// Whether the line after `paragraph` is part of it.
fn goes_on(text: &str, lines: &[Line], paragraph: &Range<usize>, measure: Option<usize>) -> bool {
    let Some(measure) = measure else { return false };
    let (first, last) = (lines[paragraph.start], lines[paragraph.end - 1]);
    let next = lines[paragraph.end];
    let (first_text, next_text) = (&text[first.span.range()], &text[next.span.range()]);
    if marks::is_quoted_line(first_text) != marks::is_quoted_line(next_text)
        || marks::is_list_item(next_text)
    {
        return false;
    }
    if !marks::is_list_item(first_text) && next.indent >= last.indent + 2 {
        return false;
    }
    is_full(text, last, next, measure)
        || !(ends_sentence(text, last) || marks::is_heading_line(&text[last.span.range()]))
}

/// Whether the first word of `next` would not have fitted on `line`, give or
/// take a tenth of the measure: people wrap less strictly than programs.
fn is_full(text: &str, line: Line, next: Line, measure: usize) -> bool {
    let next_text = &text[next.span.range()];
    let word = next_text.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.indent + line.width + 1 + word > measure - measure / 10
}

/// Whether the last mark of the line ends a sentence, inside quotation marks
/// and brackets or not.
fn ends_sentence(text: &str, line: Line) -> bool {
    marks::ends_sentence(&text[line.span.range()])
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use crate::ingest::lines::lines;

    /// Each paragraph on a line, its own line breaks as `|`.
    fn laid_out(text: &str) -> String {
        let lines = lines(text);
        let join = |range: std::ops::Range<usize>| {
            let texts: Vec<&str> =
                lines[range].iter().map(|line| &text[line.span.range()]).collect();
            texts.join("|")
        };
        paragraphs(text, &lines).into_iter().map(join).collect::<Vec<_>>().join("\n")
    }

    const WRAPPED: &str = "The minister told reporters that the talks had gone\n\
        well and that he would see his counterpart again. He\n\
        left without taking questions.\n";

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph() {
        let text = format!("{WRAPPED}\n{WRAPPED}");
        let one = WRAPPED.trim_end().replace('\n', "|");
        assert_eq!(laid_out(&text), format!("{one}\n{one}"));
    }

    #[test]
    fn a_short_line_that_ends_a_sentence_ends_its_paragraph_too() {
        let text = format!("{WRAPPED}{WRAPPED}");
        let one = WRAPPED.trim_end().replace('\n', "|");
        assert_eq!(laid_out(&text), format!("{one}\n{one}"));
    }

    #[test]
    fn an_indented_line_starts_a_paragraph() {
        let text = format!("  {WRAPPED}  {WRAPPED}");
        let one = WRAPPED.trim_end().replace('\n', "|");
        assert_eq!(laid_out(&text), format!("{one}\n{one}"));
    }

    #[test]
    fn long_lines_are_a_paragraph_each() {
        let line =
            "He said that the talks had gone well and that he would see him again. ".repeat(3);
        let text = format!("{line}\n{line}\n\n{line}\n");
        assert_eq!(laid_out(&text).lines().count(), 3);
    }

    #[test]
    fn short_sentences_are_a_paragraph_each() {
        let text = "He came.\nHe saw nobody there at all.\nThen he left.\nNobody knew why.\n";
        assert_eq!(laid_out(text).lines().count(), 4);
    }

    #[test]
    fn short_lines_without_sentences_are_left_apart() {
        let text = "Ann Lee\nBo\nCarla Di Stefano, chair\nDeng\nEve Adams\nFay\n";
        assert_eq!(laid_out(text).lines().count(), 6);
    }

    #[test]
    fn list_items_are_apart_and_keep_their_further_lines() {
        let item = "- The minister told reporters that the talks had\n  gone very well and that he would come back there\n  soon.\n";
        assert_eq!(laid_out(&item.repeat(3)).lines().count(), 3);
    }
}
