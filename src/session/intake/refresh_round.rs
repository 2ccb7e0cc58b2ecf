//! Decides whether the sources can be refreshed, and which they are.

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Source;
use crate::app::refresh;
use crate::library::ArticleId;
use crate::library::SourceId;

/// What becomes of the wish to refresh all sources.
pub(crate) enum RefreshStart {
    /// The sources are to be read.
    Sources(Box<dyn Iterator<Item = Source> + Send>),
    /// They are not, and the user is told why.
    Refused(&'static str),
}

/// Returns all remembered sources, or only one, unless something `is_reading` or there are none.
pub(crate) fn begin(
    desk: &Desk,
    is_reading: bool,
    only: Option<SourceId>,
) -> Result<RefreshStart, AppError> {
    if is_reading {
        return Ok(RefreshStart::Refused("still reading; refresh when that is done"));
    }
    if desk.sources()?.is_empty() {
        let said = "nothing to refresh: `pullquote add` remembers what it takes in";
        return Ok(RefreshStart::Refused(said));
    }
    Ok(RefreshStart::Sources(match only {
        Some(source) => Box::new(refresh::source(desk, source)?),
        None => Box::new(refresh::sources(desk)?),
    }))
}

/// Returns the page of an article, of which there is only a summary, unless something `is_reading`.
pub(crate) fn page(
    desk: &Desk,
    is_reading: bool,
    article: ArticleId,
) -> Result<RefreshStart, AppError> {
    if is_reading {
        return Ok(RefreshStart::Refused("still reading; fetch the page when that is done"));
    }
    Ok(match refresh::page(desk, article)? {
        Some(page) => RefreshStart::Sources(Box::new(std::iter::once(page))),
        None => RefreshStart::Refused("this is all of the article, not only a summary"),
    })
}
