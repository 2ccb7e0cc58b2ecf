//! Lays out the help page from the keys that are in force.

use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::widgets::Block;

use crate::text::display;
use crate::text::fold;
use crate::ui::commands::command::Command;
use crate::ui::commands::keymap::Bound;
use crate::ui::commands::keymap::Keymap;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::layers::palette;
use crate::ui::state::line_input::LineInput;

/// The page, while it is open.
#[derive(Debug, Default)]
pub(crate) struct HelpPage {
    /// The first line that is shown.
    pub(crate) top: usize,
    /// The words that its lines are to have.
    pub(crate) entry: LineInput,
    /// True while those are typed.
    pub(crate) is_typed: bool,
}

const WIDEST: u16 = 78;

/// One line of the page.
pub(crate) enum HelpLine {
    Blank,
    Heading(&'static str),
    Binding { keys: String, help: &'static str },
}

/// Returns the last line that may be the first shown, and how many are shown, at `size`.
pub(crate) fn extent(keymap: &Keymap, size: Size, typed: &str) -> (usize, usize) {
    let shown = usize::from(inside(Rect::new(0, 0, size.width, size.height)).height);
    (lines(keymap, typed).len().saturating_sub(shown), shown)
}

impl HelpLine {
    pub(crate) fn key_columns(&self) -> usize {
        match self {
            HelpLine::Binding { keys, .. } => display::columns(keys),
            _ => 0,
        }
    }
}

/// Returns the lines that have all words that are typed; a heading stands over those of its scope.
pub(crate) fn lines(keymap: &Keymap, typed: &str) -> Vec<HelpLine> {
    let typed = fold::key(typed);
    let mut lines = Vec::new();
    for scope in Scope::ALL {
        let its: Vec<HelpLine> = keymap
            .of(scope)
            .filter_map(|bound| {
                let keys: Vec<String> = bound.keys.iter().map(ToString::to_string).collect();
                let keys = if keys.is_empty() { by_name(keymap, bound)? } else { keys.join(" ") };
                let line = format!("{keys} {} {}", bound.help, bound.command.name());
                let folded = fold::key(&line);
                let is_meant = |word: &str| folded.contains(word);
                let is_wanted = typed.split_whitespace().all(is_meant);
                is_wanted.then_some(HelpLine::Binding { keys, help: bound.help })
            })
            .collect();
        if its.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(scope.title()));
        lines.extend(its);
    }
    lines
}

/// Returns how what has no keys is called up all the same: ":split-speaker".
fn by_name(keymap: &Keymap, bound: &Bound) -> Option<String> {
    let mut palettes = keymap.of(Scope::Anywhere).filter(|bound| bound.command == Command::Palette);
    let key = palettes.find_map(|bound| bound.keys.first())?.to_string();
    let gap = if key == ":" { "" } else { " " };
    palette::lists(bound).then(|| format!("{key}{gap}{}", bound.command.name()))
}

/// Returns where it is on the screen, with its frame.
pub(crate) fn outside(screen: Rect) -> Rect {
    let width = screen.width.min(WIDEST);
    Rect { x: screen.x + (screen.width - width) / 2, width, ..screen }
}

pub(crate) fn is_framed(area: Rect) -> bool {
    area.width >= 16 && area.height >= 5
}

pub(crate) fn inside(screen: Rect) -> Rect {
    let area = outside(screen);
    if is_framed(area) { Block::bordered().inner(area) } else { area }
}

impl LayerState for HelpPage {
    fn scope(&self) -> Option<Scope> {
        Some(if self.is_typed { Scope::HelpSearch } else { Scope::Help })
    }

    fn line_input(&mut self) -> Option<&mut LineInput> {
        self.is_typed.then_some(&mut self.entry)
    }
}
