//! A file of settings, and where in it something is wrong.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;

use toml::de::DeTable;
use toml::de::DeValue;

/// With more lines that are no TOML, a file is something else.
const MOST_FAULTS: usize = 20;

/// Something that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The file it is in.
    pub(super) file: PathBuf,
    /// The line, counted from 1; `None`: it is not about one.
    pub(super) line: Option<usize>,
    /// What is wrong, and what to do.
    pub(super) said: String,
}

impl Problem {
    /// The same with the file's name alone, for where there is little room.
    pub(super) fn in_short(&self) -> String {
        self.told_of(&self.file_name())
    }

    /// The file's name alone.
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

/// A file while it is read.
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
    /// A file that holds `text`.
    pub(super) fn new(file: &'a Path, text: &'a str) -> Self {
        Document { file, text, problems: Vec::new() }
    }

    /// The text with each line that is no TOML made blank, and complained of. So bytes
    /// stay where they are, and one slip does not cost the rest.
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

    /// Notes what is wrong with the bytes `at`.
    pub(super) fn complain(&mut self, at: Range<usize>, said: String) {
        let before = self.text.as_bytes().iter().take(at.start);
        let line = 1 + before.filter(|&&byte| byte == b'\n').count();
        self.problems.push(Problem { file: self.file.to_owned(), line: Some(line), said });
    }

    /// The value as a string; complains if it is none.
    pub(super) fn string<'e>(&mut self, entry: &Entry<'e>) -> Option<&'e str> {
        let string = entry.value.as_str();
        if string.is_none() {
            let said = format!("`{}` is a string: \"…\"", entry.name);
            self.complain(entry.span.clone(), said);
        }
        string
    }

    /// The value as a table; complains if it is none.
    pub(super) fn table<'e>(&mut self, entry: &Entry<'e>) -> Option<&'e DeTable<'e>> {
        let table = entry.value.as_table();
        if table.is_none() {
            let said = format!("`{0}` is a table: [{0}]", entry.name);
            self.complain(entry.span.clone(), said);
        }
        table
    }

    /// All that is wrong, in the order of the lines.
    pub(super) fn problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }
}

/// What a table holds, in the order of the file.
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
