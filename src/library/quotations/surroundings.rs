//! Finds the sentence around words that do not stand alone.

use crate::text::Span;
use crate::text::Spans;

/// The most bytes on each side of the words that are looked at.
const REACH: usize = 320;

/// The least number of words of which a quotation in itself is taken to be a statement.
const ENOUGH: usize = 5;

/// Returns the sentence around the content where that is only a piece of one; `None` where the
/// content stands alone.
pub(crate) fn sentence<'a>(text: &'a str, content: &Spans) -> Option<&'a str> {
    let hull = content.hull()?;
    let words = text.get(hull.range())?;
    if content.iter().count() == 1 && words.split_whitespace().count() >= ENOUGH {
        return None;
    }
    let span = around(text, hull);
    (span != hull).then(|| text[span.range()].trim())
}

/// Widens a span to the ends of the sentences that it touches, within its line.
fn around(text: &str, hull: Span) -> Span {
    let from = text.floor_char_boundary(hull.start().saturating_sub(REACH));
    let to = text.ceil_char_boundary((hull.end() + REACH).min(text.len()));
    let before = &text[from..hull.start()];
    let mut ends = before.match_indices(['.', '!', '?', '\n']).filter(|(at, end)| {
        *end == "\n"
            || before[at + 1..].trim_start_matches(CLOSING).starts_with(char::is_whitespace)
    });
    let start = ends.next_back().map_or(from, |(at, _)| from + at + 1);
    let start = hull.start().min(start + leading(&text[start..hull.start()]));
    let after = &text[hull.end()..to];
    let end = after.char_indices().find(|&(at, end)| match end {
        '\n' => true,
        '.' | '!' | '?' => {
            let rest = after[at + 1..].trim_start_matches(CLOSING);
            rest.is_empty() || rest.starts_with(char::is_whitespace)
        }
        _ => false,
    });
    let end = end.map_or(to, |(at, mark)| hull.end() + at + usize::from(mark != '\n'));
    Span::new(start, end.max(hull.end()))
}

/// Marks that stand after the end of a sentence and belong to it.
const CLOSING: [char; 5] = ['”', '"', '’', ')', '»'];

/// Counts the bytes of closing marks and blanks at the start.
fn leading(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || CLOSING.contains(&c)).len()
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::text::Span;
    use crate::text::Spans;

    const TEXT: &str = "It rained. The mayor called the plan “a disgrace” on Monday. Nobody came.\n\
                        “We will open the bridge in May,” she said.";

    fn around(words: &str) -> Option<&'static str> {
        let at = TEXT.find(words).unwrap();
        sentence(TEXT, &Spans::from(Span::new(at, at + words.len())))
    }

    #[test]
    fn a_fragment_comes_with_its_sentence() {
        assert_eq!(
            around("“a disgrace”"),
            Some("The mayor called the plan “a disgrace” on Monday.")
        );
    }

    #[test]
    fn words_that_stand_alone_need_none() {
        assert_eq!(around("“We will open the bridge in May,”"), None);
    }

    #[test]
    fn pieces_come_with_what_is_between_them() {
        let [first, last] = ["“We will", "in May,”"]
            .map(|words| TEXT.find(words).map(|at| Span::new(at, at + words.len())).unwrap());
        let spans: Spans = [first, last].into_iter().collect();
        assert_eq!(sentence(TEXT, &spans), Some("“We will open the bridge in May,” she said."));
    }
}
