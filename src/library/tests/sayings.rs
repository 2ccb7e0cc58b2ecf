//! Tests the list of quotations of all articles.

use super::ALL;
use super::found;
use super::id_of;
use super::story;
use crate::article::Origin;
use crate::library::Correction;
use crate::library::Library;
use crate::library::QuotationQuery;
use crate::library::Window;
use crate::quotes::Kind;
use crate::text::Span;

const BRIDGE: &str = "“It will open in May,” Vera Lindholm said. “I doubt it,” Tor Brekke said.";
const FERRY: &str = "“Tolls will rise in May,” Vera Lindholm said.";

fn library() -> Library {
    let mut library = Library::in_memory().unwrap();
    for (name, date, text, said) in [
        (
            "bridge",
            "2025-06-04",
            BRIDGE,
            &[("“It will open in May,”", "Vera Lindholm"), ("“I doubt it,”", "Tor Brekke")][..],
        ),
        ("ferry", "2025-07-01", FERRY, &[("“Tolls will rise in May,”", "Vera Lindholm")][..]),
    ] {
        let mut article = story(text, Origin::File(name.to_owned()));
        article.published = Some(date.to_owned());
        article.title = name.to_owned();
        let id = library.put(&article).unwrap().id();
        library.file(id, &found(text, said)).unwrap();
    }
    library
}

fn sayings(library: &Library, query: &QuotationQuery) -> Vec<String> {
    let found = library.quotations(query, ALL).unwrap();
    assert_eq!(found.total, found.rows.len());
    let rows = found.rows.into_iter();
    rows.map(|row| format!("{} {} {}", row.title, row.name.unwrap_or_default(), row.words))
        .collect()
}

const ALL_THREE: [&str; 3] = [
    "ferry Vera Lindholm “Tolls will rise in May,”",
    "bridge Vera Lindholm “It will open in May,”",
    "bridge Tor Brekke “I doubt it,”",
];

#[test]
fn quotations_are_listed_by_article_the_article_order() {
    let library = library();
    assert_eq!(sayings(&library, &QuotationQuery::default()), ALL_THREE);
    let window =
        library.quotations(&QuotationQuery::default(), Window { first: 1, len: 1 }).unwrap();
    assert_eq!((window.total, window.first, window.rows.len()), (3, 1, 1));
    let row = &window.rows[0];
    assert_eq!(row.published.as_deref(), Some("2025-06-04"));
    assert_eq!((row.outlet.as_deref(), row.kind), (Some("The Daily"), Kind::Direct));
}

#[test]
fn quotations_are_narrowed_by_speaker_kind_date_and_words() {
    let library = library();
    let all = QuotationQuery::default;
    let lindholm = QuotationQuery { speakers: vec![id_of(&library, "Vera Lindholm")], ..all() };
    assert_eq!(sayings(&library, &lindholm), ALL_THREE[..2]);
    let may = QuotationQuery { words: vec!["ma*".to_owned()], ..all() };
    assert_eq!(sayings(&library, &may), ALL_THREE[..2]);
    let after = QuotationQuery { after: Some("2025-07".to_owned()), ..may.clone() };
    assert_eq!(sayings(&library, &after), ALL_THREE[..1]);
    let before = QuotationQuery { before: Some("2025-07".to_owned()), ..lindholm.clone() };
    assert_eq!(sayings(&library, &before), ALL_THREE[1..2]);
    let phrase = QuotationQuery { phrases: vec!["rise in may".to_owned()], ..lindholm };
    assert_eq!(sayings(&library, &phrase), ALL_THREE[..1]);
    assert_eq!(sayings(&library, &QuotationQuery { kind: Some(Kind::Mixed), ..all() }), [""; 0]);
}

#[test]
fn a_rejected_quotation_is_not_listed_and_a_corrected_one_says_so() {
    let mut library = library();
    let open = library.article(crate::library::ArticleId(1)).unwrap();
    let [first, second] = [0, 1].map(|at| open.quotations[at].id);
    library.correct(&Correction::Reject { quotation: second }).unwrap();
    let to = crate::library::Whom::Known(id_of(&library, "Vera Lindholm"));
    library.correct(&Correction::Attribute { quotation: first, to }).unwrap();
    let found = library.quotations(&QuotationQuery::default(), ALL).unwrap();
    assert_eq!(found.total, 2);
    assert_eq!(found.rows.iter().map(|row| row.corrected).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn who_passed_a_quotation_on_is_told_with_it() {
    let text = "“I doubt it,” Tor Brekke told the Daily.";
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(text, Origin::File("a".to_owned()))).unwrap().id();
    let mut analysis = found(text, &[("“I doubt it,”", "Tor Brekke")]);
    let relay = text.find("the Daily").unwrap();
    analysis.quotations[0].relay = Span::new(relay, relay + "the Daily".len()).into();
    library.file(id, &analysis).unwrap();
    let rows = library.quotations(&QuotationQuery::default(), ALL).unwrap().rows;
    assert_eq!((rows[0].words.as_str(), rows[0].relay.as_str()), ("“I doubt it,”", "the Daily"));
}
