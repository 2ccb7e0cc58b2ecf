//! Finds out which lines of a text form a paragraph together.
//!
//! In some texts each paragraph is a line; others were wrapped by hand, so that a paragraph takes
//! several lines. In the latter a line ends because the next word would not have fitted. That is
//! what is tested, and over the whole text, because one line says little.

use std::ops::Range;
use std::ops::RangeInclusive;

use crate::ingest::document::line_marks;
use crate::ingest::document::lines::Line;

/// The line lengths, in columns, at which people wrap by hand.
const MEASURES: RangeInclusive<u32> = 30..=100;

/// A text counts as wrapped by hand if of a hundred line ends at least [`INSIDE_SENTENCE`] fall
/// inside a sentence and, of a hundred of those, at least [`FULL`] are about where the next word
/// would not have fitted.
const INSIDE_SENTENCE: usize = 40;
const FULL: usize = 70;

/// If of a hundred line ends inside a sentence at least this many are exactly where the next word
/// would not have fitted, a program wrapped the text.
const EXACT: usize = 98;

/// Columns by which a line must be indented beyond the others to count as indented.
const INDENT: u32 = 2;

/// Yields the paragraphs in order, as ranges of lines without blank ones.
pub(crate) fn paragraphs(text: &str, lines: &[Line]) -> impl Iterator<Item = Range<usize>> {
    let wrapping = Wrapping::of(text, lines);
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next + lines[next..].iter().position(|line| !line.is_blank())?;
        let mut paragraph = start..start + 1;
        while let (Some(line), Some(wrapping)) = (lines.get(paragraph.end), &wrapping)
            && !line.is_blank()
            && wrapping.goes_on(text, lines, &paragraph)
        {
            paragraph.end += 1;
        }
        next = paragraph.end;
        Some(paragraph)
    })
}

/// The way in which a text was wrapped by hand.
#[derive(Debug)]
struct Wrapping {
    /// A line is full if it has more columns than this together with the first word of the next
    /// line.
    measure: u32,
    /// True if a line that is not full always is the last of its paragraph.
    exact: bool,
    /// The least indentation of a line that starts a paragraph; `None` where indentation has
    /// another meaning.
    first_line: Option<u32>,
}

impl Wrapping {
    /// Finds the wrapping of a text; returns `None` where each line is a paragraph.
    fn of(text: &str, lines: &[Line]) -> Option<Wrapping> {
        let measure = measure(text, lines)?;
        // The pairs are computed again rather than kept, because there may be millions.
        let pairs = || lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
        let inside = || pairs().filter(|pair| !ends_sentence(text, pair[0]));
        let (all, within) = (pairs().count(), inside().count());
        let share = |measure: u32| {
            let full = inside().filter(|pair| is_full(text, pair[0], pair[1], measure)).count();
            full * 100 / within.max(1)
        };
        // People wrap less strictly than programs, so a tenth of the measure is allowed for.
        let loose = measure - measure / 10;
        if within * 100 < all * INSIDE_SENTENCE || share(loose) < FULL {
            return None;
        }
        let widest = inside().map(|pair| pair[0].indent.saturating_add(pair[0].width)).max();
        let exact = widest.filter(|&widest| share(widest) >= EXACT);
        Some(Wrapping {
            measure: exact.unwrap_or(loose),
            exact: exact.is_some(),
            first_line: first_line_indent(lines, pairs()),
        })
    }

    /// Tells whether the line after `paragraph` belongs to it.
    fn goes_on(&self, text: &str, lines: &[Line], paragraph: &Range<usize>) -> bool {
        let (first, last) = (lines[paragraph.start], lines[paragraph.end - 1]);
        let next = lines[paragraph.end];
        let (first_text, next_text) = (&text[first.span.range()], &text[next.span.range()]);
        if line_marks::is_quoted_line(first_text) != line_marks::is_quoted_line(next_text)
            || line_marks::is_list_item(next_text)
            || !line_marks::is_list_item(first_text) && self.is_indented(last, next)
        {
            return false;
        }
        is_full(text, last, next, self.measure) || !self.exact && !may_be_last(text, last)
    }

    fn is_indented(&self, last: Line, next: Line) -> bool {
        match self.first_line {
            Some(indent) => next.indent >= indent,
            None => next.indent >= last.indent.saturating_add(INDENT),
        }
    }
}

/// Returns the number of columns that lines reach and hardly any exceeds, or `None` where nobody
/// wraps at that number.
fn measure(text: &str, lines: &[Line]) -> Option<u32> {
    // A single word on a line, such as an address, cannot be wrapped.
    let is_wrappable = |line: &&Line| text[line.span.range()].contains(char::is_whitespace);
    let widths =
        lines.iter().filter(is_wrappable).map(|line| line.indent.saturating_add(line.width));
    // `counts[n]` lines have `n` columns; lines beyond any measure are counted together.
    let beyond = *MEASURES.end() + 1;
    let mut counts = vec![0_usize; beyond as usize + 1];
    widths.for_each(|width| counts[width.min(beyond) as usize] += 1);
    // Of twenty lines one may be longer: a headline, a row of a table.
    let all: usize = counts.iter().sum();
    let last = all.checked_sub(1 + all / 20)?;
    let mut up_to = 0;
    let measure = (0..).zip(&counts).find(|(_, count)| {
        up_to += **count;
        up_to > last
    });
    measure.map(|(width, _)| width).filter(|measure| MEASURES.contains(measure))
}

/// Returns the least indentation of a line that starts a paragraph, if the text indents first
/// lines: then a line without indentation follows most of the indented ones.
fn first_line_indent<'l>(lines: &[Line], pairs: impl Iterator<Item = &'l [Line]>) -> Option<u32> {
    let flush = lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent).min()?;
    let is_indented = |line: &Line| line.indent >= flush + INDENT;
    let (mut outdented, mut stepped_in) = (0, 0);
    for pair in pairs {
        outdented += usize::from(is_indented(&pair[0]) && !is_indented(&pair[1]));
        stepped_in += usize::from(is_indented(&pair[1]));
    }
    let more = outdented * 2 > stepped_in;
    more.then_some(flush + INDENT)
}

/// Tells whether a line that is not full may be the last of its paragraph.
fn may_be_last(text: &str, line: Line) -> bool {
    let content = &text[line.span.range()];
    ends_sentence(text, line) || content.ends_with(':') || line_marks::is_heading_line(content)
}

/// Tells whether the first word of `next` would not have fitted on `line`.
fn is_full(text: &str, line: Line, next: Line, measure: u32) -> bool {
    let next_text = &text[next.span.range()];
    let word = next_text.split_whitespace().next().map_or(0, |word| word.chars().count());
    u64::from(line.indent) + u64::from(line.width) + 1 + word as u64 > u64::from(measure)
}

/// Tells whether the line ends a sentence; quotation marks and brackets may follow the full stop.
fn ends_sentence(text: &str, line: Line) -> bool {
    line_marks::ends_sentence(&text[line.span.range()])
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use crate::ingest::document::lines::lines;

    /// Lists the paragraphs, one a line, with their own line breaks as `|`.
    fn laid_out(text: &str) -> String {
        let lines = lines(text);
        let join = |range: std::ops::Range<usize>| {
            let texts: Vec<&str> =
                lines[range].iter().map(|line| &text[line.span.range()]).collect();
            texts.join("|")
        };
        paragraphs(text, &lines).map(join).collect::<Vec<_>>().join("\n")
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
    fn a_paragraph_of_one_indented_line_is_one_still() {
        let text = format!("  {WRAPPED}  He was tired.\n  So was she.\n  {WRAPPED}");
        let one = WRAPPED.trim_end().replace('\n', "|");
        assert_eq!(laid_out(&text), format!("{one}\nHe was tired.\nSo was she.\n{one}"));
    }

    #[test]
    fn a_passage_that_is_indented_as_a_whole_is_one_paragraph() {
        let block = WRAPPED.trim_end().replace('\n', "\n    ");
        let text = format!("{WRAPPED}\n    {block}\n\n{WRAPPED}");
        assert_eq!(laid_out(&text).lines().count(), 3);
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
    fn a_headline_and_an_address_do_not_hide_that_lines_were_wrapped() {
        let text = format!("Talks\n\n{WRAPPED}\nhttps://example.org/{}\n", "a".repeat(200));
        assert_eq!(laid_out(&text).lines().count(), 3);
    }

    #[test]
    fn list_items_are_apart_and_keep_their_further_lines() {
        let item = "- The minister told reporters that the talks had\n  gone very well and that he would come back there\n  soon.\n";
        assert_eq!(laid_out(&item.repeat(3)).lines().count(), 3);
    }
}
