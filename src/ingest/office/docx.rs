//! Reads DOCX: the paragraphs of the document, with headings, lists and notes told apart.

use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::article::BlockKind;
use crate::ingest::IngestError;
use crate::ingest::article_parts::About;
use crate::ingest::detection::xml;
use crate::ingest::detection::xml::Walk;
use crate::ingest::moment;
use crate::ingest::office::OfficeText;
use crate::ingest::office::package;

/// Reads the document.
pub(super) fn read(bytes: &[u8]) -> Result<OfficeText, IngestError> {
    let body = package::part(bytes, "word/document.xml")?;
    let body = body.ok_or_else(|| IngestError::broken("document", "it has no text"))?;
    let mut document = OfficeText::default();
    paragraphs(&body, &mut document)?;
    if let Some(properties) = package::part(bytes, "docProps/core.xml")? {
        document.about = about(&properties);
    }
    Ok(document)
}

fn paragraphs(body: &str, document: &mut OfficeText) -> Result<(), IngestError> {
    let body = xml::without_declaration(body);
    let mut walk = Walk::through(body);
    // The paragraphs that are open: one in a text box stands inside another.
    let mut open: Vec<(BlockKind, String)> = Vec::new();
    // The start of a run's text, and the depth inside what is not read.
    let mut start = None;
    let mut skipped = 0_usize;
    loop {
        let before = walk.position();
        let event = match walk.next() {
            Ok(event) => event,
            Err(fault) => {
                // The paragraphs around the fault are read as far as they go.
                for (kind, text) in open {
                    document.push(kind, &text);
                }
                return document.end(fault);
            }
        };
        match event {
            Event::Start(tag) => {
                let name = tag.local_name();
                let name = name.as_ref();
                if skipped > 0 || is_unread(name) {
                    skipped += 1;
                    continue;
                }
                match name {
                    "p" => open.push((BlockKind::Paragraph, String::new())),
                    "t" => start = Some(walk.position()),
                    _ => mark(&tag, &mut open),
                }
            }
            Event::Empty(tag) if skipped == 0 => mark(&tag, &mut open),
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => {
                    let run = start.take().and_then(|start| body.get(start..before));
                    if let Some((_, text)) = open.last_mut() {
                        text.push_str(&html_escape::decode_html_entities(run.unwrap_or_default()));
                    }
                }
                "p" => {
                    if let Some((kind, text)) = open.pop() {
                        document.push(kind, &text);
                    }
                }
                _ => (),
            },
            Event::Eof => return Ok(()),
            _ => (),
        }
    }
}

/// Tells whether the element holds nothing to read: what was deleted, fields, drawings with a copy
/// of their text for older programs.
fn is_unread(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "instrText" | "Fallback" | "delText" | "pict")
}

/// Notes what an element without text says of its paragraph.
fn mark(tag: &BytesStart<'_>, open: &mut [(BlockKind, String)]) {
    let Some((kind, text)) = open.last_mut() else { return };
    match tag.local_name().as_ref() {
        "pStyle" => {
            let style = value(tag).unwrap_or_default().to_ascii_lowercase();
            if style.starts_with("heading")
                || style.starts_with("title")
                || style.contains("berschrift")
                || style.starts_with("titre")
                || style == "titel"
            {
                *kind = BlockKind::Heading;
            } else if style.contains("quote") || style.contains("zitat") {
                *kind = BlockKind::BlockQuotation;
            }
        }
        "numPr" if *kind == BlockKind::Paragraph => *kind = BlockKind::ListItem,
        "tab" | "br" | "cr" => text.push(' '),
        "noBreakHyphen" => text.push('-'),
        _ => (),
    }
}

fn value(tag: &BytesStart<'_>) -> Option<String> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let mut attributes = attributes.filter_map(Result::ok);
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == "val")?;
    Some(found.value.into_owned())
}

/// Reads the document's properties.
fn about(properties: &str) -> About {
    let said = |name: &str| package::property(properties, name);
    About {
        title: said("dc:title"),
        byline: said("dc:creator"),
        published: said("dcterms:created").and_then(|date| moment::normal(&date)),
        ..About::default()
    }
}
