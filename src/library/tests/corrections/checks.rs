//! Tests the user's verdicts and notes, and the log of all that they said.

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Check;
use crate::library::Correction;
use crate::library::CorrectionKind;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Marked;
use crate::library::Query;
use crate::library::QuotationId;
use crate::library::QuotationQuery;
use crate::library::check;
use crate::library::file::migrations;
use crate::library::salvage;
use crate::library::tests::ALL;
use crate::library::tests::corrections::library_of;
use crate::library::tests::corrections::named;
use crate::library::tests::corrections::quotation;
use crate::library::tests::found;
use crate::library::tests::quoted;
use crate::library::tests::story;
use crate::quotes::Act;
use rusqlite::Connection;

const TEXT: &str = "“It will open in May,” Vera Lindholm said. “No comment,” said Tor Brekke.";
const SAID: [(&str, &str); 2] =
    [("“It will open in May,”", "Vera Lindholm"), ("“No comment,”", "Tor Brekke")];

fn library() -> (Library, ArticleId) {
    library_of(TEXT, &SAID)
}

fn check_one(library: &mut Library, quotation: QuotationId, verdict: Check) {
    library.correct(&Correction::Check { quotation, check: verdict }).unwrap();
}

fn note(library: &mut Library, quotation: QuotationId, note: &str) {
    library.correct(&Correction::Note { quotation, note: note.to_owned() }).unwrap();
}

/// Writes verdict and note of each quotation.
fn said_of(library: &Library, id: ArticleId) -> Vec<String> {
    let rows = library.article(id).unwrap().quotations.into_iter();
    rows.map(|row| format!("{} {}", row.check.name(), row.note.unwrap_or_default())).collect()
}

#[test]
fn a_verdict_and_a_note_are_kept_undone_and_redone() {
    let (mut library, id) = library();
    let first = quotation(&library, id, 0);
    check_one(&mut library, first, Check::Disputed);
    note(&mut library, first, "  ask the mayor ");
    assert_eq!(said_of(&library, id), ["disputed ask the mayor", "open "]);
    assert_eq!(quoted(&library, id)[0], "“It will open in May,”: Vera Lindholm", "not corrected");
    library.undo().unwrap();
    assert_eq!(said_of(&library, id)[0], "disputed ");
    library.redo().unwrap();
    assert_eq!(said_of(&library, id)[0], "disputed ask the mayor");
    note(&mut library, first, "");
    check_one(&mut library, first, Check::Open);
    assert_eq!(said_of(&library, id)[0], "open ");
}

#[test]
fn verdicts_in_quick_succession_are_one_and_those_of_another_time_or_quotation_are_not() {
    let (mut library, id) = library();
    let [first, second] = [0, 1].map(|at| quotation(&library, id, at));
    check_one(&mut library, first, Check::Checked);
    check_one(&mut library, first, Check::Disputed);
    assert_eq!(library.corrections(ALL).unwrap().total, 1);
    library.undo().unwrap();
    assert_eq!(said_of(&library, id)[0], "open ", "nothing is left of the verdict in between");
    library.redo().unwrap();
    assert_eq!(said_of(&library, id)[0], "disputed ");
    check_one(&mut library, second, Check::Checked);
    check_one(&mut library, first, Check::Checked);
    assert_eq!(library.corrections(ALL).unwrap().total, 3, "something else was in between");
    library.connection.execute("UPDATE correction SET made = made - 11", []).unwrap();
    check_one(&mut library, first, Check::Disputed);
    assert_eq!(library.corrections(ALL).unwrap().total, 4, "that was said another time");
}

#[test]
fn verdicts_in_quick_succession_that_end_where_they_began_are_none() {
    let (mut library, id) = library();
    let [first, second] = [0, 1].map(|at| quotation(&library, id, at));
    check_one(&mut library, second, Check::Disputed);
    let give = |library: &mut Library, quotation, check| {
        library.correct(&Correction::Check { quotation, check }).unwrap()
    };
    let one = give(&mut library, first, Check::Checked);
    let other = give(&mut library, first, Check::Disputed);
    assert_eq!((other.id, other.is_entered), (one.id, true), "the entry is the same");
    assert!(!give(&mut library, first, Check::Open).is_entered);
    assert_eq!(library.corrections(ALL).unwrap().total, 1);
    assert_eq!(said_of(&library, id), ["open ", "disputed "]);
    assert_eq!(library.undo().unwrap().unwrap().words, "“No comment,”");
    library.redo().unwrap();
    // What held before may be a verdict of another time.
    library.connection.execute("UPDATE correction SET made = made - 11", []).unwrap();
    for (check, total) in [(Check::Open, 2), (Check::Checked, 2), (Check::Disputed, 1)] {
        give(&mut library, second, check);
        assert_eq!(library.corrections(ALL).unwrap().total, total, "{check:?}");
        assert_eq!(said_of(&library, id)[1], format!("{} ", check.name()));
    }
    library.undo().unwrap();
    assert_eq!(said_of(&library, id)[1], "open ");
}

#[test]
fn they_come_back_to_what_another_analysis_finds() {
    let (mut library, id) = library();
    let second = quotation(&library, id, 1);
    check_one(&mut library, second, Check::Checked);
    note(&mut library, second, "heard it");
    let other = [("It will open in", "Tor Brekke"), ("No comment", "Vera Lindholm")];
    library.file(id, &found(TEXT, &other)).unwrap();
    assert_eq!(said_of(&library, id), ["open ", "checked heard it"]);
    library.file(id, &found(TEXT, &SAID[..1])).unwrap();
    assert_eq!(said_of(&library, id), ["open "]);
    assert_eq!(library.adrift(ALL).unwrap().total, 2, "kept for when it is found again");
    library.file(id, &found(TEXT, &SAID)).unwrap();
    assert_eq!(said_of(&library, id), ["open ", "checked heard it"]);
}

#[test]
fn words_that_took_the_place_of_checked_ones_are_not_checked() {
    let (mut library, id) = library();
    let [first, second] = [0, 1].map(|at| quotation(&library, id, at));
    check_one(&mut library, first, Check::Checked);
    note(&mut library, first, "he rang");
    check_one(&mut library, second, Check::Disputed);
    let change = |library: &mut Library, from: &str, to: &str| {
        let [text, first, second] = [TEXT, SAID[0].0, SAID[1].0].map(|it| it.replace(from, to));
        library.put(&story(&text, Origin::File("a".to_owned()))).unwrap();
        let said = [(first.as_str(), SAID[0].1), (second.as_str(), SAID[1].1)];
        library.file(id, &found(&text, &said)).unwrap();
    };
    change(&mut library, "in May", "in June");
    assert_eq!(said_of(&library, id), ["open he rang", "disputed "]);
    assert_eq!(library.adrift(ALL).unwrap().total, 1, "the log says so");
    change(&mut library, "Vera", "Mrs. Vera");
    assert_eq!(said_of(&library, id), ["checked he rang", "disputed "], "the words are back");
    change(&mut library, "No comment", "No comment yet");
    assert_eq!(said_of(&library, id)[1], "disputed ", "what was in doubt stays so");
}

#[test]
fn what_was_checked_or_noted_stays_in_sight_whatever_its_act_is() {
    for says in [true, false] {
        let (mut library, id) = library();
        let first = quotation(&library, id, 0);
        if says {
            check_one(&mut library, first, Check::Checked);
        } else {
            note(&mut library, first, "so");
        }
        let mut thoughts = found(TEXT, &SAID);
        thoughts.quotations.iter_mut().for_each(|quotation| quotation.act = Act::Thought);
        library.file(id, &thoughts).unwrap();
        assert_eq!(quoted(&library, id), ["“It will open in May,”: Vera Lindholm"]);
        let listed = library.quotations(&QuotationQuery::default(), ALL).unwrap();
        assert_eq!((listed.total, listed.rows.len()), (1, 1));
        assert_eq!(
            crate::library::tests::speakers(&library, crate::library::Scope::Library),
            "Vera Lindholm 1"
        );
        library.undo().unwrap();
        assert_eq!(library.quotations(&QuotationQuery::default(), ALL).unwrap().total, 0);
    }
}

#[test]
fn what_was_said_of_quotations_is_searched() {
    let (mut library, id) = library();
    let [first, second] = [0, 1].map(|at| quotation(&library, id, at));
    check_one(&mut library, first, Check::Disputed);
    note(&mut library, first, "Ask the Mayör");
    let to = named("Ines Roth");
    library.correct(&Correction::Attribute { quotation: second, to }).unwrap();
    let marked = |checks: &[Check], notes: &[&str], corrected| Marked {
        checks: checks.to_vec(),
        notes: notes.iter().map(|&note| note.to_owned()).collect(),
        corrected,
        unattributed: false,
        sure: None,
    };
    for (marked, expected) in [
        (marked(&[Check::Disputed], &[], false), vec![first]),
        (marked(&[Check::Checked], &[], false), vec![]),
        (marked(&[Check::Checked, Check::Disputed], &[], false), vec![first]),
        (marked(&[], &["mayor"], false), vec![first]),
        (marked(&[], &["100%_"], false), vec![]),
        (marked(&[], &[], true), vec![second]),
        (marked(&[Check::Disputed], &[], true), vec![]),
    ] {
        let query = QuotationQuery { marked: marked.clone(), ..QuotationQuery::default() };
        let rows = library.quotations(&query, ALL).unwrap().rows;
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), expected, "{marked:?}");
        let query = Query { marked, ..Query::default() };
        let articles = library.find(&query, usize::MAX).unwrap();
        assert_eq!(articles.len(), usize::from(!expected.is_empty()));
    }
}

#[test]
fn one_of_many_is_undone_by_itself_and_redone_first() {
    let (mut library, id) = library();
    let [first, second] = [0, 1].map(|at| quotation(&library, id, at));
    check_one(&mut library, first, Check::Checked);
    check_one(&mut library, second, Check::Disputed);
    note(&mut library, second, "why?");
    let log = library.corrections(ALL).unwrap().rows;
    let deeds: Vec<CorrectionKind> = log.iter().map(|done| done.deed).collect();
    assert_eq!(deeds, [CorrectionKind::Note, CorrectionKind::Check, CorrectionKind::Check]);
    assert_eq!(log[2].words, "“It will open in May,”");
    assert_eq!(library.undo_one(log[2].id).unwrap().unwrap().words, log[2].words);
    assert_eq!(said_of(&library, id), ["open ", "disputed why?"]);
    assert_eq!(library.undo_one(log[2].id).unwrap(), None, "it is undone already");
    library.undo().unwrap();
    assert_eq!(said_of(&library, id), ["open ", "disputed "]);
    library.redo().unwrap();
    assert_eq!(said_of(&library, id), ["open ", "disputed why?"]);
    library.redo().unwrap();
    assert_eq!(said_of(&library, id), ["checked ", "disputed why?"]);
    assert_eq!(library.redo().unwrap(), None);
}

#[test]
fn what_is_no_quotation_is_not_checked() {
    let (mut library, _) = library();
    let quotation = QuotationId(99);
    let refused = library.correct(&Correction::Check { quotation, check: Check::Checked });
    assert!(matches!(refused, Err(LibraryError::Missing { what: "quotation", .. })));
}

#[test]
fn a_library_from_before_has_all_it_had_and_takes_them() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("old.db");
    let mut connection = Connection::open(&path).unwrap();
    migrations::migrate_to(&mut connection, &path, 12).unwrap();
    connection
        .execute_batch(
            "INSERT INTO article (origin, path, name, title) VALUES ('file', 'a', 'a', 'A');
             INSERT INTO article_text (article_id, text) VALUES (1, '“Yes,” she said.');
             INSERT INTO speaker (name, kind) VALUES ('Ann', 0), ('Bo', 0);
             INSERT INTO correction (deed, undone, made, speaker_id, name) VALUES
                 ('rename', 0, 7, 1, 'Ann Bo'), ('rename', 1, 8, 1, 'Ann Dee'),
                 ('rename', 1, 9, 1, 'Ann Eff');",
        )
        .unwrap();
    drop(connection);
    let mut library = Library::open(&path).unwrap();
    assert_eq!(library.corrections(ALL).unwrap().rows[0].made, 7);
    // What an earlier program undid is redone in its order.
    assert_eq!(library.redo().unwrap().unwrap().name.as_deref(), Some("Ann Dee"));
    assert_eq!(library.redo().unwrap().unwrap().name.as_deref(), Some("Ann Eff"));
}

#[test]
fn what_is_saved_of_a_damaged_library_are_they_too() {
    let directory = tempfile::tempdir().unwrap();
    let (path, to) = (directory.path().join("library.db"), directory.path().join("new.db"));
    let mut library = Library::open(&path).unwrap();
    let id = library.put(&story(TEXT, Origin::File("a".to_owned()))).unwrap().id();
    library.file(id, &found(TEXT, &SAID)).unwrap();
    let first = quotation(&library, id, 0);
    check_one(&mut library, first, Check::Disputed);
    note(&mut library, first, "ask");
    drop(library);
    salvage(&path, &to).unwrap();
    assert_eq!(check(&to).unwrap(), []);
    assert_eq!(said_of(&Library::open(&to).unwrap(), id), ["disputed ask", "open "]);
}
