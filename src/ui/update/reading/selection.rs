//! Selects text by keys, to make a quotation of it or copy it.
//!
//! By keys; [`crate::ui::update::input::text_drag`] does it with the mouse. A selection is a place
//! where it began and one where the cursor is; both are bytes at which a character starts, and the
//! characters at both belong to it. What lies between two blocks is passed over, and is in no
//! selection.

use crate::text::Span;
use crate::text::Spans;
use crate::ui::commands::command::Command;
use crate::ui::commands::copy_form::Form;
use crate::ui::commands::key::Key;
use crate::ui::commands::keymap::Lookup;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::motion::Step;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::citation;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_selection::By;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::reading::search_stops;
use crate::ui::update::reading::selection_motion::after;
use crate::ui::update::reading::selection_motion::before;
use crate::ui::update::reading::selection_motion::end_of_word;
use crate::ui::update::reading::selection_motion::line_from;
use crate::ui::update::reading::selection_motion::nearest_in_block;
use crate::ui::update::reading::selection_motion::next_word;
use crate::ui::update::reading::selection_motion::previous_word;
use crate::ui::update::reading::selection_motion::widen;

/// The commands that work while text is selected.
pub(crate) static COMMANDS: LayerCommands =
    LayerCommands { select: move_by, ..LayerCommands::of::<Selection>() };

/// Begins at the match where the user is, or else at the current quotation, or at the first line in
/// sight.
pub(crate) fn begin(model: &mut Model) {
    let reading = &model.reading;
    let Some(open) = reading.open() else { return };
    let quotation = reading.current().and_then(|index| reading.quotation(index)?.content.hull());
    let quotation = quotation.filter(|hull| reading.sees(*hull)).map(Span::start);
    let found = search_stops::match_in_sight(model).map(Span::start);
    let at = found.or(quotation).unwrap_or_else(|| reading.first_in_sight());
    let Some(at) = nearest_in_block(&open.article, at) else {
        return model.say("there is no text to select");
    };
    model.layers.open(Selection { from: at, to: at, by: By::Keys });
    model.panes.focus = Pane::Text;
}

/// Moves the cursor along the line.
pub(crate) fn step(model: &mut Model, step: Step) {
    let (Some(open), Some(selection)) =
        (model.reading.open(), model.layers.get::<Selection>().copied())
    else {
        return;
    };
    let article = &open.article;
    let to = match step {
        Step::Right => after(article, selection.to),
        Step::Left => before(article, selection.to),
        Step::NextWord => next_word(article, selection.to),
        Step::PreviousWord => previous_word(article, selection.to),
        Step::EndOfWord => end_of_word(article, selection.to),
    };
    go_to(model, to);
}

/// Moves the cursor by lines.
pub(crate) fn move_by(model: &mut Model, motion: Motion, times: usize) {
    for _ in 0..times {
        let Some(selection) = model.layers.get::<Selection>().copied() else { return };
        let to = line_from(&model.reading, selection.to, motion);
        go_to(model, to);
    }
}

/// Makes the selection begin where the cursor is.
pub(crate) fn begin_here(model: &mut Model) {
    if let Some(selection) = model.layers.get_mut::<Selection>() {
        selection.from = selection.to;
    }
}

/// Returns what to ask to make a quotation of what is selected: whose the words are, whole words;
/// and where they are.
pub(crate) fn add(model: &mut Model) -> Option<(PickerPurpose, Span)> {
    let open = model.reading.open()?;
    let selection = model.layers.get::<Selection>().copied()?;
    let selected = selection.content(&open.article);
    let content: Spans = selected.iter().map(|piece| widen(&open.article, piece)).collect();
    let has_word = |piece: Span| open.article.text[piece].chars().any(char::is_alphanumeric);
    if !content.iter().any(has_word) {
        model.say("no words are selected");
        return None;
    }
    let words = citation::words(&open.article, &content);
    let place = content.hull()?;
    let article = open.id;
    // What is shown while they say who it was is what is added.
    let (from, to) = (place.start(), before(&open.article, place.end())?);
    model.layers.open(Selection { from, to, ..selection });
    Some((PickerPurpose::Add { article, content, words }, place))
}

/// Says how to begin a selection, after a key that needs one.
pub(crate) fn say_how_to_begin(model: &mut Model, key: Key) {
    let meant = model.preferences.keymap.look_up(Scope::Selecting, &[], key);
    if meant != Lookup::Command(Command::AddQuotation) {
        return;
    }
    let mut bound = model.preferences.keymap.of(Scope::Anywhere);
    let begins = bound.find(|bound| bound.command == Command::Select);
    let begins = begins.and_then(|bound| bound.keys.first().map(ToString::to_string));
    drop(bound);
    if let Some(begins) = begins {
        model.say(format!("{begins} selects text, then {key} makes it a quotation"));
    }
}

/// Says that a key has no meaning here, and which keys have one.
pub(crate) fn say_keys(model: &mut Model) {
    let key = |command| {
        let mut bound =
            model.preferences.keymap.of(Scope::Selecting).filter(|bound| bound.command == command);
        bound.find_map(|bound| bound.keys.first())
    };
    let meant = [
        (Command::AddQuotation, "adds"),
        (Command::Copy(Form::Text), "copies"),
        (Command::Escape, "ends"),
    ];
    let said = meant.map(|(command, does)| Some(format!("{} {does}", key(command)?)));
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    model.say(format!("selecting: {said}"));
}

fn go_to(model: &mut Model, to: Option<usize>) {
    if let (Some(to), Some(selection)) = (to, model.layers.get_mut::<Selection>()) {
        selection.to = to;
        model.reading.reveal(Span::new(to, to + 1));
    }
}
