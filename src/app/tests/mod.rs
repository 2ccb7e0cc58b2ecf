//! Tests the desk from end to end: files go in, quotations and speakers come out.

mod speaker_search;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::app::Allowance;
use crate::app::AppError;
use crate::app::Assignment;
use crate::app::BatchReader;
use crate::app::Change;
use crate::app::Desk;
use crate::app::Direction;
use crate::app::Finding;
use crate::app::Input;
use crate::app::Nothing;
use crate::app::SourcePool;
use crate::app::analyze;
use crate::app::explain;
use crate::app::refresh;
use crate::article::Article;
use crate::article::Origin;
use crate::ingest;
use crate::ingest::IngestError;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::Filter;
use crate::library::Order;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::library::query_language;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Analysis;
use crate::quotes::Kind;
use crate::quotes::Model;
use crate::quotes::Quotation;
use crate::quotes::Speaker;
use crate::quotes::SpeakerIdx;
use crate::quotes::SpeakerType;
use crate::quotes::Why;
use crate::text::Span;
use crate::text::Spans;

const ALL: Window = Window { first: 0, len: usize::MAX };

/// Reads and stores the input; returns the work for the engine and the failures.
fn take_in(desk: &mut Desk, input: &Input) -> (Vec<Assignment>, Vec<(String, AppError)>) {
    let (mut work, mut failed) = (Vec::new(), Vec::new());
    let pool = SourcePool::new(None).unwrap();
    let mut reader = BatchReader::new(input.sources(), &pool);
    while let Some(batch) = reader.next_batch(&Nothing) {
        for item in batch.items {
            match item.result {
                Ok(article) => work.extend(desk.keep(&article).unwrap().assignment),
                Err(error) => failed.push((item.name, error)),
            }
        }
    }
    (work, failed)
}

fn finding(assignment: &Assignment) -> Finding {
    assignment.carry_out(Model::bundled(), Allowance::default(), &mut |_| true).unwrap()
}

fn titles(desk: &Desk) -> Vec<String> {
    let rows = desk.articles(&Filter::default(), ALL).unwrap().rows;
    rows.into_iter().map(|row| row.title).collect()
}

/// Creates a desk with one article that quotes these people, the first most often.
fn desk_quoting(names: &[(&str, &[&str])]) -> Desk {
    let mut desk = Desk::in_memory().unwrap();
    let (work, _) = take_in(&mut desk, &Input::Bundled);
    let mut analysis = Analysis::default();
    for (idx, (name, aliases)) in names.iter().enumerate() {
        analysis.speakers.push(Speaker {
            name: (*name).to_owned(),
            kind: SpeakerType::Person,
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            roles: vec![],
        });
        for at in 0..names.len() - idx {
            analysis.quotations.push(Quotation {
                act: Act::Said,
                act_confidence: 0.9,
                kind: Kind::Direct,
                content: Span::new(at, at + 1).into(),
                cue: Spans::NONE,
                source: Spans::NONE,
                relay: Spans::NONE,
                speaker: Some(SpeakerIdx(idx as u32)),
                confidence: 1.0,
                why: Why::default(),
            });
        }
    }
    desk.file(&Finding { id: work[0].id, text: work[0].text.clone(), analysis }).unwrap();
    desk
}

#[test]
fn the_bundled_articles_are_taken_in_in_order_and_analysed_apart() {
    let mut desk = Desk::in_memory().unwrap();
    let (work, failed) = take_in(&mut desk, &Input::Bundled);
    assert_eq!((work.len(), failed.len()), (3, 0));
    let rows = desk.articles(&Filter::default(), ALL).unwrap();
    assert!(rows.rows.iter().all(|row| !row.analysed && row.quotations == 0));

    for assignment in &work {
        desk.file(&finding(assignment)).unwrap();
    }
    for row in desk.articles(&Filter::default(), ALL).unwrap().rows {
        assert!(row.analysed && row.quotations > 0, "{}", row.title);
        let opened = desk.open(row.id).unwrap();
        assert_eq!(opened.quotations.len(), row.quotations);
        let speakers = desk.speakers(Scope::Article(row.id), ALL).unwrap().rows;
        assert_eq!(opened.speakers, speakers);
    }
}

#[test]
fn a_speaker_of_two_articles_is_one_and_leads_from_one_to_the_other() {
    let mut desk = Desk::in_memory().unwrap();
    let directory = tempfile::tempdir().unwrap();
    let story = |words: &str| format!("“We will {words} this,” Prime Minister Anna Keller said.\n");
    for (name, text) in [
        ("a", story("end")),
        ("b", "Nobody spoke to the press all day.\n".into()),
        ("c", story("win")),
    ] {
        fs::write(directory.path().join(name), text).unwrap();
    }
    let (work, failed) = take_in(&mut desk, &Input::Path(directory.path().to_owned()));
    assert!(failed.is_empty(), "{failed:?}");
    for assignment in &work {
        desk.file(&finding(assignment)).unwrap();
    }
    let [keller] = &desk.find_speakers("keller", &[], 9, Acts::SAID).unwrap()[..] else {
        panic!("one Keller")
    };
    assert_eq!(keller.quotations, 2);
    let filter = Filter { speakers: vec![keller.id], ..Filter::default() };
    let [a, b, c] = [0, 1, 2].map(|idx: usize| work[idx].id);
    assert_eq!(desk.articles(&filter, ALL).unwrap().total, 2);
    assert_eq!(desk.neighbour(a, &filter, Direction::Next).unwrap(), Some(c));
    assert_eq!(desk.neighbour(b, &filter, Direction::Previous).unwrap(), Some(a));
    assert_eq!(desk.place(c, &filter).unwrap(), Some(1));
    assert_eq!(desk.place(b, &filter).unwrap(), None);
}

/// Wraps each line before the word that would pass 72 columns, with a blank line between lines.
fn wrapped_by_hand(text: &str) -> String {
    let mut wrapped = String::new();
    for line in text.lines() {
        let mut column = 0;
        for word in line.split_whitespace() {
            let width = word.chars().count();
            let fits = column + 1 + width <= 72;
            wrapped.push_str(if column == 0 {
                ""
            } else if fits {
                " "
            } else {
                "\r\n"
            });
            column = if column > 0 && fits { column + 1 + width } else { width };
            wrapped.push_str(word);
        }
        wrapped.push_str("\r\n\r\n");
    }
    wrapped
}

#[test]
fn an_article_wrapped_by_hand_says_the_same() {
    for article in ingest::bundled() {
        let wrapped = wrapped_by_hand(&article.text);
        let wrapped = ingest::article(&article.id, Origin::Stdin, wrapped.into());
        assert_eq!(wrapped.title, article.title);
        let said = |article: &Article| {
            let (model, allowance) = (Model::bundled(), Allowance::default());
            let analysis = analyze(article, model, allowance, &mut |_| true).unwrap();
            let words = |span| article.text[span].split_whitespace().collect::<Vec<_>>().join(" ");
            let contents = |quotation: &Quotation| quotation.content.iter().map(words).collect();
            analysis.quotations.iter().map(contents).collect::<Vec<Vec<String>>>()
        };
        assert_eq!(said(&wrapped), said(&article));
    }
}

#[test]
fn a_bad_file_is_reported_and_stops_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    fs::write(path("good.txt"), "A good story.\n").unwrap();
    fs::write(path("bad.bin"), [0, 1, 2, 3, 0, 255]).unwrap();
    let mut desk = Desk::in_memory().unwrap();
    for name in ["bad.bin", "missing.txt", "good.txt"] {
        let (_, failed) = take_in(&mut desk, &Input::Path(path(name)));
        assert_eq!(failed.is_empty(), name == "good.txt", "{name}");
        for (reported, error) in failed {
            assert_eq!(PathBuf::from(reported), path(name));
            assert!(matches!(error, AppError::Ingest(_)), "{error}");
        }
    }
    assert_eq!(titles(&desk), ["A good story"]);
}

#[test]
fn an_article_that_is_read_says_so() {
    let mut desk = Desk::in_memory().unwrap();
    let (work, _) = take_in(&mut desk, &Input::Bundled);
    desk.mark_read(work[1].id, true).unwrap();
    let rows = desk.articles(&Filter::default(), ALL).unwrap().rows;
    let read: Vec<bool> = rows.iter().map(|row| row.read).collect();
    assert_eq!(read, [false, true, false]);
    assert!(desk.mark_read(ArticleId(99), true).is_err());
}

#[test]
fn an_error_is_explained_with_its_cause() {
    let cause = std::io::Error::other("the disk is on fire");
    let error = AppError::from(IngestError::Read(cause));
    assert_eq!(explain(&error), "cannot be read: the disk is on fire");
}

#[test]
fn a_search_knows_names_by_their_beginnings_and_is_walked_in_its_order() {
    let desk = desk_quoting(&[("Mira Okafor", &["the harbour master"]), ("Tomas Lindqvist", &[])]);
    let found = |typed: &str, speakers: Vec<SpeakerId>| {
        let filter =
            Filter { speakers, search: query_language::parse(typed).unwrap(), ..Filter::default() };
        let rows = desk.articles(&filter, ALL).unwrap().rows;
        let mut walked = Vec::new();
        let mut next = rows.first().map(|row| row.id);
        while let Some(id) = next {
            assert_eq!(desk.place(id, &filter).unwrap(), Some(walked.len()));
            walked.push(id);
            next = desk.neighbour(id, &filter, Direction::Next).unwrap();
        }
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), walked);
        walked.len()
    };
    assert_eq!(found("said", vec![]), 3);
    assert_eq!(found("said speaker:oka", vec![]), 1);
    assert_eq!(found("speaker:\"harbour mas\" kind:direct", vec![]), 1);
    assert_eq!(found("speaker:kafor", vec![]), 0);
    assert_eq!(found("-speaker:mira", vec![]), 2);
    assert_eq!(found("-kind:direct said", vec![]), 2);
    assert_eq!(found("-is:unread", vec![]), 0);
    let tomas = desk.speakers_named("Tomas").unwrap();
    assert_eq!(found("said", tomas.clone()), 1);
    assert_eq!(found("-speaker:mira", tomas), 0);
}

#[test]
fn a_directory_that_was_given_up_is_not_read_again() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::in_memory().unwrap();
    desk.remember_directory(home.path()).unwrap();
    let all = BTreeSet::from([home.path().to_owned()]);
    assert_eq!(refresh::next_changed(&desk, &mut all.clone()).as_deref(), Some(home.path()));
    let source = desk.sources().unwrap()[0].id;
    desk.change_logged(&Change::Make(Correction::GiveUp { source, with_articles: false })).unwrap();
    assert_eq!(refresh::next_changed(&desk, &mut all.clone()), None);
    // A file that was edited is read whether or not its directory was added.
    let file = home.path().join("one.txt");
    fs::write(&file, "It rains.\n").unwrap();
    let edited = BTreeSet::from([file.clone()]);
    assert_eq!(refresh::next_changed(&desk, &mut edited.clone()), Some(file));
}

#[test]
fn what_is_done_with_a_cut_list_is_done_with_all_that_was_found() {
    let mut desk = Desk::in_memory().unwrap();
    take_in(&mut desk, &Input::Bundled);
    desk.cut_lists(1);
    for order in [Order::Intake, Order::Title] {
        let search = query_language::parse("the").unwrap();
        let filter = Filter { search, order, ..Filter::default() };
        assert_eq!(desk.articles(&filter, ALL).unwrap().total, 1);
        assert!(desk.is_cut(&filter).unwrap());
        let all = desk.listed(&filter).unwrap();
        assert_eq!(all.len(), desk.count().unwrap(), "{order:?}");
        assert_eq!(desk.count_undated(&filter).unwrap().0, all.len());
    }
    let search = query_language::parse("the").unwrap();
    let filter = Filter { search, ..Filter::default() };
    assert_eq!(desk.mark_all_read(&filter).unwrap(), desk.count().unwrap());
}
