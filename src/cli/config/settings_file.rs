//! Reads a file of settings, and notes where in it something is wrong.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;

use toml::de::DeTable;
use toml::de::DeValue;

/// The largest number of lines that are not TOML; with more of them, a file is something else.
const MOST_FAULTS: usize = 20;

/// A mistake in the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The file in which it is.
    pub(super) file: PathBuf,
    /// The line, counted from 1; `None` where it is not about one line.
    pub(super) line: Option<usize>,
    /// The words that say what is wrong and what to do.
    pub(super) said: String,
}

impl Problem {
    /// Returns the problem with the file's name alone, for places with little room.
    pub(super) fn in_short(&self) -> String {
        self.told_of(&self.file_name())
    }

    /// Returns the file's name alone.
    pub(super) fn file_name(&self) -> Cow<'_, str> {
        self.file.file_name().unwrap_or_default().to_string_lossy()
    }

    fn told_of(&self, file: &str) -> String {
        match self.line {
            Some(line) => format!("{file}, line {line}: {}", self.said),
            None => format!("{file}: {}", self.said),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told_of(&self.file.to_string_lossy()))
    }
}

impl std::error::Error for Problem {}

/// A file that is being read.
pub(super) struct Document<'a> {
    file: &'a Path,
    text: &'a str,
    problems: Vec<Problem>,
}

/// A name with its value.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) name_span: Range<usize>,
    pub(super) value: &'a DeValue<'a>,
    pub(super) span: Range<usize>,
}

impl<'a> Document<'a> {
    /// Makes a document of a file that holds `text`.
    pub(super) fn new(file: &'a Path, text: &'a str) -> Self {
        Document { file, text, problems: Vec::new() }
    }

    /// Returns the text with each line that is not TOML made blank, and complains of those lines.
    /// So bytes stay where they are, and one slip does not cost the rest.
    pub(super) fn without_faults(&mut self) -> String {
        let mut text = self.text.to_owned();
        for _ in 0..MOST_FAULTS {
            let Err(error) = DeTable::parse(&text) else { return text };
            let at = error.span().unwrap_or_default();
            self.complain(at.clone(), error.message().replace('\n', ", "));
            let bytes = text.as_bytes();
            let is_break = |byte: &u8| *byte == b'\n';
            let at = at.start.min(bytes.len());
            let start = bytes[..at].iter().rposition(is_break).map_or(0, |before| before + 1);
            let end = bytes[at..].iter().position(is_break).map_or(bytes.len(), |left| at + left);
            text.replace_range(start..end, &" ".repeat(end - start));
        }
        String::new()
    }

    /// Notes a mistake in the bytes `at`.
    pub(super) fn complain(&mut self, at: Range<usize>, said: String) {
        let before = self.text.as_bytes().iter().take(at.start);
        let line = 1 + before.filter(|&&byte| byte == b'\n').count();
        self.problems.push(Problem { file: self.file.to_owned(), line: Some(line), said });
    }

    /// Returns the value as a string; complains if it is none.
    pub(super) fn string<'e>(&mut self, entry: &Entry<'e>) -> Option<&'e str> {
        let string = entry.value.as_str();
        if string.is_none() {
            let said = format!("`{}` is a string: \"…\"", entry.name);
            self.complain(entry.span.clone(), said);
        }
        string
    }

    /// Returns the value as a table; complains if it is none.
    pub(super) fn table<'e>(&mut self, entry: &Entry<'e>) -> Option<&'e DeTable<'e>> {
        let table = entry.value.as_table();
        if table.is_none() {
            let said = format!("`{0}` is a table: [{0}]", entry.name);
            self.complain(entry.span.clone(), said);
        }
        table
    }

    /// Returns all problems, in the order of the lines.
    pub(super) fn problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }
}

/// Returns the entries of a table, in the order of the file.
pub(super) fn entries<'a>(table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(name, value)| Entry {
            name: name.get_ref(),
            name_span: name.span(),
            value: value.get_ref(),
            span: value.span(),
        })
        .collect();
    entries.sort_by_key(|entry| entry.name_span.start);
    entries
}
