//! Finds what a noun for words reports, most of all at the beginning of a sentence: "His explanation, *that iron had
//! picked up*, drew laughter", "Holm's answer was *that it leaked*", "A claim by Holm *that it leaked*".
//!
//! The network knows "claim" and "promise" there, and few other nouns.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::addressee::is_verb;
use crate::quotes::attribution::rules::bounds::clause_end;
use crate::quotes::attribution::rules::bounds::ends;
use crate::quotes::attribution::rules::passages::MOST_PASSAGES;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The name of the rule.
const RULE: Rule = Rule("a noun that tells what its owner said");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.6;

/// Returns true if a rule found what a noun tells that is for words, or what somebody's view "is".
pub fn is_said(paragraph: &Paragraph, said: &Attribution) -> bool {
    let Some(cue) = said.cue.as_ref().filter(|_| said.rule == RULE) else { return false };
    let is_thought = matches!(
        paragraph.lower(cue.start),
        "view" | "belief" | "theory" | "opinion" | "hope" | "fear" | "conclusion"
    );
    let is_told = matches!(paragraph.lower(cue.start), "view" | "opinion")
        && matches!(paragraph.lower(cue.end), "is" | "was");
    !is_thought || is_told
}

/// Adds such reports to what was `found`, where nothing else takes their words.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    let (mut start, mut left) = (0, MOST_PASSAGES);
    while start < paragraph.len() && left > 0 {
        left -= 1;
        let sentence = paragraph.sentence_of(start);
        start = sentence.end;
        let opened = report(paragraph, names, lexicon, &sentence, sentence.start);
        let inside = || inner_owners(paragraph, &sentence);
        let within = || inside().find_map(|at| report(paragraph, names, lexicon, &sentence, at));
        let is_opened = opened.is_some();
        let Some(said) = opened.or_else(within) else { continue };
        let own = said.source.as_ref().map_or(0, |source| source.start);
        let start = if is_opened { said.content[0].start } else { own };
        let taken = start..said.content[0].end;
        let touches = |part: &Range<usize>| part.start < taken.end && taken.start < part.end;
        // What the network half saw of the same report, it would be too unsure of to tell.
        let whole = &said.content[0];
        let repeats = |other: &Attribution| {
            let within = |part: &Range<usize>| whole.start <= part.start && part.end <= whole.end;
            let of_noun =
                |cue: &Range<usize>| sentence.start <= cue.start && cue.end <= whole.start;
            other.content.iter().all(within) && other.cue.as_ref().is_some_and(of_noun)
        };
        found.retain(|other| !is_opened || !repeats(other));
        if !found.iter().any(|other| other.content.iter().chain(&other.cue).any(touches)) {
            let before = |other: &Attribution| {
                other.content.first().is_some_and(|first| first.start < said.content[0].start)
            };
            found.insert(found.partition_point(before), said);
        }
    }
}

/// Returns the pronouns within a sentence right behind which a noun with "that" stands.
fn inner_owners(paragraph: &Paragraph, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
    (sentence.start + 1..sentence.end.saturating_sub(2)).filter(|&at| {
        matches!(paragraph.lower(at), "his" | "her" | "their") && paragraph.lower(at + 2) == "that"
    })
}

/// Returns what a sentence reports from `start` on, by an owner and a noun for words.
fn report(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    start: usize,
) -> Option<Attribution> {
    let author = by_whom(paragraph, names, start);
    let owner = behind_owner(paragraph, names, start);
    let noun = owner.or(author.as_ref().map(|_| start + 1))?;
    let is_noun = lexicon.class(paragraph.lower(noun)).is(Class::WORK | Class::CUE)
        && paragraph.word(noun).starts_with(char::is_lowercase);
    let behind = author.as_ref().map_or(noun + 1, |author| author.end);
    let source = author.unwrap_or(start..noun);
    let comma = usize::from(paragraph.word(behind) == ",");
    let be = usize::from(matches!(paragraph.lower(behind), "is" | "was"));
    let that = behind + comma + be;
    if !is_noun || paragraph.lower(that) != "that" || that + 2 >= sentence.end {
        return None;
    }
    // "A promise that was made", "an answer that of a liar": no clause with a subject.
    let first = paragraph.lower(that + 1);
    if matches!(first, "day" | "week" | "month" | "year" | "night" | "morning" | "summer") {
        return None;
    }
    if first == "of" || is_verb(first) || first.ends_with("ed") || ends::PAST.contains(&first) {
        return None;
    }
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let whole = that..sentence.end - stop;
    if whole.clone().any(|at| paragraph.tokens[at].state != QuoteState::Outside) {
        return None;
    }
    let is_inside = start > sentence.start;
    let end = clause_end::of_noun(paragraph, lexicon, &whole).filter(|_| be == 0);
    let end = end.or_else(|| (be == 1 || is_inside).then_some(whole.end))?;
    Some(Attribution {
        content: std::iter::once(that..end).collect(),
        cue: Some(noun..noun + 1),
        source: Some(source),
        rule: RULE,
        confidence: CONFIDENCE,
        ..Attribution::default()
    })
}

/// Returns the token behind an owner that begins at `start`: "his", "Holm's".
fn behind_owner(paragraph: &Paragraph, names: &[PlacedName], start: usize) -> Option<usize> {
    if matches!(paragraph.lower(start), "his" | "her" | "their") {
        return Some(start + 1);
    }
    let name = names.iter().find(|name| name.from == start)?;
    (paragraph.lower(name.tokens.end) == "'s").then_some(name.tokens.end + 1)
}

/// Returns whom "by" names behind an article and a noun: "a claim by *Ada Holm*".
fn by_whom(paragraph: &Paragraph, names: &[PlacedName], start: usize) -> Option<Range<usize>> {
    let has_by =
        matches!(paragraph.lower(start), "a" | "an" | "the") && paragraph.lower(start + 2) == "by";
    if !has_by {
        return None;
    }
    let name = names.iter().find(|name| name.from == start + 3)?;
    Some(name.from..name.tokens.end)
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn a_noun_tells_what_its_owner_said() {
        let text = "Ada Holm keeps the lock.\nHer explanation, that the price of iron had picked \
                    up, drew more.";
        assert_eq!(said(text), "Ada Holm: that the price of iron had picked up");
        let text = "A claim by Ada Holm that the boats were full was rejected.";
        assert_eq!(said(text), "Ada Holm: that the boats were full");
        let text = "Ada Holm was late.\nBoats came two days after her assurance that it was safe.";
        assert_eq!(said(text), "Ada Holm: that it was safe");
        let text = "Ada Holm's view is that the lock leaked.";
        assert_eq!(said(text), "Ada Holm: that the lock leaked");
        let text = "Ada Holm's answer was that the lock leaked.";
        assert_eq!(said(text), "Ada Holm: that the lock leaked");
        assert_eq!(said("Ada Holm's answer was that of a liar."), "");
        assert_eq!(said("A letter by Ada Holm that is kept in the library was short."), "");
    }
}
