//! Writes the names of each article and what is seen of them, for training to read.
//!
//! Reads an article a line, `{"id", "text"}`, and writes one for each:
//!
//! ```text
//! {"id": NAME, "mentions": [[start, end, [feature, …]], …]}
//! ```
//!
//! with the places in Unicode scalar values.

use std::io::BufRead;
use std::io::BufWriter;
use std::io::Write;
use std::io::stdin;
use std::io::stdout;

use pullquote::quotes::training::lexicon::Lexicon;
use pullquote::quotes::training::mention;
use pullquote::quotes::training::mention::nature;
use pullquote::quotes::training::paragraph::Paragraph;
use pullquote::text::Text;
use serde_json::Value;
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let lexicon = Lexicon::bundled();
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = Text::new(article["text"].as_str().unwrap_or_default().to_owned());
        let paragraphs = Paragraph::all(&text);
        let mut written = Vec::new();
        for mention in mention::all_names(&paragraphs, &lexicon).concat() {
            let paragraph = &paragraphs[mention.paragraph];
            let seen = nature::features(paragraph, &lexicon, mention.from, &mention.tokens);
            let place = mention.span;
            written.push(json!([
                text.chars_before(place.start()),
                text.chars_before(place.end()),
                seen
            ]));
        }
        writeln!(out, "{}", json!({"id": article["id"], "mentions": written}))?;
    }
    Ok(out.flush()?)
}
