//! Orders the speakers of an article by how near to a place they are quoted, to offer them first.

use std::collections::HashSet;

use crate::library::OpenArticle;
use crate::library::SpeakerId;
use crate::text::Span;

/// Returns whoever is quoted in the article, the nearest first. `held` comes last: the words are
/// held to be theirs, and the user is about to say that this is wrong.
pub(crate) fn speakers(open: &OpenArticle, place: Span, held: Option<SpeakerId>) -> Vec<SpeakerId> {
    let distances = open.quotations.iter().filter_map(|row| {
        let speaker = row.speaker?;
        Some((row.speaker == held, between(place, row.content.hull()?), speaker))
    });
    let mut nearest: Vec<_> = distances.collect();
    nearest.sort_unstable();
    let mut seen = HashSet::new();
    let speakers = nearest.into_iter().map(|(_, _, speaker)| speaker);
    speakers.filter(|speaker| seen.insert(*speaker)).collect()
}

/// Bytes between two places; 0 where they touch.
fn between(one: Span, other: Span) -> usize {
    let after = other.start().saturating_sub(one.end());
    after.max(one.start().saturating_sub(other.end()))
}

#[cfg(test)]
mod tests {
    use super::speakers;
    use crate::text::Span;
    use crate::ui::fixture;

    #[test]
    fn the_nearest_come_first_and_who_is_held_to_say_it_last() {
        let marked = "Ferry\n[Mira|“Aye,”] she said. [Norland|“No,”] it declared.\n\
                      Nobody moved for a while.\n[Tomas|“So,”] he said.";
        let open = fixture::open(1, marked);
        let [mira, norland, tomas] = ["Mira", "Norland", "Tomas"].map(fixture::speaker);
        let place = |quotation: usize| open.quotations[quotation].content.hull().unwrap();
        assert_eq!(speakers(&open, place(2), None), [tomas, norland, mira]);
        assert_eq!(speakers(&open, place(0), Some(mira)), [norland, tomas, mira]);
        assert_eq!(speakers(&open, Span::empty(0), None), [mira, norland, tomas]);
    }
}
