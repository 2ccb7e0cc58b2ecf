//! Gives a verb without a source the subject right before it: "the links that *she* denied", "*Holm*, a rower,
//! doubted".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens between two commas behind a name.
const LONGEST: usize = 16;

/// Makes the pronoun or name right before the `cue` of what nobody `said` its source.
pub(super) fn take(
    paragraph: &Paragraph,
    names: &[PlacedName],
    said: &mut Attribution,
    cue: &Range<usize>,
) {
    let first = paragraph.lower(cue.start);
    // Who "is said to leave" says nothing.
    let is_passive = cue.clone().any(|at| verb_forms::FORMS_OF_BE.contains(&paragraph.lower(at)));
    let is_verb = first.starts_with(char::is_lowercase)
        && paragraph.starts_lower(cue.start)
        && !first.ends_with("ing")
        && !first.ends_with("ly")
        && !matches!(first, "to" | "according" | "by" | "in" | "of" | "with");
    let is_behind =
        said.content.iter().all(|piece| piece.start >= cue.end || piece.end < cue.start);
    if said.source.is_some() || is_passive || !is_verb || !is_behind {
        return;
    }
    let Some(last) = cue.start.checked_sub(1).filter(|&last| paragraph.is_outside(last)) else {
        return;
    };
    if paragraph.tokens[last].sentence != paragraph.tokens[cue.start].sentence {
        return;
    }
    let is_pronoun = matches!(paragraph.lower(last), "he" | "she" | "they" | "it");
    // "Holm urged to row" and "Holm, a rower, accused of it" are no subjects of what they suffer.
    let start = paragraph.sentence_of(cue.start).start;
    let touching = || name_before(names, cue.start).filter(|name| name.start > start);
    let suffers = cue.clone().last().is_some_and(|at| is_of(paragraph, at))
        || said.content.iter().any(|piece| is_of(paragraph, piece.start));
    said.source = if is_pronoun { Some(last..cue.start) } else { touching() }
        .or_else(|| before_aside(paragraph, names, last).filter(|_| !suffers));
}

fn is_of(paragraph: &Paragraph, at: usize) -> bool {
    matches!(paragraph.lower(at), "of" | "to")
}

/// Returns the name that ends at a token and may be a subject.
fn name_before(names: &[PlacedName], end: usize) -> Option<Range<usize>> {
    let name = names.iter().find(|name| name.tokens.end == end && name.may_be_subject)?;
    Some(name.from..end)
}

/// Returns the name that opens its sentence before an aside whose second comma is at `close`.
fn before_aside(paragraph: &Paragraph, names: &[PlacedName], close: usize) -> Option<Range<usize>> {
    if paragraph.word(close) != "," {
        return None;
    }
    let start = paragraph.sentence_of(close).start;
    let mut near = (start.max(close.saturating_sub(LONGEST))..close).rev();
    let open = near.find(|&at| paragraph.word(at) == ",")?;
    let name = name_before(names, open)?;
    (name.start == start && (open..close).all(|at| paragraph.is_outside(at))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::take;
    use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
    use crate::quotes::attribution::rules::passages::placed_name::Pronoun;
    use crate::quotes::attribution::tests::marked;

    /// Returns the source that the rule gives a marked text, in which the name "Ada Holm" may be a subject.
    fn source(text: &str) -> Option<String> {
        marked(text, |paragraph, mut said| {
            let ada = (0..paragraph.len()).find(|&at| paragraph.word(at) == "Ada");
            let name = ada.map(|at| PlacedName {
                from: at,
                tokens: at..at + 2,
                may_be_subject: true,
                pronoun: Pronoun::Either,
            });
            let cue = said.cue.clone().unwrap();
            take(paragraph, name.as_slice(), &mut said, &cue);
            let source = said.source?;
            Some(paragraph.slice(paragraph.span(source.start, source.end)).to_owned())
        })
    }

    #[test]
    fn whoever_stands_right_before_a_verb_is_its_subject() {
        let text = "It closed the locks that it <accused> {of leaking.} Good.";
        assert_eq!(source(text).as_deref(), Some("it"));
        let text = "The man Ada Holm <accused of> {leaking} came.";
        assert_eq!(source(text).as_deref(), Some("Ada Holm"));
        let text = "Ada Holm, a rower of the north, <doubted> {the find}.";
        assert_eq!(source(text).as_deref(), Some("Ada Holm"));
    }

    #[test]
    fn who_suffers_something_says_nothing() {
        assert_eq!(source("The locks that it <is accused> {of closing.} Good."), None);
        assert_eq!(source("The rain came to Ada Holm <according to> {the crew.} Good."), None);
        assert_eq!(source("For Ada Holm, a rower, <doubted> {the find}."), None);
        assert_eq!(source("Ada Holm <urged> {to put off the race.} Good."), None);
        assert_eq!(source("Ada Holm, a rower, <accused of> {theft}, left."), None);
        assert_eq!(source("Ada Holm, a rower, <allegedly> {left}."), None);
    }
}
