//! Chooses the name of somebody over many texts: the one that most of them use in full.
//!
//! The longest is not the best: words that a text runs together with a name by mistake make it
//! longer too, but they stand in one text only.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::name;
use crate::text::fold;

/// A name that texts give somebody, and the type that they give them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The fullest name in those texts.
    pub name: String,
    /// The type in those texts.
    pub kind: SpeakerType,
    /// The number of those texts.
    pub articles: u64,
}

/// Returns the name and the type that most texts give; `None` where there is no text. The order of
/// the forms does not matter.
pub fn canonical(forms: &[Form]) -> Option<(&str, SpeakerType)> {
    let kind = kind(forms)?;
    let mut written: BTreeMap<String, Vec<&Form>> = BTreeMap::new();
    for form in forms {
        written.entry(fold::key(&form.name)).or_default().push(form);
    }
    let worth = |forms: &Vec<&Form>| {
        let words = name::words(&forms[0].name);
        let articles: u64 = forms.iter().map(|form| form.articles).sum();
        let is_person = kind == SpeakerType::Person;
        // A surname or an initial says less, however many texts there may be.
        let full = is_person && words.len() > 1;
        let spelt_out = full && words[0].chars().count() > 1;
        let length = if kind == SpeakerType::Organization { words.len() } else { 0 };
        (full, articles, spelt_out, length, Reverse(words.len()))
    };
    let (_, best) = written.iter().max_by_key(|(key, forms)| (worth(forms), Reverse(*key)))?;
    let is_capitals = |form: &Form| !form.name.chars().any(char::is_lowercase);
    let best =
        best.iter().max_by_key(|form| (!is_capitals(form), form.articles, Reverse(&form.name)))?;
    Some((&best.name, kind))
}

/// Returns the type that most texts give; of two with equally many, the one first on the screen.
fn kind(forms: &[Form]) -> Option<SpeakerType> {
    let of = |kind: SpeakerType| -> u64 {
        forms.iter().filter(|form| form.kind == kind).map(|form| form.articles).sum()
    };
    let given = SpeakerType::ALL.into_iter().filter(|&kind| of(kind) > 0);
    given.rev().max_by_key(|&kind| of(kind))
}

#[cfg(test)]
mod tests {
    use super::Form;
    use super::canonical;
    use crate::quotes::SpeakerType;

    fn check(forms: &[(&str, u64)], expected: &str) {
        let form = |&(name, articles): &(&str, u64)| Form {
            name: name.to_owned(),
            kind: SpeakerType::Person,
            articles,
        };
        let mut forms: Vec<Form> = forms.iter().map(form).collect();
        assert_eq!(canonical(&forms), Some((expected, SpeakerType::Person)));
        forms.reverse();
        assert_eq!(canonical(&forms), Some((expected, SpeakerType::Person)));
    }

    #[test]
    fn the_full_name_of_most_texts_wins() {
        check(
            &[("Ines Marsh", 3), ("Ines Abel Marsh", 1), ("Ines Marsh White House", 1)],
            "Ines Marsh",
        );
        check(&[("Ines A. Marsh", 1), ("Ines Marsh", 2)], "Ines Marsh");
        check(&[("Marsh", 9), ("Ines Marsh", 1)], "Ines Marsh");
        check(&[("Ines Marsh", 1), ("Ines Marsh South", 1)], "Ines Marsh");
        check(&[("I. Marsh", 1), ("Ines Marsh", 1)], "Ines Marsh");
    }

    #[test]
    fn capitals_are_a_way_of_writing_and_no_name() {
        check(&[("INES MARSH", 3), ("Ines Marsh", 1)], "Ines Marsh");
        check(&[("INES MARSH", 3)], "INES MARSH");
    }

    #[test]
    fn the_type_is_that_of_most_texts() {
        let form = |name: &str, kind, articles| Form { name: name.to_owned(), kind, articles };
        let body = SpeakerType::Organization;
        let forms = [
            form("Norvik Press", SpeakerType::Person, 1),
            form("Norvik Press", body, 2),
            form("NP", body, 2),
        ];
        assert_eq!(canonical(&forms), Some(("Norvik Press", body)));
        assert_eq!(canonical(&[]), None);
    }
}
