//! Puts lines together to paragraphs, over the ends of lines, columns and pages.

use std::collections::HashSet;

use crate::article::BlockKind;
use crate::ingest::document::line_marks;
use crate::ingest::office::pdf::lines::Line;
use crate::ingest::office::pdf::open_marks::OpenMarks;

/// How much larger than the text a heading is, and how much two sizes that are the same may differ.
const HEADING: f64 = 1.13;
const SAME_SIZE: f64 = 0.07;

/// The most words of a heading in bold letters of the text's size.
const HEADING_WORDS: usize = 16;

/// Lines around one that tell the right edge of its column: where a picture stands beside the text,
/// it changes.
const AROUND: usize = 12;

/// If of a hundred lines so many stand apart from the one above, or begin further right, that is how
/// the document parts its paragraphs.
const PARTING: usize = 6;

/// The part of a column's width that the last line of a paragraph leaves empty at least, where other
/// signs part paragraphs.
const EMPTY: f64 = 0.25;

/// If no more lines end in a hyphen than these, or than these of a hundred, the hyphens are those of
/// the words.
const FEW_HYPHENS: usize = 2;
const HYPHENS: usize = 2;

/// The most paragraphs, such as notes, that may stand between two halves of one.
const MOST_BETWEEN: usize = 24;

/// The bytes at the end of a paragraph in which its last word and sentence are looked for: each line
/// asks for them, and a paragraph may have any number of lines.
const TAIL: usize = 256;

/// A paragraph, with the last line that was taken into it.
#[derive(Debug)]
pub(super) struct PdfParagraph {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    pub(super) size: f64,
    pub(super) page: usize,
    is_bold: bool,
    lines: usize,
    last: Line,
    marks: OpenMarks,
    /// The right edge of the column in which the last line stands.
    edge: Edge,
}

/// What all lines have in common.
struct Measures {
    /// The size of most letters.
    size: f64,
    /// The distance of two lines of a paragraph, in sizes of a letter.
    pitch: f64,
    /// True where a space, and where an indentation shows that a paragraph begins.
    is_spaced: bool,
    is_indented: bool,
    is_hyphenated: bool,
    /// The words inside of lines, which are whole.
    words: HashSet<String>,
}

/// The edges of the column in which a line stands.
#[derive(Debug, Clone, Copy)]
struct Edge {
    left: f64,
    right: f64,
}

/// Makes paragraphs of the lines.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<PdfParagraph> {
    let measures = Measures::of(lines);
    let mut paragraphs: Vec<PdfParagraph> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let end = start + column_len(&lines[start..]);
        let column = &lines[start..end];
        for (at, line) in column.iter().enumerate() {
            let edge = Edge::beside(column, at);
            let whole = if at == 0 {
                // Notes in another size may stand between.
                let mut near = paragraphs.iter_mut().rev().take(MOST_BETWEEN);
                let last = near.find(|open| is_same_size(open.size, line.size));
                last.filter(|open| open.awaits(line, &measures))
            } else {
                paragraphs.last_mut().filter(|open| open.goes_on(line, edge, &measures))
            };
            match whole {
                Some(open) => {
                    measures.join(&mut open.text, &line.text);
                    open.marks.read(&line.text);
                    (open.last, open.edge) = (line.clone(), edge);
                    open.lines += 1;
                }
                None => paragraphs.push(PdfParagraph::new(line, edge)),
            }
        }
        start = end;
    }
    for paragraph in &mut paragraphs {
        paragraph.kind = paragraph.kind_beside(&measures);
    }
    paragraphs
}

/// Returns the number of lines, from the first on, that follow one below the other.
fn column_len(lines: &[Line]) -> usize {
    let follows = |pair: &[Line]| {
        let (before, line) = (&pair[0], &pair[1]);
        line.page == before.page
            && line.base > before.base
            && line.left < before.right.max(before.left + 20.0)
            && before.left < line.right.max(line.left + 20.0)
    };
    1 + lines.windows(2).take_while(|pair| follows(pair)).count()
}

impl Edge {
    /// Returns the edges that the lines of the same size around one have.
    fn beside(column: &[Line], at: usize) -> Self {
        let around = at.saturating_sub(AROUND)..(at + AROUND).min(column.len());
        let line = &column[at];
        let alike = column[around].iter().filter(|other| is_same_size(other.size, line.size));
        let (mut lefts, mut right) = (Vec::new(), line.right);
        for other in alike {
            lefts.push(other.left);
            right = right.max(other.right);
        }
        lefts.sort_by(f64::total_cmp);
        // One line alone, such as the number of a page, makes no edge.
        let pairs = lefts.windows(2).find(|pair| pair[1] - pair[0] < 0.2 * line.size);
        let left = pairs.map_or(line.left, |pair| pair[0]);
        Edge { left, right }
    }

    /// Tells whether the first word of `next` would not have fitted on the line.
    fn is_reached(self, line: &Line, next: &Line) -> bool {
        let letters = next.text.chars().count().max(1) as f64;
        let word = next.text.split(' ').next().map_or(0, |word| word.chars().count());
        let width = (next.right - next.left) / letters * word as f64;
        line.right + width * 1.1 + 0.2 * line.size > self.right - 0.4 * line.size
    }
}

impl Measures {
    fn of(lines: &[Line]) -> Self {
        let size = most(lines.iter().map(|line| (line.size, line.text.len())), 4.0).unwrap_or(10.0);
        let is_text = |line: &Line| is_same_size(line.size, size);
        let pairs = || {
            let pairs = lines.windows(2).filter(|pair| pair.iter().all(is_text));
            pairs.filter(|pair| pair[0].page == pair[1].page && pair[0].base < pair[1].base)
        };
        let gap = |pair: &[Line]| (pair[1].base - pair[0].base) / size;
        let gaps = pairs().map(gap).filter(|gap| (0.8..3.0).contains(gap));
        let pitch = most(gaps.map(|gap| (gap, 1)), 20.0).unwrap_or(1.2).max(1.0);
        let apart = pairs().filter(|pair| (limit(pitch)..4.0).contains(&gap(pair))).count();
        let indented = lines.windows(3).filter(|three| {
            let [before, first, after] = three else { return false };
            let in_from = |other: &Line| (0.7..5.0).contains(&((first.left - other.left) / size));
            three.iter().all(is_text) && in_from(before) && in_from(after)
        });
        let ends_in_word =
            |pair: &&[Line]| pair[0].text.ends_with('-') && starts_small(&pair[1].text);
        let hyphens = lines.windows(2).filter(ends_in_word).count();
        Measures {
            size,
            pitch,
            is_spaced: apart * 100 > lines.len() * PARTING,
            is_indented: indented.count() * 100 > lines.len() * PARTING,
            is_hyphenated: hyphens > FEW_HYPHENS && hyphens * 100 > lines.len() * HYPHENS,
            words: whole_words(lines),
        }
    }

    /// Adds a line to the text, with the word whole that was parted at its end.
    fn join(&self, text: &mut String, line: &str) {
        let last = text.chars().next_back();
        let first = line.chars().next();
        let is_wide = |c: Option<char>| c.is_some_and(|c| ('\u{2E80}'..'\u{A000}').contains(&c));
        let is_small = first.is_some_and(char::is_lowercase);
        // These two are what programs write that part words.
        let is_made = is_small && matches!(last, Some('\u{AD}' | '\u{2010}'));
        if is_made || is_small && last == Some('-') && self.is_parted_word(text, line) {
            text.pop();
        } else if text.ends_with(['-', '\u{2010}', '–', '—', '/']) {
            // A dash at the end of a line stands close, as it does inside of one.
            if text.chars().nth_back(1) == Some(' ') {
                text.push(' ');
            }
        } else if !(is_small && is_initial(text) || is_wide(last) && is_wide(first)) {
            text.push(' ');
        }
        text.push_str(line);
    }

    /// Tells whether the hyphen at the end of the text only parts a word.
    fn is_parted_word(&self, text: &str, line: &str) -> bool {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let start =
            tail(text).trim_end_matches('-').rsplit(' ').next().map(bare).unwrap_or_default();
        let end = line.split(' ').next().map(bare).unwrap_or_default();
        let known = |word: &str| self.words.contains(word);
        if known(&format!("{start}{end}")) || known(&format!("{start}-{end}")) {
            return known(&format!("{start}{end}"));
        }
        let are_words = start.len() > 2 && known(&start) && end.len() > 2 && known(&end);
        self.is_hyphenated && !are_words && !start.is_empty() && !start.contains('-')
    }
}

/// Returns the distance from which on two lines stand apart, given that of a paragraph's lines.
fn limit(pitch: f64) -> f64 {
    pitch * 1.2 + 0.1
}

/// Returns the value that most have, counted in parts of a unit.
fn most(values: impl Iterator<Item = (f64, usize)>, parts: f64) -> Option<f64> {
    let mut counts = std::collections::BTreeMap::<i64, usize>::new();
    for (value, weight) in values {
        *counts.entry((value * parts).round() as i64).or_default() += weight;
    }
    let (value, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some(value as f64 / parts)
}

fn is_same_size(one: f64, other: f64) -> bool {
    (one - other).abs() <= SAME_SIZE * one.max(other)
}

impl PdfParagraph {
    fn new(line: &Line, edge: Edge) -> Self {
        PdfParagraph {
            kind: BlockKind::Paragraph,
            text: line.text.clone(),
            size: line.size,
            page: line.page,
            is_bold: line.is_bold,
            lines: 1,
            last: line.clone(),
            marks: OpenMarks::of(&line.text),
            edge,
        }
    }

    /// Tells whether the line below the last one belongs to the paragraph.
    fn goes_on(&self, line: &Line, edge: Edge, measures: &Measures) -> bool {
        let last = &self.last;
        if self.is_initial_of(line) {
            return true;
        }
        // A word in bold letters may fill a line of its own.
        let is_alike = is_same_size(self.size, line.size)
            && (last.is_bold == line.is_bold || self.is_unfinished(line));
        if !is_alike {
            return false;
        }
        if (line.base - last.base) / last.size > limit(measures.pitch)
            || line_marks::is_list_item(&line.text)
        {
            return false;
        }
        // Headings stand in the middle, or end where their sense does.
        if is_same_size(self.size, line.size) && self.size > HEADING * measures.size {
            return true;
        }
        let indent = 0.7 * line.size;
        let is_indented = line.left > edge.left + indent
            && (measures.is_indented || last.left < line.left - indent);
        if is_indented && !line_marks::is_list_item(&self.text) && !self.is_unfinished(line) {
            return false;
        }
        self.is_full(line, measures) || self.is_unfinished(line)
    }

    /// Tells whether the last line is so long that the paragraph may go on behind it.
    fn is_full(&self, next: &Line, measures: &Measures) -> bool {
        let (last, edge) = (&self.last, self.edge);
        // Where something else parts paragraphs, a line may be short for other reasons.
        let enough = edge.right - EMPTY * (edge.right - edge.left);
        edge.is_reached(last, next)
            || (measures.is_spaced || measures.is_indented) && last.right > enough
    }

    /// Tells whether the paragraph waits for the line at the top of another column or page.
    fn awaits(&self, line: &Line, measures: &Measures) -> bool {
        let is_near = line.page == self.last.page || line.page == self.last.page + 1;
        is_near
            && self.last.is_bold == line.is_bold
            && self.last.text.chars().count() > 12
            && (self.is_unfinished(line)
                || self.is_full(line, measures)
                    && (!line_marks::ends_sentence(tail(&self.text))
                        || self.has_open_quotation(line)))
    }

    /// Tells whether a quotation is open at the end, which the line does not open anew.
    fn has_open_quotation(&self, line: &Line) -> bool {
        self.marks.is_any() && !line.text.starts_with(['"', '“', '„', '«', '\'', '‘'])
    }

    /// Tells whether the paragraph ends inside a sentence that the line goes on with.
    fn is_unfinished(&self, line: &Line) -> bool {
        !line_marks::ends_sentence(tail(&self.text))
            && !self.text.ends_with(':')
            && starts_small(&line.text)
    }

    /// Tells whether it is a large first letter that stands beside the first lines.
    fn is_initial_of(&self, line: &Line) -> bool {
        !line_marks::is_longer(&self.text, 2)
            && self.text.chars().all(|c| c.is_uppercase() || "“\"'‘«".contains(c))
            && self.size > 1.5 * line.size
    }

    fn kind_beside(&self, measures: &Measures) -> BlockKind {
        let is_short = self.text.split(' ').count() <= HEADING_WORDS
            && !self.text.ends_with(['.', ',', ';', ':']);
        let has_words = self.text.contains(|c: char| c.is_alphabetic());
        if line_marks::is_list_item(&self.text) {
            BlockKind::ListItem
        } else if has_words
            && (self.last.size > HEADING * measures.size && self.lines <= 5
                || self.is_bold && is_short && self.lines <= 3 && self.size > 0.9 * measures.size)
        {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        }
    }
}

/// Returns the end of the text.
fn tail(text: &str) -> &str {
    let start = text.len().saturating_sub(TAIL);
    (start..).find_map(|start| text.get(start..)).unwrap_or_default()
}

fn starts_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Returns the words that stand inside of lines, to tell whether a word has a hyphen.
fn whole_words(lines: &[Line]) -> HashSet<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = lines.iter().flat_map(|line| {
        let mut words: Vec<&str> = line.text.split(' ').collect();
        words.pop();
        words
    });
    words.map(bare).collect()
}

/// Tells whether the text is a large first letter, and no word.
fn is_initial(text: &str) -> bool {
    let mut letters = text.chars();
    let is_one = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_one && text != "A" && text != "I"
}
