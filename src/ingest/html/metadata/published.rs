//! Finds the date of publication of an article in its page.

use dom_query::Document;
use dom_query::NodeRef;
use url::Url;

use crate::ingest::html::metas::MOST_WITNESSES;
use crate::ingest::html::metas::Metas;
use crate::ingest::moment;
use crate::ingest::moment::DayOrder;

/// Returns the moment or day of publication; `linked` is the one in the linked data, `order` is how
/// the page writes a day in numbers.
pub(super) fn published(
    page: &Document,
    metas: &Metas,
    linked: Option<String>,
    url: Option<&str>,
    order: DayOrder,
) -> Option<String> {
    let moment = |text: String| moment::normal_in(&text, order);
    let attribute_moment = |selector: &str| attribute_moment(page, selector, order);
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
        .or_else(|| attribute_moment("[itemprop~=datePublished]"))
        .or_else(|| {
            attribute_moment("time[pubdate], time[class*=publish], time[class*=entry-date]")
        })
        .or_else(|| attribute_moment("article time, main time, header time"))
        .or_else(|| attribute_moment("time"))
        .or_else(|| shown_moment(page, order))
        .or_else(|| url.and_then(moment_in_url))
}

/// Returns the first moment in an element matching `selector`: in its `datetime`, its `content` or
/// its text.
fn attribute_moment(page: &Document, selector: &str, order: DayOrder) -> Option<String> {
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(|node| {
        let said = node.attr("datetime").or_else(|| node.attr("content"));
        said.and_then(|said| moment::normal_in(&said, order)).or_else(|| short_moment(node, order))
    })
}

/// Returns the first date shown in an element whose class or id suggests one.
fn shown_moment(page: &Document, order: DayOrder) -> Option<String> {
    let selector = "[class*=publish], [class*=timestamp], [class*=dateline], [class*=posted], \
        [class*=date], [class*=byline], [class*=author], [class*=meta], [id*=date]";
    page.select(selector)
        .nodes()
        .iter()
        .take(MOST_WITNESSES)
        .find_map(|node| short_moment(node, order))
}

fn short_moment(node: &NodeRef, order: DayOrder) -> Option<String> {
    let text = node.text();
    if text.len() >= 400 {
        return None;
    }
    moment::normal_in(&text, order).or_else(|| moment::find_in(&text, order))
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
