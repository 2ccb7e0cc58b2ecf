//! Finds the name that somebody goes by, behind the words for who they are.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;

/// Finds the name in "a trader, who identified himself only as Ines," or "a group that calls itself
/// Norvik".
pub(super) fn calls_itself(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    behind: Range<usize>,
) -> Option<usize> {
    let calls = |idx: usize| {
        matches!(
            paragraph.lower(idx),
            "identified"
                | "identifies"
                | "introduced"
                | "introduces"
                | "known"
                | "calls"
                | "called"
                | "name"
        )
    };
    let found = names.iter().find(|(_, name)| {
        let start = name.tokens.start;
        let leads = start.checked_sub(1).is_some_and(|before| {
            matches!(
                paragraph.lower(before),
                "as" | "himself" | "herself" | "itself" | "themselves"
            )
        });
        let goes_by = start.checked_sub(2).is_some_and(|at| {
            let in_words = matches!(paragraph.lower(at + 1), "name" | "nickname" | "pseudonym");
            let at = if in_words { at.saturating_sub(2) } else { at };
            (matches!(paragraph.lower(at), "goes" | "going")
                || in_words && paragraph.lower(at) == "went")
                && paragraph.lower(at + 1) == "by"
        });
        behind.contains(&start)
            && (leads && (start.saturating_sub(6)..start - 1).any(calls) || goes_by)
    });
    found.map(|&(mention, _)| mention)
}

/// Finds the name in all of a source that says of its bearer what they are like: "Marsh the idealist".
pub(super) fn with_epithet(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> Option<usize> {
    let (mention, name) = names.first()?;
    let epithet = name.tokens.end + 1..tokens.end;
    let plain = |idx: usize| {
        paragraph.word(idx).starts_with(char::is_lowercase)
            && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
    };
    let fits = name.from == tokens.start
        && !matches!(name.shape, Shape::Organization | Shape::Place)
        && paragraph.lower(name.tokens.end) == "the"
        && matches!(epithet.len(), 1..=3)
        && epithet.clone().all(plain);
    fits.then_some(*mention)
}
