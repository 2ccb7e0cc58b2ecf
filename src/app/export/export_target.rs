//! Decides by its name what an export writes: a site, where the name ends in `/`, else a file.

use std::path::Path;
use std::path::is_separator;

use crate::app::Desk;
use crate::app::Existing;
use crate::app::ExportError;
use crate::app::ExportFile;
use crate::app::Remarks;
use crate::app::SiteExport;
use crate::app::SiteOptions;
use crate::library::OpenArticle;

/// Tells whether the name is that of a site.
pub fn is_site(name: &str) -> bool {
    name.ends_with(is_separator)
}

/// What is written by an export that is under way. Dropped before its end, it leaves nothing behind.
#[derive(Debug)]
pub enum ExportTarget {
    /// A file.
    File(ExportFile),
    /// A folder of pages.
    Site(Box<SiteExport>),
}

impl ExportTarget {
    /// Begins what the name asks for, for this many articles; `remarks` is for a site.
    ///
    /// # Errors
    ///
    /// If the name does not say what is wanted, something of that name exists and is to stay, or
    /// it cannot be written.
    pub fn begin(
        name: &str,
        existing: Existing,
        remarks: Remarks,
        articles: usize,
    ) -> Result<Self, ExportError> {
        let path = Path::new(name);
        if is_site(name) {
            let options = SiteOptions { remarks, ..SiteOptions::default() };
            let site = SiteExport::begin(path, existing, options)?;
            return Ok(ExportTarget::Site(Box::new(site)));
        }
        Ok(ExportTarget::File(ExportFile::begin(path, existing, articles)?))
    }

    /// Adds an article with its quotations.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or the engine takes longer over the article than is allowed.
    pub fn add(&mut self, article: &OpenArticle) -> Result<(), ExportError> {
        match self {
            ExportTarget::File(file) => file.add(article),
            ExportTarget::Site(site) => site.add(article),
        }
    }

    /// Writes a part of what comes after all articles; returns true if there is more.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or the library cannot answer.
    pub fn write_next(&mut self, desk: &Desk) -> Result<bool, ExportError> {
        match self {
            ExportTarget::File(_) => Ok(false),
            ExportTarget::Site(site) => site.write_next(desk),
        }
    }

    /// Completes it and moves it to its place.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or another of its name has appeared meanwhile and is to stay.
    pub fn end(self) -> Result<(), ExportError> {
        match self {
            ExportTarget::File(file) => file.end(),
            ExportTarget::Site(site) => site.end(),
        }
    }
}
