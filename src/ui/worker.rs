//! The threads that work for the screen.
//!
//! One reads the inputs, some run the engine, and one, the worker, owns the
//! [`Desk`]: it stores what was read, files what was found and answers the
//! screen. The reader comes first: between any two steps of other work the worker looks
//! for questions. Findings are filed in the order in which the articles came, however the
//! engine's threads finished, so that speakers are matched the same way each time.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::app::AppError;
use crate::app::Assignment;
use crate::app::Desk;
use crate::app::Finding;
use crate::app::Input;
use crate::article::Article;
use crate::quotes::Model;
use crate::ui::Failure;
use crate::ui::answers;
use crate::ui::msg::Answer;
use crate::ui::msg::Msg;
use crate::ui::msg::Progress;
use crate::ui::msg::Request;

/// While much is stored, the screen hears of it at most so often: as often as
/// most terminals show a picture.
const BETWEEN_NEWS: Duration = Duration::from_millis(16);

/// News make the screen ask anew for all it shows. Answering that may take at most one part
/// in so many of the time.
const SHARE_OF_NEWS: u32 = 5;

/// Something for the worker.
enum Work {
    Answer(Vec<Request>),
    /// An article and what the reader knows it by.
    Keep(String, Box<Article>),
    Report(Failure),
    /// There are no more inputs.
    AllRead,
    /// What was found in the article that came as number `turn`.
    File {
        turn: usize,
        finding: Finding,
    },
    /// The screen is gone.
    End,
}

/// Where the screen sends its questions. The worker ends when this is dropped.
pub(crate) struct Worker {
    work: Sender<Work>,
}

impl Worker {
    /// Starts all of them. What they have to say comes as messages.
    pub(crate) fn start(
        open: impl FnOnce() -> Result<Desk, AppError> + Send + 'static,
        inputs: Vec<Input>,
        say: &Sender<Msg>,
    ) -> Self {
        let (work, inbox) = mpsc::channel();
        let screen = Screen(say.clone());
        let found = work.clone();
        thread::spawn(move || match open() {
            Ok(desk) => Shift::new(desk, inbox, &found, screen).run(),
            Err(error) => screen.say(Answer::Broken(error)),
        });
        let screen = Screen(say.clone());
        let read = work.clone();
        thread::spawn(move || {
            read_inputs(&inputs, &read);
            drop(screen);
        });
        Worker { work }
    }

    /// Asks; the answers come as messages.
    pub(crate) fn ask(&self, requests: Vec<Request>) {
        // If the worker has ended, it said so.
        self.work.send(Work::Answer(requests)).ok();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.work.send(Work::End).ok();
    }
}

/// The screen as the threads know it. Hears of it when a thread panics.
#[derive(Clone)]
struct Screen(Sender<Msg>);

impl Screen {
    fn say(&self, answer: Answer) {
        self.0.send(Msg::Answer(answer)).ok();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if thread::panicking() {
            self.say(Answer::Gone);
        }
    }
}

fn read_inputs(inputs: &[Input], work: &Sender<Work>) {
    for source in inputs.iter().flat_map(Input::sources) {
        for taken in source.read_articles() {
            let name = taken.name;
            let read = match taken.result {
                Ok(article) => Work::Keep(name, article),
                Err(error) => Work::Report(Failure { name, error }),
            };
            if work.send(read).is_err() {
                return; // The reader has quit.
            }
        }
    }
    work.send(Work::AllRead).ok();
}

/// The worker's day.
struct Shift {
    desk: Desk,
    inbox: Receiver<Work>,
    engine: Sender<(usize, Assignment)>,
    screen: Screen,
    requests: VecDeque<Request>,
    articles: VecDeque<(String, Box<Article>)>,
    findings: BTreeMap<usize, Finding>,
    /// The number of the next article for the engine.
    next_turn: usize,
    /// The number of the next article to be filed.
    next_to_file: usize,
    all_read: bool,
    has_ended: bool,
    progress: Progress,
    told: Progress,
    told_at: Option<Instant>,
    /// Time taken by answers since then.
    answered_for: Duration,
}

impl Shift {
    fn new(desk: Desk, inbox: Receiver<Work>, found: &Sender<Work>, screen: Screen) -> Self {
        let engine = start_engine(found, &screen);
        Shift {
            desk,
            inbox,
            engine,
            screen,
            requests: VecDeque::new(),
            articles: VecDeque::new(),
            findings: BTreeMap::new(),
            next_turn: 0,
            next_to_file: 0,
            all_read: false,
            has_ended: false,
            progress: Progress::default(),
            told: Progress::default(),
            told_at: None,
            answered_for: Duration::ZERO,
        }
    }

    fn run(mut self) {
        while !self.has_ended {
            while let Ok(work) = self.inbox.try_recv() {
                self.put_aside(work);
            }
            if !self.do_one_thing() {
                self.wait();
            }
            if self.has_news() && self.may_tell_at().is_none_or(|at| at <= Instant::now()) {
                self.tell();
            }
        }
    }

    /// Does what is most urgent; `false` if there is nothing to do.
    fn do_one_thing(&mut self) -> bool {
        if let Some(request) = self.requests.pop_front() {
            let begun = Instant::now();
            if let Some(answer) = answers::answer(&mut self.desk, request) {
                self.screen.say(answer);
            }
            self.answered_for += begun.elapsed();
        } else if let Some(finding) = self.findings.remove(&self.next_to_file) {
            self.file(&finding);
        } else if let Some((name, article)) = self.articles.pop_front() {
            self.keep(name, &article);
        } else {
            self.progress.all_taken_in = self.all_read;
            return false;
        }
        true
    }

    fn file(&mut self, finding: &Finding) {
        self.next_to_file += 1;
        self.progress.analysed += 1;
        if let Err(error) = self.desk.file(finding) {
            self.screen.say(Answer::Failed(error));
        }
    }

    fn keep(&mut self, name: String, article: &Article) {
        match self.desk.keep(article) {
            Ok(assignment) => {
                self.progress.taken_in += 1;
                // The engine's threads live as long as this does.
                self.engine.send((self.next_turn, assignment)).ok();
                self.next_turn += 1;
            }
            Err(error) => self.screen.say(Answer::Unreadable(Failure { name, error })),
        }
    }

    fn wait(&mut self) {
        let work = match self.may_tell_at() {
            Some(at) if self.has_news() => {
                self.inbox.recv_timeout(at.saturating_duration_since(Instant::now()))
            }
            None if self.has_news() => return,
            _ => self.inbox.recv().map_err(RecvTimeoutError::from),
        };
        match work {
            Ok(work) => self.put_aside(work),
            Err(RecvTimeoutError::Timeout) => (),
            Err(RecvTimeoutError::Disconnected) => self.has_ended = true,
        }
    }

    fn put_aside(&mut self, work: Work) {
        match work {
            Work::Answer(requests) => {
                for request in requests {
                    self.requests.retain(|earlier| !request.replaces(earlier));
                    self.requests.push_back(request);
                }
            }
            Work::Keep(name, article) => self.articles.push_back((name, article)),
            Work::Report(failure) => self.screen.say(Answer::Unreadable(failure)),
            Work::AllRead => self.all_read = true,
            Work::File { turn, finding } => {
                self.findings.insert(turn, finding);
            }
            Work::End => self.has_ended = true,
        }
    }

    fn has_news(&self) -> bool {
        self.progress != self.told
    }

    /// When news may be told; `None`: at once.
    fn may_tell_at(&self) -> Option<Instant> {
        Some(self.told_at? + BETWEEN_NEWS.max(self.answered_for * SHARE_OF_NEWS))
    }

    fn tell(&mut self) {
        self.told = self.progress;
        self.told_at = Some(Instant::now());
        self.answered_for = Duration::ZERO;
        self.screen.say(Answer::Changed(self.progress));
    }
}

/// Starts the engine's threads: one core is left to the reader.
fn start_engine(found: &Sender<Work>, screen: &Screen) -> Sender<(usize, Assignment)> {
    let (assign, assignments) = mpsc::channel();
    let assignments = Arc::new(Mutex::new(assignments));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    for _ in 0..(cores - 1).max(1) {
        let (assignments, found, screen) =
            (Arc::clone(&assignments), found.clone(), screen.clone());
        thread::spawn(move || {
            while let Some((turn, assignment)) = take(&assignments) {
                let finding = assignment.carry_out(Model::bundled());
                if found.send(Work::File { turn, finding }).is_err() {
                    break;
                }
            }
            drop(screen);
        });
    }
    assign
}

fn take(assignments: &Mutex<Receiver<(usize, Assignment)>>) -> Option<(usize, Assignment)> {
    // Poisoned or ended, either way there is nothing to take.
    assignments.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::sync::mpsc::Receiver;
    use std::time::Duration;

    use super::Worker;
    use crate::app::Desk;
    use crate::app::Input;
    use crate::library::Filter;
    use crate::ui::msg::Answer;
    use crate::ui::msg::Msg;
    use crate::ui::msg::Near;
    use crate::ui::msg::Progress;
    use crate::ui::msg::Request;

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
        let worker = Worker::start(Desk::in_memory, vec![Input::Bundled], &say);
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
            let worker = Worker::start(Desk::in_memory, vec![Input::Bundled], &say);
            wait_until_all_is_read(&inbox);
            worker.ask(vec![Request::Find { typed: String::new() }]);
            let Answer::Found { rows, .. } = next(&inbox) else {
                panic!("speakers were asked for")
            };
            rows
        };
        assert_eq!(found(), found());
    }

    #[test]
    fn an_input_that_cannot_be_read_is_named() {
        let (say, inbox) = mpsc::channel();
        let missing = Input::Path("/nowhere/at-all.txt".into());
        let _worker = Worker::start(Desk::in_memory, vec![missing], &say);
        let Answer::Unreadable(failure) = next(&inbox) else { panic!("it cannot be read") };
        assert_eq!(failure.name, "/nowhere/at-all.txt");
        let Answer::Changed(progress) = next(&inbox) else { panic!("there are no more") };
        assert_eq!(progress, Progress { taken_in: 0, analysed: 0, all_taken_in: true });
    }

    #[test]
    fn a_later_question_replaces_an_earlier_one_of_its_kind() {
        let open = |id| Request::Open(crate::library::ArticleId(id));
        let mark = |id| Request::MarkRead(crate::library::ArticleId(id));
        assert!(open(2).replaces(&open(1)));
        assert!(!open(2).replaces(&mark(1)));
        assert!(!mark(2).replaces(&mark(1)));
    }
}
