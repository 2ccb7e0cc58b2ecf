//! Labels of an interview: the "Q:" and "A:" before its questions and answers.
//!
//! They look like names before a colon, as other transcripts have them, but
//! name nobody.

use crate::quotes::reading::paragraph::Paragraph;

/// What a label says of the paragraph that it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// "Q:"
    Question,
    /// "A:"
    Answer,
}

/// A label at the start of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// What it says.
    pub turn: Turn,
    /// Index of the token that is its letter.
    pub letter: usize,
}

impl Label {
    /// Index of the first token after it and its colon or full stop.
    pub fn end(self) -> usize {
        self.letter + 2
    }
}

/// Which turns the text so far opens with their letter and a full stop.
#[derive(Debug, Clone, Copy, Default)]
pub struct Turns {
    question: bool,
    answer: bool,
}

/// The label of each paragraph that has one; `turns` are those that stood before.
///
/// A letter with a full stop may be an initial: "A. Petrov was late." So it is
/// a label only in a text that opens paragraphs with both letters.
pub fn labels(paragraphs: &[Paragraph], turns: &mut Turns) -> Vec<Option<Label>> {
    let with = |mark: &'static str| paragraphs.iter().map(move |start| label(start, mark));
    for label in with(".").flatten() {
        turns.question |= label.turn == Turn::Question;
        turns.answer |= label.turn == Turn::Answer;
    }
    let stops = turns.question && turns.answer;
    with(":").zip(with(".")).map(|(colon, stop)| colon.or(stop.filter(|_| stops))).collect()
}

/// The label that opens `paragraph`, where `mark` follows the letter; stars of
/// bold type may stand around it.
fn label(paragraph: &Paragraph, mark: &str) -> Option<Label> {
    let letter = (0..paragraph.len()).take(3).find(|&at| paragraph.word(at) != "*")?;
    let turn = match paragraph.word(letter) {
        "Q" => Turn::Question,
        "A" => Turn::Answer,
        _ => return None,
    };
    (paragraph.word(letter + 1) == mark).then_some(Label { turn, letter })
}

#[cfg(test)]
mod tests {
    use super::Turns;
    use super::labels;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::quotes::reading::paragraph::lines;
    use crate::quotes::reading::quote_marks::passages;

    /// The letters of the labels in `text`, `-` for a paragraph without one.
    fn found(text: &str) -> String {
        let spans = lines(text);
        let read = spans.iter().zip(passages(text, &spans));
        let paragraphs: Vec<Paragraph> =
            read.map(|(&span, passages)| Paragraph::new(text, span, passages)).collect();
        let letter = |(idx, label): (usize, Option<super::Label>)| {
            label.map_or("-", |label| paragraphs[idx].word(label.letter))
        };
        labels(&paragraphs, &mut Turns::default()).into_iter().enumerate().map(letter).collect()
    }

    #[test]
    fn a_letter_before_a_colon_or_stop_is_a_label() {
        assert_eq!(found("Q: Why?\nA: It rained.\nA dog: it barked.\nPlan A: rain."), "QA--");
        assert_eq!(found("Q. Why?\nA. It rained.\n**Q:** And then?"), "QAQ");
    }

    #[test]
    fn an_initial_is_no_label() {
        assert_eq!(found("A. Petrov was late.\nA. Petrov left."), "--");
    }
}
