//! Begins a report with the condition that stands before its tag: "*If it leaks*, Holm said, they would close it".

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::taken_parts;
use crate::quotes::reading::paragraph::Paragraph;

/// The fewest and most tokens of a condition.
const FEWEST: usize = 4;
const LONGEST: usize = 30;

/// The verbs whose words a condition before them is of; whom somebody "would accuse if" is no such.
const VERBS: [&str; 22] = [
    "say",
    "says",
    "said",
    "tell",
    "tells",
    "told",
    "warn",
    "warns",
    "warned",
    "argue",
    "argues",
    "argued",
    "claim",
    "claims",
    "claimed",
    "explain",
    "explains",
    "explained",
    "predict",
    "predicts",
    "predicted",
    "estimates",
];

/// Adds the condition to each report of what was `found` behind one, if it belongs to no other.
pub fn add(paragraph: &Paragraph, found: &mut [Attribution]) {
    let taken = taken_parts(found);
    for said in found {
        let Some(start) = condition(paragraph, said) else { continue };
        let Some(source) = &said.source else { continue };
        let words = start..source.start - 1;
        if !taken.iter().any(|part| overlap(part, &words)) {
            said.content.insert(0, words);
        }
    }
}

/// Returns where the sentence of a report begins, if its first words are a condition before its subject and
/// all that is said stands behind its verb.
fn condition(paragraph: &Paragraph, said: &Attribution) -> Option<usize> {
    let (source, cue, first) = (said.source.as_ref()?, said.cue.as_ref()?, said.content.first()?);
    let start = paragraph.sentence_of(cue.start).start;
    let end = source.start.checked_sub(1).filter(|&end| end > start)?;
    // What somebody says "if asked" has no condition.
    let asks = |at: usize| matches!(paragraph.lower(at), "asked" | "pressed" | "prompted" | "so");
    let is_condition = matches!(paragraph.lower(start), "if" | "unless")
        && paragraph.word(end) == ","
        && (FEWEST..=LONGEST).contains(&(end - start))
        && (start..end).all(|at| paragraph.is_outside(at) && !asks(at));
    let last = cue.end - 1;
    // "If you ask, they'll tell you": the condition is one of the telling.
    let depends = cue.clone().any(|at| {
        matches!(paragraph.lower(at), "will" | "'ll" | "’ll" | "would" | "can" | "could" | "may")
    });
    let says = VERBS.contains(&paragraph.lower(last)) && source.end == cue.start && !depends;
    // "If it leaks, she told me, it closes", "if it leaks, she said it closes".
    let is_clause = !matches!(paragraph.lower(first.start), "to" | "about" | "of");
    let is_behind = first.start >= cue.end
        && first.start <= cue.end + 2
        && paragraph.tokens[first.start].sentence == paragraph.tokens[cue.start].sentence;
    (is_condition && says && is_clause && is_behind).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::quotes::attribution::tests::marked;

    /// Returns the first piece of a report, once its condition is added.
    fn begun(text: &str) -> String {
        marked(text, |paragraph, said| {
            let mut found = [said];
            add(paragraph, &mut found);
            let piece = found[0].content[0].clone();
            paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
        })
    }

    #[test]
    fn a_condition_before_the_tag_is_said() {
        let text = "If the lock leaks again, [the keeper] <said> {the boats will wait}.";
        assert_eq!(begun(text), "If the lock leaks again");
        let text = "Unless it rains soon, [Ada Holm] <told> me, {the boats will wait}.";
        assert_eq!(begun(text), "Unless it rains soon");
    }

    #[test]
    fn what_hangs_on_the_verb_itself_is_not_said() {
        let text = "If asked about the lock, [the keeper] <said> {nothing leaked}.";
        assert_eq!(begun(text), "nothing leaked");
        let text = "If the lock leaked, [the keeper] <blamed> {the rowers for it}.";
        assert_eq!(begun(text), "the rowers for it");
        let text = "If the lock ever leaked, [they] <would say> {the rowers did it}.";
        assert_eq!(begun(text), "the rowers did it");
        let text = "When the lock leaked, [the keeper] <said> {the boats would wait}.";
        assert_eq!(begun(text), "the boats would wait");
    }
}
