//! Tests the full-text search over articles.

use proptest::prelude::*;

use super::ALL;
use super::found;
use super::id_of;
use super::story;
use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::Except;
use crate::library::Library;
use crate::library::Query;
use crate::library::QuotationQuery;
use crate::library::Window;
use crate::quotes::Kind;
use crate::text::Span;

const BRIDGE: &str = "“The bridge will open in May,” Vera Lindholm said. Nobody asked about tolls.";
const FERRY: &str = "The ferry runs again. “Tolls will rise,” Tor Brekke said of the bridge.";
const CAFE: &str = "The Café Ångström has closed, and it isn’t clear why.";

fn library() -> Library {
    let mut library = Library::in_memory().unwrap();
    add(
        &mut library,
        "Bridge to open",
        BRIDGE,
        &[("“The bridge will open in May,”", "Vera Lindholm")],
    );
    add(&mut library, "Ferry", FERRY, &[("“Tolls will rise,”", "Tor Brekke")]);
    add(&mut library, "Café", CAFE, &[]);
    library
}

fn add(library: &mut Library, title: &str, text: &str, said: &[(&str, &str)]) -> ArticleId {
    let id = library.put(&entitled(title, text)).unwrap().id();
    library.file(id, &found(text, said)).unwrap();
    id
}

fn entitled(title: &str, text: &str) -> Article {
    let mut article = story(text, Origin::File(title.to_owned()));
    article.title = title.to_owned();
    article.published = Some(format!("2025-06-{:02}", title.chars().count()));
    article
}

fn typed(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

fn words(words: &str) -> Query {
    Query { words: typed(words), ..Query::default() }
}

/// Returns the titles of what was found, in order.
fn hits(library: &Library, query: &Query) -> Vec<String> {
    let hits = library.search(query, ALL).unwrap();
    assert_eq!(hits.total, hits.rows.len());
    hits.rows.into_iter().map(|hit| hit.title).collect()
}

#[test]
fn a_single_letter_finds_every_word_that_begins_with_it() {
    let mut library = library();
    add(&mut library, "Løkken", "A beach near Sønderborg, K2 and a ç.", &[]);
    let beginning = |typed: &str| {
        let query = Query { words: vec![format!("{typed}*")], ..Query::default() };
        let rows = library.search(&query, Window { first: 0, len: 9 }).unwrap().rows;
        let mut titles: Vec<String> = rows.into_iter().map(|row| row.title).collect();
        titles.sort();
        titles.join(", ")
    };
    assert_eq!(beginning("l"), "Bridge to open, Løkken");
    assert_eq!(beginning("K"), "Løkken");
    assert_eq!(beginning("å"), "Bridge to open, Café, Ferry, Løkken");
    assert_eq!(beginning("ç"), "Café, Løkken");
    assert_eq!(beginning("x"), "");
}

#[test]
fn every_word_has_to_be_there_and_is_whole_or_a_beginning() {
    let library = library();
    assert_eq!(hits(&library, &words("bridge tolls")).len(), 2);
    assert_eq!(hits(&library, &words("ferry tol*")), ["Ferry"]);
    assert_eq!(hits(&library, &words("fer* tolls")), ["Ferry"]);
    assert_eq!(hits(&library, &words("ferry tol")), [""; 0]);
    assert_eq!(hits(&library, &words("ferry open")), [""; 0]);
}

#[test]
fn a_word_in_the_title_weighs_more() {
    let library = library();
    assert_eq!(hits(&library, &words("bridge")), ["Bridge to open", "Ferry"]);
    assert_eq!(hits(&library, &words("tolls")).len(), 2);
}

#[test]
fn accents_case_and_apostrophes_are_no_matter() {
    let library = library();
    for typed in ["cafe", "CAFÉ", "angstrom", "ångström", "isn't", "isn’t", "ISN’T"] {
        assert_eq!(hits(&library, &words(typed)), ["Café"], "{typed}");
    }
}

#[test]
fn a_phrase_is_words_that_follow_one_another() {
    let library = library();
    let phrase = |words: &str| Query { phrases: vec![words.to_owned()], ..Query::default() };
    assert_eq!(hits(&library, &phrase("ferry runs")), ["Ferry"]);
    assert_eq!(hits(&library, &phrase("runs ferry")), [""; 0]);
}

#[test]
fn what_is_said_is_found_apart_from_what_is_written() {
    let library = library();
    let said = |words: &str| Query { said: typed(words), ..Query::default() };
    assert_eq!(hits(&library, &said("bridge")), ["Bridge to open"]);
    assert_eq!(hits(&library, &said("tol*")), ["Ferry"]);
    let brekke = vec![id_of(&library, "Tor Brekke")];
    assert_eq!(hits(&library, &Query { speakers: brekke.clone(), ..said("bridge") }), [""; 0]);
    assert_eq!(hits(&library, &Query { speakers: brekke, ..words("bridge") }), ["Ferry"]);
    assert_eq!(hits(&library, &Query { kind: Some(Kind::Direct), ..said("tolls") }), ["Ferry"]);
    assert_eq!(hits(&library, &Query { kind: Some(Kind::Mixed), ..said("tolls") }), [""; 0]);
}

#[test]
fn a_day_is_the_one_that_the_article_gives_whatever_its_zone() {
    let mut library = library();
    for (title, published) in [
        ("Lima", "2031-01-31T23:00:00-05:00"),
        ("Tokyo", "2031-02-01T07:00:00+09:00"),
        ("Day", "2031-02-01"),
        ("Undated", ""),
    ] {
        let mut article = entitled(title, title);
        article.published = Some(published.to_owned()).filter(|day| !day.is_empty());
        library.put(&article).unwrap();
    }
    let on = |after: Option<&str>, before: Option<&str>| {
        let [after, before] = [after, before].map(|day| day.map(str::to_owned));
        let query = Query { after, before, ..Query::default() };
        let mut found = hits(&library, &query);
        found.retain(|title| ["Lima", "Tokyo", "Day", "Undated"].contains(&title.as_str()));
        found.sort();
        found
    };
    for february in ["2031-02", "2031-02-01"] {
        assert_eq!(on(Some(february), None), ["Day", "Tokyo"], "{february}");
        assert_eq!(on(None, Some(february)), ["Lima"], "{february}");
    }
    assert_eq!(on(Some("2031"), None), ["Day", "Lima", "Tokyo"]);
    assert_eq!(on(None, Some("2031-01-31")), [""; 0]);
    assert_eq!(on(Some("2031-01-31"), Some("2031-02-02")), ["Day", "Lima", "Tokyo"]);
}

#[test]
fn a_query_without_words_lists_the_article_order() {
    let library = library();
    assert_eq!(hits(&library, &Query::default()), ["Bridge to open", "Ferry", "Café"]);
    let after = Query { after: Some("2025-06-05".to_owned()), ..Query::default() };
    assert_eq!(hits(&library, &after), ["Bridge to open", "Ferry"]);
    let before = Query { before: Some("2025-06-05".to_owned()), ..Query::default() };
    assert_eq!(hits(&library, &before), ["Café"]);
    let without = Query { without: typed("tolls"), ..Query::default() };
    assert_eq!(hits(&library, &without), ["Café"]);
    assert_eq!(
        hits(&library, &Query { without: typed("ferry"), ..words("bridge") }),
        ["Bridge to open"]
    );
    let outlet = |name: &str| Query { outlets: vec![name.to_owned()], ..words("ferry") };
    assert_eq!(hits(&library, &outlet("the daily")), ["Ferry"]);
    assert_eq!(hits(&library, &outlet("The Weekly")), [""; 0]);
}

#[test]
fn marks_of_the_reader_narrow_a_search() {
    let mut library = library();
    library.mark_read(ArticleId(1)).unwrap();
    library.set_starred(ArticleId(2), true).unwrap();
    assert_eq!(hits(&library, &Query { unread: Some(true), ..words("bridge") }), ["Ferry"]);
    assert_eq!(hits(&library, &Query { starred: Some(true), ..Query::default() }), ["Ferry"]);
}

#[test]
fn the_index_follows_the_text_the_title_and_the_corrections() {
    let mut library = library();
    let quotation = library.article(ArticleId(2)).unwrap().quotations[0].id;
    let said = Query { said: typed("tolls"), ..Query::default() };
    library.correct(&Correction::Reject { quotation }).unwrap();
    assert_eq!(hits(&library, &said), [""; 0]);
    library.undo().unwrap();
    assert_eq!(hits(&library, &said), ["Ferry"]);
    let mut renamed = entitled("Ferry", FERRY);
    renamed.title = "Boats".to_owned();
    library.put(&renamed).unwrap();
    assert_eq!(hits(&library, &words("boats")), ["Boats"]);
    renamed.text = "Nothing about it.".into();
    renamed.blocks[0].span = Span::new(0, 17);
    library.put(&renamed).unwrap();
    assert_eq!(hits(&library, &words("ferry")), [""; 0]);
    assert_eq!(hits(&library, &said), [""; 0]);
}

#[test]
fn under_a_filter_only_its_quotations_are_counted() {
    let mut library = library();
    let said = [("“We sail,”", "Vera Lindholm"), ("“Aye,”", "Tor Brekke"), ("“No,”", "Tor Brekke")];
    let text = "“We sail,” she said of the pier. “Aye,” he said. “No,” he said.";
    add(&mut library, "Pier", text, &said);
    let count = |query: &Query| library.search(query, ALL).unwrap().rows.remove(0).quotations;
    assert_eq!(count(&words("pier")), 3);
    for (name, quotations) in [("Vera Lindholm", 1), ("Tor Brekke", 2)] {
        let quoting = vec![id_of(&library, name)];
        assert_eq!(count(&Query { quoting, ..words("pier") }), quotations, "{name}");
    }
}

#[test]
fn no_snippet_repeats_the_title_or_shows_what_was_not_looked_for() {
    let mut library = Library::in_memory().unwrap();
    let mut article = entitled("Bridge to open", "Bridge  to open\n\nIt opens in May, tolls rise.");
    let [title, rest] = [Span::new(0, 15), Span::new(17, article.text.len())];
    let block = |kind, span| Block { kind, span };
    article.blocks = vec![block(BlockKind::Heading, title), block(BlockKind::Paragraph, rest)];
    library.put(&article).unwrap();
    let snippet = |query: &Query| library.search(query, ALL).unwrap().rows.remove(0).snippet;
    assert_eq!(snippet(&words("bridge")), []);
    assert_eq!(snippet(&Query { unread: Some(true), ..Query::default() }), []);
    let found: Vec<String> = snippet(&words("bridge tolls"))
        .into_iter()
        .filter(|part| part.1)
        .map(|part| part.0)
        .collect();
    assert_eq!(found, ["tolls"], "the piece is of the text");
}

#[test]
fn a_snippet_marks_what_was_found() {
    let mut library = library();
    let mark = |library: &Library, query: &Query| {
        let hit = library.search(query, ALL).unwrap().rows.remove(0);
        let parts = hit.snippet.into_iter();
        parts
            .map(|(text, found)| if found { format!("[{text}]") } else { text })
            .collect::<String>()
    };
    let expected = "The [ferry] runs again. “[Tolls] will rise,” Tor Brekke said of the bridge.";
    assert_eq!(mark(&library, &words("ferry tol*")), expected);
    assert_eq!(mark(&library, &words("angstr*")), CAFE.replace("Ångström", "[Ångström]"));
    let long = format!("{} the needle was\n\n lost {}", "hay ".repeat(50), "hay ".repeat(50));
    add(&mut library, "Haystack", &long, &[]);
    let marked = mark(&library, &words("needle"));
    assert!(marked.starts_with("… ") && marked.ends_with(" …"), "{marked}");
    assert!(marked.contains("the [needle] was lost hay"), "{marked}");
}

#[test]
fn a_window_of_hits_knows_how_many_there_are() {
    let library = library();
    let hits = library.search(&words("bridge"), Window { first: 1, len: 5 }).unwrap();
    assert_eq!((hits.total, hits.first, hits.rows.len()), (2, 1, 1));
    assert_eq!(hits.rows[0].title, "Ferry");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_typed_is_a_question(terms in prop::collection::vec("\\PC{0,8}|[\"*^:()+{}-]{1,4}|NEAR|AND|OR|NOT|\u{0}", 0..4)) {
        let library = library();
        let query = Query {
            words: terms.clone(),
            phrases: terms.clone(),
            said: terms.clone(),
            without: terms.clone(),
            outlets: terms.clone(),
            said_phrases: terms.clone(),
            except: terms.iter().cloned().map(Except::Said).collect(),
            after: terms.first().cloned(),
            before: terms.last().cloned(),
            ..Query::default()
        };
        library.search(&query, ALL).unwrap();
        library.search(&Query { words: terms.clone(), ..Query::default() }, ALL).unwrap();
        library.search(&Query { without: terms, ..Query::default() }, ALL).unwrap();
    }
}

#[test]
fn what_is_taken_in_and_filed_twice_in_one_go_is_indexed_as_it_is_last() {
    let mut library = Library::in_memory().unwrap();
    let (first, second) = (entitled("Talks", BRIDGE), entitled("Talks", FERRY));
    let put = library.put_all([&first, &second]).unwrap();
    let id = put[0].id();
    assert_eq!(put[1].id(), id, "they come from one place");
    let hits = |library: &Library, typed: &str| {
        library.search(&words(typed), Window { first: 0, len: 9 }).unwrap().total
    };
    assert_eq!((hits(&library, "lindholm"), hits(&library, "ferry")), (0, 1));
    let wrong = found(FERRY, &[("ferry runs", "Tor Brekke"), ("again", "Tor Brekke")]);
    let right = found(FERRY, &[("“Tolls will rise,”", "Tor Brekke")]);
    library.file_all([(id, &wrong), (id, &right)]).unwrap();
    let said = |library: &Library, typed: &str| {
        let query = QuotationQuery { words: self::typed(typed), ..QuotationQuery::default() };
        library.quotations(&query, Window { first: 0, len: 9 }).unwrap().total
    };
    assert_eq!((said(&library, "again"), said(&library, "tolls")), (0, 1));
}
