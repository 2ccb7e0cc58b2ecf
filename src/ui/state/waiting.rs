//! Keeps what the user's next keys wait for.

use crate::app::Direction;
use crate::library::ArticleId;
use crate::library::QuotationId;

/// When the text shows the article that is chosen in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Follows {
    /// Not before the reader chooses another.
    #[default]
    Never,
    /// As soon as its row is there, if the one that is shown is in the list no more.
    IfGone,
    /// As soon as its row is there.
    Always,
}

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

/// What is on its way to the library.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// How many changes were asked for and not answered.
    pub(crate) asked: usize,
    /// Whether the program ends once they are.
    pub(crate) quits: bool,
}
