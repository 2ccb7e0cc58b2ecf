//! Finds what a noun behind a passage says of it: “…,” was *Holm's verdict*; “…,” was *how she put it*.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::acts::titles;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::passages::frames::CONFIDENCE;
use crate::quotes::attribution::rules::passages::frames::RULE;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;

/// Nouns for what somebody says in a word or two.
pub const VERDICTS: [&str; 13] = [
    "verdict",
    "response",
    "answer",
    "reply",
    "reaction",
    "summary",
    "advice",
    "view",
    "message",
    "description",
    "comment",
    "conclusion",
    "assessment",
];

/// Adds to what was `found` the passages behind which a noun says whose they are: “…,” was Holm's
/// verdict, or how somebody put it.
pub fn add(paragraph: &Paragraph, names: &[PlacedName], found: &mut Vec<Attribution>) {
    for idx in 0..paragraph.passages.len().min(MOST_PASSAGES) {
        let passage = paragraph.passage_tokens(idx);
        let inner = paragraph.slice(paragraph.passages[idx].inner());
        let verb = passage.end;
        if !matches!(paragraph.lower(verb), "was" | "is") {
            continue;
        }
        let how = how_somebody_puts_it(paragraph, names, verb + 1);
        let Some(source) = how.clone().or_else(|| owner(paragraph, names, verb + 1)) else {
            continue;
        };
        let noun = source.end + usize::from(paragraph.lower(source.end) == "'s");
        let is_verdict = VERDICTS.contains(&paragraph.lower(noun)) || how.is_some();
        let tells = passage.len() > 3 && !titles::is_title(paragraph, &passage) && is_verdict;
        if !inner.ends_with(',') && !tells {
            continue;
        }
        let touches = |piece: &Range<usize>| overlap(piece, &passage);
        let in_sentence = |cue: &Range<usize>| {
            paragraph.tokens[cue.start].sentence == paragraph.tokens[passage.start].sentence
        };
        // "… was Holm's verdict after Norvik conceded" is no concession of Norvik's.
        let is_reported = |said: &Attribution| {
            let leads =
                said.cue.as_ref().is_some_and(|cue| cue.start < passage.start && in_sentence(cue));
            said.source.is_some() && (leads || !tells)
        };
        if found.iter().any(|said| said.content.iter().any(touches) && is_reported(said)) {
            continue;
        }
        found.retain_mut(|said| {
            if !said.content.iter().any(touches) {
                return true;
            }
            // The words of another sentence stay with its report.
            said.content.retain(|piece| !touches(piece));
            !said.content.is_empty() && !said.cue.as_ref().is_some_and(in_sentence)
        });
        let said = Attribution {
            content: vec![passage.clone()],
            cue: Some(verb..verb + 1),
            source: Some(source),
            rule: RULE,
            confidence: CONFIDENCE,
            ..Attribution::default()
        };
        insert_in_order(found, said);
    }
}

/// Returns of whom "how" tells at a token: “…,” was *how Holm put it*.
fn how_somebody_puts_it(
    paragraph: &Paragraph,
    names: &[PlacedName],
    at: usize,
) -> Option<Range<usize>> {
    let is_person = matches!(paragraph.lower(at + 1), "he" | "she" | "they");
    let source = if is_person {
        at + 1..at + 2
    } else {
        names.iter().find(|name| name.from == at + 1)?.tokens.clone()
    };
    let puts = matches!(paragraph.lower(source.end), "put" | "puts" | "described" | "summed");
    (paragraph.lower(at) == "how" && puts).then_some(source)
}

/// Returns who owns the noun that begins at a token: "her verdict", "Holm's reaction".
fn owner(paragraph: &Paragraph, names: &[PlacedName], at: usize) -> Option<Range<usize>> {
    if matches!(paragraph.lower(at), "his" | "her" | "their") {
        return Some(at..at + 1);
    }
    let name = names.iter().find(|name| name.from == at)?;
    (paragraph.lower(name.tokens.end) == "'s").then(|| name.tokens.clone())
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn a_noun_behind_a_passage_says_whose_it_is() {
        let words = "“I'll believe it when I'm dry,”";
        let text = format!("Anna Holm rows for Norvik.\n{words} was Holm's verdict on the lock.");
        assert_eq!(said(&text), format!("Anna Holm: {words}"));
        let text =
            "Anna Holm lost.\n“We were robbed” was Holm's verdict after Norvik conceded a goal.";
        assert_eq!(said(text), "Anna Holm: “We were robbed”");
        let text = "Anna Holm lost.\n“We were robbed of it,” was how she put it on Monday.";
        assert_eq!(said(text), "Anna Holm: “We were robbed of it,”");
    }
}
