//! Where the library is, and what the reader set up.

use std::env;
use std::path::Path;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::cli::Exit;
use crate::cli::messages;
use crate::library;

/// The variable that names another library.
pub(super) const VARIABLE: &str = "PULLQUOTE_LIBRARY";

/// The variable that names other settings.
const CONFIG_VARIABLE: &str = "PULLQUOTE_CONFIG";

/// The system does not say where a user's data belongs.
#[derive(Debug, thiserror::Error)]
#[error("no home directory to keep a library in; name a file with --library")]
pub(super) struct NoPlace(#[source] etcetera::HomeDirError);

/// The file of the library: the one named, the one of the environment, or
/// the one among the user's data.
pub(super) fn library(named: Option<PathBuf>) -> Result<PathBuf, NoPlace> {
    if let Some(path) = named.or_else(|| set(VARIABLE)) {
        return Ok(path);
    }
    usual_library()
}

/// Whether there is a library at `path`; how the run ends where that cannot be told, which is
/// said.
pub(super) fn has_library(path: &Path) -> Result<bool, Exit> {
    library::is_there(path).map_err(|error| {
        messages::report(&error);
        Exit::Nothing
    })
}

/// Whether the library at `path` is the one that is taken where none is named.
pub(super) fn is_usual(path: &Path) -> bool {
    usual_library().is_ok_and(|usual| usual == path)
}

fn usual_library() -> Result<PathBuf, NoPlace> {
    let places = etcetera::base_strategy::choose_base_strategy().map_err(NoPlace)?;
    Ok(places.data_dir().join("pullquote").join("library.db"))
}

/// The file of the settings that was asked for: the one named, or the one of the environment.
pub(super) fn wanted_config(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| set(CONFIG_VARIABLE))
}

/// The file of the settings among the user's own; there may be none there, and no such place.
pub(super) fn usual_config() -> Option<PathBuf> {
    let places = etcetera::base_strategy::choose_base_strategy().ok()?;
    Some(places.config_dir().join("pullquote").join("config.toml"))
}

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}
