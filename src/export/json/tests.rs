//! Tests the records of JSON.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use crate::article::Article;
use crate::article::Origin;
use crate::article::fixture;
use crate::export::Sheet;
use crate::export::WithText;
use crate::export::tests::spans;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Analysis;
use crate::quotes::Kind;
use crate::quotes::MODEL_VERSION;
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
        language: Some("en".to_owned()),
        origin: Origin::File("stories/story.txt".to_owned()),
        ..fixture::article("A story", text)
    }
}

fn line(article: &Article, analysis: &Analysis, with_text: WithText) -> String {
    super::line(&Sheet::new(article, analysis, Acts::ALL), with_text)
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
    let line = line.replace(MODEL_VERSION, "MODEL");
    insta::assert_snapshot!(line, @r#"{"schema":2,"id":"story","title":"A story","byline":null,"outlet":null,"path":"stories/story.txt","url":null,"published":null,"language":"en","model":"MODEL","quotes":[{"kind":"direct","act":"said","content":[[0,5],[16,24]],"cue":[[10,14]],"source":[[6,9]],"speaker":"Zoë Ng","speaker_type":"person","speaker_confidence":0.97,"label":"Zoë Ng","relay":[],"text":"“No,” … “Never.”","cue_text":"said","source_text":"Zoë","confidence":0.96}]}"#);
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
fn who_has_no_name_is_described_where_that_tells_them_from_others() {
    for (kind, name) in [(SpeakerType::Group, "group"), (SpeakerType::Unnamed, "unnamed")] {
        for (description, told) in [("officials", Value::Null), ("court aide", "court aide".into())]
        {
            let mut analysis = analysis(TEXT, kind);
            analysis.speakers[0].name = description.to_owned();
            let line = line(&article(TEXT), &analysis, WithText::No);
            let quote = &serde_json::from_str::<Value>(&line).unwrap()["quotes"][0];
            assert_eq!((&quote["speaker"], &quote["speaker_type"]), (&told, &name.into()));
            assert_eq!(quote["label"], description);
        }
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

/// Checks that each object has the properties that the schema asks for, in any order, and no other.
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
    let schema = include_str!("../../../docs/schema/extract-2.json");
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
        keeps_to(described, quote, &["check", "note"]);
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
