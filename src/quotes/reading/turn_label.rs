//! Labels that say whose turn it is: "Q:", "A:", "HARLAN WYATT (chair):", "14:05 Mr King:".
//!
//! Here a label is only what looks like one; which of them are, the text as a whole
//! decides (see [`crate::quotes::reading::turns`]).

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// No name in a label is longer, in tokens.
const LONGEST_NAME: usize = 9;

/// What may stand in brackets or after a comma behind the name, in tokens.
const LONGEST_NOTE: usize = 14;

/// Stars and a time of day before a label, in tokens.
const LONGEST_TIME: usize = 9;

/// What a label says of the paragraph that it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// "Q:"
    Question,
    /// "A:"
    Answer,
    /// Whoever the label names speaks.
    Named,
}

/// What the name in a label looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// "Q:", "A:"
    Letter,
    /// "HARLAN WYATT:", "Ms DELACOURT (by video link):"
    Capitals,
    /// "Mr King (North Harbour):"
    Titled,
    /// "Harlan Wyatt:"
    Plain,
}

/// A label at the start of a paragraph, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// What it says.
    pub turn: Turn,
    /// What its name looks like.
    pub form: Form,
    /// Where its letter or its name begins,
    pub name: usize,
    /// and the token after that.
    pub name_end: usize,
    /// The colon or full stop.
    pub colon: usize,
}

impl Label {
    /// Index of the first token after it and its colon or full stop.
    pub fn end(self) -> usize {
        self.colon + 1
    }

    /// Its name without regard to case, by which the same label is known again.
    pub fn key(self, paragraph: &Paragraph) -> String {
        let words: Vec<&str> = (self.name..self.name_end).map(|at| paragraph.lower(at)).collect();
        words.join(" ")
    }
}

/// What a paragraph is of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Of none.
    #[default]
    Told,
    /// It opens one with its label.
    Opens(Label),
    /// It goes on with the turn before.
    GoesOn,
    /// It answers a question that has no label.
    Answers,
}

impl Part {
    /// The label that it opens with.
    pub fn label(self) -> Option<Label> {
        match self {
            Part::Opens(label) => Some(label),
            _ => None,
        }
    }
}

/// The "Q" or "A" that opens `paragraph`, where `mark` follows the letter; stars of
/// bold type may stand around it.
pub fn letter(paragraph: &Paragraph, mark: &str) -> Option<Label> {
    let name = (0..paragraph.len()).take(3).find(|&at| paragraph.word(at) != "*")?;
    let turn = match paragraph.word(name) {
        "Q" => Turn::Question,
        "A" => Turn::Answer,
        _ => return None,
    };
    let colon = name + 1;
    let label = Label { turn, form: Form::Letter, name, name_end: colon, colon };
    (paragraph.word(colon) == mark).then_some(label)
}

/// The name with a colon that opens `paragraph`; a time and stars may stand before it, a note
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
        && !lexicon.class(paragraph.lower(name_end - 1)).is(Class::CUE);
    let form = form(paragraph, lexicon, name, name_end)?;
    let label = Label { turn: Turn::Named, form, name, name_end, colon };
    (outside && fits).then_some(label)
}

/// Index of the first token after stars and a time of day: "[14:05]", "2.05pm", "14:05 –".
fn after_time(paragraph: &Paragraph) -> Option<usize> {
    let is_time = |word: &str| {
        matches!(word, "*" | "[" | "]" | "(" | ")" | ":" | "." | "-" | "–" | "—" | "|")
            || word.starts_with(|first: char| first.is_ascii_digit())
            || matches!(
                word,
                "am" | "pm" | "AM" | "PM" | "a.m." | "p.m." | "GMT" | "BST" | "ET" | "EST" | "CET"
            )
    };
    let most = paragraph.len().min(LONGEST_TIME);
    (0..most).find(|&at| !is_time(paragraph.word(at))).filter(|&at| {
        let mut before = (0..at).map(|at| paragraph.word(at));
        at == 0 || before.clone().all(|word| word == "*") || before.any(has_digit)
    })
}

fn has_digit(word: &str) -> bool {
    word.contains(|char: char| char.is_ascii_digit())
}

/// Whether what stands between the name and the colon is a note in brackets, or an
/// apposition in which nobody says anything.
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

/// What the name in some tokens looks like; none where no word has a capital.
fn form(paragraph: &Paragraph, lexicon: &Lexicon, from: usize, to: usize) -> Option<Form> {
    let words = || (from..to).filter(|&at| starts_upper(paragraph.word(at)));
    let first = words().next()?;
    let shouted = words().any(|at| is_shouted(paragraph.word(at)));
    // "McALLEN", "Mr. O'HARA", "De La GARZA": small letters in titles and particles only.
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

/// Two capitals in a row, at its end: "WYATT", "McALLEN".
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
    use crate::quotes::reading::paragraph::lines;
    use crate::quotes::reading::quote_marks::passages;

    /// The name in the label of a line, and what it looks like.
    fn label(text: &str) -> Option<(String, Form)> {
        let spans = lines(text);
        let passages = passages(text, &spans).remove(0);
        let paragraph = Paragraph::new(text, spans[0], passages);
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
