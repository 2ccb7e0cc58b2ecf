//! Joins words that an aside about their speaker interrupts: “If I had waited” – she stops – “I
//! would be wet.”
//!
//! The aside has no verb of saying, so the network takes another of its verbs for one, or finds
//! that nothing was said.

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
    if matches!(paragraph.lower(inside.start), "he" | "she") {
        return Some(inside.start..inside.start + 1);
    }
    let begins = |name: &&PlacedName| name.from == inside.start && name.tokens.end < inside.end;
    let name = names.iter().find(begins).filter(|name| name.may_be_subject)?;
    Some(name.tokens.clone())
}

#[cfg(test)]
mod tests {
    use super::RULE;
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
    fn an_aside_about_the_words_does_not() {
        let text = "Anna Holm called “the old lock” – the one that leaks – “a sieve.”";
        assert_eq!(said_by(&[RULE], text), "");
    }
}
