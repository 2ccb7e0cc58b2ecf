//! Holds all that the screen shows and knows.

pub(crate) mod background;
pub(crate) mod citation;
pub(crate) mod ink;
pub(crate) mod layers;
pub(crate) mod line_input;
pub(crate) mod lists;
pub(crate) mod message;
pub(crate) mod model;
pub(crate) mod mouse_event;
pub(crate) mod pane_layout;
pub(crate) mod settings;
pub(crate) mod text;
pub(crate) mod theme;
pub(crate) mod web_address;
