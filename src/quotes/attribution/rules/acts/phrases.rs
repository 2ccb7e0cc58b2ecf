//! Corrects acts by phrases that mean something else than their words: a flood claims lives and
//! says nothing, and who reaffirms the position that it rained says that it rained.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of words before "lives", or before "position that", within the content.
const NEAR: usize = 4;

/// The nouns for what somebody holds; with "that" they tell what.
const HELD: [&str; 10] = [
    "position",
    "stance",
    "stand",
    "view",
    "opinion",
    "conviction",
    "contention",
    "demand",
    "pledge",
    "commitment",
];

/// The adverbs that tell that somebody said so.
const HEARSAY: [&str; 4] = ["allegedly", "purportedly", "reportedly", "reputedly"];

/// Corrects the act of what was `said` where such a phrase shows another.
pub fn tell(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone().filter(|cue| !cue.is_empty()) else { return };
    let Some(content) = said.content.first().cloned() else { return };
    let verb = paragraph.lower(cue.end - 1);
    let mut opening = content.start..content.end.min(content.start + NEAR);
    let is_what = said.act.act == Act::Said
        && said.content.iter().cloned().flatten().eq(content.start..=content.start)
        && paragraph.lower(content.start) == "what";
    if is_what
        || is_about_itself(paragraph, &cue, said)
        || is_idle(paragraph, &cue, content.start)
        || hides_name(paragraph, &content)
        || is_idiom(paragraph, &cue, &content)
    {
        said.act.act = Act::None;
    }
    let claims = matches!(verb, "claim" | "claims" | "claimed" | "claiming")
        && paragraph.lower(content.start) != "that";
    if claims && opening.clone().any(|at| matches!(paragraph.lower(at), "lives" | "life")) {
        said.act.act = Act::None;
    }
    let tells =
        |at: usize| HELD.contains(&paragraph.lower(at)) && paragraph.lower(at + 1) == "that";
    let is_behind = content.start >= cue.end;
    if said.act.act == Act::Topic && is_behind && opening.any(tells) {
        said.act.act = Act::Said;
    }
    // Who ventures that it leaks has said so, and who accepts it in a witness box.
    let ventures = matches!(verb, "ventured" | "ventures" | "volunteered" | "volunteers")
        || matches!(verb, "accepted" | "agreed") && is_examined(paragraph, &cue);
    if ventures && is_behind && paragraph.lower(content.start) == "that" {
        said.act.act = Act::Said;
    }
    // Whatever somebody reportedly did or wants, a report says so.
    let is_hearsay = cue.clone().any(|at| HEARSAY.contains(&paragraph.lower(at)));
    if is_hearsay && matches!(said.act.act, Act::Thought | Act::None) {
        said.act.act = Act::Said;
    }
}

/// Returns true if a sentence tells before its report that somebody is questioned: "Under
/// cross-examination, Holm *accepted*".
fn is_examined(paragraph: &Paragraph, cue: &Range<usize>) -> bool {
    let before = paragraph.sentence_of(cue.start).start..cue.start;
    before.take(NEAR).any(|at| {
        matches!(
            paragraph.lower(at),
            "asked"
                | "cross-examination"
                | "cross-examined"
                | "pressed"
                | "questioned"
                | "questioning"
        )
    })
}

/// Returns true for phrases with which nobody reports anything: "it goes without saying that",
/// "which is another way of saying", "having said that, there are".
fn is_idle(paragraph: &Paragraph, cue: &Range<usize>, start: usize) -> bool {
    let before = |back: usize| cue.end.checked_sub(back).map_or("", |at| paragraph.lower(at));
    match before(1) {
        "saying" => {
            before(2) == "without" && before(3) == "goes" || before(2) == "of" && before(3) == "way"
        }
        "said" => {
            before(2) == "having"
                && matches!(paragraph.lower(start), "that" | "this")
                && paragraph.word(start + 1) == ","
        }
        _ => false,
    }
}

/// Returns true for idioms that hold a verb of speech: "calls *it a day*", "reported *missing*".
fn is_idiom(paragraph: &Paragraph, cue: &Range<usize>, content: &Range<usize>) -> bool {
    let verb = paragraph.lower(cue.end - 1);
    let word = |idx: usize| paragraph.lower(content.start + idx);
    match verb {
        "call" | "calls" | "called" => matches!(
            (word(0), word(1), word(2)),
            ("it", "quits", _) | ("it", "a", "day" | "night") | ("time", "on", _)
        ),
        "announced" | "announces" => {
            matches!(word(0), "himself" | "herself" | "itself" | "themselves") && word(1) != "that"
        }
        // "The urge to leave" is nobody's word.
        "urge" => paragraph.lower(cue.end.saturating_sub(2)) == "the" && word(0) == "to",
        "reported" | "reports" if word(0) == "for" && matches!(word(1), "duty" | "work") => true,
        "reported" => {
            content.len() <= 2 && matches!(word(0), "missing" | "dead" | "stolen" | "injured")
        }
        _ => false,
    }
}

/// Returns true for the condition on which somebody speaks: "asked *not to be named*", "agreed *to speak
/// on condition that he was not named*".
fn hides_name(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    let names = |at: usize| matches!(paragraph.lower(at), "named" | "identified" | "quoted");
    match paragraph.lower(content.start) {
        "not" => {
            let words = ["not", "to", "be"];
            (0..3).all(|idx| paragraph.lower(content.start + idx) == words[idx])
                && names(content.start + 3)
        }
        "to" if matches!(paragraph.lower(content.start + 1), "speak" | "talk") => {
            let is_condition = |at: usize| {
                paragraph.lower(at) == "condition"
                    && matches!(paragraph.lower(at + 1), "of" | "that" | "he" | "she" | "they")
            };
            let on = |&at: &usize| paragraph.lower(at) == "on";
            let near = |on: usize| (on + 1..on + 4).any(is_condition);
            content.clone().filter(on).any(near)
        }
        _ => false,
    }
}

/// Returns true for a heading with a colon whose words name it again, as nobody speaks: "Norvik Index:
/// All data is the property of Norvik Index Inc."
fn is_about_itself(paragraph: &Paragraph, cue: &Range<usize>, said: &Attribution) -> bool {
    let Some(source) = &said.source else { return false };
    let is_label = cue.len() == 1
        && paragraph.word(cue.start) == ":"
        && source.end == cue.start
        && paragraph.starts_upper(source.start);
    let is_name = |at: usize| {
        (0..source.len()).all(|idx| paragraph.word(at + idx) == paragraph.word(source.start + idx))
    };
    let outside = |at: usize| paragraph.is_outside(at);
    let mut words = said.content.iter().cloned().flatten();
    is_label && words.clone().all(outside) && words.any(|at| at >= cue.end && is_name(at))
}

#[cfg(test)]
mod tests {
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::attribution::tests::acts;
    use crate::quotes::attribution::tests::marked;

    #[test]
    fn what_claims_lives_says_nothing() {
        assert!(!acts("A flood in Norvik claimed the lives of 26 people.").contains(&Act::Said));
        assert!(!acts("The fire claimed 12 lives in May.").contains(&Act::Said));
        assert_eq!(acts("Ada Holm claimed that lives were lost."), [Act::Said]);
    }

    /// Returns the act of a marked report that was taken for said.
    fn told(text: &str) -> Act {
        marked(text, |paragraph, mut said| {
            tell(paragraph, &mut said);
            said.act.act
        })
    }

    #[test]
    fn what_goes_without_saying_is_not_said() {
        assert_eq!(told("It <goes without saying> {that the lock leaks}."), Act::None);
        assert_eq!(told("Which is a way of <saying> {that the lock leaks}."), Act::None);
        assert_eq!(told("[Holm] <left without saying> {that the lock leaks}."), Act::Said);
        assert_eq!(told("<Having said> {that, there are some who like it}."), Act::None);
        assert_eq!(told("<Having said> {that it leaks}, [she] left."), Act::Said);
        assert_eq!(told("It is {what} [Holm] <said>."), Act::None);
    }

    #[test]
    fn what_somebody_reportedly_did_is_said() {
        let told = |text: &str, act: Act| {
            marked(text, |paragraph, mut said| {
                said.act.act = act;
                tell(paragraph, &mut said);
                said.act.act
            })
        };
        assert_eq!(told("Holm <allegedly> {slept in the boat}.", Act::None), Act::Said);
        assert_eq!(told("[Holm] <reportedly wants> {to leave}.", Act::Thought), Act::Said);
        assert_eq!(told("[Holm] <reportedly spoke of> {the lock}.", Act::Topic), Act::Topic);
    }

    #[test]
    fn who_ventures_that_something_is_so_says_it() {
        assert_eq!(acts("The keeper, Ada Holm, ventured that a new gate might help."), [Act::Said]);
        let text =
            "Under cross-examination by Bo Lind, Ada Holm accepted that she had signed the bill.";
        assert_eq!(acts(text), [Act::Said]);
        let venture = marked("[Holm] <ventured> {into the lock}.", |paragraph, mut said| {
            said.act.act = Act::None;
            tell(paragraph, &mut said);
            said.act.act
        });
        assert_eq!(venture, Act::None);
    }

    #[test]
    fn idioms_say_nothing() {
        for (idiom, report) in [
            ("[Holm] <calls> {it a day}", "[Holm] <calls> {it a sieve}"),
            ("[Holm] <called> {it quits}", "[Holm] <called> {it quiet}"),
            ("[Holm] <called> {time on rowing}", "[Holm] <called> {time a sieve}"),
            ("[Holm] <announced> {herself in the hall}", "[Holm] <announced> {a new lock}"),
            ("[Holm] felt the <urge> {to leave}", "[Keepers] <urge> {to leave}"),
            ("[Holm] <reported> {for duty}", "[Holm] <reported> {for a year that it leaks}"),
            ("Boy, 9, <reported> {missing}", "[Holm] <reported> {a boat missing}"),
        ] {
            assert_eq!(told(idiom), Act::None, "{idiom}");
            assert_eq!(told(report), Act::Said, "{report}");
        }
    }

    #[test]
    fn who_hides_their_name_says_nothing_by_it() {
        for text in [
            "“It leaks,” said [a keeper] who <asked> {not to be named}.",
            "“It leaks,” said [a keeper] who <agreed> {to speak on condition of anonymity}.",
        ] {
            assert_eq!(told(text), Act::None, "{text}");
        }
        for text in [
            "[A keeper] <asked> {not to be late}.",
            "[Mayor Holm] <promised> {to talk to rowers about the condition of the roads}.",
        ] {
            assert_eq!(told(text), Act::Said, "{text}");
        }
    }

    #[test]
    fn a_heading_that_its_words_name_says_nothing() {
        let text = "[Norvik Mercantile]<:> {All data is the property of Norvik Mercantile Inc.}";
        assert_eq!(told(text), Act::None);
        let text = "[Norvik Mercantile]<:> {All data is the property of Lind Inc.}";
        assert_eq!(told(text), Act::Said);
    }

    #[test]
    fn a_position_that_is_told_is_said() {
        assert_eq!(acts("He reaffirmed Norvik’s position that the lake was safe."), [Act::Said]);
        assert_eq!(acts("Ada Holm repeated her view that the lake was safe."), [Act::Said]);
    }
}
