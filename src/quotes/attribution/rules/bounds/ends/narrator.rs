//! Takes from content how the speaker said it, and what the writer tells between two passages: “My wife,” he says – *and here he
//! looks round* – “tells it better.”; “It leaks,” she said in a letter explaining *her vote*. “It is old.”

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::acts::titles;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The words that tell, behind the report of a passage, that there is more: "*adding* it leaked".
const GOING_ON: [&str; 3] = ["adding", "noting", "explaining"];

/// The words that are nothing said by themselves.
const SCRAPS: [&str; 9] = ["which", "who", "whom", "whose", "adding", "noting", "is", "was", "as"];

/// The words that join a passage to the report behind it: “It leaks.” *That was what* she said.
const JOINTS: [&str; 7] = ["is", "was", "what", "how", "all", "that", "this"];

/// Lets pieces behind the cue of `said` begin with their quotation marks there.
pub fn cut(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    drop_manner(paragraph, &cue, said);
    drop_opening(paragraph, &cue, said);
    drop_meanwhile(paragraph, &cue, said);
    drop_object(paragraph, &cue, said);
    drop_scraps(paragraph, &cue, said);
    drop_others(paragraph, &cue, said);
    for idx in 1..said.content.len() {
        let (first_piece, piece) = (said.content[idx - 1].clone(), said.content[idx].clone());
        let state = |at: usize| paragraph.tokens[at].state;
        let last = first_piece.end - 1;
        let is_between = last < cue.start
            && cue.end <= piece.start
            && state(last) == QuoteState::Closing
            && paragraph.tokens[last].sentence == paragraph.tokens[piece.start].sentence;
        let open = piece.clone().find(|&at| state(at) != QuoteState::Outside);
        let Some(open) = open.filter(|&open| is_between && open > piece.start) else { continue };
        // What was said may be quoted in part: “It leaks,” she said, while hers, “the new one,” …
        let first = piece.start + usize::from(paragraph.word(piece.start) == ",");
        let is_dash = |at: usize| matches!(paragraph.word(at), "–" | "—" | "--" | "-");
        let is_aside = (cue.end..=first).any(is_dash);
        let is_parted = if is_dash(open - 1) {
            is_aside
        } else if is_whole(paragraph, &first_piece)
            && piece.start == cue.end
            && paragraph.word(piece.start) != ","
        {
            // “It leaks,” she voices her doubts *of locks*, “and it is old.”
            paragraph.word(open - 1) == ","
        } else {
            paragraph.word(open - 1) == "," && paragraph.lower(first) == "and"
        };
        let is_rest = (open..piece.end).all(|at| state(at) != QuoteState::Outside);
        if is_parted && is_rest {
            said.content[idx].start = open;
        }
    }
}

/// Takes from words behind a report what its subject did meanwhile: *Recording a verdict of accident*, Holm
/// said: “It was icy.”
fn drop_opening(paragraph: &Paragraph, cue: &Range<usize>, said: &mut Attribution) {
    let [first, second, ..] = &said.content[..] else { return };
    let opens = first.start == paragraph.sentence_of(cue.start).start
        && paragraph.lower(first.start).ends_with("ing")
        && first.end <= cue.start
        && paragraph.word(first.end) == ",";
    let is_quoted =
        second.start >= cue.end && paragraph.tokens[second.start].state == QuoteState::Opening;
    let is_bare = first
        .clone()
        .all(|at| paragraph.is_outside(at) && !verb_forms::is_common_verb(paragraph.lower(at)));
    if opens && is_quoted && is_bare {
        said.content.remove(0);
    }
}

/// Takes from words behind the report of a whole passage what happened meanwhile: “Where is it?” asked Holm,
/// *as the guard waved*; “What happened,” Holm said, *her voice breaking*, “is ours.”
fn drop_meanwhile(paragraph: &Paragraph, cue: &Range<usize>, said: &mut Attribution) {
    let Some(first) = said.content.first().filter(|piece| piece.end <= cue.start) else { return };
    if !is_whole(paragraph, first) {
        return;
    }
    for piece in &mut said.content {
        let start = piece.start + usize::from(paragraph.word(piece.start) == ",");
        let is_behind = piece.start >= cue.end && paragraph.is_outside(start);
        let follows = start > 0 && paragraph.word(start - 1) == ",";
        let mark = piece.clone().find(|&at| !paragraph.is_outside(at));
        let opens = match paragraph.lower(start) {
            // “It leaks,” Holm said, while hers, “the new one,” did not.
            "as" | "while" => mark.is_none(),
            "his" | "her" | "their" => paragraph.lower(start + 2).ends_with("ing"),
            _ => false,
        };
        if is_behind && follows && opens {
            piece.start = mark.unwrap_or(piece.end);
        }
    }
    said.content.retain(|piece| !piece.is_empty());
}

/// Returns true for a passage that a comma or mark ends, so that the report behind it has all its words.
fn is_whole(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    let last = piece.end - 1;
    piece.len() > 2
        && paragraph.tokens[piece.start].state == QuoteState::Opening
        && paragraph.tokens[last].state == QuoteState::Closing
        && (matches!(paragraph.word(last - 1), "," | "!" | "?" | "—" | "–" | "--")
            || paragraph.word(piece.end) == ",")
}

/// Takes from content what stands right behind the report of a whole passage, and goes with its verb:
/// “It leaks,” she said in a statement announcing *her leave*.
fn drop_object(paragraph: &Paragraph, cue: &Range<usize>, said: &mut Attribution) {
    let Some(first) = said.content.first().filter(|piece| piece.end <= cue.start) else { return };
    // A question ends its sentence before the tag.
    let tag = said.source.as_ref().map_or(cue.start, |source| source.start.min(cue.start));
    let is_beside = first.end == tag
        || paragraph.tokens[first.end - 1].sentence == paragraph.tokens[cue.start].sentence;
    // "Holm, in “The Old Lock,” says that it leaks" has a title.
    let has_source = said.source.as_ref().is_some_and(|source| source.start >= first.end);
    let is_title = titles::is_title(paragraph, first);
    if is_beside && has_source && !is_title && is_whole(paragraph, first) {
        let shows_verb = |at: usize| {
            verb_forms::is_common_verb(paragraph.lower(at))
                && !paragraph.word(at).starts_with(['\'', '’'])
        };
        let announces = matches!(
            paragraph.lower(cue.end - 1),
            "announcing" | "confirming" | "revealing" | "acknowledging" | "saying"
        );
        said.content.retain(|piece| {
            // "A statement that nobody read" is none that tells.
            let has_that = paragraph.lower(piece.start) == "that";
            let is_told = has_that && cue.len() == 1
                || announces && (has_that || piece.clone().any(shows_verb));
            piece.start != cue.end || is_told || !piece.clone().all(|at| paragraph.is_outside(at))
        });
    }
}

/// Takes from content the single words around a passage that join it to its report, and those that
/// lead to more of it: “It leaks,” *is* what she said; “It leaks,” she said, *adding* it was old.
fn drop_scraps(paragraph: &Paragraph, cue: &Range<usize>, said: &mut Attribution) {
    if said.content.first().is_none_or(|piece| piece.end > cue.start) {
        return;
    }
    for piece in &mut said.content {
        let first = piece.start + usize::from(paragraph.word(piece.start) == ",");
        let goes_on = piece.start >= cue.end && GOING_ON.contains(&paragraph.lower(first));
        if goes_on && paragraph.word(first - 1) == "," && first + 2 < piece.end {
            piece.start = first + 1;
        }
        let is_joint =
            |&at: &usize| paragraph.is_outside(at) && JOINTS.contains(&paragraph.lower(at));
        let joints = piece.clone().rev().take_while(is_joint).count();
        let end = piece.end - joints;
        if piece.start < end && paragraph.tokens[end - 1].state == QuoteState::Closing {
            piece.end = end;
        }
    }
    said.content.retain(|piece| {
        let is_scrap = piece.len() == 1 && SCRAPS.contains(&paragraph.lower(piece.start));
        piece.start < cue.end || !is_scrap || !paragraph.is_outside(piece.start)
    });
}

/// Ends content behind its cue before a piece whose subject was left out, as the clause behind a semicolon
/// has another one: "show Holm ahead; a survey, for example, *has Lind*".
fn drop_others(paragraph: &Paragraph, cue: &Range<usize>, said: &mut Attribution) {
    let is_parted = |pair: &[Range<usize>]| {
        let (first, second) = (&pair[0], &pair[1]);
        let mut gap = first.end..second.start;
        first.start >= cue.end
            && paragraph.is_outside(second.start)
            && verb_forms::is_common_verb(paragraph.lower(second.start))
            && gap.len() > 1
            && gap.any(|at| paragraph.word(at) == ";" && paragraph.is_outside(at))
    };
    if let Some(idx) = said.content.windows(2).position(is_parted) {
        said.content.truncate(idx + 1);
    }
}

/// Takes from content how the speaker said it, and of what: “It leaks,” she said, *without giving details*;
/// “It leaks,” she said of *the lock that she keeps*.
fn drop_manner(paragraph: &Paragraph, cue: &Range<usize>, said: &mut Attribution) {
    let is_before = |piece: &Range<usize>| piece.end <= cue.start;
    let Some(first) = said.content.first().filter(|piece| is_before(piece)).cloned() else {
        return;
    };
    let is_quoted = paragraph.tokens[first.end - 1].state == QuoteState::Closing;
    let is_of = |at: usize| matches!(paragraph.lower(at), "of" | "about");
    said.content.retain(|piece| {
        let first = piece.start + usize::from(paragraph.word(piece.start) == ",");
        let is_manner = matches!(paragraph.lower(first), "without" | "while")
            && paragraph.lower(first + 1).ends_with("ing");
        let is_topic = is_quoted && (is_of(first) || piece.start > 0 && is_of(piece.start - 1));
        let is_bare = piece.clone().all(|at| paragraph.is_outside(at));
        piece.start < cue.end || !(is_manner || is_topic) || !is_bare
    });
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is left of the second of two pieces, around tokens 4 to 6 of a text.
    fn second(text: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(5..6),
            cue: Some(6..7),
            content: vec![0..5, 7..paragraph.len()],
            ..Attribution::default()
        };
        cut(&paragraph, &mut said);
        let piece = said.content[1].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn what_the_writer_tells_between_two_passages_is_not_said() {
        let text = "“My boat,” he says – and here he looks round – “is the better one.”";
        assert_eq!(second(text), "“is the better one.”");
        let text = "“My boat,” he says, and looks round, “is the better one.”";
        assert_eq!(second(text), "“is the better one.”");
    }

    #[test]
    fn how_it_was_said_is_not_said() {
        let text = "The lock leaks, the council said, without giving details.";
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(4..6),
            cue: Some(6..7),
            content: vec![0..3, 8..11],
            ..Attribution::default()
        };
        cut(&paragraph, &mut said);
        assert_eq!(said.content.iter().collect::<Vec<_>>(), [&(0..3)]);
    }

    #[test]
    fn what_goes_with_the_verb_of_a_passage_is_not_said() {
        for (text, content) in [
            (
                "“It leaks every night,” Ada Holm said in a statement announcing the repairs. “It is old.”",
                "“It leaks every night,” … “It is old.”",
            ),
            (
                "“Locks are hope for the poor,” Ada Holm voices her thoughts of locks, “and for rowers.”",
                "“Locks are hope for the poor,” … “and for rowers.”",
            ),
            (
                "“We have a boat for you all,” is what the keeper Ada Holm told the rowers.",
                "“We have a boat for you all,”",
            ),
            (
                "“We have a boat for all of you.” That was what Ada Holm said on Monday.",
                "“We have a boat for all of you.”",
            ),
            (
                "“Where is the lock?” asked Ada Holm, as the keeper waved his flag.",
                "“Where is the lock?”",
            ),
            (
                "“What happened to the lock,” Ada Holm told rowers, her voice breaking, “is on us.”",
                "“What happened to the lock,” … “is on us.”",
            ),
        ] {
            assert_eq!(said(text), format!("Ada Holm: {content}"));
        }
        let text =
            "Winds made the crossing hard, Ada Holm said, adding it took much strength to row.";
        let added =
            "Ada Holm: Winds made the crossing hard\nAda Holm: it took much strength to row";
        assert_eq!(said(text), added);
    }

    #[test]
    fn a_clause_behind_a_semicolon_keeps_its_subject() {
        let text = "Polls show Holm well ahead; a survey has Lind in front.";
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..1),
            cue: Some(1..2),
            content: vec![2..5, 8..12],
            ..Attribution::default()
        };
        cut(&paragraph, &mut said);
        assert_eq!(said.content.iter().collect::<Vec<_>>(), [&(2..5)]);
    }

    #[test]
    fn what_was_done_meanwhile_is_not_said() {
        let text = "Recording a verdict of accident, Ada Holm said: “It was icy on the lock.”";
        assert_eq!(said(text), "Ada Holm: “It was icy on the lock.”");
    }

    #[test]
    fn of_what_it_was_said_is_not_said() {
        let text = "“It leaks every night,” Ada Holm said of the lock that she has kept for years.";
        assert_eq!(said(text), "Ada Holm: “It leaks every night,”");
    }

    #[test]
    fn what_goes_on_with_a_passage_is_said() {
        let text = "“My boat,” he says, which was “the better one,” has sunk.";
        assert_eq!(second(text), ", which was “the better one,” has sunk.");
        let text = "“My boat,” he says, while hers, “the older one,”";
        assert_eq!(second(text), ", while hers, “the older one,”");
        let text = "“My boat,” he says, is a “sieve with oars.”";
        assert_eq!(second(text), ", is a “sieve with oars.”");
    }
}
