//! Tests the library through its public functions.
//!
//! This file creates the articles, analyses and libraries that the tests use.

mod acts;
mod claims;
mod corrections;
mod date_order;
mod disk;
mod faults;
mod intake;
mod lists;
mod sayings;
mod search;
mod sources;
mod summaries;
mod voices;

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::article::fixture;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Act;
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
        outlet: Some("The Daily".to_owned()),
        published: Some("2025-06-04".to_owned()),
        language: Some("en".to_owned()),
        origin: Origin::File(format!("{name}.txt")),
        blocks: vec![
            Block { kind: BlockKind::Title, span: Span::new(0, name.len()) },
            Block { kind: BlockKind::Paragraph, span: Span::new(body, text.len()) },
        ],
        ..fixture::article(name, &text)
    }
}

pub(super) fn speaker(name: &str) -> Speaker {
    // Groups of two texts are the same if and only if their names are. So these tests do not depend
    // on how the engine matches persons.
    Speaker { name: name.to_owned(), kind: SpeakerType::Group, aliases: vec![], roles: vec![] }
}

/// Creates an analysis with one quotation for each name, in order; `-` is a quotation without a
/// speaker.
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
            act: Act::Said,
            act_confidence: 0.9,
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

/// Creates a library with an article for each line: `name: speaker speaker …`.
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
    Filter { speakers, ..Filter::default() }
}

/// Writes `title count` for each article of a window, then the length of the list.
pub(super) fn titles(library: &Library, filter: &Filter, window: Window) -> String {
    let found = library.articles(filter, IndexedOrder::Intake, window).unwrap();
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

/// Creates an article of one block with that text.
pub(super) fn story(text: &str, origin: Origin) -> Article {
    let mut story = article("story");
    story.blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }];
    story.text = text.into();
    story.origin = origin;
    story
}

/// Creates an analysis of `text` from pairs of words and the name of their speaker. The source is
/// the place where the name first stands.
pub(super) fn found(text: &str, said: &[(&str, &str)]) -> Analysis {
    let mut analysis = Analysis::default();
    for (words, name) in said {
        let at = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len()));
        let known = analysis.speakers.iter().position(|speaker| speaker.name == *name);
        let idx = known.unwrap_or_else(|| {
            let mut new = speaker(name);
            new.kind = SpeakerType::Person;
            analysis.speakers.push(new);
            analysis.speakers.len() - 1
        });
        analysis.quotations.push(Quotation {
            act: Act::Said,
            act_confidence: 0.9,
            kind: Kind::Direct,
            content: at(words).unwrap_or_else(|| panic!("{words} is not in {text}")).into(),
            cue: Spans::NONE,
            source: at(name).into_iter().collect(),
            relay: Spans::NONE,
            speaker: Some(SpeakerIdx(idx as u32)),
            confidence: 0.5,
            why: Why::default(),
        });
    }
    analysis
}

/// Writes `words: speaker` for each quotation, with `*` after those that were corrected.
pub(super) fn quoted(library: &Library, id: ArticleId) -> Vec<String> {
    let open = library.article(id).unwrap();
    let name = |id: SpeakerId| library.speaker(id).unwrap().unwrap().name;
    open.quotations
        .iter()
        .map(|row| {
            let words: Vec<&str> =
                row.content.iter().map(|span| &open.article.text[span]).collect();
            let speaker = row.speaker.map_or_else(|| "-".to_owned(), name);
            let star = if row.corrected { "*" } else { "" };
            format!("{}: {speaker}{star}", words.join(" … "))
        })
        .collect()
}
