//! Heeds keys: looks up what they mean, and holds them while something is awaited.

use std::mem;

use crate::ui::commands::command::Command;
use crate::ui::commands::key::Key;
use crate::ui::commands::keymap::Lookup;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::model::Model;
use crate::ui::update::appearance;
use crate::ui::update::command_dispatch;
use crate::ui::update::input::key_chords;
use crate::ui::update::input::text_drag;
use crate::ui::update::input::typed_text;
use crate::ui::update::input::unbound_keys;
use crate::ui::update::layers;
use crate::ui::update::layers::list_windows::saved_searches;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::read_marks;
use crate::ui::update::reading::selection;

/// The largest number of keys that are held while the session is busy.
const MOST_HELD: usize = 256;

/// The largest number of times that a motion is made at once.
const MOST_TIMES: usize = 999;

/// Updates the model after a change, presses the keys that waited for it, and notes what is read by
/// now.
pub(crate) fn finish_update(model: &mut Model) {
    model.update_dependents();
    press_held_keys(model);
    read_marks::note(model);
    jumps::note(model);
}

/// Presses one key after another. What they type is looked for once, at the end, or before
/// a key that is about what was found. Those after one that leaves the screen to another program
/// were meant for that, and it does not get what was typed before it starts.
pub(crate) fn press_all(model: &mut Model, keys: Vec<Key>) {
    for key in keys {
        if model.end.is_some() || model.is_leaving() {
            break;
        }
        press(model, key);
        finish_update(model);
    }
}

fn press(model: &mut Model, key: Key) {
    text_drag::leave_for(model, key);
    let is_waiting = model.is_waiting();
    look_before(model, key);
    match meaning(model, key) {
        // What was pressed before is still done, unless the user insists.
        Some(Command::Quit)
            if !model.waiting.held.is_empty() && !model.waiting.held.contains(&key) =>
        {
            model.waiting.held.push_back(key);
        }
        Some(command @ (Command::Quit | Command::Suspend)) => {
            command_dispatch::perform(model, command);
        }
        Some(Command::Escape) if model.waiting.held.contains(&key) => {
            model.waiting.awaited = None;
            model.waiting.repeats = None;
            model.waiting.held.clear();
        }
        command if is_waiting || must_wait(model, command) => {
            if model.waiting.held.len() < MOST_HELD {
                model.waiting.held.push_back(key);
            }
        }
        command => obey(model, key, command),
    }
}

/// Returns the command that `key` stands for now.
fn meaning(model: &Model, key: Key) -> Option<Command> {
    match model.preferences.keymap.look_up(model.scope(), &model.keys.begun, key) {
        Lookup::Command(command) => Some(command),
        Lookup::Pending | Lookup::Nothing => None,
    }
}

/// Looks for what was typed, unless `key` types on.
fn look_before(model: &mut Model, key: Key) {
    let types_on = model.scope().is_typed()
        && match meaning(model, key) {
            None => matches!(key, Key::Char(_)),
            Some(command) => {
                matches!(command, Command::EraseCharacter | Command::EraseWord | Command::EraseLine)
            }
        };
    if !types_on {
        typed_text::look(model);
    }
}

fn press_held_keys(model: &mut Model) {
    while let Some((command, left)) = model.waiting.repeats {
        if must_wait(model, Some(command)) {
            return;
        }
        model.waiting.repeats = (left > 1).then(|| (command, left - 1));
        command_dispatch::perform(model, command);
        model.update_dependents();
    }
    while let Some(&key) = model.waiting.held.front() {
        look_before(model, key);
        let command = meaning(model, key);
        if must_wait(model, command) {
            break;
        }
        model.waiting.held.pop_front();
        obey(model, key, command);
        model.update_dependents();
        if model.waiting.repeats.is_some() {
            return press_held_keys(model);
        }
    }
}

fn obey(model: &mut Model, key: Key, command: Option<Command>) {
    let shown = model.notice.take();
    model.reading.stop_pointing();
    if appearance::answer(model, shown.as_ref(), key, command) {
        return;
    }
    if command.is_none() && key_chords::take(model, key) {
        return;
    }
    let is_alone = mem::take(&mut model.keys.begun).is_empty();
    let count = model.keys.count.take();
    if is_alone && let Some(digit) = digit(model, key, command, count) {
        model.keys.count = Some((count.unwrap_or(0) * 10 + digit).min(MOST_TIMES));
        return;
    }
    match (model.scope(), command, key) {
        (_, Some(Command::Escape), _) if count.is_some() => (),
        (_, Some(command), _) => {
            // A count of 0 is none.
            command_dispatch::perform_times(model, command, count.unwrap_or(1).max(1));
        }
        (scope, None, Key::Char(c)) if scope.is_typed() => typed_text::type_char(model, c),
        (Scope::Help, None, _) => model.layers.close::<HelpPage>(),
        (Scope::Selecting, None, _) => selection::say_keys(model),
        (scope, None, _) if scope.is_typed() => (),
        (scope, None, key) => {
            if scope == Scope::Text {
                selection::say_how_to_begin(model, key);
            }
            unbound_keys::tell(model, scope, key);
        }
    }
}

/// Returns the digit that a key is of a count. The panes have 1, 2 and 3, so these are digits
/// only after another; 0 may be that.
fn digit(model: &Model, key: Key, command: Option<Command>, count: Option<usize>) -> Option<usize> {
    let is_in_pane = matches!(model.scope(), Scope::Articles | Scope::Text | Scope::Speakers);
    let Key::Char(c) = key else { return None };
    let digit = c.to_digit(10)? as usize;
    (is_in_pane && (count.is_some() || command == Some(Command::Count))).then_some(digit)
}

/// Tells whether `command` must wait for an answer that is on its way.
fn must_wait(model: &Model, command: Option<Command>) -> bool {
    model.waiting.awaited.is_some()
        || layers::is_awaited(model) && command.is_some_and(is_about_a_row)
        || saved_searches::is_awaited(model) && command != Some(Command::Escape)
        || model.awaits_article() && command.is_some_and(|command| needs_article(model, command))
}

/// Tells whether a command is about the rows of an open list.
fn is_about_a_row(command: Command) -> bool {
    matches!(
        command,
        Command::Move(_)
            | Command::Accept
            | Command::Copy(_)
            | Command::Check
            | Command::Note
            | Command::UndoThis
            | Command::RemoveSource
            | Command::RemoveSourceAndArticles
            | Command::SortQuotations
            | Command::TurnGrouping(_)
    )
}

fn needs_article(model: &Model, command: Command) -> bool {
    match command {
        Command::Move(_) | Command::Paragraph(_) => {
            matches!(model.scope(), Scope::Text | Scope::Speakers)
        }
        Command::Quotation(_)
        | Command::Article(_)
        | Command::Unread(_)
        | Command::OpenSpeaker
        | Command::ToggleSpeaker
        | Command::Unfold
        | Command::Fold
        | Command::Search
        | Command::Why
        | Command::Dossier
        | Command::Check
        | Command::Note
        | Command::History
        | Command::RemoveArticle
        | Command::Back
        | Command::Forward
        | Command::Star
        | Command::ToggleRead
        | Command::FetchPage
        | Command::Export
        | Command::Copy(_)
        | Command::Links
        | Command::Edit
        | Command::Attribute
        | Command::MoveEnd(_)
        | Command::Delimit
        | Command::Reject
        | Command::Merge
        | Command::Split
        | Command::Rename
        | Command::Retype
        | Command::Select
        | Command::FindSpeaker => true,
        Command::Accept => {
            let command = model.layers.active_state().and_then(LayerState::chosen_command);
            command.is_some_and(|command| needs_article(model, command))
        }
        _ => false,
    }
}
