//! Tells the lines of a page's margins, which are no text: running headers, footers, page numbers.

use std::collections::HashMap;

use crate::ingest::document::line_marks;
use crate::ingest::office::pdf::lines::Line;

/// The part of a page's height, at each end, in which such lines stand.
const MARGIN: f64 = 0.2;

/// Words that stand beside the number of a page.
const PAGE_WORDS: [&str; 14] = [
    "page", "seite", "pagina", "página", "p", "s", "of", "von", "sur", "de", "di", "van", "стр",
    "из",
];

/// How much the heights of two lines of a row differ at most, in points.
const SAME_ROW: f64 = 2.0;

/// The rows at each end of a page among which those of its margins are.
const ROWS: usize = 3;

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
    let mut ends = vec![PageEnds::default(); pages];
    for line in &lines {
        ends[line.page].take(line);
    }
    let is_outer = |line: &Line| is_in_margin(line) && ends[line.page].is_outer(line, ROWS);
    let mut seen: HashMap<Recurring, Vec<usize>> = HashMap::new();
    for line in lines.iter().filter(|line| is_outer(line)) {
        for recurring in Recurring::all_of(line) {
            let at = seen.entry(recurring).or_default();
            if at.last() != Some(&line.page) {
                at.push(line.page);
            }
        }
    }
    let is_repeated = |line: &Line| {
        let mut places = Recurring::all_of(line).into_iter().filter_map(|place| seen.get(&place));
        places.any(|at| is_often(at, pages, line_marks::ends_sentence(&line.text)))
    };
    let is_kept = |line: &Line| {
        let ends = &ends[line.page];
        let is_number = || ends.is_outer(line, 1) && is_page_number(&line.text);
        let is_cell = || !has_letters(&line.text) && ends.is_among_numbers(line);
        !(is_outer(line) && (is_repeated(line) || is_number()) && !is_cell()
            || is_in_margin(line) && is_of_browser(&line.text))
    };
    let kept: Vec<bool> = lines.iter().map(is_kept).collect();
    if !kept.contains(&true) {
        // Such as pages that all have the same few words.
        return lines;
    }
    let mut kept = kept.into_iter();
    lines.retain(|_| kept.next().unwrap_or(true));
    lines
}

/// Tells whether a line that stands on these pages, in their order, comes again because it belongs
/// to no text: on a third of all pages, or on neighbours of which each or each second has it. A
/// sentence may be said again at the same place; it must stand on nearly all.
fn is_often(at: &[usize], pages: usize, is_sentence: bool) -> bool {
    if is_sentence {
        return at.len() >= 2 && at.len() * 4 >= pages * 3;
    }
    let are_near = |three: &[usize]| three[2] - three[1] <= 2 && three[1] - three[0] <= 2;
    at.len() >= 2 && at.len() * 3 >= pages || at.windows(3).any(are_near)
}

/// The rows at the ends of a page.
#[derive(Clone, Default)]
struct PageEnds {
    /// The heights of the outermost rows, from the end inwards.
    above: Vec<f64>,
    below: Vec<f64>,
    /// The number of lines without letters in each row.
    numbers: HashMap<i64, usize>,
}

impl PageEnds {
    fn take(&mut self, line: &Line) {
        let insert = |rows: &mut Vec<f64>, is_further: &dyn Fn(f64) -> bool| {
            if rows.iter().any(|row| (row - line.base).abs() <= SAME_ROW) {
                return;
            }
            let at = rows.iter().position(|&row| is_further(row)).unwrap_or(rows.len());
            rows.insert(at, line.base);
            rows.truncate(ROWS);
        };
        insert(&mut self.above, &|row| row > line.base);
        insert(&mut self.below, &|row| row < line.base);
        if is_in_margin(line) && !has_letters(&line.text) {
            *self.numbers.entry(row(line)).or_default() += 1;
        }
    }

    /// Tells whether the line stands in one of so many rows at its end of the page.
    fn is_outer(&self, line: &Line, rows: usize) -> bool {
        let end = if line.base * 2.0 < line.height { &self.above } else { &self.below };
        end.iter().take(rows).any(|row| (row - line.base).abs() <= SAME_ROW)
    }

    /// Tells whether several lines without letters stand in its row, as the cells of a table do.
    fn is_among_numbers(&self, line: &Line) -> bool {
        self.numbers.get(&row(line)).is_some_and(|&lines| lines > 1)
    }
}

/// What lines of margins have in common: their words without numbers, and their place, from which
/// the left, the middle or the right of the line is the same.
#[derive(PartialEq, Eq, Hash)]
struct Recurring {
    words: String,
    base: i64,
    side: usize,
    across: i64,
}

impl Recurring {
    fn all_of(line: &Line) -> [Self; 3] {
        let words = line.text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        let words = words.trim().to_lowercase();
        let place = |at: f64| (at / 4.0).round() as i64;
        let sides = [line.left, f64::midpoint(line.left, line.right), line.right];
        [0, 1, 2].map(|side| Recurring {
            words: words.clone(),
            base: place(line.base),
            side,
            across: place(sides[side]),
        })
    }
}

fn row(line: &Line) -> i64 {
    (line.base / SAME_ROW).round() as i64
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

fn is_in_margin(line: &Line) -> bool {
    line.base < MARGIN * line.height || line.base > (1.0 - MARGIN) * line.height
}

/// Tells whether the line is the number of a page: "12", "– 12 –", "Page 3 of 9", "xiv".
fn is_page_number(text: &str) -> bool {
    let (mut numbers, mut others) = (0, 0);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        let is_number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_roman = word.len() <= 5 && word.bytes().all(|byte| b"ivxlc".contains(&byte));
        if is_number || is_roman {
            numbers += 1;
        } else if PAGE_WORDS.contains(&word.to_lowercase().as_str()) {
            others += 1;
        } else {
            return false;
        }
    }
    // Two numbers are one of several pages if something stands between; else they are figures.
    let is_count = others > 0 || text.contains(['/', '|']);
    (numbers == 1 || numbers == 2 && is_count) && others <= 3
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
