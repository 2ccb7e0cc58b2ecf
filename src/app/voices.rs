//! Counts who is quoted: how often, with how many words, from when to when.
//!
//! A wire story stands in many papers. So the same words of the same speaker count once, wherever
//! they stand, unless each time is asked for; of outlets and months, each counts them once for itself; fewer words than five can be the same by chance.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::app::AppError;
use crate::app::Desk;
use crate::library::ArticleId;
use crate::library::ListedQuotation;
use crate::library::QuotationQuery;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Acts;
use crate::quotes::Kind;
use crate::text::fold;

/// The number of quotations that are asked for at a time.
const PAGE: usize = 1000;

/// The smallest number of words at which the same words count once.
const SAME_WORDS: usize = 5;

/// What quotations are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoiceGrouping {
    /// The speaker.
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
}

/// What is counted of one speaker, outlet, month or whatever quotations are put together by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
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

/// A voice while it is counted.
#[derive(Default)]
struct Counted {
    name: Option<String>,
    quotations: usize,
    words: usize,
    direct_words: usize,
    articles: HashSet<ArticleId>,
    first: Option<String>,
    last: Option<String>,
}

/// Counts the quotations that match a query; those with most quotations come first.
///
/// # Errors
///
/// If the library cannot be read.
pub fn voices(
    desk: &Desk,
    query: &QuotationQuery,
    grouping: VoiceGrouping,
    every: bool,
) -> Result<Vec<Voice>, AppError> {
    let types = match grouping {
        VoiceGrouping::Type => speaker_types(desk)?,
        _ => HashMap::new(),
    };
    let mut counted: HashMap<String, Counted> = HashMap::new();
    let mut known: HashSet<(String, Option<SpeakerId>, String)> = HashSet::new();
    let mut first = 0;
    loop {
        let page = desk.quotations(query, Window { first, len: PAGE })?.rows;
        for said in &page {
            let (key, name) = group_of(said, grouping, &types);
            let words = fold::key(&said.words);
            let number = number_of_words(&words);
            let mut is_first = || known.insert((key.clone(), said.speaker, only_letters(&words)));
            let is_new = every || number < SAME_WORDS || is_first();
            let counted = counted.entry(key).or_default();
            counted.name = name;
            counted.count(said, number, is_new);
        }
        if page.len() < PAGE {
            break;
        }
        first += PAGE;
    }
    let mut voices: Vec<Voice> = counted.into_values().map(Counted::voice).collect();
    voices.sort_by(|a, b| b.quotations.cmp(&a.quotations).then_with(|| a.name.cmp(&b.name)));
    Ok(voices)
}

impl Counted {
    /// Counts a quotation; one whose words were counted before counts only its article and day.
    fn count(&mut self, said: &ListedQuotation, words: usize, is_new: bool) {
        if is_new {
            self.quotations += 1;
            self.words += words;
            self.direct_words += if said.kind == Kind::Direct { words } else { 0 };
        }
        self.articles.insert(said.article);
        let Some(day) = said.published.as_deref().and_then(|date| date.get(..10)) else { return };
        if self.first.as_deref().is_none_or(|first| day < first) {
            self.first = Some(day.to_owned());
        }
        if self.last.as_deref().is_none_or(|last| day > last) {
            self.last = Some(day.to_owned());
        }
    }

    fn voice(self) -> Voice {
        Voice {
            name: self.name,
            quotations: self.quotations,
            words: self.words,
            direct_words: self.direct_words,
            articles: self.articles.len(),
            first: self.first,
            last: self.last,
        }
    }
}

/// Returns what a quotation is put together by, and its name. Two speakers of one name stay apart.
fn group_of(
    said: &ListedQuotation,
    grouping: VoiceGrouping,
    types: &HashMap<SpeakerId, &'static str>,
) -> (String, Option<String>) {
    let named = |name: Option<String>| (name.clone().unwrap_or_default(), name);
    match grouping {
        VoiceGrouping::Speaker => {
            let key = said.speaker.map(|id| id.0.to_string()).unwrap_or_default();
            (key, said.name.clone())
        }
        VoiceGrouping::Type => {
            let kind = said.speaker.and_then(|id| types.get(&id));
            named(kind.map(|&kind| kind.to_owned()))
        }
        VoiceGrouping::Outlet => {
            let key = said.outlet.as_deref().map(fold::key).unwrap_or_default();
            (key, said.outlet.clone())
        }
        VoiceGrouping::Month => {
            named(said.published.as_deref().and_then(|date| date.get(..7)).map(str::to_owned))
        }
        VoiceGrouping::Kind => named(Some(said.kind.name().to_owned())),
        VoiceGrouping::Act => named(Some(said.act.name().to_owned())),
    }
}

fn speaker_types(desk: &Desk) -> Result<HashMap<SpeakerId, &'static str>, AppError> {
    let mut types = HashMap::new();
    loop {
        let window = Window { first: types.len(), len: PAGE };
        let page = desk.speakers_with(Scope::Library, window, Acts::ALL)?.rows;
        let number = page.len();
        types.extend(page.into_iter().map(|row| (row.id, row.kind.name())));
        if number < PAGE {
            return Ok(types);
        }
    }
}

/// Returns the number of words: runs of characters that hold a letter or a digit.
fn number_of_words(words: &str) -> usize {
    words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn only_letters(words: &str) -> String {
    words.chars().filter(|char| char.is_alphanumeric()).collect()
}
