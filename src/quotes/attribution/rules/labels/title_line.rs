//! Finds the source in the headline of a text, where a colon or a dash parts it from the words: "Roads to
//! open in June: minister", "‘I froze’: bus driver tells of crash", "Holm on crash: ‘I froze’".
//!
//! The network has read few headlines, and knows "says Holm" and "Holm:" alone.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The name of the rule.
const RULE: Rule = Rule("a headline with its source");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.7;

/// The likelihood below which what was found there is only a guess.
const GUESS: f32 = 0.5;

/// The largest number of tokens in such a headline.
const LONGEST: usize = 24;

/// The smallest number of tokens in words without quotation marks.
const FEWEST: usize = 3;

/// The largest number of tokens in a source.
const SOURCE: usize = 4;

/// Adds what the headline `paragraph` reports to what was `found`, where nothing better takes it.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    let end = paragraph.len();
    if !(FEWEST..=LONGEST).contains(&end) || matches!(paragraph.word(end - 1), "." | "?" | "!") {
        return;
    }
    let speaker = |from: usize, to: usize| {
        speaker(paragraph, names, lexicon, from..to).or_else(|| {
            let mut sources = found.iter().filter_map(|said| said.source.clone());
            sources.find(|source| source.start == from && source.end <= to)
        })
    };
    let Some((content, cue, source)) = report(paragraph, names, speaker) else { return };
    let touches = |other: &Attribution| {
        let meets = |part: &Range<usize>| overlap(part, &content);
        other.content.iter().any(meets) || other.source.as_ref().is_some_and(meets)
    };
    let reports = |at: usize| {
        paragraph.word(at) == ":" || lexicon.class(paragraph.lower(at)).is(Class::SPEECH)
    };
    // "Holm backs her crew" reports nothing by itself.
    let is_better = |other: &Attribution| {
        touches(other)
            && other.source.is_some()
            && other.confidence >= GUESS
            && other.cue.clone().is_some_and(|mut cue| cue.any(reports))
    };
    if !found.iter().any(is_better) {
        found.retain(|other| !touches(other));
        found.push(Attribution {
            content: vec![content],
            cue: Some(cue..cue + 1),
            source: Some(source),
            rule: RULE,
            confidence: CONFIDENCE,
            ..Attribution::default()
        });
    }
}

/// Leaves of the source before a colon the subject of its clause: "*Holm* Slams Lock Board: ‘Resign’".
pub fn keep_subject(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut [Attribution],
) {
    let several =
        Class::ANY_ROLE | Class::GROUP | Class::BODY | Class::ORGANIZATION | Class::FUNCTION;
    // No verb stands before a preposition here: "Holm Rowers in Norvik".
    let has_object =
        |at: usize| !lexicon.class(paragraph.lower(at)).is(Class::FUNCTION | Class::CUE);
    let acts = |at: usize| {
        let word = paragraph.lower(at);
        let ends = word.ends_with('s') || word.ends_with("ed");
        let one = word.strip_suffix('s').unwrap_or(word);
        let is_noun = lexicon.class(word).is(several)
            || lexicon.class(one).is(Class::ANY_ROLE | Class::PERSON);
        word.len() > 3 && ends && !is_noun
    };
    for said in found {
        let (Some(cue), Some(source)) = (&said.cue, &mut said.source) else { continue };
        let is_colon = cue.len() == 1 && paragraph.word(cue.start) == ":";
        let name = names.iter().find(|name| name.from == source.start && name.may_be_subject);
        let Some(end) = name.map(|name| name.tokens.end).filter(|_| is_colon) else { continue };
        let is_clause = source.end == cue.start
            && end + 1 < source.end
            && acts(end)
            && has_object(end + 1)
            && (end..source.end).all(|at| paragraph.word(at) != ",");
        if is_clause {
            source.end = end;
        }
    }
}

/// Returns true for the rule of such headlines, whose words were said.
pub fn is_title(rule: Rule) -> bool {
    rule == RULE
}

/// Returns the words, the mark that parts them from their source, and the source, which `speaker` finds.
fn report(
    paragraph: &Paragraph,
    names: &[PlacedName],
    speaker: impl Fn(usize, usize) -> Option<Range<usize>>,
) -> Option<(Range<usize>, usize, Range<usize>)> {
    let end = paragraph.len();
    let parts = |&at: &usize| {
        matches!(paragraph.word(at), ":" | "–" | "—" | "-") && paragraph.is_outside(at)
    };
    // Behind the source nothing stands, or what they do with the words.
    // A verb of the present ends in "s": "Holm dares the mayor".
    let acts = |at: usize| {
        let word = paragraph.word(at);
        word.starts_with(char::is_lowercase) && word.len() > 3 && word.ends_with('s')
    };
    let tells = |at: usize, end: usize| {
        at == end || acts(at) || matches!(paragraph.lower(at), "on" | "tell" | "hit" | "say")
    };
    let Some((_, passage)) = paragraph.closed_passages().next() else {
        let mark = (FEWEST..end).rev().find(parts)?;
        let source = speaker(mark + 1, end).filter(|source| source.end == end)?;
        let is_group = |at: usize| {
            !matches!(paragraph.lower(at), "for" | "of" | "in" | "on" | "to" | "at" | "the" | "a")
        };
        let is_list = matches!(
            paragraph.lower(0),
            "how"
                | "what"
                | "where"
                | "who"
                | "why"
                | "when"
                | "which"
                | "winners"
                | "guide"
                | "the"
        );
        if is_list || !source.clone().all(is_group) {
            return None;
        }
        let is_name = names.iter().any(|name| name.tokens == source);
        let is_clause = (0..mark).any(|at| verb_forms::is_common_verb(paragraph.lower(at)));
        return (is_clause || !is_name).then_some((0..mark, mark, source));
    };
    if passage.start == 0 && passage.len() > FEWEST && parts(&passage.end) {
        let source = speaker(passage.end + 1, end).filter(|source| tells(source.end, end))?;
        return speaks(paragraph, &passage).then(|| (passage.clone(), passage.end, source));
    }
    let mark = passage.start.checked_sub(1).filter(parts)?;
    let source = speaker(0, mark).filter(|_| passage.end == end && paragraph.word(mark) == ":")?;
    (tells(source.end, mark) && speaks(paragraph, &passage)).then_some((passage, mark, source))
}

/// Returns true for words with a verb or somebody who speaks of themselves, which no mere phrase has.
fn speaks(paragraph: &Paragraph, passage: &Range<usize>) -> bool {
    passage.clone().any(|at| {
        let word = paragraph.lower(at);
        verb_forms::is_common_verb(word)
            || matches!(word, "i" | "my" | "me" | "we" | "our" | "no" | "not" | "n't")
            || word.ends_with("'m")
            || word.ends_with("ed")
    })
}

/// Returns the name or the description of somebody with which some tokens begin.
fn speaker(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    tokens: Range<usize>,
) -> Option<Range<usize>> {
    let name = names.iter().find(|name| name.from == tokens.start && name.tokens.end <= tokens.end);
    let people = Class::ANY_ROLE | Class::GROUP | Class::BODY;
    let is_people = |at: usize| lexicon.class(paragraph.lower(at)).is(people);
    // The "Bus" of a "Bus driver" is no name.
    let leads = |name: &&PlacedName| name.tokens.end < tokens.end && is_people(name.tokens.end);
    if let Some(name) = name.filter(|name| !leads(name)) {
        return name.may_be_subject.then_some(name.from..name.tokens.end);
    }
    let far = tokens.end.min(tokens.start + SOURCE);
    let is_noun = |&at: &usize| paragraph.word(at).starts_with(char::is_alphabetic);
    let words = (tokens.start..far).take_while(is_noun);
    let head = words.filter(|&at| is_people(at)).last()?;
    Some(tokens.start..head + 1)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::attribution::tests::said_by;

    /// Returns what is found in a headline above a text.
    fn titled(title: &str) -> String {
        said_by(&[RULE], &format!("{title}\nThe bus was late. Ada Holm, the mayor, was on it."))
    }

    #[test]
    fn the_source_may_stand_behind_the_words() {
        assert_eq!(titled("Roads to open in June: minister"), "minister: Roads to open in June");
        assert_eq!(titled("Two people hurt in crash – police"), "police: Two people hurt in crash");
        assert_eq!(titled("Roads are unsafe: Ada Holm"), "Ada Holm: Roads are unsafe");
        assert_eq!(
            titled("‘I just froze’: bus driver tells of crash"),
            "bus driver: ‘I just froze’"
        );
        assert_eq!(titled("‘We froze’: Holm backs her crew"), "Ada Holm: ‘We froze’");
        assert_eq!(titled("‘We froze’: Reed backs her crew"), "Reed: ‘We froze’");
        assert_eq!(titled("“Show me the lock”: Holm dares CM"), "Ada Holm: “Show me the lock”");
        assert_eq!(titled("Winners of the regional cup: Ada Holm"), "");
    }

    #[test]
    fn the_source_may_stand_before_what_is_quoted() {
        assert_eq!(titled("Holm on crash: ‘I just froze’"), "Ada Holm: ‘I just froze’");
    }

    #[test]
    fn before_a_colon_the_subject_speaks_and_not_the_object() {
        let text = "Ada Holm Hammers Norvik Bank Chief: ‘You Should Resign’\n\
                    Ada Holm told the head of Norvik Bank, Bo Lind, that he should resign.";
        let first = said(text).lines().next().map(str::to_owned);
        assert_eq!(first.as_deref(), Some("Ada Holm: ‘You Should Resign’"));
    }
}
