//! Writes each attribution that the engine finds with what is said for it, for
//! `train/confidence.py` to learn how far that is to be believed.
//!
//! `cargo run --release --features training --example evidence -- DIR > evidence.ndjson` reads each
//! `*.txt` of a folder, in order of names, and writes a line for each:
//!
//! ```text
//! {"id": NAME, "quotes": [{"content": …, "cue": …, "source": …, "speaker": …, "says": […]}]}
//! ```
//!
//! Spans are in Unicode scalar values, as annotations are; `says` is in the
//! order of `confidence::SAYS`.

use std::env;
use std::fs;
use std::io::BufWriter;
use std::io::Write;
use std::io::stdout;
use std::path::PathBuf;

use anyhow::Context;
use pullquote::quotes;
use pullquote::quotes::Quotation;
use pullquote::quotes::training::confidence;
use pullquote::text::Spans;
use pullquote::text::Text;
use serde_json::Value;
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let folder = env::args_os().nth(1).context("usage: evidence DIR > FILE")?;
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let model = quotes::Model::telling_from(0.0);
    let mut out = BufWriter::new(stdout().lock());
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = Text::new(text);
        let found = quotes::analyze(&text, &model);
        let written: Vec<Value> =
            found.quotations.iter().map(|quotation| attribution(&text, quotation)).collect();
        serde_json::to_writer(&mut out, &json!({"id": id, "quotes": written}))?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn attribution(text: &Text, quotation: &Quotation) -> Value {
    let chars = |spans: &Spans| -> Vec<[usize; 2]> {
        let chars = |span: &pullquote::text::Span| {
            [text.chars_before(span.start()), text.chars_before(span.end())]
        };
        spans.iter().map(|span| chars(&span)).collect()
    };
    json!({
        "content": chars(&quotation.content),
        "cue": chars(&quotation.cue),
        "source": chars(&quotation.source),
        "speaker": null,
        "says": confidence::says(&quotation.why.evidence, quotation.kind),
    })
}
