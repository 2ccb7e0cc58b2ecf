//! The layers hold: a folder uses only those above it, and each heavy crate
//! has one home.
//!
//! The sources are read as tokens, without comments and strings, and every
//! path that starts at the crate's root is compared with the table. Compiling
//! could not tell: to the compiler all folders are one crate.

#[path = "layers/circles.rs"]
mod circles;
#[path = "layers/tokens.rs"]
mod tokens;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::tokens::tokens;

/// A folder or file of `src`, and which others it may use; itself always.
const LAYERS: [(&str, &[&str]); 12] = [
    ("text", &[]),
    ("article", &["text"]),
    ("quotes", &["text"]),
    ("ingest", &["text", "article"]),
    ("library", &["text", "article", "quotes"]),
    ("export", &["text", "article", "quotes"]),
    ("app", &["text", "article", "quotes", "ingest", "library", "export"]),
    ("session", &["text", "article", "quotes", "ingest", "library", "export", "app"]),
    ("ui", &["text", "article", "quotes", "library", "app", "session"]),
    ("cli", &["text", "article", "quotes", "ingest", "library", "export", "app", "session", "ui"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Crates that have a home: the layers that may know them.
const HOMES: [(&str, &[&str]); 38] = [
    ("parquet", &["export"]),
    ("arrow_json", &["export"]),
    ("arrow_schema", &["export"]),
    ("rusqlite", &["library"]),
    ("ratatui", &["ui"]),
    ("crossterm", &["ui"]),
    ("filedescriptor", &["ui"]),
    ("rustix", &["app", "cli", "ui"]),
    // Both wait for Ctrl-C: the screen to give the terminal back, an import to
    // keep what is done.
    ("signal_hook", &["ui", "cli"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("etcetera", &["cli"]),
    ("toml", &["cli"]),
    ("csv", &["ingest", "export", "cli"]),
    ("psl", &["article"]),
    ("base64", &["ingest"]),
    ("percent_encoding", &["ingest"]),
    ("encoding_rs", &["ingest"]),
    ("chardetng", &["ingest"]),
    ("whatlang", &["ingest"]),
    ("ignore", &["ingest"]),
    ("ureq", &["ingest"]),
    ("quick_xml", &["ingest"]),
    ("rbook", &["ingest"]),
    ("zip", &["ingest"]),
    ("mail_parser", &["ingest"]),
    ("flate2", &["ingest"]),
    ("brotli_decompressor", &["ingest"]),
    ("hayro_font", &["ingest"]),
    ("hayro_syntax", &["ingest"]),
    ("dom_query", &["ingest"]),
    ("dom_smoothie", &["ingest"]),
    ("html_escape", &["ingest"]),
    // The formats are read back in their tests, to see that nothing breaks out.
    ("pulldown_cmark", &["ingest", "export"]),
    ("notify", &["app"]),
    ("regex", &["text"]),
];

#[test]
fn every_layer_uses_only_those_above_it() {
    let mut violations = Vec::new();
    for file in sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let source = fs::read_to_string(&file.path).unwrap();
        for violation in check(&file.layer, file.depth, &source) {
            violations.push(format!("{}: {violation}", file.path.display()));
        }
    }
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

/// Layers whose folders have an order of their own: each may use those before it. What stands
/// in none of them may use all.
const ROOMS: [(&str, &[&str]); 2] = [
    ("quotes", &["reading", "tagging", "attribution", "speakers"]),
    ("ui", &["commands", "state", "update", "view", "terminal"]),
];

#[test]
fn every_room_uses_only_those_before_it() {
    let mut violations = Vec::new();
    for (layer, rooms) in ROOMS {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).join(layer);
        for (at, room) in rooms.iter().enumerate() {
            for file in sources(&root.join(room)) {
                let source = fs::read_to_string(&file.path).unwrap();
                for later in later_rooms(&source, layer, &rooms[at + 1..]) {
                    violations.push(format!("{}: {room} may not use {later}", file.path.display()));
                }
            }
        }
    }
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn a_folder_that_reaches_up_is_noticed() {
    let reaches = |source| later_rooms(source, "quotes", &["speakers"]);
    assert_eq!(reaches("use crate::quotes::speakers::name;"), ["speakers"]);
    assert_eq!(reaches("fn f() { crate::quotes::speakers::f() }"), ["speakers"]);
    assert_eq!(reaches("// use crate::quotes::speakers;\nuse crate::quotes::reading;"), [""; 0]);
}

/// Finds which of these folders of a layer a source names by a path from the root.
fn later_rooms<'a>(source: &str, layer: &str, rooms: &[&'a str]) -> Vec<&'a str> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    for path in tokens.windows(5) {
        if path[0] == "crate" && path[2] == layer {
            found.extend(rooms.iter().copied().filter(|room| path[4] == *room));
        }
    }
    found
}

#[test]
fn every_source_belongs_to_a_layer_and_every_layer_has_sources() {
    let found: BTreeSet<String> = sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")))
        .into_iter()
        .map(|file| file.layer)
        .collect();
    let known: BTreeSet<String> = LAYERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, known);
}

#[test]
fn a_table_that_goes_in_circles_would_be_noticed() {
    for (at, (layer, uses)) in LAYERS.iter().enumerate() {
        for used in *uses {
            let above = LAYERS[..at].iter().any(|(name, _)| name == used);
            assert!(above, "{layer} uses {used}, which is not above it");
        }
    }
}

#[test]
fn the_checker_finds_every_way_to_reach_another_layer() {
    for bad in [
        "use crate::ui::Model;",
        "fn f() -> crate::ui::Model { todo!() }",
        "use pullquote::ui::Model;",
        "pub use crate :: ui;",
        "mod tests { use super::super::ui::Model; }",
        "use crate::{text, ui};",
        "use crate::*;",
        "use crate as all;",
        "use self::super::super::ui;",
        "use rusqlite::Connection;",
        "fn f(c: ::rusqlite::Connection) {}",
        "extern crate rusqlite;",
        "use rusqlite as sql;",
        "let s = \"\\\"\"; use crate::ui::Model;",
        "let c = '\"'; use crate::ui::Model;",
        "let r = r#\"\"\"#; use crate::ui::Model;",
        "fn f<'a>(x: &'a str) { crate::ui::f(x) }",
    ] {
        assert_eq!(check("quotes", 2, bad).len(), 1, "{bad}: {:?}", check("quotes", 2, bad));
    }
}

#[test]
fn the_checker_leaves_alone_what_is_allowed() {
    for good in [
        "use crate::text::Span;",
        "use crate::quotes::ui::Thing;",
        "use super::ui::Thing;",
        "/// See [`crate::ui::Model`].\nfn f() {}",
        "// use crate::ui::Model;",
        "/* use /* crate::ui */ crate::ui; */ fn f() {}",
        "let s = \"crate::ui::Model\";",
        "let r = r##\"crate::ui \"# crate::ui\"##;",
        "pub(crate) fn ignore() {}",
        "fn f() { self.ignore(); things::ignore::all() }",
        "let ignore = 1; let notify = ignore;",
    ] {
        assert_eq!(check("quotes", 2, good), Vec::<String>::new(), "{good}");
    }
}

/// A source file, the layer it is in, and how many modules deep it is.
struct SourceFile {
    path: PathBuf,
    layer: String,
    depth: usize,
}

fn sources(root: &Path) -> Vec<SourceFile> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let within = path.strip_prefix(root).unwrap().with_extension("");
                let parts: Vec<&str> = within.iter().map(|part| part.to_str().unwrap()).collect();
                let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
                found.push(SourceFile { layer: parts[0].to_owned(), depth, path });
            }
        }
    }
    found
}

/// What in the source of a module, so many modules below the crate's root,
/// its layer may not do.
fn check(layer: &str, depth: usize, source: &str) -> Vec<String> {
    let (_, uses) = LAYERS.iter().find(|(name, _)| *name == layer).unwrap();
    let tokens = tokens(source);
    let mut violations = Vec::new();
    for at in 0..tokens.len() {
        match reached(&tokens, at, depth) {
            Some(Reached::Layer(other)) if other != layer && !uses.contains(&other) => {
                violations.push(format!("{layer} may not use {other}"));
            }
            Some(Reached::Everything) => {
                violations.push("a path from the root names one module".to_owned());
            }
            Some(Reached::Layer(_)) | None => (),
        }
        if let Some(home) = foreign_crate(&tokens, at)
            && !home.1.contains(&layer)
        {
            violations.push(format!("{} is for {} alone", home.0, home.1.join(" and ")));
        }
    }
    violations
}

enum Reached<'a> {
    Layer(&'a str),
    /// A group, a glob or another name for the root: nothing that can be checked.
    Everything,
}

/// What a path that starts at token `at` reaches from the crate's root.
fn reached<'a>(tokens: &[&'a str], at: usize, depth: usize) -> Option<Reached<'a>> {
    let next = |offset: usize| tokens.get(at + offset).copied().unwrap_or_default();
    let is_start = at == 0 || tokens[at - 1] != "::";
    match tokens[at] {
        "crate" | "pullquote" if next(1) == "::" => Some(match next(2) {
            "{" | "*" => Reached::Everything,
            name => Reached::Layer(name),
        }),
        "crate" | "pullquote" if next(1) == "as" => Some(Reached::Everything),
        "super" | "self" if is_start => {
            let chain = tokens[at..].chunks(2);
            let is_step = |part: &&[&str]| matches!(part, ["super" | "self", "::"]);
            let steps: Vec<_> = chain.take_while(is_step).collect();
            let ups = steps.iter().filter(|step| step[0] == "super").count();
            let name = next(steps.len() * 2);
            // In a module inside the file one more step is needed to get as
            // far; a layer's name at the end tells that it did.
            let is_layer = LAYERS.iter().any(|(layer, _)| *layer == name);
            (ups >= depth && is_layer).then_some(Reached::Layer(name))
        }
        _ => None,
    }
}

/// The crate that token `at` names, and its home, where it is one that has one.
fn foreign_crate(tokens: &[&str], at: usize) -> Option<(&'static str, &'static [&'static str])> {
    let home = HOMES.into_iter().find(|(name, _)| *name == tokens[at])?;
    let before = |back: usize| at.checked_sub(back).map_or("", |idx| tokens[idx]);
    let after = tokens.get(at + 1).copied().unwrap_or_default();
    let imported = matches!(before(1), "use" | "crate") && matches!(after, "as" | ";");
    let is_ident = |token: &str| token.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    // After `a::` it is a segment of another path; after a bare `::` it is not.
    let starts_path = before(1) != "::" || !(is_ident(before(2)) && before(2) != "use");
    (imported || after == "::" && starts_path).then_some(home)
}
