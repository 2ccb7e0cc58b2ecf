//! What going round takes: threads to read with, and a way into the web.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use rayon::ThreadPool;
use rayon::ThreadPoolBuilder;

use crate::app::AppError;
use crate::ingest::fetch::Fetcher;
use crate::ingest::fetch::Settings;

/// Threads and the web, shared by all who use the same. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Legwork {
    pool: Arc<ThreadPool>,
    web: Arc<Fetcher>,
    stopped: Arc<AtomicBool>,
}

impl Legwork {
    /// With so many threads; one for each core where nothing is said.
    pub fn new(threads: Option<NonZeroUsize>) -> Result<Self, AppError> {
        // 0 is the pool's own word for one thread for each core.
        let threads = threads.map_or(0, NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        Ok(Legwork {
            pool: Arc::new(pool.map_err(AppError::Threads)?),
            web: Arc::new(Fetcher::new(Settings::default())),
            stopped: Arc::default(),
        })
    }

    /// The threads.
    pub fn pool(&self) -> &ThreadPool {
        &self.pool
    }

    /// How many threads there are.
    pub fn threads(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Ends all reading and fetching, also what is under way in other threads; a file that is
    /// being read is read to its end.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.web.cancel();
    }

    /// Whether no more is to be read.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    pub(crate) fn web(&self) -> &Fetcher {
        &self.web
    }
}
