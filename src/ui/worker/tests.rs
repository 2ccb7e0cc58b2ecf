//! The worker without a screen: messages in, messages out.

use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use crate::app::Input;
use crate::library::Filter;
use crate::ui::Opened;
use crate::ui::msg::Answer;
use crate::ui::msg::Msg;
use crate::ui::msg::Near;
use crate::ui::msg::Progress;
use crate::ui::msg::Request;
use crate::ui::worker::Worker;

fn next(inbox: &Receiver<Msg>) -> Answer {
    match inbox.recv_timeout(Duration::from_mins(1)) {
        Ok(Msg::Answer(answer)) => answer,
        other => panic!("{other:?} instead of an answer"),
    }
}

fn wait_until_all_is_read(inbox: &Receiver<Msg>) -> Progress {
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
    let (say, inbox) = mpsc::channel();
    let worker = Worker::start(|| Opened::in_memory(vec![Input::Bundled]), &say);
    assert_eq!(wait_until_all_is_read(&inbox).taken_in, 3);
    let filter = Filter::default();
    let near = Near::Index(0);
    worker.ask(vec![Request::Articles { filter, near, len: 10 }]);
    let Answer::Articles { rows, .. } = next(&inbox) else { panic!("the list was asked for") };
    assert_eq!(rows.rows.len(), 3);
    assert!(rows.rows.iter().all(|row| row.analysed && row.quotations > 0));
}

#[test]
fn speakers_are_the_same_each_time() {
    let found = || {
        let (say, inbox) = mpsc::channel();
        let worker = Worker::start(|| Opened::in_memory(vec![Input::Bundled]), &say);
        wait_until_all_is_read(&inbox);
        worker.ask(vec![Request::Find { typed: String::new() }]);
        let Answer::Found { rows, .. } = next(&inbox) else { panic!("speakers were asked for") };
        rows
    };
    assert_eq!(found(), found());
}

#[test]
fn an_input_that_cannot_be_read_is_named() {
    let (say, inbox) = mpsc::channel();
    let missing = Input::Path("/nowhere/at-all.txt".into());
    let _worker = Worker::start(|| Opened::in_memory(vec![missing]), &say);
    let Answer::Unreadable(failure) = next(&inbox) else { panic!("it cannot be read") };
    assert_eq!(failure.name, "/nowhere/at-all.txt");
    let Answer::Changed(progress) = next(&inbox) else { panic!("there are no more") };
    assert_eq!(progress, Progress { all_taken_in: true, ..Progress::default() });
}

#[test]
fn a_later_question_replaces_an_earlier_one_of_its_kind() {
    let open = |id| Request::Open(crate::library::ArticleId(id));
    let mark = |id| Request::MarkRead(crate::library::ArticleId(id));
    assert!(open(2).replaces(&open(1)));
    assert!(!open(2).replaces(&mark(1)));
    assert!(!mark(2).replaces(&mark(1)));
}
