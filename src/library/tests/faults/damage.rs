//! Tests damaged rows: what can be read of them, and what a check finds.

use std::path::PathBuf;

use proptest::collection::vec;
use proptest::prelude::*;
use rusqlite::types::Value;
use tempfile::TempDir;

use crate::article::Article;
use crate::article::Link;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::FaultKind;
use crate::library::Library;
use crate::library::OpenArticle;
use crate::library::QuotationId;
use crate::library::QuotationQuery;
use crate::library::Repair;
use crate::library::SavedSearch;
use crate::library::SourceKind;
use crate::library::SpeakerId;
use crate::library::check;
use crate::library::repair;
use crate::library::salvage;
use crate::library::tests::ALL;
use crate::library::tests::found;
use crate::library::tests::story;
use crate::quotes::Acts;
use crate::text::Span;

const TEXT: &str = "“It will open in May,” Vera Lindholm said. “Nein, danke schön,” said Tor Brekke. \
                    The harbour master expects more ships in summer, “and that is that,” he said.";
const SAID: [(&str, &str); 2] =
    [("“It will open in May,”", "Vera Lindholm"), ("“Nein, danke schön,”", "Tor Brekke")];

/// Puts rows into every table.
fn fill(library: &mut Library) -> ArticleId {
    let mut article = story(TEXT, Origin::File("a".to_owned()));
    let at = TEXT.find("harbour").unwrap();
    article.links =
        vec![Link { span: Span::new(at, at + 7), url: "https://example.org/".to_owned() }];
    let id = library.put(&article).unwrap().id();
    library.file(id, &found(TEXT, &SAID)).unwrap();
    let longer = format!("{TEXT} It is summer, and there are more ships than ever.");
    let longer = Article { links: article.links, ..story(&longer, article.origin) };
    library.put(&longer).unwrap();
    library.file(id, &found(TEXT, &SAID)).unwrap();
    library.set_position(id, 60).unwrap();
    library.set_starred(id, true).unwrap();
    let search = SavedSearch { name: "ships".to_owned(), query: "said:ships".to_owned() };
    library.add_search(&search).unwrap();
    library.add_source(SourceKind::Feed, "https://example.org/feed").unwrap();
    library.set_shown_acts(Acts::ALL).unwrap();
    library.note_feeds([(id, "https://example.org/feed")]).unwrap();
    library.correct(&Correction::Reject { quotation: QuotationId(2) }).unwrap();
    let name = "Vera the Great".to_owned();
    library.correct(&Correction::Rename { speaker: SpeakerId(1), name }).unwrap();
    id
}

pub(crate) fn shelf() -> (TempDir, PathBuf, Library) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    fill(&mut library);
    (directory, path, library)
}

/// Panics if any position of the article is not inside its text.
fn assert_fits(open: &OpenArticle) {
    let text = &open.article.text;
    let mut end = 0;
    for block in &open.article.blocks {
        assert!(!text[block.span].is_empty() && end <= block.span.start());
        end = block.span.end();
    }
    for link in &open.article.links {
        assert!(!text[link.span].is_empty());
    }
    for quotation in &open.quotations {
        assert!(!quotation.content.is_empty());
        assert!((0.0..=1.0).contains(&quotation.confidence));
        let spans = [&quotation.content, &quotation.cue, &quotation.source, &quotation.relay];
        for span in spans.into_iter().flatten() {
            assert!(!text[span].is_empty());
        }
        for step in &quotation.chain {
            let next = step.choice.and_then(|choice| choice.runner_up);
            let next = next.and_then(|next| next.mention);
            for mention in next.into_iter().chain([step.mention]) {
                assert!(text.get(mention.range()).is_some());
            }
        }
    }
    assert!(open.place.is_none_or(|place| text.is_char_boundary(place)));
}

/// Generates numbers that damaged positions can have.
fn number() -> impl Strategy<Value = i64> {
    prop_oneof![0..300_i64, Just(-1), Just(i64::MAX), Just(1 << 32), any::<i64>()]
}

const PLACES: [(&str, &str); 13] = [
    ("block", "start"),
    ("block", "end"),
    ("article_link", "start"),
    ("article_link", "end"),
    ("quotation_span", "start"),
    ("quotation_span", "end"),
    ("quotation_link", "start"),
    ("quotation_link", "end"),
    ("quotation", "confidence"),
    ("quotation", "speaker_confidence"),
    ("quotation", "act_confidence"),
    ("bookmark", "start"),
    ("quotation", "place"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_stands_in_rows_what_is_read_of_them_fits_the_text(
        harm in vec((0..PLACES.len(), 0..8_u32, number()), 1..5),
    ) {
        let mut library = Library::in_memory().unwrap();
        let id = fill(&mut library);
        let whole = library.article(id).unwrap();
        prop_assert_eq!(whole.left_out, 0);
        library.connection.pragma_update(None, "ignore_check_constraints", true).unwrap();
        for (place, row, value) in harm {
            let (table, column) = PLACES[place];
            let sql = format!(
                "UPDATE OR IGNORE {table} SET {column} = ?1
                 WHERE {column} = (SELECT {column} FROM {table} LIMIT 1 OFFSET ?2)"
            );
            library.connection.execute(&sql, [value, row.into()]).unwrap();
        }
        let open = library.article(id).unwrap();
        assert_fits(&open);
        let count = |open: &OpenArticle| (
            open.article.blocks.len() + open.article.links.len(),
            open.quotations.len(),
            open.quotations.iter().map(|row| row.source.iter().count() + row.chain.len()).sum::<usize>(),
        );
        prop_assert!(count(&open) >= count(&whole) || open.left_out > 0);
        // Lists, corrections and rebuilding read the same rows.
        library.quotations(&QuotationQuery::default(), ALL).ok();
        library.correct(&Correction::Reject { quotation: QuotationId(1) }).ok();
        library.manuscript(id).unwrap();
        library.rebuild().ok();
    }
}

#[test]
fn of_a_quotation_that_fits_in_part_nothing_is_shown() {
    let mut library = Library::in_memory().unwrap();
    let id = fill(&mut library);
    library
        .connection
        .execute_batch(
            "UPDATE quotation_span SET end = 2 WHERE role = 'content' AND quotation_id = 1",
        )
        .unwrap();
    let open = library.article(id).unwrap();
    assert_eq!((open.quotations.len(), open.left_out), (0, 1), "the second byte is inside a mark");
    let listed = library.quotations(&QuotationQuery::default(), ALL).unwrap();
    assert_eq!(listed.rows.iter().map(|row| row.words.as_str()).collect::<Vec<_>>(), [""]);
}

/// For everything that is shown: a change that only its seal can reveal.
const HARM: [(&str, FaultKind); 33] = [
    ("UPDATE article SET starred = 0", FaultKind::Row),
    ("UPDATE article SET path = 'b'", FaultKind::Row),
    ("UPDATE article SET model = 'polnear-0'", FaultKind::Row),
    ("UPDATE article SET title = 'Storz'", FaultKind::Article),
    ("UPDATE sighting SET seen = seen + 1", FaultKind::Row),
    ("UPDATE version SET text = replace(text, 'May', 'Mai')", FaultKind::Row),
    ("UPDATE version SET title = 'x'", FaultKind::Row),
    ("UPDATE quotation SET kind = 'mixed'", FaultKind::Row),
    ("UPDATE quotation SET rejected = 0, rule = 'x'", FaultKind::Row),
    ("UPDATE quotation SET speaker_confidence = 0.1", FaultKind::Row),
    ("UPDATE quotation SET act_confidence = 0.1", FaultKind::Row),
    ("UPDATE quotation SET found_act = 'topic' WHERE id = 1", FaultKind::Row),
    ("UPDATE view_setting SET value = 'said'", FaultKind::Row),
    ("UPDATE quotation_span SET end = end - 1 WHERE role = 'source'", FaultKind::Row),
    ("DELETE FROM quotation_span WHERE role = 'source'", FaultKind::Row),
    ("UPDATE speaker SET name = 'Vera the Small' WHERE id = 1", FaultKind::Row),
    ("UPDATE speaker SET into_id = 1 WHERE id = 2", FaultKind::Row),
    ("UPDATE speaker SET found_kind = 4 WHERE id = 1", FaultKind::Row),
    ("INSERT INTO alias VALUES (1, 'Tor')", FaultKind::Row),
    ("INSERT INTO role VALUES (1, 'mayor')", FaultKind::Row),
    ("UPDATE correction SET undone = 1 WHERE id = 2", FaultKind::Row),
    ("UPDATE correction SET former = 'x' WHERE id = 1", FaultKind::Row),
    ("UPDATE correction_span SET words = 'x'", FaultKind::Row),
    ("UPDATE bookmark SET words = 'x'", FaultKind::Row),
    ("UPDATE saved_search SET query = 'x'", FaultKind::Row),
    ("UPDATE source SET title = 'x'", FaultKind::Row),
    ("UPDATE source SET removed = 1", FaultKind::Row),
    ("UPDATE quotation SET checked = 'disputed' WHERE id = 1", FaultKind::Row),
    ("UPDATE quotation SET note = 'x' WHERE id = 1", FaultKind::Row),
    ("UPDATE quotation SET note_key = 'x' WHERE id = 1", FaultKind::Row),
    ("UPDATE article_feed SET address = 'x'", FaultKind::Row),
    ("UPDATE version_quotation SET speaker = 'x'", FaultKind::Row),
    ("INSERT INTO correction_article VALUES (1, 1)", FaultKind::Row),
];

#[test]
fn whatever_is_changed_past_the_program_is_noticed_and_the_repaired_library_is_sound() {
    for (harm, kind) in HARM {
        let (_directory, path, library) = shelf();
        assert!(library.connection.execute(harm, []).unwrap() > 0, "{harm}");
        drop(library);
        let faults = check(&path).unwrap();
        assert!(faults.iter().any(|fault| fault.kind == kind), "{harm}: {faults:?}");
        let Repair::Salvaged { salvaged, .. } = repair(&path).unwrap() else { panic!("{harm}") };
        assert_eq!(salvaged.altered.is_empty(), kind == FaultKind::Article, "{harm}: {salvaged:?}");
        assert_eq!(salvaged.articles, 1, "{harm}");
        assert_eq!(check(&path).unwrap(), [], "{harm}");
        let library = Library::open(&path).unwrap();
        assert_eq!(
            library.corrections(ALL).unwrap().total + usize::from(harm.contains("undone = 1")),
            2
        );
        assert_eq!(library.saved_searches().unwrap().len(), 1, "{harm}");
        let left = usize::from(!harm.contains("source SET removed"));
        assert_eq!(library.sources(ALL).unwrap().total, left, "{harm}");
    }
}

#[test]
fn a_description_of_the_schema_that_is_no_text_is_damage() {
    let (_directory, path, library) = shelf();
    library
        .connection
        .execute_batch(
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = CAST(CAST(sql || ' -- ' AS BLOB) || x'FF' AS TEXT)
                 WHERE name = 'voice_is_dated'",
        )
        .unwrap();
    drop(library);
    let faults = check(&path).unwrap();
    assert_eq!(faults.first().map(|fault| fault.kind), Some(FaultKind::File), "{faults:?}");
    repair(&path).unwrap();
    assert_eq!(check(&path).unwrap(), []);
}

#[test]
fn words_that_are_in_a_search_index_and_not_in_the_text_are_noticed() {
    for harm in [
        "INSERT OR REPLACE INTO article_index (rowid, title, text) VALUES (1, 'story', 'x')",
        "INSERT OR REPLACE INTO said_index (rowid, words) VALUES (1, 'x')",
        "UPDATE article_index_docsize SET sz = x'0101'",
    ] {
        let (_directory, path, library) = shelf();
        library.connection.execute(harm, []).unwrap();
        drop(library);
        let faults = check(&path).unwrap();
        assert!(!faults.is_empty(), "{harm}");
        assert!(faults.iter().all(|fault| fault.kind == FaultKind::Index), "{harm}: {faults:?}");
        assert_eq!(repair(&path).unwrap(), Repair::Rebuilt(faults));
        assert_eq!(check(&path).unwrap(), []);
    }
}

#[test]
fn quotations_that_were_altered_are_taken_out_for_the_engine_to_find_again() {
    let (_directory, path, library) = shelf();
    library
        .connection
        .execute("UPDATE quotation_span SET end = end - 4 WHERE role = 'content'", [])
        .unwrap();
    drop(library);
    repair(&path).unwrap();
    let mut library = Library::open(&path).unwrap();
    let open = library.article(ArticleId(1)).unwrap();
    assert!(open.quotations.is_empty() && !open.analysed);
    library.file(ArticleId(1), &found(TEXT, &SAID)).unwrap();
    // The user's corrections apply again.
    assert_eq!(library.article(ArticleId(1)).unwrap().quotations.len(), 1);
    drop(library);
    assert_eq!(check(&path).unwrap(), []);
}

#[cfg(unix)]
#[test]
fn a_number_that_a_flipped_bit_made_huge_costs_no_more_than_another() {
    for bit in [31, 62] {
        let (home, path, library) = shelf();
        library.connection.pragma_update(None, "foreign_keys", false).unwrap();
        let change = "UPDATE article_text SET article_id = article_id + (1 << ?1)";
        library.connection.execute(change, [bit]).unwrap();
        drop(library);
        assert!(!check(&path).unwrap().is_empty());
        let salvaged = salvage(&path, &home.path().join("new.db")).unwrap();
        assert!(salvaged.lost.len() < 3, "{:?}", salvaged.lost);
    }
}

#[test]
fn values_of_any_type_are_summed_up_apart() {
    let library = Library::in_memory().unwrap();
    library
        .connection
        .execute_batch("CREATE TEMP TABLE loose (id INTEGER PRIMARY KEY, a, b)")
        .unwrap();
    let values = [
        [Value::Null, Value::Integer(0)],
        [Value::Integer(0), Value::Null],
        [Value::Text("ab".into()), Value::Text("c".into())],
        [Value::Text("a".into()), Value::Text("bc".into())],
        [Value::Blob(b"a".to_vec()), Value::Text("bc".into())],
        [Value::Real(0.0), Value::Null],
    ];
    let mut sums: Vec<i64> = values
        .iter()
        .zip(1..)
        .map(|([a, b], id)| {
            library
                .connection
                .execute("INSERT INTO loose VALUES (?1, ?2, ?3)", rusqlite::params![id, a, b])
                .unwrap();
            crate::library::file::seal::sum_of(
                &library.connection,
                &["SELECT a, b FROM loose WHERE id = ?1"],
                id,
            )
            .unwrap()
        })
        .collect();
    sums.sort_unstable();
    sums.dedup();
    assert_eq!(sums.len(), values.len());
}
