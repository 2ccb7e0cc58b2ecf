//! Says whom sources stand for where the quotations are given by hand.
//!
//! That takes the tagger out of what is measured. One object a line comes in:
//!
//! ```text
//! {"id": NAME, "path": TEXT FILE, "quotes": [{"id": …, "content": [[start, end]], "cue": …, "source": …}]}
//! ```
//!
//! with offsets in Unicode scalar values, and one a line goes out:
//!
//! ```text
//! {"id": NAME, "speakers": {QUOTE: {"name": …, "type": …, "source": …, "said": […], "chain": ["words: reason"]}}}
//! ```
//!
//! With `--questions` it says instead what the ranker is asked, for training
//! to learn from: what is seen of each candidate, the last one being nobody.
//!
//! ```text
//! {"id": NAME, "quote": …, "pointed": KIND, "candidates": [[NAME, HAS A NAME, {SIGN: DEGREE}]]}
//! ```

use std::collections::HashMap;
use std::env;
use std::fs;
use std::io::BufRead;
use std::io::BufWriter;
use std::io::Write;
use std::io::stdin;
use std::io::stdout;
use std::ops::Range;

use anyhow::Context;
use pullquote::quotes::Link;
use pullquote::quotes::training::lexicon::Lexicon;
use pullquote::quotes::training::linker::Attribution;
use pullquote::quotes::training::paragraph::Paragraph;
use pullquote::quotes::training::ranker::Signs;
use pullquote::quotes::training::resolve;
use pullquote::quotes::training::resolve::Resolution;
use pullquote::text::Span;
use pullquote::text::Text;
use serde::Deserialize;
use serde_json::Value;
use serde_json::json;

#[derive(Deserialize)]
struct Article {
    id: String,
    path: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    id: String,
    content: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    source: Vec<[usize; 2]>,
}

fn main() -> anyhow::Result<()> {
    let lexicon = Lexicon::bundled();
    let questions = env::args().any(|argument| argument == "--questions");
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let article: Article = serde_json::from_str(&line?)?;
        let text = fs::read_to_string(&article.path).with_context(|| article.path.clone())?;
        let text = Text::new(text);
        let given = Given::new(&text, &article.quotes);
        if questions {
            for question in given.questions(&lexicon, &article.id) {
                writeln!(out, "{question}")?;
            }
        } else {
            let found = given.speakers(&text, &lexicon);
            writeln!(out, "{}", json!({"id": article.id, "speakers": found}))?;
        }
    }
    Ok(out.flush()?)
}

/// An article with its quotations, as the engine has them.
struct Given<'t> {
    paragraphs: Vec<Paragraph<'t>>,
    attributions: Vec<Vec<Attribution>>,
    ids: Vec<Vec<&'t str>>,
}

impl<'t> Given<'t> {
    fn new(text: &'t Text, quotes: &'t [Quote]) -> Self {
        let paragraphs = Paragraph::all(text);
        let mut attributions = vec![Vec::new(); paragraphs.len()];
        let mut ids = vec![Vec::new(); paragraphs.len()];
        for quote in quotes {
            if let Some((paragraph, found)) = attribution(text, &paragraphs, quote) {
                attributions[paragraph].push(found);
                ids[paragraph].push(quote.id.as_str());
            }
        }
        Given { paragraphs, attributions, ids }
    }

    fn questions(&self, lexicon: &Lexicon, id: &str) -> Vec<Value> {
        let asked = resolve::questions(&self.paragraphs, &self.attributions, lexicon);
        let seen = |signs: &Signs| -> HashMap<&str, f32> {
            signs.seen().map(|(sign, degree)| (sign.name(), degree)).collect()
        };
        let written = asked.iter().map(|asked| {
            let candidates: Vec<Value> = asked
                .candidates
                .iter()
                .map(|(name, named, signs)| json!([name, named, seen(signs)]))
                .collect();
            let quote = self.ids[asked.paragraph][asked.attribution];
            json!({"id": id, "quote": quote, "pointed": asked.pointed.name(),
                "candidates": candidates})
        });
        written.collect()
    }

    fn speakers(&self, text: &Text, lexicon: &Lexicon) -> HashMap<&str, Value> {
        let (resolved, speakers) = resolve::speakers(&self.paragraphs, &self.attributions, lexicon);
        let mut found = HashMap::new();
        for (paragraph, resolved) in resolved.iter().enumerate() {
            for (idx, who) in resolved.iter().enumerate() {
                let source = self.attributions[paragraph][idx].source.clone().unwrap_or_default();
                let source = self.paragraphs[paragraph].span(source.start, source.end);
                let mut written = json!({"source": &text[source]});
                if let Some(Resolution { speaker, said, chain, .. }) = who {
                    let speaker = &speakers[speaker.0 as usize];
                    let step = |link: &Link| format!("{}: {}", &text[link.mention], link.reason);
                    written["name"] = json!(speaker.name);
                    written["type"] = json!(speaker.kind.name());
                    written["said"] = json!(said);
                    written["chain"] = chain.iter().map(step).collect();
                }
                found.insert(self.ids[paragraph][idx], written);
            }
        }
        found
    }
}

/// The quotation as token ranges of the paragraph that its source stands in.
fn attribution(
    text: &Text,
    paragraphs: &[Paragraph],
    quote: &Quote,
) -> Option<(usize, Attribution)> {
    let bytes = |spans: &[[usize; 2]]| -> Vec<Span> {
        let span = |[start, end]: &[usize; 2]| Span::new(text.byte_of(*start), text.byte_of(*end));
        spans.iter().map(span).collect()
    };
    let source = *bytes(&quote.source).iter().max_by_key(|span| span.len())?;
    let holds = |paragraph: &Paragraph| {
        paragraph.tokens.last().is_some_and(|last| last.span.end() > source.start())
    };
    let idx = paragraphs.iter().position(holds)?;
    let paragraph = &paragraphs[idx];
    let tokens = |span: Span| -> Option<Range<usize>> {
        let start = paragraph.token_at(span.start());
        let end = paragraph.tokens.partition_point(|token| token.span.start() < span.end());
        (start < end).then_some(start..end)
    };
    let content: Vec<Range<usize>> = bytes(&quote.content).into_iter().filter_map(tokens).collect();
    let attribution = Attribution {
        // Content in another paragraph than its source: only the source matters here.
        content: if content.is_empty() { tokens(source).into_iter().collect() } else { content },
        cue: bytes(&quote.cue).first().and_then(|&cue| tokens(cue)),
        source: Some(tokens(source)?),
        relay: None,
        ..Attribution::default()
    };
    Some((idx, attribution))
}
