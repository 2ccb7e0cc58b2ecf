//! Lets content begin behind where or when it was said: "promised during the debate | to lower taxes", "told
//! reporters while she waited | that it leaked".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::addressee;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in the clause that says when.
const LONGEST_CLAUSE: usize = 12;

/// The largest number of tokens in the occasion.
const LONGEST: usize = 7;

/// The beginnings of verbs that take an infinitive: who "promised in May to go" goes.
const BINDING: [&str; 7] = ["promis", "pledg", "vow", "threaten", "agree", "offer", "swor"];

/// Skips such words at the beginning of the content right behind the cue of `said`.
pub fn skip(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let Some(piece) = said.content.iter_mut().find(|piece| piece.start >= cue.end) else { return };
    let sentence = paragraph.sentence_of(cue.start);
    let end = piece.end.min(sentence.end);
    let words = piece.start..end;
    let binds =
        cue.clone().any(|at| BINDING.iter().any(|verb| paragraph.lower(at).starts_with(verb)));
    let speaks = cue.clone().any(|at| lexicon.class(paragraph.lower(at)).is(Class::SPEECH));
    let start = if binds && piece.start == cue.end {
        behind_occasion(paragraph, &words)
    } else if speaks {
        behind_clause(paragraph, &words)
    } else {
        None
    };
    if let Some(start) = start.filter(|&start| start + 1 < piece.end) {
        piece.start = start;
    }
}

/// Returns the "to" behind an occasion whose preposition opens the content or ends the cue: "at *the rally*
/// to".
fn behind_occasion(paragraph: &Paragraph, words: &Range<usize>) -> Option<usize> {
    let leads = |at: usize| matches!(paragraph.lower(at), "at" | "during" | "in");
    let first = words.start + usize::from(leads(words.start));
    // "Agreed in principle", "at the meeting", "during a 2016 debate".
    let is_led = leads(first - 1) && first < words.end;
    let far = words.end.min(first + LONGEST);
    let to = (first + 1..far).find(|&at| paragraph.lower(at) == "to")?;
    let is_noun = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && word.starts_with(char::is_alphanumeric)
            && !verb_forms::is_common_verb(word)
            && !matches!(word, "that" | "who" | "which" | "and" | "or" | "exchange" | "return")
    };
    let is_article = |at: usize| {
        matches!(paragraph.lower(at), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "any")
    };
    let is_infinitive =
        paragraph.starts_lower(to + 1) && !is_article(to + 1) || !paragraph.is_outside(to + 1);
    (is_led && is_infinitive && (first..to).all(is_noun)).then_some(to)
}

/// Returns the "that" behind a clause which says when: "*while she waited* that".
fn behind_clause(paragraph: &Paragraph, words: &Range<usize>) -> Option<usize> {
    let subject = words.start + 1;
    let opens = matches!(paragraph.lower(words.start), "while" | "as" | "before" | "after")
        && matches!(paragraph.lower(subject), "he" | "she" | "they")
        || matches!(paragraph.lower(words.start), "he" | "she" | "they")
            && matches!(paragraph.lower(words.start - 1), "while" | "as");
    let far = words.end.min(words.start + LONGEST_CLAUSE);
    let that = (subject + 1..far).find(|&at| paragraph.lower(at) == "that")?;
    let is_plain = |at: usize| {
        paragraph.is_outside(at) && !matches!(paragraph.word(at), "," | ";" | ":" | "—" | "–")
    };
    let is_clause = addressee::is_clause(paragraph, that + 1, words.end);
    // "Said while it was against it he hoped that" has a main clause of its own.
    let verbs =
        (subject..that).filter(|&at| verb_forms::is_common_verb(paragraph.lower(at))).count();
    (opens && is_clause && verbs < 2 && (words.start..that).all(is_plain)).then_some(that)
}

#[cfg(test)]
mod tests {
    use super::skip;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is left of the content behind the cue, which ends before "|".
    fn left(text: &str) -> String {
        let (before, behind) = text.split_once("| ").unwrap();
        let start = Paragraph::all(before)[0].len();
        let text = format!("{before}{behind}");
        let paragraph = Paragraph::all(&text).remove(0);
        let mut said = Attribution {
            cue: Some(1..start),
            content: std::iter::once(start..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        skip(&paragraph, &Lexicon::bundled(), &mut said);
        let piece = said.content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn where_and_when_it_was_said_is_not_said() {
        for (text, content) in [
            ("Holm pledged during | the 2016 campaign to drain it.", "to drain it"),
            ("Holm promised | at the rally to drain it.", "to drain it"),
            ("Holm told reporters | while she waited that it leaked.", "that it leaked"),
            ("Holm told the court as | she left it that it leaked.", "that it leaked"),
        ] {
            assert_eq!(left(text), content);
        }
    }

    #[test]
    fn what_was_said_stays() {
        for text in [
            "Holm promised | in return to the crew a lock.",
            "Holm agreed | a lock in Norvik to be built by Lind.",
            "Holm said | as the lock was shut, it was clear that it leaked.",
            "Holm said | while she was in the boat that Lind sold.",
        ] {
            let content = text.split_once("| ").unwrap().1.trim_end_matches('.');
            assert_eq!(left(text), content);
        }
    }
}
