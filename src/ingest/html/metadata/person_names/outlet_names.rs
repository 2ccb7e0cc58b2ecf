//! Tells the names of outlets and agencies from those of people.

use crate::ingest::html::metadata::person_names::bare;
use crate::ingest::html::metadata::person_names::looks_like_name;

/// The fewest letters of a word before a full stop that is no abbreviation.
const SHORTEST_SURNAME: usize = 3;

/// Removes what stands behind a bar or a full stop after the names: the outlet in "Ann Lee | Lamp
/// Media" and "Ann Lee. Lamp International".
pub(super) fn without_outlet(said: &str) -> &str {
    let of_bar = said.split(" | ").find(|part| bare(part).is_some_and(looks_like_name));
    let said = of_bar.unwrap_or(said);
    let ends = |at: &usize| {
        let word = said[..*at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() >= SHORTEST_SURNAME && word.ends_with(char::is_lowercase)
    };
    let end = said.match_indices(". ").map(|(at, _)| at).find(ends);
    end.map_or(said, |end| &said[..end])
}

/// Tells whether a name is one of an outlet or an agency rather than of a person.
pub(in crate::ingest::html::metadata) fn is_body(name: &str) -> bool {
    const LAST: [&str; 24] = [
        "media",
        "news",
        "press",
        "times",
        "post",
        "agency",
        "images",
        "service",
        "services",
        "network",
        "radio",
        "magazine",
        "journal",
        "tribune",
        "gazette",
        "herald",
        "online",
        "international",
        "today",
        "group",
        "tv",
        "wire",
        "associated",
        "reuters",
    ];
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    LAST.contains(&last.as_str()) || last.contains('.') && last.trim_end_matches('.').contains('.')
}
