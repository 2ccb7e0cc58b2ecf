//! Opens the palette of commands.

use crate::ui::state::layers::overlay::Overlay;
use crate::ui::state::layers::palette::Palette;
use crate::ui::state::model::Model;

/// Opens it.
pub(crate) fn open(model: &mut Model) {
    model.overlay = Some(Overlay::Palette(Palette::new(&model.keymap)));
}
