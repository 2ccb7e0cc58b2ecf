//! Tells deeds of an office from what somebody said: who "declared an emergency", "denied Lind a
//! licence", "called a vote" or "named Lind as captain" did it and told nothing.
//!
//! The same verbs with a clause, or with what somebody is accused of, report words.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// What is made by declaring it.
const DECLARED: [&str; 7] =
    ["emergency", "emergencies", "bankruptcy", "war", "independence", "ceasefire", "truce"];

/// What is kept from somebody, or granted.
const DENIED: [&str; 16] = [
    "licence",
    "license",
    "permit",
    "permission",
    "request",
    "bail",
    "parole",
    "entry",
    "access",
    "application",
    "visa",
    "petition",
    "motion",
    "asylum",
    "right",
    "rights",
];

/// What begins by being called.
const CALLED: [&str; 14] = [
    "meeting",
    "meetings",
    "session",
    "vote",
    "election",
    "elections",
    "referendum",
    "conference",
    "hearing",
    "strike",
    "halt",
    "recess",
    "witness",
    "witnesses",
];

/// The largest number of tokens from the verb to such a noun.
const NEAR: usize = 6;

/// The largest number of tokens in a name, and in the office that its bearer gets.
const LONGEST: usize = 8;

/// Takes such a deed for nothing said.
pub fn tell(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let (Some(cue), [content]) = (&said.cue, &said.content[..]) else { return };
    let has_subject = said.source.as_ref().is_some_and(|source| source.end <= cue.start);
    if has_subject && is_aside(paragraph, cue, content) {
        said.act.act = Act::None;
    }
    if cue.is_empty() || content.start != cue.end {
        return;
    }
    let outside = |at: usize| paragraph.is_outside(at);
    let is_plain = content.clone().all(outside);
    let is_call = matches!(paragraph.lower(cue.end - 1), "call" | "calls" | "called" | "calling");
    let is_deed = is_call && calls(paragraph, cue, content)
        || is_plain && is_office(paragraph, lexicon, cue, content);
    if is_deed {
        said.act.act = Act::None;
    }
}

/// Returns true for a participle between commas, behind which the verb of its subject stands: "The plan,
/// *announced in May*, blocks the lock".
fn is_aside(paragraph: &Paragraph, cue: &Range<usize>, content: &Range<usize>) -> bool {
    let verb = paragraph.lower(content.start);
    // Who is "asked about it" answers.
    let is_participle = paragraph.lower(cue.start).ends_with("ed")
        && !matches!(paragraph.lower(cue.start), "asked" | "pressed" | "questioned");
    let is_finite = verb_forms::is_common_verb(verb)
        || verb.len() > 3 && verb.ends_with('s') && !verb.ends_with("ss") && verb != "this";
    let is_closed = cue.end < content.start && paragraph.word(content.start - 1) == ",";
    is_participle
        && is_finite
        && is_closed
        && cue.start > 0
        && paragraph.word(cue.start - 1) == ","
        && paragraph.word(content.start) == verb
        && paragraph.is_outside(content.start)
}

/// Returns true if a cue is what an office does.
fn is_office(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    cue: &Range<usize>,
    content: &Range<usize>,
) -> bool {
    match paragraph.lower(cue.end - 1) {
        "declare" | "declares" | "declared" | "declaring" => {
            has_noun(paragraph, content, &DECLARED)
        }
        "deny" | "denies" | "denied" | "denying" => has_noun(paragraph, content, &DENIED),
        "name" | "names" | "named" | "naming" => gives_office(paragraph, lexicon, content),
        _ => false,
    }
}

/// Returns true for what is called and not said: "called *a “special” meeting*", and behind the comma
/// that gives a group its name, "his group, called *the Norvik Fund*, will pay".
fn calls(paragraph: &Paragraph, cue: &Range<usize>, content: &Range<usize>) -> bool {
    let far = content.end.min(content.start + NEAR);
    let goes_with = |at: usize| {
        at >= content.end
            || matches!(
                paragraph.lower(at),
                "to" | "for"
                    | "on"
                    | "of"
                    | "in"
                    | "with"
                    | "after"
                    | "before"
                    | "at"
                    | ","
                    | "and"
            )
    };
    let begins = matches!(paragraph.lower(content.start), "a" | "an" | "early" | "snap");
    let noun = (content.start..far).find(|&at| CALLED.contains(&paragraph.lower(at)));
    let is_mark = |at: usize| {
        paragraph.tokens.get(at).is_some_and(|token| token.state == QuoteState::Closing)
    };
    // "Called a vote on the lock a farce" says what she thinks of it.
    let judges = |noun: usize| {
        (noun + 1..content.end).any(|at| {
            let before = paragraph.lower(at - 1);
            matches!(paragraph.lower(at), "a" | "an")
                && !goes_with(at - 1)
                && !matches!(before, "over" | "about" | "by" | "as" | "from" | "than")
        })
    };
    let is_begun = begins
        && noun.is_some_and(|noun| {
            goes_with(noun + 1 + usize::from(is_mark(noun + 1))) && !judges(noun)
        });
    let follows = cue.len() == 1 && cue.start > 0 && paragraph.word(cue.start - 1) == ",";
    is_begun || follows && (is_name(paragraph, content) || is_summons(paragraph, content))
}

/// Returns true if content is a name, and no more than that up to the verb of the group that it names.
fn is_name(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    let of_name = |&at: &usize| {
        paragraph.starts_upper(at) || matches!(paragraph.lower(at), "of" | "for" | "and" | "the")
    };
    let length = content.clone().take_while(of_name).count();
    let end = content.start + length;
    let next = paragraph.lower(end + 1);
    let goes_on = paragraph.word(end) == "," && (verb_forms::is_common_verb(next) || next == "or");
    length > 0 && (end == content.end || goes_on)
}

/// Returns true for where somebody is called: "*to the* lock", "*to service*".
fn is_summons(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    paragraph.lower(content.start) == "to"
        && matches!(paragraph.lower(content.start + 1), "the" | "a" | "service" | "duty" | "arms")
}

/// Returns true if one of some nouns stands near the beginning of content, before any clause.
fn has_noun(paragraph: &Paragraph, content: &Range<usize>, nouns: &[&str]) -> bool {
    let is_of_object = |&at: &usize| {
        let word = paragraph.lower(at);
        let is_link =
            matches!(word, "that" | "he" | "she" | "it" | "they" | "was" | "," | "in" | "to");
        !(is_link
            || verb_forms::is_common_verb(word)
            || word.ends_with("ing")
            || word.ends_with("ed"))
    };
    (content.start..content.end.min(content.start + NEAR))
        .take_while(is_of_object)
        .any(|at| nouns.contains(&paragraph.lower(at)) && !goes_on(paragraph, at, content.end))
}

/// Returns true if a clause or a longer noun goes on behind the noun at `at`: "denied *access was*
/// blocked", "declared the *emergency over*".
fn goes_on(paragraph: &Paragraph, at: usize, end: usize) -> bool {
    let next = paragraph.lower(at + 1);
    at + 1 < end
        && (verb_forms::is_common_verb(next) || matches!(next, "over" | "violations" | "abuses"))
}

/// Returns true if content names a person, and the office that they get: "Lind *as captain*", "Lind
/// *to succeed her*".
fn gives_office(paragraph: &Paragraph, lexicon: &Lexicon, content: &Range<usize>) -> bool {
    let far = content.end.min(content.start + LONGEST);
    let is_role = |at: usize| lexicon.class(paragraph.lower(at)).is(Class::ANY_ROLE);
    let begins = paragraph.starts_upper(content.start) || is_role(content.start);
    let link = (content.start + 1..far).find(|&at| matches!(paragraph.lower(at), "as" | "to"));
    begins
        && link.is_some_and(|link| match paragraph.lower(link) {
            "to" => true,
            _ => (link + 1..content.end.min(link + LONGEST)).any(is_role),
        })
}

#[cfg(test)]
mod tests {
    use super::calls;
    use super::is_aside;
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::attribution::act::Verdict;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the act of a sentence whose third word was taken for the cue.
    fn act(text: &str) -> Act {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..2),
            cue: Some(2..3),
            content: std::iter::once(3..paragraph.len() - 1).collect(),
            act: Verdict { act: Act::Said, chance: 0.9 },
            ..Attribution::default()
        };
        tell(&paragraph, &Lexicon::bundled(), &mut said);
        said.act.act
    }

    #[test]
    fn a_deed_of_an_office_is_not_said() {
        for text in [
            "Governor Holm declared a state of emergency on Monday.",
            "The town denied the keeper a licence for his boat.",
            "The court denied his request in May.",
            "Norvik Rowing named Bo Lind as captain for the summer.",
            "Mayor Holm named Bo Lind to succeed her.",
            "Mayor Holm called a “special” meeting on the lock.",
            "Mayor Holm called a “special meeting” to vote.",
            "The town called early elections for May.",
        ] {
            assert_eq!(act(text), Act::None, "{text}");
        }
    }

    #[test]
    fn what_describes_a_subject_is_not_said() {
        let text = "Lind's plan, announced in May, blocks boats.";
        let paragraph = Paragraph::all(text).remove(0);
        let content = |start: usize| start..paragraph.len() - 1;
        assert!(is_aside(&paragraph, &(4..5), &content(8)));
        assert!(!is_aside(&paragraph, &(4..5), &content(5)));
    }

    #[test]
    fn what_gives_a_group_its_name_is_not_said() {
        for text in [
            "A group, called the Norvik Fund, will pay.",
            "A group, called the Norvik Fund, or NF.",
            "A group, called to the lock.",
        ] {
            let paragraph = Paragraph::all(text).remove(0);
            assert!(calls(&paragraph, &(3..4), &(4..paragraph.len() - 1)), "{text}");
        }
        let paragraph = Paragraph::all("The mayor, called Lind, a rower, a liar.").remove(0);
        assert!(!calls(&paragraph, &(3..4), &(4..paragraph.len() - 1)));
    }

    #[test]
    fn what_the_same_verbs_report_is() {
        for text in [
            "Governor Holm declared that it was an emergency.",
            "Governor Holm declared the emergency over.",
            "The town denied it had refused the keeper a licence.",
            "The town denied any wrongdoing.",
            "The police named the dead as Bo Lind.",
            "Mayor Holm called the meeting a farce.",
            "Mayor Holm called the vote on the lock a farce.",
            "Mayor Holm called a vote on the lock a farce.",
            "Mayor Holm called a strike in May a mistake.",
        ] {
            assert_eq!(act(text), Act::Said, "{text}");
        }
    }
}
