//! Names the forms in which a quotation is copied.

/// The form in which a quotation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One line.
    Text,
    /// A block quotation.
    Markdown,
}
