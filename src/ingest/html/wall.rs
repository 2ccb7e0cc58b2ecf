//! Recognises pages that stand before an article and hold none: a check that the reader is a person,
//! a request to switch JavaScript on, an error that is sent as a page.

/// The most words of such a page.
const MOST_WORDS: usize = 120;

/// Beginnings of titles, in lower case.
const TITLES: [&str; 16] = [
    "just a moment",
    "attention required",
    "access denied",
    "access to this page has been denied",
    "are you a robot",
    "are you human",
    "verify you are human",
    "verifying you are human",
    "please verify",
    "security check",
    "checking your browser",
    "403 forbidden",
    "404 not found",
    "503 service",
    "one more step",
    "robot check",
];

/// Words that no short article has.
const PHRASES: [&str; 15] = [
    "enable javascript and cookies",
    "please enable javascript",
    "you need to enable javascript",
    "javascript is required",
    "javascript is disabled",
    "javascript to run this app",
    "please enable cookies",
    "checking your browser",
    "verify that you are not a robot",
    "verify you are a human",
    "verify you are human",
    "verifying you are human",
    "unusual traffic from your",
    "ray id:",
    "request could not be satisfied",
];

/// Tells whether the page is such a one.
pub(super) fn is_wall(title: &str, text: &str) -> bool {
    if text.split_whitespace().nth(MOST_WORDS).is_some() {
        return false;
    }
    let (title, text) = (title.trim().to_lowercase(), text.to_lowercase());
    TITLES.iter().any(|start| title.starts_with(start))
        || PHRASES.iter().any(|phrase| text.contains(phrase) || title.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::is_wall;

    #[test]
    fn a_check_or_an_error_is_no_article() {
        assert!(is_wall("Just a moment...", "lamp.example needs to review your connection."));
        assert!(is_wall("The Lamp", "Please enable JavaScript to read on."));
    }

    #[test]
    fn an_article_about_such_things_is_one() {
        let text = "The page said “please enable JavaScript”, and the mayor did not. ".repeat(15);
        assert!(!is_wall("Just a moment, said the mayor", &text));
        assert!(!is_wall("Ferry sails", "The ferry sails again on Monday."));
    }
}
