//! Tells how a report that opens its sentence ends before the main clause: "If Holm says that it leaks, | it will
//! close", "Calling it “a sieve” | was a mistake".

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens from the subject of a clause to its verb.
const TO_VERB: usize = 6;

/// The words behind which another clause may begin.
pub const LEADING: [&str; 39] = [
    "that", "who", "which", "whom", "whose", "what", "when", "where", "why", "how", "if",
    "whether", "as", "because", "while", "than", "and", "or", "but", "before", "after", "until",
    "unless", "since", "though", "although", ",", "—", "–", "-", ":", ";", "he", "she", "they",
    "we", "i", "it", "(",
];

/// Returns true for a gerund that opens its sentence as its subject: "*Calling* it “a sieve” was a mistake".
pub fn is_gerund(paragraph: &Paragraph, sentence: &Range<usize>, cue: &Range<usize>) -> bool {
    cue.start == sentence.start && paragraph.lower(cue.end - 1).ends_with("ing")
}

/// Returns the verb right behind a passage that ends such a subject: "that it is “a sieve” | *was* true".
pub fn behind_passage(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let is_closing = |at: usize| paragraph.tokens[at].state == QuoteState::Closing;
    let end = (piece.start + 2..piece.end).find(|&at| {
        is_closing(at - 1)
            && matches!(paragraph.lower(at), "is" | "are" | "was" | "were" | "has" | "will")
    })?;
    // "Noting that the phrase “fair share” was new": the verb is that of the clause itself.
    let has_verb = paragraph.lower(piece.start) != "that"
        || (piece.start..end)
            .take_while(|&at| paragraph.is_outside(at))
            .any(|at| verb_forms::is_common_verb(paragraph.lower(at)));
    (has_verb && paragraph.is_outside(end) && paragraph.is_outside(piece.start)).then_some(end)
}

/// Returns true if the report is the condition of its sentence: "If Holm says", "While Holm said".
pub fn is_condition(
    paragraph: &Paragraph,
    source: Option<&Range<usize>>,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    start: usize,
) -> bool {
    let leads =
        matches!(paragraph.lower(sentence.start), "even" | "but" | "and" | "yet" | "so" | "only");
    let first = sentence.start + usize::from(leads);
    let opens = matches!(
        paragraph.lower(first),
        "if" | "while"
            | "although"
            | "though"
            | "when"
            | "because"
            | "since"
            | "unless"
            | "once"
            | "after"
            | "before"
            | "until"
            | "whereas"
    );
    let has_comma = (sentence.start..cue.start).any(|at| paragraph.word(at) == ",");
    // "As Holm said in May, the lock is shut" has its words behind the comma.
    let is_as = paragraph.lower(first) == "as" && paragraph.word(start - 1) != ",";
    // "After the show's hosts said" may have its source in a part of the group.
    let begins = |source: &Range<usize>| {
        source.start == first + 1 || source.end == cue.start && source.start < first + TO_VERB
    };
    (opens || is_as) && !has_comma && source.is_some_and(begins)
}

/// Returns the comma behind which the main clause of a sentence begins with its subject and verb.
pub fn main_clause(paragraph: &Paragraph, piece: &Range<usize>, end: usize) -> Option<usize> {
    // "That if the toll rises, drivers will leave" is whole, and "it to me" is nothing that was said.
    let leads = matches!(
        paragraph.lower(piece.start + 1),
        "if" | "when" | "once" | "unless" | "after" | "while" | "although" | "because" | "since"
    );
    let is_it = paragraph.lower(piece.start) == "it" && paragraph.lower(piece.start + 1) == "to";
    if paragraph.lower(piece.start) == "that" && leads || is_it {
        return None;
    }
    (piece.start + 2..piece.end).find_map(|comma| {
        let first = comma + 1;
        let is_inside = !paragraph.is_outside(comma);
        let closing = paragraph.tokens.get(first).map(|token| token.state);
        let is_closed = is_inside && closing == Some(QuoteState::Closing);
        let first = first + usize::from(is_closed);
        let verb_follows = paragraph.starts_lower(first)
            && !LEADING.contains(&paragraph.lower(first))
            && verb_forms::is_plain_verb(paragraph.lower(first + 1));
        let begins = paragraph.word(comma) == ","
            && is_inside == is_closed
            // Another "that" goes on with the one before.
            && !(paragraph.lower(first) == "that" && paragraph.lower(piece.start) == "that")
            && (matches!(
                paragraph.lower(first),
                "the"
                    | "a"
                    | "an"
                    | "he"
                    | "she"
                    | "it"
                    | "they"
                    | "we"
                    | "i"
                    | "there"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
                    | "this"
                    | "that"
                    | "many"
                    | "some"
            ) || paragraph.starts_upper(first)
                || verb_follows);
        let verb = (first + 1..end.min(first + TO_VERB))
            .take_while(|&at| !matches!(paragraph.lower(at), "," | "and" | "or" | "who" | "which"))
            .find(|&at| verb_forms::is_plain_or_past(paragraph.lower(at)));
        (begins && verb.is_some()).then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::rules::bounds::ends::clause_end;
    use crate::quotes::attribution::tests::left;
    use crate::quotes::reading::lexicon::Lexicon;

    #[test]
    fn the_main_clause_behind_a_report_is_the_writers() {
        let lexicon = Lexicon::bundled();
        let left =
            |text: &str| left(text, |paragraph, said| clause_end::cut(paragraph, &lexicon, said));
        for (content, rest) in [
            ("the lock is “a sieve”", ", the rowers were angry"),
            ("the lock is “a sieve,”", " the rowers were angry"),
            ("the lock is old", ", repair is cheap"),
        ] {
            let text = format!("While [Holm] <says> {{{content}{rest}}}.");
            assert_eq!(left(&text), content.trim_end_matches(','), "{text}");
        }
        let text = "But after [Holm] <said> {that it leaked, the town was angry}.";
        assert_eq!(left(text), "that it leaked");
        let text = "[Holm] had heard how the <claim> {that it is “a sieve” was denied}.";
        assert_eq!(left(text), "that it is “a sieve”");
        let text = "<Noting> {that the word “sieve” was wrong}, [Holm] left.";
        assert_eq!(left(text), "that the word “sieve” was wrong");
        let text = "While [Holm] <said> {that if it leaks, the rowers will leave}, he left.";
        assert_eq!(left(text), "that if it leaks, the rowers will leave");
        let text = "[Holm] <said> {that it is “a sieve” was clear}.";
        assert_eq!(left(text), "that it is “a sieve” was clear");
    }
}
