//! Writes the files of a site into a folder beside its place, and moves it there once it is whole.
//!
//! So nobody ever finds half a site, and a site that is replaced exists until then. What is
//! replaced is only ever a site of ours, or an empty folder: a folder with anything else in it is
//! refused.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::fs;
use std::fs::DirEntry;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process;

use crate::app::Existing;
use crate::app::ExportError;
use crate::app::export::file_export::at_home;
use crate::app::export::file_export::cannot;
use crate::app::export::file_export::shown;
use crate::export::site;

/// The file by which a site of ours is known.
const MARK: &str = "pullquote-site.txt";

/// The first words of that file.
const MARK_BEGINS: &str = "This folder is a site that pullquote wrote.";

/// A folder that has another name until the site in it is whole. When this is dropped, what then has
/// that name is deleted.
#[derive(Debug)]
pub(super) struct SiteFolder {
    folder: PathBuf,
    existing: Existing,
    beside: PathBuf,
}

impl SiteFolder {
    /// Begins a folder of this name.
    pub(super) fn begin(name: &Path, existing: Existing) -> Result<Self, ExportError> {
        let name = at_home(name);
        // Behind a link the folder itself is replaced, so that the link stays.
        let folder = fs::canonicalize(&name).unwrap_or(name);
        if folder.file_name().is_none() {
            return Err(ExportError::NoFolder(shown(&folder)));
        }
        admit(&folder, existing)?;
        let beside = begin_beside(&folder).map_err(|source| cannot(&folder, source))?;
        let site = SiteFolder { folder, existing, beside };
        let mark = format!("{MARK_BEGINS} It is replaced as a whole when it is written again.\n");
        site.write(MARK, &mark)?;
        Ok(site)
    }

    /// Writes a file of the site.
    pub(super) fn write(&self, file: &str, content: &str) -> Result<(), ExportError> {
        fs::write(self.beside.join(file), content)
            .map_err(|source| cannot(&self.folder.join(file), source))
    }

    /// Moves the folder to its place.
    pub(super) fn end(self) -> Result<(), ExportError> {
        // Something may have appeared since the first check.
        admit(&self.folder, self.existing)?;
        self.change_places().map_err(|source| cannot(&self.folder, source))
    }

    fn change_places(&self) -> io::Result<()> {
        if fs::symlink_metadata(&self.folder).is_err() {
            return fs::rename(&self.beside, &self.folder);
        }
        // In one step, so that there is a site whenever the program is killed; the old one goes as
        // this is dropped.
        if exchange(&self.beside, &self.folder).is_ok() {
            return Ok(());
        }
        // Its name is as much this site's own as that of the folder beside.
        let before = self.beside.with_extension("before");
        fs::rename(&self.folder, &before)?;
        let moved = fs::rename(&self.beside, &self.folder);
        match moved {
            // The new site is in its place, whatever becomes of the old one.
            Ok(()) => drop(fs::remove_dir_all(&before)),
            Err(_) => fs::rename(&before, &self.folder)?,
        }
        moved
    }
}

/// Gives each of two folders the name of the other, where the system and the file system can.
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::CWD;
        use rustix::fs::RenameFlags;
        use rustix::fs::renameat_with;
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (a, b);
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl Drop for SiteFolder {
    fn drop(&mut self) {
        // What is there now is what was not finished, or the site that was replaced; if nothing is,
        // that is fine.
        fs::remove_dir_all(&self.beside).ok();
    }
}

/// Makes a hidden folder beside this one that nobody else has, with those of the pages in it. Two
/// sites may be written at once, also by processes of one number on two machines.
fn begin_beside(folder: &Path) -> io::Result<PathBuf> {
    for number in 1.. {
        let mut name = OsString::from(".");
        name.push(folder.file_name().unwrap_or_default());
        name.push(format!(".{}-{number}.part", process::id()));
        let beside = folder.with_file_name(name);
        match fs::create_dir(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => (),
            made => {
                made?;
                fs::create_dir(beside.join(site::ARTICLES))?;
                fs::create_dir(beside.join(site::SPEAKERS))?;
                return Ok(beside);
            }
        }
    }
    unreachable!("numbers do not end")
}

/// Refuses a place where something is that would be lost, or that is to stay.
fn admit(folder: &Path, existing: Existing) -> Result<(), ExportError> {
    let metadata = match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(|source| cannot(folder, source))?,
    };
    if !metadata.is_dir() {
        return Err(ExportError::NoFolder(shown(folder)));
    }
    let entries = entries(folder).map_err(|source| cannot(folder, source))?;
    if entries.is_empty() {
        return Ok(());
    }
    let mark = fs::read_to_string(folder.join(MARK)).unwrap_or_default();
    if !mark.starts_with(MARK_BEGINS) {
        return Err(ExportError::NotOurs(shown(folder)));
    }
    if let Some(other) = other_inside(folder, entries).map_err(|source| cannot(folder, source))? {
        return Err(ExportError::OthersInside { folder: shown(folder), other });
    }
    match existing {
        Existing::Kept => Err(ExportError::Exists(shown(folder))),
        Existing::Replaced => Ok(()),
    }
}

/// Returns the name of something in a site's folder that is not of the site.
fn other_inside(folder: &Path, entries: Vec<DirEntry>) -> io::Result<Option<String>> {
    for entry in entries {
        let (name, is_folder) = (entry.file_name(), entry.file_type()?.is_dir());
        let is_ours = match name.to_str() {
            Some(site::INDEX | site::QUOTATIONS | site::VOICES | MARK) => !is_folder,
            Some(site::ARTICLES | site::SPEAKERS) => is_folder,
            _ => false,
        };
        if !is_ours {
            return Ok(Some(name.to_string_lossy().into_owned()));
        }
        let pages = if is_folder { self::entries(&folder.join(&name))? } else { Vec::new() };
        for page in pages {
            if !is_page(&page.file_name()) || page.file_type()?.is_dir() {
                let page = Path::new(&name).join(page.file_name());
                return Ok(Some(shown(&page)));
            }
        }
    }
    Ok(None)
}

/// Tells whether a file is named as we name the pages of articles and speakers.
fn is_page(name: &OsStr) -> bool {
    let stem = name.to_str().and_then(|name| name.strip_suffix(".html")).unwrap_or_default();
    let number = stem.strip_prefix('n').unwrap_or(stem);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}
