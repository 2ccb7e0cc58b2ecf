//! Counts quotations that are put together by something, the same words once.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::collections::HashSet;

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;

use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::quotations::voices::Voice;
use crate::library::quotations::voices::words;
use crate::library::search::text_index;
use crate::quotes::Act;
use crate::quotes::Kind;

/// What is counted of one quotation.
pub(super) struct Spoken {
    pub(super) id: i64,
    pub(super) kind: Kind,
    pub(super) act: Act,
    pub(super) speaker: Option<SpeakerId>,
    /// The outlet of its article.
    pub(super) outlet: Option<String>,
    /// The day of its article, ISO 8601.
    pub(super) day: Option<String>,
    words: usize,
    /// The same for all quotations with these words, if they are enough to say anything.
    words_key: Option<i64>,
    article: ArticleId,
}

impl Spoken {
    /// Reads the first columns of a row. Words that were not counted when the quotation was filed
    /// are counted now.
    pub(super) fn read(
        connection: &Connection,
        row: &Row<'_>,
        text: &mut LastText,
    ) -> Result<Self, LibraryError> {
        let (id, article) = (row.get(0)?, row.get(4)?);
        let (words, words_key) = match row.get(1)? {
            Some(words) => (words, row.get(2)?),
            None => text.count_words(connection, id, article)?,
        };
        let published: Option<String> = row.get(5)?;
        let day = published.as_deref().and_then(|date| date.get(..10)).map(str::to_owned);
        Ok(Spoken {
            id,
            kind: row.get(3)?,
            act: row.get(8)?,
            speaker: row.get(6)?,
            outlet: row.get(7)?,
            day,
            words,
            words_key,
            article,
        })
    }
}

/// The text that words were last counted in: quotations of one article come together.
#[derive(Default)]
pub(super) struct LastText(Option<(ArticleId, String)>);

impl LastText {
    /// Counts the words of a quotation as they stand in the text of its article.
    pub(super) fn count_words(
        &mut self,
        connection: &Connection,
        quotation: i64,
        article: ArticleId,
    ) -> Result<(usize, Option<i64>), LibraryError> {
        if self.0.as_ref().is_none_or(|(of, _)| *of != article) {
            let text: Option<String> = connection
                .prepare_cached("SELECT text FROM article_text WHERE article_id = ?1")?
                .query_row([article], |row| row.get(0))
                .optional()?;
            self.0 = Some((article, text.unwrap_or_default()));
        }
        let text = self.0.as_ref().map_or("", |(_, text)| text);
        let content = text_index::content(connection, quotation, text)?;
        Ok(words::counted(&text_index::words_of(text, &content)))
    }
}

/// Puts the voice with more quotations first, else the one whose name comes first.
pub(super) fn in_order(a: &Voice, b: &Voice) -> Ordering {
    let order = b.quotations.cmp(&a.quotations).then_with(|| a.name.cmp(&b.name));
    order.then_with(|| a.speaker.cmp(&b.speaker))
}

/// What one group of quotations has in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum GroupKey {
    Speaker(Option<SpeakerId>),
    Name(String),
    Nameless,
}

/// The voices while they are counted.
pub(super) struct Counter {
    /// True if the same words count each time.
    every: bool,
    groups: HashMap<GroupKey, (Voice, HashSet<ArticleId>)>,
    /// The words of each group that were counted.
    counted: HashSet<(GroupKey, Option<SpeakerId>, i64)>,
}

impl Counter {
    pub(super) fn new(every: bool) -> Self {
        Counter { every, groups: HashMap::new(), counted: HashSet::new() }
    }

    /// Counts a quotation in its group. One whose words its speaker was counted with before adds
    /// only its article and its day.
    pub(super) fn count(&mut self, key: GroupKey, name: Option<String>, said: &Spoken) {
        let is_new = match said.words_key {
            Some(words) if !self.every => self.counted.insert((key.clone(), said.speaker, words)),
            _ => true,
        };
        let speaker = if let GroupKey::Speaker(speaker) = key { speaker } else { None };
        let (voice, articles) = self
            .groups
            .entry(key)
            .or_insert_with(|| (Voice { speaker, name, ..Voice::default() }, HashSet::new()));
        if is_new {
            voice.quotations += 1;
            voice.words += said.words;
            voice.direct_words += if said.kind == Kind::Direct { said.words } else { 0 };
        }
        articles.insert(said.article);
        let Some(day) = &said.day else { return };
        if voice.first.as_ref().is_none_or(|first| day < first) {
            voice.first = Some(day.clone());
        }
        if voice.last.as_ref().is_none_or(|last| day > last) {
            voice.last = Some(day.clone());
        }
    }

    /// Returns the key and the numbers of each group.
    pub(super) fn groups(self) -> impl Iterator<Item = (GroupKey, Voice)> {
        self.groups.into_iter().map(|(key, (voice, _))| (key, voice))
    }

    /// Returns the voices, those with most quotations first, then by name.
    pub(super) fn voices(self) -> Vec<Voice> {
        let counted = self.groups.into_values();
        let mut voices: Vec<Voice> =
            counted.map(|(voice, articles)| Voice { articles: articles.len(), ..voice }).collect();
        voices.sort_by(in_order);
        voices
    }
}
