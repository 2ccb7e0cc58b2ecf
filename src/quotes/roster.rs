//! Whether the speakers of two texts are the same one.

use crate::quotes::Speaker;

/// Folded keys under which a speaker of another text is looked up.
pub fn look_up_keys(speaker: &Speaker) -> Vec<String> {
    vec![speaker.name.to_lowercase()]
}

/// Which of `known` the speaker is.
pub fn identify(speaker: &Speaker, known: &[Speaker]) -> Option<usize> {
    let name = speaker.name.to_lowercase();
    known.iter().position(|other| other.kind == speaker.kind && other.name.to_lowercase() == name)
}

/// Adds to `known` what `other` says of the same speaker.
pub fn merge(known: &mut Speaker, other: &Speaker) {
    let own = &mut known.aliases;
    own.extend(other.aliases.iter().cloned());
    own.sort_unstable();
    own.dedup();
    known.roles.extend(other.roles.iter().cloned());
    known.roles.sort_unstable();
    known.roles.dedup();
}
