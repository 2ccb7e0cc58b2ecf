//! Keeps what the user's next keys wait for.

use std::collections::VecDeque;

use crate::app::Direction;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::QuotationId;
use crate::library::SourceId;
use crate::session::messages::Request;
use crate::ui::commands::command::Command;
use crate::ui::commands::key::Key;
use crate::ui::state::layers::question::Asks;

/// The event for which the user's next keys wait, and the action that follows it.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    /// The event that must come before the next keys make sense.
    pub(crate) awaited: Option<Awaited>,
    /// The article that is to be shown; until it comes, the one before it is.
    pub(crate) wanted: Option<ArticleId>,
    /// Tells if the text is to show the chosen article once its row is there.
    pub(crate) follows: Follows,
    /// Corrections on their way to the library.
    pub(crate) pending: Pending,
    /// The command that a count repeats, and how often it is still to be done.
    pub(crate) repeats: Option<(Command, usize)>,
    /// Keys pressed while something is awaited.
    pub(crate) held: VecDeque<Key>,
    /// The parts of lists that were asked for and have not come.
    pub(crate) asked: Vec<Request>,
    /// The number of the last walk that was asked for.
    pub(crate) tickets: u64,
}

impl Waiting {
    /// Tells whether keys are held until something is there that was asked for.
    pub(crate) fn holds_keys(&self) -> bool {
        self.awaited.is_some() || self.repeats.is_some() || !self.held.is_empty()
    }

    /// Stops waiting: the article that is shown is the one that was wanted.
    pub(crate) fn stop(&mut self, shown: Option<ArticleId>) {
        self.awaited = None;
        self.wanted = shown;
        self.asked.clear();
        self.held.clear();
        self.repeats = None;
    }
}

/// Says when the text shows the article that is chosen in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Follows {
    /// The text does not follow before the user chooses another article.
    #[default]
    Never,
    /// The text follows once the row is there, if the shown article is no longer in the list.
    IfGone,
    /// The text follows once the row is there.
    Always,
}

/// An answer of the session without which the user's next keys make no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// The end of the walk with this ticket.
    Arrival {
        /// See [`crate::session::walk::Walk`].
        ticket: u64,
        /// The action to take there.
        then: Then,
    },
    /// The speakers found for what is typed in the prompt, to accept the best.
    Matches,
    /// The same, to mark the best.
    MatchesToMark,
    /// The confirmation that the library has what the user corrected.
    Correction,
    /// Names that Tab can put in.
    Offers,
    /// Paths of files that Tab can put in.
    Paths,
    /// The names of a speaker, to choose the one that was typed, if one was, or else to ask.
    Names(Option<String>),
    /// The number of quotations that a correction of a speaker changes, and when to ask before it
    /// is made.
    Reach(Correction, Asks),
    /// The number of articles that came from the source alone that is to be removed.
    SourceReach(SourceId),
    /// The quotations of the open article at which a search stops.
    Stops,
    /// The open article with its quotations of other acts.
    Acts,
    /// An article, and the quotation in it to go to.
    Quotation(ArticleId, QuotationId),
}

/// The action when the user arrives at an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Take it up where it was left; it was reached in this direction.
    Read(Direction),
    /// The same with an article that was not read.
    ReadUnread(Direction),
    /// Go to its first quotation, or, coming from behind, to its last.
    GoToQuotation(Direction),
    /// Go to the first place that a search found in it, or, coming from behind, to the last.
    GoToStop(Direction),
}

/// The changes that are on their way to the library.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// The number of changes that were asked for and not answered.
    pub(crate) asked: usize,
    /// True if the program ends once they are answered.
    pub(crate) quits: bool,
}
