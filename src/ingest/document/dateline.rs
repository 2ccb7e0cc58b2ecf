//! Reads datelines, which say where, when and by which agency a story was filed.
//!
//! ```text
//! MOSCOW/WASHINGTON – The recent …
//! RENO, Nev. (AP) — Republican …
//! LONDON, March 3 (Reuters) - Britain …
//! ISLAMABAD: Prime Minister …
//! ```
//!
//! A dateline is a place in capitals, or any place with an agency in brackets; then a dash or a
//! colon; then a sentence.

use crate::text::Span;
use crate::text::Text;

/// Bytes of the longest dateline.
const LONGEST: usize = 120;

/// Words in capitals before a colon that are labels and not places.
const LABELS: [&str; 18] = [
    "ADVISORY",
    "ALERT",
    "ANALYSIS",
    "BREAKING",
    "BYLINE",
    "CLARIFICATION",
    "CORRECTION",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACTBOX",
    "LIVE",
    "OPINION",
    "PHOTOS",
    "POLL",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "WATCH",
];

#[rustfmt::skip]
const MONTHS: [&str; 23] = [
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june",
    "jul", "july", "aug", "august", "sep", "sept", "september", "oct", "october", "nov",
    "november", "dec",
];

/// Finds the dateline at the start of an article's first paragraph, including its dash or colon.
///
/// # Panics
///
/// If `paragraph` is not a span of `text`.
///
/// ```
/// use pullquote::ingest::document::dateline;
/// use pullquote::text::Text;
/// let text = Text::from("RENO, Nev. (AP) — Republicans met.");
/// let found = dateline::find(&text, text.span()).unwrap();
/// assert_eq!(&text[found], "RENO, Nev. (AP) —");
/// ```
pub fn find(text: &Text, paragraph: Span) -> Option<Span> {
    let line = first_bytes(&text[paragraph]);
    let (_, end) = separators(line).find(|&(head, end)| {
        starts_sentence(&line[end..]) && is_head(head, line[..end].ends_with(':'), text)
    })?;
    Some(Span::new(paragraph.start(), paragraph.start() + end))
}

/// Returns the agency that a dateline names: "Reuters".
pub(crate) fn agency(dateline: &str) -> Option<&str> {
    let (_, bracketed) = dateline.split_once('(')?;
    let (name, _) = bracketed.split_once(')')?;
    let name = name.trim();
    is_agency(name).then_some(name)
}

fn first_bytes(line: &str) -> &str {
    &line[..line.floor_char_boundary(LONGEST)]
}

/// Yields each place where a dateline may end: the text before the dash or colon, and the byte
/// after it.
fn separators(line: &str) -> impl Iterator<Item = (&str, usize)> {
    line.char_indices().filter_map(move |(at, c)| {
        let (head, after) = (&line[..at], at + c.len_utf8());
        let spaced =
            head.ends_with(char::is_whitespace) && line[after..].starts_with(char::is_whitespace);
        match c {
            '–' | '—' | '―' => Some((head.trim_end(), after)),
            '-' if line[after..].starts_with('-') => Some((head.trim_end(), after + 1)),
            '-' if spaced => Some((head.trim_end(), after)),
            ':' if line[after..].starts_with(char::is_whitespace) => Some((head, after)),
            _ => None,
        }
    })
}

/// Tells whether `rest` begins a sentence, as the text after a dateline does. The text after a dash
/// inside a sentence ("NATO – which …") does not.
fn starts_sentence(rest: &str) -> bool {
    let start = rest.trim_start().trim_start_matches(['“', '"', '‘', '\'', '«', '[', '(']);
    start.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Tells whether `head` consists of a place, a state, a date and an agency, each of them optional.
fn is_head(head: &str, colon: bool, text: &Text) -> bool {
    let (place, agency) = match head.split_once('(') {
        Some((place, rest)) => match rest.strip_suffix(')') {
            Some(name) if is_agency(name) => (place, true),
            _ => return false,
        },
        None => (head, false),
    };
    let mut parts = place.split(',').map(str::trim).filter(|part| !part.is_empty()).peekable();
    let Some(&first) = parts.peek() else { return false };
    let first_fits = if agency { is_name(first) || is_date(first) } else { is_shouted(first) };
    if !first_fits || !parts.skip(1).all(|part| is_date(part) || is_name(part)) {
        return false;
    }
    !(is_label(first) || colon && !agency && is_transcript(text))
}

/// Tells whether `part` is a place in capitals: "MOSCOW/WASHINGTON", "ST. LOUIS".
fn is_shouted(part: &str) -> bool {
    is_name(part)
        && part.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !part.chars().any(char::is_lowercase)
}

/// Tells whether `part` is one to four capitalised words: "Mass.", "New Delhi", "N.H.".
fn is_name(part: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '/' | '-' | '\'' | '’'))
    };
    let mut words = part.split_whitespace();
    (1..=4).contains(&words.clone().count()) && words.all(is_word)
}

/// Tells whether `part` is a date: "March 3", "3 March", "Dec. 11", "2016".
fn is_date(part: &str) -> bool {
    let mut words = part.split_whitespace();
    (1..=3).contains(&words.clone().count())
        && part.contains(|c: char| c.is_ascii_digit())
        && words.all(|word| {
            let word = word.trim_end_matches('.').to_lowercase();
            word.bytes().all(|b| b.is_ascii_digit())
                || MONTHS.contains(&word.as_str())
                || word == "december"
        })
}

/// Tells whether the name in brackets can be an agency: "Reuters", "AP", "Thomson Reuters
/// Foundation". It has no hyphen: "(R-Texas)" is a party and a state.
fn is_agency(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && name.split_whitespace().count() <= 4
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '/' | '&'))
}

fn is_label(place: &str) -> bool {
    place.split_whitespace().any(|word| LABELS.contains(&word))
}

/// Tells whether several lines start with a word in capitals and a colon: then these are the
/// speakers in a transcript, not places.
fn is_transcript(text: &Text) -> bool {
    let is_turn = |line: &&str| {
        let line = first_bytes(line.trim_start());
        line.split_once(": ").is_some_and(|(head, _)| is_shouted(head))
    };
    text.split(['\n', '\r']).filter(is_turn).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::agency;
    use super::find;
    use crate::text::Text;

    fn found(line: &str) -> Option<String> {
        let text = Text::from(line);
        find(&text, text.span()).map(|span| text[span].to_owned())
    }

    #[test]
    fn a_place_a_date_and_an_agency_make_a_dateline() {
        for (line, expected) in [
            ("MOSCOW/WASHINGTON – The talks ended.", "MOSCOW/WASHINGTON –"),
            ("NEW DELHI (AP) — India said no.", "NEW DELHI (AP) —"),
            ("LONDON, March 3 (Reuters) - Britain voted.", "LONDON, March 3 (Reuters) -"),
            (
                "CAMBRIDGE, Mass., Dec. 11 (UPI) — Young people …",
                "CAMBRIDGE, Mass., Dec. 11 (UPI) —",
            ),
            ("Dec 29 (Reuters) - U.S. sales fell.", "Dec 29 (Reuters) -"),
            ("Washington (AFP) – “No,” she said.", "Washington (AFP) –"),
            ("FORT PIERCE, Fla. - Two days before …", "FORT PIERCE, Fla. -"),
            ("WASHINGTON — The Senate adjourned.", "WASHINGTON —"),
            ("ISLAMABAD: Prime Minister Nawaz arrived.", "ISLAMABAD:"),
            ("LAHORE -- Rain fell.", "LAHORE --"),
        ] {
            assert_eq!(found(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_dash_or_colon_inside_a_sentence_ends_no_dateline() {
        for line in [
            "NATO – which met on Monday – said no.",
            "The minister – A. Khan – said no.",
            "BREAKING: Rain fell.",
            "EXCLUSIVE – Rain fell.",
            "Sen. Ann Lee (R-Texas) — Announced in March.",
            "The White House – No. 1600 – stood still.",
            "He said: No.",
            "TRUMP: I never did.\nCLINTON: You did.",
            "I — We — left.",
            "A well-known U.S. - Russian dispute",
            "– No.",
            "",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }

    #[test]
    fn the_agency_stands_in_brackets() {
        assert_eq!(agency("LONDON, March 3 (Reuters) -"), Some("Reuters"));
        assert_eq!(agency("MOSCOW –"), None);
    }
}
