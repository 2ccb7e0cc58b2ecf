//! Decides if the speakers of two texts are the same one.
//!
//! Merging two people into one is worse than leaving one as two, which a reader can merge. So first
//! names that conflict are never bridged, a surname alone needs to be the only one known, and a
//! speaker without a name is never the same as another. "Islamabad" and "Pakistan" stay two.

#[cfg(test)]
mod tests;

use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::name;
use crate::text::fold;

/// The largest number of roles kept for a speaker: they are evidence, not a biography.
const MOST_ROLES: usize = 24;

/// The factor by which one bearer of a surname has to be quoted more often than all others
/// together, to be given the surname alone in an article without the rest of the name.
const FAR_MORE: u64 = 10;

/// A known speaker, and how often the library quotes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterEntry {
    /// The speaker.
    pub speaker: Speaker,
    /// The number of their quotations.
    pub quotations: u64,
}

/// Returns the folded keys under which a speaker is filed and looked up. Two speakers that
/// [`identify`] may call the same share a key.
pub fn look_up_keys(speaker: &Speaker) -> Vec<String> {
    let words = name::words(&speaker.name);
    let kind = speaker.kind.name();
    let whole = format!("{kind}:{}", words.join(" "));
    let mut keys = match speaker.kind {
        SpeakerType::Unnamed => Vec::new(),
        SpeakerType::Organization if names_none(&speaker.name) => return Vec::new(),
        SpeakerType::Person if !is_description(&speaker.name) => {
            let from = usize::from(words.len() > 1);
            words[from..].iter().map(|word| format!("{kind}:{}", spelling(word))).collect()
        }
        SpeakerType::Organization if words.len() > 1 => {
            vec![whole, format!("{kind}:{}", name::acronym(&words))]
        }
        SpeakerType::Organization => {
            vec![format!("{kind}:{}", fold::key(&speaker.name).replace('.', ""))]
        }
        SpeakerType::Person | SpeakerType::Place | SpeakerType::Group => vec![whole],
    };
    keys.extend(whole_name(speaker).map(|words| format!("name:{}", words.join(" "))));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Returns the index in `known` of the speaker of another text; `None` for somebody new.
///
/// `known` holds all speakers that share a key with `speaker`, so they alone show if a surname has
/// only one bearer.
pub fn identify(speaker: &Speaker, known: &[RosterEntry]) -> Option<usize> {
    let same_kind = |idx: &usize| known[*idx].speaker.kind == speaker.kind;
    let mut all = (0..known.len()).filter(same_kind);
    let found = match speaker.kind {
        SpeakerType::Unnamed => None,
        SpeakerType::Organization if names_none(&speaker.name) => return None,
        SpeakerType::Person if !is_description(&speaker.name) => person(speaker, known),
        SpeakerType::Organization => all.find(|&idx| same_body(speaker, &known[idx].speaker)),
        SpeakerType::Person | SpeakerType::Place | SpeakerType::Group => {
            all.find(|&idx| fold::key(&known[idx].speaker.name) == fold::key(&speaker.name))
        }
    };
    // One text may take a name for a person's, and the next for a body's.
    found.or_else(|| {
        let whole = whole_name(speaker)?;
        let same = |known: &RosterEntry| {
            whole_name(&known.speaker).as_ref() == Some(&whole)
                && name::same_generation(&known.speaker.name, &speaker.name)
        };
        known.iter().position(same)
    })
}

/// Returns the words of a name that means the same thing whatever its type: all names but those of
/// one word, which may be a person's surname and a place's name.
fn whole_name(speaker: &Speaker) -> Option<Vec<String>> {
    let words = name::words(&speaker.name);
    let named = speaker.kind.is_named() && !is_description(&speaker.name);
    let telling = words.len() > 1 || speaker.kind != SpeakerType::Person;
    (named && telling && !words.is_empty()).then_some(words)
}

/// Adds to `known` what `other` says of the same speaker; [`crate::quotes::speakers::canonical`]
/// decides which of their names they are called by.
pub fn merge(known: &mut Speaker, other: &Speaker) {
    known.aliases.extend(other.aliases.iter().cloned());
    known.aliases.push(other.name.clone());
    known.aliases.sort_unstable();
    known.aliases.dedup();
    known.aliases.retain(|alias| *alias != known.name);
    known.roles.extend(other.roles.iter().cloned());
    known.roles.sort_unstable();
    known.roles.dedup();
    known.roles.truncate(MOST_ROLES);
}

fn person(speaker: &Speaker, known: &[RosterEntry]) -> Option<usize> {
    let words = name::words(&speaker.name);
    let is_person =
        |other: &Speaker| other.kind == SpeakerType::Person && !is_description(&other.name);
    let people = || known.iter().enumerate().filter(|(_, other)| is_person(&other.speaker));
    let full = |other: &RosterEntry| name::words(&other.speaker.name);
    if words.len() == 1 {
        let bearers = people().filter(|(_, other)| {
            same_surname(&words, &full(other)) && same_address(speaker, &other.speaker)
        });
        return bearer(speaker, known, bearers.map(|(idx, _)| idx).collect());
    }
    let one = |other: &RosterEntry| name::same_generation(&speaker.name, &other.speaker.name);
    let mut named = people()
        .filter(|(_, other)| full(other).len() > 1 && one(other))
        .filter(|(_, other)| same_name(&words, &full(other)));
    // Of several, the one with exactly that name is taken.
    if let Some((first, _)) = named.next() {
        let same = people().find(|(_, other)| one(other) && full(other) == words);
        return Some(same.map_or(first, |(idx, _)| idx));
    }
    // A surname alone that was met before may be this person's.
    let mut bare =
        people().filter(|(_, other)| full(other).len() == 1 && same_surname(&words, &full(other)));
    let others =
        people().any(|(_, other)| full(other).len() > 1 && same_surname(&words, &full(other)));
    let fits = |other: &Speaker| {
        same_address(speaker, other)
            && (shares_role(speaker, other) || (!others && no_conflict(speaker, other)))
    };
    bare.find(|(_, other)| fits(&other.speaker)).map(|(idx, _)| idx)
}

/// Returns the bearer of a surname that an article gives without the rest: the only one of that
/// surname, the only one of that role, or the one who is quoted far more often than all others.
fn bearer(speaker: &Speaker, known: &[RosterEntry], bearers: Vec<usize>) -> Option<usize> {
    if let [only] = bearers[..] {
        return no_conflict(speaker, &known[only].speaker).then_some(only);
    }
    let sharing = bearers.iter().copied().filter(|&idx| shares_role(speaker, &known[idx].speaker));
    // Those of whom nothing but the surname is known may well be the one who has a name.
    let (full, bare): (Vec<usize>, Vec<usize>) =
        sharing.partition(|&idx| name::words(&known[idx].speaker.name).len() > 1);
    let sharing = if full.is_empty() { bare } else { full };
    if let [only] = sharing[..] {
        return Some(only);
    }
    let bearers = if sharing.is_empty() {
        // The surname alone, as other articles have it, is no other bearer.
        let is_full = |&idx: &usize| name::words(&known[idx].speaker.name).len() > 1;
        let full: Vec<usize> = bearers.iter().copied().filter(is_full).collect();
        if full.is_empty() { bearers } else { full }
    } else {
        // A text may have told of his wife as the president's, too.
        sharing
    };
    let all: u64 = bearers.iter().map(|&idx| known[idx].quotations).sum();
    let most = bearers.into_iter().max_by_key(|&idx| known[idx].quotations)?;
    let often = known[most].quotations;
    let stands_out = often > FAR_MORE && often >= FAR_MORE * (all - often);
    (stands_out && no_conflict(speaker, &known[most].speaker)).then_some(most)
}

/// Returns true if the names can be one person's, spellings of other alphabets allowed for.
fn same_name(a: &[String], b: &[String]) -> bool {
    let spelt =
        |words: &[String]| -> Vec<String> { words.iter().map(|word| spelling(word)).collect() };
    name::agree(a, b)
        || name::agree(&spelt(a), &spelt(b))
        || (same_surname(a, b) && same_sounds(&a[0], &b[0]))
}

fn same_surname(a: &[String], b: &[String]) -> bool {
    matches!((a.last(), b.last()), (Some(a), Some(b)) if spelling(a) == spelling(b))
}

fn shares_role(a: &Speaker, b: &Speaker) -> bool {
    a.roles.iter().any(|role| !is_courtesy(role) && b.roles.contains(role))
}

/// Returns true if nothing speaks against two mentions of one surname being one person: both have a
/// role in common, or one of them has no role.
fn no_conflict(a: &Speaker, b: &Speaker) -> bool {
    let none = |speaker: &Speaker| speaker.roles.iter().all(|role| is_courtesy(role));
    none(a) || none(b) || shares_role(a, b)
}

/// Returns true unless one is addressed as a woman and the other as a man.
fn same_address(a: &Speaker, b: &Speaker) -> bool {
    let is = |speaker: &Speaker, words: &[&str]| {
        speaker.roles.iter().any(|role| words.contains(&role.as_str()))
    };
    let (woman, man) = (["mrs", "ms", "miss"], ["mr", "sir"]);
    let of = |speaker: &Speaker| (is(speaker, &woman), is(speaker, &man));
    !matches!((of(a), of(b)), ((true, false), (false, true)) | ((false, true), (true, false)))
}

/// Returns true for courtesies such as "Mr", which are no evidence of who somebody is.
fn is_courtesy(role: &str) -> bool {
    matches!(role, "mr" | "mrs" | "ms" | "miss" | "sir" | "dr" | "former" | "chief" | "senior")
}

/// Returns true if somebody is known by an office, not by a name: "Pakistan’s Defence Minister".
fn is_description(name: &str) -> bool {
    let possessive = name.contains("’s ") || name.contains("'s ");
    let lower = name
        .split_whitespace()
        .next_back()
        .is_some_and(|last| last.chars().all(char::is_lowercase));
    possessive || lower
}

/// Returns true for "federal government", which is another one in another country.
fn names_none(name: &str) -> bool {
    !name.contains(|char: char| char.is_uppercase() || char.is_numeric())
        && name.is_ascii()
        && name.contains(char::is_lowercase)
}

fn same_body(a: &Speaker, b: &Speaker) -> bool {
    let names = |speaker: &Speaker| -> Vec<String> {
        std::iter::once(&speaker.name)
            .chain(&speaker.aliases)
            .map(|name| name::words(name).join(" "))
            .collect()
    };
    let full = |speaker: &Speaker| name::words(&speaker.name);
    let letters = |name: &str| fold::key(name).replace('.', "");
    names(a).iter().any(|name| names(b).contains(name))
        || (full(a).len() > 2 && name::acronym(&full(a)) == letters(&b.name))
        || (full(b).len() > 2 && name::acronym(&full(b)) == letters(&a.name))
}

/// Returns one spelling for what transliterations spell several ways: "Yury" and "Yuri",
/// "Aleksandr" and "Alexandr", "Hussain" and "Husain".
fn spelling(word: &str) -> String {
    let mut spelt = word.to_owned();
    for (from, to) in [
        ("ph", "f"),
        ("ck", "k"),
        ("ks", "x"),
        ("kh", "k"),
        ("gh", "g"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
        ("ei", "i"),
        ("ai", "i"),
        ("ay", "i"),
        ("ey", "i"),
        ("iy", "i"),
        ("y", "i"),
        ("q", "k"),
        ("w", "v"),
        ("'", ""),
    ] {
        spelt = spelt.replace(from, to);
    }
    let mut letters: Vec<char> = spelt.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Returns true for given names whose consonants and ending are the same: "Mohammed" and
/// "Muhammad", but not "Christian" and "Christine", nor "Dan" and "Don".
fn same_sounds(a: &str, b: &str) -> bool {
    let is_vowel = |char: char| "aeiou".contains(char);
    let (a, b) = (spelling(a), spelling(b));
    let consonants = |word: &str| word.chars().filter(|&char| !is_vowel(char)).collect::<String>();
    let ending = |word: &str| word.chars().next_back().map(is_vowel);
    consonants(&a) == consonants(&b) && consonants(&a).len() >= 4 && ending(&a) == ending(&b)
}
