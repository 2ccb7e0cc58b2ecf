//! Tests that a quotation has the words that the user gives it, and that several are corrected
//! together.

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Check;
use crate::library::Correction;
use crate::library::CorrectionKind;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Whom;
use crate::library::check;
use crate::library::corrections::journal_row;
use crate::library::file::migrations;
use crate::library::tests::ALL;
use crate::library::tests::corrections::library_of;
use crate::library::tests::corrections::named;
use crate::library::tests::corrections::quotation;
use crate::library::tests::corrections::spans_of;
use crate::library::tests::found;
use crate::library::tests::quoted;
use crate::library::tests::story;
use crate::quotes::Act;
use crate::quotes::Kind;
use crate::text::Span;
use crate::text::Spans;
use rusqlite::Connection;
use rusqlite::StatementStatus;

const TEXT: &str = "He expects more ships in summer, Vera Lindholm said on Monday. \
                    “No comment,” said Tor Brekke. Nobody else came, Vera Lindholm said.";
const SAID: [(&str, &str); 3] = [
    ("He expects more ships", "Vera Lindholm"),
    ("“No comment,”", "Tor Brekke"),
    ("Nobody else came", "Vera Lindholm"),
];

fn library() -> (Library, ArticleId) {
    library_of(TEXT, &SAID)
}

fn spans(words: &[&str]) -> Spans {
    spans_of(TEXT, words)
}

fn delimit(library: &mut Library, id: ArticleId, at: usize, words: &[&str]) {
    let quotation = quotation(library, id, at);
    library.correct(&Correction::Delimit { quotation, content: spans(words) }).unwrap();
}

const LONGER: &str = "He expects more ships in summer";

#[test]
fn a_quotation_has_the_words_that_it_is_given_until_that_is_undone() {
    let (mut library, id) = library();
    let before = library.article(id).unwrap().quotations;
    delimit(&mut library, id, 0, &[LONGER]);
    let after = library.article(id).unwrap().quotations;
    assert_eq!(after.len(), 3);
    assert_eq!(after[0].content, spans(&[LONGER]));
    assert_eq!((after[0].speaker, &after[0].chain), (before[0].speaker, &before[0].chain));
    assert_eq!((&after[0].rule, after[0].confidence), (&before[0].rule, before[0].confidence));
    assert!(after[0].corrected);
    assert_eq!(
        library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows[0].quotations,
        3
    );
    let undone = library.undo().unwrap().unwrap();
    assert_eq!(undone.deed, CorrectionKind::Delimit);
    assert_eq!((undone.words.as_str(), undone.name.as_deref()), (SAID[0].0, Some(LONGER)));
    let undone: Vec<Spans> =
        library.article(id).unwrap().quotations.into_iter().map(|row| row.content).collect();
    let before: Vec<Spans> = before.into_iter().map(|row| row.content).collect();
    assert_eq!(undone, before);
    library.redo().unwrap();
    assert_eq!(quoted(&library, id)[0], format!("{LONGER}: Vera Lindholm*"));
}

#[test]
fn what_else_the_user_said_of_it_stays_whichever_came_first() {
    let (mut library, id) = library();
    let first = quotation(&library, id, 0);
    library.correct(&Correction::Check { quotation: first, check: Check::Disputed }).unwrap();
    library.correct(&Correction::Act { quotation: first, act: Act::Thought }).unwrap();
    delimit(&mut library, id, 0, &[LONGER]);
    delimit(&mut library, id, 0, &["expects more ships in summer"]);
    let again = quotation(&library, id, 0);
    library.correct(&Correction::Note { quotation: again, note: "ask".to_owned() }).unwrap();
    library.correct(&Correction::Attribute { quotation: again, to: named("Ines Roth") }).unwrap();
    let row = library.article(id).unwrap().quotations[0].clone();
    assert_eq!(row.content, spans(&["expects more ships in summer"]));
    assert_eq!(
        (row.check, row.act, row.note.as_deref()),
        (Check::Disputed, Act::Thought, Some("ask"))
    );
    assert_eq!(quoted(&library, id)[0], "expects more ships in summer: Ines Roth*");
    let log = library.corrections(ALL).unwrap().rows;
    // What came after is about what is left, where one in the middle is undone.
    library.undo_one(log[3].id).unwrap();
    library.undo_one(log[2].id).unwrap();
    assert_eq!(quoted(&library, id)[0], format!("{}: Ines Roth*", SAID[0].0));
}

#[test]
fn the_words_are_found_again_after_another_analysis_and_in_another_text() {
    let (mut library, id) = library();
    delimit(&mut library, id, 0, &["expects more", "in summer"]);
    let other = [("expects more ships in summer", "Tor Brekke"), SAID[1]];
    library.file(id, &found(TEXT, &other)).unwrap();
    assert_eq!(quoted(&library, id)[0], "expects more … in summer: Tor Brekke*");
    library.file(id, &found(TEXT, &SAID[1..])).unwrap();
    assert_eq!(quoted(&library, id).len(), 2);
    assert_eq!(library.adrift(ALL).unwrap().total, 1, "kept for when it is found again");
    let text = format!("It rained in summer, and more rain is expected. {TEXT}");
    library.put(&story(&text, Origin::File("a".to_owned()))).unwrap();
    library.file(id, &found(&text, &SAID)).unwrap();
    assert_eq!(quoted(&library, id)[0], "expects more … in summer: Vera Lindholm*");
}

#[test]
fn of_words_that_stand_elsewhere_too_those_in_its_place_are_meant() {
    // At either end of a text nothing stands on one side, as where nothing is known of it.
    let text = "We will not pay. “We will not pay a cent,” said Ann Lee. The end is near, \
                and the end is far, said Bo Ray. The end";
    let said = [
        ("“We will not pay a cent,”", "Ann Lee"),
        ("The end is near, and the end is far", "Bo Ray"),
    ];
    for (at, words) in [(0, "“We will not pay"), (1, "The end")] {
        let mut library = Library::in_memory().unwrap();
        let id = library.put(&story(text, Origin::File("a".to_owned()))).unwrap().id();
        library.file(id, &found(text, &said)).unwrap();
        let content = library.article(id).unwrap().quotations[at].content.clone();
        let start_now = content.hull().unwrap().start();
        assert_eq!(&text[start_now..start_now + words.len()], words);
        let shorter: Spans = Span::new(start_now, start_now + words.len()).into();
        let quotation = quotation(&library, id, at);
        library.correct(&Correction::Delimit { quotation, content: shorter.clone() }).unwrap();
        assert_eq!(library.article(id).unwrap().quotations[at].content, shorter);
    }
}

#[test]
fn its_words_are_searched_as_they_are_now() {
    let (mut library, id) = library();
    delimit(&mut library, id, 0, &[LONGER]);
    let said = |library: &Library, words: &str| {
        let sql = "SELECT count(*) FROM said_index WHERE said_index MATCH ?1";
        library.connection.query_row(sql, [words], |row| row.get::<_, usize>(0)).unwrap()
    };
    assert_eq!((said(&library, "summer"), said(&library, "ships")), (1, 1));
    library.undo().unwrap();
    assert_eq!((said(&library, "summer"), said(&library, "ships")), (0, 1));
}

#[test]
fn no_quotation_is_without_words() {
    let (mut library, id) = library();
    let quotation = quotation(&library, id, 0);
    for content in [Spans::NONE, spans(&[", "])] {
        let refused = library.correct(&Correction::Delimit { quotation, content });
        assert!(matches!(refused, Err(LibraryError::NoWords)), "{refused:?}");
    }
    assert_eq!(library.corrections(ALL).unwrap().total, 0);
}

#[test]
fn what_was_corrected_together_is_one_entry_and_undone_and_redone_together() {
    let (mut library, id) = library();
    let quotations = vec![quotation(&library, id, 0), quotation(&library, id, 2)];
    let all = Correction::AttributeAll { quotations, to: named("Ines Roth") };
    let done = library.correct(&all).unwrap();
    assert_eq!((done.deed, done.together), (CorrectionKind::Attribute, 2));
    let third = quotation(&library, id, 1);
    library.correct(&Correction::Reject { quotation: third }).unwrap();
    let given = format!("{}: Ines Roth*", SAID[0].0);
    assert_eq!(quoted(&library, id), [given, format!("{}: Ines Roth*", SAID[2].0)]);
    let log = library.corrections(ALL).unwrap();
    assert_eq!((log.total, log.rows.len(), log.rows[1].id), (2, 2, done.id));
    assert_eq!(library.undo_one(done.id).unwrap().unwrap().together, 2);
    assert!(quoted(&library, id).iter().all(|line| !line.contains("Ines")));
    assert_eq!(library.redo().unwrap(), Some(done.clone()));
    assert_eq!(quoted(&library, id).iter().filter(|line| line.contains("Ines")).count(), 2);
    assert_eq!(library.undo().unwrap().unwrap().deed, CorrectionKind::Reject);
    assert_eq!(library.undo().unwrap(), Some(done));
    assert_eq!(library.undo().unwrap(), None);
}

#[test]
fn part_of_a_direct_quotation_is_direct_and_more_than_it_is_judged_anew() {
    let (mut library, id) = library();
    for (words, kind) in [("“No", Kind::Direct), ("“No comment,” said", Kind::Mixed)] {
        delimit(&mut library, id, 1, &[words]);
        let row = library.article(id).unwrap().quotations[1].clone();
        assert_eq!((row.content, row.kind), (spans(&[words]), kind));
        library.undo().unwrap();
    }
}

#[test]
fn words_without_white_space_between_them_are_parted_too() {
    let text = "“我们不会付钱，”王先生说。";
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(text, Origin::File("a".to_owned()))).unwrap().id();
    library.file(id, &found(text, &[("“我们不会付钱，”", "王先生")])).unwrap();
    let content: Spans = Span::new(0, "“我们不会".len()).into();
    let quotation = quotation(&library, id, 0);
    library.correct(&Correction::Delimit { quotation, content }).unwrap();
    assert_eq!(quoted(&library, id), ["“我们不会: 王先生*"]);
    let text = format!("今天。{text}");
    library.put(&story(&text, Origin::File("a".to_owned()))).unwrap();
    // This time it is found without its first mark.
    library.file(id, &found(&text, &[("我们不会付钱，”", "王先生")])).unwrap();
    assert_eq!(quoted(&library, id), ["“我们不会: 王先生*"]);
}

#[test]
fn what_was_said_of_few_of_many_words_is_about_all_when_they_are_all_there_again() {
    const LONG: &str = "He expects more ships in summer, Vera Lindholm said on Monday";
    let check = Check::Checked;
    for (first, second) in [(LONG, "He expects"), ("He expects", LONG)] {
        let mut library = Library::in_memory().unwrap();
        let id = library.put(&story(TEXT, Origin::File("a".to_owned()))).unwrap().id();
        library.file(id, &found(TEXT, &[(first, "Vera Lindholm"), SAID[1]])).unwrap();
        let delimiting = Correction::Delimit {
            quotation: quotation(&library, id, 0),
            content: spans(&[second]),
        };
        let delimiting = library.correct(&delimiting).unwrap().id;
        let now = quotation(&library, id, 0);
        library.correct(&Correction::Check { quotation: now, check }).unwrap();
        library.correct(&Correction::Note { quotation: now, note: "ask".to_owned() }).unwrap();
        library.undo_one(delimiting).unwrap();
        assert_eq!(library.adrift(ALL).unwrap().total, 0);
        let rows = library.article(id).unwrap().quotations;
        assert_eq!(rows[0].content, spans(&[first]));
        assert_eq!((rows[0].check, rows[0].note.as_deref()), (check, Some("ask")));
        assert_eq!((rows[1].check, rows[1].note.as_deref()), (Check::default(), None));
    }
}

#[test]
fn of_what_was_corrected_together_it_shows_if_any_is_adrift() {
    let (mut library, id) = library();
    let quotations = vec![quotation(&library, id, 0), quotation(&library, id, 2)];
    library.correct(&Correction::AttributeAll { quotations, to: named("Ines Roth") }).unwrap();
    let adrift = |library: &Library| {
        let log = library.corrections(ALL).unwrap().rows;
        log.iter().map(|row| row.adrift).collect::<Vec<_>>()
    };
    assert_eq!(adrift(&library), [false]);
    // The first is still there, the last is not.
    let shorter = TEXT.split_once(" Nobody else").unwrap().0;
    library.put(&story(shorter, Origin::File("a".to_owned()))).unwrap();
    library.file(id, &found(shorter, &SAID[..2])).unwrap();
    assert_eq!(quoted(&library, id)[0], format!("{}: Ines Roth*", SAID[0].0));
    assert_eq!(adrift(&library), [true]);
    assert!(library.undo().unwrap().unwrap().adrift);
}

#[test]
fn however_many_are_corrected_together_their_text_is_read_once() {
    let (mut library, id) = library();
    let quotations = vec![0, 1, 2].into_iter().map(|at| quotation(&library, id, at)).collect();
    let times_read = |library: &Library| {
        let select = library.connection.prepare_cached(journal_row::TEXT_OF).unwrap();
        select.get_status(StatementStatus::Run)
    };
    let before = times_read(&library);
    library.correct(&Correction::AttributeAll { quotations, to: named("Ines Roth") }).unwrap();
    assert_eq!(times_read(&library) - before, 1);
    assert!(quoted(&library, id).iter().all(|line| line.ends_with("Ines Roth*")));
}

#[test]
fn a_library_with_them_is_whole() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    let id = library.put(&story(TEXT, Origin::File("a".to_owned()))).unwrap().id();
    library.file(id, &found(TEXT, &SAID)).unwrap();
    delimit(&mut library, id, 0, &[LONGER]);
    let quotations = vec![quotation(&library, id, 0), quotation(&library, id, 2)];
    library.correct(&Correction::AttributeAll { quotations, to: Whom::Nobody }).unwrap();
    let before = quoted(&library, id);
    drop(library);
    assert_eq!(check(&path).unwrap(), []);
    let to = directory.path().join("saved.db");
    crate::library::salvage(&path, &to).unwrap();
    assert_eq!(check(&to).unwrap(), []);
    assert_eq!(quoted(&Library::open(&to).unwrap(), id), before);
}

#[test]
fn a_library_from_before_keeps_its_journal_sealed() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("old.db");
    let mut connection = Connection::open(&path).unwrap();
    migrations::migrate_to(&mut connection, &path, 15).unwrap();
    connection
        .execute_batch(
            "INSERT INTO speaker (name, kind) VALUES ('Ann', 0);
             INSERT INTO correction (deed, made, speaker_id, name) VALUES ('rename', 7, 1, 'Bo');",
        )
        .unwrap();
    drop(connection);
    let library = Library::open(&path).unwrap();
    let log = library.corrections(ALL).unwrap().rows;
    assert_eq!((log[0].made, log[0].together), (7, 1));
    let broken = crate::library::file::seal::CORRECTION.broken(&library.connection, 9).unwrap();
    assert_eq!(broken, []);
}
