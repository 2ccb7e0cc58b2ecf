//! Opens the list of the article's links, and copies or opens one.

use ratatui::layout::Size;

use crate::text::display;
use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::list_windows::links::LINES;
use crate::ui::state::layers::list_windows::links::Links;
use crate::ui::state::layers::list_windows::links::count;
use crate::ui::state::layers::list_windows::links::link;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::lists::list_window;
use crate::ui::state::message::Effect;
use crate::ui::state::model::Model;
use crate::ui::state::web_address;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::reading::copy;

/// The commands that work in the list of links.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    accept: |model| {
        copy(model);
        None
    },
    place: |model| Some(popup_frame::place(model.screen(), size(model))),
    choose_line,
    ..LayerCommands::of::<Links>()
};

pub(crate) const MOST: Size = Size { width: 76, height: 24 };

/// Opens the list, if there is anything to list.
pub(crate) fn open(model: &mut Model) {
    let Some(open) = model.reading.open() else { return };
    if count(open) == 0 {
        model.say("this article leads nowhere: it has no address and no links");
    } else {
        model.layers.open(Links::default());
    }
}

/// Chooses another.
pub(crate) fn select(model: &mut Model, motion: Motion, times: usize) {
    let last = model.reading.open().map_or(0, count).saturating_sub(1);
    let page = usize::from(popup_frame::inside(model.screen(), MOST).height) / LINES;
    if let Some(links) = model.layers.get_mut::<Links>() {
        links.chosen = (0..times).fold(links.chosen, |at, _| motion.apply(at, last, page));
    }
}

/// Returns the room that the list takes at most.
pub(crate) fn size(model: &Model) -> Size {
    let lines = model.reading.open().map_or(0, count) * LINES;
    Size { height: (lines + 2).min(MOST.height.into()) as u16, ..MOST }
}

/// Chooses what this line shows of `height`; says whether it was chosen before.
pub(crate) fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    let total = model.reading.open().map_or(0, count);
    let links = model.layers.get_mut::<Links>()?;
    links.top = links.top(total, height);
    let index = links.top + line / LINES;
    (index < total).then(|| list_window::choose(&mut links.chosen, index))
}

/// Closes the list and copies the chosen address.
pub(crate) fn copy(model: &mut Model) {
    if let Some(url) = chosen(model) {
        model.layers.close::<Links>();
        copy::address(model, url);
    }
}

/// Opens the chosen address in the browser.
pub(crate) fn browse(model: &mut Model) {
    let Some(url) = chosen(model) else { return };
    if web_address::is_of_the_web(&url) {
        model.say(format!("opening {}", display::line(&url)));
        model.change_terminal(Effect::Browse(url));
    } else {
        model.say("only addresses of the web are opened; Enter copies this one");
    }
}

fn chosen(model: &Model) -> Option<String> {
    let links = model.layers.get::<Links>()?;
    link(model.reading.open()?, links.chosen).map(|(_, url)| url.to_owned())
}
