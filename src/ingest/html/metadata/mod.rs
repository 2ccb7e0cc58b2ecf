//! Reads the metadata of a page: the authors, the date, the title and so on.
//!
//! A page states the same fact in many places, in some of them wrongly. For each fact there is an
//! order of places, the most reliable first; the first usable value is taken.

pub(super) mod byline;
pub(super) mod outlet;
mod person_names;
mod publication_date;

use dom_query::Document;
use url::Url;

use crate::ingest::claims;
use crate::ingest::html::block_layout;
use crate::ingest::html::linked_data::LinkedData;
use crate::ingest::html::metadata::byline::byline;
use crate::ingest::html::metadata::publication_date::published;
use crate::ingest::html::metas::Metas;
use crate::ingest::html::metas::host;
use crate::ingest::html::title;
use crate::ingest::moment::DayOrder;

pub(crate) use person_names::turned;

/// The metadata of a page; a field that the page does not state is `None`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PageMetadata {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) claimed_url: Option<String>,
    /// How the page writes a day in numbers.
    pub(super) day_order: DayOrder,
}

/// Reads the metadata of `page`, which was fetched from `address` and has this linked data.
pub(super) fn metadata(page: &Document, data: &LinkedData, address: Option<&str>) -> PageMetadata {
    let metas = Metas::of(page);
    let article = data.article();
    let linked = |key: &str| article.and_then(|article| data.string(article, key));
    let address = address.and_then(|address| block_layout::absolute(address, None));
    let is_file = address.is_none();
    let said = said_url(page, &metas, address.as_deref());
    let (own, claimed_url) = claims::own_or_claimed(address.as_deref(), said);
    let url = own.or(address);
    // A claimed address will do for what an address tells about the page.
    let told = claimed_url.as_deref().or(url.as_deref());
    let outlet = outlet::outlet(page, &metas, linked("publisher"), told);
    let publisher = linked("publisher");
    let outlets: Vec<&str> =
        [&outlet, &publisher].into_iter().filter_map(Option::as_deref).collect();
    let days = linked("datePublished").into_iter().chain(data.of_page("datePublished"));
    let authors = || article.and_then(|article| Some(data.names(article.get("author")?)));
    let language = language(page, &metas, linked("inLanguage"));
    let day_order = DayOrder::of(language.as_deref(), told);
    PageMetadata {
        title: title::title(page, &metas, linked("headline"), outlet.as_deref(), told),
        byline: byline(page, &metas, &authors().unwrap_or_default(), &outlets),
        published: published(page, &metas, days.collect(), told, day_order),
        day_order,
        language,
        // Of a page that was fetched, a feed may know it yet.
        outlet: outlet.or_else(|| host(claimed_url.as_deref().filter(|_| is_file)?)),
        url,
        claimed_url,
    }
}

/// Returns the address that the page, fetched from `address`, states for its article.
fn said_url(page: &Document, metas: &Metas, address: Option<&str>) -> Option<String> {
    let base = address.and_then(|address| Url::parse(address).ok());
    let canonical = page.select("link[rel~=canonical][href]").attr("href");
    let named = canonical.map(|href| href.to_string()).into_iter().chain(metas.first(&["og:url"]));
    // The address of a front page is not that of an article on it.
    let is_article =
        |url: &String| address.is_none() || Url::parse(url).is_ok_and(|url| url.path().len() > 1);
    named.filter_map(|href| block_layout::absolute(&href, base.as_ref())).find(is_article)
}

fn language(page: &Document, metas: &Metas, linked: Option<String>) -> Option<String> {
    let html = page.select("html[lang]").attr("lang").map(|lang| lang.to_string());
    let metas = metas.first(&["content-language", "og:locale", "language", "dc.language"]);
    html.into_iter().chain(linked).chain(metas).find_map(|said| tag(&said))
}

/// Returns a language as a BCP 47 tag: `en_us` becomes `en-US`.
pub(super) fn tag(said: &str) -> Option<String> {
    let said = said.split([',', ';', '.', ' ']).next()?.trim().replace('_', "-");
    let mut parts = said.split('-');
    let primary = parts.next().filter(|part| {
        // Some pages have the encoding in its place.
        matches!(part.len(), 2 | 3)
            && part.bytes().all(|b| b.is_ascii_alphabetic())
            && !part.eq_ignore_ascii_case("utf")
    })?;
    let mut tag = primary.to_ascii_lowercase();
    for part in parts.take(3).filter(|part| part.bytes().all(|b| b.is_ascii_alphanumeric())) {
        let part = match part.len() {
            2 => part.to_ascii_uppercase(),
            4 => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
            3 | 5..=8 => part.to_ascii_lowercase(),
            _ => continue,
        };
        tag.push('-');
        tag.push_str(&part);
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn a_language_is_written_as_the_standard_has_it() {
        assert_eq!(tag("en_us").as_deref(), Some("en-US"));
        assert_eq!(tag("ZH-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(tag("de").as_deref(), Some("de"));
        assert_eq!(tag("english"), None);
        assert_eq!(tag("utf-8"), None);
        assert_eq!(tag(""), None);
    }
}
