//! Tells nouns for something written, and which of them mean the same thing.

/// The nouns for documents that a body writes rather than a person; sorted.
const DOCUMENTS: [&str; 46] = [
    "ad",
    "advertisement",
    "analysis",
    "announcement",
    "article",
    "audit",
    "brief",
    "budget",
    "bulletin",
    "clip",
    "column",
    "complaint",
    "data",
    "document",
    "editorial",
    "email",
    "essay",
    "estimate",
    "estimates",
    "figures",
    "filing",
    "forecast",
    "indictment",
    "information",
    "lawsuit",
    "memo",
    "message",
    "op-ed",
    "petition",
    "piece",
    "poll",
    "post",
    "release",
    "report",
    "research",
    "review",
    "spot",
    "statement",
    "statistics",
    "study",
    "submission",
    "survey",
    "transcript",
    "tweet",
    "update",
    "video",
];

/// Nouns for the same document, of which a newspaper takes one after the other.
const SAME: [&[&str]; 6] = [
    &["study", "survey"],
    &["analysis", "report", "research", "study"],
    &["poll", "survey"],
    &["ad", "advertisement", "clip", "spot", "video"],
    &["complaint", "filing", "lawsuit", "petition"],
    &["article", "column", "editorial", "essay", "feature", "op-ed", "piece"],
];

/// Returns true for what is mostly published by another than the one whose words it holds.
pub(in crate::quotes::speakers::resolve) fn is_of_others(word: &str) -> bool {
    matches!(
        word,
        "audio"
            | "emails"
            | "e-mails"
            | "footage"
            | "letters"
            | "messages"
            | "photos"
            | "recording"
            | "recordings"
            | "screenshots"
            | "tapes"
            | "texts"
            | "video"
            | "videos"
    )
}

/// Returns true for the participle of a verb for making known what one wrote: "a summary issued by".
pub(in crate::quotes::speakers::resolve) fn issues(participle: &str) -> bool {
    matches!(
        participle,
        "authored"
            | "compiled"
            | "issued"
            | "prepared"
            | "produced"
            | "provided"
            | "published"
            | "released"
            | "written"
    )
}

/// Returns true for the participle of a verb for what another than the author does for a text: "a study
/// backed by".
pub(in crate::quotes::speakers::resolve) fn is_supported(participle: &str) -> bool {
    matches!(participle, "backed" | "endorsed" | "financed" | "funded" | "sponsored" | "supported")
}

/// Returns true if a noun is for something that a body writes.
pub(crate) fn is_document(noun: &str) -> bool {
    DOCUMENTS.binary_search(&noun).is_ok()
}

/// Returns true if a noun is for what somebody writes to somebody: of these, only "a letter from Ines
/// Marsh" tells whose it is.
pub(in crate::quotes::speakers::resolve) fn is_sent_to_one(noun: &str) -> bool {
    matches!(
        noun,
        "documents" | "letter" | "letters" | "note" | "papers" | "reply" | "response" | "text"
    )
}

/// Returns true if a noun is for what a court writes.
pub(in crate::quotes::speakers::resolve) fn is_of_court(noun: &str) -> bool {
    matches!(noun, "ruling" | "judgment" | "judgement" | "verdict")
}

/// Returns true for what somebody else conducts than those who say something in it.
pub(in crate::quotes::speakers::resolve) fn is_poll(noun: &str) -> bool {
    matches!(noun, "poll" | "polls" | "survey" | "surveys" | "census")
}

/// Returns true for a word between the name of a body and "poll" that says what kind it is.
pub(in crate::quotes::speakers::resolve) fn is_kind_of_poll(word: &str) -> bool {
    matches!(word, "national" | "nationwide" | "online" | "opinion" | "statewide" | "tracking")
}

/// Returns true if two nouns are used for the same document.
pub(in crate::quotes::speakers::resolve) fn is_same(word: &str, other: &str) -> bool {
    SAME.iter().any(|same| same.contains(&word) && same.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::DOCUMENTS;

    #[test]
    fn documents_are_sorted_for_the_search() {
        assert!(DOCUMENTS.is_sorted());
    }
}
