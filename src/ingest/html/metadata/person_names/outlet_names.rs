//! Tells the names of outlets and agencies from those of people.

/// Removes what stands behind a full stop after what `is_name`: the outlet in "Ann Lee. Lamp
/// International".
pub(super) fn without_outlet(said: &str, is_name: impl Fn(&str) -> bool) -> &str {
    let ends = |at: &usize| {
        let before = &said[..*at];
        before.ends_with(char::is_lowercase) && !before.contains(',') && is_name(before)
    };
    let end = said.match_indices(". ").map(|(at, _)| at).find(ends);
    end.map_or(said, |end| &said[..end])
}

/// Words with which the name of an outlet or agency ends.
const LAST: [&str; 19] = [
    "media",
    "news",
    "agency",
    "images",
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
    "group",
    "tv",
    "wire",
    "reuters",
    "broadcasting",
];

/// Words with which it ends that are surnames too: "Daily Harbour Post", but Emily Post.
const LAST_OF_THREE: [&str; 6] = ["press", "times", "post", "service", "today", "globe"];

/// Tells whether a name is one of an outlet or an agency rather than of a person.
pub(crate) fn is_body(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let words = name.split_whitespace().count();
    let is_address = last.trim_end_matches('.').contains('.') && words > 0;
    LAST.contains(&last.as_str())
        || words > 2 && LAST_OF_THREE.contains(&last.as_str())
        || is_address && last.len() > 4
}
