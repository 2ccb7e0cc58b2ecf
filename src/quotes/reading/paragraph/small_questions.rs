//! Answers the small questions about a token that most rules ask.
//!
//! All of them are asked past either end of the paragraph, too, and answered with no.

use crate::quotes::reading::paragraph::Paragraph;

impl Paragraph<'_> {
    /// Returns true if token `at` begins with a capital.
    pub fn starts_upper(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Returns true if token `at` begins with a small letter.
    pub fn starts_lower(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_lowercase)
    }

    /// Returns true if token `at` is a dash, or what is typed for one.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "—" | "–" | "―" | "--" | "-")
    }

    /// Returns the token `distance` before `at` in lower case; empty where there is none.
    pub fn lower_before(&self, at: usize, distance: usize) -> &str {
        at.checked_sub(distance).map_or("", |at| self.lower(at))
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn small_questions_are_answered_past_the_ends() {
        let paragraph = Paragraph::all("Holm – she rows").remove(0);
        assert!(paragraph.starts_upper(0) && !paragraph.starts_upper(2));
        assert!(paragraph.starts_lower(2) && !paragraph.starts_lower(1));
        assert!(paragraph.is_dash(1) && !paragraph.is_dash(2));
        assert_eq!([paragraph.lower_before(2, 2), paragraph.lower_before(1, 2)], ["holm", ""]);
        assert!(!paragraph.starts_upper(9) && !paragraph.starts_lower(9) && !paragraph.is_dash(9));
    }
}
