//! What the look of a line says: list item, heading, quoted, end of a sentence.

/// A heading is at most so many characters and words.
const HEADING_CHARS: usize = 90;
const HEADING_WORDS: usize = 14;

/// Words of a heading that stay lower case are mostly of at most so many letters.
const SMALL_WORD: usize = 3;

/// Whether the line is set apart as somebody else's: `> …`.
pub(crate) fn is_quoted_line(line: &str) -> bool {
    line.starts_with('>')
}

/// Whether the line starts with a bullet or a number: `• …`, `- …`, `12. …`, `3) …`.
pub(crate) fn is_list_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=2).contains(&(line.len() - number.len()));
    let after = if is_number {
        number.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['•', '-', '*', '‣', '◦', '▪', '·'])
    };
    after.is_some_and(|after| after.starts_with([' ', '\t', '\u{A0}']) && !after.trim().is_empty())
}

/// Whether the line looks like a heading: short, no mark at its end, most of
/// its longer words with a capital. Where it stands is for the caller to judge.
pub(crate) fn is_heading_line(line: &str) -> bool {
    if is_longer(line, HEADING_CHARS) || !ends_heading(line) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_small =
        |word: &&&str| word.starts_with(char::is_lowercase) && word.chars().count() > SMALL_WORD;
    let small = words.iter().filter(is_small).count();
    let capital = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    words.len() <= HEADING_WORDS
        && words.first().is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()))
        && capital > 2 * small
}

/// A heading ends without a mark, or is a question of more than a word that
/// nobody asks: "Q: Why?" is a line of an interview.
fn ends_heading(line: &str) -> bool {
    let question = line.ends_with('?') && line.contains(' ') && !line.contains(':');
    question || line.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// Whether `text` ends as a sentence does, inside quotation marks and brackets or not.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟'])
}

/// Marks that may stand between a full stop and the end.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_')
}

/// Whether `text` has more than `chars` characters. Does not read a long one to its end.
pub(crate) fn is_longer(text: &str, chars: usize) -> bool {
    text.chars().nth(chars).is_some()
}

#[cfg(test)]
mod tests {
    use super::ends_sentence;
    use super::is_heading_line;
    use super::is_list_item;

    #[test]
    fn a_heading_is_short_capitalised_and_unended() {
        for heading in [
            "Pakistan’s Diplomatic Push",
            "Indian Response",
            "WHAT COMES NEXT",
            "Call for an Inquiry",
            "What Now?",
        ] {
            assert!(is_heading_line(heading), "{heading}");
        }
        for other in [
            "He said no.",
            "the talks",
            "“We Are Ready”",
            "The minister declined to comment on reports of talks",
            "Dear Sir,",
            "Q: What Now?",
            "Why?",
            "He said:",
            "",
        ] {
            assert!(!is_heading_line(other), "{other}");
        }
    }

    #[test]
    fn a_list_item_has_a_bullet_or_a_number_and_something_after_it() {
        for item in ["• One", "- One", "* One", "1. One", "12) One"] {
            assert!(is_list_item(item), "{item}");
        }
        for other in ["-", "1.", "- ", "-40 degrees", "1.5 million", "2016. A year", "*** "] {
            assert!(!is_list_item(other), "{other}");
        }
    }

    #[test]
    fn a_sentence_may_end_inside_quotation_marks() {
        assert!(ends_sentence("She said, “No.”"));
        assert!(ends_sentence("(He agreed.)"));
        assert!(!ends_sentence("She said, “No,”"));
    }
}
