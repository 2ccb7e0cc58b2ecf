//! Whether the speakers of two texts are the same one.
//!
//! Putting two people into one is worse than leaving one as two, which a
//! reader can merge. So: first names that conflict are never bridged, a
//! surname alone needs to be the only one about, and whoever has no name is
//! nobody else. "Islamabad" and "Pakistan" stay two.

use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::name;
use crate::text::fold;

/// Roles kept for a speaker: evidence, not a biography.
const MOST_ROLES: usize = 24;

/// Folded keys under which a speaker is filed and looked up. Two speakers that
/// [`identify`] may call the same share a key.
pub fn look_up_keys(speaker: &Speaker) -> Vec<String> {
    let words = name::words(&speaker.name);
    let kind = speaker.kind.name();
    let whole = format!("{kind}:{}", words.join(" "));
    match speaker.kind {
        SpeakerType::Unnamed => Vec::new(),
        SpeakerType::Person if !is_description(&speaker.name) => {
            let from = usize::from(words.len() > 1);
            let mut keys: Vec<String> =
                words[from..].iter().map(|word| format!("{kind}:{}", spelling(word))).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        }
        SpeakerType::Organization if words.len() > 1 => {
            vec![whole, format!("{kind}:{}", name::acronym(&words))]
        }
        SpeakerType::Organization => {
            vec![format!("{kind}:{}", fold::key(&speaker.name).replace('.', ""))]
        }
        SpeakerType::Person | SpeakerType::Place | SpeakerType::Group => vec![whole],
    }
}

/// Which of `known` the speaker of another text is; `None` for somebody new.
///
/// `known` holds all speakers that share a key with `speaker`: whether a
/// surname is the only one about can be told from them alone.
pub fn identify(speaker: &Speaker, known: &[Speaker]) -> Option<usize> {
    let same_kind = |idx: &usize| known[*idx].kind == speaker.kind;
    let mut all = (0..known.len()).filter(same_kind);
    match speaker.kind {
        SpeakerType::Unnamed => None,
        SpeakerType::Person if !is_description(&speaker.name) => person(speaker, known),
        SpeakerType::Organization => all.find(|&idx| same_body(speaker, &known[idx])),
        SpeakerType::Person | SpeakerType::Place | SpeakerType::Group => {
            all.find(|&idx| fold::key(&known[idx].name) == fold::key(&speaker.name))
        }
    }
}

/// Adds to `known` what `other` says of the same speaker. The fuller name wins;
/// of two as full, the one known before.
pub fn merge(known: &mut Speaker, other: &Speaker) {
    let fuller = name::words(&other.name).len() > name::words(&known.name).len();
    known.aliases.extend(other.aliases.iter().cloned());
    known.aliases.push(other.name.clone());
    if fuller && known.kind == SpeakerType::Person {
        let before = std::mem::replace(&mut known.name, other.name.clone());
        known.aliases.push(before);
    }
    known.aliases.sort_unstable();
    known.aliases.dedup();
    known.aliases.retain(|alias| *alias != known.name);
    known.roles.extend(other.roles.iter().cloned());
    known.roles.sort_unstable();
    known.roles.dedup();
    known.roles.truncate(MOST_ROLES);
}

fn person(speaker: &Speaker, known: &[Speaker]) -> Option<usize> {
    let words = name::words(&speaker.name);
    let people = || {
        known
            .iter()
            .enumerate()
            .filter(|(_, other)| other.kind == SpeakerType::Person && !is_description(&other.name))
    };
    let full = |other: &Speaker| name::words(&other.name);
    if words.len() > 1 {
        let named =
            people().find(|(_, other)| full(other).len() > 1 && same_name(&words, &full(other)));
        if let Some((idx, _)) = named {
            return Some(idx);
        }
        // A surname alone that was met before may be this person's.
        let mut bare = people()
            .filter(|(_, other)| full(other).len() == 1 && same_surname(&words, &full(other)));
        let others =
            people().any(|(_, other)| full(other).len() > 1 && same_surname(&words, &full(other)));
        return bare
            .find(|(_, other)| {
                shares_role(speaker, other) || (!others && no_conflict(speaker, other))
            })
            .map(|(idx, _)| idx);
    }
    let bearers: Vec<usize> = people()
        .filter(|(_, other)| same_surname(&words, &full(other)))
        .map(|(idx, _)| idx)
        .collect();
    match bearers[..] {
        [only] if no_conflict(speaker, &known[only]) => Some(only),
        [_] => None,
        _ => {
            let mut sharing = bearers.into_iter().filter(|&idx| shares_role(speaker, &known[idx]));
            sharing.next().filter(|_| sharing.next().is_none())
        }
    }
}

/// Names that can be one person's, spellings of other alphabets allowed for.
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

/// Whether nothing speaks against two mentions of one surname: a role that
/// both have, or one of them has none.
fn no_conflict(a: &Speaker, b: &Speaker) -> bool {
    let none = |speaker: &Speaker| speaker.roles.iter().all(|role| is_courtesy(role));
    none(a) || none(b) || shares_role(a, b)
}

/// "Mr" is no evidence of who somebody is.
fn is_courtesy(role: &str) -> bool {
    matches!(role, "mr" | "mrs" | "ms" | "miss" | "sir" | "dr" | "former" | "chief" | "senior")
}

/// "Pakistan’s Defence Minister": known by an office, not by a name.
fn is_description(name: &str) -> bool {
    let possessive = name.contains("’s ") || name.contains("'s ");
    let lower = name
        .split_whitespace()
        .next_back()
        .is_some_and(|last| last.chars().all(char::is_lowercase));
    possessive || lower
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

/// One spelling for what transliterations spell several ways: "Yury" and
/// "Yuri", "Aleksandr" and "Alexandr", "Hussain" and "Husain".
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

/// Given names whose consonants and ending are the same: "Mohammed" and
/// "Muhammad", but not "Christian" and "Christine", nor "Dan" and "Don".
fn same_sounds(a: &str, b: &str) -> bool {
    let is_vowel = |char: char| "aeiou".contains(char);
    let (a, b) = (spelling(a), spelling(b));
    let consonants = |word: &str| word.chars().filter(|&char| !is_vowel(char)).collect::<String>();
    let ending = |word: &str| word.chars().next_back().map(is_vowel);
    consonants(&a) == consonants(&b) && consonants(&a).len() >= 4 && ending(&a) == ending(&b)
}

#[cfg(test)]
mod tests {
    use super::identify;
    use super::look_up_keys;
    use super::merge;
    use crate::quotes::SpeakerType;
    use crate::quotes::analysis::Speaker;

    fn speaker(kind: SpeakerType, name: &str, roles: &[&str]) -> Speaker {
        Speaker {
            name: name.to_owned(),
            kind,
            aliases: Vec::new(),
            roles: roles.iter().map(|&role| role.to_owned()).collect(),
        }
    }

    fn person(name: &str, roles: &[&str]) -> Speaker {
        speaker(SpeakerType::Person, name, roles)
    }

    /// Whether the second is taken for the first, where only the first is known.
    fn same(a: &Speaker, b: &Speaker) -> bool {
        let found = identify(b, std::slice::from_ref(a)).is_some();
        let shared = look_up_keys(a).iter().any(|key| look_up_keys(b).contains(key));
        assert!(shared || !found, "{} and {} share no key", a.name, b.name);
        found
    }

    #[test]
    fn spellings_of_one_name_are_one_person() {
        for (a, b) in [
            ("Yuri Petrov", "Yury Petrov"),
            ("Mohammed Naseer", "Muhammad Nasir"),
            ("Dmitri Orlov", "Dmitry Orlov"),
            ("J. D. Marsh", "JD Marsh"),
            ("Bob Carter", "Robert Carter"),
        ] {
            assert!(same(&person(a, &[]), &person(b, &[])), "{a} / {b}");
        }
    }

    #[test]
    fn first_names_that_conflict_are_two_people() {
        for (a, b) in [
            ("Dan Marsh", "Don Marsh"),
            ("Christian Marsh", "Christine Marsh"),
            ("Ada Marsh", "Ines Marsh"),
        ] {
            assert!(!same(&person(a, &["senator"]), &person(b, &["senator"])), "{a} / {b}");
        }
    }

    #[test]
    fn a_surname_alone_is_the_only_one_who_bears_it() {
        let known = [person("Ada Marsh", &["senator"]), person("Ines Marsh", &["mayor"])];
        assert_eq!(identify(&person("Marsh", &[]), &known[..1]), Some(0));
        assert_eq!(identify(&person("Marsh", &["mayor"]), &known[..1]), None);
        assert_eq!(identify(&person("Marsh", &[]), &known), None);
        assert_eq!(identify(&person("Marsh", &["mayor"]), &known), Some(1));
    }

    #[test]
    fn a_body_is_its_acronym_but_a_capital_is_not_its_country() {
        let board = speaker(SpeakerType::Organization, "National Water Board", &[]);
        assert!(same(&board, &speaker(SpeakerType::Organization, "NWB", &[])));
        assert!(!same(
            &speaker(SpeakerType::Place, "Oslo", &[]),
            &speaker(SpeakerType::Place, "Norway", &[])
        ));
    }

    #[test]
    fn the_unnamed_are_nobody_else() {
        let official = speaker(SpeakerType::Unnamed, "senior official", &[]);
        assert!(!same(&official, &official));
    }

    #[test]
    fn the_fuller_name_wins_and_the_other_becomes_an_alias() {
        let mut known = person("Marsh", &["mayor"]);
        merge(&mut known, &person("Ines Marsh", &["mayor", "lawyer"]));
        assert_eq!(
            (known.name.as_str(), known.aliases.as_slice()),
            ("Ines Marsh", &["Marsh".to_owned()][..])
        );
        assert_eq!(known.roles, ["lawyer", "mayor"]);
    }
}
