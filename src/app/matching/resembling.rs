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
    let is_break = |char: char| !char.is_alphanumeric();
    let words: Vec<&str> = name.split(is_break).filter(|word| !word.is_empty()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let mut typed = typed.split(is_break).filter(|word| !word.is_empty());
    typed.all(|typed| words.iter().any(|word| is_meant(typed, word)) || skips_to(typed, &initials))
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
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> =
        word.chars().take(typed.len() + typed.len() / LETTERS_FOR_A_SLIP).collect();
    let forgiven = typed.len() / LETTERS_FOR_A_SLIP;
    let mut before: Vec<usize> = Vec::new();
    let mut row_above: Vec<usize> = (0..=word.len()).collect();
    for (row, &letter) in typed.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, &other) in word.iter().enumerate() {
            let replaced = row_above[column] + usize::from(letter != other);
            let mut slips = replaced.min(row_above[column + 1] + 1).min(now[column] + 1);
            let swapped =
                row > 0 && column > 0 && typed[row - 1] == other && word[column - 1] == letter;
            if swapped {
                slips = slips.min(before[column - 1] + 1);
            }
            now.push(slips);
        }
        before = std::mem::replace(&mut row_above, now);
    }
    forgiven > 0 && row_above.iter().any(|slips| *slips <= forgiven)
}

#[cfg(test)]
mod tests {
    use super::could_mean;

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
