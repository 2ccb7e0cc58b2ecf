//! Finds speakers by a few typed letters.

use std::cell::RefCell;
use std::collections::HashSet;

use crate::app::lookup::likeness;
use crate::app::lookup::likeness::Letters;
use crate::app::lookup::likeness::Slips;
use crate::app::lookup::likeness::TypedWords;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::text::fold;

/// The number of speakers below which wrong letters are forgiven.
const FEW: usize = 8;

/// A cache of every name and alias. It is read when somebody begins to look for a speaker and kept
/// until the library changes, because all of them have to be seen at each keystroke.
#[derive(Debug, Default)]
pub(crate) struct Names(RefCell<Option<NameIndex>>);

/// All names in three parallel lists: the speaker's number, the folded name, and its letters. The
/// names of one speaker are adjacent, beginning with the one that they are listed under; the most
/// quoted speaker is the first.
#[derive(Debug)]
struct NameIndex {
    ids: Vec<SpeakerId>,
    names: Vec<String>,
    letters: Vec<Letters>,
}

impl Names {
    /// Empties the cache. Has to be called when the library has changed.
    pub(crate) fn forget(&mut self) {
        *self.0.get_mut() = None;
    }

    /// Reads all names, unless they are in the cache.
    pub(crate) fn read(&self, library: &Library) -> Result<(), LibraryError> {
        known_in(&mut self.0.borrow_mut(), library).map(|_| ())
    }

    /// Returns at most `most` speakers, best match first. Among equal matches the speakers in
    /// `first` come first, in their order, then the most quoted. Every typed word has to match; a
    /// wrong letter is forgiven where hardly anybody matches without one.
    pub(crate) fn matching(
        &self,
        library: &Library,
        typed: &str,
        first: &[SpeakerId],
        most: usize,
    ) -> Result<Vec<SpeakerId>, LibraryError> {
        let mut known = self.0.borrow_mut();
        let known = known_in(&mut known, library)?;
        let typed = TypedWords::new(typed);
        let found = known.matching(&typed, Slips::Refused, first, most);
        if found.len() < FEW.min(most) && typed.may_slip() {
            return Ok(known.matching(&typed, Slips::Forgiven, first, most));
        }
        Ok(found)
    }

    /// Returns the speakers with a name that has, for each typed word, a word that begins with it;
    /// the most quoted first.
    pub(crate) fn beginning(
        &self,
        library: &Library,
        typed: &str,
    ) -> Result<Vec<SpeakerId>, LibraryError> {
        let mut known = self.0.borrow_mut();
        let known = known_in(&mut known, library)?;
        let typed = fold::key(typed);
        let mut seen = HashSet::new();
        let named = known.ids.iter().zip(&known.names);
        let named = named.filter(|(_, name)| begins(name, &typed)).map(|(id, _)| *id);
        Ok(named.filter(|id| seen.insert(*id)).collect())
    }

    /// Returns the other speakers with a name that ends in the same word as one of this speaker's; the
    /// most quoted first.
    pub(crate) fn sharing_last_word(
        &self,
        library: &Library,
        speaker: SpeakerId,
    ) -> Result<Vec<SpeakerId>, LibraryError> {
        let mut known = self.0.borrow_mut();
        let known = known_in(&mut known, library)?;
        let last = |name: &str| name.split_whitespace().next_back().map(str::to_owned);
        let named = || known.ids.iter().zip(&known.names);
        let own: HashSet<String> =
            named().filter(|(id, _)| **id == speaker).filter_map(|(_, name)| last(name)).collect();
        let mut seen = HashSet::from([speaker]);
        let akin = named().filter(|(_, name)| last(name).is_some_and(|last| own.contains(&last)));
        Ok(akin.map(|(id, _)| *id).filter(|id| seen.insert(*id)).collect())
    }

    /// Returns the speakers with a name that has, for each typed word, a whole word that is it but for a
    /// few slips, and how many slips these are; the fewest slips first, then the most quoted.
    pub(crate) fn misspelt(
        &self,
        library: &Library,
        typed: &str,
    ) -> Result<Vec<(usize, SpeakerId)>, LibraryError> {
        let mut known = self.0.borrow_mut();
        let known = known_in(&mut known, library)?;
        let typed = fold::key(typed);
        let named = known.ids.iter().zip(&known.names);
        let slips = named.filter_map(|(id, name)| Some((likeness::slips(&typed, name)?, *id)));
        let mut misspelt: Vec<(usize, SpeakerId)> = slips.collect();
        misspelt.sort_by_key(|(slips, _)| *slips);
        let mut seen = HashSet::new();
        misspelt.retain(|(_, id)| seen.insert(*id));
        Ok(misspelt)
    }

    /// Returns at most `most` speakers whose name may be the one that is being typed: first those
    /// with a first name or surname that begins so, then those with another such word in their
    /// name, then those with such an alias; within each group the most quoted first. Where there
    /// are none, returns those whose name resembles it.
    pub(crate) fn likeliest(
        &self,
        library: &Library,
        typed: &str,
        most: usize,
    ) -> Result<Vec<SpeakerId>, LibraryError> {
        let mut begun = known_in(&mut self.0.borrow_mut(), library)?.begun_by(&fold::key(typed));
        if begun.is_empty() {
            return self.matching(library, typed, &[], most);
        }
        begun.sort_by_key(|(how, _)| *how);
        let mut seen = HashSet::new();
        let ids = begun.into_iter().map(|(_, id)| id);
        Ok(ids.filter(|id| seen.insert(*id)).take(most).collect())
    }
}

/// The part of a name that begins as was typed, in order of likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Begun {
    FirstOrLast,
    Between,
    OtherName,
}

impl NameIndex {
    /// Returns at most `most` speakers whose names match what was typed, best match first.
    fn matching(
        &self,
        typed: &TypedWords,
        slips: Slips,
        first: &[SpeakerId],
        most: usize,
    ) -> Vec<SpeakerId> {
        let named = self.names.iter().zip(&self.letters).enumerate();
        let mut matches: Vec<(u32, usize, usize)> = named
            .filter_map(|(at, (name, letters))| {
                let distance = typed.distance(name, *letters, slips)?;
                let rank = first.iter().position(|id| *id == self.ids[at]);
                Some((distance, rank.unwrap_or(first.len()), at))
            })
            .collect();
        matches.sort_unstable();
        let mut seen = HashSet::new();
        let ids = matches.into_iter().map(|(.., at)| self.ids[at]);
        ids.filter(|id| seen.insert(*id)).take(most).collect()
    }

    /// Finds the names that have, for each word of `typed`, a word that begins with it, and tells
    /// which part of each name it is. Of somebody with several such names, the one that they are
    /// listed under comes first.
    fn begun_by(&self, typed: &str) -> Vec<(Begun, SpeakerId)> {
        let mut before = None;
        let named = self.ids.iter().zip(&self.names).filter_map(|(id, name)| {
            let is_listed_name = before.replace(*id) != Some(*id);
            let how = match is_listed_name {
                false => Begun::OtherName,
                true if begins_first_or_last(name, typed) => Begun::FirstOrLast,
                true => Begun::Between,
            };
            begins(name, typed).then_some((how, *id))
        });
        named.collect()
    }
}

/// Tells whether each word of `typed` begins a word of `name`, both folded.
pub(crate) fn begins(name: &str, typed: &str) -> bool {
    typed.split_whitespace().all(|word| name.split_whitespace().any(|own| own.starts_with(word)))
}

fn begins_first_or_last(name: &str, typed: &str) -> bool {
    let typed = typed.split_whitespace().next().unwrap_or_default();
    let last = name.split_whitespace().next_back().unwrap_or_default();
    name.starts_with(typed) || last.starts_with(typed)
}

fn known_in<'a>(
    known: &'a mut Option<NameIndex>,
    library: &Library,
) -> Result<&'a mut NameIndex, LibraryError> {
    Ok(match known {
        Some(known) => known,
        none => none.insert(read(library)?),
    })
}

fn read(library: &Library) -> Result<NameIndex, LibraryError> {
    let (ids, names): (_, Vec<String>) = library.names()?.into_iter().unzip();
    let names: Vec<String> = names.iter().map(|name| fold::key(name)).collect();
    let letters = names.iter().map(|name| Letters::of(name)).collect();
    Ok(NameIndex { ids, names, letters })
}
