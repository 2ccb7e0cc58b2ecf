//! Finds the noun groups beside a verb, which name the one who speaks.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest length of a subject, in tokens; few are longer, and beyond it the search has gone
/// astray.
const LONGEST: usize = 14;

/// Returns the subject that ends right before token `end` and does not begin before `start`.
///
/// Steps over a relative clause or an apposition between commas: in "Tharoor,
/// who led the delegation, said" it is "Tharoor".
pub fn subject_before(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    end: usize,
    start: usize,
) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    match paragraph.lower(last) {
        "who" => {
            let comma = last.checked_sub(1).filter(|&comma| comma > start)?;
            let before = if paragraph.word(comma) == "," { comma } else { last };
            group_before(paragraph, lexicon, before, start)
        }
        "," => {
            let open = (start..last).rev().take(30).find(|&idx| paragraph.word(idx) == ",")?;
            let relative = matches!(
                paragraph.lower(open + 1),
                "who" | "which" | "whose" | "a" | "an" | "the" | "his" | "her"
            );
            let role = lexicon.class(paragraph.lower(last - 1)).is(Class::ANY_ROLE);
            (relative || role).then(|| group_before(paragraph, lexicon, open, start))?
        }
        _ => group_before(paragraph, lexicon, end, start),
    }
}

/// Returns the noun group that ends right before token `end`.
pub fn group_before(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    end: usize,
    start: usize,
) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    if is_pronoun(paragraph.lower(last)) {
        return Some(last..end);
    }
    let mut from = end;
    while from > start && end - from < LONGEST {
        let idx = from - 1;
        match step(paragraph, lexicon, idx) {
            Step::Part => from = idx,
            Step::First => {
                from = idx;
                break;
            }
            Step::Beyond => break,
        }
    }
    while from < end
        && matches!(paragraph.lower(from), "of" | "for" | "at" | "from" | "'s" | "." | "&")
    {
        from += 1;
    }
    (from < end && names_somebody(paragraph, lexicon, from..end)).then_some(from..end)
}

/// Returns the noun group that starts at token `start`.
pub fn noun_group_from(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    if is_pronoun(paragraph.lower(start)) {
        return Some(start..start + 1);
    }
    let mut to = start;
    while to < end && to - start < LONGEST {
        match step(paragraph, lexicon, to) {
            Step::First
                if to > start
                    && !matches!(paragraph.lower(to - 1), "of" | "for" | "at" | "from") =>
            {
                break;
            }
            Step::Beyond => break,
            Step::First | Step::Part => to += 1,
        }
    }
    while to > start && matches!(paragraph.lower(to - 1), "of" | "for" | "at" | "from" | "." | "&")
    {
        to -= 1;
    }
    (to > start && names_somebody(paragraph, lexicon, start..to)).then_some(start..to)
}

enum Step {
    /// The word may stand in a noun group.
    Part,
    /// The word begins one.
    First,
    /// The word is not part of one.
    Beyond,
}

fn step(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> Step {
    let (word, lower) = (paragraph.word(idx), paragraph.lower(idx));
    let class = lexicon.class(lower);
    match lower {
        "a" | "an" | "the" | "his" | "her" | "their" | "its" | "my" | "our" | "another" | "one"
        | "some" | "several" | "many" | "most" | "other" | "two" | "three" | "both" | "these"
        | "those" => Step::First,
        "of" | "for" | "at" | "from" | "'s" | "&" | "-" => Step::Part,
        "." => {
            let initial = idx > 0
                && paragraph.word(idx - 1).chars().count() <= 4
                && starts_upper(paragraph.word(idx - 1));
            if initial { Step::Part } else { Step::Beyond }
        }
        _ if starts_upper(word)
            && !(class.is(Class::FUNCTION) && begins_sentence(paragraph, idx)) =>
        {
            Step::Part
        }
        _ if class.is(Class::FUNCTION | Class::CUE | Class::WITH_CUE)
            && !class.is(Class::GROUP) =>
        {
            Step::Beyond
        }
        _ if word.starts_with(char::is_alphanumeric) && !lower.ends_with("ing") => Step::Part,
        _ => Step::Beyond,
    }
}

fn begins_sentence(paragraph: &Paragraph, idx: usize) -> bool {
    idx == 0 || paragraph.tokens[idx].sentence != paragraph.tokens[idx - 1].sentence
}

/// Returns true if a noun group can be somebody who speaks: it holds a name, or ends in a noun for
/// people.
fn names_somebody(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    let people = Class::ANY_ROLE | Class::GROUP | Class::BODY | Class::ORGANIZATION;
    tokens.clone().any(|idx| {
        let class = lexicon.class(paragraph.lower(idx));
        let capital = starts_upper(paragraph.word(idx)) && !class.is(Class::FUNCTION);
        class.is(people)
            || (capital && !begins_sentence(paragraph, idx))
            || (capital && tokens.len() == 1)
            || (capital && tokens.len() > 1)
    })
}

pub(crate) fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Returns true for the pronouns that can say something.
pub(crate) fn is_pronoun(lower: &str) -> bool {
    matches!(lower, "he" | "she" | "they" | "i" | "we" | "you" | "it")
}

/// Returns, for "AFP quoted Sharif as saying" with the verb at `verb`, the mention "Sharif" and the
/// cue "saying".
pub fn relayed_speaker(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    verb: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let passes_on = matches!(paragraph.lower(verb), "reported" | "reports" | "cited" | "cites");
    if !passes_on && !lexicon.class(paragraph.lower(verb)).is(Class::RELAY) {
        return None;
    }
    let end = paragraph.sentence_of(verb).end;
    let speaker = match paragraph.lower(verb + 1) {
        "him" | "her" | "them" if paragraph.lower(verb + 2) == "as" => verb + 1..verb + 2,
        _ => noun_group_from(paragraph, lexicon, verb + 1, end)?,
    };
    let says = |at: usize| lexicon.class(paragraph.lower(at)).is(Class::SPEECH);
    if paragraph.lower(speaker.end) == "as" && says(speaker.end + 1) {
        let saying = speaker.end + 1;
        return Some((speaker, saying..saying + 1));
    }
    let as_at = behind_apposition(paragraph, speaker.end, end).filter(|&at| says(at + 1))?;
    let comma = usize::from(paragraph.word(as_at - 1) == ",");
    Some((speaker.start..as_at - comma, as_at + 1..as_at + 2))
}

/// Returns the "as" before "saying" behind more that is said of somebody: "the mayor, Jane Pole, *as*
/// saying".
fn behind_apposition(paragraph: &Paragraph, from: usize, end: usize) -> Option<usize> {
    let far = end.min(from + LONGEST);
    let as_at = (from..far)
        .find(|&at| paragraph.lower(at) == "as" && paragraph.lower(at + 1).ends_with("ing"))?;
    let is_part = |at: usize| {
        paragraph.is_outside(at) && !matches!(paragraph.word(at), ":" | ";" | "—" | "–" | "that")
    };
    (from..as_at).all(is_part).then_some(as_at)
}

/// Returns, for "…, quoting Rubio" from token `start` on, the cue and the mention.
pub fn quoting(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let cue = start + usize::from(paragraph.word(start) == ",");
    if paragraph.lower(cue) != "quoting" {
        return None;
    }
    Some((cue..cue + 1, noun_group_from(paragraph, lexicon, cue + 1, end)?))
}
