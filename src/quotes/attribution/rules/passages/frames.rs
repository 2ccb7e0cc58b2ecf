//! Finds what set phrases report that hold no verb of saying, or that the network does not know:
//! "In the words of her tuner, …", "Who will pay? asked Holm".

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::take_apart;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
pub const RULE: Rule = Rule("a phrase that names the source");

/// The likelihood of such an attribution.
pub const CONFIDENCE: f32 = 0.7;

/// The largest number of tokens in the source that a phrase names.
const LONGEST: usize = 16;

/// The largest number of tokens that tell where somebody is from.
const LONGEST_PLACE: usize = 10;

/// The words that open a sentence and lead to the source, and those that follow it before a comma.
const FRAMES: [(&[&str], &[&str]); 5] = [
    (&["in", "the", "words", "of"], &[]),
    (&["as", "per"], &[]),
    (&["by"], &["own", "account"]),
    (&["in"], &["words"]),
    (&["to", "hear"], &["tell", "it"]),
];

/// A phrase that opens a sentence: its words, the source in it, and where what was said begins.
struct Frame {
    cue: Range<usize>,
    source: Range<usize>,
    content: usize,
}

/// Returns true for the rule of such phrases, behind which words were said.
pub fn is_frame(rule: Rule) -> bool {
    rule == RULE
}

/// Adds to what was `found` the sentences that open with such a phrase, and questions with their
/// tag behind them, if nothing reports them.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    for said in &mut *found {
        complete_apposition(paragraph, names, lexicon, said);
    }
    let (mut start, mut left) = (0, MOST_PASSAGES);
    while start < paragraph.len() && left > 0 {
        let sentence = paragraph.sentence_of(start);
        start = sentence.end;
        let opened = opening(paragraph, names, &sentence).map(|frame| {
            let stop = usize::from(matches!(paragraph.word(sentence.end - 1), "." | "!" | "?"));
            (frame.content..sentence.end - stop, frame.cue, frame.source)
        });
        let report = opened.or_else(|| question(paragraph, names, lexicon, &sentence));
        let Some((content, cue, source)) = report.filter(|(content, ..)| content.len() > 1) else {
            continue;
        };
        left -= 1;
        let is_reported = |said: &Attribution| {
            let of_it =
                |part: &Range<usize>| sentence.contains(&part.start) && part.end <= sentence.end;
            said.cue.as_ref().is_some_and(of_it)
                && said.source.as_ref().is_some_and(|own| !overlap(own, &source))
                && said.content.iter().any(of_it)
        };
        // In "In the words of her tuner, Oskar Pohl," the network may end at the tuner.
        let shorter = |said: &&mut Attribution| {
            said.cue.as_ref().is_some_and(|own| own.start == cue.start)
                && said.source.as_ref().is_some_and(|own| own.start == source.start)
        };
        if let Some(said) = found.iter_mut().find(shorter) {
            said.source = Some(source);
            continue;
        }
        if found.iter().any(is_reported) {
            continue;
        }
        take_apart(found, &content);
        let said = Attribution {
            content: vec![content],
            cue: Some(cue),
            source: Some(source),
            rule: RULE,
            confidence: CONFIDENCE,
            ..Attribution::default()
        };
        insert_in_order(found, said);
    }
}

/// Finds the phrase that opens a sentence.
fn opening(paragraph: &Paragraph, names: &[PlacedName], sentence: &Range<usize>) -> Option<Frame> {
    let reads = |from: usize, words: &[&str]| {
        words.iter().enumerate().all(|(idx, word)| paragraph.lower(from + idx) == *word)
    };
    let is_outside = paragraph.is_outside(sentence.start);
    FRAMES.iter().filter(|_| is_outside).find_map(|(before, after)| {
        let from = sentence.start + before.len();
        let far = sentence.end.min(from + LONGEST);
        if !reads(sentence.start, before) || from >= far {
            return None;
        }
        let comma = (from + 1..far).find(|&at| paragraph.word(at) == ",")?;
        let end = comma.checked_sub(after.len()).filter(|&end| end > from)?;
        if !after.is_empty() {
            let source = from..end;
            let is_whose = matches!(
                paragraph.lower(end - 1),
                "'s" | "'" | "his" | "her" | "their" | "him" | "them"
            );
            let cue = end..comma;
            return (reads(end, after) && (is_whose || before.len() > 1)).then_some(Frame {
                cue,
                source,
                content: comma + 1,
            });
        }
        let comma = behind_apposition(paragraph, names, comma).unwrap_or(comma);
        let cue = sentence.start..from;
        Some(Frame { cue, source: from..comma, content: comma + 1 })
    })
}

/// Returns the second comma of "her tuner, *Oskar Pohl of the Norvik Institute*, the lock".
fn behind_apposition(paragraph: &Paragraph, names: &[PlacedName], comma: usize) -> Option<usize> {
    let name = names.iter().find(|name| name.from == comma + 1)?;
    let far = name.tokens.end..paragraph.len().min(name.tokens.end + LONGEST_PLACE);
    let second = far.clone().find(|&at| paragraph.word(at) == ",")?;
    let is_place =
        |at: usize| paragraph.is_outside(at) && !verb_forms::is_common_or_past(paragraph.lower(at));
    let opens = second == name.tokens.end
        || matches!(paragraph.lower(name.tokens.end), "of" | "at" | "from" | "in" | "for");
    (opens && (name.tokens.end..second).all(is_place)).then_some(second)
}

/// Gives "according to the board's president," the name behind its comma, where that was taken for the
/// beginning of the words.
fn complete_apposition(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    said: &mut Attribution,
) {
    let (Some(cue), Some(source), Some(piece)) =
        (&said.cue, &mut said.source, said.content.first_mut())
    else {
        return;
    };
    let last = source.clone().rev().find(|&at| paragraph.word(at) != ",");
    let Some(comma) = last.map(|at| at + 1) else { return };
    // Behind "according to the police" a list of names may begin the words.
    let is_one = lexicon.class(paragraph.lower(comma - 1)).is(Class::ANY_ROLE | Class::ANY_TITLE);
    let is_led = cue.end == source.start && paragraph.word(comma) == "," && is_one;
    if !is_led || comma + 1 != piece.start {
        return;
    }
    if let Some(second) = behind_apposition(paragraph, names, comma)
        && second + 1 < piece.end
    {
        source.end = second;
        piece.start = second + 1;
    }
}

type Report = (Range<usize>, Range<usize>, Range<usize>);

/// Finds a question without marks and its tag: "Who will pay? asked Holm".
fn question(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    sentence: &Range<usize>,
) -> Option<Report> {
    let before = sentence.start.checked_sub(1);
    let inner = sentence.clone().find(|&at| paragraph.word(at) == "?");
    let mark = inner.or(before).filter(|&at| paragraph.word(at) == "?")?;
    let verb = mark + 1;
    let is_small = paragraph.starts_lower(verb);
    let says = lexicon.class(paragraph.lower(verb)).is(Class::SPEECH);
    let from = paragraph.sentence_of(mark).start;
    let outside = (from..=verb.min(paragraph.len() - 1)).all(|at| paragraph.is_outside(at));
    if !is_small || !says || !outside || !sentence.contains(&verb) {
        return None;
    }
    let source = if matches!(paragraph.lower(verb + 1), "he" | "she") {
        verb + 1..verb + 2
    } else {
        names.iter().find(|name| name.from == verb + 1)?.tokens.clone()
    };
    Some((from..mark + 1, verb..verb + 1, source))
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::complete_apposition;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
    use crate::quotes::attribution::rules::passages::placed_name::Pronoun;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn a_phrase_that_opens_a_sentence_names_its_source() {
        assert_eq!(
            said("In the words of her keeper, Oskar Holm, the lock is “a bathtub with gates”."),
            "Oskar Holm: the lock is “a bathtub with gates”"
        );
        let text = "In the words of its keeper, Dr Ada Holm of the Norvik Institute in Ode, the \
                    lock is “a bathtub with gates”.";
        assert_eq!(said(text), "Ada Holm: the lock is “a bathtub with gates”");
    }

    #[test]
    fn a_name_behind_its_office_is_not_said() {
        let mended = |text: &str, source: Range<usize>| {
            let paragraph = Paragraph::all(text).remove(0);
            let name = PlacedName {
                from: source.end + 1,
                tokens: source.end + 1..source.end + 3,
                may_be_subject: true,
                pronoun: Pronoun::Either,
            };
            let mut said = Attribution {
                cue: Some(0..2),
                content: std::iter::once(source.end + 1..paragraph.len() - 1).collect(),
                source: Some(source),
                ..Attribution::default()
            };
            complete_apposition(&paragraph, &[name], &Lexicon::bundled(), &mut said);
            let start = said.content[0].start;
            paragraph.word(start).to_owned()
        };
        assert_eq!(mended("According to its president, Ada Holm, there were two.", 2..4), "there");
        assert_eq!(mended("According to police, Ada Holm, a keeper, was there.", 2..3), "Ada");
    }

    #[test]
    fn a_comma_alone_names_nobody() {
        let paragraph = Paragraph::all(", two boats").remove(0);
        let content = std::iter::once(1..3).collect();
        let (cue, source) = (Some(0..0), Some(0..1));
        let mut said = Attribution { content, cue, source, ..Attribution::default() };
        complete_apposition(&paragraph, &[], &Lexicon::bundled(), &mut said);
        assert_eq!(said.content[0], 1..3);
    }

    #[test]
    fn a_question_without_marks_has_a_tag() {
        assert_eq!(
            said("Who will pay for the gates of the lock? asked Anna Holm on Tuesday."),
            "Anna Holm: Who will pay for the gates of the lock?"
        );
    }
}
