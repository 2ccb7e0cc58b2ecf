//! One article and what is said in it, as JSON.

use std::fmt::Write;

use serde::Serialize;

use crate::export::Said;
use crate::export::Sheet;
use crate::export::format_writer::FormatWriter;
use crate::export::sheet::chars;
use crate::quotes::SpeakerType;
use crate::text::Text;
use crate::text::visible;

/// Tells whether a record holds the text that its offsets count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithText {
    /// It does.
    Yes,
    /// The reader of the record has the text.
    No,
}

/// A record of JSON a line, an article each.
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

/// One array of records.
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

/// The version of the record. A program that reads records may rely on what a
/// number stands for; fields may be added under the same one.
const SCHEMA: u32 = 2;

/// The record of one article on one line, without a line break at its end.
fn line(sheet: &Sheet, with_text: WithText) -> String {
    written(serde_json::to_string(&Record::new(sheet, with_text)))
}

/// The same, indented for people, as an element of an array.
fn pretty(sheet: &Sheet, with_text: WithText) -> String {
    // A line break in a record is never inside a string.
    written(serde_json::to_string_pretty(&Record::new(sheet, with_text))).replace('\n', "\n  ")
}

fn written(json: serde_json::Result<String>) -> String {
    harmless(json.expect("the record has string keys and no map that could fail"))
}

/// What stands in the place of a record that could not be made.
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
    path: Option<&'a str>,
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimed_url: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
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
    relay: Vec<(usize, usize)>,
    text: String,
    confidence: f64,
}

impl<'a> Record<'a> {
    fn new(sheet: &Sheet<'a>, with_text: WithText) -> Self {
        let article = sheet.article;
        Record {
            schema: SCHEMA,
            id: &article.id,
            title: &article.title,
            path: sheet.path(),
            url: article.url.as_deref(),
            claimed_url: article.claimed_url.as_deref(),
            published: article.published.as_deref(),
            language: article.language.as_deref(),
            quotes: sheet.said.iter().map(|said| Quote::new(&article.text, said)).collect(),
            text: (with_text == WithText::Yes).then(|| article.text.as_str()),
        }
    }
}

impl<'a> Quote<'a> {
    fn new(text: &Text, said: &Said<'a>) -> Self {
        Quote {
            kind: said.kind.name(),
            act: said.act.name(),
            content: chars(text, said.content),
            cue: chars(text, said.cue),
            source: chars(text, said.source),
            speaker: said.name(),
            speaker_type: said.speaker_type.map(SpeakerType::name),
            speaker_confidence: said.speaker_hundredths(),
            relay: chars(text, said.relay),
            text: Said::words(text, said.content),
            confidence: said.hundredths(),
        }
    }
}

/// The same JSON, with what a terminal could take for a command or for a
/// change of direction written as `\u` escapes.
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

/// JSON for pages: no `<` in it, so that no string ends the element that it is put into, or
/// begins another.
///
/// As [`harmless`], for it can only stand inside a string.
pub(super) fn for_pages(json: String) -> String {
    harmless(json).replace('<', "\\u003c")
}

/// Whether a terminal could take `c` for a command, or show what stands beside
/// it as something else. Control characters below U+0020 are not asked about:
/// JSON escapes them in strings, and lays itself out with line breaks.
fn is_harmful(c: char) -> bool {
    c > '\u{1F}' && visible::stand_in(c).is_some() || c == '\u{FEFF}'
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use serde_json::Value;

    use crate::article::Article;
    use crate::article::Origin;
    use crate::export::Sheet;
    use crate::export::WithText;
    use crate::quotes::Act;
    use crate::quotes::Acts;
    use crate::quotes::Analysis;
    use crate::quotes::Kind;
    use crate::quotes::Quotation;
    use crate::quotes::Speaker;
    use crate::quotes::SpeakerIdx;
    use crate::quotes::SpeakerType;
    use crate::quotes::Why;
    use crate::text::Span;
    use crate::text::Spans;

    fn article(text: &str) -> Article {
        Article {
            id: "story".to_owned(),
            title: "A story".to_owned(),
            byline: None,
            outlet: None,
            published: None,
            url: None,
            claimed_url: None,
            language: Some("en".to_owned()),
            origin: Origin::File("stories/story.txt".to_owned()),
            text: text.into(),
            blocks: vec![],
            links: vec![],
        }
    }

    fn line(article: &Article, analysis: &Analysis, with_text: WithText) -> String {
        super::line(&Sheet::new(article, analysis, Acts::ALL), with_text)
    }

    /// The spans of the words in `text`, each at its first place.
    fn spans(text: &str, words: &[&str]) -> Spans {
        let span = |word: &&str| {
            let start = text.find(word).unwrap_or_else(|| panic!("{word} is not in the text"));
            Span::new(start, start + word.len())
        };
        words.iter().map(span).collect()
    }

    fn analysis(text: &str, kind: SpeakerType) -> Analysis {
        let speaker = Speaker { name: "Zoë Ng".to_owned(), kind, aliases: vec![], roles: vec![] };
        let quotation = Quotation {
            kind: Kind::Direct,
            act: Act::Said,
            act_confidence: 0.99,
            content: spans(text, &["“No,”", "“Never.”"]),
            cue: spans(text, &["said"]),
            source: spans(text, &["Zoë"]),
            relay: Spans::NONE,
            speaker: Some(SpeakerIdx(0)),
            confidence: 0.956,
            why: Why { speaker_confidence: 0.974, ..Why::default() },
        };
        Analysis { quotations: vec![quotation], speakers: vec![speaker] }
    }

    const TEXT: &str = "“No,” Zoë said. “Never.”";

    #[test]
    fn a_record_has_the_documented_fields_in_their_order() {
        let line = line(&article(TEXT), &analysis(TEXT, SpeakerType::Person), WithText::No);
        insta::assert_snapshot!(line, @r#"{"schema":2,"id":"story","title":"A story","path":"stories/story.txt","url":null,"published":null,"language":"en","quotes":[{"kind":"direct","act":"said","content":[[0,5],[16,24]],"cue":[[10,14]],"source":[[6,9]],"speaker":"Zoë Ng","speaker_type":"person","speaker_confidence":0.97,"relay":[],"text":"“No,” … “Never.”","confidence":0.96}]}"#);
    }

    #[test]
    fn a_pretty_record_says_the_same() {
        let (article, analysis) = (article(TEXT), analysis(TEXT, SpeakerType::Person));
        let sheet = Sheet::new(&article, &analysis, Acts::ALL);
        let parse = |json: &str| -> Value { serde_json::from_str(json).unwrap() };
        let line = parse(&super::line(&sheet, WithText::Yes));
        assert_eq!(line, parse(&super::pretty(&sheet, WithText::Yes)));
        assert_eq!(line["text"], TEXT);
    }

    #[test]
    fn who_is_not_to_be_named_keeps_their_type() {
        for (kind, name) in [(SpeakerType::Group, "group"), (SpeakerType::Unnamed, "unnamed")] {
            let line = line(&article(TEXT), &analysis(TEXT, kind), WithText::No);
            let quote = &serde_json::from_str::<Value>(&line).unwrap()["quotes"][0];
            assert_eq!((&quote["speaker"], &quote["speaker_type"]), (&Value::Null, &name.into()));
        }
        let mut nobody = analysis(TEXT, SpeakerType::Person);
        nobody.quotations[0].speaker = None;
        let line = line(&article(TEXT), &nobody, WithText::No);
        let quote = &serde_json::from_str::<Value>(&line).unwrap()["quotes"][0];
        assert_eq!((&quote["speaker"], &quote["speaker_type"]), (&Value::Null, &Value::Null));
    }

    #[test]
    fn what_a_terminal_could_obey_is_escaped() {
        let hostile = "\u{1b}]0;x\u{7} \u{9b}2J \u{202e}abc \u{2028} \u{feff} \u{e0041} \u{7f}";
        let line = line(&article(hostile), &Analysis::default(), WithText::Yes);
        assert!(line.chars().all(|c| !c.is_control() && !super::is_harmful(c)), "{line:?}");
        assert!(line.contains(r"\u202e") && line.contains(r"\udb40\udc41"), "{line}");
        let parsed: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(parsed["text"], hostile);
    }

    /// Each object has the properties that the schema asks for, in any order, and no other.
    fn keeps_to(part: &Value, record: &Value, optional: &[&str]) {
        let names = |value: &Value| -> BTreeSet<String> {
            value.as_object().unwrap().keys().cloned().collect()
        };
        let required: BTreeSet<String> = part["required"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect();
        let mut described = required.clone();
        described.extend(optional.iter().map(|name| (*name).to_owned()));
        assert_eq!(names(&part["properties"]), described);
        let found = names(record);
        assert!(found.is_superset(&required) && found.is_subset(&described), "{record}");
    }

    #[test]
    fn the_published_schema_describes_the_record() {
        let schema = include_str!("../../docs/schema/extract-2.json");
        let schema: Value = serde_json::from_str(schema).unwrap();
        let parts = &schema["$defs"];
        assert_eq!(parts["article"]["properties"]["schema"]["const"], super::SCHEMA);
        for (with_text, kind) in [
            (WithText::Yes, SpeakerType::Person),
            (WithText::No, SpeakerType::Organization),
            (WithText::No, SpeakerType::Place),
            (WithText::No, SpeakerType::Group),
            (WithText::No, SpeakerType::Unnamed),
        ] {
            let mut article = article(TEXT);
            if kind == SpeakerType::Place {
                article.claimed_url = Some("https://claimed.example/1".to_owned());
            }
            let line = line(&article, &analysis(TEXT, kind), with_text);
            let record: Value = serde_json::from_str(&line).unwrap();
            keeps_to(&parts["article"], &record, &["claimed_url", "text"]);
            let (described, quote) = (&parts["quote"], &record["quotes"][0]);
            keeps_to(described, quote, &[]);
            for name in ["kind", "speaker_type"] {
                let values = described["properties"][name]["enum"].as_array().unwrap();
                assert!(values.contains(&quote[name]), "{quote}");
            }
        }
        let refusal: Value = serde_json::from_str(&super::refusal(None, "no")).unwrap();
        keeps_to(&parts["refusal"], &refusal, &[]);
    }

    proptest! {
            #[test]
            fn offsets_slice_the_text_by_characters(before in "\\PC{0,9}", said in "\\PC{1,9}") {
                let text = format!("{before}{said}");
                let mut analysis = Analysis::default();
                analysis.quotations.push(Quotation {
                    act: Act::Said,
    act_confidence: 0.9,
    kind: Kind::Indirect,
                    content: Span::new(before.len(), text.len()).into(),
                    cue: Spans::NONE,
                    source: Spans::NONE,
                    relay: Spans::NONE,
                    speaker: None,
                    confidence: 1.0,
                    why: Why::default(),
                });
                let line = line(&article(&text), &analysis, WithText::No);
                let record: Value = serde_json::from_str(&line).unwrap();
                let offset = |idx: usize| {
                    record["quotes"][0]["content"][0][idx].as_u64().unwrap() as usize
                };
                let sliced: String =
                    text.chars().skip(offset(0)).take(offset(1) - offset(0)).collect();
                prop_assert_eq!(&sliced, &said);
                prop_assert_eq!(record["quotes"][0]["text"].as_str(), Some(said.as_str()));
            }

            #[test]
            fn any_text_survives_the_way_through_json(text in any::<String>()) {
                let line = line(&article(&text), &Analysis::default(), WithText::Yes);
                prop_assert!(!line.contains('\n'));
                let parsed: Value = serde_json::from_str(&line).unwrap();
                prop_assert_eq!(parsed["text"].as_str(), Some(text.as_str()));
            }
        }
}
