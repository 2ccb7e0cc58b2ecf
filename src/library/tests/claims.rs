//! Tests addresses that an article only claims, and places where its words once stood as well.

use super::ALL;
use super::intake::STORY;
use super::intake::at;
use super::intake::file;
use super::intake::part;
use super::story;
use crate::article::Article;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::StoreOutcome;
use crate::text::Span;

const BRIDGE: &str = "https://example.org/bridge";

/// Returns articles of other words that claim to be `BRIDGE`, one for each kind of origin.
fn pretenders() -> Vec<Article> {
    let of = |of: &str| Origin::Part { of: of.to_owned(), name: "1".to_owned() };
    let origins = [
        at("https://elsewhere.example/a"),
        file("saved.html"),
        of("https://elsewhere.example/feed"),
        of("saved-feed.xml"),
        part("mail"),
        Origin::Stdin,
    ];
    let pretender = |(number, origin): (usize, Origin)| {
        let mut one = story(&format!("{STORY} Words of another, number {number}."), origin);
        one.claimed_url = Some(BRIDGE.to_owned());
        one
    };
    origins.into_iter().enumerate().map(pretender).collect()
}

#[test]
fn who_only_claims_an_address_neither_replaces_nor_joins_the_article_there() {
    let own = story(STORY, at(BRIDGE));
    for pretender in pretenders() {
        // The order of arrival makes no difference.
        for own_first in [true, false] {
            let mut library = Library::in_memory().unwrap();
            let (first, second) = if own_first { (&own, &pretender) } else { (&pretender, &own) };
            let ids = [first, second].map(|article| match library.put(article).unwrap() {
                StoreOutcome::New(id) => id,
                other => panic!("{other:?} {:?}", pretender.origin),
            });
            for (id, article) in ids.into_iter().zip([first, second]) {
                assert_eq!(&library.article(id).unwrap().article, article);
                assert_eq!(library.versions(id).unwrap(), []);
                assert_eq!(library.places(id).unwrap(), std::slice::from_ref(&article.origin));
            }
            // A change at either place changes only the article from there.
            let later = story(&format!("{STORY} It opened."), own.origin.clone());
            assert!(
                matches!(library.put(&later).unwrap(), StoreOutcome::Changed(id) if ids.contains(&id))
            );
            let mut again = pretender.clone();
            again.text = pretender.text.replace("another", "somebody").into();
            if again.origin != Origin::Stdin {
                again.blocks[0].span = Span::new(0, again.text.len());
                assert!(matches!(library.put(&again).unwrap(), StoreOutcome::Changed(_)));
            }
            let kept =
                library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows;
            let texts: Vec<_> =
                kept.iter().map(|row| library.article(row.id).unwrap().article.text).collect();
            assert!(texts.contains(&later.text), "{:?}", pretender.origin);
        }
    }
}

#[test]
fn no_two_claims_of_one_address_are_one_article() {
    let mut library = Library::in_memory().unwrap();
    for pretender in pretenders() {
        assert!(
            matches!(library.put(&pretender).unwrap(), StoreOutcome::New(_)),
            "{:?}",
            pretender.origin
        );
    }
    assert!(!library.has_address(BRIDGE).unwrap(), "so it will be fetched");
}

#[test]
fn fetching_a_claimed_address_confirms_it_where_the_words_are_there() {
    let mut library = Library::in_memory().unwrap();
    let mut saved = story(STORY, file("saved.html"));
    saved.claimed_url = Some(BRIDGE.to_owned());
    let id = library.put(&saved).unwrap().id();
    let addresses = |library: &Library| {
        let article = library.article(id).unwrap().article;
        (article.url, article.claimed_url)
    };
    assert_eq!(addresses(&library), (None, Some(BRIDGE.to_owned())));
    let mut live = story(STORY, at(BRIDGE));
    live.url = Some(BRIDGE.to_owned());
    assert_eq!(library.put(&live).unwrap(), StoreOutcome::Same(id));
    let confirmed = (Some(BRIDGE.to_owned()), None);
    assert_eq!(addresses(&library), confirmed);
    // Neither reading the file again nor laying it out anew takes the confirmation away.
    assert_eq!(library.put(&saved).unwrap(), StoreOutcome::Same(id));
    assert_eq!(addresses(&library), confirmed);
    saved.text = STORY.replace("voted on", "voted\non").into();
    assert_eq!(library.put(&saved).unwrap(), StoreOutcome::Changed(id));
    assert_eq!(addresses(&library), confirmed);
    // Other words in the file are not those of that address, so from then on the address has an
    // article of its own.
    saved.text = STORY.replace("May", "Mai").into();
    assert_eq!(library.put(&saved).unwrap(), StoreOutcome::Changed(id));
    assert_eq!(addresses(&library), (None, Some(BRIDGE.to_owned())));
    assert!(matches!(library.put(&live).unwrap(), StoreOutcome::New(other) if other != id));
}

/// Stores two articles of the same words and returns the one that the library makes of them.
fn described(first: &Article, second: &Article) -> Article {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(first).unwrap().id();
    assert_eq!(library.put(second).unwrap(), StoreOutcome::Same(id), "they are the same words");
    // Visit both again.
    for again in [second, first, second] {
        assert_eq!(library.put(again).unwrap(), StoreOutcome::Same(id));
    }
    library.article(id).unwrap().article
}

#[test]
fn who_has_the_same_words_says_nothing_of_who_wrote_them() {
    let mut own = story(STORY, at(BRIDGE));
    (own.title, own.byline) = ("The bridge".to_owned(), None);
    own.url = Some(BRIDGE.to_owned());
    let mut copy = story(STORY, at("https://copy.example/1"));
    copy.title = "Not the bridge".to_owned();
    copy.byline = Some("Somebody Else".to_owned());
    copy.outlet = Some("The Copy".to_owned());
    copy.published = Some("1999-01-01".to_owned());
    let (mut sent, mut entry) = (copy.clone(), copy.clone());
    sent.origin = file("sent.html");
    entry.origin =
        Origin::Part { of: "https://copy.example/feed".to_owned(), name: "1".to_owned() };
    for mut copy in [copy, sent, entry] {
        assert_eq!(described(&own, &copy), own, "{:?}", copy.origin);
        // A copy that claims the address gets the description from there, once it was fetched.
        copy.claimed_url = Some(BRIDGE.to_owned());
        assert_eq!(described(&own, &copy), own, "{:?}", copy.origin);
        let confirmed = described(&copy, &own);
        assert_eq!(confirmed.url.as_deref(), Some(BRIDGE), "{:?}", copy.origin);
        assert_eq!((confirmed.title, confirmed.byline), (own.title.clone(), own.byline.clone()));
        assert_eq!(
            (confirmed.outlet, confirmed.published),
            (own.outlet.clone(), own.published.clone())
        );
    }
}

#[test]
fn a_place_where_the_same_words_stood_once_does_not_change_an_article() {
    let of = |of: &str, name: &str| Origin::Part { of: of.to_owned(), name: name.to_owned() };
    let copies = [
        at("https://elsewhere.example/copy"),
        of("https://elsewhere.example/feed", "1"),
        file("copy.txt"),
        part("1"),
    ];
    for home in [at(BRIDGE), file("bridge.txt"), of("https://example.org/feed", "7")] {
        let is_local = home == file("bridge.txt");
        for copy in &copies {
            let mut library = Library::in_memory().unwrap();
            let own = story(STORY, home.clone());
            let id = library.put(&own).unwrap().id();
            assert_eq!(library.put(&story(STORY, copy.clone())).unwrap(), StoreOutcome::Same(id));
            let later = story(&format!("{STORY} Or so they say."), copy.clone());
            let put = library.put(&later).unwrap();
            if is_local && !matches!(copy, Origin::Url(_)) && *copy != copies[1] {
                assert_eq!(put, StoreOutcome::Changed(id), "both are copies of the reader's own");
                continue;
            }
            assert!(matches!(put, StoreOutcome::New(_)), "{home:?} {copy:?}");
            assert_eq!(library.article(id).unwrap().article, own);
            assert_eq!(library.put(&later).unwrap(), StoreOutcome::Same(put.id()));
        }
    }
}

#[test]
fn who_changes_a_copy_changes_it_for_no_other_site() {
    let mut library = Library::in_memory().unwrap();
    let copy = story(STORY, at("https://copy.example/1"));
    let id = library.put(&copy).unwrap().id();
    let own = story(STORY, at(BRIDGE));
    let entry =
        Origin::Part { of: "https://www.example.org/feed".to_owned(), name: "1".to_owned() };
    let local = story(STORY, file("bridge.txt"));
    for same in [&own, &story(STORY, entry.clone()), &local] {
        assert_eq!(library.put(same).unwrap(), StoreOutcome::Same(id));
    }
    let changed = story(&format!("{STORY} Or so they say."), at("https://copy.example/1"));
    assert_eq!(library.put(&changed).unwrap(), StoreOutcome::Changed(id));
    // One article has become two: the copy with its history, and the text that the others still
    // have.
    let rows = library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows;
    let ids: Vec<ArticleId> = rows.iter().map(|row| row.id).collect();
    let [_, parted] = ids[..] else { panic!("{ids:?}") };
    assert_eq!(library.versions(id).unwrap().len(), 1);
    let kept = library.article(parted).unwrap().article;
    assert_eq!(
        (&kept.text, &kept.origin, kept.url.as_deref()),
        (&own.text, &own.origin, Some(BRIDGE))
    );
    assert_eq!(library.places(parted).unwrap(), [entry, at(BRIDGE)]);
    assert_eq!(library.put(&own).unwrap(), StoreOutcome::Same(parted));
    let later = story(&format!("{STORY} It opened."), at(BRIDGE));
    assert_eq!(library.put(&later).unwrap(), StoreOutcome::Changed(parted));
    assert_eq!(library.article(id).unwrap().article.text, changed.text);
}
