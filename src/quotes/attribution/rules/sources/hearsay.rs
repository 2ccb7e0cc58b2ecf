//! Takes the source from what is only said to have happened: "The crew *reportedly* sold the boat", "The
//! crew *was said* to be late": the crew did it, and somebody else says so.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The beginnings of verbs, besides the cues of the lexicon, with which somebody speaks.
const TELLING: [&str; 8] =
    ["request", "thank", "apolog", "congratul", "plead", "beg", "instruct", "remark"];

/// The participles of passives whose subject is whom somebody tells something of.
const TOLD_OF: [&str; 11] = [
    "said",
    "rumoured",
    "rumored",
    "reported",
    "alleged",
    "estimated",
    "projected",
    "predicted",
    "forecast",
    "found",
    "reputed",
];

/// Returns true for a cue that is no more than an adverb of hearsay, with its auxiliaries: "has reportedly".
pub fn is_adverb(paragraph: &Paragraph, cue: &Range<usize>) -> bool {
    let is_hearsay = |at: usize| {
        matches!(paragraph.lower(at), "reportedly" | "allegedly" | "supposedly" | "purportedly")
    };
    let is_auxiliary = |at: usize| {
        let word = paragraph.lower(at);
        verb_forms::FORMS_OF_BE.contains(&word)
            || matches!(word, "has" | "have" | "had" | "also" | "is" | "are")
    };
    cue.clone().any(is_hearsay) && cue.clone().all(|at| is_hearsay(at) || is_auxiliary(at))
}

/// Makes the subject of such a deed part of what was `said`.
pub fn release(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let (Some(cue), Some(source), Some(content)) =
        (said.cue.clone(), said.source.clone(), said.content.first().cloned())
    else {
        return;
    };
    let is_only = is_adverb(paragraph, &cue);
    let last = cue.end.saturating_sub(1);
    let is_told = last > cue.start
        && TOLD_OF.contains(&paragraph.lower(last))
        && verb_forms::FORMS_OF_BE.contains(&paragraph.lower(last - 1))
        && paragraph.lower(content.start) == "to"
        && content.start == cue.end;
    // Who "reportedly said" something, is "said to have told" it, or is quoted, did say it.
    let says = |at: usize| lexicon.class(paragraph.lower(at)).is(Class::CUE);
    let tells = |at: usize| TELLING.iter().any(|verb| paragraph.lower(at).starts_with(verb));
    let speaks = content.start >= cue.end
        && (says(content.start)
            || is_told
                && (1..=3).any(|idx| says(content.start + idx) || tells(content.start + idx))
            || !paragraph.is_outside(content.start));
    let is_only = is_only || is_told;
    if !is_only || speaks {
        return;
    }
    said.source = None;
    if source.end == cue.start && content.start == cue.end {
        said.content.insert(0, source);
    }
}

#[cfg(test)]
mod tests {
    use super::release;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is said in a sentence of which "Holm" was taken for the source, and whether it is.
    fn released(text: &str) -> (usize, bool) {
        let paragraph = Paragraph::all(text).remove(0);
        let is_last =
            |at: &usize| matches!(paragraph.word(*at), "reportedly" | "said" | "projected");
        let end = (1..3).find(is_last).unwrap() + 1;
        let mut said = Attribution {
            source: Some(0..1),
            cue: Some(1..end),
            content: std::iter::once(end..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        release(&paragraph, &Lexicon::bundled(), &mut said);
        (said.content[0].start, said.source.is_some())
    }

    #[test]
    fn who_reportedly_does_something_does_not_say_so() {
        assert_eq!(released("Holm reportedly sold the boat."), (0, false));
        assert_eq!(released("Holm has reportedly sold the boat."), (0, false));
        assert_eq!(released("Holm reportedly said it leaked."), (2, true));
        assert_eq!(released("Holm was said to be furious."), (0, false));
        assert_eq!(released("Holm was projected to win."), (0, false));
        assert_eq!(released("Holm was said to have told the crew."), (3, true));
        assert_eq!(released("Holm was said to have “told the crew”."), (3, true));
    }
}
