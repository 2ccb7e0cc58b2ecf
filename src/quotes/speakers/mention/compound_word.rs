//! Recognizes words of two parts that hold a name or begin like one and are none: "Oslo-born",
//! "Small-town", "Twenty-one".

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;

/// Returns true for a number in words: "thirty-one".
pub(super) fn is_numeral(lower: &str) -> bool {
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const TEENS: [&str; 7] = ["thir", "four", "fif", "six", "seven", "eigh", "nine"];
    let tens = lower.split_once('-').map_or(lower, |(tens, _)| tens);
    // "Vandersteen" is a name.
    let teen = lower.strip_suffix("teen").is_some_and(|first| TEENS.contains(&first));
    TENS.contains(&tens) || matches!(lower, "eleven" | "twelve") || teen
}

/// Returns true for "Small-town", whose parts news write small.
pub(super) fn are_joined_words(lexicon: &Lexicon, lower: &str) -> bool {
    let common = |part: &str| {
        let class = lexicon.class(part);
        class.is(Class::COMMON) && !class.is(Class::GIVEN | Class::EITHER)
    };
    lower.split_once('-').is_some_and(|(first, last)| common(first) && common(last))
}

/// Returns true for the last part of the name of a site: the "org" of "Norvik.org".
pub(super) fn is_domain(word: &str) -> bool {
    matches!(
        word,
        "com" | "org" | "net" | "gov" | "edu" | "co" | "uk" | "io" | "tv" | "info" | "au"
    )
}

/// Returns true for an acronym in the plural: "CEOs", "NGOs". No name is one.
pub(super) fn is_plural_acronym(word: &str) -> bool {
    word.strip_suffix('s')
        .is_some_and(|letters| letters.len() > 1 && letters.chars().all(char::is_uppercase))
}

/// Returns true for "Oslo-born", "T-shirt", which may hold a name but are none. "Ki-moon" and
/// "El-Sayed" are names.
pub(super) fn is_compound(word: &str) -> bool {
    let Some((_, last)) = word.rsplit_once('-') else { return false };
    let first = word.split('-').next().unwrap_or_default();
    if word.contains("-turned-") {
        return true;
    }
    // Such as "Left-hander Marsh", "Ex-captain Marsh".
    (matches!(first, "Left" | "Right" | "Ex" | "Off" | "Leg")
        && last.starts_with(char::is_lowercase))
        || (last.len() > 3 && last.starts_with(char::is_lowercase) && last.ends_with("ed"))
        || matches!(
            last,
            "born"
                | "old"
                | "led"
                | "style"
                | "era"
                | "wide"
                | "like"
                | "run"
                | "level"
                | "shirt"
                | "only"
                | "bound"
                | "friendly"
                | "made"
                | "elect"
                | "area"
                | "held"
                | "built"
                | "trained"
                | "affiliated"
                | "linked"
                | "free"
                | "speaking"
                | "language"
                | "type"
        )
}

/// Returns true for "el-Sayed", "al-Otaybi", where the article is small and the name is not.
pub(super) fn has_small_article(word: &str) -> bool {
    let Some((article, name)) = word.split_once('-') else { return false };
    (2..=3).contains(&article.len())
        && article.chars().all(|char| char.is_ascii_lowercase())
        && starts_upper(name)
}

/// Returns true for a name that begins with its Arabic article, in small letters: "al-Otaybi".
pub(super) fn opens_with_article(word: &str) -> bool {
    const ARTICLES: [&str; 10] = ["al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"];
    word.split_once('-')
        .is_some_and(|(article, name)| ARTICLES.contains(&article) && starts_upper(name))
}
