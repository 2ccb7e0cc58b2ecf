//! What was only thought or spoken about: kept, but in no list and no count until it is asked for.

use super::ALL;
use super::found;
use super::quoted;
use super::speakers;
use super::story;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::Except;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::Query;
use crate::library::QuotationQuery;
use crate::library::Scope;
use crate::library::Whom;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Analysis;
use crate::quotes::SpeakerType;

const TEXT: &str =
    "Vera Lindholm said it would rain. Tor Brekke fears a flood. She condemned the dam.";
const SAID: [(&str, &str); 3] =
    [("it would rain", "Vera Lindholm"), ("a flood", "Tor Brekke"), ("the dam", "Vera Lindholm")];

fn analysis() -> Analysis {
    let mut analysis = found(TEXT, &SAID);
    analysis.quotations[1].act = Act::Thought;
    analysis.quotations[2].act = Act::Topic;
    analysis
}

fn library() -> (Library, ArticleId) {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(TEXT, Origin::File("a".to_owned()))).unwrap().id();
    library.file(id, &analysis()).unwrap();
    (library, id)
}

fn words(library: &Library, query: &QuotationQuery) -> Vec<String> {
    let found = library.quotations(query, ALL).unwrap();
    assert_eq!(found.total, found.rows.len());
    found.rows.into_iter().map(|row| format!("{} {}", row.act.name(), row.words)).collect()
}

fn of(acts: &[Act]) -> Acts {
    acts.iter().copied().collect()
}

#[test]
fn only_what_was_said_is_listed_and_counted() {
    let (library, id) = library();
    assert_eq!(words(&library, &QuotationQuery::default()), ["said it would rain"]);
    assert_eq!(quoted(&library, id), ["it would rain: Vera Lindholm"]);
    assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 1");
    let articles = library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap();
    assert_eq!(articles.rows[0].quotations, 1);
}

#[test]
fn other_acts_are_there_for_whoever_asks() {
    let (library, id) = library();
    let query = |acts| QuotationQuery { acts, ..QuotationQuery::default() };
    assert_eq!(
        words(&library, &query(of(&[Act::Thought, Act::Topic]))),
        ["thought a flood", "topic the dam"]
    );
    assert_eq!(words(&library, &query(Acts::ALL)).len(), 3);
    assert!(words(&library, &query(of(&[Act::None]))).is_empty());
    let not_topics = QuotationQuery { except: vec![Except::Act(Act::Topic)], ..query(Acts::ALL) };
    assert_eq!(words(&library, &not_topics), ["said it would rain", "thought a flood"]);
    assert_eq!(library.article_with(id, Acts::ALL).unwrap().quotations.len(), 3);
}

#[test]
fn articles_are_found_by_the_acts_in_them() {
    let (mut library, _) = library();
    library.put(&crate::library::tests::article("silent")).unwrap();
    let found = |query: Query| library.search(&query, ALL).unwrap().total;
    let of_act = |act| Query { acts: Some(of(&[act])), ..Query::default() };
    assert_eq!(found(of_act(Act::Thought)), 1);
    assert_eq!(found(of_act(Act::None)), 0);
    assert_eq!(found(of_act(Act::Said)), 1, "not the one in which nothing is said");
    assert_eq!(found(Query::default()), 2);
    let said = |words: &str, acts| Query {
        said: vec![words.to_owned()],
        acts: Some(acts),
        ..Query::default()
    };
    assert_eq!(found(said("flood", Acts::SAID)), 0, "nobody said it");
    assert_eq!(found(said("flood", of(&[Act::Thought]))), 1);
    let without = Query { except: vec![Except::Act(Act::Topic)], ..Query::default() };
    assert_eq!(found(without), 1, "the silent one");
}

#[test]
fn who_only_thought_is_among_the_speakers_of_whoever_asks_and_not_counted() {
    let (library, id) = library();
    let speakers = |acts| -> Vec<(String, usize)> {
        let open = library.article_with(id, acts).unwrap();
        assert_eq!(open.acts, acts);
        open.speakers.into_iter().map(|row| (row.name, row.quotations)).collect()
    };
    let vera = ("Vera Lindholm".to_owned(), 1);
    assert_eq!(speakers(Acts::SAID), std::slice::from_ref(&vera));
    assert_eq!(speakers(Acts::SAID.with(Act::Topic)), std::slice::from_ref(&vera));
    assert_eq!(speakers(Acts::ALL), [vera, ("Tor Brekke".to_owned(), 0)]);
}

#[test]
fn who_only_thought_is_in_the_lists_of_whoever_asks_for_thoughts() {
    let (library, _) = library();
    let listed = |acts| -> Vec<(String, usize)> {
        let rows = library.speakers_with(Scope::Library, ALL, acts).unwrap();
        assert_eq!(rows.total, rows.rows.len());
        let most = library.most_quoted_with(9, acts).unwrap();
        assert_eq!(most.len(), rows.total);
        for row in &rows.rows {
            assert!(library.is_quoted(row.id, acts).unwrap());
        }
        rows.rows.into_iter().map(|row| (row.name, row.quotations)).collect()
    };
    let (vera, tor) = (("Vera Lindholm".to_owned(), 1), ("Tor Brekke".to_owned(), 0));
    assert_eq!(listed(Acts::SAID), std::slice::from_ref(&vera));
    assert_eq!(listed(Acts::SAID.with(Act::Topic)), std::slice::from_ref(&vera));
    assert_eq!(listed(Acts::SAID.with(Act::Thought)), [vera, tor]);
    let names: Vec<String> = library.names().unwrap().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Vera Lindholm", "Tor Brekke"], "searches name whom they want");
}

#[test]
fn a_filter_admits_articles_by_the_acts_that_are_shown() {
    let (library, id) = library();
    let open = library.article_with(id, Acts::ALL).unwrap();
    let tor = open.speakers.iter().find(|row| row.name == "Tor Brekke").unwrap().id;
    for order in [IndexedOrder::Intake, IndexedOrder::Newest] {
        for (acts, admitted) in [(Acts::SAID, 0), (Acts::SAID.with(Act::Thought), 1)] {
            let filter = Filter { speakers: vec![tor], acts, ..Filter::default() };
            let rows = library.articles(&filter, order, ALL).unwrap();
            assert_eq!((rows.total, rows.rows.len()), (admitted, admitted));
            assert!(rows.rows.iter().all(|row| row.quotations == 0), "he said nothing");
            let place = library.place(id, &filter, order).unwrap();
            assert_eq!(place, (admitted > 0).then_some(0));
        }
        let filter = Filter { speakers: vec![tor], acts: Acts::ALL, ..Filter::default() };
        assert_eq!(library.next(ArticleId(0), &filter, IndexedOrder::Intake).unwrap(), Some(id));
    }
    let query = |quoting_acts| Query { quoting: vec![tor], quoting_acts, ..Query::default() };
    assert_eq!(library.search(&query(Acts::SAID), ALL).unwrap().total, 0);
    assert_eq!(library.search(&query(Acts::ALL), ALL).unwrap().total, 1);
}

#[test]
fn what_the_reader_corrected_stays_in_sight_whatever_its_act() {
    let (mut library, id) = library();
    let thought = library.article_with(id, Acts::ALL).unwrap().quotations[1].id;
    let whom = Whom::Named { name: "Tor Brekke".to_owned(), kind: SpeakerType::Person };
    let by_tor = Correction::Attribute { quotation: thought, to: whom };
    library.correct(&by_tor).unwrap();
    let shown = ["it would rain: Vera Lindholm", "a flood: Tor Brekke*"];
    assert_eq!(quoted(&library, id), shown);
    assert_eq!(words(&library, &QuotationQuery::default()).len(), 2);
    assert_eq!(speakers(&library, Scope::Library), "Tor Brekke 1, Vera Lindholm 1");
    library.file(id, &analysis()).unwrap();
    assert_eq!(quoted(&library, id), shown, "after the article is read anew too");
    library.undo().unwrap();
    assert_eq!(quoted(&library, id), [shown[0]]);
}

fn correct(library: &mut Library, id: ArticleId, index: usize, act: Act) {
    let quotation = library.article_with(id, Acts::ALL).unwrap().quotations[index].id;
    library.correct(&Correction::Act { quotation, act }).unwrap();
}

#[test]
fn the_reader_says_what_a_quotation_reports_and_that_outlives_a_new_analysis() {
    let (mut library, id) = library();
    correct(&mut library, id, 1, Act::Said);
    let shown = ["said it would rain", "said a flood"];
    for _ in 0..2 {
        assert_eq!(words(&library, &QuotationQuery::default()), shown);
        assert_eq!(speakers(&library, Scope::Library), "Tor Brekke 1, Vera Lindholm 1");
        let row = &library.article(id).unwrap().quotations[1];
        assert_eq!((row.act, row.found_act), (Act::Said, Some(Act::Thought)));
        assert!(!row.corrected, "whose it is the engine said");
        library.file(id, &analysis()).unwrap();
    }
    library.undo().unwrap();
    assert_eq!(words(&library, &QuotationQuery::default()), shown[..1]);
    library.redo().unwrap();
    assert_eq!(words(&library, &QuotationQuery::default()), shown);
}

#[test]
fn what_the_reader_said_the_act_of_is_never_hidden() {
    let (mut library, id) = library();
    for act in Act::ALL {
        correct(&mut library, id, 0, act);
        for acts in [Acts::SAID, of(&[Act::Topic])] {
            let query = QuotationQuery { acts, ..QuotationQuery::default() };
            let said = format!("{} it would rain", act.name());
            assert!(words(&library, &query).contains(&said), "{said}");
        }
        assert_eq!(quoted(&library, id), ["it would rain: Vera Lindholm"]);
        assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 1");
    }
    let row = &library.article(id).unwrap().quotations[0];
    assert_eq!((row.act, row.found_act), (Act::None, Some(Act::Said)));
}

#[test]
fn act_and_speaker_are_corrected_apart() {
    let (mut library, id) = library();
    correct(&mut library, id, 1, Act::Topic);
    let quotation = library.article(id).unwrap().quotations[1].id;
    library.correct(&Correction::Attribute { quotation, to: Whom::Nobody }).unwrap();
    let row = |library: &Library| library.article(id).unwrap().quotations[1].clone();
    assert_eq!((row(&library).act, row(&library).speaker), (Act::Topic, None));
    assert!(row(&library).corrected);
    library.undo().unwrap();
    assert_eq!(row(&library).act, Act::Topic);
    assert!(row(&library).speaker.is_some() && !row(&library).corrected);
    library.correct(&Correction::Reject { quotation: row(&library).id }).unwrap();
    assert_eq!(library.article_with(id, Acts::ALL).unwrap().quotations.len(), 2);
    library.undo().unwrap();
    assert_eq!(row(&library).act, Act::Topic);
}

#[test]
fn whose_it_is_and_how_likely_is_kept_and_what_the_reader_said_is_certain() {
    let (mut library, id) = library();
    let mut sure = analysis();
    sure.quotations[0].why.speaker_confidence = 0.625;
    library.file(id, &sure).unwrap();
    let named = |library: &Library| {
        let listed = library.quotations(&QuotationQuery::default(), ALL).unwrap().rows;
        let opened = &library.article(id).unwrap().quotations[0];
        assert_eq!(listed[0].speaker_confidence, opened.speaker_confidence);
        (opened.speaker_confidence, opened.act_confidence)
    };
    assert_eq!(named(&library), (Some(0.625), Some(0.9)));
    let quotation = library.article(id).unwrap().quotations[0].id;
    let to = Whom::Named { name: "Tor Brekke".to_owned(), kind: SpeakerType::Person };
    library.correct(&Correction::Attribute { quotation, to }).unwrap();
    assert_eq!(named(&library).0, Some(1.0));
    library.correct(&Correction::Attribute { quotation, to: Whom::Nobody }).unwrap();
    assert_eq!(named(&library).0, None);
}

#[test]
fn who_only_thought_is_forgotten_with_the_thought() {
    let (mut library, id) = library();
    let known = |library: &Library| -> usize {
        let count = "SELECT count(*) FROM speaker";
        library.connection.query_row(count, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(known(&library), 2);
    library.file(id, &found(TEXT, &SAID[..1])).unwrap();
    assert_eq!(known(&library), 1);
    let check = crate::library::repair::rebuild::rebuild(&library.connection);
    check.unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 1");
}
