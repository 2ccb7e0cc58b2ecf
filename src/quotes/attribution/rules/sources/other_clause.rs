//! Gives words to the subject of their own clause: "Holm wept as *the judge* said: “…”", not to that of the
//! clause before; nor to somebody who is like the subject: "*Holm* rows, and like Lind has praised the lock".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

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

/// Makes the subject of verbs joined by "and" the source of `said`, where somebody in a clause or phrase before
/// them was taken for that: "When I asked, *he* smiled and said".
pub fn give_joined(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return };
    if source.end > cue.start || source.is_empty() || cue.is_empty() {
        return;
    }
    let subject = of_headline(paragraph, cue, source)
        .or_else(|| of_main_clause(paragraph, cue, source))
        .or_else(|| unlike(paragraph, cue, source));
    if subject.is_some() {
        said.source = subject;
    }
}

/// Returns the subject of a headline's verbs with a comma between them: "*Holm* wins cup, vows to row on".
fn of_headline(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let is_present = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.word(at) == word && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
    };
    let is_name = |&at: &usize| paragraph.starts_upper(at);
    let opens = source.start == paragraph.sentence_of(cue.start).start && source.end == cue.start;
    let verb = source.start + source.clone().take_while(is_name).count();
    let comma = source.end - 1;
    let is_clause = verb > source.start
        && verb + 1 < comma
        && is_present(verb)
        && paragraph.starts_upper(verb + 1)
        && (verb..comma).all(|at| paragraph.word(at) != ",");
    (opens && is_clause && paragraph.word(comma) == "," && is_present(cue.start))
        .then_some(source.start..verb)
}

/// Returns the pronoun that is the subject of several verbs behind a clause with another: "when I asked, *he*
/// smiled and said".
fn of_main_clause(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let opens = matches!(
        paragraph.lower_before(source.start, 1),
        "when" | "after" | "as" | "while" | "if" | "before" | "once" | "until"
    );
    let is_bare = |at: usize| paragraph.is_outside(at);
    let is_subject = |&at: &usize| {
        paragraph.word(at - 1) == ","
            && matches!(paragraph.lower(at), "he" | "she" | "they" | "i" | "we")
            && verb_forms::is_common_or_past(paragraph.lower(at + 1))
    };
    let joined = paragraph.lower(cue.start - 1) == "and";
    let same = paragraph.sentence_of(cue.start).start <= source.start;
    let subject = (source.end + 1..cue.start - 1).rev().find(is_subject)?;
    (opens && joined && same && (source.start..cue.start).all(is_bare))
        .then_some(subject..subject + 1)
}

/// Returns the subject that opens a sentence in which somebody like it was taken for the source: "*Holm*
/// keeps the lock, and like Lind has spoken of it".
fn unlike(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let like = source.start.checked_sub(1)?;
    let sentence = paragraph.sentence_of(cue.start).start;
    let is_like = matches!(paragraph.lower(like), "like" | "unlike")
        && source.end == cue.start
        && like > sentence + 1
        && matches!(paragraph.lower(like - 1), "and" | "but" | ",");
    let is_name = |&at: &usize| paragraph.starts_upper(at);
    let name = (sentence..like).take_while(is_name).count();
    let is_pronoun = matches!(paragraph.lower(sentence), "he" | "she" | "they" | "it");
    let end = sentence + if is_pronoun { 1 } else { name };
    let acts = paragraph.word(end).starts_with(char::is_lowercase)
        && (verb_forms::is_common_or_past(paragraph.lower(end))
            || paragraph.lower(end).ends_with('s'));
    (is_like && end > sentence && acts && (sentence..cue.start).all(|at| paragraph.is_outside(at)))
        .then_some(sentence..end)
}

#[cfg(test)]
mod tests {
    use super::give_joined;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::attribution::tests::said;

    #[test]
    fn whoever_speaks_in_the_clause_is_the_source() {
        let text = "Bo Lind wept as Judge Ada Holm told him: “You are a danger to rowers.”";
        assert_eq!(said(text), "Ada Holm: “You are a danger to rowers.”");
        let text = "Bo Lind, as mayor, said the lock was shut.";
        assert_eq!(said(text), "Bo Lind: the lock was shut");
    }

    #[test]
    fn joined_verbs_have_the_subject_of_their_own_clause() {
        let turned = |text: &str| {
            marked(text, |paragraph, mut said| {
                give_joined(paragraph, &mut said);
                let source = said.source.unwrap();
                paragraph.slice(paragraph.span(source.start, source.end)).to_owned()
            })
        };
        let text = "In May, when [I] asked Bo Lind to row, he closed the gate, sat down and <said>, “{No.}”";
        assert_eq!(turned(text), "he");
        let text = "When [I] asked, he sat down, <saying> {it was late}.";
        assert_eq!(turned(text), "I");
        let text = "Holm keeps a lock, and like [Lind] <has spoken of> {its leaks}.";
        assert_eq!(turned(text), "Holm");
        let text = "Holm has keys like those that [Lind] <says> {were lost}.";
        assert_eq!(turned(text), "Lind");
        assert_eq!(turned("[Ada Holm wins Norvik Cup,] <vows> {to row on}"), "Ada Holm");
        let text = "[Norvik sports chief Ada Holm,] <says> {it leaks}";
        assert_eq!(turned(text), "Norvik sports chief Ada Holm,");
    }
}
