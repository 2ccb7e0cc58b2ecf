//! Reads articles from plain text: title, blocks, and the metadata that the text itself gives.
//!
//! The text is never changed. Blocks over it mark the parts that are shown and analysed; everything
//! else is left outside of all blocks.

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::document::addresses;
use crate::ingest::document::byline;
use crate::ingest::document::dateline;
use crate::ingest::document::furniture;
use crate::ingest::document::layout;
use crate::ingest::document::line_marks;
use crate::ingest::document::lines;
use crate::ingest::document::publication_date;
use crate::ingest::document::title;
use crate::ingest::language;
use crate::text::Span;
use crate::text::Text;

/// The most line breaks in a text. A line costs many times its bytes in memory, and nobody writes
/// that many by hand: a text of [`crate::ingest::MAX_BYTES`] with lines as long as a screen is wide
/// has fewer.
const MOST_LINES: usize = 4_000_000;

/// Reads `text` as an article, unless it has more than [`MOST_LINES`] line breaks.
pub(crate) fn bounded(id: &str, origin: Origin, text: Text) -> Result<Article, IngestError> {
    check_lines(&text)?;
    Ok(article(id, origin, text))
}

/// Fails if the text has more than [`MOST_LINES`] line breaks.
pub(crate) fn check_lines(text: &str) -> Result<(), IngestError> {
    if lines::are_more_than(MOST_LINES, text) {
        return Err(IngestError::TooManyLines(MOST_LINES));
    }
    Ok(())
}

/// Reads `text` as an article. Any text yields one.
pub fn article(id: &str, origin: Origin, text: Text) -> Article {
    let blocks = blocks(&text);
    let links = addresses::with_addresses(&text, &blocks, Vec::new());
    Article {
        id: id.to_owned(),
        title: title_of(&text, &blocks).unwrap_or_else(|| id.to_owned()),
        byline: byline(&text, &blocks),
        outlet: outlet(&text, &blocks),
        published: publication_date::published(&text, &blocks),
        url: None,
        claimed_url: None,
        is_summary: false,
        language: language::detect(&text, &blocks),
        origin,
        text,
        blocks,
        links,
    }
}

fn blocks(text: &Text) -> Vec<Block> {
    let lines = lines::lines(text);
    let spans: Vec<Span> = layout::paragraphs(text, &lines)
        .map(|range| lines[range.start].span.join(lines[range.end - 1].span))
        .filter(|&span| !furniture::is_furniture(&text[span]))
        .collect();
    drop(lines);
    let kind = |idx: usize| kind(text, &spans, idx);
    spans.iter().enumerate().map(|(idx, &span)| Block { kind: kind(idx), span }).collect()
}

fn kind(text: &Text, spans: &[Span], idx: usize) -> BlockKind {
    let block = &text[spans[idx]];
    if idx == 0 && title::stands(text, spans[0], spans.get(1).copied()) {
        BlockKind::Title
    } else if line_marks::is_quoted_line(block) {
        BlockKind::BlockQuotation
    } else if line_marks::is_list_item(block) {
        BlockKind::ListItem
    } else if is_heading(text, spans, idx) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// Tells whether a line is a heading: it looks like one and a paragraph follows. In a list of names
/// every line looks like a heading.
fn is_heading(text: &Text, spans: &[Span], idx: usize) -> bool {
    let block = &text[spans[idx]];
    idx > 0
        && line_marks::is_heading_line(block)
        && byline::names(block).is_none()
        && spans.get(idx + 1).is_some_and(|&next| {
            let next = &text[next];
            line_marks::is_longer(next, block.chars().count()) && !line_marks::is_heading_line(next)
        })
}

fn title_of(text: &Text, blocks: &[Block]) -> Option<String> {
    let is_byline = |block: &&Block| byline::names(&text[block.span]).is_some();
    let first = blocks.iter().find(|block| !is_byline(block)).or(blocks.first())?;
    let title = match first.kind {
        BlockKind::Title => title::standing(&text[first.span]),
        _ => title::made(text, first.span),
    };
    (!title.is_empty()).then_some(title)
}

/// The number of paragraphs at the start in which byline and dateline are looked for: a summary may
/// stand before them.
const HEAD: usize = 3;

/// Returns the names of the authors, if a line gives them.
fn byline(text: &Text, blocks: &[Block]) -> Option<String> {
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let names = paragraphs.take(HEAD).find_map(|block| byline::names(&text[block.span]))?;
    Some(names.to_owned())
}

/// Returns the agency that the dateline names.
fn outlet(text: &Text, blocks: &[Block]) -> Option<String> {
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let dateline =
        paragraphs.take(HEAD).find_map(|paragraph| dateline::find(text, paragraph.span))?;
    dateline::agency(&text[dateline]).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::article;
    use crate::article::Article;
    use crate::article::Origin;
    use crate::ingest::conformance::check_conformance;
    use crate::ingest::conformance::shown;
    use crate::ingest::detection::encoding;

    fn read(text: &str) -> Article {
        article("name", Origin::Stdin, text.into())
    }

    fn blocks(text: &str) -> String {
        shown(&read(text))
    }

    #[test]
    fn a_page_falls_into_its_blocks_and_its_furniture_between_them() {
        let page = "\
            Talks End Without a Deal\n\
            \n\
            By Ann Lee and Bo Diaz\n\
            \n\
            GENEVA (AP) — The envoys left on Friday after a week of talks.\n\
            \n\
            Share on Facebook Tweet\n\
            \n\
            What Comes Next\n\
            \n\
            They will meet again in May, a spokeswoman said.\n\
            - The borders stay shut.\n\
            - The prisoners stay where they are.\n\
            > We had hoped for more than this.\n\
            \n\
            Our website uses cookies. Learn more\n\
            Accept !\n";
        assert_eq!(
            blocks(page),
            "\
            T Talks End Without a Deal\n\
            P By Ann Lee and Bo Diaz\n\
            P GENEVA (AP) — The envoys left on Friday after a week of talks.\n\
            H What Comes Next\n\
            P They will meet again in May, a spokeswoman said.\n\
            * - The borders stay shut.\n\
            * - The prisoners stay where they are.\n\
            > > We had hoped for more than this.\n"
        );
        assert_eq!(read(page).byline.as_deref(), Some("Ann Lee and Bo Diaz"));
        assert_eq!(read(page).outlet.as_deref(), Some("AP"));
        assert_eq!(read(page).title, "Talks End Without a Deal");
    }

    #[test]
    fn a_title_needs_no_blank_line_before_a_long_paragraph() {
        let body = "The envoys left on Friday after a week of talks. ".repeat(4);
        assert!(blocks(&format!("Talks end\n{body}\n")).starts_with("T Talks end\n"));
        assert!(blocks("Talks end\nThey left.\n").starts_with("P Talks end\n"));
    }

    #[test]
    fn a_first_line_that_is_a_sentence_is_no_title() {
        for first in
            ["The envoys left on Friday.", "“We left.”", "- One", "By Ann Lee", "They said:"]
        {
            let shown = blocks(&format!("{first}\n\nNobody knew why they had.\n"));
            assert!(!shown.starts_with('T'), "{shown}");
        }
    }

    #[test]
    fn a_byline_above_the_text_is_not_taken_for_its_first_sentence() {
        assert_eq!(
            read("By Ann Lee\n\nThe envoys left on Friday.\n").title,
            "The envoys left on Friday"
        );
    }

    #[test]
    fn names_one_under_another_are_no_headings() {
        assert!(
            !blocks("Those present were these:\n\nAnn Lee\nBo Diaz\nCy Young\n").contains("H ")
        );
    }

    #[test]
    fn an_article_without_words_is_named_after_its_file() {
        assert_eq!(read("").title, "name");
        assert_eq!(read(" \n\u{FEFF}\r\n").title, "name");
    }

    #[test]
    fn the_language_is_told_where_there_is_enough_of_it() {
        let english = "The minister told reporters on Monday that the talks had gone well and \
            that both sides would meet again before the summer. Nobody else was willing to speak \
            about what had been agreed, but the mood in the building was said to be good.";
        let german = "Der Minister sagte am Montag vor der Presse, die Gespräche seien gut \
            verlaufen und beide Seiten würden sich noch vor dem Sommer wieder treffen. Sonst wollte \
            niemand darüber sprechen, worauf man sich geeinigt habe.";
        assert_eq!(read(english).language.as_deref(), Some("en"));
        assert_eq!(read(german).language.as_deref(), Some("de"));
        assert_eq!(read("The end.").language, None);
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_sound_article_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            if let Ok(text) = encoding::decode(bytes) {
                check_conformance(&read(&text))?;
            }
        }

        #[test]
        fn any_text_gives_a_sound_article(
            text in "(\\PC|[ \t\r\n\u{85}\u{2028}\u{FEFF}\u{200B}]){0,400}",
        ) {
            check_conformance(&read(&text))?;
        }

        #[test]
        fn anything_laid_out_like_a_page_gives_a_sound_article(
            lines in prop::collection::vec("(> |- |1\\. |  )?[A-Z][A-Za-z ,.:’“”–()/?]{0,90}", 0..40),
            line_break in "\n|\r\n|\r|\n\n",
        ) {
            let text = lines.join(&line_break);
            check_conformance(&read(&text))?;
        }
    }
}
