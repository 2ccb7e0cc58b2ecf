//! Gives a passage back to whom it belongs where a clause between tells of what they mean: “If you say
//! that,” Holm said, referring to the leak, *“you help nobody.”*
//!
//! The network takes the second passage for what is referred to. Of a later sentence that is theirs it
//! may take the marked words alone: *In May,* “it began to leak.”

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::taken_parts;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The fewest and most tokens of a sentence before its marked words.
const FEWEST: usize = 2;
const LONGEST: usize = 20;

/// The smallest number of tokens in marked words that are no single term.
const SHORTEST: usize = 7;

/// Moves such passages of what was `found` to the report before.
pub fn give_back(paragraph: &Paragraph, found: &mut [Attribution]) {
    for at in 1..found.len() {
        let Some(passage) = resumed(paragraph, &found[at - 1], &found[at]) else { continue };
        if let Some(piece) = found[at].content.last_mut() {
            // The comma before the mark goes with neither.
            piece.end = passage.start - 1;
        }
        found[at - 1].content.push(passage);
    }
}

/// Lets a passage that goes on with a later sentence begin where that does: what is told there before the
/// mark is whose the passage is.
pub fn begin_sentences(paragraph: &Paragraph, lexicon: &Lexicon, found: &mut [Attribution]) {
    let taken = taken_parts(found);
    for said in found {
        let Some(cue) = said.cue.clone() else { continue };
        for piece in said.content.iter_mut().skip(1) {
            let sentence = paragraph.sentence_of(piece.start);
            let opening = sentence.start..piece.start;
            let before = taken.partition_point(|part| part.start < piece.start);
            let is_free = before == 0 || taken[before - 1].end <= sentence.start;
            let goes_on = cue.end <= sentence.start
                && (FEWEST..=LONGEST).contains(&opening.len())
                && piece.len() >= SHORTEST
                && paragraph.tokens[piece.start].state == QuoteState::Opening
                && paragraph.starts_lower(piece.start + 1);
            let is_told = opening.clone().all(|at| {
                let says = lexicon.class(paragraph.lower(at)).is(Class::CUE);
                paragraph.is_outside(at) && !says && !matches!(paragraph.word(at), ":" | "(" | ")")
            });
            if is_free && goes_on && is_told {
                piece.start = sentence.start;
            }
        }
    }
}

/// Returns the passage at the end of what a clause tells that goes on with the passage of `before`.
fn resumed(
    paragraph: &Paragraph,
    before: &Attribution,
    said: &Attribution,
) -> Option<Range<usize>> {
    let (first, cue) = (before.cue.as_ref()?, said.cue.as_ref()?);
    let ([own], [piece]) = (&before.content[..], &said.content[..]) else { return None };
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    // What somebody recalls or cites may hold another's words: "recalling how she had said, “…”".
    let points = matches!(
        paragraph.lower(cue.start),
        "referring" | "alluding" | "pointing" | "speaking" | "talking" | "meaning" | "gesturing"
    );
    let is_tag = own.end <= first.start
        && first.end <= cue.start
        && piece.start >= cue.end
        && before.source == said.source
        && sentence(first.start) == sentence(cue.start);
    let goes_on = paragraph.tokens[own.end - 1].state == QuoteState::Closing
        && paragraph.word(own.end.saturating_sub(2)) == ",";
    let idx = paragraph.tokens[piece.end - 1].passage? as usize;
    let passage = paragraph.passage_tokens(idx);
    // "Asking this, including, “Why?”" has a question of its own.
    let opening = paragraph.word(passage.start + 1);
    let goes_on = goes_on
        && (opening.starts_with(char::is_lowercase) || opening == "I" || opening.starts_with("I’"));
    let is_behind = passage.end == piece.end
        && passage.start > piece.start + 1
        && paragraph.word(passage.start - 1) == ","
        && paragraph.passages[idx].is_closed();
    (points && is_tag && goes_on && is_behind).then_some(passage)
}

#[cfg(test)]
mod tests {
    use super::begin_sentences;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what Holm says behind "said", in whole or from a mark on in a later sentence.
    fn begun(text: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let find = |word: &str| (0..paragraph.len()).find(|&at| paragraph.word(at) == word);
        let (said, mark) = (find("said").unwrap(), find("“").unwrap());
        let mut found = [Attribution {
            source: Some(said - 1..said),
            cue: Some(said..said + 1),
            content: vec![0..said - 2, mark..paragraph.len()],
            ..Attribution::default()
        }];
        begin_sentences(&paragraph, &Lexicon::bundled(), &mut found);
        let piece = found[0].content[1].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn a_sentence_begins_before_its_marked_words() {
        let text = "It leaks, Holm said. In May, “it began to leak every night.”";
        assert_eq!(begun(text), "In May, “it began to leak every night.”");
        let text = "It leaks, Holm said. Lind called it “a lock for all of us”";
        assert_eq!(begun(text), "“a lock for all of us”");
        let text = "It leaks, Holm said. It is known as “the sieve”";
        assert_eq!(begun(text), "“the sieve”");
    }

    #[test]
    fn a_clause_between_leaves_the_second_passage_to_its_speaker() {
        let text = "“If you say that,” Ada Holm said, referring to the leak, “you help nobody.”";
        assert_eq!(
            said(text),
            "Ada Holm: “If you say that,” … “you help nobody.”\nAda Holm: the leak"
        );
        let text =
            "“It leaks,” Ada Holm said, suggesting questions, including, “Who will pay for it?”";
        assert!(!said(text).contains("“It leaks,” …"), "{}", said(text));
        let text = "“It leaks,” Ada Holm said, recalling how Bo Lind had told her, “we knew it.”";
        assert!(!said(text).contains("“It leaks,” …"), "{}", said(text));
    }
}
