//! Repairs a library for `pullquote doctor`: it changes as little as possible and never deletes a
//! damaged file.

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

/// The outcome of a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// The library was sound.
    Sound,
    /// Counts and indexes were rebuilt; nothing was lost.
    Rebuilt(Vec<Fault>),
    /// A new library under the old name has everything that could be read.
    Salvaged {
        /// The faults of the damaged library.
        faults: Vec<Fault>,
        /// The articles and rows that were saved.
        salvaged: Salvaged,
        /// The new name of the damaged file, which is unchanged.
        aside: PathBuf,
    },
}

/// Repairs the library at `path`, or the one that a link there points to. No other program may have
/// it open.
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
            // The damage is deeper than it seemed.
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

/// Removes what an interrupted repair left behind, as the next repair would; returns the deleted
/// files.
pub fn clear_leftovers(path: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    leftovers::clear(&connection::real(path)?)
}

/// Puts `new` in the place of the damaged file, which gets another name.
fn exchange(path: &Path, new: &Path) -> io::Result<PathBuf> {
    let aside = unused(path, DAMAGED)?;
    // The damaged files get second names instead of being renamed. So at every moment there is a
    // library, and no file of the damaged one is lost ([`leftovers`]).
    for part in ["", "-wal", "-shm"] {
        let (from, to) = (with(path, part), with(&aside, part));
        if from.try_exists()? && fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
        }
    }
    // A log that stays would be taken for the log of the new library, so it goes first.
    for part in ["-wal", "-shm"] {
        match fs::remove_file(with(path, part)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => (),
        }
    }
    fs::rename(new, path)?;
    Ok(aside)
}

/// Returns a name such as `library.db.damaged-1`, with the first number that is free.
fn unused(path: &Path, word: &str) -> io::Result<PathBuf> {
    for number in 1..10_000 {
        let candidate = with(path, &format!(".{word}-{number}"));
        if !candidate.try_exists()? {
            return Ok(candidate);
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "too many damaged libraries beside it"))
}
