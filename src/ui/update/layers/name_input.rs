//! Changes and accepts a name that is typed.

use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::update::layers::export;
use crate::ui::update::layers::saved_searches;

/// Changes what is typed; what is on its way is not changed any more.
pub(crate) fn change(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    if let Some(naming) = &mut model.naming {
        naming.change(change);
    }
}

/// Does with the name what it is for.
pub(crate) fn accept(model: &mut Model) {
    let Some(naming) = &model.naming else { return };
    match naming.purpose.clone() {
        NameUse::Export(extent) => export::ask(model, extent),
        NameUse::SaveSearch(query) => saved_searches::ask(model, query),
    }
}
