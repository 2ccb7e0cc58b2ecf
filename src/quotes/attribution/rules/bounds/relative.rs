//! Parts a report from that of somebody else that hangs on it: "Holm said it was done, a claim that
//! Lind called “theatrical”", "Holm said it was done and Lind said, “Never.”"

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in the name of the other one.
const LONGEST: usize = 14;

/// The largest number of tokens between the comma and "that": "a claim", "an old reproach".
const NOUN: usize = 4;

/// Makes reports of their own of such ends of what was `found`.
pub fn part(paragraph: &Paragraph, lexicon: &Lexicon, found: &mut Vec<Attribution>) {
    for idx in (0..found.len()).rev() {
        let other = verdict(paragraph, lexicon, &found[idx])
            .or_else(|| joined(paragraph, lexicon, &found[idx]));
        if let Some((other, start)) = other {
            let content = &mut found[idx].content;
            content.retain(|piece| piece.start < start);
            if let Some(last) = content.last_mut() {
                last.end = start;
            }
            found.insert(idx + 1, other);
        }
    }
}

/// Returns the words in marks at the end of a report, from the token where they begin to that where
/// they end, and the token where the words before them begin, if there are some and the cue stands
/// before all of it.
fn marked_end(paragraph: &Paragraph, said: &Attribution) -> Option<(Range<usize>, usize)> {
    let (last, before) = said.content.split_last()?;
    let passage = paragraph.tokens[last.end - 1].passage?;
    let mark = paragraph.passage_tokens(passage as usize).start;
    // The comma before the mark may belong to neither.
    let touches = |piece: &&Range<usize>| {
        (piece.end..last.start).all(|at| matches!(paragraph.word(at), "," | ":"))
    };
    let start = before.last().filter(touches).map_or(last.start, |piece| piece.start);
    let cue_end = said.cue.as_ref()?.end;
    (mark > start + 2 && cue_end <= start).then_some((mark..last.end, start))
}

/// Returns the report that "and" joins to another, and the token where the words before it end.
fn joined(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    said: &Attribution,
) -> Option<(Attribution, usize)> {
    let (marked, start) = marked_end(paragraph, said)?;
    let leads_on = matches!(paragraph.word(marked.start - 1), "," | ":");
    let verb = (marked.start - 1 - usize::from(leads_on)).max(start);
    let word = paragraph.lower(verb);
    let says = lexicon.class(word).is(Class::SPEECH) || word == "tweeting";
    let from = verb.saturating_sub(LONGEST).max(start + 1);
    // ", with the crew saying “…”" needs no comma before the mark.
    let is_participle = word.ends_with("ing");
    let joins = |at: usize| match paragraph.lower(at) {
        "and" | "but" | "while" => leads_on,
        "with" => is_participle && paragraph.word(at - 1) == ",",
        _ => false,
    };
    let join = (from..verb).rev().find(|&at| joins(at))?;
    let own = usize::from(matches!(paragraph.lower(verb - 1), "himself" | "herself"));
    let source = join + 1..verb - own;
    let is_somebody = paragraph.starts_upper(source.start)
        || matches!(paragraph.lower(source.start), "he" | "she" | "they" | "the" | "his" | "her");
    let outside = (join..verb).all(|at| {
        paragraph.is_outside(at) && !matches!(paragraph.lower(at), "that" | "who" | "which")
    });
    let end = join - usize::from(paragraph.word(join - 1) == ",");
    (says && is_somebody && outside && !source.is_empty() && end > start)
        .then(|| (other(said, marked, verb, source), end))
}

/// Makes the attribution of the words in marks to somebody else.
fn other(
    said: &Attribution,
    content: Range<usize>,
    verb: usize,
    source: Range<usize>,
) -> Attribution {
    Attribution {
        content: vec![content],
        cue: Some(verb..verb + 1),
        source: Some(source),
        rule: said.rule,
        evidence: said.evidence,
        confidence: said.confidence,
        ..Attribution::default()
    }
}

/// Returns the verdict at the end of a report, and the token where the words before it end.
fn verdict(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    said: &Attribution,
) -> Option<(Attribution, usize)> {
    let (marked, start) = marked_end(paragraph, said)?;
    let verb = marked.start - 1;
    let is_verdict = matches!(
        paragraph.lower(verb),
        "called" | "calls" | "dubbed" | "branded" | "labelled" | "labeled" | "termed"
    );
    let from = verb.saturating_sub(LONGEST).max(start);
    let relative =
        (from..verb).rev().find(|&at| matches!(paragraph.lower(at), "that" | "which"))?;
    let comma = (relative.saturating_sub(NOUN)..relative)
        .rev()
        .find(|&at| paragraph.word(at) == ",")
        .filter(|&comma| comma > start)?;
    let has_noun =
        comma + 1 == relative || matches!(paragraph.lower(comma + 1), "a" | "an" | "something");
    let outside = (comma..verb).all(|at| paragraph.is_outside(at));
    let is_somebody = is_noun_group(paragraph, lexicon, relative + 1..verb);
    (is_verdict && has_noun && outside && is_somebody)
        .then(|| (other(said, marked, verb, relative + 1..verb), comma))
}

/// Returns true if the tokens can name one speaker: they begin as a name or a noun group does, and no
/// verb or second member follows.
fn is_noun_group(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    if tokens.is_empty() {
        return false;
    }
    let first = paragraph.lower(tokens.start);
    let begins = paragraph.starts_upper(tokens.start)
        || matches!(first, "he" | "she" | "they" | "it" | "we" | "the" | "a" | "an" | "one")
        || matches!(first, "his" | "her" | "their" | "its" | "my" | "our" | "some" | "many")
        || lexicon.class(first).is(Class::GROUP | Class::BODY);
    let goes_on = |at: usize| {
        let word = paragraph.lower(at);
        verb_forms::is_common_verb(word)
            || matches!(word, "and" | "to" | "what" | "something" | "which")
    };
    begins && !tokens.clone().any(goes_on)
}

#[cfg(test)]
mod tests {
    use super::part;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn whoever_speaks_in_a_phrase_with_with_is_parted() {
        let text = "Holm announced it was shut, with the crew tweeting “Done.”";
        let paragraph = Paragraph::all(text).remove(0);
        let mut found = vec![Attribution {
            source: Some(0..1),
            cue: Some(1..2),
            content: std::iter::once(2..paragraph.len()).collect(),
            ..Attribution::default()
        }];
        part(&paragraph, &Lexicon::bundled(), &mut found);
        assert_eq!(found[0].content.iter().collect::<Vec<_>>(), [&(2..5)]);
        assert_eq!(found[1].source, Some(7..9));
    }

    #[test]
    fn the_verdict_on_a_report_is_somebody_elses() {
        let text = "Ada Holm said that the lock was finished by torchlight, a claim that the \
                    keeper, Bo Lind, called “theatrical”.";
        assert_eq!(
            said(text),
            "Ada Holm: that the lock was finished by torchlight\nBo Lind: “theatrical”"
        );
    }

    #[test]
    fn a_clause_is_nobody() {
        let is_parted = |text: &str| {
            marked(text, |paragraph, said| {
                let mut found = vec![said];
                part(paragraph, &Lexicon::bundled(), &mut found);
                found.len() > 1
            })
        };
        let text = "[Ada Holm] <said> {the report was late, something the mayor called “a farce”}.";
        assert!(!is_parted(text));
        let text = "[Ada Holm] <said> {it was late, something that the mayor called “a farce”}.";
        assert!(is_parted(text));
        let text = "[Ada Holm] <said> {it was late, something that was widely called “a farce”}.";
        assert!(!is_parted(text));
    }

    #[test]
    fn what_somebody_else_says_behind_and_is_theirs() {
        let text = "Ada Holm insisted that he had been in bed by ten and Bo Lind himself said, “I \
                    was asleep, and I can prove it.”";
        assert_eq!(
            said(text),
            "Ada Holm: that he had been in bed by ten\n\
             Bo Lind: “I was asleep, and I can prove it.”"
        );
    }
}
