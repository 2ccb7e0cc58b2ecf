//! Gives a passage in quotation marks to the words that punctuation says report it.
//!
//! A passage that ends with a comma, and is followed by "she said", is hers, whatever stands before
//! it. One that ends with a full stop is never reported by the sentence behind it.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::passages::told_before;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;

/// Moves the passages of a paragraph to the reports beside them.
pub fn move_passages(paragraph: &Paragraph, names: &[PlacedName], found: &mut Vec<Attribution>) {
    for idx in 0..paragraph.passages.len().min(MOST_PASSAGES) {
        if !paragraph.passages[idx].is_closed() {
            continue;
        }
        let passage = paragraph.passage_tokens(idx);
        let Some(from) = found.iter().position(|said| said.content.contains(&passage)) else {
            continue;
        };
        let inner = paragraph.slice(paragraph.passages[idx].inner()).trim_end();
        let to = if inner.ends_with('.') {
            before(paragraph, found, from, &passage)
        } else {
            behind(paragraph, found, from, &passage)
        };
        let is_quoted = |said: &Attribution| {
            let inside = |at: usize| !paragraph.is_outside(at);
            said.content.iter().cloned().flatten().any(inside)
        };
        if let Some(to) = to.filter(|&to| inner.ends_with('.') && !is_quoted(&found[to])) {
            // What was told in other words is one statement, the passage another.
            let said = told_before::said(passage.clone(), found[to].source.clone());
            drop_passage(found, from, &passage);
            insert_in_order(found, said);
        } else if let Some(to) = to {
            move_to(found, from, to, passage);
        } else if inner.ends_with('.')
            && is_of_later(paragraph, &found[from], &passage)
            && told_before::is_told(paragraph, names, idx)
        {
            // The rule for such passages reports it anew.
            drop_passage(found, from, &passage);
        }
    }
}

fn move_to(found: &mut Vec<Attribution>, from: usize, to: usize, passage: Range<usize>) {
    let content = &mut found[to].content;
    let at = content.partition_point(|piece| piece.start < passage.start);
    content.insert(at, passage.clone());
    drop_passage(found, from, &passage);
}

/// Takes a passage from a report, and the report away if it has nothing else.
fn drop_passage(found: &mut Vec<Attribution>, from: usize, passage: &Range<usize>) {
    found[from].content.retain(|piece| piece != passage);
    if found[from].content.is_empty() {
        found.remove(from);
    }
}

/// Returns true if a passage was given to words of a later sentence, with something of their own
/// to report.
fn is_of_later(paragraph: &Paragraph, said: &Attribution, passage: &Range<usize>) -> bool {
    let Some(cue) = &said.cue else { return false };
    cue.start >= passage.end
        && paragraph.tokens[cue.start].sentence > paragraph.tokens[passage.end - 1].sentence
}

/// Finds the report in the sentence before a passage that was given to a later one.
fn before(
    paragraph: &Paragraph,
    found: &[Attribution],
    from: usize,
    passage: &Range<usize>,
) -> Option<usize> {
    if !is_of_later(paragraph, &found[from], passage) || passage.start == 0 {
        return None;
    }
    let sentence = paragraph.tokens[passage.start - 1].sentence;
    let is_there = |said: &Attribution| {
        let cue = said.cue.as_ref().filter(|cue| cue.end <= passage.start);
        said.source.is_some()
            && cue.is_some_and(|cue| paragraph.tokens[cue.start].sentence == sentence)
    };
    found.iter().rposition(is_there).filter(|&to| to != from)
}

/// Finds the report right behind a passage that was given to words before it: “…,” she said.
fn behind(
    paragraph: &Paragraph,
    found: &[Attribution],
    from: usize,
    passage: &Range<usize>,
) -> Option<usize> {
    let is_before = |cue: &Range<usize>| {
        cue.end <= passage.start
            && paragraph.tokens[cue.start].sentence < paragraph.tokens[passage.start].sentence
    };
    if !found[from].cue.as_ref().is_some_and(is_before) {
        return None;
    }
    let next = passage.end + usize::from(paragraph.word(passage.end) == ",");
    let touches = |said: &Attribution| {
        let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return false };
        let (first, second) = if cue.start < source.start { (cue, source) } else { (source, cue) };
        first.start == next && second.start == first.end
    };
    found.iter().position(touches).filter(|&to| to != from)
}

#[cfg(test)]
mod tests {
    use crate::quotes::attribution::tests::said;

    #[test]
    fn a_passage_with_a_full_stop_is_not_reported_behind_it() {
        let text = "Rower Anna Holm said the lock would open in May. “I have seen the key.” \
                    Smith Peter Lind said that he had seen it too.";
        assert_eq!(
            said(text),
            "Anna Holm: the lock would open in May\n\
             Anna Holm: “I have seen the key.”\n\
             Peter Lind: that he had seen it too"
        );
    }
}
