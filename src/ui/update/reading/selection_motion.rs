//! Moves a place in the text by characters, words and lines.

use crate::article::Article;
use crate::text::Span;
use crate::text::display;
use crate::ui::commands::motion::Motion;
use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::page::line_setting::Spread;
use crate::ui::state::text::page::page_row::Row;
use crate::ui::state::text::text_selection::character_at;
use crate::ui::state::text::text_selection::last_character;

/// Returns the place if it is in a block, else the start of the next one, or of the last.
pub(crate) fn nearest_in_block(article: &Article, at: usize) -> Option<usize> {
    let next = article.blocks.iter().find(|block| at < block.span.end());
    let span = next.or(article.blocks.last())?.span;
    Some(if span.contains(at) { at } else { span.start() })
}

pub(crate) fn after(article: &Article, at: usize) -> Option<usize> {
    let next = character_at(article, at).end();
    let block = article.blocks.iter().find(|block| next < block.span.end())?;
    Some(next.max(block.span.start()))
}

pub(crate) fn before(article: &Article, at: usize) -> Option<usize> {
    let block = article.blocks.iter().rev().find(|block| block.span.start() < at)?.span;
    let earlier = Span::new(block.start(), at.min(block.end()));
    last_character(&article.text[earlier]).map(|from| earlier.start() + from)
}

pub(crate) fn next_word(article: &Article, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let next = after(article, at)?;
        // Between two blocks lies white space, too.
        let is_new_block = character_at(article, at).end() != next;
        if is_word(article, next) && (is_new_block || !is_word(article, at)) {
            return Some(next);
        }
        at = next;
    }
}

pub(crate) fn previous_word(article: &Article, from: usize) -> Option<usize> {
    let mut at = before(article, from)?;
    while let Some(earlier) = before(article, at) {
        let starts = character_at(article, earlier).end() != at || !is_word(article, earlier);
        if is_word(article, at) && starts {
            break;
        }
        at = earlier;
    }
    Some(at)
}

pub(crate) fn end_of_word(article: &Article, from: usize) -> Option<usize> {
    let mut at = after(article, from)?;
    while let Some(next) = after(article, at) {
        let ends = character_at(article, at).end() != next || !is_word(article, next);
        if is_word(article, at) && ends {
            break;
        }
        at = next;
    }
    Some(at)
}

fn is_word(article: &Article, at: usize) -> bool {
    !article.text[character_at(article, at)].chars().all(char::is_whitespace)
}

/// Returns the place in another line of text that is under or above `at`.
pub(crate) fn line_from(reading: &Reading, at: usize, motion: Motion) -> Option<usize> {
    let article = &reading.open()?.article;
    let page = reading.page();
    let line = |row| match page.row(article, row) {
        Row::Text { drawn, indent, spread, .. } => Some((drawn, usize::from(indent), spread)),
        _ => None,
    };
    let here = page.row_at(at);
    let wanted = line(here)
        .map_or(0, |(drawn, indent, spread)| indent + columns_before(article, (drawn, spread), at));
    let height = reading.height();
    let target = motion.apply(here, page.len().saturating_sub(1), height);
    let mut rows: Box<dyn Iterator<Item = usize>> = if target > here {
        Box::new((target..page.len()).chain((here + 1..target).rev()))
    } else {
        Box::new((0..=target).rev().chain(target + 1..here))
    };
    let (drawn, indent, spread) = rows.find_map(line)?;
    Some(place_at(article, (drawn, spread), wanted.saturating_sub(indent)))
}

fn columns_before(article: &Article, (line, spread): (Span, Spread), at: usize) -> usize {
    let before = &article.text[Span::new(line.start(), at.clamp(line.start(), line.end()))];
    display::columns(before) + usize::from(spread.in_beginning(before))
}

/// Returns where the character starts that stands in this column, or the last of the line.
fn place_at(article: &Article, (line, spread): (Span, Spread), wanted: usize) -> usize {
    let (mut place, mut filled) = (line.start(), 0);
    spread.widen(&article.text[line], |at, _, columns| {
        place = line.start() + at;
        filled += columns;
        filled <= wanted
    });
    place
}

/// Widens a span to whole words at its ends, because a quotation is found again by whole words.
pub(crate) fn widen(article: &Article, span: Span) -> Span {
    let (before, text) = (&article.text[Span::new(0, span.start())], &article.text[span]);
    let rest = &article.text[Span::new(span.end(), article.text.len())];
    let (mut start, mut end) = (span.start(), span.end());
    if text.starts_with(char::is_alphanumeric) {
        start = before.trim_end_matches(char::is_alphanumeric).len();
    }
    if text.ends_with(char::is_alphanumeric) {
        end += rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
    }
    Span::new(start, end)
}
