//! Reads documents of word processors: DOCX, ODT and RTF, and PDF.
//!
//! Each is made into paragraphs of the kinds that an article has; what it looks like, its pictures,
//! its comments and what was deleted stay behind.

mod docx;
mod odt;
mod package;
#[cfg(feature = "pdf")]
mod pdf;
mod rtf;

use crate::article::Block;
use crate::article::BlockKind;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::agency;
use crate::ingest::article_parts;
use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::detection::xml;
use crate::ingest::document::plain_text;
use crate::text::Span;

pub(crate) use package::is_docx;
pub(crate) use package::is_odt;
#[cfg(feature = "pdf")]
pub(crate) use pdf::is_pdf;
#[cfg(feature = "pdf")]
pub use pdf::process as pdf_process;
pub(crate) use rtf::is_rtf;

/// The most paragraphs of a document.
const MOST_PARAGRAPHS: usize = 200_000;

/// A document as paragraphs.
#[derive(Debug, Default)]
struct OfficeText {
    about: About,
    paragraphs: Vec<(BlockKind, String)>,
    /// The reason why there is more that was not read, if there is.
    cut: Option<IngestError>,
}

impl OfficeText {
    /// Adds a paragraph, if there is anything in it.
    fn push(&mut self, kind: BlockKind, text: &str) {
        let text: Vec<&str> = text.split_whitespace().collect();
        if text.is_empty() {
            return;
        }
        if self.paragraphs.len() == MOST_PARAGRAPHS {
            self.cut
                .get_or_insert(IngestError::TooMany { most: MOST_PARAGRAPHS, parts: "paragraphs" });
            return;
        }
        self.paragraphs.push((kind, text.join(" ")));
    }

    /// Ends the document at a fault; what stands before it was read.
    fn end(&mut self, fault: xml::Fault) -> Result<(), IngestError> {
        if self.paragraphs.is_empty() {
            return Err(IngestError::broken("document", fault));
        }
        self.cut = Some(IngestError::damaged("document", fault));
        Ok(())
    }

    fn laid(&self) -> LaidOutText {
        let mut text = String::new();
        let mut blocks = Vec::with_capacity(self.paragraphs.len());
        for (kind, paragraph) in &self.paragraphs {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(paragraph);
            blocks.push(Block { kind: *kind, span: Span::new(start, text.len()) });
        }
        LaidOutText { text: text.into(), blocks, links: Vec::new() }
    }
}

/// Reads a DOCX document.
pub(crate) fn docx(bytes: &[u8], provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    articles(docx::read(bytes)?, provenance)
}

/// Reads an ODT document.
pub(crate) fn odt(bytes: &[u8], provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    articles(odt::read(bytes)?, provenance)
}

/// Reads an RTF document.
pub(crate) fn rtf(bytes: &[u8], provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    articles(rtf::read(bytes)?, provenance)
}

/// Reads a PDF document.
#[cfg(feature = "pdf")]
pub(crate) fn pdf(bytes: &[u8], provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    articles(pdf::read(bytes)?, provenance)
}

/// Makes an article of the document, or several where it is a download with several, and reports
/// what was not read of it.
fn articles(
    mut document: OfficeText,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    let cut = document.cut.take();
    let mut found = whole_articles(document, provenance)?;
    found.extend(cut.map(|error| article_parts::lost_rest(provenance, error)));
    Ok(found)
}

fn whole_articles(
    document: OfficeText,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    let mut laid = document.laid();
    if laid.blocks.is_empty() {
        return Err(IngestError::NoArticle("document"));
    }
    let lines: Vec<&str> =
        document.paragraphs.iter().map(|(_, paragraph)| paragraph.as_str()).collect();
    let text = lines.join("\n");
    if agency::are_documents(&text) {
        return agency::documents(&text, provenance);
    }
    let mut about = document.about;
    // A heading at the start is the title, whatever the document's properties say: they are often
    // those of the document that it was made from.
    if let Some(first) = laid.blocks.first_mut()
        && first.kind == BlockKind::Heading
        && document.paragraphs.len() > 1
    {
        first.kind = BlockKind::Title;
    }
    if let Some(title) = laid.blocks.iter().find(|block| block.kind == BlockKind::Title) {
        about.title = Some(laid.text[title.span].to_owned());
    }
    let read = plain_text::article("", provenance.origin.clone(), laid.text.clone());
    about.byline = read.byline.or(about.byline);
    about.published = read.published.or(about.published);
    let has_title = read.blocks.first().is_some_and(|block| block.kind == BlockKind::Title);
    if about.title.is_none() && has_title {
        about.title = Some(read.title);
        laid.blocks[0].kind = BlockKind::Title;
    }
    let (id, origin) = (provenance.id.clone(), provenance.origin.clone());
    let from = provenance.address.as_deref();
    let mut article = article_parts::assemble(id, origin, from, about, laid);
    article.url = article.url.or_else(|| provenance.address.clone());
    Ok(vec![InputItem::Article(Box::new(article))])
}

#[cfg(test)]
mod tests;
