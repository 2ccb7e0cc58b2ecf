//! Holds the speaker picker, which finds a speaker by name.
//!
//! The user types a few letters; the best matches over the whole library are
//! listed as they type.

use ratatui::layout::Rect;
use ratatui::widgets::Block;

use crate::app;
use crate::library::Order;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::SpeakerType;
use crate::session::messages::Request;
use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::lists::list_window;

const WIDEST: u16 = 60;

const TALLEST: u16 = 20;

/// The frame and the line in which the user types.
const AROUND: u16 = 3;

/// The picker: the text typed, and the speakers found.
#[derive(Debug, Default)]
pub(crate) struct SpeakerPicker {
    pub(crate) purpose: PickerPurpose,
    pub(crate) entry: LineInput,
    pub(crate) found: Vec<SpeakerRow>,
    /// The text for which `found` was found.
    pub(crate) found_for: Option<String>,
    pub(crate) selected: usize,
    /// The first row that was shown at the last click.
    pub(crate) top: usize,
    /// The speakers who come first among those that match as well.
    pub(crate) first: Vec<SpeakerId>,
    /// The speakers who are marked, to be taken together.
    pub(crate) marked: Vec<SpeakerRow>,
}

impl SpeakerPicker {
    /// Makes a picker for this purpose: nothing is typed, except a name that is to be changed.
    pub(crate) fn new(purpose: PickerPurpose) -> Self {
        let mut entry = LineInput::of_name();
        if let PickerPurpose::Rename { name, .. } = &purpose {
            entry.replace(name);
        }
        SpeakerPicker { purpose, entry, ..SpeakerPicker::default() }
    }

    /// Returns the picker with these speakers before others that match as well.
    pub(crate) fn preferring(self, first: Vec<SpeakerId>) -> Self {
        SpeakerPicker { first, ..self }
    }

    /// Returns what the session is asked for what is typed, while these acts are shown.
    pub(crate) fn request(&self, acts: Acts) -> Request {
        let typed = self.entry.typed().to_owned();
        Request::Find { typed, first: self.first.clone(), akin_to: self.purpose.akin_to(), acts }
    }

    /// Marks the chosen speaker, or takes the mark away, and makes room for the next name.
    pub(crate) fn mark(&mut self) {
        let Some(Choice::Known(row)) = self.chosen() else { return };
        let row = row.clone();
        match self.marked.iter().position(|marked| marked.id == row.id) {
            Some(at) => {
                self.marked.remove(at);
            }
            None => self.marked.push(row),
        }
        if !self.entry.typed().is_empty() {
            self.change(LineInput::erase_all);
        }
    }

    /// Returns those who were marked, and the chosen one where they are what was typed for, or
    /// nobody is marked.
    pub(crate) fn taken(&self) -> Vec<SpeakerRow> {
        let mut taken = self.marked.clone();
        let is_meant = taken.is_empty() || !self.entry.typed().trim().is_empty();
        if is_meant
            && let Some(Choice::Known(row)) = self.chosen()
            && taken.iter().all(|marked| marked.id != row.id)
        {
            taken.push(row.clone());
        }
        taken
    }

    /// Returns where it is on the screen, with its frame and, where there is room for one, without.
    pub(crate) fn place(&self, screen: Rect) -> (Rect, Rect) {
        let tallest = match self.purpose {
            PickerPurpose::Order => Order::ALL.len() as u16 + AROUND,
            PickerPurpose::Act { .. } => Act::ALL.len() as u16 + AROUND,
            PickerPurpose::Type { .. } => SpeakerType::ALL.len() as u16 + AROUND,
            _ => TALLEST,
        };
        let (width, height) = (screen.width.min(WIDEST), screen.height.min(tallest));
        let (x, y) = ((screen.width - width) / 2, (screen.height - height) / 3);
        let area = Rect::new(screen.x + x, screen.y + y, width, height);
        let is_framed = area.height > 4 && area.width > 12;
        (area, if is_framed { Block::bordered().inner(area) } else { area })
    }

    /// Returns what is asked, and who is marked.
    pub(crate) fn title(&self) -> String {
        let title = self.purpose.title();
        match self.marked.as_slice() {
            [] => title,
            [one] => format!("{title} {}", one.name),
            [one, others @ ..] => format!("{title} {} +{}", one.name, others.len()),
        }
    }

    /// Returns what the speaker is looked for.
    pub(crate) fn purpose(&self) -> &PickerPurpose {
        &self.purpose
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut LineInput)) {
        change(&mut self.entry);
        self.selected = 0;
    }

    /// Chooses another row.
    pub(crate) fn select(&mut self, motion: Motion) {
        self.selected = motion.apply(self.selected, self.last(), TALLEST.into());
    }

    /// Chooses the row that this line shows of `height`; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize, height: u16) -> Option<bool> {
        self.top = self.top(height);
        let index = self.top + line.checked_sub(1)?;
        (index < self.len()).then(|| list_window::choose(&mut self.selected, index))
    }

    /// Returns the first row that is shown, below the line in which the user types.
    pub(crate) fn top(&self, height: u16) -> usize {
        let rows = usize::from(height.saturating_sub(1));
        list_window::reveal(self.top, self.selected, rows, self.len())
    }

    /// Takes matches, unless they are for something typed before.
    pub(crate) fn take(&mut self, typed: String, found: Vec<SpeakerRow>) {
        if typed == self.entry.typed() {
            self.found = found;
            self.found.retain(|row| self.purpose.lists(row, &typed));
            self.found_for = Some(typed);
            self.selected = self.selected.min(self.last());
        }
    }

    /// Tells whether the matches are for what is typed now.
    pub(crate) fn is_up_to_date(&self) -> bool {
        self.found_for.as_deref() == Some(self.entry.typed())
    }

    /// Returns the chosen row.
    pub(crate) fn chosen(&self) -> Option<Choice<'_>> {
        self.choice(self.selected)
    }

    /// Chooses this row, if it is among the first.
    pub(crate) fn choosing(mut self, choice: Choice<'_>) -> Self {
        let at = self.others().iter().position(|other| *other == choice);
        self.selected = at.unwrap_or(self.selected);
        self
    }

    /// Returns the row with this index: the matches, then who is none of them.
    pub(crate) fn choice(&self, index: usize) -> Option<Choice<'_>> {
        match self.found.get(index) {
            Some(row) => Some(Choice::Known(row)),
            None => self.others().into_iter().nth(index - self.found.len()),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.found.len() + self.others().len()
    }

    fn last(&self) -> usize {
        self.len().saturating_sub(1)
    }

    /// Returns what can be chosen besides those who are known.
    fn others(&self) -> Vec<Choice<'_>> {
        let typed = self.entry.typed().trim();
        match &self.purpose {
            PickerPurpose::Split { aliases, .. } => {
                let names: Vec<&str> = aliases.iter().map(String::as_str).collect();
                let found = app::matching(&names, typed).into_iter();
                found.map(|index| Choice::Alias(names[index])).collect()
            }
            PickerPurpose::Act { .. } => {
                in_menu(&Act::ALL.map(Act::name), typed, |index| Choice::Act(Act::ALL[index]))
            }
            PickerPurpose::Order => {
                let names = Order::ALL.map(Order::name);
                in_menu(&names, typed, |index| Choice::Order(Order::ALL[index]))
            }
            PickerPurpose::Type { .. } => {
                let names = SpeakerType::ALL.map(SpeakerType::name);
                in_menu(&names, typed, |index| Choice::Type(SpeakerType::ALL[index]))
            }
            PickerPurpose::Rename { name, .. } if typed == name || typed.is_empty() => Vec::new(),
            PickerPurpose::Rename { .. } => vec![Choice::Name(typed)],
            purpose if purpose.takes_anybody() => {
                let is_known = self.found.iter().any(|row| row.name == typed);
                let is_new = !typed.is_empty() && !is_known;
                let somebody = is_new.then_some(Choice::Somebody(typed));
                somebody.into_iter().chain([Choice::Nobody]).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Returns the lines of a short menu that match what is typed: those that begin so come first, so that
/// a letter is enough.
fn in_menu<'a>(
    names: &[&str],
    typed: &str,
    choice: impl Fn(usize) -> Choice<'a>,
) -> Vec<Choice<'a>> {
    let mut found = app::matching(names, typed);
    found.sort_by_key(|&index| !names[index].starts_with(typed));
    found.into_iter().map(choice).collect()
}

impl LayerState for SpeakerPicker {
    fn scope(&self) -> Option<Scope> {
        Some(if self.purpose.is_short_menu() { Scope::Menu } else { Scope::Prompt })
    }

    fn is_below_first(&self) -> bool {
        self.selected > 0
    }

    fn is_idle(&self, command: Command) -> bool {
        let is_for_nobody = self.is_up_to_date() && self.len() == 0 && self.marked.is_empty();
        match command {
            Command::AcceptSpeaker | Command::Move(_) => is_for_nobody,
            // Of a correction the frame says what the key does.
            Command::MarkSpeaker => is_for_nobody || self.purpose != PickerPurpose::Filter,
            _ => false,
        }
    }

    fn line_input(&mut self) -> Option<&mut LineInput> {
        Some(&mut self.entry)
    }
}

#[cfg(test)]
mod tests {
    use super::SpeakerPicker;
    use crate::ui::commands::motion::Motion;
    use crate::ui::fixture;
    use crate::ui::state::layers::picker_purpose::Choice;

    fn typed(text: &str) -> SpeakerPicker {
        let mut prompt = SpeakerPicker::default();
        prompt.change(|entry| entry.replace(text));
        prompt
    }

    fn found() -> Vec<crate::library::SpeakerRow> {
        fixture::open(1, "Ferry [Mira|“Aye,”] she said. [Tomas|“Nay,”] he said.").speakers
    }

    #[test]
    fn matches_for_something_typed_before_are_dropped() {
        let mut prompt = typed("mi");
        prompt.take("m".to_owned(), found());
        assert!(!prompt.is_up_to_date());
        assert_eq!(prompt.chosen(), None);
        prompt.take("mi".to_owned(), found());
        assert_eq!(prompt.chosen(), Some(Choice::Known(&found()[0])));
    }

    #[test]
    fn the_choice_stays_among_the_matches() {
        let mut prompt = SpeakerPicker::default();
        prompt.take(String::new(), found());
        prompt.select(Motion::Down);
        prompt.select(Motion::Down);
        assert_eq!(prompt.chosen(), Some(Choice::Known(&found()[1])));
        prompt.take(String::new(), found()[..1].to_vec());
        assert_eq!(prompt.chosen(), Some(Choice::Known(&found()[0])));
    }
}
