//! Opens the history of an article.

use crate::app::History;
use crate::session::messages::Request;
use crate::ui::state::layers::open_dossier;
use crate::ui::state::layers::open_history::OpenHistory;
use crate::ui::state::model::Model;
use crate::ui::update::layers::layer_commands::LayerCommands;

/// The commands that work in the history.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select: |model, motion, times| {
        if let Some(history) = model.layers.get_mut::<OpenHistory>() {
            history.scroll(motion, times);
        }
    },
    place: |model| Some(open_dossier::place(model.size, model.panes.layout)),
    ..LayerCommands::of::<OpenHistory>()
};

/// Opens the history of the article that is meant.
pub(crate) fn open(model: &mut Model) {
    if let Some(article) = model.meant_article() {
        model.layers.open(OpenHistory::new(article));
        model.ask(Request::History(article));
    }
}

/// Tells whether a history is open and on its way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    model.layers.get::<OpenHistory>().is_some_and(|history| history.told.is_none())
}

/// Closes a history that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.layers.close::<OpenHistory>();
    }
}

/// Asks for the history anew, if it is open.
pub(crate) fn ask_again(model: &mut Model) {
    if let Some(history) = model.layers.get::<OpenHistory>() {
        let article = history.article;
        model.ask(Request::History(article));
    }
}

/// Takes the history that was loaded, if it is still wanted.
pub(crate) fn take(model: &mut Model, told: Box<History>) {
    if let Some(history) = model.layers.get_mut::<OpenHistory>()
        && history.article == told.article
    {
        history.take(told);
    }
}
