//! Parts names from words that lost the space or line break before them: "probeNorway asked",
//! "2023Marsh said", "`WeaponsThe` United States".

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;

/// The smallest number of bytes of a word that is set against the next one: "iPhone" is one word.
const SHORTEST: usize = 4;

/// Returns the number of bytes at the beginning of a word that belong to the word before it: those
/// of a year, or of a small word before a name that a list holds. 0 for most words.
pub(super) fn glued_before(lexicon: &Lexicon, word: &str) -> usize {
    let Some((at, _)) = word.char_indices().find(|(_, char)| char.is_uppercase()) else {
        return 0;
    };
    let (head, tail) = word.split_at(at);
    let is_year = head.len() == SHORTEST && head.bytes().all(|byte| byte.is_ascii_digit());
    let is_small = head.len() >= SHORTEST && head.chars().all(char::is_lowercase);
    let class = lexicon.class(&tail.to_lowercase());
    let is_name = tail.chars().count() > 2
        && starts_upper(tail)
        && tail.chars().skip(1).all(char::is_lowercase);
    let listed = class.is(Class::PLACE | Class::GIVEN) && !class.is(Class::COMMON);
    if is_name && (is_year || is_small && listed) { at } else { 0 }
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
