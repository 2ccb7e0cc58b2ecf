//! Pairs quotation marks into passages.
//!
//! Newspapers are careless with them: straight marks, marks turned the wrong
//! way round, `''` for `"`, marks that never close. The rules here prefer a
//! passage that a reader would see over the letter of typography:
//!
//! - straight marks toggle; an unclosed mark runs to the paragraph's end;
//! - a speech over several paragraphs opens each anew and closes once;
//! - single marks make a passage only where one closes, for each of them may
//!   be an apostrophe; inside double marks they are never looked at.

mod quoted_transcript;
#[cfg(test)]
mod tests;

use crate::quotes::reading::token::is_word;
use crate::text::Span;

/// The largest distance between two single marks, in bytes; further apart they are taken for
/// apostrophes.
const LONGEST_SINGLE: usize = 2000;

/// The smallest number of words that are taken for the beginning of a speech.
const FEWEST_SPOKEN: usize = 4;

/// A run of text in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// The whole passage with its marks. Nested marks do not make a passage of their own.
    pub span: Span,
    /// The opening mark; empty where the passage continues the one before without a mark of its
    /// own.
    pub opening: Span,
    /// The closing mark; empty where the passage runs to the paragraph's end.
    pub closing: Span,
    /// True if the passage continues one that the paragraph before left open.
    pub continues: bool,
}

impl Passage {
    /// Returns the passage without its marks.
    pub fn inner(self) -> Span {
        Span::new(self.opening.end(), self.closing.start())
    }

    /// Returns true if a mark closes the passage.
    pub fn is_closed(self) -> bool {
        !self.closing.is_empty()
    }
}

/// Finds the passages of each paragraph, in order.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub fn passages(text: &str, paragraphs: &[Span]) -> Vec<Vec<Passage>> {
    let mut all: Vec<Vec<Passage>> = Vec::with_capacity(paragraphs.len());
    let mut left = Left::default();
    for &paragraph in paragraphs {
        let following = &paragraphs[all.len() + 1..];
        all.push(in_paragraph(text, paragraph, following, &mut left));
    }
    all
}

/// What the paragraph before has left open.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Left {
    /// True if its last passage is not closed.
    open: bool,
    /// True if it is of a transcript in quotation marks.
    transcript: bool,
}

/// Returns true if a paragraph opens with a single mark, so that the one before may have left one
/// open.
fn opens_single(paragraph: &str) -> bool {
    let mut chars = paragraph.trim_start().chars();
    let opens = matches!(chars.next(), Some('‘' | '\''));
    opens && chars.next().is_some_and(char::is_alphabetic)
}

/// The role that a mark can play: it opens, it closes, or it may do either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Open,
    Close,
    Either,
}

/// The family of a mark: only marks of one family pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Guillemet,
    Corner,
    Single,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    turn: Turn,
    style: Style,
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    /// Returns true if the mark stands where an opening mark would: before a word, not after one.
    fn leans_right(self) -> bool {
        self.after.is_some_and(|char| !char.is_whitespace())
            && self.before.is_none_or(|char| !is_word(char) && !".,?!".contains(char))
    }

    /// Returns true if the mark stands where a closing mark would: after something, not before a
    /// word.
    fn leans_left(self) -> bool {
        self.before.is_some_and(|char| !char.is_whitespace())
            && self.after.is_none_or(|char| !is_word(char))
    }
}

/// Finds the passages of one paragraph, before others that `following` has. `left` says what the
/// paragraph before left open, and then what this one does.
pub(crate) fn in_paragraph(
    text: &str,
    paragraph: Span,
    following: &[Span],
    left: &mut Left,
) -> Vec<Passage> {
    let goes_on = following.first().is_some_and(|next| opens_single(&text[next.range()]));
    let mut found = pairs(text, paragraph, left.open, goes_on);
    let in_transcript = left.transcript || quoted_transcript::begins(text, paragraph, following);
    let quoted = quoted_transcript::within(paragraph, &found).filter(|_| in_transcript);
    if let Some((inside, _)) = quoted {
        found = pairs(text, inside, false, goes_on);
    }
    left.open = found.last().is_some_and(|last| !last.is_closed());
    left.transcript = quoted.is_some_and(|(_, goes_on)| goes_on);
    found
}

/// Pairs the marks of a paragraph. `left_open` says that the paragraph before has a passage that is
/// not closed, `goes_on` that the paragraph after opens with a single mark.
fn pairs(text: &str, paragraph: Span, left_open: bool, goes_on: bool) -> Vec<Passage> {
    let marks = marks(text, paragraph);
    let surplus = surplus_of_closing(&marks);
    let closes_straight = straight_close_next(&marks);
    let mut found: Vec<Passage> = Vec::new();
    let mut open: Option<Mark> = None;
    let mut depth = 0;
    let mut resume_at = 0;
    for (mark_idx, &mark) in marks.iter().enumerate() {
        if mark.span.start() < resume_at {
            continue; // Inside a passage in single marks.
        }
        let Some(opening) = open else {
            if mark.style == Style::Single {
                let goes_on = goes_on && opens_speech(mark, text, paragraph);
                let closing = closing_single(&marks, mark_idx, text, paragraph);
                let inner = |closing: Span| &text[mark.span.end()..closing.start()];
                let closing = closing.filter(|&closing| {
                    !goes_on || !is_possessive(inner(closing), &text[closing.end()..])
                });
                if let Some(closing) = closing {
                    found.push(passage(mark.span, closing));
                    resume_at = closing.end();
                } else if goes_on {
                    open = Some(mark);
                    break;
                }
            } else if opens(mark) {
                (open, depth) = (Some(mark), 1);
            } else if left_open && found.is_empty() && mark.turn != Turn::Open && mark.leans_left()
            {
                let start = Span::empty(paragraph.start());
                found.push(Passage { continues: true, ..passage(start, mark.span) });
            }
            continue;
        };
        if mark.style != opening.style {
            continue;
        }
        match mark.turn {
            Turn::Open if mark.leans_left() => depth = 0, // Turned the wrong way round.
            Turn::Open if surplus[mark_idx] > 0 => depth += 1,
            Turn::Open if opening.turn == Turn::Either && closes_straight[mark_idx] => depth += 1,
            Turn::Open => {
                let end = trimmed_end(text, mark.span.start());
                found.push(passage(opening.span, Span::empty(end.max(opening.span.end()))));
                (open, depth) = (Some(mark), 1);
            }
            Turn::Close => depth -= 1,
            Turn::Either if opening.turn != Turn::Open => depth -= 1,
            Turn::Either => {
                let closes_later =
                    marks.get(mark_idx + 1).is_some_and(|next| next.turn == Turn::Close);
                depth -= i32::from(mark.leans_left() && !closes_later);
            }
        }
        if depth <= 0 {
            found.push(passage(opening.span, mark.span));
            open = None;
        }
    }
    if let Some(opening) = open {
        let end = trimmed_end(text, paragraph.end()).max(opening.span.end());
        found.push(passage(opening.span, Span::empty(end)));
    }
    if let Some(first) = found.first_mut() {
        first.continues |= left_open && first.span.start() == paragraph.start();
    }
    found
}

fn passage(opening: Span, closing: Span) -> Passage {
    Passage { span: opening.join(closing), opening, closing, continues: false }
}

/// Returns true if a mark begins a passage where none is open.
fn opens(mark: Mark) -> bool {
    match mark.turn {
        Turn::Open => !mark.leans_left() || mark.leans_right(),
        Turn::Close => mark.leans_right() && mark.style == Style::Double,
        // After a digit the mark means inches or seconds.
        Turn::Either => {
            mark.after.is_some_and(|char| !char.is_whitespace())
                && mark.before.is_none_or(|char| !char.is_ascii_digit())
        }
    }
}

/// Returns true if a single mark that nothing closes opens a speech that goes on in the next
/// paragraph: it stands before a sentence, and the paragraph ends with one.
fn opens_speech(mark: Mark, text: &str, paragraph: Span) -> bool {
    let before = text[paragraph.start()..mark.span.start()].trim_end();
    let after_sentence =
        before.is_empty() || before.ends_with(['.', '!', '?', ',', ':', '’', '\'']);
    let begins = mark.after.is_some_and(char::is_uppercase) && mark.leans_right();
    let ends = text[..paragraph.end()].trim_end().ends_with(['.', '!', '?', '…']);
    mark.turn != Turn::Close && after_sentence && begins && ends
}

/// Finds the mark that closes the single mark at `opening_idx`, if that opens a passage at all.
///
/// An apostrophe looks like a closing mark. One after a full stop or comma is
/// taken at once; of the others, one that no `s` precedes (a plural's
/// possessive) before one that an `s` precedes.
fn closing_single(marks: &[Mark], opening_idx: usize, text: &str, paragraph: Span) -> Option<Span> {
    let opening = marks[opening_idx];
    let starts_word =
        opening.after.is_some_and(|char| char.is_alphabetic() || "“\"…".contains(char));
    if opening.turn == Turn::Close || !opening.leans_right() || !starts_word {
        return None;
    }
    let limit = (opening.span.end() + LONGEST_SINGLE).min(paragraph.end());
    let mut fallback = None;
    for mark in &marks[opening_idx + 1..] {
        if mark.span.start() > limit {
            break;
        }
        if mark.style != Style::Single {
            continue;
        }
        // What opens anew has been closed before.
        if let Some((closing, rank)) = fallback
            && mark.turn != Turn::Close
            && mark.leans_right()
            && (rank == 0 || opens_sentence(*mark, text, closing))
        {
            break;
        }
        if mark.turn == Turn::Open || !mark.leans_left() {
            continue;
        }
        match mark.before {
            Some('.' | ',' | '?' | '!' | '”' | '"') => return Some(mark.span),
            Some('s' | 'S') => fallback = fallback.or(Some((mark.span, 1))),
            _ => {
                if fallback.is_none_or(|(_, rank)| rank > 0) {
                    fallback = Some((mark.span, 0));
                }
            }
        }
    }
    let (closing, _) = fallback?;
    // `'em … workers'` is two apostrophes: a passage that is not set off by a
    // capital or a few words would be a guess.
    let plausible =
        opening.turn == Turn::Open || !text[opening.span.end()..closing.start()].is_empty();
    plausible.then_some(closing)
}

/// Returns true if the mark between `inner` and `behind` may as well make a plural the owner of the
/// next word, as in "eleven hours’ warning". A title of a few words ends with a mark.
fn is_possessive(inner: &str, behind: &str) -> bool {
    let last = inner.rsplit(' ').next().unwrap_or_default();
    inner.split(' ').count() >= FEWEST_SPOKEN
        && last.ends_with('s')
        && last.starts_with(char::is_lowercase)
        && behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_lowercase))
}

/// Returns true if a mark opens a sentence, and another ends before it behind `closing`.
fn opens_sentence(mark: Mark, text: &str, closing: Span) -> bool {
    let between = text[closing.end()..mark.span.start()].trim_end();
    // "The girls' team" has no mark.
    let is_set_off = between.starts_with(['.', ',', ';', ':', '!', '?', ')']);
    is_set_off && mark.after.is_some_and(char::is_uppercase) && between.ends_with(['.', '!', '?'])
}

/// Counts, for each mark, how many more double marks close than open from there on.
fn surplus_of_closing(marks: &[Mark]) -> Vec<i32> {
    let mut surplus = vec![0; marks.len()];
    let mut sum = 0;
    for (mark_idx, mark) in marks.iter().enumerate().rev() {
        if mark.style == Style::Double {
            sum += match mark.turn {
                Turn::Open => -1,
                Turn::Close => 1,
                Turn::Either => 0,
            };
        }
        surplus[mark_idx] = sum;
    }
    surplus
}

/// Tells, for each mark, if the next straight double mark after it closes rather than opens, so
/// that curly ones before that are nested.
fn straight_close_next(marks: &[Mark]) -> Vec<bool> {
    let mut closes = vec![false; marks.len()];
    let mut next = false;
    for (mark_idx, mark) in marks.iter().enumerate().rev() {
        closes[mark_idx] = next;
        if mark.style == Style::Double && mark.turn == Turn::Either {
            next = mark.leans_left() && !mark.leans_right();
        }
    }
    closes
}

fn trimmed_end(text: &str, end: usize) -> usize {
    text[..end].trim_end().len()
}

fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let inside = &text[paragraph.range()];
    let mut found = Vec::new();
    let mut before = None;
    let mut skip_to = 0;
    let mut in_curly = false;
    for (offset, char) in inside.char_indices() {
        if offset < skip_to {
            continue;
        }
        // Two single marks close what a double one has opened: “It leaks.’’
        let mark = mark_at(&inside[offset..], char);
        let doubled = Some((Turn::Close, Style::Double, 2 * char.len_utf8()));
        let mark = if in_curly && inside[offset..].starts_with("’’") { doubled } else { mark };
        if let Some((turn, style, len)) = mark
            && !(char == '"' && measures(&inside[..offset]))
            && !(char == '″' && before.is_some_and(|char: char| char.is_ascii_digit()))
        {
            in_curly = char == '“' || in_curly && style != Style::Double;
            let start = paragraph.start() + offset;
            let after = inside[offset + len..].chars().next();
            found.push(Mark { span: Span::new(start, start + len), turn, style, before, after });
            skip_to = offset + len;
        }
        before = Some(char);
    }
    found
}

/// Returns true if feet stand before a mark, so that the mark means inches: `6'4"`.
fn measures(before: &str) -> bool {
    let feet = before.trim_end_matches(|char: char| char.is_ascii_digit());
    let digits = before.len() - feet.len();
    let marked = feet.strip_suffix(['\'', '’', '′']);
    (1..=2).contains(&digits)
        && marked.is_some_and(|feet| feet.ends_with(|char: char| char.is_ascii_digit()))
}

/// Returns the mark that `rest` starts with, and its length in bytes.
fn mark_at(rest: &str, char: char) -> Option<(Turn, Style, usize)> {
    let (turn, style) = match char {
        '\'' if rest.starts_with("''") => return Some((Turn::Either, Style::Double, 2)),
        '`' if rest.starts_with("``") => return Some((Turn::Open, Style::Double, 2)),
        '"' | '＂' | '″' => (Turn::Either, Style::Double),
        '“' | '‟' | '„' => (Turn::Open, Style::Double),
        '”' => (Turn::Close, Style::Double),
        '«' => (Turn::Open, Style::Guillemet),
        '»' => (Turn::Close, Style::Guillemet),
        '「' | '『' => (Turn::Open, Style::Corner),
        '」' | '』' => (Turn::Close, Style::Corner),
        '‘' | '‚' | '‹' => (Turn::Open, Style::Single),
        '’' | '›' => (Turn::Close, Style::Single),
        '\'' | '`' => (Turn::Either, Style::Single),
        _ => return None,
    };
    Some((turn, style, char.len_utf8()))
}
