//! Reads PDF: the letters of its pages, put together to lines and paragraphs.
//!
//! A PDF says where each letter stands, and mostly nothing of words, lines and paragraphs. What the
//! crate reads is bounded here: it unpacks whatever it is given.

mod drawing;
mod fonts;
mod letters;
mod lines;
mod losses;
mod margins;
mod open_marks;
mod paragraphs;
pub mod process;
mod properties;
mod streams;

use hayro_syntax::DecryptionError;
use hayro_syntax::LoadPdfError;
use hayro_syntax::Pdf;

use crate::article::BlockKind;
use crate::ingest::IngestError;
use crate::ingest::detection::guard::guarded;
use crate::ingest::office::OfficeText;
use crate::ingest::office::pdf::letters::LetterReader;
use crate::ingest::office::pdf::lines::LineBuilder;
use crate::ingest::office::pdf::losses::FEWEST_LETTERS;
use crate::ingest::office::pdf::paragraphs::PdfParagraph;
use crate::text::fold;

/// The most pages that are read.
const MOST_PAGES: usize = 5000;

/// The stack of the thread that reads: what is nested costs some of it.
const STACK: usize = 32 << 20;

/// The most paragraphs at the start among which the title is.
const HEAD: usize = 8;

/// Tells whether the bytes are a PDF document.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().starts_with(b"%PDF-")
}

/// Reads the document, in a process of its own if there is a program for that.
pub(super) fn read(bytes: &[u8]) -> Result<OfficeText, IngestError> {
    process::read(bytes)
}

/// Reads the document in this process.
fn read_here(bytes: &[u8]) -> Result<OfficeText, IngestError> {
    streams::check(bytes)?;
    let bytes = bytes.to_vec();
    // On a thread of its own, for its stack. A bug in the parser must not cost more than this file.
    let thread = std::thread::Builder::new().stack_size(STACK);
    let read = thread.spawn(|| guarded(|| document(bytes))).map_err(IngestError::Read)?;
    let read = read.join().ok().flatten();
    read.unwrap_or_else(|| Err(IngestError::broken("PDF", "what should read it failed")))
}

fn document(bytes: Vec<u8>) -> Result<OfficeText, IngestError> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => IngestError::Password,
        LoadPdfError::Decryption(_) => {
            IngestError::broken("PDF", "it is encrypted in a way that is not known")
        }
        LoadPdfError::Invalid => IngestError::broken("PDF", "it has no pages"),
    })?;
    let mut reader = LetterReader::new();
    let mut lines = LineBuilder::default();
    let pages = pdf.pages();
    for (number, page) in pages.iter().take(MOST_PAGES).enumerate() {
        lines.start_page(number, f64::from(page.render_dimensions().1));
        reader.read(page, &mut lines);
    }
    let losses = &reader.losses;
    if losses.named < FEWEST_LETTERS || losses.unnamed > losses.named {
        return Err(if losses.unnamed > losses.named {
            IngestError::Unnamed
        } else if reader.pictures > 0 {
            IngestError::Scan
        } else {
            IngestError::NoArticle("PDF")
        });
    }
    let mut document =
        OfficeText { about: properties::about(pdf.metadata()), ..OfficeText::default() };
    if pages.len() > MOST_PAGES {
        document.cut = Some(IngestError::TooMany { most: MOST_PAGES, parts: "pages" });
    } else if reader.is_exhausted() || lines.is_full() {
        document.cut = Some(IngestError::damaged("PDF", "it draws more than any document does"));
    } else {
        document.cut = reader.losses.report();
    }
    let lines = margins::without_margins(lines.lines());
    let mut paragraphs = paragraphs::paragraphs(&lines);
    mark_title(&mut paragraphs, document.about.title.as_deref());
    for paragraph in paragraphs {
        document.push(paragraph.kind, &paragraph.text);
    }
    Ok(document)
}

/// Marks the title: the paragraph that says what the document calls itself, else the largest heading
/// at its start. What stands before a title, such as the name of a section, is no heading.
fn mark_title(paragraphs: &mut [PdfParagraph], said: Option<&str>) {
    let head = paragraphs.iter().take(HEAD).take_while(|paragraph| paragraph.page == 0);
    let head: Vec<&PdfParagraph> = head.collect();
    let is_said = |paragraph: &&PdfParagraph| {
        said.is_some_and(|said| fold::key(said) == fold::key(&paragraph.text))
    };
    let largest = head
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| paragraph.kind == BlockKind::Heading)
        .reduce(|best, next| if next.1.size > best.1.size * 1.02 { next } else { best });
    let title = head.iter().position(is_said).or(largest.map(|(at, _)| at));
    let Some(title) = title else { return };
    for paragraph in &mut paragraphs[..title] {
        if paragraph.kind == BlockKind::Heading {
            paragraph.kind = BlockKind::Paragraph;
        }
    }
    paragraphs[title].kind = BlockKind::Title;
}

#[cfg(test)]
mod tests;
