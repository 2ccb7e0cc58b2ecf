//! Tests all formats alike: the same quotations, the same words, the same speakers come out of
//! each.

mod described_speakers;
mod single_formats;

use serde_json::Value;

use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Analysis;
use crate::quotes::Kind;
use crate::quotes::Quotation;
use crate::quotes::Speaker;
use crate::quotes::SpeakerIdx;
use crate::quotes::SpeakerType;
use crate::quotes::Why;
use crate::text::Span;
use crate::text::Spans;

const FORMATS: [Format; 8] = [
    Format::Ndjson,
    Format::Json,
    Format::Csv,
    Format::Markdown,
    Format::Html,
    Format::Brat,
    Format::WebAnnotation,
    Format::LinkedData,
];

const TEXT: &str =
    "“No,” Zoë Ng said. “Never.”\n\nThe =café= was shut, <b>officials</b> wrote & left.";

/// Returns the spans of the words in `text`, each at its first place.
pub(super) fn spans(text: &str, words: &[&str]) -> Spans {
    let span = |word: &&str| {
        let start = text.find(word).unwrap_or_else(|| panic!("{word} is not in the text"));
        Span::new(start, start + word.len())
    };
    words.iter().map(span).collect()
}

fn article() -> Article {
    let end = TEXT.find("\n\n").expect("there are two paragraphs");
    let paragraph = |start, end| Block { kind: BlockKind::Paragraph, span: Span::new(start, end) };
    Article {
        id: "night=story".to_owned(),
        title: "=A night <i>out</i>".to_owned(),
        byline: Some("Ann Lee".to_owned()),
        outlet: Some("The Daily, \"Late\"".to_owned()),
        published: Some("2025-06-04".to_owned()),
        url: Some("https://example.org/a?b=1&c=2".to_owned()),
        claimed_url: None,
        is_summary: false,
        language: Some("en".to_owned()),
        origin: Origin::File("stories/night.txt".to_owned()),
        text: TEXT.into(),
        blocks: vec![paragraph(0, end), paragraph(end + 2, TEXT.len())],
        links: vec![],
    }
}

fn analysis() -> Analysis {
    let quotation = |kind, content: &[&str], cue, source, speaker| Quotation {
        kind,
        act: Act::Said,
        act_confidence: 0.99,
        content: spans(TEXT, content),
        cue: spans(TEXT, &[cue]),
        source: spans(TEXT, &[source]),
        relay: Spans::NONE,
        speaker: Some(SpeakerIdx(speaker)),
        confidence: 0.956,
        why: Why { speaker_confidence: 0.974, ..Why::default() },
    };
    let speaker =
        |name: &str, kind| Speaker { name: name.to_owned(), kind, aliases: vec![], roles: vec![] };
    Analysis {
        quotations: vec![
            quotation(Kind::Direct, &["“No,”", "“Never.”"], "said", "Zoë Ng", 0),
            quotation(Kind::Indirect, &["The =café= was shut"], "wrote", "<b>officials</b>", 1),
        ],
        speakers: vec![
            speaker("Zoë Ng", SpeakerType::Person),
            speaker("officials", SpeakerType::Group),
        ],
    }
}

/// Returns a whole document of the article, as often as wanted.
fn document(format: Format, times: usize) -> String {
    let (article, analysis) = (article(), analysis());
    let sheet = Sheet::new(&article, &analysis, Acts::SAID);
    let mut exporter = Exporter::new(format);
    let mut out = Vec::new();
    for _ in 0..times {
        out.extend(exporter.article(&Exporter::piece(format, WithText::No, &sheet)));
    }
    out.extend(exporter.end());
    String::from_utf8(out).expect("it is text")
}

fn json(format: Format, times: usize) -> Value {
    serde_json::from_str(&document(format, times)).expect("it is one document of JSON")
}

#[test]
fn every_format_holds_both_quotations_and_their_speakers() {
    for format in FORMATS {
        let document = document(format, 1);
        for words in ["No,", "Never", "was shut", "Ng"] {
            assert!(document.contains(words), "{words} in {format:?}");
        }
    }
}

#[test]
fn documents_of_none_one_and_many_articles_are_whole() {
    for times in 0..4 {
        assert_eq!(document(Format::Ndjson, times).lines().count(), times);
        assert_eq!(json(Format::Json, times).as_array().unwrap().len(), times);
        assert_eq!(
            json(Format::WebAnnotation, times)["items"].as_array().unwrap().len(),
            times * 2
        );
        assert_eq!(json(Format::LinkedData, times)["@graph"].as_array().unwrap().len(), times);
        let table = document(Format::Csv, times);
        assert_eq!(csv::Reader::from_reader(table.as_bytes()).records().count(), times * 2);
        let page = document(Format::Html, times);
        assert_eq!(page.matches("<section").count(), times);
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    }
}

#[test]
fn an_article_without_quotations_leaves_every_document_whole() {
    let (article, analysis) = (article(), Analysis::default());
    let sheet = Sheet::new(&article, &analysis, Acts::SAID);
    for format in [Format::Json, Format::WebAnnotation, Format::LinkedData] {
        let mut exporter = Exporter::new(format);
        let piece = Exporter::piece(format, WithText::No, &sheet);
        let parts = [exporter.article(&piece), exporter.article(&piece), exporter.end()];
        serde_json::from_slice::<Value>(&parts.concat())
            .unwrap_or_else(|error| panic!("{format:?}: {error}"));
    }
}

#[test]
fn a_sheet_holds_exactly_the_acts_that_are_wanted() {
    let (article, mut analysis) = (article(), analysis());
    analysis.quotations[1].act = Act::Thought;
    let kinds = |acts: Acts| -> Vec<Kind> {
        Sheet::new(&article, &analysis, acts).said.iter().map(|said| said.kind).collect()
    };
    assert_eq!(kinds(Acts::SAID), [Kind::Direct]);
    assert_eq!(kinds([Act::Thought, Act::None].into_iter().collect()), [Kind::Indirect]);
    assert_eq!(kinds(Acts::ALL), [Kind::Direct, Kind::Indirect]);
}

#[test]
fn every_format_tells_an_act_that_is_no_speech() {
    let (article, mut analysis) = (article(), analysis());
    analysis.quotations[1].act = Act::Thought;
    let sheet = Sheet::new(&article, &analysis, Acts::ALL);
    for format in FORMATS {
        let piece = Exporter::piece(format, WithText::No, &sheet);
        assert_eq!(piece.matches("thought").count(), 1, "{format:?}: {piece}");
    }
    assert!(crate::export::plain(&sheet, None).contains("officials, indirect, thought:"));
}

#[test]
fn every_format_for_programs_says_how_likely_the_speaker_is() {
    for format in [Format::Ndjson, Format::Csv, Format::Brat, Format::WebAnnotation] {
        let document = document(format, 1);
        assert_eq!(document.matches("0.97").count(), 2, "{format:?}: {document}");
    }
}

#[test]
fn a_speaker_in_doubt_is_told_with_that_to_people() {
    let (article, mut analysis) = (article(), analysis());
    analysis.quotations[0].why.speaker_confidence = 0.61;
    analysis.quotations[0].source = spans(TEXT, &["Zoë"]);
    let sheet = Sheet::new(&article, &analysis, Acts::SAID);
    let told = crate::export::plain(&sheet, None);
    assert!(told.contains("Zoë → Zoë Ng?, direct:"), "{told}");
    assert!(told.contains("officials, indirect:"), "{told}");
    let piece = |format| Exporter::piece(format, WithText::No, &sheet);
    assert!(piece(Format::Markdown).contains("— Zoë Ng (said, name 61 %)"));
    assert!(piece(Format::Html).contains("title=\"Zoë Ng · direct · said · words "));
}

#[test]
fn an_address_that_is_only_claimed_is_told_as_a_claim_or_not_at_all() {
    let mut article = article();
    (article.url, article.claimed_url) = (None, Some("https://claimed.example/1".to_owned()));
    let analysis = analysis();
    let sheet = Sheet::new(&article, &analysis, Acts::SAID);
    let told = |format| {
        let piece = Exporter::piece(format, WithText::No, &sheet);
        piece.contains("claimed.example").then_some(piece)
    };
    for format in FORMATS {
        let Some(piece) = told(format) else { continue };
        let is_claim = match format {
            Format::Ndjson | Format::Json => {
                let value: Value = serde_json::from_str(&piece).unwrap();
                value["url"].is_null() && value["claimed_url"] == "https://claimed.example/1"
            }
            Format::Csv => piece.lines().all(|row| row.contains(",https://claimed.example/1,")),
            _ => piece.contains("claims to be from") && !piece.contains("href=\"https://claimed"),
        };
        assert!(is_claim, "{format:?}: {piece}");
    }
    for format in [Format::Ndjson, Format::Csv, Format::Markdown, Format::Html] {
        assert!(told(format).is_some(), "{format:?}");
    }
    assert!(super::plain(&sheet, None).contains("claims to be from https://claimed.example/1"));
}

#[test]
fn nothing_that_is_written_can_command_a_terminal() {
    let hostile = "\u{1b}]0;x\u{7}\u{9b}2J \u{202e}abc “no”";
    let mut article = article();
    article.title = hostile.to_owned();
    article.id = hostile.to_owned();
    article.text = hostile.into();
    article.blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, hostile.len()) }];
    let mut analysis = analysis();
    for quotation in &mut analysis.quotations {
        quotation.content = Span::new(0, hostile.len()).into();
        quotation.cue = Spans::NONE;
        quotation.source = Spans::NONE;
    }
    analysis.speakers[0].name = hostile.to_owned();
    let sheet = Sheet::new(&article, &analysis, Acts::SAID);
    for format in FORMATS {
        let piece = Exporter::piece(format, WithText::Yes, &sheet);
        let raw = piece.chars().find(|c| {
            matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202e}')
        });
        assert_eq!(raw, None, "{format:?}");
    }
}
