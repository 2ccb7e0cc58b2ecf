//! Finds the file of the library and the file of the settings.

use std::env;
use std::path::Path;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::cli::Exit;
use crate::cli::output::messages;
use crate::library;

/// The environment variable that names another library.
pub(crate) const VARIABLE: &str = "PULLQUOTE_LIBRARY";

/// The environment variable that names other settings.
const CONFIG_VARIABLE: &str = "PULLQUOTE_CONFIG";

/// The error that the system does not say where a user's data belongs.
#[derive(Debug, thiserror::Error)]
#[error("no home directory to keep a library in; name a file with --library")]
pub(crate) struct NoPlace(#[source] etcetera::HomeDirError);

/// Returns the file of the library: the one named, the one of the environment, or the one among the
/// user's data.
pub(crate) fn library(named: Option<PathBuf>) -> Result<PathBuf, NoPlace> {
    if let Some(path) = named.or_else(|| set(VARIABLE)) {
        return Ok(path);
    }
    usual_library()
}

/// Returns true if there is a library at `path`; if that cannot be told, reports it and returns how
/// the run ends.
pub(crate) fn has_library(path: &Path) -> Result<bool, Exit> {
    library::is_there(path).map_err(|error| {
        messages::report(&error);
        Exit::Nothing
    })
}

/// Says that there is no library at `path`.
pub(crate) fn say_missing(path: &Path) {
    messages::say(&format!(
        "there is no library at {} yet; `pullquote add` makes one",
        path.display()
    ));
}

/// Returns how the run ends where a library was named that is not there, after saying so: its name
/// may be mistyped.
pub(crate) fn refuse_missing(path: &Path) -> Option<Exit> {
    match has_library(path) {
        Ok(false) if !is_usual(path) => {
            say_missing(path);
            Some(Exit::Nothing)
        }
        Ok(_) => None,
        Err(exit) => Some(exit),
    }
}

/// Returns true if the library at `path` is the one that is used where none is named.
pub(crate) fn is_usual(path: &Path) -> bool {
    usual_library().is_ok_and(|usual| usual == path)
}

fn usual_library() -> Result<PathBuf, NoPlace> {
    let places = etcetera::base_strategy::choose_base_strategy().map_err(NoPlace)?;
    Ok(places.data_dir().join("pullquote").join("library.db"))
}

/// Returns the file of the settings that was asked for: the one named, or the one of the
/// environment.
pub(crate) fn wanted_config(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| set(CONFIG_VARIABLE))
}

/// Returns the file of the settings among the user's own; neither the file nor its directory has to
/// exist.
pub(crate) fn usual_config() -> Option<PathBuf> {
    let places = etcetera::base_strategy::choose_base_strategy().ok()?;
    Some(places.config_dir().join("pullquote").join("config.toml"))
}

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}
