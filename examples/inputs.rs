//! Says what is in files: for looking at inputs, also hostile ones.
//!
//!     cargo run --example inputs -- FILE...

use std::path::Path;
use std::time::Instant;

use pullquote::ingest;
use pullquote::ingest::InputItem;

/// So many findings of each file are shown.
const SHOWN: usize = 5;

fn main() {
    for name in std::env::args().skip(1) {
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
