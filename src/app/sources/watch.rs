//! Watches directories for changes by notices of the system, without polling.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use notify::Event;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;

/// The time for which a directory has to be quiet before its change is reported: writing a file
/// takes several steps.
const QUIET: Duration = Duration::from_millis(400);

/// The time after which the changes of a directory are reported even if it is never quiet.
const AT_LATEST: Duration = Duration::from_secs(5);

/// Watches directories until it is dropped.
#[derive(Debug)]
pub struct Watch {
    // The thread that reports changes holds the other end of the watcher's channel, so it ends when
    // this is dropped.
    _watcher: RecommendedWatcher,
}

/// The error that a directory or file cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("{} is not watched; press R to read it again", path.display())]
pub struct Unwatched {
    path: PathBuf,
    source: notify::Error,
}

impl Watch {
    /// Watches these directories and all that is in them. `changed` is called with each directory
    /// that has changed, on a thread of its own.
    ///
    /// # Errors
    ///
    /// For the first directory that the system refuses to watch; then none is watched.
    pub fn start(
        directories: Vec<PathBuf>,
        changed: impl Fn(&Path) + Send + 'static,
    ) -> Result<Self, Unwatched> {
        Watch::over(directories, RecursiveMode::Recursive, changed)
    }

    /// Watches one file.
    ///
    /// # Errors
    ///
    /// If the system refuses to watch it.
    pub fn file(path: PathBuf, changed: impl Fn() + Send + 'static) -> Result<Self, Unwatched> {
        Watch::over(vec![path], RecursiveMode::NonRecursive, move |_| changed())
    }

    fn over(
        directories: Vec<PathBuf>,
        mode: RecursiveMode,
        changed: impl Fn(&Path) + Send + 'static,
    ) -> Result<Self, Unwatched> {
        let fail = |path: &Path, source| Unwatched { path: path.to_owned(), source };
        let (tell, events) = mpsc::channel();
        let first = directories.first().map_or(Path::new(""), PathBuf::as_path);
        let mut watcher =
            notify::recommended_watcher(tell).map_err(|source| fail(first, source))?;
        for directory in &directories {
            watcher.watch(directory, mode).map_err(|source| fail(directory, source))?;
        }
        thread::spawn(move || tell_of_changes(&events, &directories, changed));
        Ok(Watch { _watcher: watcher })
    }
}

/// Reports changes until the watcher is dropped. Between changes it blocks and costs nothing.
fn tell_of_changes(
    events: &Receiver<notify::Result<Event>>,
    directories: &[PathBuf],
    changed: impl Fn(&Path),
) {
    while let Ok(first) = events.recv() {
        let mut touched = BTreeSet::new();
        note(&mut touched, first, directories);
        let begun = Instant::now();
        while begun.elapsed() < AT_LATEST {
            match events.recv_timeout(QUIET) {
                Ok(event) => note(&mut touched, event, directories),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        for directory in touched {
            changed(directory);
        }
    }
}

fn note<'a>(
    touched: &mut BTreeSet<&'a Path>,
    event: notify::Result<Event>,
    directories: &'a [PathBuf],
) {
    match event {
        // Reading is no change, and the reader may be this program.
        Ok(event) if event.kind.is_access() => (),
        Ok(event) => {
            let within = |directory: &&'a PathBuf| {
                event.paths.iter().any(|path| path.starts_with(directory))
            };
            touched.extend(directories.iter().filter(within).map(PathBuf::as_path));
        }
        // Some events were lost, so any of the directories may have changed.
        Err(_) => touched.extend(directories.iter().map(PathBuf::as_path)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::Watch;

    #[test]
    fn a_file_that_comes_into_a_directory_is_told_of_once_it_is_there() {
        let [quiet, busy] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let paths: Vec<_> =
            [&quiet, &busy].map(|directory| directory.path().canonicalize().unwrap()).to_vec();
        fs::create_dir(paths[1].join("sub")).unwrap();
        let (tell, told) = mpsc::channel();
        let watch = Watch::start(paths.clone(), move |path| tell.send(path.to_owned()).unwrap());
        let _watch = watch.unwrap();
        fs::write(paths[1].join("sub/story.txt"), "It rains.").unwrap();
        assert_eq!(told.recv_timeout(Duration::from_mins(1)).unwrap(), paths[1]);
    }
}
