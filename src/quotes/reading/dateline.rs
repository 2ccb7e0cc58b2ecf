//! Finds where a dateline ends. A dateline opens a paragraph with the place and date of filing.
//!
//! The network has learnt from texts that have few of them, and takes the place for the source, or
//! "CARDIFF, July 9, 2025 —" for content; so it reads what stands behind.
//! `ingest::document::dateline` knows more shapes and needs a whole article.

use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::turn_label;
use crate::quotes::reading::unlabelled::is_spoken;

/// The largest number of tokens in a dateline.
const LONGEST: usize = 16;

/// The largest number of words of a place before a colon, and the smallest number of tokens behind.
const PLACE: usize = 3;
const TOLD: usize = 8;

const MONTHS: [&str; 24] = [
    "january",
    "jan",
    "february",
    "feb",
    "march",
    "mar",
    "april",
    "apr",
    "may",
    "june",
    "jun",
    "july",
    "jul",
    "august",
    "aug",
    "september",
    "sept",
    "sep",
    "october",
    "oct",
    "november",
    "nov",
    "december",
    "dec",
];

/// Returns true for the name of a month in small letters, or its short form.
pub fn is_month(lower: &str) -> bool {
    MONTHS.contains(&lower)
}

/// Returns the index of the token behind a dateline, if the paragraph opens with one.
pub fn end(paragraph: &Paragraph) -> Option<usize> {
    without_colon(paragraph).or_else(|| with_colon(paragraph))
}

fn without_colon(paragraph: &Paragraph) -> Option<usize> {
    with_dash(paragraph).or_else(|| with_agency(paragraph)).or_else(|| with_time(paragraph))
}

/// Finds the time of an entry in a live report before its first sentence: "07:15 The lock is shut".
fn with_time(paragraph: &Paragraph) -> Option<usize> {
    let behind = turn_label::after_time(paragraph).filter(|&at| at > 0)?;
    let time = paragraph.slice(paragraph.span(0, behind)).to_lowercase();
    // "2014: The lock is shut" has a year.
    let minutes = time.trim_start_matches(|char: char| char.is_ascii_digit());
    let hour = time.len() - minutes.len();
    let is_clock = (1..=2).contains(&hour)
        && (minutes.starts_with([':', '.'])
            && minutes[1..].starts_with(|char: char| char.is_ascii_digit())
            || minutes.trim_start().starts_with(['a', 'p']));
    let begins = starts_upper(paragraph.word(behind)) || !paragraph.is_outside(behind);
    (is_clock && begins).then_some(behind)
}

/// Returns the number of tokens of the dateline of paragraph `idx`; 0 where it has none. Beside
/// another paragraph that opens so, what stands before a colon is a speaker's label.
pub fn behind(paragraphs: &[Paragraph], idx: usize) -> usize {
    let labelled = |idx: usize| paragraphs.get(idx).is_some_and(|it| colon(it).is_some());
    let beside = labelled(idx + 1) || idx.checked_sub(1).is_some_and(labelled);
    let paragraph = &paragraphs[idx];
    let end = without_colon(paragraph).or_else(|| with_colon(paragraph).filter(|_| !beside));
    end.unwrap_or(0)
}

/// Finds a place in capitals, or any place with a date or an agency, with nothing but names, numbers
/// and marks before the dash.
fn with_dash(paragraph: &Paragraph) -> Option<usize> {
    let is_dash = |&at: &usize| matches!(paragraph.word(at), "—" | "–" | "―" | "--" | "-");
    let dash = (1..paragraph.len().min(LONGEST)).find(is_dash)?;
    let opens = starts_upper(paragraph.word(0));
    let agency = paragraph.word(dash - 1) == ")";
    let is_sure = is_shouted(paragraph.word(0)) || agency || has_date(paragraph, dash);
    let fits = opens && (0..dash).all(|at| may_stand(paragraph, at)) && is_sure;
    fits.then_some(dash + 1)
}

/// Finds a place in capitals with a date and an agency in brackets before the first sentence: "OSLO, Mar 3
/// (NNA) | The bridge".
fn with_agency(paragraph: &Paragraph) -> Option<usize> {
    let close = (3..paragraph.len().min(LONGEST)).find(|&at| paragraph.word(at) == ")")?;
    let agency = paragraph.word(close - 1);
    let fits = is_shouted(paragraph.word(0))
        && paragraph.word(close - 2) == "("
        && agency.len() > 1
        && agency.chars().all(|char| char.is_ascii_uppercase())
        && (0..close).all(|at| may_stand(paragraph, at))
        && starts_upper(paragraph.word(close + 1))
        && has_date(paragraph, close);
    fits.then_some(close + 1)
}

/// Returns true if a month with a number stands behind a comma before token `end`.
fn has_date(paragraph: &Paragraph, end: usize) -> bool {
    let comma = (1..end).find(|&at| paragraph.word(at) == ",");
    let has_number = |at: usize| paragraph.word(at).starts_with(|char: char| char.is_ascii_digit());
    comma.is_some_and(|comma| (comma + 1..end).any(|at| is_month(paragraph.lower(at))))
        && (1..end).any(has_number)
}

/// Returns true for a token that may stand in a dateline.
fn may_stand(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.word(at);
    paragraph.is_outside(at)
        && (starts_upper(word)
            || word.starts_with(|first: char| first.is_ascii_digit())
            || matches!(word, "," | "." | "(" | ")" | "/" | "'" | "’"))
}

/// Finds a place in capitals before a colon, where a report follows: behind a speaker's label
/// somebody speaks.
fn with_colon(paragraph: &Paragraph) -> Option<usize> {
    let colon = colon(paragraph)?;
    let reports = paragraph.len() > colon + TOLD && !is_spoken(paragraph, colon + 1);
    reports.then_some(colon + 1)
}

/// Finds the colon behind a few words in capitals that open a paragraph.
fn colon(paragraph: &Paragraph) -> Option<usize> {
    let colon = (1..=PLACE + 2).find(|&at| paragraph.word(at) == ":")?;
    // The country or day may stand behind a comma: "MELBOURNE, Australia:", "SILCHAR, June 18:".
    let comma = (1..colon).find(|&at| paragraph.word(at) == ",").unwrap_or(colon);
    let behind = |at: usize| {
        let word = paragraph.word(at);
        starts_upper(word) || word == "," || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let place = comma <= PLACE
        && (0..comma).all(|at| is_shouted(paragraph.word(at)))
        && (comma..colon).all(behind)
        && (0..colon).all(|at| paragraph.tokens[at].state == QuoteState::Outside);
    place.then_some(colon)
}

/// Returns true if a word of some length is written in capitals alone.
fn is_shouted(word: &str) -> bool {
    word.chars().count() > 2 && starts_upper(word) && !word.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::end;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what stands behind the dateline of `text`.
    fn behind(text: &str) -> Option<&str> {
        let paragraph = Paragraph::all(text).remove(0);
        let end = end(&paragraph)?;
        Some(paragraph.slice(paragraph.span(end, paragraph.len())))
    }

    #[test]
    fn places_in_capitals_before_a_dash_or_a_colon_are_datelines() {
        let told = "The bridge was closed for two days.";
        for place in [
            "OSLO —",
            "PORT-AU-NORVIK, Haiti —",
            "OSLO, July 9, 2025 —",
            "OSLO:",
            "NEW NORVIK:",
            "NORVIK, Portsea:",
            "NORVIK, July 9:",
            "Oslo (NNA) —",
            "Oslo, Aug. 4, NNA –",
            "OSLO, Mar 3 (NNA)",
        ] {
            assert_eq!(behind(&format!("{place} {told}")), Some(told), "{place}");
        }
    }

    #[test]
    fn a_label_beside_another_is_no_dateline() {
        let told = "The bridge was closed for two days, and nobody came.";
        let all = |text: String| {
            let read = Paragraph::all(&text);
            (0..read.len()).map(|idx| super::behind(&read, idx)).collect::<Vec<_>>()
        };
        assert_eq!(all(format!("OSLO: {told}\n{told}")), [2, 0]);
        assert_eq!(all(format!("MARSH: {told}\nLAKE: No.\n{told}")), [0, 0, 0]);
    }

    #[test]
    fn labels_of_those_who_speak_are_no_datelines() {
        assert_eq!(behind("MARSH: I was there, and you were not there at all, were you?"), None);
        assert_eq!(behind("Marsh: The bridge was closed for two days."), None);
        assert_eq!(behind("“OSLO: The bridge was closed for two days,” she said."), None);
        assert_eq!(behind("WEATHER: Rain."), None);
        assert_eq!(behind("Marsh — The Lock was open again for two days in May."), None);
    }
}
