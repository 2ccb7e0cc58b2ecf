//! Writes an article and what is said in it as JSON.

#[cfg(test)]
mod tests;

use std::fmt::Write;

use serde::Serialize;

use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::format_writer::FormatWriter;
use crate::export::sheet::chars;
use crate::quotes::SpeakerType;
use crate::text::Text;
use crate::text::display;

/// Tells if a record holds the text in which its offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithText {
    /// The record holds the text.
    Yes,
    /// The record holds no text, because its reader has it.
    No,
}

/// Writes a record of JSON on a line of its own for each article.
pub(super) struct Ndjson;

impl FormatWriter for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn summary(&self) -> &'static str {
        "A record a line"
    }

    fn extension(&self) -> &'static str {
        "ndjson"
    }

    fn piece(&self, sheet: &Sheet, with_text: WithText) -> String {
        line(sheet, with_text)
    }

    fn end_of_piece(&self) -> &'static str {
        "\n"
    }
}

/// Writes one array of records.
pub(super) struct Json;

impl FormatWriter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn summary(&self) -> &'static str {
        "One array of records"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn piece(&self, sheet: &Sheet, with_text: WithText) -> String {
        pretty(sheet, with_text)
    }

    fn head(&self, is_empty: bool) -> String {
        if is_empty { "[" } else { "[\n  " }.to_owned()
    }

    fn separator(&self) -> &'static str {
        ",\n  "
    }

    fn tail(&self, is_empty: bool) -> &'static str {
        if is_empty { "]\n" } else { "\n]\n" }
    }
}

/// The version of the record. A program that reads records may rely on the meaning of a number;
/// fields may be added under the same one.
const SCHEMA: u32 = 2;

/// Returns the record of one article on one line, without a line break at its end.
fn line(sheet: &Sheet, with_text: WithText) -> String {
    written(serde_json::to_string(&Record::new(sheet, with_text)))
}

/// Returns the record indented for people, as an element of an array.
fn pretty(sheet: &Sheet, with_text: WithText) -> String {
    // A line break in a record is never inside a string, so each of them can be indented.
    written(serde_json::to_string_pretty(&Record::new(sheet, with_text))).replace('\n', "\n  ")
}

fn written(json: serde_json::Result<String>) -> String {
    harmless(json.expect("the record has string keys and no map that could fail"))
}

/// Returns the record that is written in the place of one that could not be made.
///
/// # Panics
///
/// Never: it has string keys and no map that could fail.
pub fn refusal(id: Option<&str>, error: &str) -> String {
    let json = serde_json::to_string(&Refusal { id, error });
    harmless(json.expect("it has string keys and no map that could fail"))
}

#[derive(Serialize)]
struct Refusal<'a> {
    id: Option<&'a str>,
    error: &'a str,
}

#[derive(Serialize)]
struct Record<'a> {
    schema: u32,
    id: &'a str,
    title: &'a str,
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    path: Option<&'a str>,
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimed_url: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    model: &'a str,
    quotes: Vec<Quote<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Quote<'a> {
    kind: &'static str,
    act: &'static str,
    content: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    speaker: Option<&'a str>,
    speaker_type: Option<&'static str>,
    speaker_confidence: Option<f64>,
    label: String,
    relay: Vec<(usize, usize)>,
    text: String,
    cue_text: String,
    source_text: String,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

impl<'a> Record<'a> {
    fn new(sheet: &Sheet<'a>, with_text: WithText) -> Self {
        let article = sheet.article;
        Record {
            schema: SCHEMA,
            id: &article.id,
            title: &article.title,
            byline: article.byline.as_deref(),
            outlet: article.outlet.as_deref(),
            path: sheet.path(),
            url: article.url.as_deref(),
            claimed_url: article.claimed_url.as_deref(),
            published: article.published.as_deref(),
            language: article.language.as_deref(),
            model: sheet.model,
            quotes: sheet.said.iter().map(|said| Quote::new(&article.text, said)).collect(),
            text: (with_text == WithText::Yes).then(|| article.text.as_str()),
        }
    }
}

impl<'a> Quote<'a> {
    fn new(text: &Text, said: &SheetQuotation<'a>) -> Self {
        Quote {
            kind: said.kind.name(),
            act: said.act.name(),
            content: chars(text, said.content),
            cue: chars(text, said.cue),
            source: chars(text, said.source),
            speaker: said.name_or_description(),
            speaker_type: said.speaker_type.map(SpeakerType::name),
            speaker_confidence: said.speaker_hundredths(),
            label: said.label(text),
            relay: chars(text, said.relay),
            text: SheetQuotation::words(text, said.content),
            cue_text: SheetQuotation::words(text, said.cue),
            source_text: SheetQuotation::words(text, said.source),
            confidence: said.hundredths(),
            check: said.check,
            note: said.note,
        }
    }
}

/// Returns the same JSON, with characters that a terminal could take for a command or for a change
/// of direction written as `\u` escapes.
///
/// JSON's own syntax is ASCII, so such a character can only stand inside a
/// string, where the escape means the same.
pub fn harmless(json: String) -> String {
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

/// Returns JSON for HTML pages: it has no `<`, so no string in it ends the element that it is put
/// into, or begins another.
///
/// As in [`harmless`], the character can only stand inside a string.
pub(super) fn for_pages(json: String) -> String {
    harmless(json).replace('<', "\\u003c")
}

/// Returns true if a terminal could take `c` for a command, or show its neighbours as something
/// else. Control characters below U+0020 are left to JSON, which escapes them in strings and uses
/// line breaks for its layout.
fn is_harmful(c: char) -> bool {
    c > '\u{1F}' && display::stand_in(c).is_some() || c == '\u{FEFF}'
}
