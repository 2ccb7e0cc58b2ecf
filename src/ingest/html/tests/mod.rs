//! Tests the reading of pages and pieces of HTML in the layouts that newspapers use. All of them
//! are invented.

mod stated_metadata;
mod whole_body;

use proptest::prelude::*;

use crate::article::Article;
use crate::article::fixture;
use crate::ingest::IngestError;
use crate::ingest::conformance::check_conformance;
use crate::ingest::conformance::provenance;
use crate::ingest::conformance::shown;
use crate::ingest::html::fragment;
use crate::ingest::html::page;

/// Three paragraphs of running text, as any article has.
const FIRST: &str = "The envoys of both countries left the city on Friday, after a week of talks that brought no agreement on the border, the harbour or the fish.";
const SECOND: &str = "“We had hoped for more than this,” said Orla Finch, who led the talks for the islands, “but nobody is leaving the table for good.”";
const THIRD: &str = "A second round is to be held in the spring, according to the host, and the harbour will stay open until then, under the eyes of observers.";

fn paragraphs() -> String {
    format!("<p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p>")
}

const PARAGRAPHS: [&str; 3] = [FIRST, SECOND, THIRD];

/// Returns the three paragraphs in the form in which `shown` shows them.
fn shown_paragraphs() -> String {
    PARAGRAPHS.map(|paragraph| format!("P {paragraph}\n")).concat()
}

fn read(html: &str) -> Article {
    page(html, &provenance(None)).unwrap()
}

#[test]
fn a_live_blog_keeps_its_entries() {
    let entry = |hour: u8, text: &str| {
        format!("<div class='entry'><time>{hour}:15</time><h3>Entry {hour}</h3><p>{text}</p></div>")
    };
    let article = read(&format!(
        "<html lang=en><head><title>Talks: live</title></head><body><main><h1>Talks: live</h1>{}{}{}</main></body></html>",
        entry(12, FIRST),
        entry(11, SECOND),
        entry(10, THIRD)
    ));
    let expected =
        format!("H Entry 12\nP {FIRST}\nH Entry 11\nP {SECOND}\nH Entry 10\nP {THIRD}\n");
    assert_eq!(shown(&article), expected);
}

#[test]
fn an_interview_keeps_who_asks_and_who_answers() {
    let article = read(&format!(
        "<html><body><article><p><b>Why did you leave?</b></p><p>{SECOND}</p>\
         <p><strong>Q:</strong> Will you <em>come ba</em>ck?<br><strong>A:</strong> {THIRD}</p>\
         <p>{FIRST}</p></article></body></html>"
    ));
    assert_eq!(
        shown(&article),
        format!(
            "P Why did you leave?\nP {SECOND}\nP Q: Will you come back?\nP A: {THIRD}\nP {FIRST}\n"
        )
    );
}

#[test]
fn a_list_and_a_block_quotation_are_blocks_of_their_kind() {
    let article = read(&format!(
        "<html><body><article><p>{FIRST}</p><p>What was asked for:</p>\
         <ul><li>The harbour, for ten years.<li><p>The fish, every spring.</p></ul>\
         <blockquote><p>{SECOND}</p></blockquote><p>{THIRD}</p></article></body></html>"
    ));
    assert_eq!(
        shown(&article),
        format!(
            "P {FIRST}\nP What was asked for:\n* The harbour, for ten years.\n* The fish, every spring.\n> {SECOND}\nP {THIRD}\n"
        )
    );
}

#[test]
fn the_items_of_a_list_with_numbers_have_them() {
    let article = read(&format!(
        "<html><body><article><p>{FIRST}</p><p>What was asked for:</p>\
         <ol start=3><li>The harbour, for <b>ten years</b>.<li><p>The <a href=https://a.example/b>fish</a>, every spring.</p>\
         <ul><li>All of them.</ul><li value=7>The <i>boats</i>, one by one.</ol>\
         <ol reversed><li>Nothing else was asked for.</ol><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    ));
    let shown = shown(&article);
    let items = "* 3. The harbour, for ten years.\n* 4. The fish, every spring.\n* All of them.\n\
        * 7. The boats, one by one.\n* Nothing else was asked for.\n";
    assert!(shown.contains(items), "{shown}");
    let [link] = &article.links[..] else { panic!("one link: {:?}", article.links) };
    assert_eq!(&article.text[link.span], "fish");
}

#[test]
fn a_table_is_a_line_a_row() {
    let article = read(&format!(
        "<html><body><article>{}<table><thead><tr><th>Port<th>Ships</thead>\
         <tr><td>North Quay<td>12<tr><td>South Quay<td>7<tr><td>Old Pier<td>3</table>\
         <p>{THIRD} So it ends.</p></article></body></html>",
        paragraphs(),
    ));
    let rows = "P Port | Ships\nP North Quay | 12\nP South Quay | 7\nP Old Pier | 3\n";
    assert_eq!(shown(&article), format!("{}{rows}P {THIRD} So it ends.\n", shown_paragraphs()));
}

#[test]
fn broken_markup_is_read_as_browsers_read_it() {
    let article = read(&format!(
        "<HTML><BODY><DIV CLASS=story><P>{FIRST}<P><I>{SECOND}<P>{THIRD}</I></B></DIV></SPAN><P></BODY"
    ));
    assert_eq!(shown(&article), shown_paragraphs());
}

#[test]
fn a_page_written_from_right_to_left_keeps_its_order() {
    let first = "غادر المبعوثون المدينة يوم الجمعة بعد أسبوع من المحادثات، ولم يتوصلوا إلى أي اتفاق بشأن الحدود، كما قالت المتحدثة باسم الوفد.";
    let second = "وقالت رئيسة الوفد «كنا نأمل في أكثر من هذا»، وأضافت أن الجولة الثانية ستعقد في الربيع، وأن الميناء سيبقى مفتوحا حتى ذلك الحين.";
    let article = read(&format!(
        "<html lang=ar dir=rtl><head><title>نهاية المحادثات</title></head><body><article><p>{first}</p><p>{second}</p></article></body></html>"
    ));
    assert_eq!(article.language.as_deref(), Some("ar"));
    assert_eq!(article.title, "نهاية المحادثات");
    assert_eq!(shown(&article), format!("P {first}\nP {second}\n"));
}

#[test]
fn entities_and_spaces_that_nobody_sees_become_what_is_seen() {
    let laid = fragment(
        "<p>Fin&shy;ch&nbsp;said: &ldquo;No&#x201D; &amp;&nbsp; &lt;left&gt;.\u{200B}</p><p>&nbsp;</p>\n<p>5&thinsp;km</p>",
        None,
    );
    assert_eq!(laid.text, "Finch said: “No” & <left>.\n\n5\u{2009}km");
}

#[test]
fn tags_inside_words_cut_no_word_and_no_sentence() {
    let laid = fragment(
        "<p><span class=drop>T</span>he <b>en</b>voys<sup>2</sup> l<a href=https://e.example>ef</a>t<!-- x -->, <i>she</i>\n<u>said</u>.</p>",
        None,
    );
    assert_eq!(laid.text, "The envoys2 left, she said.");
    assert_eq!(&laid.text[laid.links[0].span.range()], "ef");
}

#[test]
fn paragraphs_set_apart_by_breaks_are_paragraphs() {
    let article = read(&format!(
        "<html><body><div id=story>{FIRST}<br><br>{SECOND}<br/>\n&nbsp;<br/>{THIRD}</div></body></html>"
    ));
    assert_eq!(shown(&article), shown_paragraphs());
    let verse =
        fragment("<p>The harbour is shut,<br>the ships are gone<br>and nobody sings.</p>", None);
    assert_eq!(verse.text, "The harbour is shut,\nthe ships are gone\nand nobody sings.");
}

#[test]
fn divisions_all_the_way_down_are_read_by_their_lines() {
    let article = read(&format!(
        "<html><body><div><div><div>{}</div></div><div><div><a href=/a>More</a></div></div></div></body></html>",
        PARAGRAPHS.map(|text| format!("<div><div><span>{text}</span></div></div>")).concat()
    ));
    assert_eq!(shown(&article), shown_paragraphs());
}

#[test]
fn what_stands_around_an_article_is_left_out() {
    let around = |name: &str, content: &str| format!("<div class='{name}'>{content}</div>");
    let article = read(&format!(
        "<html lang=en><head><meta property=og:title content='Talks end without a deal'>\
         <meta name=author content='Ann Lee'></head><body>{}<article>\
         <h1>Talks end without a deal</h1><p>By Ann Lee</p><p>Updated Feb 3, 2031, 10:15 AM</p>{}\
         <p>{FIRST}</p><figure><img src=a.jpg><figcaption>The harbour on Friday.</figcaption></figure>{}\
         <p><a href=/b>Minister falls ill before the talks</a></p><p>{SECOND}</p>{}{}\
         <p>READ MORE: <a href=/c>The harbour and its history</a></p><p>{THIRD}</p>\
         <h3>You may also like</h3><ul><li><a href=/d>A ship is lost</a></li><li><a href=/e>A ship is found</a></li></ul>\
         <p>(Reporting by Ann Lee; Editing by Cy Young)</p>\
         <p>Ann Lee is a reporter at The Lamp. Follow her on Twitter @annlee.</p>\
         <p>More stories from The Lamp</p><ul><li>Also: <a href=/f>A ship sails</a></li></ul>\
         {}</article><footer>© 2031 The Lamp</footer></body></html>",
        around("site-nav breadcrumb", "<a href=/>Home</a> <a href=/w>World</a>"),
        around("social-share", "<a href=/x>Share</a> <a href=/y>Tweet</a>"),
        around("wp-caption", "<p>Ships at the North Quay, seen from the old pier.</p>"),
        around(
            "newsletter-signup",
            "<p>Get the best of The Lamp, every morning, in your inbox.</p>"
        ),
        around("ad-slot", "Advertisement"),
        around("tag-list", "<a href=/t>Harbour</a> <a href=/u>Fish</a>"),
    ));
    assert_eq!(shown(&article), shown_paragraphs());
}

#[test]
fn a_question_asked_twice_stays_and_a_text_put_there_twice_goes() {
    let question =
        "What did you make of the week at the harbour, and would you come back if they asked?";
    let article = read(&format!(
        "<html><body><article><p>{question}</p><p>{FIRST}</p><p>{question}</p><p>{SECOND}</p>\
         <p>{THIRD}</p><div><p>{SECOND}</p><p>{THIRD}</p></div></article></body></html>"
    ));
    assert_eq!(
        shown(&article),
        format!("P {question}\nP {FIRST}\nP {question}\nP {SECOND}\nP {THIRD}\n")
    );
}

#[test]
fn what_was_said_elsewhere_and_put_in_is_a_block_quotation() {
    let article = read(&format!(
        "<html><body><article><p>{FIRST}</p><div class='social-media-embed'><blockquote class=tweet>\
         <p>Nobody told us that the harbour was shut. <a href=https://e.example/1>e.example/1</a></p>\
         — Bo (@bo) <a href=https://e.example/2>February 3, 2031</a></blockquote></div>\
         <p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    ));
    assert_eq!(
        shown(&article),
        format!(
            "P {FIRST}\n> Nobody told us that the harbour was shut. e.example/1\n\
             > — Bo (@bo) February 3, 2031\nP {SECOND}\nP {THIRD}\n"
        )
    );
}

#[test]
fn links_are_absolute_and_lead_to_the_web() {
    let html = "<p><a href='../b?x=1&amp;y=2'> One</a>, <a href='javascript:alert(1)'>two</a>, \
        <a href='mailto:a@e.example'>three</a>, <a href='//e.example/\u{7}c'>four</a>, <a>five</a>, \
        <a href='file:///etc/passwd'>six</a>, <a href='data:text/html,x'>seven</a>.</p>";
    let laid = fragment(html, Some("https://lamp.example/a/d"));
    let links: Vec<(&str, &str)> =
        laid.links.iter().map(|link| (&laid.text[link.span.range()], link.url.as_str())).collect();
    assert_eq!(laid.text, "One, two, three, four, five, six, seven.");
    assert_eq!(links[0], ("One", "https://lamp.example/b?x=1&y=2"));
    assert_eq!(links[1].0, "four");
    assert!(links[1].1.starts_with("https://e.example/") && !links[1].1.contains('\u{7}'));
    assert_eq!(links.len(), 2, "{links:?}");
}

#[test]
fn a_link_over_several_blocks_is_one_in_each() {
    let laid = fragment("<a href=https://e.example/><h2>One</h2><p>Two</p></a>", None);
    let words: Vec<&str> = laid.links.iter().map(|link| &laid.text[link.span.range()]).collect();
    assert_eq!(words, ["One", "Two"]);
}

#[test]
fn a_piece_is_all_text_and_no_furniture_of_it_is_lost() {
    let laid = fragment(
        "<style>p{}</style><p>Share</p><p>Advertisement</p><script>x</script><nav>Home</nav>",
        None,
    );
    assert_eq!(laid.text, "Share\n\nAdvertisement\n\nHome");
}

#[test]
fn a_bold_line_that_looks_like_a_heading_is_one() {
    let article = read(&format!(
        "<html><body><article><p>{FIRST}</p><p><b>What Comes <i>Next</i></b></p><p>{SECOND}</p>\
         <p><b>So</b> it goes</p><p>{THIRD}</p></article></body></html>"
    ));
    assert_eq!(
        shown(&article),
        format!("P {FIRST}\nH What Comes Next\nP {SECOND}\nP So it goes\nP {THIRD}\n")
    );
}

#[test]
fn preformatted_lines_stay_lines() {
    let laid = fragment("<pre>Dear all,\nthe harbour\nis shut</pre>", None);
    assert_eq!(laid.text, "Dear all,\nthe harbour\nis shut");
}

#[test]
fn a_page_without_text_is_no_article() {
    for html in ["", "<html><body></body></html>", "<script>x</script>", "<p>&nbsp;</p>", "<!--"] {
        let refused = page(html, &provenance(None)).unwrap_err();
        assert!(matches!(refused, IngestError::NoArticle(_)), "{html}: {refused:?}");
    }
}

#[test]
fn a_page_too_large_or_too_full_is_refused() {
    let large = " ".repeat(17 << 20);
    assert!(matches!(page(&large, &provenance(None)), Err(IngestError::TooLarge(_))));
    let full = "<i>x</i>".repeat(250_000);
    assert!(matches!(page(&full, &provenance(None)), Err(IngestError::Overfull)));
}

#[test]
fn hostile_pages_have_an_answer_all_the_same() {
    let text = paragraphs();
    let many = |part: &str, times: usize| part.repeat(times) + &text;
    let numbered =
        |part: fn(usize) -> String| (0..50_000).map(part).collect::<Vec<_>>().concat() + &text;
    for html in [
        many("<div>", 100_000),
        many("<ul><li>", 50_000),
        many("<table><tr><td>", 30_000),
        many("<blockquote>", 100_000),
        many("<svg>", 100_000),
        many("<font><p>", 50_000),
        numbered(|at| format!("<b id=a{at}>")) + "</p><p>x",
        numbered(|at| format!("<html a{at}=b>")),
        numbered(|at| format!("<img src=a{at}>")),
        format!("<p {}>{text}", " class=related".repeat(100_000)),
        format!("<base href='http://e/{}'>{text}", "a/".repeat(100_000)),
        format!("<script type=application/ld+json>{}</script>{text}", "[".repeat(100_000)),
    ] {
        let read = page(&html, &provenance(Some("https://lamp.example/a"))).unwrap();
        assert!(read.text.contains("nobody is leaving the table"), "{}", &html[..40]);
        check_conformance(&read).unwrap();
    }
    let one_line = fragment(&"&amp;£ ".repeat(300_000), None);
    assert_eq!(one_line.blocks.len(), 1);
}

proptest! {
    #[test]
    fn any_markup_gives_a_sound_article_or_a_reason(
        html in "(</?(p|div|a|b|h1|h2|li|ul|blockquote|table|td|tr|br|pre|figure|img|body|title|time|span)( (class=(caption|related|x)|href=(/a|https://e\\.example/\u{7}é)|hidden))?>|\
            The envoys left, and nobody knew why they had come at all, she said\\. |&(amp|nbsp|shy|lt|#x1F600);|[ \n\r\t<>&\"'=-]|\\PC){0,80}",
    ) {
        if let Ok(article) = page(&html, &provenance(Some("https://lamp.example/a"))) {
            check_conformance(&article)?;
        }
        let laid = fragment(&html, Some("https://lamp.example/a"));
        check_conformance(&Article {
            blocks: laid.blocks,
            links: laid.links,
            ..fixture::article("name", &laid.text)
        })?;
    }
}
