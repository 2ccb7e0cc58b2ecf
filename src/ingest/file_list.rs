//! Lists the files at a path that hold articles, by how they begin.

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use ignore::DirEntry;
use ignore::WalkBuilder;

use crate::ingest::IngestError;
use crate::ingest::Provenance;
use crate::ingest::UnreadablePart;
use crate::ingest::address_list::ListKind;
use crate::ingest::detection::article_finder::decoded;
use crate::ingest::detection::gzip;
use crate::ingest::detection::kind;
use crate::ingest::detection::kind::Kind;
use crate::ingest::detection::kind::Wrapping;
use crate::ingest::document::prose;
use crate::ingest::files::name_of;
use crate::ingest::files::provenance;

/// Bytes at the start of a file in a directory that are read to tell whether it is an article;
/// even, because of UTF-16.
const SAMPLE: u64 = 16 << 10;

/// An entry that is found at a path, before it is read.
#[derive(Debug)]
pub enum Listed {
    /// A file to be read.
    File(PathBuf),
    /// A file in a directory that is read only if the user names it.
    LeftOut(PathBuf, Unlike),
    /// An entry that cannot be accessed.
    Unreadable(UnreadablePart),
}

/// The reason why a file in a directory is not taken for an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// It is not text: a picture, a program.
    NotText,
    /// It is text, but has hardly any sentences: data, code, a few words.
    NotArticle,
    /// It is a list of feeds and holds no article itself.
    ListOfFeeds,
}

/// Lists the files at `path` one after another: the file itself, or the files of a directory and of
/// all directories below it, sorted by name, without hidden and ignored files. Files that do not
/// look like articles, or like documents with articles in them, are listed as left out.
///
/// A path that names a file is not accessed here; if it cannot be read, reading it will say so. For
/// a directory without any article the list ends with an error.
pub fn find(path: &Path) -> Box<dyn Iterator<Item = Listed> + Send> {
    if path.is_dir() {
        Box::new(Directory::new(path))
    } else {
        Box::new(std::iter::once(Listed::File(path.to_owned())))
    }
}

/// A walk through a directory, which reports an error at the end if it found no article.
struct Directory {
    path: PathBuf,
    walk: ignore::Walk,
    empty: bool,
}

impl Directory {
    fn new(path: &Path) -> Self {
        let walk = WalkBuilder::new(path)
            .sort_by_file_name(Ord::cmp)
            // Ignore files count outside of a repository too, because a folder of articles need not
            // be in one.
            .require_git(false)
            .filter_entry(|entry| !is_kept_with_page(entry))
            .build();
        Directory { path: path.to_owned(), walk, empty: true }
    }
}

impl Iterator for Directory {
    type Item = Listed;

    fn next(&mut self) -> Option<Self::Item> {
        for entry in self.walk.by_ref() {
            let listed = match entry {
                // A link to a file is listed too, but nothing that could block or never end, such
                // as a pipe.
                Ok(entry) if entry.path().is_file() => listed(&entry),
                Ok(_) => continue,
                Err(error) => Listed::Unreadable(unwalkable(&self.path, error)),
            };
            self.empty &= matches!(listed, Listed::LeftOut(..));
            return Some(listed);
        }
        if std::mem::take(&mut self.empty) {
            let name = name_of(&self.path);
            return Some(Listed::Unreadable(UnreadablePart {
                name,
                error: IngestError::NothingInside,
            }));
        }
        None
    }
}

/// Tells whether the entry is the folder that browsers save beside a page, with what the page shows
/// around its article: `Talks_files` beside `Talks.html`.
fn is_kept_with_page(entry: &DirEntry) -> bool {
    let path = entry.path();
    let Some(page) = path.to_str().and_then(|path| path.strip_suffix("_files")) else {
        return false;
    };
    path.is_dir()
        && ["html", "htm"].iter().any(|kind| Path::new(&format!("{page}.{kind}")).is_file())
}

/// Lists the file; as left out, unless it begins like an article or a document with articles in it.
/// A file that cannot be opened is listed as one to read, so that the user gets the error.
fn listed(entry: &DirEntry) -> Listed {
    let path = entry.path().to_owned();
    let mut sample = Vec::new();
    let looked_at = File::open(&path).and_then(|file| file.take(SAMPLE).read_to_end(&mut sample));
    match looked_at.ok().and_then(|_| unlike(sample, &provenance(&path))) {
        Some(why) => Listed::LeftOut(path, why),
        None => Listed::File(path),
    }
}

/// Returns why a file that begins with these bytes is read only if it is named, or `None` if it is
/// read anyway.
fn unlike(mut sample: Vec<u8>, provenance: &Provenance) -> Option<Unlike> {
    if gzip::is_gzip(&sample) {
        sample = gzip::peek(&sample, SAMPLE);
    }
    match kind::wrapping(&sample) {
        Wrapping::Book
        | Wrapping::Message
        | Wrapping::Mailbox
        | Wrapping::Docx
        | Wrapping::Odt
        | Wrapping::Rtf
        | Wrapping::WebArchive
        | Wrapping::Warc => return None,
        #[cfg(feature = "pdf")]
        Wrapping::Pdf => return None,
        Wrapping::Webloc => return Some(Unlike::ListOfFeeds),
        Wrapping::Gzip => return Some(Unlike::NotText),
        Wrapping::None => (),
    }
    let Ok(text) = decoded(sample, provenance) else { return Some(Unlike::NotText) };
    match kind::of(&text, provenance) {
        Kind::Feed
        | Kind::JsonFeed
        | Kind::Page
        | Kind::Captions
        | Kind::NewsXml
        | Kind::Documents => None,
        Kind::Opml
        | Kind::Addresses(ListKind::Shortcut | ListKind::Lines | ListKind::Bookmarks) => {
            Some(Unlike::ListOfFeeds)
        }
        Kind::Markdown | Kind::Plain if prose::is_article(&text) => None,
        Kind::Addresses(_) | Kind::OtherXml | Kind::OtherJson | Kind::Markdown | Kind::Plain => {
            Some(Unlike::NotArticle)
        }
    }
}

fn unwalkable(root: &Path, error: ignore::Error) -> UnreadablePart {
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
    UnreadablePart { name, error: IngestError::Read(source) }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::Listed;
    use super::Unlike;
    use super::find;
    use crate::ingest::IngestError;
    use crate::ingest::detection::gzip;

    const STORY: &str = "The minister said on Monday that the talks had gone well.\n";

    fn names(directory: &Path) -> Vec<String> {
        let strip = |path: &Path| path.strip_prefix(directory).unwrap().display().to_string();
        let read = find(directory).filter_map(|listed| match listed {
            Listed::File(path) => Some(strip(&path)),
            Listed::LeftOut(..) => None,
            Listed::Unreadable(lost) => panic!("{lost:?}"),
        });
        read.collect()
    }

    /// Returns the names of the files that are left out, and why.
    fn left_out(directory: &Path) -> Vec<(String, Unlike)> {
        let left_out = find(directory).filter_map(|listed| match listed {
            Listed::LeftOut(path, why) => {
                Some((path.file_name().unwrap().to_string_lossy().into_owned(), why))
            }
            Listed::File(_) | Listed::Unreadable(_) => None,
        });
        left_out.collect()
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
        fs::write(root.join("program"), b"\x7fELF\0\0\0").unwrap();
        assert_eq!(names(root), ["a", "b.txt", "sub/c.text"]);
        let expected = [
            ("binary", Unlike::NotArticle),
            ("code.c", Unlike::NotArticle),
            ("data.json", Unlike::NotArticle),
            ("empty", Unlike::NotArticle),
            ("program", Unlike::NotText),
        ];
        assert_eq!(left_out(root), expected.map(|(name, why)| (name.to_owned(), why)));
    }

    #[test]
    fn a_directory_without_articles_is_an_error_that_names_it() {
        let directory = tempfile::tempdir().unwrap();
        let found: Vec<_> = find(directory.path()).collect();
        let [Listed::Unreadable(lost)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(lost.name, directory.path().display().to_string());
        assert!(matches!(lost.error, IngestError::NothingInside));
    }

    #[test]
    fn a_directory_gives_all_kinds_of_articles_by_their_content() {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        fs::create_dir_all(root.join("Talks_files")).unwrap();
        let page = format!("<!DOCTYPE html><html><body><p>{STORY}</p></body></html>");
        let mail = format!("From: a@b.example\nDate: x\nMessage-ID: <1@b>\n\n{STORY}");
        let kinds: [(&str, Vec<u8>); 10] = [
            ("a.bin", page.clone().into_bytes()),
            ("b", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>".to_vec()),
            ("c", b"PK\x03\x04mimetypeapplication/epub+zip".to_vec()),
            ("d.txt", mail.clone().into_bytes()),
            ("e", format!("From a Mon Jun  2 09:00:00 2025\n{mail}").into_bytes()),
            ("f.md", format!("# Talks\n\n{STORY}").into_bytes()),
            ("g.gz", gzip::pack(page.as_bytes())),
            ("h", b"{\"version\": \"https://jsonfeed.org/version/1.1\"}".to_vec()),
            ("Talks.html", page.clone().into_bytes()),
            ("Talks_files/frame.html", page.into_bytes()),
        ];
        let none: [(&str, &[u8]); 4] = [
            ("list.opml", b"<opml><body><outline xmlUrl='https://a.example/'/></body></opml>"),
            ("report.xlsx", b"PK\x03\x04xl/workbook.xml"),
            ("data.xml", b"<?xml version='1.0'?><data><row>1</row></data>"),
            ("noise.gz", b"\x1f\x8b\x08nothing that could be unpacked"),
        ];
        for (name, content) in &kinds {
            fs::write(root.join(name), content).unwrap();
        }
        for (name, content) in none {
            fs::write(root.join(name), content).unwrap();
        }
        let expected = ["Talks.html", "a.bin", "b", "c", "d.txt", "e", "f.md", "g.gz", "h"];
        assert_eq!(names(root), expected);
        let expected = [
            ("data.xml", Unlike::NotArticle),
            ("list.opml", Unlike::ListOfFeeds),
            ("noise.gz", Unlike::NotArticle),
            ("report.xlsx", Unlike::NotText),
        ];
        assert_eq!(left_out(root), expected.map(|(name, why)| (name.to_owned(), why)));
    }
}
