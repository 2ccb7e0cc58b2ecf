//! Reads set phrases right behind a passage that hold no verb of saying: “And the rent,” *chips in Holm*;
//! “Who signed it?” *Holm wanted to know*; “It floats,” *came the reply from Holm*.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in the source that a phrase names.
const LONGEST: usize = 16;

/// Returns the cue and the source of a phrase right behind a passage that ends before `from`.
pub fn behind(
    paragraph: &Paragraph,
    from: usize,
    is_question: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let asked = || wants_to_know(paragraph, from).filter(|_| is_question);
    asked().or_else(|| interjected(paragraph, from)).or_else(|| came_from(paragraph, from))
}

/// Returns who puts the question before `from`: “Who signed it?” *Holm wanted to know*.
fn wants_to_know(paragraph: &Paragraph, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let wants = |at: usize| {
        matches!(paragraph.lower(at), "wanted" | "wants" | "want")
            && paragraph.lower(at + 1) == "to"
            && paragraph.lower(at + 2) == "know"
    };
    let verb = (from + 1..from + LONGEST).find(|&at| wants(at))?;
    let is_source = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && !verb_forms::is_common_verb(word)
            && !matches!(word, "." | "?" | "never" | "not" | "nobody" | "that" | "really" | "one")
    };
    (from..verb).all(is_source).then_some((verb..verb + 3, from..verb))
}

/// Returns who throws the passage before `from` in: “And the rent,” *chips in his partner, Li Wei*.
fn interjected(paragraph: &Paragraph, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let first = from + usize::from(paragraph.word(from) == ",");
    let throws = matches!(
        (paragraph.lower(first), paragraph.lower(first + 1)),
        (
            "chips"
                | "chipped"
                | "chimes"
                | "chimed"
                | "cuts"
                | "butts"
                | "butted"
                | "weighs"
                | "weighed"
                | "breaks"
                | "broke",
            "in"
        ) | ("pipes" | "piped", "up")
            | ("shoots" | "shot" | "fires" | "fired" | "hits" | "hit", "back")
    );
    let start = first + 2;
    let source = throws.then(|| somebody(paragraph, start))??;
    Some((first..start, source))
}

/// Returns from whom the passage before `from` comes: “It floats,” *came the reply from Holm*.
fn came_from(paragraph: &Paragraph, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let first = from + usize::from(paragraph.word(from) == ",");
    let comes = matches!(paragraph.lower(first), "came" | "comes" | "went" | "goes")
        && matches!(paragraph.lower(first + 1), "the" | "a" | "an");
    let noun = (first + 2..first + 4).find(|&at| paragraph.lower(at + 1) == "from")?;
    let start = noun + 2;
    // "Came a shout from the back of the hall" names nobody.
    let is_place = matches!(
        paragraph.lower(start + 1),
        "back" | "front" | "rear" | "side" | "sides" | "floor" | "far" | "other" | "next" | "top"
    );
    let source = (comes && !is_place).then(|| somebody(paragraph, start))??;
    Some((first..start, source))
}

/// Returns the name or the noun group with an article that begins at `start` and ends at a stop.
pub fn somebody(paragraph: &Paragraph, start: usize) -> Option<Range<usize>> {
    let is_group = matches!(paragraph.lower(start), "the" | "a" | "an" | "his" | "her" | "their");
    let is_name = |at: usize| paragraph.starts_upper(at);
    let stops = |at: &usize| {
        !paragraph.is_outside(*at)
            || matches!(paragraph.word(*at), "." | "," | ";" | "!" | "?" | "(")
    };
    let end = (start..start + LONGEST).find(stops)?;
    // "His partner, Li Wei" goes on to the next stop.
    let behind = (end + 1..end + LONGEST).find(stops).filter(|_| is_group && is_name(end + 1));
    let end = behind.filter(|_| paragraph.word(end) == ",").unwrap_or(end);
    ((is_group || is_name(start)) && end > start).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::behind;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn who_throws_a_passage_in_says_it() {
        let source = |tag: &str| {
            let text = format!("“And the rent,” {tag}.");
            let paragraph = Paragraph::all(&text).remove(0);
            let (_, source) = behind(&paragraph, paragraph.passage_tokens(0).end, false)?;
            Some(paragraph.slice(paragraph.span(source.start, source.end)).to_owned())
        };
        for verb in ["pipes up", "chimes in", "shot back", "came the reply from"] {
            assert_eq!(source(&format!("{verb} Bo Lind")).as_deref(), Some("Bo Lind"), "{verb}");
        }
        for tag in ["pipes down Bo Lind", "came the reply from the back of the hall"] {
            assert_eq!(source(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_passage_comes_from_whom_the_phrase_behind_it_names() {
        let text = "Anna Holm and Bo Lind run the lock.\n“It never floats when the tide is \
                    out,” came the sour reply from Lind.";
        assert_eq!(said(text), "Bo Lind: “It never floats when the tide is out,”");
    }
}
