//! Reads records: articles that other programs hand over as one line of JSON each.

use serde::Deserialize;
use serde_json::Value;

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::Provenance;
use crate::ingest::article_parts;
use crate::ingest::document::plain_text;
use crate::ingest::html;
use crate::ingest::moment;

/// An error that says why a line is not a record of an article.
#[derive(Debug)]
pub struct BadRecord {
    /// The record's identifier, if it could be read.
    pub id: Option<String>,
    /// The fault.
    pub error: IngestError,
}

/// Reads an article from one line:
/// `{"id": …, "text" or "html": …, "title"?, "url"?, "published"?}`.
///
/// Metadata in the record take precedence over those found in its text. Fields with other names are
/// ignored.
pub fn record(line: &str) -> Result<Article, BadRecord> {
    let bad = |id: Option<String>, error| BadRecord { id, error };
    let record: Record = match serde_json::from_str(line) {
        Ok(record) => record,
        Err(error) => {
            // The line may be valid JSON all the same, and have an identifier.
            let value = serde_json::from_str::<Value>(line).ok();
            let id = value.and_then(|value| id_of(value.get("id")?));
            return Err(bad(id, IngestError::broken("record", error)));
        }
    };
    let Some(id) = id_of(&record.id) else {
        return Err(bad(
            None,
            IngestError::broken("record", "its \"id\" is no text and no number"),
        ));
    };
    let url = record.url.as_deref().and_then(|url| article_parts::web_address(url, None));
    let article = match (record.text, record.html) {
        (Some(text), _) => plain_text::bounded(&id, Origin::Stdin, text.into()),
        (None, Some(html)) => {
            let address = url.clone();
            let provenance =
                Provenance { id: id.clone(), origin: Origin::Stdin, media_type: None, address };
            html::page(&html, &provenance)
        }
        (None, None) => Err(IngestError::broken("record", "it has neither \"text\" nor \"html\"")),
    };
    let mut article = article.map_err(|error| bad(Some(id), error))?;
    if let Some(title) = record.title.as_deref().and_then(article_parts::one_line) {
        article.title = title;
    }
    article.url = url.or(article.url);
    article.published = record.published.as_deref().and_then(moment::normal).or(article.published);
    Ok(article)
}

/// Returns an identifier as a string; it may be a string or a number.
fn id_of(id: &Value) -> Option<String> {
    match id {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Record {
    id: Value,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::record;
    use crate::ingest::conformance::check_conformance;

    #[test]
    fn a_record_is_an_article_with_what_it_says_of_it() {
        let article = record(
            "{\"id\": 7, \"text\": \"They met.\\n\", \"title\": \"Talks\", \"other\": [],\
            \"url\": \"https://a.example/1\", \"published\": \"2025-06-02\"}",
        )
        .unwrap();
        assert_eq!((article.id.as_str(), article.title.as_str()), ("7", "Talks"));
        assert_eq!(&*article.text, "They met.\n");
        assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(article.published.as_deref(), Some("2025-06-02"));
        let bare = record("{\"id\": \"a\", \"text\": \"They met.\"}").unwrap();
        assert_eq!((bare.title.as_str(), bare.url), ("They met", None));
        let body = "<p>The envoys left the city on Friday after a week of talks.</p>".repeat(9);
        let page = serde_json::json!({ "id": "b", "html": format!("<html><body>{body}</body>") });
        assert!(record(&page.to_string()).unwrap().text.contains("The envoys left"));
    }

    #[test]
    fn a_bad_record_is_named_where_it_has_a_name() {
        for (line, id, reason) in [
            ("{\"id\": \"a\"}", Some("a"), "neither"),
            ("{\"id\": \"a\", \"text\": 3}", Some("a"), "invalid type"),
            ("{\"text\": \"They met.\"}", None, "id"),
            ("{\"id\": [], \"text\": \"They met.\"}", None, "no number"),
            ("{\"id\": \"a\", ", None, "EOF"),
            ("", None, "EOF"),
        ] {
            let bad = record(line).unwrap_err();
            assert_eq!(bad.id.as_deref(), id, "{line}");
            let source = std::error::Error::source(&bad.error).unwrap().to_string();
            assert!(source.contains(reason), "{line}: {source}");
        }
    }

    proptest! {
        #[test]
        fn any_text_in_a_record_gives_a_sound_article(text in "(\\PC|[ \t\r\n])*", html in any::<bool>()) {
            let key = if html { "html" } else { "text" };
            if let Ok(article) = record(&serde_json::json!({ "id": "a", key: text }).to_string()) {
                check_conformance(&article)?;
            }
        }
    }
}
