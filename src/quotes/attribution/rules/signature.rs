//! Words signed by their speaker: “We all came.” — Ada Holm
//!
//! Feature pages, letters and pull quotes put the name after a dash, with no
//! verb to report it.

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// A longer line after the dash is a sentence, not a name.
const LONGEST: usize = 8;

/// Finds the name that signs `attribution`, if nothing else says whose it is.
pub fn find(paragraph: &Paragraph, attribution: &mut Attribution) {
    if attribution.source.is_some() || attribution.cue.is_some() {
        return;
    }
    let Some(content) = attribution.content.last() else { return };
    let marks = (content.end..paragraph.len())
        .take_while(|&at| matches!(paragraph.word(at), "”" | "\"" | "''" | "." | ","))
        .count();
    let dash = content.end + marks;
    let closed = marks > 0 || matches!(paragraph.word(content.end - 1), "”" | "\"" | "''");
    if !closed || !matches!(paragraph.word(dash), "—" | "–" | "―" | "--" | "-") {
        return;
    }
    let name = dash + 1;
    let rest = paragraph.len() - name.min(paragraph.len());
    if !(1..=LONGEST).contains(&rest) || !starts_upper(paragraph.word(name)) {
        return;
    }
    // "— Ada Holm, 34, teacher" is signed by Ada Holm.
    let end = (name..paragraph.len()).find(|&at| paragraph.word(at) == ",");
    attribution.source = Some(name..end.unwrap_or(paragraph.len()));
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::quotes::reading::paragraph::lines;
    use crate::quotes::reading::quote_marks;

    /// Who signs the first passage of `text`.
    fn signed(text: &str) -> Option<String> {
        let spans = lines(text);
        let passages = quote_marks::passages(text, &spans).remove(0);
        let paragraph = Paragraph::new(text, spans[0], passages);
        let span = paragraph.passages[0].span;
        let content = paragraph.token_at(span.start())..paragraph.token_at(span.end());
        let mut attribution = Attribution { content: vec![content], ..Attribution::default() };
        find(&paragraph, &mut attribution);
        let source = attribution.source?;
        Some(paragraph.slice(paragraph.span(source.start, source.end)).to_owned())
    }

    #[test]
    fn a_name_after_a_dash_signs_the_words() {
        assert_eq!(signed("“We all came.” — Ada Holm").as_deref(), Some("Ada Holm"));
        assert_eq!(signed("“We all came.” ― Ada Holm, 34, a teacher").as_deref(), Some("Ada Holm"));
    }

    #[test]
    fn a_sentence_after_a_dash_signs_nothing() {
        assert_eq!(signed("“We all came” – which was not quite true."), None);
        let long = "“We all came.” — Nobody could say afterwards who had counted them or when";
        assert_eq!(signed(long), None);
        assert_eq!(signed("“We all came.” Ada Holm left."), None);
    }
}
