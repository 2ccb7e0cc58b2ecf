//! Keeps what was typed of a command, and whether what is typed was looked for.

use crate::ui::commands::key::Key;

/// Keys that mean something only with the next ones.
#[derive(Debug, Default)]
pub(crate) struct TypedKeys {
    /// The number of times that the next motion is to be made, as far as it is typed.
    pub(crate) count: Option<usize>,
    /// The first of several keys that mean something together.
    pub(crate) begun: Vec<Key>,
    /// True if the text that is being typed has not been searched for.
    pub(crate) is_typed_anew: bool,
}
