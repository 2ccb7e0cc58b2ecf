//! Parses the small language in which articles are searched for.
//!
//! ```text
//! ferry "peace talks" speaker:okafor said:dawn kind:direct act:said after:2025-06 -is:starred
//! note:"ask the mayor" is:disputed trade*
//! ```
//!
//! A word is a whole word; with an asterisk at its end it is the beginning of one. What is still being
//! typed ([`parse_unfinished`]) may break off within a word.
//!
//! [`parse`] is pure: it takes names as they are typed, and the desk looks up who they are. Errors
//! name their remedy, because the user sees them while typing.

#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

use crate::library::Check;
use crate::quotes::Act;
use crate::quotes::Kind;

/// A search, whose terms all have to match.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Search {
    /// The terms, each with whether it is wanted. Never empty.
    terms: Vec<(Term, bool)>,
}

impl Search {
    /// Returns the terms that have to match.
    pub fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|(_, is_wanted)| *is_wanted).map(|(term, _)| term)
    }

    /// Tells whether it asks for quotations, and not for articles alone.
    pub fn asks_of_quotations(&self) -> bool {
        self.wanted().any(Term::is_of_quotation)
    }

    /// Tells whether it asks for words that are not said to be beginnings.
    pub fn has_whole_words(&self) -> bool {
        self.wanted()
            .any(|term| matches!(term, Term::Word(word) | Term::Said(word) if !word.ends_with('*')))
    }

    /// Returns the search for what matches both.
    #[must_use]
    pub fn and(&self, other: &Search) -> Search {
        Search { terms: [&self.terms[..], &other.terms[..]].concat() }
    }

    /// Returns the terms that must not match.
    pub fn unwanted(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|(_, is_wanted)| !*is_wanted).map(|(term, _)| term)
    }
}

/// A single condition of a search.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Term {
    /// The word is in the title or the text; with an asterisk at its end, a word that begins so.
    Word(String),
    /// The words follow one another in the title or the text.
    Phrase(String),
    /// The word is in a quotation; with an asterisk at its end, a word that begins so.
    Said(String),
    /// The words follow one another in a quotation.
    SaidPhrase(String),
    /// The article quotes somebody whose name is or begins like this.
    Speaker(String),
    /// The article's outlet has a name that is or begins like this.
    Outlet(String),
    /// The article has a quotation of this kind.
    Kind(Kind),
    /// A quotation reports such an act; of several of these terms, one is enough.
    Act(Act),
    /// The article is from before this day.
    Before(String),
    /// The article is from this day or later.
    After(String),
    /// The article is unread.
    Unread,
    /// The article is read.
    Read,
    /// The article is starred.
    Starred,
    /// The article had another text before.
    Changed,
    /// Of the article there is only what a feed says of it.
    Summary,
    /// The user's verdict on a quotation is this; of several of these terms, one is enough.
    Check(Check),
    /// The user's note on a quotation has this text.
    Note(String),
    /// The user corrected or added a quotation.
    Corrected,
    /// A quotation has no speaker, named or described.
    Unattributed,
    /// A quotation, and whose it is, is at least so many hundredths sure.
    Sure(u8),
}

impl Term {
    /// Tells whether it is a condition on one quotation.
    pub fn is_of_quotation(&self) -> bool {
        matches!(
            self,
            Term::Speaker(_)
                | Term::Said(_)
                | Term::SaidPhrase(_)
                | Term::Kind(_)
                | Term::Act(_)
                | Term::Check(_)
                | Term::Note(_)
                | Term::Corrected
                | Term::Unattributed
                | Term::Sure(_)
        )
    }
}

/// The fields that can stand before a colon, in the order in which they are offered.
pub const FIELDS: [&str; 10] =
    ["speaker", "said", "kind", "act", "outlet", "before", "after", "is", "note", "sure"];

/// The values that can stand after `is:`.
pub const MARKS: [&str; 9] = [
    "unread",
    "starred",
    "read",
    "changed",
    "summary",
    "checked",
    "disputed",
    "corrected",
    "unattributed",
];

/// The errors in a search.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// The field does not exist.
    #[error("there is no field {0}: – write it in quotes to find it, or use {fields}", fields = Fields)]
    UnknownField(String),
    /// The value after the colon is missing, maybe only so far.
    #[error("{field}: wants {wants} after it", wants = example(field))]
    NoValue {
        /// The name of the field.
        field: String,
    },
    /// The term has no letter and no digit.
    #[error("there is no word in {0}: write one, articles are found by their words")]
    NoWord(String),
    /// A quotation mark is not closed.
    #[error("a quotation mark is open: close it with \"")]
    Unclosed,
    /// The value is not a date.
    #[error("{0} is no date: write 2025, 2025-06 or 2025-06-30")]
    NoDate(String),
    /// The value is not a kind of quotation.
    #[error("there is no kind {0}: write direct, mixed or indirect")]
    NoKind(String),
    /// The value is not an act.
    #[error("there is no act {0}: write said, topic, thought or none")]
    NoAct(String),
    /// The value is not a mark of an article or a quotation.
    #[error("nothing is {0}: write is: and one of {marks}", marks = MARKS.join(", "))]
    NoMark(String),
    /// The value is not a number of hundredths.
    #[error("{0} is no percentage: write a number from 0 to 100")]
    NoShare(String),
    /// A term stands there twice of which an article has only one.
    #[error("{0}: stands there twice: take one away")]
    Twice(&'static str),
}

impl SearchError {
    /// Tells whether further typing may correct the error, so that it need not be reported yet.
    pub fn is_unfinished(&self) -> bool {
        matches!(self, Self::NoValue { .. } | Self::NoWord(_) | Self::Unclosed)
    }
}

/// Parses what was typed; `None` where nothing is searched for.
pub fn parse(typed: &str) -> Result<Option<Search>, SearchError> {
    let mut terms: Vec<(Term, bool)> = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let (is_wanted, after) = match rest.strip_prefix('-') {
            Some(after) => (false, after),
            None => (true, rest),
        };
        let (field, after) = field(after)?;
        let (value, is_phrase, after) = value(after)?;
        if let Some(term) = term(field, value, is_phrase)? {
            let is_kind =
                |(term, is_wanted): &(Term, bool)| *is_wanted && matches!(term, Term::Kind(_));
            terms.push((term, is_wanted));
            if terms.iter().filter(|term| is_kind(term)).count() > 1 {
                return Err(SearchError::Twice("kind"));
            }
        }
        rest = after.trim_start();
    }
    Ok((!terms.is_empty()).then_some(Search { terms }))
}

/// Parses what is still being typed: the last word that is wanted may be the beginning of one.
pub fn parse_unfinished(typed: &str) -> Result<Option<Search>, SearchError> {
    let mut search = parse(typed)?;
    let last = search.as_mut().and_then(|search| search.terms.last_mut());
    if let Some((Term::Word(word) | Term::Said(word), true)) = last
        && typed.ends_with(word.as_str())
        && !word.ends_with('*')
    {
        word.push('*');
    }
    Ok(search)
}

/// Splits off the field that `rest` begins with; returns it and what follows its colon.
fn field(rest: &str) -> Result<(Option<&'static str>, &str), SearchError> {
    let Some((name, after)) = rest.split_once(':') else { return Ok((None, rest)) };
    if name.is_empty() || !name.chars().all(char::is_alphabetic) {
        return Ok((None, rest));
    }
    let known = FIELDS.into_iter().find(|known| name.eq_ignore_ascii_case(known));
    match known {
        Some(known) => Ok((Some(known), after)),
        None => Err(SearchError::UnknownField(name.to_owned())),
    }
}

/// Splits off the value that `rest` begins with; returns it, whether it is in quotation marks, and
/// what follows it.
fn value(rest: &str) -> Result<(&str, bool, &str), SearchError> {
    if let Some(quoted) = rest.strip_prefix(['"', '“', '”']) {
        let (inside, after) = quoted.split_once(['"', '“', '”']).ok_or(SearchError::Unclosed)?;
        return Ok((inside.trim(), true, after));
    }
    let end = rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
    Ok((&rest[..end], false, &rest[end..]))
}

fn term(
    field: Option<&'static str>,
    value: &str,
    is_phrase: bool,
) -> Result<Option<Term>, SearchError> {
    let owned = value.to_owned();
    if let Some(field) = field
        && !value.chars().any(char::is_alphanumeric)
    {
        return Err(SearchError::NoValue { field: field.to_owned() });
    }
    Ok(Some(match field {
        // A single dash and the like search for nothing.
        None if value.chars().all(is_mark) => return Ok(None),
        None if !value.chars().any(char::is_alphanumeric) => {
            return Err(SearchError::NoWord(owned));
        }
        None if is_phrase => Term::Phrase(owned),
        None => Term::Word(owned),
        Some("speaker") => Term::Speaker(owned),
        Some("said") if is_phrase => Term::SaidPhrase(owned),
        Some("said") => Term::Said(owned),
        Some("outlet") => Term::Outlet(owned),
        Some("kind") => {
            Term::Kind(Kind::from_name(&value.to_lowercase()).ok_or(SearchError::NoKind(owned))?)
        }
        Some("act") => {
            Term::Act(Act::from_name(&value.to_lowercase()).ok_or(SearchError::NoAct(owned))?)
        }
        Some("before") => Term::Before(date(value)?),
        Some("after") => Term::After(date(value)?),
        Some("note") => Term::Note(owned),
        Some("sure") => {
            let number = value.strip_suffix('%').unwrap_or(value).parse().ok();
            let number = number.filter(|number| *number <= 100);
            Term::Sure(number.ok_or(SearchError::NoShare(owned))?)
        }
        Some(_) => match value.to_lowercase().as_str() {
            "unread" => Term::Unread,
            "read" => Term::Read,
            "starred" => Term::Starred,
            "changed" => Term::Changed,
            "summary" => Term::Summary,
            "checked" => Term::Check(Check::Checked),
            "disputed" => Term::Check(Check::Disputed),
            "corrected" => Term::Corrected,
            "unattributed" => Term::Unattributed,
            _ => return Err(SearchError::NoMark(owned)),
        },
    }))
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '–' | '—' | '…' | '‘' | '’' | '“' | '”')
}

/// Parses a year, a month or a day, which has to exist.
///
/// # Errors
///
/// [`SearchError::NoDate`].
pub fn date(value: &str) -> Result<String, SearchError> {
    let mut parts = value.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    let pieces = value.matches('-').count() + 1;
    let is_date = pieces <= 3
        && number(4).is_some_and(|year| {
            let month = if pieces < 2 { Some(1) } else { number(2) };
            let day = if pieces < 3 { Some(1) } else { number(2) };
            month.zip(day).is_some_and(|(month, day)| exists(year, month, day))
        });
    if is_date { Ok(value.to_owned()) } else { Err(SearchError::NoDate(value.to_owned())) }
}

/// Tells whether there is such a day.
fn exists(year: u32, month: u32, day: u32) -> bool {
    let (Ok(year), Ok(month), Ok(day)) = (year.try_into(), month.try_into(), day.try_into()) else {
        return false;
    };
    Date::new(year, month, day).is_ok()
}

/// Returns in words what can follow a field.
fn example(field: &str) -> &'static str {
    match field {
        "speaker" => "a name",
        "said" => "a word, \"some words\" or beginn*",
        "kind" => "direct, mixed or indirect",
        "act" => "said, topic, thought or none",
        "outlet" => "the name of an outlet",
        "is" => "a mark, as unread or disputed",
        "note" => "a word of a note of yours",
        "sure" => "a number from 0 to 100",
        _ => "a date, as 2025-06-30",
    }
}

/// The fields as they are written.
struct Fields;

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, field) in FIELDS.iter().enumerate() {
            write!(f, "{}{field}:", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}
