//! Finds what somebody said within a sentence that tells of something else: "She defended *Holm's claim
//! that it leaks*", "He drove past what *Holm called* a sieve".
//!
//! The network, which has learnt that no report stands in another, sees only what the sentence does with it.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::ends::clause_end;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("words that a sentence tells of");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.6;

/// The beginnings of nouns for what somebody said, behind which "that" tells it.
const NOUNS: [&str; 19] = [
    "claim",
    "assertion",
    "allegation",
    "accusation",
    "promise",
    "pledge",
    "demand",
    "threat",
    "suggestion",
    "warning",
    "complaint",
    "argument",
    "contention",
    "prediction",
    "assurance",
    "revelation",
    "admission",
    "insistence",
    "denial",
];

/// The nouns for works that tell what they found.
const WORKS: [&str; 10] = [
    "study",
    "report",
    "poll",
    "survey",
    "review",
    "paper",
    "letter",
    "memo",
    "article",
    "statement",
];

/// The largest number of tokens in the source of "what Holm called".
const LONGEST_SOURCE: usize = 8;

/// The largest number of tokens in a name that something is called without marks.
const LONGEST_NAME: usize = 12;

/// Adds to what was `found` the words that stand in its content and are those of somebody else.
pub fn add(paragraph: &Paragraph, lexicon: &Lexicon, found: &mut Vec<Attribution>) {
    let pieces = |said: &Attribution| {
        let (act, subject) = (said.act.act, own_subject(paragraph, said));
        let outer = move |piece| Outer { act, piece, subject: subject.clone() };
        said.content.clone().into_iter().map(outer)
    };
    let outer: Vec<Outer> = found.iter().flat_map(pieces).collect();
    let reports = outer.into_iter().flat_map(|outer| {
        outer.piece.clone().filter_map(move |at| report(paragraph, lexicon, at, &outer))
    });
    for said in reports.take(MOST_PASSAGES) {
        let repeats = |other: &Attribution| {
            let cues = other.cue.iter().zip(&said.cue);
            cues.into_iter().any(|(other, own)| overlap(other, own))
                || other.content.first() == said.content.first()
        };
        if !found.iter().any(repeats) {
            insert_in_order(found, said);
        }
    }
}

/// A piece of content in which somebody else may speak.
struct Outer {
    /// The act of what the piece belongs to.
    act: Act,
    piece: Range<usize>,
    /// The source that "its" means within the piece, where grammar tells.
    subject: Option<Range<usize>>,
}

/// Returns the source of `said` if "its" in the content means that: "*The paper* repeated its claim", "*The
/// paper* was criticized for its claim". Who rejects "its claim" rejects another's.
fn own_subject(paragraph: &Paragraph, said: &Attribution) -> Option<Range<usize>> {
    let (source, cue) = (said.source.as_ref()?, said.cue.as_ref()?);
    let is_be = |at: usize| verb_forms::FORMS_OF_BE.contains(&paragraph.lower(at));
    let is_passive = cue.clone().any(is_be) && paragraph.lower(cue.end - 1) == "for";
    let repeats = |at: usize| {
        ["repeat", "reiterat", "renew", "reaffirm", "maintain", "retract", "withdr", "defend"]
            .iter()
            .any(|verb| paragraph.lower(at).starts_with(verb))
    };
    (source.end == cue.start && (is_passive || cue.clone().any(repeats))).then(|| source.clone())
}

/// Returns the report that begins at `at` in a piece of content.
fn report(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
    outer: &Outer,
) -> Option<Attribution> {
    let Outer { act, piece, subject } = outer;
    // "He vowed to end what he called a folly" has all of his words already.
    let is_another = |said: &Attribution| {
        let is_pronoun = |source: &Range<usize>| {
            matches!(paragraph.lower(source.start), "he" | "she" | "it" | "they")
        };
        *act != Act::Said || !said.source.as_ref().is_some_and(is_pronoun)
    };
    called(paragraph, at, piece)
        .filter(is_another)
        .or_else(|| told_by_noun(paragraph, lexicon, at, piece, subject.as_ref()))
        .or_else(|| {
            found_by_work(paragraph, lexicon, at, piece)
                .filter(|_| matches!(act, Act::Topic | Act::None))
        })
}

/// Makes an attribution of its parts.
fn attribution(source: Range<usize>, cue: Range<usize>, content: Range<usize>) -> Attribution {
    Attribution {
        content: vec![content],
        cue: Some(cue),
        source: Some(source),
        rule: RULE,
        confidence: CONFIDENCE,
        act: Verdict { act: Act::Said, chance: CONFIDENCE },
        ..Attribution::default()
    }
}

/// Returns what a noun at `at` tells with "that": "Holm's repeated *claims that it leaks*".
fn told_by_noun(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
    piece: &Range<usize>,
    subject: Option<&Range<usize>>,
) -> Option<Attribution> {
    let noun = paragraph.lower(at);
    let is_noun = paragraph.starts_lower(at)
        && paragraph.is_outside(at)
        && NOUNS.iter().any(|stem| matches!(noun.strip_prefix(stem), Some("" | "s")));
    if !is_noun || paragraph.lower(at + 1) != "that" || at + 3 >= piece.end {
        return None;
    }
    let first = paragraph.lower(at + 2);
    let is_verb = verb_forms::is_common_verb(first)
        || first.ends_with("ed")
        || verb_forms::PAST.contains(&first)
        || first == "of";
    let sentence = paragraph.sentence_of(at);
    if is_verb || piece.end > sentence.end {
        return None;
    }
    // What stands before the words that tell of it is no part of the owner: "defended | Holm's claim".
    let source = owner(paragraph, lexicon, at, sentence.start.max(piece.start), subject)?;
    let whole = at + 1..piece.end;
    let end = clause_end::of_noun(paragraph, lexicon, &whole).unwrap_or(whole.end);
    (end > at + 3).then(|| attribution(source, at..at + 1, at + 1..end))
}

/// Returns the owner of the noun at `noun`, with two words between them at most: "*his* claim", "*Holm's* first
/// and only claim". "Its" is that of `subject`.
fn owner(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    noun: usize,
    start: usize,
    subject: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let is_between = |at: usize| paragraph.starts_lower(at) && paragraph.is_outside(at);
    for back in 1..=3 {
        let at = noun.checked_sub(back).filter(|&at| at >= start)?;
        match paragraph.lower(at) {
            "his" | "her" | "their" => return Some(at..at + 1),
            "its" => return subject.cloned(),
            "'s" | "'" => {
                let owner = noun_phrase::group_before(paragraph, lexicon, at, start)?;
                let leads = |&word: &usize| {
                    matches!(
                        paragraph.lower(word),
                        "of" | "to"
                            | "on"
                            | "about"
                            | "with"
                            | "from"
                            | "in"
                            | "for"
                            | "at"
                            | "against"
                            | "by"
                            | "over"
                    )
                };
                let from = owner.clone().rev().find(leads).map_or(owner.start, |word| word + 1);
                return (from < at).then_some(from..at + 1);
            }
            _ if is_between(at) => (),
            _ => return None,
        }
    }
    None
}

/// Returns what a study or a letter tells, if "that" stands behind it at `at`: "cited a study that *found
/// no leak*".
fn found_by_work(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
    piece: &Range<usize>,
) -> Option<Attribution> {
    let noun = at.checked_sub(1).filter(|&noun| piece.contains(&noun))?;
    let word = paragraph.lower(noun);
    let is_work = WORKS.contains(&word.strip_suffix('s').unwrap_or(word));
    let is_that = matches!(paragraph.lower(at), "that" | "which") && paragraph.is_outside(at);
    let verb = at + 1;
    let is_told = matches!(
        paragraph.lower(verb),
        "found"
            | "finds"
            | "said"
            | "says"
            | "showed"
            | "shows"
            | "concluded"
            | "suggested"
            | "claimed"
    );
    if !is_work || !is_that || !is_told || verb + 2 >= piece.end {
        return None;
    }
    let sentence = paragraph.sentence_of(at);
    let start = sentence.start.max(piece.start);
    let source = noun_phrase::group_before(paragraph, lexicon, at, start)?;
    (piece.end <= sentence.end).then(|| attribution(source, verb..verb + 1, verb + 1..piece.end))
}

/// Returns what somebody calls something, if "what" stands at `at`: "what Holm called *a sieve*".
fn called(paragraph: &Paragraph, at: usize, piece: &Range<usize>) -> Option<Attribution> {
    if paragraph.lower(at) != "what" || !paragraph.is_outside(at) {
        return None;
    }
    let far = piece.end.min(at + LONGEST_SOURCE);
    let verb = (at + 2..far).find(|&at| {
        matches!(
            paragraph.lower(at),
            "called"
                | "calls"
                | "call"
                | "described"
                | "describes"
                | "describe"
                | "termed"
                | "dubbed"
        )
    })?;
    let described = paragraph.lower(verb).starts_with("describe");
    let by_as = paragraph.lower(verb + 1) == "as";
    let adverb = |&at: &usize| {
        matches!(paragraph.lower(at), "has" | "have" | "had" | "also" | "later" | "once")
            || paragraph.lower(at).ends_with("ly")
    };
    let adverbs = (at + 2..verb).rev().take_while(adverb).count();
    let source = at + 1..verb - adverbs;
    let of_source = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && !verb_forms::is_common_verb(word)
            && !matches!(word, "," | "to" | "that" | "and" | "is" | "i" | "we" | "you")
    };
    let start = verb + 1 + usize::from(by_as);
    if described != by_as || !source.clone().all(of_source) || start >= piece.end {
        return None;
    }
    let end = name_end(paragraph, start, piece.end)?;
    Some(attribution(source, verb..start, start..end))
}

/// Returns where the name ends that begins at `start`: with its marks, or before what goes on.
fn name_end(paragraph: &Paragraph, start: usize, far: usize) -> Option<usize> {
    let article = usize::from(matches!(paragraph.lower(start), "a" | "an" | "the"));
    if let Some(idx) = paragraph.tokens.get(start + article)?.passage {
        let passage = paragraph.passage_tokens(idx as usize);
        let is_whole = passage.start == start + article && passage.end <= far;
        // "“Low” and “bullying” tactics".
        let goes_on = matches!(paragraph.lower(passage.end), "and" | "or")
            && passage.end + 1 < far
            && !paragraph.is_outside(passage.end + 1);
        let end = if goes_on { name_end(paragraph, passage.end + 1, far)? } else { passage.end };
        return is_whole.then_some(end);
    }
    let stops = |at: usize| {
        matches!(paragraph.word(at), "," | ";" | "." | "—" | "–" | ")")
            || matches!(paragraph.lower(at), "that" | "who" | "which" | "and" | "but" | "as")
            || verb_forms::is_common_verb(paragraph.lower(at))
    };
    let end = (start..far).find(|&at| stops(at)).unwrap_or(far);
    let is_name = end > start
        && end - start <= LONGEST_NAME
        && article > 0
        && !verb_forms::is_common_verb(paragraph.lower(end));
    is_name.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use super::add;
    use crate::quotes::Act;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::lexicon::Lexicon;

    /// Writes the source and the words of each report in the content of a marked topic.
    fn within(text: &str) -> String {
        marked(text, |paragraph, mut said| {
            said.act.act = Act::Topic;
            let mut found = vec![said];
            add(paragraph, &Lexicon::bundled(), &mut found);
            let words = |part: &std::ops::Range<usize>| {
                paragraph.slice(paragraph.span(part.start, part.end)).to_owned()
            };
            let own = found.iter().filter(|said| said.rule == RULE);
            let written = own.map(|said| {
                let source = said.source.as_ref().map(words).unwrap_or_default();
                format!("{source}: {}", words(&said.content[0]))
            });
            written.collect::<Vec<_>>().join("; ")
        })
    }

    #[test]
    fn what_a_noun_tells_in_a_sentence_is_its_owners() {
        let text = "[Lind] <spoke> {of doubts about Anna Holm's claim that the lock leaks}.";
        assert_eq!(within(text), "Anna Holm's: that the lock leaks");
        let text = "[Lind] <criticized> {the mayor's repeated claims that the lock leaks}.";
        assert_eq!(within(text), "the mayor's: that the lock leaks");
        let text = "[Lind] <defended> {Anna Holm's claim that the lock leaks}.";
        assert_eq!(within(text), "Anna Holm's: that the lock leaks");
        let text = "[Lind] <criticized> {Anna Holm's claims that were made in May}.";
        assert_eq!(within(text), "");
    }

    #[test]
    fn its_claim_is_that_of_who_repeats_it() {
        let text = "[The Norvik Post] <repeated> {its bold claim that the lock leaks}.";
        assert_eq!(within(text), "The Norvik Post: that the lock leaks");
        let text = "[The Norvik Post] <was ridiculed for> {its claim that the lock leaks}.";
        assert_eq!(within(text), "The Norvik Post: that the lock leaks");
        let text = "[The Norvik Post] <ridiculed> {its claim that the lock leaks}.";
        assert_eq!(within(text), "");
    }

    #[test]
    fn what_somebody_calls_a_thing_is_theirs() {
        let text = "[Lind] <took aim at> {what Anna Holm called a war on boats}.";
        assert_eq!(within(text), "Anna Holm: a war on boats");
        let text = "[Lind] <criticized> {what Anna Holm has described as “a sieve”}.";
        assert_eq!(within(text), "Anna Holm: “a sieve”");
        let text = "[Lind] <criticized> {what Holm called “low” and “bullying” tactics}.";
        assert_eq!(within(text), "Holm: “low” and “bullying”");
        assert_eq!(within("[Lind] <criticized> {what Anna Holm called for}."), "");
    }

    #[test]
    fn what_a_study_found_is_its() {
        let text = "[Lind] <cited> {an older study that found no leak in the lock}.";
        assert_eq!(within(text), "an older study: no leak in the lock");
        assert_eq!(within("[Lind] <cited> {an older study that lay in the lock}."), "");
    }
}
