//! Writes standoff annotations as brat shows them, in the layout of `PolNeAR`.
//!
//! Offsets count Unicode scalar values of the text, which goes into a file of
//! its own beside them (<https://brat.nlplab.org/standoff.html>).

use std::fmt::Write;

use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::WithText;
use crate::export::format_writer::FormatWriter;
use crate::export::sheet::chars;
use crate::text::Spans;
use crate::text::Text;
use crate::text::display;

/// Writes standoff annotations, of one article.
pub(super) struct Brat;

impl FormatWriter for Brat {
    fn name(&self) -> &'static str {
        "brat"
    }

    fn summary(&self) -> &'static str {
        "Standoff annotations of one article"
    }

    fn extension(&self) -> &'static str {
        "ann"
    }

    fn piece(&self, sheet: &Sheet, _with_text: WithText) -> String {
        annotations(sheet)
    }

    fn has_text_beside(&self) -> bool {
        true
    }
}

/// The configuration that brat needs for the annotations, as its `annotation.conf`.
pub const CONFIGURATION: &str = "\
[entities]
Source
Cue
Content
Relay
[relations]
[events]
Attribution\tContent+:Content, Cue*:Cue, Source*:Source, Relay*:Relay
[attributes]
Kind\tArg:Attribution, Value:direct|mixed|indirect
Act\tArg:Attribution, Value:said|topic|thought|none
Check\tArg:Attribution, Value:checked|disputed
";

/// Returns the annotations of one article.
fn annotations(sheet: &Sheet) -> String {
    let mut page = Page { text: &sheet.article.text, lines: String::new(), texts: 0 };
    // The numbers after those of kinds and acts are free for what users said.
    let free = 2 * sheet.said.len();
    for (number, said) in (1..).zip(&sheet.said) {
        page.attribution(number, said);
        page.said_by_user(number, free + number, said);
    }
    page.lines
}

struct Page<'a> {
    text: &'a Text,
    lines: String,
    texts: usize,
}

impl Page<'_> {
    fn attribution(&mut self, number: usize, said: &SheetQuotation) {
        let roles = [
            ("Source", said.source),
            ("Cue", said.cue),
            ("Content", said.content),
            ("Relay", said.relay),
        ];
        let arguments: Vec<String> = roles
            .into_iter()
            .filter(|(_, spans)| !spans.is_empty())
            .map(|(role, spans)| format!("{role}:T{}", self.bound(role, spans)))
            .collect();
        let trigger =
            self.bound("Attribution", if said.cue.is_empty() { said.content } else { said.cue });
        let arguments = arguments.join(" ");
        // Writing to a string cannot fail.
        let _ = writeln!(self.lines, "E{number}\tAttribution:T{trigger} {arguments}");
        let (kind, act) = (number * 2 - 1, number * 2);
        let _ = writeln!(self.lines, "A{kind}\tKind E{number} {}", said.kind.name());
        let _ = writeln!(self.lines, "A{act}\tAct E{number} {}", said.act.name());
        if let Some(name) = said.name_or_description() {
            let note = one_line(name);
            let _ = writeln!(self.lines, "#{kind}\tAnnotatorNotes E{number}\t{note}");
        }
        if let Some(sure) = said.speaker_confidence {
            let note = format!("speaker_confidence {sure:.2}");
            let _ = writeln!(self.lines, "#{act}\tAnnotatorNotes E{number}\t{note}");
        }
    }

    /// Writes the user's verdict and note, under a number of their own.
    fn said_by_user(&mut self, number: usize, own: usize, said: &SheetQuotation) {
        // Writing to a string cannot fail.
        if let Some(check) = said.check {
            let _ = writeln!(self.lines, "A{own}\tCheck E{number} {check}");
        }
        if let Some(note) = said.note {
            let _ = writeln!(self.lines, "#{own}\tAnnotatorNotes E{number}\t{}", one_line(note));
        }
    }

    /// Writes one text-bound annotation and returns its number.
    fn bound(&mut self, role: &str, spans: &Spans) -> usize {
        self.texts += 1;
        let offsets: Vec<String> =
            chars(self.text, spans).iter().map(|(start, end)| format!("{start} {end}")).collect();
        let pieces: Vec<&str> = spans.iter().map(|span| &self.text[span]).collect();
        let words = one_line(&pieces.join(" "));
        let _ = writeln!(self.lines, "T{}\t{role} {}\t{words}", self.texts, offsets.join(";"));
        self.texts
    }
}

/// Puts the text on one line: a line break would end the annotation, and a control character might
/// steer a terminal. Each becomes one character, so that lengths agree.
fn one_line(text: &str) -> String {
    text.chars().map(|c| display::stand_in(c).unwrap_or(c)).collect()
}
