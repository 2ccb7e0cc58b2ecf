//! Gives words to nobody where a participle without "was" names who heard them: "Mayor told to sell
//! lock", "The pub, told to close, is shut".
//!
//! "Told" has to have an addressee behind it, so that "told to" and "told he must" are never active.
//! Headlines leave out "was" with other verbs, too.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in a headline.
const LONGEST_HEADLINE: usize = 16;

/// Participles that open a sentence about who heard something.
const HEARD: [&str; 6] = ["told", "informed", "reminded", "assured", "warned", "advised"];

/// Takes the source from what was `said` to it.
pub fn turn(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source), Some(content)) = (&said.cue, &said.source, said.content.first())
    else {
        return;
    };
    let verb = cue.start;
    let comma = usize::from(verb > 0 && paragraph.word(verb - 1) == ",");
    let follows = cue.len() == 1 && content.start == cue.end && source.end + comma >= verb;
    let is_heard = source.start < verb && follows && is_heard(paragraph, verb, content.start);
    // "Told that the lock was shut, Holm laughed."
    let opens = HEARD.contains(&paragraph.lower(verb))
        && verb == paragraph.sentence_of(verb).start
        && source.start >= content.end;
    if is_heard || opens {
        said.put_to = said.source.take();
    }
}

/// Returns true if the participle at `verb` tells who heard what begins at `start`.
fn is_heard(paragraph: &Paragraph, verb: usize, start: usize) -> bool {
    let next = paragraph.lower(start);
    let is_pronoun = matches!(next, "he" | "she" | "they");
    match paragraph.lower(verb) {
        "told" => {
            let is_quote = paragraph.tokens[start].state == QuoteState::Opening;
            next == "to" || is_pronoun || is_quote && is_headline(paragraph)
        }
        "urged" | "advised" | "instructed" | "ordered" => next == "to",
        "asked" | "warned" => {
            (next == "to" || is_pronoun || next == "over") && is_headline(paragraph)
        }
        _ => false,
    }
}

/// Returns true if the paragraph is a line without an article at its beginning and a stop at its end.
fn is_headline(paragraph: &Paragraph) -> bool {
    let last = paragraph.len() - 1;
    let has_article = matches!(paragraph.lower(0), "the" | "a" | "an" | "he" | "she" | "they");
    let stops = matches!(paragraph.word(last), "." | "?" | "!" | "”" | "\"" | ":" | ",");
    paragraph.len() <= LONGEST_HEADLINE && !has_article && !stops
}

/// Returns true if all that was taken for content is who heard something: "*Captain Lind* was warned."
pub fn is_only_hearer(paragraph: &Paragraph, said: &Attribution) -> bool {
    let (Some(cue), [piece]) = (&said.cue, &said.content[..]) else { return false };
    let verb = cue.end - 1;
    piece.end == cue.start
        && said.source.is_none()
        && matches!(paragraph.lower(verb), "told" | "warned" | "asked" | "urged" | "informed")
        && verb_forms::is_passive(paragraph, verb)
        && is_group(paragraph, piece)
}

/// Returns true if tokens outside of marks are few, as those of a name or noun group.
fn is_group(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    piece
        .clone()
        .all(|at| paragraph.is_outside(at) && !matches!(paragraph.lower(at), "that" | "to" | "it"))
}

#[cfg(test)]
mod tests {
    use super::is_only_hearer;
    use super::turn;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns true if what stands before the verb of a text stays its source.
    fn says(text: &str) -> bool {
        let paragraph = Paragraph::all(text).remove(0);
        let is_verb = |word: &str| matches!(word, "told" | "urged" | "asked" | "warned");
        let verb = (0..paragraph.len()).find(|&at| is_verb(paragraph.word(at))).unwrap();
        let mut said = Attribution {
            source: Some(0..verb),
            cue: Some(verb..verb + 1),
            content: std::iter::once(verb + 1..paragraph.len()).collect(),
            ..Attribution::default()
        };
        turn(&paragraph, &mut said);
        said.source.is_some()
    }

    #[test]
    fn who_is_told_something_has_not_said_it() {
        for text in [
            "Mayor told to sell lock",
            "Mayor told she must go",
            "Ada Holm told ‘sell up’",
            "Rowers urged to stay at home",
            "Mayor asked to resign",
            "Mayor warned she faces jail",
            "The pub, told to close, is shut.",
        ] {
            assert!(!says(text), "{text}");
        }
    }

    #[test]
    fn who_is_told_something_at_the_opening_has_not_said_it() {
        let paragraph = Paragraph::all("Told that the lock was shut, Holm laughed.").remove(0);
        let content = std::iter::once(1..6).collect();
        let (cue, source) = (Some(0..1), Some(7..8));
        let mut said = Attribution { content, cue, source, ..Attribution::default() };
        turn(&paragraph, &mut said);
        assert_eq!((said.source, said.put_to), (None, Some(7..8)));
    }

    #[test]
    fn who_tells_somebody_has() {
        for text in [
            "Mayor told rowers to stay at home",
            "The mayor asked to see the lock.",
            "The mayor warned she would sell it.",
            "The mayor told “Norvik Today” that it leaked.",
        ] {
            assert!(says(text), "{text}");
        }
    }

    #[test]
    fn who_was_warned_is_no_content() {
        let paragraph = Paragraph::all("Captain Bo Lind was warned.").remove(0);
        let content = std::iter::once(0..3).collect();
        let said = Attribution { cue: Some(3..5), content, ..Attribution::default() };
        assert!(is_only_hearer(&paragraph, &said));
    }
}
