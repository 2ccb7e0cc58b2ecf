//! Finds who passed the words on, where that is not the speaker.
//!
//! "AFP quoted Sharif as saying": the words are Sharif's, AFP is the relay.

use std::iter;
use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of tokens in the name of the relay or of the speaker.
const LONGEST_RELAY: usize = 12;

/// The largest number of tokens from the verb that passes words on to the cue behind it.
const BEFORE_CUE: usize = 12;

/// The largest number of tokens between a cue and "quoted" or "by", on either side.
const BESIDE_CUE: usize = 6;

/// The number of tokens behind content in which "quoting" and a name may stand, though a stop ends the
/// sentence there.
const BEHIND_CONTENT: usize = 8;

/// The words that may stand between a subject and "quoted".
const BEFORE_QUOTED: [&str; 11] =
    ["was", "is", "were", "are", "been", "being", "has", "have", "had", "also", "later"];

/// Finds the relay of `attribution`, and corrects its cue and source where
/// they were the relay's.
pub fn untangle(paragraph: &Paragraph, lexicon: &Lexicon, attribution: &mut Attribution) {
    attribution.relay = quoted_as_saying(paragraph, lexicon, attribution)
        .or_else(|| passive(paragraph, lexicon, attribution))
        .or_else(|| quoting(paragraph, lexicon, attribution))
        .or_else(|| quoted_by(paragraph, lexicon, attribution))
        .or_else(|| according_to(paragraph, lexicon, attribution));
}

/// Returns true if the content is empty but for the words that name the source.
pub fn is_only_source(attribution: &Attribution) -> bool {
    let source = attribution.source.as_ref();
    let inside = |piece: &Range<usize>| {
        source.is_some_and(|source| source.start <= piece.start && piece.end <= source.end + 1)
    };
    attribution.relay.is_some() && attribution.content.iter().all(inside)
}

/// Finds the relay in "AFP quoted Sharif as saying", whichever of the two cues was linked.
fn quoted_as_saying(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    attribution: &mut Attribution,
) -> Option<Range<usize>> {
    let cue = attribution.cue.clone()?;
    let sentence = paragraph.sentence_of(cue.start);
    let from = cue.start.saturating_sub(BEFORE_CUE).max(sentence.start);
    let (verb, (speaker, saying)) = (from..cue.end).rev().find_map(|verb| {
        let found = noun_phrase::relayed_speaker(paragraph, lexicon, verb)?;
        (cue.contains(&verb) || found.1 == cue || found.1.contains(&(cue.end - 1)))
            .then_some((verb, found))
    })?;
    // Such as "Nordpress also reported the admiral as saying".
    let adverb = matches!(
        paragraph.lower(verb.wrapping_sub(1)),
        "also" | "later" | "earlier" | "previously" | "then" | "has" | "had"
    );
    let manner = paragraph.lower(verb.wrapping_sub(1)).ends_with("ly");
    let end = verb - usize::from(adverb || manner);
    let relay = noun_phrase::subject_before(paragraph, lexicon, end, sentence.start)?;
    cut(&mut attribution.content, relay.start..saying.end);
    attribution.cue = Some(saying);
    attribution.source = Some(speaker);
    Some(relay)
}

/// Finds the relay in "Sharif was quoted by AFP as saying", "was quoted as saying by AFP that",
/// where AFP or nobody was linked as the speaker.
fn passive(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    attribution: &mut Attribution,
) -> Option<Range<usize>> {
    let cue = attribution.cue.clone()?;
    let sentence = paragraph.sentence_of(cue.start);
    let from = cue.start.saturating_sub(BEFORE_CUE).max(sentence.start + 2);
    let is_be =
        |at: usize| matches!(paragraph.lower(at), "was" | "is" | "were" | "are" | "been" | "being");
    let is_verb = |&at: &usize| {
        // "Was later quoted".
        let adverb = matches!(paragraph.lower(at - 1), "later" | "also" | "earlier" | "once")
            || paragraph.lower(at - 1).ends_with("ly");
        matches!(paragraph.lower(at), "quoted" | "cited" | "reported")
            && is_be(at - 1 - usize::from(adverb))
    };
    let verb = (from..cue.end).rev().find(is_verb)?;
    let by = (verb + 1..verb + 4).find(|&at| paragraph.lower(at) == "by")?;
    let as_saying = |at: &usize| {
        paragraph.lower(*at) == "as" && lexicon.class(paragraph.lower(at + 1)).is(Class::SPEECH)
    };
    let far = (by + LONGEST_RELAY).min(sentence.end);
    let as_at = iter::once(verb + 1).chain(by + 1..far).find(as_saying)?;
    let until = if as_at > by { as_at } else { sentence.end };
    let group = noun_phrase::noun_group_from(paragraph, lexicon, by + 1, until);
    let relay = group.or((as_at > by + 1).then_some(by + 1..as_at))?;
    let linked = attribution.source.as_ref();
    let is_relays = linked.is_none_or(|source| overlap(source, &relay));
    let is_auxiliary = |&at: &usize| BEFORE_QUOTED.contains(&paragraph.lower(at));
    let aux = (sentence.start..verb).rev().take_while(is_auxiliary).last()?;
    let comma = usize::from(aux > 0 && paragraph.word(aux - 1) == ",");
    let whole = sentence.start..aux - comma;
    let speaker = noun_phrase::subject_before(paragraph, lexicon, aux, sentence.start)
        .or((1..=LONGEST_RELAY).contains(&whole.len()).then_some(whole))?;
    if !is_relays {
        return None;
    }
    cut(&mut attribution.content, speaker.start..relay.end.max(as_at + 2));
    attribution.cue = Some(as_at + 1..as_at + 2);
    attribution.source = Some(speaker);
    Some(relay)
}

/// Removes from the content the words that name the relay, unless nothing would be left.
fn cut(content: &mut Vec<Range<usize>>, out: Range<usize>) {
    let parts = |piece: &Range<usize>| {
        [piece.start..piece.end.min(out.start), piece.start.max(out.end)..piece.end]
    };
    let left: Vec<Range<usize>> =
        content.iter().flat_map(parts).filter(|part| !part.is_empty()).collect();
    if !left.is_empty() {
        *content = left;
    }
}

/// Finds the relay in "a spokesperson said, “…,” quoting Rubio".
fn quoting(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    attribution: &mut Attribution,
) -> Option<Range<usize>> {
    let end = attribution.content.last()?.end;
    let (cue, source) = noun_phrase::quoting(
        paragraph,
        lexicon,
        end,
        paragraph.sentence_of(end - 1).end.max(end + BEHIND_CONTENT).min(paragraph.len()),
    )?;
    let linked = attribution.cue.clone()?;
    let relay = if linked == cue {
        // The relay's own verb stands before the content: said, “…”.
        let start = attribution.content[0].start;
        let from = paragraph.sentence_of(start).start;
        let verb = (from..start).rev().find(|&idx| {
            noun_phrase::subject_before(paragraph, lexicon, idx, from).is_some()
                && lexicon.class(paragraph.lower(idx)).is(Class::SPEECH)
        })?;
        noun_phrase::subject_before(paragraph, lexicon, verb, from)?
    } else {
        attribution.source.clone()?
    };
    attribution.cue = Some(cue);
    attribution.source = Some(source);
    Some(relay)
}

/// Finds the relay in "Sharif was quoted as saying by AFP", "was quoted by AFP as saying".
fn quoted_by(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    attribution: &Attribution,
) -> Option<Range<usize>> {
    let cue = attribution.cue.clone()?;
    let sentence = paragraph.sentence_of(cue.start);
    let near = cue.start.saturating_sub(BESIDE_CUE).max(sentence.start)
        ..(cue.end + BESIDE_CUE).min(sentence.end);
    let quoted = near
        .clone()
        .find(|&idx| paragraph.lower(idx) == "quoted" || paragraph.lower(idx) == "cited")?;
    let by = (quoted + 1..near.end).find(|&idx| paragraph.lower(idx) == "by")?;
    let relay = noun_phrase::noun_group_from(paragraph, lexicon, by + 1, sentence.end)?;
    (attribution.source.as_ref() != Some(&relay)).then_some(relay)
}

/// Finds the relay in "Sharif said, according to AFP": the second report passes on the first.
fn according_to(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    attribution: &Attribution,
) -> Option<Range<usize>> {
    let source = attribution.source.clone()?;
    let cue = attribution.cue.clone()?;
    let end = cue.end.max(source.end);
    if end < attribution.content.last()?.end {
        return None;
    }
    let according = end + usize::from(paragraph.word(end) == ",");
    let said = paragraph.lower(according) == "according" && paragraph.lower(according + 1) == "to";
    said.then(|| {
        noun_phrase::noun_group_from(
            paragraph,
            lexicon,
            according + 2,
            paragraph.sentence_of(cue.start).end,
        )
    })?
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::untangle;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::lexicon::Lexicon;

    /// Returns the relay, the source and the cue of an attribution that is marked in a text.
    fn untangled(text: &str) -> String {
        marked(text, |paragraph, mut said| {
            untangle(paragraph, &Lexicon::bundled(), &mut said);
            let words = |part: Option<Range<usize>>| {
                part.map_or("-", |part| paragraph.slice(paragraph.span(part.start, part.end)))
            };
            [said.relay, said.source, said.cue].map(words).join(" | ")
        })
    }

    #[test]
    fn who_quotes_somebody_as_saying_passes_it_on() {
        let wanted = "AFP | Sharif | saying";
        assert_eq!(untangled("[AFP] <quoted> {Sharif as saying that it leaks}."), wanted);
        assert_eq!(untangled("AFP later quoted [Sharif] as <saying> {that it leaks}."), wanted);
        let text = "[AFP] <quoted> {Sharif in a report that it leaks}.";
        assert_eq!(untangled(text), "- | AFP | quoted");
    }

    #[test]
    fn by_whom_somebody_was_quoted_passes_it_on() {
        let wanted = "AFP | Sharif | saying";
        assert_eq!(untangled("Sharif was quoted by [AFP] as <saying> {that it leaks}."), wanted);
        assert_eq!(untangled("Sharif was quoted as <saying> by [AFP] {that it leaks}."), wanted);
        let text = "Sharif was praised by [AFP] as <saying> {that it leaks}.";
        assert_eq!(untangled(text), "- | AFP | saying");
    }

    #[test]
    fn a_speaker_who_was_found_stays_beside_by_whom_they_were_quoted() {
        let text = "[Sharif] was quoted as <saying> by AFP {that it leaks}.";
        assert_eq!(untangled(text), "AFP | Sharif | saying");
        let text = "[Sharif] was quoted as <saying> on Monday {that it leaks}.";
        assert_eq!(untangled(text), "- | Sharif | saying");
    }

    #[test]
    fn who_says_it_quoting_another_passes_it_on() {
        let wanted = "A spokesperson | Rubio | quoting";
        assert_eq!(untangled("[A spokesperson] <said>, {“It leaks,”} quoting Rubio."), wanted);
        assert_eq!(untangled("A spokesperson said, {“It leaks,”} <quoting> [Rubio]."), wanted);
        let text = "[A spokesperson] <said>, {“It leaks,”} visiting Rubio.";
        assert_eq!(untangled(text), "- | A spokesperson | said");
    }

    #[test]
    fn according_to_whom_somebody_said_it_passes_it_on() {
        let text = "{It leaks}, [Sharif] <said>, according to AFP.";
        assert_eq!(untangled(text), "AFP | Sharif | said");
        let text = "{It leaks}, [Sharif] <said>, owing to AFP.";
        assert_eq!(untangled(text), "- | Sharif | said");
    }
}
