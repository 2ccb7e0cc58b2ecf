//! Reads articles from Markdown: the text without its markup, laid out by it.
//!
//! Markdown is another way to write HTML, and may contain HTML. So it is rendered to HTML and laid
//! out like any piece of HTML, and there is only one layout.

use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::article::Article;
use crate::article::BlockKind;
use crate::ingest::Provenance;
use crate::ingest::claims;
use crate::ingest::detection::guard::guarded;
use crate::ingest::document::addresses;
use crate::ingest::document::front_matter;
use crate::ingest::document::plain_text;
use crate::ingest::document::publication_date;
use crate::ingest::document::title;
use crate::ingest::html;
use crate::ingest::language;
use crate::ingest::moment;
use crate::text::Text;

/// Bytes of the longest text that is read as Markdown; a longer one is read as plain text.
const MOST_BYTES: usize = 8 << 20;

/// Bytes of a text that are examined to tell whether it is Markdown.
const SAMPLE: usize = 64 << 10;

/// Reads `text` as Markdown. Any text yields an article; where it is too long or the parser fails,
/// it is read as plain text.
pub fn article(text: &str, provenance: &Provenance) -> Article {
    let read = (text.len() <= MOST_BYTES).then(|| guarded(|| read(text, provenance)));
    let as_plain =
        || plain_text::article(&provenance.id, provenance.origin.clone(), Text::new(text));
    read.flatten().unwrap_or_else(as_plain)
}

fn read(text: &str, provenance: &Provenance) -> Article {
    let (front, body) = front_matter::front_matter(text);
    let heading = first_heading(body);
    let mut rendered = String::new();
    pulldown_cmark::html::push_html(&mut rendered, events(body));
    let mut laid = html::fragment_with_pictures(&rendered, provenance.address.as_deref());
    let said = |keys: &[&str]| {
        // A key may be there without a value, for somebody to fill in.
        let is_asked = |(key, value): &&(String, String)| {
            keys.contains(&key.as_str()) && !value.trim().is_empty()
        };
        front.iter().find(is_asked).map(|(_, value)| value.clone())
    };
    let title = said(&["title", "headline"]).or(heading);
    if let Some(first) = laid.blocks.first_mut()
        && first.kind == BlockKind::Heading
        && title.as_deref() == Some(&one_line(&laid.text[first.span.range()]))
    {
        first.kind = BlockKind::Title;
    }
    let text = Text::from(laid.text);
    let made = || {
        let first = laid.blocks.iter().find(|block| block.kind != BlockKind::Heading)?;
        Some(title::made(&text, first.span)).filter(|title| !title.is_empty())
    };
    let told = said(&["url", "canonical", "canonical_url", "source"]);
    let told = told.and_then(|url| html::address(&url));
    let (url, claimed_url) = claims::own_or_claimed(provenance.address.as_deref(), told);
    Article {
        id: provenance.id.clone(),
        title: title.or_else(made).unwrap_or_else(|| provenance.id.clone()),
        byline: said(&["author", "authors", "byline", "by"]),
        outlet: said(&["outlet", "publication", "publisher", "site"]),
        published: said(&["date", "published", "pubdate", "date_published", "published_at"])
            .and_then(|date| moment::normal(&date))
            .or_else(|| publication_date::published(&text, &laid.blocks))
            .or_else(|| front_matter::day_in_name(&provenance.id)),
        url: url.or_else(|| provenance.address.clone()),
        claimed_url,
        is_summary: false,
        language: said(&["lang", "language"])
            .and_then(|said| html::language_tag(&said))
            .or_else(|| language::detect(&text, &laid.blocks)),
        origin: provenance.origin.clone(),
        links: addresses::with_addresses(&text, &laid.blocks, laid.links),
        text,
        blocks: laid.blocks,
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
}

/// Yields the events of the text without references to footnotes: their numbers would stand in the
/// middle of sentences.
fn events(body: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(body, options()).filter(|event| !matches!(event, Event::FootnoteReference(_)))
}

/// Returns the first heading of level 1, on one line.
fn first_heading(body: &str) -> Option<String> {
    let is_start =
        |event: &Event| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let mut heading = String::new();
    for event in events(body).skip_while(|event| !is_start(event)) {
        match event {
            Event::Text(text) | Event::Code(text) => heading.push_str(&text),
            Event::SoftBreak | Event::HardBreak => heading.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => (),
        }
    }
    Some(one_line(&heading)).filter(|heading| !heading.is_empty())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether a text whose type is unknown is Markdown. It is cautious, because a news text may
/// have a hash or a bracket somewhere: it takes front matter, a block of code, marks of two kinds,
/// or two headings or links.
pub fn looks_like(text: &str) -> bool {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    if !front_matter::front_matter(sample).0.is_empty() {
        return true;
    }
    let headings = sample.lines().filter(|line| is_heading(line)).count();
    let links = sample.match_indices("](").filter(|&(at, _)| is_link(&sample[at + 2..])).count();
    let fences = sample.lines().filter(|line| line.starts_with("```")).count() / 2;
    let references = sample.lines().filter(|line| is_reference(line)).count();
    let kinds = [headings, links, fences, references];
    kinds.iter().filter(|&&count| count > 0).count() > 1 || headings > 1 || links > 1 || fences > 0
}

/// Tells whether the line is a heading: `## What comes next`.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    // "# 1" is a number and not a heading.
    (1..=6).contains(&level)
        && rest.starts_with(' ')
        && rest
            .trim_start()
            .starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '*' | '['))
}

fn is_link(target: &str) -> bool {
    ["http://", "https://", "mailto:", "/", "#"].iter().any(|start| target.starts_with(start))
}

/// Tells whether the line defines a link: `[1]: https://example.org`.
fn is_reference(line: &str) -> bool {
    let target = line.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    target.is_some_and(|(_, target)| target.starts_with("http"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::article;
    use super::looks_like;
    use crate::ingest::conformance::check_conformance;
    use crate::ingest::conformance::provenance;
    use crate::ingest::conformance::shown;

    const TEXT: &str = "---\n\
        title: \"Talks End\"\n\
        authors:\n  - Ann Lee\n  - Bo Diaz\n\
        date: 2031-02-03\n\
        lang: en\n\
        ---\n\
        # Talks End\n\n\
        The *envoys* left on [Friday](https://example.org/friday) after\n\
        a week of **talks**.[^1]\n\n\
        ## What comes next\n\n\
        > “We had hoped for more.”\n\n\
        - The borders stay shut.\n\
        - The <b>prisoners</b> stay.\n\n\
        <script>alert(1)</script>\n\n\
        ![A photograph](a.jpg)\n\n\
        [^1]: They had come on Monday.\n";

    #[test]
    fn marks_become_blocks_and_links() {
        let article = article(TEXT, &provenance(None));
        assert_eq!(
            shown(&article),
            "T Talks End\n\
             P The envoys left on Friday after a week of talks.\n\
             H What comes next\n\
             > “We had hoped for more.”\n\
             * The borders stay shut.\n\
             * The prisoners stay.\n\
             P [A photograph]\n\
             P 1\n\
             P They had come on Monday.\n"
        );
        let [link] = &article.links[..] else { panic!("one link: {:?}", article.links) };
        assert_eq!(&article.text[link.span], "Friday");
        assert_eq!(link.url, "https://example.org/friday");
    }

    #[test]
    fn code_keeps_its_lines_and_spaces_and_pictures_part_no_sentence() {
        let text = "# Berths\n\nThen ![a boat, *old*](b.png) the pier sank.\n\n\
            ```\ndef berths(boats):\n\n    for boat in boats:\n\tyield   boat\n```\n\n\
            ![](x.png)\n\nShe left.\n";
        let article = article(text, &provenance(None));
        let expected = "Berths\n\nThen the pier sank.\n\n[a boat, old]\n\n    def berths(boats):\n\n        \
            for boat in boats:\n        yield   boat\n\nShe left.";
        assert_eq!(article.text.as_str(), expected);
        assert_eq!(article.blocks.len(), 5);
    }

    #[test]
    fn front_matter_says_who_and_when() {
        let article = article(TEXT, &provenance(None));
        assert_eq!(article.title, "Talks End");
        assert_eq!(article.byline.as_deref(), Some("Ann Lee, Bo Diaz"));
        assert_eq!(article.published.as_deref(), Some("2031-02-03"));
        assert_eq!(article.language.as_deref(), Some("en"));
    }

    #[test]
    fn without_front_matter_a_line_near_the_top_may_say_when() {
        let text = "# Rain stops\n\n*By Ana Prado — June 28, 2031*\n\nNobody had thought so.\n";
        assert_eq!(article(text, &provenance(None)).published.as_deref(), Some("2031-06-28"));
    }

    #[test]
    fn without_front_matter_the_first_heading_is_the_title() {
        assert_eq!(article("Intro.\n\n# Talks\n\nThey left.", &provenance(None)).title, "Talks");
        assert_eq!(article("They left. So did we.", &provenance(None)).title, "They left");
        assert_eq!(article("", &provenance(None)).title, "name");
    }

    #[test]
    fn a_news_text_is_not_taken_for_markdown() {
        for text in [
            "The envoys left on Friday.\n\nThey were tired.",
            "#MeToo marches were held.\n#1 on the list was he.\n# 1\n# 2",
            "- The borders stay shut.\n- The prisoners stay.\n* One\n> Two",
            "He [Smith] (the minister) left. [Editor’s note](he did)",
            "***\nA *very* long day.\n---\nIt was: over.",
            "---\nTalks end.\n---",
            "# Talks end\n\nThey left.",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }

    #[test]
    fn signs_of_markdown_make_it_that() {
        for text in [
            TEXT,
            "# Talks\n\nThey left.\n\n## Next\n",
            "# Talks\n\nThey [left](https://example.org).",
            "They [left](https://example.org) and [came](https://example.org/b).",
            "See:\n\n```\ncode\n```\n",
        ] {
            assert!(looks_like(text), "{text}");
        }
    }

    #[test]
    fn a_key_without_a_value_says_nothing() {
        let article =
            article("---\ntitle: \nauthor:\nbyline: Zoë Baum\n---\n# Talks\n", &provenance(None));
        assert_eq!((&*article.title, article.byline.as_deref()), ("Talks", Some("Zoë Baum")));
    }

    proptest! {
        #[test]
        fn any_text_gives_a_sound_article(
            text in "(\\PC|[#*>`\\[\\]()!:|\n -]|---\n|title: |</?[a-z]{1,6}>|https://e\\.example/|&[a-z]{2,4};){0,120}",
        ) {
            check_conformance(&article(&text, &provenance(Some("https://example.org/a/"))))?;
            looks_like(&text);
        }
    }
}
