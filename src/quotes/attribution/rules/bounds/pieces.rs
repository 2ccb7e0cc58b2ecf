//! Takes from a report the pieces that are none of it: what stands in a sentence before its own, "The lock
//! leaks. Holm said it would close"; what words of the text's own part from it, "Holm denies that it leaks
//! and does all she can to slow *the repairs*".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The likelihood of a passage that lost its report.
const CONFIDENCE: f32 = 0.5;

/// Words with which a report goes on behind an aside.
const GOING_ON: [&str; 18] = [
    "that", "if", "whether", "to", "as", "and", "or", "is", "are", "was", "were", "would", "will",
    "has", "have", "had", "could", "should",
];

/// The fewest tokens of a passage in marks that is a sentence.
const FEWEST: usize = 6;

/// Ends a report behind its cue where its pieces do not belong together, and drops what stands before its
/// subject and is nothing that was said.
pub fn cut(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let tag = said.source.as_ref().map_or(cue.start, |source| source.start.min(cue.start));
    let behind = |piece: &Range<usize>| piece.start >= cue.end;
    if said.content.len() > 1 && describes_speaker(paragraph, said) {
        said.content.pop();
    }
    let Some(first) = said.content.iter().position(behind) else { return };
    if said.content[first].start <= cue.end + 1
        && let Some(last) = (first + 1..said.content.len()).find(|&next| {
            stands_apart(paragraph, said, said.content[next - 1].end..said.content[next].start)
        })
    {
        said.content.truncate(last);
    }
    let is_none = |piece: &Range<usize>| {
        piece.end <= tag
            && (is_subject(paragraph, said, piece) || is_apposition(paragraph, said, piece))
    };
    if said.content[first].start == cue.end && said.content[..first].iter().any(is_none) {
        said.content.drain(..first);
    }
}

/// Returns true if words between two pieces behind a cue are no aside, so that the second one belongs to
/// something else: "… and does all she can to slow".
fn stands_apart(paragraph: &Paragraph, said: &Attribution, gap: Range<usize>) -> bool {
    let is_known = |at: usize| {
        let holds = |part: &Option<Range<usize>>| part.as_ref().is_some_and(|it| it.contains(&at));
        holds(&said.source)
            || holds(&said.cue)
            || said.relay.as_ref().is_some_and(|it| it.contains(&at))
    };
    let next = gap.end;
    if gap.clone().all(is_known) || !paragraph.is_outside(next) || !paragraph.is_outside(gap.start)
    {
        return false;
    }
    let last = paragraph.word(gap.end - 1);
    let closes = matches!(last, "," | "—" | "–" | "-" | "--" | ")" | ":") || is_known(gap.end - 1);
    let goes_on = GOING_ON.contains(&paragraph.lower(next));
    let other = paragraph.tokens[gap.start - 1].sentence != paragraph.tokens[next].sentence;
    other || !closes && !goes_on
}

/// Returns true for a piece before the subject of a report with which the text begins its own clause: "*The
/// talks* drew a crowd as Holm told of the lock".
fn is_subject(paragraph: &Paragraph, said: &Attribution, piece: &Range<usize>) -> bool {
    let is_active = match (&said.source, &said.cue) {
        (Some(source), Some(cue)) => source.start > piece.end && source.end <= cue.start,
        _ => false,
    };
    is_active
        && paragraph.word(piece.end).starts_with(char::is_lowercase)
        && !is_relative(paragraph.lower(piece.end))
        && !is_relative(paragraph.lower(piece.start))
        && paragraph.is_outside(piece.end - 1)
        && paragraph.word(piece.end - 1) != ","
}

/// Returns true if the last piece tells who the speaker behind the cue is: "“It leaks,” said Holm, *the
/// first to see it*".
fn describes_speaker(paragraph: &Paragraph, said: &Attribution) -> bool {
    let (Some(source), Some(cue), Some(last)) = (&said.source, &said.cue, said.content.last())
    else {
        return false;
    };
    let opens = match paragraph.lower(last.start) {
        "who" => true,
        "a" | "an" | "the" => {
            !last.clone().any(|at| verb_forms::is_plain_verb(paragraph.lower(at)))
        }
        _ => false,
    };
    let is_last = matches!(paragraph.word(last.end), "." | "?" | "!" | "");
    opens
        && is_last
        && source.start == cue.end
        && last.start == source.end + 1
        && paragraph.word(source.end) == ","
        && last.clone().all(|at| paragraph.is_outside(at))
        && said.content[0].end <= cue.start
        && !paragraph.is_outside(said.content[0].start)
}

/// Returns true for words with which a clause about the words before them begins.
fn is_relative(word: &str) -> bool {
    matches!(word, "that" | "which" | "who" | "whom" | "whose" | "what")
}

/// Returns true for a piece that tells who the subject of a report is: "*A friend of the lock*, Holm likened
/// it to a sieve".
fn is_apposition(paragraph: &Paragraph, said: &Attribution, piece: &Range<usize>) -> bool {
    let begins = piece.start == paragraph.sentence_of(piece.start).start;
    begins
        && matches!(paragraph.lower(piece.start), "a" | "an")
        && paragraph.word(piece.end) == ","
        && said.source.as_ref().is_some_and(|source| source.start == piece.end + 1)
        && said
            .cue
            .as_ref()
            .is_some_and(|cue| said.source.as_ref().is_some_and(|source| source.end == cue.start))
}

/// Takes such pieces of other sentences from all that was `found`; whole sentences in marks stay.
pub fn part(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    for said in &mut *found {
        begin_with_mark(paragraph, said);
    }
    for idx in (0..found.len()).rev() {
        let Some(start) = own_sentence(paragraph, &found[idx]) else { continue };
        let is_quoted = |piece: &Range<usize>| piece.clone().any(|at| !paragraph.is_outside(at));
        // Two passages in marks around a report may both be of it.
        let has_quoted =
            found[idx].content.iter().any(|piece| piece.start >= start && is_quoted(piece));
        // "“Why?” Holm asked": a question ends no report.
        let mark =
            usize::from(start > 1 && paragraph.tokens[start - 1].state == QuoteState::Closing);
        let asks = matches!(paragraph.word(start - 1 - mark), "?" | "!");
        let is_early = |piece: &Range<usize>| {
            piece.end <= start && !asks && (!is_quoted(piece) || !has_quoted)
        };
        let (early, own): (Vec<_>, Vec<_>) =
            std::mem::take(&mut found[idx].content).into_iter().partition(is_early);
        found[idx].content = own;
        let whole = early.into_iter().filter(|piece| is_sentence(paragraph, piece));
        // "“It leaks.” He also said it would close": he is whoever said that it leaks.
        let is_same = |source: &Range<usize>| {
            let end = found[idx].cue.as_ref().map_or(source.end, |cue| cue.end.max(source.end));
            matches!(paragraph.lower(source.start), "he" | "she")
                || (source.start..end).any(|at| paragraph.lower(at) == "also")
        };
        let source = found[idx].source.clone().filter(is_same);
        let kept: Vec<Attribution> = whole
            .map(|piece| Attribution {
                content: vec![piece],
                source: source.clone(),
                rule: found[idx].rule,
                confidence: found[idx].confidence.min(CONFIDENCE),
                ..Attribution::default()
            })
            .collect();
        found.splice(idx..idx, kept);
    }
}

/// Lets words before a report begin with the passage that they end with, where that begins a sentence: "|
/// He won the ‘Oar of the Year’ award. ‘It is heavy,’ he said".
fn begin_with_mark(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let [piece] = &mut said.content[..] else { return };
    if piece.end > cue.start || !paragraph.is_outside(piece.start) {
        return;
    }
    let closing = &paragraph.tokens[piece.end - 1];
    let Some(idx) = closing.passage.filter(|_| closing.state == QuoteState::Closing) else {
        return;
    };
    let mark = paragraph.passage_tokens(idx as usize).start;
    let stops = mark > piece.start && matches!(paragraph.word(mark - 1), "." | "!" | "?");
    if stops && paragraph.starts_upper(mark + 1) {
        piece.start = mark;
    }
}

/// Returns the first token of the sentence of the cue, if content stands in it or behind it as well
/// as before it.
fn own_sentence(paragraph: &Paragraph, said: &Attribution) -> Option<usize> {
    let cue = said.cue.as_ref()?;
    let start = paragraph.sentence_of(cue.start).start;
    let has_both = said.content.first()?.end <= start && said.content.last()?.start >= start;
    (has_both && start > 0).then_some(start)
}

/// Returns true if a piece is a passage that ends as a sentence does.
fn is_sentence(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    piece.len() >= FEWEST
        && paragraph.tokens[piece.start].state == QuoteState::Opening
        && paragraph.tokens[piece.end - 1].state == QuoteState::Closing
        && paragraph.starts_upper(piece.start + 1)
        && matches!(paragraph.word(piece.end - 2), "." | "!" | "?")
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::cut;
    use super::part;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the content of each attribution that becomes of one.
    fn parted(text: &str, cue: Range<usize>, content: &[Range<usize>]) -> Vec<Vec<String>> {
        let paragraph = Paragraph::all(text).remove(0);
        let content = content.to_vec();
        let mut found = vec![Attribution { cue: Some(cue), content, ..Attribution::default() }];
        part(&paragraph, &mut found);
        let words = |piece: &Range<usize>| {
            paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
        };
        found.iter().map(|said| said.content.iter().map(words).collect()).collect()
    }

    #[test]
    fn what_another_sentence_tells_is_not_reported() {
        let text = "The lock leaks. Holm said it would close.";
        assert_eq!(parted(text, 5..6, &[0..3, 6..9]), [["it would close"]]);
    }

    /// Returns what is left of a report whose cue stands right behind its source.
    fn cut_to(text: &str, source: Range<usize>, content: &[Range<usize>]) -> Vec<String> {
        let paragraph = Paragraph::all(text).remove(0);
        let cue = source.end..source.end + 1;
        let (source, content) = (Some(source), content.to_vec());
        let mut said = Attribution { source, cue: Some(cue), content, ..Attribution::default() };
        cut(&paragraph, &mut said);
        let words = |piece: &Range<usize>| {
            paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
        };
        said.content.iter().map(words).collect()
    }

    #[test]
    fn a_piece_that_other_words_part_from_a_report_is_none_of_it() {
        let text = "Holm denies that it leaks and does all she can to slow the repairs.";
        assert_eq!(cut_to(text, 0..1, &[2..5, 12..14]), ["that it leaks"]);
        let text = "Holm denies that it leaks. Lind has long doubted the repairs.";
        assert_eq!(cut_to(text, 0..1, &[2..5, 10..12]), ["that it leaks"]);
    }

    #[test]
    fn a_report_goes_on_behind_an_aside() {
        let text = "Holm said the lock, which she keeps, was dry.";
        assert_eq!(cut_to(text, 0..1, &[2..4, 9..11]), ["the lock", "was dry"]);
        let text = "Holm said the lock — so she calls it — ought to go.";
        assert_eq!(cut_to(text, 0..1, &[2..4, 10..13]).len(), 2);
        let text = "Holm mocked Lind at the fair that he could not swim.";
        assert_eq!(cut_to(text, 0..1, &[2..3, 6..11]).len(), 2);
        let text = "Holm warned of a leak the other day “and of worse.”";
        assert_eq!(cut_to(text, 0..1, &[2..5, 8..14]).len(), 2);
    }

    #[test]
    fn what_leads_up_to_a_report_is_not_said() {
        let text = "The fair drew a crowd as Holm told of the lock.";
        assert_eq!(cut_to(text, 6..7, &[0..2, 8..11]), ["of the lock"]);
        let text = "A friend of the lock, Holm likened it to a sieve.";
        assert_eq!(cut_to(text, 6..7, &[0..5, 8..12]), ["it to a sieve"]);
        let text = "The lock, Holm said, was dry.";
        assert_eq!(cut_to(text, 3..4, &[0..2, 6..8]).len(), 2);
    }

    #[test]
    fn what_tells_who_the_speaker_is_is_not_said() {
        let cut_to = |text: &str| {
            let paragraph = Paragraph::all(text).remove(0);
            let behind = 8..paragraph.len() - 1;
            let mut said = Attribution {
                source: Some(6..7),
                cue: Some(5..6),
                content: vec![0..5, behind],
                ..Attribution::default()
            };
            cut(&paragraph, &mut said);
            said.content.len()
        };
        assert_eq!(cut_to("“It leaks,” said Holm, the first to see it."), 1);
        assert_eq!(cut_to("“It leaks,” said Holm, who keeps the lock."), 1);
        assert_eq!(cut_to("“It leaks,” said Holm, the lock was shut."), 2);
        assert_eq!(cut_to("“It leaks,” said Holm, “the lock is old”."), 2);
    }

    #[test]
    fn what_stands_before_the_passage_is_not_said() {
        for text in [
            "Bo Lind won the ‘Oar of the Year’ award. ‘It is a great honour,’ he said.",
            "Bo Lind, known as 'Sandbag', was out at dawn. 'You do what you can,' he said.",
        ] {
            let found = said(text);
            assert!(
                found.starts_with("Bo Lind: ‘It") || found.starts_with("Bo Lind: 'You"),
                "{found}"
            );
        }
    }

    #[test]
    fn a_sentence_in_marks_stands_by_itself() {
        let text = "“It leaks on both sides.” Holm said it would close.";
        let wanted = [["“It leaks on both sides.”"], ["it would close"]];
        assert_eq!(parted(text, 9..10, &[0..8, 10..13]), wanted);
        let text = "“It leaks on both sides.” Holm said: “It will close.”";
        assert_eq!(parted(text, 9..10, &[0..8, 11..17]).len(), 1);
    }
}
