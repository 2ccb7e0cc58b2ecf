//! Tests corrections of speakers: merged, split, renamed, identified.

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::tests::ALL;
use crate::library::tests::found;
use crate::library::tests::id_of;
use crate::library::tests::quoted;
use crate::library::tests::speakers;
use crate::library::tests::story;

/// Adds an article in which each of these speakers says something.
fn add(library: &mut Library, name: &str, speakers: &[&str]) -> ArticleId {
    let line = |name: &&str| format!("{name} said {name} was right. ");
    let text: String = speakers.iter().map(line).collect::<String>() + name;
    let id = library.put(&story(&text, Origin::File(name.to_owned()))).unwrap().id();
    let words: Vec<String> = speakers.iter().map(|name| format!("{name} was right")).collect();
    let said: Vec<(&str, &str)> =
        words.iter().map(String::as_str).zip(speakers.iter().copied()).collect();
    library.file(id, &found(&text, &said)).unwrap();
    id
}

fn merge(library: &mut Library, speaker: &str, into: &str) {
    let [speaker, into] = [speaker, into].map(|name| id_of(library, name));
    library.correct(&Correction::Merge { speaker, into }).unwrap();
}

#[test]
fn two_who_are_merged_are_one_in_every_list_and_apart_again_when_undone() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", &["Vera Lindholm", "Tor Brekke"]);
    add(&mut library, "b", &["Vera Holm"]);
    merge(&mut library, "Vera Holm", "Vera Lindholm");
    assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 2, Tor Brekke 1");
    let one = id_of(&library, "Vera Lindholm");
    let filter = Filter { speakers: vec![one], ..Filter::default() };
    assert_eq!(library.articles(&filter, IndexedOrder::Intake, ALL).unwrap().total, 2);
    let names = library.names().unwrap();
    assert!(names.contains(&(one, "Vera Holm".to_owned())), "found by either name: {names:?}");
    library.undo().unwrap();
    let apart = "Tor Brekke 1, Vera Holm 1, Vera Lindholm 1";
    assert_eq!(speakers(&library, Scope::Library), apart);
    library.redo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 2, Tor Brekke 1");
}

#[test]
fn who_is_found_under_a_merged_name_later_is_the_merged_speaker() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", &["Vera Lindholm", "Vera Holm"]);
    merge(&mut library, "Vera Holm", "Vera Lindholm");
    let later = add(&mut library, "b", &["Vera Holm"]);
    assert_eq!(quoted(&library, later), ["Vera Holm was right: Vera Lindholm"]);
    assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 3");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Vera Holm 2, Vera Lindholm 1");
}

#[test]
fn merges_follow_one_another() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", &["Ann Lee", "Bo Diaz", "Cy Young"]);
    merge(&mut library, "Ann Lee", "Bo Diaz");
    merge(&mut library, "Bo Diaz", "Cy Young");
    assert_eq!(speakers(&library, Scope::Library), "Cy Young 3");
    let [ann, cy] = [SpeakerId(1), id_of(&library, "Cy Young")];
    let again = library.correct(&Correction::Merge { speaker: ann, into: cy });
    assert!(matches!(again, Err(LibraryError::Same)), "{again:?}");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Bo Diaz 2, Cy Young 1");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 1, Bo Diaz 1, Cy Young 1");
}

#[test]
fn who_is_merged_is_not_forgotten_when_nobody_quotes_them() {
    let mut library = Library::in_memory().unwrap();
    let id = add(&mut library, "a", &["Ann Lee", "Bo Diaz"]);
    merge(&mut library, "Ann Lee", "Bo Diaz");
    library.file(id, &found("", &[])).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "");
    add(&mut library, "b", &["Ann Lee"]);
    assert_eq!(speakers(&library, Scope::Library), "Bo Diaz 1");
}

#[test]
fn a_name_that_was_given_stays_whatever_texts_say() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", &["Ann Lee"]);
    let speaker = id_of(&library, "Ann Lee");
    let rename = |name: &str| Correction::Rename { speaker, name: name.to_owned() };
    library.correct(&rename("Ann Leigh")).unwrap();
    add(&mut library, "b", &["Ann Maria Lee"]);
    assert_eq!(speakers(&library, Scope::Library), "Ann Leigh 2");
    library.correct(&rename("A. Leigh")).unwrap();
    add(&mut library, "c", &["Ann Leigh"]);
    assert_eq!(speakers(&library, Scope::Library), "A. Leigh 3", "known by each name given");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Leigh 3");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 3", "the engine's own again");
    let blank = library.correct(&rename(" "));
    assert!(matches!(blank, Err(LibraryError::NoWords)), "{blank:?}");
}

#[test]
fn an_alias_that_is_split_off_takes_what_was_said_under_it() {
    let mut library = Library::in_memory().unwrap();
    let first = add(&mut library, "a", &["Ann Maria Lee"]);
    let second = add(&mut library, "b", &["Ann Lee"]);
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 2", "the engine takes them for one");
    let speaker = id_of(&library, "Ann Lee");
    library.correct(&Correction::Split { speaker, alias: "Ann Maria Lee".to_owned() }).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 1, Ann Maria Lee 1");
    assert_eq!(quoted(&library, first), ["Ann Maria Lee was right: Ann Maria Lee"]);
    assert_eq!(quoted(&library, second), ["Ann Lee was right: Ann Lee"]);
    add(&mut library, "c", &["Ann Maria Lee"]);
    assert_eq!(speakers(&library, Scope::Library), "Ann Maria Lee 2, Ann Lee 1");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 3");
    library.redo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Maria Lee 2, Ann Lee 1");
}

#[test]
fn splits_and_merges_are_undone_in_any_order() {
    let split = |library: &mut Library| {
        add(library, "a", &["Ann Maria Lee"]);
        add(library, "b", &["Ann Lee"]);
        add(library, "c", &["Bo Diaz"]);
        let speaker = id_of(library, "Ann Lee");
        let alias = "Ann Maria Lee".to_owned();
        library.correct(&Correction::Split { speaker, alias }).unwrap().id
    };
    let mut library = Library::in_memory().unwrap();
    let first = split(&mut library);
    merge(&mut library, "Ann Lee", "Ann Maria Lee");
    library.undo_one(first).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Maria Lee 2, Bo Diaz 1", "no circle");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 2, Bo Diaz 1");

    let mut library = Library::in_memory().unwrap();
    let first = split(&mut library);
    merge(&mut library, "Ann Maria Lee", "Bo Diaz");
    library.undo_one(first).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 2, Bo Diaz 1", "it is hers again");
    library.undo().unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 2, Bo Diaz 1");
}

#[test]
fn the_name_is_that_of_most_articles_and_changes_with_them() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", &["Ann Lee White House"]);
    let first = add(&mut library, "b", &["Ann Maria Lee"]);
    let second = add(&mut library, "c", &["Ann Maria Lee"]);
    add(&mut library, "d", &["Ann Lee"]);
    assert_eq!(speakers(&library, Scope::Library), "Ann Maria Lee 3, Ann Lee White House 1");
    for id in [first, second] {
        library.file(id, &found("Ann Lee was right", &[("was right", "Ann Lee")])).unwrap();
    }
    assert_eq!(speakers(&library, Scope::Library), "Ann Lee 3, Ann Lee White House 1");
    let count = |table: &str| -> i64 {
        let sql = format!("SELECT {table} FROM form WHERE name LIKE 'Ann %Lee'");
        library.connection.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!((count("count(*)"), count("sum(articles)")), (1, 3), "what was taken back is gone");
}

#[test]
fn a_wikidata_id_is_kept_with_the_speaker() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", &["Ann Lee"]);
    let speaker = id_of(&library, "Ann Lee");
    let wikidata = |library: &Library| library.profile(speaker).unwrap().unwrap().wikidata;
    let identify =
        |id: Option<&str>| Correction::Identify { speaker, wikidata: id.map(str::to_owned) };
    library.correct(&identify(Some("Q42"))).unwrap();
    assert_eq!(wikidata(&library).as_deref(), Some("Q42"));
    library.correct(&identify(None)).unwrap();
    assert_eq!(wikidata(&library), None);
    library.undo().unwrap();
    assert_eq!(wikidata(&library).as_deref(), Some("Q42"));
}

#[test]
fn a_profile_has_all_names_a_speaker_goes_by() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", &["Ann Lee", "Ann Maria Lee", "Bo Diaz"]);
    merge(&mut library, "Bo Diaz", "Ann Lee");
    let id = id_of(&library, "Ann Lee");
    let profile = library.profile(id).unwrap().unwrap();
    assert_eq!(profile.speaker.name, "Ann Lee");
    assert_eq!(profile.aliases, ["Ann Maria Lee", "Bo Diaz"]);
    assert_eq!(profile.own_aliases, ["Ann Maria Lee"]);
    assert_eq!(library.profile(SpeakerId(99)).unwrap(), None);
}

#[test]
fn the_name_that_a_renamed_speaker_had_is_one_of_their_own() {
    let mut library = Library::in_memory().unwrap();
    let article = add(&mut library, "a", &["Ann Maria Lee"]);
    let speaker = id_of(&library, "Ann Maria Lee");
    library.correct(&Correction::Rename { speaker, name: "A. Leigh".to_owned() }).unwrap();
    let profile = library.profile(speaker).unwrap().unwrap();
    assert_eq!(profile.own_aliases, ["Ann Maria Lee"]);
    let alias = "Ann Maria Lee".to_owned();
    library.correct(&Correction::Split { speaker, alias }).unwrap();
    assert_eq!(quoted(&library, article), ["Ann Maria Lee was right: Ann Maria Lee"]);
}
