//! A program that is killed while it imports loses nothing that it reported.

use std::collections::BTreeMap;
use std::env;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use pullquote::library::ArticleRow;
use pullquote::library::Check;
use pullquote::library::Correction;
use pullquote::library::Filter;
use pullquote::library::IndexedOrder;
use pullquote::library::Library;
use pullquote::library::check;

use crate::story;
use crate::story::Chance;

/// Where the child finds the path of its library.
const LIBRARY: &str = "PULLQUOTE_TEST_LIBRARY";
const BATCH: usize = 4;

/// What the killed program does: it imports without end and says of each
/// number what was done with it, after it was done.
#[test]
#[ignore = "the program that the other tests kill"]
fn importer() {
    let Ok(path) = env::var(LIBRARY) else { return };
    let mut library = Library::open(Path::new(&path)).unwrap();
    let first =
        library.articles(&Filter::default(), IndexedOrder::Intake, story::ALL).unwrap().total;
    let mut out = std::io::stdout();
    for number in (first..).step_by(BATCH) {
        let numbers = number..number + BATCH;
        let articles: Vec<_> = numbers.clone().map(story::article).collect();
        let put = library.put_all(&articles).unwrap();
        writeln!(out, "\nput {number}").unwrap();
        let said: Vec<_> = numbers.map(story::analysis).collect();
        library.file_all(put.iter().map(|put| put.id()).zip(&said)).unwrap();
        writeln!(out, "\nfiled {number}").unwrap();
        library.set_starred(put[0].id(), true).unwrap();
        writeln!(out, "\nstarred {number}").unwrap();
        let quotation = library.article(put[0].id()).unwrap().quotations[0].id;
        library.correct(&Correction::Check { quotation, check: Check::Disputed }).unwrap();
        writeln!(out, "\nchecked {number}").unwrap();
        out.flush().unwrap();
    }
}

fn start(path: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "crash::importer", "--ignored", "--nocapture"])
        .env(LIBRARY, path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Kills an importer after so long; what it had reported.
fn kill_after(path: &Path, wait: Duration) -> Vec<(String, usize)> {
    let mut child = start(path);
    let out = BufReader::new(child.stdout.take().unwrap());
    let reader = thread::spawn(move || {
        let lines = out.lines().map_while(Result::ok);
        let reports = lines.filter_map(|line| {
            let (deed, number) = line.split_once(' ')?;
            let known = ["put", "filed", "starred", "checked"].contains(&deed);
            Some((deed.to_owned(), number.parse().ok()?)).filter(|_| known)
        });
        reports.collect()
    });
    thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

fn assert_kept(path: &Path, reports: &[(String, usize)]) {
    let faults = check(path).unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    let library = Library::open(path).unwrap();
    let rows = library.articles(&Filter::default(), IndexedOrder::Intake, story::ALL).unwrap().rows;
    let rows: BTreeMap<&str, &ArticleRow> =
        rows.iter().map(|row| (row.title.as_str(), row)).collect();
    for (deed, number) in reports {
        for number in *number..number + BATCH {
            let title = format!("Story {number}");
            let Some(row) = rows.get(title.as_str()) else { panic!("{title} was put and is lost") };
            let is_filed = deed == "put" || (row.analysed && row.quotations == 1);
            assert!(is_filed, "{title} was filed and is not");
        }
        let first = rows[format!("Story {number}").as_str()];
        assert!(deed != "starred" || first.starred, "{}", first.title);
        let is_disputed = || library.article(first.id).unwrap().quotations[0].check;
        assert!(deed != "checked" || is_disputed() == Check::Disputed, "{}", first.title);
    }
    assert_eq!(rows.len() % BATCH, 0, "a batch is in the library whole or not at all");
}

/// Kills so many importers, one after the other on one library, a few of them
/// while a library is being made; returns how many had reported something.
fn kill(times: usize, seed: u64) -> usize {
    let directory = tempfile::tempdir().unwrap();
    let mut chance = Chance(seed);
    let mut busy = 0;
    let mut reports = Vec::new();
    for time in 0..times {
        if time % 5 == 0 {
            let fresh = directory.path().join(format!("{time}.db"));
            let made = kill_after(&fresh, Duration::from_millis(chance.below(40) as u64));
            if fresh.exists() {
                drop(Library::open(&fresh).unwrap());
                assert_kept(&fresh, &made);
            }
            continue;
        }
        let path = directory.path().join("library.db");
        let reported = kill_after(&path, Duration::from_millis(20 + chance.below(180) as u64));
        busy += usize::from(!reported.is_empty());
        reports.extend(reported);
        if path.exists() {
            drop(Library::open(&path).unwrap());
            assert_kept(&path, &reports);
        }
    }
    busy
}

#[test]
fn what_a_killed_import_reported_is_there_and_the_library_is_sound() {
    assert!(kill(25, 4) > 0, "at least one import got as far as to report something");
}

#[test]
#[ignore = "takes minutes"]
fn what_two_hundred_killed_imports_reported_is_there() {
    assert!(kill(250, 9) > 100);
}
