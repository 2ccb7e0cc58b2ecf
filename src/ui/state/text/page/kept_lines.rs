//! Finds passages whose lines stay as the text has them, such as programs and verse.
//!
//! Such a passage is told by the text alone: all its lines are moved in further than those of the
//! text around it.

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::text::Span;

/// Columns by which each line is moved in at least.
const LEAST_INDENT: usize = 4;

/// Columns of a tab.
const TAB: usize = 4;

/// Bytes of the longest passage; a longer one is a text that somebody moved in as a whole.
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
    white.chars().map(|c| if c == '\t' { TAB } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::KeptLines;
    use crate::article::Article;
    use crate::article::Block;
    use crate::article::BlockKind;
    use crate::text::Span;
    use crate::text::Text;
    use crate::ui::fixture;

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
