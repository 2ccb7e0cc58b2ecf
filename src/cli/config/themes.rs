//! Reads the user's own themes: tables `[themes.NAME]` of the settings, and files
//! `themes/NAME.toml` beside them, which hold what such a table holds.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::cli::arguments::nearest_name;
use crate::cli::config::settings_file;
use crate::cli::config::settings_file::Document;
use crate::cli::config::settings_file::Entry;
use crate::cli::config::settings_file::Problem;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::custom_theme::MOST_SPEAKERS;
use crate::ui::state::theme::custom_theme::Paint;
use crate::ui::state::theme::custom_theme::Role;
use crate::ui::state::theme::look::Look;

/// A theme with its name.
pub(super) type NamedTheme = (String, CustomTheme);

/// The names that a theme can hold besides the roles.
const BESIDE: [&str; 2] = ["base", "speakers"];

/// The largest number of files of themes: nobody has more, and each is read before the first frame.
const MOST_FILES: usize = 64;

/// Returns the themes in the files beside the settings, and what is wrong with them.
pub(super) fn beside(settings: &Path) -> (Vec<NamedTheme>, Vec<Problem>) {
    let (mut themes, mut problems) = (Vec::new(), Vec::new());
    for path in files(settings) {
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else { continue };
        match super::text(&path) {
            Ok(text) => {
                let mut document = Document::new(&path, &text);
                let sound = document.without_faults();
                let table = DeTable::parse(&sound).map(Spanned::into_inner).unwrap_or_default();
                let own = own(&mut document, &table);
                add(&mut document, name, 0..0, own, &mut themes);
                problems.extend(document.problems());
            }
            Err(error) => {
                let said = format!("the theme cannot be read: {error}");
                problems.push(Problem { file: path, line: None, said });
            }
        }
    }
    (themes, problems)
}

fn files(settings: &Path) -> Vec<PathBuf> {
    let directory = settings.with_file_name("themes");
    let Ok(found) = fs::read_dir(directory) else { return Vec::new() };
    let paths = found.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|kind| kind == "toml")).collect();
    paths.sort();
    paths.truncate(MOST_FILES);
    paths
}

/// Reads the themes in `[themes]`.
pub(super) fn read(document: &mut Document, entry: &Entry, themes: &mut Vec<NamedTheme>) {
    let Some(table) = document.table(entry) else { return };
    for entry in settings_file::entries(table) {
        let Some(table) = entry.value.as_table() else {
            let said = format!("`themes.{0}` is a table: [themes.{0}]", entry.name);
            document.complain(entry.name_span, said);
            continue;
        };
        let own = own(document, table);
        add(document, entry.name, entry.name_span, own, themes);
    }
}

fn add(
    document: &mut Document,
    name: &str,
    at: Range<usize>,
    own: CustomTheme,
    themes: &mut Vec<NamedTheme>,
) {
    let is_ours = name == super::AUTO || Look::ALL.into_iter().any(|l| l.written() == name);
    if is_ours || themes.iter().any(|(known, _)| known == name) {
        document.complain(at, format!("there is a theme `{name}` already; call this another"));
    } else {
        themes.push((name.to_owned(), own));
    }
}

fn own(document: &mut Document, table: &DeTable) -> CustomTheme {
    let mut own = CustomTheme::new(Look::Dark);
    for entry in settings_file::entries(table) {
        let role = Role::ALL.into_iter().find(|(name, _)| *name == entry.name);
        match (entry.name, role) {
            ("base", _) => own.base = base(document, &entry).unwrap_or(own.base),
            ("speakers", _) => own.set_speakers(&speakers(document, &entry)),
            (_, Some((_, role))) => {
                if let Some(paint) = paint(document, entry.value, entry.span) {
                    own.set(role, paint);
                }
            }
            (other, None) => {
                let names = Role::ALL.map(|(name, _)| name).into_iter().chain(BESIDE);
                let hint = nearest_name::hint(other, names);
                document.complain(entry.name_span, format!("a theme has no `{other}`; {hint}"));
            }
        }
    }
    own
}

fn base(document: &mut Document, entry: &Entry) -> Option<Look> {
    let name = document.string(entry)?;
    let look = Look::ALL.into_iter().find(|look| look.written() == name);
    if look.is_none() {
        let names = Look::ALL.map(Look::written);
        let hint = nearest_name::hint(name, names.iter().map(String::as_str));
        let said = format!("`base` is one of the program’s own themes, not `{name}`; {hint}");
        document.complain(entry.span.clone(), said);
    }
    look
}

fn speakers(document: &mut Document, entry: &Entry) -> Vec<Paint> {
    let paints = entry.value.as_array().filter(|paints| paints.len() <= MOST_SPEAKERS);
    let Some(paints) = paints else {
        let said = format!("`speakers` is a list of up to {MOST_SPEAKERS} colours: [\"…\", \"…\"]");
        document.complain(entry.span.clone(), said);
        return Vec::new();
    };
    let paints = paints.iter();
    paints.filter_map(|item| paint(document, item.get_ref(), item.span())).collect()
}

fn paint(document: &mut Document, value: &DeValue, at: Range<usize>) -> Option<Paint> {
    let written = value.as_str().unwrap_or_default();
    let paint = Paint::parse(written);
    if paint.is_none() {
        let hint = nearest_name::hint(written, Paint::NAMES.map(|(name, _)| name));
        document.complain(at, format!("`{written}` is no colour: \"#rrggbb\" or a name; {hint}"));
    }
    paint
}
