//! All that one speaker said over the library.

pub mod versions;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::dossier::versions::Group;
use crate::library::Profile;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::Saying;
use crate::library::SpeakerId;
use crate::library::Window;

/// A dossier shows so many quotations, the newest. More than anybody reads at a
/// sitting, and few enough that they are there at once.
const MOST: usize = 2000;

/// A speaker, and what they said.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// Who they are.
    pub profile: Profile,
    /// Those of the newest articles first, in an article in its order; where the library has
    /// too many, the newest of them.
    pub sayings: Rows<Saying>,
    /// The same words in several articles, put together; in the order of their first.
    pub groups: Vec<Group>,
}

impl Dossier {
    /// Puts together what is the same in several articles.
    pub fn new(profile: Profile, sayings: Rows<Saying>) -> Self {
        let groups = versions::group(&sayings.rows);
        Dossier { profile, sayings, groups }
    }
}

impl Desk {
    /// The dossier of a speaker; `None` where nothing is theirs any more.
    pub fn dossier(&self, speaker: SpeakerId) -> Result<Option<Dossier>, AppError> {
        let Some(profile) = self.profile(speaker)? else { return Ok(None) };
        let query = QuotationQuery { speakers: vec![speaker], ..QuotationQuery::default() };
        let sayings = self.quotations(&query, Window { first: 0, len: MOST })?;
        if sayings.total == 0 {
            return Ok(None);
        }
        Ok(Some(Dossier::new(profile, sayings)))
    }
}
