//! Tests what an import reports, and when it stops.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use tempfile::TempDir;

use crate::app::Allowance;
use crate::app::Assignment;
use crate::app::BatchItem;
use crate::app::Change;
use crate::app::Desk;
use crate::app::Finding;
use crate::app::Importer;
use crate::app::Input;
use crate::app::Intake;
use crate::app::News;
use crate::app::Tally;
use crate::library::Correction;
use crate::quotes::Acts;
use crate::quotes::Analysis;

fn folder(articles: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..articles {
        let text = format!("“We will end this in town {number},” Anna Keller said on Monday.\n");
        fs::write(folder.path().join(format!("{number:03}.txt")), text).unwrap();
    }
    folder
}

fn add(desk: &mut Desk, path: &Path, importer: &Importer, hear: &(dyn Fn(Tally) + Sync)) -> Tally {
    let tell = |news: News<'_>| match news {
        News::Progress(tally) => hear(tally),
        News::Failed { name, error } => panic!("{name}: {error}"),
    };
    importer.add(desk, &[Input::Path(path.to_owned())], &tell).unwrap()
}

#[test]
fn what_is_told_to_be_done_is_in_the_library_by_then() {
    let (folder, home) = (folder(40), tempfile::tempdir().unwrap());
    let library = home.path().join("library.db");
    let mut desk = Desk::on_disk(&library).unwrap();
    let told = Mutex::new(Vec::new());
    let tally =
        add(&mut desk, folder.path(), &Importer::new(Allowance::default()).unwrap(), &|tally| {
            if tally.added > 0 {
                let reader = Desk::reading(&library).unwrap();
                assert!(reader.count().unwrap() >= tally.added);
                let left = reader.outdated(0).unwrap().0;
                assert!(reader.count().unwrap() - left >= tally.added, "they are analysed too");
            }
            told.lock().unwrap().push(tally.done);
        });
    assert_eq!((tally.added, tally.done, tally.found), (40, 40, 40));
    assert_eq!((tally.quotations, tally.speakers, tally.stopped), (40, 1, false));
    let told = told.into_inner().unwrap();
    assert!(told.is_sorted() && told.iter().any(|&done| 0 < done && done < 40), "{told:?}");
}

#[test]
fn what_the_user_removed_is_not_counted_where_it_is_found_again() {
    let folder = folder(1);
    let mut desk = Desk::in_memory().unwrap();
    let importer = Importer::new(Allowance::default()).unwrap();
    assert_eq!(add(&mut desk, folder.path(), &importer, &|_| ()).quotations, 1);
    let all = crate::library::Window { first: 0, len: usize::MAX };
    let rows = |desk: &Desk| desk.articles(&crate::library::Filter::default(), all).unwrap().rows;
    let found = desk.open_with(rows(&desk)[0].id, Acts::ALL).unwrap().quotations;
    let reject = Correction::Reject { quotation: found[0].id };
    desk.change(&Change::Make(reject)).unwrap();
    let before = fs::read_to_string(folder.path().join("000.txt")).unwrap();
    let text = format!("{before}\n“It is over for the harbour,” Anna Keller said on Friday.\n");
    fs::write(folder.path().join("000.txt"), text).unwrap();
    let tally = add(&mut desk, folder.path(), &importer, &|_| ());
    assert_eq!((tally.changed, tally.quotations, rows(&desk)[0].quotations), (1, 1, 1));
}

#[test]
fn articles_are_kept_in_the_order_of_the_inputs() {
    let folder = folder(60);
    let mut desk = Desk::in_memory().unwrap();
    add(&mut desk, folder.path(), &Importer::new(Allowance::default()).unwrap(), &|_| ());
    let all = crate::library::Window { first: 0, len: usize::MAX };
    let rows = desk.articles(&crate::library::Filter::default(), all).unwrap().rows;
    let towns: Vec<usize> = rows
        .iter()
        .map(|row| {
            let digits: String = row.title.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap()
        })
        .collect();
    assert!(towns.is_sorted() && towns.len() == 60, "{towns:?}");
}

#[test]
fn an_import_that_is_stopped_keeps_what_is_done_and_goes_on_the_next_time() {
    let folder = folder(60);
    let mut desk = Desk::in_memory().unwrap();
    let importer = Importer::new(Allowance::default()).unwrap();
    let stopped = add(&mut desk, folder.path(), &importer, &|tally| {
        if tally.added > 0 {
            importer.stop();
        }
    });
    assert!(stopped.stopped && stopped.added < 60, "{stopped:?}");
    assert_eq!(desk.count().unwrap(), stopped.added);
    assert_eq!(desk.outdated(0).unwrap().0, 0, "what is kept is analysed");
    let rest =
        add(&mut desk, folder.path(), &Importer::new(Allowance::default()).unwrap(), &|_| ());
    assert_eq!((rest.added, rest.known), (60 - stopped.added, stopped.added));
}

#[test]
fn an_article_that_would_take_too_long_is_kept_and_told_of_and_others_are_read() {
    let folder = folder(3);
    let long = "Then the council met, and a clerk said that it would rain. ".repeat(100);
    fs::write(folder.path().join("long.txt"), long).unwrap();
    let mut desk = Desk::in_memory().unwrap();
    let importer = Importer::new(Allowance::of(std::time::Duration::ZERO)).unwrap();
    let told = Mutex::new(Vec::new());
    let tell = |news: News<'_>| {
        if let News::Failed { name, error } = news {
            told.lock().unwrap().push(format!("{name}: {error}"));
        }
    };
    let inputs = [Input::Path(folder.path().to_owned())];
    let tally = importer.add(&mut desk, &inputs, &tell).unwrap();
    let told = std::mem::take(&mut *told.lock().unwrap());
    // The engine asks nobody whether to go on before a short article is read.
    assert!(told.iter().any(|told| told.contains("long.txt: took longer than ")), "{told:?}");
    assert_eq!((tally.added, tally.failed), (4, told.len()));
    assert_eq!(desk.outdated(0).unwrap().0, told.len());
    let patient = Importer::new(Allowance::without_end()).unwrap();
    let rest = patient.add(&mut desk, &inputs, &|_| ()).unwrap();
    assert_eq!((rest.known, rest.analysed_anew, rest.failed), (4, told.len(), 0));
    assert_eq!(desk.outdated(0).unwrap().0, 0);
}

#[test]
fn what_an_import_left_without_analysis_is_analysed_when_it_is_met_again() {
    let folder = folder(3);
    let mut desk = Desk::in_memory().unwrap();
    for source in Input::Path(folder.path().to_owned()).sources() {
        let crate::app::Source::File(path, _) = source else { panic!("{source:?}") };
        let article = match crate::ingest::read_file(&path).unwrap().remove(0) {
            crate::ingest::InputItem::Article(article) => article,
            other => panic!("{other:?}"),
        };
        desk.keep(&article).unwrap();
    }
    assert_eq!(desk.outdated(0).unwrap().0, 3);
    let tally =
        add(&mut desk, folder.path(), &Importer::new(Allowance::default()).unwrap(), &|_| ());
    assert_eq!((tally.added, tally.known, tally.analysed_anew), (0, 3, 3));
    assert_eq!(desk.outdated(0).unwrap().0, 0);
}

#[test]
fn what_could_not_be_written_stays_in_the_queue_until_it_is_dropped() {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("library.db");
    drop(Desk::on_disk(&library).unwrap());
    let mut desk = Desk::reading(&library).unwrap();
    let mut intake = Intake::new(2);
    for article in crate::ingest::bundled() {
        let name = article.title.clone();
        intake
            .take(BatchItem { name, result: Ok(Box::new(article)), lead: None, feed: None })
            .unwrap();
    }
    intake.store(&mut desk).unwrap_err();
    intake.drop_articles();
    let mut desk = Desk::on_disk(&library).unwrap();
    let stored = intake.store(&mut desk).unwrap();
    assert_eq!((stored.added, desk.count().unwrap()), (1, 1), "of three, two were dropped");
    assert!(!intake.has_articles());
}

#[test]
fn findings_are_filed_in_the_order_of_their_turns() {
    let mut desk = Desk::in_memory().unwrap();
    let mut intake = Intake::new(8);
    for article in crate::ingest::bundled() {
        let name = article.title.clone();
        intake
            .take(BatchItem { name, result: Ok(Box::new(article)), lead: None, feed: None })
            .unwrap();
    }
    let assignments = intake.store(&mut desk).unwrap().assignments;
    let ids: Vec<_> = assignments.iter().map(|(assignment, _)| assignment.id).collect();
    let found = |(Assignment { id, text, .. }, _): (Assignment, String)| Finding {
        id,
        text,
        analysis: Analysis::default(),
    };
    let findings: Vec<_> =
        assignments.into_iter().map(|of| (intake.next_turn(), found(of))).collect();
    let mut findings = findings.into_iter();
    let (first, of_first) = findings.next().unwrap();
    for (turn, finding) in findings {
        intake.take_finding(turn, Some(finding));
    }
    assert!(!intake.has_findings() && !intake.is_all_filed(), "the first is not there");
    intake.take_finding(first, Some(of_first));
    assert_eq!(intake.file(&mut desk).unwrap(), ids);
    assert!(intake.is_all_filed());
}
