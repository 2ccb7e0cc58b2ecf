//! Finds what a noun for words reports, most of all at the beginning of a sentence: "His explanation, *that iron had
//! picked up*, drew laughter", "Holm's answer was *that it leaked*", "A claim by Holm *that it leaked*".
//!
//! The network knows "claim" and "promise" there, and few other nouns.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::ends::clause_end;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("a noun that tells what its owner said");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.6;

/// The largest number of tokens from a noun to "was that", or to the colon behind it.
const LONGEST_PHRASE: usize = 12;

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
        let touches = |part: &Range<usize>| overlap(part, &taken);
        // What the network half saw of the same report, it would be too unsure of to tell.
        let whole = &said.content[0];
        let noun = said.cue.clone().unwrap_or_default();
        let repeats = |other: &Attribution| {
            // "His answer to Holm was that": what it answers may be taken for a part of it.
            let from = if other.cue.as_ref().is_some_and(|cue| cue.contains(&noun.start)) {
                noun.start
            } else {
                whole.start
            };
            let within = |part: &Range<usize>| from <= part.start && part.end <= whole.end;
            let of_noun =
                |cue: &Range<usize>| sentence.start <= cue.start && cue.end <= whole.start;
            other.content.iter().all(within) && other.cue.as_ref().is_some_and(of_noun)
        };
        found.retain(|other| !is_opened || !repeats(other));
        if !found.iter().any(|other| other.content.iter().chain(&other.cue).any(touches)) {
            insert_in_order(found, said);
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
    let author = by_whom(paragraph, names, start).or_else(|| from_whom(paragraph, names, start));
    let owner = behind_owner(paragraph, names, start);
    let noun = owner.or(author.as_ref().map(|_| start + 1))?;
    if !is_for_words(paragraph, lexicon, noun) {
        return None;
    }
    let behind = author.as_ref().map_or(noun + 1, |author| author.end);
    let source = author.unwrap_or(start..noun);
    if let Some(passage) = behind_colon(paragraph, lexicon, sentence, behind) {
        return Some(Attribution {
            content: vec![passage],
            cue: Some(noun..noun + 1),
            source: Some(source),
            rule: RULE,
            confidence: CONFIDENCE,
            ..Attribution::default()
        });
    }
    let behind = behind_phrase(paragraph, behind);
    let comma = usize::from(paragraph.word(behind) == ",");
    let be = usize::from(is_be(paragraph, behind + comma));
    let that = behind + comma + be;
    if paragraph.lower(that) != "that" || that + 2 >= sentence.end {
        return None;
    }
    // "A promise that was made", "an answer that of a liar": no clause with a subject.
    let first = paragraph.lower(that + 1);
    if matches!(first, "day" | "week" | "month" | "year" | "night" | "morning" | "summer") {
        return None;
    }
    if first == "of"
        || verb_forms::is_common_verb(first)
        || first.ends_with("ed")
        || verb_forms::PAST.contains(&first)
    {
        return None;
    }
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let whole = that..sentence.end - stop;
    if whole.clone().any(|at| !paragraph.is_outside(at)) {
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

/// Returns true for a noun for words in small letters.
fn is_for_words(paragraph: &Paragraph, lexicon: &Lexicon, noun: usize) -> bool {
    lexicon.class(paragraph.lower(noun)).is(Class::WORK | Class::CUE)
        && paragraph.starts_lower(noun)
}

fn is_be(paragraph: &Paragraph, at: usize) -> bool {
    matches!(paragraph.lower(at), "is" | "was")
}

/// Returns the token behind a phrase that tells where or to whom a noun was said, if "was that"
/// stands there: "his answer *to the mayor* was that".
fn behind_phrase(paragraph: &Paragraph, behind: usize) -> usize {
    let opens = matches!(paragraph.lower(behind), "to" | "on" | "in" | "at" | "about" | "for");
    let mut far = (behind + 2..behind + LONGEST_PHRASE).take_while(|&at| paragraph.is_outside(at));
    let be = far.find(|&at| is_be(paragraph, at));
    be.filter(|&be| opens && paragraph.lower(be + 1) == "that").unwrap_or(behind)
}

/// Returns the passage that a noun introduces with a colon: "Holm's verdict was short: *“It leaks.”*"
fn behind_colon(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    behind: usize,
) -> Option<Range<usize>> {
    let mut far = (behind..behind + LONGEST_PHRASE).take_while(|&at| paragraph.is_outside(at));
    let colon = far.find(|&at| paragraph.word(at) == ":")?;
    let between = behind..colon;
    let says = |at: usize| {
        lexicon.class(paragraph.lower(at)).is(Class::SPEECH) || paragraph.word(at) == ","
    };
    let is_told = between.is_empty() || between.clone().any(|at| is_be(paragraph, at));
    if !is_told || between.clone().any(says) || !sentence.contains(&colon) {
        return None;
    }
    paragraph
        .closed_passages()
        .map(|(_, passage)| passage)
        .find(|passage| passage.start == colon + 1)
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

/// Returns from whom a noun with an article comes of which "was that" tells: "the reply from *the
/// keeper, Ada Holm,* was that".
fn from_whom(paragraph: &Paragraph, names: &[PlacedName], start: usize) -> Option<Range<usize>> {
    let opens = matches!(paragraph.lower(start), "a" | "an" | "the")
        && matches!(paragraph.lower(start + 2), "from" | "of");
    let from = start + 3;
    let mut far = (from + 1..from + LONGEST_PHRASE).take_while(|&at| paragraph.is_outside(at));
    let be =
        far.find(|&at| is_be(paragraph, at) || verb_forms::is_common_verb(paragraph.lower(at)))?;
    let tells = is_be(paragraph, be) && paragraph.lower(be + 1) == "that";
    let is_named = names.iter().any(|name| from <= name.from && name.tokens.end <= be);
    (opens && tells && is_named).then_some(from..be)
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
        let text = "Ada Holm's answer to the mayor on Monday was that the lock leaked.";
        assert_eq!(said(text), "Ada Holm: that the lock leaked");
        let text = "The reply from the chief keeper, Ada Holm, was that gates would cost more.";
        assert_eq!(said(text), "Ada Holm: that gates would cost more");
        let text = "Ada Holm's verdict in the Norvik Post was short: “Two hours of rain.”";
        assert_eq!(said(text), "Ada Holm: “Two hours of rain.”");
        assert_eq!(said("A letter by Ada Holm that is kept in the library was short."), "");
    }
}
