//! Reads what a page says of its article in JSON-LD, which is meant for search engines.
//!
//! Pages get it wrong in every way: several objects in a row, lists, graphs whose parts refer to
//! each other, line breaks inside strings, commas before a bracket. Whatever can be read is read.

use serde_json::Map;
use serde_json::Value;

/// The most bytes of linked data that are read.
const MOST: usize = 4 << 20;

/// The most objects that are examined.
const MOST_OBJECTS: usize = 20_000;

/// The most quotation marks of a string that are looked at for its end.
const MOST_QUOTES: usize = 40;

/// The linked data of a page.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    values: Vec<Value>,
}

impl LinkedData {
    /// Reads the content of JSON-LD scripts.
    pub(super) fn read(scripts: &[&str]) -> Self {
        let mut room = MOST;
        let mut fits = |script: &&&str| {
            let left = room.checked_sub(script.len());
            room = left.unwrap_or_default();
            left.is_some()
        };
        let scripts = scripts.iter().take_while(&mut fits);
        LinkedData { values: scripts.flat_map(|script| values(script)).collect() }
    }

    /// Returns every object, outer before inner.
    fn objects(&self) -> Vec<&Map<String, Value>> {
        let mut objects = Vec::new();
        let mut rest: Vec<&Value> = self.values.iter().rev().collect();
        while let Some(value) = rest.pop().filter(|_| objects.len() < MOST_OBJECTS) {
            match value {
                Value::Array(values) => rest.extend(values.iter().rev()),
                Value::Object(object) => {
                    rest.extend(object.values().rev());
                    objects.push(object);
                }
                _ => (),
            }
        }
        objects
    }

    /// Returns the object that describes the page's article. Of several it is the one with the most
    /// of the usual fields, or the first of those.
    pub(super) fn article(&self) -> Option<&Map<String, Value>> {
        let known = |object: &Map<String, Value>| {
            ["headline", "datePublished", "author", "articleBody", "publisher", "mainEntityOfPage"]
                .iter()
                .filter(|key| object.contains_key(**key))
                .count()
        };
        let articles = self.objects().into_iter().filter(|object| is_article(object));
        // `max_by_key` returns the last of equal ones, hence `rev`.
        articles.rev().max_by_key(|object| known(object))
    }

    /// Returns the string under `key` of the first object that describes the page and has one.
    pub(super) fn of_page(&self, key: &str) -> Option<String> {
        let is_page = |object: &&Map<String, Value>| {
            let kind = object.get("@type").and_then(Value::as_str);
            kind.is_some_and(|kind| kind.ends_with("Page") || kind == "ClaimReview")
        };
        self.objects().into_iter().filter(is_page).find_map(|object| self.string(object, key))
    }

    /// Returns the text of the article, as it is stated: perhaps with markup.
    pub(super) fn body(&self) -> Option<&str> {
        self.article()?.get("articleBody")?.as_str()
    }

    /// Returns a string under `key`.
    pub(super) fn string(&self, object: &Map<String, Value>, key: &str) -> Option<String> {
        let value = object.get(key)?;
        self.names(value).into_iter().next()
    }

    /// Returns the names that a value stands for. It may be a string, an object that has a name or
    /// refers to one that has, or a list of these.
    pub(super) fn names(&self, value: &Value) -> Vec<String> {
        match value {
            Value::String(name) => clean(name).into_iter().collect(),
            Value::Array(values) => {
                values.iter().take(50).flat_map(|value| self.names_of(value)).collect()
            }
            _ => self.names_of(value),
        }
    }

    /// Returns the names of an object, which may have a list of them, or of another value.
    fn names_of(&self, value: &Value) -> Vec<String> {
        match value.get("name") {
            Some(Value::Array(names)) => {
                names.iter().take(50).filter_map(Value::as_str).filter_map(clean).collect()
            }
            _ => self.name(value).into_iter().collect(),
        }
    }

    fn name(&self, value: &Value) -> Option<String> {
        match value {
            Value::String(name) => clean(name),
            Value::Array(values) => values.first().and_then(Value::as_str).and_then(clean),
            Value::Object(object) => {
                let own = ["name", "@value", "headline"].iter().find_map(|key| object.get(*key));
                match own.or_else(|| self.name_of(object.get("@id")?))? {
                    Value::Array(names) => names.first().and_then(Value::as_str).and_then(clean),
                    name => name.as_str().and_then(clean),
                }
            }
            _ => None,
        }
    }

    /// Returns the name of the object with this `@id`.
    fn name_of(&self, id: &Value) -> Option<&Value> {
        let is_it = |object: &&Map<String, Value>| object.get("@id") == Some(id);
        self.objects().into_iter().filter(is_it).find_map(|object| object.get("name"))
    }
}

/// Returns the JSON values in a script, as many as can be read.
fn values(script: &str) -> Vec<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let script = script.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
    let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    let script = script.trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(script) {
        return vec![value];
    }
    let mended = mended(script);
    let read: Vec<Value> =
        serde_json::Deserializer::from_str(&mended).into_iter().map_while(Result::ok).collect();
    if read.is_empty() { salvaged(&mended).into_iter().collect() } else { read }
}

/// Extracts what can be read of an article from JSON that cannot be mended: the first string under
/// each of a few keys.
fn salvaged(script: &str) -> Option<Value> {
    let mut object = Map::new();
    for key in ["@type", "headline", "datePublished", "author", "publisher"] {
        let quoted = format!("\"{key}\"");
        let value = script.split_once(&quoted).and_then(|(_, rest)| {
            let rest = rest.trim_start().strip_prefix(':')?.trim_start();
            rest.strip_prefix('"').map_or_else(|| salvaged_name(rest), salvaged_string)
        });
        object.extend(value.map(|value| (key.to_owned(), Value::String(value))));
    }
    is_article(&object).then_some(Value::Object(object))
}

/// Returns the rest of a string that may hold quotation marks: it ends with one that a comma or
/// bracket follows.
fn salvaged_string(rest: &str) -> Option<String> {
    let ends = |at: &usize| rest[at + 1..].trim_start().starts_with([',', '}', ']']);
    let end = rest.match_indices('"').map(|(at, _)| at).take(MOST_QUOTES).find(ends)?;
    Some(rest[..end].to_owned())
}

/// Returns the first name in an object or list.
fn salvaged_name(rest: &str) -> Option<String> {
    let inner = rest.strip_prefix(['{', '['])?;
    let inner = &inner[..inner.find(['}', ']']).unwrap_or(inner.len())];
    let (_, name) = inner.split_once("\"name\"")?;
    let name = name.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    salvaged_string(name).or_else(|| Some(name.split_once('"')?.0.to_owned()))
}

/// Removes what authors of pages write and no JSON parser accepts: control characters in strings,
/// invalid escapes, commas before a bracket.
fn mended(script: &str) -> String {
    let mut mended = String::with_capacity(script.len());
    let mut in_string = false;
    let mut chars = script.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                in_string = !in_string;
                mended.push(c);
            }
            '\\' if in_string => match chars.next() {
                Some(next) if "\"\\/bfnrtu".contains(next) => mended.extend(['\\', next]),
                Some(next) if !next.is_control() => mended.push(next),
                _ => (),
            },
            _ if in_string && c.is_control() => mended.push(' '),
            '}' | ']' if !in_string => {
                let kept = mended.trim_end().trim_end_matches(',').len();
                mended.truncate(kept);
                mended.push(c);
            }
            _ => mended.push(c),
        }
    }
    mended
}

fn is_article(object: &Map<String, Value>) -> bool {
    let is_kind = |kind: &str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article")
            || kind.ends_with("Posting") && kind != "JobPosting"
            || kind == "Report"
    };
    match object.get("@type") {
        Some(Value::String(kind)) => is_kind(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_kind),
        _ => false,
    }
}

/// Decodes a string and puts it on one line; returns `None` where nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let text = &text[..text.floor_char_boundary(2000)];
    let mut decoded = html_escape::decode_html_entities(text);
    if decoded.contains('&') {
        // Some pages encode entities twice.
        decoded = html_escape::decode_html_entities(&decoded).into_owned().into();
    }
    let unseen = |c: &char| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}');
    let line: String = decoded
        .chars()
        .filter(unseen)
        .map(|c| if c.is_control() || c == '\u{A0}' { ' ' } else { c })
        .collect();
    let words: Vec<&str> = line.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::LinkedData;

    fn said(scripts: &[&str]) -> String {
        let data = LinkedData::read(scripts);
        let Some(article) = data.article() else { return "no article".to_owned() };
        let title = data.string(article, "headline").unwrap_or_default();
        let authors = article.get("author").map(|author| data.names(author)).unwrap_or_default();
        let outlet = data.string(article, "publisher").unwrap_or_default();
        format!("{title} / {} / {outlet}", authors.join(", "))
    }

    #[test]
    fn an_article_is_found_wherever_it_is_put() {
        let article = r#"{"@type": "NewsArticle", "headline": "Talks end", "author": [{"name": ["Ann Lee"]}, "Bo Diaz"], "publisher": {"name": "The Daily"}}"#;
        let found = "Talks end / Ann Lee, Bo Diaz / The Daily";
        for script in [
            article.to_owned(),
            format!("[{{\"@type\": \"WebSite\"}}, {article}]"),
            format!("{{\"@graph\": [{article}]}}"),
            format!("{{\"@type\": \"WebPage\", \"mainEntity\": {article}}}"),
            format!("<!-- {article} -->"),
            format!("//<![CDATA[\n{article}\n//]]>"),
            format!("{article};"),
            format!("{{\"@type\": \"Person\"}}\n{article}"),
        ] {
            assert_eq!(said(&[&script]), found, "{script}");
        }
    }

    #[test]
    fn parts_that_point_at_each_other_are_followed() {
        let graph = r##"{"@graph": [
            {"@type": ["Article", "BlogPosting"], "headline": "Talks &amp;amp; more", "author": {"@id": "#ann"}, "publisher": {"@id": "#d"}},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "Organization", "@id": "#d", "name": "The Daily"}]}"##;
        assert_eq!(said(&[graph]), "Talks & more / Ann Lee / The Daily");
    }

    #[test]
    fn broken_data_is_mended_and_hopeless_data_is_no_data() {
        let broken =
            "{\"@type\": \"Article\", \"headline\": \"Talks\nend\", \"author\": \"Ann \\'Lee\",}";
        assert_eq!(said(&[broken]), "Talks end / Ann 'Lee / ");
        let hopeless = "{\"@type\": \"Article\", \"description\": \"A \"day\", \"headline\": \"Talks\", \"author\": \"Ann\"}";
        assert_eq!(said(&[hopeless]), "Talks / Ann / ");
        let quoting = "{\"@type\": \"NewsArticle\", \"headline\": \"The \"harbour\" talks\", \
            \"author\": {\"name\": \"Ann Lee\"},}";
        assert_eq!(said(&[quoting]), "The \"harbour\" talks / Ann Lee / ");
        assert_eq!(
            said(&["{\"@type\": \"Person\", \"head", "", "null", "{{", "[1, 2"]),
            "no article"
        );
        assert_eq!(said(&[&"[".repeat(100_000)]), "no article");
    }

    #[test]
    fn of_several_articles_the_one_that_says_most_is_the_page_s() {
        let list = r#"[{"@type": "Article", "headline": "Another"},
            {"@type": "Article", "headline": "Talks end", "datePublished": "2031-02-03"}]"#;
        assert_eq!(said(&[list]), "Talks end /  / ");
    }

    proptest! {
        #[test]
        fn any_script_is_read(script in "([\\[\\]{}\",:\\\\\n]|\"@type\"|\"Article\"|\"headline\"|\\PC){0,60}") {
            said(&[&script]);
        }
    }
}
