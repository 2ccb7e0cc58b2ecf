//! Tests the lists, and what an opened article holds.

use super::ALL;
use super::FOUR;
use super::analysis;
use super::article;
use super::filter;
use super::id_of;
use super::library;
use super::speaker;
use super::speakers;
use super::story;
use super::titles;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::ChainStep;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Act;
use crate::quotes::Analysis;
use crate::quotes::Choice;
use crate::quotes::Evidence;
use crate::quotes::Kind;
use crate::quotes::Link;
use crate::quotes::Quotation;
use crate::quotes::Rule;
use crate::quotes::RunnerUp;
use crate::quotes::SpeakerIdx;
use crate::quotes::SpeakerType;
use crate::quotes::Why;
use crate::text::Span;
use crate::text::Spans;

#[test]
fn an_opened_article_is_the_one_that_was_put_in() {
    let mut library = Library::in_memory().unwrap();
    let article = article("a");
    let id = library.put(&article).unwrap().id();
    let opened = library.article(id).unwrap();
    assert_eq!(opened.article, article);
    assert!(!opened.analysed);
    assert!(opened.quotations.is_empty());
}

#[test]
fn an_opened_article_has_every_part_of_its_quotations() {
    let mut library = Library::in_memory().unwrap();
    let plain = story("No, that is what Ann said.", Origin::Stdin);
    let id = library.put(&plain).unwrap().id();
    let spans = |pairs: &[(usize, usize)]| -> Spans {
        pairs.iter().map(|&(start, end)| Span::new(start, end)).collect()
    };
    let next = RunnerUp { mention: Some(Span::new(2, 4)), likely: 0.25 };
    let choice = Choice { likely: 0.5, runner_up: Some(next) };
    let quotation = Quotation {
        act: Act::Said,
        act_confidence: 0.9,
        kind: Kind::Mixed,
        content: spans(&[(3, 5), (9, 12)]),
        cue: spans(&[(6, 8)]),
        source: spans(&[(1, 2)]),
        relay: spans(&[(13, 14)]),
        speaker: Some(SpeakerIdx(0)),
        confidence: 0.75,
        why: Why {
            speaker_confidence: 0.9,
            evidence: Evidence::default(),
            rule: Rule("a rule"),
            chain: vec![
                Link { mention: Span::new(1, 2), reason: "pronoun" },
                Link { mention: Span::new(0, 1), reason: "name" },
            ],
            choices: vec![(Span::new(1, 2), choice)],
        },
    };
    let said = Analysis { quotations: vec![quotation.clone()], speakers: vec![speaker("Ann")] };
    library.file(id, &said).unwrap();
    let opened = library.article(id).unwrap();
    let [row] = &opened.quotations[..] else { panic!("{:?}", opened.quotations) };
    assert_eq!(row.kind, quotation.kind);
    assert_eq!(row.content, quotation.content);
    assert_eq!(row.cue, quotation.cue);
    assert_eq!(row.source, quotation.source);
    assert_eq!(row.relay, quotation.relay);
    assert_eq!(row.speaker, Some(opened.speakers[0].id));
    assert!((row.confidence - 0.75).abs() < f32::EPSILON);
    assert_eq!(row.rule, "a rule");
    assert_eq!((row.speaker_confidence, row.act_confidence), (Some(0.9), Some(0.9)));
    let step =
        |mention, reason: &str, choice| ChainStep { mention, reason: reason.to_owned(), choice };
    assert_eq!(
        row.chain,
        [step(Span::new(1, 2), "pronoun", Some(choice)), step(Span::new(0, 1), "name", None)]
    );
    assert!(opened.analysed);
}

#[test]
fn a_window_holds_its_rows_and_knows_the_length_of_the_list() {
    let library = library(FOUR);
    let none = Filter::default();
    assert_eq!(titles(&library, &none, ALL), "a 4, b 1, c 1, d 2 of 4");
    assert_eq!(titles(&library, &none, Window { first: 1, len: 2 }), "b 1, c 1 of 4");
    assert_eq!(titles(&library, &none, Window { first: 9, len: 2 }), " of 4");
}

#[test]
fn a_speaker_filter_narrows_the_list_and_its_counts() {
    let library = library(FOUR);
    assert_eq!(titles(&library, &filter(&library, "Ann"), ALL), "a 2, d 1 of 2");
    assert_eq!(titles(&library, &filter(&library, "Bo Cy"), ALL), "a 1, b 1, d 1 of 3");
    let last = Window { first: 1, len: 1 };
    assert_eq!(titles(&library, &filter(&library, "Ann"), last), "d 1 of 2");
    let nobody = Filter { speakers: vec![SpeakerId(99)], ..Filter::default() };
    assert_eq!(titles(&library, &nobody, ALL), " of 0");
}

#[test]
fn a_place_is_an_index_into_the_filtered_list() {
    let library = library(FOUR);
    let [a, b, _, d] = [1, 2, 3, 4].map(ArticleId);
    let ann = filter(&library, "Ann");
    assert_eq!(library.place(d, &Filter::default(), IndexedOrder::Intake).unwrap(), Some(3));
    assert_eq!(library.place(a, &ann, IndexedOrder::Intake).unwrap(), Some(0));
    assert_eq!(library.place(d, &ann, IndexedOrder::Intake).unwrap(), Some(1));
    assert_eq!(library.place(b, &ann, IndexedOrder::Intake).unwrap(), None);
    assert_eq!(
        library.place(ArticleId(99), &Filter::default(), IndexedOrder::Intake).unwrap(),
        None
    );
}

#[test]
fn a_neighbour_is_found_from_outside_of_the_filtered_list_too() {
    let library = library(FOUR);
    let [a, b, c, d] = [1, 2, 3, 4].map(ArticleId);
    let all = Filter::default();
    assert_eq!(library.next(a, &all, IndexedOrder::Intake).unwrap(), Some(b));
    assert_eq!(library.next(d, &all, IndexedOrder::Intake).unwrap(), None);
    assert_eq!(library.previous(a, &all, IndexedOrder::Intake).unwrap(), None);
    let ann = filter(&library, "Ann");
    assert_eq!(library.next(a, &ann, IndexedOrder::Intake).unwrap(), Some(d));
    assert_eq!(library.next(c, &ann, IndexedOrder::Intake).unwrap(), Some(d));
    assert_eq!(library.previous(c, &ann, IndexedOrder::Intake).unwrap(), Some(a));
    let two = filter(&library, "Bo Cy");
    assert_eq!(library.next(a, &two, IndexedOrder::Intake).unwrap(), Some(b));
    assert_eq!(library.previous(d, &two, IndexedOrder::Intake).unwrap(), Some(b));
}

#[test]
fn speakers_are_one_over_all_articles_and_counted_by_scope() {
    let library = library(FOUR);
    assert_eq!(speakers(&library, Scope::Library), "Ann 3, Bo 2, Cy 1");
    assert_eq!(speakers(&library, Scope::Article(ArticleId(1))), "Ann 2, Bo 1");
    assert_eq!(speakers(&library, Scope::Article(ArticleId(3))), "");
}

#[test]
fn speakers_are_listed_by_type_then_count_then_name() {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&article("a")).unwrap().id();
    let mut said = analysis("Zoe Bo Ann Bo city body");
    for (name, kind) in [("city", SpeakerType::Place), ("body", SpeakerType::Organization)] {
        said.speakers.iter_mut().find(|speaker| speaker.name == name).unwrap().kind = kind;
    }
    library.file(id, &said).unwrap();
    let expected = "body 1, city 1, Bo 2, Ann 1, Zoe 1";
    assert_eq!(speakers(&library, Scope::Library), expected);
    assert_eq!(speakers(&library, Scope::Article(id)), expected);
    let window = Window { first: 2, len: 2 };
    for scope in [Scope::Library, Scope::Article(id)] {
        let found = library.speakers(scope, window).unwrap();
        let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((names, found.total), (vec!["Bo", "Ann"], 5));
    }
}

#[test]
fn filing_again_replaces_and_forgets_who_is_quoted_no_more() {
    let mut library = library(FOUR);
    let bo = id_of(&library, "Bo");
    library.file(ArticleId(1), &analysis("Bo Bo Dee")).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Bo 3, Ann 1, Cy 1, Dee 1");
    assert_eq!(id_of(&library, "Bo"), bo, "who stays keeps their number");
    assert_eq!(library.article(ArticleId(1)).unwrap().quotations.len(), 3);
    library.file(ArticleId(4), &analysis("")).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Bo 3, Dee 1");
}

#[test]
fn filing_the_same_again_changes_nothing() {
    let mut library = library(FOUR);
    let before = library.article(ArticleId(1)).unwrap().speakers;
    library.file(ArticleId(1), &analysis("Ann Ann Bo -")).unwrap();
    assert_eq!(library.article(ArticleId(1)).unwrap().speakers, before);
    assert_eq!(speakers(&library, Scope::Library), "Ann 3, Bo 2, Cy 1");
}

#[test]
fn what_a_text_says_of_a_known_speaker_is_learnt() {
    let mut library = Library::in_memory().unwrap();
    for (name, alias) in [("a", "the envoys"), ("b", "diplomats")] {
        let id = library.put(&article(name)).unwrap().id();
        let mut said = analysis("Envoys");
        said.speakers[0].aliases = vec![alias.to_owned()];
        library.file(id, &said).unwrap();
    }
    let names: Vec<String> = library.names().unwrap().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Envoys", "diplomats", "the envoys"]);
}

#[test]
fn an_article_that_comes_again_keeps_its_number_and_its_quotations() {
    let mut library = library(FOUR);
    library.mark_read(ArticleId(2)).unwrap();
    let mut same = article("b");
    same.title = "B".to_owned();
    assert_eq!(library.put(&same).unwrap().id(), ArticleId(2));
    assert_eq!(titles(&library, &Filter::default(), ALL), "a 4, B 1, c 1, d 2 of 4");
    let row = &library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows[1];
    assert!(row.analysed && row.read);
}

#[test]
fn an_article_with_another_text_loses_the_quotations_of_the_old_one() {
    let mut library = library(FOUR);
    let mut other = article("d");
    other.text = "Another".into();
    other.blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, 7) }];
    assert_eq!(library.put(&other).unwrap().id(), ArticleId(4));
    let opened = library.article(ArticleId(4)).unwrap();
    assert_eq!(opened.article, other);
    assert!(!opened.analysed && opened.quotations.is_empty());
    assert_eq!(speakers(&library, Scope::Library), "Ann 2, Bo 2");
}

#[test]
fn what_is_not_there_is_an_error_that_names_it() {
    let mut library = library(FOUR);
    let missing = ArticleId(99);
    assert!(matches!(library.article(missing), Err(LibraryError::NoArticle(id)) if id == missing));
    assert!(matches!(library.mark_read(missing), Err(LibraryError::NoArticle(_))));
    assert!(matches!(library.file(missing, &analysis("-")), Err(LibraryError::NoArticle(_))));
    assert_eq!(library.most_quoted(1).unwrap()[0].name, "Ann");
}
