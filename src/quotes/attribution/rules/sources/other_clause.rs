//! Gives words to the subject of their own clause: "Holm wept as *the judge* said: “…”", not to that of the
//! clause before.

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of tokens from the source to the cue.
const LONGEST: usize = 16;

/// Makes the nouns between "as" and the cue of `said` its source.
pub fn turn(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return };
    let between = source.end..cue.start;
    if between.is_empty() || between.len() > LONGEST {
        return;
    }
    let joins = |&at: &usize| matches!(paragraph.lower(at), "as" | "while" | "when");
    // "Holm, as mayor, said" and "Holm said as" have no clause before the cue.
    let Some(join) = between.clone().rev().find(joins).filter(|&at| at > source.end) else {
        return;
    };
    let subject = join + 1..cue.start;
    let outside = between.clone().all(|at| paragraph.is_outside(at) && paragraph.word(at) != ",");
    let speaks = lexicon.class(paragraph.lower(cue.start)).is(Class::SPEECH);
    let group = noun_phrase::subject_before(paragraph, lexicon, cue.start, subject.start);
    if outside && speaks && group.as_ref().is_some_and(|group| *group == subject) {
        said.source = group;
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn whoever_speaks_in_the_clause_is_the_source() {
        let text = "Bo Lind wept as Judge Ada Holm told him: “You are a danger to rowers.”";
        assert_eq!(said(text), "Ada Holm: “You are a danger to rowers.”");
        let text = "Bo Lind, as mayor, said the lock was shut.";
        assert_eq!(said(text), "Bo Lind: the lock was shut");
    }
}
