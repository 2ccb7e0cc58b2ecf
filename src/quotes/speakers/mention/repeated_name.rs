//! Finds names that a page sets again behind themselves, as links with a headline set against them:
//! `Ines Marsh Ines Anne MarshMore news`.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// Returns where a name ends that is followed by itself, as on pages that set a link behind each name:
/// `Ines Marsh Ines MarshMore news`, `Marsh Ines Anne MarshMore news`.
pub(super) fn without_second_name(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> usize {
    // The link has the short form behind the first name: "Ann Marsh Annabel (Ann) MarshMore news".
    let called = paragraph.word(run.end + 1);
    if run.len() > 2
        && paragraph.word(run.end) == "("
        && paragraph.word(run.end + 2) == ")"
        && (run.start..run.end - 2).any(|at| paragraph.word(at) == called)
    {
        return run.end - 1;
    }
    for at in run.start + 1..run.end {
        let word = paragraph.word(at);
        // The last word of one headline and the first of the next: "… beat Marsh Marsh threatens …".
        let is_twice = word == paragraph.word(at - 1);
        if is_twice && (0..paragraph.len()).any(|idx| fused_name(paragraph.word(idx)) == Some(word))
        {
            return at;
        }
        let fused = fused_name(word);
        let earlier = |&other: &usize| fused == Some(paragraph.word(other));
        if let Some(first) = (run.start..at).find(earlier) {
            // The name ends before its first word comes again, if that is a given name.
            let given = lexicon.class(paragraph.lower(run.start)).is(Class::GIVEN);
            let again = |&other: &usize| paragraph.word(other) == paragraph.word(run.start);
            let second = (run.start + 1..at).find(again).filter(|_| given);
            return second.unwrap_or(first + 1);
        }
    }
    run.end
}

/// The largest number of tokens between a name and itself where a page sets a link behind it.
pub(super) const LINK: usize = 5;

/// Returns true if a run is the link that a page sets behind a name: the second half of "Ines Marsh
/// Ines Anne `MarshMore`".
pub(super) fn repeats_name(paragraph: &Paragraph, run: Range<usize>) -> bool {
    let before = run.start.saturating_sub(LINK)..run.start;
    run.filter_map(|at| Some((at, fused_name(paragraph.word(at))?)))
        .any(|(at, name)| before.clone().any(|idx| ends_name(paragraph, idx, at, name)))
}

/// Returns where a name in `tokens` ends that a page has set a link behind, if one is there.
pub(in crate::quotes::speakers) fn end_before_link(
    paragraph: &Paragraph,
    tokens: Range<usize>,
) -> Option<usize> {
    tokens.clone().find_map(|at| {
        let name = fused_name(paragraph.word(at))?;
        let first = (tokens.start..at).find(|&idx| ends_name(paragraph, idx, at, name))?;
        Some(first + 1)
    })
}

/// Returns true if token `idx` is this surname, which is set again at token `at`: behind another
/// capitalised word, or before nothing but names. In "a Space company, `SpaceX`" it is none.
fn ends_name(paragraph: &Paragraph, idx: usize, at: usize, name: &str) -> bool {
    let capital = |idx: usize| starts_upper(paragraph.word(idx));
    let behind = idx.checked_sub(1).is_some_and(capital);
    let before = idx + 1 < at && (idx + 1..at).all(capital);
    paragraph.word(idx) == name && (behind || before)
}

/// Returns the name in a word that another word was set against without a space: `MarshMore`. Names
/// as `MacDonald` and `DeLay` are not such: what stands before their second capital is short.
pub(super) fn fused_name(word: &str) -> Option<&str> {
    let small = |(at, _): &(usize, char)| word[..*at].ends_with(char::is_lowercase);
    let (at, _) = word.char_indices().filter(|(_, char)| char.is_uppercase()).find(small)?;
    // "SpaceX" is one name.
    (at > 3 && word[at..].chars().nth(1).is_some()).then(|| &word[..at])
}
