//! Makes the rows above a text: what stands in no byte of it, but for a title that does.

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::text::Span;
use crate::text::display;
use crate::text::fold;
use crate::text::wrap;

/// Bytes of a block that may be the title again.
const LONGEST_TITLE: usize = 400;

/// The number of paragraphs at the top of a text of which one may be its byline, and the bytes that
/// may stand beside the name there.
const AT_TOP: usize = 4;
const BESIDE_BYLINE: usize = 24;

/// A row above the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HeadRow {
    Title(String),
    About(Vec<String>),
    Blank,
}

/// Returns the block in which the title stands in the text: marked as such, or one of the first two
/// with the same words. One word says too little; it may be a place.
pub(crate) fn title_block(article: &Article) -> Option<Span> {
    if let Some(title) = article.blocks.iter().find(|block| block.kind == BlockKind::Title) {
        return Some(title.span);
    }
    let words = |text: &str| {
        let key = fold::key(text);
        let words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let title = words(&article.title);
    let is_title = |block: &&Block| {
        block.span.len() <= LONGEST_TITLE && words(&article.text[block.span]) == title
    };
    let found = article.blocks.iter().take(2).find(is_title);
    found.filter(|_| title.len() > 1).map(|block| block.span)
}

/// Tells whether one of the first paragraphs is hardly more than the byline: "By Ida Brekke", say, or
/// "Ida Brekke, Norland".
fn begins_with_byline(article: &Article, byline: &str) -> bool {
    let byline = fold::key(byline);
    article.blocks.iter().take(AT_TOP).any(|block| {
        let text = &article.text[block.span];
        text.len() <= byline.len() + BESIDE_BYLINE && fold::key(text).contains(byline.as_str())
    })
}

/// Returns the rows above the text: the title, where that does not stand in it, and what is known of
/// the article.
pub(crate) fn rows(article: &Article, measure: u16, has_title: bool) -> Vec<HeadRow> {
    let mut head = Vec::new();
    if !has_title {
        let title = display::line(&article.title);
        let span = Span::new(0, title.len());
        let lines = wrap::wrap(&title, span, measure.into());
        head.extend(lines.map(|line| HeadRow::Title(title[line.drawn().range()].to_owned())));
    }
    let byline = article.byline.as_deref().filter(|byline| !begins_with_byline(article, byline));
    let outlet = article.outlet.as_deref();
    let summary = article.is_summary.then_some("summary only");
    let known = [byline, outlet, article.day(), summary].into_iter().flatten();
    let about: Vec<String> = known.map(str::to_owned).collect();
    if !about.is_empty() {
        head.push(HeadRow::About(about));
    }
    if !head.is_empty() {
        head.push(HeadRow::Blank);
    }
    head
}

#[cfg(test)]
mod tests {
    use crate::article::BlockKind;
    use crate::ui::fixture;
    use crate::ui::state::text::page::page_row::Row;
    use crate::ui::state::text::page::text_measure::Order;
    use crate::ui::state::text::page::text_page::TextPage;

    #[test]
    fn a_title_that_stands_in_the_text_is_not_shown_twice() {
        let mut article = fixture::article("“Talks End,” He Said\nThey left.");
        article.title = "'Talks end', he said".to_owned();
        let page = TextPage::new(&article, 40, Order::Ours);
        let Row::Text { kind, .. } = page.row(&article, 0) else { panic!("the title") };
        assert_eq!(kind, BlockKind::Title);
        article.title = "Talks end".to_owned();
        let page = TextPage::new(&article, 40, Order::Ours);
        assert_eq!(page.row(&article, 0), Row::Title("Talks end"));
    }

    #[test]
    fn a_byline_with_which_the_text_begins_is_not_shown_above_it() {
        let head = |text: &str| {
            let mut article = fixture::article(text);
            article.byline = Some("Ida Brekke".to_owned());
            let page = TextPage::new(&article, 60, Order::Ours);
            (0..2).any(|row| matches!(page.row(&article, row), Row::About(_)))
        };
        assert!(!head("Ferry\nBy Ida Brekke\nIt rained."));
        assert!(!head("Ferry\nIDA BREKKE, Norland\nIt rained."));
        assert!(head("Ferry\nIt rained."));
        assert!(head("Ferry\nIda Brekke has left the harbour at dawn, said those who saw her."));
    }
}
