//! Plain text to articles: title, blocks, metadata that the text itself gives.
//!
//! The text is never changed. What of it is shown and analysed is said by
//! blocks over it; everything else falls between them.

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::ingest::dateline;
use crate::ingest::furniture;
use crate::ingest::language;
use crate::ingest::layout;
use crate::ingest::lines;
use crate::ingest::marks;
use crate::ingest::title;
use crate::text::Span;
use crate::text::Text;

/// Reads `text` as an article. Total: any text yields one.
pub fn article(id: &str, origin: Origin, text: Text) -> Article {
    let blocks = blocks(&text);
    Article {
        id: id.to_owned(),
        title: title_of(&text, &blocks).unwrap_or_else(|| id.to_owned()),
        byline: None,
        outlet: outlet(&text, &blocks),
        published: None,
        url: None,
        language: language::detect(&text, &blocks),
        origin,
        text,
        blocks,
    }
}

fn blocks(text: &Text) -> Vec<Block> {
    let lines = lines::lines(text);
    let spans: Vec<Span> = layout::paragraphs(text, &lines)
        .into_iter()
        .map(|range| lines[range.start].span.join(lines[range.end - 1].span))
        .filter(|&span| !furniture::is_furniture(&text[span]))
        .collect();
    let kind = |idx: usize| kind(text, &spans, idx);
    spans.iter().enumerate().map(|(idx, &span)| Block { kind: kind(idx), span }).collect()
}

fn kind(text: &Text, spans: &[Span], idx: usize) -> BlockKind {
    let block = &text[spans[idx]];
    if idx == 0 && title::stands(text, spans[0], spans.get(1).copied()) {
        BlockKind::Title
    } else if marks::is_quoted_line(block) {
        BlockKind::BlockQuotation
    } else if marks::is_list_item(block) {
        BlockKind::ListItem
    } else if is_heading(text, spans, idx) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// A line that looks like a heading is one where a paragraph follows. In a
/// list of names every line looks like one.
fn is_heading(text: &Text, spans: &[Span], idx: usize) -> bool {
    let block = &text[spans[idx]];
    idx > 0
        && marks::is_heading_line(block)
        && spans.get(idx + 1).is_some_and(|&next| {
            let next = &text[next];
            marks::is_longer(next, block.chars().count()) && !marks::is_heading_line(next)
        })
}

fn title_of(text: &Text, blocks: &[Block]) -> Option<String> {
    let first = blocks.first()?;
    let title = match first.kind {
        BlockKind::Title => title::standing(&text[first.span]),
        _ => title::made(text, first.span),
    };
    (!title.is_empty()).then_some(title)
}

/// How many paragraphs may hold the dateline: a summary may stand before it.
const BEFORE_DATELINE: usize = 3;

/// The agency that the dateline names.
fn outlet(text: &Text, blocks: &[Block]) -> Option<String> {
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let dateline = paragraphs
        .take(BEFORE_DATELINE)
        .find_map(|paragraph| dateline::find(text, paragraph.span))?;
    dateline::agency(&text[dateline]).map(str::to_owned)
}
