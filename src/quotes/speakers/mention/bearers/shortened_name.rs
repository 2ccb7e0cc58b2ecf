//! Recognizes first names that are written with some of their letters: "Mohd. Rangan", "Wm. Marsh",
//! "Ch. Rangan".

/// Returns true for some letters of a first name; a stop follows them.
pub(in crate::quotes::speakers) fn is_shortened_name(word: &str) -> bool {
    matches!(
        word,
        "Abd"
            | "Ch"
            | "Chas"
            | "Chr"
            | "Geo"
            | "Jas"
            | "Kh"
            | "Ma"
            | "Md"
            | "Mohd"
            | "Muhd"
            | "Ph"
            | "Sk"
            | "Th"
            | "Thos"
            | "Wm"
    )
}
