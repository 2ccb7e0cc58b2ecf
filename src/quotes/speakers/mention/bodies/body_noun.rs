//! Tells nouns that head the names of bodies, so that "the Council" is Norvik Council where the
//! text has one.

/// Nouns for a body that name none by themselves; sorted.
const NOUNS: [&str; 52] = [
    "academy",
    "administration",
    "agency",
    "alliance",
    "assembly",
    "association",
    "authority",
    "bank",
    "bench",
    "board",
    "bureau",
    "center",
    "centre",
    "club",
    "co-operative",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "confederation",
    "consortium",
    "cooperative",
    "corporation",
    "council",
    "court",
    "department",
    "embassy",
    "federation",
    "fellowship",
    "foundation",
    "fund",
    "government",
    "group",
    "guild",
    "hospital",
    "institute",
    "institution",
    "league",
    "ministry",
    "office",
    "organisation",
    "organization",
    "pac",
    "panel",
    "party",
    "society",
    "syndicate",
    "tribunal",
    "trust",
    "union",
    "university",
];

/// Nouns that head the names of newspapers; sorted.
const PAPERS: [&str; 15] = [
    "chronicle",
    "examiner",
    "express",
    "gazette",
    "globe",
    "herald",
    "journal",
    "mail",
    "mirror",
    "observer",
    "post",
    "sun",
    "telegraph",
    "times",
    "tribune",
];

/// Returns true for a noun that names no body by itself: "the Council".
pub(in crate::quotes::speakers) fn is_noun_for_body(word: &str) -> bool {
    NOUNS.binary_search(&word).is_ok()
}

/// Returns true for the words of "PAC" and "Super PAC", which name no body, wherever they stand.
pub(in crate::quotes::speakers) fn are_kind_of_body(words: &[String]) -> bool {
    let [kind @ .., noun] = words else { return false };
    noun == "pac" && kind.iter().all(|word| word == "super")
}

/// Returns true for a noun that is short for the name of a body: "the Council", "the Post".
pub(in crate::quotes::speakers) fn shortens_body(word: &str) -> bool {
    is_noun_for_body(word) || is_paper(word)
}

/// Returns true for a noun that heads the names of newspapers: "Times".
pub(in crate::quotes::speakers) fn is_paper(word: &str) -> bool {
    PAPERS.binary_search(&word).is_ok()
}

/// Returns the noun in the name of a body that says what it is: "committee" in "Committee for Safer
/// Roads", "council" in "Norvik Council".
pub(in crate::quotes::speakers) fn head_of(words: &[String]) -> Option<&str> {
    let joins = |word: &String| matches!(word.as_str(), "of" | "for" | "on" | "to" | "in");
    let end = words.iter().position(joins).unwrap_or(words.len());
    words[..end].last().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::NOUNS;
    use super::PAPERS;

    #[test]
    fn nouns_are_sorted_for_the_search() {
        assert!(NOUNS.is_sorted() && PAPERS.is_sorted());
    }
}
