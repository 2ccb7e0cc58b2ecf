//! Makes the source of words behind a colon what "by" names before it: "The mood is summed up by *one
//! old song*: “…”"; or whose answer they are: "For *Ada Holm*, the answer is simple: “…”"

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// Names that source in `said`, where the words before the colon are its cue.
pub fn name(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let Some(colon) = cue.end.checked_sub(1).filter(|&at| paragraph.word(at) == ":") else {
        return;
    };
    if let Some(owner) = owner(paragraph, said, colon) {
        said.source = Some(owner);
        return;
    }
    let is_by =
        |&at: &usize| paragraph.lower(at) == "by" && verb_forms::is_passive(paragraph, at - 1);
    let Some(by) = (cue.start + 1..colon).find(is_by).filter(|&by| by + 1 < colon) else { return };
    let is_behind = said.content.iter().all(|piece| piece.start > colon);
    if is_behind && !(by..colon).any(|at| paragraph.word(at) == ",") {
        said.source = Some(by + 1..colon);
    }
}

/// Returns for whom the subject before a colon is something: "For *Ada Holm*, the answer is simple:".
fn owner(paragraph: &Paragraph, said: &Attribution, colon: usize) -> Option<Range<usize>> {
    let source = said.source.as_ref()?;
    let is_answer = matches!(
        paragraph.lower(source.end.checked_sub(1)?),
        "answer" | "choice" | "issue" | "lesson" | "matter" | "message" | "point" | "question"
    );
    let comma = source.start.checked_sub(1).filter(|&at| paragraph.word(at) == ",")?;
    let first = paragraph.sentence_of(comma).start;
    let owner = first + 1..comma;
    let is_one = !owner.is_empty()
        && owner.clone().all(|at| paragraph.is_outside(at) && paragraph.word(at) != ",");
    let opens = paragraph.lower(first) == "for" && is_answer && is_one;
    let is_whole = said.content.iter().all(|piece| {
        piece.start > colon && paragraph.tokens[piece.start].state == QuoteState::Opening
    });
    (opens && is_whole).then_some(owner)
}

#[cfg(test)]
mod tests {
    use super::name;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn for_whom_an_answer_is_simple_says_it() {
        let told = |text: &str| {
            marked(text, |paragraph, mut said| {
                name(paragraph, &mut said);
                let source = said.source.unwrap();
                paragraph.slice(paragraph.span(source.start, source.end)).to_owned()
            })
        };
        assert_eq!(told("For Ada Holm, [the answer] <is simple:> {“It leaks.”}"), "Ada Holm");
        assert_eq!(told("For years, Ada Holm’s, [the lock] <was one:> {“It leaks.”}"), "the lock");
        assert_eq!(told("For Ada Holm, [the sign] <was simple:> {“It leaks.”}"), "the sign");
    }

    #[test]
    fn what_by_names_before_a_colon_says_what_follows() {
        let text = "The mood was captured by one old song: “It leaks.”";
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..2),
            cue: Some(2..9),
            content: std::iter::once(9..paragraph.len()).collect(),
            ..Attribution::default()
        };
        name(&paragraph, &mut said);
        assert_eq!(said.source, Some(5..8));
    }
}
