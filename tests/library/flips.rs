//! Whatever a flipped bit changes of what the program shows, a check notices.

use std::fs;
use std::panic;
use std::path::Path;
use std::sync::OnceLock;

use pullquote::library::ArticleId;
use pullquote::library::Correction;
use pullquote::library::Filter;
use pullquote::library::IndexedOrder;
use pullquote::library::Library;
use pullquote::library::LibraryError;
use pullquote::library::Query;
use pullquote::library::QuotationId;
use pullquote::library::QuotationQuery;
use pullquote::library::SavedSearch;
use pullquote::library::Scope;
use pullquote::library::SourceKind;
use pullquote::library::SpeakerId;
use pullquote::library::Visit;
use pullquote::library::Whom;
use pullquote::library::check;
use pullquote::quotes::Act;
use pullquote::quotes::Acts;
use pullquote::quotes::SpeakerType;

use crate::story;
use crate::story::ALL;
use crate::story::Chance;

const ARTICLES: usize = 24;

/// The bytes of a library with rows in every table, made once.
fn rich() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| story::library_bytes(ARTICLES, fill))
}

/// Does all that a reader can do to a library.
fn fill(library: &mut Library) -> Result<(), LibraryError> {
    for number in 1..8 {
        library.set_starred(ArticleId(number), number % 2 == 0)?;
        library.set_position(ArticleId(number), 300)?;
        let name = format!("harbour {number}");
        library.add_search(&SavedSearch { name, query: "said:ferry -is:starred".to_owned() })?;
        let address = format!("https://example.org/feed/{number}");
        let source = library.add_source(SourceKind::Feed, &address)?;
        let visit = Visit { etag: Some(format!("\"{number}\"")), ..Visit::default() };
        library.note_visit(source, Some("The Daily"), &visit)?;
    }
    let mut changed = story::article(3);
    changed.text = format!("{}\n\nCorrected on Friday.", changed.text.as_str()).into();
    library.put(&changed)?;
    library.file(ArticleId(4), &story::analysis(3))?;
    let named = |name: &str| Whom::Named { name: name.to_owned(), kind: SpeakerType::Person };
    for correction in [
        Correction::Attribute { quotation: QuotationId(6), to: named("Ines Roth") },
        Correction::Act { quotation: QuotationId(6), act: Act::Topic },
        Correction::Reject { quotation: QuotationId(7) },
        Correction::Merge { speaker: SpeakerId(2), into: SpeakerId(3) },
        Correction::Rename { speaker: SpeakerId(4), name: "Tor the Fourth".to_owned() },
        Correction::Identify { speaker: SpeakerId(4), wikidata: Some("Q42".to_owned()) },
        Correction::Split { speaker: SpeakerId(5), alias: "Brekke".to_owned() },
    ] {
        library.correct(&correction)?;
    }
    library.undo()?;
    library.set_shown_acts(Acts::ALL)?;
    Ok(())
}

/// All that the program shows of a library, in words; an error is something to see, too.
fn shown(path: &Path) -> Vec<String> {
    let library = match Library::open_reader(path) {
        Ok(library) => library,
        Err(error) => return vec![error.to_string()],
    };
    let articles = |order| library.articles(&Filter::default(), order, ALL);
    let mut shown = vec![
        format!("{:?}", articles(IndexedOrder::Newest)),
        format!("{:?}", library.speakers(Scope::Library, ALL)),
        format!("{:?}", library.names()),
        format!("{:?}", library.outlets()),
        format!("{:?}", library.quotations(&QuotationQuery::default(), ALL)),
        format!("{:?}", library.corrections(ALL)),
        format!("{:?}", library.adrift(ALL)),
        format!("{:?}", library.sources(ALL)),
        format!("{:?}", library.saved_searches()),
        format!("{:?}", library.shown_acts()),
        format!("{:?}", library.outdated("polnear-1", ALL)),
    ];
    for words in ["ferry", "harbour bri", "count", "co", "ships", "corrected friday"] {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        let query = Query { words: words.clone(), ..Query::default() };
        shown.push(format!("{:?}", library.search(&query, ALL)));
        let query = QuotationQuery { words, ..QuotationQuery::default() };
        shown.push(format!("{:?}", library.quotations(&query, ALL)));
    }
    for speaker in 1..12 {
        shown.push(format!("{:?}", library.profile(SpeakerId(speaker))));
    }
    let listed = articles(IndexedOrder::Intake);
    shown.push(format!("{listed:?}"));
    for row in listed.map(|listed| listed.rows).unwrap_or_default() {
        shown.push(format!("{:?}", library.article(row.id)));
        shown.push(format!("{:?}", library.versions(row.id)));
        shown.push(format!("{:?}", library.earlier_text(row.id, 1)));
        shown.push(format!("{:?}", library.places(row.id)));
    }
    shown
}

/// Flips so many bits, each in a library of its own: how many changed what is shown.
fn flip(times: usize, seed: u64) -> usize {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    let look = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let shown = panic::catch_unwind(|| shown(&path));
        // As it was: looking may have mended or moved something.
        fs::remove_file(path.with_file_name("library.db-wal")).ok();
        fs::remove_file(path.with_file_name("library.db-shm")).ok();
        fs::write(&path, bytes).unwrap();
        shown
    };
    let whole = look(rich()).unwrap();
    let mut chance = Chance(seed);
    let mut changes = 0;
    for _ in 0..times {
        let mut bytes = rich().to_vec();
        let at = chance.below(bytes.len());
        let bit = chance.below(8);
        bytes[at] ^= 1 << bit;
        let shown = look(&bytes).unwrap_or_else(|_| panic!("bit {bit} of byte {at}"));
        if shown == whole {
            continue;
        }
        changes += 1;
        let is_noticed = !check(&path).is_ok_and(|faults| faults.is_empty());
        let other = shown.iter().zip(&whole).find(|(now, before)| now != before);
        assert!(is_noticed, "bit {bit} of byte {at}: {other:#?}");
    }
    changes
}

#[test]
fn what_a_flipped_bit_changes_is_noticed() {
    let changes = flip(60, 17);
    // Which bits are met depends on the hour that the library holds; some ten change anything.
    assert!(changes > 0, "none of 60 changed anything");
}

#[test]
#[ignore = "takes minutes"]
fn what_three_thousand_flipped_bits_change_is_noticed() {
    let changes = flip(3000, 5);
    assert!(changes > 300, "{changes} of 3000 changed anything");
}
