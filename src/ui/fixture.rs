//! Articles made by hand, for tests.
//!
//! The notation: a line is a paragraph, the first line's first word the title; what
//! stands in `[Name|…]` is a quotation of that speaker. So a test shows its
//! article as the reader would see it.

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::OpenArticle;
use crate::library::QuotationId;
use crate::library::QuotationRow;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;
use crate::text::Span;
use crate::text::Spans;
use crate::text::Text;

/// Everybody who may be quoted in a test; their number is the index plus one.
pub(crate) const CAST: [(&str, SpeakerType); 6] = [
    ("Mira Castellanos Okafor", SpeakerType::Person),
    ("Tomas Lindqvist", SpeakerType::Person),
    ("Harbour Authority", SpeakerType::Organization),
    ("Norland", SpeakerType::Place),
    ("analysts", SpeakerType::Group),
    ("a senior official", SpeakerType::Unnamed),
];

/// Somebody of the cast, by the first word of their name.
pub(crate) fn speaker(name: &str) -> SpeakerId {
    let index = CAST.iter().position(|(full, _)| full.starts_with(name)).expect("of the cast");
    SpeakerId(index as i64 + 1)
}

/// An article without quotations.
pub(crate) fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if !line.is_empty() {
            let span = Span::new(start, start + line.len());
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        start += line.len() + 1;
    }
    Article {
        id: "test".to_owned(),
        title: text.split_whitespace().next().unwrap_or_default().to_owned(),
        byline: None,
        outlet: None,
        published: None,
        url: None,
        language: None,
        origin: Origin::Bundled,
        text: Text::new(text),
        blocks,
    }
}

/// An article in the notation.
pub(crate) fn open(id: i64, marked: &str) -> OpenArticle {
    let (mut text, mut quotations, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').expect("a bracket is closed");
        let (name, words) = inside.split_once('|').expect("a quotation has a speaker");
        text.push_str(before);
        let content = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        let number = 100 * id + quotations.len() as i64;
        quotations.push(quotation(number, content, speaker(name), after, text.len()));
        rest = after;
    }
    text.push_str(rest);
    let speakers = speakers(&quotations);
    OpenArticle { id: ArticleId(id), article: article(&text), analysed: true, quotations, speakers }
}

/// Cue and source are the two words after the content: “…,” she said.
fn quotation(
    number: i64,
    content: Span,
    speaker: SpeakerId,
    after: &str,
    end: usize,
) -> QuotationRow {
    let mut words = after.split_inclusive([' ', ',', '.', '\n']).scan(end, |at, word| {
        let start = *at;
        *at += word.len();
        let word = word.trim_end_matches([' ', ',', '.', '\n']);
        Some(Span::new(start, start + word.len()))
    });
    let mut next = || words.find(|word| !word.is_empty()).map_or(Spans::NONE, Spans::from);
    let (source, cue) = (next(), next());
    QuotationRow {
        id: QuotationId(number),
        kind: Kind::Direct,
        content: content.into(),
        cue,
        source,
        relay: Spans::NONE,
        speaker: Some(speaker),
        confidence: 0.96,
        rule: "test".to_owned(),
        chain: Vec::new(),
    }
}

/// The speakers of quotations, as the desk lists them.
pub(crate) fn speakers(quotations: &[QuotationRow]) -> Vec<SpeakerRow> {
    let rows = CAST.iter().enumerate().map(|(index, &(name, kind))| {
        let id = SpeakerId(index as i64 + 1);
        let quotations = quotations.iter().filter(|row| row.speaker == Some(id)).count();
        SpeakerRow { id, name: name.to_owned(), kind, quotations }
    });
    let mut rows: Vec<_> = rows.filter(|row| row.quotations > 0).collect();
    rows.sort_by(|a, b| (a.kind, b.quotations, &a.name).cmp(&(b.kind, a.quotations, &b.name)));
    rows
}

/// The row of the list for an article.
pub(crate) fn row(open: &OpenArticle, quotations: usize) -> ArticleRow {
    ArticleRow {
        id: open.id,
        title: open.article.title.clone(),
        outlet: open.article.outlet.clone(),
        published: open.article.published.clone(),
        quotations,
        analysed: open.analysed,
        read: false,
    }
}
