//! Writes articles of the library as a site: a folder of pages to share.
//!
//! Each article is written as it comes, so that one is in memory at a time; of its quotations only
//! the words are kept, with what lists show of them. The pages of the speakers, which need those of
//! all articles, come after them one by one, and the index at the end.

mod arrangement;
mod site_contents;
mod site_folder;
pub(in crate::app) mod site_options;
#[cfg(test)]
mod tests;
mod voice_counts;

use std::path::Path;

use crate::app::Desk;
use crate::app::Existing;
use crate::app::ExportError;
use crate::app::SiteOptions;
use crate::app::export::site::site_contents::SiteContents;
use crate::app::export::site::site_folder::SiteFolder;
use crate::app::export::stored_sheet;
use crate::export::site;
use crate::export::site::Site;
use crate::export::site::SpeakerDetails;
use crate::library::OpenArticle;
use crate::library::SpeakerId;

/// A site that is being written. Dropped before [`SiteExport::end`], it leaves nothing behind.
#[derive(Debug)]
pub struct SiteExport {
    folder: SiteFolder,
    contents: SiteContents,
    stage: Stage,
}

/// How far a site is.
#[derive(Debug)]
enum Stage {
    /// Articles are still coming.
    Articles,
    /// The pages of the speakers are being written.
    Speakers {
        /// The quotations of each speaker, by their indices.
        said: Vec<Vec<usize>>,
        /// The index of the next one.
        next: usize,
    },
    /// All pages are written.
    Whole,
}

impl SiteExport {
    /// Begins a site in the folder of this name.
    ///
    /// # Errors
    ///
    /// If there is a site and it is to stay, the folder holds anything else, or it cannot be written.
    pub fn begin(
        folder: &Path,
        existing: Existing,
        options: SiteOptions,
    ) -> Result<Self, ExportError> {
        let folder = SiteFolder::begin(folder, existing)?;
        Ok(SiteExport { folder, contents: SiteContents::new(options), stage: Stage::Articles })
    }

    /// Writes the page of an article, and keeps what is said in it for the other pages.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or the engine takes longer over the article than is allowed.
    pub fn add(&mut self, article: &OpenArticle) -> Result<(), ExportError> {
        let contents = &mut self.contents;
        let page = stored_sheet::with_sheet(article, |sheet| contents.take(article, sheet))?;
        self.folder.write(&site::article_file(article.id.0), &page)
    }

    /// Writes a page that comes after all articles; returns true if there are more.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or the library cannot answer.
    pub fn write_next(&mut self, desk: &Desk) -> Result<bool, ExportError> {
        match &mut self.stage {
            Stage::Articles => {
                let said = arrangement::arrange(&mut self.contents.site);
                self.stage = Stage::Speakers { said, next: 0 };
                Ok(true)
            }
            Stage::Speakers { said, next } if *next < said.len() => {
                let (speaker, said) = (*next, std::mem::take(&mut said[*next]));
                *next += 1;
                self.write_speaker(desk, speaker, &said)?;
                Ok(true)
            }
            Stage::Speakers { .. } => {
                let site = &self.contents.site;
                self.folder.write(site::INDEX, &site.index())?;
                self.folder.write(site::QUOTATIONS, &site.quotations_page())?;
                let voices = voice_counts::count(site);
                self.folder.write(site::VOICES, &site.voices_page(&voices))?;
                self.stage = Stage::Whole;
                Ok(false)
            }
            Stage::Whole => Ok(false),
        }
    }

    fn write_speaker(
        &self,
        desk: &Desk,
        speaker: usize,
        said: &[usize],
    ) -> Result<(), ExportError> {
        let site = &self.contents.site;
        let details = match self.contents.speaker_ids[speaker] {
            Some(id) => details(desk, id)?,
            None => SpeakerDetails::default(),
        };
        let speaker = &site.speakers[speaker];
        let versions = arrangement::versions(site, said);
        let page = site.speaker_page(speaker, &details, &versions);
        self.folder.write(&site::speaker_file(&speaker.page), &page)
    }

    /// Returns what is in the site so far.
    pub fn content(&self) -> &Site {
        &self.contents.site
    }

    /// Moves the site to its place, after the pages that are still missing were written.
    ///
    /// # Errors
    ///
    /// If it cannot be moved, or something has appeared in its place meanwhile.
    pub fn end(self) -> Result<(), ExportError> {
        self.folder.end()
    }
}

fn details(desk: &Desk, speaker: SpeakerId) -> Result<SpeakerDetails, ExportError> {
    let profile = desk.profile(speaker)?;
    Ok(profile.map_or_else(SpeakerDetails::default, |profile| SpeakerDetails {
        aliases: profile.aliases,
        roles: profile.roles,
        wikidata: profile.wikidata,
    }))
}
