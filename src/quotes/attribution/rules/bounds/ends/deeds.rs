//! Ends content that is no clause before what else the speaker did, or where they spoke: "promised a
//! review | and will meet tenants", "called for a review | in a speech on Monday".
//!
//! A noun group has no verb of its own, so a finite verb behind its "and" has another subject.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The words with which content begins that is no clause.
const OPENING: [&str; 14] = [
    "a", "an", "the", "his", "her", "its", "their", "this", "these", "to", "for", "on", "of", "as",
];

/// What somebody writes or speaks, in which nothing but words happens.
const TEXTS: [&str; 13] = [
    "interview",
    "speech",
    "statement",
    "tweet",
    "letter",
    "email",
    "e-mail",
    "message",
    "memo",
    "post",
    "op-ed",
    "column",
    "podcast",
];

/// Occasions at which somebody speaks, among other things.
const EVENTS: [&str; 11] = [
    "conference",
    "briefing",
    "rally",
    "hearing",
    "debate",
    "meeting",
    "event",
    "visit",
    "stop",
    "appearance",
    "ceremony",
];

/// The largest number of tokens from the beginning of content to its "to".
const TO_INFINITIVE: usize = 5;

/// The largest number of tokens from the first of a subject to its verb.
const TO_VERB: usize = 5;

/// The largest number of words between "in a" and the occasion.
const TO_OCCASION: usize = 4;

/// Ends the content behind the cue of `said` there.
pub fn cut(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let [piece] = &mut said.content[..] else { return };
    if piece.start < cue.end || paragraph.word(cue.end - 1) == ":" {
        return;
    }
    let deed = deed(paragraph, piece).filter(|_| !takes_clause(paragraph, lexicon, &cue));
    let end = deed.or_else(|| clause(paragraph, piece));
    if let Some(end) = end.or_else(|| occasion(paragraph, lexicon, piece)) {
        piece.end = end - usize::from(paragraph.word(end - 1) == ",");
    }
}

/// Returns true if the cue takes a clause without "that", which need not show its verb.
fn takes_clause(paragraph: &Paragraph, lexicon: &Lexicon, cue: &Range<usize>) -> bool {
    cue.clone().any(|at| {
        let word = paragraph.lower(at);
        let is_act = ["announc", "promis", "pledg", "vow", "warn"].iter();
        lexicon.class(word).is(Class::SPEECH)
            && !is_act.into_iter().any(|act| word.starts_with(act))
            || matches!(
                word,
                "according" | "believes" | "believe" | "believed" | "thinks" | "think"
            )
            || matches!(
                word,
                "thought" | "shows" | "showed" | "found" | "learned" | "know" | "knows"
            )
    })
}

/// Returns true for a word that shows a clause: a finite verb, or what leads to one.
fn shows_clause(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    let is_adjective =
        || matches!(paragraph.lower(at - 1), "a" | "an" | "the" | "his" | "her" | "its" | "their");
    paragraph.is_outside(at)
        && (verb_forms::is_common_verb(word) && !(word == "'s" || word == "have" || word == "do")
            || word.ends_with("ed") && at > 0 && !is_adjective()
            || verb_forms::PAST.contains(&word)
            || matches!(
                word,
                "that" | "who" | "which" | "whose" | "when" | "where" | "what" | "how"
            )
            || matches!(word, "why" | "if" | "whether" | "because" | "he" | "she" | "they" | "we")
            || matches!(word, "it" | "i" | "you" | "there" | ";" | ":" | "—" | "–"))
}

/// Returns the "and" behind which the speaker does something else.
fn deed(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    if !OPENING.contains(&paragraph.lower(piece.start)) {
        return None;
    }
    for at in piece.start + 1..piece.end {
        let leads = matches!(paragraph.lower(at), "and" | "but") && paragraph.is_outside(at);
        if leads && at > piece.start + 1 && begins_deed(paragraph, piece, at + 1) {
            return Some(at);
        }
        if shows_clause(paragraph, at) {
            return None;
        }
    }
    None
}

/// Returns the "and" behind an infinitive that leads to a clause of its own: "told Lind to wait | and
/// the crew went home".
fn clause(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let far = piece.end.min(piece.start + TO_INFINITIVE);
    // "Access to the lock" has no infinitive.
    let is_infinitive = |at: usize| {
        paragraph.lower(at) == "to"
            && !matches!(
                paragraph.lower(at + 1),
                "the" | "a" | "an" | "his" | "her" | "its" | "their"
            )
    };
    let to = (piece.start..far).find(|&at| is_infinitive(at))?;
    for at in piece.clone() {
        let leads = matches!(paragraph.lower(at), "and" | "but") && paragraph.is_outside(at);
        if leads && at > to + 1 && begins_clause(paragraph, at + 1, piece.end) {
            return Some(at);
        }
        if shows_clause(paragraph, at) {
            return None;
        }
    }
    None
}

/// Returns true if a subject of a few words and its verb stand at a token.
fn begins_clause(paragraph: &Paragraph, at: usize, end: usize) -> bool {
    let shows_verb = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && (verb_forms::is_common_verb(word) && word != "'s"
                || verb_forms::PAST.contains(&word)
                || word.ends_with("ed") && matches!(paragraph.lower(at + 1), "the" | "a" | "its"))
    };
    match paragraph.lower(at) {
        "he" | "she" | "they" | "it" | "we" | "i" => {
            at + 1 < end && (shows_verb(at + 1) || paragraph.lower(at + 1).ends_with("ed"))
        }
        "the" | "his" | "her" | "its" | "their" | "this" => {
            let group = at + 1..end.min(at + TO_VERB);
            let mut group = group.skip(1).take_while(|&at| {
                !matches!(paragraph.lower(at), "," | "and" | "or" | "who" | "that" | "which" | "to")
            });
            group.any(shows_verb)
        }
        _ => false,
    }
}

/// Returns true if a finite verb stands at a token, or behind an adverb there.
fn begins_deed(paragraph: &Paragraph, piece: &Range<usize>, at: usize) -> bool {
    let is_adverb = matches!(paragraph.lower(at), "also" | "then" | "later" | "now");
    let verb = at + usize::from(is_adverb);
    if !piece.contains(&verb) || !paragraph.is_outside(verb) {
        return false;
    }
    let word = paragraph.lower(verb);
    let next = paragraph.lower(verb + 1);
    // "A will and a way" has a noun.
    let is_auxiliary = matches!(word, "will" | "would" | "is" | "was" | "has" | "had" | "did")
        && next.starts_with(char::is_alphabetic)
        && !matches!(next, "of" | "and" | "to" if word == "will");
    let has_pronoun = matches!(next, "for" | "at" | "with" | "to" | "of")
        && matches!(paragraph.lower(verb + 2), "them" | "him" | "it" | "her");
    let has_object = has_pronoun
        || matches!(
            next,
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "them"
                | "him"
                | "it"
                | "more"
                | "each"
        )
        || next.starts_with(['$', '£', '€']);
    let is_past = word.ends_with("ed") || verb_forms::PAST_WITH_OBJECT.contains(&word);
    is_auxiliary || is_past && has_object || word == "met" && next != "by"
}

/// Returns where content ends before the occasion at which it was said: "| in a letter to the
/// council".
fn occasion(paragraph: &Paragraph, lexicon: &Lexicon, piece: &Range<usize>) -> Option<usize> {
    if paragraph.lower(piece.start) == "to" {
        return None;
    }
    let leads = |at: usize, to: &[&str]| {
        paragraph.is_outside(at)
            && matches!(paragraph.lower(at), "in" | "during" | "at")
            && matches!(paragraph.lower(at + 1), "a" | "an")
            && names_occasion(paragraph, at + 2, piece.end, to)
    };
    let mut inside = piece.start + 1..piece.end;
    let at = inside.find(|&at| leads(at, &TEXTS) || leads(at, &EVENTS))?;
    let head = piece.start..at;
    // "Lying in an interview", "his remarks in a letter" and "to come in a speech" belong together.
    let is_bound = head.clone().filter(|&at| paragraph.is_outside(at)).any(|at| {
        let word = paragraph.lower(at);
        word.ends_with("ing") || word == "to" || lexicon.class(word).is(Class::SPEECH)
    });
    let is_work = lexicon.class(paragraph.lower(at - 1)).is(Class::WORK);
    let is_quoted = paragraph.tokens[at - 1].state == QuoteState::Closing;
    let is_group = !head.clone().any(|at| shows_clause(paragraph, at));
    // Who "called it “a mess” at a meeting" spoke there; what "is “a mess” at a meeting" is one there.
    let is_whole =
        if leads(at, &TEXTS) { is_quoted || is_group && !is_work } else { is_quoted && is_group };
    // "Praised Holm in a speech for her courage" goes on.
    let goes_on = (at + 2..piece.end).any(|at| {
        !paragraph.is_outside(at)
            || matches!(paragraph.lower(at), "that" | ":" | "as")
            || !is_quoted && matches!(paragraph.lower(at), "for" | "of" | "and" | ",")
    });
    (!is_bound && is_whole && !goes_on).then_some(at)
}

/// Returns true if a noun for an occasion stands behind a few words, in the same group.
fn names_occasion(paragraph: &Paragraph, from: usize, end: usize, nouns: &[&str]) -> bool {
    let group = from..end.min(from + TO_OCCASION);
    let mut group = group.take_while(|&at| {
        paragraph.is_outside(at)
            && paragraph.word(at).starts_with(|char: char| char.is_alphanumeric())
    });
    group.any(|at| nouns.contains(&paragraph.lower(at)))
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Checks that the content behind "|" in a sentence, whose cue is the word before it, ends at "/".
    fn check(text: &str) {
        let (before, behind) = text.split_once("| ").unwrap();
        let start = Paragraph::all(before)[0].len();
        let wanted = behind.split(" /").next().unwrap();
        let text = format!("{before}{}", behind.replace(" /", ""));
        let paragraph = Paragraph::all(&text).remove(0);
        let mut said = Attribution {
            cue: Some(start - 1..start),
            content: std::iter::once(start..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        cut(&paragraph, &Lexicon::bundled(), &mut said);
        let piece = said.content[0].clone();
        let left = paragraph.slice(paragraph.span(piece.start, piece.end));
        assert_eq!(left, wanted.trim_end_matches('.'));
    }

    #[test]
    fn a_noun_group_has_no_finite_verb() {
        check("Holm promised | a review of the locks / and will meet the keepers.");
        check("Holm promised | to drain the lock / and will row to Norvik.");
        check("Holm announced | a new lock for Norvik / and raised $6 million.");
        check("Holm told | the crew to stay off the ice / and the boats went home.");
        check("Holm urged | Lind to wait for the boat / and he did.");
        check("Holm urged | Lind to wait / and the council closed the pier.");
        check("Holm urged | the crew to wait and the keepers to go.");
        check("Holm told Lind | that access to the lock and the gate was free.");
        check("Holm promised | the crew new oars / and sent them home.");
        check("Holm demanded | a new lock for Norvik and a will of steel.");
        check("Holm announced | a tight supply and increased demand.");
        check("Holm said | the lock sank in May and was raised.");
        check("Holm demanded | a lock that leaks less and is new.");
    }

    #[test]
    fn an_occasion_is_not_what_was_said_there() {
        check("Holm described | the plan as “a joke” / in a letter to the council.");
        check("Holm rejected | the lock / in a radio interview on Monday.");
        check("Holm called | the lock “a joke” / at a meeting with Lind, for the third time.");
        check("Holm said | the lock was “a joke” at a meeting with Lind.");
        check("Holm accused | the keeper of lying in an interview.");
        check("Holm condemned | the remarks in a letter to the council.");
        check("Holm praised | the crew in a speech for their courage.");
        check("Holm said | the keeper resigned in a letter to the council.");
    }
}
