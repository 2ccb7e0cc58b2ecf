//! Counts who is quoted: how often, with how many words, from when to when.
//!
//! A wire story stands in many papers. So the same words of the same speaker count once, wherever
//! they stand, unless each time is asked for; of outlets and months, each counts them once for
//! itself. Fewer than five words can be the same by chance.

mod count;
pub(super) mod kept;
pub(crate) mod words;

use rusqlite::Row;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::QuotationQuery;
use crate::library::SpeakerId;
use crate::library::quotations::said_list;
use crate::library::search::article_search::Bound;
use crate::library::search::text_index;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::text::fold;

use count::Counter;
use count::LastText;
use count::Spoken;

/// What quotations are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VoiceGrouping {
    /// The speaker.
    #[default]
    Speaker,
    /// The type of the speaker.
    Type,
    /// The outlet of the article.
    Outlet,
    /// The month of the article.
    Month,
    /// The kind: direct, mixed, indirect.
    Kind,
    /// The act that is reported.
    Act,
    /// The one who passed the words on, with the one who said them.
    Relay,
}

impl VoiceGrouping {
    /// Every grouping, in the order in which they are offered.
    pub const ALL: [VoiceGrouping; 7] = [
        VoiceGrouping::Speaker,
        VoiceGrouping::Type,
        VoiceGrouping::Outlet,
        VoiceGrouping::Month,
        VoiceGrouping::Kind,
        VoiceGrouping::Act,
        VoiceGrouping::Relay,
    ];
}

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

/// What one group of quotations has in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum GroupKey {
    Speaker(Option<SpeakerId>),
    Name(String),
    Nameless,
}

impl Library {
    /// Counts the quotations that match a query; those with most quotations come first, at most
    /// `most`.
    ///
    /// All that was said, by speaker and the same words once, is kept counted; anything else reads
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
            return kept::voices(&self.connection, most);
        }
        let mut bound = Bound::default();
        let tables = said_list::conditions(query, &mut bound);
        if grouping == VoiceGrouping::Relay {
            bound.conditions.push(IS_RELAYED.to_owned());
        }
        let conditions = bound.conditions.join(" AND ");
        let parameters = bound.parameters();
        let mut select = self.connection.prepare(&format!(
            "SELECT {SPOKEN}, speaker_id, {column} FROM {from} WHERE {conditions}
             ORDER BY dated DESC, article.id DESC, place",
            column = column(grouping),
            from = said_list::in_order(query, &tables),
        ))?;
        let (mut counter, mut text) = (Counter::new(every), LastText::default());
        let mut rows = select.query(&parameters[..])?;
        while let Some(row) = rows.next()? {
            let said = Spoken::read(&self.connection, row, &mut text)?;
            let (key, name) = self.group_of(row, &said, grouping)?;
            counter.count(key, name, row.get(6)?, &said);
        }
        let mut voices = counter.voices();
        voices.truncate(most);
        Ok(voices)
    }

    /// Returns what a quotation is put together by, and its name. Two speakers of one name stay
    /// apart.
    fn group_of(
        &self,
        row: &Row<'_>,
        said: &Spoken,
        grouping: VoiceGrouping,
    ) -> Result<(GroupKey, Option<String>), LibraryError> {
        let named = |name: Option<String>| {
            let key =
                name.as_deref().map_or(GroupKey::Nameless, |name| GroupKey::Name(fold::key(name)));
            (key, name)
        };
        Ok(match grouping {
            VoiceGrouping::Speaker => (GroupKey::Speaker(row.get(6)?), row.get(7)?),
            // As a search for an outlet compares them.
            VoiceGrouping::Outlet => match row.get::<_, Option<String>>(7)? {
                Some(name) => (GroupKey::Name(name.to_ascii_lowercase()), Some(name)),
                None => (GroupKey::Nameless, None),
            },
            VoiceGrouping::Month => {
                named(said.day.as_deref().and_then(|day| day.get(..7)).map(str::to_owned))
            }
            VoiceGrouping::Type => {
                let kind: Option<SpeakerType> = row.get(7)?;
                named(kind.map(|kind| kind.name().to_owned()))
            }
            VoiceGrouping::Kind => named(Some(said.kind.name().to_owned())),
            VoiceGrouping::Act => named(Some(row.get::<_, Act>(7)?.name().to_owned())),
            VoiceGrouping::Relay => {
                let speaker: Option<String> = row.get(7)?;
                let relay = text_index::pieces_of(&self.connection, said.id, "relay")?;
                named(Some(format!("{relay} → {}", speaker.as_deref().unwrap_or("nobody named"))))
            }
        })
    }
}

/// The columns of a [`Spoken`], at the front of each row.
const SPOKEN: &str =
    "quotation.id, quotation.words, quotation.words_key, quotation.kind, article.id, published";

const IS_RELAYED: &str = "EXISTS (SELECT 1 FROM quotation_span
    WHERE quotation_id = quotation.id AND role = 'relay')";

/// Returns the SQL for the column that a grouping needs besides those of a [`Spoken`].
fn column(grouping: VoiceGrouping) -> &'static str {
    match grouping {
        VoiceGrouping::Speaker | VoiceGrouping::Relay => {
            "(SELECT name FROM speaker WHERE speaker.id = speaker_id)"
        }
        VoiceGrouping::Type => "(SELECT kind FROM speaker WHERE speaker.id = speaker_id)",
        VoiceGrouping::Outlet => "outlet",
        VoiceGrouping::Act => "act",
        VoiceGrouping::Month | VoiceGrouping::Kind => "NULL",
    }
}
