//! Joins speech to the paragraph that introduces it: `The minister said:` and, as a paragraph of
//! its own, what she said.
//!
//! The network reads a paragraph by itself and links none with the next, but the colon and the
//! opening mark, or a verb of saying right before the colon, leave no doubt. The introduction becomes an attribution without content, so that
//! its source is resolved in its place, and the words take cue and speaker from it.

use std::iter;
use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::linker::Linker;
use crate::quotes::attribution::rules::labels::turns;
use crate::quotes::reading::introduction;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::tagging::network::Tagged;
use crate::quotes::tagging::tag;
use crate::quotes::tagging::tag::Role;

/// The name of the rule for speech in quotation marks.
const RULE: Rule = Rule("a speech introduced before");

/// The name of the rule for a block of words without quotation marks.
pub const BLOCK: Rule = Rule("a block of words introduced before");

/// The likelihood of such an attribution: the typography does not tell if the words before the
/// colon name the speaker.
const CONFIDENCE: f32 = 0.85;

/// The act of a block.
const VERDICT: Verdict = Verdict { act: Act::Said, chance: CONFIDENCE };

/// Joins each passage that opens a paragraph, and has no source of its own, with
/// the cue at the end of the paragraph before.
pub fn join(
    paragraphs: &[Paragraph],
    tagged: &[Tagged],
    linker: &Linker,
    found: &mut [Vec<Attribution>],
) {
    for idx in 1..paragraphs.len() {
        if !introduction::introduces(&paragraphs[idx - 1], &paragraphs[idx]) {
            continue;
        }
        let Some(introduction) = introduction(&paragraphs[idx - 1], &tagged[idx - 1], linker)
        else {
            continue;
        };
        let (before, after) = found.split_at_mut(idx);
        let taken = |other: &Attribution| other.cue == introduction.cue;
        if before[idx - 1].iter().any(taken) {
            continue;
        }
        if paragraphs[idx].passages.is_empty() {
            if !is_in_sentence(&paragraphs[idx - 1], &introduction) {
                continue;
            }
            claim_block(&paragraphs[idx], &mut after[0]);
        } else if !claim(&paragraphs[idx], &mut after[0]) {
            continue;
        }
        before[idx - 1].push(introduction);
    }
}

/// Makes the words that open the paragraph the introduced ones, and returns true if they may be.
fn claim(paragraph: &Paragraph, found: &mut Vec<Attribution>) -> bool {
    let passage = paragraph.passages[0];
    let end = paragraph.token_at(passage.span.end());
    let opening = found.iter().position(|said| said.content.iter().any(|piece| piece.start < end));
    // A cue in the middle of a speech is a word of it, with its source or without one.
    let is_inside = |said: &Attribution| said.cue.as_ref().is_some_and(|cue| cue.end <= end);
    match opening.map(|at| &mut found[at]) {
        Some(said) if said.source.is_some() && !is_inside(said) => return false,
        Some(said) => {
            (said.cue, said.source, said.relay) = (None, None, None);
            said.rule = RULE;
            said.confidence = said.confidence.max(CONFIDENCE);
        }
        None => found.insert(
            0,
            Attribution {
                content: iter::once(0..end).collect(),
                rule: RULE,
                confidence: CONFIDENCE,
                ..Attribution::default()
            },
        ),
    }
    true
}

/// Returns true if a rule of this module made an attribution.
pub fn is_introduced(rule: Rule) -> bool {
    rule == RULE || rule == BLOCK
}

/// Returns true if the source of an introduction stands in the sentence of its cue.
fn is_in_sentence(paragraph: &Paragraph, introduction: &Attribution) -> bool {
    let sentence = |part: &Option<Range<usize>>| {
        part.as_ref().map(|tokens| paragraph.tokens[tokens.start].sentence)
    };
    sentence(&introduction.cue) == sentence(&introduction.source)
}

/// Makes all words of a paragraph without quotation marks the introduced ones. Of what was found in
/// them, what they report of others stays.
fn claim_block(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    found.retain(|said| turns::is_of_another(paragraph, said, 0));
    let said = Attribution {
        content: iter::once(0..paragraph.len()).collect(),
        rule: BLOCK,
        confidence: CONFIDENCE,
        act: VERDICT,
        ..Attribution::default()
    };
    found.insert(0, said);
}

/// Returns the last cue of the paragraph with its source, if it stands in the last sentence.
fn introduction(paragraph: &Paragraph, tagged: &Tagged, linker: &Linker) -> Option<Attribution> {
    let pieces = tag::pieces(&tagged.tags);
    let cue = pieces.iter().rposition(|piece| piece.role == Role::Cue)?;
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    if sentence(pieces[cue].tokens.start) != sentence(paragraph.len() - 1) {
        return None;
    }
    let introduction = linker.of_cue(paragraph, &pieces, cue);
    introduction.source.is_some().then_some(Attribution { rule: RULE, ..introduction })
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    /// Returns who says which words, by what cue.
    fn said(text: &str) -> Vec<(String, String, String)> {
        let text = Text::new(text);
        let found = analyze(&text, Model::bundled());
        let name = |idx: usize| found.speakers[idx].name.clone();
        let tell = |said: &crate::quotes::Quotation| {
            let cue = said.cue.first().map_or("", |span| &text[span]);
            let words = &text[said.content.first().unwrap()];
            (
                said.speaker.map_or_else(String::new, |idx| name(idx.0 as usize)),
                cue.to_owned(),
                words.to_owned(),
            )
        };
        found.quotations.iter().map(tell).collect()
    }

    #[test]
    fn words_after_a_colon_are_those_of_the_paragraph_before() {
        let found = said(
            "Ruth Amadi, the council’s leader, was asked about the kiln on Tuesday. She replied:\n\
             “We knew that the gas contract was ending. What we did not know was that the line in Poland had been bought.”",
        );
        let last = found.last().expect("the reply is found");
        assert_eq!((last.0.as_str(), last.1.trim_end_matches(':')), ("Ruth Amadi", "replied"));
        assert!(last.2.starts_with("“We knew"));
    }

    #[test]
    fn words_with_a_source_of_their_own_keep_it() {
        let found = said(
            "Ruth Amadi had asked for one thing:\n\
             “We want the books,” said Paul Achter, who audits them.",
        );
        assert_eq!(found.last().map(|said| said.0.as_str()), Some("Paul Achter"));
    }

    #[test]
    fn a_block_without_marks_is_said_by_whom_its_introduction_names() {
        let text = "Harlan Wyatt added:\nThe lock leaks in May. It is no good lock.\n\
            The town met on Monday.";
        let found = said(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "Harlan Wyatt");
        assert_eq!(found[0].2, "The lock leaks in May. It is no good lock.");
    }

    #[test]
    fn whom_a_block_quotes_did_not_say_all_of_it() {
        let text =
            "Harlan Wyatt added:\nThe lock leaks in May. Ines Moen says that it is new. It is not.";
        let found = said(text);
        assert_eq!(found[0].0, "Harlan Wyatt", "{found:?}");
    }

    #[test]
    fn a_list_is_no_block() {
        let text = "Harlan Wyatt said they need these things:\nThe lock is to have a new gate.";
        assert!(said(text).iter().all(|said| !said.2.contains("new gate")), "{:?}", said(text));
    }

    #[test]
    fn a_block_may_be_a_message_or_according_to_somebody() {
        for before in [
            "According to Harlan Wyatt:",
            "Harlan Wyatt released the following statement:",
            "Harlan Wyatt explains:",
        ] {
            let found = said(&format!("{before}\nThe lock leaks in May. It is no good lock."));
            let block = found.iter().find(|said| said.2.ends_with("It is no good lock."));
            assert_eq!(block.map(|said| said.0.as_str()), Some("Harlan Wyatt"), "{found:?}");
        }
    }
}
