//! What is exported is read as it was written, by a reader of its format.

use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pullquote::article::Article;
use pullquote::article::Block;
use pullquote::article::BlockKind;
use pullquote::article::Origin;
use pullquote::export::Exporter;
use pullquote::export::Format;
use pullquote::export::Sheet;
use pullquote::export::WithText;
use pullquote::quotes;
use pullquote::text::Span;

fn article(title: &str, text: &str) -> Article {
    Article {
        id: "story".to_owned(),
        title: title.to_owned(),
        byline: None,
        outlet: None,
        published: None,
        url: None,
        claimed_url: None,
        is_summary: false,
        language: Some("en".to_owned()),
        origin: Origin::Stdin,
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        links: vec![],
    }
}

fn markdown(title: &str, text: &str) -> String {
    let article = article(title, text);
    let analysis = quotes::analyze(&article.text, quotes::Model::bundled());
    Exporter::piece(
        Format::Markdown,
        WithText::No,
        &Sheet::new(&article, &analysis, quotes::Acts::SAID),
    )
}

#[test]
fn what_looks_like_markup_is_read_as_it_was_written() {
    for hostile in [
        "# no *heading* [link](javascript:x) <script>alert(1)</script> `code` ~~gone~~",
        "a_b_c | d & e &amp; f \\* g",
    ] {
        let page = markdown(hostile, "It rained all day.");
        let read: String = Parser::new(&page)
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.to_string()),
                Event::Start(Tag::Heading { .. }) | Event::End(_) => None,
                other => panic!("{other:?} in {hostile}"),
            })
            .collect();
        assert_eq!(read, hostile);
    }
}

#[test]
fn a_quotation_is_a_block_quotation_with_its_speaker() {
    let page = markdown("The weather", "“It will rain,” said Ada Holm.");
    let quoted = Parser::new(&page).any(|event| matches!(event, Event::Start(Tag::BlockQuote(_))));
    assert!(quoted && page.contains("— Ada Holm (said)"), "{page}");
}
