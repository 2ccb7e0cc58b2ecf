//! Attributes each turn of a transcript or an interview to the speaker whom its label names.
//!
//! The network has read few transcripts, and takes a label for the name of a paper as often as not.

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::turn_label::Label;
use crate::quotes::reading::turn_label::Part;

/// The name of the rule for turns with a label.
pub const RULE: Rule = Rule("the turn of a label");

/// The name of the rule for answers in a text without labels.
pub const ANSWER: Rule = Rule("the answer to a question");

/// The likelihood for a paragraph with a label: one that stands in the text more than once leaves
/// little doubt.
const LABELLED: f32 = 0.95;

/// The likelihood that a paragraph without a label is part of the turn.
const GOES_ON: f32 = 0.85;

/// The smallest likelihood of a report inside a turn that is kept.
const NESTED: f32 = 0.5;

/// Makes the words of a turn one attribution. Of what was `found` in them, only reports of what
/// others said stay.
pub fn tell(paragraph: &Paragraph, part: Part, found: &mut Vec<Attribution>) {
    let unmarked = paragraph.unmarked();
    let (start, rule, confidence) = match part {
        Part::Told => return,
        Part::Opens(label) => (after_stars(paragraph, label), RULE, LABELLED),
        Part::GoesOn => (unmarked.start, RULE, GOES_ON),
        Part::Answers => (unmarked.start, ANSWER, GOES_ON),
    };
    found.retain(|said| is_of_another(paragraph, said, start));
    // A label may stand in a line of its own; its name is read there.
    let content = (start < unmarked.end).then_some(start..unmarked.end);
    let label = part.label();
    found.insert(
        0,
        Attribution {
            content: content.into_iter().collect(),
            cue: label.map(|label| label.colon..label.colon + 1),
            source: label.map(|label| label.name..label.name_end),
            rule,
            confidence,
            act: Verdict { act: Act::Said, chance: confidence },
            ..Attribution::default()
        },
    );
}

/// Returns true if a rule of this module made the attribution.
pub fn is_turn(rule: Rule) -> bool {
    rule == RULE || rule == ANSWER
}

/// Returns the token where the words begin: after the label, and the stars of bold type that close
/// behind it.
fn after_stars(paragraph: &Paragraph, label: Label) -> usize {
    let stars = (label.end()..paragraph.len()).take_while(|&at| paragraph.word(at) == "*");
    label.end() + stars.count()
}

/// Returns true if the words of a turn, which begins at token `start`, report somebody else's
/// speech.
pub fn is_of_another(paragraph: &Paragraph, said: &Attribution, start: usize) -> bool {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return false };
    let own = matches!(paragraph.lower(source.start), "i" | "we" | "you") && source.len() == 1;
    let inside = source.start >= start
        && cue.start >= start
        && said.content.iter().all(|piece| piece.start >= start);
    inside && !own && said.confidence >= NESTED
}

#[cfg(test)]
mod tests {
    use crate::quotes::Kind;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    /// Returns who says what, and in which kind.
    fn said(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let found = analyze(&text, Model::bundled());
        let all = found.quotations.iter().map(|said| {
            let name = said.speaker.map_or("?", |idx| found.speakers[idx.0 as usize].name.as_str());
            let kind = if said.kind == Kind::Direct { "" } else { " (not direct)" };
            format!("{name}{kind}: {}", &text[said.content.first().unwrap()])
        });
        all.collect()
    }

    #[test]
    fn a_turn_is_said_by_whom_its_label_names() {
        assert_eq!(
            said("HARLAN WYATT (chair): I wrote it.\nIt rained.\nMS LAKE: Did you?"),
            ["Harlan Wyatt: I wrote it.", "Harlan Wyatt: It rained.", "LAKE: Did you?"]
        );
    }

    #[test]
    fn a_label_stands_for_the_full_name() {
        assert_eq!(
            said("Harlan Wyatt met Ines Moen.\nWyatt: I wrote it.\nMoen: You did?\nWyatt: Yes."),
            ["Harlan Wyatt: I wrote it.", "Ines Moen: You did?", "Harlan Wyatt: Yes."]
        );
    }

    #[test]
    fn a_transcript_in_quotation_marks_has_turns() {
        let text = "The transcript: \n\"HARLAN WYATT: I wrote “The Trap” myself.\n\
            \"It rained, you see.\n\"(CROSSTALK)\n\"MS LAKE: Did you?\n\"WYATT: Yes, I did.\"";
        let found = said(text);
        let expected = [
            "Harlan Wyatt: I wrote",
            "Harlan Wyatt: It rained",
            "LAKE: Did you?",
            "Harlan Wyatt: Yes, I did.",
        ];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
    }

    #[test]
    fn what_others_say_stands_inside() {
        let found = said(
            "WYATT: I asked him. Paul Achter said that the levy was illegal.\nLAKE: When was that?",
        );
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1].starts_with("Paul Achter"), "{found:?}");
    }

    #[test]
    fn answers_without_labels_are_the_interviewees() {
        let text = "The clockmaker Benno Furrer closes his shop. Interview by Dag Moe\n\
            Why now?\nI am tired.\nAnd then?\nI shall sleep.\nUntil when?\nMy wife knows.";
        assert_eq!(
            said(text),
            [
                "Benno Furrer: I am tired.",
                "Benno Furrer: I shall sleep.",
                "Benno Furrer: My wife knows."
            ]
        );
    }
}
