//! Says what is in files: for looking at inputs, also hostile ones.
//!
//!     cargo run --example inputs -- [--json] FILE...
//!
//! With `--json`, one line a file with all that was found in it, for scripts that compare it with
//! what is right.

use std::path::Path;
use std::time::Instant;

use pullquote::ingest;
use pullquote::ingest::InputItem;

/// So many findings of each file are shown.
const SHOWN: usize = 5;

fn main() {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    if names.first().is_some_and(|first| first == "--json") {
        names.remove(0);
        return names.iter().for_each(|name| println!("{}", record(name)));
    }
    for name in names {
        let begun = Instant::now();
        let found = ingest::read_file(Path::new(&name));
        let took = begun.elapsed();
        match found {
            Ok(found) => {
                println!("{name}: {} found in {took:.1?}", found.len());
                for found in found.iter().take(SHOWN).chain(found.iter().skip(SHOWN).last()) {
                    println!("  {}", line(found));
                }
            }
            Err(error) => println!("{name}: {} in {took:.1?}", explained(&error)),
        }
    }
}

/// Returns all that is found in the file, as JSON.
fn record(name: &str) -> serde_json::Value {
    match ingest::read_file(Path::new(name)) {
        Ok(found) => {
            let items: Vec<_> = found.iter().map(item).collect();
            serde_json::json!({ "file": name, "items": items })
        }
        Err(error) => serde_json::json!({ "file": name, "error": explained(&error) }),
    }
}

fn item(found: &InputItem) -> serde_json::Value {
    match found {
        InputItem::Article(article) => {
            let text =
                article.blocks.iter().map(|block| &article.text[block.span]).collect::<Vec<_>>();
            serde_json::json!({
                "kind": "article", "title": article.title, "byline": article.byline,
                "outlet": article.outlet, "published": article.published, "url": article.url,
                "claimed": article.claimed_url, "language": article.language,
                "text": text.join("\n\n"),
            })
        }
        InputItem::Lead(lead) => serde_json::json!({
            "kind": "lead", "url": lead.url, "title": lead.title, "byline": lead.byline,
            "outlet": lead.outlet, "published": lead.published,
        }),
        InputItem::Feed(url) => serde_json::json!({ "kind": "feed", "url": url }),
        InputItem::Unreadable(lost) => serde_json::json!({
            "kind": "lost", "name": lost.name, "error": explained(&lost.error),
        }),
    }
}

fn line(found: &InputItem) -> String {
    match found {
        InputItem::Article(article) => {
            let (blocks, links) = (article.blocks.len(), article.links.len());
            format!("{} {:?}, {blocks} blocks, {links} links", article.id, article.title)
        }
        InputItem::Lead(lead) => format!("→ {} {:?}", lead.url, lead.title),
        InputItem::Feed(url) => format!("feed {url}"),
        InputItem::Unreadable(lost) => format!("! {}: {}", lost.name, explained(&lost.error)),
    }
}

fn explained(error: &dyn std::error::Error) -> String {
    let cause = error.source().map(|cause| format!(": {cause}"));
    format!("{error}{}", cause.unwrap_or_default())
}
