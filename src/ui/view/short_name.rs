//! Shortens names to fit in little room.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::quotes::SpeakerType;
use crate::text::display;

/// Shortens a name to at most `columns` columns, as far as that goes without cutting it: of
/// people, first the middle names, then the first become initials.
///
/// ```text
/// Bilawal Bhutto Zardari → Bilawal B. Zardari → B. B. Zardari
/// ```
pub(crate) fn shorten(name: &str, kind: SpeakerType, columns: usize) -> Cow<'_, str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    if kind != SpeakerType::Person || words.len() < 2 || display::columns(name) <= columns {
        return Cow::Borrowed(name);
    }
    let last = words.len() - 1;
    // "State Department spokesperson" and "Pakistan’s Defence Minister" are descriptions, whatever
    // they were taken for.
    let is_owner = |word: &&str| word.ends_with("’s") || word.ends_with("'s");
    if words[last].starts_with(char::is_lowercase) || words.iter().any(is_owner) {
        return Cow::Borrowed(name);
    }
    for first in [1, 0] {
        let initials_from = |at: usize| (first..last).contains(&at);
        let parts = words.iter().enumerate();
        let parts = parts
            .map(|(at, word)| if initials_from(at) { initial(word) } else { (*word).to_owned() });
        let short = parts.collect::<Vec<_>>().join(" ");
        if display::columns(&short) <= columns {
            return Cow::Owned(short);
        }
    }
    Cow::Borrowed(name)
}

/// Returns the initials of a name, two at most: those of the first word and the last that is no
/// particle; of a single word, its first letters.
///
/// ```text
/// Bilawal Bhutto Zardari → BZ   Dawn → Da   analysts → an
/// ```
pub(crate) fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first_of = |word: &str| word.graphemes(true).next().unwrap_or_default().to_owned();
    match words.as_slice() {
        [] => String::new(),
        [word] => word.graphemes(true).take(2).collect(),
        [first, .., last] => first_of(first) + &first_of(last),
    }
}

/// Returns the initial of a name: "B." for "Bhutto". Words like "bin" and "of" are no names and
/// stay.
fn initial(word: &str) -> String {
    let first = word.graphemes(true).next().unwrap_or_default();
    if first.chars().all(char::is_lowercase) { word.to_owned() } else { format!("{first}.") }
}

#[cfg(test)]
mod tests {
    use super::shorten;
    use crate::quotes::SpeakerType;

    fn person(name: &str, columns: usize) -> String {
        shorten(name, SpeakerType::Person, columns).into_owned()
    }

    #[test]
    fn middle_names_give_way_first_then_the_first_name() {
        assert_eq!(person("Mira Castellanos Okafor", 23), "Mira Castellanos Okafor");
        assert_eq!(person("Mira Castellanos Okafor", 22), "Mira C. Okafor");
        assert_eq!(person("Mira Castellanos Okafor", 12), "M. C. Okafor");
        assert_eq!(person("Mira Castellanos Okafor", 5), "Mira Castellanos Okafor");
    }

    #[test]
    fn particles_stay() {
        assert_eq!(person("Tomas von der Heide", 17), "T. von der Heide");
    }

    #[test]
    fn initials_are_those_of_the_first_name_and_the_last() {
        let of = ["Mira Castellanos Okafor", "Éamon de Valera", "Dawn", "a senior official", ""];
        assert_eq!(of.map(super::initials), ["MO", "ÉV", "Da", "ao", ""]);
    }

    #[test]
    fn a_description_is_not_cut_as_a_name_is() {
        for described in ["State Department spokesperson", "Pakistan’s Defence Minister"] {
            assert_eq!(person(described, 12), described);
        }
    }

    #[test]
    fn what_is_no_person_keeps_its_name() {
        let name = "Harbour Authority of Norland";
        assert_eq!(shorten(name, SpeakerType::Organization, 10), name);
    }
}
