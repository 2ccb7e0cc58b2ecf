//! Gives the report at the end of a sentence the clause before it, where its addressee was taken for the
//! words: "*It would open in May*, Holm promised the rowers."

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in whom a promise is made to, behind it.
const LONGEST_HEARER: usize = 4;

/// Makes that clause the content of `said`.
pub fn turn_round(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source), [piece]) = (&said.cue, &said.source, &mut said.content[..])
    else {
        return;
    };
    if cue.is_empty() {
        return;
    }
    let hears = matches!(
        paragraph.lower(cue.end - 1),
        "promised" | "told" | "assured" | "warned" | "reminded" | "informed"
    );
    let sentence = paragraph.sentence_of(cue.start);
    let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!"));
    let is_end = cue.end == piece.start
        && piece.len() <= LONGEST_HEARER
        && piece.end + stop == sentence.end
        && (piece.start..piece.end).all(|at| {
            paragraph.is_outside(at) && !matches!(paragraph.lower(at), "that" | "to" | "of" | "it")
        });
    let clause = sentence.start..source.start.saturating_sub(1);
    let is_clause = source.end == cue.start
        && clause.len() > 3
        && paragraph.word(clause.end) == ","
        && clause.clone().all(|at| paragraph.is_outside(at))
        && clause.clone().any(|at| verb_forms::is_common_verb(paragraph.lower(at)))
        && !matches!(
            paragraph.lower(clause.start),
            "when" | "as" | "after" | "before" | "if" | "while" | "although" | "because" | "since"
        );
    if hears && is_end && is_clause {
        *piece = clause;
    }
}

#[cfg(test)]
mod tests {
    use super::turn_round;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the content behind the verb, or before it, of a text whose source is one token at `source`.
    fn turned(text: &str, source: usize) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(source..source + 1),
            cue: Some(source + 1..source + 2),
            content: std::iter::once(source + 2..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        turn_round(&paragraph, &mut said);
        let piece = said.content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn what_somebody_promised_stands_before_the_addressee() {
        assert_eq!(
            turned("It would open in May, Holm promised the rowers.", 6),
            "It would open in May"
        );
        assert_eq!(turned("When it was shut in May, Holm told the truth.", 7), "the truth");
        assert_eq!(turned("It would open, and Holm promised the rowers.", 5), "the rowers");
    }
}
