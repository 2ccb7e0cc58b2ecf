//! Takes names of people out of what is said of the authors: "By Ann Lee, Political Editor | 5 min".

mod outlet_names;
#[cfg(test)]
mod tests;

use crate::ingest::html::metadata::person_names::outlet_names::without_outlet;
use crate::ingest::moment;

pub(super) use outlet_names::is_body;

/// The most characters of what is said.
const LONGEST: usize = 300;

/// The most characters of a name, and the most words.
const LONGEST_NAME: usize = 60;
const MOST_WORDS: usize = 6;

/// What stands before a name. "Di Stefano" and "Von Braun" are names: a short word counts only in
/// lower case, or where nothing else says that this is a byline.
const BEFORE: [&str; 24] = [
    "view all posts by ",
    "see all posts by ",
    "all posts by ",
    "posts by ",
    "articles by ",
    "more by ",
    "more from ",
    "written by ",
    "reported by ",
    "posted by ",
    "published by ",
    "words by ",
    "story by ",
    "text by ",
    "analysis by ",
    "opinion by ",
    "by ",
    "von ",
    "par ",
    "di ",
    "por ",
    "door ",
    "av ",
    "af ",
];

/// What stands between a name and what is said of somebody else or something else.
const BETWEEN: [&str; 16] = [
    " and ", " & ", " und ", " et ", " y ", " och ", " en ", " и ", ", ", "; ", " | ", " • ",
    " · ", " — ", " – ", " / ",
];

/// What stands after a name.
const AFTER: [&str; 12] = [
    " updated ",
    " published ",
    " posted ",
    " on ",
    " in ",
    " for ",
    " at ",
    " from ",
    " special to ",
    " is ",
    " - ",
    " (",
];

/// Words that no name has; a part with one of them says what somebody does, or leads elsewhere.
const NO_NAMES: [&str; 69] = [
    "reporter",
    "reporters",
    "editor",
    "editors",
    "writer",
    "writers",
    "correspondent",
    "staff",
    "columnist",
    "contributor",
    "contributors",
    "contributing",
    "journalist",
    "producer",
    "desk",
    "newsroom",
    "team",
    "bureau",
    "chief",
    "senior",
    "political",
    "freelance",
    "freelancer",
    "director",
    "redaktion",
    "redaktionen",
    "redakteur",
    "redakteurin",
    "redacción",
    "redaccion",
    "rédaction",
    "redazione",
    "redação",
    "redactie",
    "see",
    "view",
    "full",
    "bio",
    "more",
    "read",
    "posts",
    "article",
    "articles",
    "author",
    "authors",
    "profile",
    "comments",
    "comment",
    "follow",
    "share",
    "email",
    "copy",
    "url",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "reddit",
    "newsletter",
    "subscribe",
    "updated",
    "published",
    "posted",
    "min",
    "minutes",
    "ago",
    "today",
    "yesterday",
    "anonymous",
];

/// What stands in the place of a name and is none.
const NOBODY: [&str; 17] = [
    "admin",
    "administrator",
    "author",
    "staff",
    "by",
    "editor",
    "unknown",
    "null",
    "none",
    "no author",
    "undefined",
    "guest",
    "anonymous",
    "n/a",
    "webmaster",
    "user",
    "default",
];

/// Labels of those who made the pictures.
const PICTURES: [&str; 11] = [
    "photo",
    "foto",
    "picture",
    "image",
    "illustration",
    "graphic",
    "graphics",
    "video",
    "bild",
    "фото",
    "copyright",
];

/// How sure it is that a text holds names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The page states the authors there, for programs: whatever is no role is a name.
    Stated,
    /// The page shows the text near its head: only what looks like a name is one.
    Shown,
}

/// Returns the names in what is said, each once.
pub(super) fn names(said: &str, trust: Trust) -> Vec<String> {
    let said = &said[..said.floor_char_boundary(4 * LONGEST)];
    let said = without_label(said.trim());
    let mut names: Vec<String> = Vec::new();
    let Some(said) = said.filter(|said| said.chars().count() <= LONGEST) else { return names };
    let mut doubtful = None;
    let said = if trust == Trust::Stated { without_outlet(said, looks_like_name) } else { said };
    for part in parts(without_start(said)) {
        let Some(name) = bare(part) else { continue };
        if looks_like_name(name) || trust == Trust::Stated && may_be_name(name) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        } else if trust == Trust::Stated && doubtful.is_none() && may_write_together(name) {
            // "Reuters Staff" will do where there is nobody else.
            doubtful = Some(name.to_owned());
        }
    }
    // "Ann Lee, Lamp.com" and "Harbour News | Ann Lee" name one person.
    let is_person = |name: &String| name.contains(' ') && !is_body(name);
    let is_uncased = |name: &String| !name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    if trust == Trust::Stated && names.iter().any(is_person) {
        names.retain(|name| is_person(name) || is_uncased(name));
    }
    if names.is_empty() { doubtful.into_iter().collect() } else { names }
}

/// Returns the name as it is read: "Lee, Ann" becomes "Ann Lee".
pub(crate) fn turned(name: &str) -> String {
    match name.trim().split_once(", ") {
        Some((family, given)) if !given.contains(", ") => format!("{given} {family}"),
        _ => name.trim().to_owned(),
    }
}

/// Removes a label in whatever language: "Text: Ann Lee". Returns `None` where it is a label of
/// pictures.
fn without_label(said: &str) -> Option<&str> {
    let lower = said.to_lowercase();
    let of_picture = PICTURES.iter().any(|picture| {
        lower.strip_prefix(picture).is_some_and(|rest| {
            rest.starts_with([':', 's']) || rest.starts_with(" by ") || rest.starts_with(" credit")
        })
    });
    if of_picture {
        return None;
    }
    let label = said.split_once(": ").filter(|(label, _)| label.split(' ').count() <= 3);
    Some(label.map_or(said, |(_, names)| names.trim()))
}

/// Removes the words before the names, which may come one after another.
fn without_start(said: &str) -> &str {
    let mut names = said;
    for _ in 0..3 {
        let start = BEFORE.iter().find(|start| {
            names.get(..start.len()).is_some_and(|head| {
                head.eq_ignore_ascii_case(start)
                    && (start.ends_with("by ")
                        || start.len() > 5
                        || head.starts_with(char::is_lowercase))
            })
        });
        let Some(start) = start else { break };
        names = names[start.len()..].trim_start();
    }
    names
}

/// Splits what is said at what stands between names.
fn parts(said: &str) -> Vec<&str> {
    let mut parts = vec![said];
    for between in BETWEEN {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    parts
}

/// Removes from a part what is no letter of a name, and what follows the name.
fn bare(part: &str) -> Option<&str> {
    let mut name = without_start(without_label(part.trim())?);
    let lower = name.to_lowercase();
    if lower.len() == name.len() {
        let end = AFTER.iter().filter_map(|after| lower.find(after)).min();
        // Letters whose small forms are longer or shorter may even out.
        name = end.and_then(|end| name.get(..end)).unwrap_or(name);
    }
    let name = name.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '-' | '|' | '•' | '·' | '*' | '"' | '“' | '”')
    });
    let name = name.strip_prefix("@").map_or(name, |_| "");
    let is_one = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST_NAME
        && !name.contains(|c: char| {
            c.is_ascii_digit() || matches!(c, '@' | '{' | '<' | '/' | '?' | '!' | '=')
        })
        && name.split_whitespace().count() <= MOST_WORDS
        && !NOBODY.contains(&name.to_lowercase().as_str())
        && !is_title(name);
    is_one.then_some(name)
}

/// Tells whether the part is a degree or the like, which stands after a name and a comma.
fn is_title(part: &str) -> bool {
    matches!(
        part.trim_end_matches('.').to_ascii_lowercase().as_str(),
        "jr" | "sr" | "ii" | "iii" | "phd" | "ph.d" | "md" | "m.d" | "mba" | "esq"
    )
}

fn has_role(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| NO_NAMES.contains(&word) || moment::is_weekday(word))
}

/// Tells whether a part that is stated may be a name: it says no role and names no outlet.
fn may_be_name(name: &str) -> bool {
    !has_role(name) && !name.starts_with("The ")
}

/// Words for those who write together.
const DESKS: [&str; 14] = [
    "staff",
    "desk",
    "newsroom",
    "team",
    "bureau",
    "editors",
    "reporters",
    "redaktion",
    "redaktionen",
    "redacción",
    "rédaction",
    "redazione",
    "redação",
    "redactie",
];

/// Tells whether the part names no person but may be all that is told: a desk, or "The Harbourmen".
fn may_write_together(name: &str) -> bool {
    may_be_desk(name) || name.starts_with("The ") && name.split(' ').count() > 2 && !has_role(name)
}

/// Tells whether the part names a desk, such as "Reuters Staff", and is not only a role.
fn may_be_desk(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.len() >= 2
        && words.iter().any(|word| DESKS.contains(&word.as_str()))
        && words.iter().any(|word| !NO_NAMES.contains(&word.as_str()))
}

/// Tells whether a part looks like the name of a person: two to five words with capitals, but for
/// the small words in names. Scripts without capitals tell nothing but their length.
fn looks_like_name(name: &str) -> bool {
    const SMALL: [&str; 17] = [
        "de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "la",
        "le", "el", "al", "bin",
    ];
    if has_role(name) {
        return false;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_uncased = name.chars().all(|c| !c.is_lowercase() && !c.is_uppercase());
    if is_uncased {
        return (2..=12).contains(&name.chars().count());
    }
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    (2..=5).contains(&words.len())
        && words.first().is_some_and(is_capital)
        && words.last().is_some_and(is_capital)
        && words.iter().all(|word| is_capital(word) || SMALL.contains(word))
        && !matches!(words[0], "The" | "Our" | "Your" | "My" | "A" | "An" | "In" | "How" | "Why")
}
