//! Articles by number, each with one quotation.

use std::fs;

use pullquote::article::Article;
use pullquote::article::Block;
use pullquote::article::BlockKind;
use pullquote::article::Origin;
use pullquote::library::Filter;
use pullquote::library::IndexedOrder;
use pullquote::library::Library;
use pullquote::library::LibraryError;
use pullquote::library::OpenArticle;
use pullquote::library::Window;
use pullquote::library::check;
use pullquote::quotes::Act;
use pullquote::quotes::Analysis;
use pullquote::quotes::Kind;
use pullquote::quotes::Quotation;
use pullquote::quotes::Speaker;
use pullquote::quotes::SpeakerIdx;
use pullquote::quotes::SpeakerType;
use pullquote::quotes::Why;
use pullquote::text::Span;
use pullquote::text::Spans;

pub(crate) const ALL: Window = Window { first: 0, len: usize::MAX };

/// Xorshift: the same numbers each time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }
}

/// The article of that number: some kilobytes, none like another.
pub(crate) fn article(number: usize) -> Article {
    let mut chance = Chance(number as u64 * 2 + 1);
    let said = format!("“We counted {number} ships,” Tor Brekke{} said.", number % 7);
    let mut text = format!("{said}\n\n");
    for _ in 0..200 {
        text.push_str(["harbour ", "ferry ", "bridge ", "council ", "toll "][chance.below(5)]);
    }
    text.push_str(&number.to_string());
    let second = said.len() + 2;
    Article {
        id: format!("story-{number}"),
        title: format!("Story {number}"),
        byline: None,
        outlet: Some("The Daily".to_owned()),
        published: Some("2025-06-04".to_owned()),
        url: None,
        claimed_url: None,
        is_summary: false,
        language: Some("en".to_owned()),
        origin: Origin::File(format!("story-{number}.txt")),
        blocks: vec![
            Block { kind: BlockKind::Paragraph, span: Span::new(0, said.len()) },
            Block { kind: BlockKind::Paragraph, span: Span::new(second, text.len()) },
        ],
        links: vec![],
        text: text.into(),
    }
}

/// What is said in it.
pub(crate) fn analysis(number: usize) -> Analysis {
    let name = format!("Tor Brekke{}", number % 7);
    let words = format!("“We counted {number} ships,”");
    let source = Span::new(words.len() + 1, words.len() + 1 + name.len());
    let kind = SpeakerType::Person;
    Analysis {
        speakers: vec![Speaker { name, kind, aliases: vec![], roles: vec![] }],
        quotations: vec![Quotation {
            act: Act::Said,
            act_confidence: 0.9,
            kind: Kind::Direct,
            content: Span::new(0, words.len()).into(),
            cue: Spans::NONE,
            source: source.into(),
            relay: Spans::NONE,
            speaker: Some(SpeakerIdx(0)),
            confidence: 0.9,
            why: Why::default(),
        }],
    }
}

/// Puts in and files the articles of those numbers.
pub(crate) fn add(library: &mut Library, numbers: std::ops::Range<usize>) {
    let articles: Vec<Article> = numbers.clone().map(article).collect();
    let put = library.put_all(&articles).unwrap();
    let said: Vec<Analysis> = numbers.map(analysis).collect();
    library.file_all(put.iter().map(|put| put.id()).zip(&said)).unwrap();
}

/// The bytes of a library with that many articles, in which something was done besides.
pub(crate) fn library_bytes(
    articles: usize,
    fill: impl FnOnce(&mut Library) -> Result<(), LibraryError>,
) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    add(&mut library, 0..articles);
    fill(&mut library).unwrap();
    drop(library);
    assert_eq!(check(&path).unwrap(), []);
    fs::read(path).unwrap()
}

/// All articles of the library, opened.
pub(crate) fn all(library: &Library) -> Vec<OpenArticle> {
    let rows = library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows;
    rows.iter().map(|row| library.article(row.id).unwrap()).collect()
}
