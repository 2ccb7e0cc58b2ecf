//! Finds sentences in quotation marks whose speaker the sentence before tells of: Ada Holm was
//! delighted. “They ran all day.”
//!
//! No word reports them there, and the network, which looks for one, leaves many of them out.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::insert_in_order;
use crate::quotes::attribution::rules::found::overlap;
use crate::quotes::attribution::rules::found::parts;
use crate::quotes::attribution::rules::passages::opening_subject::subject_before;
use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::passages::spoken_of;
use crate::quotes::attribution::run_on;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::passage_tokens::MOST_PASSAGES;

/// The name of the rule.
const RULE: Rule = Rule("whole sentences behind one about their speaker");

/// The likelihood of such an attribution.
const CONFIDENCE: f32 = 0.6;

/// The likelihood below which a report is only a guess.
const GUESS: f32 = 0.5;

/// The fewest words of a sentence in marks that is no title, sign or word that is only pointed at.
const FEWEST_WORDS: usize = 4;

/// Adds to what was `found` the passages that nothing reports, each whole sentences behind a
/// sentence about one of `names`; those that were found without a source get one.
pub fn add(paragraph: &Paragraph, names: &[PlacedName], found: &mut Vec<Attribution>) {
    for idx in 0..paragraph.passages.len().min(MOST_PASSAGES) {
        let content = paragraph.passage_tokens(idx);
        let is_of_it = |said: &Attribution| parts(said).any(|part| overlap(part, &content));
        // The network has taken a mark for the word that reports it, or another word by guess.
        let is_bare = |said: &Attribution| {
            let is_mark =
                |cue: &Range<usize>| cue.clone().all(|at| is_quotation_mark(paragraph.word(at)));
            let is_guess = said.confidence < GUESS && is_behind(said, &content);
            is_guess || said.source.is_none() && said.cue.as_ref().is_none_or(is_mark)
        };
        if !is_whole(paragraph, idx, &content, FEWEST_WORDS)
            || spoken_of::is_by_another(paragraph, names, &content)
        {
            continue;
        }
        let before = spoken_of::sentence_before(paragraph, content.start).start;
        // "The town said so. Holm has seen it. “…”"
        let is_far = |said: &Attribution| {
            let opens = |name: &&PlacedName| name.from == before && name.may_be_subject;
            let is_new = |source: &Range<usize>| {
                names
                    .iter()
                    .find(opens)
                    .is_some_and(|name| !paragraph.share_capital(source, &name.tokens))
            };
            // "Holm." is no short title.
            let ends_name = |at: usize| names.iter().any(|name| name.tokens.contains(&at));
            is_behind(said, &(before..before + 1))
                && (!run_on::is_abbreviated(paragraph, before) || ends_name(before - 2))
                && said
                    .source
                    .as_ref()
                    .is_some_and(|source| is_new(source) || belongs_to(paragraph, source, before))
        };
        let is_reported =
            found.iter().any(|said| is_of_it(said) && !is_bare(said) && !is_far(said));
        if is_reported {
            continue;
        }
        let Some(source) = subject_before(paragraph, names, content.start) else { continue };
        found.retain_mut(|said| {
            let is_of_it = is_of_it(said);
            if is_of_it && is_far(said) {
                drop_behind(said, before);
            }
            !is_of_it || is_far(said) && !said.content.is_empty()
        });
        insert_in_order(found, said(content, Some(source)));
    }
}

/// Tells whether a source belongs to whom the sentence at `before` is about: *Her doctor* told her to stop.
/// *She* shakes her head.
fn belongs_to(paragraph: &Paragraph, source: &Range<usize>, before: usize) -> bool {
    let pair = (paragraph.lower(source.start), paragraph.lower(before));
    matches!(pair, ("her", "she") | ("his", "he")) && source.len() > 1
}

/// Returns the "she" with which the sentence before a passage begins, where what was found there is in a
/// clause behind that: "*She* began in May, when her brother was late. “I was so angry.”"
fn before_clause(
    paragraph: &Paragraph,
    said: &Attribution,
    content: &Range<usize>,
) -> Option<Range<usize>> {
    let sentence = spoken_of::sentence_before(paragraph, content.start);
    let source = said.source.as_ref().filter(|source| source.start > sentence.start)?;
    let begins_clause = |at: usize| {
        paragraph.word(at) == ","
            && matches!(
                paragraph.lower(at + 1),
                "after" | "because" | "before" | "until" | "when" | "where" | "while"
            )
    };
    let is_person = matches!(paragraph.lower(sentence.start), "he" | "she");
    let is_in_clause = (sentence.start..source.start).any(begins_clause);
    (is_person && is_in_clause).then_some(sentence.start..sentence.start + 1)
}

/// Takes what stands behind a token from the content of `said`.
fn drop_behind(said: &mut Attribution, end: usize) {
    for piece in &mut said.content {
        piece.end = piece.end.min(end.max(piece.start));
    }
    said.content.retain(|piece| !piece.is_empty());
}

/// Makes of what was `found` said what stands as whole sentences in marks behind a sentence about
/// its source, whatever that tells of them: "Holm was delighted with the boat. “It flies.”" What
/// the sentence reports itself keeps its act.
pub fn tell(paragraph: &Paragraph, names: &[PlacedName], found: &mut Vec<Attribution>) {
    if paragraph.passages.len() > MOST_PASSAGES {
        return;
    }
    for at in (0..found.len()).rev() {
        if found[at].act.act == Act::Said || found[at].source.is_none() {
            continue;
        }
        let whole: Vec<Range<usize>> = (0..paragraph.passages.len())
            .map(|idx| (idx, paragraph.passage_tokens(idx)))
            .filter(|(idx, content)| {
                let is_of_it = |piece: &Range<usize>| piece.start == content.start;
                // Whoever feels something about another speaks of them.
                let feels = found[at].act.act == Act::Thought
                    && opens_before(paragraph, &found[at], content)
                    && !spoken_of::is_written(paragraph, content);
                let is_asked = is_asked(paragraph, &found[at], content);
                let is_short = is_asked || speaks(paragraph, found, at);
                let fewest = if is_short { 1 } else { FEWEST_WORDS };
                found[at].content.iter().any(is_of_it)
                    && is_behind(&found[at], content)
                    && is_whole(paragraph, *idx, content, fewest)
                    && (feels || is_asked || !spoken_of::is_by_another(paragraph, names, content))
            })
            .map(|(_, content)| content)
            .collect();
        if whole.is_empty() {
            continue;
        }
        found[at].content.retain(|piece| whole.iter().all(|content| content.start != piece.start));
        let said = Attribution {
            source: spoken_of::tag_before(paragraph, found, at)
                .or_else(|| before_clause(paragraph, &found[at], &whole[0]))
                .or_else(|| found[at].source.clone()),
            content: whole,
            rule: RULE,
            confidence: found[at].confidence.max(CONFIDENCE),
            act: Verdict { act: Act::Said, chance: CONFIDENCE },
            ..Attribution::default()
        };
        if found[at].content.is_empty() {
            found[at] = said;
        } else {
            found.insert(at + 1, said);
        }
    }
}

/// Tells whether the sentence before a passage asks what its source thinks, and the passage answers:
/// "Does she mind? “Not at all.”"
fn is_asked(paragraph: &Paragraph, said: &Attribution, content: &Range<usize>) -> bool {
    let Some(mark) = content.start.checked_sub(1) else { return false };
    let of_question = |part: &Option<Range<usize>>| {
        part.as_ref().is_some_and(|part| {
            part.end <= mark
                && paragraph.tokens[part.start].sentence == paragraph.tokens[mark].sentence
        })
    };
    paragraph.word(mark) == "?" && of_question(&said.cue) && of_question(&said.source)
}

/// Tells whether the source of what was `found` at a place has just spoken, in the same sentence: “It
/// leaks,” she says, *pointing at the gates*.
fn speaks(paragraph: &Paragraph, found: &[Attribution], at: usize) -> bool {
    let (Some(cue), Some(before)) = (&found[at].cue, at.checked_sub(1)) else { return false };
    let before = &found[before];
    before.act.act == Act::Said
        && before.source == found[at].source
        && before.cue.as_ref().is_some_and(|own| {
            paragraph.tokens[own.start].sentence == paragraph.tokens[cue.start].sentence
        })
}

/// Tells whether the sentence before a passage begins with the source of `said`.
fn opens_before(paragraph: &Paragraph, said: &Attribution, content: &Range<usize>) -> bool {
    let before = spoken_of::sentence_before(paragraph, content.start).start;
    said.source.as_ref().is_some_and(|source| source.start == before)
}

/// Tells whether all that reports a passage stands before it.
fn is_behind(said: &Attribution, content: &Range<usize>) -> bool {
    said.cue.iter().chain(&said.source).all(|part| part.end <= content.start)
}

/// Makes the attribution of a passage to the source before it.
pub fn said(content: Range<usize>, source: Option<Range<usize>>) -> Attribution {
    Attribution {
        content: vec![content],
        source,
        rule: RULE,
        confidence: CONFIDENCE,
        ..Attribution::default()
    }
}

/// Returns true if a passage is whole sentences behind one about their speaker.
pub fn is_told(paragraph: &Paragraph, names: &[PlacedName], idx: usize) -> bool {
    let content = paragraph.passage_tokens(idx);
    is_whole(paragraph, idx, &content, FEWEST_WORDS)
        && !spoken_of::is_by_another(paragraph, names, &content)
        && subject_before(paragraph, names, content.start).is_some()
}

/// Tells whether a passage is whole sentences: it begins with a capital and ends with a stop, and
/// what stands before and after it are sentences of their own.
fn is_whole(paragraph: &Paragraph, idx: usize, content: &Range<usize>, fewest: usize) -> bool {
    let passage = paragraph.passages[idx];
    let inner = paragraph.slice(passage.inner()).trim();
    let ends = |word: &str| matches!(word, "." | "!" | "?" | "…" | "...");
    let after = paragraph.word(content.end);
    passage.is_closed()
        && !passage.continues
        && inner.starts_with(char::is_uppercase)
        && inner.ends_with(['.', '!', '?', '…'])
        && inner.split_whitespace().count() >= fewest
        && content.start > 0
        && ends(paragraph.word(content.start - 1))
        && (after.is_empty() || after.starts_with(char::is_uppercase) || is_quotation_mark(after))
}

fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "“" | "”" | "\"" | "‘" | "’")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::quotes::attribution::tests::said_by;

    #[test]
    fn who_is_told_of_before_a_sentence_in_marks_says_it() {
        let text = "Ada Holm has kept the lock of Norvik for thirty years.\n\
                    She grins and lifts her pole. “It is older than me, this. It was his.”";
        assert_eq!(said_by(&[RULE], text), "Ada Holm: “It is older than me, this. It was his.”");
    }

    #[test]
    fn who_belongs_to_somebody_is_not_whom_the_next_sentence_is_about() {
        let told = "Every day Ada Holm walks down to the lock in a green coat.\n";
        let text = format!(
            "{told}Her doctor has asked her to stop. She shakes her head at that. “It is my lock and he \
             has a bad back.”"
        );
        assert_eq!(said_by(&[RULE], &text), "Ada Holm: “It is my lock and he has a bad back.”");
        let text = format!(
            "{told}She began in May, when her brother lost the boat. “I was so angry that I swam.”"
        );
        assert_eq!(said_by(&[RULE], &text), "Ada Holm: “I was so angry that I swam.”");
    }

    #[test]
    fn whose_hands_are_told_of_speaks_of_themselves() {
        let told = "Bo Lind keeps the lock of Norvik. “It leaks,” he says.\nHis hands are black to the wrist.";
        let text = format!("{told} “My wife won’t let me touch the curtains.”");
        let wanted = "Bo Lind: “My wife won’t let me touch the curtains.”";
        assert_eq!(said_by(&[RULE], &text), wanted);
    }

    #[test]
    fn a_time_may_stand_before_who_speaks() {
        let text = "By noon Ada Holm was wading through the lock with a lamp. “All gone. The gates \
                    went first.”";
        assert_eq!(said_by(&[RULE], text), "Ada Holm: “All gone. The gates went first.”");
    }

    #[test]
    fn whoever_alone_is_named_speaks_of_themselves() {
        let text = "It has been a long road for Ada Holm since May. “I could not row for a year.”";
        assert_eq!(said_by(&[RULE], text), "Ada Holm: “I could not row for a year.”");
        let text =
            "The lock was named after Ada Holm in May. “Locks are old and nobody likes them.”";
        assert_eq!(said_by(&[RULE], text), "");
    }

    #[test]
    fn a_sentence_in_marks_is_said_whatever_is_told_before_it() {
        let text = "Ada Holm rows for Norvik.\nCoach Bo Lind was delighted with his young rower. \
                    “She has a big heart and a bigger boat. We will keep both.”";
        let wanted = "Bo Lind: “She has a big heart and a bigger boat. We will keep both.”";
        assert_eq!(said_by(&[RULE], text), wanted);
    }

    #[test]
    fn who_has_just_spoken_goes_on_however_shortly() {
        let text = "“It leaks,” she says, pointing at the gates. “It always has.”";
        assert_eq!(said_by(&[RULE], text), "?: “It always has.”");
    }

    #[test]
    fn who_is_asked_about_answers() {
        let text = "“It leaks,” Ada Holm says.\nDoes she mind? “Not at all.”";
        assert_eq!(said_by(&[RULE], text), "Ada Holm: “Not at all.”");
    }

    #[test]
    fn a_relative_speaks_of_whom_they_belong_to() {
        let text = "Bo Lind rows for Norvik.\n\
                    His wife, Ada, sits down and puts the kettle on. “He was a bad rower once.”";
        assert_eq!(said_by(&[RULE], text), "Ada: “He was a bad rower once.”");
        let text = "Ada Holm has kept the lock of Norvik for thirty years.\n\
                    At the gate in the fog she lifts her pole. “It is older than me, this.”";
        assert_eq!(said_by(&[RULE], text), "Ada Holm: “It is older than me, this.”");
    }

    #[test]
    fn what_others_wrote_or_say_of_somebody_is_not_theirs() {
        for text in [
            "Ada Holm opened the letter. “Your services are no longer required.” It rained.",
            "Ada Holm drowned on Monday. “She was the best of them.” The town gathered.",
        ] {
            assert_eq!(said_by(&[RULE], text), "", "{text}");
        }
    }

    #[test]
    fn words_that_are_only_pointed_at_are_not_said() {
        for text in [
            "Ada Holm painted it in May. “The Tide” hangs in the hall.",
            "Ada Holm was called “the tide of the north that nothing stops.” Nobody knows why.",
            "The hall is cold in winter. “They rowed all day and all night.”",
        ] {
            assert_eq!(said_by(&[RULE], text), "", "{text}");
        }
    }
}
