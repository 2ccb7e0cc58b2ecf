//! Writes W3C Web Annotations: each quotation becomes an annotation of its article
//! (<https://www.w3.org/TR/annotation-model/>).
//!
//! The target is selected twice, by the words with their context and by position, so that it is
//! found again where one of the two has changed.

use std::fmt::Write;

use serde_json::Value;
use serde_json::json;

use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::json::for_pages;
use crate::export::json_ld::JsonLd;
use crate::quotes::SpeakerType;
use crate::text::Span;
use crate::text::Text;

/// W3C Web Annotations, JSON-LD.
pub(super) static WEB_ANNOTATION: JsonLd = JsonLd {
    name: "webannotation",
    summary: "W3C Web Annotations, JSON-LD",
    head: "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": [\n",
    article: items,
};

/// The number of characters of context before and after the words.
const CONTEXT: usize = 32;

/// Returns the annotations of one article, with commas between them.
fn items(sheet: &Sheet) -> String {
    let items: Vec<String> = (1..)
        .zip(&sheet.said)
        .map(|(number, said)| for_pages(annotation(sheet, number, said).to_string()))
        .collect();
    items.join(",\n")
}

fn annotation(sheet: &Sheet, number: usize, said: &SheetQuotation) -> Value {
    let text = &sheet.article.text;
    let targets: Vec<Value> = said
        .content
        .iter()
        .map(|span| json!({"source": sheet.place(), "selector": selectors(text, span)}))
        .collect();
    let mut bodies = vec![body("tagging", said.kind.name()), body("tagging", said.act.name())];
    if let Some(name) = said.speaker {
        bodies.push(json!({
            "type": agent(said.speaker_type),
            "purpose": "identifying",
            "name": name,
        }));
        if let Some(sure) = said.speaker_confidence {
            bodies.push(body("assessing", &format!("speaker_confidence {sure:.2}")));
        }
    }
    for spans in [said.cue, said.source, said.relay] {
        if !spans.is_empty() {
            bodies.push(body("describing", &SheetQuotation::words(text, spans)));
        }
    }
    bodies.extend(said.check.map(|check| body("assessing", check)));
    bodies.extend(said.note.map(|note| body("commenting", note)));
    json!({
        "id": format!("urn:pullquote:{}#{number}", urn(&sheet.article.id)),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": "pullquote"},
        "body": bodies,
        "target": targets,
    })
}

fn body(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value})
}

/// Returns the words with their context, and their place in Unicode code points.
fn selectors(text: &Text, span: Span) -> Value {
    let before = &text.as_str()[..span.start()];
    let prefix =
        before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let suffix: String = text.as_str()[span.end()..].chars().take(CONTEXT).collect();
    json!([
        {"type": "TextQuoteSelector", "exact": &text[span], "prefix": &before[prefix..], "suffix": suffix},
        {
            "type": "TextPositionSelector",
            "start": text.chars_before(span.start()),
            "end": text.chars_before(span.end()),
        },
    ])
}

/// Returns the name of the speaker's type in the vocabulary of agents (FOAF, used by the model).
fn agent(kind: Option<SpeakerType>) -> &'static str {
    match kind {
        Some(SpeakerType::Person | SpeakerType::Unnamed) => "Person",
        Some(SpeakerType::Organization | SpeakerType::Place | SpeakerType::Group) => "Organization",
        None => "Agent",
    }
}

/// Returns a name as a part of a URN, in which other characters are percent-encoded (RFC 8141).
fn urn(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}"); // Writing to a string cannot fail.
        }
    }
    out
}
