//! Remembers what the user did since the program began.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::app::Direction;
use crate::library::LastView;
use crate::library::Order;
use crate::library::SpeakerId;
use crate::ui::commands::key::Key;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::model::deleted_searches::DeletedSearches;
use crate::ui::state::model::jumps::Jumps;
use crate::ui::state::model::prompt_history::PromptHistory;
use crate::ui::state::text::positions::Positions;
use crate::ui::state::text::read_marks::ReadMarks;

/// The actions of the user that can be come back to.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) positions: Positions,
    pub(crate) read_marks: ReadMarks,
    /// The places that the user has jumped from.
    pub(crate) jumps: Jumps,
    /// The end of the next article at which its reader arrives, on a walk through a search.
    pub(crate) landing: Option<Direction>,
    /// The dossier that was left last by going to a quotation.
    pub(crate) left_dossier: Option<OpenDossier>,
    /// The saved searches that were deleted.
    pub(crate) deleted_searches: DeletedSearches,
    /// The words of the last search, with true if they are an expression.
    pub(crate) last_search: Option<(String, bool)>,
    /// How the list of articles was when the library was last told.
    pub(crate) kept_view: Option<LastView>,
    /// The order before the last that was chosen, until it is known what that is by.
    pub(crate) order_before: Option<Order>,
    /// The keys of which the user was told that they mean nothing.
    pub(crate) told_keys: HashSet<(Scope, Key)>,
    /// What was typed into prompts.
    pub(crate) prompts: PromptHistory,
    /// The measure that the user chose by keys, now or earlier.
    pub(crate) measure: Option<u16>,
    /// Whether the user chose that lines are filled to the measure, now or earlier.
    pub(crate) is_justified: Option<bool>,
    /// Whether the user was asked to keep the theme.
    pub(crate) theme_question: ThemeQuestion,
    /// The names of those in the filter.
    pub(crate) names: HashMap<SpeakerId, String>,
}

/// Whether the user was asked to keep the theme that they chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ThemeQuestion {
    /// They were not asked yet.
    #[default]
    NotAsked,
    /// They are asked: the next key is the answer while they see the question, unless it chooses
    /// another theme.
    Asked,
    /// They were asked, and went on to something else.
    Answered,
}
