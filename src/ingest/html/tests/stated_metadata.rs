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

/// Reads a page of the Lamp with this head, and this between its start and the text.
fn page(head: &str, above: &str) -> Article {
    read(&format!(
        r#"<html lang=en><head><link rel="canonical" href="https://lamp.example/a">{head}</head>
        <body><article>{above}<div class="text">{}</div></article></body></html>"#,
        paragraphs()
    ))
}

/// Writes linked data of an article with these fields.
fn linked(fields: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks end",
        "publisher": {{"name": "Lamp News"}}, {fields}}}</script>"#
    )
}

#[test]
fn who_is_shown_beside_the_stated_author_wrote_it_too() {
    let author = linked(r#""author": "Ann Lee""#);
    let byline = |above: &str| page(&author, above).byline.unwrap_or_default();
    assert_eq!(
        byline(r#"<p class="byline">By Ann Lee, Bo Diaz and Cy Young</p>"#),
        "Ann Lee, Bo Diaz, Cy Young"
    );
    assert_eq!(
        byline(r#"<p class="byline">By <a>Ann Lee</a> and <a>Bo Diaz</a> <br> Monday, 3 May</p>"#),
        "Ann Lee, Bo Diaz"
    );
    for other in [
        r#"<p class="byline">By Ann Lee | Lamp Advance Media</p>"#,
        r#"<p class="byline">By Ann Lee <button>Share</button> <a>Copy Link URL</a></p>"#,
        r#"<p class="byline">By Bo Diaz</p>"#,
        r#"<p class="byline">By Ann Lee, New Norvik</p>"#,
        r#"<blockquote><p class="byline">Ann Lee and Bo Diaz</p></blockquote>"#,
        r#"<figure><p class="byline">Ann Lee, Bo Diaz</p></figure>"#,
    ] {
        assert_eq!(byline(other), "Ann Lee", "{other}");
    }
}

#[test]
fn an_outlet_is_no_author_and_one_word_is_one_where_nobody_else_is_named() {
    let publisher = linked(r#""author": {"@type": "Organization", "name": "Lamp"}"#);
    let above = r#"<h3 class="author__name">Ann Lee, political reporter</h3>"#;
    assert_eq!(page(&publisher, above).byline.as_deref(), Some("Ann Lee"));
    assert_eq!(page(&publisher, "").byline, None);
    let own = r#"<meta property="og:site_name" content="Ann Lee’s Letters"><meta name="author" content="Ann Lee">"#;
    assert_eq!(page(own, "").byline.as_deref(), Some("Ann Lee"));
    let above = r#"Posted by <a rel="author" href="/vortex">Vortex</a>"#;
    assert_eq!(page("", above).byline.as_deref(), Some("Vortex"));
    let above = r#"<footer class="article-author"><span itemprop="author">Ann Lee</span></footer>"#;
    assert_eq!(page("", above).byline.as_deref(), Some("Ann Lee"));
}

#[test]
fn of_several_dates_the_fullest_of_the_first_is_taken() {
    let meta =
        |content: &str| format!(r#"<meta property="article:published_time" content="{content}">"#);
    let published = |date: &str, rest: &str, above: &str| {
        let head = linked(&format!(r#""datePublished": "{date}""#)) + rest;
        page(&head, above).published.unwrap_or_default()
    };
    let full = "2031-02-03T10:11:12+01:00";
    assert_eq!(published("2031-02-03", &meta(full), ""), full);
    assert_eq!(published("2031-02-03T10:11:12", &meta(full), ""), full);
    assert_eq!(published("2031-02-03", &meta("2031-02-04T10:11:12Z"), ""), "2031-02-03");
    assert_eq!(published("2031-02-03", &meta("2031-02-03T00:00:00Z"), ""), "2031-02-03");
    // The page shows its readers what their clocks showed.
    let above = r#"<p class="date">Feb 3, 2031, 10:11 am CET</p>"#;
    assert_eq!(published("2031-02-03T10:11:12Z", "", above), "2031-02-03T10:11:00+01:00");
    let above = r#"<p class="date">Updated Feb 3, 2031, 8:11 pm CET</p>"#;
    assert_eq!(published("2031-02-03T10:11:12Z", "", above), "2031-02-03T10:11:12Z");
    let above = r#"<p class="date-modified">Feb 3, 2031, 12:11 pm CET</p>"#;
    assert_eq!(published("2031-02-03T10:11:12Z", "", above), "2031-02-03T10:11:12Z");
    // Many a site writes the name of its winter time all summer.
    let above = r#"<p class="date">June 3, 2031, 10:11 am EST</p>"#;
    let stated = "2031-06-03T10:11:00-04:00";
    assert_eq!(published(stated, "", above), stated);
}

#[test]
fn a_heading_of_another_article_is_not_the_title() {
    let head = r#"<meta property="og:title" content="Talks end without a deal">"#;
    let title = |above: &str| page(head, above).title;
    let other = r#"<h1><a href="https://post.example/b">The ferry sails again at last</a></h1>"#;
    assert_eq!(title(other), "Talks end without a deal");
    let own = r#"<h1><a href="https://lamp.example/a">No deal after a week of talks</a></h1>"#;
    assert_eq!(title(own), "No deal after a week of talks");
    let marked =
        r#"<h1>The Lamp recommends these</h1><h1 itemprop="headline">No deal after all</h1>"#;
    assert_eq!(title(marked), "No deal after all");
    let head = "<title>Opinion | No deal after all</title>";
    let above = "<h1>Read this, too, today</h1><h1>No deal after all</h1>";
    assert_eq!(page(head, above).title, "No deal after all");
}

#[test]
fn an_outlet_is_named_as_its_readers_write_it() {
    let outlet = |head: &str| page(head, "").outlet.unwrap_or_default();
    let site = |name: &str| format!(r#"<meta property="og:site_name" content="{name}">"#);
    assert_eq!(
        outlet(&(site("lamp.example") + "<title>Talks end | Lamp Post</title>")),
        "lamp.example"
    );
    assert_eq!(outlet("<title>Talks end | The Lamp</title>"), "The Lamp");
    assert_eq!(outlet(&(site("U.S.") + "<title>Talks end | Lamp</title>")), "Lamp");
    assert_eq!(outlet(&(site("Business") + "<title>Talks end - Markets</title>")), "Business");
}
