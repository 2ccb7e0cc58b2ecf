//! Changes and accepts a name that is typed.

use crate::session::messages::Request;
use crate::text::display;
use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::update::corrections::check;
use crate::ui::update::layers::dossier;
use crate::ui::update::layers::export;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::layers::list_windows::saved_searches;

/// The largest number of paths that are listed.
const MOST_LISTED: usize = 12;

/// The commands that work while a name is typed.
pub(crate) static COMMANDS: LayerCommands =
    LayerCommands { look, close, select: scroll, ..LayerCommands::of::<NameInput>() };

/// Changes what is typed; what is on its way is not changed any more.
pub(crate) fn change(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    if let Some(naming) = model.layers.get_mut::<NameInput>() {
        naming.change(change);
    }
}

/// Takes what was typed: a list of quotations is narrowed by it at once.
fn look(model: &mut Model) {
    change(model, |_| ());
    if model.layers.get::<NameInput>().is_some_and(is_narrowing) {
        dossier::narrow_so_far(model);
    }
}

/// Leaves off: a list that was narrowed is as it was before.
fn close(model: &mut Model) {
    if let Some(NameInput { purpose: NameUse::Narrow { before }, .. }) = model.layers.take() {
        dossier::narrow_by(model, &before);
    }
}

fn is_narrowing(input: &NameInput) -> bool {
    matches!(input.purpose, NameUse::Narrow { .. })
}

/// Does with the name what it is for.
pub(crate) fn accept(model: &mut Model) {
    let Some(naming) = model.layers.get::<NameInput>() else { return };
    match naming.purpose.clone() {
        NameUse::Export(extent) => export::ask(model, extent),
        NameUse::SaveSearch(query) => saved_searches::ask(model, query),
        NameUse::Narrow { .. } => dossier::narrow(model),
        NameUse::Note { quotation, .. } => check::accept_note(model, quotation),
    }
}

/// Asks for the paths that begin as is typed, to put in what they have in common.
pub(crate) fn complete_path(model: &mut Model) {
    let Some(naming) = model.layers.get::<NameInput>() else { return };
    if !matches!(naming.purpose, NameUse::Export(_)) || naming.is_on_its_way() {
        return;
    }
    let typed = naming.typed().to_owned();
    model.waiting.awaited = Some(Awaited::Paths);
    model.ask(Request::Paths(typed));
}

/// Puts in what all paths have in common that begin as was typed; where that is no more, lists them.
pub(crate) fn take_paths(model: &mut Model, typed: &str, found: &[String]) {
    if model.waiting.awaited == Some(Awaited::Paths) {
        model.waiting.awaited = None;
    }
    let is_typed = model.layers.get::<NameInput>().is_some_and(|naming| naming.typed() == typed);
    let Some(first) = found.first().filter(|_| is_typed) else {
        return model.say("no file begins like this");
    };
    let common = found.iter().fold(first.as_str(), |common, path| {
        let same = common.chars().zip(path.chars()).take_while(|(one, other)| one == other);
        &common[..same.map(|(char, _)| char.len_utf8()).sum()]
    });
    if common.len() > typed.len() {
        let common = common.to_owned();
        return change(model, |entry| entry.replace(&common));
    }
    if found.len() > 1 {
        let names = found.iter().map(|path| {
            let name = path.trim_end_matches('/').rfind('/').map_or(0, |slash| slash + 1);
            display::line(&path[name..]).into_owned()
        });
        let names: Vec<String> = names.take(MOST_LISTED).collect();
        let more = if found.len() > MOST_LISTED { " …" } else { "" };
        model.say(format!("{}{more}", names.join("  ")));
    }
}

/// Scrolls the text beneath.
fn scroll(model: &mut Model, motion: Motion, times: usize) {
    (0..times).for_each(|_| model.reading.scroll(motion));
}
