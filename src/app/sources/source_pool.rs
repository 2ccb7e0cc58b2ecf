//! Holds the threads that read sources and the client that fetches from the web.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use rayon::ThreadPool;
use rayon::ThreadPoolBuilder;

use crate::app::AppError;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Settings;

/// Threads and a web client, shared by all clones. Cheap to clone.
#[derive(Debug, Clone)]
pub struct SourcePool {
    pool: Arc<ThreadPool>,
    web: Arc<Fetcher>,
    stopped: Arc<AtomicBool>,
}

impl SourcePool {
    /// Starts this many threads, or one per core where no number is given.
    pub fn new(threads: Option<NonZeroUsize>) -> Result<Self, AppError> {
        // The pool takes 0 for one thread per core.
        let threads = threads.map_or(0, NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        Ok(SourcePool {
            pool: Arc::new(pool.map_err(AppError::Threads)?),
            web: Arc::new(Fetcher::new(Settings::default())),
            stopped: Arc::default(),
        })
    }

    /// Returns the pool of threads.
    pub fn workers(&self) -> &ThreadPool {
        &self.pool
    }

    /// Returns the number of threads.
    pub fn size(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Ends all reading and fetching, including what is under way in other threads. A file that is
    /// being read is read to its end.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.web.cancel();
    }

    /// Tells whether [`SourcePool::stop`] was called.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    pub(crate) fn web(&self) -> &Fetcher {
        &self.web
    }
}
