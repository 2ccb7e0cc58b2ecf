//! Finds reports between the subject and the verb of what they report: "The drought, reckons Ada Holm, is
//! the worst of all", "The bridge, said the minister, was unsafe".
//!
//! The network knows "says" and "said" with a name there, and few other forms.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::parts;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("a report between subject and verb");

/// The name of the rule where the verb need not be one of saying: "believes".
const OPINION: Rule = Rule("an opinion between subject and verb");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.6;

/// The likelihood below which what was found there is only a guess.
const GUESS: f32 = 0.5;

/// The largest number of tokens from the verb to the comma behind its source.
const TO_COMMA: usize = 10;

/// The largest number of tokens in the subject.
const LONGEST: usize = 10;

/// Returns true for the rule of such reports with a verb of saying.
pub fn is_inserted(rule: Rule) -> bool {
    rule == RULE
}

/// Adds such reports to what was `found`, where nothing better takes their sentence.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    let commas = (1..paragraph.tokens.len()).filter(|&at| paragraph.word(at) == ",");
    let reports = commas.filter_map(|comma| {
        report(paragraph, comma, names, lexicon)
            .or_else(|| behind_name(paragraph, comma, names, lexicon))
    });
    for said in reports.take(MOST_PASSAGES) {
        if found.iter().all(|other| !touches(&said, other) || gives_way(paragraph, other, &said)) {
            found.retain(|other| !touches(&said, other));
            insert_in_order(found, said);
        }
    }
}

/// Returns true if a part of `other` stands in the words of a report.
fn touches(said: &Attribution, other: &Attribution) -> bool {
    let whole = said.content[0].start..said.content[1].end;
    parts(other).any(|part| overlap(part, &whole))
}

/// Returns true if `other` is a guess, takes the source of the report for words or its subject for a
/// source, or has the words of another sentence's source.
fn gives_way(paragraph: &Paragraph, other: &Attribution, said: &Attribution) -> bool {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return false };
    let sentence = paragraph.sentence_of(cue.start);
    other.confidence < GUESS
        || other.content.iter().any(|part| overlap(part, source))
        || other
            .source
            .as_ref()
            .is_none_or(|other| overlap(other, &said.content[0]) || !overlap(other, &sentence))
}

/// Returns the report whose verb follows a comma: ", *reckons Ada Holm*, is".
fn report(
    paragraph: &Paragraph,
    comma: usize,
    names: &[PlacedName],
    lexicon: &Lexicon,
) -> Option<Attribution> {
    let verb = comma + 1;
    let says = verb < paragraph.tokens.len()
        && paragraph.starts_lower(verb)
        && is_report(paragraph.lower(verb), lexicon);
    if !says {
        return None;
    }
    let source = source(paragraph, verb + 1, names, lexicon)?;
    let finite = behind_apposition(paragraph, source.end)?;
    let sentence = paragraph.sentence_of(verb);
    let subject = sentence.start..comma;
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let rest = finite..sentence.end - stop;
    let is_part = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && !verb_forms::is_common_verb(word)
            && !matches!(word, "," | ":" | ";" | "—" | "–" | "who" | "which" | "that")
    };
    let is_subject = (1..=LONGEST).contains(&subject.len())
        && !matches!(paragraph.lower(subject.start), "in" | "on" | "at" | "but" | "and" | "if")
        && subject.clone().all(is_part);
    (is_subject && rest.len() > 1 && paragraph.is_outside(finite)).then(|| Attribution {
        content: vec![subject, rest],
        cue: Some(verb..verb + 1),
        source: Some(source),
        rule: if lexicon.class(paragraph.lower(verb)).is(Class::SPEECH) { RULE } else { OPINION },
        confidence: CONFIDENCE,
        ..Attribution::default()
    })
}

/// Returns the report whose source follows a comma, and its verb that: "The lock, *Holm reckons*, will
/// be shut", "There was, *she conceded*, a leak".
fn behind_name(
    paragraph: &Paragraph,
    comma: usize,
    names: &[PlacedName],
    lexicon: &Lexicon,
) -> Option<Attribution> {
    let is_pronoun = matches!(paragraph.lower(comma + 1), "he" | "she");
    let source = if is_pronoun {
        comma + 1..comma + 2
    } else {
        let name = names.iter().find(|name| name.from == comma + 1 && name.may_be_subject)?;
        name.tokens.clone()
    };
    let verb = source.end;
    if paragraph.word(verb + 1) != "," {
        return None;
    }
    let class = lexicon.class(paragraph.lower(verb));
    let says = class.is(Class::SPEECH) && !paragraph.lower(verb).ends_with("ing")
        || matches!(paragraph.lower(verb), "reckons" | "reckoned");
    let thinks = matches!(paragraph.lower(verb), "believes" | "thinks");
    let sentence = paragraph.sentence_of(verb);
    let (before, rest) = (sentence.start..comma, verb + 2..sentence.end);
    if !(says || thinks) || rest.len() < 3 {
        return None;
    }
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let rest = rest.start..sentence.end - stop;
    let is_there = paragraph.lower(before.start) == "there";
    let is_part = |at: usize| {
        let word = paragraph.lower(at);
        (is_there || !verb_forms::is_common_verb(word))
            && !matches!(word, "," | ":" | ";" | "—" | "–" | "who" | "which" | "that")
    };
    let is_subject = (1..=LONGEST).contains(&before.len())
        && !matches!(
            paragraph.lower(before.start),
            "in" | "on" | "at" | "but" | "and" | "if" | "for" | "as" | "with" | "no" | "yes"
        )
        && before.clone().all(is_part);
    let goes_on = verb_forms::is_common_verb(paragraph.lower(rest.start)) || is_there;
    let is_outside = before.clone().chain(rest.clone()).all(|at| paragraph.is_outside(at));
    (is_subject && goes_on && is_outside).then(|| Attribution {
        content: vec![before, rest],
        cue: Some(verb..verb + 1),
        source: Some(source),
        rule: if says { RULE } else { OPINION },
        confidence: CONFIDENCE,
        ..Attribution::default()
    })
}

/// Returns the source that begins at `from` and ends with a comma: a name, a trade and a name, or
/// a description of people.
fn source(
    paragraph: &Paragraph,
    from: usize,
    names: &[PlacedName],
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let far = (from + TO_COMMA).min(paragraph.tokens.len());
    let comma = (from + 1..far).find(|&at| paragraph.word(at) == ",")?;
    let is_small = |at: usize| paragraph.starts_lower(at);
    let last = names.get(names.partition_point(|name| name.tokens.end < comma));
    let is_named = last.is_some_and(|name| {
        let is_group = matches!(paragraph.lower(from), "the" | "a" | "an");
        let is_alone = from == name.from || is_group && (from..name.from).all(is_small);
        name.tokens.end == comma && is_alone
    });
    let describes = || {
        let end = head_end(paragraph, from, comma);
        let people = Class::ANY_ROLE | Class::ANY_TITLE | Class::GROUP | Class::BODY;
        (from..end).all(is_small) && lexicon.class(paragraph.lower(end - 1)).is(people)
    };
    (is_named || describes()).then_some(from..comma)
}

/// Returns where the head of a description ends: "*the minister* for roads", "*one of the neighbours*".
fn head_end(paragraph: &Paragraph, from: usize, end: usize) -> usize {
    let is_preposition =
        |at: &usize| matches!(paragraph.lower(*at), "of" | "in" | "at" | "for" | "from");
    let first = paragraph.lower(from);
    let is_share = matches!(first, "one" | "some" | "many" | "several" | "most");
    let start = if is_share && paragraph.lower(from + 1) == "of" { from + 2 } else { from + 1 };
    (start..end).find(is_preposition).unwrap_or(end)
}

/// Returns the finite verb that follows the comma at `comma`, or the one that ends an apposition there: ", the
/// mayor, *is*".
fn behind_apposition(paragraph: &Paragraph, comma: usize) -> Option<usize> {
    let is_finite = |at: usize| {
        let word = if at < paragraph.tokens.len() { paragraph.lower(at) } else { "" };
        verb_forms::is_common_verb(word) && !word.starts_with('\'')
    };
    if is_finite(comma + 1) {
        return Some(comma + 1);
    }
    let far = (comma + TO_COMMA).min(paragraph.tokens.len());
    let opens =
        matches!(paragraph.lower(comma + 1), "the" | "a" | "an" | "its" | "his" | "her" | "their");
    let end = (comma + 2..far).find(|&at| paragraph.word(at) == "," || is_finite(at))?;
    (opens && paragraph.word(end) == "," && is_finite(end + 1)).then_some(end + 1)
}

/// Returns true for a verb that may stand before its subject, and that is no participle: "the boat,
/// *called* Ada,".
fn is_report(word: &str, lexicon: &Lexicon) -> bool {
    let class = lexicon.class(word);
    let is_present = word.ends_with('s') && class.is(Class::CUE);
    let is_past = class.is(Class::SPEECH) && word != "called" && !word.ends_with("ing");
    is_present || is_past || word == "reckons"
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn a_report_may_part_subject_and_verb() {
        assert_eq!(
            said("The long drought of this year, reckons Ada Holm, is the worst since 1976."),
            "Ada Holm: The long drought of this year … is the worst since 1976"
        );
        assert_eq!(
            said("The drought, reckons the sheep farmer Ada Holm, is the worst since 1976."),
            "Ada Holm: The drought … is the worst since 1976"
        );
    }

    #[test]
    fn a_name_may_stand_before_its_verb_there() {
        let text = "Ada Holm keeps the lock.\nThe gates, Ada Holm reckons, will be shut by May.";
        assert_eq!(said(text), "Ada Holm: The gates … will be shut by May");
        let text = "Ada Holm keeps the lock.\nThere was, Holm conceded, a small leak.";
        assert_eq!(said(text), "Ada Holm: There was … a small leak");
    }

    #[test]
    fn who_says_it_there_may_be_described() {
        assert_eq!(
            said("The bridge, said the minister, was unsafe."),
            "minister: The bridge … was unsafe"
        );
        assert_eq!(
            said("The new road, say residents of the village, will bring noise."),
            "residents of the village: The new road … will bring noise"
        );
        assert_eq!(
            said("The drought, warns Ada Holm, the mayor, could last for years."),
            "Ada Holm: The drought … could last for years"
        );
        assert_eq!(said("The plan, made public by the minister, was dropped."), "");
    }

    #[test]
    fn who_is_named_between_commas_need_not_speak() {
        assert_eq!(said("The lock of Norvik, built by Ada Holm, is the oldest of all."), "");
    }
}
