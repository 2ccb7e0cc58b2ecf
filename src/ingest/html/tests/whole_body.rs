//! Tests that all of an article is read, and nothing that only looks like it.

use crate::ingest::conformance::shown;
use crate::ingest::html::tests::FIRST;
use crate::ingest::html::tests::SECOND;
use crate::ingest::html::tests::THIRD;
use crate::ingest::html::tests::paragraphs;
use crate::ingest::html::tests::read;
use crate::ingest::html::tests::shown_paragraphs;

/// Returns a long text that is not the article, in so many paragraphs.
fn other_text(times: usize) -> String {
    let text = "<p>It was the best ferry that I ever took, wrote somebody, and the worst coffee, and \
        I would take the one and not the other, if anybody asked me about it.</p>";
    text.repeat(times)
}

#[test]
fn paragraphs_that_have_to_be_paid_for_are_read_where_they_are_in_the_page() {
    let paid = format!(
        "<article><h1>Talks end</h1><p>{FIRST}</p><p class=paywall>{SECOND}</p>\
         <p class=paywall>{THIRD}</p><div class=paywall>Subscribe to read on.</div></article>"
    );
    assert_eq!(shown(&read(&paid)), shown_paragraphs());
}

#[test]
fn bodies_parted_by_advertisements_are_one() {
    let body = |text: &str| {
        format!("<div class=row><div class='text small'><p class=par>{text}</p></div></div>")
    };
    let ad = "<div class=slot><a href=/x>Buy a boat</a></div>";
    let long = body(&format!("{FIRST}</p><p class=par>{SECOND}</p><p class=par>{FIRST} Again."));
    let page = format!("<article><h1>Talks</h1>{long}{ad}{}{ad}</article>", body(THIRD));
    let expected = format!("P {FIRST}\nP {SECOND}\nP {FIRST} Again.\nP {THIRD}\n");
    assert_eq!(shown(&read(&page)), expected);
    // A box of the same make that leads elsewhere is no part of it.
    let card = body(&format!("<a href=/y>{SECOND} Read it here.</a>"));
    let page = format!("<article><h1>Talks</h1>{long}{card}{ad}{}</article>", body(THIRD));
    assert_eq!(shown(&read(&page)), expected);
}

#[test]
fn a_lede_before_short_sections_is_read() {
    let page = format!(
        "<main><h1>Talks end</h1><div class=lede><p>{FIRST}</p></div>\
         <section class=part><h2>Fish</h2><p>{SECOND}</p></section>\
         <section class=part><h2>Harbour</h2><p>{THIRD}</p></section></main>"
    );
    let expected = format!("P {FIRST}\nH Fish\nP {SECOND}\nH Harbour\nP {THIRD}\n");
    assert_eq!(shown(&read(&page)), expected);
}

#[test]
fn neither_comments_nor_a_dialog_outweigh_the_article() {
    let article = format!("<article><h1>Talks end</h1>{}</article>", paragraphs());
    for (open, close) in [
        ("<section id=comments>", "</section>"),
        ("<div class=post-comments><ol>", "</ol></div>"),
        ("<div class=cookie-consent role=dialog>", "</div>"),
    ] {
        let page = format!("<body>{article}{open}{}{close}</body>", other_text(40));
        assert_eq!(shown(&read(&page)), shown_paragraphs(), "{open}");
    }
}

#[test]
fn the_next_article_of_an_endless_page_is_another() {
    let article = |title: &str, text: &str| {
        format!("<article><h1>{title}</h1><p class=byline>By Ann Lee</p>{text}</article>")
    };
    let long = format!("{}<p>{FIRST} Again.</p>", paragraphs());
    let page = article("Talks end", &long) + &article("Ferry sails", &other_text(9));
    assert_eq!(shown(&read(&page)), format!("{}P {FIRST} Again.\n", shown_paragraphs()));
}

#[test]
fn boxes_behind_the_body_are_no_part_of_it() {
    let page = format!(
        "<article><h1>Talks end</h1><div class=text>{}<p>{FIRST} Again.</p></div>\
         <div class=extra><h3>Die Lampe am Morgen</h3><p>Ein Blick auf den Tag, jeden Morgen um \
         sechs, von denen, die schon wach sind, wenn alle anderen noch schlafen.</p></div></article>",
        paragraphs(),
    );
    assert_eq!(shown(&read(&page)), format!("{}P {FIRST} Again.\n", shown_paragraphs()));
}

#[test]
fn a_picture_beside_the_body_takes_its_words_along() {
    let page = format!(
        "<article><h1>Talks end</h1><div class=text>{}<p>{FIRST} Again.</p>\
         <div class=wide><img src=a.jpg><p>Envoys on the quay, where they waited for a boat that \
         did not come, on the last day.</p></div><p><b><a href=/x>More From The Harbour</a></b></p>\
         <p>{THIRD} So it ends.</p></div></article>",
        paragraphs(),
    );
    let expected = format!("{}P {FIRST} Again.\nP {THIRD} So it ends.\n", shown_paragraphs());
    assert_eq!(shown(&read(&page)), expected);
}

#[test]
fn a_text_that_the_page_states_completes_what_it_shows() {
    let stated = serde_json::json!({
        "@type": "NewsArticle", "headline": "Talks end",
        "articleBody": format!("{FIRST}\n{SECOND}\n{THIRD}"),
    });
    let page = format!(
        "<script type=application/ld+json>{stated}</script><article><h1>Talks end</h1>\
         <p>{FIRST}</p><p>Log in to read on.</p></article>"
    );
    assert_eq!(shown(&read(&page)), shown_paragraphs());
}

#[test]
fn a_list_with_numbers_at_the_end_of_a_stated_text_stays() {
    let items = ["The harbour is dredged before the tides of March.", "The nets are paid for."];
    let stated = serde_json::json!({
        "@type": "NewsArticle", "headline": "Talks end",
        "articleBody": format!("{FIRST} {SECOND} {THIRD} {}", items.join(" ")),
    });
    let [first, second] = items;
    let page = format!(
        "<script type=application/ld+json>{stated}</script><article><h1>Talks end</h1>{}\
         <ol><li>{first}<li>{second}</ol></article>",
        paragraphs()
    );
    let expected = format!("{}* 1. {first}\n* 2. {second}\n", shown_paragraphs());
    assert_eq!(shown(&read(&page)), expected);
}
