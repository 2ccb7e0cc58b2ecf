//! Tests sites from end to end: articles of a library go in, a folder of pages comes out.

mod folders;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::app;
use crate::app::Desk;
use crate::app::Existing;
use crate::app::Finding;
use crate::app::Remarks;
use crate::app::SiteExport;
use crate::app::SiteOptions;
use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::article::fixture;
use crate::library::Check;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::quotes::Act;
use crate::quotes::Analysis;
use crate::quotes::Kind;
use crate::quotes::Quotation;
use crate::quotes::Speaker;
use crate::quotes::SpeakerIdx;
use crate::quotes::SpeakerType;
use crate::quotes::Why;
use crate::text::Span;
use crate::text::Spans;

const DAWN: &str = "“We sail at dawn whatever the sea may say”";

/// The pages by their files.
type Pages = BTreeMap<String, String>;

/// An article of these words; each paragraph is a quotation of this speaker.
fn article(
    title: &str,
    outlet: &str,
    day: Option<&str>,
    said: &[(&str, &str)],
) -> (Article, Analysis) {
    let (mut text, mut blocks, mut analysis) = (String::new(), Vec::new(), Analysis::default());
    for (name, words) in said {
        let span = Span::new(text.len(), text.len() + words.len());
        blocks.push(Block { kind: BlockKind::Paragraph, span });
        text.push_str(words);
        text.push('\n');
        let known = analysis.speakers.iter().position(|speaker| speaker.name == *name);
        let speaker = known.unwrap_or_else(|| {
            let name = (*name).to_owned();
            let kind = SpeakerType::Person;
            analysis.speakers.push(Speaker { name, kind, aliases: vec![], roles: vec![] });
            analysis.speakers.len() - 1
        });
        analysis.quotations.push(Quotation {
            act: Act::Said,
            act_confidence: 0.9,
            kind: Kind::Direct,
            content: span.into(),
            cue: Spans::NONE,
            source: Spans::NONE,
            relay: Spans::NONE,
            speaker: Some(SpeakerIdx(speaker as u32)),
            confidence: 0.9,
            why: Why { speaker_confidence: 0.9, ..Why::default() },
        });
    }
    let article = Article {
        outlet: Some(outlet.to_owned()),
        published: day.map(str::to_owned),
        url: Some(format!("https://example.org/{}", text.len())),
        language: Some("en".to_owned()),
        origin: Origin::File(format!("/home/ann/{title}.txt")),
        blocks,
        ..fixture::article(title, &text)
    };
    (article, analysis)
}

fn desk(articles: &[(Article, Analysis)]) -> Desk {
    let mut desk = Desk::in_memory().unwrap();
    for (article, analysis) in articles {
        let work = desk.keep(article).unwrap().assignment.unwrap();
        let analysis = analysis.clone();
        desk.file(&Finding { id: work.id, text: work.text, analysis }).unwrap();
    }
    desk
}

/// Three articles of a port, of which two have the same words.
fn port() -> Desk {
    desk(&[
        article(
            "Ferry",
            "The Herald",
            Some("2031-02-03"),
            &[("Mira Okafor", DAWN), ("Tomas Lindqvist", "“Aye”")],
        ),
        article(
            "Storm",
            "The Post",
            Some("2031-04-01T08:00:00Z"),
            &[("Mira Okafor", DAWN), ("Mira Okafor", "“Not in this weather”")],
        ),
        article("Quay", "The Post", None, &[("Tomas Lindqvist", "“No”")]),
    ])
}

fn opened(desk: &Desk) -> Vec<OpenArticle> {
    let listed = desk.listed(&Filter::default()).unwrap();
    listed.into_iter().map(|id| desk.open(id).unwrap()).collect()
}

fn write(
    desk: &Desk,
    folder: &Path,
    existing: Existing,
    remarks: Remarks,
    articles: &[OpenArticle],
) -> Result<(), String> {
    let options = SiteOptions { remarks, ..SiteOptions::default() };
    let mut site =
        SiteExport::begin(folder, existing, options).map_err(|error| app::explain(&error))?;
    for article in articles {
        site.add(article).unwrap();
    }
    while site.write_next(desk).unwrap() {}
    site.end().map_err(|error| app::explain(&error))
}

/// Returns the pages of all articles of the library, without the user's remarks.
fn pages(desk: &Desk) -> Pages {
    pages_of(desk, Remarks::LeftOut, &opened(desk))
}

fn pages_of(desk: &Desk, remarks: Remarks, articles: &[OpenArticle]) -> Pages {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    write(desk, &site, Existing::Kept, remarks, articles).unwrap();
    let mut pages = Pages::new();
    for room in ["", "articles", "speakers"] {
        for entry in fs::read_dir(site.join(room)).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                let name = entry.file_name().into_string().unwrap();
                let name = if room.is_empty() { name } else { format!("{room}/{name}") };
                pages.insert(name, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    pages
}

/// Returns the pages without what is no page.
fn html_of(pages: &Pages) -> impl Iterator<Item = (&String, &String)> {
    pages.iter().filter(|(file, _)| *file != "pullquote-site.txt")
}

/// Returns the values of all attributes of this name.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    let values = page.split(begin.as_str()).skip(1);
    values.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Returns the page of the speaker with this heading.
fn speaker_page<'a>(pages: &'a Pages, name: &str) -> &'a str {
    let heading = format!("<h1 dir=\"auto\">{name}</h1>");
    pages.values().find(|page| page.contains(&heading)).unwrap()
}

#[test]
fn every_link_leads_to_a_page_and_a_place_that_there_is() {
    let pages = pages(&port());
    assert_eq!(pages.keys().filter(|file| file.starts_with("articles/")).count(), 3);
    assert_eq!(pages.keys().filter(|file| file.starts_with("speakers/")).count(), 2);
    let mut followed = 0;
    for (file, page) in html_of(&pages) {
        for link in values(page, "href").into_iter().filter(|link| !link.starts_with("https://")) {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let path = match path.strip_prefix("../") {
                _ if path.is_empty() => file,
                Some(path) => path,
                None => path,
            };
            let target = pages.get(path).unwrap_or_else(|| panic!("{link} in {file}"));
            assert!(place.is_empty() || values(target, "id").contains(&place), "{link} in {file}");
            followed += 1;
        }
    }
    assert!(followed > 40, "{followed}");
}

#[test]
fn the_index_lists_the_newest_first_with_what_the_script_filters_by() {
    let pages = pages(&port());
    let index = &pages["index.html"];
    let places =
        ["Storm", "Ferry", "Quay"].map(|title| index.find(&format!(">{title}</a>")).unwrap());
    assert!(places.is_sorted(), "what has no date comes last");
    assert!(index.contains("3 articles, 5 quotations, <a href=\"#of-speakers\">2 speakers</a>, 2031-02-03 to 2031-04-01"));
    assert_eq!(values(index, "data-day"), ["2031-04-01", "2031-02-03"]);
    assert_eq!(values(index, "data-outlet"), ["The Post", "The Herald", "The Post"]);
    let speakers = values(index, "data-speakers");
    assert_eq!(speakers.len(), 5);
    assert_eq!(speakers[1].split(' ').count(), 2, "two are quoted in “Ferry”");
    assert!(!pages.values().any(|page| page.contains("/home/")), "nobody else's business");
}

#[test]
fn the_same_words_of_several_articles_are_together() {
    let pages = pages(&port());
    let mira = speaker_page(&pages, "Mira Okafor");
    assert_eq!(mira.matches(DAWN).count(), 1);
    assert!(mira.contains("The same words in 1 other article"));
    assert!(mira.contains("3 quotations in 2 articles, 1 of them the same words again"));
    assert!(mira.contains("<title>2031-04: 2 quotations") && !mira.contains("<title>2031-03"));
    let voices = &pages["voices.html"];
    let links = values(voices, "href").into_iter().filter(|link| link.starts_with("speakers/"));
    assert_eq!(links.count(), 2, "only speakers have pages");
    let row = voices.split("<tr>").find(|row| row.contains("Mira Okafor</a>")).unwrap();
    assert!(row.contains("<td>2</td>") && row.contains("<td class=\"more\">2</td>"), "{row}");
}

#[test]
fn nothing_of_a_hostile_article_acts() {
    let hostile = "</title></style><script>alert(1)</script><img src=x onerror=alert(2)>";
    let (mut article, analysis) =
        article(hostile, "\" onload=\"alert(3)", Some("<b>"), &[(hostile, hostile)]);
    article.url = Some("javascript:alert(4)".to_owned());
    article.language = Some("\"><svg onload=alert(5)>".to_owned());
    let desk = desk(&[(article, analysis)]);
    let mut articles = opened(&desk);
    articles[0].quotations[0].note = Some(hostile.to_owned());
    let pages = pages_of(&desk, Remarks::Written, &articles);
    for (file, page) in html_of(&pages) {
        assert!(
            !page.contains("<img") && !page.contains("<svg onload") && !page.contains("<b>\""),
            "{file}"
        );
        assert!(!page.contains("<script>alert") && !page.contains(" onload=\""), "{file}");
        let searches = ["index.html", "quotations.html"].contains(&file.as_str());
        assert_eq!(page.matches("<script").count(), usize::from(searches), "{file}");
        let is_safe = |link: &&str| !link.contains(':') || link.starts_with("https://");
        assert!(values(page, "href").iter().all(is_safe), "{file}");
        assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
    }
    let escaped = "&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;";
    for file in ["index.html", "quotations.html", "voices.html", "articles/1.html"] {
        assert!(pages[file].contains(escaped), "{file}");
    }
}

#[test]
fn remarks_are_written_only_if_they_are_wanted() {
    let desk = port();
    let mut articles = opened(&desk);
    (articles[0].quotations[0].check, articles[0].quotations[0].note) =
        (Check::Disputed, Some("ask the crew".to_owned()));
    let holds = |pages: &Pages, file: &str| {
        pages[file].contains("ask the crew") && pages[file].contains("disputed")
    };
    let with = pages_of(&desk, Remarks::Written, &articles);
    assert!(holds(&with, "quotations.html") && holds(&with, "articles/1.html"));
    let without = pages_of(&desk, Remarks::LeftOut, &articles);
    assert!(
        !without.values().any(|page| page.contains("ask the crew") || page.contains("disputed"))
    );
}

#[test]
fn who_passed_words_on_is_told_and_counted() {
    let desk = port();
    let mut articles = opened(&desk);
    let relay = articles[0].article.text.as_str().find("sea").unwrap();
    articles[0].quotations[0].relay = Span::new(relay, relay + 3).into();
    let pages = pages_of(&desk, Remarks::LeftOut, &articles);
    assert!(speaker_page(&pages, "Mira Okafor").contains(" · passed on by sea · "));
    assert!(pages["voices.html"].contains(">sea → Mira Okafor</th>"));
}

#[test]
fn an_article_that_the_engine_has_not_read_is_read_now() {
    let mut desk = port();
    let (article, _) =
        article("Fog", "The Post", None, &[("", "“Nobody sails,” Tomas Lindqvist said.")]);
    desk.keep(&article).unwrap();
    let pages = pages(&desk);
    let page = speaker_page(&pages, "Tomas Lindqvist");
    assert!(page.contains("“Nobody sails,”") && page.contains("“Aye”"), "one name, one page");
}

#[test]
fn the_same_library_gives_the_same_bytes() {
    let desk = port();
    assert_eq!(pages(&desk), pages(&desk));
}
