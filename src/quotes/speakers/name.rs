//! Splits names into words, and decides when two of them can be the same.

use crate::text::fold;

/// The short forms of given names as newspapers use them, with the full form.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("abe", "abraham"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("beth", "elizabeth"),
    ("bill", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("brad", "bradley"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("dick", "richard"),
    ("don", "donald"),
    ("doug", "douglas"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("greg", "gregory"),
    ("jack", "john"),
    ("jake", "jacob"),
    ("jeff", "jeffrey"),
    ("jerry", "gerald"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("joe", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("mitch", "mitchell"),
    ("nick", "nicholas"),
    ("pat", "patrick"),
    ("pete", "peter"),
    ("phil", "philip"),
    ("ray", "raymond"),
    ("rick", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("stephen", "steven"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("ted", "edward"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
    ("will", "william"),
];

/// The letters behind the name of somebody honoured, learned or in office, as they are written
/// there: in small letters some of them are a word or a name.
const POST_NOMINALS: &[&str] = &[
    "AO", "BEM", "CBE", "CMG", "CPA", "DBE", "DDS", "DPhil", "DSO", "DVM", "Esq", "FBA", "FRCP",
    "FRCS", "FRS", "FRSE", "GBE", "JP", "KBE", "KC", "LLB", "LLM", "LVO", "MBA", "MBE", "MD",
    "MEP", "MLA", "MP", "MS", "MSP", "MVO", "MW", "OAM", "OBE", "PhD", "QC", "RN", "SC", "TD",
];

/// Returns true if `word`, as written with or without stops, stands behind names without being part
/// of them.
pub fn is_post_nominal(word: &str) -> bool {
    let is_listed = |letters: &str| POST_NOMINALS.binary_search(&letters).is_ok();
    is_listed(word) || word.contains('.') && is_listed(&word.replace('.', ""))
}

/// Returns `name` up to the first of the words that only follow it: "Ann Lee" of "Ann Lee KC, MP".
pub fn without_post_nominals(name: &str) -> &str {
    let mut name = name.trim_end();
    while let Some((before, last)) = name.rsplit_once(char::is_whitespace) {
        if !is_post_nominal(last.trim_end_matches(['.', ','])) {
            break;
        }
        name = before.trim_end();
    }
    name.trim_end_matches(',')
}

/// Returns the surname at the end of `name`, with the small words that belong to it: "de la Marsh" of
/// "Ines de la Marsh".
pub fn surname(name: &str) -> &str {
    let name = without_post_nominals(name);
    let mut start = name.rfind(' ').map_or(0, |space| space + 1);
    while let Some(before) = name[..start].strip_suffix(' ') {
        let word = before.rfind(' ').map_or(0, |space| space + 1);
        if !before[word..].starts_with(char::is_lowercase) {
            break;
        }
        start = word;
    }
    &name[start..]
}

/// The largest number of letters of a name in capitals that may be initials.
const INITIALS: usize = 4;

/// The words inside a name that are written small.
const SMALL: [&str; 14] =
    ["AL", "BIN", "DA", "DE", "DEL", "DER", "DI", "DOS", "EL", "LA", "LE", "TER", "VAN", "VON"];

/// Returns true for a word inside of a name that is written small there.
pub fn is_particle(lower: &str) -> bool {
    SMALL.iter().any(|small| small.eq_ignore_ascii_case(lower))
}

/// Returns a person's name as it is written in a sentence, where a label or headline has it in
/// capitals: "Ines Marsh-Ode" for "INES MARSH-ODE". Initials and numerals keep theirs.
pub fn out_of_capitals(name: &str) -> String {
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    if letters <= INITIALS || name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split(' ').collect();
    let last = words.len() - 1;
    let small = |at: usize, word: &str| at > 0 && at < last && SMALL.contains(&word);
    let kept = |at: usize, word: &str| {
        let numeral = at == last && at > 0 && word.chars().all(|char| "IVX".contains(char));
        let vowel = |char| "AEIOUY".contains(char);
        let initials = at == 0 && word.chars().count() < INITIALS && !word.contains(vowel);
        numeral || initials || (word.contains('.') && !matches!(word, "JR." | "SR."))
    };
    let written = words.iter().enumerate().map(|(at, &word)| match word {
        word if kept(at, word) || word.chars().count() < 2 => word.to_owned(),
        word if small(at, word) => word.to_lowercase(),
        word => capitalised(word),
    });
    written.collect::<Vec<_>>().join(" ")
}

/// Returns a word with a capital only where a part of it begins: "Marsh-Ode", "O’Brien", `McMarsh`.
fn capitalised(word: &str) -> String {
    let mut begins = true;
    let mut letters = String::with_capacity(word.len());
    for char in word.chars() {
        if begins {
            letters.push(char);
        } else {
            letters.extend(char.to_lowercase());
        }
        begins = matches!(char, '-' | '\'' | '’' | '.') || letters == "Mc";
    }
    letters
}

/// Returns the words of a name, folded, without titles, suffixes and marks.
pub fn words(name: &str) -> Vec<String> {
    let folded = fold::key(without_post_nominals(name));
    let folded = folded.strip_suffix("'s").unwrap_or(&folded);
    let parts = folded.split(|char: char| char.is_whitespace() || "-.,/\"“”".contains(char));
    let parts = parts.filter(|word| {
        !word.is_empty() && !matches!(*word, "the" | "jr" | "sr" | "ii" | "iii" | "iv" | "&")
    });
    parts.map(str::to_owned).collect()
}

/// Returns true if two names stand in one place of a family's line: "Carl Marsh" is the father of
/// "Carl Marsh Jr." and may himself be called "Sr.".
pub fn same_generation(a: &str, b: &str) -> bool {
    generation(a) == generation(b)
}

/// Returns the number of this bearer of the name in a family, counted from the first.
pub fn generation(name: &str) -> usize {
    let last = without_post_nominals(name).rsplit(' ').next().unwrap_or_default();
    match fold::key(last).trim_matches(['.', ',']) {
        "jr" | "ii" | "junior" => 2,
        "iii" => 3,
        "iv" => 4,
        _ => 1,
    }
}

/// Returns true if two personal names can be one person's: the surname is the same, and no given
/// name contradicts.
///
/// A middle name may be missing, an initial may stand for a name, a short
/// form for the full one; a second surname may be left out ("Bilawal Bhutto"
/// for "Bilawal Bhutto Zardari"). A surname alone says nothing of the given
/// name, so it never contradicts.
pub fn agree(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (Some(long_last), Some(short_last)) = (long.last(), short.last()) else { return false };
    if short.len() == 1 {
        return long_last == short_last;
    }
    let given = same_given(&long[0], &short[0]) && !has_other_initials(long, short)
        || run_together(long, short);
    if long_last == short_last {
        let middles = &long[1..long.len() - 1];
        let fits = |word: &String| middles.iter().any(|middle| same_given(middle, word));
        return given && (middles.is_empty() || short[1..short.len() - 1].iter().all(fits));
    }
    given && long.len() == short.len() + 1 && long[1..].starts_with(&short[1..])
}

/// Returns true if the longer of two names has two initials for first names, of which the shorter has one,
/// spelt out: "C. C. Marsh" is called so, and not "Carl Marsh".
fn has_other_initials(long: &[String], short: &[String]) -> bool {
    let is_initial = |word: &String| word.chars().count() == 1;
    long.len() == 3
        && short.len() == 2
        && long[..2].iter().all(is_initial)
        && short[0].chars().count() > 2
}

/// Returns true for "J D Vance" and "JD Vance": initials written apart and together.
fn run_together(long: &[String], short: &[String]) -> bool {
    let initials: String =
        long[..long.len() - 1].iter().filter_map(|word| word.chars().next()).collect();
    long.len() > short.len() && short.len() == 2 && initials == short[0]
}

/// Returns true if two given names can be one: equal, an initial, a short form.
pub fn same_given(a: &str, b: &str) -> bool {
    fn full(name: &str) -> &str {
        let found = SHORT_FORMS.binary_search_by_key(&name, |&(short, _)| short);
        found.map_or(name, |idx| SHORT_FORMS[idx].1)
    }
    let initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
    let spelt = |name: &str| name.chars().count() > 3;
    a == b
        || initial(a, b)
        || initial(b, a)
        || full(a) == full(b)
        || (spelt(a) && spelt(b) && sound(a) == sound(b))
}

/// Returns one form of a name that is written in several ways after another alphabet: "Yuriy" and
/// "Yuri", "Sergey" and "Sergei", "Mohammed" and "Mohamed".
fn sound(name: &str) -> String {
    let mut letters: Vec<char> =
        name.chars().map(|char| if char == 'y' { 'i' } else { char }).collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Returns true if one word is the other with one slip of the pen: a letter left out, put in,
/// changed, or two swapped. Short words are too close to each other.
pub fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if short.len() < 5 || long.len() - short.len() > 1 || long == short {
        return false;
    }
    // One writes "Hofmann" and "Hoffman".
    let single = |word: &[char]| {
        let mut word = word.to_vec();
        word.dedup();
        word
    };
    if single(&long) == single(&short) {
        return true;
    }
    let same = long.iter().zip(&short).take_while(|(a, b)| a == b).count();
    if long.len() > short.len() {
        return long[same + 1..] == short[same..];
    }
    let swapped = same + 1 < long.len()
        && long[same] == short[same + 1]
        && long[same + 1] == short[same]
        && long[same + 2..] == short[same + 2..];
    swapped || long[same + 1..] == short[same + 1..]
}

/// Returns the first letters of a name's words, small words left out: "PPP" for "Pakistan Peoples
/// Party".
pub fn acronym(words: &[String]) -> String {
    let big =
        words.iter().filter(|word| !matches!(word.as_str(), "of" | "for" | "and" | "in" | "on"));
    big.filter_map(|word| word.chars().next()).collect()
}

/// Returns true for letters that are short for a name, or for what is left of it without its last
/// "and …" or its "Department of": "NCW" for "Norvik Centers for Water and Waste", "HUD" for
/// "Department of Housing and Urban Development".
pub fn is_acronym(letters: &str, words: &[String]) -> bool {
    const FEWEST: usize = 3;
    if acronym(words) == letters {
        return true;
    }
    let last_and =
        words.iter().rposition(|word| word == "and").filter(|&and| and + 2 == words.len());
    let of = matches!(words, [first, of, ..] if of == "of" && matches!(first.as_str(), "department" | "ministry"));
    // Such as "DOR" for "Department of Rivers".
    let all = || words.iter().filter_map(|word| word.chars().next()).eq(letters.chars());
    letters.len() >= FEWEST
        && (all()
            || last_and.is_some_and(|and| acronym(&words[..and]) == letters)
            || of && acronym(&words[2..]) == letters)
}

#[cfg(test)]
mod tests {
    use super::POST_NOMINALS;
    use super::SHORT_FORMS;
    use super::acronym;
    use super::agree;
    use super::is_acronym;
    use super::is_slip;
    use super::words;

    fn same(a: &str, b: &str) -> bool {
        let both = agree(&words(a), &words(b));
        assert_eq!(both, agree(&words(b), &words(a)), "{a} / {b}");
        both
    }

    #[test]
    fn capitals_of_labels_are_no_part_of_a_name() {
        let read = super::out_of_capitals;
        assert_eq!(read("INES MARSH-ODE"), "Ines Marsh-Ode");
        assert_eq!(read("CARL O’BRIEN JR."), "Carl O’Brien Jr.");
        assert_eq!(read("J.D. MCMARSH III"), "J.D. McMarsh III");
        assert_eq!(read("JD MARSH"), "JD Marsh");
        assert_eq!(read("POPE LEO XIV"), "Pope Leo XIV");
        assert_eq!(read("XI MARSH"), "Xi Marsh");
        assert_eq!(read("INES VON DER MARSH"), "Ines von der Marsh");
        assert_eq!(read("RTE"), "RTE");
        assert_eq!(read("Ines de la Marsh"), "Ines de la Marsh");
    }

    #[test]
    fn small_words_belong_to_a_surname() {
        assert_eq!(super::surname("Ines de la Marsh"), "de la Marsh");
        assert_eq!(super::surname("Ines Marsh KC"), "Marsh");
        assert_eq!(super::surname("Marsh"), "Marsh");
        assert_eq!(super::surname("de la Marsh"), "de la Marsh");
    }

    #[test]
    fn short_forms_are_sorted_for_the_search() {
        assert!(SHORT_FORMS.is_sorted_by_key(|&(short, _)| short));
        assert!(POST_NOMINALS.is_sorted());
    }

    #[test]
    fn what_follows_a_name_is_no_part_of_it() {
        assert_eq!(words("Ann Lee KC, MP"), ["ann", "lee"]);
        assert_eq!(words("Okafor QC"), ["okafor"]);
        assert_eq!(words("KC"), ["kc"]);
        assert_eq!(words("Ann Kc"), ["ann", "kc"]);
    }

    #[test]
    fn middle_names_initials_and_short_forms_do_not_contradict() {
        assert!(same("Ada Lovelace", "Ada King Lovelace"));
        assert!(same("Robert F. Carter", "Bob Carter"));
        assert!(same("S Narayan", "Srinivas Narayan"));
        assert!(same("J. D. Salinger", "JD Salinger"));
        assert!(!same("C. C. Marsh", "Carl Marsh"));
        assert!(same("C. C. Marsh", "Carl C. Marsh"));
        assert!(same("Gabriel García Márquez", "Gabriel Garcia"));
        assert!(same("Yuriy Holub", "Yuri Holub"));
    }

    #[test]
    fn other_given_names_are_other_people() {
        assert!(!same("Ada Lovelace", "Anna Lovelace"));
        assert!(!same("Ada Lovelace", "Ada Byron"));
        assert!(!same("John Adam Smith", "John Brian Smith"));
    }

    #[test]
    fn a_surname_alone_fits_whoever_bears_it() {
        assert!(same("Lovelace", "Ada Lovelace"));
        assert!(!same("Ada", "Ada Lovelace"));
    }

    #[test]
    fn an_acronym_leaves_small_words_out() {
        assert_eq!(acronym(&words("Federal Bureau of Investigation")), "fbi");
        let short = |letters, of: &str| is_acronym(letters, &words(of));
        assert!(short("now", "Norvik Office for Water and Waste"));
        assert!(short("nud", "Department of Norvik and Urban Development"));
        assert!(!short("no", "Norvik Office and Works") && !short("nw", "Norvik Works and Sons"));
    }

    #[test]
    fn a_slip_is_one_letter_or_two_swapped() {
        assert!(is_slip("petrvoa", "petrova") && is_slip("petova", "petrova"));
        assert!(is_slip("petrovva", "petrova") && is_slip("petrova", "petrona"));
        assert!(!is_slip("petroff", "petrova") && !is_slip("marsh", "marsh"));
        assert!(!is_slip("cole", "kole"));
    }
}
