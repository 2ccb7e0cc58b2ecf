//! Parts names from words that lost the space or line break before them: "probeNorway asked",
//! "2023Marsh said", "`WeaponsThe` United States".

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;

/// The smallest number of bytes of a word that is set against the next one: "iPhone" is one word.
const SHORTEST: usize = 4;

/// Returns the number of bytes at the beginning of a word that belong to the word before it: those
/// of a year, of an office, or of another word before a name that a list holds. 0 for most words.
pub(super) fn glued_before(lexicon: &Lexicon, word: &str) -> usize {
    let Some((at, _)) = word.char_indices().skip(1).find(|(_, char)| char.is_uppercase()) else {
        return 0;
    };
    let (head, tail) = word.split_at(at);
    let is_year = head.len() == SHORTEST && head.bytes().all(|byte| byte.is_ascii_digit());
    let is_small = head.len() >= SHORTEST && head.chars().all(char::is_lowercase);
    // "MinisterMarsh" is no firm, and "FightingNorway" stands below a heading.
    let of_head = lexicon.class(&head.to_lowercase());
    let is_big = head.len() > SHORTEST
        && starts_upper(head)
        && head.chars().skip(1).all(char::is_lowercase)
        && !of_head.is(Class::GIVEN);
    let class = lexicon.class(&tail.to_lowercase());
    let is_plain = class == Class::default() || class.is(Class::GIVEN) && !class.is(Class::COMMON);
    let is_office = is_big && is_plain && of_head.is(Class::ANY_ROLE | Class::TITLE);
    let is_heading = is_big
        && !of_head.is(Class::EITHER)
        && (of_head.is(Class::COMMON) || head.ends_with("ing"));
    let is_name = tail.chars().count() > 2
        && starts_upper(tail)
        && tail.chars().skip(1).all(char::is_lowercase);
    let listed = class.is(Class::PLACE | Class::GIVEN) && !class.is(Class::COMMON);
    if is_name && (is_year || is_office || (is_small || is_heading) && listed) { at } else { 0 }
}

/// Returns true for a word with the article of the next sentence set against it: "`WeaponsThe`".
pub(super) fn ends_in_article(word: &str) -> bool {
    ["The", "An", "In", "But"].iter().any(|article| {
        word.strip_suffix(article).is_some_and(|head| {
            head.len() >= SHORTEST
                && head.ends_with(|last: char| last.is_lowercase() || last == '’')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::glued_before;
    use crate::quotes::reading::lexicon::Lexicon;

    #[test]
    fn an_office_and_a_heading_are_no_part_of_a_name() {
        let lexicon = Lexicon::bundled();
        assert_eq!(glued_before(&lexicon, "MinisterQuendt"), "Minister".len());
        assert_eq!(glued_before(&lexicon, "FightingNorway"), "Fighting".len());
        assert_eq!(glued_before(&lexicon, "probeNorway"), "probe".len());
        assert_eq!(glued_before(&lexicon, "LeaderBoard"), 0);
        assert_eq!(glued_before(&lexicon, "HarperMarsh"), 0);
        assert_eq!(glued_before(&lexicon, "FightingQuendt"), 0);
    }
}
