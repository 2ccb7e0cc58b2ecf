//! Merges and renames the speakers of the library as a list of names says, such as newsrooms share.
//!
//! Each line becomes corrections like those that a user makes by hand (a merge, a name, a Wikidata
//! id), and each of these can be undone. A line about somebody who is not quoted in the library
//! changes nothing. A list never splits a speaker and never moves a quotation, so a surname that
//! two people share is left alone.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::app::AppError;
use crate::app::Change;
use crate::app::Desk;
use crate::library::Correction;
use crate::library::CorrectionKind;
use crate::library::Profile;
use crate::library::SpeakerId;
use crate::quotes::SpeakerType;
use crate::text::fold;

/// One line of a list of names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Naming {
    /// The name that the speaker is to have.
    pub name: String,
    /// The type of the speaker; `None` where the list does not say.
    pub kind: Option<SpeakerType>,
    /// Another name of the speaker.
    pub alias: Option<String>,
    /// The speaker's id in Wikidata.
    pub wikidata: Option<String>,
}

/// The outcome of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Learnt {
    /// These corrections were made.
    Made(Vec<CorrectionKind>),
    /// Nothing changed, since the library already says the same.
    Nothing,
    /// Nobody in the library has the name or the alias yet.
    Unknown,
}

/// The reason why a line was not applied.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The name fits several speakers.
    #[error("several speakers are called “{0}”; give their type, or merge them first")]
    Several(String),
    /// The alias belongs to another speaker.
    #[error("“{alias}” is another name of {whose} here; split it off in the reader first")]
    Taken {
        /// The alias.
        alias: String,
        /// The name of that other speaker.
        whose: String,
    },
    /// The library could not keep the correction.
    #[error(transparent)]
    Desk(#[from] AppError),
}

/// An index from names to speakers. It is updated as lines are applied, so that a long list does
/// not read the library again for each of its lines.
#[derive(Debug)]
pub struct Directory {
    people: BTreeMap<SpeakerId, Profile>,
    /// Speakers by the name that lists show them under, folded.
    named: HashMap<String, BTreeSet<SpeakerId>>,
    /// Speakers by any of their other names, folded.
    called: HashMap<String, BTreeSet<SpeakerId>>,
}

impl Directory {
    /// Reads everybody who is quoted in the library.
    pub fn of(desk: &Desk) -> Result<Self, AppError> {
        let mut directory =
            Directory { people: BTreeMap::new(), named: HashMap::new(), called: HashMap::new() };
        for profile in desk.profiles()? {
            directory.list(profile);
        }
        Ok(directory)
    }

    /// Applies one line to the library.
    pub fn learn(&mut self, desk: &mut Desk, line: &Naming) -> Result<Learnt, Refused> {
        let mut deeds = Vec::new();
        let known = self.only(&line.name, line.kind)?;
        let alias = line.alias.as_deref().filter(|alias| fold::key(alias) != fold::key(&line.name));
        let speaker = match (known, alias) {
            (Some(speaker), None) => speaker,
            (Some(speaker), Some(alias)) if self.goes_by(speaker, alias) => speaker,
            (Some(speaker), Some(alias)) => match self.only(alias, line.kind)? {
                Some(other) => {
                    self.make(desk, &Correction::Merge { speaker: other, into: speaker })?;
                    deeds.push(CorrectionKind::Merge);
                    speaker
                }
                None => match self.whose(alias, line.kind) {
                    Some(whose) => {
                        return Err(Refused::Taken { alias: alias.to_owned(), whose });
                    }
                    None if line.wikidata.is_none() => return Ok(Learnt::Unknown),
                    None => speaker,
                },
            },
            (None, Some(alias)) => match self.only(alias, line.kind)? {
                Some(speaker) => {
                    let name = line.name.clone();
                    self.make(desk, &Correction::Rename { speaker, name })?;
                    deeds.push(CorrectionKind::Rename);
                    speaker
                }
                None => return Ok(Learnt::Unknown),
            },
            (None, None) => return Ok(Learnt::Unknown),
        };
        if line.wikidata.is_some() && self.people[&speaker].wikidata != line.wikidata {
            let wikidata = line.wikidata.clone();
            self.make(desk, &Correction::Identify { speaker, wikidata })?;
            deeds.push(CorrectionKind::Identify);
        }
        Ok(if deeds.is_empty() { Learnt::Nothing } else { Learnt::Made(deeds) })
    }

    fn make(&mut self, desk: &mut Desk, correction: &Correction) -> Result<(), AppError> {
        desk.change(&Change::Make(correction.clone()))?;
        let (changed, gone) = match correction {
            Correction::Merge { speaker, into } => (*into, Some(*speaker)),
            Correction::Rename { speaker, .. } | Correction::Identify { speaker, .. } => {
                (*speaker, None)
            }
            _ => return Ok(()),
        };
        for id in [Some(changed), gone].into_iter().flatten() {
            self.strike(id);
        }
        if let Some(profile) = desk.profile(changed)? {
            self.list(profile);
        }
        Ok(())
    }

    fn list(&mut self, profile: Profile) {
        let id = profile.speaker.id;
        self.named.entry(fold::key(&profile.speaker.name)).or_default().insert(id);
        for alias in &profile.aliases {
            self.called.entry(fold::key(alias)).or_default().insert(id);
        }
        self.people.insert(id, profile);
    }

    fn strike(&mut self, id: SpeakerId) {
        let Some(profile) = self.people.remove(&id) else { return };
        if let Some(ids) = self.named.get_mut(&fold::key(&profile.speaker.name)) {
            ids.remove(&id);
        }
        for alias in &profile.aliases {
            if let Some(ids) = self.called.get_mut(&fold::key(alias)) {
                ids.remove(&id);
            }
        }
    }

    /// Returns the one speaker who is listed under this name.
    fn only(&self, name: &str, kind: Option<SpeakerType>) -> Result<Option<SpeakerId>, Refused> {
        let mut found = self.fitting(&self.named, name, kind);
        match (found.next(), found.next()) {
            (Some(_), Some(_)) => Err(Refused::Several(name.to_owned())),
            (one, _) => Ok(one),
        }
    }

    fn goes_by(&self, speaker: SpeakerId, alias: &str) -> bool {
        self.called.get(&fold::key(alias)).is_some_and(|ids| ids.contains(&speaker))
    }

    /// Returns the name of the speaker who has this alias.
    fn whose(&self, alias: &str, kind: Option<SpeakerType>) -> Option<String> {
        let id = self.fitting(&self.called, alias, kind).next()?;
        Some(self.people[&id].speaker.name.clone())
    }

    fn fitting<'a>(
        &'a self,
        names: &'a HashMap<String, BTreeSet<SpeakerId>>,
        name: &str,
        kind: Option<SpeakerType>,
    ) -> impl Iterator<Item = SpeakerId> + 'a {
        let ids = names.get(&fold::key(name)).into_iter().flatten().copied();
        ids.filter(move |id| kind.is_none_or(|kind| self.people[id].speaker.kind == kind))
    }
}
