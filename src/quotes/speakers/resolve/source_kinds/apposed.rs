//! Resolves descriptions that stand behind the name which they describe: "Ines Marsh, a farmer who",
//! "Norvik Care, a charity aimed at".

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase::Source;

impl Reading<'_> {
    /// Returns the one to whose name a description stands in apposition: "Ines Marsh, a farmer
    /// from Norvik".
    pub(super) fn apposed(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        kind: SpeakerType,
    ) -> Option<(SpeakerIdx, Vec<Link>)> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = parsed.whole.start;
        let comma = start.checked_sub(1).filter(|&comma| paragraph.word(comma) == ",")?;
        let named = comma.checked_sub(1)?;
        let mention = self.names_in(paragraph_idx, named..comma).next_back()?;
        let is_of_kind = self.story.cast.characters[self.named[mention]].kind == kind;
        let ends = self.mentions.at(mention).tokens.end == comma;
        let opens = matches!(paragraph.lower(start), "a" | "an" | "the");
        // In "After Ines Marsh, a farmer spoke" the noun has a verb of its own.
        let end = parsed.whole.end;
        let end = end + usize::from(paragraph.word(end) == ",");
        let goes_on = matches!(paragraph.lower(end), "who" | "that" | "which" | ".")
            || paragraph.lower(end).ends_with("ing")
            || kind == SpeakerType::Organization && is_told_what_for(paragraph, end);
        let first = paragraph.sentence_of(start).start;
        // In "Norvik Care, a group set up to help" the name is the subject.
        let name_start = self.mentions.at(mention).tokens.start;
        let is_subject = name_start == first + usize::from(paragraph.lower(first) == "the");
        // Nor is anybody described in "In talks with Ines Marsh, a farmer who …".
        let is_first_comma = (first..named).all(|idx| paragraph.word(idx) != ",");
        let leads = is_first_comma
            && matches!(
                paragraph.lower(first),
                "after"
                    | "as"
                    | "at"
                    | "before"
                    | "by"
                    | "during"
                    | "for"
                    | "from"
                    | "in"
                    | "on"
                    | "since"
                    | "to"
                    | "when"
                    | "while"
                    | "with"
            );
        if !(is_of_kind && ends && opens && (goes_on || is_subject)) || leads {
            return None;
        }
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let step = Link { mention: span, reason: "description" };
        let name = Link { mention: self.mentions.at(mention).span, reason: "who is called so" };
        Some(self.character(self.named[mention], vec![step, name]))
    }
}

/// Returns true for a participle that says what a body is for: "a group aimed at", "a charity also
/// devoted to", "a firm set up to".
fn is_told_what_for(paragraph: &Paragraph, at: usize) -> bool {
    let adverb = matches!(paragraph.lower(at), "also" | "mostly" | "partly" | "solely");
    let at = at + usize::from(adverb || paragraph.lower(at).ends_with("ly"));
    match paragraph.lower(at) {
        "set" => paragraph.lower(at + 1) == "up",
        "aimed" | "based" | "dedicated" | "designed" | "devoted" | "formed" | "founded"
        | "known" | "meant" => true,
        _ => false,
    }
}
