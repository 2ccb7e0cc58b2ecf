//! The bundled articles: what was annotated in them by hand is found.
//!
//! `gold/seeds.json` holds the annotation. Rows with `"must": true` are to be
//! found: content overlapping by half or more, kind, speaker, and relay where
//! given. The others may be found; what is in no row is a false alarm.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use pullquote::ingest;
use pullquote::quotes;
use pullquote::quotes::Act;
use pullquote::quotes::Analysis;
use pullquote::quotes::Quotation;
use pullquote::text::Text;
use pullquote::text::fold;
use serde_json::Value;

/// What is surer than this is called likely here.
const LIKELY: f32 = 0.8;

#[test]
fn every_row_that_must_be_found_is_found() {
    let mut missing = Vec::new();
    for (gold, text, analysis) in read_all() {
        for row in rows(&gold).filter(|row| row["must"] == true) {
            let found = analysis.quotations.iter().any(|quotation| {
                overlap(&text, row, quotation) >= 0.5
                    && row["kind"] == quotation.kind.name()
                    && speaks(&analysis, row, quotation)
                    && relays(&text, row, quotation)
            });
            if !found {
                missing.push(format!("{}: {}", gold["id"], row["content_text"]));
            }
        }
    }
    assert!(missing.is_empty(), "missing:\n{}", missing.join("\n"));
}

#[test]
fn of_what_is_shown_as_said_and_likely_at_most_one_in_five_is_in_no_row() {
    let (mut found, mut false_alarms) = (0, Vec::new());
    for (gold, text, analysis) in read_all() {
        let likely: Vec<&Quotation> =
            analysis.quotations.iter().filter(|found| is_likely_said(found)).collect();
        found += likely.len();
        let in_no_row =
            |quotation: &&&Quotation| rows(&gold).all(|row| overlap(&text, row, quotation) < 0.5);
        false_alarms
            .extend(likely.iter().filter(in_no_row).map(|quotation| quotation.content.clone()));
    }
    assert!(false_alarms.len() * 5 <= found, "{} of {found}: {false_alarms:?}", false_alarms.len());
}

#[test]
fn lines_that_are_not_the_article_are_not_read() {
    for (gold, text, _) in read_all() {
        let article = ingest::bundled()
            .into_iter()
            .find(|article| gold["id"] == article.id.as_str())
            .unwrap();
        if let Some(title) = gold["title"].as_str() {
            assert_eq!(article.title, title);
        }
        for line in gold["not_article_text"].as_array().unwrap() {
            let at = text.rfind(line.as_str().unwrap()).expect("the annotation is of this text");
            assert!(article.blocks.iter().all(|block| !block.span.contains(at)), "{line} is shown");
        }
    }
}

fn is_likely_said(quotation: &Quotation) -> bool {
    quotation.act == Act::Said && quotation.confidence >= LIKELY
}

fn read_all() -> impl Iterator<Item = (Value, Text, Analysis)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/seeds.json");
    let gold: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let articles = ingest::bundled();
    gold.into_iter().map(move |gold| {
        let article = articles
            .iter()
            .find(|article| gold["id"] == article.id.as_str())
            .expect("it is bundled");
        let paragraphs: Vec<_> = article.blocks.iter().map(|block| block.span).collect();
        let analysis =
            quotes::analyze_paragraphs(&article.text, &paragraphs, None, quotes::Model::bundled());
        (gold, article.text.clone(), analysis)
    })
}

fn rows(gold: &Value) -> impl Iterator<Item = &Value> {
    gold["quotes"].as_array().unwrap().iter()
}

/// Characters that both contents hold, over those that either holds.
fn overlap(text: &Text, row: &Value, quotation: &Quotation) -> f64 {
    let gold: HashSet<usize> =
        offsets(&row["content"]).into_iter().flat_map(|(start, end)| start..end).collect();
    let spans = quotation.content.iter();
    let found: HashSet<usize> = spans
        .flat_map(|span| text.chars_before(span.start())..text.chars_before(span.end()))
        .collect();
    gold.intersection(&found).count() as f64 / gold.union(&found).count() as f64
}

fn offsets(spans: &Value) -> Vec<(usize, usize)> {
    let number = |value: &Value| value.as_u64().unwrap() as usize;
    spans.as_array().unwrap().iter().map(|span| (number(&span[0]), number(&span[1]))).collect()
}

/// Null stands for somebody who is not to be named; an office without a name, such as "State
/// Department spokesperson", is described.
fn speaks(analysis: &Analysis, row: &Value, quotation: &Quotation) -> bool {
    let speaker = quotation.speaker.map(|idx| &analysis.speakers[idx.0 as usize]);
    match row["speaker"].as_str() {
        None => speaker.is_none_or(|speaker| !speaker.kind.is_named()),
        Some(names) => speaker.is_some_and(|speaker| {
            names.split('|').any(|name| fold::key(name) == fold::key(&speaker.name))
        }),
    }
}

fn relays(text: &Text, row: &Value, quotation: &Quotation) -> bool {
    let Some(relay) = row.get("relay") else { return true };
    let hull = |(start, end): (usize, usize)| text.byte_of(start)..text.byte_of(end);
    offsets(relay)
        .into_iter()
        .map(hull)
        .eq(quotation.relay.iter().map(pullquote::text::Span::range))
}
