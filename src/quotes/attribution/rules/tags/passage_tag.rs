//! Gives a passage in quotation marks to the words right behind it that say whose it is: “…,” as the
//! paper put it; “…,” per the rules; “…,” the union wrote.
//!
//! The network sees a verb of saying before it, too, and takes that for its report.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::take_apart;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::tags::any_verb;
use crate::quotes::attribution::rules::tags::set_phrase;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;

/// The name of the rule.
const RULE: Rule = Rule("a passage with its source right behind it");

/// The name of the rule where a phrase of several words reports the passage.
const PHRASE: Rule = Rule("a passage with a set phrase right behind it");

/// The name of the rule where the verb need not be one of saying.
pub const ANY_VERB: Rule = Rule("a passage with a name and a verb right behind it");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.8;

/// The largest number of tokens in the source.
const LONGEST: usize = 10;

/// The largest number of tokens in whom the words were told to.
const LONGEST_ADDRESSEE: usize = 4;

/// The fewest words between two dashes that are a sentence and no title.
const FEWEST_WORDS: usize = 5;

/// The source of a passage and the words that report it, if there are any.
struct Tag {
    cue: Option<Range<usize>>,
    source: Range<usize>,
    /// True for a set phrase, of which the network makes sources and content: "chips in Holm".
    is_phrase: bool,
    rule: Rule,
}

impl Tag {
    /// Returns the tag with a verb.
    fn with(cue: Range<usize>, source: Range<usize>) -> Tag {
        Tag { cue: Some(cue), source, is_phrase: false, rule: RULE }
    }

    /// Returns the token behind the tag.
    fn end(&self) -> usize {
        self.cue.as_ref().map_or(self.source.end, |cue| cue.end.max(self.source.end))
    }
}

/// Returns true for the rules of set phrases and of any verb, before which words were said.
pub fn is_said(rule: Rule) -> bool {
    rule == PHRASE || rule == ANY_VERB
}

/// Moves each such passage, from what was `found` in other words, to an attribution of its own.
pub fn add(
    paragraph: &Paragraph,
    names: &[PlacedName],
    lexicon: &Lexicon,
    found: &mut Vec<Attribution>,
) {
    for (idx, passage) in paragraph.closed_passages() {
        // A few words that nothing reports may be a name or only pointed at.
        let is_found =
            found.iter().flat_map(|said| &said.content).any(|piece| overlap(piece, &passage));
        let bare_tag = any_verb::behind(paragraph, names, lexicon, &passage);
        let bare_tag =
            bare_tag.map(|(cue, source)| Tag { rule: ANY_VERB, ..Tag::with(cue, source) });
        if !is_found && bare_tag.is_none() && passage.len() < FEWEST_WORDS + 2 {
            continue;
        }
        let tag = behind_comma(paragraph, lexicon, idx, &passage)
            .or(bare_tag)
            .or_else(|| before_dash(paragraph, names, idx, &passage));
        let Some(tag) = tag else { continue };
        if !tag.is_phrase && is_reported(paragraph, found, &tag, &passage) {
            continue;
        }
        let taken = if tag.is_phrase { passage.start..tag.end() } else { passage.clone() };
        let relay = relay(paragraph, lexicon, found, &tag, &passage);
        if relay.is_none() && !tag.is_phrase && is_pronoun(paragraph, &tag)
            || is_part_of_report(paragraph, found, &tag, &passage, relay.is_some())
        {
            continue;
        }
        // What stands before it in the sentence is theirs, too, where both are passed on.
        let whole = found.iter().flat_map(|said| &said.content).find(|piece| {
            piece.contains(&passage.start)
                && paragraph.tokens[piece.start].sentence
                    == paragraph.tokens[passage.start].sentence
        });
        let start = whole.filter(|_| relay.is_some()).map_or(passage.start, |piece| piece.start);
        let passage = start..passage.end;
        take(found, &(taken.start.min(passage.start)..taken.end));
        let said = Attribution {
            content: vec![passage],
            cue: tag.cue,
            source: Some(tag.source),
            relay,
            rule: tag.rule,
            confidence: CONFIDENCE,
            ..Attribution::default()
        };
        insert_in_order(found, said);
    }
}

/// Returns who passes the passage on, by a report behind the tag: “…,” Holm said, *according to the
/// Norvik Post*.
fn relay(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    found: &[Attribution],
    tag: &Tag,
    passage: &Range<usize>,
) -> Option<Range<usize>> {
    let end = tag.end();
    let is_behind = |said: &&Attribution| {
        let sentence = paragraph.tokens[passage.end].sentence;
        said.content.iter().any(|piece| overlap(piece, passage))
            && said.cue.as_ref().is_some_and(|cue| {
                cue.start >= end && paragraph.tokens[cue.start].sentence == sentence
            })
    };
    let report = found.iter().find(is_behind)?;
    let source = report.source.clone();
    // "Said Holm, according to the Post": the network may link the nearest name.
    source.filter(|source| source.start >= end).or_else(|| {
        let start = report.cue.as_ref()?.end;
        let sentence = paragraph.sentence_of(start - 1).end;
        noun_phrase::noun_group_from(paragraph, lexicon, start, sentence)
    })
}

/// Returns true if a passage is only a part of what another says, and the tag tells of that: "Holm
/// said it was “a sieve with a roof,” *the Norvik Post reported*".
fn is_part_of_report(
    paragraph: &Paragraph,
    found: &[Attribution],
    tag: &Tag,
    passage: &Range<usize>,
    has_relay: bool,
) -> bool {
    let Some(verb) = tag.cue.as_ref().map(|cue| paragraph.lower(cue.start)) else { return false };
    let is_fragment = paragraph.starts_lower(passage.start + 1);
    let reports = verb.starts_with("report");
    let says = !matches!(verb, "put" | "puts" | "per");
    let is_reported = found.iter().any(|said| {
        said.cue.as_ref().is_some_and(|cue| cue.end <= passage.start)
            && said.content.iter().any(|piece| piece.contains(&passage.start))
    });
    is_fragment && says && (reports || is_reported && !has_relay)
}

/// Returns true if the source is a pronoun, which may be whoever was named before the passage.
fn is_pronoun(paragraph: &Paragraph, tag: &Tag) -> bool {
    matches!(paragraph.lower(tag.source.start), "he" | "she" | "they")
}

/// Returns true if the tag reports something already, or the passage stands right behind a cue.
fn is_reported(
    paragraph: &Paragraph,
    found: &[Attribution],
    tag: &Tag,
    passage: &Range<usize>,
) -> bool {
    found.iter().any(|said| {
        let Some(cue) = &said.cue else { return false };
        let has_passage = said.content.iter().any(|piece| overlap(piece, passage));
        // The network knows some of these verbs, and misses whom they name.
        let is_whole = said.source.is_some() || tag.rule != ANY_VERB;
        let is_tag = is_whole && tag.cue.as_ref().is_some_and(|own| overlap(own, cue));
        let is_source = cue.start < tag.source.end
            && said.source.as_ref().is_some_and(|source| overlap(source, &tag.source));
        let leads_to = cue.end == passage.start
            || cue.end + 1 == passage.start && matches!(paragraph.word(cue.end), "," | ":");
        is_tag || has_passage && (is_source || leads_to)
    })
}

/// Takes a passage, and what stands behind it in the same piece, from what was found.
fn take(found: &mut Vec<Attribution>, passage: &Range<usize>) {
    for piece in found.iter_mut().flat_map(|said| &mut said.content) {
        if piece.start < passage.start && passage.start < piece.end {
            piece.end = passage.start;
        }
    }
    take_apart(found, passage);
}

/// Finds the tag behind a passage that ends with a comma.
fn behind_comma(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    idx: usize,
    passage: &Range<usize>,
) -> Option<Tag> {
    let inner = paragraph.slice(paragraph.passages[idx].inner()).trim_end();
    let inside = inner.ends_with(',');
    let outside = paragraph.word(passage.end) == ",";
    if let Some((cue, source)) = set_phrase::behind(paragraph, passage.end, inner.ends_with('?')) {
        return Some(Tag { cue: Some(cue), source, is_phrase: true, rule: PHRASE });
    }
    if !inside && !outside {
        return None;
    }
    let first = passage.end + usize::from(outside);
    let stops = |at: &usize| {
        *at >= paragraph.len()
            || !paragraph.is_outside(*at)
            || matches!(paragraph.word(*at), "." | "," | ";" | "!" | "?" | "(" | ")")
    };
    let end = (first..first + LONGEST + 3).find(stops)?;
    match paragraph.lower(first) {
        "as" => {
            let verb = end.checked_sub(2).filter(|&verb| verb > first + 1)?;
            let puts = matches!(paragraph.lower(verb), "put" | "puts")
                && paragraph.lower(verb + 1) == "it";
            puts.then(|| Tag::with(verb..end, first + 1..verb))
        }
        "per" => {
            let source = first + 1..end;
            let is_definite =
                paragraph.lower(first + 1) == "the" || paragraph.starts_upper(first + 1);
            (is_definite && !source.is_empty()).then(|| Tag::with(first..first + 1, source))
        }
        _ => tag_line(paragraph, lexicon, first..end)
            .or_else(|| apposed(paragraph, lexicon, first..end)),
    }
}

/// Returns the source that goes on behind the comma at the end of `tokens`, and its verb: "the
/// treasurer, *Li Wei, told* members".
fn apposed(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> Option<Tag> {
    let stops = |at: &usize| {
        *at >= paragraph.len()
            || !paragraph.is_outside(*at)
            || matches!(paragraph.word(*at), "." | "," | ";" | "!" | "?" | "(" | ")")
    };
    let says = |at: usize| lexicon.class(paragraph.lower(at)).is(Class::SPEECH);
    let second = (tokens.end + 1..tokens.end + LONGEST).find(stops)?;
    let third = (second + 1..second + LONGEST).find(stops)?;
    let is_group = !tokens.is_empty() && !(tokens.start..second).any(says);
    let commas = paragraph.word(tokens.end) == "," && paragraph.word(second) == ",";
    let verb = second + 1;
    let is_verb = says(verb) && !paragraph.lower(verb).ends_with("ing") && verb < third;
    let behind = third.saturating_sub(verb + 1);
    let is_whole = behind == 0
        || behind <= LONGEST_ADDRESSEE && matches!(paragraph.lower(verb), "told" | "tells");
    (is_group && commas && is_verb && is_whole)
        .then(|| Tag::with(verb..verb + 1, tokens.start..second))
}

/// Returns the source and the verb that make up all of `tokens`: "the union wrote", "said Holm",
/// "Holm told reporters".
fn tag_line(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> Option<Tag> {
    let says = |at: usize| {
        let word = paragraph.lower(at);
        lexicon.class(word).is(Class::SPEECH)
            && !word.ends_with("ing")
            && paragraph.starts_lower(at)
            // "State Sen. Holm said" has no verb in front.
            && !(word == "state" && lexicon.class(paragraph.lower(at + 1)).is(Class::ANY_TITLE))
    };
    let verb = tokens.clone().find(|&at| says(at))?;
    let is_inverted = verb == tokens.start;
    let source = if is_inverted { verb + 1..tokens.end } else { tokens.start..verb };
    let behind = tokens.end - verb - 1;
    let is_whole = is_inverted
        || behind == 0
        || behind <= LONGEST_ADDRESSEE && matches!(paragraph.lower(verb), "told" | "tells");
    let is_somebody = matches!(
        paragraph.lower(source.start),
        "the" | "a" | "an" | "one" | "another" | "his" | "her" | "their" | "he" | "she" | "they"
    ) || paragraph.starts_upper(source.start);
    let is_clause = tokens.clone().any(|at| {
        matches!(paragraph.lower(at), "that" | "who" | "which" | "and" | "to" | "if" | "when")
    });
    (!source.is_empty() && is_whole && is_somebody && !is_clause)
        .then(|| Tag::with(verb..verb + 1, source))
}

/// Finds the name before a passage that stands between two dashes: "Holm – “It is shut” – and Lind".
fn before_dash(
    paragraph: &Paragraph,
    names: &[PlacedName],
    idx: usize,
    passage: &Range<usize>,
) -> Option<Tag> {
    let dash = passage.start.checked_sub(1).filter(|&dash| paragraph.is_dash(dash))?;
    let words = paragraph.slice(paragraph.passages[idx].inner()).split_whitespace();
    let (capitals, small): (Vec<&str>, Vec<&str>) =
        words.partition(|word| word.starts_with(char::is_uppercase));
    let is_sentence = small.len() > capitals.len()
        && small.len() + capitals.len() >= FEWEST_WORDS
        && paragraph.starts_upper(passage.start + 1);
    let name = names.iter().find(|name| name.tokens.end == dash && name.may_be_subject)?;
    (paragraph.is_dash(passage.end) && is_sentence).then(|| Tag {
        cue: None,
        source: name.tokens.clone(),
        is_phrase: false,
        rule: RULE,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::attribution::tests::said_by;

    #[test]
    fn a_passage_is_whose_the_words_behind_it_say() {
        for (tag, speaker) in [
            ("as a keeper of the lock put it", "keeper of the lock"),
            ("per the rules of the lock", "rules of the lock"),
        ] {
            let text = format!(
                "Anna Holm echoed that concern, in large part because what the lock needs most is \
                 a “steady hand at the gate in the morning,” {tag}."
            );
            let wanted = format!("{speaker}: “steady hand at the gate in the morning,”");
            assert!(said(&text).ends_with(&wanted), "{}", said(&text));
        }
    }

    #[test]
    fn who_is_named_right_behind_says_it_whoever_passes_it_on() {
        for tag in [
            "the mayor said, according to the Norvik Post",
            "the mayor wrote, the Norvik Post reported",
        ] {
            let text = format!("“A thousand boats are gone,” {tag}.");
            assert_eq!(said(&text), "mayor: “A thousand boats are gone,”", "{text}");
        }
    }

    #[test]
    fn a_set_phrase_reports() {
        let text = "“That and the price of the rent,” chips in his partner, Li Wei.";
        assert_eq!(said(text), "Li Wei: “That and the price of the rent,”");
        let text = "“Who signed it off?” Anna Holm wanted to know.";
        assert_eq!(said(text), "Anna Holm: “Who signed it off?”");
    }

    #[test]
    fn a_state_is_no_verb_before_the_title_of_its_lawmaker() {
        let text = "“The lock must not be sold to them,” state Rep. Anna Holm said.";
        assert_eq!(said(text), "Anna Holm: “The lock must not be sold to them,”");
    }

    #[test]
    fn a_sentence_between_dashes_is_the_name_before_it() {
        let text = "A row of keepers has said the same thing, including Anna Holm of Norvik, the \
                    rower Bo Lind – “It leaks on every side when the tide is in” – and the mayor.";
        let wanted = "Bo Lind: “It leaks on every side when the tide is in”";
        assert!(said(text).contains(wanted), "{}", said(text));
        let text = "The new book by Anna Holm – “The Tide Comes In At Night” – is for rowers.";
        assert_eq!(said_by(&[RULE], text), "");
    }
}
