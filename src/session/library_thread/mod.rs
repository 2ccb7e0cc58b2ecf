//! Runs the library's thread: it answers questions first, then writes what is queued, then reads
//! changed sources again.

mod reports;
mod requests;

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
use crate::app::Desk;
use crate::app::Input;
use crate::app::Nothing;
use crate::app::Source;
use crate::app::SourcePool;
use crate::app::Watch;
use crate::app::explain;
use crate::app::refresh;
use crate::app::refresh::Files;
use crate::app::refresh::LibraryLookup;
use crate::library::LastView;
use crate::library::MOST_FOUND;
use crate::quotes::Acts;
use crate::session::answers;
use crate::session::article_writer::ArticleWriter;
use crate::session::article_writer::TOGETHER;
use crate::session::engine_threads::EngineThreads;
use crate::session::export_queue::ExportQueue;
use crate::session::intake::file_watch;
use crate::session::intake::source_reader;
use crate::session::job::GRACE;
use crate::session::job::Job;
use crate::session::listener::Listener;
use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::session::opened_library::Opened;
use crate::session::postponed_requests::PostponedRequests;
use crate::session::progress::Progress;
use crate::session::progress_news::News;
use crate::session::voice_counter::VoiceCounter;

/// The message at the start where nothing can be written.
const READ_ONLY: &str = "this library may only be read: what you have read is not kept";

/// The state of the library's thread: the desk, and the work that is to be done.
pub(super) struct LibraryThread {
    desk: Desk,
    exports: ExportQueue,
    pool: SourcePool,
    inbox: Receiver<Job>,
    /// The sending end of the inbox, for threads that are started later.
    jobs: Sender<Job>,
    writer: ArticleWriter,
    voices: VoiceCounter,
    listener: Listener,
    requests: VecDeque<Request>,
    postponed: PostponedRequests,
    /// Directories to be read again.
    changed: BTreeSet<PathBuf>,
    /// The watches, which last as long as they are kept here.
    watches: Vec<Watch>,
    /// True while a thread is reading sources.
    is_reading: bool,
    /// True if every article was read by this version of the engine, as far as is known.
    is_up_to_date: bool,
    has_ended: bool,
    news: News,
}

impl LibraryThread {
    pub(super) fn begin(
        opened: Opened,
        inbox: Receiver<Job>,
        jobs: Sender<Job>,
        listener: &Listener,
    ) -> Result<Self, AppError> {
        let Opened { mut desk, inputs, stands_in } = opened;
        desk.be_impatient()?;
        desk.cut_lists(MOST_FOUND);
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
            writer: ArticleWriter::new(EngineThreads::start(&jobs, listener), listener.clone()),
            voices: VoiceCounter::default(),
            pool: SourcePool::new(None)?,
            desk,
            exports: ExportQueue::default(),
            inbox,
            jobs,
            listener: listener.clone(),
            requests: VecDeque::new(),
            postponed: PostponedRequests::default(),
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
        let (view, speakers) = library.desk.last_view()?;
        if view != LastView::default() {
            library.listener.say(Answer::LastView(view, speakers));
        }
        if !inputs.is_empty() {
            library
                .read(Box::new(inputs.into_iter().flat_map(|input| Input::sources(&input))), None);
        }
        if is_read_only {
            library.listener.say(Answer::Told(READ_ONLY.to_owned()));
        } else {
            file_watch::directories(&library.desk, &library.jobs)?;
        }
        file_watch::library(&library.desk, &library.jobs);
        Ok(library)
    }

    /// Starts a thread that reads these sources and skips what `lookup` has.
    fn read(
        &mut self,
        sources: Box<dyn Iterator<Item = Source> + Send>,
        lookup: Option<LibraryLookup>,
    ) {
        self.is_reading = true;
        let (pool, jobs, listener) = (self.pool.clone(), self.jobs.clone(), self.listener.clone());
        let known = move || match lookup {
            Some(lookup) => lookup.open(),
            None => Box::new(Nothing),
        };
        source_reader::start(pool, sources, known, jobs, listener);
    }

    pub(super) fn run(mut self) {
        while !self.has_ended {
            while let Ok(job) = self.inbox.try_recv() {
                self.put_aside(job);
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
        self.pool.stop();
    }

    /// Writes what is most urgent; returns `false` if there is nothing to write.
    fn write(&mut self) -> bool {
        let analysed = self.news.progress.analysed;
        match self.writer.write(&mut self.desk, &mut self.news.progress) {
            None => return false,
            Some(Ok(())) => self.news.names_may_differ |= self.news.progress.analysed != analysed,
            Some(Err(error)) if error.is_busy() => self.postponed.wait(),
            Some(Err(error)) => self.listener.say(Answer::Failed(error)),
        }
        true
    }

    /// Stores what the user did just before quitting.
    fn note_the_last(&mut self) {
        let until = Instant::now() + GRACE;
        let postponed = self.postponed.take_all().into_iter();
        for request in postponed.chain(mem::take(&mut self.requests)).filter(Request::is_note) {
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
        } else if !self.exports.is_empty() {
            // Exports go before writing, because the user waits for them.
            if let Some(answer) = self.exports.write_next(&self.desk) {
                self.listener.say(answer);
            }
        } else if self.postponed.must_wait() {
            return false;
        } else if self.write() {
            // `write` has done one thing.
        } else if !self.is_up_to_date && self.writer.is_all_filed() {
            self.catch_up();
        } else if self.is_reading {
            return false;
        } else if let Some(directory) = refresh::next_changed(&self.desk, &mut self.changed) {
            let lookup = LibraryLookup::of(&self.desk, Files::ReadIfChanged);
            self.read(refresh::directory(directory), Some(lookup));
        } else {
            self.news.progress.all_taken_in = true;
            self.tell_of_the_end();
            // It keeps a few at a time, so that nobody who asks has to wait.
            return app::keeps_more_voices(&mut self.desk);
        }
        true
    }

    /// Assigns some of the articles that the engine has not read, or only another version of it
    /// has.
    fn catch_up(&mut self) {
        // Stopped articles may come first in each query, so ask for that many more.
        let most = TOGETHER + self.writer.engine().count_stopped();
        let mut work = match self.desk.outdated(most) {
            Ok((_, work)) => work,
            Err(error) => {
                self.listener.say(Answer::Failed(error));
                Vec::new()
            }
        };
        work.retain(|assignment| !self.writer.engine().has_stopped(assignment.id));
        self.is_up_to_date = work.is_empty();
        for assignment in work {
            self.writer.assign(assignment);
        }
    }

    fn wait(&mut self) {
        let tell_at = match self.news.may_be_told_at() {
            None if self.news.are_there() => return,
            at => at.filter(|_| self.news.are_there()),
        };
        let until = [tell_at, self.postponed.retry_at()].into_iter().flatten().min();
        let job = match until {
            Some(at) => self.inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
            None => self.inbox.recv().map_err(RecvTimeoutError::from),
        };
        match job {
            Ok(job) => self.put_aside(job),
            Err(RecvTimeoutError::Timeout) => (),
            Err(RecvTimeoutError::Disconnected) => self.has_ended = true,
        }
        // Earlier requests go first, because corrections are undone in their order.
        for request in self.postponed.take_due().into_iter().rev() {
            self.requests.push_front(request);
        }
    }

    fn put_aside(&mut self, job: Job) {
        match job {
            Job::Answer(requests) => {
                for request in requests {
                    self.requests.retain(|earlier| !request.replaces(earlier));
                    self.requests.push_back(request);
                }
            }
            Job::Store { batch, stored } => {
                self.writer.take(batch, stored, &mut self.news.progress);
            }
            Job::AllRead => self.is_reading = false,
            Job::ReadAgain(directory) => {
                self.changed.insert(directory);
            }
            // This message only had to wake the thread.
            Job::Written => (),
            Job::WatchingLibrary(watch) | Job::Watching(Ok(watch)) => self.watches.push(watch),
            Job::Watching(Err(error)) => self.listener.say(Answer::Told(explain(&error))),
            Job::Counted(counted) => {
                if let Some(answer) = counted {
                    self.listener.say(*answer);
                }
                let library = self.desk.path().unwrap_or_default();
                self.voices.note_end(library, &self.jobs);
            }
            Job::File { turn, finding } => self.writer.take_finding(turn, finding),
            Job::End => self.has_ended = true,
        }
    }

    fn is_read_only(&self) -> bool {
        self.desk.is_read_only().unwrap_or(false)
    }
}
