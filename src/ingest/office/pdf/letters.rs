//! Goes through what a page draws, and tells each letter with its place.

use std::rc::Rc;

use hayro_font::FontGlyph;
use hayro_font::GlyphId;
use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::Affine;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::Array;
use hayro_syntax::object::Dict;
use hayro_syntax::object::Name;
use hayro_syntax::object::Object;
use hayro_syntax::object::Stream;
use hayro_syntax::object::String as PdfString;
use hayro_syntax::page::Page;
use hayro_syntax::page::Resources;

use crate::ingest::office::pdf::drawing::Drawing;
use crate::ingest::office::pdf::drawing::TextState;
use crate::ingest::office::pdf::fonts::Fonts;
use crate::ingest::office::pdf::lines::Letter;
use crate::ingest::office::pdf::lines::LineBuilder;
use crate::ingest::office::pdf::losses::Losses;
use crate::ingest::office::pdf::properties;
use crate::ingest::office::pdf::streams;

/// The deepest nesting of drawings in drawings.
const DEEPEST: usize = 12;

/// The most marked parts that may be open at once.
const MOST_OPEN: usize = 256;

/// The most bytes that contents have if there is nothing in them.
const LONGEST_NOTHING: usize = 32;

/// The most instructions and letters of a document.
const MOST_STEPS: usize = 40_000_000;

/// Reads the letters of one page after the other.
pub(super) struct LetterReader<'a> {
    fonts: Fonts<'a>,
    steps: usize,
    /// The number of pictures.
    pub(super) pictures: usize,
    pub(super) losses: Losses,
}

/// A part of a page that is marked as something.
#[derive(Default)]
struct MarkedPart {
    is_artifact: bool,
    /// What stands for all letters in it, until the first of them.
    text: Option<String>,
    replaces: bool,
}

impl<'a> LetterReader<'a> {
    pub(super) fn new() -> Self {
        LetterReader { fonts: Fonts::new(), steps: 0, pictures: 0, losses: Losses::default() }
    }

    /// Tells whether the document had more than is read of one.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps >= MOST_STEPS
    }

    /// Reads the letters of a page.
    pub(super) fn read(&mut self, page: &Page<'a>, lines: &mut LineBuilder) {
        self.losses.start_page(page.render_dimensions());
        let contents = match page.raw().get::<Object<'_>>("Contents") {
            Some(Object::Stream(stream)) => self.unpacked(&stream).unwrap_or_default(),
            Some(Object::Array(parts)) => self.joined(&parts),
            _ => return,
        };
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let mut marked = Vec::new();
        let mut drawing = Drawing::new(page.resources(), TextState::new(transform), 0);
        self.draw(&contents, &mut drawing, &mut marked, lines);
        self.losses.end_page();
    }

    /// Unpacks what a page draws, if that can be done.
    fn unpacked(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let contents = streams::unpacked(stream, &mut self.steps);
        // The parser takes what it cannot unpack for nothing; packed, nothing has a few bytes.
        let is_lost = contents.as_ref().is_none_or(Vec::is_empty)
            && stream.raw_data().len() > LONGEST_NOTHING;
        if is_lost {
            self.losses.damage();
        }
        contents
    }

    /// Joins the parts of a page's contents, as far as together they are no more than one may be.
    fn joined(&mut self, parts: &Array<'_>) -> Vec<u8> {
        let mut contents = Vec::new();
        for part in parts.iter::<Stream<'_>>() {
            let Some(part) = self.unpacked(&part) else { continue };
            if (contents.len() + part.len()) as u64 > streams::MOST_OF_STREAM || self.is_exhausted()
            {
                break;
            }
            contents.extend(part);
            contents.push(b' ');
        }
        contents
    }

    fn draw(
        &mut self,
        contents: &[u8],
        drawing: &mut Drawing<'_, 'a>,
        marked: &mut Vec<MarkedPart>,
        lines: &mut LineBuilder,
    ) {
        let mut instructions = TypedIter::new(contents);
        while let Some(instruction) = instructions.next() {
            self.steps += 1;
            if self.is_exhausted() {
                return;
            }
            match instruction {
                TypedInstruction::XObject(name) => {
                    let Some(inner) = drawing.resources.get_x_object(name.0) else { continue };
                    self.draw_inner(&inner, drawing, marked, lines);
                }
                TypedInstruction::InlineImage(_) => self.draw_picture(drawing),
                TypedInstruction::TextFont(set) => {
                    drawing.state.size = set.1.as_f64();
                    let font = drawing.resources.get_font(set.0);
                    drawing.state.font =
                        font.and_then(|font| self.fonts.font(&font, &mut self.steps));
                }
                TypedInstruction::ShowText(text) => self.show(text.0, drawing, marked, lines),
                TypedInstruction::NextLineAndShowText(text) => {
                    drawing.next_line(0.0, -drawing.state.leading);
                    self.show(text.0, drawing, marked, lines);
                }
                TypedInstruction::ShowTextWithParameters(text) => {
                    drawing.state.word_space = text.0.as_f64();
                    drawing.state.letter_space = text.1.as_f64();
                    drawing.next_line(0.0, -drawing.state.leading);
                    self.show(text.2, drawing, marked, lines);
                }
                TypedInstruction::ShowTexts(texts) => {
                    self.show_all(texts.0, drawing, marked, lines);
                }
                TypedInstruction::BeginMarkedContent(tag) => {
                    let is_artifact = tag.0.as_ref() == b"Artifact";
                    open(marked, MarkedPart { is_artifact, ..MarkedPart::default() });
                }
                TypedInstruction::BeginMarkedContentWithProperties(part) => {
                    let said = match part.1 {
                        Object::Dict(said) => Some(said.clone()),
                        Object::Name(name) => drawing.resources.properties.get::<Dict<'_>>(name),
                        _ => None,
                    };
                    let text = said.and_then(|said| said.get::<PdfString<'_>>("ActualText"));
                    let text = text.map(|text| properties::text(&text));
                    let is_artifact = part.0.as_ref() == b"Artifact";
                    open(marked, MarkedPart { is_artifact, replaces: text.is_some(), text });
                }
                TypedInstruction::EndMarkedContent(_) => drop(marked.pop()),
                other => drawing.set(&other),
            }
        }
    }

    /// Draws a drawing that another one contains.
    fn draw_inner(
        &mut self,
        inner: &Stream<'a>,
        drawing: &Drawing<'_, 'a>,
        marked: &mut Vec<MarkedPart>,
        lines: &mut LineBuilder,
    ) {
        let dict = inner.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        if kind.as_ref().is_some_and(|kind| kind.as_ref() == b"Image") {
            self.draw_picture(drawing);
            return;
        }
        if drawing.depth >= DEEPEST {
            return;
        }
        let Some(contents) = self.unpacked(inner) else { return };
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(drawing.resources);
        let matrix = dict.get::<[f32; 6]>("Matrix").map(|matrix| matrix.map(f64::from));
        let mut state = drawing.state.clone();
        state.transform *= matrix.map_or(Affine::IDENTITY, Affine::new);
        let depth = marked.len();
        let mut drawing = Drawing::new(resources, state, drawing.depth + 1);
        self.draw(&contents, &mut drawing, marked, lines);
        marked.truncate(depth);
    }

    fn draw_picture(&mut self, drawing: &Drawing<'_, 'a>) {
        self.pictures += 1;
        // A picture is drawn into a square of which the sides are one long.
        self.losses.cover(drawing.state.transform.determinant());
    }

    fn show_all(
        &mut self,
        texts: &Array<'_>,
        drawing: &mut Drawing<'_, 'a>,
        marked: &mut [MarkedPart],
        lines: &mut LineBuilder,
    ) {
        for part in texts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(&text, drawing, marked, lines),
                Object::Number(back) => drawing.advance(-back.as_f64() / 1000.0, 0.0),
                _ => (),
            }
        }
    }

    fn show(
        &mut self,
        text: &PdfString<'_>,
        drawing: &mut Drawing<'_, 'a>,
        marked: &mut [MarkedPart],
        lines: &mut LineBuilder,
    ) {
        let bytes = text.as_bytes();
        let Some(loaded) = drawing.state.font.clone() else {
            self.losses.unnamed += bytes.len();
            return;
        };
        let mut at = 0;
        while at < bytes.len() {
            self.steps += 1;
            let (code, len) = loaded.font.read_code(bytes, at);
            at += len.max(1);
            let advance = loaded.font.code_advance(code);
            let is_upright = loaded.font.is_horizontal();
            let width = if is_upright { advance.x } else { advance.y } / 1000.0;
            let own = match loaded.font.glyph(GlyphId::NOTDEF, code) {
                FontGlyph::Outline(glyph) => glyph.as_unicode(),
                FontGlyph::Type3(glyph) => glyph.as_unicode(),
            };
            let mut one = [0; 4];
            let own = match &own {
                Some(BfString::Char(c)) => c.encode_utf8(&mut one),
                Some(BfString::String(text)) => text.as_str(),
                None => "",
            };
            let replaced = marked.iter_mut().rev().find(|part| part.replaces);
            let replaced = replaced.map(|part| part.text.take().unwrap_or_default());
            if replaced.is_some() || !own.is_empty() {
                self.losses.named += 1;
            } else {
                self.losses.miss(Rc::as_ptr(&loaded).addr(), code);
            }
            let letter = Letter {
                text: replaced.as_deref().unwrap_or(own),
                left: 0.0,
                right: width,
                base: 0.0,
                size: 0.0,
                is_bold: loaded.is_bold,
                is_artifact: marked.iter().any(|part| part.is_artifact),
            };
            drawing.place(letter, is_upright, lines);
            let is_space = len == 1 && code == 32;
            let more = if is_space { drawing.state.word_space } else { 0.0 };
            if is_upright {
                drawing.advance(width, drawing.state.letter_space + more);
            } else {
                let down = width * drawing.state.size + drawing.state.letter_space + more;
                drawing.place *= Affine::translate((0.0, down));
            }
        }
    }
}

fn open(marked: &mut Vec<MarkedPart>, part: MarkedPart) {
    if marked.len() < MOST_OPEN {
        marked.push(part);
    }
}
