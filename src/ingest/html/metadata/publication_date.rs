//! Finds the date of publication of an article in its page.

use dom_query::Document;
use dom_query::NodeRef;
use jiff::Timestamp;
use jiff::fmt::temporal::Pieces;
use url::Url;

use crate::ingest::html::metas::MOST_WITNESSES;
use crate::ingest::html::metas::Metas;
use crate::ingest::html::part_names;
use crate::ingest::moment;
use crate::ingest::moment::DayOrder;

/// The `meta` elements that state the date, the most reliable first.
const METAS: [&str; 26] = [
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
    "article:published",
];

/// The elements that state the date, the most reliable first.
const ELEMENTS: [&str; 4] = [
    "[itemprop~=datePublished]",
    "time[pubdate], time[class*=publish], time[class*=entry-date]",
    "article time, main time, header time",
    "time",
];

/// Returns the moment or day of publication; `linked` are those in the linked data, the most reliable
/// first, `order` is how the page writes a day in numbers.
///
/// The first that can be read is taken. Where it has no time of day, or none with a zone, one that
/// agrees with it in what it has is taken instead; and where the page shows its readers a time that
/// is apart from it by its own zone, what is stated for programs has a wrong one.
pub(super) fn published(
    page: &Document,
    metas: &Metas,
    linked: Vec<String>,
    url: Option<&str>,
    order: DayOrder,
) -> Option<String> {
    let moment = |text: String| moment::normal_in(&text, order);
    let of_elements =
        ELEMENTS.iter().filter_map(|selector| attribute_moment(page, selector, order));
    let metas = METAS.iter().filter_map(|name| metas.first(&[name]));
    let mut stated = linked.into_iter().chain(metas).filter_map(moment).chain(of_elements);
    let Some(first) = stated.next() else {
        return shown_moment(page, order).or_else(|| url.and_then(moment_in_url));
    };
    let fuller =
        if has_zone(&first) { None } else { stated.find(|other| tells_more(other, &first)) };
    let found = fuller.unwrap_or(first);
    if !has_zone(&found) {
        return Some(found);
    }
    let shown = shown_moment(page, order).filter(|shown| differs_by_zone(shown, &found));
    Some(shown.unwrap_or(found))
}

/// Tells whether a moment in ISO 8601 has a zone.
fn has_zone(moment: &str) -> bool {
    moment.parse::<Timestamp>().is_ok()
}

/// Tells whether a moment begins as `other` does, and goes on with the time or its zone.
fn tells_more(moment: &str, other: &str) -> bool {
    moment.strip_prefix(other).is_some_and(|more| {
        more.starts_with(['T', 'Z', '+', '-'])
            // Midnight is a day that a program wrote with a time.
            && !more.starts_with("T00:00:00")
    })
}

/// Tells whether two moments with zones are apart by as much as the zone of `shown` is from universal
/// time: then a program has taken the one for the other.
fn differs_by_zone(shown: &str, other: &str) -> bool {
    let instant = |moment: &str| moment.parse::<Timestamp>().ok();
    let (Some(one), Some(two)) = (instant(shown), instant(other)) else { return false };
    let Some(offset) = Pieces::parse(shown).ok().and_then(|pieces| pieces.to_numeric_offset())
    else {
        return false;
    };
    // What is shown has no seconds.
    let minutes = one.as_second().div_euclid(60) - two.as_second().div_euclid(60);
    minutes != 0 && minutes.abs() == i64::from(offset.seconds().abs() / 60)
}

/// Returns the first moment in an element matching `selector`: in its `datetime`, its `content` or
/// its text.
fn attribute_moment(page: &Document, selector: &str, order: DayOrder) -> Option<String> {
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(|node| {
        let said = node.attr("datetime").or_else(|| node.attr("content"));
        said.and_then(|said| moment::normal_in(&said, order)).or_else(|| short_moment(node, order))
    })
}

/// Returns the first date shown in an element whose class or id suggests one; one that is all of its
/// element's text comes before one among other words.
fn shown_moment(page: &Document, order: DayOrder) -> Option<String> {
    let selector = "[class*=publish], [class*=timestamp], [class*=dateline], [class*=posted], \
        [class*=date], [class*=byline], [class*=author], [class*=meta], [id*=date]";
    let suggesting = page.select(selector);
    let nodes =
        || suggesting.nodes().iter().take(MOST_WITNESSES).filter(|node| !tells_update(node));
    nodes()
        .find_map(|node| moment::normal_in(&node.text(), order).filter(|day| !is_coarse(day)))
        .or_else(|| nodes().find_map(|node| short_moment(node, order)))
}

/// Tells whether an element shows when the article was changed.
fn tells_update(node: &NodeRef) -> bool {
    const WORDS: [&str; 3] = ["updat", "modif", "last edit"];
    let says = |text: &str| {
        let start = text.trim_start();
        let start = start[..start.floor_char_boundary(20)].to_lowercase();
        WORDS.iter().any(|word| start.contains(word))
    };
    let is_named = |node: &NodeRef| {
        part_names::words(node).iter().any(|name| WORDS.iter().any(|word| name.contains(word)))
    };
    let around = node.parent();
    says(&node.text())
        || is_named(node)
        || around.is_some_and(|around| is_named(&around) || says(&around.text()))
}

/// Tells whether a moment is no more than a day.
fn is_coarse(moment: &str) -> bool {
    !moment.contains('T')
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
