//! Files, directories and standard input to articles.

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use ignore::WalkBuilder;

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::decode;
use crate::ingest::plain;
use crate::text::Text;

/// The most that is read of one file, in bytes. An article is a few
/// kilobytes; a year of a newspaper in one file still fits.
pub const MAX_BYTES: u64 = 256 << 20;

/// What standard input is called, as a name and as an identifier.
const STDIN: &str = "stdin";

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// How it came to be read.
    pub by: FoundBy,
}

/// How a file came to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// The reader named it, so what is wrong with it is worth a message.
    Name,
    /// It lay in a directory that the reader named, where other things may lie too.
    Directory,
}

/// The files that `path` stands for: itself, or all in that directory and
/// below, sorted, without hidden and ignored ones.
pub fn find(path: &Path) -> Box<dyn Iterator<Item = Result<Found, IngestError>> + Send> {
    if !path.is_dir() {
        let found = Found { path: path.to_owned(), by: FoundBy::Name };
        return Box::new(std::iter::once(Ok(found)));
    }
    let mut walk = WalkBuilder::new(path);
    walk.sort_by_file_name(Ord::cmp).require_git(false);
    let found = walk.build().filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
            Some(Ok(Found { path: entry.into_path(), by: FoundBy::Directory }))
        }
        Ok(_) => None,
        Err(error) => {
            let name = error.to_string();
            let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
            Some(Err(IngestError::Read { name, source }))
        }
    });
    Box::new(found)
}

/// Reads one file as an article.
pub fn read_file(path: &Path) -> Result<Article, IngestError> {
    let name = path.display().to_string();
    let file =
        File::open(path).map_err(|source| IngestError::Read { name: name.clone(), source })?;
    let text = text_of(&name, file)?;
    let id = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok(plain::article(&id, Origin::File(path.to_string_lossy().into_owned()), text))
}

/// Reads standard input, or what stands for it, as one article.
pub fn read_stdin(input: impl Read) -> Result<Article, IngestError> {
    Ok(plain::article(STDIN, Origin::Stdin, text_of(STDIN, input)?))
}

fn text_of(name: &str, input: impl Read) -> Result<Text, IngestError> {
    let mut bytes = Vec::new();
    // One byte more than the limit shows that there is more.
    let read = input.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|source| IngestError::Read { name: name.to_owned(), source })?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(IngestError::TooLarge { name: name.to_owned(), limit: MAX_BYTES });
    }
    let text = decode::decode(bytes)
        .map_err(|not| IngestError::NotText { name: name.to_owned(), reason: not.0 })?;
    Ok(Text::from(text))
}
