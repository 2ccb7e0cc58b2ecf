//! Finds lines that name whose words stand above or below them: `Ada Holm, Norvik Post`.
//!
//! Reviews of the press and collections of readers' views put each name in a line of its own.
//! Whether the words come before their name or after it is seen from the text as a whole.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;

/// The rule of speech whose name stands in the line above it.
pub const ABOVE: Rule = Rule("a line with a name above");

/// The rule of speech whose name stands in the line below it.
pub const BELOW: Rule = Rule("a line with a name below");

/// The likelihood of such an attribution, where several of them stand in the text.
const CONFIDENCE: f32 = 0.85;

/// The largest number of tokens in such a line; a longer one is a sentence.
const LONGEST: usize = 16;

/// The largest number of tokens in its name.
const LONGEST_NAME: usize = 6;

/// The fewest lines by which a text shows on which side its names stand.
const FEWEST: usize = 2;

/// Gives each speech that is a paragraph the name in the line beside it, where the text has
/// several such lines on that side.
pub fn sign(paragraphs: &[Paragraph], lexicon: &Lexicon, found: &mut [Vec<Attribution>]) {
    let names: Vec<Option<Line>> =
        paragraphs.iter().map(|paragraph| line(paragraph, lexicon)).collect();
    let is_speech = |idx: usize| paragraphs.get(idx).is_some_and(is_all_marked);
    let persons = names
        .iter()
        .enumerate()
        .filter(|(_, line)| line.as_ref().is_some_and(|line| line.is_person));
    let (mut above, mut below) = (0, 0);
    for (idx, _) in persons {
        above += usize::from(is_speech(idx + 1));
        below += usize::from(idx > 0 && is_speech(idx - 1));
    }
    let rule = match (above, below) {
        (FEWEST.., _) if above > below => ABOVE,
        (_, FEWEST..) if below > above => BELOW,
        _ => return,
    };
    for (idx, _) in names.iter().enumerate().filter(|(_, line)| line.is_some()) {
        let speech = if rule == ABOVE { Some(idx + 1) } else { idx.checked_sub(1) };
        if let Some(speech) = speech.filter(|&speech| is_speech(speech)) {
            let content = 0..paragraphs[speech].len();
            found[speech] = vec![Attribution {
                content: vec![content],
                rule,
                confidence: CONFIDENCE,
                ..Attribution::default()
            }];
        }
    }
}

/// Returns true if paragraph `idx` names a person, and speech stands right above or below it.
pub fn is_beside_speech(paragraphs: &[Paragraph], lexicon: &Lexicon, idx: usize) -> bool {
    let is_speech = |idx: usize| paragraphs.get(idx).is_some_and(is_all_marked);
    line(&paragraphs[idx], lexicon).is_some_and(|line| line.is_person)
        && (is_speech(idx + 1) || idx > 0 && is_speech(idx - 1))
}

/// A line that may hold nothing but a name and what its bearer is.
#[derive(Debug)]
struct Line {
    /// True if the name is a person's, as far as its first word tells.
    is_person: bool,
}

fn line(paragraph: &Paragraph, lexicon: &Lexicon) -> Option<Line> {
    let name = name(paragraph)?;
    let first = lexicon.class(paragraph.lower(name.start));
    let described = name.end < paragraph.len();
    // "Zadie Moran, 34", "Zadie Moran, theatre critic" tell by themselves that somebody is named.
    let next = paragraph.word(name.end + 1);
    let is_told = paragraph.word(name.end) == ","
        && next.starts_with(|char: char| char.is_lowercase() || char.is_ascii_digit());
    let is_person = first.is(Class::GIVEN | Class::ANY_TITLE) || is_told;
    (is_person || described).then_some(Line { is_person })
}

/// Returns the name in a line that may be one of this kind: "Ada Holm, a teacher", "NO – Bo Lind".
pub fn name(paragraph: &Paragraph) -> Option<Range<usize>> {
    if !(2..=LONGEST).contains(&paragraph.len()) {
        return None;
    }
    let is_told = (0..paragraph.len())
        .any(|at| !paragraph.is_outside(at) || matches!(paragraph.word(at), ":" | "?" | "!" | ";"));
    let start = after_vote(paragraph);
    let end = (start..paragraph.len())
        .find(|&at| matches!(paragraph.word(at), "," | "(" | "|") || paragraph.is_dash(at))
        .unwrap_or(paragraph.len());
    let capital = |at: usize| paragraph.starts_upper(at) || paragraph.word(at) == ".";
    let fits = (2..=LONGEST_NAME).contains(&(end - start)) && (start..end).all(capital);
    (!is_told && fits && paragraph.word(paragraph.len() - 1) != ".").then_some(start..end)
}

/// Returns the token behind a word in capitals and a dash: "YES – Ada Holm".
fn after_vote(paragraph: &Paragraph) -> usize {
    let is_capital = |at: &usize| {
        let word = paragraph.word(*at);
        word.len() > 1 && word.chars().all(char::is_uppercase)
    };
    let vote = (0..paragraph.len()).take_while(is_capital).count();
    if vote > 0 && paragraph.is_dash(vote) { vote + 1 } else { 0 }
}

/// Returns true if a paragraph is words in quotation marks and nothing else.
fn is_all_marked(paragraph: &Paragraph) -> bool {
    paragraph.passages.len() == 1 && paragraph.passage_tokens(0) == (0..paragraph.len())
}

#[cfg(test)]
mod tests {
    use super::ABOVE;
    use super::BELOW;
    use crate::quotes::attribution::tests::said_by;

    fn said(text: &str) -> String {
        said_by(&[ABOVE, BELOW], text)
    }

    #[test]
    fn names_stand_above_what_they_say() {
        let text = "Should the lock be closed? We asked two rowers.\n\
                    YES – Anna Holm, rower\n“It leaks. Shut it.”\n\
                    NO – Peter Lind, smith\n“My grandfather built it.”";
        assert_eq!(
            said(text),
            "Anna Holm: “It leaks. Shut it.”\nPeter Lind: “My grandfather built it.”"
        );
    }

    #[test]
    fn somebody_is_told_by_what_they_are() {
        let text = "We asked two rowers.\n\
                    Zadie Holm, rower\n“It leaks. Shut it.”\n\
                    Oonagh Lind, 34\n“My grandfather built it.”";
        assert_eq!(
            said(text),
            "Zadie Holm: “It leaks. Shut it.”\nOonagh Lind: “My grandfather built it.”"
        );
    }

    #[test]
    fn names_stand_below_what_they_say() {
        let text = "Many are glad of the new lock.\n\
                    “It will outlast us all.”\nAnna Holm, Norvik Post\n\
                    “Nobody asked the ducks.”\nPeter Lind, The Tide\n\
                    Others are not.";
        assert_eq!(
            said(text),
            "Anna Holm: “It will outlast us all.”\nPeter Lind: “Nobody asked the ducks.”"
        );
    }

    #[test]
    fn a_single_line_shows_no_side() {
        assert_eq!(
            said("The lock is shut.\nAnna Holm, rower\n“It leaks. Shut it.”\nIt rained."),
            ""
        );
        let told = "Anna Holm, rower\n“It leaks,” she said.\nPeter Lind, smith\n“No,” he said.";
        assert_eq!(said(told), "");
    }
}
