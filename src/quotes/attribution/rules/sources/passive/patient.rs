//! Knows whom a passive is about: "*The crew* was told to stay" parts the crew from what it was told, "*Holm* was
//! criticized for sleeping" says something of her.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::sources::hearsay;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The participles of verbs whose object hears the words.
pub(super) const HEARD: [&str; 10] = [
    "told", "asked", "advised", "assured", "informed", "ordered", "promised", "reminded", "urged",
    "warned",
];

/// The words with which a group begins that may be all of a subject.
const ARTICLES: [&str; 15] = [
    "the", "these", "those", "this", "both", "each", "his", "her", "its", "their", "some", "many",
    "several", "two", "three",
];

/// The words with which what stands before a subject begins, up to a comma: "In May, Holm was accused".
const OPENING: [&str; 14] = [
    "in",
    "on",
    "at",
    "after",
    "before",
    "during",
    "earlier",
    "later",
    "since",
    "last",
    "meanwhile",
    "separately",
    "however",
    "by",
];

/// Takes the hearer from the content of a passive, and gives that what it lacks.
pub(super) fn part(paragraph: &Paragraph, cue: &Range<usize>, attribution: &mut Attribution) {
    take_what_follows(paragraph, cue, attribution);
    drop_hearer(cue, attribution);
}

/// Adds to a hearer who was taken for all of the content what stands behind the source: "The crew was told by
/// the keeper, Bo Lind, *to stay*".
fn take_what_follows(paragraph: &Paragraph, cue: &Range<usize>, attribution: &mut Attribution) {
    let ([hearer], Some(source)) = (&attribution.content[..], &attribution.source) else { return };
    let at = source.end + usize::from(paragraph.word(source.end) == ",");
    let leads = matches!(paragraph.lower(at), "to" | "of" | "that" | "not");
    let sentence = paragraph.sentence_of(cue.start);
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let end = (sentence.end - stop).max(at);
    let goes_on = |&at: &usize| {
        paragraph.word(at) == "," && matches!(paragraph.lower(at + 1), "but" | "and" | "which")
    };
    let rest = at..(at..end).find(goes_on).unwrap_or(end);
    if hearer.end == cue.start && source.start >= cue.end && leads && rest.len() > 1 {
        attribution.content.push(rest);
    }
}

/// Takes who was told something from the content: "*The crew* was told to stay".
fn drop_hearer(cue: &Range<usize>, attribution: &mut Attribution) {
    let is_hearer = |piece: &Range<usize>| piece.end == cue.start;
    let goes_on = attribution.content.iter().any(|piece| piece.start >= cue.end);
    if goes_on && attribution.content.first().is_some_and(is_hearer) {
        let hearer = attribution.content.remove(0);
        attribution.put_to.get_or_insert(hearer);
    }
}

/// Begins the words with whom a passive without a speaker says them of: "*Holm* was criticized *for sleeping*".
pub fn add(paragraph: &Paragraph, lexicon: &Lexicon, attribution: &mut Attribution) {
    let Some(cue) = attribution.cue.clone() else { return };
    let has = |words: &[&str]| cue.clone().any(|at| words.contains(&paragraph.lower(at)));
    let is_behind = attribution.content.first().is_some_and(|first| first.start == cue.end);
    let is_short = matches!(paragraph.lower(cue.start), "'s" | "’s" | "'re" | "’re");
    let is_passive = (is_short || has(&verb_forms::FORMS_OF_BE)) && !has(&HEARD);
    let is_of_subject = is_passive || hearsay::is_adverb(paragraph, &cue);
    if attribution.source.is_none() && is_behind && is_of_subject {
        let subject = pronoun_or_name_before(paragraph, lexicon, cue.start)
            .or_else(|| described_before(paragraph, lexicon, &cue));
        attribution.content.splice(0..0, subject);
    }
}

/// Returns the pronoun right before a token, or the name if it is all of the subject: of "the mayor of
/// Norvik" it is a part.
fn pronoun_or_name_before(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> Option<Range<usize>> {
    let sentence = paragraph.sentence_of(at).start;
    let last = at.checked_sub(1).filter(|&last| last >= sentence)?;
    if matches!(paragraph.lower(last), "he" | "she" | "they" | "which" | "who") {
        return Some(last..at);
    }
    let is_name = |at: &usize| {
        paragraph.starts_upper(*at)
            && paragraph.is_outside(*at)
            && !lexicon.class(paragraph.lower(*at)).is(Class::FUNCTION)
    };
    let start = at - (sentence..at).rev().take_while(is_name).count();
    (start < at && begins_clause(paragraph, sentence, start)).then_some(start..at)
}

/// Returns true if a clause begins with a token: behind a joining word, or what opens its sentence.
fn begins_clause(paragraph: &Paragraph, sentence: usize, start: usize) -> bool {
    let joins = [
        "but",
        "when",
        "where",
        "while",
        "as",
        "if",
        "after",
        "that",
        "though",
        "although",
        "because",
        ";",
        "•",
        "meanwhile",
    ];
    let is_joined = |word: &str| joins.contains(&word);
    start == sentence
        || is_joined(paragraph.lower(start - 1))
        || paragraph.word(start - 1) == ","
            && paragraph.starts_upper(sentence)
            && (sentence..start - 1).all(|at| paragraph.word(at) != ",")
            && OPENING.contains(&paragraph.lower(sentence))
        || start > sentence + 2
            && paragraph.lower(start - 1) == "and"
            && paragraph.word(start - 2) == ","
}

/// Returns the noun group right before a passive if it is all of the subject: "*the crew of the boat* was accused".
fn described_before(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    cue: &Range<usize>,
) -> Option<Range<usize>> {
    const LONGEST: usize = 7;
    let sentence = paragraph.sentence_of(cue.start).start;
    let first = paragraph.lower(cue.start);
    let is_verb = verb_forms::FORMS_OF_BE.contains(&first)
        || matches!(first, "has" | "have" | "had" | "also" | "reportedly" | "allegedly");
    let is_article = |at: &usize| ARTICLES.contains(&paragraph.lower(*at));
    let from = cue.start.saturating_sub(LONGEST).max(sentence);
    let start = (from..cue.start.saturating_sub(1))
        .find(|at| is_article(at) && begins_clause(paragraph, sentence, *at))?;
    let is_part = |at: usize| {
        let word = paragraph.lower(at);
        let class = lexicon.class(word);
        let links = word == "of" || word == "the" && paragraph.lower(at - 1) == "of";
        let is_word = word.starts_with(char::is_alphanumeric) && !verb_forms::is_common_verb(word);
        paragraph.is_outside(at)
            && (links || matches!(word, "'s" | "’s") || is_word && !class.is(Class::FUNCTION))
    };
    let group = start..cue.start;
    (is_verb && (start + 1..cue.start).all(is_part)).then_some(group)
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn who_is_told_is_not_what_is_told() {
        let text = "Villagers in Norvik have been advised by a company engineer, Bo Lind, to boil their water.";
        assert_eq!(said(text), "Bo Lind: to boil their water");
    }

    #[test]
    fn the_words_begin_with_whom_they_are_said_of() {
        let content = |text: &str, cue: Range<usize>| {
            let paragraph = Paragraph::all(text).remove(0);
            let content = std::iter::once(cue.end..paragraph.len() - 1).collect();
            let mut said = Attribution { cue: Some(cue), content, ..Attribution::default() };
            super::add(&paragraph, &Lexicon::bundled(), &mut said);
            let first = said.content[0].clone();
            paragraph.slice(paragraph.span(first.start, first.end)).to_owned()
        };
        assert_eq!(content("Bo Lind was criticized for sleeping.", 2..4), "Bo Lind");
        assert_eq!(content("But they were accused of sleeping.", 2..4), "they");
        assert_eq!(content("Earlier in May, Holm was accused of sleeping.", 5..8), "Holm");
        assert_eq!(
            content("The crew of the boat were accused of it.", 5..8),
            "The crew of the boat"
        );
        assert_eq!(content("It leaks, but the keeper has reportedly left.", 6..8), "the keeper");
        assert_eq!(content("Friends of the keeper were accused of it.", 4..7), "it");
        assert_eq!(content("Mayor of Norvik is described as a sieve.", 3..5), "as a sieve");
        assert_eq!(content("Bo Lind was asked about the lock.", 2..4), "about the lock");
        assert_eq!(content("It is believed that Bo Lind slept.", 1..3), "that Bo Lind slept");
    }
}
