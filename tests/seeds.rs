//! The bundled articles: what was annotated in them by hand is found.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use pullquote::quotes;
use pullquote::quotes::Analysis;
use pullquote::text::Spans;
use pullquote::text::Text;
use serde_json::Value;

#[test]
fn dump() {
    for article in gold() {
        let id = article["id"].as_str().unwrap();
        let text = read(id);
        let analysis = quotes::analyze(&text, quotes::Model::bundled());
        println!("\n=== {id}");
        for q in &analysis.quotations {
            let t = |s: &Spans| s.iter().map(|s| &text[s]).collect::<Vec<_>>().join(" … ");
            println!(
                "{} [{}] cue=[{}] src=[{}] relay=[{}] spk={:?} {:.2}\n     {}",
                text.chars_before(q.content.first().unwrap().start()),
                q.kind.name(),
                t(&q.cue),
                t(&q.source),
                t(&q.relay),
                q.speaker.map(|i| analysis.speakers[i.0 as usize].name.clone()),
                q.confidence,
                t(&q.content)
            );
        }
    }
}

fn gold() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/seeds.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn read(id: &str) -> Text {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(format!("{id}.txt"));
    Text::new(fs::read_to_string(path).unwrap())
}
