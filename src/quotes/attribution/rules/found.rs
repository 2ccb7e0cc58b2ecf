//! Edits the list of what was found in a paragraph, which stands in the order of its words.
//!
//! Rules decide what is added and taken; how that is done stands here, once.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;

/// Inserts an attribution before those whose content does not begin before its own.
pub fn insert_in_order(found: &mut Vec<Attribution>, said: Attribution) {
    let start = said.content.first().map_or(0, |piece| piece.start);
    let is_before =
        |other: &Attribution| other.content.first().is_some_and(|piece| piece.start < start);
    found.insert(found.partition_point(is_before), said);
}

/// Returns true if two ranges have a token in common.
pub fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Returns the content, the cue and the source of an attribution, as far as there are any.
pub fn parts(said: &Attribution) -> impl Iterator<Item = &Range<usize>> {
    said.content.iter().chain(&said.cue).chain(&said.source)
}

/// Returns all that is taken by what was found, in order.
pub fn taken_parts(found: &[Attribution]) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = found.iter().flat_map(parts).cloned().collect();
    taken.sort_by_key(|part| part.start);
    taken
}

/// Takes away each piece of content that has a token of `words`, and the attributions that lose all
/// of theirs by that. Introductions, which never had any, stay.
pub fn take_apart(found: &mut Vec<Attribution>, words: &Range<usize>) {
    found.retain_mut(|said| {
        let is_introduction = said.content.is_empty();
        said.content.retain(|piece| !overlap(piece, words));
        is_introduction || !said.content.is_empty()
    });
}

#[cfg(test)]
mod tests {
    use super::insert_in_order;
    use super::overlap;
    use super::take_apart;
    use super::taken_parts;
    use crate::quotes::attribution::linker::Attribution;

    /// Makes an attribution of pieces of content, each by its first token and the one behind it.
    fn said(content: &[(usize, usize)]) -> Attribution {
        let content = content.iter().map(|&(start, end)| start..end).collect();
        Attribution { content, cue: Some(9..10), ..Attribution::default() }
    }

    /// Writes the content of each attribution.
    fn contents(found: &[Attribution]) -> String {
        let written: Vec<String> = found.iter().map(|said| format!("{:?}", said.content)).collect();
        written.join(" ")
    }

    #[test]
    fn what_is_inserted_stands_where_its_words_do() {
        let mut found = vec![said(&[(0, 2)]), said(&[(5, 7)])];
        insert_in_order(&mut found, said(&[(2, 4), (7, 8)]));
        assert_eq!(contents(&found), "[0..2] [2..4, 7..8] [5..7]");
    }

    #[test]
    fn neighbours_do_not_overlap() {
        assert!(overlap(&(0..2), &(1..3)) && overlap(&(1..2), &(0..3)));
        assert!(!overlap(&(0..2), &(2..3)));
    }

    #[test]
    fn parts_are_in_order_whosever_they_are() {
        let found = [said(&[(5, 7)]), said(&[(0, 2)])];
        assert_eq!(taken_parts(&found), [0..2, 5..7, 9..10, 9..10]);
    }

    #[test]
    fn who_loses_all_words_goes_and_an_introduction_stays() {
        let mut found = vec![said(&[]), said(&[(0, 2)]), said(&[(1, 3), (5, 7)])];
        take_apart(&mut found, &(0..3));
        assert_eq!(contents(&found), "[] [5..7]");
    }
}
