//! Reads the pages whose paths are given and writes what was found of each, a
//! line of JSON a page: for measuring.

use std::io::Write;
use std::path::Path;

use pullquote::article::Origin;
use pullquote::ingest::Provenance;

fn main() -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let html = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let id = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let given = Provenance {
            id: id.trim_end_matches(".html").to_owned(),
            origin: Origin::File(path.clone()),
            media_type: None,
            address: None,
        };
        match pullquote::ingest::html::page(&html, &given) {
            Ok(article) => {
                let line = serde_json::json!({
                    "id": article.id, "text": article.text.as_str(), "title": article.title,
                    "byline": article.byline, "outlet": article.outlet,
                    "published": article.published, "url": article.url,
                    "language": article.language,
                });
                writeln!(out, "{line}")?;
            }
            Err(error) => writeln!(
                out,
                "{}",
                serde_json::json!({"id": given.id, "error": error.to_string()})
            )?,
        }
    }
    Ok(())
}
