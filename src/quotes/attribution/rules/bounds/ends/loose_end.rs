//! Trims content at its end: no statement ends with "and", and none goes on in a later sentence
//! that nothing reports.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::run_on;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The words with which a clause begins, but never ends.
const BEGINNINGS: [&str; 14] = [
    "and", "but", "or", "nor", "which", "while", "a", "an", "the", "who", "whose", "despite",
    "although", "because",
];

/// The words that lead to a noun.
const PREPOSITIONS: [&str; 10] =
    ["in", "on", "at", "of", "to", "for", "from", "by", "with", "over"];

/// The largest number of tokens in a relative clause about the source.
const LONGEST_RELATIVE: usize = 20;

/// The largest number of tokens in whom words were told to, with an adverb.
const LONGEST_ADDRESSEE: usize = 4;

/// Takes from the end of the content of `said` what begins something else.
pub fn trim(paragraph: &Paragraph, said: &mut Attribution) {
    cut_tail(paragraph, said);
    cut_how(paragraph, said);
    drop_questions(paragraph, said);
    skip_relative(paragraph, said);
    cut_tag(paragraph, said);
    let Some(last) = said.content.last_mut() else { return };
    // "(which Holm said would cost the lock its boats)" stands in brackets as a whole.
    let is_bracket = |at: usize, bracket| paragraph.word(at) == bracket && paragraph.is_outside(at);
    if last.len() > 1
        && is_bracket(last.end - 1, ")")
        && !last.clone().any(|at| is_bracket(at, "("))
    {
        last.end -= 1;
    }
    // "For a while" and "the WHO" end a sentence; "and" never does.
    if is_end_of_sentence(paragraph, last.end) {
        return;
    }
    let is_loose = |at: usize| {
        paragraph.is_outside(at)
            && (BEGINNINGS.contains(&paragraph.lower(at))
                || matches!(paragraph.word(at), "," | ";"))
    };
    let mut end = last.end;
    while end > last.start + 1 && is_loose(end - 1) {
        end -= 1;
    }
    // A comma alone does no harm, and what stands before a colon or a mark is another matter.
    let is_clause = (end..last.end).any(|at| BEGINNINGS.contains(&paragraph.lower(at)));
    let leads_on = matches!(paragraph.lower(end), "a" | "an" | "the" | "which" | "whose")
        && PREPOSITIONS.contains(&paragraph.lower(end - 1));
    // "A review and" ends behind its noun, however short it is.
    let is_joined = end + 1 == last.end && matches!(paragraph.lower(end), "and" | "but");
    if is_clause && (end > last.start + 2 || is_joined && end > last.start + 1) {
        last.end = end - usize::from(leads_on);
    }
}

/// Returns true if a sentence ends at a token, or with the paragraph.
fn is_end_of_sentence(paragraph: &Paragraph, at: usize) -> bool {
    at >= paragraph.len()
        || matches!(paragraph.word(at), "." | "?" | "!")
        || paragraph.tokens[at].sentence != paragraph.tokens[at - 1].sentence
}

/// Ends content behind its cue where the report goes on about what the speaker did: ", and walked
/// out". A sentence behind it without quotation marks is the writer's.
fn cut_tail(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let leads_on = paragraph.word(cue.end - 1) == ":";
    let [piece] = &mut said.content[..] else { return };
    if piece.start < cue.end || leads_on {
        return;
    }
    if piece.clone().all(|at| paragraph.is_outside(at)) {
        let first = paragraph.sentence_of(piece.start).end;
        let begins = paragraph.starts_upper(first) && !run_on::is_abbreviated(paragraph, first);
        if first < piece.end && begins && !is_spoken(paragraph, &(first..piece.end)) {
            let end = first - usize::from(paragraph.word(first - 1) == ".");
            piece.end = end.max(piece.start + 1);
        }
    }
    let tail = (piece.start + 2..piece.end).find(|&at| {
        paragraph.word(at) == ","
            && paragraph.is_outside(at)
            && paragraph.tokens[at].sentence == paragraph.tokens[piece.start].sentence
            && is_deed(paragraph, piece.start, at)
    });
    if let Some(tail) = tail {
        piece.end = tail;
    }
}

/// Returns true if words sound like speech of which a mark is missing: someone speaks of themselves,
/// or a mark stands beside them.
fn is_spoken(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    let is_mark = |at: usize| matches!(paragraph.word(at), "\"" | "“" | "”" | "''" | "``");
    let is_first =
        |at: usize| matches!(paragraph.lower(at), "i" | "we" | "my" | "our" | "me" | "us");
    let around = piece.start.saturating_sub(1)..paragraph.len().min(piece.end + 2);
    around.clone().any(is_mark) || piece.clone().any(is_first)
}

/// Returns true if what follows the comma at a token is a deed of the speaker: a past form that what
/// was said, with its "would" or behind its quotation mark, cannot go on with.
fn is_deed(paragraph: &Paragraph, start: usize, comma: usize) -> bool {
    let then = usize::from(matches!(paragraph.lower(comma + 2), "then" | "later" | "promptly"));
    let verb = paragraph.lower(comma + 2 + then);
    let has_object = matches!(
        paragraph.lower(comma + 3 + then),
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "them" | "him"
    );
    let is_past = verb_forms::PAST.contains(&verb)
        || has_object && verb_forms::PAST_WITH_OBJECT.contains(&verb);
    if paragraph.lower(comma + 1) != "and" || !(is_past || verb.ends_with("ed")) {
        return false;
    }
    let words = || (start..comma).map(|at| paragraph.lower(at));
    // A whole passage, which has its own end.
    let is_quoted =
        paragraph.tokens[comma - 1].state == QuoteState::Closing && !paragraph.is_outside(start);
    let auxiliary = words().find(|word| {
        matches!(
            *word,
            "would"
                | "will"
                | "can"
                | "should"
                | "may"
                | "might"
                | "must"
                | "could"
                | "had"
                | "has"
                | "have"
                | "was"
                | "were"
                | "is"
                | "are"
                | "did"
        )
    });
    let is_future = match auxiliary {
        Some("would" | "will" | "can" | "should" | "may" | "might" | "must") => {
            !words().any(|word| matches!(word, "be" | "have" | "been"))
        }
        // "Had cried, and went": the one who cried is the one who tells it.
        Some("had") => {
            let behind = (start..comma).find(|&at| paragraph.lower(at) == "had");
            is_past && behind.is_some_and(|at| paragraph.lower(at + 1).ends_with("ed"))
        }
        _ => false,
    };
    is_quoted || is_future && !words().any(|word| word == ",")
}

/// Ends a passage before "is how she put it".
fn cut_how(paragraph: &Paragraph, said: &mut Attribution) {
    for piece in &mut said.content {
        let how = piece.end.checked_sub(2).filter(|&at| at > piece.start);
        let Some(at) = how.filter(|&at| paragraph.lower(at + 1) == "how") else { continue };
        if matches!(paragraph.lower(at), "is" | "was")
            && paragraph.tokens[at - 1].state == QuoteState::Closing
        {
            piece.end = at;
        }
    }
}

/// Lets content begin behind a clause about its source: "according to Holm, *who has a key*, …".
fn skip_relative(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let Some(piece) = said.content.first_mut() else { return };
    let comma = usize::from(paragraph.word(piece.start) == ",");
    let is_relative = paragraph.lower(cue.start) == "according"
        && cue.end <= piece.start
        && (matches!(paragraph.lower(piece.start + comma), "which" | "who" | "whose")
            || is_participle(paragraph, piece.start + comma));
    let far = piece.end.min(piece.start + LONGEST_RELATIVE);
    let end = (piece.start + comma + 1..far)
        .find(|&at| paragraph.word(at) == "," && paragraph.is_outside(at));
    if let Some(end) = end.filter(|&end| is_relative && end + 2 < piece.end) {
        piece.start = end + 1;
    }
}

/// Returns true for a participle that tells of the noun before it: "*seen by* the Norvik Post".
fn is_participle(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    (word.ends_with("ed") || matches!(word, "seen" | "written" | "given" | "shown"))
        && paragraph.word(at) == word
        && matches!(paragraph.lower(at + 1), "by" | "on" | "in" | "last" | "this" | "to" | "at")
}

/// Ends content in a passage without a closing mark before "she said", or "she told the board", at
/// the end of its sentence.
fn cut_tag(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(last) = said.content.last_mut() else { return };
    let is_tag = |&subject: &usize| {
        let is_told = matches!(paragraph.lower(subject + 1), "told" | "tells");
        let longest = 2 + if is_told { LONGEST_ADDRESSEE } else { 0 };
        let sentence = paragraph.sentence_of(subject).end;
        let stop = usize::from(is_end_of_sentence(paragraph, sentence - 1));
        (is_told || matches!(paragraph.lower(subject + 1), "said" | "says" | "added"))
            && matches!(paragraph.lower(subject), "he" | "she" | "they")
            && paragraph.word(subject - 1) == ","
            && sentence - stop <= subject + longest
            && last.end <= sentence
    };
    let Some(subject) = (last.start + 3..last.end).find(is_tag) else { return };
    let passage = paragraph.tokens[subject].passage.map(|idx| paragraph.passages[idx as usize]);
    if passage.is_some_and(|passage| !passage.is_closed()) {
        last.end = subject - 1;
        let verb = subject + 1..subject + 2;
        if said.source.is_none() && said.cue.as_ref().is_none_or(|cue| cue.start == verb.start) {
            said.cue = Some(verb);
            said.source = Some(subject..subject + 1);
        }
    }
}

/// Takes away questions without marks between passages in marks: “I aimed,” she said. *Was it luck?*
/// “No.” Whoever writes asks them.
fn drop_questions(paragraph: &Paragraph, said: &mut Attribution) {
    let is_quoted = |piece: &Range<usize>| !paragraph.is_outside(piece.start);
    let Some(first) = said.content.iter().find(|piece| is_quoted(piece)).cloned() else { return };
    let Some(cue) = said.cue.clone() else { return };
    let sentence = |at: usize| paragraph.tokens[at].sentence;
    said.content.retain(|piece| {
        let last = piece.end - 1;
        let ends = paragraph.word(last) == "?" || paragraph.word(piece.end) == "?";
        let is_question = ends
            && piece.start >= first.end
            && sentence(piece.start) > sentence(cue.start)
            && piece.clone().all(|at| paragraph.is_outside(at));
        !is_question
    });
}

/// Takes away pieces in sentences behind that of the cue, outside of quotation marks: what no word
/// reports there is more often somebody else's than not.
pub fn drop_later(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let sentence = paragraph.tokens[cue.start].sentence;
    let mut is_first = true;
    let end = cue.end;
    said.content.retain(|piece| {
        let is_quoted = piece.clone().any(|at| !paragraph.is_outside(at));
        let is_later = piece.start >= end && paragraph.tokens[piece.start].sentence > sentence;
        let is_kept = is_first || is_quoted || !is_later || is_spoken(paragraph, piece);
        is_first = false;
        is_kept
    });
}

#[cfg(test)]
mod tests {
    use std::iter;
    use std::ops::Range;

    use super::drop_later;
    use super::trim;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is left of pieces, as tokens, that are reported by token 1 of `text`.
    fn left(text: &str, content: impl IntoIterator<Item = Range<usize>>) -> Vec<String> {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            cue: Some(1..2),
            content: content.into_iter().collect(),
            ..Attribution::default()
        };
        trim(&paragraph, &mut said);
        drop_later(&paragraph, &mut said);
        let words = said.content.iter().map(|piece| paragraph.span(piece.start, piece.end));
        words.map(|span| paragraph.slice(span).to_owned()).collect()
    }

    #[test]
    fn a_bracket_that_opened_before_the_words_is_none_of_them() {
        assert_eq!(left("Holm said it was shut) and left.", Some(2..6)), ["it was shut"]);
        assert_eq!(left("Holm said it was (nearly) shut.", Some(2..8)), ["it was (nearly) shut"]);
        assert_eq!(left("Holm said it was shut (nearly).", Some(2..8)), ["it was shut (nearly)"]);
    }

    #[test]
    fn no_statement_ends_with_the_beginning_of_another() {
        let text = "Holm said that it rained, and Lind left.";
        assert_eq!(left(text, Some(2..7)), ["that it rained"]);
        assert_eq!(left(text, Some(2..6)), ["that it rained,"]);
        let text = "Holm said that Norvik would leave the WHO.";
        assert_eq!(left(text, Some(2..8)), ["that Norvik would leave the WHO"]);
    }

    #[test]
    fn what_the_speaker_did_is_not_what_they_said() {
        for (text, content) in [
            ("Holm said the lock would open, and went home.", "the lock would open"),
            ("Holm said he would stop, and sent his crew home.", "he would stop"),
            ("Holm said he had cried, and went home.", "he had cried"),
            ("Holm said that it rained. The lock is shut.", "that it rained"),
            ("Holm said that it was shut, and locked.", "that it was shut, and locked"),
            ("Holm said he had a gun, and ran away.", "he had a gun, and ran away"),
            ("Holm said he shot Lind, before turning away.", "he shot Lind, before turning away"),
            ("Holm said it was “a sieve”, and needed paint.", "it was “a sieve”, and needed paint"),
            ("Holm said she was here. I saw her.", "she was here. I saw her"),
        ] {
            let paragraph = Paragraph::all(text).remove(0);
            assert_eq!(left(text, Some(2..paragraph.len() - 1)), [content]);
        }
    }

    #[test]
    fn a_clause_about_the_source_is_not_what_it_says() {
        for text in [
            "According to Holm, which has a key, the lock leaks.",
            "According to Holm, seen by the Post, the lock leaks.",
        ] {
            let paragraph = Paragraph::all(text).remove(0);
            let content = iter::once(4..paragraph.len() - 1).collect();
            let mut said = Attribution { cue: Some(0..2), content, ..Attribution::default() };
            trim(&paragraph, &mut said);
            assert_eq!(said.content.iter().collect::<Vec<_>>(), [&(9..12)]);
        }
    }

    #[test]
    fn a_tag_is_not_said_though_its_mark_is_missing() {
        let text = "“It leaks and so does the boat, she said.";
        let paragraph = Paragraph::all(text).remove(0);
        let content = iter::once(0..paragraph.len() - 1).collect();
        let mut said = Attribution { content, ..Attribution::default() };
        trim(&paragraph, &mut said);
        assert_eq!(said.content.iter().collect::<Vec<_>>(), [&(0..8)]);
        assert_eq!(said.source, Some(9..10));
        let text = "“It leaks or it floats, she told the board.";
        let paragraph = Paragraph::all(text).remove(0);
        let content = iter::once(0..8).collect();
        let mut said = Attribution { content, cue: Some(8..9), ..Attribution::default() };
        trim(&paragraph, &mut said);
        assert_eq!((said.content[0].end, said.source), (6, Some(7..8)));
    }

    #[test]
    fn who_writes_asks_a_question_between_two_passages() {
        let text = "“It leaks,” said Holm. Did she mind? “No.”";
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            cue: Some(5..6),
            content: vec![0..5, 8..12, 12..15],
            ..Attribution::default()
        };
        trim(&paragraph, &mut said);
        assert_eq!(said.content, [0..5, 12..15]);
    }

    #[test]
    fn a_later_sentence_without_marks_is_another_statement() {
        let text = "Holm said that it rained. The lock is shut.";
        assert_eq!(left(text, [2..5, 6..10]), ["that it rained"]);
        let text = "Holm said that it rained. “It is shut.”";
        assert_eq!(left(text, [2..5, 6..12]), ["that it rained", "“It is shut.”"]);
    }
}
