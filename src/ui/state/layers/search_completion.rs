//! Offers what Tab can put in while a search of the library is typed.

use crate::library::query_language;
use crate::quotes::Kind;
use crate::session::messages::NameField;
use crate::session::messages::Names;

/// Returns the field and value that stand at the end of what was typed, if the library has to say
/// which names there are.
pub(crate) fn asks(typed: &str) -> Option<(NameField, String)> {
    let (field, value) = typed[last_term(typed)..].split_once(':')?;
    let named = match field.to_lowercase().as_str() {
        "speaker" => NameField::Speaker,
        "outlet" => NameField::Outlet,
        _ => return None,
    };
    Some((named, value.trim_matches(is_mark).trim().to_owned()))
}

/// Returns what is typed up to where something can be put in, and what that could be.
pub(crate) fn of<'a>(typed: &'a str, names: Option<&Names>) -> (&'a str, Vec<String>) {
    let (kept, last) = typed.split_at(last_term(typed));
    let beginning = |known: String| known.starts_with(&last.to_lowercase()).then_some(known);
    let values = |field: &str, values: &[&str]| -> Vec<String> {
        values.iter().map(|value| format!("{field}:{value}")).filter_map(beginning).collect()
    };
    let kinds = [Kind::Direct, Kind::Mixed, Kind::Indirect].map(Kind::name);
    let offers = match last.split_once(':') {
        Some(("kind", _)) => values("kind", &kinds),
        Some(("is", _)) => values("is", &query_language::MARKS),
        Some((field, _)) => {
            let asked = asks(typed);
            let answer = names.filter(|names| {
                asked.is_some_and(|(field, value)| names.named == field && names.value == value)
            });
            let names = answer.map_or(&[][..], |names| &names.known);
            names.iter().map(|name| format!("{field}:{}", quoted(name))).collect()
        }
        None => query_language::FIELDS
            .iter()
            .map(|field| format!("{field}:"))
            .filter_map(beginning)
            .collect(),
    };
    // What is typed in full already needs no offer.
    let is_done = offers.len() == 1 && offers[0] == last;
    (kept, if is_done { Vec::new() } else { offers })
}

/// Returns where the last term begins, after its dash; what stands in quotation marks is one.
fn last_term(typed: &str) -> usize {
    let (mut start, mut is_quoted) = (0, false);
    for (at, char) in typed.char_indices() {
        if is_mark(char) {
            is_quoted = !is_quoted;
        } else if char.is_whitespace() && !is_quoted {
            start = at + char.len_utf8();
        }
    }
    start + usize::from(typed[start..].starts_with('-'))
}

fn is_mark(char: char) -> bool {
    matches!(char, '"' | '“' | '”')
}

/// Returns the name as it is written after a colon: a blank would end it, and so would a
/// quotation mark of its own, which nobody has to type to find it.
fn quoted(name: &str) -> String {
    if !name.contains(|char: char| char.is_whitespace() || is_mark(char)) {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace(is_mark, " "))
}

#[cfg(test)]
mod tests {
    use super::asks;
    use super::of;
    use crate::library::query_language;
    use crate::library::query_language::Term;
    use crate::session::messages::NameField;
    use crate::session::messages::Names;

    fn offers(typed: &str) -> (&str, Vec<String>) {
        of(typed, None)
    }

    #[test]
    fn fields_and_values_are_offered_for_the_last_word() {
        assert_eq!(offers("ferry -sp"), ("ferry -", vec!["speaker:".to_owned()]));
        assert_eq!(offers("kind:i"), ("", vec!["kind:indirect".to_owned()]));
        assert_eq!(offers("is:").1[..2], ["is:unread", "is:starred"]);
        assert_eq!(offers("is:d").1, ["is:disputed"]);
        assert_eq!(offers("").1.len(), query_language::FIELDS.len());
        assert_eq!(offers("is:unread").1, [""; 0]);
        assert_eq!(offers("speaker:m").1, [""; 0]);
    }

    #[test]
    fn names_are_asked_for_where_they_can_stand() {
        assert_eq!(
            asks("ferry -speaker:\"mira o"),
            Some((NameField::Speaker, "mira o".to_owned()))
        );
        assert_eq!(asks("outlet:"), Some((NameField::Outlet, String::new())));
        assert_eq!(asks("speaker:mira "), None);
        assert_eq!(asks("said:x"), None);
    }

    #[test]
    fn names_are_offered_for_what_they_were_asked_for_as_they_have_to_be_written() {
        let names = |value: &str, name: &str| Names {
            named: NameField::Speaker,
            value: value.to_owned(),
            known: vec![name.to_owned()],
        };
        let mira = names("mi", "Mira Okafor");
        let offered = of("ferry speaker:mi", Some(&mira));
        assert_eq!(offered, ("ferry ", vec!["speaker:\"Mira Okafor\"".to_owned()]));
        assert_eq!(of("speaker:mir", Some(&mira)).1, [""; 0]);
        assert_eq!(of("outlet:mi", Some(&mira)).1, [""; 0]);
        assert_eq!(of("speaker:mi", Some(&names("mi", "Mira"))).1, ["speaker:Mira"]);
        assert_eq!(of("speaker:\"Mira\"", Some(&names("Mira", "Mira"))).1, ["speaker:Mira"]);
    }

    #[test]
    fn a_name_with_quotation_marks_of_its_own_is_still_one_value() {
        let names = Names {
            named: NameField::Speaker,
            value: "d".to_owned(),
            known: vec!["Dan “Red” Olsen".to_owned()],
        };
        let (_, offers) = of("speaker:d", Some(&names));
        let search = query_language::parse(&offers[0]).unwrap().unwrap();
        let terms: Vec<&Term> = search.wanted().collect();
        assert!(matches!(terms[..], [Term::Speaker(name)] if name.contains("Olsen")), "{terms:?}");
    }
}
