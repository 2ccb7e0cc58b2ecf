//! Reads the settings of copying: the form of citations, and the program that copies.

use crate::cli::arguments::nearest_name;
use crate::cli::config::settings_file::Document;
use crate::cli::config::settings_file::Entry;
use crate::ui::state::citation::citation_pattern::Fault;
use crate::ui::state::citation::citation_pattern::Field;
use crate::ui::state::citation::citation_pattern::Pattern;

/// Reads a pattern for citations, where the entry is one.
pub(super) fn pattern(document: &mut Document, entry: &Entry, pattern: &mut Pattern) {
    let Some(written) = document.string(entry) else { return };
    let name = entry.name;
    let said = match Pattern::parse(written) {
        Ok(read) => {
            *pattern = read;
            return;
        }
        Err(Fault::Unknown(field)) => {
            let hint = nearest_name::hint(&field, Field::ALL.map(|(name, _)| name));
            format!("`{name}` has no field `{{{field}}}`; {hint}")
        }
        Err(Fault::Open) => format!("a `{{` is not closed in `{name}`; `{{{{` is a brace"),
    };
    document.complain(entry.span.clone(), said);
}

/// Reads a program and its arguments, in words; no shell interprets them.
pub(super) fn command(document: &mut Document, entry: &Entry) -> Option<Vec<String>> {
    let words: Vec<String> =
        document.string(entry)?.split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        let said = "`copy` is a program that copies its input: \"wl-copy\"".to_owned();
        document.complain(entry.span.clone(), said);
        return None;
    }
    Some(words)
}
