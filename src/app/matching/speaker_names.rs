//! Finding speakers by a few typed letters.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashSet;

use crate::app::matching::fuzzy;
use crate::app::matching::resembling;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::text::fold;

/// Every name and alias, read on the first keystroke and kept until the
/// library changes: a fuzzy match has to see them all at each keystroke.
#[derive(Debug, Default)]
pub(crate) struct Names(RefCell<Option<Known>>);

/// Two lists of one length: whose the name is, and the name, folded. The names of one stand
/// together, the one that they are listed by first.
#[derive(Debug)]
struct Known {
    ids: Vec<SpeakerId>,
    names: Vec<String>,
}

impl Names {
    /// To be called when the library has changed.
    pub(crate) fn forget(&mut self) {
        *self.0.get_mut() = None;
    }

    /// The speakers that match best, at most so many; of those that match as
    /// well, these `first` in their order, then the more quoted. Every word typed has to match.
    pub(crate) fn matching(
        &self,
        library: &Library,
        typed: &str,
        first: &[SpeakerId],
        most: usize,
    ) -> Result<Vec<SpeakerId>, LibraryError> {
        let mut known = self.0.borrow_mut();
        let known = known_in(&mut known, library)?;
        let mut matches = fuzzy::matcher(typed).match_list(&known.names);
        if !first.is_empty() {
            let rank = |at: u32| first.iter().position(|id| *id == known.ids[at as usize]);
            let last = first.len();
            matches.sort_by_key(|found| (Reverse(found.score), rank(found.index).unwrap_or(last)));
        }
        let typed = fold::key(typed);
        let mut seen = HashSet::new();
        let at = matches.iter().map(|found| found.index as usize);
        let ids = at
            .filter(|&at| resembling::could_mean(&typed, &known.names[at]))
            .map(|at| known.ids[at]);
        Ok(ids.filter(|id| seen.insert(*id)).take(most).collect())
    }

    /// Whoever has a name in which each word typed begins one, the more quoted first.
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

    /// Whom a name may become that is being typed, at most so many: those with a first name
    /// or a surname that begins so, then with another word of their name, then by a name
    /// that they also have; of each the more quoted first. Where there is nobody, who may be
    /// meant by it.
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

/// Which name of somebody begins as was typed, the likeliest to be meant first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Begun {
    FirstOrLast,
    Between,
    OtherName,
}

impl Known {
    /// Who has a name in which each word of `typed` begins one, and which; of somebody with
    /// several the name that they are listed by stands first.
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

/// Whether each word typed begins a word of the name, both folded.
pub(crate) fn begins(name: &str, typed: &str) -> bool {
    typed.split_whitespace().all(|word| name.split_whitespace().any(|own| own.starts_with(word)))
}

fn begins_first_or_last(name: &str, typed: &str) -> bool {
    let typed = typed.split_whitespace().next().unwrap_or_default();
    let last = name.split_whitespace().next_back().unwrap_or_default();
    name.starts_with(typed) || last.starts_with(typed)
}

fn known_in<'a>(
    known: &'a mut Option<Known>,
    library: &Library,
) -> Result<&'a mut Known, LibraryError> {
    Ok(match known {
        Some(known) => known,
        none => none.insert(read(library)?),
    })
}

fn read(library: &Library) -> Result<Known, LibraryError> {
    let (ids, names): (_, Vec<String>) = library.names()?.into_iter().unzip();
    Ok(Known { ids, names: names.iter().map(|name| fold::key(name)).collect() })
}
