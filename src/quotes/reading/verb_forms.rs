//! Tells verbs by their forms, for rules that have no grammar.
//!
//! The sets differ on purpose or by chance: each was made for its rules and measured with them. Who needs
//! one takes the nearest; who unites two has to measure the rules of both.

use crate::quotes::reading::paragraph::Paragraph;

/// Past forms that are no participles, so that no "would" before them goes with them.
pub const PAST: [&str; 26] = [
    "went", "took", "gave", "drove", "flew", "began", "ran", "wrote", "spoke", "fell", "threw",
    "chose", "rose", "broke", "drew", "sang", "ate", "rode", "swam", "shook", "wore", "withdrew",
    "saw", "grew", "blew", "came",
];

/// Past forms that are also participles, so that only an object behind them shows a verb.
pub const PAST_WITH_OBJECT: [&str; 16] = [
    "sent", "left", "told", "made", "paid", "held", "led", "built", "lost", "kept", "brought",
    "bought", "sold", "met", "took", "shut",
];

/// The forms of "be" before a participle.
pub const FORMS_OF_BE: [&str; 7] = ["was", "were", "is", "are", "been", "being", "be"];

/// The largest number of adverbs between those and the participle.
pub const ADVERBS: usize = 3;

/// Returns true for the commonest finite verbs.
pub fn is_common_verb(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "had"
            | "has"
            | "have"
            | "would"
            | "will"
            | "could"
            | "can"
            | "should"
            | "may"
            | "might"
            | "must"
            | "did"
            | "does"
            | "do"
            | "'s"
            | "'re"
            | "'ll"
            | "'d"
            | "'ve"
            | "'m"
    )
}

/// Returns true for those of them that are seldom anything else: not for "'s", "'d", "have" and "do".
pub fn is_plain_verb(word: &str) -> bool {
    is_common_verb(word) && !matches!(word, "'s" | "'d" | "have" | "do")
}

/// Returns true for a common verb, and for a form in "-ed", which may also be a participle.
pub fn is_common_or_ed(word: &str) -> bool {
    is_common_verb(word) || word.ends_with("ed")
}

/// Returns true for a plain verb, and for a past form, which may also be a participle.
pub fn is_plain_or_past(word: &str) -> bool {
    is_plain_verb(word) || word.ends_with("ed") || PAST.contains(&word)
}

/// Returns true for a common verb, and for any past form, with an object or without.
pub fn is_common_or_past(word: &str) -> bool {
    is_common_or_ed(word) || PAST.contains(&word) || PAST_WITH_OBJECT.contains(&word)
}

/// Returns true for words that may stand between "not" and its verb, or before it.
pub fn stands_beside_not(word: &str) -> bool {
    matches!(
        word,
        "be" | "been"
            | "has"
            | "have"
            | "had"
            | "did"
            | "do"
            | "does"
            | "is"
            | "are"
            | "was"
            | "were"
    ) || word.ends_with("ly") && word != "only"
}

/// Returns true if a token is a participle with a form of "be" before it.
pub fn is_passive(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    let is_participle = word.ends_with("ed") || word.ends_with("en") || word.ends_with("wn");
    let is_participle = is_participle && !matches!(word, "often" | "then" | "even" | "own")
        || matches!(word, "told" | "met");
    let may_intervene = |&at: &usize| {
        let word = paragraph.lower(at);
        word.ends_with("ly")
            || matches!(word, "also" | "not" | "once" | "later" | "often" | "then" | "even")
            || matches!(word, "sometimes" | "always" | "never" | "still" | "already" | "again")
    };
    let first = at.saturating_sub(ADVERBS);
    let adverbs = (first..at).rev().take_while(may_intervene).count();
    let before = (at - adverbs).checked_sub(1);
    is_participle
        && before.is_some_and(|before| FORMS_OF_BE.contains(&paragraph.lower(before)))
        && paragraph.is_outside(at)
}

#[cfg(test)]
mod tests {
    use super::is_common_or_ed;
    use super::is_common_or_past;
    use super::is_common_verb;
    use super::is_passive;
    use super::is_plain_or_past;
    use super::is_plain_verb;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn each_set_knows_its_forms() {
        let known = |word: &str| {
            [is_common_verb, is_plain_verb, is_common_or_ed, is_plain_or_past, is_common_or_past]
                .map(|is_verb| is_verb(word))
        };
        assert_eq!(known("was"), [true; 5]);
        assert_eq!(known("have"), [true, false, true, false, true]);
        assert_eq!(known("leaked"), [false, false, true, true, true]);
        assert_eq!(known("wrote"), [false, false, false, true, true]);
        assert_eq!(known("sold"), [false, false, false, false, true]);
        assert_eq!(known("lock"), [false; 5]);
    }

    #[test]
    fn a_passive_has_be_before_its_participle() {
        let is_passive = |text: &str, at| is_passive(&Paragraph::all(text)[0], at);
        assert!(is_passive("Holm was often told.", 3));
        assert!(!is_passive("Holm had often told.", 3));
        assert!(!is_passive("Holm was often cold.", 3));
    }
}
