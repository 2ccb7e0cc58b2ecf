//! Saves searches, lists them, runs and deletes them.
//!
//! As with corrections, nothing is said to be done before the library has it, and keys
//! wait for that.

use crate::app;
use crate::app::AppError;
use crate::app::SearchChange;
use crate::app::SearchOutcome;
use crate::library::SavedSearch;
use crate::session::messages::Request;
use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::list_windows::saved_searches::SavedSearches;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::layers::question::Deed;
use crate::ui::state::layers::question::Question;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::update::corrections::pending_changes;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::layers::library_search;

/// The commands that work in the list.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    accept: |model| {
        run(model);
        None
    },
    look,
    place: |model| {
        let size = model.layers.get::<SavedSearches>()?.size();
        Some(popup_frame::place(model.screen(), size))
    },
    choose_line: |model, line, height| {
        model.layers.get_mut::<SavedSearches>()?.choose_line(line, height)
    },
    ..LayerCommands::of::<SavedSearches>()
};

/// Asks for a name for the search of the library; one that is still typed is kept first.
pub(crate) fn open(model: &mut Model) {
    let Some(find) = model.layers.get::<LibrarySearch>() else {
        return model.say("there is no search to save: / in the articles begins one");
    };
    if let Some(error) = find.error() {
        let said = error.to_string();
        return model.say(said);
    }
    if find.understood().is_none() {
        return model.say("there is no search to save yet: type one");
    }
    let query = find.entry().typed().trim().to_owned();
    library_search::keep(model);
    model.layers.open(NameInput::new(NameUse::SaveSearch(query)));
}

/// Saves the search of the library under this name.
pub(crate) fn save_as(model: &mut Model, name: &str) {
    open(model);
    let Some(naming) = model.layers.get_mut::<NameInput>() else { return };
    naming.change(|entry| entry.replace(name));
    if let NameUse::SaveSearch(query) = naming.purpose().clone() {
        ask(model, query);
    }
}

/// Asks the library to keep the search under the name that was typed; a search that has the name is
/// replaced only if the user said so.
pub(crate) fn ask(model: &mut Model, query: String) {
    let Some(naming) = model.layers.get_mut::<NameInput>() else { return };
    let name = naming.typed().trim().to_owned();
    if naming.is_on_its_way() {
        return;
    }
    if name.is_empty() {
        return model.say("a search is saved under a name: type one");
    }
    let search = SavedSearch { name, query };
    let change =
        if naming.replaces() { SearchChange::Replace(search) } else { SearchChange::Add(search) };
    naming.send();
    send(model, change);
}

/// Lists what was saved.
pub(crate) fn list(model: &mut Model) {
    model.layers.open(SavedSearches::default());
    model.ask(Request::Searches);
}

/// Tells whether the list is open and on its way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    model.layers.get::<SavedSearches>().is_some_and(SavedSearches::is_awaited)
}

/// Asks for the list anew, if it is open.
pub(crate) fn ask_again(model: &mut Model) {
    if model.layers.has::<SavedSearches>() {
        model.ask(Request::Searches);
    }
}

/// Closes a list that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.layers.close::<SavedSearches>();
    }
}

/// Takes the saved searches that were loaded, if they are still wanted.
pub(crate) fn take(model: &mut Model, searches: Vec<SavedSearch>) {
    if let Some(list) = model.layers.get_mut::<SavedSearches>() {
        list.take(searches);
    }
}

/// Runs the chosen search in the list of articles; one that is not understood is there to
/// be mended.
pub(crate) fn run(model: &mut Model) {
    let Some(list) = model.layers.get::<SavedSearches>() else { return };
    if let Some(query) = list.chosen().map(|search| search.query.clone()) {
        model.layers.close::<SavedSearches>();
        library_search::run(model, &query);
    }
}

/// Deletes the chosen search.
pub(crate) fn delete(model: &mut Model) {
    if let Some(list) = model.layers.get::<SavedSearches>()
        && let Some(search) = list.chosen().cloned()
    {
        let name = search.name.clone();
        model.memory.deleted_searches.note_asked(search);
        send(model, SearchChange::Delete(name));
    }
}

/// Brings back the search that was deleted last, if nothing was corrected since; whether there was
/// one.
pub(crate) fn undo_deletion(model: &mut Model) -> bool {
    let Some(search) = model.memory.deleted_searches.latest().cloned() else { return false };
    bring_back(model, search);
    true
}

/// Saves a search again that was deleted.
pub(crate) fn bring_back(model: &mut Model, search: SavedSearch) {
    send(model, SearchChange::Add(search));
}

/// Reports the result of a change.
pub(crate) fn take_change(
    model: &mut Model,
    change: &SearchChange,
    outcome: Result<SearchOutcome, AppError>,
) {
    pending_changes::note_answered(model);
    match change {
        SearchChange::Add(search) | SearchChange::Replace(search) => {
            take_saved(model, search, outcome);
        }
        SearchChange::Delete(name) => {
            let is_deleted = outcome.as_ref().is_ok_and(|done| *done != SearchOutcome::NotDone);
            model.memory.deleted_searches.note_answered(name, is_deleted);
            match outcome {
                Ok(SearchOutcome::NotDone) => model.say(format!("“{name}” was gone already")),
                Ok(_) => model
                    .say(format!("“{name}” is deleted; Esc, then u brings it back until you quit")),
                Err(error) => fail(model, &format!("not deleted: {}", app::explain(&error))),
            }
        }
    }
    ask_again(model);
}

fn take_saved(model: &mut Model, search: &SavedSearch, outcome: Result<SearchOutcome, AppError>) {
    let name = &search.name;
    let asks = |naming: &&mut NameInput| {
        naming.is_on_its_way() && matches!(naming.purpose(), NameUse::SaveSearch(_))
    };
    let naming = model.layers.get_mut::<NameInput>().filter(asks);
    let deleted = &mut model.memory.deleted_searches;
    match outcome {
        Ok(SearchOutcome::NotDone) => {
            // One that is brought back lets the one that has its name by now keep it.
            if naming.is_none()
                && let Some(search) = deleted.name_anew(search)
            {
                return send(model, SearchChange::Add(search));
            }
            let said = format!("there is a search “{name}” already");
            let said = match naming {
                Some(naming) => {
                    naming.come_back();
                    let asked = Question::new(format!("{said}: replace it?"), Deed::Replace);
                    return model.open_question(asked);
                }
                None => format!("not saved: {said}"),
            };
            model.notice = Some(Notice::Alarm(said));
        }
        Ok(kept) => {
            deleted.forget(search);
            if naming.is_some() {
                model.layers.close::<NameInput>();
            }
            let how_long = match kept {
                SearchOutcome::KeptInMemory => " (until you quit: these articles are not kept)",
                _ => "",
            };
            model.say(format!("saved as “{name}”{how_long}"));
        }
        Err(error) => {
            if let Some(naming) = naming {
                naming.come_back();
            }
            fail(model, &format!("not saved: {}", app::explain(&error)));
        }
    }
}

fn send(model: &mut Model, change: SearchChange) {
    pending_changes::expect(model);
    model.ask(Request::ChangeSearches(change));
}

fn fail(model: &mut Model, said: &str) {
    model.notice = Some(Notice::Alarm(said.to_owned()));
    model.stop_waiting();
}

fn select(model: &mut Model, motion: Motion, times: usize) {
    if let Some(list) = model.layers.get_mut::<SavedSearches>() {
        list.select(motion, times);
    }
}

fn look(model: &mut Model) {
    if let Some(list) = model.layers.get_mut::<SavedSearches>() {
        list.change(|_| ());
    }
}
