//! Writes the output of `extract`: one document to standard output, or a file for each article into
//! a directory.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::StdoutLock;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::article::Article;
use crate::cli::Exit;
use crate::cli::arguments::inputs::UsageError;
use crate::cli::output::messages;
use crate::export;
use crate::export::Exporter;
use crate::export::Format;

/// The largest length of a file's name in bytes; most systems end at 255, and numbers and endings
/// follow.
const LONGEST: usize = 200;

/// Writes articles one after another, reports what it cannot write, and says how the run ends.
pub(crate) enum Sink {
    /// One document on standard output.
    Stream { exporter: Exporter, out: BufWriter<StdoutLock<'static>> },
    /// A document for each article, in a directory.
    Directory(Directory),
}

impl Sink {
    /// Opens standard output, or the directory, which is made where it is missing.
    pub(crate) fn open(format: Format, directory: Option<&Path>) -> Result<Sink, Exit> {
        let Some(path) = directory else {
            if format.is_binary() && io::stdout().is_terminal() {
                messages::report(&UsageError::Binary);
                return Err(Exit::Nothing);
            }
            let out = BufWriter::new(io::stdout().lock());
            return Ok(Sink::Stream { exporter: Exporter::new(format), out });
        };
        let made = Directory::make(path, format).map_err(|error| failed(path, &error))?;
        Ok(Sink::Directory(made))
    }

    /// Writes an article, given its [piece](Exporter::piece).
    pub(crate) fn article(&mut self, article: &Article, piece: &str) -> Result<(), Exit> {
        match self {
            Sink::Stream { exporter, out } => out
                .write_all(&exporter.article(piece))
                .map_err(|error| messages::unwritable(&error)),
            Sink::Directory(directory) => directory.article(article, piece),
        }
    }

    /// Writes out what there is so far, so that the reader gets it.
    pub(crate) fn flush(&mut self) -> Result<(), Exit> {
        match self {
            Sink::Stream { out, .. } => out.flush().map_err(|error| messages::unwritable(&error)),
            Sink::Directory(_) => Ok(()),
        }
    }

    /// Ends the document.
    pub(crate) fn end(mut self) -> Result<(), Exit> {
        if let Sink::Stream { exporter, out } = &mut self {
            let end = exporter.end();
            out.write_all(&end).map_err(|error| messages::unwritable(&error))?;
        }
        self.flush()
    }
}

/// A directory with a file for each article, named by the article's id.
pub(crate) struct Directory {
    path: PathBuf,
    format: Format,
    /// The names given so far, in lower case: some systems do not tell case apart.
    taken: HashSet<String>,
}

impl Directory {
    fn make(path: &Path, format: Format) -> io::Result<Directory> {
        fs::create_dir_all(path)?;
        if format == Format::Brat {
            fs::write(path.join("annotation.conf"), export::BRAT_CONFIGURATION)?;
        }
        Ok(Directory { path: path.to_owned(), format, taken: HashSet::new() })
    }

    fn article(&mut self, article: &Article, piece: &str) -> Result<(), Exit> {
        let name = self.name(&article.id);
        let mut exporter = Exporter::new(self.format);
        let mut document = exporter.article(piece);
        document.extend(exporter.end());
        self.write(&format!("{name}.{}", self.format.extension()), &document)?;
        if self.format.has_text_beside() {
            // Offsets count in this text file.
            self.write(&format!("{name}.txt"), article.text.as_str().as_bytes())?;
        }
        Ok(())
    }

    fn write(&self, name: &str, document: &[u8]) -> Result<(), Exit> {
        let path = self.path.join(name);
        fs::write(&path, document).map_err(|error| failed(&path, &error))
    }

    /// Returns a name for a file that no article before has got.
    fn name(&mut self, id: &str) -> String {
        let plain = file_name(id);
        let mut name = plain.clone();
        for number in 2.. {
            if self.taken.insert(name.to_lowercase()) {
                break;
            }
            name = format!("{plain}-{number}");
        }
        name
    }
}

fn failed(path: &Path, error: &io::Error) -> Exit {
    messages::report_input(&path.display().to_string(), error);
    Exit::Nothing
}

/// Returns the part of an id, which may hold anything, that is safe as the name of a file and never
/// leads elsewhere.
fn file_name(id: &str) -> String {
    let mut name = String::new();
    for c in id.trim_start_matches('.').chars() {
        let c = if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        name.push(c);
    }
    if name.is_empty() { "article".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::path::PathBuf;

    use super::Directory;
    use super::file_name;
    use crate::export::Format;

    #[test]
    fn no_id_leads_out_of_the_directory() {
        assert_eq!(file_name("2025-06_story.v2"), "2025-06_story.v2");
        assert_eq!(file_name("../../etc/passwd"), "_.._etc_passwd");
        assert_eq!(file_name("/a\\b:c\u{1b}\n"), "_a_b_c__");
        assert_eq!(file_name(".."), "article");
        assert_eq!(file_name(&"é".repeat(300)).len(), 200);
    }

    #[test]
    fn articles_of_one_name_get_files_of_their_own() {
        let mut directory =
            Directory { path: PathBuf::new(), format: Format::Csv, taken: HashSet::new() };
        let names = ["a", "A", "a", "a-2"].map(|id| directory.name(id));
        assert_eq!(names, ["a", "A-2", "a-3", "a-2-2"]);
    }
}
