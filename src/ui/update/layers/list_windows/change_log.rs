//! Opens the log of the user's corrections, checks and deleted searches, and undoes one of them.

use std::collections::VecDeque;

use ratatui::layout::Size;

use crate::app::Change;
use crate::app::LoggedCorrection;
use crate::library::Rows;
use crate::library::Window;
use crate::session::messages::Request;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::list_windows::change_log::Change as Logged;
use crate::ui::state::layers::list_windows::change_log::ChangeLog;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::lists::two_line_list::LINES;
use crate::ui::state::model::Model;
use crate::ui::state::model::deleted_searches::DeletedSearches;
use crate::ui::update::corrections::pending_changes;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::layers::list_windows::saved_searches;

/// The room that it takes at most.
pub(crate) const MOST: Size = Size { width: 100, height: 26 };

/// The most corrections that are listed, the latest: nobody reads further back.
const LATEST: Window = Window { first: 0, len: 1000 };

/// The commands that work in the log.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select: |model, motion, times| {
        let page = usize::from(popup_frame::inside(model.screen(), MOST).height) / LINES;
        if let Some(log) = model.layers.get_mut::<ChangeLog>() {
            log.list.select(motion, times, page);
        }
    },
    accept: |model| {
        go_there(model);
        None
    },
    place: |model| Some(popup_frame::place(model.screen(), MOST)),
    choose_line: |model, line, height| {
        model.layers.get_mut::<ChangeLog>()?.list.choose_line(line, height)
    },
    ..LayerCommands::of::<ChangeLog>()
};

/// Opens the log.
pub(crate) fn open(model: &mut Model) {
    model.layers.open(ChangeLog::default());
    model.ask(Request::Log(LATEST));
}

/// Asks for the log anew, if it is open.
pub(crate) fn ask_again(model: &mut Model) {
    if model.layers.has::<ChangeLog>() {
        model.ask(Request::Log(LATEST));
    }
}

/// Tells whether the log is open and on its way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    model.layers.get::<ChangeLog>().is_some_and(|log| log.list.rows.is_none())
}

/// Closes a log that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.layers.close::<ChangeLog>();
    }
}

/// Takes the log that was loaded, if it is still wanted.
pub(crate) fn take(model: &mut Model, rows: Rows<LoggedCorrection>) {
    let changes = with_deleted_searches(&model.memory.deleted_searches, rows.rows);
    if let Some(log) = model.layers.get_mut::<ChangeLog>() {
        log.total = rows.total;
        log.list.take(changes);
    }
}

/// Puts the deleted searches among the corrections, in the order in which they are undone.
fn with_deleted_searches(
    deleted: &DeletedSearches,
    corrections: Vec<LoggedCorrection>,
) -> Vec<Logged> {
    let mut corrections = VecDeque::from(corrections);
    let mut changes = Vec::with_capacity(corrections.len());
    for (search, since) in deleted.latest_first() {
        let is_since = |logged: &LoggedCorrection| since.contains(&logged.done.id);
        let newer = corrections.iter().rposition(is_since).map_or(0, |last| last + 1);
        changes.extend(corrections.drain(..newer).map(Box::new).map(Logged::Correction));
        changes.push(Logged::DeletedSearch(search.clone()));
    }
    changes.extend(corrections.into_iter().map(Box::new).map(Logged::Correction));
    changes
}

/// Undoes the chosen correction, whatever was corrected since.
pub(crate) fn undo_chosen(model: &mut Model) {
    match model.layers.get::<ChangeLog>().and_then(|log| log.list.chosen()) {
        Some(Logged::Correction(logged)) => {
            let correction = logged.done.id;
            pending_changes::change(model, Change::UndoOne(correction));
        }
        Some(Logged::DeletedSearch(search)) => {
            let search = search.clone();
            saved_searches::bring_back(model, search);
        }
        None => (),
    }
}

/// Opens the article that the chosen correction is about.
fn go_there(model: &mut Model) {
    let chosen = model.layers.get::<ChangeLog>().and_then(|log| log.list.chosen());
    let article = chosen.and_then(|change| match change {
        Logged::Correction(logged) => logged.done.article,
        Logged::DeletedSearch(_) => None,
    });
    let Some(article) = article else {
        return model.say("this is about no single article");
    };
    model.layers.close::<ChangeLog>();
    model.focus_on(Pane::Text);
    if model.waiting.wanted != Some(article) {
        model.open_article(article);
    }
}
