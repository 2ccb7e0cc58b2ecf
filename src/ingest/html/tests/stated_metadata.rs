//! Tests what is read of the metadata that a page states.

use crate::article::Article;
use crate::ingest::conformance::shown;
use crate::ingest::html::tests::FIRST;
use crate::ingest::html::tests::paragraphs;
use crate::ingest::html::tests::read;
use crate::ingest::html::tests::shown_paragraphs;

/// Lists title, byline, outlet, time of publication, language and claimed address, one a line.
fn said(article: &Article) -> String {
    let or_dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    [
        article.title.clone(),
        or_dash(&article.byline),
        or_dash(&article.outlet),
        or_dash(&article.published),
        or_dash(&article.language),
        or_dash(&article.claimed_url),
    ]
    .join("\n")
}

#[test]
fn linked_data_says_all_about_an_article() {
    let article = read(
        &format!(
            r#"<!doctype html><html lang="en-GB"><head><title>Talks end - The Lamp</title>
        <link rel="canonical" href="https://lamp.example/world/talks-end">
        <script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
            {{"@type": "WebPage", "name": "Talks end - The Lamp"}},
            {{"@type": "NewsArticle", "headline": "Talks end &amp; nobody smiles",
              "datePublished": "2031-02-03T10:00:00+02:00",
              "author": [{{"@type": "Person", "name": "Ann Lee"}}, {{"@id": "\#bo"}}],
              "publisher": {{"@type": "Organization", "name": "The Lamp"}}}},
            {{"@type": "Person", "@id": "\#bo", "name": "By Bo Diaz"}}]}}</script></head>
        <body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
        <article><h1>Talks end & nobody smiles</h1><p class="byline">By Ann Lee and Bo Diaz</p>
        {}<h2>What comes next</h2><p>{FIRST} Again.</p></article>
        <footer>© 2031 The Lamp</footer></body></html>"#,
            paragraphs(),
        )
        .replace("\\#", "#"),
    );
    assert_eq!(
        said(&article),
        "Talks end & nobody smiles\nAnn Lee, Bo Diaz\nThe Lamp\n2031-02-03T10:00:00+02:00\nen-GB\n\
         https://lamp.example/world/talks-end"
    );
    let expected = format!("{}H What comes next\nP {FIRST} Again.\n", shown_paragraphs());
    assert_eq!(shown(&article), expected);
}

#[test]
fn open_graph_alone_will_do() {
    let article = read(&format!(
        r#"<html><head><meta property="og:title" content="Talks end | Harbour Post">
        <meta property="og:site_name" content="Harbour Post"><meta property="og:locale" content="en_us">
        <meta property="og:url" content="https://post.example/a">
        <meta property="article:published_time" content="2031-02-03T10:00:00Z">
        <meta name="author" content="Ann Lee"></head><body><div class="main">{}</div></body></html>"#,
        paragraphs(),
    ));
    assert_eq!(
        said(&article),
        "Talks end\nAnn Lee\nHarbour Post\n2031-02-03T10:00:00Z\nen-US\nhttps://post.example/a"
    );
    assert_eq!(shown(&article), shown_paragraphs());
}

#[test]
fn microdata_in_the_text_is_read_and_not_shown() {
    let article = read(&format!(
        r#"<html lang=en><head><title>Whatever</title></head><body>
        <div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Talks end</h1>
        <div class="info"><span itemprop="author" itemscope><span itemprop="name">Ann Lee</span></span>
        <time itemprop="datePublished" datetime="2031-02-03">3 February</time></div>
        <div itemprop="articleBody">{}</div></div></body></html>"#,
        paragraphs(),
    ));
    assert_eq!(said(&article), "Talks end\nAnn Lee\n-\n2031-02-03\nen\n-");
    assert_eq!(shown(&article), shown_paragraphs());
}

#[test]
fn a_page_that_says_nothing_about_itself_is_read_all_the_same() {
    let article = read(&paragraphs());
    let title = "The envoys of both countries left the city on Friday, after a week of talks…";
    assert_eq!(said(&article), format!("{title}\n-\n-\n-\nen\n-"));
    assert_eq!(shown(&article), shown_paragraphs());
}

#[test]
fn the_outlet_is_the_name_that_fits_the_host() {
    let outlet = |head: &str| {
        let page =
            format!("<html><head><title>Talks end</title>{head}</head><body>{}", paragraphs());
        read(&page).outlet
    };
    let site = |name: &str| format!("<meta property=\"og:site_name\" content=\"{name}\">");
    let address = "<link rel=canonical href=\"https://www.lamp.example/a/talks\">";
    let publisher = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks end",
        "publisher": {"name": "The Lamp"}}</script>"#;
    let all = |name: &str| outlet(&format!("{address}{}{publisher}", site(name)));
    assert_eq!(all("World").as_deref(), Some("The Lamp"), "a section is no outlet");
    assert_eq!(all("https://lamp.example").as_deref(), Some("The Lamp"));
    assert_eq!(all("The Lamp and Post").as_deref(), Some("The Lamp"));
    assert_eq!(outlet(&format!("{address}{}", site("World"))).as_deref(), Some("World"));
    assert_eq!(outlet(address).as_deref(), Some("lamp.example"), "nothing names it");
    assert_eq!(outlet(""), None);
}
