//! Keeps what a drawing has set for its text, and gives each letter its place on the page.

use std::rc::Rc;

use hayro_font::kurbo::Affine;
use hayro_font::kurbo::Point;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::page::Resources;

use crate::ingest::office::pdf::fonts::LoadedFont;
use crate::ingest::office::pdf::lines::Letter;
use crate::ingest::office::pdf::lines::LineBuilder;

/// The most saved states that may be open at once.
const MOST_SAVED: usize = 256;

/// What is set for text, and kept and restored with the rest of the state.
#[derive(Clone)]
pub(super) struct TextState<'a> {
    pub(super) transform: Affine,
    pub(super) font: Option<Rc<LoadedFont<'a>>>,
    pub(super) size: f64,
    pub(super) letter_space: f64,
    pub(super) word_space: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
}

/// A drawing that is gone through: a page, or a form on it.
pub(super) struct Drawing<'r, 'a> {
    pub(super) resources: &'r Resources<'a>,
    pub(super) state: TextState<'a>,
    pub(super) saved: Vec<TextState<'a>>,
    pub(super) line: Affine,
    pub(super) place: Affine,
    pub(super) depth: usize,
}

impl<'r, 'a> Drawing<'r, 'a> {
    pub(super) fn new(resources: &'r Resources<'a>, state: TextState<'a>, depth: usize) -> Self {
        let (line, place) = (Affine::IDENTITY, Affine::IDENTITY);
        Drawing { resources, state, saved: Vec::new(), line, place, depth }
    }

    /// Does what an instruction that draws nothing says.
    pub(super) fn set(&mut self, instruction: &TypedInstruction<'_, '_>) {
        let state = &mut self.state;
        match instruction {
            TypedInstruction::SaveState(_) if self.saved.len() < MOST_SAVED => {
                self.saved.push(state.clone());
            }
            TypedInstruction::RestoreState(_) => {
                if let Some(saved) = self.saved.pop() {
                    *state = saved;
                }
            }
            TypedInstruction::Transform(by) => {
                let by = [by.0, by.1, by.2, by.3, by.4, by.5].map(|number| number.as_f64());
                state.transform *= Affine::new(by);
            }
            TypedInstruction::BeginText(_) => {
                (self.line, self.place) = (Affine::IDENTITY, Affine::IDENTITY);
            }
            TypedInstruction::CharacterSpacing(space) => state.letter_space = space.0.as_f64(),
            TypedInstruction::WordSpacing(space) => state.word_space = space.0.as_f64(),
            TypedInstruction::HorizontalScaling(by) => state.stretch = by.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(leading) => state.leading = leading.0.as_f64(),
            TypedInstruction::TextRise(rise) => state.rise = rise.0.as_f64(),
            TypedInstruction::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            TypedInstruction::SetTextMatrix(to) => {
                let to = [to.0, to.1, to.2, to.3, to.4, to.5].map(|number| number.as_f64());
                (self.line, self.place) = (Affine::new(to), Affine::new(to));
            }
            _ => (),
        }
    }

    pub(super) fn next_line(&mut self, right: f64, up: f64) {
        self.line *= Affine::translate((right, up));
        self.place = self.line;
    }

    /// Goes on by the width of a letter, in its size, and by a space.
    pub(super) fn advance(&mut self, width: f64, space: f64) {
        let by = (width * self.state.size + space) * self.state.stretch;
        self.place *= Affine::translate((by, 0.0));
    }

    /// Gives the letter its place, and takes it unless it stands askew.
    pub(super) fn place(&self, letter: Letter<'_>, is_upright: bool, lines: &mut LineBuilder) {
        let state = &self.state;
        let scale =
            Affine::new([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
        let to_page = state.transform * self.place * scale;
        let [right_x, right_y, up_x, up_y, ..] = to_page.as_coeffs();
        let size = up_x.hypot(up_y);
        let is_askew = right_y.abs() > 0.2 * right_x.abs() || right_x <= 0.0;
        if is_askew || !size.is_finite() || size < 0.1 {
            return;
        }
        let start = to_page * Point::new(letter.left, 0.0);
        let end = to_page * Point::new(if is_upright { letter.right } else { 0.0 }, 0.0);
        let letter = if is_upright {
            Letter { left: start.x, right: end.x.max(start.x), base: start.y, size, ..letter }
        } else {
            // A line from above to below is one from left to right, if the page is turned.
            Letter { left: start.y, right: start.y + size, base: -start.x, size, ..letter }
        };
        if letter.left.is_finite() && letter.right.is_finite() && letter.base.is_finite() {
            lines.take(letter);
        }
    }
}

impl TextState<'_> {
    pub(super) fn new(transform: Affine) -> Self {
        TextState {
            transform,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}
