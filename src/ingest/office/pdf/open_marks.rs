//! Counts the quotation marks of a paragraph while it grows, to tell whether a quotation is open.

/// The marks up to some line of a paragraph.
#[derive(Debug, Default)]
pub(super) struct OpenMarks {
    /// The number of marks that open as well as close.
    straight: usize,
    opening: usize,
    closing: usize,
}

impl OpenMarks {
    /// Counts the marks of the first line.
    pub(super) fn of(line: &str) -> Self {
        let mut marks = OpenMarks::default();
        marks.read(line);
        marks
    }

    /// Counts the marks of the next line.
    pub(super) fn read(&mut self, line: &str) {
        let count = |mark: &str| line.matches(mark).count();
        self.straight += count("\"") + count("''");
        self.opening += count("“");
        self.closing += count("”");
    }

    /// Tells whether a quotation is open.
    pub(super) fn is_any(&self) -> bool {
        self.straight % 2 == 1 || self.opening > self.closing
    }
}

#[cfg(test)]
mod tests {
    use super::OpenMarks;

    #[test]
    fn a_quotation_is_open_until_a_line_closes_it() {
        let is_open = |lines: &[&str]| {
            let mut marks = OpenMarks::default();
            for line in lines {
                marks.read(line);
            }
            marks.is_any()
        };
        assert!(is_open(&["\"The ferry", "sails again."]));
        assert!(!is_open(&["\"The ferry", "sails again,\" she said."]));
        assert!(is_open(&["“The ferry” sails", "“again."]));
        assert!(!is_open(&["''The ferry", "sails.''", "“Again”"]));
    }
}
