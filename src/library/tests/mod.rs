//! The library as its users see it.
//!
//! Here are the articles, analyses and libraries that the tests are made of.

mod disk;
mod intake;
mod lists;
mod sources;

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::library::Filter;
use crate::library::Library;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Analysis;
use crate::quotes::Kind;
use crate::quotes::Quotation;
use crate::quotes::Speaker;
use crate::quotes::SpeakerIdx;
use crate::quotes::SpeakerType;
use crate::quotes::Why;
use crate::text::Span;
use crate::text::Spans;

pub(super) const ALL: Window = Window { first: 0, len: usize::MAX };

pub(super) fn article(name: &str) -> Article {
    let text = format!("{name}\n\n“No,” somebody said in {name}.");
    let body = name.len() + 2;
    Article {
        id: name.to_owned(),
        title: name.to_owned(),
        byline: None,
        outlet: Some("The Daily".to_owned()),
        published: Some("2025-06-04".to_owned()),
        url: None,
        language: Some("en".to_owned()),
        origin: Origin::File(format!("{name}.txt")),
        blocks: vec![
            Block { kind: BlockKind::Title, span: Span::new(0, name.len()) },
            Block { kind: BlockKind::Paragraph, span: Span::new(body, text.len()) },
        ],
        links: vec![],
        text: text.into(),
    }
}

pub(super) fn speaker(name: &str) -> Speaker {
    // A group is the same one in two texts exactly where its name is, which
    // keeps these tests apart from how the engine matches persons.
    Speaker { name: name.to_owned(), kind: SpeakerType::Group, aliases: vec![], roles: vec![] }
}

/// One quotation for each name, in order; `-` is a quotation of nobody.
pub(super) fn analysis(names: &str) -> Analysis {
    let mut analysis = Analysis::default();
    for (at, name) in names.split_whitespace().enumerate() {
        let known = analysis.speakers.iter().position(|speaker| speaker.name == name);
        let idx = (name != "-").then(|| {
            known.unwrap_or_else(|| {
                analysis.speakers.push(speaker(name));
                analysis.speakers.len() - 1
            })
        });
        analysis.quotations.push(Quotation {
            kind: Kind::Direct,
            content: Span::new(at, at + 1).into(),
            cue: Spans::NONE,
            source: Spans::NONE,
            relay: Spans::NONE,
            speaker: idx.map(|idx| SpeakerIdx(idx as u32)),
            confidence: 0.5,
            why: Why::default(),
        });
    }
    analysis
}

/// A library with an article for each line: `name: speaker speaker …`.
pub(super) fn library(articles: &str) -> Library {
    let mut library = Library::in_memory().unwrap();
    for line in articles.lines() {
        let (name, speakers) = line.trim().split_once(':').unwrap();
        let id = library.put(&article(name)).unwrap().id();
        library.file(id, &analysis(speakers)).unwrap();
    }
    library
}

pub(super) fn id_of(library: &Library, name: &str) -> SpeakerId {
    let all = library.speakers(Scope::Library, ALL).unwrap();
    all.rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}")).id
}

pub(super) fn filter(library: &Library, names: &str) -> Filter {
    let mut speakers: Vec<_> = names.split_whitespace().map(|name| id_of(library, name)).collect();
    speakers.sort_unstable();
    Filter { speakers }
}

/// `title count` for each article of a window, then the length of the list.
pub(super) fn titles(library: &Library, filter: &Filter, window: Window) -> String {
    let found = library.articles(filter, window).unwrap();
    let rows: Vec<String> =
        found.rows.iter().map(|row| format!("{} {}", row.title, row.quotations)).collect();
    format!("{} of {}", rows.join(", "), found.total)
}

pub(super) fn speakers(library: &Library, scope: Scope) -> String {
    let found = library.speakers(scope, ALL).unwrap();
    let rows: Vec<String> =
        found.rows.iter().map(|row| format!("{} {}", row.name, row.quotations)).collect();
    rows.join(", ")
}

pub(super) const FOUR: &str = "a: Ann Ann Bo -
                    b: Bo
                    c: -
                    d: Ann Cy";
