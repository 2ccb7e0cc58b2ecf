//! Writes what the network sees of each article, for training to read.
//!
//! `cargo run --release --features training --example features -- DIR > features.ndjson` reads
//! each `*.txt` of a folder, in order of names, and writes a line for each:
//!
//! ```text
//! {"id": NAME, "paragraphs": [{"spans": [start, end, …], "sentences": […],
//!  "states": […], "words": […], "keys": […], "hashed": […]}]}
//! ```
//!
//! Spans are in Unicode scalar values, as annotations are; `hashed` holds a
//! fixed number of features for each token, end to end.

use std::env;
use std::fs;
use std::io::BufWriter;
use std::io::Write;
use std::io::stdout;
use std::path::PathBuf;

use anyhow::Context;
use pullquote::quotes::training::network::features;
use pullquote::quotes::training::paragraph::Paragraph;
use pullquote::text::Text;
use serde_json::Value;
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let folder = env::args_os().nth(1).context("usage: features DIR > FILE")?;
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut out = BufWriter::new(stdout().lock());
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        serde_json::to_writer(&mut out, &article(&id, &Text::new(text)))?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn article(id: &str, text: &Text) -> Value {
    let paragraphs = Paragraph::all(text);
    let written: Vec<Value> = (0..paragraphs.len())
        .map(|idx| paragraph(text, &paragraphs[idx], &features::hashed(&paragraphs, idx)))
        .collect();
    json!({"id": id, "paragraphs": written})
}

fn paragraph(text: &Text, paragraph: &Paragraph, hashed: &[features::Hashed]) -> Value {
    let tokens = &paragraph.tokens;
    let spans: Vec<usize> = tokens
        .iter()
        .flat_map(|token| [token.span.start(), token.span.end()])
        .map(|offset| text.chars_before(offset))
        .collect();
    let keys: Vec<String> = (0..tokens.len())
        .map(|at| {
            let mut key = String::new();
            features::key(paragraph.lower(at), &mut key);
            key
        })
        .collect();
    json!({
        "spans": spans,
        "sentences": tokens.iter().map(|token| token.sentence).collect::<Vec<_>>(),
        "states": tokens.iter().map(|token| token.state as u8).collect::<Vec<_>>(),
        "words": (0..tokens.len()).map(|at| paragraph.word(at)).collect::<Vec<_>>(),
        "keys": keys,
        "hashed": hashed.concat(),
    })
}
