//! What keeps the reader's next keys waiting.

use crate::app::Direction;
use crate::library::ArticleId;
use crate::library::QuotationId;

/// What must come from the session before the reader's next keys make sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// The end of the walk with this ticket.
    Arrival {
        /// See [`crate::session::messages::Walk`].
        ticket: u64,
        /// What to do there.
        then: Then,
    },
    /// The speakers found for what is typed in the prompt, to accept the best.
    Matches,
    /// That the library has what the reader corrected.
    Correction,
    /// Names that Tab can put in.
    Offers,
    /// The names of a speaker, to choose the one that was typed, if one was, or else to ask.
    Names(Option<String>),
    /// An article, to go to this quotation in it.
    Quotation(ArticleId, QuotationId),
}

/// What to do when the reader arrives at an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Take it up where it was left; it was reached in this direction.
    Read(Direction),
    /// Go to its first quotation, or, coming from behind, to its last.
    GoToQuotation(Direction),
}
