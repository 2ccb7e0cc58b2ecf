//! Recognises lines by their look: list items, headings, quoted lines, and ends of sentences.

/// The most characters and the most words of a heading.
const HEADING_CHARS: usize = 90;
const HEADING_WORDS: usize = 14;

/// The most letters of the words in a heading that usually stay in lower case.
const SMALL_WORD: usize = 3;

/// Tells whether the line is marked as quoted: `> …`.
pub(crate) fn is_quoted_line(line: &str) -> bool {
    line.starts_with('>')
}

/// Tells whether the line starts with a bullet or a number: `• …`, `- …`, `12. …`, `3) …`.
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

/// Tells whether the line looks like a heading: it is short, has no mark at its end, and most of
/// its longer words are capitalised. The caller judges whether a heading can stand there.
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

/// Tells whether the line ends like a heading: without a mark, or as a question of more than one
/// word. A question after a name does not count: "Q: Why?" is a line of an interview.
fn ends_heading(line: &str) -> bool {
    let question = line.ends_with('?') && line.contains(' ') && !line.contains(':');
    question || line.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// Tells whether `text` ends a sentence; quotation marks and brackets may follow the full stop.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟'])
}

/// Tells whether `c` may stand between a full stop and the end of a sentence.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_')
}

/// Tells whether `text` has more than `chars` characters, without reading a long text to its end.
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
