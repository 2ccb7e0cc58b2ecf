//! Files, directories and standard input to articles.

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use ignore::DirEntry;
use ignore::WalkBuilder;

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::Lost;
use crate::ingest::decode;
use crate::ingest::plain;
use crate::ingest::prose;
use crate::text::Text;

/// The most that is read of one file, in bytes. An article is a few
/// kilobytes; a year of a newspaper in one file still fits.
pub const MAX_BYTES: u64 = 256 << 20;

/// How much of a file in a directory is looked at, in bytes, to tell whether
/// it is an article. Even, for UTF-16.
const SAMPLE: u64 = 16 << 10;

/// What standard input is called, as a name and as an identifier.
pub const STDIN: &str = "stdin";

/// The files that `path` stands for, one after another: itself, or those of a
/// directory and all below it that look like articles, sorted by name, without
/// hidden and ignored ones.
///
/// What is named is not looked at here; that it cannot be read is found when
/// it is. A directory without any article is an error.
pub fn find(path: &Path) -> Box<dyn Iterator<Item = Result<PathBuf, Lost>> + Send> {
    if path.is_dir() {
        Box::new(Directory::new(path))
    } else {
        Box::new(std::iter::once(Ok(path.to_owned())))
    }
}

/// A walk through a directory that notices when it comes back empty-handed.
struct Directory {
    path: PathBuf,
    walk: ignore::Walk,
    empty: bool,
}

impl Directory {
    fn new(path: &Path) -> Self {
        let walk = WalkBuilder::new(path)
            .sort_by_file_name(Ord::cmp)
            // Ignore files count without a repository too: a folder of
            // articles need not be one.
            .require_git(false)
            .build();
        Directory { path: path.to_owned(), walk, empty: true }
    }
}

impl Iterator for Directory {
    type Item = Result<PathBuf, Lost>;

    fn next(&mut self) -> Option<Self::Item> {
        for entry in self.walk.by_ref() {
            match entry {
                Ok(entry) if is_article(&entry) => {
                    self.empty = false;
                    return Some(Ok(entry.into_path()));
                }
                Ok(_) => (),
                Err(error) => {
                    self.empty = false;
                    return Some(Err(unwalkable(&self.path, error)));
                }
            }
        }
        if std::mem::take(&mut self.empty) {
            let name = name_of(&self.path);
            return Some(Err(Lost { name, error: IngestError::NothingInside }));
        }
        None
    }
}

/// Whether the file begins as an article does. One that cannot be opened is
/// taken for one, so that the reader hears of it.
fn is_article(entry: &DirEntry) -> bool {
    // Also a link to a file, but nothing that could block or never end.
    if !entry.path().is_file() {
        return false;
    }
    let Ok(file) = File::open(entry.path()) else { return true };
    let mut sample = Vec::new();
    match file.take(SAMPLE).read_to_end(&mut sample) {
        Ok(_) => decode::decode(sample).is_ok_and(|text| prose::is_article(&text)),
        Err(_) => true,
    }
}

fn unwalkable(root: &Path, error: ignore::Error) -> Lost {
    let name = match &error {
        ignore::Error::WithPath { path, .. } => name_of(path),
        ignore::Error::WithDepth { err, .. } => match &**err {
            ignore::Error::WithPath { path, .. } => name_of(path),
            _ => name_of(root),
        },
        _ => name_of(root),
    };
    let message = error.to_string();
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other(message));
    Lost { name, error: IngestError::Read(source) }
}

/// Reads one file as an article.
pub fn read_file(path: &Path) -> Result<Article, IngestError> {
    let text = text_of(File::open(path).map_err(IngestError::Read)?)?;
    let id = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok(plain::article(&id, Origin::File(name_of(path)), text))
}

/// Reads standard input, or what stands for it, as one article.
pub fn read_stdin(input: impl Read) -> Result<Article, IngestError> {
    Ok(plain::article(STDIN, Origin::Stdin, text_of(input)?))
}

/// The path as it was given; what of it is not Unicode is replaced.
fn name_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn text_of(input: impl Read) -> Result<Text, IngestError> {
    let mut bytes = Vec::new();
    // One byte more than the limit shows that there is more.
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(IngestError::Read)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(IngestError::TooLarge(MAX_BYTES));
    }
    decode::decode(bytes).map(Text::from).map_err(|not| IngestError::NotText(not.0))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::path::Path;

    use super::MAX_BYTES;
    use super::find;
    use super::read_file;
    use super::read_stdin;
    use crate::ingest::IngestError;

    const STORY: &str = "The minister said on Monday that the talks had gone well.\n";

    fn names(directory: &Path) -> Vec<String> {
        let strip = |path: &Path| path.strip_prefix(directory).unwrap().display().to_string();
        find(directory).map(|found| strip(&found.unwrap())).collect()
    }

    #[test]
    fn a_directory_gives_its_articles_sorted_and_nothing_else() {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        fs::create_dir_all(root.join("sub/.hidden")).unwrap();
        for name in ["b.txt", "a", "sub/c.text", "sub/.hidden/d.txt", ".e.txt", "skip.txt"] {
            fs::write(root.join(name), STORY).unwrap();
        }
        fs::write(root.join(".ignore"), "skip.txt\n").unwrap();
        fs::write(root.join("binary"), [0, 159, 146, 150]).unwrap();
        fs::write(root.join("code.c"), "int main() { return f(x)[0]; }\n").unwrap();
        fs::write(root.join("data.json"), format!("{{\"text\": \"{}\"}}\n", STORY.trim())).unwrap();
        fs::write(root.join("empty"), "").unwrap();
        assert_eq!(names(root), ["a", "b.txt", "sub/c.text"]);
    }

    #[test]
    fn a_directory_without_articles_is_an_error_that_names_it() {
        let directory = tempfile::tempdir().unwrap();
        let found: Vec<_> = find(directory.path()).collect();
        let [Err(lost)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(lost.name, directory.path().display().to_string());
        assert!(matches!(lost.error, IngestError::NothingInside));
    }

    #[test]
    fn a_missing_file_is_an_error_when_it_is_read() {
        let path = find(Path::new("no/such file.txt")).next().unwrap().unwrap();
        let error = read_file(&path).unwrap_err();
        assert!(matches!(error, IngestError::Read(_)), "{error}");
    }

    #[test]
    fn the_identifier_is_the_name_without_its_extension() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("2025.06.story.txt");
        fs::write(&path, STORY).unwrap();
        assert_eq!(read_file(&path).unwrap().id, "2025.06.story");
    }

    #[test]
    fn endless_input_is_refused_at_the_limit() {
        let refused = read_stdin(io::repeat(b'a')).unwrap_err();
        assert!(matches!(refused, IngestError::TooLarge(MAX_BYTES)));
        assert!(refused.to_string().contains("256 MiB"), "{refused}");
    }
}
