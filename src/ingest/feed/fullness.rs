//! Tells whether an entry of a feed holds its article, or only the start of it.
//!
//! Feeds do not say. To take an article for a teaser costs a request, because it is fetched; to
//! take a teaser for an article loses what was said in the rest. So whatever looks cut is taken for
//! a teaser.

use crate::ingest::article_parts::LaidOutText;

/// The name that the feed gives to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// The entry's content.
    Content,
    /// The entry's summary or description.
    Summary,
}

/// A content of fewer words is a teaser: the shortest news have as many.
const WORDS_OF_CONTENT: usize = 50;

/// A summary of so many words and so many blocks is a full text.
const WORDS_OF_SUMMARY: usize = 150;
const BLOCKS_OF_SUMMARY: usize = 2;

/// Endings, in lower case, of texts that go on elsewhere.
const GOES_ON: [&str; 17] = [
    "read more",
    "read on",
    "read full article",
    "read the full article",
    "read full story",
    "read the full story",
    "read the rest",
    "read the rest of this entry",
    "continue reading",
    "keep reading",
    "more",
    "full story",
    "weiterlesen",
    "mehr lesen",
    "lire la suite",
    "leer más",
    "continua a leggere",
];

/// Tells whether this is the whole article.
pub(super) fn is_full(laid: &LaidOutText, claim: Claim) -> bool {
    if laid.last().is_none_or(goes_on) {
        return false;
    }
    match claim {
        Claim::Content => laid.words() >= WORDS_OF_CONTENT,
        Claim::Summary => {
            laid.words() >= WORDS_OF_SUMMARY && laid.blocks.len() >= BLOCKS_OF_SUMMARY
        }
    }
}

/// Tells whether the block, which is the last, says that there is more, or breaks off.
fn goes_on(block: &str) -> bool {
    let block = block.trim_end_matches(|c: char| c.is_whitespace() || "»›→>])".contains(c));
    if block.ends_with(['…', '⋯']) || block.ends_with("...") {
        return true;
    }
    // The tail is longer than any of these phrases with what may stand after one.
    let tail: String =
        block.chars().rev().take(120).collect::<Vec<_>>().into_iter().rev().collect();
    let tail = tail.to_lowercase();
    let last = tail.rsplit(['.', '…', '!', '?', '[', '(', '|', '\n']).find(|part| !part.is_empty());
    let last = last.unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    GOES_ON.contains(&last)
        || ["continue reading", "read more on ", "read more at "]
            .iter()
            .any(|start| last.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::Claim;
    use super::goes_on;
    use super::is_full;
    use crate::ingest::article_parts::LaidOutText;

    #[test]
    fn a_text_that_breaks_off_or_leads_on_is_not_full() {
        for end in [
            "They left for […]",
            "They left for the…",
            "They left ...",
            "They left. Read more",
            "They left. [Read more →]",
            "Continue reading “Talks end” »",
            "They left… Weiterlesen »",
        ] {
            assert!(goes_on(end), "{end}");
        }
        for end in ["They left.", "He wanted no more.", "“And then…” she said.", "Nothing more"]
        {
            assert!(!goes_on(end), "{end}");
        }
    }

    fn laid(text: &str) -> LaidOutText {
        LaidOutText::plain(text).unwrap()
    }

    #[test]
    fn a_summary_needs_more_than_content_does_to_be_full() {
        let text = "The envoys left the city on Friday after a week of talks. ".repeat(6);
        assert!(is_full(&laid(&text), Claim::Content));
        assert!(!is_full(&laid(&text), Claim::Summary));
        let long = format!("{}\n\n{}", text.repeat(2), text.repeat(2));
        assert!(is_full(&laid(&long), Claim::Summary));
        assert!(!is_full(&laid("The envoys left."), Claim::Content));
        assert!(!is_full(&laid(""), Claim::Content));
    }
}
