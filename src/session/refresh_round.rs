//! Decides whether the sources can be refreshed, and which they are.

use crate::app::Desk;
use crate::app::Source;
use crate::app::refresh;
use crate::session::messages::Answer;

/// Returns all remembered sources, or what the user is told where they are not visited now.
pub(super) fn sources(
    desk: &Desk,
    is_reading: bool,
) -> Result<Box<dyn Iterator<Item = Source> + Send>, Answer> {
    let told = |said: &str| Err(Answer::Told(said.to_owned()));
    if is_reading {
        return told("still reading; refresh when that is done");
    }
    if desk.sources().map_err(Answer::Failed)?.is_empty() {
        return told("nothing to refresh: `pullquote add` remembers what it takes in");
    }
    Ok(Box::new(refresh::sources(desk).map_err(Answer::Failed)?))
}
