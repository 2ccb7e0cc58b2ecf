//! Writes quotations of schema.org as JSON-LD, for search engines and knowledge graphs
//! (<https://schema.org/Quotation>).

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::json::for_pages;
use crate::export::json_ld::JsonLd;
use crate::quotes::SpeakerType;

/// Quotations of schema.org, JSON-LD.
pub(super) static LINKED_DATA: JsonLd = JsonLd {
    name: "schema.org",
    summary: "Quotations of schema.org, JSON-LD",
    head: "{\"@context\": \"https://schema.org\", \"@graph\": [\n",
    article,
};

/// Returns one article with its quotations as parts.
fn article(sheet: &Sheet) -> String {
    let article = sheet.article;
    let mut node = Map::new();
    node.insert("@type".to_owned(), "NewsArticle".into());
    node.insert("identifier".to_owned(), article.id.as_str().into());
    node.insert("headline".to_owned(), article.title.as_str().into());
    let optional = [
        ("url", &article.url),
        ("datePublished", &article.published),
        ("inLanguage", &article.language),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            node.insert(name.to_owned(), value.as_str().into());
        }
    }
    if let Some(outlet) = &article.outlet {
        node.insert("publisher".to_owned(), json!({"@type": "Organization", "name": outlet}));
    }
    if let Some(byline) = &article.byline {
        node.insert("author".to_owned(), json!({"@type": "Person", "name": byline}));
    }
    let parts = sheet.said.iter().map(|said| quotation(sheet, said)).collect();
    node.insert("hasPart".to_owned(), Value::Array(parts));
    for_pages(Value::Object(node).to_string())
}

fn quotation(sheet: &Sheet, said: &SheetQuotation) -> Value {
    let text = &sheet.article.text;
    let mut node = json!({
        "@type": "Quotation",
        "text": SheetQuotation::words(text, said.content),
        "additionalType": format!("urn:pullquote:act:{}", said.act.name()),
    });
    if let Some(name) = said.speaker {
        let kind = match said.speaker_type {
            Some(SpeakerType::Person | SpeakerType::Unnamed) => "Person",
            _ => "Organization",
        };
        node["spokenByCharacter"] = json!({"@type": kind, "name": name});
    }
    if let Some(check) = said.check {
        node["creativeWorkStatus"] = check.into();
    }
    if let Some(note) = said.note {
        node["comment"] = json!({"@type": "Comment", "text": note});
    }
    node
}
