//! Tests which articles count as one, and what happens when a text changes.

use super::ALL;
use super::analysis;
use super::article;
use super::speakers;
use super::story;
use super::titles;
use crate::article::Article;
use crate::article::Block;
use crate::article::BlockKind;
use crate::article::Link;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::Scope;
use crate::library::StoreOutcome;
use crate::library::Window;
use crate::quotes::MODEL_VERSION;
use crate::text::Span;

pub(super) const STORY: &str = "The council met on Monday and voted on the bridge, which has been closed for \
                     two years now. “It will open in May,” Vera Lindholm said after the vote.";

pub(super) fn at(url: &str) -> Origin {
    Origin::Url(url.to_owned())
}

pub(super) fn file(path: &str) -> Origin {
    Origin::File(path.to_owned())
}

pub(super) fn part(name: &str) -> Origin {
    Origin::Part { of: "mail.mbox".to_owned(), name: name.to_owned() }
}

#[test]
fn every_origin_comes_back_as_it_was_and_so_do_links() {
    let mut library = Library::in_memory().unwrap();
    let origins =
        [Origin::Bundled, file("a.txt"), Origin::Stdin, at("https://a.example/x"), part("1")];
    for (number, origin) in (0..).zip(origins) {
        let mut one = story(&format!("{STORY} {number}"), origin);
        one.links =
            vec![Link { span: Span::new(4, 11), url: "https://example.org/council".to_owned() }];
        let StoreOutcome::New(id) = library.put(&one).unwrap() else {
            panic!("{:?} is new", one.origin)
        };
        assert_eq!(library.article(id).unwrap().article, one);
        assert_eq!(library.places(id).unwrap(), [one.origin]);
    }
}

#[test]
fn the_same_words_from_two_places_are_one_article() {
    let mut library = Library::in_memory().unwrap();
    let first = story(STORY, file("saved.txt"));
    let id = library.put(&first).unwrap().id();
    library.file(id, &analysis("Vera")).unwrap();
    let straight = STORY.replace(['“', '”'], "\"").replace(' ', "\n");
    assert_eq!(library.put(&story(&straight, part("7"))).unwrap(), StoreOutcome::Same(id));
    assert_eq!(library.places(id).unwrap(), [file("saved.txt"), part("7")]);
    let kept = library.article(id).unwrap();
    assert_eq!((kept.article, kept.quotations.len()), (first, 1));
}

#[test]
fn a_title_inside_the_text_makes_no_other_article() {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(STORY, file("a"))).unwrap().id();
    let mut titled = story(&format!("Bridge to open\n\n{STORY}"), file("b"));
    titled.blocks = vec![
        Block { kind: BlockKind::Title, span: Span::new(0, 14) },
        Block { kind: BlockKind::Paragraph, span: Span::new(16, 16 + STORY.len()) },
    ];
    assert_eq!(library.put(&titled).unwrap(), StoreOutcome::Same(id));
}

#[test]
fn a_few_words_under_two_titles_are_two_articles() {
    let mut library = Library::in_memory().unwrap();
    let stub = |title: &str, name: &str| {
        let mut stub = story("Listen to the episode.", part(name));
        stub.title = title.to_owned();
        stub
    };
    let first = library.put(&stub("On bridges", "1")).unwrap();
    assert!(matches!(library.put(&stub("On ferries", "2")).unwrap(), StoreOutcome::New(_)));
    assert_eq!(library.put(&stub("On bridges", "3")).unwrap(), StoreOutcome::Same(first.id()));
}

#[test]
fn articles_without_words_are_never_one() {
    let mut library = Library::in_memory().unwrap();
    for name in ["a", "b"] {
        let empty = Article { blocks: vec![], ..story("…", part(name)) };
        assert!(matches!(library.put(&empty).unwrap(), StoreOutcome::New(_)));
        assert!(matches!(library.put(&empty).unwrap(), StoreOutcome::Same(_)));
    }
}

#[test]
fn a_page_is_the_article_of_its_own_address() {
    let mut library = Library::in_memory().unwrap();
    let mut page = story(STORY, at("https://amp.example.org/bridge?x=1"));
    page.url = Some("https://www.example.org/bridge".to_owned());
    let id = library.put(&page).unwrap().id();
    let updated = story(&format!("{STORY} This was updated."), at("https://example.org/bridge/"));
    assert_eq!(library.put(&updated).unwrap(), StoreOutcome::Changed(id));
    assert_eq!(library.places(id).unwrap().len(), 2);
}

#[test]
fn a_file_overwritten_by_an_article_of_another_address_is_another_article() {
    let mut library = Library::in_memory().unwrap();
    let page = |url: &str, text: &str| {
        let mut page = story(text, file("page.html"));
        page.claimed_url = Some(url.to_owned());
        page
    };
    let first = library.put(&page("https://example.org/a", STORY)).unwrap().id();
    let other = page("https://example.org/b", "The ferry runs again.");
    assert!(matches!(library.put(&other).unwrap(), StoreOutcome::New(id) if id != first));
    assert_eq!(library.article(first).unwrap().article.text.as_str(), STORY);
}

#[test]
fn a_changed_text_is_a_new_version_and_the_earlier_one_is_kept() {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(STORY, file("a"))).unwrap().id();
    library.file(id, &analysis("Vera")).unwrap();
    library.mark_read(id).unwrap();
    let later = format!("{STORY} A correction was made.");
    assert_eq!(library.put(&story(&later, file("a"))).unwrap(), StoreOutcome::Changed(id));
    assert_eq!(library.put(&story(&later, file("a"))).unwrap(), StoreOutcome::Same(id));
    let opened = library.article(id).unwrap();
    assert_eq!(opened.article.text.as_str(), later);
    assert!(!opened.analysed && opened.quotations.is_empty());
    assert_eq!(speakers(&library, Scope::Library), "");
    let versions = library.versions(id).unwrap();
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [1]);
    assert_eq!(library.earlier_text(id, 1).unwrap().unwrap().as_str(), STORY);
    assert_eq!(library.earlier_text(id, 2).unwrap(), None);
    assert!(library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows[0].read);
}

#[test]
fn a_text_laid_out_anew_is_taken_over_without_a_version() {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(STORY, file("a"))).unwrap().id();
    let wrapped = STORY.replace("voted on", "voted\non");
    assert_eq!(library.put(&story(&wrapped, file("a"))).unwrap(), StoreOutcome::Changed(id));
    assert_eq!(library.article(id).unwrap().article.text.as_str(), wrapped);
    assert_eq!(library.versions(id).unwrap(), []);
}

#[test]
fn two_places_that_differ_do_not_change_an_article_to_and_fro() {
    let mut library = Library::in_memory().unwrap();
    let saved = story(STORY, at("https://amp.example.org/bridge"));
    let saved = Article { url: Some("https://example.org/bridge".to_owned()), ..saved };
    let live = story(&format!("{STORY} This was updated."), at("https://example.org/bridge"));
    let id = library.put(&saved).unwrap().id();
    assert_eq!(library.put(&live).unwrap(), StoreOutcome::Changed(id));
    for _ in 0..3 {
        assert_eq!(library.put(&saved).unwrap(), StoreOutcome::Same(id));
        assert_eq!(library.put(&live).unwrap(), StoreOutcome::Same(id));
    }
    assert_eq!(library.article(id).unwrap().article.text, live.text);
    assert_eq!(library.versions(id).unwrap().len(), 1);
}

#[test]
fn the_first_lines_of_an_article_from_elsewhere_do_not_replace_it() {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(STORY, at("https://example.org/bridge"))).unwrap().id();
    let of = Origin::Part { of: "https://example.org/feed".to_owned(), name: "1".to_owned() };
    let mut teaser = story("The council met on Monday.", of);
    teaser.url = Some("https://example.org/bridge".to_owned());
    assert_eq!(library.put(&teaser).unwrap(), StoreOutcome::Same(id));
    assert_eq!(library.article(id).unwrap().article.text.as_str(), STORY);
}

#[test]
fn what_is_piped_in_replaces_nothing() {
    let mut library = Library::in_memory().unwrap();
    for name in ["one", "two"] {
        let mut piped = article(name);
        piped.origin = Origin::Stdin;
        assert!(matches!(library.put(&piped).unwrap(), StoreOutcome::New(_)));
        assert!(matches!(library.put(&piped).unwrap(), StoreOutcome::Same(_)));
    }
}

#[test]
fn what_another_place_knows_of_an_article_is_learnt() {
    let mut library = Library::in_memory().unwrap();
    let bare = Article { published: None, byline: None, ..story(STORY, file("a")) };
    let id = library.put(&bare).unwrap().id();
    let mut known = story(STORY, part("b"));
    known.byline = Some("Ines Roth".to_owned());
    known.published = Some("2025-03-01".to_owned());
    known.outlet = Some("The Weekly".to_owned());
    library.put(&known).unwrap();
    let learnt = library.article(id).unwrap().article;
    assert_eq!(learnt.byline.as_deref(), Some("Ines Roth"));
    assert_eq!(learnt.published.as_deref(), Some("2025-03-01"));
    assert_eq!(learnt.outlet.as_deref(), Some("The Daily"), "what was known stays");
}

#[test]
fn a_batch_is_put_and_filed_as_if_one_by_one() {
    let mut library = Library::in_memory().unwrap();
    let batch = ["a", "b", "a"].map(article);
    let put = library.put_all(&batch).unwrap();
    let [a, b] = [1, 2].map(ArticleId);
    assert_eq!(put, [StoreOutcome::New(a), StoreOutcome::New(b), StoreOutcome::Same(a)]);
    let said = ["Ann", "Ann Bo"].map(analysis);
    library.file_all([a, b].into_iter().zip(&said)).unwrap();
    assert_eq!(titles(&library, &Filter::default(), ALL), "a 1, b 2 of 2");
    assert_eq!(speakers(&library, Scope::Library), "Ann 2, Bo 1");
}

#[test]
fn a_batch_with_an_error_leaves_nothing_behind() {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&article("a")).unwrap().id();
    let said = [analysis("Ann"), analysis("Bo")];
    library.file_all([(id, &said[0]), (ArticleId(99), &said[1])]).unwrap_err();
    assert!(!library.article(id).unwrap().analysed);
    assert_eq!(speakers(&library, Scope::Library), "");
}

#[test]
fn what_another_model_read_is_to_be_read_again() {
    let mut library = Library::in_memory().unwrap();
    let ids: Vec<ArticleId> =
        ["a", "b", "c"].map(|name| library.put(&article(name)).unwrap().id()).to_vec();
    library.file(ids[0], &analysis("Ann")).unwrap();
    let outdated = |model: &str| library.outdated(model, ALL).unwrap();
    assert_eq!(outdated(MODEL_VERSION).rows, [ids[1], ids[2]]);
    for other in ["0", "zzz"] {
        assert_eq!(outdated(other).rows, [ids[1], ids[2], ids[0]], "those never read come first");
        assert_eq!(outdated(other).total, 3);
    }
    let first = library.outdated("zzz", Window { first: 0, len: 1 }).unwrap();
    assert_eq!((first.rows, first.total), (vec![ids[1]], 3));
    let manuscript = library.manuscript(ids[0]).unwrap();
    assert_eq!(manuscript.text, article("a").text);
    assert_eq!(manuscript.paragraphs.len(), 2);
    assert_eq!(manuscript.language.as_deref(), Some("en"));
}
