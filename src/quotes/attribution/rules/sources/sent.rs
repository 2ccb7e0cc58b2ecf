//! Parts the verb from a source where live reports tell how words came: "Holm *emails*: “It rains.”",
//! "Holm *texts* to say".

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;

/// Gives the last word of a source to its cue, where it says how the words of whom it names were sent.
pub fn part_verb(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(source), Some(cue)) = (&mut said.source, &mut said.cue) else { return };
    let Some(verb) = source.end.checked_sub(1).filter(|&verb| verb > source.start) else { return };
    let is_named = paragraph.starts_upper(verb - 1)
        && !matches!(paragraph.lower(verb - 1), "a" | "her" | "his" | "the" | "their" | "these");
    let reports = matches!(paragraph.word(cue.start), ":" | "to" | "in");
    if is_named && reports && cue.start == source.end && sends(paragraph.lower(verb)) {
        source.end = verb;
        cue.start = verb;
    }
}

/// Returns true for a verb of sending words, which is a noun for them as well.
fn sends(lower: &str) -> bool {
    matches!(
        lower,
        "blogs"
            | "e-mails"
            | "emails"
            | "messages"
            | "posts"
            | "texts"
            | "tweets"
            | "whatsapps"
            | "writes"
    )
}

#[cfg(test)]
mod tests {
    use super::part_verb;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the source of `text`, which begins with it, before a cue of one word.
    fn source(text: &str, len: usize) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..len),
            cue: Some(len..len + 1),
            content: std::iter::once(len + 1..paragraph.len()).collect(),
            ..Attribution::default()
        };
        part_verb(&paragraph, &mut said);
        let source = said.source.unwrap_or(0..0);
        text[paragraph.span(source.start, source.end).range()].to_owned()
    }

    #[test]
    fn who_emails_is_the_source_and_a_heap_of_emails_is_one_itself() {
        assert_eq!(source("Ines Marsh emails: “It rains.”", 3), "Ines Marsh");
        assert_eq!(source("Ines Marsh texts: “It rains.”", 3), "Ines Marsh");
        assert_eq!(source("Her old emails: “It rains.”", 3), "Her old emails");
        assert_eq!(source("Marsh’s emails: “It rains.”", 3), "Marsh’s emails");
        assert_eq!(source("The emails: “It rains.”", 2), "The emails");
    }
}
