//! Defines what the user decides of a site.

/// The title of a site that nobody gave one.
const TITLE: &str = "Who said what";

/// Whether the user's own remarks go into a site: checks and notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Remarks {
    /// They stay with the user: a site is for others.
    #[default]
    LeftOut,
    /// They are written beside the quotations.
    Written,
}

/// What the user decides of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteOptions {
    /// The title of its index.
    pub title: String,
    /// The treatment of the user's checks and notes.
    pub remarks: Remarks,
}

impl Default for SiteOptions {
    fn default() -> Self {
        SiteOptions { title: TITLE.to_owned(), remarks: Remarks::default() }
    }
}
