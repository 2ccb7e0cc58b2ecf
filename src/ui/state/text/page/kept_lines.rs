//! Finds passages whose lines stay as the text has them, such as programs and verse.
//!
//! Such a passage is told by the text alone: all its lines are moved in further than those of the
//! text around it.

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::text::Span;
use crate::text::display;
use crate::text::wrap;
use crate::text::wrap::Line;
use crate::ui::state::text::page::line_setting::Spread;
use crate::ui::state::text::page::line_setting::TAB;

/// Columns by which each line is moved in at least.
const LEAST_INDENT: usize = 4;

/// Bytes of the longest passage; a longer one is a text that somebody moved in as a whole, or no row of
/// a table.
const LONGEST: usize = 64 * 1024;

/// The passages of an article whose lines are kept, by their first byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct KeptLines(Vec<(usize, u16)>);

impl KeptLines {
    /// Finds them in an article.
    pub(crate) fn of(article: &Article) -> Self {
        let text = article.text.as_str();
        let kept = article.blocks.iter().filter_map(|block| {
            Some((block.span.start(), u16::try_from(indent(text, block)?).ok()?))
        });
        let kept: Vec<(usize, u16)> = kept.collect();
        let is_flush = |block: &Block| lead(text, block.span.start()).is_empty();
        // A text that is moved in throughout is just printed so.
        let stands_out = kept.is_empty() || article.blocks.iter().any(is_flush);
        KeptLines(if stands_out { kept } else { Vec::new() })
    }

    /// Returns the columns before the first line of the passage that begins at this byte.
    pub(crate) fn indent(&self, start: usize) -> Option<u16> {
        let at = self.0.binary_search_by_key(&start, |(start, _)| *start).ok()?;
        Some(self.0[at].1)
    }
}

/// Returns the columns by which the first line is moved in on a page of this measure.
pub(crate) fn drawn_indent(indent: u16, measure: u16) -> u16 {
    indent.min(measure / 2)
}

/// Tells whether the tabs of a block lead to stops: it is one line, such as a row of a table, which may
/// look like a heading. Where lines are joined, a tab only moved one of them in.
pub(crate) fn is_row_with_tabs(block: &Block, text: &str) -> bool {
    !matches!(block.kind, BlockKind::ListItem | BlockKind::BlockQuotation)
        && text.len() <= LONGEST
        && text.contains('\t')
        && !text.contains('\n')
}

/// Breaks one line of a passage where it has no room in so many columns; it is moved in by `indent`
/// columns beside them.
pub(crate) fn wrapped(text: &str, line: Span, columns: u16, indent: u16) -> Vec<Line> {
    let words = text[line.range()].trim_end_matches(['\n', '\r']);
    if !words.contains('\t') {
        return wrap::wrap(text, line, columns.into()).collect();
    }
    let filled = display::columns(words) + usize::from(Spread::of_tabs(indent).in_beginning(words));
    if filled <= columns.into() {
        // No character fills more columns than it has bytes.
        return wrap::wrap(text, line, line.len()).collect();
    }
    wrap::wrap_with_tabs(text, line, columns.into(), TAB).collect()
}

/// Returns the lines of a passage, which tile it.
pub(crate) fn lines(text: &str, passage: Span) -> impl Iterator<Item = Span> {
    let mut at = passage.start();
    text[passage.range()].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        Span::new(start, at)
    })
}

/// Returns the columns before the first line of a block whose lines are kept.
fn indent(text: &str, block: &Block) -> Option<usize> {
    let passage = &text[block.span.range()];
    if block.kind != BlockKind::Paragraph || passage.len() > LONGEST || !passage.contains('\n') {
        return None;
    }
    let indent = columns(lead(text, block.span.start()));
    let is_moved_in = |line: &str| {
        let rest = line.trim_start_matches([' ', '\t']);
        rest.trim().is_empty() || columns(&line[..line.len() - rest.len()]) >= LEAST_INDENT
    };
    (indent >= LEAST_INDENT && passage.lines().skip(1).all(is_moved_in)).then_some(indent)
}

/// Returns the white space between the beginning of the line and this byte.
fn lead(text: &str, at: usize) -> &str {
    &text[text[..at].trim_end_matches([' ', '\t']).len()..at]
}

fn columns(white: &str) -> usize {
    white.chars().fold(0, |columns, c| match c {
        '\t' => (columns / TAB + 1) * TAB,
        _ => columns + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::KeptLines;
    use super::wrapped;
    use crate::article::Article;
    use crate::article::Block;
    use crate::article::BlockKind;
    use crate::text::Span;
    use crate::text::Text;
    use crate::text::display;
    use crate::ui::fixture;
    use crate::ui::state::text::page::line_setting::Spread;

    /// Returns an article with a block for each of these, as they stand in the text.
    fn article(text: &str, blocks: &[&str]) -> Article {
        let block = |words: &&str| {
            let start = text.find(words).unwrap();
            Block { kind: BlockKind::Paragraph, span: Span::new(start, start + words.len()) }
        };
        let blocks = blocks.iter().map(block).collect();
        Article { text: Text::new(text), blocks, ..fixture::article("x") }
    }

    fn indent(text: &str, blocks: &[&str], of: &str) -> Option<u16> {
        KeptLines::of(&article(text, blocks)).indent(text.find(of).unwrap())
    }

    #[test]
    fn a_line_with_tabs_is_broken_only_where_it_has_no_room() {
        let text = "one\ttwo\tthree four\tfive";
        let broken = |columns, indent| {
            let lines = wrapped(text, Span::new(0, text.len()), columns, indent);
            lines.into_iter().map(|line| &text[line.drawn().range()]).collect::<Vec<_>>()
        };
        assert_eq!(broken(24, 0), [text], "it fills 8 and 12 and 4 columns");
        assert_eq!(broken(26, 2), [text]);
        for columns in 6..24 {
            let lines = broken(columns, 0);
            assert!(lines.len() > 1, "{columns}");
            for line in lines {
                let more = usize::from(Spread::of_tabs(0).in_beginning(line));
                assert!(display::columns(line) + more <= columns.into(), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn lines_are_kept_where_all_are_moved_in_and_others_are_not() {
        let code = "Look:\n\n    def f:\n        do\n\n    end";
        assert_eq!(indent(code, &["Look:", "def f:\n        do\n\n    end"], "def"), Some(4));
        let prose = "Look:\n\n    He came\nand left.";
        assert_eq!(indent(prose, &["Look:", "He came\nand left."], "He"), None);
        let printed = "    He came\n    and left.";
        assert_eq!(indent(printed, &["He came\n    and left."], "He"), None, "all is moved in");
        let line = "Look:\n\n    He came.";
        assert_eq!(indent(line, &["Look:", "He came."], "He"), None, "a paragraph of one line");
    }
}
