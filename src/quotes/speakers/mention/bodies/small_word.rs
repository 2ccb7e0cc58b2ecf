//! Tells where a word that mostly names nobody opens the name of a body.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// Returns true for "Sunday" in the name of a newspaper, "Sunday Times", but not "Sunday trading",
/// and for a feast in that of a place or body: "Easter Island".
pub(in crate::quotes::speakers) fn is_sunday_paper(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    idx: usize,
) -> bool {
    matches!(paragraph.word(idx), "Sunday" | "Christmas" | "Easter" | "Passover" | "Thanksgiving")
        && starts_upper(paragraph.word(idx + 1))
        && (lexicon.class(paragraph.lower(idx + 1)).is(Class::ORGANIZATION)
            || paragraph.word(idx) == "Sunday" && is_called_sunday(paragraph, lexicon, idx))
}

/// Returns true for "The Sunday Lantern reported": two words behind the article, and a verb of
/// saying.
fn is_called_sunday(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let article = idx.checked_sub(1).is_some_and(|the| paragraph.lower(the) == "the");
    article && lexicon.class(paragraph.lower(idx + 2)).is(Class::SPEECH)
}

/// Returns true for "Police" before the country that it has in its name: "Police Scotland".
pub(in crate::quotes::speakers) fn is_police_of(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    idx: usize,
) -> bool {
    paragraph.word(idx) == "Police"
        && starts_upper(paragraph.word(idx + 1))
        && lexicon.class(paragraph.lower(idx + 1)).is(Class::PLACE)
        && !starts_upper(paragraph.word(idx + 2))
}

/// Returns true for the first word with a capital behind a noun for a body: "the charity Second
/// Door".
pub(in crate::quotes::speakers) fn is_behind_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    idx: usize,
) -> bool {
    let is_noun = |before: usize| {
        let class = lexicon.class(paragraph.lower(before));
        class.is(Class::BODY)
            && !class.is(Class::WORK | Class::ANY_ROLE)
            && paragraph.word(before).starts_with(char::is_lowercase)
            && paragraph.tokens[before].sentence == paragraph.tokens[idx].sentence
    };
    idx.checked_sub(1).is_some_and(is_noun)
        && starts_upper(paragraph.word(idx + 1))
        && !matches!(paragraph.lower(idx), "i" | "the" | "a")
        && paragraph.word(idx).len() > 2
}

#[cfg(test)]
mod tests {
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::quotes::speakers::mention::all_names;

    /// Returns the names in a text, as it writes them.
    fn names(text: &str) -> Vec<&str> {
        let found = all_names(&Paragraph::all(text), &Lexicon::bundled());
        found.into_iter().flatten().map(|name| &text[name.span.range()]).collect()
    }

    #[test]
    fn small_words_open_the_names_of_bodies() {
        assert_eq!(names("It was the charity Second Door that paid."), ["Second Door"]);
        assert_eq!(names("He was late, the Sunday Lantern reported."), ["Sunday Lantern"]);
        assert_eq!(names("He was held, Police Scotland said."), ["Police Scotland"]);
        assert_eq!(names("Public Health Wales said so."), ["Public Health Wales"]);
        assert_eq!(names("It rained on the Sunday Norvik burned."), ["Norvik"]);
    }
}
