//! Reads ODT: the paragraphs of the text, with headings and lists told apart.

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
    let content = package::part(bytes, "content.xml")?;
    let content = content.ok_or_else(|| IngestError::broken("document", "it has no text"))?;
    let mut document = OfficeText::default();
    paragraphs(&content, &mut document)?;
    if let Some(meta) = package::part(bytes, "meta.xml")? {
        document.about = about(&meta);
    }
    Ok(document)
}

fn paragraphs(content: &str, document: &mut OfficeText) -> Result<(), IngestError> {
    let content = xml::without_declaration(content);
    let mut walk = Walk::through(content);
    let mut text = String::new();
    // The depths inside a paragraph, a list, and what is not read.
    let (mut inside, mut lists, mut skipped) = (0_usize, 0_usize, 0_usize);
    loop {
        let before = walk.position();
        let event = match walk.next() {
            Ok(event) => event,
            Err(fault) => {
                // The paragraph around the fault is read as far as it goes.
                document.push(BlockKind::Paragraph, &text);
                return document.end(fault);
            }
        };
        let raw = content.get(before..walk.position()).unwrap_or_default();
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                _ if skipped > 0 => skipped += 1,
                "note" | "annotation" | "tracked-changes" | "table-of-content" => skipped = 1,
                "p" | "h" => inside += 1,
                "list" => lists += 1,
                _ => (),
            },
            Event::Empty(tag) if skipped == 0 => match tag.local_name().as_ref() {
                "s" | "tab" | "line-break" => text.push(' '),
                _ => (),
            },
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::End(tag) => match tag.local_name().as_ref() {
                name @ ("p" | "h") => {
                    inside = inside.saturating_sub(1);
                    let kind = match name {
                        "h" => BlockKind::Heading,
                        _ if lists > 0 => BlockKind::ListItem,
                        _ => BlockKind::Paragraph,
                    };
                    document.push(kind, &text);
                    text.clear();
                }
                "list" => lists = lists.saturating_sub(1),
                _ => (),
            },
            Event::Text(_) | Event::GeneralRef(_) if inside > 0 && skipped == 0 => {
                text.push_str(&html_escape::decode_html_entities(raw));
            }
            Event::Eof => return Ok(()),
            _ => (),
        }
    }
}

/// Reads the document's properties.
fn about(meta: &str) -> About {
    let said = |name: &str| package::property(meta, name);
    About {
        title: said("dc:title"),
        byline: said("meta:initial-creator").or_else(|| said("dc:creator")),
        published: said("meta:creation-date").and_then(|date| moment::normal(&date)),
        ..About::default()
    }
}
