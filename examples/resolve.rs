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
//! {"id": NAME, "speakers": {QUOTE: {"name": …, "type": …, "source": …, "chain": ["words: reason"]}}}
//! ```

use std::collections::HashMap;
use std::fs;
use std::io::BufRead;
use std::io::Write;
use std::io::stdin;
use std::io::stdout;
use std::ops::Range;

use anyhow::Context;
use pullquote::quotes::lexicon::Lexicon;
use pullquote::quotes::link::Attribution;
use pullquote::quotes::marks;
use pullquote::quotes::paragraph::Paragraph;
use pullquote::quotes::paragraph::lines;
use pullquote::quotes::resolve;
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
    for line in stdin().lock().lines() {
        let article: Article = serde_json::from_str(&line?)?;
        let text = fs::read_to_string(&article.path).context(article.path.clone())?;
        let found = speakers(&Text::new(text), &article.quotes, &lexicon);
        writeln!(stdout(), "{}", json!({"id": article.id, "speakers": found}))?;
    }
    Ok(())
}

fn speakers(text: &Text, quotes: &[Quote], lexicon: &Lexicon) -> HashMap<String, Value> {
    let spans = lines(text);
    let passages = marks::passages(text, &spans);
    let read = spans.iter().zip(passages);
    let paragraphs: Vec<Paragraph> =
        read.map(|(&span, passages)| Paragraph::new(text, span, passages)).collect();
    let mut given: Vec<Vec<Attribution>> = vec![Vec::new(); paragraphs.len()];
    let mut ids: Vec<Vec<&str>> = vec![Vec::new(); paragraphs.len()];
    for quote in quotes {
        if let Some((paragraph, attribution)) = attribution(text, &paragraphs, quote) {
            given[paragraph].push(attribution);
            ids[paragraph].push(&quote.id);
        }
    }
    let (resolved, speakers) = resolve::speakers(&paragraphs, &given, lexicon);
    let mut found = HashMap::new();
    for (paragraph, resolved) in resolved.iter().enumerate() {
        for (idx, who) in resolved.iter().enumerate() {
            let source = given[paragraph][idx].source.clone().unwrap_or_default();
            let source = paragraphs[paragraph].span(source.start, source.end);
            let written = who.as_ref().map(|(speaker, chain)| {
                let speaker = &speakers[speaker.0 as usize];
                let chain: Vec<String> = chain
                    .iter()
                    .map(|link| format!("{}: {}", &text[link.mention], link.reason))
                    .collect();
                (&speaker.name, speaker.kind.name(), chain)
            });
            let (name, kind, chain) =
                written.map_or((None, None, Vec::new()), |(a, b, c)| (Some(a), Some(b), c));
            let value = json!({"name": name, "type": kind, "chain": chain,
                "source": &text[source]});
            found.insert(ids[paragraph][idx].to_owned(), value);
        }
    }
    found
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
    let content: Vec<Range<usize>> =
        bytes(&quote.content).into_iter().filter_map(tokens).collect();
    let attribution = Attribution {
        content: if content.is_empty() { vec![0..1] } else { content },
        cue: bytes(&quote.cue).first().and_then(|&cue| tokens(cue)),
        source: Some(tokens(source)?),
        relay: None,
        score: 1.0,
    };
    Some((idx, attribution))
}
