//! What `pullquote doctor` does: as little as helps, and never a damaged file
//! thrown away.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::library::Fault;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Salvaged;
use crate::library::file::connection;
use crate::library::file::connection::with;
use crate::library::repair::checkup;
use crate::library::repair::leftovers;
use crate::library::repair::leftovers::DAMAGED;
use crate::library::repair::leftovers::SALVAGED;
use crate::library::salvage;

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// There was nothing to do.
    Sound,
    /// Counts and indexes were made anew; nothing was lost.
    Rebuilt(Vec<Fault>),
    /// What could be read is in a new library under the old name.
    Salvaged {
        /// What was wrong.
        faults: Vec<Fault>,
        /// What was saved.
        salvaged: Salvaged,
        /// The damaged file, as it was.
        aside: PathBuf,
    },
}

/// Repairs the library at `path`, or that to which a link there leads. No other program may
/// have it open.
pub fn repair(path: &Path) -> Result<Repair, LibraryError> {
    let path = &connection::real(path)?;
    leftovers::clear(path)?;
    let faults = checkup::check(path)?;
    if faults.is_empty() {
        return Ok(Repair::Sound);
    }
    if faults.iter().all(|fault| fault.kind.can_be_rebuilt()) {
        let rebuilt = Library::open(path).and_then(|mut library| library.rebuild());
        match rebuilt {
            Ok(()) if checkup::check(path)?.is_empty() => return Ok(Repair::Rebuilt(faults)),
            // It goes deeper than it seemed.
            Ok(()) | Err(LibraryError::Damaged(_) | LibraryError::Unreadable { .. }) => (),
            Err(other) => return Err(other),
        }
    }
    let failed = |source| LibraryError::of_change(path, source);
    let new = unused(path, SALVAGED).map_err(failed)?;
    let salvaged = salvage(path, &new)?;
    let aside = exchange(path, &new).map_err(failed)?;
    Ok(Repair::Salvaged { faults, salvaged, aside })
}

/// Takes away what a repair left behind that was stopped in the middle, as the next repair
/// would; says what it was.
pub fn clear_leftovers(path: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    leftovers::clear(&connection::real(path)?)
}

/// Puts `new` in the place of the damaged file, which gets another name.
fn exchange(path: &Path, new: &Path) -> io::Result<PathBuf> {
    let aside = unused(path, DAMAGED)?;
    // By second names, not by renaming: whenever this is stopped, there is a library, and no
    // file of the damaged one is lost ([`leftovers`]).
    for part in ["", "-wal", "-shm"] {
        let (from, to) = (with(path, part), with(&aside, part));
        if from.try_exists()? && fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
        }
    }
    // A log that is left would be taken for the new library's, so it goes first.
    for part in ["-wal", "-shm"] {
        match fs::remove_file(with(path, part)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => (),
        }
    }
    fs::rename(new, path)?;
    Ok(aside)
}

/// `library.db.damaged-1`, or the first number that is free.
fn unused(path: &Path, word: &str) -> io::Result<PathBuf> {
    for number in 1..10_000 {
        let candidate = with(path, &format!(".{word}-{number}"));
        if !candidate.try_exists()? {
            return Ok(candidate);
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "too many damaged libraries beside it"))
}
