//! Counts who is quoted: how often, with how many words, from when to when.

use crate::app::AppError;
use crate::app::Desk;
use crate::library::QuotationQuery;
use crate::library::Voice;
use crate::library::VoiceGrouping;

/// Counts the quotations that match a query; those with most quotations come first, but months in
/// their order. Keeps at most `most`, those with most quotations.
///
/// # Errors
///
/// If the library cannot be read.
pub fn voices(
    desk: &Desk,
    query: &QuotationQuery,
    grouping: VoiceGrouping,
    every: bool,
    most: Option<usize>,
) -> Result<Vec<Voice>, AppError> {
    let most = most.unwrap_or(usize::MAX);
    let mut voices = desk.library.voices(query, grouping, every, most)?;
    if grouping == VoiceGrouping::Month {
        voices.sort_by(|a, b| a.name.cmp(&b.name));
    }
    Ok(voices)
}

/// The number of voices that are stored in one transaction while an import is waited for.
pub(super) const TOGETHER: usize = 200;

/// The number of voices that are stored in one transaction while the user may ask for something.
const A_FEW: usize = 20;

/// Stores a few of the voices that have to be counted again; returns `true` if more are left. What
/// cannot be stored now is counted whenever it is asked for.
pub fn keeps_more_voices(desk: &mut Desk) -> bool {
    !desk.is_read_only().unwrap_or(true) && keep_voices(desk, A_FEW).unwrap_or(false)
}

/// Stores up to `most` of the voices that have to be counted again; returns `true` if more are left.
///
/// # Errors
///
/// If the library cannot be read or written.
pub(super) fn keep_voices(desk: &mut Desk, most: usize) -> Result<bool, AppError> {
    Ok(desk.library.keep_voices(most)?)
}
