//! Tells nouns that were once for men only from those that show a man.

/// Returns true for a noun that looks like one for men only, and is used of women as well:
/// "chairman", "actor".
pub(in crate::quotes::speakers) fn is_of_either_gender(noun: &str) -> bool {
    noun.len() > "human".len() && noun.ends_with("man") && !noun.ends_with("woman")
        || matches!(noun, "actor" | "lord")
}
