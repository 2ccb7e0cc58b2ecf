//! Tells the lines of a page's margins, which are no text: running headers, footers, page numbers.

use std::collections::HashMap;

use crate::ingest::office::pdf::lines::Line;

/// The part of a page's height, at each end, in which such lines stand.
const MARGIN: f64 = 0.2;

/// Words that stand beside the number of a page.
const PAGE_WORDS: [&str; 14] = [
    "page", "seite", "pagina", "página", "p", "s", "of", "von", "sur", "de", "di", "van", "стр",
    "из",
];

/// Returns the lines without those of the margins.
pub(super) fn without_margins(mut lines: Vec<Line>) -> Vec<Line> {
    // A document that calls all of its text no text is not believed.
    let all: usize = lines.iter().map(|line| line.text.len()).sum();
    let text: usize =
        lines.iter().filter(|line| !line.is_artifact).map(|line| line.text.len()).sum();
    if text * 5 > all {
        lines.retain(|line| !line.is_artifact);
    }
    let pages = lines.last().map_or(0, |line| line.page + 1);
    let mut seen: HashMap<(String, i64), usize> = HashMap::new();
    for line in lines.iter().filter(|line| is_in_margin(line)) {
        *seen.entry(key(line)).or_default() += 1;
    }
    let is_repeated = |line: &Line| {
        let times = seen.get(&key(line)).copied().unwrap_or_default();
        times >= 3 || times >= 2 && times * 2 >= pages
    };
    // The lines at the very ends of each page.
    let mut ends: Vec<(f64, f64)> = vec![(f64::MAX, f64::MIN); pages];
    for line in &lines {
        let (first, last) = &mut ends[line.page];
        (*first, *last) = (first.min(line.base), last.max(line.base));
    }
    let is_at_end = |line: &Line| {
        let (first, last) = ends[line.page];
        line.base <= first + 2.0 || line.base >= last - 2.0
    };
    let is_kept = |line: &Line| {
        !(is_in_margin(line)
            && (is_repeated(line)
                || is_at_end(line) && is_page_number(&line.text)
                || is_of_browser(&line.text)))
    };
    lines.retain(is_kept);
    lines
}

fn is_in_margin(line: &Line) -> bool {
    line.base < MARGIN * line.height || line.base > (1.0 - MARGIN) * line.height
}

/// Returns what such lines have in common: their words without numbers, and their place.
fn key(line: &Line) -> (String, i64) {
    let words = line.text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    (words.trim().to_lowercase(), (line.base / 4.0).round() as i64)
}

/// Tells whether the line is the number of a page: "12", "– 12 –", "Page 3 of 9", "xiv".
fn is_page_number(text: &str) -> bool {
    let mut has_number = false;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut count = 0;
    for word in words {
        count += 1;
        let is_number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_roman = word.len() <= 5 && word.bytes().all(|byte| b"ivxlc".contains(&byte));
        has_number |= is_number || is_roman;
        if !is_number && !is_roman && !PAGE_WORDS.contains(&word.to_lowercase().as_str()) {
            return false;
        }
    }
    has_number && count <= 4
}

/// Tells whether the line is what browsers print around a page: its address and the number of the
/// page, or the time.
fn is_of_browser(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let last = text.rsplit(' ').next().unwrap_or_default();
    let is_count = last.split_once('/').is_some_and(|(one, all)| digits(one) && digits(all));
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let is_date = first.split('/').count() == 3 && first.split('/').all(digits);
    let has_time = text.split(' ').nth(1).is_some_and(|time| {
        time.split_once(':').is_some_and(|(hour, _)| digits(hour) && hour.len() <= 2)
    });
    text.contains("://") && (is_count || !text.contains(' ')) || is_date && has_time
}
