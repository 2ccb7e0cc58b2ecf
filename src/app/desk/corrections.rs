//! Makes, undoes and redoes the user's corrections of what the engine found.
//!
//! The result describes the library after the change. It is returned only once the change is
//! stored.

use crate::app::AppError;
use crate::app::Desk;
use crate::app::moment;
use crate::library::AppliedCorrection;
use crate::library::Check;
use crate::library::Correction;
use crate::library::CorrectionId;
use crate::library::CorrectionKind;
use crate::library::OpenArticle;
use crate::library::Profile;
use crate::library::QuotationRow;
use crate::library::Rows;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::SpeakerType;
use crate::text::fold;

/// A change to the journal of the user's corrections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Makes a new correction.
    Make(Correction),
    /// Undoes the latest correction that is in force.
    Undo,
    /// Undoes this correction, whatever was corrected since.
    UndoOne(CorrectionId),
    /// Redoes the correction that was undone last.
    Redo,
}

/// The result of a change to the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The correction that was made, undone or redone.
    pub done: AppliedCorrection,
    /// The attribution that the words of the correction have now.
    pub stands: CorrectedSpeaker,
    /// The act that these words report now; `None` where they are not a quotation.
    pub act: Option<Act>,
    /// The user's verdict on these words now.
    pub check: Check,
    /// The user's note on these words now.
    pub note: Option<String>,
    /// The title of the article that holds these words.
    pub title: Option<String>,
    /// The name of the speaker whom `done` is about.
    pub speaker: Option<String>,
    /// The type of that speaker now.
    pub speaker_type: Option<SpeakerType>,
    /// The name of the second speaker, in a correction that has two.
    pub other: Option<String>,
    /// The title of the source that was given up or taken up again, if it has one.
    pub source: Option<String>,
    /// The quotations and articles that a merge, a new name or another type has changed; `None` after
    /// undoing.
    pub reach: Option<Reach>,
    /// True if another speaker has the same name, after a renaming; the same name and type, after another
    /// type was given.
    pub has_namesake: bool,
    /// True if the library is in a file and so outlives the program.
    pub is_kept: bool,
}

/// The extent of a correction of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The number of quotations of the speaker.
    pub quotations: usize,
    /// The number of articles that quote them.
    pub articles: usize,
}

/// A correction in the log, with the names of those whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedCorrection {
    /// The correction.
    pub done: AppliedCorrection,
    /// The time at which it was made, for people.
    pub when: String,
    /// The name of the speaker whom it is about.
    pub speaker: Option<String>,
    /// The name of the second speaker, in a correction that has two.
    pub other: Option<String>,
}

/// To whom words are attributed after a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectedSpeaker {
    /// To nobody: they are not a quotation.
    NotQuoted,
    /// To a speaker who has no name.
    Nobodys,
    /// To the speaker of this name.
    Of(String),
}

impl Desk {
    /// Makes, undoes or redoes a correction. Returns `None` if there was nothing to undo or redo.
    /// The change is on the disk when this returns.
    pub fn change(&mut self, change: &Change) -> Result<Option<Corrected>, AppError> {
        let reach = self.reach(change);
        let done = match change {
            Change::Make(correction) => Some(self.library.correct(correction)?),
            Change::Undo => self.library.undo()?,
            Change::UndoOne(correction) => self.library.undo_one(*correction)?,
            Change::Redo => self.library.redo()?,
        };
        self.forget();
        Ok(done.map(|done| Corrected { reach, ..self.tell(done) }))
    }

    /// Counts what a merge, a new name or another type is about to change.
    fn reach(&self, change: &Change) -> Option<Reach> {
        let Change::Make(
            Correction::Merge { speaker, .. }
            | Correction::Rename { speaker, .. }
            | Correction::Retype { speaker, .. },
        ) = change
        else {
            return None;
        };
        let profile = self.library.profile(*speaker).ok()??;
        Some(Reach { quotations: profile.speaker.quotations, articles: profile.articles })
    }

    /// Returns the corrections and checks that are in force, the latest first.
    pub fn log(&self, window: Window) -> Result<Rows<LoggedCorrection>, AppError> {
        let Rows { total, first, rows } = self.library.corrections(window)?;
        let rows = rows.into_iter().map(|done| self.logged(done));
        Ok(Rows { total, first, rows: rows.collect() })
    }

    /// Counts the corrections, checks and notes whose words the texts no longer have.
    ///
    /// # Errors
    ///
    /// If the library cannot be read.
    pub fn adrift(&self) -> Result<usize, AppError> {
        Ok(self.library.adrift(Window { first: 0, len: 0 })?.total)
    }

    /// Makes, undoes or redoes a correction, and returns it as the log has it; `None` if there was
    /// nothing to undo or redo.
    pub fn change_logged(&mut self, change: &Change) -> Result<Option<LoggedCorrection>, AppError> {
        let done = self.change(change)?.map(|corrected| corrected.done);
        Ok(done.map(|done| self.logged(done)))
    }

    fn logged(&self, done: AppliedCorrection) -> LoggedCorrection {
        LoggedCorrection {
            when: moment::told(done.made),
            speaker: self.name_of(done.speaker),
            other: self.name_of(done.other),
            done,
        }
    }

    /// Returns all that is known of a speaker; `None` if no speaker has that number.
    pub fn profile(&self, speaker: SpeakerId) -> Result<Option<Profile>, AppError> {
        Ok(self.library.profile(speaker)?)
    }

    /// Returns all that is known of everybody who is quoted, the most quoted first.
    pub fn profiles(&self) -> Result<Vec<Profile>, AppError> {
        let mut profiles = Vec::new();
        for row in self.library.most_quoted(usize::MAX)? {
            profiles.extend(self.library.profile(row.id)?);
        }
        Ok(profiles)
    }

    /// Describes the library after a correction. The correction is stored by now, so what cannot be
    /// looked up is left out and is no error.
    fn tell(&self, done: AppliedCorrection) -> Corrected {
        // What is undone may be of any act again.
        let open = done.article.and_then(|id| self.library.article_with(id, Acts::ALL).ok());
        let quoted = open.as_ref().and_then(|open| quoting(open, &done.words));
        let act = quoted.map(|row| row.act);
        let stands = match quoted {
            None => CorrectedSpeaker::NotQuoted,
            Some(row) => {
                self.name_of(row.speaker).map_or(CorrectedSpeaker::Nobodys, CorrectedSpeaker::Of)
            }
        };
        Corrected {
            stands,
            act,
            check: quoted.map(|row| row.check).unwrap_or_default(),
            note: quoted.and_then(|row| row.note.clone()),
            title: open.map(|open| open.article.title),
            speaker: self.name_of(done.speaker),
            speaker_type: self.type_of(done.speaker),
            other: self.name_of(done.other),
            source: self.title_of_source(&done),
            reach: None,
            has_namesake: done.speaker.is_some_and(|id| self.has_namesake(id, done.deed)),
            is_kept: self.path().is_some(),
            done,
        }
    }

    fn title_of_source(&self, done: &AppliedCorrection) -> Option<String> {
        let address = done.name.as_deref().filter(|_| done.deed == CorrectionKind::GiveUp)?;
        self.library.source_title(address).ok().flatten().filter(|title| !title.trim().is_empty())
    }

    /// Tells whether another speaker is listed under the same name, and with the same type if that was
    /// changed. Aliases do not count. This reads all names, so it does so only after those two.
    fn has_namesake(&self, speaker: SpeakerId, deed: CorrectionKind) -> bool {
        if !matches!(deed, CorrectionKind::Rename | CorrectionKind::Retype) {
            return false;
        }
        let Some(name) = self.name_of(Some(speaker)).map(|name| fold::key(&name)) else {
            return false;
        };
        let kind = self.type_of(Some(speaker));
        let is_namesake = |other: SpeakerId| {
            self.name_of(Some(other)).is_some_and(|other| fold::key(&other) == name)
                && (deed == CorrectionKind::Rename || self.type_of(Some(other)) == kind)
        };
        let mut others = self.library.names().unwrap_or_default().into_iter();
        others.any(|(id, other)| id != speaker && fold::key(&other) == name && is_namesake(id))
    }

    fn type_of(&self, speaker: Option<SpeakerId>) -> Option<SpeakerType> {
        self.library.speaker(speaker?).ok()?.map(|row| row.kind)
    }

    fn name_of(&self, speaker: Option<SpeakerId>) -> Option<String> {
        self.library.speaker(speaker?).ok()?.map(|row| row.name)
    }
}

/// Finds the quotation that has exactly these words.
fn quoting<'a>(open: &'a OpenArticle, words: &str) -> Option<&'a QuotationRow> {
    let said = |row: &QuotationRow| {
        let pieces: Vec<&str> = row.content.iter().map(|span| &open.article.text[span]).collect();
        pieces.join(" ")
    };
    open.quotations.iter().find(|row| said(row) == words)
}
