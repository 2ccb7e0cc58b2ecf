//! Tells where the group of those who hear a report ends, before a sign that its words begin: "that" or a mark.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in the group before "that".
pub const LONGEST: usize = 9;

/// The largest number of tokens in a name before a mark, and between a group and a "that" apart from it.
const LONGEST_NAME: usize = 5;

/// The words of a cue that ends with "to" before an addressee: "made it *clear* to the town that".
const SAID_TO: [&str; 16] = [
    "clear",
    "warning",
    "message",
    "letter",
    "wrote",
    "writes",
    "writing",
    "announced",
    "announcing",
    "explained",
    "explaining",
    "suggested",
    "complained",
    "admitted",
    "confessed",
    "said",
];

/// Returns true if a cue that ends with "to" reports, and those who hear it begin at `start`.
pub fn is_told_to(paragraph: &Paragraph, cue: &Range<usize>, start: usize) -> bool {
    begins_name(paragraph, start) && cue.clone().any(|at| SAID_TO.contains(&paragraph.lower(at)))
}

/// Returns the "that" behind an addressee of whatever name: "told *keeper Anna Holm* that".
pub fn before_that(paragraph: &Paragraph, start: usize, end: usize) -> Option<usize> {
    let most = end.min(start + LONGEST);
    let that = (start..most).find(|&at| paragraph.lower(at) == "that").filter(|&at| at > start)?;
    let is_noun = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && !verb_forms::is_common_verb(word)
            // "Told all those in *the meeting* that".
            && (!word.ends_with("ing") || begins_noun(paragraph.lower(at - 1)))
            && !matches!(
                word,
                "about" | "to" | "on" | "by" | "with" | "over" | "for" | "as" | "how"
            )
            && !matches!(word, "," | ";" | ":" | "who" | "what" | "if" | "it" | "against")
    };
    // "Told the town a lie that shocked it".
    let next = paragraph.lower(that + 1);
    let is_clause = !verb_forms::is_common_verb(next) && !next.ends_with("ed");
    (is_clause && (start..that).all(is_noun)).then_some(that)
}

/// Returns true for a word with which no group of nouns ends.
fn begins_noun(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this")
}

/// Returns true if a group of nouns begins at a token, with an article or a capital.
fn begins_name(paragraph: &Paragraph, at: usize) -> bool {
    begins_noun(paragraph.lower(at)) || paragraph.starts_upper(at)
}

/// Returns true if the first piece is an addressee, and the next one begins with "that": "warned *the town*
/// in May *that*".
pub fn is_apart(paragraph: &Paragraph, pieces: &[Range<usize>]) -> bool {
    let [first, next, ..] = pieces else { return false };
    let is_plain = |at: usize| paragraph.is_outside(at) && paragraph.word(at) != ",";
    paragraph.lower(next.start) == "that"
        && first.len() < LONGEST
        && next.start < first.end + LONGEST_NAME
        && begins_name(paragraph, first.start)
        && (first.start..next.start).all(is_plain)
        && !first.clone().any(|at| verb_forms::is_common_verb(paragraph.lower(at)))
}

/// Returns the mark behind the one who is told or asked what the rest of a piece is: "asked *Lind* “Why me?”"
pub fn before_mark(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let far = piece.end.min(piece.start + LONGEST_NAME);
    let mark =
        (piece.start + 1..far).find(|&at| paragraph.tokens[at].state == QuoteState::Opening)?;
    let passage = paragraph.passage_tokens(paragraph.tokens[mark].passage? as usize);
    let is_name = |at: usize| paragraph.starts_upper(at) || begins_noun(paragraph.lower(at));
    let is_whole = passage.len() > LONGEST_NAME && passage.end + 1 >= piece.end;
    (is_whole && (piece.start..mark).all(is_name)).then_some(mark)
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::rules::bounds::addressee;
    use crate::quotes::attribution::tests::left;
    use crate::quotes::reading::lexicon::Lexicon;

    #[test]
    fn whom_a_warning_goes_to_is_not_what_it_warns_of() {
        let lexicon = Lexicon::bundled();
        let left =
            |text: &str| left(text, |paragraph, said| addressee::cut(paragraph, &lexicon, said));
        for text in [
            "[Holm] <alerted> {the rowers that it leaked}.",
            "[Holm] <made it clear to> {the rowers that it leaked}.",
            "[Holm] <has notified> {the town that it leaked}.",
        ] {
            assert_eq!(left(text), "that it leaked", "{text}");
        }
        assert_eq!(left("[Holm] <will tell> {you we were late}."), "we were late");
        for text in [
            "[Holm] <agreed to> {the plan that it drew}.",
            "[Holm] <can tell> {you the lock leaks}.",
        ] {
            let content = text.split_once('{').unwrap().1.trim_end_matches("}.");
            assert_eq!(left(text), content, "{text}");
        }
    }
}
