//! Tests what the journal knows of the time before a correction.

use rusqlite::Connection;

use crate::library::Correction;
use crate::library::Library;
use crate::library::Whom;
use crate::library::file::migrations;
use crate::library::file::seal;
use crate::library::salvage;
use crate::library::tests::ALL;
use crate::library::tests::corrections::library_of;
use crate::library::tests::corrections::named;
use crate::library::tests::corrections::quotation;
use crate::library::tests::id_of;

const TEXT: &str = "“It will open in May,” Vera Lindholm said. “No comment,” said Tor Brekke. \
                    “I doubt it,” Ines Roth said.";
const SAID: [(&str, &str); 3] = [
    ("“It will open in May,”", "Vera Lindholm"),
    ("“No comment,”", "Tor Brekke"),
    ("“I doubt it,”", "Ines Roth"),
];

/// Writes what each correction took the place of, the first first.
fn formers(library: &Library) -> Vec<String> {
    let rows = library.corrections(ALL).unwrap().rows.into_iter().rev();
    let former = rows.map(|done| match (done.former, done.formers) {
        (None, _) => "?".to_owned(),
        (Some(former), 0 | 1) => former,
        (Some(former), formers) => format!("{former}, of {formers}"),
    });
    former.collect()
}

#[test]
fn the_name_before_is_kept_with_each_new_name_and_merge() {
    let (mut library, _) = library_of(TEXT, &SAID);
    let [vera, tor] = ["Vera Lindholm", "Tor Brekke"].map(|name| id_of(&library, name));
    for name in ["Vera Holm", "Vera Strand"] {
        let name = name.to_owned();
        library.correct(&Correction::Rename { speaker: vera, name }).unwrap();
    }
    library.correct(&Correction::Merge { speaker: tor, into: vera }).unwrap();
    assert_eq!(formers(&library), ["Vera Lindholm", "Vera Holm", "Tor Brekke"]);
    library.correct(&Correction::Identify { speaker: vera, wikidata: None }).unwrap();
    assert_eq!(formers(&library)[3], "?");
}

#[test]
fn whose_the_quotation_was_is_kept_also_where_it_was_nobodys() {
    let (mut library, id) = library_of(TEXT, &SAID);
    let first = quotation(&library, id, 0);
    library.correct(&Correction::Attribute { quotation: first, to: Whom::Nobody }).unwrap();
    library.correct(&Correction::Attribute { quotation: first, to: named("Ada Holm") }).unwrap();
    assert_eq!(formers(&library), ["Vera Lindholm", ""]);
    let quotations = (0..3).map(|at| quotation(&library, id, at)).collect();
    library.correct(&Correction::AttributeAll { quotations, to: named("Jan Moen") }).unwrap();
    assert_eq!(formers(&library)[2], "Ada Holm, of 3");
}

#[test]
fn a_library_from_before_is_told_what_its_names_were() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("old.db");
    let mut connection = Connection::open(&path).unwrap();
    migrations::migrate_to(&mut connection, &path, 18).unwrap();
    connection
        .execute_batch(
            "INSERT INTO speaker (id, name, kind, found_name) VALUES
                 (1, 'Vera Strand', 0, 'Vera Lindholm'), (2, 'Tor Brekke', 0, NULL);
             INSERT INTO correction (id, deed, made, speaker_id, other_id, name, undone) VALUES
                 (1, 'rename', 0, 1, NULL, 'Vera Holm', 0),
                 (2, 'rename', 0, 1, NULL, 'Vera Strand', 0),
                 (3, 'merge', 0, 2, 1, NULL, 0),
                 (4, 'attribute', 0, 1, NULL, NULL, 0);",
        )
        .unwrap();
    drop(connection);
    let library = Library::open(&path).unwrap();
    assert_eq!(formers(&library), ["Vera Lindholm", "Vera Holm", "Tor Brekke", "?"]);
    assert_eq!(seal::CORRECTION.broken(&library.connection, 9).unwrap(), []);
    drop(library);
    let saved = directory.path().join("saved.db");
    salvage(&path, &saved).unwrap();
    let library = Library::open(&saved).unwrap();
    assert_eq!(formers(&library), ["Vera Lindholm", "Vera Holm", "Tor Brekke", "?"]);
}
