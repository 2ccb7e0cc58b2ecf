//! Finds what a court or a meeting heard, told before it: "The crew had not slept, *the inquiry in Norvik
//! heard on Monday*".
//!
//! The network knows "the court heard", and little else of the kind.

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::parts;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("what a court or a meeting heard");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.7;

/// The likelihood below which what was found there is only a guess.
const GUESS: f32 = 0.5;

/// The largest number of tokens between the comma and the verb.
const LONGEST: usize = 9;

/// The largest number of tokens that tell when, behind the verb.
const WHEN: usize = 4;

/// Those who hear what is said in a room.
const HEARERS: [&str; 11] = [
    "court",
    "hearing",
    "inquest",
    "inquiry",
    "enquiry",
    "jury",
    "tribunal",
    "trial",
    "meeting",
    "committee",
    "panel",
];

/// Returns true for the rule of such sentences, which were said.
pub fn is_heard(rule: Rule) -> bool {
    rule == RULE
}

/// Adds such sentences to what was `found`, where nothing better takes their words.
pub fn add(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    let verbs = (2..paragraph.len()).filter(|&at| matches!(paragraph.lower(at), "heard" | "told"));
    for said in verbs.filter_map(|verb| report(paragraph, verb)) {
        let (Some(cue), [content]) = (&said.cue, &said.content[..]) else { continue };
        let whole = content.start..cue.end;
        let touches = |other: &Attribution| parts(other).any(|part| overlap(part, &whole));
        let is_guess = |other: &Attribution| {
            let is_behind = other.cue.as_ref().is_some_and(|own| own.start > content.end);
            other.confidence < GUESS || is_behind && other.cue.as_ref() != Some(cue)
        };
        if found.iter().all(|other| !touches(other) || is_guess(other)) {
            found.retain(|other| !touches(other));
            insert_in_order(found, said);
        }
    }
}

/// Returns the report whose verb ends its sentence but for the day.
fn report(paragraph: &Paragraph, verb: usize) -> Option<Attribution> {
    let sentence = paragraph.sentence_of(verb);
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!"));
    let when = verb + 1..sentence.end - stop;
    let is_when = when.len() <= WHEN
        && (when.is_empty()
            || matches!(paragraph.lower(when.start), "on" | "yesterday" | "today" | "last"))
        || when.len() == 1 && paragraph.lower(when.start).ends_with("day");
    let auxiliary = verb - 1;
    let is_told = paragraph.lower(verb) == "told";
    let has_auxiliary = matches!(paragraph.lower(auxiliary), "was" | "were" | "has" | "had");
    let end = if has_auxiliary { auxiliary } else { verb };
    let near = end.saturating_sub(LONGEST).max(sentence.start)..end;
    let comma = near.rev().find(|&at| paragraph.word(at) == ",")?;
    let source = comma + 1..end;
    let is_small = |at: usize| paragraph.starts_lower(at);
    let hears = matches!(paragraph.lower(source.start), "the" | "a" | "an")
        && source
            .clone()
            .take_while(|&at| is_small(at))
            .any(|at| HEARERS.contains(&paragraph.lower(at)))
        && !source.clone().any(|at| verb_forms::is_common_verb(paragraph.lower(at)));
    let content = sentence.start..comma;
    let is_clause = matches!(
        paragraph.lower(content.start),
        "once"
            | "when"
            | "after"
            | "before"
            | "as"
            | "while"
            | "if"
            | "until"
            | "because"
            | "since"
    );
    let tells = content.clone().all(|at| paragraph.is_outside(at))
        && content.clone().any(|at| verb_forms::is_common_or_ed(paragraph.lower(at)));
    (is_when && hears && !is_clause && tells && (!is_told || has_auxiliary)).then(|| Attribution {
        content: vec![content],
        cue: Some(end..verb + 1),
        source: Some(source),
        rule: RULE,
        confidence: CONFIDENCE,
        ..Attribution::default()
    })
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn what_a_court_or_a_meeting_heard_was_said() {
        for hearer in [
            "the inquiry in Norvik heard on Monday",
            "the inquiry in Norvik was told",
            "a meeting of the council heard",
        ] {
            let text = format!("The crew had not slept for 30 hours, {hearer}.");
            let found = said(&text);
            assert!(found.ends_with(": The crew had not slept for 30 hours"), "{hearer}: {found}");
        }
        assert_eq!(said("The band played on, and nobody in the court heard it."), "");
    }
}
