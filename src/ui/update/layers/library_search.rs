//! Narrows the list of articles by a search as it is typed, keeps it and ends it.

use crate::library::ArticleId;
use crate::session::messages::Names;
use crate::session::messages::Request;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::state::model::waits::Follows;
use crate::ui::state::text::searched_words;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::match_counts;
use crate::ui::update::reading::navigation;
use crate::ui::update::reading::search_stops;
use crate::ui::update::reading::shown_acts;

/// The commands that work while a search is typed.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    look: |model| change(model, |_| ()),
    close: end,
    ..LayerCommands::of::<LibrarySearch>()
};

/// Opens the line in which a search is typed; one that was kept is taken up again, to be replaced by
/// the next letter or to be changed.
pub(crate) fn open(model: &mut Model) {
    model.focus_on(Pane::Articles);
    let began = model.articles.selected_id().or(model.waiting.wanted);
    let mut search = model.layers.take().unwrap_or_else(|| LibrarySearch::new(began));
    search.set_kept(false);
    search.entry.select_all();
    model.layers.open(search);
}

/// Searches for this as if it had just been typed and kept; what is wrong with it is there
/// to be mended.
pub(crate) fn run(model: &mut Model, query: &str) {
    open(model);
    let Some(find) = model.layers.get_mut::<LibrarySearch>() else { return };
    find.change(|entry| entry.replace(query));
    if find.error().is_some() {
        ask_for_names(model);
        narrow(model);
    }
    keep_with(model, None);
}

/// Changes what is typed, and narrows the list to what that finds.
pub(crate) fn change(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    let Some(find) = model.layers.get_mut::<LibrarySearch>() else { return };
    find.change(change);
    ask_for_names(model);
    narrow(model);
}

/// Puts in what could stand at the end of what is typed; waits for names that the library
/// has not given yet.
pub(crate) fn complete(model: &mut Model) {
    let Some(find) = model.layers.get_mut::<LibrarySearch>() else { return };
    if find.lacks_names().is_some() {
        model.waiting.awaited = Some(Awaited::Offers);
        return ask_for_names(model);
    }
    find.complete();
    narrow(model);
}

/// Takes names that could stand at the end of what is typed.
pub(crate) fn take_names(model: &mut Model, names: Names) {
    let Some(find) = model.layers.get_mut::<LibrarySearch>() else { return };
    find.take_names(names);
    if model.waiting.awaited == Some(Awaited::Offers) && find.lacks_names().is_none() {
        model.waiting.awaited = None;
        complete(model);
    }
}

fn ask_for_names(model: &mut Model) {
    if let Some((named, value)) =
        model.layers.get::<LibrarySearch>().and_then(LibrarySearch::lacks_names)
    {
        model.ask(Request::Offers(named, value));
    }
}

/// Keeps the list narrowed; nothing typed ends the search. Whoever went down in what was found so far
/// has chosen.
pub(crate) fn keep(model: &mut Model) {
    let chosen = model.articles.selected_id().filter(|_| model.articles.selected > 0);
    keep_with(model, chosen);
}

fn keep_with(model: &mut Model, chosen: Option<ArticleId>) {
    let Some(find) = model.layers.get_mut::<LibrarySearch>() else { return };
    if let Some(error) = find.error() {
        let said = error.to_string();
        return model.say(said);
    }
    find.set_kept(true);
    let is_narrowed = narrow(model);
    if let Some(chosen) = chosen.filter(|_| is_narrowed) {
        model.articles.choose(chosen);
        model.waiting.follows = Follows::IfGone;
        model.ask_for_articles();
    }
    match_counts::ask(model);
    search_stops::enter_list(model);
    let Some(search) = &model.filter.search else {
        model.layers.close::<LibrarySearch>();
        return model.say("nothing was searched for: all articles are listed");
    };
    // In a text, an empty search goes through what was looked for last.
    if let Some(words) = searched_words::expression(search) {
        model.memory.last_search = Some((words, true));
    }
}

/// Ends the search: all articles are listed again. One that was still being typed leaves
/// the user where they were.
pub(crate) fn end(model: &mut Model) {
    let found = search_stops::match_in_sight(model).filter(|_| model.panes.focus == Pane::Text);
    let Some(find) = model.layers.take::<LibrarySearch>() else { return };
    if let Some(found) = found {
        model.reading.go_to_match(found);
    }
    let before = model.filter.text_acts();
    model.filter.search = None;
    shown_acts::follow_search(model, before);
    let chosen = if find.is_kept() { model.waiting.wanted } else { find.began() };
    model.articles.begin_anew();
    if let Some(chosen) = chosen {
        model.articles.choose(chosen);
        navigation::follow_choice_now(model);
    }
    model.ask_for_articles();
}

/// Asks for what the new search finds, if there is a new one, and says so; the best is shown.
fn narrow(model: &mut Model) -> bool {
    let understood = model.layers.get::<LibrarySearch>().and_then(LibrarySearch::understood);
    if understood == model.filter.search.as_ref() {
        return false;
    }
    let (before, understood) = (model.filter.text_acts(), understood.cloned());
    model.filter.search = understood;
    shown_acts::follow_search(model, before);
    model.articles.begin_anew();
    model.waiting.follows = Follows::Always;
    model.ask_for_articles();
    true
}

/// Chooses another article of those that were found.
fn select(model: &mut Model, motion: Motion, times: usize) {
    (0..times).for_each(|_| model.articles.select(motion));
    navigation::follow_choice_now(model);
}
