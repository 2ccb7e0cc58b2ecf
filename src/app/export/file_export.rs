//! Writes articles of the library to a file, in the format that the file's name ends in.
//!
//! The file is written beside its place under another name and moved there once it is complete. So
//! nobody ever finds half a file, and a file that is replaced exists until then.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process;

use crate::app::AppError;
use crate::app::export::stored_sheet;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::WithText;
use crate::library::OpenArticle;

/// The treatment of a file that exists already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The file stays, and nothing is written.
    Kept,
    /// The file is replaced.
    Replaced,
}

/// The reason why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file of that name exists.
    #[error("{0} is there already")]
    Exists(String),
    /// The name does not say which format is wanted.
    #[error("{name} does not say which format: end it in {endings}")]
    Ending {
        /// The name of the file.
        name: String,
        /// The endings that it can have.
        endings: String,
    },
    /// The format cannot hold several articles.
    #[error(
        "{ending} holds one article and the list has {articles}: open one and press E in its text"
    )]
    OneOnly {
        /// The ending of the name.
        ending: String,
        /// The number of articles that were to be written.
        articles: usize,
    },
    /// The folder that a site was to be written to has other things in it.
    #[error("{0} is not empty and no site that pullquote wrote: name another folder")]
    NotOurs(String),
    /// The folder of a site has something in it that would be lost if the site were replaced.
    #[error("{folder} has {other} in it, which is not of the site: move it or name another folder")]
    OthersInside {
        /// The name of the folder.
        folder: String,
        /// The name of what is in it.
        other: String,
    },
    /// A site was to be written to what is no folder.
    #[error("{0} is no folder: name another")]
    NoFolder(String),
    /// The file cannot be written.
    #[error("cannot write {name}")]
    Write {
        /// The name of the file.
        name: String,
        /// The error of the system.
        source: io::Error,
    },
    /// The library could not answer.
    #[error(transparent)]
    Desk(#[from] AppError),
}

/// A file that articles are being written to. Dropped before [`ExportFile::end`], it leaves nothing
/// behind.
#[derive(Debug)]
pub struct ExportFile {
    format: Format,
    exporter: Exporter,
    /// The file and, for brat, a second one with the text.
    files: Vec<Draft>,
}

impl ExportFile {
    /// Begins a file for this many articles, in the format that its name ends in.
    ///
    /// # Errors
    ///
    /// If the name has no ending of a format, the format cannot hold that many articles, the file
    /// exists and is to stay, or it cannot be written.
    pub fn begin(name: &Path, existing: Existing, articles: usize) -> Result<Self, ExportError> {
        let path = at_home(name);
        let format = format(&path)?;
        if format.has_text_beside() && articles != 1 {
            let ending = format!(".{}", format.extension());
            return Err(ExportError::OneOnly { ending, articles });
        }
        let mut files = vec![Draft::begin(path.clone(), existing)?];
        if format.has_text_beside() {
            // The offsets refer to this file, which brat expects beside the other.
            files.push(Draft::begin(path.with_extension("txt"), existing)?);
        }
        Ok(ExportFile { format, exporter: Exporter::new(format), files })
    }

    /// Adds an article with its quotations.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or the engine takes longer over the article than is allowed.
    pub fn add(&mut self, article: &OpenArticle) -> Result<(), ExportError> {
        let piece = stored_sheet::with_sheet(article, |sheet| {
            Exporter::piece(self.format, WithText::No, sheet)
        })?;
        let piece = self.exporter.article(&piece);
        let parts = [piece.as_slice(), article.article.text.as_str().as_bytes()];
        self.files.iter_mut().zip(parts).try_for_each(|(file, part)| file.write(part))
    }

    /// Completes the file and moves it to its place.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or another of its name has appeared meanwhile and is to stay.
    pub fn end(mut self) -> Result<(), ExportError> {
        let end = self.exporter.end();
        if let Some(file) = self.files.first_mut() {
            file.write(&end)?;
        }
        self.files.drain(..).try_for_each(Draft::end)
    }
}

fn format(path: &Path) -> Result<Format, ExportError> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Format::from_extension(ending).ok_or_else(|| {
        let endings: Vec<String> =
            Format::told_by_extension().map(|format| format!(".{}", format.extension())).collect();
        let (last, others) = endings.split_last().expect("there are formats");
        ExportError::Ending {
            name: shown(path),
            endings: format!("{} or {last}", others.join(" ")),
        }
    })
}

/// Replaces `~/` at the start of a path by the user's home directory, as a shell does.
pub(super) fn at_home(name: &Path) -> PathBuf {
    match (name.strip_prefix("~"), env::var_os("HOME")) {
        (Ok(rest), Some(home)) => Path::new(&home).join(rest),
        _ => name.to_owned(),
    }
}

pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A file that has another name until it is complete. Dropped before that, it is deleted.
#[derive(Debug)]
struct Draft {
    path: PathBuf,
    existing: Existing,
    beside: PathBuf,
    out: BufWriter<File>,
}

impl Draft {
    fn begin(path: PathBuf, existing: Existing) -> Result<Self, ExportError> {
        refuse(&path, existing)?;
        let mut beside = OsString::from(".");
        beside.push(path.file_name().unwrap_or_default());
        beside.push(format!(".{}.part", process::id()));
        let beside = path.with_file_name(beside);
        let file = File::create(&beside).map_err(|source| cannot(&path, source))?;
        Ok(Draft { path, existing, beside, out: BufWriter::new(file) })
    }

    fn write(&mut self, part: &[u8]) -> Result<(), ExportError> {
        self.out.write_all(part).map_err(|source| cannot(&self.path, source))
    }

    fn end(mut self) -> Result<(), ExportError> {
        let flushed = self.out.flush().and_then(|()| self.out.get_ref().sync_all());
        flushed.map_err(|source| cannot(&self.path, source))?;
        // The file may have appeared since the first check.
        refuse(&self.path, self.existing)?;
        fs::rename(&self.beside, &self.path).map_err(|source| cannot(&self.path, source))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // This fails where the file has been moved to its place, which is fine.
        fs::remove_file(&self.beside).ok();
    }
}

fn refuse(path: &Path, existing: Existing) -> Result<(), ExportError> {
    if existing == Existing::Kept && fs::symlink_metadata(path).is_ok() {
        return Err(ExportError::Exists(shown(path)));
    }
    Ok(())
}

pub(super) fn cannot(path: &Path, source: io::Error) -> ExportError {
    ExportError::Write { name: shown(path), source }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;

    use super::Existing;
    use super::ExportFile;
    use crate::app;
    use crate::app::BatchReader;
    use crate::app::Desk;
    use crate::app::Input;
    use crate::library::Filter;
    use crate::library::OpenArticle;

    fn articles() -> Vec<OpenArticle> {
        let mut desk = Desk::in_memory().unwrap();
        let pool = app::SourcePool::new(None).unwrap();
        let mut reader = BatchReader::new(Input::sources(&Input::Bundled), &pool);
        while let Some(batch) = reader.next_batch(&app::Nothing) {
            for item in batch.items {
                desk.keep(&item.result.unwrap()).unwrap();
            }
        }
        let listed = desk.listed(&Filter::default()).unwrap();
        listed.into_iter().map(|id| desk.open(id).unwrap()).collect()
    }

    fn write(path: &Path, existing: Existing, articles: &[OpenArticle]) -> Result<(), String> {
        let mut file = ExportFile::begin(path, existing, articles.len())
            .map_err(|error| app::explain(&error))?;
        for article in articles {
            file.add(article).unwrap();
        }
        file.end().map_err(|error| app::explain(&error))
    }

    fn names(folder: &TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<String> =
            entries.map(|entry| name(entry).into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_written_is_whole_and_nothing_else_is_left() {
        let (folder, articles) = (tempfile::tempdir().unwrap(), articles());
        write(&folder.path().join("all.ndjson"), Existing::Kept, &articles).unwrap();
        let written = fs::read_to_string(folder.path().join("all.ndjson")).unwrap();
        assert_eq!(written.lines().count(), 3);
        assert!(written.contains("Bilawal"), "what the engine has not read is read now");
        drop(ExportFile::begin(&folder.path().join("half.csv"), Existing::Kept, 3).unwrap());
        assert_eq!(names(&folder), ["all.ndjson"]);
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_that_is_wanted() {
        let (folder, articles) = (tempfile::tempdir().unwrap(), articles());
        let path = folder.path().join("one.MD");
        fs::write(&path, "mine").unwrap();
        let refused = write(&path, Existing::Kept, &articles[..1]).unwrap_err();
        assert_eq!(refused, format!("{} is there already", path.display()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        write(&path, Existing::Replaced, &articles[..1]).unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains("> "));
    }

    #[test]
    fn a_file_that_came_meanwhile_stays() {
        let (folder, articles) = (tempfile::tempdir().unwrap(), articles());
        let path = folder.path().join("a.json");
        let mut file = ExportFile::begin(&path, Existing::Kept, 1).unwrap();
        file.add(&articles[0]).unwrap();
        fs::write(&path, "mine").unwrap();
        file.end().unwrap_err();
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(names(&folder), ["a.json"]);
    }

    #[test]
    fn brat_gets_its_text_and_takes_one_article() {
        let (folder, articles) = (tempfile::tempdir().unwrap(), articles());
        write(&folder.path().join("a.ann"), Existing::Kept, &articles[..1]).unwrap();
        assert_eq!(names(&folder), ["a.ann", "a.txt"]);
        let text = fs::read_to_string(folder.path().join("a.txt")).unwrap();
        assert_eq!(text, articles[0].article.text.as_str());
        let several = write(&folder.path().join("b.ann"), Existing::Kept, &articles).unwrap_err();
        assert!(several.starts_with(".ann holds one article and the list has 3"), "{several}");
        assert_eq!(names(&folder), ["a.ann", "a.txt"]);
    }

    #[test]
    fn what_is_wrong_with_a_name_is_said_with_what_is_right() {
        let folder = tempfile::tempdir().unwrap();
        let wrong = write(Path::new("story.docx"), Existing::Kept, &[]).unwrap_err();
        let last = if cfg!(feature = "parquet") { ".ann or .parquet" } else { "or .ann" };
        assert_eq!(
            wrong,
            format!(
                "story.docx does not say which format: end it in .ndjson .json .csv .md .html {last}"
            )
        );
        let nowhere = folder.path().join("no such folder/a.csv");
        let refused = write(&nowhere, Existing::Kept, &[]).unwrap_err();
        assert!(refused.starts_with(&format!("cannot write {}: ", nowhere.display())), "{refused}");
    }
}
