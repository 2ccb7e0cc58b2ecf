//! Tests that everything in a library is sealed as it stands, whatever was done to it.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Check;
use crate::library::Correction;
use crate::library::Library;
use crate::library::QuotationId;
use crate::library::SavedSearch;
use crate::library::SourceKind;
use crate::library::SpeakerId;
use crate::library::Visit;
use crate::library::Whom;
use crate::library::articles::open_article;
use crate::library::file::seal;
use crate::library::tests::ALL;
use crate::library::tests::found;
use crate::library::tests::story;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::text::Span;

const WORDS: [&str; 4] = ["We go", "They stay", "No comment", "It will open in May"];
const NAMES: [&str; 4] = ["Ann Bo", "Bo", "Mayor Ann Bo", "Cy Dee"];

/// Makes a text with quotations from two numbers.
fn text(a: usize, b: usize) -> String {
    let said = |at: usize, name: usize| format!("“{},” {} said.", WORDS[at % 4], NAMES[name % 4]);
    format!("{} {} And {a} ships came in.", said(a, b), said(a / 4, a))
}

fn whole(library: &Library) {
    for seal in &seal::SEALS {
        let broken = seal.broken(&library.connection, 5).unwrap();
        assert!(broken.is_empty(), "{broken:?}");
    }
    let mut ids = library.connection.prepare("SELECT id FROM article").unwrap();
    for id in ids.query_map([], |row| row.get(0)).unwrap() {
        let id: ArticleId = id.unwrap();
        let stored = open_article::article(&library.connection, id).unwrap().unwrap();
        assert!(!seal::article::is_broken(&library.connection, id, &stored.article).unwrap());
    }
}

/// Turns a number into one from 1 to `most`.
fn one_of(number: usize, most: usize) -> i64 {
    i64::try_from(number % most).unwrap() + 1
}

/// Does one of the things that can be done to a library. What is impossible at the moment is
/// refused, and that has to be tested, too.
fn act(library: &mut Library, deed: u8, a: usize, b: usize) {
    let (article, speaker) = (ArticleId(one_of(a, 4)), SpeakerId(one_of(b, 6)));
    let quotation = QuotationId(one_of(a, 9));
    let name = NAMES[b % 4].to_owned();
    let whom = Whom::Named { name: name.clone(), kind: SpeakerType::Person };
    match deed {
        0 | 1 => {
            let mut new = story(&text(a, b), Origin::File(format!("{}", a % 4)));
            new.url = a.is_multiple_of(3).then(|| format!("https://example.org/{}", b % 5));
            library.put(&new).unwrap();
        }
        2 | 3 => {
            let Ok(open) = library.article(article) else { return };
            let text = open.article.text.as_str();
            let words = WORDS.iter().filter(|words| text.contains(**words));
            let named = NAMES.iter().filter(|name| text.contains(**name)).cycle();
            let said: Vec<(&str, &str)> = words.copied().zip(named.copied()).collect();
            library.file(article, &found(text, &said)).unwrap();
        }
        4 => drop(library.set_starred(article, b.is_multiple_of(2))),
        5 => drop(library.toggle_star(article)),
        6 => drop(library.set_position(article, b)),
        7 => drop(library.note_addresses([(article, "https://example.org/short")])),
        8 => drop(library.add_search(&SavedSearch { name, query: format!("ships {a}") })),
        9 => library.replace_search(&SavedSearch { name, query: format!("{b}") }).unwrap(),
        10 => {
            let source =
                library.add_source(SourceKind::ALL[b % 4], "https://example.org/f").unwrap();
            library.note_visit(source, Some(&name), &Visit::default()).unwrap();
        }
        11 => drop(library.undo().unwrap()),
        12 => drop(library.redo().unwrap()),
        13 => drop(library.correct(&Correction::Attribute { quotation, to: whom })),
        14 => drop(library.correct(&Correction::Reject { quotation })),
        15 => {
            let into = SpeakerId(one_of(a, 6));
            drop(library.correct(&Correction::Merge { speaker, into }));
        }
        16 => drop(library.correct(&Correction::Split { speaker, alias: name })),
        17 => drop(library.correct(&Correction::Rename { speaker, name })),
        18 => drop(library.correct(&Correction::Act { quotation, act: Act::ALL[b % 4] })),
        19 => library.set_shown_acts([Act::ALL[a % 4]].into_iter().collect()).unwrap(),
        20 => {
            let wikidata = a.is_multiple_of(2).then(|| format!("Q{a}"));
            drop(library.correct(&Correction::Identify { speaker, wikidata }));
        }
        21 => drop(library.correct(&Correction::Check { quotation, check: Check::ALL[b % 3] })),
        22 => drop(library.correct(&Correction::Note { quotation, note: name })),
        23 => drop(library.correct(&Correction::Remove { articles: vec![article] })),
        24 => {
            let undone = library.corrections(ALL).unwrap().rows;
            let Some(one) = undone.get(a % undone.len().max(1)) else { return };
            library.undo_one(one.id).unwrap();
        }
        25 => library.bring_back(&[article]).unwrap(),
        26 => {
            let source = library.add_source(SourceKind::File, &format!("{}", a % 4)).unwrap();
            drop(library.note_feeds([(article, "https://example.org/f")]));
            let with_articles = b.is_multiple_of(2);
            drop(library.correct(&Correction::GiveUp { source, with_articles }));
        }
        _ => {
            let Ok(open) = library.article(article) else { return };
            let Some(at) = open.article.text.find("And") else { return };
            drop(library.correct(&Correction::Add {
                article,
                content: Span::new(at, at + 5).into(),
                cue: Span::new(at, at + 3).into(),
                source: Span::new(at + 4, at + 5).into(),
                speaker: whom,
            }));
        }
    }
}

#[test]
fn a_seal_reads_nothing_but_what_it_is_over() {
    let library = Library::in_memory().unwrap();
    for part in seal::SEALS.iter().flat_map(seal::Seal::parts) {
        let mut plan = library.connection.prepare(&format!("EXPLAIN QUERY PLAN {part}")).unwrap();
        let steps: Vec<String> =
            plan.query_map([1], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
        assert!(steps.iter().all(|step| !step.starts_with("SCAN")), "{part}: {steps:?}");
    }
}

#[test]
fn a_place_that_goes_over_to_a_removed_article_leaves_the_other_sealed() {
    let mut library = Library::in_memory().unwrap();
    let file = |url: &str, words: &str, name: &str| {
        let mut new = story(words, Origin::File(name.to_owned()));
        new.url = Some(url.to_owned());
        new
    };
    let removed = library.put(&file("https://example.org/4", "We go.", "0")).unwrap().id();
    library.correct(&Correction::Remove { articles: vec![removed] }).unwrap();
    library.put(&file("https://example.org/0", "They stay.", "3")).unwrap();
    let again = library.put(&file("https://example.org/4", "No comment.", "3")).unwrap();
    assert_eq!(again.id(), removed);
    whole(&library);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_done_everything_is_as_it_was_sealed(
        deeds in vec((0..28_u8, 0..16_usize, 0..64_usize), 1..40),
    ) {
        let mut library = Library::in_memory().unwrap();
        for (deed, a, b) in deeds {
            act(&mut library, deed, a, b);
            whole(&library);
        }
        library.rebuild().unwrap();
        whole(&library);
        library.corrections(ALL).unwrap();
    }
}
