//! Reads pages that a browser or a crawler has saved, each with the address that it came from.
//!
//! MHTML is mail and read there; here are Safari's web archives and WARC, and the comments that
//! programs put at the start of a page. The address is the saver's word, so it is a claim.

mod http;
mod plist;
mod warc;
mod webarchive;

use crate::article::Article;
use crate::ingest::IngestError;
use crate::ingest::Provenance;
use crate::ingest::claims;
use crate::ingest::html;

pub(crate) use plist::address_in as address_in_plist;
pub(crate) use plist::is_binary as is_binary_plist;
pub(crate) use warc::is_warc;
pub(crate) use warc::pages as pages_in_warc;
pub(crate) use webarchive::is_webarchive;
pub(crate) use webarchive::page as page_in_webarchive;

/// Bytes at the start of a page in which the comment of a saver is looked for.
const HEAD: usize = 4096;

/// Reads a page that was saved from the address `said`.
pub(crate) fn page(
    markup: &str,
    provenance: &Provenance,
    said: &str,
) -> Result<Article, IngestError> {
    let said = html::address(said);
    let address = said.clone().or_else(|| provenance.address.clone());
    let mut article = html::page(markup, &Provenance { address, ..provenance.clone() })?;
    let stated = article.claimed_url.take().or_else(|| article.url.take()).or(said);
    let (url, claimed) = claims::own_or_claimed(provenance.address.as_deref(), stated);
    article.url = url.or_else(|| provenance.address.clone());
    article.claimed_url = claimed;
    Ok(article)
}

/// Returns the address that the program that saved the page has written at its start.
pub(crate) fn address_in_comment(markup: &str) -> Option<String> {
    let head = &markup[..markup.floor_char_boundary(HEAD)];
    let (_, after) = head.split_once("<!--")?;
    for comment in head.split("<!--").skip(1).take(9).chain([after]) {
        let comment = comment.split("-->").next().unwrap_or(comment);
        let said = if let Some((_, said)) = comment.split_once("saved from url=(") {
            said.split_once(')').map(|(_, address)| address)
        } else if comment.contains("SingleFile") {
            comment.split_once("url:").map(|(_, address)| address)
        } else {
            None
        };
        let said = said.and_then(|said| said.split_whitespace().next());
        if let Some(address) = said.and_then(html::address) {
            return Some(address);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::address_in_comment;
    use super::page;
    use crate::ingest::conformance::provenance;

    #[test]
    fn a_saver_says_where_a_page_is_from() {
        let from = Some("https://lamp.example/ferry".to_owned());
        for comment in [
            "<!DOCTYPE html>\n<!-- saved from url=(0026)https://lamp.example/ferry -->",
            "<html><!--\n Page saved with SingleFile \n url: https://lamp.example/ferry \n x -->",
        ] {
            assert_eq!(address_in_comment(comment), from, "{comment}");
        }
        for other in ["<!-- saved from url=(0014)about:internet -->", "<p>url: https://a.example"] {
            assert_eq!(address_in_comment(other), None, "{other}");
        }
    }

    #[test]
    fn the_address_of_a_saved_page_is_a_claim_and_its_links_are_resolved_by_it() {
        let text = "<p>The ferry sails again, said <a href=/ann>Ann Lee</a>, and nobody knew when \
            it would be back in the harbour of the old town.</p>"
            .repeat(3);
        let read = page(&text, &provenance(None), "https://lamp.example/ferry").unwrap();
        assert_eq!(read.claimed_url.as_deref(), Some("https://lamp.example/ferry"));
        assert_eq!(read.url, None);
        assert_eq!(read.links[0].url, "https://lamp.example/ann");
    }
}
