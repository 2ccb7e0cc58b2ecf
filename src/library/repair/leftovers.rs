//! Removes what an interrupted repair leaves behind: an incomplete library, or the damaged file
//! under two names.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::library::LibraryError;
use crate::library::file::connection;
use crate::library::file::connection::with;

/// The ending of a library that is being created from a damaged one.
pub(crate) const UNFINISHED: &str = ".unfinished";

/// The word between a library's name and the number of what was saved from it.
pub(crate) const SALVAGED: &str = "salvaged";

/// The word between a library's name and the number of the damaged file.
pub(crate) const DAMAGED: &str = "damaged";

/// The endings that the name of a new library can have: for an incomplete library, for a copy of
/// the damaged file, and for SQLite's log.
const ENDINGS: [&str; 5] = [UNFINISHED, ".part", "-wal", "-shm", "-journal"];

/// Restores the library at `path` to its state before an interrupted repair and deletes what that
/// repair created; returns the deleted files. A later repair creates them again.
pub(crate) fn clear(path: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let failed = |source| LibraryError::Open { path: path.to_owned(), source };
    undo_exchange(path).map_err(failed)?;
    let is_library = |file: &PathBuf| file.extension() == Some(OsStr::new(&UNFINISHED[1..]));
    for file in made_beside(path).map_err(failed)?.iter().filter(|file| is_library(file)) {
        refuse_in_use(file)?;
    }
    let made = made_beside(path).map_err(failed)?;
    for file in &made {
        fs::remove_file(file).map_err(failed)?;
    }
    Ok(made)
}

/// Deletes the remains of a library that was to be created at `to`; returns the deleted files.
pub(crate) fn clear_unfinished(to: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let unfinished = with(to, UNFINISHED);
    if unfinished.try_exists().unwrap_or(false) {
        refuse_in_use(&unfinished)?;
    }
    let endings = ["", "-wal", "-shm", "-journal", ".part", ".part-wal", ".part-shm"];
    let files = endings.map(|ending| with(&unfinished, ending));
    Ok(files.into_iter().filter(|file| fs::remove_file(file).is_ok()).collect())
}

/// Returns the files beside a library that only a repair can have created.
fn made_beside(path: &Path) -> io::Result<Vec<PathBuf>> {
    let Some(name) = path.file_name() else { return Ok(Vec::new()) };
    let start = format!("{}.{SALVAGED}-", name.to_string_lossy());
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let mut made = Vec::new();
    for entry in fs::read_dir(directory.unwrap_or(Path::new(".")))? {
        let entry = entry?;
        let name = entry.file_name();
        let rest = name.to_str().and_then(|name| name.strip_prefix(&start)).map(without_number);
        if rest.flatten().is_some_and(is_ending) && entry.file_type()?.is_file() {
            made.push(entry.path());
        }
    }
    made.sort();
    Ok(made)
}

fn without_number(rest: &str) -> Option<&str> {
    let ending = rest.trim_start_matches(|char: char| char.is_ascii_digit());
    (ending.len() < rest.len()).then_some(ending)
}

fn is_ending(mut rest: &str) -> bool {
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| rest.strip_prefix(ending)) {
        rest = shorter;
    }
    rest.is_empty()
}

/// Refuses if another program is creating this library, which it does in one write transaction.
fn refuse_in_use(unfinished: &Path) -> Result<(), LibraryError> {
    let Ok(connection) = connection::connect(unfinished) else { return Ok(()) };
    connection.busy_timeout(Duration::ZERO)?;
    match connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK").map_err(LibraryError::from) {
        Err(busy @ LibraryError::Busy(_)) => Err(busy),
        _ => Ok(()),
    }
}

/// Removes the second name of the damaged file, which was given to it just before the new library
/// took over the first name. Its log, which was moved away for that, is put back.
#[cfg(unix)]
fn undo_exchange(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let library = fs::metadata(path)?;
    if library.nlink() < 2 {
        return Ok(());
    }
    for number in 1.. {
        let aside = with(path, &format!(".{DAMAGED}-{number}"));
        let Ok(other) = fs::symlink_metadata(&aside) else { return Ok(()) };
        if (other.dev(), other.ino()) != (library.dev(), library.ino()) {
            continue;
        }
        let [log, log_aside] = [path, &aside].map(|path| with(path, "-wal"));
        if log_aside.try_exists()? {
            if log.try_exists()? {
                fs::remove_file(&log_aside)?;
            } else {
                fs::rename(&log_aside, &log)?;
            }
        }
        fs::remove_file(with(&aside, "-shm")).ok();
        fs::remove_file(&aside)?;
        return Ok(());
    }
    Ok(())
}

#[cfg(not(unix))]
fn undo_exchange(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_ending;
    use super::without_number;

    #[test]
    fn only_what_a_repair_makes_is_taken_for_its_own() {
        for (rest, is_ours) in [
            ("1", true),
            ("12-wal", true),
            ("1.unfinished", true),
            ("1.unfinished-journal", true),
            ("1.unfinished.part-wal", true),
            ("", false),
            ("-wal", false),
            ("1.txt", false),
            ("1.unfinished.old", false),
            ("one", false),
        ] {
            assert_eq!(without_number(rest).is_some_and(is_ending), is_ours, "{rest}");
        }
    }
}
