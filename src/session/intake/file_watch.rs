//! Asks the system to watch the files that other programs may change.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Watch;
use crate::app::refresh;
use crate::session::job::Job;

/// Watches the directories of the library. They may be large, so this starts on a thread of its
/// own.
pub(crate) fn directories(desk: &Desk, jobs: &Sender<Job>) -> Result<(), AppError> {
    let directories = refresh::directories(desk)?;
    if !directories.is_empty() {
        let jobs = jobs.clone();
        thread::spawn(move || {
            let tell = jobs.clone();
            let watch = Watch::start(directories, move |path| {
                tell.send(Job::ReadAgain(path.to_owned())).ok();
            });
            jobs.send(Job::Watching(watch)).ok();
        });
    }
    Ok(())
}

/// Watches the library's write-ahead log, into which every program writes its changes first.
pub(crate) fn library(desk: &Desk, jobs: &Sender<Job>) {
    if let Some(mut log) = desk.path().map(PathBuf::into_os_string) {
        log.push("-wal");
        let jobs = jobs.clone();
        thread::spawn(move || {
            let tell = jobs.clone();
            let changed = move || {
                tell.send(Job::Written).ok();
            };
            if let Ok(watch) = Watch::file(PathBuf::from(log), changed) {
                jobs.send(Job::WatchingLibrary(watch)).ok();
            }
        });
    }
}
