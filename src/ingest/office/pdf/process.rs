//! Reads a PDF in a process of its own, which may take only so much memory and time.
//!
//! What a PDF makes its parser unpack cannot be told beforehand. A process that takes too much ends
//! with nothing but this file lost. The program names itself as what is to be run
//! ([`read_in_processes_of`]); a library that has not been told of a program reads in the process
//! that it is in.

use std::io;
use std::io::Read;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::sync::OnceLock;
use std::thread;

use serde::Deserialize;
use serde::Serialize;

use crate::article::BlockKind;
use crate::ingest::IngestError;
use crate::ingest::article_parts::About;
use crate::ingest::office::MOST_PARAGRAPHS;
use crate::ingest::office::OfficeText;
use crate::ingest::office::pdf;

/// The most bytes of what the process answers: more than a document with as many paragraphs as are
/// read has letters.
const MOST_BYTES: u64 = 256 << 20;

/// The program that reads a PDF from its standard input, with its argument.
static READER: OnceLock<(PathBuf, &'static str)> = OnceLock::new();

/// Has each PDF read by `program`, run with `argument`, instead of in this process. Only the first
/// call counts.
pub fn read_in_processes_of(program: PathBuf, argument: &'static str) {
    READER.set((program, argument)).ok();
}

/// Answers a process that has a PDF read: takes the bytes of the document and writes what is in it.
///
/// # Errors
///
/// If the bytes cannot be read, or the answer not be written.
pub fn answer(mut input: impl Read, output: impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let answer = Answer::from(pdf::read_here(&bytes));
    serde_json::to_writer(output, &answer).map_err(io::Error::from)
}

/// Reads the document in a process of its own, if there is a program for that.
pub(super) fn read(bytes: &[u8]) -> Result<OfficeText, IngestError> {
    let Some((program, argument)) = READER.get() else { return pdf::read_here(bytes) };
    let mut child = Command::new(program)
        .arg(argument)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(IngestError::Read)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let mut said = Vec::new();
    thread::scope(|scope| {
        scope.spawn(move || {
            // Where the process has ended early, its end is told below.
            input.map(|mut input| input.write_all(bytes))
        });
        output.map(|output| output.take(MOST_BYTES).read_to_end(&mut said))
    });
    child.kill().ok();
    let ended = child.wait().map_err(IngestError::Read)?;
    match serde_json::from_slice::<Answer>(&said) {
        Ok(answer) => answer.into_text(),
        Err(_) => Err(IngestError::broken(
            "PDF",
            format!("reading it took more memory or time than any document needs ({ended})"),
        )),
    }
}

/// What the process answers.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Text { said: Said, paragraphs: Vec<(String, String)>, cut: Option<Fault> },
    Fault(Fault),
}

/// What the document says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct Said {
    title: Option<String>,
    byline: Option<String>,
    published: Option<String>,
}

/// A reason why a document could not be read, or not to its end.
#[derive(Debug, Serialize, Deserialize)]
enum Fault {
    Password,
    Scan,
    Unnamed,
    NoArticle,
    TooManyPages,
    TooManyParagraphs,
    Unpacked(u64),
    Damaged(String),
    Broken(String),
}

impl From<Result<OfficeText, IngestError>> for Answer {
    fn from(read: Result<OfficeText, IngestError>) -> Self {
        match read {
            Ok(OfficeText { about, paragraphs, cut }) => {
                let About { title, byline, published, .. } = about;
                let named = |(kind, text): (BlockKind, String)| (kind.name().to_owned(), text);
                Answer::Text {
                    said: Said { title, byline, published },
                    paragraphs: paragraphs.into_iter().map(named).collect(),
                    cut: cut.map(Fault::from),
                }
            }
            Err(error) => Answer::Fault(error.into()),
        }
    }
}

impl Answer {
    fn into_text(self) -> Result<OfficeText, IngestError> {
        match self {
            Answer::Text { said: Said { title, byline, published }, paragraphs, cut } => {
                let about = About { title, byline, published, ..About::default() };
                let known = |(kind, text): (String, String)| {
                    (BlockKind::from_name(&kind).unwrap_or(BlockKind::Paragraph), text)
                };
                let paragraphs = paragraphs.into_iter().map(known).collect();
                Ok(OfficeText { about, paragraphs, cut: cut.map(Fault::into_error) })
            }
            Answer::Fault(fault) => Err(fault.into_error()),
        }
    }
}

impl From<IngestError> for Fault {
    fn from(error: IngestError) -> Self {
        match error {
            IngestError::Password => Fault::Password,
            IngestError::Scan => Fault::Scan,
            IngestError::Unnamed => Fault::Unnamed,
            IngestError::NoArticle(_) => Fault::NoArticle,
            IngestError::Unpacked(bytes) => Fault::Unpacked(bytes),
            IngestError::TooMany { parts: "pages", .. } => Fault::TooManyPages,
            IngestError::TooMany { .. } => Fault::TooManyParagraphs,
            IngestError::Damaged { source, .. } => Fault::Damaged(source.to_string()),
            IngestError::Broken { source, .. } => Fault::Broken(source.to_string()),
            other => Fault::Broken(other.to_string()),
        }
    }
}

impl Fault {
    fn into_error(self) -> IngestError {
        match self {
            Fault::Password => IngestError::Password,
            Fault::Scan => IngestError::Scan,
            Fault::Unnamed => IngestError::Unnamed,
            Fault::NoArticle => IngestError::NoArticle("PDF"),
            Fault::Unpacked(bytes) => IngestError::Unpacked(bytes),
            Fault::TooManyPages => IngestError::TooMany { most: pdf::MOST_PAGES, parts: "pages" },
            Fault::TooManyParagraphs => {
                IngestError::TooMany { most: MOST_PARAGRAPHS, parts: "paragraphs" }
            }
            Fault::Damaged(fault) => IngestError::damaged("PDF", fault),
            Fault::Broken(fault) => IngestError::broken("PDF", fault),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::article::BlockKind;
    use crate::ingest::IngestError;
    use crate::ingest::article_parts::About;
    use crate::ingest::office::OfficeText;
    use crate::ingest::office::pdf::MOST_PAGES;

    fn handed_over(read: Result<OfficeText, IngestError>) -> Result<OfficeText, IngestError> {
        let written = serde_json::to_vec(&Answer::from(read)).unwrap();
        serde_json::from_slice::<Answer>(&written).unwrap().into_text()
    }

    #[test]
    fn what_a_process_answers_is_what_it_read() {
        let kinds = [BlockKind::Title, BlockKind::Heading, BlockKind::Paragraph];
        let text = || OfficeText {
            about: About { title: Some("Ferry “runs”".to_owned()), ..About::default() },
            paragraphs: kinds.map(|kind| (kind, format!("{kind:?}\u{1F30A}"))).to_vec(),
            cut: Some(IngestError::TooMany { most: MOST_PAGES, parts: "pages" }),
        };
        let (read, given) = (handed_over(Ok(text())).unwrap(), text());
        assert_eq!((&read.about.title, &read.paragraphs), (&given.about.title, &given.paragraphs));
        assert_eq!(read.cut.unwrap().to_string(), given.cut.unwrap().to_string());
    }

    #[test]
    fn why_it_could_not_be_read_is_handed_over_in_the_same_words() {
        for error in [
            || IngestError::Password,
            || IngestError::Scan,
            || IngestError::Unnamed,
            || IngestError::NoArticle("PDF"),
            || IngestError::Unpacked(7 << 20),
            || IngestError::damaged("PDF", "it ends"),
            || IngestError::broken("PDF", "it has no pages"),
        ] {
            assert_eq!(handed_over(Err(error())).unwrap_err().to_string(), error().to_string());
        }
    }
}
