//! Makes the source of words behind a colon what "by" names before it: "The mood is summed up by *one
//! old song*: “…”"

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// Names that source in `said`, where the words before the colon are its cue.
pub fn name(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let Some(colon) = cue.end.checked_sub(1).filter(|&at| paragraph.word(at) == ":") else {
        return;
    };
    let is_by =
        |&at: &usize| paragraph.lower(at) == "by" && verb_forms::is_passive(paragraph, at - 1);
    let Some(by) = (cue.start + 1..colon).find(is_by).filter(|&by| by + 1 < colon) else { return };
    let is_behind = said.content.iter().all(|piece| piece.start > colon);
    if is_behind && !(by..colon).any(|at| paragraph.word(at) == ",") {
        said.source = Some(by + 1..colon);
    }
}

#[cfg(test)]
mod tests {
    use super::name;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

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
