//! Where the library is.

use std::env;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The variable that names another library.
pub(super) const VARIABLE: &str = "PULLQUOTE_LIBRARY";

/// The system does not say where a user's data belongs.
#[derive(Debug, thiserror::Error)]
#[error("no home directory to keep a library in; name a file with --library")]
pub(super) struct NoPlace(#[source] etcetera::HomeDirError);

/// The file of the library: the one named, the one of the environment, or
/// the one among the user's data.
pub(super) fn library(named: Option<PathBuf>) -> Result<PathBuf, NoPlace> {
    let set = || env::var_os(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
    if let Some(path) = named.or_else(set) {
        return Ok(path);
    }
    let places = etcetera::base_strategy::choose_base_strategy().map_err(NoPlace)?;
    Ok(places.data_dir().join("pullquote").join("library.db"))
}
