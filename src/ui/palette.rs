//! The palette: every command by name, for readers who do not know its key yet.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::style::Style;

use crate::app;
use crate::text::visible;
use crate::ui::command::Command;
use crate::ui::command::Motion;
use crate::ui::draw;
use crate::ui::entry::Entry;
use crate::ui::keymap::Bound;
use crate::ui::keymap::Keymap;
use crate::ui::keymap::Scope;
use crate::ui::list;
use crate::ui::model::Model;
use crate::ui::overlay::Overlay;
use crate::ui::sheet;

/// The room that it takes at most.
pub(crate) const MOST: Size = Size { width: 76, height: 22 };

/// Columns of a command's name; from this width on the help is shown beside it.
const FOR_NAME: u16 = 20;
const WITH_HELP: u16 = 56;

/// The commands after which a name can be typed.
const TAKE_NAMES: [Command; 3] = [Command::SaveSearch, Command::Rename, Command::Split];

/// Where its commands make sense.
const SCOPES: [Scope; 5] =
    [Scope::Anywhere, Scope::Articles, Scope::Text, Scope::Speakers, Scope::Always];

/// Whether a command is found in the palette.
pub(crate) fn lists(bound: &Bound) -> bool {
    SCOPES.contains(&bound.scope)
        && !matches!(bound.command, Command::Palette | Command::Count | Command::Escape)
}

/// What is typed, and which commands match it.
#[derive(Debug)]
pub(crate) struct Palette {
    entry: Entry,
    items: Vec<Item>,
    /// Indices of the items that match, best first.
    found: Vec<usize>,
    chosen: usize,
    /// The first that was shown at the last click.
    top: usize,
}

/// A command as the palette shows it.
#[derive(Debug)]
struct Item {
    command: Command,
    name: &'static str,
    help: &'static str,
    keys: String,
}

impl Palette {
    /// All commands that make sense from a pane.
    pub(crate) fn new(keymap: &Keymap) -> Self {
        let mut items: Vec<Item> = Vec::new();
        let bound = SCOPES.into_iter().flat_map(|scope| keymap.of(scope));
        for binding in bound.filter(|bound| lists(bound)) {
            let keys = binding.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            match items.iter_mut().find(|item| item.command == binding.command) {
                Some(known) => known.keys = format!("{} {keys}", known.keys),
                None => items.push(Item {
                    command: binding.command,
                    name: binding.command.name(),
                    help: binding.help,
                    keys,
                }),
            }
        }
        let found = (0..items.len()).collect();
        Palette { entry: Entry::default(), items, found, chosen: 0, top: 0 }
    }

    /// The command that Enter runs.
    pub(crate) fn chosen(&self) -> Option<Command> {
        self.found.get(self.chosen).map(|&index| self.items[index].command)
    }

    /// The name that was typed after the chosen command, if it takes one.
    pub(crate) fn named(&self) -> Option<&str> {
        let (_, name) = self.with_name()?;
        Some(name.trim()).filter(|name| !name.is_empty())
    }

    /// Which item takes what was typed after its whole name, and that.
    fn with_name(&self) -> Option<(usize, &str)> {
        let (command, name) = self.entry.typed().split_once(' ')?;
        let takes_it = |item: &Item| item.name == command && TAKE_NAMES.contains(&item.command);
        Some((self.items.iter().position(takes_it)?, name))
    }

    /// Where the reader types. What that finds is looked for with the next change.
    pub(crate) fn entry_mut(&mut self) -> &mut Entry {
        &mut self.entry
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Entry)) {
        change(&mut self.entry);
        let lines: Vec<String> =
            self.items.iter().map(|item| format!("{} {}", item.name, item.help)).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        // With a name after it, it is this command and no other.
        self.found = match self.with_name() {
            Some((index, _)) => vec![index],
            None => app::matching(&lines, self.entry.typed()),
        };
        self.chosen = 0;
    }

    /// Chooses another command.
    pub(crate) fn select(&mut self, motion: Motion, times: usize) {
        let (last, page) = (self.found.len().saturating_sub(1), usize::from(MOST.height) - 4);
        self.chosen = (0..times).fold(self.chosen, |at, _| motion.apply(at, last, page));
    }

    /// Chooses what this line shows of `height`; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize, height: u16) -> Option<bool> {
        self.top = self.top(height);
        let index = self.top + line.checked_sub(1)?;
        (index < self.found.len()).then(|| list::choose(&mut self.chosen, index))
    }

    /// The first command that is shown, below the line in which the reader types.
    fn top(&self, height: u16) -> usize {
        let rows = usize::from(height.saturating_sub(1));
        list::reveal(self.top, self.chosen, rows, self.found.len())
    }

    /// Draws it over the middle of the screen.
    pub(crate) fn draw(&self, model: &Model, frame: &mut Frame) {
        let screen = frame.area();
        let hints = sheet::hints(model, Scope::Palette, screen, MOST);
        let area = sheet::draw(frame.buffer_mut(), screen, MOST, "Commands", &hints, model.theme);
        self.entry.draw(frame, area, ": ", model.theme);
        let rows = usize::from(area.height.saturating_sub(1));
        if self.found.is_empty() {
            let said = "  no command is called so, or does that";
            draw::text(
                frame.buffer_mut(),
                draw::line(area, 1),
                said,
                model.theme.quiet(),
                model.theme,
            );
        }
        let top = self.top(area.height);
        for (at, &index) in self.found.iter().enumerate().skip(top).take(rows) {
            let line = draw::line(area, at - top + 1);
            draw_item(frame, line, &self.items[index], model);
            if at == self.chosen {
                frame.buffer_mut().set_style(line.intersection(screen), model.theme.chosen());
            }
        }
    }
}

fn draw_item(frame: &mut Frame, line: Rect, item: &Item, model: &Model) {
    let line = draw::past(line, 2);
    let for_keys = (visible::columns(&item.keys) as u16 + 2).min(line.width / 2);
    let rest = Rect { width: line.width - for_keys, ..line };
    let buf = frame.buffer_mut();
    if rest.width >= WITH_HELP - FOR_NAME {
        let name = Rect { width: FOR_NAME.min(rest.width), ..rest };
        draw::text(buf, name, item.name, model.theme.strong(), model.theme);
        draw::text(buf, draw::past(rest, FOR_NAME + 1), item.help, Style::new(), model.theme);
    } else {
        draw::text(buf, rest, item.name, model.theme.strong(), model.theme);
    }
    draw::text(
        buf,
        draw::past(line, line.width - for_keys + 1),
        &item.keys,
        model.theme.quiet(),
        model.theme,
    );
}

/// Opens it.
pub(crate) fn open(model: &mut Model) {
    model.overlay = Some(Overlay::Palette(Palette::new(&model.keymap)));
}
