//! Tests how feeds become articles and links to articles.

use std::fmt::Write;

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Lead;
use crate::ingest::Provenance;
use crate::ingest::detection::article_finder::find_articles;

const FULL: &str = "<p>The envoys left the city on Friday after a week of talks, and nobody would \
    say what had been agreed. “We have said all that there is to say,” the spokeswoman Mira Okafor \
    told those who had waited in the rain.</p><p>They will meet again in the spring, in a place \
    that has yet to be named, if both sides still want to by then.</p>";

fn read(text: &str) -> Result<Vec<InputItem>, IngestError> {
    read_from(text, Some("https://a.example/news/feed.xml"))
}

fn read_from(text: &str, address: Option<&str>) -> Result<Vec<InputItem>, IngestError> {
    let provenance = Provenance {
        id: "feed".into(),
        origin: Origin::File("news/feed.xml".into()),
        media_type: None,
        address: address.map(str::to_owned),
    };
    find_articles(text.as_bytes().to_vec(), &provenance)
}

fn articles(found: &[InputItem]) -> Vec<&Article> {
    let articles = found.iter().filter_map(|found| match found {
        InputItem::Article(article) => Some(&**article),
        _ => None,
    });
    articles.collect()
}

/// Lists the findings, one a line.
fn shown(found: &[InputItem]) -> Vec<String> {
    let show = |found: &InputItem| match found {
        InputItem::Article(article) => format!("{} {}", article.id, article.title),
        InputItem::Lead(lead) => format!("→ {} {}", lead.url, lead.title.as_deref().unwrap_or("–")),
        InputItem::Feed(url) => format!("feed {url}"),
        InputItem::Unreadable(lost) => format!("! {}: {}", lost.name, lost.error),
    };
    found.iter().map(show).collect()
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' \
        xmlns:content='http://purl.org/rss/1.0/modules/content/' \
        xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>The Harbour Post</title>\
        <language>en-gb</language>{items}</channel></rss>"
    )
}

#[test]
fn an_entry_with_its_full_text_is_an_article_with_its_metadata() {
    let feed = rss(&format!(
        "<item><title>Talks end &amp;amp; nobody knows</title><link>/2025/talks.html</link>\
        <guid isPermaLink='false'>urn:1</guid><dc:creator>Ann Lee</dc:creator>\
        <pubDate>Mon, 02 Jun 2025 09:30:00 +0200</pubDate><description>The envoys left…\
        </description><content:encoded><![CDATA[{FULL}]]></content:encoded></item>"
    ));
    let found = read(&feed).unwrap();
    let [article] = articles(&found)[..] else { panic!("{found:?}") };
    assert_eq!(
        (article.id.as_str(), article.title.as_str()),
        ("feed#1", "Talks end & nobody knows")
    );
    assert_eq!(article.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(article.outlet.as_deref(), Some("The Harbour Post"));
    assert_eq!(article.published.as_deref(), Some("2025-06-02T09:30:00+02:00"));
    assert_eq!(article.url.as_deref(), Some("https://a.example/2025/talks.html"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    let origin = Origin::Part { of: "news/feed.xml".into(), name: "urn:1".into() };
    assert_eq!(article.origin, origin);
    assert_eq!(article.blocks.len(), 2);
    assert!(article.text.contains("“We have said all that there is to say,”"));
}

#[test]
fn a_feed_without_full_text_gives_leads() {
    let feed = rss("<item><title>Talks end</title><link>https://b.example/1</link>\
        <description>The envoys left the city on Friday.</description></item>\
        <item><title>More</title><guid>https://b.example/2</guid></item>\
        <item><title>Harm</title><link>javascript:alert(1)</link></item>");
    let found = read(&feed).unwrap();
    assert_eq!(
        shown(&found),
        [
            "→ https://b.example/1 Talks end",
            "→ https://b.example/2 More",
            "! news/feed.xml#3: no article in this entry of the feed",
        ]
    );
    let InputItem::Lead(lead) = &found[0] else { panic!() };
    assert_eq!(lead.outlet.as_deref(), Some("The Harbour Post"));
    // What the feed says of an article is kept, at least its title.
    let said = |found: &InputItem| match found {
        InputItem::Lead(Lead { summary: Some(summary), .. }) => {
            assert!(summary.is_summary && summary.title.len() > 1, "{summary:?}");
            summary.text.as_str().to_owned()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(said(&found[0]), "The envoys left the city on Friday.");
    assert_eq!(said(&found[1]), "More");
}

#[test]
fn a_long_content_that_breaks_off_is_a_lead_all_the_same() {
    for end in ["<p>They left for […]</p>", "<p><a href='/1'>Read more</a></p>"] {
        let feed = rss(&format!(
            "<item><title>Talks</title><link>https://b.example/1</link>\
            <content:encoded><![CDATA[{FULL}{end}]]></content:encoded></item>"
        ));
        assert_eq!(shown(&read(&feed).unwrap()), ["→ https://b.example/1 Talks"], "{end}");
    }
}

#[test]
fn what_stands_nowhere_else_is_taken_as_it_is() {
    let feed = rss("<item><title>Short</title><description>They met…</description></item>");
    assert_eq!(shown(&read(&feed).unwrap()), ["feed#1 Short"]);
}

#[test]
fn atom_and_rdf_and_json_are_read_alike() {
    let escaped = html_escape::encode_text(FULL);
    let atom = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Harbour</title>\
        <entry><id>urn:a</id><title type='html'>Talks</title><link rel='edit' href='/e'/>\
        <link href='/1'/><updated>2025-06-02T09:30:00Z</updated><author><name>Ann Lee</name>\
        </author><content type='html'>{escaped}</content></entry>\
        <entry><id>urn:b</id><title>Inline</title><link href='/2'/><content type='xhtml'>\
        <div xmlns='http://www.w3.org/1999/xhtml'>{FULL}</div></content></entry></feed>"
    );
    let rdf = format!(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
        xmlns='http://purl.org/rss/1.0/' xmlns:content='http://purl.org/rss/1.0/modules/content/'>\
        <channel><title>Harbour</title></channel><item><title>Talks</title><link>/1</link>\
        <content:encoded>{escaped}</content:encoded></item></rdf:RDF>"
    );
    let json = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour",
        "authors": [{"name": "Ann Lee"}],
        "items": [
            {"id": 7, "url": "/1", "title": "Talks", "content_html": FULL,
             "date_published": "2025-06-02T09:30:00Z"},
            {"id": "8", "url": "/2", "title": "Lead", "summary": "The envoys left.", "tags": 3},
        ],
    });
    let atom = read(&atom).unwrap();
    let rdf = read(&rdf).unwrap();
    let json = read(&json.to_string()).unwrap();
    assert_eq!(shown(&atom), ["feed#1 Talks", "feed#2 Inline"]);
    assert_eq!(shown(&rdf), ["feed#1 Talks"]);
    assert_eq!(shown(&json), ["feed#1 Talks", "→ https://a.example/2 Lead"]);
    for found in [&atom, &rdf, &json] {
        let article = articles(found)[0];
        assert_eq!(article.outlet.as_deref(), Some("Harbour"));
        assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(article.blocks.len(), 2, "{article:?}");
    }
    for found in [&atom, &json] {
        assert_eq!(articles(found)[0].byline.as_deref(), Some("Ann Lee"));
        let published = articles(found)[0].published.as_deref().unwrap();
        assert!(published.starts_with("2025-06-02T09:30:00"), "{published}");
    }
}

#[test]
fn a_feed_that_breaks_off_gives_what_was_whole() {
    let item = |n| format!("<item><title>No {n}</title><link>/{n}</link></item>");
    let feed = rss(&(item(1) + &item(2) + &item(3)));
    let cut = &feed[..feed.find("No 3").unwrap()];
    let found = shown(&read(cut).unwrap());
    assert_eq!(found[..2], ["→ https://a.example/1 No 1", "→ https://a.example/2 No 2"]);
    assert!(found[2].starts_with("! news/feed.xml: damaged feed"), "{found:?}");
    let nothing = read(&feed[..feed.find("No 1").unwrap()]);
    assert!(matches!(nothing, Err(IngestError::Broken { .. })), "{nothing:?}");
}

#[test]
fn a_saved_feed_knows_where_it_was() {
    let item = "<item><title>Talks</title><link>/1</link></item>";
    let saved = rss(&format!("<link>https://c.example/news/</link>{item}"));
    assert_eq!(shown(&read_from(&saved, None).unwrap()), ["→ https://c.example/1 Talks"]);
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://c.example/'/>\
        <link rel='self' href='https://d.example/news/feed'/><entry><title>Talks</title>\
        <link href='1'/></entry></feed>";
    assert_eq!(shown(&read_from(atom, None).unwrap()), ["→ https://d.example/news/1 Talks"]);
    let lost = read_from(&rss(item), None).unwrap();
    assert!(matches!(lost[..], [InputItem::Unreadable(_)]), "{lost:?}");
}

#[test]
fn a_feed_that_does_not_say_its_version_is_read() {
    let feed = rss("<item><link>/1</link></item>").replace(" version='2.0'", "");
    assert_eq!(shown(&read(&feed).unwrap()), ["→ https://a.example/1 –"]);
}

#[test]
fn loose_ampersands_do_no_harm() {
    let feed = rss("<item><title>Q&A at R&D</title><link>/1?a=1&b=2</link></item>");
    assert_eq!(shown(&read(&feed).unwrap()), ["→ https://a.example/1?a=1&b=2 Q&A at R&D"]);
}

#[test]
fn entities_are_not_expanded_and_nothing_outside_is_read() {
    let mut laughs = String::from("<!DOCTYPE rss [<!ENTITY l0 'ha'>");
    for n in 1..30 {
        let before = format!("&l{};", n - 1).repeat(10);
        write!(laughs, "<!ENTITY l{n} '{before}'>").unwrap();
    }
    laughs.push_str("<!ENTITY outside SYSTEM 'file:///etc/passwd'>]>");
    let feed = rss("<item><title>&l29; &outside;</title><link>/1</link></item>")
        .replace("<rss", &format!("{laughs}<rss"));
    assert_eq!(shown(&read(&feed).unwrap()), ["→ https://a.example/1 &l29; &outside;"]);
}

#[test]
fn elements_without_end_are_refused_or_cut_off() {
    let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
    assert!(matches!(read(&rss(&deep)), Err(IngestError::Broken { .. })));
    let feed = rss(&format!("<item><link>/1</link></item><item>{deep}</item>"));
    let found = shown(&read(&feed).unwrap());
    assert_eq!(found[0], "→ https://a.example/1 –");
    assert!(found[1].starts_with("! news/feed.xml: damaged feed"), "{found:?}");
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}",
        "[".repeat(100_000)
    );
    assert!(matches!(read(&json), Err(IngestError::Broken { .. })));
}

#[test]
fn a_feed_of_a_million_entries_is_bounded() {
    let items = (0..1_000_000)
        .map(|n| format!("<item><link>/{n}</link></item>"))
        .collect::<Vec<_>>()
        .concat();
    let found = read(&rss(&items)).unwrap();
    assert_eq!(found.len(), 10_001);
    let last = shown(&found[10_000..]).remove(0);
    assert!(last.starts_with("! news/feed.xml: holds more than 10000 entries"), "{last}");

    let items: Vec<String> = (0..1_000_000).map(|n| format!("{{\"url\":\"/{n}\"}}")).collect();
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{}]}}",
        items.join(",")
    );
    assert_eq!(read(&json).unwrap().len(), 10_001);
}

#[test]
fn a_feed_without_entries_is_no_fault() {
    assert!(read(&rss("")).unwrap().is_empty());
}

#[test]
fn a_feed_that_declares_an_encoding_again_inside_is_read() {
    let text = rss(&format!(
        "<?xml version='1.0' encoding='utf-8'?><item><title>Talks</title><guid>1</guid>\
         <description>{}</description></item>",
        FULL.replace('<', "&lt;")
    ));
    assert_eq!(shown(&read(&text).unwrap()).len(), 1);
}
