//! One article and what is said in it, as JSON.

use std::fmt::Write;

use serde::Serialize;

use crate::article::Article;
use crate::article::Origin;
use crate::quotes::Analysis;
use crate::quotes::Quotation;
use crate::text::Spans;
use crate::text::Text;

/// The version of the record. A program that reads records may rely on what a
/// number stands for; fields may be added under the same one.
const SCHEMA: u32 = 1;

/// How a record is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line, for NDJSON.
    Line,
    /// Indented, for people.
    Pretty,
}

/// Whether a record holds the text that its offsets count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithText {
    /// It does.
    Yes,
    /// The reader of the record has the text.
    No,
}

/// The record of one article, without a line break at its end.
///
/// # Panics
///
/// If `analysis` is of another text: a span or a speaker of it may not exist here.
pub fn record(
    article: &Article,
    analysis: &Analysis,
    layout: Layout,
    with_text: WithText,
) -> String {
    let record = Record::new(article, analysis, with_text);
    let json = match layout {
        Layout::Line => serde_json::to_string(&record),
        Layout::Pretty => serde_json::to_string_pretty(&record),
    };
    harmless(json.expect("the record has string keys and no map that could fail"))
}

#[derive(Serialize)]
struct Record<'a> {
    schema: u32,
    id: &'a str,
    title: &'a str,
    path: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    quotes: Vec<Quote<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Quote<'a> {
    kind: &'static str,
    content: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    speaker: Option<&'a str>,
    speaker_type: Option<&'static str>,
    relay: Vec<(usize, usize)>,
    text: String,
    confidence: f64,
}

impl<'a> Record<'a> {
    fn new(article: &'a Article, analysis: &'a Analysis, with_text: WithText) -> Self {
        let quotes = analysis.quotations.iter();
        Record {
            schema: SCHEMA,
            id: &article.id,
            title: &article.title,
            path: match &article.origin {
                Origin::File(path) => Some(path),
                Origin::Bundled | Origin::Stdin => None,
            },
            url: article.url.as_deref(),
            published: article.published.as_deref(),
            language: article.language.as_deref(),
            quotes: quotes.map(|quote| Quote::new(&article.text, analysis, quote)).collect(),
            text: (with_text == WithText::Yes).then(|| article.text.as_str()),
        }
    }
}

impl<'a> Quote<'a> {
    fn new(text: &Text, analysis: &'a Analysis, quotation: &Quotation) -> Self {
        let speaker = quotation.speaker.map(|idx| &analysis.speakers[idx.0 as usize]);
        let pieces: Vec<&str> = quotation.content.iter().map(|span| &text[span]).collect();
        Quote {
            kind: quotation.kind.name(),
            content: chars(text, &quotation.content),
            cue: chars(text, &quotation.cue),
            source: chars(text, &quotation.source),
            speaker: speaker.filter(|known| known.kind.is_named()).map(|known| &*known.name),
            speaker_type: speaker.map(|known| known.kind.name()),
            relay: chars(text, &quotation.relay),
            text: pieces.join(" … "),
            confidence: (f64::from(quotation.confidence) * 100.0).round() / 100.0,
        }
    }
}

/// The spans in Unicode scalar values.
fn chars(text: &Text, spans: &Spans) -> Vec<(usize, usize)> {
    spans
        .iter()
        .map(|span| (text.chars_before(span.start()), text.chars_before(span.end())))
        .collect()
}

/// The same JSON, with what a terminal could take for a command or for a
/// change of direction written as `\u` escapes.
///
/// JSON's own syntax is ASCII, so such a character can only stand inside a
/// string, where the escape means the same.
fn harmless(json: String) -> String {
    if !json.contains(is_harmful) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_harmful(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04x}").expect("a string takes all");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Whether a terminal could take `c` for a command, or show what stands beside
/// it as something else: delete and C1 controls, whatever turns the direction
/// of writing, and what cannot be seen but says something. C0 controls are not
/// among them, for JSON escapes those itself.
pub fn is_harmful(c: char) -> bool {
    matches!(c,
        '\u{7F}'..='\u{9F}'
        | '\u{61C}'
        | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}')
}
