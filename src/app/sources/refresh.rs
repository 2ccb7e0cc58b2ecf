//! Decides what a refresh has to read, and what it can skip.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Input;
use crate::app::KnownSources;
use crate::app::Source;
use crate::app::sources::fetch_task::FetchTask;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::library::ArticleId;
use crate::library::Library;
use crate::library::SourceId;
use crate::library::SourceKind;
use crate::library::SourceRow;

/// Seconds that may pass between reading a file and storing it. A file counts as changed, too, if
/// it was changed less than this long before it was stored.
const SLACK: i64 = 600;

/// Returns the sources that the library remembers, and the pages of which it has only a summary.
/// The user chose each of these sources, so they may be anywhere, even in a private network; what
/// they link to elsewhere may not.
pub fn sources(desk: &Desk) -> Result<impl Iterator<Item = Source> + Send + use<>, AppError> {
    of_rows(desk, desk.sources()?)
}

/// Returns one of these sources, with such pages of it; none where it is no longer remembered.
pub fn source(
    desk: &Desk,
    id: SourceId,
) -> Result<impl Iterator<Item = Source> + Send + use<>, AppError> {
    of_rows(desk, desk.sources()?.into_iter().filter(|row| row.id == id).collect())
}

/// Returns what these sources hold, and the pages that are still to be had.
pub(crate) fn of_rows(
    desk: &Desk,
    rows: Vec<SourceRow>,
) -> Result<impl Iterator<Item = Source> + Send + use<>, AppError> {
    let all = desk.sources()?;
    let summaries: Vec<Source> = desk
        .summary_addresses()?
        .into_iter()
        .filter_map(|(feed, url)| {
            // What the user named with a feed counts for what that feed leads to, and for no other.
            let of = rows.iter().find(|row| row.address == feed);
            // A feed that is not a source, since it stood in a list of feeds, goes with all.
            let is_asked = of.is_some() || rows.len() == all.len();
            is_asked
                .then(|| Source::Web(FetchTask::summary(url, of.and_then(FetchTask::server_of))))
        })
        .collect();
    Ok(rows.into_iter().flat_map(of).chain(summaries))
}

/// Returns the page of an article of which there is only a summary; `None` where there is more.
pub fn page(desk: &Desk, article: ArticleId) -> Result<Option<Source>, AppError> {
    let article = desk.open(article)?.article;
    let url = article.url.or(article.claimed_url).filter(|_| article.is_summary);
    let feed = match &article.origin {
        Origin::Part { of, .. } => desk.sources()?.into_iter().find(|row| row.address == *of),
        _ => None,
    };
    let server = feed.as_ref().and_then(FetchTask::server_of);
    Ok(url.map(|url| Source::Web(FetchTask::asked_page(url, server))))
}

fn of(row: SourceRow) -> Box<dyn Iterator<Item = Source> + Send> {
    match row.kind {
        SourceKind::Feed => Box::new(std::iter::once(Source::Web(FetchTask::source(row, true)))),
        SourceKind::Page => Box::new(std::iter::once(Source::Web(FetchTask::source(row, false)))),
        SourceKind::Directory => directory(PathBuf::from(row.address)),
        SourceKind::File => file(PathBuf::from(row.address)),
    }
}

/// Returns the sources in a remembered directory. An empty directory is no failure.
pub fn directory(path: PathBuf) -> Box<dyn Iterator<Item = Source> + Send> {
    let is_empty = |source: &Source| matches!(source, Source::Unreadable(lost) if matches!(lost.error, IngestError::NothingInside));
    Box::new(Input::Path(path).sources().filter(move |source| !is_empty(source)))
}

/// Returns a remembered file. A file that is gone is no failure, since its articles are stored.
fn file(path: PathBuf) -> Box<dyn Iterator<Item = Source> + Send> {
    if path.exists() { Input::Path(path).sources() } else { Box::new(std::iter::empty()) }
}

/// Returns the directories among the library's sources, to be watched.
pub fn directories(desk: &Desk) -> Result<Vec<PathBuf>, AppError> {
    let rows = desk.sources()?.into_iter();
    let directories = rows.filter(|row| row.kind == SourceKind::Directory);
    Ok(directories.map(|row| PathBuf::from(row.address)).filter(|path| path.is_dir()).collect())
}

/// Takes the next of the files and directories in which something changed; directories that the
/// user gave up since are dropped.
pub fn next_changed(desk: &Desk, changed: &mut BTreeSet<PathBuf>) -> Option<PathBuf> {
    if !changed.is_empty()
        && let Ok(visited) = directories(desk)
    {
        changed.retain(|path| path.is_file() || visited.contains(path));
    }
    changed.pop_first()
}

/// The treatment of files that have not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// Unchanged files are read again, because the user named them.
    ReadAgain,
    /// Unchanged files are skipped.
    ReadIfChanged,
}

/// The place where readers can look up what is stored already.
#[derive(Debug)]
pub struct LibraryLookup {
    library: Option<PathBuf>,
    files: Files,
}

impl LibraryLookup {
    /// Refers to the library of this desk.
    pub fn of(desk: &Desk, files: Files) -> Self {
        LibraryLookup { library: desk.path(), files }
    }

    /// Opens the library for one thread. What cannot be looked up counts as unknown, which is
    /// slower and gives the same result.
    pub fn open(&self) -> Box<dyn KnownSources> {
        let library = self.library.as_deref().and_then(|path| Library::open_reader(path).ok());
        Box::new(OpenLookup { library, files: self.files })
    }
}

/// The library of [`LibraryLookup::open`], opened.
#[derive(Debug)]
struct OpenLookup {
    library: Option<Library>,
    files: Files,
}

impl KnownSources for OpenLookup {
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
        // A feed that is a source is visited as such, so it need not be followed from a list. Where
        // the user adds a list, its feeds are fetched all the same.
        let library = self.library.as_ref().filter(|_| self.files == Files::ReadIfChanged);
        library.is_some_and(|library| matches!(library.source_at(url), Ok(Some(_))))
    }
}

/// Returns when the file was last changed, in seconds since 1970.
fn changed(path: &Path) -> Option<i64> {
    let metadata = path.metadata().ok()?;
    let since = |time: SystemTime| {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    };
    let modified = since(metadata.modified().ok()?);
    // A file that is moved here keeps its time of modification, but not that of its inode.
    #[cfg(unix)]
    let modified = modified.max(std::os::unix::fs::MetadataExt::ctime(&metadata));
    Some(modified)
}
