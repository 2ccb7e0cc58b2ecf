//! Tests that articles and sources are taken out and put back.

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Check;
use crate::library::Correction;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Query;
use crate::library::QuotationQuery;
use crate::library::Scope;
use crate::library::SourceKind;
use crate::library::StoreOutcome;
use crate::library::check;
use crate::library::salvage;
use crate::library::tests::ALL;
use crate::library::tests::FOUR;
use crate::library::tests::found;
use crate::library::tests::library;
use crate::library::tests::quoted;
use crate::library::tests::speakers;
use crate::library::tests::story;
use crate::library::tests::titles;

fn remove(library: &mut Library, articles: &[i64]) {
    let articles = articles.iter().map(|&id| ArticleId(id)).collect();
    library.correct(&Correction::Remove { articles }).unwrap();
}

/// Writes all that lists and counts show.
fn shown(library: &Library) -> String {
    let newest = library.articles(&Filter::default(), IndexedOrder::Newest, ALL).unwrap();
    let said = library.quotations(&QuotationQuery::default(), ALL).unwrap();
    assert_eq!((newest.total, said.total), (newest.rows.len(), said.rows.len()));
    let words = Query { words: vec!["somebody".to_owned()], ..Query::default() };
    format!(
        "{} | {} | {} said | {} found, {} all",
        titles(library, &Filter::default(), ALL),
        speakers(library, Scope::Library),
        said.total,
        library.find(&words, usize::MAX).unwrap().len(),
        library.find(&Query::default(), usize::MAX).unwrap().len(),
    )
}

#[test]
fn what_is_removed_is_in_no_list_and_no_count_until_it_is_undone() {
    let mut library = library(FOUR);
    let before = shown(&library);
    remove(&mut library, &[1, 3]);
    assert_eq!(shown(&library), "b 1, d 2 of 2 | Ann 1, Bo 1, Cy 1 | 3 said | 2 found, 2 all");
    assert_eq!(
        library.next(ArticleId(2), &Filter::default(), IndexedOrder::Intake).unwrap(),
        Some(ArticleId(4))
    );
    assert_eq!(
        library.place(ArticleId(1), &Filter::default(), IndexedOrder::Newest).unwrap(),
        None
    );
    assert!(matches!(library.article(ArticleId(1)), Err(LibraryError::NoArticle(_))));
    let undone = library.undo().unwrap().unwrap();
    assert_eq!((undone.articles, undone.words.as_str()), (2, "a"));
    assert_eq!(shown(&library), before);
    library.redo().unwrap();
    assert_eq!(library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total, 2);
}

#[test]
fn what_is_removed_does_not_come_back_with_its_source_but_when_it_is_named() {
    let mut library = library(FOUR);
    remove(&mut library, &[2]);
    let again = library.put(&crate::library::tests::article("b")).unwrap();
    assert_eq!(again, StoreOutcome::Removed(ArticleId(2)));
    assert_eq!(library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total, 3);
    assert_eq!(library.outdated("x", ALL).unwrap().rows.len(), 3, "the engine is not asked");
    library.bring_back(&[ArticleId(2)]).unwrap();
    assert_eq!(library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total, 4);
    assert_eq!(library.undo().unwrap(), None, "there is no removal any more");
}

#[test]
fn what_is_corrected_meanwhile_holds_when_it_is_put_back() {
    const TEXT: &str = "“It will open in May,” Vera Lindholm said.";
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(TEXT, Origin::File("a".to_owned()))).unwrap().id();
    library.file(id, &found(TEXT, &[("“It will open in May,”", "Vera Lindholm")])).unwrap();
    let quotation = library.article(id).unwrap().quotations[0].id;
    library.correct(&Correction::Check { quotation, check: Check::Checked }).unwrap();
    remove(&mut library, &[id.0]);
    let checked = library.corrections(ALL).unwrap().rows[1].id;
    library.undo_one(checked).unwrap();
    // The removal is redone last and so undone first.
    library.undo().unwrap();
    assert_eq!(quoted(&library, id), ["“It will open in May,”: Vera Lindholm"]);
    assert_eq!(library.article(id).unwrap().quotations[0].check, Check::Open);
}

#[test]
fn what_is_gone_is_not_removed_again() {
    let mut library = library(FOUR);
    remove(&mut library, &[1]);
    for article in [1, 99] {
        let articles = vec![ArticleId(article)];
        let refused = library.correct(&Correction::Remove { articles });
        assert!(matches!(refused, Err(LibraryError::NoArticle(_))));
    }
    assert_eq!(library.corrections(ALL).unwrap().total, 1);
}

#[test]
fn a_source_is_given_up_with_the_articles_that_only_it_has() {
    let mut library = Library::in_memory().unwrap();
    let url = |path: &str| format!("https://example.org/{path}");
    let mut put = |text: &str, origin| library.put(&story(text, origin)).unwrap().id();
    let own = put("Only this feed has it.", Origin::Url(url("own")));
    let shared = put("Two feeds have this one.", Origin::Url(url("shared")));
    let part =
        put("It stands in the feed.", Origin::Part { of: url("feed"), name: "7".to_owned() });
    let file = put("From a file.", Origin::File("/news/today/a.txt".to_owned()));
    let feed = library.add_source(SourceKind::Feed, &url("feed")).unwrap();
    library.add_source(SourceKind::Feed, &url("other")).unwrap();
    let folder = library.add_source(SourceKind::Directory, "/news").unwrap();
    library
        .note_feeds([(own, &*url("feed")), (shared, &*url("feed")), (shared, &*url("other"))])
        .unwrap();
    assert_eq!(library.articles_of_source(feed).unwrap(), [own, part]);
    assert_eq!(library.articles_of_source(folder).unwrap(), [file]);
    let gone = library.correct(&Correction::GiveUp { source: feed, with_articles: true }).unwrap();
    assert_eq!((gone.articles, gone.name.as_deref()), (2, Some(&*url("feed"))));
    let listed = |library: &Library| {
        let rows = library.sources(ALL).unwrap().rows.into_iter();
        let articles =
            library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total;
        format!("{} {articles}", rows.map(|row| row.address).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(listed(&library), format!("{} /news 2", url("other")));
    assert_eq!(library.source_at(&url("feed")).unwrap(), None);
    library.undo().unwrap();
    assert_eq!(listed(&library), format!("{} {} /news 4", url("feed"), url("other")));
    library.correct(&Correction::GiveUp { source: folder, with_articles: false }).unwrap();
    assert_eq!(listed(&library), format!("{} {} 4", url("feed"), url("other")));
    library.add_source(SourceKind::Directory, "/news").unwrap();
    assert_eq!(library.sources(ALL).unwrap().total, 3, "whoever adds it again wants it");
}

#[test]
fn the_library_is_sound_with_what_is_removed_and_a_rescue_keeps_it_removed() {
    let directory = tempfile::tempdir().unwrap();
    let (path, to) = (directory.path().join("library.db"), directory.path().join("new.db"));
    let mut library = Library::open(&path).unwrap();
    for name in ["a", "b"] {
        let id = library.put(&crate::library::tests::article(name)).unwrap().id();
        library.file(id, &crate::library::tests::analysis("Ann")).unwrap();
    }
    remove(&mut library, &[1]);
    library.rebuild().unwrap();
    drop(library);
    assert_eq!(check(&path).unwrap(), []);
    salvage(&path, &to).unwrap();
    assert_eq!(check(&to).unwrap(), []);
    let mut rescued = Library::open(&to).unwrap();
    assert_eq!(titles(&rescued, &Filter::default(), ALL), "b 1 of 1");
    rescued.undo().unwrap();
    assert_eq!(titles(&rescued, &Filter::default(), ALL), "a 1, b 1 of 2");
    drop(rescued);
    assert_eq!(check(&to).unwrap(), []);
}

#[test]
fn a_source_that_was_given_up_twice_stays_so_when_the_first_time_is_undone() {
    let mut library = Library::in_memory().unwrap();
    let visited = |library: &Library| library.sources(ALL).unwrap().total;
    let give_up = |library: &mut Library| {
        let source = library.add_source(SourceKind::Directory, "/news").unwrap();
        library.correct(&Correction::GiveUp { source, with_articles: false }).unwrap().id
    };
    let first = give_up(&mut library);
    let second = give_up(&mut library);
    library.undo_one(first).unwrap();
    assert_eq!(visited(&library), 0);
    library.undo_one(second).unwrap();
    assert_eq!(visited(&library), 1);
}

#[test]
fn an_article_that_two_sources_took_along_comes_back_when_neither_is_given_up() {
    let mut library = library(FOUR);
    remove(&mut library, &[1]);
    let first = library.corrections(ALL).unwrap().rows[0].id;
    library
        .connection
        .execute("INSERT INTO correction (deed, made) VALUES ('remove', 1)", [])
        .unwrap();
    library.connection.execute("INSERT INTO correction_article VALUES (2, 1)", []).unwrap();
    library.undo_one(first).unwrap();
    assert!(matches!(library.article(ArticleId(1)), Err(LibraryError::NoArticle(_))));
    library.undo().unwrap();
    assert!(library.article(ArticleId(1)).is_ok());
}
