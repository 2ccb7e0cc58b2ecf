//! The worker's loop: questions first, then what is to be written, then what
//! is to be read again.

use std::collections::BTreeSet;
use std::collections::VecDeque;
use std::mem;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::app::AppError;
use crate::app::Assignment;
use crate::app::Desk;
use crate::app::Input;
use crate::app::Legwork;
use crate::app::Nothing;
use crate::app::Source;
use crate::app::Watch;
use crate::app::explain;
use crate::app::refresh;
use crate::app::refresh::Files;
use crate::app::refresh::Holdings;
use crate::ui::Exporter;
use crate::ui::Opened;
use crate::ui::answers;
use crate::ui::msg::Answer;
use crate::ui::msg::Progress;
use crate::ui::msg::Request;
use crate::ui::msg::Round;
use crate::ui::worker::Screen;
use crate::ui::worker::Work;
use crate::ui::worker::engine::Engine;
use crate::ui::worker::exporting::Job;
use crate::ui::worker::reading;
use crate::ui::worker::writing;
use crate::ui::worker::writing::DeskWork;

/// While much is stored, the screen hears of it at most so often: as often as
/// most terminals show a picture.
const BETWEEN_NEWS: Duration = Duration::from_millis(16);

/// News make the screen ask anew for all it shows. Answering that may take at most one part
/// in so many of the time.
const SHARE_OF_NEWS: u32 = 5;

/// Other programs that write into the library.
#[derive(Default)]
struct Others {
    /// Keeps the library's log watched.
    watch: Option<Watch>,
    /// Whether they have changed something that the screen does not know of.
    have_news: bool,
}

/// The worker's day.
pub(super) struct Shift {
    pub(super) desk: Desk,
    pub(super) exporter: Exporter,
    /// Files that are being written.
    pub(super) exports: VecDeque<Job>,
    legwork: Legwork,
    inbox: Receiver<Work>,
    /// The other end of the inbox, for threads that are started later.
    work: Sender<Work>,
    engine: Engine,
    pub(super) screen: Screen,
    requests: VecDeque<Request>,
    pub(super) desk_work: DeskWork,
    /// Directories to be read again.
    changed: BTreeSet<PathBuf>,
    watch: Option<Watch>,
    others: Others,
    /// Whether a thread is reading.
    is_reading: bool,
    /// Whether the engine has read all that another version of it has.
    is_up_to_date: bool,
    has_ended: bool,
    pub(super) progress: Progress,
    told: Progress,
    told_at: Option<Instant>,
    /// Time taken by answers since then.
    answered_for: Duration,
}

impl Shift {
    pub(super) fn begin(
        opened: Opened,
        exporter: Exporter,
        inbox: Receiver<Work>,
        work: Sender<Work>,
        screen: &Screen,
    ) -> Result<Self, AppError> {
        let Opened { desk, inputs, stands_in } = opened;
        desk.be_impatient()?;
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
            engine: Engine::start(&work, screen),
            legwork: Legwork::new(None)?,
            desk,
            exporter,
            exports: VecDeque::new(),
            inbox,
            work,
            screen: screen.clone(),
            requests: VecDeque::new(),
            desk_work: DeskWork::default(),
            changed: BTreeSet::new(),
            watch: None,
            others: Others::default(),
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
        shift.watch_directories()?;
        shift.watch_library();
        Ok(shift)
    }

    /// Has the directories of the library watched; on a thread of its own, for
    /// they may be large.
    fn watch_directories(&self) -> Result<(), AppError> {
        let directories = refresh::directories(&self.desk)?;
        if !directories.is_empty() {
            let work = self.work.clone();
            thread::spawn(move || {
                let tell = work.clone();
                let watch = Watch::start(directories, move |path| {
                    tell.send(Work::Look(path.to_owned())).ok();
                });
                work.send(Work::Watching(watch)).ok();
            });
        }
        Ok(())
    }

    /// Has the library's log watched, where every change of every program goes first.
    fn watch_library(&self) {
        if let Some(mut log) = self.desk.path().map(PathBuf::into_os_string) {
            log.push("-wal");
            let work = self.work.clone();
            thread::spawn(move || {
                let tell = work.clone();
                let changed = move || {
                    tell.send(Work::Written).ok();
                };
                if let Ok(watch) = Watch::file(PathBuf::from(log), changed) {
                    work.send(Work::WatchingLibrary(watch)).ok();
                }
            });
        }
    }

    /// Has a thread read these; what the library holds need not be.
    fn read(
        &mut self,
        sources: Box<dyn Iterator<Item = Source> + Send>,
        holdings: Option<Holdings>,
    ) {
        self.is_reading = true;
        let (legwork, work, screen) =
            (self.legwork.clone(), self.work.clone(), self.screen.clone());
        let known = move || match holdings {
            Some(holdings) => holdings.open(),
            None => Box::new(Nothing),
        };
        reading::start(legwork, sources, known, work, screen);
    }

    pub(super) fn run(mut self) {
        while !self.has_ended {
            while let Ok(work) = self.inbox.try_recv() {
                self.put_aside(work);
            }
            if !self.do_one_thing() {
                self.wait();
                // Nobody is waiting for an answer now, and whoever woke us may bring news.
                self.others.have_news |= self.desk.has_changed_elsewhere().unwrap_or(false);
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
        } else if self.export() {
            // The reader waits for it.
        } else if self.desk_work.must_wait() {
            return false;
        } else if self.write() {
            // That was it.
        } else if !self.is_up_to_date && self.desk_work.is_all_filed() {
            self.catch_up();
        } else if self.is_reading {
            return false;
        } else if let Some(directory) = self.changed.pop_first() {
            let holdings = Holdings::of(&self.desk, Files::ReadIfChanged);
            self.read(refresh::directory(directory), Some(holdings));
        } else {
            self.progress.all_taken_in = true;
            self.end_round();
            return false;
        }
        true
    }

    fn answer(&mut self, request: Request) {
        let begun = Instant::now();
        let corrects = request.corrects();
        self.desk_work.drop_replaced(&request);
        if request == Request::Refresh {
            self.refresh();
        } else if let Request::StopAnalysing(article) = request {
            self.engine.stop(article);
        } else if let Request::TakeUpAnalysing(article) = request {
            self.engine.take_up(article);
            self.is_up_to_date = false;
        } else if let Request::Export(wanted) = request {
            self.begin_export(wanted);
        } else if corrects && self.desk_work.has_correction_put_off() {
            // What is undone next is what waits.
            self.desk_work.put_off(request);
        } else {
            match answers::answer(&mut self.desk, request.clone()) {
                Some(Answer::Failed(error)) if error.is_busy() => self.desk_work.put_off(request),
                Some(Answer::NotCorrected(error) | Answer::SearchesChanged(_, Err(error)))
                    if error.is_busy() =>
                {
                    self.desk_work.put_off(request);
                    if !mem::replace(&mut self.desk_work.told_of_waiting, true) {
                        self.screen.say(Answer::CorrectionWaits);
                    }
                }
                Some(answer) => {
                    self.desk_work.told_of_waiting &= !corrects;
                    self.screen.say(answer);
                }
                None => (),
            }
        }
        self.answered_for += begun.elapsed();
    }

    /// Has the engine read some of what it has not, or another version of it has.
    fn catch_up(&mut self) {
        // Those that were stopped may come first each time.
        let most = writing::TOGETHER + self.engine.count_stopped();
        let mut work = match self.desk.outdated(most) {
            Ok((_, work)) => work,
            Err(error) => {
                self.screen.say(Answer::Failed(error));
                Vec::new()
            }
        };
        work.retain(|assignment| !self.engine.has_stopped(assignment.id));
        self.is_up_to_date = work.is_empty();
        for assignment in work {
            self.assign(assignment);
        }
    }

    pub(super) fn assign(&mut self, assignment: Assignment) {
        self.engine.assign(self.desk_work.next_turn(), assignment);
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
                    let holdings = Holdings::of(&self.desk, Files::ReadIfChanged);
                    self.read(Box::new(sources), Some(holdings));
                }
                Err(error) => self.screen.say(Answer::Failed(error)),
            },
            Ok(true) => {
                let said = "nothing to refresh: `pullquote add` remembers what it takes in";
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
        let tell_at = match self.may_tell_at() {
            None if self.has_news() => return,
            at => at.filter(|_| self.has_news()),
        };
        let until = [tell_at, self.desk_work.retry_at()].into_iter().flatten().min();
        let work = match until {
            Some(at) => self.inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
            None => self.inbox.recv().map_err(RecvTimeoutError::from),
        };
        match work {
            Ok(work) => self.put_aside(work),
            Err(RecvTimeoutError::Timeout) => (),
            Err(RecvTimeoutError::Disconnected) => self.has_ended = true,
        }
        // What was asked first comes first: corrections are undone in their order.
        for request in self.desk_work.put_off_before().into_iter().rev() {
            self.requests.push_front(request);
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
            Work::Keep(item) => self.desk_work.items.push_back(item),
            Work::Visited { visits, sources } => {
                self.desk_work.visits.extend(visits);
                if let Some(round) = &mut self.progress.round {
                    round.looked_at += sources;
                }
            }
            Work::AllRead => self.is_reading = false,
            Work::Look(directory) => {
                self.changed.insert(directory);
            }
            // That we are awake is all that it takes.
            Work::Written => (),
            Work::WatchingLibrary(watch) => self.others.watch = Some(watch),
            Work::Watching(Ok(watch)) => self.watch = Some(watch),
            Work::Watching(Err(error)) => self.screen.say(Answer::Told(explain(&error))),
            Work::File { turn, finding } => {
                self.desk_work.findings.insert(turn, finding);
            }
            Work::End => self.has_ended = true,
        }
    }

    fn has_news(&self) -> bool {
        self.others.have_news || self.progress != self.told
    }

    /// When news may be told; `None`: at once.
    fn may_tell_at(&self) -> Option<Instant> {
        Some(self.told_at? + BETWEEN_NEWS.max(self.answered_for * SHARE_OF_NEWS))
    }

    fn tell(&mut self) {
        if mem::take(&mut self.others.have_news) {
            self.count_anew();
        }
        self.told = self.progress;
        self.told_at = Some(Instant::now());
        self.answered_for = Duration::ZERO;
        self.screen.say(Answer::Changed(self.progress));
    }

    /// What another program added is here too.
    fn count_anew(&mut self) {
        let counted = self.desk.count().and_then(|all| Ok((all, self.desk.outdated(0)?.0)));
        match counted {
            Ok((all, unread)) => {
                self.progress.taken_in = all;
                self.progress.analysed = all - unread.min(all);
            }
            Err(error) => self.screen.say(Answer::Failed(error)),
        }
    }
}
