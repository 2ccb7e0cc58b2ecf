//! Correcting what the engine found, taking that back, and doing it again.
//!
//! What was done is told in plain data, as it stands afterwards, and never before
//! the library has it.

use crate::app::AppError;
use crate::app::Desk;
use crate::library::Correction;
use crate::library::Deed;
use crate::library::Done;
use crate::library::OpenArticle;
use crate::library::Profile;
use crate::library::QuotationRow;
use crate::library::SpeakerId;
use crate::text::fold;

/// What the reader changes in the journal of their corrections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// One more.
    Make(Correction),
    /// The last that stands no longer does.
    Undo,
    /// The first that was undone stands again.
    Redo,
}

/// What a change came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The correction that was made, undone or done again.
    pub done: Done,
    /// What stands now of the words that it is about.
    pub stands: Stands,
    /// The title of the article with these words.
    pub title: Option<String>,
    /// The name of the speaker in `done`.
    pub speaker: Option<String>,
    /// The name of the other one.
    pub other: Option<String>,
    /// Whether somebody else has the name of a speaker who was renamed, too.
    pub has_namesake: bool,
    /// Whether the library is in a file, so that it will know tomorrow.
    pub is_kept: bool,
}

/// Whose words are, after a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stands {
    /// They are no quotation.
    NotQuoted,
    /// Nobody's who could be named.
    Nobodys,
    /// This speaker's.
    Of(String),
}

impl Desk {
    /// Makes, undoes or does again a correction; `None` if there was none to undo or
    /// to do again. When this returns, it is on the disk.
    pub fn change(&mut self, change: &Change) -> Result<Option<Corrected>, AppError> {
        let done = match change {
            Change::Make(correction) => Some(self.library.correct(correction)?),
            Change::Undo => self.library.undo()?,
            Change::Redo => self.library.redo()?,
        };
        self.forget();
        Ok(done.map(|done| self.tell(done)))
    }

    /// All that is known of a speaker; `None` if there is none of that number.
    pub fn profile(&self, speaker: SpeakerId) -> Result<Option<Profile>, AppError> {
        Ok(self.library.profile(speaker)?)
    }

    /// All that is known of everybody who is quoted, the most quoted first.
    pub fn profiles(&self) -> Result<Vec<Profile>, AppError> {
        let mut profiles = Vec::new();
        for row in self.library.most_quoted(usize::MAX)? {
            profiles.extend(self.library.profile(row.id)?);
        }
        Ok(profiles)
    }

    /// The library has it by now, so that what cannot be said of it is no failure of it.
    fn tell(&self, done: Done) -> Corrected {
        let open = done.article.and_then(|id| self.library.article(id).ok());
        let stands = match open.as_ref().and_then(|open| quoting(open, &done.words)) {
            None => Stands::NotQuoted,
            Some(row) => self.name_of(row.speaker).map_or(Stands::Nobodys, Stands::Of),
        };
        Corrected {
            stands,
            title: open.map(|open| open.article.title),
            speaker: self.name_of(done.speaker),
            other: self.name_of(done.other),
            // All names are read for it, which only a new name is worth.
            has_namesake: done.deed == Deed::Rename
                && done.speaker.is_some_and(|id| self.has_namesake(id)),
            is_kept: self.path().is_some(),
            done,
        }
    }

    /// Only a name by which somebody is listed counts, not what else they are called.
    fn has_namesake(&self, speaker: SpeakerId) -> bool {
        let Some(name) = self.name_of(Some(speaker)) else { return false };
        let is_called_so = |name: &str, other: &str| fold::key(other) == fold::key(name);
        self.library.names().unwrap_or_default().into_iter().any(|(id, other)| {
            id != speaker
                && is_called_so(&name, &other)
                && self.name_of(Some(id)).is_some_and(|other| is_called_so(&name, &other))
        })
    }

    fn name_of(&self, speaker: Option<SpeakerId>) -> Option<String> {
        self.library.speaker(speaker?).ok()?.map(|row| row.name)
    }
}

/// The quotation of just these words.
fn quoting<'a>(open: &'a OpenArticle, words: &str) -> Option<&'a QuotationRow> {
    let said = |row: &QuotationRow| {
        let pieces: Vec<&str> = row.content.iter().map(|span| &open.article.text[span]).collect();
        pieces.join(" ")
    };
    open.quotations.iter().find(|row| said(row) == words)
}
