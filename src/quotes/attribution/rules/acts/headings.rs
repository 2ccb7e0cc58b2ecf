//! Tells headings and the text of links from what somebody said: "Analysis: The lock in figures",
//! "Holm says she will row on Read more".
//!
//! Pages keep such lines among their paragraphs, and the network takes their colon for "said".

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of tokens between a name and the headlines that were glued to it.
const TO_GLUED: usize = 40;

/// The largest number of tokens in such headlines, up to the "MORE" behind them.
const TO_MORE: usize = 80;

/// The fewest tokens in a heading that is known by its preposition alone.
const LONG: usize = 4;

/// Takes what stands in such a line for nothing said.
pub fn tell(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = said.cue.as_ref().filter(|cue| !cue.is_empty()) else { return };
    if is_heading(paragraph, lexicon, said, cue)
        || is_link(paragraph, &said.content)
        || is_glued(paragraph, cue)
    {
        said.act.act = Act::None;
    }
}

/// Returns true for a line whose colon stands behind words that name nobody: "Analysis: …", "Locks
/// Sold by the Dozen: …".
fn is_heading(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    said: &Attribution,
    cue: &Range<usize>,
) -> bool {
    let (Some(source), Some(content)) = (&said.source, said.content.first()) else { return false };
    let opens = source.start == 0
        || source.start == 1 && matches!(paragraph.word(0), "(" | "*" | "•" | "-" | "–" | "—");
    let is_label = cue.len() == 1
        && paragraph.word(cue.start) == ":"
        && source.end == cue.start
        && content.start == cue.end;
    if !opens || !is_label || !paragraph.is_outside(content.start) {
        return false;
    }
    let class = |at: usize| lexicon.class(paragraph.lower(at));
    let speaks = Class::GROUP | Class::BODY | Class::ORGANIZATION | Class::PERSON | Class::GIVEN;
    let speaks = speaks | Class::ANY_ROLE | Class::ANY_TITLE | Class::PLACE | Class::ADJECTIVE;
    if source.clone().any(|at| class(at).is(speaks)) {
        return false;
    }
    let is_plain = |at: usize| class(at).is(Class::COMMON | Class::EITHER | Class::FUNCTION);
    // "Her message: It leaks."
    let is_own = matches!(paragraph.lower(source.start), "his" | "her" | "their" | "my" | "its");
    let leads = |at: usize| {
        matches!(paragraph.word(at), "by" | "to" | "on" | "in" | "with" | "from" | "at" | "over")
    };
    !is_own && source.clone().all(is_plain)
        || source.len() >= LONG
            && source.clone().any(leads)
            && !source.clone().any(|at| paragraph.word(at) == ",")
}

/// Returns true if the paragraph is the text of a link, and what was said goes up to its end: "…
/// Read more".
fn is_link(paragraph: &Paragraph, content: &[Range<usize>]) -> bool {
    let more = paragraph.len().saturating_sub(2);
    paragraph.word(more) == "Read"
        && paragraph.lower(more + 1) == "more"
        && content.last().is_some_and(|last| last.end + 1 >= more)
}

/// Returns true if a cue stands among the headlines of links that a page glued to a name: "Bo Lind Bo
/// Carl `LindMayor` says no to locks MORE (N)".
fn is_glued(paragraph: &Paragraph, cue: &Range<usize>) -> bool {
    let far = paragraph.len().min(cue.end + TO_MORE);
    (cue.end..far).any(|at| paragraph.word(at) == "MORE")
        && (cue.start.saturating_sub(TO_GLUED)..cue.start)
            .rev()
            .take_while(|&at| paragraph.word(at) != "MORE")
            .any(|at| holds_two(paragraph.word(at)))
}

/// Returns true if a capital stands behind a small letter of a word, and more small letters behind it:
/// "`LindMayor`", and not "`McOde`".
fn holds_two(word: &str) -> bool {
    let bytes = word.as_bytes();
    (3..bytes.len().saturating_sub(1)).any(|at| {
        bytes[at].is_ascii_uppercase()
            && bytes[at - 1].is_ascii_lowercase()
            && bytes[at + 1].is_ascii_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::text::Text;

    /// Returns true if the engine takes anything in a text for said.
    fn says(text: &str) -> bool {
        let found = analyze(&Text::new(text), Model::bundled());
        found.quotations.iter().any(|said| said.act == Act::Said)
    }

    #[test]
    fn a_heading_says_nothing() {
        for text in [
            "Analysis: The keepers of Norvik are confused and angry.",
            "Methodology: The keepers of Norvik were counted twice.",
            "Old Locks Sold by the Dozen: The keepers of Norvik have sold their locks.",
        ] {
            assert!(!says(text), "{text}");
        }
        assert!(says("Ada Holm: The keepers of Norvik have sold their locks, and we know it."));
    }

    #[test]
    fn the_text_of_a_link_says_nothing() {
        assert!(!says("Mayor Ada Holm says she will keep the locks of Norvik Read more"));
        assert!(says("Mayor Ada Holm says she will keep the locks of Norvik."));
        let text = "The town and Bo Lind Bo Carl LindMayor says no to new locks MORE (N) agreed.";
        assert!(!says(text), "{text}");
        let told = |text: &str| {
            marked(text, |paragraph, mut said| {
                tell(paragraph, &Lexicon::bundled(), &mut said);
                said.act.act
            })
        };
        let text = "Bo Lind Bo Carl LindMayor <says> {no to new locks} MORE (N) agreed.";
        assert_eq!(told(text), Act::None);
        let text = "Bo Lind Bo Carl Lind Mayor <says> {no to new locks} MORE (N) agreed.";
        assert_eq!(told(text), Act::Said);
    }
}
