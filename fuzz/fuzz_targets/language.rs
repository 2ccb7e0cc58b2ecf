//! Whatever is typed is a search or is refused, and a search can be asked of a library.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use pullquote::app::Allowance;
use pullquote::app::Desk;
use pullquote::article::Article;
use pullquote::article::Block;
use pullquote::article::BlockKind;
use pullquote::article::Origin;
use pullquote::library::Filter;
use pullquote::library::Window;
use pullquote::library::query_language;
use pullquote::quotes::Model;
use pullquote::text::Span;

const TEXT: &str = "“We will sail at dawn,” Mira Okafor said on Monday, and the ferry stayed.";

/// A library with one article.
fn desk() -> Desk {
    let mut desk = Desk::in_memory().expect("memory has room for it");
    let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, TEXT.len()) };
    let article = Article {
        id: "ferry".to_owned(),
        title: "Ferry".to_owned(),
        byline: None,
        outlet: Some("The Daily".to_owned()),
        published: Some("2031-02-03".to_owned()),
        url: None,
        claimed_url: None,
        is_summary: false,
        language: Some("en".to_owned()),
        origin: Origin::Stdin,
        blocks: vec![block],
        links: vec![],
        text: TEXT.into(),
    };
    let kept = desk.keep(&article).expect("it can be kept");
    let assignment = kept.assignment.expect("it is new");
    let finding = assignment.carry_out(Model::bundled(), Allowance::without_end(), &mut |_| true);
    desk.file(&finding.expect("nobody stops it")).expect("it can be filed");
    desk
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(desk());
}

fuzz_target!(|typed: &str| {
    let Ok(Some(search)) = query_language::parse(typed) else { return };
    assert!(search.wanted().count() + search.unwanted().count() > 0);
    DESK.with_borrow(|desk| {
        let window = Window { first: 0, len: 10 };
        let query = desk.sought(&search).expect("every search is a question");
        let filter = Filter { search: Some(search), ..Filter::default() };
        let found = desk.articles(&filter, window).expect("every search can be asked");
        assert!(found.rows.len() == found.total && found.total <= 1);
        if let Some(query) = query {
            desk.quotations(&query, window).expect("every search can be asked of quotations");
        }
    });
});
