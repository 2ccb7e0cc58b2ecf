//! Parts who was told something from what they were told: "*The crew* was told to stay".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;

/// Takes the hearer from the content of a passive, and gives that what it lacks.
pub(super) fn part(paragraph: &Paragraph, cue: &Range<usize>, attribution: &mut Attribution) {
    take_what_follows(paragraph, cue, attribution);
    drop_hearer(cue, attribution);
}

/// Adds to a hearer who was taken for all of the content what stands behind the source: "The crew was told by
/// the keeper, Bo Lind, *to stay*".
fn take_what_follows(paragraph: &Paragraph, cue: &Range<usize>, attribution: &mut Attribution) {
    let ([hearer], Some(source)) = (&attribution.content[..], &attribution.source) else { return };
    let at = source.end + usize::from(paragraph.word(source.end) == ",");
    let leads = matches!(paragraph.lower(at), "to" | "of" | "that" | "not");
    let sentence = paragraph.sentence_of(cue.start);
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
    let end = (sentence.end - stop).max(at);
    let goes_on = |&at: &usize| {
        paragraph.word(at) == "," && matches!(paragraph.lower(at + 1), "but" | "and" | "which")
    };
    let rest = at..(at..end).find(goes_on).unwrap_or(end);
    if hearer.end == cue.start && source.start >= cue.end && leads && rest.len() > 1 {
        attribution.content.push(rest);
    }
}

/// Takes who was told something from the content: "*The crew* was told to stay".
fn drop_hearer(cue: &Range<usize>, attribution: &mut Attribution) {
    let is_hearer = |piece: &Range<usize>| piece.end == cue.start;
    let goes_on = attribution.content.iter().any(|piece| piece.start >= cue.end);
    if goes_on && attribution.content.first().is_some_and(is_hearer) {
        let hearer = attribution.content.remove(0);
        attribution.put_to.get_or_insert(hearer);
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn who_is_told_is_not_what_is_told() {
        let text = "Villagers in Norvik have been advised by a company engineer, Bo Lind, to boil their water.";
        assert_eq!(said(text), "Bo Lind: to boil their water");
    }
}
