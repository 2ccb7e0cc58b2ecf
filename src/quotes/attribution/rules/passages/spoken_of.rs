//! Tells whether a passage behind a sentence about somebody is about that person, too, and so by
//! another: Ada Holm drowned. “She was the best.”

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::passages::placed_name::Pronoun;
use crate::quotes::reading::paragraph::Paragraph;

/// Words of a sentence after which marks hold what was written or read, or what others say of the
/// dead.
const OF_OTHERS: [&str; 20] = [
    "board",
    "card",
    "died",
    "dead",
    "headline",
    "inscription",
    "killed",
    "label",
    "letter",
    "letters",
    "message",
    "motto",
    "note",
    "plaque",
    "poster",
    "read",
    "reads",
    "sign",
    "slogan",
    "words",
];

/// Tells whether the words of a passage are likely those of somebody else than the sentence before
/// it is about: it tells of something written, or the passage speaks of "her" and of no "I".
pub fn is_by_another(paragraph: &Paragraph, names: &[PlacedName], content: &Range<usize>) -> bool {
    let before = sentence_before(paragraph, content.start);
    let says = |words: &[&str]| content.clone().any(|at| words.contains(&paragraph.lower(at)));
    let by_own = says(&["i", "me", "my", "we", "us", "our", "you", "your"]);
    let of_subject = match pronoun_of_subject(paragraph, names, &before) {
        Pronoun::He => says(&["he", "him", "his"]),
        Pronoun::She => says(&["she", "her"]),
        Pronoun::Either => says(&["he", "him", "his", "she", "her"]),
    };
    is_written(paragraph, content) || of_subject && !by_own
}

/// Tells whether a word before a passage says that the passage is written, or spoken of the dead; words for
/// everybody to read are none that `says_i`.
pub fn is_word_of_others(word: &str, says_i: bool) -> bool {
    let is_public = matches!(word, "board" | "label" | "motto" | "plaque" | "poster" | "sign");
    OF_OTHERS.contains(&word) && !(is_public && says_i)
}

/// Tells whether the sentence before a passage is about something written or somebody dead.
pub fn is_written(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    let mut before = sentence_before(paragraph, content.start);
    before.any(|at| OF_OTHERS.contains(&paragraph.lower(at)))
}

/// Returns the pronoun for whom a sentence is about, as its words tell: "Holm was proud of *his* crew".
fn pronoun_of_subject(
    paragraph: &Paragraph,
    names: &[PlacedName],
    sentence: &Range<usize>,
) -> Pronoun {
    match paragraph.lower(sentence.start) {
        "he" | "her" => return Pronoun::He,
        "she" | "his" => return Pronoun::She,
        _ => {}
    }
    let Some(name) = names.iter().find(|name| name.from == sentence.start && name.may_be_subject)
    else {
        return Pronoun::Either;
    };
    let own = (name.tokens.end..sentence.end).map(|at| paragraph.lower(at));
    let own = own.take_while(|word| !matches!(*word, "," | "who" | "and"));
    match name.pronoun {
        Pronoun::Either => match own.filter(|word| matches!(*word, "his" | "her")).last() {
            Some("his") => Pronoun::He,
            Some("her") => Pronoun::She,
            _ => Pronoun::Either,
        },
        known => known,
    }
}

/// Returns the tokens of the sentence that ends right before `start`; none at the beginning.
pub fn sentence_before(paragraph: &Paragraph, start: usize) -> Range<usize> {
    let Some(last) = start.checked_sub(1) else { return 0..0 };
    let sentence = paragraph.tokens[last].sentence;
    let is_of_it = |at: &usize| paragraph.tokens[*at].sentence == sentence;
    (0..start).rev().take_while(is_of_it).last().unwrap_or(start)..start
}

/// Returns who has just spoken in the same sentence, if the source of what was `found` at a place stands in a
/// clause about them: “It leaks,” said *Holm*, whose crew fears Lind's.
pub fn tag_before(paragraph: &Paragraph, found: &[Attribution], at: usize) -> Option<Range<usize>> {
    let source = found[at].source.as_ref().filter(|source| !source.is_empty())?;
    let tag = &found[at.checked_sub(1)?];
    let (own, cue) = (tag.source.as_ref()?, tag.cue.as_ref()?);
    let is_tag = tag.act.act == Act::Said
        && cue.end == own.start
        && tag.content.iter().any(|piece| piece.end == cue.start)
        && paragraph.tokens[cue.start].sentence == paragraph.tokens[source.start].sentence;
    let clause = own.start..source.start;
    let is_relative = own.end <= source.start
        && clause.clone().any(|at| {
            paragraph.word(at) == "," && matches!(paragraph.lower(at + 1), "who" | "whose")
        });
    (is_tag && is_relative).then(|| own.clone())
}

#[cfg(test)]
mod tests {
    use super::tag_before;
    use crate::quotes::Act;
    use crate::quotes::attribution::act::Verdict;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn who_is_glad_of_another_speaks_of_them() {
        for (text, wanted) in [
            (
                "Coach Tom Benson is unmoved. “She should know better than to row at night.”",
                "Tom Benson: “She should know better than to row at night.”",
            ),
            (
                "Coach Benson was pleased with his rower. “She was superb on the day.”",
                "Benson: his rower\nBenson: “She was superb on the day.”",
            ),
            (
                "Tom Benson keeps his boat.\nBenson is unmoved. “She should know better than this.”",
                "Tom Benson: “She should know better than this.”",
            ),
            (
                "Tom Benson keeps his boat dry. “He is the best of them all.”",
                "?: “He is the best of them all.”",
            ),
        ] {
            assert_eq!(said(text), wanted);
        }
    }

    #[test]
    fn whoever_has_just_spoken_goes_on_behind_a_clause_about_them() {
        let text =
            "“It leaks,” said Ada Holm, whose crew fears Bo Lind's rowers. “We shall see in May.”";
        let paragraph = Paragraph::all(text).remove(0);
        let find = |words: &str| {
            let start = text.find(words).unwrap();
            paragraph.token_at(start)..paragraph.token_at(start + words.len() - 1) + 1
        };
        let said = Verdict { act: Act::Said, chance: 0.9 };
        let tag = Attribution {
            content: vec![find("“It leaks,”")],
            cue: Some(find("said")),
            source: Some(find("Ada Holm")),
            act: said,
            ..Attribution::default()
        };
        let fear = Attribution {
            content: vec![find("“We shall see in May.”")],
            cue: Some(find("fears")),
            source: Some(find("Bo Lind's rowers")),
            ..Attribution::default()
        };
        let other = Attribution { content: vec![find("crew")], ..tag.clone() };
        assert_eq!(tag_before(&paragraph, &[tag, fear.clone()], 1), Some(find("Ada Holm")));
        assert_eq!(tag_before(&paragraph, &[other, fear], 1), None);
    }
}
