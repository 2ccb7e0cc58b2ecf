//! Tests what is read of RSS and Atom.

use super::author_name;
use super::read;

/// Shows title, authors, date, address and the start of the text of each entry.
fn shown(xml: &str) -> Vec<String> {
    let channel = read(xml).unwrap();
    let or_dash = |said: Option<String>| said.unwrap_or_else(|| "-".to_owned());
    let entries = channel.entries.into_iter().map(|entry| {
        let text = entry.content.or(entry.summary).map_or(0, |body| body.len());
        let (title, by) = (or_dash(entry.title), or_dash(entry.byline));
        format!("{title} / {by} / {} / {} / {text}", or_dash(entry.published), or_dash(entry.url))
    });
    entries.collect()
}

const ITEM: &str = "<item><title>Ferry</title><link>https://a.example/1</link>\
    <description>It sails.</description></item>";

#[test]
fn every_version_and_no_version_is_read() {
    for root in [
        "<rss version='0.93'>{}</rss>",
        "<rss version='2.00'><channel>{}</channel></rss>",
        "<rss><channel><title>Lamp</title></channel>{}</rss>",
        "<rss version='2.0' xmlns='http://backend.userland.com/rss2'>{}</rss>",
        "<rdf:RDF xmlns='http://my.netscape.com/rdf/simple/0.9/' xmlns:rdf='r'>{}</rdf:RDF>",
    ] {
        let expected = "Ferry / - / - / https://a.example/1 / 9";
        assert_eq!(shown(&root.replace("{}", ITEM)), [expected], "{root}");
    }
    assert_eq!(shown("<RSS><ITEM><TITLE>Ferry</TITLE></ITEM></RSS>"), ["Ferry / - / - / - / 0"]);
    let old = "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>Ferry</title>\
        <issued>2031-02-03T10:00:00+09:00</issued><link rel='alternate' href='/1'/>\
        <content type='text/html' mode='escaped'>&lt;p>It sails.&lt;/p></content></entry></feed>";
    assert_eq!(shown(old), ["Ferry / - / 2031-02-03T10:00:00+09:00 / /1 / 16"]);
    let prefixed = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry>\
        <a:title>Ferry</a:title><a:author><a:name>Ann Lee</a:name></a:author>\
        <a:author><a:name>Bo Diaz</a:name></a:author></a:entry></a:feed>";
    assert_eq!(shown(prefixed), ["Ferry / Ann Lee, Bo Diaz / - / - / 0"]);
}

#[test]
fn the_text_is_found_wherever_a_feed_has_it() {
    for text in [
        "<content:encoded><![CDATA[<p>It sails again.</p>]]></content:encoded>",
        "<yandex:full-text>&lt;p>It sails again.&lt;/p></yandex:full-text>",
        "<description><p>It sails again.</p></description>",
        "<body><p>It sails again.</p></body>",
        "<itunes:summary>&lt;p>It sails again.&lt;/p></itunes:summary>",
        "<media:group><media:title>x</media:title><media:description>&lt;p>It sails again.&lt;/p>\
         </media:description></media:group>",
    ] {
        let feed = format!(
            "<rss><channel><item><title>Ferry</title><description>Soon.</description>{text}\
             <source><title>Other</title></source></item></channel></rss>"
        );
        assert_eq!(shown(&feed), ["Ferry / - / - / - / 22"], "{text}");
    }
}

#[test]
fn the_page_is_told_from_other_links() {
    let feed = "<feed><link rel='self' href='https://a.example/feed'/><entry><title>Ferry</title>\
        <link rel='edit' href='/e'/><link type='application/json' href='/j'/><link href='/1'/>\
        <id>https://a.example/id</id></entry></feed>";
    assert_eq!(shown(feed), ["Ferry / - / - / /1 / 0"]);
    let counted = "<rss><item><link>https://count.example/1</link>\
        <feedburner:origLink>https://a.example/1</feedburner:origLink></item></rss>";
    assert_eq!(shown(counted), ["- / - / - / https://a.example/1 / 0"]);
}

#[test]
fn an_author_has_a_name_and_not_only_an_address() {
    for (said, name) in [
        ("ann@a.example (Ann Lee)", "Ann Lee"),
        ("Ann Lee <ann@a.example>", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("ann@a.example", ""),
    ] {
        assert_eq!(author_name(said), name, "{said}");
    }
}
