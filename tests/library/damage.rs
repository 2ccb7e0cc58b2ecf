//! Damaged files are noticed, what can be read is saved, and nothing is thrown
//! away.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;

use pullquote::article::Article;
use pullquote::library::ArticleId;
use pullquote::library::FaultKind;
use pullquote::library::Library;
use pullquote::library::LibraryError;
use pullquote::library::Repair;
use pullquote::library::check;
use pullquote::library::repair;
use pullquote::library::salvage;
use tempfile::TempDir;

use crate::story;
use crate::story::Chance;

const ARTICLES: usize = 120;

/// A sound library's bytes, made once.
fn sound() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        story::library_bytes(ARTICLES, |library| library.set_starred(ArticleId(5), true))
    })
}

/// A library of those bytes.
fn shelf(bytes: &[u8]) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    fs::write(&path, bytes).unwrap();
    (directory, path)
}

fn articles(path: &Path) -> BTreeMap<ArticleId, Article> {
    let all = story::all(&Library::open(path).unwrap());
    all.into_iter().map(|open| (open.id, open.article)).collect()
}

/// Repairs a damaged library: how many articles have the text they had.
fn saved(path: &Path) -> usize {
    let before = fs::read(path).unwrap();
    let Repair::Salvaged { salvaged, aside, faults } = repair(path).unwrap() else {
        panic!("it cannot be rebuilt in place")
    };
    assert!(!faults.is_empty());
    assert!(fs::read(aside).unwrap() == before, "the damaged file is kept as it was");
    assert_eq!(check(path).unwrap(), []);
    let there = articles(path);
    assert_eq!(there.len(), salvaged.articles);
    assert!(there.len() + salvaged.lost.len() <= ARTICLES, "{salvaged:?}");
    let is_same = |id: &ArticleId, article: &Article| {
        usize::try_from(id.0 - 1).is_ok_and(|number| *article == story::article(number))
    };
    for (id, article) in &there {
        assert!(is_same(id, article) || salvaged.changed.contains(id), "{id:?} is another");
    }
    // A description may be lost where the text is not.
    let has_text = |(id, article): &(&ArticleId, &Article)| {
        usize::try_from(id.0 - 1).is_ok_and(|number| article.text == story::article(number).text)
    };
    there.iter().filter(has_text).count()
}

#[test]
fn a_truncated_library_is_noticed_and_what_is_left_is_saved() {
    for tenths in [9, 7, 5] {
        let bytes = sound();
        let (_directory, path) = shelf(&bytes[..bytes.len() / 10 * tenths]);
        let faults = check(&path).unwrap();
        assert!(faults.iter().any(|fault| fault.kind == FaultKind::File), "{faults:?}");
        let saved = saved(&path);
        assert!(saved > 0 && saved <= ARTICLES, "{saved} of {ARTICLES} at {tenths} tenths");
    }
}

#[test]
fn a_page_of_rubbish_is_noticed_and_the_rest_is_saved() {
    let page = usize::from(u16::from_be_bytes([sound()[16], sound()[17]]));
    let mut chance = Chance(11);
    for _ in 0..6 {
        let mut bytes = sound().to_vec();
        // The first page is the table of contents: without it there is nothing.
        let at = (1 + chance.below(bytes.len() / page - 1)) * page;
        for byte in &mut bytes[at..at + page] {
            *byte = chance.below(256) as u8;
        }
        let (_directory, path) = shelf(&bytes);
        let faults = check(&path).unwrap();
        assert!(!faults.is_empty(), "page {}", at / page);
        match repair(&path).unwrap() {
            Repair::Sound => panic!("faults were found: {faults:?}"),
            Repair::Rebuilt(_) => assert_eq!(articles(&path).len(), ARTICLES),
            Repair::Salvaged { salvaged, .. } => {
                assert!(salvaged.articles > ARTICLES / 2, "page {}: {salvaged:?}", at / page);
            }
        }
        assert_eq!(check(&path).unwrap(), []);
    }
}

/// Whole pages where others should be: nothing in them looks wrong, and they can lead in circles.
#[test]
fn pages_in_the_place_of_others_are_noticed_and_the_rest_is_saved() {
    let page = usize::from(u16::from_be_bytes([sound()[16], sound()[17]]));
    let whole = articles(&shelf(sound()).1);
    let (mut chance, mut kept) = (Chance(29), Vec::new());
    for _ in 0..24 {
        let mut bytes = sound().to_vec();
        let pages = bytes.len() / page;
        let [from, to] = [0, 1].map(|_| (1 + chance.below(pages - 1)) * page);
        bytes.copy_within(from..from + page, to);
        let (_directory, path) = shelf(&bytes);
        if check(&path).unwrap().is_empty() {
            // A page of an empty table on that of another.
            assert_eq!(articles(&path), whole, "page {} on page {}", from / page, to / page);
            continue;
        }
        repair(&path).unwrap();
        assert_eq!(check(&path).unwrap(), []);
        let is_same = |(id, article): &(&ArticleId, &Article)| {
            whole.get(id).is_some_and(|whole| whole.text == article.text)
        };
        kept.push(articles(&path).iter().filter(is_same).count());
    }
    kept.sort_unstable();
    assert!(kept.len() > 12, "{kept:?} were noticed");
    assert!(kept[kept.len() / 4] >= ARTICLES - 2, "{kept:?}");
}

#[test]
fn a_library_without_its_beginning_is_saved_all_the_same() {
    let page = usize::from(u16::from_be_bytes([sound()[16], sound()[17]]));
    for (from, to) in [(0, 100), (0, page), (100, page), (16, 24)] {
        for with in [0, 0xa5] {
            let mut bytes = sound().to_vec();
            bytes[from..to].fill(with);
            let (directory, path) = shelf(&bytes);
            assert_eq!(saved(&path), ARTICLES, "{with} from {from} to {to}");
            let left = fs::read_dir(directory.path()).unwrap().count();
            assert_eq!(left, 2, "the library and the damaged one, and no copy");
        }
    }
}

#[test]
fn what_is_there_is_not_written_over() {
    let (directory, path) = shelf(sound());
    let other = directory.path().join("other.db");
    fs::write(&other, "precious").unwrap();
    let refused = salvage(&path, &other).unwrap_err();
    assert!(matches!(refused, LibraryError::Exists { .. }), "{refused}");
    assert_eq!(fs::read_to_string(&other).unwrap(), "precious");
    let refused = salvage(&path, &path).unwrap_err();
    assert!(matches!(refused, LibraryError::Exists { .. }), "{refused}");
    assert!(fs::read(&path).unwrap() == sound());
}

#[test]
fn a_flipped_bit_is_noticed_or_changes_no_article() {
    let mut chance = Chance(5);
    let whole = articles(&shelf(sound()).1);
    let mut kept = Vec::new();
    for _ in 0..60 {
        let mut bytes = sound().to_vec();
        let at = 100 + chance.below(bytes.len() - 100);
        bytes[at] ^= 1 << chance.below(8);
        let (_directory, path) = shelf(&bytes);
        if check(&path).unwrap().is_empty() {
            assert_eq!(articles(&path), whole, "byte {at}");
            continue;
        }
        repair(&path).unwrap();
        assert_eq!(check(&path).unwrap(), [], "byte {at}");
        let there = articles(&path);
        let is_same = |(id, article): &(&ArticleId, &Article)| {
            whole.get(id).is_some_and(|whole| whole.text == article.text)
        };
        kept.push(there.iter().filter(is_same).count());
    }
    kept.sort_unstable();
    assert!(kept.len() > 20, "{kept:?} were noticed");
    // All but one or two texts, unless the bit is in the root of a table.
    assert!(kept[kept.len() / 5] >= ARTICLES - 2, "{kept:?}");
}

#[test]
fn what_is_no_library_is_not_repaired() {
    let (_directory, path) = shelf(&b"Once upon a time. ".repeat(1000));
    let beside = path.with_file_name("saved.db");
    for refused in [
        check(&path).unwrap_err(),
        repair(&path).unwrap_err(),
        salvage(&path, &beside).unwrap_err(),
        Library::open(&path).unwrap_err(),
        Library::open_reader(&path).unwrap_err(),
    ] {
        assert!(matches!(refused, LibraryError::NoLibrary { .. }), "{refused}");
    }
    assert!(fs::read(&path).unwrap() == b"Once upon a time. ".repeat(1000));
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing was left behind");
}

#[test]
fn a_library_of_which_nothing_is_left_is_lost_and_not_taken_for_another_file() {
    let mut rubbish = [&b"SQLite format 3\0"[..], &b"Once upon a time. ".repeat(1000)].concat();
    // Or it would be refused as one of another program, by what stands where its mark is.
    rubbish[60..72].fill(0);
    for bytes in [rubbish, vec![0; 3 * 4096]] {
        let (_directory, path) = shelf(&bytes);
        assert!(!check(&path).is_ok_and(|faults| faults.is_empty()));
        let refused = repair(&path).unwrap_err();
        assert!(matches!(refused, LibraryError::Lost { .. }), "{refused}");
        assert!(fs::read(&path).unwrap() == bytes);
        let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "nothing was left behind");
    }
}

#[test]
fn a_sound_library_is_left_as_it_is() {
    let (_directory, path) = shelf(sound());
    assert_eq!(repair(&path).unwrap(), Repair::Sound);
    assert!(fs::read(&path).unwrap() == sound());
}

/// A file system of so many bytes, unmounted at the end.
struct SmallDisk(TempDir);

impl Drop for SmallDisk {
    fn drop(&mut self) {
        std::process::Command::new("umount").arg("-l").arg(self.0.path()).status().ok();
    }
}

#[test]
#[ignore = "mounts a file system, as root"]
fn a_full_disk_is_an_error_and_the_library_stays_sound() {
    let disk = SmallDisk(tempfile::tempdir().unwrap());
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
        .arg(disk.0.path())
        .status()
        .unwrap();
    assert!(mounted.success());
    let path = disk.0.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    let mut put = 0;
    let full = loop {
        let articles: Vec<Article> = (put..put + 20).map(story::article).collect();
        match library.put_all(&articles) {
            Ok(done) => put += done.len(),
            Err(error) => break error,
        }
    };
    assert!(matches!(full, LibraryError::Full(_)), "{full:?}");
    assert!(put > 0);
    assert_eq!(story::all(&library).len(), put);
    drop(library);
    assert_eq!(check(&path).unwrap(), []);
}
