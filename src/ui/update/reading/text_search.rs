//! Searches the text as the user types, and goes from match to match.

use crate::app::Direction;
use crate::text::Span;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::reading::jumps;

/// The commands that work while a search is typed.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select: scroll,
    look: |model| change(model, |_| ()),
    close: end,
    ..LayerCommands::of::<TextSearch>()
};

/// Opens the line in which a search is typed.
pub(crate) fn open(model: &mut Model) {
    if model.reading.open().is_none() {
        model.say("there is no text to search yet");
        return;
    }
    if model.panes.layout.text.is_none() {
        model.panes.focus = Pane::Text;
    }
    let origin = model.reading.first_in_sight();
    model.layers.open(TextSearch::new(model.reading.bookmark(), origin));
}

/// Changes what is typed, and looks for that from where the search began.
pub(crate) fn change(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    let Some(search) = model.layers.get_mut::<TextSearch>() else { return };
    search.change(change);
    begin(model);
}

/// Looks for words rather than an expression, or the other way round.
pub(crate) fn switch(model: &mut Model) {
    let Some(search) = model.layers.get_mut::<TextSearch>() else { return };
    search.switch();
    begin(model);
}

fn begin(model: &mut Model) {
    let Some(search) = model.layers.get_mut::<TextSearch>() else { return };
    search.begin();
    model.reading.return_to(search.began());
    go_on(model);
}

/// Takes what is typed as it is; nothing typed is what was looked for last.
pub(crate) fn keep(model: &mut Model) {
    let Some(search) = model.layers.get_mut::<TextSearch>() else { return };
    if search.error().is_some() {
        return; // It is said beside what is typed.
    }
    if search.entry().typed().is_empty() {
        let Some((last, is_expression)) = model.memory.last_search.clone() else {
            model.layers.close::<TextSearch>();
            return model.say("nothing was searched for, now or before");
        };
        search.change(|entry| entry.replace(&last));
        if is_expression != search.is_expression() {
            search.switch();
        }
        search.keep();
        begin(model);
        return;
    }
    search.keep();
    let began = search.began();
    model.memory.last_search = Some((search.entry().typed().to_owned(), search.is_expression()));
    jumps::leave_from(model, began);
}

/// Ends the search; one that was still being typed leaves the user where they were.
pub(crate) fn end(model: &mut Model) {
    if let Some(search) = model.layers.take::<TextSearch>()
        && !search.is_kept()
    {
        model.reading.return_to(search.began());
    }
}

/// Looks through more of the text, and goes to the first match when it is found.
pub(crate) fn go_on(model: &mut Model) {
    let (Some(search), Some(open)) = (model.layers.get_mut::<TextSearch>(), model.reading.open())
    else {
        return;
    };
    search.look(&open.article);
    if let Some(first) = search.arrive() {
        model.reading.go_to_match(first);
    }
}

/// Goes to the next or previous match, seen from the current one, or, where that is out
/// of sight, from what is in sight.
pub(crate) fn walk(model: &mut Model, direction: Direction) {
    let Some(search) = model.layers.get_mut::<TextSearch>() else { return };
    let current = search.current().filter(|&current| model.reading.sees(current));
    let from = current.map_or_else(|| model.reading.first_in_sight(), Span::start);
    let found = search.walk(direction, from);
    let (is_looking, typed) = (search.has_work(), search.entry().typed());
    let said = match (found, direction) {
        (None, _) if is_looking => Some("still searching".to_owned()),
        (None, _) => Some(format!("no match for “{typed}” in this article; Esc ends the search")),
        (Some((_, false)), _) => None,
        (Some(_), _) if is_looking => Some("still searching: the best so far".to_owned()),
        (Some(_), Direction::Next) => Some("round the end: this is the first match".to_owned()),
        (Some(_), Direction::Previous) => {
            Some("round the start: this is the last match".to_owned())
        }
    };
    if let Some((found, _)) = found {
        model.reading.go_to_match(found);
    }
    if let Some(said) = said {
        model.say(said);
    }
    if model.panes.layout.text.is_none() {
        model.panes.focus = Pane::Text;
    }
}

/// Looks for the same in a text that is shown from now on.
pub(crate) fn follow(model: &mut Model) {
    let origin = model.reading.first_in_sight();
    if let Some(search) = model.layers.get_mut::<TextSearch>() {
        search.begin_in_text(origin);
    }
    go_on(model);
}

fn scroll(model: &mut Model, motion: Motion, times: usize) {
    (0..times).for_each(|_| model.reading.scroll(motion));
}
