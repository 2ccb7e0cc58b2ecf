//! Tests that the user says of what type a speaker is.

use rusqlite::Connection;

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::Library;
use crate::library::Scope;
use crate::library::file::migrations;
use crate::library::file::seal;
use crate::library::salvage;
use crate::library::tests::ALL;
use crate::library::tests::found;
use crate::library::tests::id_of;
use crate::library::tests::speakers;
use crate::library::tests::story;
use crate::quotes::SpeakerType;

/// Adds an article in which the speaker says something; the engine takes them for a person.
fn add(library: &mut Library, article: &str, name: &str, kind: SpeakerType) -> ArticleId {
    let text = format!("{name} said it rains in {article}.");
    let words = format!("it rains in {article}");
    let mut finding = found(&text, &[(&words, name)]);
    finding.speakers.iter_mut().for_each(|speaker| speaker.kind = kind);
    let id = library.put(&story(&text, Origin::File(article.to_owned()))).unwrap().id();
    library.file(id, &finding).unwrap();
    id
}

/// Writes each speaker with their type.
fn types(library: &Library) -> String {
    let rows = library.speakers(Scope::Library, ALL).unwrap().rows.into_iter();
    let rows = rows.map(|row| format!("{} {} {}", row.name, row.kind.name(), row.quotations));
    rows.collect::<Vec<_>>().join(", ")
}

fn make(library: &mut Library, name: &str, kind: SpeakerType) {
    let speaker = id_of(library, name);
    library.correct(&Correction::Retype { speaker, kind }).unwrap();
}

#[test]
fn a_type_that_was_given_holds_until_it_is_undone() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "Oslo", "Ann Lee", SpeakerType::Person);
    add(&mut library, "Bergen", "Reuters", SpeakerType::Person);
    make(&mut library, "Reuters", SpeakerType::Organization);
    assert_eq!(types(&library), "Ann Lee person 1, Reuters organization 1");
    make(&mut library, "Reuters", SpeakerType::Place);
    let formers = library.corrections(ALL).unwrap().rows.into_iter().map(|done| done.former);
    assert_eq!(formers.flatten().collect::<Vec<_>>(), ["organization", "person"]);
    library.undo().unwrap();
    assert_eq!(types(&library), "Ann Lee person 1, Reuters organization 1");
    library.undo().unwrap();
    assert_eq!(types(&library), "Ann Lee person 1, Reuters person 1");
    library.redo().unwrap();
    assert_eq!(types(&library), "Ann Lee person 1, Reuters organization 1");
    assert_eq!(seal::SPEAKER.broken(&library.connection, 9).unwrap(), []);
}

#[test]
fn it_stays_whatever_later_analyses_say_and_whoever_is_found_so_is_the_same() {
    let mut library = Library::in_memory().unwrap();
    let first = add(&mut library, "Oslo", "Reuters", SpeakerType::Person);
    make(&mut library, "Reuters", SpeakerType::Organization);
    add(&mut library, "Bergen", "Reuters", SpeakerType::Person);
    add(&mut library, "Troms", "Reuters", SpeakerType::Organization);
    assert_eq!(types(&library), "Reuters organization 3");
    let text = "Reuters said it rains in Oslo.";
    library.file(first, &found(text, &[("it rains in Oslo", "Reuters")])).unwrap();
    assert_eq!(types(&library), "Reuters organization 3");
    library.name_anew().unwrap();
    assert_eq!(types(&library), "Reuters organization 3");
}

#[test]
fn a_namesake_of_the_given_type_keeps_what_is_found_of_them() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "Oslo", "Reuters", SpeakerType::Organization);
    add(&mut library, "Bergen", "Reuters", SpeakerType::Person);
    let person = library.speakers(Scope::Library, ALL).unwrap().rows.into_iter();
    let person = person.filter(|row| row.kind == SpeakerType::Person).map(|row| row.id).next();
    let retype = Correction::Retype { speaker: person.unwrap(), kind: SpeakerType::Organization };
    library.correct(&retype).unwrap();
    add(&mut library, "Troms", "Reuters", SpeakerType::Organization);
    assert_eq!(types(&library), "Reuters organization 2, Reuters organization 1");
    add(&mut library, "Alta", "Reuters", SpeakerType::Person);
    assert_eq!(types(&library), "Reuters organization 2, Reuters organization 2");
}

#[test]
fn somebody_renamed_and_of_another_type_is_both_until_either_is_undone() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "Oslo", "The Wire", SpeakerType::Person);
    make(&mut library, "The Wire", SpeakerType::Organization);
    let speaker = id_of(&library, "The Wire");
    library.correct(&Correction::Rename { speaker, name: "Wire News".to_owned() }).unwrap();
    add(&mut library, "Bergen", "Wire News", SpeakerType::Organization);
    add(&mut library, "Troms", "Wire News", SpeakerType::Person);
    assert_eq!(types(&library), "Wire News organization 3");
    let retyped = library.corrections(ALL).unwrap().rows[1].id;
    library.undo_one(retyped).unwrap();
    assert_eq!(types(&library), "Wire News person 3");
    assert_eq!(speakers(&library, Scope::Library), "Wire News 3");
}

#[test]
fn a_library_from_before_takes_types_and_a_rescue_keeps_them() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("old.db");
    let mut connection = Connection::open(&path).unwrap();
    migrations::migrate_to(&mut connection, &path, 19).unwrap();
    connection
        .execute_batch(
            "INSERT INTO speaker (id, name, kind, found_name) VALUES (1, 'Wire', 0, 'The Wire');
             INSERT INTO correction (id, deed, made, speaker_id, name, former)
                 VALUES (1, 'rename', 0, 1, 'Wire', 'The Wire');",
        )
        .unwrap();
    seal::CORRECTION.seal(&connection, 1).unwrap();
    drop(connection);
    let mut library = Library::open(&path).unwrap();
    for seal in [&seal::SPEAKER, &seal::CORRECTION] {
        assert_eq!(seal.broken(&library.connection, 9).unwrap(), []);
    }
    add(&mut library, "Oslo", "Wire", SpeakerType::Person);
    make(&mut library, "Wire", SpeakerType::Group);
    drop(library);
    let saved = directory.path().join("saved.db");
    salvage(&path, &saved).unwrap();
    let mut library = Library::open(&saved).unwrap();
    assert_eq!(types(&library), "Wire group 1");
    library.undo().unwrap();
    assert_eq!(types(&library), "Wire person 1");
}

#[test]
fn somebody_without_a_name_is_not_the_next_one_who_is_called_so() {
    let mut library = Library::in_memory().unwrap();
    add(&mut library, "a", "spokesman", SpeakerType::Person);
    make(&mut library, "spokesman", SpeakerType::Unnamed);
    add(&mut library, "b", "spokesman", SpeakerType::Unnamed);
    assert_eq!(types(&library), "spokesman unnamed 1, spokesman unnamed 1");
}
