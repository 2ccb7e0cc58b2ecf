//! Runs the library's thread: it answers questions first, then writes what is queued, then reads
//! changed sources again.

use std::collections::BTreeSet;
use std::collections::VecDeque;
use std::mem;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::time::Instant;

use crate::app;
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
use crate::quotes::Acts;
use crate::session::GRACE;
use crate::session::Listener;
use crate::session::Opened;
use crate::session::Work;
use crate::session::answers;
use crate::session::engine_threads::EngineThreads;
use crate::session::export_job::ExportJob;
use crate::session::file_watch;
use crate::session::messages::Answer;
use crate::session::messages::Progress;
use crate::session::messages::Request;
use crate::session::progress_news::News;
use crate::session::source_reader;
use crate::session::write_queue;
use crate::session::write_queue::WriteQueue;

/// The message at the start where nothing can be written.
const READ_ONLY: &str = "this library may only be read: what you have read is not kept";

/// The state of the library's thread: the desk, and the work that is to be done.
pub(super) struct LibraryThread {
    pub(super) desk: Desk,
    /// Exports that are under way.
    pub(super) exports: VecDeque<ExportJob>,
    pub(super) legwork: Legwork,
    inbox: Receiver<Work>,
    /// The sending end of the inbox, for threads that are started later.
    work: Sender<Work>,
    engine: EngineThreads,
    pub(super) listener: Listener,
    requests: VecDeque<Request>,
    pub(super) write_queue: WriteQueue,
    /// Directories to be read again.
    changed: BTreeSet<PathBuf>,
    /// The watches, which last as long as they are kept here.
    watches: Vec<Watch>,
    /// True while a thread is reading sources.
    pub(super) is_reading: bool,
    /// True if every article was read by this version of the engine, as far as is known.
    is_up_to_date: bool,
    has_ended: bool,
    pub(super) news: News,
}

impl LibraryThread {
    pub(super) fn begin(
        opened: Opened,
        inbox: Receiver<Work>,
        work: Sender<Work>,
        listener: &Listener,
    ) -> Result<Self, AppError> {
        let Opened { desk, inputs, stands_in } = opened;
        desk.be_impatient()?;
        let taken_in = desk.count()?;
        let is_read_only = desk.is_read_only()?;
        // In a read-only library the engine has nothing to do, since its findings could not be
        // stored.
        let unread = if is_read_only { 0 } else { desk.outdated(0)?.0 };
        let progress = Progress {
            taken_in,
            analysed: taken_in - unread.min(taken_in),
            all_taken_in: inputs.is_empty(),
            stands_in,
            round: None,
        };
        let mut library = LibraryThread {
            engine: EngineThreads::start(&work, listener),
            legwork: Legwork::new(None)?,
            desk,
            exports: VecDeque::new(),
            inbox,
            work,
            listener: listener.clone(),
            requests: VecDeque::new(),
            write_queue: WriteQueue::default(),
            changed: BTreeSet::new(),
            watches: Vec::new(),
            is_reading: false,
            is_up_to_date: unread == 0,
            has_ended: false,
            news: News::of(progress),
        };
        let shown = library.desk.shown_acts()?;
        if shown != Acts::SAID {
            library.listener.say(Answer::ShownActs(shown));
        }
        if !inputs.is_empty() {
            library
                .read(Box::new(inputs.into_iter().flat_map(|input| Input::sources(&input))), None);
        }
        if is_read_only {
            library.listener.say(Answer::Told(READ_ONLY.to_owned()));
        } else {
            file_watch::directories(&library.desk, &library.work)?;
        }
        file_watch::library(&library.desk, &library.work);
        Ok(library)
    }

    /// Starts a thread that reads these sources and skips what `holdings` has.
    pub(super) fn read(
        &mut self,
        sources: Box<dyn Iterator<Item = Source> + Send>,
        holdings: Option<Holdings>,
    ) {
        self.is_reading = true;
        let (legwork, work, listener) =
            (self.legwork.clone(), self.work.clone(), self.listener.clone());
        let known = move || match holdings {
            Some(holdings) => holdings.open(),
            None => Box::new(Nothing),
        };
        source_reader::start(legwork, sources, known, work, listener);
    }

    pub(super) fn run(mut self) {
        while !self.has_ended {
            while let Ok(work) = self.inbox.try_recv() {
                self.put_aside(work);
            }
            if !self.do_one_thing() {
                self.wait();
                // Nobody waits for an answer now, and the thread may have been woken by a change of
                // another program.
                self.news.from_others |= self.desk.has_changed_elsewhere().unwrap_or(false);
            }
            if self.news.are_due() {
                self.tell();
            }
        }
        self.note_the_last();
        self.legwork.stop();
    }

    /// Stores what the user did just before quitting.
    fn note_the_last(&mut self) {
        let until = Instant::now() + GRACE;
        let put_off = self.write_queue.put_off_at_the_end().into_iter();
        for request in put_off.chain(mem::take(&mut self.requests)).filter(Request::is_note) {
            let mut note = || answers::answer(&mut self.desk, request.clone());
            while let Some(Answer::Failed(error)) = note()
                && error.is_busy()
                && Instant::now() < until
            {}
        }
    }

    /// Does the most urgent thing; returns `false` if there is nothing to do.
    fn do_one_thing(&mut self) -> bool {
        if let Some(request) = self.requests.pop_front() {
            self.answer(request);
        } else if self.export() {
            // Exports go before writing, because the user waits for them.
        } else if self.write_queue.must_wait() {
            return false;
        } else if self.write() {
            // `write` has done one thing.
        } else if !self.is_up_to_date && self.write_queue.is_all_filed() {
            self.catch_up();
        } else if self.is_reading {
            return false;
        } else if let Some(directory) = self.changed.pop_first() {
            let holdings = Holdings::of(&self.desk, Files::ReadIfChanged);
            self.read(refresh::directory(directory), Some(holdings));
        } else {
            self.news.progress.all_taken_in = true;
            self.tell_of_the_end();
            return false;
        }
        true
    }

    fn answer(&mut self, request: Request) {
        let begun = Instant::now();
        let corrects = request.corrects();
        self.write_queue.drop_replaced(&request);
        if request == Request::Refresh {
            self.refresh();
        } else if let Request::StopAnalysing(article) = request {
            self.engine.stop(article);
        } else if let Request::TakeUpAnalysing(article) = request {
            self.engine.take_up(article);
            self.is_up_to_date = false;
        } else if let Request::Export(wanted) = request {
            self.begin_export(wanted);
        } else if request.is_noted_unasked() && self.is_read_only() {
            // The user was told at the start that this is not stored.
        } else if corrects && self.write_queue.has_correction_put_off() {
            // The next undo has to undo the correction that still waits, so this one waits behind
            // it.
            self.write_queue.put_off(request);
        } else {
            match answers::answer(&mut self.desk, request.clone()) {
                Some(Answer::Failed(error)) if error.is_busy() => self.write_queue.put_off(request),
                Some(Answer::NotCorrected(error) | Answer::SearchesChanged(_, Err(error)))
                    if error.is_busy() =>
                {
                    self.write_queue.put_off(request);
                    if !mem::replace(&mut self.write_queue.told_of_waiting, true) {
                        self.listener.say(Answer::CorrectionWaits);
                    }
                }
                Some(answer) => {
                    self.write_queue.told_of_waiting &= !corrects;
                    let said = misfits(&answer);
                    self.listener.say(answer);
                    if let Some(said) = said {
                        self.listener.say(Answer::Told(said));
                    }
                }
                None => (),
            }
        }
        self.news.note_answer(begun.elapsed());
    }

    /// Assigns some of the articles that the engine has not read, or only another version of it
    /// has.
    fn catch_up(&mut self) {
        // Stopped articles may come first in each query, so ask for that many more.
        let most = write_queue::TOGETHER + self.engine.count_stopped();
        let mut work = match self.desk.outdated(most) {
            Ok((_, work)) => work,
            Err(error) => {
                self.listener.say(Answer::Failed(error));
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
        self.engine.assign(self.write_queue.next_turn(), assignment);
    }

    fn wait(&mut self) {
        let tell_at = match self.news.may_be_told_at() {
            None if self.news.are_there() => return,
            at => at.filter(|_| self.news.are_there()),
        };
        let until = [tell_at, self.write_queue.retry_at()].into_iter().flatten().min();
        let work = match until {
            Some(at) => self.inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
            None => self.inbox.recv().map_err(RecvTimeoutError::from),
        };
        match work {
            Ok(work) => self.put_aside(work),
            Err(RecvTimeoutError::Timeout) => (),
            Err(RecvTimeoutError::Disconnected) => self.has_ended = true,
        }
        // Earlier requests go first, because corrections are undone in their order.
        for request in self.write_queue.put_off_before().into_iter().rev() {
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
            Work::Keep(item) => self.write_queue.items.push_back(item),
            Work::Visited { visits, sources } => {
                self.write_queue.visits.extend(visits);
                if let Some(round) = &mut self.news.progress.round {
                    round.looked_at += sources;
                }
            }
            Work::AllRead => self.is_reading = false,
            Work::Look(directory) => {
                self.changed.insert(directory);
            }
            // This message only had to wake the thread.
            Work::Written => (),
            Work::WatchingLibrary(watch) | Work::Watching(Ok(watch)) => self.watches.push(watch),
            Work::Watching(Err(error)) => self.listener.say(Answer::Told(explain(&error))),
            Work::File { turn, finding } => {
                self.write_queue.findings.insert(turn, finding);
            }
            Work::End => self.has_ended = true,
        }
    }

    /// Says how a refresh came out, and who is called otherwise, in one sentence: a second one would
    /// take the place of the first.
    fn tell_of_the_end(&mut self) {
        let said = [self.end_round(), self.renamed()];
        let said: Vec<String> = said.into_iter().flatten().collect();
        if !said.is_empty() {
            self.listener.say(Answer::Told(said.join("; ")));
        }
    }

    /// Says who is called otherwise since it was last said, unless nothing was filed since.
    fn renamed(&mut self) -> Option<String> {
        if !mem::take(&mut self.news.names_may_differ) || self.is_read_only() {
            return None;
        }
        match self.desk.take_renamed() {
            Ok(renamed) => return app::tell_renamed(&renamed),
            Err(error) if error.is_busy() => self.news.names_may_differ = true,
            Err(error) => self.listener.say(Answer::Failed(error)),
        }
        None
    }

    fn is_read_only(&self) -> bool {
        self.desk.is_read_only().unwrap_or(false)
    }

    fn tell(&mut self) {
        if mem::take(&mut self.news.from_others) {
            self.count_anew();
        }
        self.listener.say(Answer::Changed(self.news.tell()));
    }

    /// Counts the articles again, since another program may have added some.
    fn count_anew(&mut self) {
        let counted = self.desk.count().and_then(|all| {
            let unread = if self.is_read_only() { 0 } else { self.desk.outdated(0)?.0 };
            Ok((all, unread))
        });
        match counted {
            Ok((all, unread)) => {
                self.news.progress.taken_in = all;
                self.news.progress.analysed = all - unread.min(all);
            }
            Err(error) => self.listener.say(Answer::Failed(error)),
        }
    }
}

/// Returns the message for parts of an article that were left out because they do not fit its text.
fn misfits(answer: &Answer) -> Option<String> {
    let Answer::Opened(open) = answer else { return None };
    (open.left_out > 0).then(|| {
        format!(
            "{} of this article left out, for its text does not have them: run `pullquote doctor`",
            if open.left_out == 1 {
                "1 place".to_owned()
            } else {
                format!("{} places", open.left_out)
            }
        )
    })
}
