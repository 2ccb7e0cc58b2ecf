//! Recognizes the labels that name the speaker of a turn: "Q:", "A:", "HARLAN WYATT (chair):",
//! "14:05 Mr King:".
//!
//! This file judges by looks alone. Which of the candidates really are labels is decided from the
//! text as a whole (see [`crate::quotes::reading::turns`]).

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The largest length of a name in a label, in tokens.
const LONGEST_NAME: usize = 9;

/// The largest length of a note in brackets or after a comma behind the name, in tokens.
const LONGEST_NOTE: usize = 14;

/// The largest length of stars and a time of day before a label, in tokens.
const LONGEST_TIME: usize = 9;

/// The kind of turn that a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A question: the label is "Q:" or "QUESTION:".
    Question,
    /// An answer: the label is "A:" or "ANSWER:".
    Answer,
    /// Speech of the person whom the label names.
    Named,
}

/// The look of the name in a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A single letter, or the word that it stands for: "Q:", "A:", "QUESTION:".
    Letter,
    /// A name in capitals: "HARLAN WYATT:", "Ms DELACOURT (by video link):".
    Capitals,
    /// A name with a title: "Mr King (North Harbour):".
    Titled,
    /// A name as it is usually written: "Harlan Wyatt:".
    Plain,
}

/// A label at the start of a paragraph. Its places are indices of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// The kind of turn that it announces.
    pub turn: Turn,
    /// The look of its name.
    pub form: Form,
    /// The first token of its letter or name.
    pub name: usize,
    /// The token after its letter or name.
    pub name_end: usize,
    /// The colon or full stop that ends it.
    pub colon: usize,
}

impl Label {
    /// Returns the index of the first token after the label and its colon or full stop.
    pub fn end(self) -> usize {
        self.colon + 1
    }

    /// Returns the name in lower case, by which the same label is recognized when it comes again.
    pub fn key(self, paragraph: &Paragraph) -> String {
        let words: Vec<&str> = (self.name..self.name_end).map(|at| paragraph.lower(at)).collect();
        words.join(" ")
    }

    /// Returns true if the name has more than one word.
    pub fn is_of_several_words(self) -> bool {
        self.name_end - self.name > 1
    }

    /// Returns the last word of the name in lower case, which alone may stand in later labels of
    /// the same speaker: "Ruth Amadi:" is "Amadi:" from the second time on.
    pub fn last_word<'p>(self, paragraph: &'p Paragraph) -> &'p str {
        paragraph.lower(self.name_end - 1)
    }
}

/// The part that a paragraph has in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The paragraph belongs to no turn.
    #[default]
    Told,
    /// The paragraph opens a turn with this label.
    Opens(Label),
    /// The paragraph continues the turn before.
    GoesOn,
    /// The paragraph answers a question that has no label.
    Answers,
}

impl Part {
    /// Returns the label that the paragraph opens with.
    pub fn label(self) -> Option<Label> {
        match self {
            Part::Opens(label) => Some(label),
            _ => None,
        }
    }
}

/// Finds the "Q" or "A" that opens `paragraph`, where `mark` follows the letter, or the word for it,
/// as transcripts of press conferences have it; stars of bold type may stand around
/// it.
pub fn letter(paragraph: &Paragraph, mark: &str) -> Option<Label> {
    let name = (0..paragraph.len()).take(3).find(|&at| paragraph.word(at) != "*")?;
    let turn = match paragraph.word(name) {
        "Q" | "QUESTION" | "Question" => Turn::Question,
        "A" | "ANSWER" | "Answer" => Turn::Answer,
        _ => return None,
    };
    let colon = name + 1;
    let label = Label { turn, form: Form::Letter, name, name_end: colon, colon };
    (paragraph.word(colon) == mark).then_some(label)
}

/// Finds the name with a colon that opens `paragraph`; a time and stars may stand before it, a note
/// in brackets or after a comma behind it.
pub fn named(paragraph: &Paragraph, lexicon: &Lexicon) -> Option<Label> {
    let name = after_time(paragraph)?;
    let most = paragraph.len().min(name + LONGEST_NAME + LONGEST_NOTE);
    let colon = (name + 1..most).find(|&at| paragraph.word(at) == ":")?;
    let outside = (name..=colon).all(|at| paragraph.tokens[at].state == QuoteState::Outside);
    let name_end = (name..colon)
        .find(|&at| matches!(paragraph.word(at), "(" | "[" | "," | "*"))
        .unwrap_or(colon);
    let fits = (1..=LONGEST_NAME).contains(&(name_end - name))
        && note_fits(paragraph, lexicon, name_end, colon)
        && (name..name_end).all(|at| part_of_name(paragraph, lexicon, at))
        && !lexicon.class(paragraph.lower(name_end - 1)).is(Class::CUE)
        && !matches!(paragraph.lower(name_end - 1), "emails" | "texts" | "messages");
    let form = form(paragraph, lexicon, name, name_end)?;
    let label = Label { turn: Turn::Named, form, name, name_end, colon };
    (outside && fits).then_some(label)
}

/// Returns the index of the first token after stars and a time of day: "[14:05]", "2.05pm", "14:05
/// –".
pub fn after_time(paragraph: &Paragraph) -> Option<usize> {
    let is_time = |word: &str| {
        matches!(word, "*" | "[" | "]" | "(" | ")" | ":" | "." | "-" | "–" | "—" | "|")
            || word.starts_with(|first: char| first.is_ascii_digit())
            || matches!(
                word,
                "am" | "pm" | "AM" | "PM" | "a.m." | "p.m." | "GMT" | "BST" | "ET" | "EST" | "CET"
            )
    };
    let first = paragraph.unmarked().start;
    let most = paragraph.len().min(first + LONGEST_TIME);
    (first..most).find(|&at| !is_time(paragraph.word(at))).filter(|&at| {
        let mut before = (first..at).map(|at| paragraph.word(at));
        at == first || before.clone().all(|word| word == "*") || before.any(has_digit)
    })
}

fn has_digit(word: &str) -> bool {
    word.contains(|char: char| char.is_ascii_digit())
}

/// Returns true if the tokens between the name and the colon are a note in brackets, or an
/// apposition without a verb of saying.
fn note_fits(paragraph: &Paragraph, lexicon: &Lexicon, from: usize, colon: usize) -> bool {
    let note = from..colon;
    if note.is_empty() {
        return true;
    }
    let closed = matches!(paragraph.word(colon - 1), ")" | "]" | "*");
    let opened = matches!(paragraph.word(from), "(" | "[" | "*");
    let says = || note.clone().any(|at| lexicon.class(paragraph.lower(at)).is(Class::SPEECH));
    let stops = || note.clone().any(|at| matches!(paragraph.word(at), "." | "?" | "!" | ";"));
    if opened { closed } else { !says() && !stops() }
}

fn part_of_name(paragraph: &Paragraph, lexicon: &Lexicon, at: usize) -> bool {
    let word = paragraph.word(at);
    starts_upper(word)
        || matches!(word, "." | "'" | "’" | "&" | "-" | "of" | "the" | "and" | "for")
        || has_digit(word)
        || lexicon.class(paragraph.lower(at)).is(Class::PARTICLE)
}

/// Returns the look of the name in some tokens; none where no word has a capital.
fn form(paragraph: &Paragraph, lexicon: &Lexicon, from: usize, to: usize) -> Option<Form> {
    let words = || (from..to).filter(|&at| starts_upper(paragraph.word(at)));
    let first = words().next()?;
    let shouted = words().any(|at| is_shouted(paragraph.word(at)));
    // Only titles and particles may have small letters: "McALLEN", "Mr. O'HARA", "De La GARZA".
    let small = |at: usize| {
        let class = lexicon.class(paragraph.lower(at));
        !is_shouted(paragraph.word(at))
            && paragraph.word(at).chars().count() > 1
            && !class.is(Class::ANY_TITLE | Class::PARTICLE)
    };
    let titled = lexicon.class(paragraph.lower(first)).is(Class::ANY_TITLE) && to - from > 1;
    Some(match () {
        () if shouted && !words().any(small) => Form::Capitals,
        () if titled => Form::Titled,
        () => Form::Plain,
    })
}

/// Returns true if the word ends with two capitals in a row: `WYATT`, `McALLEN`.
fn is_shouted(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|char| char.is_alphabetic()).collect();
    letters.len() > 1 && letters[letters.len() - 2..].iter().all(|char| char.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::Form;
    use super::named;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the name in the label of a line, and its look.
    fn label(text: &str) -> Option<(String, Form)> {
        let paragraph = Paragraph::all(text).remove(0);
        let label = named(&paragraph, &Lexicon::bundled())?;
        let name = paragraph.slice(paragraph.span(label.name, label.name_end));
        Some((name.to_owned(), label.form))
    }

    #[test]
    fn a_name_before_a_colon_may_be_a_label() {
        for (text, name, form) in [
            ("HARLAN WYATT: No.", "HARLAN WYATT", Form::Capitals),
            ("HARLAN WYATT (chair): No.", "HARLAN WYATT", Form::Capitals),
            ("**McALLEN:** No.", "McALLEN", Form::Capitals),
            ("De La GARZA: No.", "De La GARZA", Form::Capitals),
            ("Mr. O'HARA: No.", "Mr. O'HARA", Form::Capitals),
            ("Mr King (North Harbour): No.", "Mr King", Form::Titled),
            ("14:05 Ruth Amadi: No.", "Ruth Amadi", Form::Plain),
            ("[2.05pm] Ruth Amadi, chair of the board: No.", "Ruth Amadi", Form::Plain),
        ] {
            assert_eq!(label(text), Some((name.to_owned(), form)), "{text}");
        }
    }

    #[test]
    fn a_clause_before_a_colon_is_none() {
        for text in [
            "Ruth Amadi said: No.",
            "Ruth Amadi, chair of the board, said: No.",
            "The board knows this: No.",
            "“Ruth Amadi: No.”",
            "2 – 1",
            "no: No.",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
