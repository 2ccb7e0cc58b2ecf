//! Tests the session without a screen: questions go in, answers come out.

use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use crate::app::Allowance;
use crate::app::AppError;
use crate::app::BatchReader;
use crate::app::Desk;
use crate::app::Importer;
use crate::app::Input;
use crate::app::Nothing;
use crate::app::SourcePool;
use crate::app::WantedVoices;
use crate::library::Filter;
use crate::library::VoiceGrouping;
use crate::quotes::Acts;
use crate::session::Opened;
use crate::session::Session;
use crate::session::messages::Answer;
use crate::session::messages::Near;
use crate::session::messages::Request;
use crate::session::progress::Progress;

/// Starts a session over what `open` returns, and returns the channel of its messages.
fn start(
    open: impl FnOnce() -> Result<Opened, AppError> + Send + 'static,
) -> (Session, Receiver<Answer>) {
    let (say, inbox) = mpsc::channel();
    let tell = move |answer| {
        say.send(answer).ok();
    };
    (Session::start(open, Arc::new(tell)), inbox)
}

fn next(inbox: &Receiver<Answer>) -> Answer {
    match inbox.recv_timeout(Duration::from_mins(10)) {
        Ok(answer) => answer,
        other => panic!("{other:?} instead of an answer"),
    }
}

fn wait_until_all_is_read(inbox: &Receiver<Answer>) -> Progress {
    loop {
        if let Answer::Changed(progress) = next(inbox)
            && progress.all_taken_in
            && progress.analysed == progress.taken_in
        {
            return progress;
        }
    }
}

#[test]
fn inputs_are_taken_in_analysed_and_told_of() {
    let (session, inbox) = start(|| Opened::in_memory(vec![Input::Bundled]));
    assert_eq!(wait_until_all_is_read(&inbox).taken_in, 3);
    let filter = Filter::default();
    let near = Near::Index(0);
    session.ask(vec![Request::Articles { filter, near, len: 10 }]);
    let Answer::Articles { rows, .. } = next(&inbox) else { panic!("the list was asked for") };
    assert_eq!(rows.rows.len(), 3);
    assert!(rows.rows.iter().all(|row| row.analysed && row.quotations > 0));
}

#[test]
fn an_article_that_takes_long_can_be_left_and_the_next_is_read() {
    let home = tempfile::tempdir().unwrap();
    let long = "Then the council met, and a clerk said that it would rain. ".repeat(20_000);
    std::fs::write(home.path().join("1.txt"), long).unwrap();
    let short = "“We will end this,” Anna Keller said on Monday.";
    std::fs::write(home.path().join("2.txt"), short).unwrap();
    let inputs = vec![Input::Path(home.path().into())];
    let (session, inbox) = start(|| Opened::in_memory(inputs));
    let (article, percent) = loop {
        if let Answer::AnalysedTo { article, percent } = next(&inbox) {
            break (article, percent);
        }
    };
    assert!(percent < 100);
    session.ask(vec![Request::StopAnalysing(article)]);
    loop {
        if let Answer::Changed(progress) = next(&inbox)
            && progress.analysed == 1
        {
            break;
        }
    }
    session.ask(vec![Request::Open(article, Acts::SAID)]);
    let Answer::Opened(open) = next(&inbox) else { panic!("it was asked for") };
    assert!(!open.analysed && open.article.text.len() > 1_000_000);
    session.ask(vec![Request::TakeUpAnalysing(article)]);
    let taken_up =
        |answer| matches!(answer, Answer::AnalysedTo { article: of, .. } if of == article);
    while !taken_up(next(&inbox)) {}
}

#[test]
fn speakers_are_the_same_each_time() {
    let found = || {
        let (session, inbox) = start(|| Opened::in_memory(vec![Input::Bundled]));
        wait_until_all_is_read(&inbox);
        session.ask(vec![find("")]);
        let Answer::Found { rows, .. } = next(&inbox) else { panic!("speakers were asked for") };
        rows
    };
    assert_eq!(found(), found());
}

#[test]
fn an_input_that_cannot_be_read_is_named() {
    let missing = Input::Path("/nowhere/at-all.txt".into());
    let (_session, inbox) = start(|| Opened::in_memory(vec![missing]));
    let Answer::Unreadable(failure) = next(&inbox) else { panic!("it cannot be read") };
    assert_eq!(failure.name, "/nowhere/at-all.txt");
    let Answer::Changed(progress) = next(&inbox) else { panic!("there are no more") };
    assert_eq!(progress, Progress { all_taken_in: true, ..Progress::default() });
}

fn find(typed: &str) -> Request {
    let typed = typed.to_owned();
    Request::Find { typed, first: Vec::new(), akin_to: None, acts: Acts::SAID }
}

#[test]
fn a_later_question_replaces_an_earlier_one_of_its_kind() {
    let open = |id| Request::Open(crate::library::ArticleId(id), Acts::SAID);
    let mark = |id| Request::MarkRead(crate::library::ArticleId(id), true);
    assert!(open(2).replaces(&open(1)));
    assert!(!open(2).replaces(&mark(1)));
    assert!(!mark(2).replaces(&mark(1)));
    assert!(mark(1).replaces(&Request::MarkRead(crate::library::ArticleId(1), false)));
}

#[test]
fn what_the_engine_has_not_read_yet_is_read_in_the_background() {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("library.db");
    let mut desk = Desk::on_disk(&library).unwrap();
    let mut kept = 0;
    for number in 0..20 {
        let text = format!("“We will end this in town {number},” Anna Keller said on Monday.\n");
        let path = home.path().join(format!("{number}.txt"));
        std::fs::write(&path, text).unwrap();
        let pool = SourcePool::new(None).unwrap();
        let mut reader = BatchReader::new(Input::Path(path).sources(), &pool);
        while let Some(batch) = reader.next_batch(&Nothing) {
            for item in batch.items {
                desk.keep(&item.result.unwrap()).unwrap();
                kept += 1;
            }
        }
    }
    drop(desk);
    let open = move || {
        let desk = Desk::on_disk(&library)?;
        Ok(Opened { desk, inputs: Vec::new(), stands_in: false })
    };
    let (session, inbox) = start(open);
    let progress = wait_until_all_is_read(&inbox);
    assert_eq!((progress.taken_in, progress.analysed), (kept, 20));
    session.ask(vec![find("keller")]);
    let Answer::Found { rows, .. } = next(&inbox) else { panic!("speakers were asked for") };
    assert_eq!(rows[0].quotations, 20);
}

#[test]
fn what_another_program_adds_is_told_of_without_being_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("library.db");
    let story = home.path().join("story.txt");
    std::fs::write(&story, "“We will end this,” Anna Keller said on Monday.\n").unwrap();
    let mut other = Desk::on_disk(&library).unwrap();
    let open = move || {
        let desk = Desk::on_disk(&library)?;
        Ok(Opened { desk, inputs: Vec::new(), stands_in: false })
    };
    let (session, inbox) = start(open);
    assert_eq!(wait_until_all_is_read(&inbox).taken_in, 0);
    // An answer shows that the session has looked at the library in its present state.
    session.ask(vec![find("")]);
    let Answer::Found { rows, .. } = next(&inbox) else { panic!("speakers were asked for") };
    assert!(rows.is_empty());
    let importer = Importer::new(Allowance::default()).unwrap();
    importer.add(&mut other, &[Input::Path(story)], &|_| ()).unwrap();
    while !matches!(next(&inbox), Answer::Changed(progress) if progress.analysed == 1) {}
    session.ask(vec![find("")]);
    let found = loop {
        if let Answer::Found { rows, .. } = next(&inbox)
            && !rows.is_empty()
        {
            break rows;
        }
    };
    assert_eq!(found[0].name, "Anna Keller");
}

#[test]
fn voices_of_a_library_on_disk_are_counted_beside_what_else_is_asked() {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("library.db");
    let story = home.path().join("story.txt");
    std::fs::write(&story, "“We will end this,” Anna Keller said on Monday.\n").unwrap();
    let open = move || {
        let desk = Desk::on_disk(&library)?;
        Ok(Opened { desk, inputs: vec![Input::Path(story)], stands_in: false })
    };
    let (session, inbox) = start(open);
    wait_until_all_is_read(&inbox);
    let wanted =
        |grouping| Box::new(WantedVoices { filter: Filter::default(), grouping, of: None });
    let groupings = [VoiceGrouping::Speaker, VoiceGrouping::Month, VoiceGrouping::Kind];
    for grouping in groupings {
        session.ask(vec![Request::Voices(wanted(grouping)), find("")]);
    }
    // Of questions that wait, the last is answered in any case.
    loop {
        if let Answer::Voices(counted, voices) = next(&inbox)
            && counted.grouping == VoiceGrouping::Kind
        {
            assert_eq!((voices.len(), voices[0].quotations), (1, 1));
            break;
        }
    }
}
