//! Finds the answers in interviews without labels, whose questions are paragraphs in bold or
//! italics, or were once.

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::turn_label::Part;

/// The smallest number of questions that makes a text an interview.
const LEAST_QUESTIONS: usize = 3;

/// The smallest number where most of them speak to somebody: "What time do you get up?"
const LEAST_ADDRESSED: usize = 2;

/// The largest length of a question in an interview, in tokens.
const LONGEST_QUESTION: usize = 60;

/// Returns the answers of an interview whose questions, in bold or italics once, have no label:
/// each question is a paragraph of its own and ends with a question mark, and what stands between
/// two of them is spoken.
pub(super) fn answers(paragraphs: &[Paragraph]) -> Vec<Part> {
    let mut found = vec![Part::Told; paragraphs.len()];
    let asked: Vec<usize> = (1..paragraphs.len()).filter(|&at| asks(&paragraphs[at])).collect();
    let speaking = asked.iter().filter(|&&at| addresses(&paragraphs[at])).count();
    let speak_to_one = 3 * speaking > 2 * asked.len();
    let fewest = if speak_to_one { LEAST_ADDRESSED } else { LEAST_QUESTIONS };
    if asked.len() < fewest {
        return found;
    }
    let is_asked = |at: usize| asked.binary_search(&at).is_ok();
    let answers: Vec<usize> = (asked[0] + 1..paragraphs.len())
        .filter(|&at| !is_asked(at) && !is_aside(&paragraphs[at]))
        .collect();
    let first = |at: &&usize| is_asked(**at - 1);
    let firsts: Vec<usize> = answers.iter().filter(first).copied().collect();
    let spoken = |all: &[usize]| all.iter().filter(|&&at| is_answer(&paragraphs[at])).count();
    // Some papers put each answer in marks, and nothing else between the questions.
    let in_marks = asked.len() >= LEAST_QUESTIONS
        && speak_to_one
        && firsts.len() == asked.len()
        && firsts.iter().all(|&at| paragraphs[at].is_one_passage());
    if in_marks {
        for &at in &firsts {
            found[at] = Part::Answers;
        }
        return found;
    }
    // Who is spoken to may answer in three words; "I" in one of them tells it from advice.
    let is_talk = 3 * spoken(&firsts) >= 2 * firsts.len() && 2 * spoken(&answers) >= answers.len()
        || speak_to_one && answers.len() <= 2 * asked.len() && spoken(&firsts) > 0;
    if firsts.len() < fewest || !is_talk {
        return found;
    }
    let last = asked[asked.len() - 1];
    let mut open = false;
    for at in answers {
        let begins = is_asked(at - 1);
        // After the last question the text may stop being an interview and become a report.
        open = (begins || open)
            && is_unmarked(&paragraphs[at])
            && (at < last || begins || is_answer(&paragraphs[at]));
        if open {
            found[at] = Part::Answers;
        }
    }
    found
}

/// Returns true if the paragraph is a question to somebody, outside of quotation marks.
fn asks(paragraph: &Paragraph) -> bool {
    let end = (0..paragraph.len()).rev().find(|&at| paragraph.word(at) != "*");
    paragraph.len() <= LONGEST_QUESTION
        && paragraph.passages.first().is_none_or(|passage| !passage.opening.is_empty())
        && end.is_some_and(|at| {
            paragraph.word(at) == "?" && paragraph.tokens[at].state == QuoteState::Outside
        })
        && paragraph.tokens[0].state == QuoteState::Outside
}

/// Returns true if a question speaks to somebody.
fn addresses(paragraph: &Paragraph) -> bool {
    (0..paragraph.len()).any(|at| matches!(paragraph.lower(at), "you" | "your" | "yours"))
}

/// Returns true if the paragraph is spoken, and does not stand wholly in quotation marks.
fn is_answer(paragraph: &Paragraph) -> bool {
    speaks_of_itself(paragraph) && is_unmarked(paragraph)
}

/// Returns true if somebody speaks of themselves in the paragraph, outside of quotation marks.
pub(super) fn speaks_of_itself(paragraph: &Paragraph) -> bool {
    let outside = |at: usize| paragraph.tokens[at].state == QuoteState::Outside;
    (0..paragraph.len()).any(|at| outside(at) && is_first_person(paragraph, at))
}

/// Returns true if a token is "I" or "we"; "US" is neither.
pub(super) fn is_first_person(paragraph: &Paragraph, at: usize) -> bool {
    let lower = paragraph.lower(at);
    matches!(lower, "i" | "me" | "my" | "mine" | "we" | "our" | "ours")
        || paragraph.word(at) == "us"
}

/// Returns true if the paragraph does not open with a passage in quotation marks.
fn is_unmarked(paragraph: &Paragraph) -> bool {
    paragraph.tokens.first().is_some_and(|token| token.state == QuoteState::Outside)
}

/// Returns true if the paragraph is an aside, such as "(LAUGHTER)", "[Applause]" or a heading: it
/// is no part of the turn, which goes on after it.
pub(super) fn is_aside(paragraph: &Paragraph) -> bool {
    let unmarked = paragraph.unmarked();
    let Some(last) = unmarked.clone().last() else { return true };
    let opens = matches!(paragraph.word(unmarked.start), "(" | "[" | "*" | "#");
    let closes = matches!(paragraph.word(last), ")" | "]" | "*");
    let ends = |at: usize| matches!(paragraph.word(at), "." | "?" | "!" | "…" | "..." | "--" | "—");
    let stops = ends(last) || (last > 0 && ends(last - 1));
    (opens && closes) || (!stops && paragraph.len() <= 12)
}

/// Returns true if somebody speaks from token `from` on, outside of quotation marks, to somebody or
/// of themselves.
pub(super) fn is_spoken(paragraph: &Paragraph, from: usize) -> bool {
    let outside = |&at: &usize| paragraph.tokens[at].state == QuoteState::Outside;
    (from..paragraph.len()).filter(outside).any(|at| {
        matches!(paragraph.word(at), "?" | "!")
            || matches!(paragraph.lower(at), "you" | "your" | "yes" | "thanks" | "thank")
            || is_first_person(paragraph, at)
    })
}

#[cfg(test)]
mod tests {
    use super::answers;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::quotes::reading::turn_label::Part;

    /// Returns the lines that are answers.
    fn found(text: &str) -> String {
        let paragraphs = Paragraph::all(text);
        answers(&paragraphs)
            .iter()
            .map(|&part| if part == Part::Told { '-' } else { 'a' })
            .collect()
    }

    #[test]
    fn what_stands_between_questions_answers_them() {
        let talk = "A talk\nWhy did you go?\nI had to.\nIt rained.\nWhere to?\nMy aunt’s.\n";
        assert_eq!(found(&format!("{talk}**And now?**\nI rest.")), "--aa-a-a");
        assert_eq!(found(talk), "------");
    }

    #[test]
    fn who_is_asked_twice_may_answer_in_a_few_words() {
        let asked = "A talk\nWhen do you get up?\nFive, for the kiln.\nWhat do you hear?\n";
        assert_eq!(found(&format!("{asked}The sea and my neighbour.")), "--a-a");
        assert_eq!(found(&format!("{asked}The law of the land.")), "-----");
    }

    #[test]
    fn answers_may_all_stand_in_marks() {
        let asked = "A talk\nWhen do you get up?\n“Five, for the kiln.”\nWhat do you hear?\n“The sea.”\n\
                     What did your mother say?\n";
        assert_eq!(found(&format!("{asked}“Not much.”\nThe hall is open.")), "--a-a-a-");
        assert_eq!(found(&format!("{asked}“Not much,” says Ada Holm.")), "-------");
    }

    #[test]
    fn questions_of_the_author_are_not_answered() {
        let text = "Lists\nWhy?\nIt rained.\nWhere?\nOslo.\nHow?\nBy bus.\nWho?\nAda.";
        assert_eq!(found(text), "---------");
    }
}
