//! Reads the settings of the reader: a file of TOML that only people write.
//!
//! A mistake in the file is reported with file, line and remedy, and keeps nobody from reading: all
//! the rest is used. The screen gets plain data. `docs/config.md` is its manual.

mod copy_settings;
mod kept_theme;
mod keys;
mod settings_file;
#[cfg(test)]
mod tests;
mod themes;

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::DeTable;

use crate::cli::arguments::library_location;
use crate::cli::arguments::nearest_name;
use crate::cli::config::settings_file::Document;
use crate::cli::config::settings_file::Entry;
use crate::cli::config::settings_file::Problem;
use crate::cli::config::themes::NamedTheme;
use crate::ui::Settings;
use crate::ui::state::settings::ThemeFile;
use crate::ui::state::text::page::text_measure::Measure;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::theme::look::Look;

/// The names that can be set at the top of the file.
const NAMES: [&str; 11] = [
    "keys",
    "theme",
    "themes",
    "measure",
    "lines",
    "mouse",
    "hyperlinks",
    "bidi",
    "citation",
    "citation-markdown",
    "copy",
];

/// The value of `theme` that stands besides the names of the looks.
const AUTO: &str = "auto";

/// The largest size of the file, in bytes; nobody's settings are longer.
const LONGEST: u64 = 1 << 20;

/// Reads the settings in the file that is named or in its usual place, and returns what is wrong
/// with them too.
pub(super) fn load(named: Option<PathBuf>) -> (Settings, Vec<Problem>) {
    let wanted = library_location::wanted_config(named);
    let is_wanted = wanted.is_some();
    let Some(path) = wanted.or_else(library_location::usual_config) else {
        return (Settings::default(), Vec::new());
    };
    let (own_themes, mut problems) = themes::beside(&path);
    let text = match text(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_wanted => String::new(),
        Err(error) => {
            let said = format!("the settings cannot be read: {error}");
            problems.push(Problem { file: path.clone(), line: None, said });
            String::new()
        }
        Ok(text) => text,
    };
    let (mut settings, more) = read(&path, &text, own_themes);
    problems.extend(more);
    settings.theme_file = Some(ThemeFile { path, write: kept_theme::write });
    settings.trouble = notice(&problems);
    (settings, problems)
}

fn text(path: &Path) -> io::Result<String> {
    let meta = fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    if meta.len() > LONGEST {
        return Err(io::Error::other("it is larger than a megabyte"));
    }
    fs::read_to_string(path)
}

/// Reads the settings that `text` holds, as far as they can be understood, with these themes.
fn read(path: &Path, text: &str, own_themes: Vec<NamedTheme>) -> (Settings, Vec<Problem>) {
    let mut document = Document::new(path, text);
    let sound = document.without_faults();
    let table = DeTable::parse(&sound).map(Spanned::into_inner).unwrap_or_default();
    let mut settings = Settings { themes: own_themes, ..Settings::default() };
    let entries = settings_file::entries(&table);
    for entry in entries.iter().filter(|entry| entry.name == "themes") {
        themes::read(&mut document, entry, &mut settings.themes);
    }
    for entry in entries {
        match entry.name {
            "themes" => (), // They are read, for one of them may be chosen before them.
            "keys" => keys::read(&mut document, &entry, &mut settings.keymap),
            "theme" => choose_theme(&mut document, &entry, &mut settings),
            "measure" => settings.measure = measure(&mut document, &entry),
            "lines" => settings.is_justified = is_justified(&mut document, &entry),
            "mouse" => settings.without_mouse = !is_wanted(&mut document, &entry),
            "hyperlinks" => settings.without_hyperlinks = !is_wanted(&mut document, &entry),
            "bidi" if !is_wanted(&mut document, &entry) => settings.order = Order::Theirs,
            "bidi" => settings.order = Order::Ours,
            "citation" => {
                copy_settings::pattern(&mut document, &entry, &mut settings.citations.text);
            }
            "citation-markdown" => {
                copy_settings::pattern(&mut document, &entry, &mut settings.citations.markdown);
            }
            "copy" => settings.copy_command = copy_settings::command(&mut document, &entry),
            other => {
                let said = format!("`{other}` is no setting; {}", nearest_name::hint(other, NAMES));
                document.complain(entry.name_span, said);
            }
        }
    }
    (settings, document.problems())
}

/// Returns the value of an entry that is true or false; complains if it is neither, and returns
/// true then.
fn is_wanted(document: &mut Document, entry: &Entry) -> bool {
    let is_wanted = entry.value.as_bool();
    if is_wanted.is_none() {
        document.complain(entry.span.clone(), format!("`{}` is true or false", entry.name));
    }
    is_wanted.unwrap_or(true)
}

fn choose_theme(document: &mut Document, entry: &Entry, settings: &mut Settings) {
    let Some(name) = document.string(entry) else { return };
    settings.theme = Look::ALL.into_iter().find(|look| look.written() == name);
    settings.own_theme = settings.themes.iter().position(|(own, _)| own == name);
    if settings.theme.is_none() && settings.own_theme.is_none() && name != AUTO {
        let names = Look::ALL.map(Look::written).into_iter().chain([AUTO.to_owned()]);
        let names: Vec<String> =
            names.chain(settings.themes.iter().map(|(own, _)| own.clone())).collect();
        let hint = nearest_name::hint(name, names.iter().map(String::as_str));
        document.complain(entry.span.clone(), format!("there is no theme `{name}`; {hint}"));
    }
}

fn is_justified(document: &mut Document, entry: &Entry) -> bool {
    let written = entry.value.as_str();
    if !matches!(written, Some("ragged" | "justified")) {
        let said = "`lines` are \"ragged\" or \"justified\"".to_owned();
        document.complain(entry.span.clone(), said);
    }
    written == Some("justified")
}

fn measure(document: &mut Document, entry: &Entry) -> Measure {
    let (least, most) = Measure::LIMITS;
    let number = entry.value.as_integer();
    let number =
        number.and_then(|number| u16::from_str_radix(number.as_str(), number.radix()).ok());
    if let Some(columns) = number.filter(|columns| (least..=most).contains(columns)) {
        return Measure(columns);
    }
    let said = format!("`measure` is a number of columns from {least} to {most}");
    document.complain(entry.span.clone(), said);
    Measure::default()
}

/// Returns the notice in the footer about problems. It begins with their number, because the end of
/// the sentence may be cut off.
fn notice(problems: &[Problem]) -> Option<String> {
    let first = problems.first()?;
    if problems.len() == 1 {
        return Some(first.in_short());
    }
    let count = problems.len();
    let is_of_one_file = problems.iter().all(|problem| problem.file == first.file);
    let told = match first.line {
        Some(line) if is_of_one_file => {
            let file = first.file_name();
            format!("{count} mistakes in {file}, the first in line {line}: {}", first.said)
        }
        _ => format!("{count} mistakes in the settings, the first in {}", first.in_short()),
    };
    Some(format!("{told} (all are listed when you quit)"))
}
