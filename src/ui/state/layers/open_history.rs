//! Holds the history of an article, laid out in lines.

use ratatui::layout::Size;

use crate::app::History;
use crate::app::QuotationChange;
use crate::app::Runs;
use crate::app::Step;
use crate::app::versions::Change;
use crate::library::ArticleId;
use crate::text::Span;
use crate::text::display;
use crate::text::wrap;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::scope::Scope;
use crate::ui::state::ink::Ink;
use crate::ui::state::ink::inked;
use crate::ui::state::layers::layer_state::LayerState;

/// Wider lines are hard to read.
const MEASURE: usize = 96;

/// A history that is open, or on its way.
#[derive(Debug)]
pub(crate) struct OpenHistory {
    pub(crate) article: ArticleId,
    /// The history; `None` until it comes.
    pub(crate) told: Option<Box<History>>,
    pub(crate) lines: Vec<Vec<(String, Ink)>>,
    /// The first line that is shown.
    pub(crate) top: usize,
    pub(crate) room: Size,
}

impl OpenHistory {
    /// Makes an empty one for an article.
    pub(crate) fn new(article: ArticleId) -> Self {
        OpenHistory { article, told: None, lines: Vec::new(), top: 0, room: Size::default() }
    }

    /// Makes room; lays the lines out anew where they are to be wider or narrower.
    pub(crate) fn fit(&mut self, room: Size) {
        let is_other_width = room.width != self.room.width;
        self.room = room;
        if is_other_width {
            self.lay();
        }
    }

    /// Takes the history that was loaded.
    pub(crate) fn take(&mut self, told: Box<History>) {
        self.told = Some(told);
        self.lay();
    }

    /// Scrolls.
    pub(crate) fn scroll(&mut self, motion: Motion, times: usize) {
        let height = usize::from(self.room.height);
        let last = self.lines.len().saturating_sub(height);
        self.top = (0..times).fold(self.top, |top, _| motion.apply(top, last, height));
    }

    fn lay(&mut self) {
        let Some(told) = &self.told else { return };
        let mut sheet = Sheet { columns: usize::from(self.room.width), lines: Vec::new() };
        if told.steps.is_empty() {
            sheet.wrapped(" ", &[("it has the text that it had at first".to_owned(), Ink::Quiet)]);
        }
        for step in &told.steps {
            sheet.step(step);
        }
        self.lines = sheet.lines;
        self.top = self.top.min(self.lines.len().saturating_sub(1));
    }
}

struct Sheet {
    columns: usize,
    lines: Vec<Vec<(String, Ink)>>,
}

impl Sheet {
    fn step(&mut self, step: &Step) {
        if !self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        let number = step.number;
        let heading = format!("{} · text {number} became text {}", step.seen, number + 1);
        self.wrapped(" ", &[(heading, Ink::Strong)]);
        if let Some((before, after)) = &step.titles {
            let pieces = [
                ("title: ".to_owned(), Ink::Quiet),
                (format!("−{}", display::line(before)), Ink::LeftOut),
                (" ".to_owned(), Ink::Plain),
                (format!("+{}", display::line(after)), Ink::Added),
            ];
            self.wrapped("   ", &pieces);
        }
        match &step.quotations {
            None => {
                let said = "who said what before is not known: an earlier program kept the text";
                self.wrapped("   ", &[(said.to_owned(), Ink::Quiet)]);
            }
            Some(changes) if changes.is_empty() => {
                self.wrapped("   ", &[("the same quotations".to_owned(), Ink::Quiet)]);
            }
            Some(changes) => changes.iter().for_each(|change| self.quotation(change)),
        }
        for passage in &step.passages {
            self.lines.push(Vec::new());
            self.wrapped("   ", &signed(passage));
        }
    }

    fn quotation(&mut self, change: &QuotationChange) {
        let name = |name: &Option<String>| {
            let name = name.as_deref().unwrap_or("nobody named");
            display::line(name).into_owned()
        };
        let pieces = match change {
            QuotationChange::Added(said) => vec![
                (format!("added: {}: ", name(&said.speaker)), Ink::Strong),
                (format!("+{}", display::line(&said.words)), Ink::Added),
            ],
            QuotationChange::Dropped(said) => vec![
                (format!("dropped: {}: ", name(&said.speaker)), Ink::Strong),
                (format!("−{}", display::line(&said.words)), Ink::LeftOut),
            ],
            QuotationChange::Reworded { speaker, words } => {
                let mut pieces = vec![(format!("reworded: {}: ", name(speaker)), Ink::Strong)];
                pieces.extend(signed(words));
                pieces
            }
            QuotationChange::Moved { words, before, now } => vec![
                (format!("now {}, before {}: ", name(now), name(before)), Ink::Strong),
                (display::line(words).into_owned(), Ink::Plain),
            ],
        };
        self.wrapped("   ", &pieces);
    }

    /// Adds pieces of one text, wrapped, with each line after `margin`.
    fn wrapped(&mut self, margin: &str, pieces: &[(String, Ink)]) {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for (piece, ink) in pieces {
            text.push_str(piece);
            ends.push((text.len(), *ink));
        }
        let columns = self.columns.saturating_sub(margin.len()).clamp(1, MEASURE);
        for line in wrap::wrap(&text, Span::new(0, text.len()), columns) {
            let mut row = vec![(margin.to_owned(), Ink::Plain)];
            row.extend(inked(&text, line.drawn(), &ends));
            self.lines.push(row);
        }
    }
}

/// Returns runs of words with a sign before those that came and those that went.
fn signed(runs: &Runs) -> Vec<(String, Ink)> {
    let mut pieces = Vec::new();
    for (words, change) in runs {
        let (sign, ink) = match change {
            Change::Same => ("", Ink::Plain),
            Change::Added => ("+", Ink::Added),
            Change::LeftOut => ("−", Ink::LeftOut),
        };
        pieces.push((format!("{sign}{}", display::line(words)), ink));
        pieces.push((" ".to_owned(), Ink::Plain));
    }
    pieces
}

impl LayerState for OpenHistory {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::History)
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
