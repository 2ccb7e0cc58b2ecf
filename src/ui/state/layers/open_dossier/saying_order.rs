//! Sorts the quotations of an open list.

use std::cmp::Ordering;

use crate::library::ListedQuotation;
use crate::text::fold;

/// The order of a list of quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SayingOrder {
    /// The newest articles come first.
    #[default]
    Newest,
    /// The oldest articles come first.
    Oldest,
    /// By the name of the speaker.
    Speaker,
    /// By the outlet.
    Outlet,
    /// The least sure come first.
    LeastSure,
}

impl SayingOrder {
    /// Returns the order after this one; the first follows the last.
    pub(crate) fn next(self) -> Self {
        match self {
            SayingOrder::Newest => SayingOrder::Oldest,
            SayingOrder::Oldest => SayingOrder::Speaker,
            SayingOrder::Speaker => SayingOrder::Outlet,
            SayingOrder::Outlet => SayingOrder::LeastSure,
            SayingOrder::LeastSure => SayingOrder::Newest,
        }
    }

    /// Returns in words what comes first.
    pub(crate) fn name(self) -> &'static str {
        match self {
            SayingOrder::Newest => "newest first",
            SayingOrder::Oldest => "oldest first",
            SayingOrder::Speaker => "by speaker",
            SayingOrder::Outlet => "by outlet",
            SayingOrder::LeastSure => "least sure first",
        }
    }

    /// Returns the indices of the rows in this order. They come with the newest first; those that
    /// are equal keep their places.
    pub(crate) fn sorted(self, rows: &[ListedQuotation]) -> Vec<usize> {
        let mut sorted: Vec<usize> = (0..rows.len()).collect();
        let named = |name: &Option<String>| name.as_deref().map(fold::key);
        let by_name = |a: Option<String>, b: Option<String>| match (a, b) {
            (Some(a), Some(b)) => a.cmp(&b),
            // What has no name comes last.
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        let compare = |a: &ListedQuotation, b: &ListedQuotation| match self {
            SayingOrder::Newest => Ordering::Equal,
            SayingOrder::Oldest => by_name(a.published.clone(), b.published.clone()),
            SayingOrder::Speaker => by_name(named(&a.name), named(&b.name)),
            SayingOrder::Outlet => by_name(named(&a.outlet), named(&b.outlet)),
            SayingOrder::LeastSure => a.sure().total_cmp(&b.sure()),
        };
        sorted.sort_by(|&a, &b| compare(&rows[a], &rows[b]));
        sorted
    }
}
