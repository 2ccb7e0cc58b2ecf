//! Tells what somebody claimed from what they only talked about: who "dismissed the report", "cited
//! the leak as proof" or "pleaded for time" said what they think of it.
//!
//! And the other way about: who "praised the crew", and tells neither why nor what for, has only named
//! what they liked.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::addressee;
use crate::quotes::attribution::rules::passages::noun_report;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The beginnings of verbs whose object the speaker calls wrong.
const DISMISSING: [&str; 5] = ["dismiss", "reject", "refut", "rebut", "scoff"];

/// The beginnings of verbs with which somebody says what they think of a thing, behind an "as".
const JUDGING: [&str; 11] = [
    "dismiss", "shrug", "sneer", "slam", "derid", "denounc", "mock", "ridicul", "blast", "decri",
    "lambast",
];

/// The beginnings of nouns for what somebody else said.
const CLAIMED: [&str; 13] = [
    "alleg", "accus", "suggest", "claim", "argument", "critici", "concern", "finding", "rumo",
    "theor", "notion", "rebuke", "remark",
];

/// What something is cited as.
const PROOF: [&str; 9] =
    ["proof", "evidence", "example", "examples", "reason", "reasons", "cause", "factor", "sign"];

/// The largest number of tokens from the verb, or from "as", to such a noun.
const NEAR: usize = 6;

/// Verbs that give somebody a name.
const NAMING: [&str; 7] =
    ["dubbed", "dubs", "branded", "brands", "labelled", "labeled", "nicknamed"];

/// Verbs for nothing but speech.
const UTTERING: [&str; 10] = [
    "shouted",
    "yelled",
    "muttered",
    "whispered",
    "screamed",
    "replied",
    "answered",
    "said",
    "says",
    "chanted",
];

/// The beginnings of verbs for approval without a word of what is approved.
const PRAISING: [&str; 5] = ["prais", "applaud", "laud", "commend", "hail"];

/// The words behind which stands what somebody is praised for.
const REASONS: [&str; 7] = ["for", "as", "because", "that", "by", "after", "saying"];

/// Corrects the act of what was `said` or talked about.
pub fn tell(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(content)) = (&said.cue, said.content.first()) else { return };
    let act = said.act.act;
    if noun_report::is_said(paragraph, said)
        || act != Act::Said && is_uttered(paragraph, cue, content)
        || act == Act::Topic && is_claim(paragraph, cue, content)
        || matches!(act, Act::Topic | Act::None) && is_judged(paragraph, cue, content)
    {
        said.act.act = Act::Said;
    } else if act == Act::Said && is_praise(paragraph, cue, &said.content) {
        said.act.act = Act::Topic;
    }
}

/// Returns true if a verb for nothing but speech has whole words in marks: "shouted “Rubbish”".
fn is_uttered(paragraph: &Paragraph, cue: &Range<usize>, content: &Range<usize>) -> bool {
    let is_verb = |at: usize| UTTERING.contains(&paragraph.lower(at));
    let state = |at: usize| paragraph.tokens[at].state;
    cue.clone().any(is_verb)
        && state(content.start) == QuoteState::Opening
        && state(content.end - 1) == QuoteState::Closing
        && (content.start + 1..content.end - 1).all(|at| state(at) == QuoteState::Inside)
}

/// Returns true if one of the words of a cue begins like one of some verbs.
fn holds(paragraph: &Paragraph, cue: &Range<usize>, verbs: &[&str]) -> bool {
    cue.clone().any(|at| verbs.iter().any(|verb| paragraph.lower(at).starts_with(verb)))
}

/// Returns true if a cue and what follows it make a claim.
fn is_claim(paragraph: &Paragraph, cue: &Range<usize>, content: &Range<usize>) -> bool {
    // Who "could not resist pointing out that" did so.
    let holds_any = |words: &[&str]| cue.clone().any(|at| words.contains(&paragraph.lower(at)));
    if holds_any(&["resist", "help"]) {
        return paragraph.lower(content.start) == "that";
    }
    let is_negated = holds_any(&["not", "n't", "never"]);
    if is_negated || cue.is_empty() {
        return false;
    }
    let last = paragraph.lower(cue.end - 1);
    let follows = content.start >= cue.end;
    let says = |verbs: &[&str]| holds(paragraph, cue, verbs);
    // A court that rejects "a claim for damages" decides, and says nothing of it.
    let is_of_words = |at: usize| {
        let word = paragraph.lower(at);
        CLAIMED.iter().any(|noun| word.starts_with(noun)) && paragraph.lower(at + 1) != "for"
            || matches!(word, "report" | "reports")
                && !matches!(paragraph.lower(at + 1), "card" | "cards")
    };
    let near = content.start..content.end.min(content.start + NEAR);
    let brushes_off = last == "off" && says(&["brush"]);
    let dismisses = says(&DISMISSING) && last != "to" || brushes_off;
    match last {
        "claim" | "claims" | "claimed" | "claiming" => follows && is_clause(paragraph, content),
        "cite" | "cites" | "cited" | "citing" => follows && is_proof(paragraph, content),
        "for" => says(&["plead", "begg", "appeal"]),
        // "Had this to say about the lock: it leaks" has its words behind the colon.
        "about" | "of" => {
            follows
                && addressee::is_this_to_say(paragraph, cue)
                && paragraph.word(content.start - 1) == ":"
        }
        "reckon" | "reckons" | "reckoned" => true,
        _ => {
            let claimed = || near.clone().find(|&at| is_of_words(at));
            NAMING.contains(&last)
                || dismisses
                    && follows
                    && claimed().is_some_and(|noun| tells_claim(paragraph, noun, content))
        }
    }
}

/// Returns true if somebody says what they take something for: "sneered at the keepers *as* amateurs".
fn is_judged(paragraph: &Paragraph, cue: &Range<usize>, content: &Range<usize>) -> bool {
    let word = |at: usize| paragraph.lower(at);
    let may = |at: usize| {
        matches!(word(at), "to" | "not" | "n't" | "will" | "would" | "may" | "might" | "likely")
    };
    let judges = |at: usize| {
        word(at) == "as"
            && paragraph.is_outside(at)
            && !matches!(
                word(at + 1),
                "he" | "she"
                    | "it"
                    | "they"
                    | "we"
                    | "i"
                    | "you"
                    | "well"
                    | "part"
                    | "soon"
                    | "long"
            )
            && !matches!(word(at + 1), "of" | "in" | "to" | "for" | "with" | "president" | "chief")
            && !matches!(word(at - 1), "such" | "much" | "just" | "far")
    };
    content.start == cue.end
        && word(content.start) != "what"
        && holds(paragraph, cue, &JUDGING)
        && !cue.clone().any(may)
        && (content.start + 1..content.end.saturating_sub(1)).any(judges)
}

/// Returns true if content tells what somebody else claimed, or what is thought of it: "the claims *that
/// it leaks*", "the report *as* fake". Who "dismissed the claims" has only named them.
fn tells_claim(paragraph: &Paragraph, noun: usize, content: &Range<usize>) -> bool {
    let next = if noun + 1 < content.end { paragraph.lower(noun + 1) } else { "" };
    let is_behind = matches!(
        next,
        "that" | "of" | "to" | "as" | "he" | "she" | "it" | "its" | "they" | "their" | "the"
    );
    let is_critique = next == "of" && paragraph.lower(noun).starts_with("critici");
    let judges = |at: usize| {
        matches!(paragraph.lower(at), "that" | "as" | "because")
            || verb_forms::is_common_verb(paragraph.lower(at))
            || !paragraph.is_outside(at)
    };
    is_behind && !is_critique || content.clone().any(judges)
}

/// Returns true if content holds a finite verb before any clause within.
fn is_clause(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    let mut before = content
        .clone()
        .take_while(|&at| !matches!(paragraph.lower(at), "that" | "who" | "which" | ","));
    before.any(|at| verb_forms::is_common_verb(paragraph.lower(at)))
}

/// Returns true if content tells what something is cited as: "the leak *as proof*".
fn is_proof(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    content.clone().any(|at| {
        let near = at + 1..content.end.min(at + NEAR);
        paragraph.lower(at) == "as"
            && paragraph.is_outside(at)
            && near
                .take_while(|&at| !matches!(paragraph.lower(at), "," | ")" | "of"))
                .any(|at| PROOF.contains(&paragraph.lower(at)))
    })
}

/// Returns true if a cue praises, and nothing tells why.
fn is_praise(paragraph: &Paragraph, cue: &Range<usize>, content: &[Range<usize>]) -> bool {
    let [piece] = content else { return false };
    cue.len() == 1
        && piece.start == cue.end
        && holds(paragraph, cue, &PRAISING)
        && piece
            .clone()
            .all(|at| paragraph.is_outside(at) && !REASONS.contains(&paragraph.lower(at)))
}

#[cfg(test)]
mod tests {
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::attribution::act::Verdict;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the act of a sentence whose third word is the cue, if it was taken for `act`.
    fn told(text: &str, act: Act) -> Act {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..2),
            cue: Some(2..3),
            content: std::iter::once(3..paragraph.len() - 1).collect(),
            act: Verdict { act, chance: 0.9 },
            ..Attribution::default()
        };
        tell(&paragraph, &mut said);
        said.act.act
    }

    #[test]
    fn a_claim_is_said() {
        for text in [
            "Mayor Holm dismissed the report of the keeper.",
            "Mayor Holm cited the leak as proof of neglect.",
            "Mayor Holm claimed the lock was safe.",
            "Mayor Holm rejected the report that it leaks.",
            "Mayor Holm dismissed the claims as nonsense.",
            "Mayor Holm dismissed suggestions boats would sink.",
        ] {
            assert_eq!(told(text, Act::Topic), Act::Said, "{text}");
        }
        for text in [
            "Mayor Holm cited the leak in her speech.",
            "Mayor Holm rejected a plan for the lock.",
            "Judge Holm rejected a claim for damages.",
            "Judge Holm dismissed two of the charges.",
            "Mayor Holm rejected the report card of her son.",
            "Mayor Holm rejected these claims.",
            "Mayor Holm dismissed recent allegations against the keeper.",
        ] {
            assert_eq!(told(text, Act::Topic), Act::Topic, "{text}");
        }
    }

    #[test]
    fn who_brushes_a_claim_off_says_so() {
        let told = |text: &str| {
            marked(text, |paragraph, mut said| {
                said.act.act = Act::Topic;
                tell(paragraph, &mut said);
                said.act.act
            })
        };
        assert_eq!(told("[Mayor Holm] <brushed off> {claims that it leaks}."), Act::Said);
        assert_eq!(told("[Mayor Holm] <brushed off> {the dust of the lock}."), Act::Topic);
    }

    #[test]
    fn who_takes_a_thing_for_something_says_so() {
        for text in [
            "Mayor Holm dismissed the hearings as pure theatre.",
            "Mayor Holm derided the keepers as amateurs.",
        ] {
            assert_eq!(told(text, Act::None), Act::Said, "{text}");
        }
        for text in [
            "Mayor Holm denounced the choice of keeper as she left.",
            "Mayor Holm dismissed the keepers as president of Norvik.",
        ] {
            assert_eq!(told(text, Act::Topic), Act::Topic, "{text}");
        }
    }

    #[test]
    fn uttered_words_are_said_however_short() {
        assert_eq!(told("Mayor Holm shouted “Rubbish”.", Act::None), Act::Said);
        assert_eq!(told("Mayor Holm painted “Rubbish”.", Act::None), Act::None);
    }

    #[test]
    fn mere_praise_is_a_topic() {
        assert_eq!(told("Mayor Holm praised the work of her crew.", Act::Said), Act::Topic);
        assert_eq!(told("Mayor Holm praised her crew for the work.", Act::Said), Act::Said);
        assert_eq!(told("Mayor Holm praised her crew’s “big heart”.", Act::Said), Act::Said);
    }
}
