//! Writes the theme into the file of settings, and leaves all else in it as it is.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;

use toml::Spanned;
use toml::de::DeTable;

use crate::cli::config;

/// Writes the name of a theme into the file, which need not be there yet.
///
/// # Errors
///
/// In words, if the file cannot be read or written, or is not TOML.
pub(super) fn write(path: &Path, name: &str) -> Result<(), String> {
    let told = |error: io::Error| format!("{}: {error}", path.display());
    let before = match config::text(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        other => other.map_err(told)?,
    };
    let after = with_theme(&before, name)
        .ok_or_else(|| format!("{} has mistakes: mend them first", path.display()))?;
    replace(path, &after).map_err(told)
}

/// Returns the settings with this theme; `None` where they are not TOML.
fn with_theme(text: &str, name: &str) -> Option<String> {
    let mut after = text.to_owned();
    let set = DeTable::parse(text).ok()?.into_inner().get("theme").map(Spanned::span);
    if let Some(value) = set {
        after.replace_range(value, &quoted(name));
    } else {
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        after.insert_str(first_line(text), &format!("theme = {}{end}", quoted(name)));
    }
    let table = DeTable::parse(&after).ok()?.into_inner();
    let written = table.get("theme")?.get_ref().as_str()? == name;
    written.then(|| after.clone())
}

/// Returns where a line can stand before all tables: after the comments that begin the file, where
/// an empty line ends them.
fn first_line(text: &str) -> usize {
    let begin = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut at = begin;
    for line in text[begin..].split_inclusive('\n') {
        at += line.len();
        match line.trim() {
            "" => return at,
            comment if comment.starts_with('#') => (),
            _ => break,
        }
    }
    begin
}

/// Writes a string as TOML has it.
fn quoted(name: &str) -> String {
    let mut quoted = String::from("\"");
    for char in name.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            char if char.is_control() => {
                write!(quoted, "\\u{:04X}", u32::from(char)).unwrap_or_default();
            }
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// Writes the file beside the one of now, and puts it in its place: half of the settings are worse
/// than the old ones. Where the file is a link, what it leads to is replaced.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    let path = match fs::canonicalize(path) {
        // A link is the user's arrangement, also where what it leads to is gone for now.
        Err(error) if path.is_symlink() => {
            let said = format!("the link leads nowhere ({error}): mend or remove it");
            return Err(io::Error::new(error.kind(), said));
        }
        found => found.unwrap_or_else(|_| path.to_owned()),
    };
    let mut beside = path.clone().into_os_string();
    beside.push(format!(".{}.new", std::process::id()));
    let permissions = fs::metadata(&path).map(|meta| meta.permissions());
    if let Ok(permissions) = &permissions
        && permissions.readonly()
    {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    let written = fs::File::create(&beside).and_then(|mut file| {
        if let Ok(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    });
    if written.is_err() {
        fs::remove_file(&beside).ok();
    }
    written
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::with_theme;
    use super::write;

    fn kept(text: &str, name: &str) -> String {
        with_theme(text, name).unwrap()
    }

    #[test]
    fn the_theme_takes_the_place_of_the_one_that_was_set() {
        let text = "# mine\ntheme = 'dark' # at night\n\n[keys.text]\nx = \"quit\"\n";
        let after = "# mine\ntheme = \"high-contrast\" # at night\n\n[keys.text]\nx = \"quit\"\n";
        assert_eq!(kept(text, "high-contrast"), after);
        assert_eq!(kept("\"theme\" = 7", "light"), "\"theme\" = \"light\"");
    }

    #[test]
    fn where_none_was_set_it_stands_before_all_tables() {
        assert_eq!(kept("", "light"), "theme = \"light\"\n");
        let tables = "[themes.paper]\ntheme = 1\n";
        assert_eq!(kept(tables, "paper"), format!("theme = \"paper\"\n{tables}"));
        assert_eq!(kept("# all\r\n\r\nx = 1\r\n", "a"), "# all\r\n\r\ntheme = \"a\"\r\nx = 1\r\n");
        let about_keys = "# the keys\n[keys.text]\n";
        assert_eq!(kept(about_keys, "a"), format!("theme = \"a\"\n{about_keys}"));
    }

    #[test]
    fn any_name_can_be_read_again() {
        for name in ["é \"x\" \\ 'y'", "a\tb", "#"] {
            assert!(with_theme("mouse = true\n", name).is_some(), "{name}");
        }
    }

    #[test]
    fn what_is_no_toml_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("config.toml");
        fs::write(&path, "theme = = 1").unwrap();
        assert!(write(&path, "dark").unwrap_err().contains("mend them first"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theme = = 1");
    }

    #[test]
    fn a_link_that_leads_nowhere_stays_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let (gone, link) = (home.path().join("gone/config.toml"), home.path().join("link.toml"));
        std::os::unix::fs::symlink(&gone, &link).unwrap();
        let error = write(&link, "dark").unwrap_err();
        assert!(error.contains("link.toml") && error.contains("leads nowhere"), "{error}");
        assert_eq!(fs::read_link(&link).unwrap(), gone);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left over");
    }

    #[test]
    fn the_file_is_made_with_its_directory_and_a_link_stays_one() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a/b/config.toml");
        write(&path, "light").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "theme = \"light\"\n");
        let link = home.path().join("link.toml");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write(&link, "dark").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "theme = \"dark\"\n");
        assert_eq!(
            fs::read_dir(path.parent().unwrap()).unwrap().count(),
            1,
            "nothing is left over"
        );
    }
}
