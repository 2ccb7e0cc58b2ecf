//! What a page says about its article: who wrote it, when, under which title.
//!
//! The same is said in many places, in some of them wrongly. Each has its
//! order of witnesses, best first, and the first that says something that can
//! be what is asked for is believed.

use std::collections::HashMap;

use dom_query::Document;
use dom_query::NodeRef;
use url::Url;

use crate::ingest::html::lay;
use crate::ingest::html::linked_data::LinkedData;
use crate::ingest::html::linked_data::clean;
use crate::ingest::html::title;
use crate::ingest::moment;

/// Metadata of a page; what it does not say is `None`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// A byline is at most so many characters: beyond that it is a text.
const LONGEST_BYLINE: usize = 150;

/// So many elements that may hold a name or a date are looked at.
const MOST_WITNESSES: usize = 200;

/// What `page` says, fetched from `address`, with this linked data.
pub(super) fn said(page: &Document, data: &LinkedData, address: Option<&str>) -> Said {
    let metas = Metas::of(page);
    let article = data.article();
    let linked = |key: &str| article.and_then(|article| data.string(article, key));
    let address = address.and_then(|address| lay::absolute(address, None));
    let url = url(page, &metas, address);
    let outlet = metas
        .first(&["og:site_name", "application-name"])
        .or_else(|| linked("publisher"))
        .or_else(|| {
            metas.first(&[
                "dc.publisher",
                "publisher",
                "copyright-holder",
                "apple-mobile-web-app-title",
            ])
        })
        .map(|outlet| outlet.split(" | ").next().unwrap_or(&outlet).trim().to_owned())
        .filter(|outlet| !outlet.is_empty() && !outlet.contains("://"));
    let day = linked("datePublished").or_else(|| data.of_page("datePublished"));
    let authors = || article.and_then(|article| Some(data.names(article.get("author")?)));
    Said {
        title: title::title(page, &metas, linked("headline"), outlet.as_deref(), url.as_deref()),
        byline: byline(page, &metas, authors().unwrap_or_default(), outlet.as_deref()),
        published: published(page, &metas, day, url.as_deref()),
        language: language(page, &metas, linked("inLanguage")),
        outlet,
        url,
    }
}

/// The `meta` elements of a page, by name.
pub(super) struct Metas(HashMap<String, String>);

impl Metas {
    fn of(page: &Document) -> Self {
        let mut metas = HashMap::new();
        for meta in page.select("meta[content]").nodes() {
            let Some(content) = meta.attr("content").and_then(|content| clean(&content)) else {
                continue;
            };
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = meta.attr(attribute) {
                    metas
                        .entry(name.trim().to_ascii_lowercase())
                        .or_insert_with(|| content.clone());
                }
            }
        }
        Metas(metas)
    }

    /// What the first of these says that is there.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)).cloned()
    }
}

/// The text of the first element that `selector` selects and that has any.
pub(super) fn text_of(page: &Document, selector: &str) -> Option<String> {
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(|node| clean(&node.text()))
}

fn url(page: &Document, metas: &Metas, address: Option<String>) -> Option<String> {
    let base = address.as_deref().and_then(|address| Url::parse(address).ok());
    let canonical = page.select("link[rel~=canonical][href]").attr("href");
    let said = canonical.map(|href| href.to_string()).into_iter().chain(metas.first(&["og:url"]));
    // The address of the front page is not that of an article in it.
    let is_article =
        |url: &String| address.is_none() || Url::parse(url).is_ok_and(|url| url.path().len() > 1);
    let mut said = said.filter_map(|href| lay::absolute(&href, base.as_ref()));
    said.find(is_article).or(address)
}

fn byline(
    page: &Document,
    metas: &Metas,
    linked: Vec<String>,
    outlet: Option<&str>,
) -> Option<String> {
    let names = |names: Vec<String>| names_of(&names, outlet);
    let meta = |name: &str| metas.first(&[name]).map(|said| vec![said]);
    names(linked)
        .or_else(|| {
            [
                "author",
                "article:author",
                "dc.creator",
                "dcterms.creator",
                "parsely-author",
                "sailthru.author",
                "byl",
                "twitter:creator:name",
                "citation_author",
                "article:author_name",
            ]
            .into_iter()
            .find_map(|name| meta(name).and_then(names))
        })
        .or_else(|| {
            [
                "[itemprop~=author] [itemprop~=name]",
                "[itemprop~=author]",
                "a[rel~=author]",
                "[class*=byline] a[href*=author]",
                "[class*=byline-name], [class*=author-name], [class*=author__name]",
                "[class*=byline]",
                "[class~=author]",
                "[rel~=author]",
            ]
            .into_iter()
            .find_map(|selector| names(vec![text_of(page, selector)?]))
        })
        .or_else(|| {
            // A link to what else somebody wrote is that person's name.
            let name =
                text_of(page, "a[href*='/author/'], a[href*='/authors/'], a[href*='/autor/']")?;
            let is_name = (2..=4).contains(&name.split(' ').count())
                && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
            names(vec![name]).filter(|_| is_name)
        })
}

/// The names of people, without what stands around them, each once.
fn names_of(said: &[String], outlet: Option<&str>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in said.iter().filter_map(|said| name_of(said)) {
        let is_outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(&name));
        if !is_outlet && !names.contains(&name) {
            names.push(name);
        }
    }
    let byline = names.join(", ");
    (!names.is_empty() && byline.chars().count() <= LONGEST_BYLINE).then_some(byline)
}

/// "By Ann Lee, May 4, 2031" is Ann Lee.
fn name_of(said: &str) -> Option<String> {
    const BEFORE: [&str; 12] = [
        "written by ",
        "posted by ",
        "by ",
        "von ",
        "par ",
        "di ",
        "de ",
        "por ",
        "reported by ",
        "words by ",
        "story by ",
        "text by ",
    ];
    const AFTER: [&str; 9] =
        [" | ", " • ", " · ", " — ", " – ", " updated ", " published ", " posted ", " on "];
    let said = said.trim();
    // "Text: Ann Lee" in whatever language.
    let mut name = said.split_once(": ").map_or(said, |(_, name)| name).trim();
    let start = BEFORE
        .iter()
        .find(|start| name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
    // "Di Stefano" and "Von Braun" are names, "von Ann Lee" is a byline.
    if let Some(start) = start
        && (start.starts_with("by") || start.len() > 4 || name.starts_with(char::is_lowercase))
    {
        name = name[start.len()..].trim();
    }
    let lower = name.to_ascii_lowercase();
    let end = AFTER.iter().filter_map(|after| lower.find(after)).min();
    name = &name[..end.unwrap_or(name.len())];
    if let Some(comma) = name.find(", ")
        && name[comma..].contains(|c: char| c.is_ascii_digit())
    {
        name = &name[..comma];
    }
    let is_weekday = |word: &str| moment::is_weekday(word);
    name = match name.rsplit_once(' ') {
        Some((before, last)) if is_weekday(last) => before,
        _ => name,
    };
    let name =
        name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '|'));
    let is_name = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST_BYLINE
        && !name.contains("://")
        && !name.split(' ').any(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
        && !name.contains(['@', '{', '<', '/', '?', '!'])
        && name.split_whitespace().count() <= 16
        && !matches!(
            lower.trim(),
            "admin" | "administrator" | "author" | "staff" | "by" | "editor" | "unknown" | "null"
        );
    is_name.then(|| name.to_owned())
}

fn published(
    page: &Document,
    metas: &Metas,
    linked: Option<String>,
    url: Option<&str>,
) -> Option<String> {
    let moment = |text: String| moment::normal(&text);
    let mut metas = [
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "published_at",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dcterms.created",
        "dc.date.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "citation_publication_date",
        "pdate",
        "cxenseparse:recs:publishtime",
        "rnews:datepublished",
        "date",
        "created",
        "article:post_time",
    ]
    .into_iter()
    .filter_map(|name| metas.first(&[name]));
    linked
        .and_then(moment)
        .or_else(|| metas.find_map(moment))
        .or_else(|| attribute_moment(page, "[itemprop~=datePublished]"))
        .or_else(|| {
            attribute_moment(page, "time[pubdate], time[class*=publish], time[class*=entry-date]")
        })
        .or_else(|| attribute_moment(page, "article time, main time, header time"))
        .or_else(|| attribute_moment(page, "time"))
        .or_else(|| shown_moment(page))
        .or_else(|| url.and_then(moment_in_url))
}

/// The first moment that an element of these has as its `datetime`, its
/// `content` or its text.
fn attribute_moment(page: &Document, selector: &str) -> Option<String> {
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(|node| {
        let said = node.attr("datetime").or_else(|| node.attr("content"));
        said.and_then(|said| moment::normal(&said)).or_else(|| short_moment(node))
    })
}

/// The first day shown where the page's maker put the day.
fn shown_moment(page: &Document) -> Option<String> {
    let selector = "[class*=publish], [class*=timestamp], [class*=dateline], [class*=posted], \
        [class*=date], [class*=byline], [class*=author], [class*=meta], [id*=date]";
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(short_moment)
}

fn short_moment(node: &NodeRef) -> Option<String> {
    let text = node.text();
    (text.len() < 400).then(|| moment::find(&text)).flatten()
}

/// "/2031/02/03/talks-end": the day that the outlet filed it under.
fn moment_in_url(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let parts: Vec<&str> = url.path_segments()?.collect();
    parts.windows(3).find_map(|three| {
        let is_day = three[0].len() == 4 && three[1].len() == 2 && three[2].len() == 2;
        is_day.then(|| moment::normal(&three.join("-"))).flatten()
    })
}

fn language(page: &Document, metas: &Metas, linked: Option<String>) -> Option<String> {
    let html = page.select("html[lang]").attr("lang").map(|lang| lang.to_string());
    let metas = metas.first(&["content-language", "og:locale", "language", "dc.language"]);
    html.into_iter().chain(linked).chain(metas).find_map(|said| tag(&said))
}

/// A language as BCP 47 writes it: `en_us` is `en-US`.
pub(super) fn tag(said: &str) -> Option<String> {
    let said = said.split([',', ';', '.', ' ']).next()?.trim().replace('_', "-");
    let mut parts = said.split('-');
    let primary = parts.next().filter(|part| {
        matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic())
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
    use super::moment_in_url;
    use super::name_of;
    use super::tag;

    #[test]
    fn a_name_loses_what_stands_around_it() {
        for (said, name) in [
            ("By Ann Lee", "Ann Lee"),
            ("by Ann Lee and Bo Diaz", "Ann Lee and Bo Diaz"),
            ("BY ANN LEE | STAFF WRITER", "ANN LEE"),
            ("Written by Ann Lee, May 4, 2031", "Ann Lee"),
            ("von Ann Lee", "Ann Lee"),
            ("Von Braun", "Von Braun"),
            ("Ann Lee, The Daily", "Ann Lee, The Daily"),
            ("Ann Lee Updated 3 hours ago", "Ann Lee"),
        ] {
            assert_eq!(name_of(said).as_deref(), Some(name), "{said}");
        }
        for other in ["https://example.org/ann", "admin", "", "@ann", "12", "{{author}}"] {
            assert_eq!(name_of(other), None, "{other}");
        }
    }

    #[test]
    fn a_language_is_written_as_the_standard_has_it() {
        assert_eq!(tag("en_us").as_deref(), Some("en-US"));
        assert_eq!(tag("ZH-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(tag("de").as_deref(), Some("de"));
        assert_eq!(tag("english"), None);
        assert_eq!(tag(""), None);
    }

    #[test]
    fn a_day_in_an_address_is_the_day_it_was_filed_under() {
        let url = "https://example.org/world/2031/02/03/talks-end";
        assert_eq!(moment_in_url(url).as_deref(), Some("2031-02-03"));
        assert_eq!(moment_in_url("https://example.org/2031/talks-end"), None);
    }
}
