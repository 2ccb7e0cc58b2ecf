//! Finds the date of publication of an article in its page.

use dom_query::Document;
use dom_query::NodeRef;
use url::Url;

use crate::ingest::html::metas::MOST_WITNESSES;
use crate::ingest::html::metas::Metas;
use crate::ingest::moment;

/// Returns the moment or day of publication; `linked` is the one in the linked data.
pub(super) fn published(
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

/// Returns the first moment in an element matching `selector`: in its `datetime`, its `content` or
/// its text.
fn attribute_moment(page: &Document, selector: &str) -> Option<String> {
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(|node| {
        let said = node.attr("datetime").or_else(|| node.attr("content"));
        said.and_then(|said| moment::normal(&said)).or_else(|| short_moment(node))
    })
}

/// Returns the first date shown in an element whose class or id suggests one.
fn shown_moment(page: &Document) -> Option<String> {
    let selector = "[class*=publish], [class*=timestamp], [class*=dateline], [class*=posted], \
        [class*=date], [class*=byline], [class*=author], [class*=meta], [id*=date]";
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(short_moment)
}

fn short_moment(node: &NodeRef) -> Option<String> {
    let text = node.text();
    (text.len() < 400).then(|| moment::find(&text)).flatten()
}

/// Returns the date in an address, under which the outlet filed the page: "/2031/02/03/talks-end".
fn moment_in_url(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let parts: Vec<&str> = url.path_segments()?.collect();
    parts.windows(3).find_map(|three| {
        let is_day = three[0].len() == 4 && three[1].len() == 2 && three[2].len() == 2;
        is_day.then(|| moment::normal(&three.join("-"))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::moment_in_url;

    #[test]
    fn a_day_in_an_address_is_the_day_it_was_filed_under() {
        let url = "https://example.org/world/2031/02/03/talks-end";
        assert_eq!(moment_in_url(url).as_deref(), Some("2031-02-03"));
        assert_eq!(moment_in_url("https://example.org/2031/talks-end"), None);
    }
}
