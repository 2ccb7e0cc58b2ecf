//! Holds the blocks of a page before it is decided which of them belong to the article, and joins them
//! into a text.

use std::ops::Range;

use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Link;
use crate::text::Span;
use crate::text::display;

/// The spaces before a line of a program.
const CODE_INDENT: usize = 4;

/// Columns from one stop of tabs to the next.
const TAB: usize = 4;

/// A text that was laid out, with its blocks and links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LaidOutHtml {
    /// The text: blocks with a blank line between them.
    pub text: String,
    /// The blocks, which cover all of the text but the blank lines.
    pub blocks: Vec<Block>,
    /// The links, which keep the rules for those of an article.
    pub links: Vec<Link>,
}

/// One block, before it is decided whether it belongs to the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The kind of the block.
    pub(super) kind: BlockKind,
    /// The text, with white space at neither end.
    pub(super) text: String,
    /// The links: ranges of `text`, each with the address it leads to.
    pub(super) links: Vec<(Range<usize>, String)>,
    /// Bytes of `text` that are in a link, whatever its target.
    pub(super) linked: usize,
    /// Bytes at the start of `text` that are the number of an item.
    pub(super) number: usize,
    /// Spaces before the text, which are part of no block.
    pub(super) indent: usize,
}

impl Piece {
    /// Returns the text without the number of the item. That is drawn by the layout and is no part
    /// of what the page wrote.
    pub(super) fn words(&self) -> &str {
        self.text[self.number..].trim_start()
    }
}

/// Makes a piece of a paragraph of plain text; returns `None` where there is nothing in it.
pub(super) fn paragraph(text: &str) -> Option<Piece> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().any(is_seen).then(|| Piece {
        kind: BlockKind::Paragraph,
        text,
        links: Vec::new(),
        linked: 0,
        number: 0,
        indent: 0,
    })
}

/// Joins the pieces into one text.
pub(super) fn join(pieces: Vec<Piece>) -> LaidOutHtml {
    let mut laid = LaidOutHtml::default();
    for piece in pieces {
        if !laid.text.is_empty() {
            laid.text.push_str("\n\n");
        }
        laid.text.push_str(&" ".repeat(piece.indent));
        let start = laid.text.len();
        laid.text.push_str(&piece.text);
        laid.blocks.push(Block { kind: piece.kind, span: Span::new(start, laid.text.len()) });
        laid.links.extend(piece.links.into_iter().map(|(range, url)| Link {
            span: Span::new(start + range.start, start + range.end),
            url,
        }));
    }
    laid
}

/// Makes a piece of the lines of a program, which keep their breaks and spaces. They are moved in as
/// plain texts have them, so that they are told from prose by the text alone.
pub(super) fn code(text: &str) -> Option<Piece> {
    let visible = |c: &char| matches!(c, '\n' | '\t') || !c.is_control();
    let text: String = text.chars().filter(visible).collect();
    let text = text.split('\n').map(to_stops).collect::<Vec<_>>().join("\n");
    let lines = || text.lines().map(str::trim_end).skip_while(|line| line.is_empty());
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = lines().filter(|line| !line.is_empty()).map(indent_of).min()?;
    let first = CODE_INDENT + lines().next().map_or(0, indent_of) - least;
    let moved = lines().map(|line| match line.get(least..) {
        Some(line) if !line.is_empty() => format!("{}{line}", " ".repeat(CODE_INDENT)),
        _ => String::new(),
    });
    let text = moved.collect::<Vec<_>>().join("\n").trim().to_owned();
    let kind = BlockKind::Paragraph;
    text.chars().any(is_seen).then(|| Piece {
        kind,
        text,
        links: Vec::new(),
        linked: 0,
        number: 0,
        indent: first,
    })
}

/// Returns a line with the spaces that lead to the next stop in the place of each tab.
fn to_stops(line: &str) -> String {
    let (mut led, mut column) = (String::with_capacity(line.len()), 0);
    for (at, part) in line.split('\t').enumerate() {
        if at > 0 {
            let blanks = TAB - column % TAB;
            led.push_str(&" ".repeat(blanks));
            column += blanks;
        }
        led.push_str(part);
        column += display::columns(part);
    }
    led
}

/// Tells whether the character is visible.
pub(super) fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2061}'..='\u{2069}')
}
