//! Finds the subject that a cue needs, where the network found none, or a wrong one: "Holm went
//! out, saying that it rained", "The lock, says Holm, is shut".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::sources::hearsay;
use crate::quotes::attribution::rules::sources::subject_beside;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The words before a participle that opens a sentence: "After saying …, she left."
const OPENING: [&str; 6] = ["after", "before", "while", "by", "when", "despite"];

/// The number of attributions before and behind that may tell of the subject of a sentence.
const REACH: usize = 4;

/// The largest number of tokens in a name between two commas, with what its bearer is.
const LONGEST: usize = 9;

/// Gives each participle without a source the subject of its sentence, if it is a name or pronoun.
pub fn complete(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut [Attribution],
) {
    for idx in 0..found.len() {
        let near = idx.saturating_sub(REACH)..found.len().min(idx + REACH);
        let beside: Vec<Range<usize>> =
            found[near].iter().filter_map(|said| said.source.clone()).collect();
        let said = &mut found[idx];
        take_apposition(paragraph, names, said);
        let Some(cue) = said.cue.clone().filter(|_| said.source.is_none()) else { continue };
        take_from_content(paragraph, names, said, &cue);
        subject_beside::take(paragraph, names, said, &cue);
        if !paragraph.lower(cue.start).ends_with("ing") {
            continue;
        }
        let sentence = paragraph.sentence_of(cue.start);
        // A mark may open a paragraph that tells.
        let first = sentence.start + usize::from(opens_marks(paragraph.word(sentence.start)));
        let opens = cue.start == first
            || cue.start == first + 1 && OPENING.contains(&paragraph.lower(first));
        let at = if opens {
            cut_main_clause(paragraph, names, said);
            let end = said.content.last().map_or(cue.end, |piece| piece.end.max(cue.end));
            end + usize::from(paragraph.word(end) == ",")
        } else if paragraph.word(cue.start - 1) == "," {
            first
        } else {
            continue;
        };
        let group = || {
            let has_article = matches!(paragraph.lower(at), "the" | "a" | "an" | "his" | "her");
            let end = paragraph.sentence_of(cue.start).end;
            noun_phrase::noun_group_from(paragraph, lexicon, at, end)
                .filter(|_| opens && has_article)
        };
        // Whoever else reports in the sentence is its subject.
        let other = || beside.iter().find(|source| source.start == at).cloned();
        said.source = subject_at(paragraph, names, at).or_else(group).or_else(other);
    }
}

/// Makes a name right before the cue the source, where it was taken for the first of the words: "Holm
/// said it rained".
fn take_from_content(
    paragraph: &Paragraph,
    names: &[PlacedName],
    said: &mut Attribution,
    cue: &Range<usize>,
) {
    let [first, second, ..] = &said.content[..] else { return };
    let is_name = |name: &PlacedName| name.from == first.start && name.tokens.end == first.end;
    let is_beside = first.end == cue.start && second.start == cue.end;
    // Who "is said to leave", or "reportedly" left, says nothing.
    let is_passive = cue.clone().any(|at| verb_forms::FORMS_OF_BE.contains(&paragraph.lower(at)));
    let says = !is_passive && !hearsay::is_adverb(paragraph, cue);
    if is_beside && says && names.iter().any(is_name) {
        said.source = Some(said.content.remove(0));
    }
}

/// Gives a source the name between two commas behind it, where that was taken for the first of the words:
/// "described by its maker, *Holm*, as a toy".
fn take_apposition(paragraph: &Paragraph, names: &[PlacedName], said: &mut Attribution) {
    let Some(source) = &mut said.source else { return };
    let comma = source.end - usize::from(paragraph.word(source.end - 1) == ",");
    let is_beside = |name: &&PlacedName| {
        name.from == comma + 1 && name.may_be_subject && paragraph.word(name.tokens.end) == ","
    };
    let has_article = matches!(paragraph.lower(source.start), "the" | "its" | "his" | "her");
    if paragraph.word(comma) != "," || !has_article {
        return;
    }
    let Some(name) = names.iter().find(is_beside) else { return };
    let behind = name.tokens.end + 1;
    let begins = |piece: &&mut Range<usize>| {
        piece.start == name.from && behind < piece.end && paragraph.lower(behind) == "as"
    };
    if let Some(piece) = said.content.iter_mut().find(begins) {
        piece.start = behind + 1;
        source.end = name.tokens.end;
    }
}

/// Ends the content of a participle that opens a sentence before the main clause: "Saying that it
/// was “shut,” *she turned back*".
fn cut_main_clause(paragraph: &Paragraph, names: &[PlacedName], said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let begins = |at: usize| {
        let is_outside = paragraph.is_outside(at);
        let comma = paragraph.word(at - 1) == ","
            || paragraph.tokens[at - 1].state == QuoteState::Closing
                && paragraph.word(at - 2) == ",";
        let verb = |subject: Range<usize>| {
            let word = paragraph.lower(subject.end);
            verb_forms::is_common_verb(word) || word.ends_with("ed")
        };
        is_outside && comma && subject_at(paragraph, names, at).is_some_and(verb)
    };
    let from = cue.end + 2;
    for idx in 0..said.content.len() {
        let piece = said.content[idx].clone();
        if let Some(at) = (piece.start.max(from)..piece.end).find(|&at| begins(at)) {
            said.content[idx].end = at;
            said.content.truncate(idx + 1);
            return;
        }
    }
}

fn opens_marks(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "''")
}

/// Returns the person, or the pronoun for one, that begins at token `at`.
fn subject_at(paragraph: &Paragraph, names: &[PlacedName], at: usize) -> Option<Range<usize>> {
    if matches!(paragraph.lower(at), "he" | "she") {
        return Some(at..at + 1);
    }
    let name = names.iter().find(|name| name.from == at).filter(|name| name.may_be_subject)?;
    Some(name.tokens.clone())
}

/// Puts right what was read of "The lock, says the keeper Anna Holm, is shut": the name between
/// the commas is the source, and what stands around it the content.
pub fn invert(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (said.cue.clone(), said.source.clone()) else { return };
    let is_between = cue.len() == 1
        && source.end > 0
        && (paragraph.word(source.end - 1) == "," && source.end == cue.start
            || paragraph.word(source.end) == "," && source.end + 1 == cue.start)
        && lexicon.class(paragraph.lower(cue.start)).is(Class::SPEECH)
        && !paragraph.lower(cue.start).ends_with("ing");
    let [content] = &said.content[..] else { return };
    if !is_between || content.start != cue.end {
        return;
    }
    let far = content.end.min(cue.end + LONGEST);
    let Some(comma) = (cue.end + 1..far).find(|&at| paragraph.word(at) == ",") else { return };
    let is_name = |at: usize| paragraph.starts_upper(at);
    let is_verb = lexicon.class(paragraph.lower(comma + 1)).is(Class::WITH_CUE)
        || matches!(paragraph.lower(comma + 1), "is" | "are" | "was" | "were" | "will" | "would");
    if comma + 1 >= content.end || !is_name(comma - 1) || !is_verb {
        return;
    }
    let end = source.end - usize::from(paragraph.word(source.end - 1) == ",");
    if end <= source.start {
        return;
    }
    let rest = comma + 1..content.end;
    said.source = Some(cue.end..comma);
    said.content = vec![source.start..end, rest];
}

/// Takes the noun that a relative clause describes from its subject: "the boat that | Holm said".
pub fn cut_antecedent(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &mut said.source) else { return };
    let is_relative = |at: &usize| matches!(paragraph.lower(*at), "that" | "which" | "whom");
    let Some(relative) = source.clone().find(is_relative) else { return };
    let subject = relative + 1..source.end;
    let names_one = subject.clone().all(|at| paragraph.starts_upper(at))
        || subject.len() == 1 && matches!(paragraph.lower(subject.start), "he" | "she" | "they");
    if source.end == cue.start && names_one && !subject.is_empty() && relative > source.start {
        *source = subject;
    }
}

/// Puts "what" before its clause, from which the report parts it: "*what* Holm says *it will do*".
pub fn add_what(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return };
    let Some(first) = said.content.first() else { return };
    let what = source.start.wrapping_sub(1);
    let is_bare = paragraph.is_outside(first.start);
    // What she "calls a bathtub" is no clause.
    let verb = paragraph.lower(cue.end - 1);
    let names = verb.starts_with("call") || verb.starts_with("describ") || verb.starts_with("dub");
    let says = lexicon.class(verb).is(Class::CUE) && !names;
    let is_beside = source.end == cue.start && cue.end == first.start;
    // "What Holm said was that it leaked" has its clause behind "that".
    let is_cleft = matches!(paragraph.lower(first.start), "is" | "was")
        && matches!(paragraph.lower(first.start + 1), "that" | "to");
    if paragraph.word(what) == "what" && is_beside && is_bare && says && !is_cleft {
        said.content.insert(0, what..what + 1);
    }
}

/// Takes the whole subject of a passive for the source, not the name behind a preposition in it: "*A
/// letter on* Lind was mocked for its claim".
pub fn complete_head(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &mut said.source) else { return };
    let sentence = paragraph.sentence_of(cue.start);
    let is_preposition = source.start.checked_sub(1).is_some_and(|at| {
        matches!(paragraph.lower(at), "on" | "about" | "to" | "against" | "of" | "for")
    });
    let is_passive = verb_forms::FORMS_OF_BE.contains(&paragraph.lower(cue.start));
    let head = sentence.start..source.start;
    let is_group = (2..=LONGEST).contains(&head.len())
        && head.clone().all(|at| {
            paragraph.is_outside(at)
                && !matches!(paragraph.word(at), "," | ":" | ";")
                && (!verb_forms::is_common_verb(paragraph.lower(at)) || paragraph.lower(at) == "'s")
        });
    let owns = (cue.start..paragraph.len().min(cue.end + 2)).any(|at| paragraph.lower(at) == "its");
    if is_preposition && is_passive && source.end == cue.start && is_group && owns {
        source.start = sentence.start;
    }
}

/// Keeps of a source what stands in the sentence of the cue: "said Holm. | Lind nodded".
pub fn keep_sentence(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &mut said.source) else { return };
    let sentence = paragraph.sentence_of(cue.start);
    let kept = source.start.max(sentence.start)..source.end.min(sentence.end);
    if kept.is_empty() || kept == *source {
        return;
    }
    let stop = usize::from(kept.len() > 1 && paragraph.word(kept.end - 1) == ".");
    *source = kept.start..kept.end - stop;
}

/// Parts a source from that of another report behind ", while": "according to *Holm*, while *Lind* says".
pub fn part_while(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &mut said.source) else { return };
    let joint = (source.start + 2..source.end.saturating_sub(1)).find(|&at| {
        matches!(paragraph.lower(at), "while" | "whereas") && paragraph.word(at - 1) == ","
    });
    let Some(joint) = joint else { return };
    if cue.end <= source.start {
        source.end = joint - 1;
    } else if cue.start >= source.end {
        source.start = joint + 1;
    }
}

/// Puts right what was read of "The lock, Holm said, was shut" where the source is "The lock, Holm":
/// what stands before its comma is the subject of what was said.
pub fn part(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return };
    let Some(comma) = source.clone().find(|&at| paragraph.word(at) == ",") else { return };
    let Some(first) = said.content.first().map(|piece| piece.start) else { return };
    let is_between = source.end == cue.start
        && paragraph.word(cue.end) == ","
        && first == cue.end + 1
        && comma > source.start
        && comma + 1 < source.end;
    let lacks_subject = verb_forms::is_common_verb(paragraph.lower(first));
    if is_between && lacks_subject {
        said.content.insert(0, source.start..comma);
        said.source = Some(comma + 1..source.end);
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::complete_head;
    use super::cut_antecedent;
    use super::part_while;
    use super::take_apposition;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
    use crate::quotes::attribution::rules::passages::placed_name::Pronoun;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn a_name_between_commas_behind_its_verb_is_the_source() {
        assert_eq!(
            said("The lock, argues keeper Anna Holm, was never meant for ships."),
            "Anna Holm: The lock … was never meant for ships"
        );
    }

    #[test]
    fn the_subject_of_the_words_is_not_their_source() {
        assert_eq!(
            said("Prosecutors, Hathorn said, had hidden the boat for a year."),
            "Hathorn: Prosecutors … had hidden the boat for a year"
        );
    }

    #[test]
    fn while_parts_two_sources() {
        let text = "It is shut, according to Holm, while the keeper, Bo Lind, says it leaks.";
        let paragraph = Paragraph::all(text).remove(0);
        let source = |cue| {
            let mut said =
                Attribution { cue: Some(cue), source: Some(6..14), ..Attribution::default() };
            part_while(&paragraph, &mut said);
            let source = said.source.unwrap();
            paragraph.slice(paragraph.span(source.start, source.end)).to_owned()
        };
        assert_eq!(source(4..6), "Holm");
        assert_eq!(source(15..16), "the keeper, Bo Lind");
    }

    #[test]
    fn the_name_in_apposition_to_a_source_is_none_of_the_words() {
        let text =
            "The toy was shelved, a step described by the toy’s maker, Ines Holm, as “folly”.";
        let paragraph = Paragraph::all(text).remove(0);
        let at = |word: &str| (0..paragraph.len()).find(|&at| paragraph.word(at) == word).unwrap();
        let name = at("Ines")..at("Holm") + 1;
        let mut said = Attribution {
            cue: Some(at("described")..at("by") + 1),
            source: Some(at("by") + 1..name.start),
            content: [at("a")..at("step") + 1, name.start..paragraph.len()].into(),
            ..Attribution::default()
        };
        let pronoun = Pronoun::Either;
        let names = [PlacedName { from: name.start, tokens: name, may_be_subject: true, pronoun }];
        take_apposition(&paragraph, &names, &mut said);
        let words =
            |tokens: &Range<usize>| paragraph.slice(paragraph.span(tokens.start, tokens.end));
        assert_eq!(words(&said.source.unwrap()), "the toy’s maker, Ines Holm");
        assert_eq!(words(&said.content[1]), "“folly”.");
    }

    #[test]
    fn a_relative_clause_has_its_own_subject() {
        let source = |text: &str| {
            marked(text, |paragraph, mut said| {
                cut_antecedent(paragraph, &mut said);
                let source = said.source.unwrap();
                paragraph.slice(paragraph.span(source.start, source.end)).to_owned()
            })
        };
        let text = "[The boat that Anna Holm] <said> {was sold in May} has sunk.";
        assert_eq!(source(text), "Anna Holm");
        assert_eq!(source("[The boat that she] <said> {was sold in May} has sunk."), "she");
    }

    #[test]
    fn the_subject_of_a_passive_is_whole() {
        let text = "Holm's letter on Bo Lind was widely mocked for its claim that he rows.";
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(4..6),
            cue: Some(6..10),
            content: std::iter::once(10..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        complete_head(&paragraph, &mut said);
        assert_eq!(said.source, Some(0..6));
    }

    #[test]
    fn what_is_said_begins_with_what() {
        let text = "The plan differs from what Anna Holm says the lock will do.";
        assert_eq!(said(text), "Anna Holm: what … the lock will do");
    }

    #[test]
    fn a_source_ends_with_its_sentence() {
        let text = "“I would row,” says Anna Holm. Bo Lind nods. “So would I, in May.”";
        assert_eq!(said(text), "Anna Holm: “I would row,”\nBo Lind: “So would I, in May.”");
    }

    #[test]
    fn a_participle_belongs_to_the_subject_of_its_sentence() {
        let text = "Anna Holm walked onto the lock, chanting “Row! Row! Row with us!”";
        assert_eq!(said(text), "Anna Holm: “Row! Row! Row with us!”");
        let text = "Keepers of the north have praised the plan, warning that the lock leaks.";
        assert!(
            said(text).ends_with("Keepers of the north: that the lock leaks"),
            "{}",
            said(text)
        );
        let text = "After saying the lock was “so cold that nobody could open it,” Anna Holm was \
                    “carried home” by her crew.";
        let first = said(text).lines().next().map(str::to_owned);
        let wanted = "Anna Holm: the lock was “so cold that nobody could open it,”";
        assert_eq!(first.as_deref(), Some(wanted));
    }
}
