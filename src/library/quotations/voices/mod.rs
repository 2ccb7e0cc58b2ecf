//! Counts who is quoted: how often, with how many words, from when to when.
//!
//! A wire story stands in many papers. So the same words of the same speaker count once, wherever
//! they stand, unless each time is asked for; of outlets and months, each counts them once for
//! itself. Fewer than five words can be the same by chance.

mod count;
mod grouping;
mod groups;
pub(super) mod stored_voices;
pub(crate) mod words;

use rusqlite::Row;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::QuotationQuery;
use crate::library::SpeakerId;
use crate::library::quotations::said_list;
use crate::library::search::sql_conditions::SqlConditions;
use crate::library::search::text_index;

pub use grouping::VoiceGrouping;

use count::Counter;
use count::GroupKey;
use count::LastText;
use count::Spoken;
use grouping::Group;
use grouping::SharedGrouping;

/// What is counted of one speaker, outlet, month or whatever quotations are put together by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Voice {
    /// The speaker, where quotations are put together by speaker.
    pub speaker: Option<SpeakerId>,
    /// The name of the speaker, outlet, month; `None` for quotations that have none.
    pub name: Option<String>,
    /// The number of quotations.
    pub quotations: usize,
    /// The number of their words.
    pub words: usize,
    /// The number of those words that are in direct quotations.
    pub direct_words: usize,
    /// The number of articles.
    pub articles: usize,
    /// The day of the first article, ISO 8601.
    pub first: Option<String>,
    /// The day of the last article, ISO 8601.
    pub last: Option<String>,
}

impl Library {
    /// Counts the quotations that match a query; those with most quotations come first, at most
    /// `most`.
    ///
    /// All that was said, the same words once, is kept counted, but for relays; anything else reads
    /// each quotation that matches.
    ///
    /// # Errors
    ///
    /// If the library cannot be read.
    pub fn voices(
        &self,
        query: &QuotationQuery,
        grouping: VoiceGrouping,
        every: bool,
        most: usize,
    ) -> Result<Vec<Voice>, LibraryError> {
        let _held = self.hold()?;
        let is_kept = *query == QuotationQuery::default() && !every;
        if is_kept && grouping == VoiceGrouping::Speaker {
            return stored_voices::voices(&self.connection, most);
        }
        if let Some(shared) = SharedGrouping::of(grouping)
            && is_kept
            && !stored_voices::is_stale(&self.connection)?
        {
            return groups::voices(&self.connection, shared, most);
        }
        let mut bound = SqlConditions::default();
        let tables = said_list::conditions(query, &mut bound);
        if grouping == VoiceGrouping::Relay {
            bound.conditions.push(IS_RELAYED.to_owned());
        }
        let from = if grouping == VoiceGrouping::Relay && tables == "quotation" {
            // Few are: they are found by their index, and not by the order of articles.
            "quotation JOIN article ON article.id = article_id".to_owned()
        } else {
            said_list::in_order(query, &tables)
        };
        let conditions = bound.conditions.join(" AND ");
        let parameters = bound.parameters();
        let mut select = self.connection.prepare(&format!(
            "SELECT {SPOKEN}, {column} FROM {from} WHERE {conditions}
             ORDER BY dated DESC, article.id DESC, place",
            column = column(grouping),
        ))?;
        let (mut counter, mut text) = (Counter::new(every), LastText::default());
        let mut rows = select.query(&parameters[..])?;
        while let Some(row) = rows.next()? {
            let said = Spoken::read(&self.connection, row, &mut text)?;
            let (key, name) = self.group_of(row, &said, grouping)?;
            counter.count(key, name, &said);
        }
        let mut voices = counter.voices();
        voices.truncate(most);
        Ok(voices)
    }

    /// Returns the group of a quotation, and its name. Two speakers of one name stay apart.
    fn group_of(
        &self,
        row: &Row<'_>,
        said: &Spoken,
        grouping: VoiceGrouping,
    ) -> Result<Group, LibraryError> {
        if let Some(shared) = SharedGrouping::of(grouping) {
            return Ok(shared.group(said, row.get(9)?));
        }
        let speaker: Option<String> = row.get(9)?;
        if grouping == VoiceGrouping::Speaker {
            return Ok((GroupKey::Speaker(said.speaker), speaker));
        }
        let relay = text_index::pieces_of(&self.connection, said.id, "relay")?;
        let speaker = speaker.as_deref().unwrap_or("nobody named");
        Ok(grouping::named(Some(format!("{relay} → {speaker}"))))
    }
}

/// The columns of a [`Spoken`], at the front of each row.
const SPOKEN: &str =
    "quotation.id, quotation.words, quotation.words_key, quotation.kind, article.id, published,
     speaker_id, outlet, act";

const IS_RELAYED: &str =
    "quotation.id IN (SELECT quotation_id FROM quotation_span WHERE role = 'relay')";

/// Returns the SQL for the column that a grouping needs besides those of a [`Spoken`].
fn column(grouping: VoiceGrouping) -> &'static str {
    match grouping {
        VoiceGrouping::Speaker | VoiceGrouping::Relay => {
            "(SELECT name FROM speaker WHERE speaker.id = speaker_id)"
        }
        VoiceGrouping::Type => "(SELECT kind FROM speaker WHERE speaker.id = speaker_id)",
        _ => "NULL",
    }
}
