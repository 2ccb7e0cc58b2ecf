//! Remembers the saved searches that the user deleted, so that they can be undone in their turn
//! among the corrections.

use crate::library::SavedSearch;

/// The searches that were deleted, the latest last, each with how many corrections were made since.
#[derive(Debug, Default)]
pub(crate) struct DeletedSearches {
    searches: Vec<(SavedSearch, usize)>,
}

impl DeletedSearches {
    /// Notes that a search was deleted.
    pub(crate) fn note(&mut self, search: SavedSearch) {
        self.searches.push((search, 0));
    }

    /// Notes that a correction was made, or made again.
    pub(crate) fn note_correction(&mut self) {
        if let Some((_, since)) = self.searches.last_mut() {
            *since += 1;
        }
    }

    /// Notes that the last correction was undone.
    pub(crate) fn note_undone(&mut self) {
        if let Some((_, since)) = self.searches.last_mut() {
            *since = since.saturating_sub(1);
        }
    }

    /// Returns the search that was deleted last, if nothing was corrected since, and forgets it.
    pub(crate) fn take_latest(&mut self) -> Option<SavedSearch> {
        self.searches.pop_if(|(_, since)| *since == 0).map(|(search, _)| search)
    }
}

#[cfg(test)]
mod tests {
    use super::DeletedSearches;
    use crate::library::SavedSearch;

    fn search(name: &str) -> SavedSearch {
        SavedSearch { name: name.to_owned(), query: "x".to_owned() }
    }

    #[test]
    fn they_are_undone_in_their_turn() {
        let mut deleted = DeletedSearches::default();
        deleted.note(search("a"));
        deleted.note_correction();
        deleted.note(search("b"));
        deleted.note_correction();
        assert_eq!(deleted.take_latest(), None, "the correction is undone first");
        deleted.note_undone();
        assert_eq!(deleted.take_latest(), Some(search("b")));
        assert_eq!(deleted.take_latest(), None);
        deleted.note_undone();
        assert_eq!(deleted.take_latest(), Some(search("a")));
    }
}
