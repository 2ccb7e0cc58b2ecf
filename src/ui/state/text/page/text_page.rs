//! Wraps an article to a width.
//!
//! A page is made once for an article and a width; drawing and scrolling then
//! look only at the rows they need, however long the article is. Rows are
//! numbered from the top: first the head, which says what stands in no byte of
//! the text, then the lines of the blocks with a blank line between them.

use std::collections::HashMap;

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::text::Span;
use crate::text::bidi::Levels;
use crate::text::wrap;
use crate::text::wrap::Line;
use crate::ui::state::text::page::kept_lines;
use crate::ui::state::text::page::kept_lines::KeptLines;
use crate::ui::state::text::page::line_setting::Setting;
use crate::ui::state::text::page::line_setting::Spread;
use crate::ui::state::text::page::page_head;
use crate::ui::state::text::page::page_head::HeadRow;
use crate::ui::state::text::page::page_row::Mixed;
use crate::ui::state::text::page::page_row::Row;
use crate::ui::state::text::page::text_measure::Order;

/// The rows of an article at one width.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextPage {
    measure: u16,
    head: Vec<HeadRow>,
    lines: Vec<Line>,
    /// The lines that do not just go from left to right, by their index, with their pieces.
    mixed: HashMap<usize, Mixed>,
    /// The block that has the words of the title.
    title: Option<Span>,
    /// The blocks whose lines stay as they are.
    kept: KeptLines,
    /// True if lines are filled to the measure.
    is_justified: bool,
}

/// A place on a page that outlives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// A row above the text.
    Head(usize),
    /// A byte of the text.
    Text(usize),
}

impl Default for Anchor {
    /// Returns the top.
    fn default() -> Self {
        Anchor::Head(0)
    }
}

impl TextPage {
    /// Returns the rows of `article` in lines of at most `measure` columns. Words from right to
    /// left are put in order, or left to a terminal that does so itself.
    pub(crate) fn new(article: &Article, measure: u16, order: Order) -> Self {
        let mut lines = Vec::new();
        let mut mixed = HashMap::new();
        let kept = KeptLines::of(article);
        let mut previous: Option<Block> = None;
        for &block in &article.blocks {
            if let Some(previous) = previous
                && !(previous.kind == BlockKind::ListItem && block.kind == BlockKind::ListItem)
            {
                lines.push(Line::blank(previous.span.end()));
            }
            let setting = Setting::of(block.kind, &article.text[block.span]);
            let columns = measure.saturating_sub(setting.rest);
            let first = lines.len();
            if let Some(indent) = kept.indent(block.span.start()) {
                // Only the first line is moved in by the page: the others have their own spaces.
                let mut indent = kept_lines::drawn_indent(indent, measure);
                for line in kept_lines::lines(&article.text, block.span) {
                    let room = columns.saturating_sub(indent);
                    lines.extend(kept_lines::wrapped(&article.text, line, room, indent));
                    indent = 0;
                }
            } else if kept_lines::is_row_with_tabs(&block, &article.text[block.span]) {
                lines.extend(kept_lines::wrapped(&article.text, block.span, columns, 0));
            } else {
                lines.extend(wrap::wrap(&article.text, block.span, columns.into()));
            }
            if order == Order::Ours
                && let Some(levels) = Levels::of(&article.text, block.span)
            {
                let drawn = (first..).zip(&lines[first..]);
                mixed.extend(drawn.map(|(at, line)| {
                    (at, Mixed::of(&article.text, line.drawn(), &levels, columns))
                }));
            }
            previous = Some(block);
        }
        let title = page_head::title_block(article);
        let head = page_head::rows(article, measure, title.is_some());
        TextPage { measure, head, lines, mixed, title, kept, is_justified: false }
    }

    /// Returns a page of nothing, for `measure` columns.
    pub(crate) fn empty(measure: u16) -> Self {
        TextPage { measure, ..TextPage::default() }
    }

    /// Returns the width it was made for, in columns.
    pub(crate) fn measure(&self) -> u16 {
        self.measure
    }

    /// Returns how many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.head.len() + self.lines.len()
    }

    /// Tells whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the row with `index`, counted from 0; blank past the end.
    pub(crate) fn row<'a>(&'a self, article: &Article, index: usize) -> Row<'a> {
        if let Some(head) = self.head.get(index) {
            return match head {
                HeadRow::Title(title) => Row::Title(title),
                HeadRow::About(about) => Row::About(about),
                HeadRow::Blank => Row::Blank,
            };
        }
        let at = index - self.head.len();
        let Some(line) = self.lines.get(at) else { return Row::Blank };
        if line.span().is_empty() {
            return Row::Blank;
        }
        let start = line.span().start();
        let after = article.blocks.partition_point(|block| block.span.start() <= start);
        let block = article.blocks[after.max(1) - 1];
        let kind = if self.title == Some(block.span) { BlockKind::Title } else { block.kind };
        let mixed = self.mixed.get(&at);
        let setting = Setting::of(kind, &article.text[block.span]);
        let is_first = start == block.span.start();
        let kept = self.kept.indent(block.span.start());
        let indent = match kept {
            Some(indent) if is_first => kept_lines::drawn_indent(indent, self.measure),
            _ => {
                if is_first {
                    setting.first
                } else {
                    setting.rest
                }
            }
        };
        // Where the lines begin at the right, the passage is moved in from there.
        let is_leftward = mixed.is_some_and(|mixed| mixed.is_leftward);
        let indent = if is_leftward { 0 } else { indent };
        let drawn = line.drawn();
        let is_filled = self.is_justified
            && mixed.is_none()
            && kept.is_none()
            && line.span().end() < block.span.end()
            && !matches!(kind, BlockKind::Title | BlockKind::Heading);
        let has_tabs = mixed.is_none()
            && article.text[drawn].contains('\t')
            && (kept.is_some() || kept_lines::is_row_with_tabs(&block, &article.text[block.span]));
        let spread = if has_tabs {
            Spread::of_tabs(indent)
        } else if is_filled {
            Spread::filling(&article.text[drawn], self.measure.saturating_sub(indent))
        } else {
            Spread::default()
        };
        let sign = setting.sign.filter(|_| is_first && !is_leftward);
        Row::Text { drawn, kind, indent, sign, spread, mixed }
    }

    /// Fills lines to the measure, or leaves them ragged.
    pub(crate) fn justify(&mut self, is_justified: bool) {
        self.is_justified = is_justified;
    }

    /// Returns the row that holds byte `at` of the text.
    pub(crate) fn row_at(&self, at: usize) -> usize {
        self.head.len() + wrap::line_at(&self.lines, at)
    }

    /// Returns what stays with the row when the measure changes.
    pub(crate) fn anchor_of(&self, row: usize) -> Anchor {
        if row < self.head.len() { Anchor::Head(row) } else { Anchor::Text(self.byte_of(row)) }
    }

    /// Returns the row that `anchor` is in now.
    pub(crate) fn row_of(&self, anchor: Anchor) -> usize {
        match anchor {
            Anchor::Head(row) => row.min(self.head.len()),
            Anchor::Text(at) => self.row_at(at),
        }
    }

    /// Returns the byte at which `row` begins; for the head the first, past the end the last.
    pub(crate) fn byte_of(&self, row: usize) -> usize {
        let line = row.saturating_sub(self.head.len());
        let line = self.lines.get(line).or(self.lines.last());
        line.map_or(0, |line| line.span().start())
    }
}

#[cfg(test)]
mod tests {
    use super::TextPage;
    use crate::article::Block;
    use crate::article::BlockKind;
    use crate::text::Span;
    use crate::text::Text;
    use crate::ui::fixture;
    use crate::ui::state::text::page::line_setting::Spread;
    use crate::ui::state::text::page::page_row::Row;
    use crate::ui::state::text::page::text_measure::Order;

    fn rows(text: &str, measure: u16) -> Vec<String> {
        let article = fixture::article(text);
        let page = TextPage::new(&article, measure, Order::Ours);
        let rows = (0..page.len()).map(|index| page.row(&article, index));
        rows.map(|row| match row {
            Row::Blank => String::new(),
            Row::Title(title) => format!("# {title}"),
            Row::About(about) => format!("({})", about.join(" · ")),
            Row::Text { drawn, .. } => article.text[drawn].to_owned(),
        })
        .collect()
    }

    #[test]
    fn paragraphs_are_set_apart_by_a_blank_line() {
        assert_eq!(
            rows("One two three.\nFour.", 9),
            ["# One", "", "One two", "three.", "", "Four."]
        );
    }

    #[test]
    fn items_hang_behind_their_sign_and_lines_are_filled_but_for_the_last() {
        let mut article = fixture::article("x\nOne two three four\n1. Five six seven");
        article.blocks[1].kind = BlockKind::ListItem;
        article.blocks[2].kind = BlockKind::ListItem;
        let mut page = TextPage::new(&article, 13, Order::Ours);
        let shown = |page: &TextPage| -> Vec<(u16, Option<&str>, u16, String)> {
            let rows = (0..page.len()).filter_map(|row| match page.row(&article, row) {
                Row::Text { drawn, indent, sign, spread, .. } => {
                    let text = article.text[drawn].to_owned();
                    Some((indent, sign, spread.in_beginning(&text), text))
                }
                _ => None,
            });
            rows.skip(1).collect()
        };
        let text = |text: &str| text.to_owned();
        assert_eq!(
            shown(&page),
            [
                (2, Some("•"), 0, text("One two")),
                (2, None, 0, text("three four")),
                (0, None, 0, text("1. Five")),
                (3, None, 0, text("six seven")),
            ]
        );
        page.justify(true);
        let spread: Vec<u16> = shown(&page).iter().map(|(_, _, spread, _)| *spread).collect();
        assert_eq!(spread, [0, 0, 0, 0], "two words are not drawn apart so far");
        page.measure = 11;
        assert_eq!(shown(&page)[0].2, 2);
    }

    #[test]
    fn no_row_of_a_program_is_wider_than_the_page() {
        let text = "Look:\n\n    def f(first, second): return first\n        do\n    end";
        let (mut article, start) = (fixture::article(text), text.find("def").unwrap());
        let block = |start, end| Block { kind: BlockKind::Paragraph, span: Span::new(start, end) };
        article.blocks = vec![block(0, 5), block(start, text.len())];
        for measure in [8, 12, 20, 30] {
            let page = TextPage::new(&article, measure, Order::Ours);
            for index in 0..page.len() {
                if let Row::Text { drawn, indent, .. } = page.row(&article, index) {
                    let words = article.text[drawn].trim_end();
                    let long = words.split(' ').map(str::len).max().unwrap_or_default();
                    let most = usize::from(measure).max(long + usize::from(indent));
                    assert!(usize::from(indent) + words.len() <= most, "{measure}: {words}");
                }
            }
        }
    }

    #[test]
    fn lines_of_a_program_stay_as_they_are() {
        let mut article = fixture::article("x");
        let text = "Look\n\n    if a:\n\n        b   c\n\nEnd.";
        article.text = Text::new(text);
        let block = |words: &str| {
            let start = text.find(words).unwrap();
            Block { kind: BlockKind::Paragraph, span: Span::new(start, start + words.len()) }
        };
        article.blocks = vec![block("Look"), block("if a:\n\n        b   c"), block("End.")];
        let mut page = TextPage::new(&article, 40, Order::Ours);
        page.justify(true);
        let drawn = |at| match page.row(&article, at) {
            Row::Text { drawn, indent, spread, .. } => {
                assert_eq!(spread, Spread::default());
                " ".repeat(indent.into()) + &article.text[drawn]
            }
            _ => String::new(),
        };
        let first = page.row_at(block("if").span.start());
        let lines: Vec<String> = (first..page.len()).map(drawn).collect();
        assert_eq!(lines, ["    if a:", "", "        b   c", "", "End."]);
    }

    #[test]
    fn places_keep_their_bytes_at_any_measure() {
        let article = fixture::article("One two three four.\nFive six seven.");
        let place = article.text.find("six").unwrap();
        for measure in 0..30 {
            let page = TextPage::new(&article, measure, Order::Ours);
            let row = page.row_at(place);
            let Row::Text { drawn, .. } = page.row(&article, row) else { panic!("a line of text") };
            assert!(drawn.contains(place), "at {measure}");
            assert_eq!(page.row_of(page.anchor_of(row)), row);
        }
    }

    #[test]
    fn rows_past_the_end_are_blank() {
        let article = fixture::article("");
        let page = TextPage::new(&article, 10, Order::Ours);
        assert_eq!(page.row(&article, 99), Row::Blank);
        assert_eq!(page.row_at(99), page.head.len());
        assert_eq!(page.row_of(page.anchor_of(99)), page.head.len());
    }
}
