//! Reads OPML: lists of feeds, as feed readers export them.
//!
//! Only web addresses are accepted. Some feed readers keep commands in such lists (`exec:`,
//! `filter:`); they are reported and never run.

use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Lead;
use crate::ingest::Provenance;
use crate::ingest::article_parts;
use crate::ingest::article_parts::Parts;
use crate::ingest::detection::xml;
use crate::ingest::detection::xml::Walk;

/// The most feeds that are taken from one list.
const MOST_FEEDS: usize = 10_000;

/// Returns the feeds in the list, in its order, each once.
pub(crate) fn feeds(text: &str, provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    let mut walk = Walk::through(xml::without_declaration(text));
    let mut parts = Parts::of(provenance);
    let mut seen = std::collections::HashSet::new();
    loop {
        match walk.next() {
            Ok(Event::Start(tag) | Event::Empty(tag))
                if tag.local_name().as_ref().eq_ignore_ascii_case("outline") =>
            {
                let Some(feed) = address(&tag, "xmlUrl") else {
                    // A list may hold addresses of pages, and of other lists.
                    link(&tag, &mut parts, provenance);
                    continue;
                };
                if seen.len() == MOST_FEEDS {
                    parts.lose_rest(IngestError::TooMany { most: MOST_FEEDS, parts: "feeds" });
                    break;
                }
                if !seen.insert(feed.clone()) {
                    continue;
                }
                match article_parts::web_address(&feed, provenance.address.as_deref()) {
                    Some(url) => parts.push(InputItem::Feed(url)),
                    None => parts.lose(&feed, IngestError::NotWeb),
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => (),
            Err(fault) if seen.is_empty() => {
                return Err(IngestError::broken("list of feeds", fault));
            }
            Err(fault) => {
                parts.lose_rest(IngestError::damaged("list of feeds", fault));
                break;
            }
        }
    }
    parts.all("list of feeds")
}

/// Takes what an outline without a feed leads to, if it is said to be a link or another list.
fn link(outline: &BytesStart<'_>, parts: &mut Parts<'_>, provenance: &Provenance) {
    let Some(url) = address(outline, "url") else { return };
    let Some(url) = article_parts::web_address(&url, provenance.address.as_deref()) else { return };
    match address(outline, "type").as_deref() {
        Some("include" | "rss") => parts.push(InputItem::Feed(url)),
        _ => parts.push(InputItem::Lead(Lead {
            url,
            title: address(outline, "text"),
            byline: None,
            outlet: None,
            published: None,
            summary: None,
        })),
    }
}

/// Returns the attribute of that name, as it is written.
fn address(outline: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = outline.attributes();
    attributes.with_checks(false);
    let attribute = attributes.filter_map(Result::ok).find(|attribute| {
        // Feed readers differ in the case of this name.
        attribute.key.local_name().as_ref().eq_ignore_ascii_case(name)
    })?;
    let address = html_escape::decode_html_entities(&attribute.value).trim().to_owned();
    (!address.is_empty()).then_some(address)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::feeds;
    use crate::article::Origin;
    use crate::ingest::IngestError;
    use crate::ingest::InputItem;
    use crate::ingest::Provenance;

    fn read(text: &str) -> Result<Vec<String>, IngestError> {
        let provenance = Provenance {
            id: "list".into(),
            origin: Origin::File("list.opml".into()),
            media_type: None,
            address: None,
        };
        let shown = |found| match found {
            InputItem::Feed(url) => url,
            InputItem::Unreadable(lost) => format!("! {}: {}", lost.name, lost.error),
            other => panic!("{other:?}"),
        };
        Ok(feeds(text, &provenance)?.into_iter().map(shown).collect())
    }

    #[test]
    fn feeds_are_found_at_any_depth_each_once() {
        let list = "<?xml version='1.0'?><opml version='2.0'><head><title>Mine</title></head><body>\
            <outline text='News'><outline text='a' type='rss' xmlUrl='https://a.example/f?x=1&amp;y=2'/>\
            <outline text='deeper'><outline xmlurl=' http://b.example/feed '></outline></outline>\
            </outline><outline text='no feed' htmlUrl='https://c.example/'/>\
            <outline xmlUrl='https://a.example/f?x=1&amp;y=2'/></body></opml>";
        assert_eq!(read(list).unwrap(), ["https://a.example/f?x=1&y=2", "http://b.example/feed"]);
    }

    #[test]
    fn commands_are_reported_and_not_run() {
        let list = "<opml><body><outline xmlUrl='exec:rm -rf ~'/>\
            <outline xmlUrl='filter:sh:https://a.example/'/><outline xmlUrl='file:///etc/passwd'/>\
            <outline xmlUrl='https://a.example/'/></body></opml>";
        let found = read(list).unwrap();
        assert!(found[0].starts_with("! list.opml#exec:rm -rf ~: not an address of the web"));
        assert!(found[1].starts_with("! list.opml#filter:"));
        assert!(found[2].starts_with("! list.opml#file:"));
        assert_eq!(found[3..], ["https://a.example/"]);
    }

    #[test]
    fn a_list_that_breaks_off_gives_what_it_had() {
        let found = read("<opml><body><outline xmlUrl='https://a.example/'/><outl").unwrap();
        assert_eq!(found[0], "https://a.example/");
        assert!(found[1].starts_with("! list.opml: damaged list of feeds"), "{found:?}");
        assert!(matches!(read("<opml><body>"), Err(IngestError::Broken { .. })));
        assert!(matches!(read("<opml></opml>"), Err(IngestError::NoArticle(_))));
    }

    #[test]
    fn a_list_without_end_is_bounded() {
        let mut list = String::from("<opml><body>");
        for number in 0..20_000 {
            write!(list, "<outline xmlUrl='https://a.example/{number}'/>").unwrap();
        }
        let found = read(&(list + "</body></opml>")).unwrap();
        assert_eq!(found.len(), 10_001);
        assert!(found[10_000].contains("more than 10000 feeds"), "{}", found[10_000]);
        assert!(read(&("<opml>".to_owned() + &"<outline>".repeat(100_000))).is_err());
    }
}
