//! Tells whether somebody who typed one thing can have meant a given name.
//!
//! A fuzzy match allows gaps anywhere, and so finds "Mary Ross" in "Mathilde Troyes-Anquetil". That
//! is right for file paths and wrong for names: choosing the wrong person puts somebody else's
//! words into their mouth. So each typed word has to resemble one word of the name.

/// The number of typed letters for each letter that may be wrong.
const LETTERS_FOR_A_SLIP: usize = 4;

/// Tells whether each word of `typed` can be meant for a word of `name`, or for the name's
/// initials. Both are folded.
pub(crate) fn could_mean(typed: &str, name: &str) -> bool {
    let initials: String = words(name).filter_map(|word| word.chars().next()).collect();
    words(typed)
        .all(|typed| words(name).any(|word| is_meant(typed, word)) || skips_to(typed, &initials))
}

/// Returns how many slips of the finger make of whole words of `name` what was `typed`; `None` where they
/// are more than one for four letters in any of the typed words, or where no word was typed. Both are
/// folded.
pub(crate) fn slips(typed: &str, name: &str) -> Option<usize> {
    let of_word = |typed: &str| {
        let forgiven = (typed.chars().count() / LETTERS_FOR_A_SLIP).max(1);
        let nearest = words(name).map(|word| strsim::osa_distance(typed, word)).min()?;
        (nearest <= forgiven).then_some(nearest)
    };
    words(typed).next()?;
    words(typed).map(of_word).sum()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_meant(typed: &str, word: &str) -> bool {
    let same_start = typed.chars().next() == word.chars().next();
    word.contains(typed) || (same_start && skips_to(typed, word)) || is_slip(typed, word)
}

/// Tells whether `typed` is `word` with letters left out.
fn skips_to(typed: &str, word: &str) -> bool {
    let mut letters = word.chars();
    typed.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// Tells whether `typed` is a beginning of `word` with at most one error for four letters: a wrong
/// letter, one too many, one missing, or two swapped (Damerau, 1964).
fn is_slip(typed: &str, word: &str) -> bool {
    let letters = typed.chars().count();
    let forgiven = letters / LETTERS_FOR_A_SLIP;
    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).enumerate();
    let mut near = ends.filter(|(length, _)| length.abs_diff(letters) <= forgiven);
    forgiven > 0 && near.any(|(_, end)| strsim::osa_distance(typed, &word[..end]) <= forgiven)
}

#[cfg(test)]
mod tests {
    use super::could_mean;
    use super::slips;

    #[test]
    fn beginnings_slips_gaps_and_initials_are_understood() {
        for typed in
            ["bila", "zardari", "bhutto bil", "zrdari", "zadrari", "zarrdari", "bbz", "hutto"]
        {
            assert!(could_mean(typed, "bilawal bhutto zardari"), "{typed}");
        }
        assert!(could_mean("anquetil", "mathilde troyes-anquetil"));
    }

    #[test]
    fn slips_are_counted_in_whole_words() {
        assert_eq!(slips("crus", "ted cruz"), Some(1));
        assert_eq!(slips("crus", "doris crouse-mays"), None);
        assert_eq!(slips("ted crzu", "ted cruz"), Some(1));
        assert_eq!(slips("ann crus", "ted cruz"), None);
        assert_eq!(slips("?", "ted cruz"), None);
    }

    #[test]
    fn letters_strewn_over_a_name_do_not_make_somebody_it() {
        for (typed, name) in [
            ("mary ross", "mathilde troyes-anquetil"),
            ("fresh face", "families here's"),
            ("ada lind", "principal rosalind beecham"),
            ("keller", "additional government pleader sunil gokhle-rao"),
        ] {
            assert!(!could_mean(typed, name), "{typed}");
        }
    }
}
