//! Finds what set phrases report that hold no verb of saying, or that the network does not know:
//! "In the words of her tuner, …", "Who will pay? asked Holm".

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::acts::titles;
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
const RULE: Rule = Rule("a phrase that names the source");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.7;

/// The largest number of tokens in the source that a phrase names.
const LONGEST: usize = 16;

/// The words that open a sentence and lead to the source, and those that follow it before a comma.
const FRAMES: [(&[&str], &[&str]); 5] = [
    (&["in", "the", "words", "of"], &[]),
    (&["as", "per"], &[]),
    (&["by"], &["own", "account"]),
    (&["in"], &["words"]),
    (&["to", "hear"], &["tell", "it"]),
];

/// Nouns for what somebody says in a word or two.
const VERDICTS: [&str; 13] = [
    "verdict",
    "response",
    "answer",
    "reply",
    "reaction",
    "summary",
    "advice",
    "view",
    "message",
    "description",
    "comment",
    "conclusion",
    "assessment",
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
                && said.source.is_some()
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

/// Adds to what was `found` the passages behind which a noun says whose they are: “…,” was Holm's
/// verdict.
pub fn add_tagged(paragraph: &Paragraph, names: &[PlacedName], found: &mut Vec<Attribution>) {
    for idx in 0..paragraph.passages.len().min(MOST_PASSAGES) {
        let passage = paragraph.passage_tokens(idx);
        let inner = paragraph.slice(paragraph.passages[idx].inner());
        let verb = passage.end;
        if !matches!(paragraph.lower(verb), "was" | "is") {
            continue;
        }
        let how = how_somebody_puts_it(paragraph, names, verb + 1);
        let Some(source) = how.clone().or_else(|| owner(paragraph, names, verb + 1)) else {
            continue;
        };
        let noun = source.end + usize::from(paragraph.lower(source.end) == "'s");
        let is_verdict = VERDICTS.contains(&paragraph.lower(noun)) || how.is_some();
        let tells = passage.len() > 3 && !titles::is_title(paragraph, &passage) && is_verdict;
        if !inner.ends_with(',') && !tells {
            continue;
        }
        let touches = |piece: &Range<usize>| overlap(piece, &passage);
        let in_sentence = |cue: &Range<usize>| {
            paragraph.tokens[cue.start].sentence == paragraph.tokens[passage.start].sentence
        };
        // "… was Holm's verdict after Norvik conceded" is no concession of Norvik's.
        let is_reported = |said: &Attribution| {
            let leads =
                said.cue.as_ref().is_some_and(|cue| cue.start < passage.start && in_sentence(cue));
            said.source.is_some() && (leads || !tells)
        };
        if found.iter().any(|said| said.content.iter().any(touches) && is_reported(said)) {
            continue;
        }
        found.retain_mut(|said| {
            if !said.content.iter().any(touches) {
                return true;
            }
            // The words of another sentence stay with its report.
            said.content.retain(|piece| !touches(piece));
            !said.content.is_empty() && !said.cue.as_ref().is_some_and(in_sentence)
        });
        let said = Attribution {
            content: vec![passage.clone()],
            cue: Some(verb..verb + 1),
            source: Some(source),
            rule: RULE,
            confidence: CONFIDENCE,
            ..Attribution::default()
        };
        insert_in_order(found, said);
    }
}

/// Returns of whom "how" tells at a token: “…,” was *how Holm put it*.
fn how_somebody_puts_it(
    paragraph: &Paragraph,
    names: &[PlacedName],
    at: usize,
) -> Option<Range<usize>> {
    let is_person = matches!(paragraph.lower(at + 1), "he" | "she" | "they");
    let source = if is_person {
        at + 1..at + 2
    } else {
        names.iter().find(|name| name.from == at + 1)?.tokens.clone()
    };
    let puts = matches!(paragraph.lower(source.end), "put" | "puts" | "described" | "summed");
    (paragraph.lower(at) == "how" && puts).then_some(source)
}

/// Returns who owns the noun that begins at a token: "her verdict", "Holm's reaction".
fn owner(paragraph: &Paragraph, names: &[PlacedName], at: usize) -> Option<Range<usize>> {
    if matches!(paragraph.lower(at), "his" | "her" | "their") {
        return Some(at..at + 1);
    }
    let name = names.iter().find(|name| name.from == at)?;
    (paragraph.lower(name.tokens.end) == "'s").then(|| name.tokens.clone())
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
        // "her tuner, Oskar Pohl," goes on to the second comma.
        let apposed = names.iter().find(|name| name.from == comma + 1);
        let comma = apposed
            .map(|name| name.tokens.end)
            .filter(|&end| paragraph.word(end) == ",")
            .unwrap_or(comma);
        let cue = sentence.start..from;
        Some(Frame { cue, source: from..comma, content: comma + 1 })
    })
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

/// Returns the cue and the source of a phrase right behind a passage that ends before `from`.
pub fn behind(
    paragraph: &Paragraph,
    from: usize,
    is_question: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let asked = || wants_to_know(paragraph, from).filter(|_| is_question);
    asked().or_else(|| interjected(paragraph, from)).or_else(|| came_from(paragraph, from))
}

/// Returns who puts the question before `from`: “Who signed it?” *Holm wanted to know*.
fn wants_to_know(paragraph: &Paragraph, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let wants = |at: usize| {
        matches!(paragraph.lower(at), "wanted" | "wants" | "want")
            && paragraph.lower(at + 1) == "to"
            && paragraph.lower(at + 2) == "know"
    };
    let verb = (from + 1..from + LONGEST).find(|&at| wants(at))?;
    let is_source = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && !verb_forms::is_common_verb(word)
            && !matches!(word, "." | "?" | "never" | "not" | "nobody" | "that" | "really" | "one")
    };
    (from..verb).all(is_source).then_some((verb..verb + 3, from..verb))
}

/// Returns who throws the passage before `from` in: “And the rent,” *chips in his partner, Li Wei*.
fn interjected(paragraph: &Paragraph, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let first = from + usize::from(paragraph.word(from) == ",");
    let throws = matches!(
        (paragraph.lower(first), paragraph.lower(first + 1)),
        (
            "chips"
                | "chipped"
                | "chimes"
                | "chimed"
                | "cuts"
                | "butts"
                | "butted"
                | "weighs"
                | "weighed"
                | "breaks"
                | "broke",
            "in"
        ) | ("pipes" | "piped", "up")
            | ("shoots" | "shot" | "fires" | "fired" | "hits" | "hit", "back")
    );
    let start = first + 2;
    let source = throws.then(|| somebody(paragraph, start))??;
    Some((first..start, source))
}

/// Returns from whom the passage before `from` comes: “It floats,” *came the reply from Holm*.
fn came_from(paragraph: &Paragraph, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let first = from + usize::from(paragraph.word(from) == ",");
    let comes = matches!(paragraph.lower(first), "came" | "comes" | "went" | "goes")
        && matches!(paragraph.lower(first + 1), "the" | "a" | "an");
    let noun = (first + 2..first + 4).find(|&at| paragraph.lower(at + 1) == "from")?;
    let start = noun + 2;
    // "Came a shout from the back of the hall" names nobody.
    let is_place = matches!(
        paragraph.lower(start + 1),
        "back" | "front" | "rear" | "side" | "sides" | "floor" | "far" | "other" | "next" | "top"
    );
    let source = (comes && !is_place).then(|| somebody(paragraph, start))??;
    Some((first..start, source))
}

/// Returns the name or the noun group with an article that begins at `start` and ends at a stop.
fn somebody(paragraph: &Paragraph, start: usize) -> Option<Range<usize>> {
    let is_group = matches!(paragraph.lower(start), "the" | "a" | "an" | "his" | "her" | "their");
    let is_name = |at: usize| paragraph.starts_upper(at);
    let stops = |at: &usize| {
        !paragraph.is_outside(*at)
            || matches!(paragraph.word(*at), "." | "," | ";" | "!" | "?" | "(")
    };
    let end = (start..start + LONGEST).find(stops)?;
    // "His partner, Li Wei" goes on to the next stop.
    let behind = (end + 1..end + LONGEST).find(stops).filter(|_| is_group && is_name(end + 1));
    let end = behind.filter(|_| paragraph.word(end) == ",").unwrap_or(end);
    ((is_group || is_name(start)) && end > start).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::behind;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn who_throws_a_passage_in_says_it() {
        let source = |tag: &str| {
            let text = format!("“And the rent,” {tag}.");
            let paragraph = Paragraph::all(&text).remove(0);
            let (_, source) = behind(&paragraph, paragraph.passage_tokens(0).end, false)?;
            Some(paragraph.slice(paragraph.span(source.start, source.end)).to_owned())
        };
        for verb in ["pipes up", "chimes in", "shot back", "came the reply from"] {
            assert_eq!(source(&format!("{verb} Bo Lind")).as_deref(), Some("Bo Lind"), "{verb}");
        }
        for tag in ["pipes down Bo Lind", "came the reply from the back of the hall"] {
            assert_eq!(source(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_phrase_that_opens_a_sentence_names_its_source() {
        assert_eq!(
            said("In the words of her keeper, Oskar Holm, the lock is “a bathtub with gates”."),
            "Oskar Holm: the lock is “a bathtub with gates”"
        );
    }

    #[test]
    fn a_noun_behind_a_passage_says_whose_it_is() {
        let words = "“I'll believe it when I'm dry,”";
        let text = format!("Anna Holm rows for Norvik.\n{words} was Holm's verdict on the lock.");
        assert_eq!(said(&text), format!("Anna Holm: {words}"));
        let text =
            "Anna Holm lost.\n“We were robbed” was Holm's verdict after Norvik conceded a goal.";
        assert_eq!(said(text), "Anna Holm: “We were robbed”");
        let text = "Anna Holm lost.\n“We were robbed of it,” was how she put it on Monday.";
        assert_eq!(said(text), "Anna Holm: “We were robbed of it,”");
    }

    #[test]
    fn a_passage_comes_from_whom_the_phrase_behind_it_names() {
        let text = "Anna Holm and Bo Lind run the lock.\n“It never floats when the tide is \
                    out,” came the sour reply from Lind.";
        assert_eq!(said(text), "Bo Lind: “It never floats when the tide is out,”");
    }

    #[test]
    fn a_question_without_marks_has_a_tag() {
        assert_eq!(
            said("Who will pay for the gates of the lock? asked Anna Holm on Tuesday."),
            "Anna Holm: Who will pay for the gates of the lock?"
        );
    }
}
