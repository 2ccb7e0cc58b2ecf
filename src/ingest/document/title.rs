//! Finds the title of an article: its first line, if that looks like a title, or else one made from
//! its first sentence.

use crate::ingest::document::byline;
use crate::ingest::document::dateline;
use crate::ingest::document::line_marks;
use crate::ingest::document::lines;
use crate::text::Span;
use crate::text::Text;

/// The most characters of a title that stands in the text.
const LONGEST: usize = 200;

/// The most characters of a title that is made: two lines of a list.
const LONGEST_MADE: usize = 80;

/// The fewest characters of a body that follows a title without a blank line, and the least ratio
/// of its length to the title's.
const BODY: usize = 120;
const BODY_TO_TITLE: usize = 2;

/// Words whose full stop does not end a sentence; nor does that after a single letter.
const ABBREVIATIONS: [&str; 23] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "gov", "sen", "rep", "rev",
    "hon", "st", "jr", "sr", "vs", "inc", "co", "corp", "pres",
];

/// Tells whether the line `first` is the title of the text `next`, which follows it.
pub(crate) fn stands(text: &Text, first: Span, next: Option<Span>) -> bool {
    let Some(next) = next else { return false };
    let line = &text[first];
    if line_marks::is_longer(line, LONGEST)
        || line.ends_with(['.', ',', ';', ':', '-', '–', '—']) && !line.ends_with("...")
        || line_marks::is_list_item(line)
        || line_marks::is_quoted_line(line)
        || is_all_quoted(line)
        || !line.contains(char::is_alphabetic)
        || byline::names(line).is_some()
    {
        return false;
    }
    is_blank_between(text, first, next) || is_body_of(line, &text[next])
}

/// Returns the title that stands in the text, on one line.
pub(crate) fn standing(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes a title from the first sentence of `paragraph`, without its dateline.
pub(crate) fn made(text: &Text, paragraph: Span) -> String {
    let start = dateline::find(text, paragraph).map_or(paragraph.start(), Span::end);
    let rest = &text[Span::new(start, paragraph.end())];
    // A sentence longer than this, in bytes, would be cut anyway.
    let rest = &rest[..rest.floor_char_boundary(LONGEST_MADE * 8)];
    let sentence = first_sentence(rest.trim_start());
    shortened(&standing(sentence))
}

fn is_all_quoted(line: &str) -> bool {
    line.starts_with(['“', '"', '«']) && line.ends_with(['”', '"', '»'])
}

fn is_blank_between(text: &Text, first: Span, next: Span) -> bool {
    let between = &text[Span::new(first.end(), next.start())];
    between.replace("\r\n", "\n").matches(lines::ends_line).count() > 1
}

fn is_body_of(title: &str, next: &str) -> bool {
    let least = BODY.max(title.chars().count() * BODY_TO_TITLE);
    line_marks::is_longer(next, least)
}

/// Returns the text up to the first full stop, question mark or exclamation mark that ends a
/// sentence; without the full stop, because titles have none.
fn first_sentence(paragraph: &str) -> &str {
    for (at, mark) in paragraph.match_indices(['.', '?', '!']) {
        let after = paragraph[at + 1..].trim_start_matches(line_marks::is_closing);
        let ends = after.is_empty()
            || after.starts_with(char::is_whitespace)
                && after.trim_start().starts_with(|c: char| !c.is_lowercase());
        if ends && !(mark == "." && is_abbreviated(&paragraph[..at], after)) {
            let closed = paragraph.len() - after.len();
            let bare = mark == "." && closed == at + 1;
            return &paragraph[..if bare { at } else { closed }];
        }
    }
    paragraph
}

/// Tells whether the full stop between `before` and `after` belongs to the word before it: "Dr.",
/// "U.S.", "No. 10".
fn is_abbreviated(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '.', '(', '“', '"']).next().unwrap_or_default().to_lowercase();
    word.chars().count() < 2
        || ABBREVIATIONS.contains(&word.as_str())
        || word == "no" && after.trim_start().starts_with(|c: char| c.is_numeric())
}

/// Cuts a title that is too long between two words, and appends an ellipsis.
fn shortened(title: &str) -> String {
    if !line_marks::is_longer(title, LONGEST_MADE) {
        return title.to_owned();
    }
    // One character less leaves room for the ellipsis.
    let room = title.char_indices().nth(LONGEST_MADE - 1).map_or(title.len(), |(at, _)| at);
    let (kept, rest) = title.split_at(room);
    let whole_words = match kept.rfind(char::is_whitespace) {
        Some(end) if !rest.starts_with(char::is_whitespace) => &kept[..end],
        _ => kept,
    };
    format!(
        "{}…",
        whole_words.trim_end_matches(|c: char| !c.is_alphanumeric() && !line_marks::is_closing(c))
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::LONGEST_MADE;
    use super::made;
    use crate::text::Text;

    fn title(paragraph: &str) -> String {
        let text = Text::from(paragraph);
        made(&text, text.span())
    }

    #[test]
    fn a_made_title_is_the_first_sentence_without_dateline_and_full_stop() {
        assert_eq!(
            title("ROME – Dr. A. Neri met U.S. envoys. They left."),
            "Dr. A. Neri met U.S. envoys"
        );
        assert_eq!(title("Will she stay? Nobody knows."), "Will she stay?");
        assert_eq!(title("“No,” she said."), "“No,” she said");
        assert_eq!(title("He is at No. 10 now. She left."), "He is at No. 10 now");
        assert_eq!(title("She said “no.” Then she left."), "She said “no.”");
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let made = title(&"The envoys, who had come from far, met again ".repeat(9));
        assert_eq!(
            made,
            "The envoys, who had come from far, met again The envoys, who had come from far…"
        );
        assert!(made.chars().count() <= LONGEST_MADE);
    }

    proptest! {
        #[test]
        fn a_made_title_is_short_and_on_one_line(paragraph in "\\PC{0,300}|[ .A-Za-z\n“”–-]{0,300}") {
            let made = title(&paragraph);
            prop_assert!(made.chars().count() <= LONGEST_MADE);
            prop_assert!(!made.contains('\n'));
        }
    }
}
