//! Writes what the head for acts sees of each attribution that the engine finds, for
//! `train/acts.py` to learn from.
//!
//! `cargo run --release --features training --example acts -- DIR STATES > acts.ndjson` reads each `*.txt` of a
//! folder, in order of names, and writes a line for each attribution:
//!
//! ```text
//! {"id": NAME, "content": [[start, end], …], "cue": …, "source": …, "words": […], "figures": […]}
//! ```
//!
//! Spans are in Unicode scalar values, as annotations are. The states, a byte each, go to the
//! file STATES, as many for each line of what is written.

use std::env;
use std::fs;
use std::io::BufWriter;
use std::io::Write;
use std::io::stdout;
use std::path::PathBuf;

use anyhow::Context;
use pullquote::quotes;
use pullquote::text::Spans;
use pullquote::text::Text;
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let mut arguments = env::args_os().skip(1);
    let usage = "usage: acts DIR STATES > FILE";
    let (folder, states) = arguments.next().zip(arguments.next()).context(usage)?;
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut states = BufWriter::new(fs::File::create(states)?);
    let mut out = BufWriter::new(stdout().lock());
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = Text::new(text);
        let chars = |spans: &Spans| -> Vec<[usize; 2]> {
            spans
                .iter()
                .map(|span| [span.start(), span.end()].map(|at| text.chars_before(at)))
                .collect()
        };
        for (parts, seen) in quotes::training::acts_seen(&text, quotes::Model::bundled()) {
            let [content, cue, source] = parts.each_ref().map(chars);
            let line = json!({
                "id": id, "content": content, "cue": cue, "source": source,
                "words": seen.words, "figures": seen.figures,
            });
            writeln!(out, "{line}")?;
            states.write_all(
                &seen.states.iter().map(|&number| number.cast_unsigned()).collect::<Vec<u8>>(),
            )?;
        }
    }
    states.flush()?;
    Ok(out.flush()?)
}
