//! Joins words that an aside about their speaker interrupts: “If I had waited” – she stops – “I
//! would be wet.”; “It leaks.” She points at the gate. “It always has.”
//!
//! The aside has no verb of saying, so the network takes another of its verbs for one, takes it for
//! words said, or finds that nothing was said.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::take_apart;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;

/// The name of the rule.
pub const RULE: Rule = Rule("words that an aside about their speaker interrupts");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.8;

/// The number of tokens behind the words in which a verb of saying makes them somebody else's.
const TO_VERB: usize = 6;

/// The largest number of tokens in an aside with its dashes.
const LONGEST: usize = 26;

/// Joins each two passages with such an aside between them.
pub fn join(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    join_around_deed(paragraph, found);
    for idx in 1..paragraph.passages.len().min(MOST_PASSAGES) {
        let (first, second) = (paragraph.passage_tokens(idx - 1), paragraph.passage_tokens(idx));
        let gap = first.end..second.start;
        let Some(source) = subject(paragraph, names, &gap) else { continue };
        let says = |at: usize| lexicon.class(paragraph.lower(at)).is(Class::SPEECH);
        if !paragraph.passages[idx - 1].is_closed() || gap.clone().any(says) {
            continue;
        }
        // "… – Lind died in May – “and a friend,” said Holm": they are Holm's words.
        let behind = second.end..paragraph.len().min(second.end + TO_VERB);
        if behind.take_while(|&at| !matches!(paragraph.word(at), "." | "“")).any(says) {
            continue;
        }
        let whole = first.start..second.end;
        if part(&gap, found) {
            continue;
        }
        take_apart(found, &whole);
        let said = Attribution {
            content: vec![first, second],
            source: Some(source),
            rule: RULE,
            confidence: CONFIDENCE,
            act: Verdict { act: Act::Said, chance: CONFIDENCE },
            ..Attribution::default()
        };
        insert_in_order(found, said);
    }
}

/// Takes an aside from words that are reported elsewhere, “…,” she told them, “…” – here she stops – “…”, and
/// says if there are such words.
fn part(gap: &Range<usize>, found: &mut [Attribution]) -> bool {
    let holds = |piece: &Range<usize>| piece.start < gap.start && gap.end < piece.end;
    let is_reported = |said: &Attribution| {
        let ends = |part: &Range<usize>| part.end <= gap.start || gap.end <= part.start;
        said.cue.as_ref().is_some_and(ends) && said.source.as_ref().is_some_and(ends)
    };
    for said in found.iter_mut().filter(|said| is_reported(said)) {
        let ends = said.content.iter().any(|piece| piece.end == gap.start);
        if ends && said.content.iter().any(|piece| piece.start == gap.end) {
            return true;
        }
        if let Some(at) = said.content.iter().position(holds) {
            let behind = gap.end..said.content[at].end;
            said.content[at].end = gap.start;
            said.content.insert(at + 1, behind);
            return true;
        }
    }
    false
}

/// Gives the words that open a paragraph to whom the sentence behind them tells of, where that sentence has
/// shown whose the next words are.
fn join_around_deed(paragraph: &Paragraph, found: &mut [Attribution]) {
    const FEWEST: usize = 4;
    if paragraph.passages.len() < 2 || !paragraph.passages[0].is_closed() {
        return;
    }
    let (first, second) = (paragraph.passage_tokens(0), paragraph.passage_tokens(1));
    let gap = first.end..second.start;
    let is_sentence = first.start == 0
        && first.len() >= FEWEST
        && matches!(paragraph.word(first.end - 2), "." | "!" | "?")
        && paragraph.starts_upper(first.start + 1)
        && paragraph.word(gap.end.saturating_sub(1)) == "."
        && gap.len() <= LONGEST;
    let is_taken = found.iter().flat_map(|said| &said.content).any(|piece| piece.start < first.end);
    let tells = |said: &&mut Attribution| {
        said.cue.as_ref().is_none_or(Range::is_empty)
            && said.content.first() == Some(&second)
            && said.source.as_ref().is_some_and(|source| source.start == gap.start)
    };
    if let Some(said) = found.iter_mut().find(tells).filter(|_| is_sentence && !is_taken) {
        said.content.insert(0, first);
    }
}

/// Returns whom an aside between two dashes is about: a person named at its beginning, or "he" and
/// "she" there.
fn subject(
    paragraph: &Paragraph,
    names: &[PlacedName],
    gap: &Range<usize>,
) -> Option<Range<usize>> {
    if !(4..=LONGEST).contains(&gap.len()) {
        return None;
    }
    let inside = gap.start + 1..gap.end - 1;
    let is_clause = inside.clone().all(|at| {
        paragraph.is_outside(at)
            && !paragraph.is_dash(at)
            && !matches!(paragraph.word(at), "." | "?" | "!" | ";" | ":")
    });
    if !paragraph.is_dash(gap.start) || !paragraph.is_dash(gap.end - 1) || !is_clause {
        return None;
    }
    let is_opening = |&at: &usize| matches!(paragraph.lower(at), "and" | "here" | "now" | "then");
    let first = inside.start + inside.clone().take_while(is_opening).count();
    if matches!(paragraph.lower(first), "he" | "she") {
        return Some(first..first + 1);
    }
    let begins = |name: &&PlacedName| name.from == first && name.tokens.end < inside.end;
    let name = names.iter().find(begins).filter(|name| name.may_be_subject)?;
    Some(name.tokens.clone())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::attribution::tests::said_by;

    #[test]
    fn an_aside_about_the_speaker_interrupts() {
        let text = "Anna Holm keeps the lock.\n“If I had waited a minute” – she stops, and looks at \
                    the gate – “I would be wet now.”";
        assert_eq!(
            said_by(&[RULE], text),
            "Anna Holm: “If I had waited a minute” … “I would be wet now.”"
        );
        let text = "“All of this”—Anna Holm pointed at the boats—“was a beach when I came.”";
        assert_eq!(said_by(&[RULE], text), "Anna Holm: “All of this” … “was a beach when I came.”");
    }

    #[test]
    fn an_aside_is_none_of_the_words_that_are_reported_before() {
        let text = "“I have kept this lock,” Anna Holm told the rowers, “for forty years, and tonight,” – here \
                    she looked at the gate – “was the first time it held.”";
        let wanted = "“for forty years, and tonight,” … “was the first time it held.”";
        assert!(said(text).contains(wanted), "{}", said(text));
        let text = text.replace("Anna Holm told", "she told");
        let text = format!("Anna Holm took her pole.\n{text}");
        assert!(said(&text).contains("“I have kept this lock,” … “for forty"), "{}", said(&text));
    }

    #[test]
    fn words_go_on_behind_what_their_speaker_does() {
        let text = "Anna Holm has kept the lock of Norvik for twelve winters.\n“It is a sieve.” She gives me \
                    a lamp. “You are looking at a hole with gates.”";
        let wanted = "“It is a sieve.” … “You are looking at a hole with gates.”";
        assert!(said(text).contains(wanted), "{}", said(text));
    }

    #[test]
    fn an_aside_about_the_words_does_not() {
        let text = "Anna Holm called “the old lock” – the one that leaks – “a sieve.”";
        assert_eq!(said_by(&[RULE], text), "");
    }
}
