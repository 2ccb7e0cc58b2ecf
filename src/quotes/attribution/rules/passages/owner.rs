//! Gives a passage to whom a preposition beside it names: a paper titled “How to row” *by Ada Holm*;
//! because *to her*, “it is a sieve.”

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::paragraph::Paragraph;

/// The name of the rule.
const RULE: Rule = Rule("a passage with its owner beside it");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.7;

/// Makes those the sources of what was `found` in such passages.
pub fn name(paragraph: &Paragraph, names: &[PlacedName], found: &mut Vec<Attribution>) {
    for (_, passage) in paragraph.closed_passages() {
        let holds = |piece: &Range<usize>| piece.start <= passage.start && piece.end == passage.end;
        let Some(at) = found.iter().position(|said| said.content.iter().any(holds)) else {
            continue;
        };
        if let Some(author) = author(paragraph, names, &passage) {
            found[at].source = Some(author);
        } else if let Some(owner) = owner(paragraph, names, &passage) {
            let to = owner.start - 1;
            let said = Attribution {
                content: vec![passage.clone()],
                cue: Some(owner.start - 1..owner.start),
                source: Some(owner),
                rule: RULE,
                confidence: CONFIDENCE,
                ..Attribution::default()
            };
            // What stands before "to her" in the piece stays where it was.
            for piece in found[at].content.iter_mut().filter(|piece| holds(piece)) {
                piece.end = (to - usize::from(to > piece.start)).max(piece.start);
            }
            found[at].content.retain(|piece| !piece.is_empty());
            if found[at].content.is_empty() {
                found[at] = said;
            } else {
                found.insert(at + 1, said);
            }
        }
    }
}

/// Returns who wrote what has a passage for its title: titled “How to row” by *Ada Holm and Bo Lind*.
fn author(
    paragraph: &Paragraph,
    names: &[PlacedName],
    passage: &Range<usize>,
) -> Option<Range<usize>> {
    let titled = passage.start.checked_sub(1)?;
    let by = passage.end + usize::from(paragraph.word(passage.end) == ",");
    let is_title = matches!(paragraph.lower(titled), "titled" | "entitled" | "headlined");
    if !is_title || paragraph.lower(by) != "by" {
        return None;
    }
    let from = |at: usize| names.iter().find(|name| name.from == at);
    let first = from(by + 1)?;
    let mut author = first.from..first.tokens.end;
    if paragraph.lower(author.end) == "and"
        && let Some(second) = from(author.end + 1)
    {
        author.end = second.tokens.end;
    }
    Some(author)
}

/// Returns who thinks what a passage says: because to *her*, “it is a sieve.”
fn owner(
    paragraph: &Paragraph,
    names: &[PlacedName],
    passage: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = passage.start.checked_sub(1).filter(|&at| paragraph.word(at) == ",")?;
    let owner = if matches!(paragraph.lower(comma.checked_sub(1)?), "him" | "her" | "them") {
        comma - 1..comma
    } else {
        let name = names.iter().find(|name| name.tokens.end == comma)?;
        name.from..comma
    };
    let to = owner.start.checked_sub(1).filter(|&at| paragraph.lower(at) == "to")?;
    let before = paragraph.lower_before(to, 1);
    let begins = matches!(before, "" | "because" | "that" | "and" | "but" | "." | "since")
        && paragraph.is_outside(to);
    begins.then_some(owner)
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::name;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
    use crate::quotes::attribution::rules::passages::placed_name::Pronoun;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns whose the last passage of a text is, which was taken for Holm's with the words from
    /// token `from` on; the names have two words.
    fn source(text: &str, from: usize, names: &[usize]) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let place = |&at: &usize| PlacedName {
            from: at,
            tokens: at..at + 2,
            may_be_subject: true,
            pronoun: Pronoun::Either,
        };
        let names: Vec<PlacedName> = names.iter().map(place).collect();
        let end = (0..paragraph.len()).rposition(|at| paragraph.word(at) == "”").unwrap() + 1;
        let content: Vec<Range<usize>> = std::iter::once(from..end).collect();
        let mut found = vec![Attribution { source: Some(0..1), content, ..Attribution::default() }];
        name(&paragraph, &names, &mut found);
        let source = found.pop().unwrap().source.unwrap();
        paragraph.slice(paragraph.span(source.start, source.end)).to_owned()
    }

    #[test]
    fn who_wrote_it_owns_a_title() {
        let text = "Holm cites a text titled “How to row” by Bo Lind and Ina Moe.";
        assert_eq!(source(text, 5, &[11, 14]), "Bo Lind and Ina Moe");
        let text = "Holm cites a text titled “How to row” by May.";
        assert_eq!(source(text, 5, &[]), "Holm");
    }

    #[test]
    fn what_something_is_to_somebody_is_theirs() {
        let text = "Holm left because to her, “it is a sieve.”";
        assert_eq!(source(text, 6, &[]), "her");
        assert_eq!(source(text, 2, &[]), "her");
        let text = "Holm said to her, “it is a sieve.”";
        assert_eq!(source(text, 5, &[]), "Holm");
    }
}
