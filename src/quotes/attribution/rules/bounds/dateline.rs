//! Keeps datelines out of the content: what rules find may begin with one.

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::dateline;
use crate::quotes::reading::paragraph::Paragraph;

/// Cuts the dateline off the content of what was `found`; an attribution without other content is
/// dropped.
pub fn trim(paragraph: &Paragraph, found: &mut Vec<Attribution>) {
    let Some(end) = dateline::end(paragraph) else { return };
    found.retain_mut(|attribution| {
        for piece in &mut attribution.content {
            piece.start = piece.start.max(end);
        }
        attribution.content.retain(|piece| piece.start < piece.end);
        !attribution.content.is_empty()
    });
}

#[cfg(test)]
mod tests {
    use super::trim;
    use crate::quotes::Kind;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::text::Text;

    /// Returns what is left of content that is all of `text`.
    fn trimmed(text: &str) -> Option<&str> {
        let paragraph = Paragraph::all(text).remove(0);
        let whole = 0..paragraph.len();
        let mut found = vec![Attribution {
            content: std::iter::once(whole).collect(),
            ..Attribution::default()
        }];
        trim(&paragraph, &mut found);
        let left = found.first()?.content.first()?;
        Some(paragraph.slice(paragraph.span(left.start, left.end)))
    }

    #[test]
    fn content_begins_after_the_dateline() {
        for line in [
            "CARDIFF, July 9, 2025 — “We left.”",
            "CARDIFF, Wales (AP) — “We left.”",
            "ST. LOUIS, Mo., 9 July (UPI) -- “We left.”",
            "Cardiff (Reuters) - “We left.”",
            "CARDIFF – “We left.”",
            "07:15 “We left.”",
            "7.15pm – “We left.”",
        ] {
            assert_eq!(trimmed(line), Some("“We left.”"), "{line}");
        }
        assert_eq!(trimmed("CARDIFF —"), None);
    }

    #[test]
    fn words_in_marks_after_a_dateline_are_direct() {
        let text =
            "CARDIFF, July 9, 2025 — “We dried forty thousand books,” librarian Gwen Pryce said.";
        let text = Text::new(text);
        let said = &analyze(&text, Model::bundled()).quotations[0];
        assert_eq!(said.kind, Kind::Direct);
        assert!(text[said.content.first().unwrap()].starts_with('“'));
    }

    #[test]
    fn what_is_said_before_a_dash_stays() {
        for line in [
            "“CARDIFF — we left.”",
            "NATO which met — in Cardiff — left.",
            "Cardiff – that was it.",
            "I — we — left.",
            "CARDIFF was late, July 9 – it rained.",
            "2016 Norvik left.",
            "2016: “We left.”",
            "10:30 trains were late.",
        ] {
            assert_eq!(trimmed(line), Some(line), "{line}");
        }
    }
}
