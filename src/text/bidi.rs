//! Puts lines with right-to-left words into the order in which they are drawn.
//!
//! A terminal draws its cells from left to right. So where a block holds Hebrew, Arabic or the
//! like, each of its lines is cut into [`Run`]s, listed from the left of the screen to its right
//! (UAX #9). They tile the bytes of the line, so that every place in the text keeps its one place
//! on the screen. A text without such words needs no more than the test for them.
//!
//! Bidirectional control characters are drawn as stand-ins, see [`crate::text::display`], and do
//! not reorder anything here either: otherwise a user would see words that nobody wrote.

use std::cmp::Ordering;

use unicode_bidi::BidiClass;
use unicode_bidi::BidiInfo;
use unicode_bidi::Level;
use unicode_bidi::bidi_class;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;

/// A piece of a line whose characters all go in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The bytes of the run.
    pub span: Span,
    /// True where the first character is the rightmost.
    pub is_leftward: bool,
}

/// The base direction of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The direction of most of its letters; where both directions have as many, that of the first.
    /// This is for a text or a name. UAX #9 goes by the first letter alone, so an English sentence
    /// that begins with an Arabic name would begin at the right.
    MostLetters,
    /// From left to right: for messages of the program that hold such words.
    Rightward,
    /// From right to left: for a line of a paragraph that goes that way.
    Leftward,
}

impl Base {
    /// Returns the direction of a paragraph, to be used for each of its lines.
    pub fn of(paragraph: &str) -> Self {
        let all = Span::new(0, paragraph.len());
        let levels = Levels::of(paragraph, all);
        if levels.is_some_and(|levels| levels.is_leftward()) {
            Base::Leftward
        } else {
            Base::Rightward
        }
    }

    /// Returns the embedding level of a line, or `None` where its first letter decides.
    fn level_of(self, line: &str) -> Option<Level> {
        match self {
            Base::MostLetters => of_most_letters(line),
            Base::Rightward => Some(Level::ltr()),
            Base::Leftward => Some(Level::rtl()),
        }
    }
}

/// The embedding level (UAX #9) of each byte of a block.
#[derive(Debug)]
pub struct Levels {
    start: usize,
    /// One level for each byte.
    of_bytes: Vec<Level>,
    base: Level,
}

impl Levels {
    /// Computes the levels of `span` of `text`; returns `None` where all of it goes from left to
    /// right.
    ///
    /// # Panics
    ///
    /// If `span` is not a span of `text`.
    pub fn of(text: &str, span: Span) -> Option<Self> {
        let block = &text[span.range()];
        let levels = Levels::of_line(block, Base::MostLetters)?;
        Some(Levels { start: span.start(), ..levels })
    }

    fn of_line(line: &str, base: Base) -> Option<Self> {
        if !has_leftward(line) {
            return None;
        }
        let harmless: String = line.chars().map(without_effect).collect();
        let BidiInfo { levels, paragraphs, .. } =
            BidiInfo::new(&harmless, base.level_of(&harmless));
        let base = paragraphs.first()?.level;
        Some(Levels { start: 0, of_bytes: levels, base })
    }

    /// Tells whether the block as a whole goes from right to left, because most of its letters do.
    pub fn is_leftward(&self) -> bool {
        self.base.is_rtl()
    }

    /// Returns the runs of `line`, from the left of the screen to its right.
    ///
    /// # Panics
    ///
    /// If `line` is not within the block.
    pub fn runs(&self, line: Span) -> Vec<Run> {
        let mut runs: Vec<(Span, Level)> = Vec::new();
        for at in line.range() {
            let level = self.of_bytes[at - self.start];
            match runs.last_mut() {
                Some((span, before)) if *before == level => *span = Span::new(span.start(), at + 1),
                _ => runs.push((Span::new(at, at + 1), level)),
            }
        }
        reorder(&mut runs);
        let runs = runs.into_iter();
        runs.map(|(span, level)| Run { span, is_leftward: level.is_rtl() }).collect()
    }
}

/// Returns `text` as one line with its characters listed from the left of the screen to its right,
/// or `None` where they are in that order already.
///
/// ```
/// use pullquote::text::bidi::{Base, line};
///
/// assert_eq!(line("Haaretz (הארץ) 2031", Base::MostLetters).as_deref(), Some("Haaretz (ץראה) 2031"));
/// assert_eq!(line("Haaretz", Base::MostLetters), None);
/// ```
pub fn line(text: &str, base: Base) -> Option<String> {
    let pieces = pieces(&[(text, ())], base)?;
    Some(pieces.into_iter().map(|(piece, ())| piece).collect())
}

/// Does the same as [`line()`] for a line of pieces in different styles: each character keeps its
/// style.
pub fn pieces<L: Copy>(pieces: &[(impl AsRef<str>, L)], base: Base) -> Option<Vec<(String, L)>> {
    if !pieces.iter().any(|(piece, _)| has_leftward(piece.as_ref())) {
        return None;
    }
    let line: String = pieces.iter().map(|(piece, _)| piece.as_ref()).collect();
    let ends: Vec<usize> = pieces
        .iter()
        .scan(0, |end, (piece, _)| {
            *end += piece.as_ref().len();
            Some(*end)
        })
        .collect();
    let mut shown: Vec<(usize, String)> = Vec::with_capacity(pieces.len());
    for run in Levels::of_line(&line, base)?.runs(Span::new(0, line.len())) {
        let mut clusters: Vec<(usize, &str)> =
            line[run.span.range()].grapheme_indices(true).collect();
        if run.is_leftward {
            clusters.reverse();
        }
        for (at, cluster) in clusters {
            let piece = ends.partition_point(|end| *end <= run.span.start() + at);
            let cluster = if run.is_leftward { mirrored(cluster) } else { cluster };
            match shown.last_mut() {
                Some((last, words)) if *last == piece => words.push_str(cluster),
                _ => shown.push((piece, cluster.to_owned())),
            }
        }
    }
    Some(shown.into_iter().map(|(piece, words)| (words, pieces[piece].1)).collect())
}

/// Returns the form in which a cluster is drawn that goes from right to left: brackets are
/// mirrored.
pub fn mirrored(cluster: &str) -> &str {
    match cluster {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        "‹" => "›",
        "›" => "‹",
        "≤" => "≥",
        "≥" => "≤",
        other => other,
    }
}

/// Applies rule L2 of UAX #9: from the highest level down to the lowest odd one, it reverses each
/// sequence of runs at that level or above.
fn reorder(runs: &mut [(Span, Level)]) {
    let leftward = runs.iter().map(|(_, level)| *level).filter(Level::is_rtl);
    let Some(lowest) = leftward.min() else { return };
    let highest = runs.iter().map(|(_, level)| *level).max().unwrap_or(lowest);
    for level in (lowest.number()..=highest.number()).rev() {
        let is_in = |(_, its): &(Span, Level)| its.number() >= level;
        runs.chunk_by_mut(|a, b| is_in(a) == is_in(b))
            .filter(|chunk| is_in(&chunk[0]))
            .for_each(<[_]>::reverse);
    }
}

fn has_leftward(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            c,
            // Hebrew, Arabic, Syriac, Thaana, N’Ko and others, and their presentation forms.
            '\u{590}'..='\u{8FF}'
                | '\u{FB1D}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFC}'
                | '\u{10800}'..='\u{10FFF}'
                | '\u{1E800}'..='\u{1EFFF}'
        )
    })
}

/// Returns the direction of most letters of a line, or `None` where both directions have as many.
fn of_most_letters(line: &str) -> Option<Level> {
    let (mut rightward, mut leftward) = (0, 0);
    for c in line.chars() {
        match bidi_class(c) {
            BidiClass::L => rightward += 1,
            BidiClass::R | BidiClass::AL => leftward += 1,
            _ => (),
        }
    }
    match leftward.cmp(&rightward) {
        Ordering::Less => Some(Level::ltr()),
        Ordering::Equal => None,
        Ordering::Greater => Some(Level::rtl()),
    }
}

/// Returns the character itself, or one of as many bytes that does not affect the order of others.
/// A line break in a block counts as a space.
fn without_effect(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\x0B' | '\x1C'..='\x1F' => ' ',
        '\u{85}' => '¦',
        '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Base;
    use super::Levels;
    use super::pieces;
    use crate::text::Span;

    fn line(text: &str) -> Option<String> {
        super::line(text, Base::MostLetters)
    }

    #[test]
    fn words_from_right_to_left_are_turned_around_and_numbers_and_latin_words_are_not() {
        for (written, drawn) in [
            ("שלום", "םולש"),
            // Most letters are Hebrew, so the line begins at the right.
            ("שלום BBC עולם", "םלוע BBC םולש"),
            ("BBC News: שלום עולם, etc.", "BBC News: םלוע םולש, etc."),
            ("קנה 25 ספרים", "םירפס 25 הנק"),
            ("قال «نعم» في 2031", "2031 يف «معن» لاق"),
            ("هو (في BBC) اليوم.", ".مويلا (BBC يف) وه"),
        ] {
            assert_eq!(line(written).as_deref(), Some(drawn), "{written}");
        }
    }

    #[test]
    fn combining_marks_stay_on_their_letters() {
        assert_eq!(line("שָׁלוֹם").as_deref(), Some("םוֹלשָׁ"));
    }

    #[test]
    fn a_line_without_such_words_is_left_alone() {
        for plain in ["", "Latin only", "“Aye,” – Москва 普京 👩‍🚒"] {
            assert_eq!(line(plain), None);
        }
    }

    #[test]
    fn controls_turn_nothing_around() {
        let drawn = line("user\u{202E}txt.exe א").unwrap();
        assert!(drawn.starts_with("user\u{202E}txt.exe"), "{drawn:?}");
        assert_eq!(line("אב\nגד").as_deref(), Some("דג\nבא"), "a line break is a space");
    }

    #[test]
    fn most_letters_say_which_way_a_block_goes() {
        let is_leftward = |text: &str| {
            Levels::of(text, Span::new(0, text.len())).map(|levels| levels.is_leftward())
        };
        assert_eq!(is_leftward("יוסף חליל said that the bridge would open."), Some(false));
        assert_eq!(is_leftward("1. BBC: שלום לכולם"), Some(true));
        assert_eq!(is_leftward("אב ab 25"), Some(true), "as many either way: the first");
        assert_eq!(is_leftward("ab אב 25"), Some(false), "as many either way: the first");
        assert_eq!(is_leftward("BBC"), None);
    }

    #[test]
    fn what_the_program_says_goes_from_left_to_right_whatever_it_is_about() {
        let said = "“נגיע ב-25” – who is speaking";
        let drawn = super::line(said, Base::Rightward);
        assert_eq!(drawn.as_deref(), Some("“25-ב עיגנ” – who is speaking"));
        let rest_of_a_paragraph = super::line("BBC שלום", Base::of("שלום BBC"));
        assert_eq!(rest_of_a_paragraph.as_deref(), Some("םולש BBC"));
    }

    #[test]
    fn each_piece_of_a_line_keeps_its_look() {
        let drawn = pieces(&[("שלום ", 1), ("BBC", 2), (" עול", 3), ("ם", 4)], Base::MostLetters);
        let drawn = drawn.unwrap();
        let drawn: Vec<(&str, i32)> = drawn.iter().map(|(piece, look)| (&**piece, *look)).collect();
        assert_eq!(drawn, [("ם", 4), ("לוע ", 3), ("BBC", 2), (" םולש", 1)]);
        assert_eq!(pieces(&[("Aye", 1), ("普京", 2)], Base::Leftward), None);
    }

    proptest! {
        #[test]
        fn runs_tile_the_line_on_char_boundaries(
            text in "[a-z0-9 ().,“אבג\u{5B8}\u{627}\u{644}\u{661}\u{202E}\u{2067}\n👍]{0,40}",
            from in any::<prop::sample::Index>(),
            to in any::<prop::sample::Index>(),
        ) {
            let all = Span::new(0, text.len());
            let Some(levels) = Levels::of(&text, all) else { return Ok(()) };
            let bounds: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (bounds[from.index(bounds.len())], bounds[to.index(bounds.len())]);
            let line = Span::new(a.min(b), a.max(b));
            let mut spans: Vec<Span> = levels.runs(line).iter().map(|run| run.span).collect();
            spans.sort_by_key(|span| span.start());
            let mut reached = line.start();
            for span in spans {
                prop_assert_eq!(span.start(), reached);
                prop_assert!(text.is_char_boundary(span.start()));
                reached = span.end();
            }
            prop_assert_eq!(reached, line.end());
        }
    }
}
