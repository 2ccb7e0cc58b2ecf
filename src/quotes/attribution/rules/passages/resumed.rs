//! Gives a passage back to whom it belongs where a clause between tells of what they mean: “If you say
//! that,” Holm said, referring to the leak, *“you help nobody.”*
//!
//! The network takes the second passage for what is referred to. Of a later sentence that is theirs it
//! may take the marked words alone: *In May,* “it began to leak.” A passage right behind a tag it may take for
//! the first of what the next sentence reports: “It leaks,” Holm said. *“It always did.”* Nobody knew, she added.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::parts;
use crate::quotes::attribution::rules::found::taken_parts;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The fewest and most tokens of a sentence before its marked words.
const FEWEST: usize = 2;
const LONGEST: usize = 20;

/// The largest number of tokens between a tag and the end of its sentence: "… told the crew on Monday".
const LONGEST_TAG_END: usize = 12;

/// The smallest number of tokens in marked words that are no single term.
const SHORTEST: usize = 7;

/// Moves such passages of what was `found` to the report before.
pub fn give_back(paragraph: &Paragraph, found: &mut [Attribution]) {
    for at in 1..found.len() {
        let Some(passage) = resumed(paragraph, &found[at - 1], &found[at]) else { continue };
        if let Some(piece) = found[at].content.last_mut() {
            // The comma before the mark goes with neither.
            piece.end = passage.start - 1;
        }
        found[at - 1].content.push(passage);
    }
}

/// Moves each passage of whole sentences right behind the tag of another from what it was `found` in to that
/// tag, if what it was found in has words of its own.
pub fn give_sentences(paragraph: &Paragraph, found: &mut [Attribution]) {
    for at in 0..found.len() {
        let Some(passage) = opening_sentences(paragraph, &found[at]) else { continue };
        let Some(before) = (0..found.len())
            .rev()
            .find(|&other| other != at && is_tagged_before(paragraph, &found[other], &passage))
        else {
            continue;
        };
        let is_taken = |said: &Attribution| {
            let tag_end = tag(&found[before]).map_or(0, |tag| tag.end);
            parts(said).any(|part| (tag_end..passage.start).contains(&part.start))
        };
        if found.iter().any(is_taken) {
            continue;
        }
        let content = &mut found[at].content;
        content[0].start = passage.end;
        content.retain(|piece| !piece.is_empty());
        found[before].content.push(passage);
    }
}

/// Gives the passage behind those who passed a report on to whom that names: “It leaks,” Holm said,
/// according to the *Post*. *“It always did.”*
pub fn give_cited(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    for at in (0..found.len()).rev() {
        let Some(passage) = cited(paragraph, &found[at]) else { continue };
        let Some(start) = found[at].cue.as_ref().map(|cue| cue.start) else { continue };
        let Some(speaker) = (0..found.len())
            .rev()
            .find(|&other| other != at && is_passed_on(paragraph, &found[other], start))
        else {
            continue;
        };
        let relay = found[at].source.clone();
        found[speaker].content.push(passage);
        found[speaker].relay = found[speaker].relay.take().or(relay);
        found.remove(at);
    }
}

/// Returns all the words of a report "according to" somebody, if they are a passage behind its sentence.
fn cited(paragraph: &Paragraph, said: &Attribution) -> Option<Range<usize>> {
    let (cue, source) = (said.cue.as_ref()?, said.source.as_ref()?);
    let [passage] = &said.content[..] else { return None };
    let is_according = paragraph.lower(cue.start) == "according" && source.start == cue.end;
    let is_behind = paragraph.word(source.end) == "."
        && passage.start == source.end + 1
        && paragraph.tokens[passage.start].state == QuoteState::Opening;
    (is_according && is_behind).then(|| passage.clone())
}

/// Returns true if `said` has its words in marks before its tag, which ends before "according" at a token.
fn is_passed_on(paragraph: &Paragraph, said: &Attribution, according: usize) -> bool {
    let (Some(tag), Some(last)) = (tag(said), said.content.last()) else { return false };
    let gap = tag.end..according;
    let is_marked = paragraph.tokens[last.end - 1].state == QuoteState::Closing
        && last.end <= tag.start
        && tag.start - last.end <= 1;
    is_marked
        && (1..=LONGEST_TAG_END).contains(&gap.len())
        && paragraph.word(according - 1) == ","
        && paragraph.tokens[tag.start].sentence == paragraph.tokens[according].sentence
        && gap.clone().all(|at| paragraph.is_outside(at))
}

/// Returns the tokens from the first to the last of the cue and source of an attribution.
fn tag(said: &Attribution) -> Option<Range<usize>> {
    let (cue, source) = (said.cue.as_ref()?, said.source.as_ref()?);
    Some(cue.start.min(source.start)..cue.end.max(source.end))
}

/// Returns the passage of whole sentences with which the content of `said` begins, if more follows that
/// its own tag reports.
fn opening_sentences(paragraph: &Paragraph, said: &Attribution) -> Option<Range<usize>> {
    let tag = tag(said)?;
    let first = said.content.first()?;
    let idx = paragraph.tokens[first.start].passage? as usize;
    let passage = paragraph.passage_tokens(idx);
    let is_whole = passage.start == first.start
        && passage.end <= first.end
        && paragraph.passages[idx].is_closed()
        && matches!(paragraph.word(passage.end - 2), "." | "?" | "!");
    let goes_on = if tag.start == passage.end {
        // "“Why?” Holm asked": only behind a full stop does the tag look forward.
        let behind = said.content.get(1)?;
        first.end == passage.end
            && paragraph.word(passage.end - 2) == "."
            && (behind.start == tag.end && paragraph.is_outside(behind.start)
                || behind.start == tag.end + 1 && paragraph.word(tag.end) == ",")
    } else {
        passage.end < first.end || said.content.len() > 1
    };
    let next = passage.end;
    let begins = paragraph.tokens.get(next).is_some_and(|token| match token.state {
        QuoteState::Outside => paragraph.starts_upper(next),
        QuoteState::Opening => true,
        QuoteState::Inside | QuoteState::Closing => false,
    });
    // A mark that stands apart opens: "It leaks. "It always did."
    let is_whole = is_whole && {
        let (stop, mark) = (paragraph.tokens[next - 2].span, paragraph.tokens[next - 1].span);
        stop.end() == mark.start()
    };
    (is_whole && goes_on && begins && tag.start >= next).then_some(passage)
}

/// Returns true if `said` has its words in marks before its tag, and the passage stands behind the sentence of that.
fn is_tagged_before(paragraph: &Paragraph, said: &Attribution, passage: &Range<usize>) -> bool {
    let (Some(tag), Some(last)) = (tag(said), said.content.last()) else { return false };
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    let gap = tag.end..passage.start;
    let ends = gap.is_empty()
        || gap.len() <= LONGEST_TAG_END
            && paragraph.word(gap.end - 1) == "."
            && sentence(gap.end - 1) == sentence(tag.end - 1)
            && gap.clone().all(|at| paragraph.is_outside(at));
    let is_marked = paragraph.tokens[last.end - 1].state == QuoteState::Closing
        && last.end <= tag.start
        && tag.start - last.end <= 1;
    passage.start >= tag.end && ends && is_marked
}

/// Lets a passage that goes on with a later sentence begin where that does: what is told there before the
/// mark is whose the passage is.
pub fn begin_sentences(paragraph: &Paragraph, lexicon: &Lexicon, found: &mut [Attribution]) {
    let taken = taken_parts(found);
    for said in found {
        let Some(cue) = said.cue.clone() else { continue };
        for piece in said.content.iter_mut().skip(1) {
            let sentence = paragraph.sentence_of(piece.start);
            let opening = sentence.start..piece.start;
            let before = taken.partition_point(|part| part.start < piece.start);
            let is_free = before == 0 || taken[before - 1].end <= sentence.start;
            let goes_on = cue.end <= sentence.start
                && (FEWEST..=LONGEST).contains(&opening.len())
                && piece.len() >= SHORTEST
                && paragraph.tokens[piece.start].state == QuoteState::Opening
                && paragraph.starts_lower(piece.start + 1);
            let is_told = opening.clone().all(|at| {
                let says = lexicon.class(paragraph.lower(at)).is(Class::CUE);
                paragraph.is_outside(at) && !says && !matches!(paragraph.word(at), ":" | "(" | ")")
            });
            if is_free && goes_on && is_told {
                piece.start = sentence.start;
            }
        }
    }
}

/// Returns the passage at the end of what a clause tells that goes on with the passage of `before`.
fn resumed(
    paragraph: &Paragraph,
    before: &Attribution,
    said: &Attribution,
) -> Option<Range<usize>> {
    let (first, cue) = (before.cue.as_ref()?, said.cue.as_ref()?);
    let ([own], [piece]) = (&before.content[..], &said.content[..]) else { return None };
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    // What somebody recalls or cites may hold another's words: "recalling how she had said, “…”".
    let points = matches!(
        paragraph.lower(cue.start),
        "referring" | "alluding" | "pointing" | "speaking" | "talking" | "meaning" | "gesturing"
    );
    let is_tag = own.end <= first.start
        && first.end <= cue.start
        && piece.start >= cue.end
        && before.source == said.source
        && sentence(first.start) == sentence(cue.start);
    let goes_on = paragraph.tokens[own.end - 1].state == QuoteState::Closing
        && paragraph.word(own.end.saturating_sub(2)) == ",";
    let idx = paragraph.tokens[piece.end - 1].passage? as usize;
    let passage = paragraph.passage_tokens(idx);
    // "Asking this, including, “Why?”" has a question of its own.
    let opening = paragraph.word(passage.start + 1);
    let goes_on = goes_on
        && (opening.starts_with(char::is_lowercase) || opening == "I" || opening.starts_with("I’"));
    let is_behind = passage.end == piece.end
        && passage.start > piece.start + 1
        && paragraph.word(passage.start - 1) == ","
        && paragraph.passages[idx].is_closed();
    (points && is_tag && goes_on && is_behind).then_some(passage)
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::begin_sentences;
    use super::give_cited;
    use super::give_sentences;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what Holm says behind "said", in whole or from a mark on in a later sentence.
    fn begun(text: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let find = |word: &str| (0..paragraph.len()).find(|&at| paragraph.word(at) == word);
        let (said, mark) = (find("said").unwrap(), find("“").unwrap());
        let mut found = [Attribution {
            source: Some(said - 1..said),
            cue: Some(said..said + 1),
            content: vec![0..said - 2, mark..paragraph.len()],
            ..Attribution::default()
        }];
        begin_sentences(&paragraph, &Lexicon::bundled(), &mut found);
        let piece = found[0].content[1].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn a_sentence_begins_before_its_marked_words() {
        let text = "It leaks, Holm said. In May, “it began to leak every night.”";
        assert_eq!(begun(text), "In May, “it began to leak every night.”");
        let text = "It leaks, Holm said. Lind called it “a lock for all of us”";
        assert_eq!(begun(text), "“a lock for all of us”");
        let text = "It leaks, Holm said. It is known as “the sieve”";
        assert_eq!(begun(text), "“the sieve”");
    }

    #[test]
    fn a_clause_between_leaves_the_second_passage_to_its_speaker() {
        let text = "“If you say that,” Ada Holm said, referring to the leak, “you help nobody.”";
        assert_eq!(
            said(text),
            "Ada Holm: “If you say that,” … “you help nobody.”\nAda Holm: the leak"
        );
        let text =
            "“It leaks,” Ada Holm said, suggesting questions, including, “Who will pay for it?”";
        assert!(!said(text).contains("“It leaks,” …"), "{}", said(text));
        let text = "“It leaks,” Ada Holm said, recalling how Bo Lind had told her, “we knew it.”";
        assert!(!said(text).contains("“It leaks,” …"), "{}", said(text));
    }

    #[test]
    fn sentences_right_behind_a_tag_are_of_whom_it_names() {
        let text = "“I regret what I did,” Ada Holm said. “I wanted to save the ducks and went about it \
                    badly.” Old letters led her to think that the lock was cursed, but “nobody could \
                    prove it,” the keeper said.";
        let first = said(text).lines().next().unwrap_or_default().to_owned();
        assert_eq!(
            first,
            "Ada Holm: “I regret what I did,” … “I wanted to save the ducks and went about it badly.”"
        );
    }

    /// Returns the number of pieces of the first of two attributions, of the words up to the first tag "A
    /// said" and of the others around the second, "B said" or "B asked".
    fn pieces_of_first(text: &str) -> usize {
        let paragraph = Paragraph::all(text).remove(0);
        let find = |word: &str| (0..paragraph.len()).find(|&at| paragraph.word(at) == word);
        let (one, other) = (find("A").unwrap(), find("B").unwrap());
        let mark = (one..other).find(|&at| paragraph.word(at) == "“").unwrap();
        let report = |source: usize, content: Vec<Range<usize>>| Attribution {
            source: Some(source..source + 1),
            cue: Some(source + 1..source + 2),
            content,
            ..Attribution::default()
        };
        let stop = usize::from(paragraph.word(other + 2) == ".");
        let behind = other + 2 + stop..paragraph.len() - 1;
        let mut found = [
            report(one, std::iter::once(0..one).collect()),
            report(other, vec![mark..other, behind]),
        ];
        give_sentences(&paragraph, &mut found);
        found[0].content.len()
    }

    #[test]
    fn a_passage_before_its_own_tag_stays() {
        let text = "“It leaks,” A said. “It always did.” B said that nobody knew.";
        assert_eq!(pieces_of_first(text), 2);
        let text = "“It leaks,” A said. “It always did.” B said, “Nobody knew.”";
        assert_eq!(pieces_of_first(text), 2);
        let text = "“It leaks,” A said. “Did it leak?” B said that nobody knew.";
        assert_eq!(pieces_of_first(text), 1);
        let text = "“It leaks,” A said. “It always did.” B said. “Nobody knew.”";
        assert_eq!(pieces_of_first(text), 1);
    }

    #[test]
    fn a_passage_behind_who_passed_it_on_is_the_speakers() {
        let text = "“It leaks,” A told a crowd, according to B. “It always did.”";
        let paragraph = Paragraph::all(text).remove(0);
        let find = |word: &str| (0..paragraph.len()).find(|&at| paragraph.word(at) == word);
        let (one, other) = (find("A").unwrap(), find("B").unwrap());
        let report = |source: Range<usize>, cue: Range<usize>, words: Range<usize>| Attribution {
            source: Some(source),
            cue: Some(cue),
            content: std::iter::once(words).collect(),
            ..Attribution::default()
        };
        let mut found = vec![
            report(one..one + 1, one + 1..one + 2, 0..one),
            report(other..other + 1, other - 2..other, other + 2..paragraph.len()),
        ];
        give_cited(&paragraph, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].content, [0..one, other + 2..paragraph.len()]);
        assert_eq!(found[0].relay, Some(other..other + 1));
        found = vec![report(other..other + 1, other - 2..other, other + 2..paragraph.len())];
        give_cited(&paragraph, &mut found);
        assert_eq!(found.len(), 1);
    }
}
