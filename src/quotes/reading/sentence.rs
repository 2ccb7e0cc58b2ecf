//! Finds the ends of the sentences in a paragraph.

use crate::text::Span;

/// The abbreviations that end in a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "abd", "adj", "adm", "adv", "ald", "alh", "amb", "approx", "apr", "ariz", "asm", "assemb",
    "assn", "asst", "atty", "aug", "ave", "barr", "br", "brig", "bros", "calif", "capt", "cdr",
    "ch", "chas", "chr", "cllr", "cmdr", "co", "col", "colo", "comr", "conn", "corp", "cpl", "dec",
    "del", "dept", "det", "dr", "drs", "eng", "engr", "esq", "etc", "feb", "fla", "flt", "fr",
    "ga", "gen", "geo", "gov", "govs", "hon", "ill", "inc", "ind", "insp", "jan", "jas", "jnr",
    "jr", "jul", "jun", "kan", "kh", "ky", "la", "lieut", "lt", "ltd", "maj", "mar", "mass", "md",
    "messrs", "mich", "minn", "miss", "mlle", "mme", "mo", "mohd", "mont", "mr", "mrs", "ms",
    "msgr", "mt", "muhd", "neb", "nev", "no", "nos", "nov", "oct", "okla", "ore", "pa", "ph",
    "pres", "prof", "pt", "pvt", "rep", "reps", "rev", "revd", "rs", "rt", "sen", "sens", "sep",
    "sept", "sgt", "shri", "sk", "smt", "snr", "sr", "sra", "sri", "srta", "st", "ste", "supt",
    "tenn", "tex", "th", "thos", "va", "ven", "vol", "vs", "vt", "wash", "wis", "wm", "wyo",
];

/// The largest length of a sentence, in tokens; a longer one is cut. Rules look through whole
/// sentences, and a text without any full stop must not make them slow.
const LONGEST: u32 = 400;

/// Returns, for each token, the number of its sentence in the paragraph, from 0.
///
/// A sentence ends at `.`, `?`, `!` or an ellipsis, also inside a closing
/// quotation mark, where white space and then a capital, a digit or an
/// opening mark follow, except after an abbreviation or an initial.
pub fn sentences(text: &str, tokens: &[Span]) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(tokens.len());
    let (mut number, mut len) = (0, 0);
    for token_idx in 0..tokens.len() {
        numbers.push(number);
        len += 1;
        if len == LONGEST || ends_sentence(text, tokens, token_idx) {
            (number, len) = (number + 1, 0);
        }
    }
    numbers
}

/// Returns true if a sentence ends with this token and another follows it.
pub(crate) fn ends_sentence(text: &str, tokens: &[Span], token_idx: usize) -> bool {
    let word = |idx: usize| &text[tokens[idx].range()];
    let Some(next) = tokens.get(token_idx + 1) else { return false };
    let mark = word(token_idx);
    // “It leaks.’’ has a single mark twice.
    let back = if mark == "’" && token_idx > 1 && word(token_idx - 1) == mark { 2 } else { 1 };
    let previous = token_idx.checked_sub(back).map(word).unwrap_or_default();
    let stops = match mark {
        "?" | "!" | "…" => true,
        "”" | "\"" | "″" | "'" | "’" | "»" | "''" => {
            matches!(previous, "." | "?" | "!" | "…")
        }
        "。" | "？" | "！" => return true,
        _ => mark.bytes().all(|byte| byte == b'.'),
    };
    let apart = next.start() > tokens[token_idx].end();
    let begins = text[next.range()].chars().next().is_some_and(|char| {
        char.is_uppercase() || char.is_numeric() || "“\"‘'([@—–-•«".contains(char)
    });
    stops && apart && begins && !(mark == "." && is_abbreviation(previous))
}

fn is_abbreviation(word: &str) -> bool {
    let initial = word.chars().count() == 1 && word != "I" && word.chars().all(char::is_alphabetic);
    // "Then-Gov. Holm".
    let last = word.rsplit('-').next().filter(|last| last.starts_with(char::is_uppercase));
    let is_known = |word: &str| ABBREVIATIONS.binary_search(&word.to_lowercase().as_str()).is_ok();
    initial || is_known(word) || last.is_some_and(is_known)
}

#[cfg(test)]
mod tests {
    use super::ABBREVIATIONS;
    use super::sentences;
    use crate::quotes::reading::token::tokens;
    use crate::text::Span;

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text, Span::new(0, text.len()));
        let numbers = sentences(text, &tokens);
        let mut found: Vec<Span> = Vec::new();
        for (token, &number) in tokens.iter().zip(&numbers) {
            match found.get_mut(number as usize) {
                Some(sentence) => *sentence = sentence.join(*token),
                None => found.push(*token),
            }
        }
        let found: Vec<&str> = found.iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_are_sorted_for_the_search() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn titles_initials_and_dotted_letters_end_no_sentence() {
        check(
            "Sen. John F. Kennedy met Dr. Ruiz in the U.S. on Jan. 3. He left.",
            &["Sen. John F. Kennedy met Dr. Ruiz in the U.S. on Jan. 3.", "He left."],
        );
        check(
            "It passed under then-Gov. Holm. She left.",
            &["It passed under then-Gov. Holm.", "She left."],
        );
        check(
            "Smt. Holm paid Rs. 20 crore to the Rt. Rev. Lind. She left.",
            &["Smt. Holm paid Rs. 20 crore to the Rt. Rev. Lind.", "She left."],
        );
    }

    #[test]
    fn a_sentence_may_end_inside_quotation_marks() {
        check(
            "“It works.” She nodded. “Really?” he asked.",
            &["“It works.”", "She nodded.", "“Really?” he asked."],
        );
    }
}
