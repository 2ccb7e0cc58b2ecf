//! Opens the list of sources, has one read again, and gives one up.

use ratatui::layout::Size;

use crate::app::Change;
use crate::app::ListedSource;
use crate::library::Correction;
use crate::library::SourceId;
use crate::session::messages::Request;
use crate::ui::state::layers::list_windows::source_list::SourceList;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::lists::two_line_list::LINES;
use crate::ui::state::model::Model;
use crate::ui::update::corrections::pending_changes;
use crate::ui::update::layers::layer_commands::LayerCommands;

/// The room that it takes at most.
pub(crate) const MOST: Size = Size { width: 100, height: 26 };

/// The commands that work in the list.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select: |model, motion, times| {
        let page = usize::from(popup_frame::inside(model.screen(), MOST).height) / LINES;
        if let Some(sources) = model.layers.get_mut::<SourceList>() {
            sources.list.select(motion, times, page);
        }
    },
    accept: |model| {
        if let Some(source) = chosen(model) {
            model.ask(Request::RefreshSource(source));
        }
        None
    },
    place: |model| Some(popup_frame::place(model.screen(), MOST)),
    choose_line: |model, line, height| {
        model.layers.get_mut::<SourceList>()?.list.choose_line(line, height)
    },
    ..LayerCommands::of::<SourceList>()
};

/// Opens the list.
pub(crate) fn open(model: &mut Model) {
    model.layers.open(SourceList::default());
    model.ask(Request::Sources);
}

/// Asks for the list anew, if it is open.
pub(crate) fn ask_again(model: &mut Model) {
    if model.layers.has::<SourceList>() {
        model.ask(Request::Sources);
    }
}

/// Tells whether the list is open and on its way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    model.layers.get::<SourceList>().is_some_and(|sources| sources.list.rows.is_none())
}

/// Closes a list that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.layers.close::<SourceList>();
    }
}

/// Takes the sources that were loaded, if they are still wanted.
pub(crate) fn take(model: &mut Model, rows: Vec<ListedSource>) {
    if let Some(sources) = model.layers.get_mut::<SourceList>() {
        sources.list.take(rows);
    }
}

/// Gives the chosen source up; its articles stay, unless they are to go with it.
pub(crate) fn give_chosen_up(model: &mut Model, with_articles: bool) {
    if let Some(source) = chosen(model) {
        let correction = Correction::GiveUp { source, with_articles };
        pending_changes::change(model, Change::Make(correction));
    }
}

fn chosen(model: &Model) -> Option<SourceId> {
    let sources = model.layers.get::<SourceList>()?;
    sources.list.chosen().map(|listed| listed.source.id)
}
