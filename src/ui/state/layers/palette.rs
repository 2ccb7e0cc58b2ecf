//! Holds the palette, which finds every command by name.

use ratatui::layout::Size;

use crate::app;
use crate::text::fold;
use crate::ui::commands::command::Command;
use crate::ui::commands::keymap::Bound;
use crate::ui::commands::keymap::Keymap;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::lists::list_window;

/// The room that it takes at most.
pub(crate) const MOST: Size = Size { width: 76, height: 22 };

/// The commands after which a name can be typed.
const TAKE_NAMES: [Command; 8] = [
    Command::SaveSearch,
    Command::Order,
    Command::Rename,
    Command::Retype,
    Command::Split,
    Command::CorrectAct,
    Command::Check,
    Command::Note,
];

/// The scopes whose commands make sense in the palette.
const SCOPES: [Scope; 5] =
    [Scope::Anywhere, Scope::Articles, Scope::Text, Scope::Speakers, Scope::Always];

/// Tells whether a command is found in the palette.
pub(crate) fn lists(bound: &Bound) -> bool {
    SCOPES.contains(&bound.scope)
        && !matches!(bound.command, Command::Palette | Command::Count | Command::Escape)
}

/// The palette: the text typed, and the commands that match it.
#[derive(Debug)]
pub(crate) struct Palette {
    pub(crate) entry: LineInput,
    pub(crate) items: Vec<PaletteItem>,
    /// Indices of the items that match, best first.
    pub(crate) found: Vec<usize>,
    pub(crate) chosen: usize,
    /// The first that was shown at the last click.
    pub(crate) top: usize,
}

/// A command as the palette shows it.
#[derive(Debug)]
pub(crate) struct PaletteItem {
    pub(crate) command: Command,
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    pub(crate) keys: String,
}

impl PaletteItem {
    /// Returns how far what was typed is from what the command is called: a name that is typed whole
    /// is meant, also where it begins another; then come words of the name, of what else it is called,
    /// of what it does; and last what only has these letters somewhere.
    fn distance(&self, typed: &str) -> usize {
        let begins = |words: &str| {
            let words: Vec<String> = fold::key(words)
                .split(|char: char| !char.is_alphanumeric())
                .map(str::to_owned)
                .collect();
            let mut typed = typed.split_whitespace();
            typed.all(|typed| words.iter().any(|word| word.starts_with(typed)))
        };
        let called = format!("{} {}", self.name, self.command.keywords());
        let does = format!("{called} {}", self.help);
        let is_called_so = self.name == typed || self.command.aliases().contains(&typed);
        let nearness = [is_called_so, begins(self.name), begins(&called), begins(&does)];
        nearness.iter().position(|is_near| *is_near).unwrap_or(nearness.len())
    }
}

impl Palette {
    /// Returns all commands that make sense from a pane.
    pub(crate) fn new(keymap: &Keymap) -> Self {
        let mut items: Vec<PaletteItem> = Vec::new();
        let bound = SCOPES.into_iter().flat_map(|scope| keymap.of(scope));
        for binding in bound.filter(|bound| lists(bound)) {
            let keys = binding.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            match items.iter_mut().find(|item| item.command == binding.command) {
                Some(known) => known.keys = format!("{} {keys}", known.keys),
                None => items.push(PaletteItem {
                    command: binding.command,
                    name: binding.command.name(),
                    help: binding.help,
                    keys,
                }),
            }
        }
        let found = (0..items.len()).collect();
        Palette { entry: LineInput::default(), items, found, chosen: 0, top: 0 }
    }

    /// Returns the command that Enter runs.
    pub(crate) fn chosen(&self) -> Option<Command> {
        self.found.get(self.chosen).map(|&index| self.items[index].command)
    }

    /// Returns the name that was typed after the chosen command, if it takes one.
    pub(crate) fn named(&self) -> Option<&str> {
        let (_, name) = self.with_name()?;
        Some(name.trim()).filter(|name| !name.is_empty())
    }

    /// Returns which item takes what was typed after its whole name, and that.
    fn with_name(&self) -> Option<(usize, &str)> {
        let (command, name) = self.entry.typed().split_once(' ')?;
        let takes_it =
            |item: &PaletteItem| item.name == command && TAKE_NAMES.contains(&item.command);
        Some((self.items.iter().position(takes_it)?, name))
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut LineInput)) {
        change(&mut self.entry);
        let line =
            |item: &PaletteItem| format!("{} {} {}", item.name, item.help, item.command.keywords());
        let lines: Vec<String> = self.items.iter().map(line).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        // With a name after it, it is this command and no other.
        self.found = match self.with_name() {
            Some((index, _)) => vec![index],
            None => app::matching(&lines, self.entry.typed()),
        };
        let typed = fold::key(self.entry.typed());
        let is_alias = |item: &PaletteItem| item.command.aliases().contains(&typed.trim());
        if let Some(index) = self.items.iter().position(is_alias) {
            self.found.retain(|found| *found != index);
            self.found.push(index);
        }
        if !typed.trim().is_empty() {
            self.found.sort_by_key(|&index| self.items[index].distance(typed.trim()));
        }
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
        (index < self.found.len()).then(|| list_window::choose(&mut self.chosen, index))
    }

    /// Returns the first command that is shown, below the line in which the user types.
    pub(crate) fn top(&self, height: u16) -> usize {
        let rows = usize::from(height.saturating_sub(1));
        list_window::reveal(self.top, self.chosen, rows, self.found.len())
    }
}

impl LayerState for Palette {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Palette)
    }

    fn line_input(&mut self) -> Option<&mut LineInput> {
        Some(&mut self.entry)
    }

    fn is_idle(&self, command: Command) -> bool {
        self.chosen().is_none() && matches!(command, Command::Accept | Command::DeleteSearch)
    }

    fn is_below_first(&self) -> bool {
        self.chosen > 0
    }

    fn chosen_command(&self) -> Option<Command> {
        self.chosen()
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
