//! Gives the speakers of an article colours, so that no two beside each other share one.
//!
//! A speaker has the colour of their number, the same in all articles, unless somebody beside them
//! – in the list, or with the quotation before or after – would have the same. There are five or
//! six colours, as theme and terminal have them, so numbers are chosen that differ for both.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::library::OpenArticle;
use crate::library::SpeakerId;

/// The numbers of colours that themes have.
const COLOURS: [u64; 2] = [5, 6];

/// Returns for each speaker of the article the one whose colour they have in it; mostly that is
/// themselves.
pub(crate) fn assign(open: &OpenArticle) -> HashMap<SpeakerId, SpeakerId> {
    let beside = neighbours(open);
    let mut assigned = HashMap::new();
    for speaker in open.speakers.iter().map(|row| row.id) {
        let taken: Vec<SpeakerId> = beside
            .get(&speaker)
            .into_iter()
            .flatten()
            .filter_map(|other| assigned.get(other).copied())
            .collect();
        let numbers = (0..COLOURS.iter().product::<u64>()).map(|more| {
            let number = speaker.0.unsigned_abs().wrapping_add(more);
            SpeakerId(i64::try_from(number).unwrap_or_default())
        });
        let own = numbers.min_by_key(|number| {
            taken.iter().filter(|taken| have_one_colour(*number, **taken)).count()
        });
        assigned.insert(speaker, own.unwrap_or(speaker));
    }
    assigned
}

/// Tells whether two numbers stand for the same colour in a theme.
fn have_one_colour(one: SpeakerId, other: SpeakerId) -> bool {
    let (one, other) = (one.0.unsigned_abs(), other.0.unsigned_abs());
    COLOURS.iter().any(|colours| one % colours == other % colours)
}

fn neighbours(open: &OpenArticle) -> BTreeMap<SpeakerId, BTreeSet<SpeakerId>> {
    let quoted: Vec<SpeakerId> = open.quotations.iter().filter_map(|row| row.speaker).collect();
    let listed: Vec<SpeakerId> = open.speakers.iter().map(|row| row.id).collect();
    let mut beside: BTreeMap<SpeakerId, BTreeSet<SpeakerId>> = BTreeMap::new();
    for pair in quoted.windows(2).chain(listed.windows(2)).filter(|pair| pair[0] != pair[1]) {
        beside.entry(pair[0]).or_default().insert(pair[1]);
        beside.entry(pair[1]).or_default().insert(pair[0]);
    }
    beside
}

#[cfg(test)]
mod tests {
    use super::assign;
    use super::have_one_colour;
    use super::neighbours;
    use crate::library::OpenArticle;
    use crate::library::SpeakerId;
    use crate::ui::fixture;

    /// The article of three who speak in turns, with these numbers.
    fn article(numbers: [i64; 3]) -> OpenArticle {
        let turns =
            "Ferry [Mira|a] she said. [Tomas|b] he said. [Harbour|c] it said. [Mira|d] she said.";
        let mut open = fixture::open(1, turns);
        let renumber = |id: SpeakerId| SpeakerId(numbers[usize::try_from(id.0 - 1).unwrap()]);
        for row in &mut open.quotations {
            row.speaker = row.speaker.map(renumber);
        }
        for row in &mut open.speakers {
            row.id = renumber(row.id);
        }
        open
    }

    #[test]
    fn speakers_beside_each_other_never_share_a_colour() {
        for numbers in [[1, 7, 13], [1, 6, 11], [5, 35, 65], [12, 42, 6], [1, 2, 3]] {
            let open = article(numbers);
            let assigned = assign(&open);
            for (one, others) in neighbours(&open) {
                for other in others {
                    assert!(!have_one_colour(assigned[&one], assigned[&other]), "{numbers:?}");
                }
            }
        }
    }

    #[test]
    fn who_can_keep_their_colour_does() {
        let numbers = [1, 2, 9];
        let assigned = assign(&article(numbers));
        assert!(numbers.iter().all(|&id| assigned[&SpeakerId(id)] == SpeakerId(id)));
    }
}
