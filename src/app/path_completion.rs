//! Finds the files and directories whose path begins as the user typed.

use std::fs;
use std::path::Path;

/// The most entries of a directory that are looked at.
const MOST: usize = 10_000;

/// Returns the paths that begin like this, sorted; a directory ends in a slash. Hidden ones are
/// among them where the name begins with a dot. What cannot be read has none.
pub fn paths_beginning(typed: &str) -> Vec<String> {
    let (directory, name) = typed.rfind('/').map_or(("", typed), |at| typed.split_at(at + 1));
    let read = if directory.is_empty() { Path::new(".") } else { Path::new(directory) };
    let Ok(entries) = fs::read_dir(read) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .take(MOST)
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let known = entry.file_name().into_string().ok()?;
            let is_meant =
                known.starts_with(name) && known.starts_with('.') == name.starts_with('.');
            // A link to a directory is one, too.
            let slash = if is_meant && entry.path().is_dir() { "/" } else { "" };
            is_meant.then(|| format!("{directory}{known}{slash}"))
        })
        .collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::paths_beginning;

    #[test]
    fn what_begins_alike_is_found_and_directories_end_in_a_slash() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("reports")).unwrap();
        for name in ["report.csv", "other.csv", ".hidden"] {
            fs::write(home.path().join(name), "").unwrap();
        }
        let root = home.path().to_str().unwrap();
        let found = |typed: &str| -> Vec<String> {
            let found = paths_beginning(&format!("{root}/{typed}"));
            found.iter().map(|path| path[root.len() + 1..].to_owned()).collect()
        };
        assert_eq!(found("rep"), ["report.csv", "reports/"]);
        assert_eq!(found("").len(), 3);
        assert_eq!(found("."), [".hidden"]);
        assert_eq!(found("none/at/all"), [""; 0]);
    }
}
