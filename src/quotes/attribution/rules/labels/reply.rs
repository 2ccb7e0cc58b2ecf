//! Finds the turn of a dialogue that no words report, between two that some do: “You closed it,” said Ada
//! Holm. / “I moved it,” said Bo Lind. / “Into a barn.” / “It is a fine barn,” Lind said.

use std::iter;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The name of the rule.
pub const RULE: Rule = Rule("a turn of a dialogue");

/// The likelihood of such a turn.
const CONFIDENCE: f32 = 0.8;

/// Adds to what was `found` the paragraphs that are one passage and nothing else, where both before and
/// behind them a paragraph begins with words that somebody is said to say.
pub fn add(paragraphs: &[Paragraph], found: &mut [Vec<Attribution>]) {
    for at in 2..paragraphs.len().saturating_sub(1) {
        let mut around = [at - 2, at - 1, at + 1].into_iter();
        let is_between = around.all(|at| is_tagged(&paragraphs[at], &found[at]));
        if found[at].is_empty() && is_between && is_one_passage(&paragraphs[at]) {
            found[at].push(Attribution {
                content: iter::once(0..paragraphs[at].len()).collect(),
                rule: RULE,
                confidence: CONFIDENCE,
                act: Verdict { act: Act::Said, chance: CONFIDENCE },
                ..Attribution::default()
            });
        }
    }
}

/// Tells whether a paragraph begins with a passage of which it says whose it is.
fn is_tagged(paragraph: &Paragraph, found: &[Attribution]) -> bool {
    let opens = paragraph.tokens.first().is_some_and(|it| it.state == QuoteState::Opening);
    let tags = |said: &Attribution| {
        said.content.first().is_some_and(|piece| piece.start == 0)
            && said.cue.is_some()
            && said.source.as_ref().is_some_and(|source| source.start > 0)
    };
    opens && found.first().is_some_and(tags)
}

/// Tells whether a paragraph is one passage, closed, that ends as a sentence does.
fn is_one_passage(paragraph: &Paragraph) -> bool {
    let [passage] = &paragraph.passages[..] else { return false };
    let inner = paragraph.slice(passage.inner()).trim();
    passage.is_closed()
        && !passage.continues
        && passage.span.covers(paragraph.span(0, paragraph.len()))
        && inner.starts_with(char::is_uppercase)
        && inner.ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    #[test]
    fn whoever_spoke_before_the_other_answers_in_between() {
        let text = "“You closed the lock, Bo,” said Ada Holm, a fisher.\n\n\
             “I moved the lock,” said Bo Lind.\n\n\
             “Into a barn.”\n\n“It is a very fine barn,” Lind said.";
        let found = analyze(&Text::new(text), Model::bundled());
        let of_barn = found.quotations.iter().find(|said| {
            said.content.first().is_some_and(|piece| text[piece.range()].contains("Into"))
        });
        let speaker = of_barn.and_then(|said| said.speaker).unwrap();
        assert_eq!(found.speakers[speaker.0 as usize].name, "Ada Holm");
    }
}
