//! The threads that work for the screen.
//!
//! One reads, some run the engine, and one, the worker, owns the
//! [`Desk`]: it stores what was read, files what was found and answers the
//! screen. The reader comes first: between any two steps of other work the worker looks
//! for questions. Findings are filed in the order in which the articles came, however the
//! engine's threads finished, so that speakers are matched the same way each time.

mod engine;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::collections::VecDeque;
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
use crate::app::Legwork;
use crate::app::Nothing;
use crate::app::Source;
use crate::app::Visit;
use crate::app::refresh;
use crate::app::refresh::Files;
use crate::app::refresh::Shelf;
use crate::article::Article;
use crate::library::ArticleId;
use crate::library::Put;
use crate::ui::Failure;
use crate::ui::Opened;
use crate::ui::answers;
use crate::ui::msg::Answer;
use crate::ui::msg::Msg;
use crate::ui::msg::Progress;
use crate::ui::msg::Request;
use crate::ui::msg::Round;
use crate::ui::worker::reading::Item;

/// While much is stored, the screen hears of it at most so often: as often as
/// most terminals show a picture.
const BETWEEN_NEWS: Duration = Duration::from_millis(16);

/// News make the screen ask anew for all it shows. Answering that may take at most one part
/// in so many of the time.
const SHARE_OF_NEWS: u32 = 5;

/// So many articles are stored, or filed, at a time: each time waits for the
/// disk, and the reader waits for each time.
const TOGETHER: usize = 8;

/// Something for the worker.
enum Work {
    Answer(Vec<Request>),
    Keep(Item),
    /// So many sources were looked at; this is to be noted of them.
    Visited {
        visits: Vec<Visit>,
        sources: usize,
    },
    /// There are no more sources to read.
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
        open: impl FnOnce() -> Result<Opened, AppError> + Send + 'static,
        say: &Sender<Msg>,
    ) -> Self {
        let (work, inbox) = mpsc::channel();
        let screen = Screen(say.clone());
        let found = work.clone();
        thread::spawn(move || {
            let begun = open().and_then(|opened| Shift::begin(opened, inbox, found, &screen));
            match begun {
                Ok(shift) => shift.run(),
                Err(error) => screen.say(Answer::Broken(error)),
            }
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

/// The worker's day.
struct Shift {
    desk: Desk,
    legwork: Legwork,
    inbox: Receiver<Work>,
    /// The other end of the inbox, for threads that are started later.
    work: Sender<Work>,
    engine: Sender<(usize, Assignment)>,
    screen: Screen,
    requests: VecDeque<Request>,
    items: VecDeque<Item>,
    visits: Vec<Visit>,
    findings: BTreeMap<usize, Finding>,
    /// The number of the next article for the engine.
    next_turn: usize,
    /// The number of the next article to be filed.
    next_to_file: usize,
    /// Whether a thread is reading.
    is_reading: bool,
    /// Whether the engine has read all that another version of it has.
    is_up_to_date: bool,
    has_ended: bool,
    progress: Progress,
    told: Progress,
    told_at: Option<Instant>,
    /// Time taken by answers since then.
    answered_for: Duration,
}

impl Shift {
    fn begin(
        opened: Opened,
        inbox: Receiver<Work>,
        work: Sender<Work>,
        screen: &Screen,
    ) -> Result<Self, AppError> {
        let Opened { desk, inputs, stands_in } = opened;
        let taken_in = desk.count()?;
        let unread = desk.outdated(0)?.0;
        let progress = Progress {
            taken_in,
            analysed: taken_in - unread.min(taken_in),
            all_taken_in: inputs.is_empty(),
            stands_in,
            round: None,
        };
        let mut shift = Shift {
            engine: engine::start(&work, screen),
            legwork: Legwork::new(None)?,
            desk,
            inbox,
            work,
            screen: screen.clone(),
            requests: VecDeque::new(),
            items: VecDeque::new(),
            visits: Vec::new(),
            findings: BTreeMap::new(),
            next_turn: 0,
            next_to_file: 0,
            is_reading: false,
            is_up_to_date: unread == 0,
            has_ended: false,
            progress,
            told: Progress::default(),
            told_at: None,
            answered_for: Duration::ZERO,
        };
        if !inputs.is_empty() {
            shift.read(Box::new(inputs.into_iter().flat_map(|input| Input::sources(&input))), None);
        }
        Ok(shift)
    }

    /// Has a thread read these; what is on the shelf need not be.
    fn read(&mut self, sources: Box<dyn Iterator<Item = Source> + Send>, shelf: Option<Shelf>) {
        self.is_reading = true;
        let (legwork, work, screen) =
            (self.legwork.clone(), self.work.clone(), self.screen.clone());
        let known = move || match shelf {
            Some(shelf) => shelf.open(),
            None => Box::new(Nothing),
        };
        reading::start(legwork, sources, known, work, screen);
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
        self.legwork.stop();
    }

    /// Does what is most urgent; `false` if there is nothing to do.
    fn do_one_thing(&mut self) -> bool {
        if let Some(request) = self.requests.pop_front() {
            self.answer(request);
        } else if self.findings.contains_key(&self.next_to_file) {
            self.file();
        } else if !self.items.is_empty() {
            self.keep();
        } else if !self.visits.is_empty() {
            self.note_visits();
        } else if !self.is_up_to_date && self.next_to_file == self.next_turn {
            self.catch_up();
        } else {
            if !self.is_reading {
                self.progress.all_taken_in = true;
                self.end_round();
            }
            return false;
        }
        true
    }

    fn answer(&mut self, request: Request) {
        let begun = Instant::now();
        if request == Request::Refresh {
            self.refresh();
        } else if let Some(answer) = answers::answer(&mut self.desk, request) {
            self.screen.say(answer);
        }
        self.answered_for += begun.elapsed();
    }

    fn file(&mut self) {
        let mut findings = Vec::new();
        while findings.len() < TOGETHER
            && let Some(finding) = self.findings.remove(&self.next_to_file)
        {
            self.next_to_file += 1;
            findings.push(finding);
        }
        match self.desk.file_all(&findings) {
            Ok(filed) => self.progress.analysed += filed.len(),
            Err(error) => self.screen.say(Answer::Failed(error)),
        }
    }

    fn keep(&mut self) {
        let count = self.items.len().min(TOGETHER);
        let mut articles: Vec<Article> = Vec::new();
        let mut leads: Vec<Option<String>> = Vec::new();
        for item in self.items.drain(..count) {
            match item.taken.result {
                Ok(article) => {
                    articles.push(*article);
                    leads.push(item.taken.lead);
                }
                Err(error) => {
                    let failure = Failure { name: item.taken.name, error };
                    if let Some(round) = &mut self.progress.round {
                        round.failed += 1;
                    }
                    self.screen.say(Answer::Unreadable(failure));
                }
            }
        }
        if let Err(error) = self.keep_articles(&articles, &leads) {
            self.screen.say(Answer::Failed(error));
        }
    }

    fn keep_articles(
        &mut self,
        articles: &[Article],
        leads: &[Option<String>],
    ) -> Result<(), AppError> {
        if articles.is_empty() {
            return Ok(());
        }
        let kept = self.desk.keep_all(articles)?;
        let leading: Vec<(ArticleId, &str)> = kept
            .iter()
            .zip(leads)
            .filter_map(|(kept, lead)| Some((kept.put.id(), lead.as_deref()?)))
            .collect();
        if !leading.is_empty() {
            self.desk.note_addresses(leading)?;
        }
        for kept in kept {
            match kept.put {
                Put::New(_) => self.progress.taken_in += 1,
                Put::Changed(_) => {
                    self.progress.analysed = self.progress.analysed.saturating_sub(1)
                }
                Put::Same(_) => (),
            }
            if let Some(round) = &mut self.progress.round {
                round.added += usize::from(matches!(kept.put, Put::New(_)));
                round.changed += usize::from(matches!(kept.put, Put::Changed(_)));
            }
            if let Some(assignment) = kept.assignment {
                self.assign(assignment);
            }
        }
        Ok(())
    }

    fn assign(&mut self, assignment: Assignment) {
        // The engine's threads live as long as this does.
        self.engine.send((self.next_turn, assignment)).ok();
        self.next_turn += 1;
    }

    fn note_visits(&mut self) {
        for visit in std::mem::take(&mut self.visits) {
            if let Err(error) = self.desk.note_visit(&visit) {
                self.screen.say(Answer::Failed(error));
                return;
            }
        }
    }

    /// Has the engine read some of what it has not, or another version of it has.
    fn catch_up(&mut self) {
        let work = match self.desk.outdated(TOGETHER) {
            Ok((_, work)) => work,
            Err(error) => {
                self.screen.say(Answer::Failed(error));
                Vec::new()
            }
        };
        self.is_up_to_date = work.is_empty();
        for assignment in work {
            self.assign(assignment);
        }
    }

    fn refresh(&mut self) {
        if self.is_reading || self.progress.round.is_some() {
            self.screen.say(Answer::Told("still reading; refresh when that is done".to_owned()));
            return;
        }
        match self.desk.sources().map(|sources| sources.is_empty()) {
            Ok(false) => match refresh::sources(&self.desk, &self.legwork) {
                Ok(sources) => {
                    self.progress.round = Some(Round::default());
                    let shelf = Shelf::of(&self.desk, Files::ReadIfChanged);
                    self.read(Box::new(sources), Some(shelf));
                }
                Err(error) => self.screen.say(Answer::Failed(error)),
            },
            Ok(true) => {
                let said =
                    "nothing to refresh: `pullquote add` remembers feeds, pages and directories";
                self.screen.say(Answer::Told(said.to_owned()));
            }
            Err(error) => self.screen.say(Answer::Failed(error)),
        }
    }

    /// Says what a refresh came to, once all of it is kept.
    fn end_round(&mut self) {
        if let Some(round) = self.progress.round.take() {
            self.screen.say(Answer::Told(round.summary()));
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
            Work::Keep(item) => self.items.push_back(item),
            Work::Visited { visits, sources } => {
                self.visits.extend(visits);
                if let Some(round) = &mut self.progress.round {
                    round.looked_at += sources;
                }
            }
            Work::AllRead => self.is_reading = false,
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
