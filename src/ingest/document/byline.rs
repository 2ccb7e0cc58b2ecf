//! Reads bylines: lines near the start of an article that name its authors.

use crate::ingest::moment;

/// The most words of a byline.
const MOST_WORDS: usize = 14;

/// Words of a byline that are not names.
const SMALL_WORDS: [&str; 5] = ["and", "for", "of", "in", "the"];

/// Returns the names on a line like "By Ann Lee and Bo Diaz, The Daily", or `None` where the line
/// is not a byline. A date may follow: "By Ann Lee — June 28, 2031".
pub(crate) fn names(line: &str) -> Option<&str> {
    let rest = without_by(line);
    if rest.len() == line.len() {
        return None;
    }
    let names = rest.split([',', '|', '•', '(', '—', '–']).next().unwrap_or(rest).trim();
    let is_dated = moment::find(&rest[names.len()..]).is_some();
    let is_part = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let number = is_dated && word.starts_with(|c: char| c.is_ascii_digit());
        word.starts_with(char::is_uppercase)
            || SMALL_WORDS.contains(&word)
            || word.is_empty()
            || number
    };
    let is_byline = names.starts_with(char::is_uppercase)
        && !names.contains(|c: char| c.is_ascii_digit())
        && !moment::is_weekday(names)
        && rest.split_whitespace().nth(MOST_WORDS).is_none()
        && rest.split_whitespace().all(is_part)
        && !rest.ends_with(['.', '?', '!', ':']);
    is_byline.then_some(names)
}

/// Returns a byline without the word before the names.
pub(crate) fn without_by(line: &str) -> &str {
    line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_byline_names_its_writers() {
        assert_eq!(names("By Ann Lee"), Some("Ann Lee"));
        assert_eq!(names("By Ann Lee and Bo O’Diaz, The Daily"), Some("Ann Lee and Bo O’Diaz"));
        assert_eq!(names("BY ANN LEE | Staff Writer"), Some("ANN LEE"));
        assert_eq!(names("By Ann Lee — June 28, 2031"), Some("Ann Lee"));
        assert_eq!(names("By Ann Lee | Aug. 19, 2031"), Some("Ann Lee"));
    }

    #[test]
    fn a_sentence_that_starts_with_by_is_no_byline() {
        for line in [
            "By Monday they had left",
            "By Monday.",
            "By Monday, June 28, 2031",
            "By June 28, 2031",
            "By then it was over",
            "Byron Lee",
            "By ",
        ] {
            assert_eq!(names(line), None, "{line}");
        }
    }
}
