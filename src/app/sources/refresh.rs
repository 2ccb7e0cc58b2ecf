//! What to look at when the sources are refreshed, and what need not be.

use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Input;
use crate::app::Known;
use crate::app::Source;
use crate::app::sources::errand::Errand;
use crate::ingest::IngestError;
use crate::library::Library;
use crate::library::SourceKind;
use crate::library::SourceRow;

/// A file counts as changed also if it was changed so long before it was taken
/// in, in seconds: between reading and keeping it some time may pass.
const SLACK: i64 = 600;

/// What the library's sources consist of. Each is the reader's own choice, and
/// so may be anywhere; what it leads to elsewhere is not.
pub fn sources(desk: &Desk) -> Result<impl Iterator<Item = Source> + Send + use<>, AppError> {
    Ok(desk.sources()?.into_iter().flat_map(of))
}

fn of(row: SourceRow) -> Box<dyn Iterator<Item = Source> + Send> {
    match row.kind {
        SourceKind::Feed => Box::new(std::iter::once(Source::Web(Errand::source(row, true)))),
        SourceKind::Page => Box::new(std::iter::once(Source::Web(Errand::source(row, false)))),
        SourceKind::Directory => directory(PathBuf::from(row.address)),
        SourceKind::File => file(PathBuf::from(row.address)),
    }
}

/// What is in a directory that is remembered. That there is nothing now is no
/// failure.
pub fn directory(path: PathBuf) -> Box<dyn Iterator<Item = Source> + Send> {
    let is_empty = |source: &Source| matches!(source, Source::Lost(lost) if matches!(lost.error, IngestError::NothingInside));
    Box::new(Input::Path(path).sources().filter(move |source| !is_empty(source)))
}

/// A file that is remembered. That it is gone is no failure: its articles are here.
fn file(path: PathBuf) -> Box<dyn Iterator<Item = Source> + Send> {
    if path.exists() { Input::Path(path).sources() } else { Box::new(std::iter::empty()) }
}

/// The directories among the library's sources, to be watched.
pub fn directories(desk: &Desk) -> Result<Vec<PathBuf>, AppError> {
    let rows = desk.sources()?.into_iter();
    let directories = rows.filter(|row| row.kind == SourceKind::Directory);
    Ok(directories.map(|row| PathBuf::from(row.address)).filter(|path| path.is_dir()).collect())
}

/// Whether files that are as they were are read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// They are: the reader named them.
    ReadAgain,
    /// They are not.
    ReadIfChanged,
}

/// Where it can be looked up what is there already.
#[derive(Debug)]
pub struct Holdings {
    library: Option<PathBuf>,
    files: Files,
}

impl Holdings {
    /// Of what is on the desk.
    pub fn of(desk: &Desk, files: Files) -> Self {
        Holdings { library: desk.path(), files }
    }

    /// Opens it for one thread. What cannot be looked up counts as unknown:
    /// that is slower, and as right.
    pub fn open(&self) -> Box<dyn Known> {
        let library = self.library.as_deref().and_then(|path| Library::open_reader(path).ok());
        Box::new(OpenHoldings { library, files: self.files })
    }
}

/// [`Holdings::open`].
#[derive(Debug)]
struct OpenHoldings {
    library: Option<Library>,
    files: Files,
}

impl Known for OpenHoldings {
    fn has_address(&self, url: &str) -> bool {
        let library = self.library.as_ref();
        library.and_then(|library| library.has_address(url).ok()).unwrap_or(false)
    }

    fn has_file(&self, path: &Path) -> bool {
        if self.files == Files::ReadAgain {
            return false;
        }
        let (Some(library), Some(changed)) = (&self.library, changed(path)) else { return false };
        let seen = library.last_seen(&path.to_string_lossy()).ok().flatten();
        seen.is_some_and(|seen| changed + SLACK < seen)
    }

    fn has_feed(&self, url: &str) -> bool {
        // It is a source of its own; what a reader adds is asked for all the same.
        let library = self.library.as_ref().filter(|_| self.files == Files::ReadIfChanged);
        library.is_some_and(|library| matches!(library.source_at(url), Ok(Some(_))))
    }
}

/// When the file was last changed, in seconds since 1970.
fn changed(path: &Path) -> Option<i64> {
    let metadata = path.metadata().ok()?;
    let since = |time: SystemTime| {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    };
    let modified = since(metadata.modified().ok()?);
    // A file that was moved here keeps its time, but not the one of its entry.
    #[cfg(unix)]
    let modified = modified.max(std::os::unix::fs::MetadataExt::ctime(&metadata));
    Some(modified)
}
