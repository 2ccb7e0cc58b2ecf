//! Tells what nobody said from what somebody did: "She did not say that the lock was safe", "One
//! could say that it leaks."
//!
//! The network for acts looks at the words of the cue, and "not" often stands before them.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::Kind;
use crate::quotes::attribution::kind;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of words between the negation and the verb, or between it and the beginning
/// of the cue.
const NEAR: usize = 3;

/// Makes what was not said in so many words only the topic.
pub fn tell(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = said.cue.clone().filter(|_| said.act.act == Act::Said) else { return };
    if is_adjective(paragraph, &cue, said) || is_anybody(paragraph, &cue, said) {
        said.act.act = Act::None;
        return;
    }
    if is_not_drawn(paragraph, &cue) {
        said.act.act = Act::Topic;
        return;
    }
    // Who "could not resist saying" something said it.
    let is_will = |at: usize| matches!(paragraph.lower(at), "resist" | "help");
    let points = |at: usize| {
        let word = paragraph.lower(at);
        word == "point" && paragraph.lower(at + 1) == "out" || word.starts_with("mention")
    };
    let is_speech = |&at: &usize| {
        lexicon.class(paragraph.lower(at)).is(Class::CUE) && !is_will(at) || points(at)
    };
    let Some(verb) = cue.clone().find(is_speech) else { return };
    let sentence = paragraph.sentence_of(verb);
    let from = verb.saturating_sub(NEAR).max(sentence.start);
    let is_link = |&at: &usize| {
        verb_forms::stands_beside_not(paragraph.lower(at)) || is_not(paragraph.lower(at))
    };
    let before: Vec<usize> = (from..verb).rev().take_while(is_link).collect();
    let is_negated = before.iter().any(|&at| is_not(paragraph.lower(at)))
        || holds_back(paragraph, verb)
        || said.source.as_ref().is_some_and(|source| is_nobody(paragraph, source.start));
    // Who does not deny something says little, but no less than who denies it.
    let is_double = matches!(paragraph.lower(verb), "deny" | "denied" | "rule" | "ruled");
    let is_direct = kind::kind(paragraph, &said.content) == Kind::Direct;
    if !is_direct && says_nothing(paragraph, said) {
        said.act.act = Act::None;
        return;
    }
    let is_behind = said.content.first().is_some_and(|piece| piece.start >= cue.end);
    if is_negated && !is_double && !is_direct && is_behind && !has_exception(paragraph, said) {
        said.act.act = Act::Topic;
    }
}

/// Returns true for who "would not be drawn on" something, or "refused to be drawn".
fn is_not_drawn(paragraph: &Paragraph, cue: &Range<usize>) -> bool {
    let mut be = cue.clone().filter(|&at| paragraph.lower(at) == "be");
    be.any(|at| {
        let before = at.saturating_sub(NEAR)..at;
        let refuses =
            |word: &str| matches!(word, "refused" | "declined" | "refusing" | "declining");
        paragraph.lower(at + 1) == "drawn"
            && before.into_iter().map(|at| paragraph.lower(at)).any(|w| is_not(w) || refuses(w))
    })
}

/// Returns true if the words before a verb keep somebody from it: "stopped short of saying", "without
/// saying", "failed to say".
fn holds_back(paragraph: &Paragraph, verb: usize) -> bool {
    let word = |back: usize| verb.checked_sub(back).map_or("", |at| paragraph.lower(at));
    let fails = word(1) == "to" && matches!(word(2), "fail" | "fails" | "failed" | "failing");
    let is_kept = match word(1) {
        "of" => word(2) == "short",
        "from" => word(2).starts_with("refrain") || word(2) == "back",
        before => before == "without" || before.starts_with("avoid"),
    };
    fails || is_kept && paragraph.lower(verb).ends_with("ing")
}

/// Returns true for the content of "She said nothing more".
fn says_nothing(paragraph: &Paragraph, said: &Attribution) -> bool {
    let idle =
        |at: usize| matches!(paragraph.lower(at), "nothing" | "little" | "more" | "else" | ".");
    !said.content.is_empty() && said.content.iter().cloned().flatten().all(idle)
}

/// Returns true for "reported" before a noun: "Reported cases rose".
fn is_adjective(paragraph: &Paragraph, cue: &Range<usize>, said: &Attribution) -> bool {
    let follows = said.content.first().is_some_and(|piece| piece.start == cue.end);
    let before = paragraph.lower_before(cue.start, 1);
    cue.len() == 1
        && matches!(paragraph.lower(cue.start), "reported" | "alleged")
        && said.source.is_none()
        && follows
        && !verb_forms::stands_beside_not(before)
        && !matches!(paragraph.lower(cue.end), "that" | "to" | "by" | "on" | "in" | "as")
}

/// Returns true for what anybody may say: "One could say that it leaks", "You can blame the keeper", "Some
/// might argue that it leaks."
fn is_anybody(paragraph: &Paragraph, cue: &Range<usize>, said: &Attribution) -> bool {
    let Some(source) = said.source.clone().filter(|source| !source.is_empty()) else {
        return false;
    };
    let between = if cue.start <= source.end { cue.clone() } else { source.end..cue.start };
    let may = between.start;
    let is_one = source.len() == 1 && matches!(paragraph.lower(source.start), "one" | "you");
    let is_general = match paragraph.lower(may) {
        "might" => !matches!(paragraph.lower(may + 1), "have" | "not") && source.end == may,
        "can" | "could" | "may" | "would" | "should" => is_one,
        _ => false,
    };
    is_general && said.content.iter().all(|piece| piece.start >= cue.end)
}

/// Returns true if what was said stands behind what was not: "did not say that she left, but that
/// she was tired", "did not explain it other than to call it unfair".
fn has_exception(paragraph: &Paragraph, said: &Attribution) -> bool {
    let pieces = said.content.iter().cloned().chain(said.cue.clone());
    pieces.flatten().any(|at| match paragraph.lower(at) {
        "other" => paragraph.lower(at + 1) == "than",
        "but" | "only" => matches!(paragraph.lower(at + 1), "that" | "to"),
        "except" => true,
        _ => false,
    })
}

/// Returns true if the source that begins at a token is nobody, or stands behind "nor did".
fn is_nobody(paragraph: &Paragraph, source: usize) -> bool {
    let word = |back: usize| source.checked_sub(back).map_or("", |at| paragraph.lower(at));
    let is_inverted = matches!(word(1), "did" | "does" | "do" | "has" | "have" | "had" | "would");
    let is_all_but_one = matches!(paragraph.lower(source + 1), "other" | "but" | "except");
    let is_no_one = paragraph.lower(source) == "no" && paragraph.lower(source + 1) == "one";
    let sentence = paragraph.sentence_of(source).start;
    let is_never = matches!(word(2), "nor" | "neither" | "never")
        || matches!(paragraph.lower(sentence), "nowhere" | "never")
        || matches!(word(2), "point" | "time") && word(3) == "no";
    (matches!(paragraph.lower(source), "nobody" | "none") || is_no_one) && !is_all_but_one
        || is_inverted && is_never
}

fn is_not(word: &str) -> bool {
    matches!(word, "not" | "n't" | "never")
}

#[cfg(test)]
mod tests {
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::text::Text;

    /// Returns the act of the first report.
    fn act(text: &str) -> Act {
        analyze(&Text::new(text), Model::bundled()).quotations[0].act
    }

    #[test]
    fn what_is_excepted_was_said() {
        let told = |text: &str| {
            marked(text, |paragraph, mut said| {
                tell(paragraph, &Lexicon::bundled(), &mut said);
                said.act.act
            })
        };
        for exception in ["except that it leaks", "other than that it leaks", "but that it leaks"] {
            let text = format!("[Holm] <did not say> {{anything {exception}}}.");
            assert_eq!(told(&text), Act::Said, "{text}");
        }
        assert_eq!(told("[Holm] <did not say> {anything about the leaks}."), Act::Topic);
    }

    #[test]
    fn who_fails_to_say_it_and_who_might_has_not() {
        let told = |text: &str| {
            marked(text, |paragraph, mut said| {
                tell(paragraph, &Lexicon::bundled(), &mut said);
                said.act.act
            })
        };
        assert_eq!(told("[Holm] <failed to mention> {that the lock leaks}."), Act::Topic);
        assert_eq!(told("[Holm] left <without announcing> {a new lock}."), Act::Topic);
        assert_eq!(told("[Holm] <did not point out> {that the lock leaks}."), Act::Topic);
        assert_eq!(told("Nowhere does [Holm] <say> {that the lock leaks}."), Act::Topic);
        assert_eq!(told("[Some] <might argue> {that the lock leaks}."), Act::None);
        assert_eq!(told("[Holm] <might have said> {that the lock leaks}."), Act::Said);
        assert_eq!(told("[Some] <argue> {that the lock leaks}."), Act::Said);
    }

    #[test]
    fn what_was_not_said_is_no_speech() {
        assert_eq!(act("Ada Holm did not say that the lock was safe."), Act::Topic);
        assert_eq!(act("Ada Holm never said that the lock was safe."), Act::Topic);
        assert_eq!(act("Nor did Ada Holm say that the lock was safe."), Act::Topic);
        assert_eq!(act("Ada Holm could not resist saying that the lock was safe."), Act::Said);
        assert_eq!(act("Nobody said that the lock was safe."), Act::Topic);
        assert_eq!(act("Ada Holm stopped short of saying that the lock was safe."), Act::Topic);
        assert_ne!(act("Ada Holm would not be drawn on reports that the lock leaks."), Act::Said);
        assert_eq!(act("Ada Holm avoided saying that the lock was safe."), Act::Topic);
        assert_eq!(act("Ada Holm said that the lock was not safe."), Act::Said);
        assert_ne!(act("Ada Holm did not deny that the lock was safe."), Act::None);
        assert_eq!(act("None other than Ada Holm said that the lock was safe."), Act::Said);
        assert_eq!(act("One could say that the lock was safe."), Act::None);
        assert_eq!(act("You could say that the lock was safe."), Act::None);
        assert_ne!(act("Ada Holm said nothing more."), Act::Said);
        assert_eq!(act("One of them could say that the lock was safe."), Act::Said);
        assert_eq!(act("Only at that point did Ada Holm say that the lock was safe."), Act::Said);
    }
}
