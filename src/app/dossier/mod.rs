//! Collects all that one speaker said in the library.

pub mod versions;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::dossier::versions::Group;
use crate::library::ListedQuotation;
use crate::library::Profile;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Acts;

/// The most quotations that a dossier shows, the newest: more than anybody reads at one sitting,
/// and few enough to appear at once.
const MOST: usize = 2000;

/// A speaker and what they said.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// The speaker with names, roles and counts.
    pub profile: Profile,
    /// The speaker's quotations: those of the newest articles first, within an article in the order
    /// of its text. Where the library has too many, only the newest.
    pub sayings: Rows<ListedQuotation>,
    /// Quotations of the same words in several articles, grouped; in the order of the first of
    /// each.
    pub groups: Vec<Group>,
}

impl Dossier {
    /// Groups the quotations that several articles have in common.
    pub fn new(profile: Profile, sayings: Rows<ListedQuotation>) -> Self {
        let groups = versions::group(&sayings.rows);
        Dossier { profile, sayings, groups }
    }
}

impl Desk {
    /// Returns the dossier of a speaker with their quotations of these acts; `None` where there is
    /// none any more.
    pub fn dossier(&self, speaker: SpeakerId, acts: Acts) -> Result<Option<Dossier>, AppError> {
        let Some(profile) = self.profile(speaker)? else { return Ok(None) };
        let query = QuotationQuery { speakers: vec![speaker], acts, ..QuotationQuery::default() };
        let sayings = self.quotations(&query, Window { first: 0, len: MOST })?;
        if sayings.total == 0 {
            return Ok(None);
        }
        Ok(Some(Dossier::new(profile, sayings)))
    }
}
