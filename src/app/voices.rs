//! Counts who is quoted: how often, with how many words, from when to when.

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Sayings;
use crate::app::Subject;
use crate::library::Filter;
use crate::library::QuotationQuery;
use crate::library::SpeakerId;
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
        voices.sort_by(|a, b| (a.name.is_none(), &a.name).cmp(&(b.name.is_none(), &b.name)));
    }
    Ok(voices)
}

/// The number of quotations that are counted in one transaction at the end of an import.
const TOGETHER: usize = 20_000;

/// The number of quotations that are counted in one transaction while the user may ask for
/// something.
const A_FEW: usize = 500;

/// The most voices that the screen lists: more than anybody reads.
const MOST_LISTED: usize = 1000;

/// A list of voices that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedVoices {
    /// The filter and the search that admit the quotations, with the acts that are shown.
    pub filter: Filter,
    /// What quotations are put together by.
    pub grouping: VoiceGrouping,
    /// Only the quotations of this speaker.
    pub of: Option<SpeakerId>,
}

impl Desk {
    /// Counts the quotations that are wanted; those with most quotations come first, but months in
    /// their order.
    ///
    /// # Errors
    ///
    /// If the library cannot be read.
    pub fn voices(&self, wanted: &WantedVoices) -> Result<Vec<Voice>, AppError> {
        let of = Subject::Listed(wanted.filter.clone());
        let listed = Sayings { of, narrowed: None, acts: wanted.filter.acts };
        let Some(mut query) = self.asked(&listed)? else { return Ok(Vec::new()) };
        if let Some(speaker) = wanted.of {
            query.speakers = vec![speaker];
        }
        voices(self, &query, wanted.grouping, false, Some(MOST_LISTED))
    }
}

/// Stores a few of the voices that have to be counted again; returns `true` if more are left. What
/// cannot be stored now is counted whenever it is asked for.
pub fn keeps_more_voices(desk: &mut Desk) -> bool {
    !desk.is_read_only().unwrap_or(true) && desk.library.keep_voices(A_FEW).unwrap_or(false)
}

/// Counts again who is quoted how often, so that nobody who asks has to wait for it, until
/// `goes_on` says no. What cannot be stored now is counted whenever it is asked for.
pub(super) fn keep_voices(desk: &mut Desk, goes_on: impl Fn() -> bool) {
    while goes_on() && desk.library.keep_voices(TOGETHER).unwrap_or(false) {}
}
