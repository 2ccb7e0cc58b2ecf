//! Tests what each format has that no other has.

use crate::article::BlockKind;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::export::tests::TEXT;
use crate::export::tests::analysis;
use crate::export::tests::article;
use crate::export::tests::document;
use crate::export::tests::json;
use crate::quotes::Acts;

#[test]
fn a_table_says_who_said_what() {
    let table = document(Format::Csv, 1);
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(&rows[0][1], "'=A night <i>out</i>", "no cell is a formula");
    assert_eq!([&rows[0][6], &rows[0][7], &rows[0][10]], ["Zoë Ng", "person", "“No,” … “Never.”"]);
    assert_eq!([&rows[1][6], &rows[1][7]], ["", "group"], "groups are not named");
    assert_eq!([&rows[0][14], &rows[0][15]], ["0", "27"]);
}

#[test]
fn linked_data_ends_no_element_of_a_page_that_it_is_put_into() {
    for format in [Format::LinkedData, Format::WebAnnotation] {
        assert!(!document(format, 2).contains('<'), "{format:?}");
    }
    let title = json(Format::LinkedData, 1)["@graph"][0]["headline"].clone();
    assert_eq!(title, "=A night <i>out</i>");
}

#[test]
fn annotations_select_the_words_by_position_and_by_themselves() {
    let page = json(Format::WebAnnotation, 1);
    let mut selected = Vec::new();
    for item in page["items"].as_array().unwrap() {
        for target in item["target"].as_array().unwrap() {
            let [quote, position] = &target["selector"].as_array().unwrap()[..] else {
                panic!("two selectors")
            };
            let offset = |name: &str| position[name].as_u64().unwrap() as usize;
            let chars: Vec<char> = TEXT.chars().collect();
            let words: String = chars[offset("start")..offset("end")].iter().collect();
            assert_eq!(quote["exact"].as_str().unwrap(), words);
            let around = format!(
                "{}{words}{}",
                quote["prefix"].as_str().unwrap(),
                quote["suffix"].as_str().unwrap()
            );
            assert!(TEXT.contains(&around));
            selected.push(words);
        }
    }
    assert_eq!(selected, ["“No,”", "“Never.”", "The =café= was shut"]);
}

#[test]
fn standoff_annotations_hold_the_words_at_their_offsets() {
    insta::assert_snapshot!(document(Format::Brat, 1), @r"
    T1	Source 6 12	Zoë Ng
    T2	Cue 13 17	said
    T3	Content 0 5;19 27	“No,” “Never.”
    T4	Attribution 13 17	said
    E1	Attribution:T4 Source:T1 Cue:T2 Content:T3
    A1	Kind E1 direct
    A2	Act E1 said
    #1	AnnotatorNotes E1	Zoë Ng
    #2	AnnotatorNotes E1	speaker_confidence 0.97
    T5	Source 50 66	<b>officials</b>
    T6	Cue 67 72	wrote
    T7	Content 29 48	The =café= was shut
    T8	Attribution 67 72	wrote
    E2	Attribution:T8 Source:T5 Cue:T6 Content:T7
    A3	Kind E2 indirect
    A4	Act E2 said
    #4	AnnotatorNotes E2	speaker_confidence 0.97
    ");
    let chars: Vec<char> = TEXT.chars().collect();
    for line in document(Format::Brat, 1).lines().filter(|line| line.starts_with('T')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (_, offsets) = columns[1].split_once(' ').unwrap();
        let pieces: Vec<String> = offsets
            .split(';')
            .map(|piece| {
                let (start, end) = piece.split_once(' ').unwrap();
                chars[start.parse().unwrap()..end.parse().unwrap()].iter().collect()
            })
            .collect();
        assert_eq!(pieces.join(" "), columns[2]);
    }
}

#[test]
fn markdown_cites_each_quotation() {
    insta::assert_snapshot!(document(Format::Markdown, 1), @r#"
    ## =A night &lt;i\>out&lt;/i\>

    The Daily, "Late", 2025-06-04, https://example.org/a?b=1&amp;c=2

    > “No,” … “Never.”
    >
    > — Zoë Ng (said)

    > The =café= was shut
    >
    > — officials (wrote)
    "#);
}

#[test]
fn a_page_holds_no_markup_of_the_article() {
    let page = document(Format::Html, 1);
    assert!(page.contains("=A night &lt;i&gt;out&lt;/i&gt;"));
    assert!(page.contains("&lt;b&gt;officials&lt;/b&gt;"));
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script") && !page.contains("<i>") && !page.contains("<b>off"));
    assert!(page.contains("href=\"https://example.org/a?b=1&amp;c=2\""));
}

#[test]
fn what_is_said_in_the_title_is_marked_there_too() {
    let mut article = article();
    article.blocks[0].kind = BlockKind::Title;
    let analysis = analysis();
    let page =
        Exporter::piece(Format::Html, WithText::No, &Sheet::new(&article, &analysis, Acts::SAID));
    let (_, title) = page.split_once("<h2>").unwrap();
    let (title, rest) = title.split_once("</h2>").unwrap();
    assert!(title.contains("<mark") && title.contains("“No,”"), "{title}");
    let (_, link) = rest.split_once("<a href=\"#a").unwrap();
    let (place, _) = link.split_once('"').unwrap();
    assert!(title.contains(&format!("id=\"a{place}\"")), "{title}");
}

#[test]
fn only_addresses_of_the_web_become_links_of_a_page() {
    let mut article = article();
    article.url = Some("javascript:alert(1)".to_owned());
    let analysis = analysis();
    let sheet = Sheet::new(&article, &analysis, Acts::SAID);
    assert!(!Exporter::piece(Format::Html, WithText::No, &sheet).contains("javascript:"));
}
