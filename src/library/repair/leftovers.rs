//! What a repair leaves behind that was stopped in the middle: a library that is not whole
//! yet, or the damaged file under two names.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::library::LibraryError;
use crate::library::file::connection;
use crate::library::file::connection::with;

/// What stands after the name of a library that is being made from a damaged one.
pub(crate) const UNFINISHED: &str = ".unfinished";

/// What stands between a library's name and the number of what was saved of it.
pub(crate) const SALVAGED: &str = "salvaged";

/// The same for the damaged file.
pub(crate) const DAMAGED: &str = "damaged";

/// What may follow the name of a new library: it is unfinished, a copy of the damaged file
/// is beside it, and SQLite keeps its log there.
const ENDINGS: [&str; 5] = [UNFINISHED, ".part", "-wal", "-shm", "-journal"];

/// Puts the library at `path` back to how it was before a repair that was stopped, and
/// removes what that had made; says what. Who reads the result has it made again.
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

/// Removes what was left of a library that was to be made at `to`; says what.
pub(crate) fn clear_unfinished(to: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let unfinished = with(to, UNFINISHED);
    if unfinished.try_exists().unwrap_or(false) {
        refuse_in_use(&unfinished)?;
    }
    let endings = ["", "-wal", "-shm", "-journal", ".part", ".part-wal", ".part-shm"];
    let files = endings.map(|ending| with(&unfinished, ending));
    Ok(files.into_iter().filter(|file| fs::remove_file(file).is_ok()).collect())
}

/// The files beside a library that can only be what was being made of it.
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

/// Another program that makes this library has a change of it open from first to last.
fn refuse_in_use(unfinished: &Path) -> Result<(), LibraryError> {
    let Ok(connection) = connection::connect(unfinished) else { return Ok(()) };
    connection.busy_timeout(Duration::ZERO)?;
    match connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK").map_err(LibraryError::from) {
        Err(busy @ LibraryError::Busy(_)) => Err(busy),
        _ => Ok(()),
    }
}

/// Takes the damaged file's second name away again: the new library was about to take its
/// first one. Its log, which was taken from it for that, is put back.
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
