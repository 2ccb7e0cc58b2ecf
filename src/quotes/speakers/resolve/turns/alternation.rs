//! Parts a dialogue that begins with a question between the two who speak in it: “Did you lock it?” Holm
//! asked. / “I did.” / “At what time?” / “At nine,” Lind said.

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::Resolution;
use crate::quotes::speakers::resolve::Resolved;

/// The largest number of paragraphs from a question to the next that names its speaker.
const LONGEST: usize = 9;

impl Reading<'_> {
    /// Gives the turns between a question and an answer that somebody else is said to give to the two of
    /// them by turns, where the answer's turn comes up.
    pub(in crate::quotes::speakers::resolve) fn alternate(&self, resolved: &mut Resolved) {
        let paragraphs = self.paragraphs.members();
        let found = self.attributions.members();
        let mut next = 0;
        while next < paragraphs.len() {
            let asks = next;
            next += 1;
            if !is_question(&paragraphs[asks], &found[asks]) {
                continue;
            }
            let far = paragraphs.len().min(asks + LONGEST + 1);
            let is_bare = |&at: &usize| is_bare_turn(&paragraphs[at], &found[at]);
            let answers = asks + 1 + (asks + 1..far).take_while(is_bare).count();
            let is_turn_of_other = answers < far && (answers - asks) % 2 == 1 && answers > asks + 1;
            if is_turn_of_other && is_tagged(&paragraphs[answers], &found[answers]) {
                self.part(resolved, asks, answers);
                next = answers;
            }
        }
    }

    /// Gives the turns between two paragraphs to their speakers, if those are two people.
    fn part(&self, resolved: &mut Resolved, asks: usize, answers: usize) {
        let of = |at: usize| resolved[at].first().cloned().flatten();
        let is_person = |found: &Resolution| {
            self.story.entries[found.speaker.0 as usize].speaker.kind == SpeakerType::Person
        };
        let (Some(asking), Some(answering)) = (of(asks), of(answers)) else { return };
        let are_two = asking.speaker != answering.speaker;
        if !are_two || !is_person(&asking) || !is_person(&answering) {
            return;
        }
        for (at, turn) in resolved.iter_mut().enumerate().take(answers).skip(asks + 1) {
            let is_answer = (at - asks) % 2 == 1;
            let (line, mut named) =
                if is_answer { (answers, answering.clone()) } else { (asks, asking.clone()) };
            let Some(source) = self.attributions.members()[line][0].source.clone() else { return };
            let mention = self.paragraphs.members()[line].span(source.start, source.end);
            named.chain.insert(0, Link { mention, reason: "who answers in turn" });
            turn[0] = Some(named);
        }
    }
}

/// Returns true if a paragraph begins with a passage of which it says whose it is.
fn is_tagged(paragraph: &Paragraph, found: &[Attribution]) -> bool {
    let opens = paragraph.tokens.first().is_some_and(|it| it.state == QuoteState::Opening);
    opens
        && found.first().is_some_and(|said| {
            said.content.first().is_some_and(|piece| piece.start == 0)
                && said.cue.is_some()
                && said.source.as_ref().is_some_and(|source| source.start > 0)
        })
}

/// Returns true if a paragraph is a question in marks, with whoever asks it behind it and nothing else.
fn is_question(paragraph: &Paragraph, found: &[Attribution]) -> bool {
    let ends = |said: &Attribution| {
        let end = said.content[0].end;
        end > 1
            && paragraph.word(end - 2) == "?"
            && said.content.len() == 1
            && said.cue.as_ref().is_some_and(|cue| cue.end + 1 >= paragraph.len())
    };
    is_tagged(paragraph, found) && found.len() == 1 && ends(&found[0])
}

/// Returns true if a paragraph is one passage, closed, of which nothing says whose it is.
fn is_bare_turn(paragraph: &Paragraph, found: &[Attribution]) -> bool {
    let [passage] = &paragraph.passages[..] else { return false };
    let [said] = found else { return false };
    said.cue.is_none()
        && said.source.is_none()
        && passage.is_closed()
        && !passage.continues
        && passage.span.covers(paragraph.span(0, paragraph.len()))
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    /// Returns who says each of the quotations of a text.
    fn speakers(text: &str) -> Vec<String> {
        let found = analyze(&Text::new(text), Model::bundled());
        let name = |idx: crate::quotes::SpeakerIdx| found.speakers[idx.0 as usize].name.clone();
        found.quotations.iter().map(|said| said.speaker.map_or("?".to_owned(), name)).collect()
    }

    #[test]
    fn two_people_speak_by_turns_behind_a_question() {
        let text = "“Did you close the lock?” Ada Holm asked.\n\n“I did.”\n\n“At what time?”\n\n\
                    “At nine,” Bo Lind said.";
        assert_eq!(speakers(text), ["Ada Holm", "Bo Lind", "Ada Holm", "Bo Lind"]);
    }

    #[test]
    fn a_statement_goes_on_in_the_next_paragraphs() {
        let text = "“I closed the lock,” Ada Holm said.\n\n“It was late.”\n\n“It was dark.”\n\n\
                    “It was at nine,” Bo Lind said.";
        assert_eq!(speakers(text), ["Ada Holm", "Ada Holm", "Ada Holm", "Bo Lind"]);
    }
}
