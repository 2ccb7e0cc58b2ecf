//! Asks the system to watch the files that other programs may change.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Watch;
use crate::app::refresh;
use crate::session::Work;

/// Watches the directories of the library. They may be large, so this starts on a thread of its
/// own.
pub(super) fn directories(desk: &Desk, work: &Sender<Work>) -> Result<(), AppError> {
    let directories = refresh::directories(desk)?;
    if !directories.is_empty() {
        let work = work.clone();
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

/// Watches the library's write-ahead log, into which every program writes its changes first.
pub(super) fn library(desk: &Desk, work: &Sender<Work>) {
    if let Some(mut log) = desk.path().map(PathBuf::into_os_string) {
        log.push("-wal");
        let work = work.clone();
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
