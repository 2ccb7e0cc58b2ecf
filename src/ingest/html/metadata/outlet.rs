//! Finds the name of the outlet that a page is of.

use dom_query::Document;

use crate::ingest::html::metas::Metas;
use crate::ingest::html::metas::text_of;
use crate::ingest::html::title;

/// The names under which pages say it besides, less often to be relied on.
const OTHER: [&str; 4] =
    ["dc.publisher", "publisher", "copyright-holder", "apple-mobile-web-app-title"];

/// Returns the outlet's name, as the page states it.
///
/// A section or an edition sometimes stands in its place ("U.S."). So of the site's name, the
/// publisher's and the end of the document's title the one is taken that the host's name begins
/// with, the one with spaces before others ("Harbour Post", "harbourpost"); else the first.
pub(super) fn outlet(
    page: &Document,
    metas: &Metas,
    publisher: Option<String>,
    url: Option<&str>,
) -> Option<String> {
    let site = ["og:site_name", "application-name"].map(|name| metas.first(&[name]));
    let stated: Vec<String> = site.into_iter().chain([publisher]).filter_map(clean).collect();
    let of_title = text_of(page, "title").and_then(|title| title::end(&title).map(str::to_owned));
    let of_host = stated.iter().chain(&of_title).filter(|name| title::is_outlet(name, None, url));
    // The first of those that are written as well.
    let of_host = of_host.rev().max_by_key(|name| name.contains(' '));
    let named = of_host.or(stated.first()).cloned();
    named.or_else(|| OTHER.into_iter().find_map(|name| clean(metas.first(&[name]))))
}

/// Returns a name without what follows a bar; none where it is empty or an address.
fn clean(said: Option<String>) -> Option<String> {
    let said = said?;
    let name = said.split(" | ").next().unwrap_or(&said).trim();
    (!name.is_empty() && !name.contains("://")).then(|| name.to_owned())
}
