//! Remembers the saved searches that the user deleted, so that they can be undone in their turn
//! among the corrections.

use crate::library::CorrectionId;
use crate::library::SavedSearch;

/// The searches that were deleted, the latest last, each with the corrections in force that were
/// made since.
#[derive(Debug, Default)]
pub(crate) struct DeletedSearches {
    searches: Vec<(SavedSearch, Vec<CorrectionId>)>,
    /// Those that the library was asked to delete and has not answered about.
    asked: Vec<SavedSearch>,
}

impl DeletedSearches {
    /// Notes that the library was asked to delete a search.
    pub(crate) fn note_asked(&mut self, search: SavedSearch) {
        self.asked.push(search);
    }

    /// Notes whether the library deleted the search of this name.
    pub(crate) fn note_answered(&mut self, name: &str, is_deleted: bool) {
        let at = self.asked.iter().position(|search| search.name == name);
        let search = at.map(|at| self.asked.remove(at));
        self.searches.extend(search.filter(|_| is_deleted).map(|search| (search, Vec::new())));
    }

    /// Notes that a correction was made, made again, or changed.
    pub(crate) fn note_correction(&mut self, id: CorrectionId) {
        self.note_undone(id);
        if let Some((_, since)) = self.searches.last_mut() {
            since.push(id);
        }
    }

    /// Notes that this correction was undone, which may have been made before any deletion.
    pub(crate) fn note_undone(&mut self, id: CorrectionId) {
        for (_, since) in &mut self.searches {
            since.retain(|made| *made != id);
        }
    }

    /// Notes that there is no correction left to be undone.
    pub(crate) fn note_all_undone(&mut self) {
        for (_, since) in &mut self.searches {
            since.clear();
        }
    }

    /// Returns the search that was deleted last, if nothing was corrected since.
    pub(crate) fn latest(&self) -> Option<&SavedSearch> {
        self.searches.last().filter(|(_, since)| since.is_empty()).map(|(search, _)| search)
    }

    /// Returns the searches that were deleted, the latest first, each with the corrections in force
    /// that were made since, but for those made after the next deletion.
    pub(crate) fn latest_first(&self) -> impl Iterator<Item = (&SavedSearch, &[CorrectionId])> {
        self.searches.iter().rev().map(|(search, since)| (search, since.as_slice()))
    }

    /// Forgets a search that is saved again; the corrections since come after the one before it.
    pub(crate) fn forget(&mut self, search: &SavedSearch) {
        let Some(at) = self.searches.iter().rposition(|(deleted, _)| deleted == search) else {
            return;
        };
        let (_, since) = self.searches.remove(at);
        if let Some(before) = at.checked_sub(1) {
            self.searches[before].1.extend(since);
        }
    }

    /// Gives a deleted search another name, because its own is taken by now, and returns it; `None`
    /// where no such search was deleted.
    pub(crate) fn name_anew(&mut self, search: &SavedSearch) -> Option<SavedSearch> {
        let (deleted, _) = self.searches.iter_mut().rfind(|(deleted, _)| deleted == search)?;
        let counted = deleted.name.strip_suffix(')').and_then(|name| {
            let (name, count) = name.rsplit_once(" (")?;
            Some((name, count.parse::<usize>().ok()?))
        });
        let (name, count) = counted.unwrap_or((&deleted.name, 1));
        deleted.name = format!("{name} ({})", count.saturating_add(1));
        Some(deleted.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::DeletedSearches;
    use crate::library::CorrectionId;
    use crate::library::SavedSearch;

    fn search(name: &str) -> SavedSearch {
        SavedSearch { name: name.to_owned(), query: "x".to_owned() }
    }

    fn delete(deleted: &mut DeletedSearches, name: &str) {
        deleted.note_asked(search(name));
        assert_ne!(deleted.latest(), Some(&search(name)), "it is not deleted yet");
        deleted.note_answered(name, true);
    }

    #[test]
    fn they_are_undone_in_their_turn() {
        let mut deleted = DeletedSearches::default();
        delete(&mut deleted, "a");
        deleted.note_correction(CorrectionId(7));
        delete(&mut deleted, "b");
        deleted.note_correction(CorrectionId(8));
        assert_eq!(deleted.latest(), None, "the correction is undone first");
        deleted.note_undone(CorrectionId(3));
        assert_eq!(deleted.latest(), None, "that was another, from before");
        deleted.note_undone(CorrectionId(8));
        assert_eq!(deleted.latest(), Some(&search("b")));
        deleted.forget(&search("b"));
        assert_eq!(deleted.latest(), None);
        deleted.note_undone(CorrectionId(7));
        assert_eq!(deleted.latest(), Some(&search("a")));
    }

    #[test]
    fn one_that_was_not_deleted_is_not_remembered() {
        let mut deleted = DeletedSearches::default();
        deleted.note_asked(search("a"));
        deleted.note_answered("a", false);
        assert_eq!(deleted.latest(), None);
    }

    #[test]
    fn one_whose_name_is_taken_is_counted_on() {
        let mut deleted = DeletedSearches::default();
        delete(&mut deleted, "a");
        let second = deleted.name_anew(&search("a")).unwrap();
        assert_eq!(second, search("a (2)"));
        assert_eq!(deleted.name_anew(&second), Some(search("a (3)")));
        assert_eq!(deleted.name_anew(&search("b")), None);
    }
}
