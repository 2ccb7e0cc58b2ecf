//! Tests that a new name is told once, and that all speakers can be named anew.

use crate::article::Origin;
use crate::library::Correction;
use crate::library::Library;
use crate::library::Renamed;
use crate::library::Scope;
use crate::library::file::seal;
use crate::library::repair::rebuild;
use crate::library::tests::found;
use crate::library::tests::id_of;
use crate::library::tests::speakers;
use crate::library::tests::story;

/// Adds an article in which somebody says something.
fn add(library: &mut Library, article: &str, name: &str) {
    let text = format!("{name} said it rains in {article}.");
    let words = format!("it rains in {article}");
    let id = library.put(&story(&text, Origin::File(article.to_owned()))).unwrap().id();
    library.file(id, &found(&text, &[(&words, name)])).unwrap();
}

fn told(renamed: &[Renamed]) -> Vec<String> {
    renamed.iter().map(|one| format!("{} → {}", one.before, one.now)).collect()
}

/// A library in which one person is two, as a program that matched names otherwise left it.
fn parted() -> Library {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "Oslo", "Ines Marsh");
    library.connection.execute("DELETE FROM speaker_key", []).unwrap();
    add(&mut library, "Bergen", "Ines Abel Marsh");
    library.connection.execute("DELETE FROM speaker_key", []).unwrap();
    add(&mut library, "Narvik", "Ines Marsh");
    library.connection.execute("DELETE FROM speaker_key", []).unwrap();
    add(&mut library, "Troms", "Otto Marsh");
    library
}

#[test]
fn a_name_that_changes_with_the_evidence_is_told_once() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "Oslo", "Ines Abel Marsh");
    assert!(library.take_renamed().unwrap().is_empty(), "nobody knew her before");
    add(&mut library, "Bergen", "Ines Marsh");
    add(&mut library, "Narvik", "Ines Marsh");
    add(&mut library, "Troms", "Otto Brekke");
    assert_eq!(told(&library.take_renamed().unwrap()), ["Ines Abel Marsh → Ines Marsh"]);
    assert!(library.take_renamed().unwrap().is_empty());
    // Names that do not change are noted nowhere: there may be sixty thousand.
    let count = "SELECT count(*) FROM called";
    let noted: i64 = library.connection.query_row(count, [], |row| row.get(0)).unwrap();
    assert_eq!(noted, 0);
}

#[test]
fn the_name_that_the_user_gave_stays_and_nothing_is_told() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "Oslo", "Ines Abel Marsh");
    library.take_renamed().unwrap();
    let speaker = id_of(&library, "Ines Abel Marsh");
    let name = "Judge Marsh".to_owned();
    library.correct(&Correction::Rename { speaker, name }).unwrap();
    add(&mut library, "Bergen", "Ines Marsh");
    assert!(library.take_renamed().unwrap().is_empty());
    assert!(library.name_anew().unwrap().is_empty());
    assert_eq!(speakers(&library, Scope::Library), "Judge Marsh 2");
    library.undo().unwrap();
    assert_eq!(told(&library.take_renamed().unwrap()), ["Ines Abel Marsh → Ines Marsh"]);
}

#[test]
fn whoever_is_the_same_is_made_one_and_named_as_most_articles_do() {
    let mut library = parted();
    let before = "Ines Abel Marsh 1, Ines Marsh 1, Ines Marsh 1, Otto Marsh 1";
    assert_eq!(speakers(&library, Scope::Library), before);
    let would = told(&library.would_rename().unwrap());
    assert_eq!(speakers(&library, Scope::Library), before, "it only looked");
    assert_eq!(told(&library.name_anew().unwrap()), would);
    assert!(would.contains(&"Ines Abel Marsh → Ines Marsh".to_owned()), "{would:?}");
    assert_eq!(speakers(&library, Scope::Library), "Ines Marsh 3, Otto Marsh 1");
    for seal in &seal::SEALS {
        assert!(seal.broken(&library.connection, 9).unwrap().is_empty());
    }
    rebuild::rebuild(&library.connection).unwrap();
    assert_eq!(speakers(&library, Scope::Library), "Ines Marsh 3, Otto Marsh 1");
    assert!(library.name_anew().unwrap().is_empty());
    // The next article finds her, too.
    add(&mut library, "Lillehammer", "Ines Abel Marsh");
    assert_eq!(speakers(&library, Scope::Library), "Ines Marsh 4, Otto Marsh 1");
}

#[test]
fn whoever_the_user_said_something_of_is_left_alone() {
    let mut library = parted();
    let speaker = id_of(&library, "Ines Abel Marsh");
    let wikidata = Some("Q1".to_owned());
    library.correct(&Correction::Identify { speaker, wikidata }).unwrap();
    library.name_anew().unwrap();
    let after = "Ines Marsh 2, Ines Abel Marsh 1, Otto Marsh 1";
    assert_eq!(speakers(&library, Scope::Library), after);
}
