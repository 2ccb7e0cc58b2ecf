//! Changes and accepts a name that is typed.

use crate::ui::state::layers::name_input::Purpose;
use crate::ui::state::line_input::Entry;
use crate::ui::state::model::Model;
use crate::ui::update::layers::export;
use crate::ui::update::layers::saved_searches;

/// Changes what is typed; what is on its way is not changed any more.
pub(crate) fn change(model: &mut Model, change: impl FnOnce(&mut Entry)) {
    if let Some(naming) = &mut model.naming {
        naming.change(change);
    }
}

/// Does with the name what it is for.
pub(crate) fn accept(model: &mut Model) {
    let Some(naming) = &model.naming else { return };
    match naming.purpose.clone() {
        Purpose::Export(extent) => export::ask(model, extent),
        Purpose::SaveSearch(query) => saved_searches::ask(model, query),
    }
}
