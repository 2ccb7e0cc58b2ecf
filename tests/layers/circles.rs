//! No files of a layer use each other in a circle, but for those that are listed here.
//!
//! A file uses another where it names that by a path from the crate's root, outside of its
//! tests; of what a folder's `mod.rs` hands on, the file it comes from is meant. Who has to read
//! one file of a circle has to read all of them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::tokens::tokens;

/// The layers whose files are looked at.
const LAYERS: [&str; 6] = ["ui", "session", "quotes", "library", "app", "ingest"];

/// A file and those that it was divided into: they share its types.
const PARTS: &str = "a file and its parts";

/// Circles that there may be: the layer, its files, and why.
const ALLOWED: [(&str, &[&str], &str); 5] = [
    ("quotes", &["tagging::network::crf", "tagging::network::crf::repair"], PARTS),
    ("quotes", &["speakers::mention", "speakers::mention::description"], PARTS),
    ("quotes", &["speakers::cast", "speakers::cast::casting"], PARTS),
    ("quotes", &["speakers::ranker", "speakers::ranker::weights"], PARTS),
    (
        "quotes",
        &[
            "speakers::resolve",
            "speakers::resolve::antecedent",
            "speakers::resolve::questions",
            "speakers::resolve::second_look",
            "speakers::resolve::story",
            "speakers::resolve::sureness",
        ],
        PARTS,
    ),
];

/// Which modules each module uses, by their names in the layer.
type Uses = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut faults = Vec::new();
    for layer in LAYERS {
        let found = circles(&uses_in(layer));
        let allowed = || ALLOWED.iter().filter(|(of, ..)| *of == layer);
        for circle in &found {
            let is_allowed =
                |files: &[&str]| circle.iter().all(|one| files.contains(&one.as_str()));
            if !allowed().any(|(_, files, _)| is_allowed(files)) {
                faults.push(format!("{layer}: a circle of {}", circle.join(", ")));
            }
        }
        for (_, files, _) in allowed() {
            let is_there =
                |circle: &Vec<String>| circle.iter().any(|one| files.contains(&one.as_str()));
            if !found.iter().any(is_there) {
                faults
                    .push(format!("{layer}: no circle any more, strike it: {}", files.join(", ")));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn a_circle_is_found_whichever_way_it_goes() {
    let uses = |pairs: &[(&str, &str)]| {
        let mut uses = Uses::new();
        for (from, to) in pairs {
            uses.entry((*from).to_owned()).or_default().insert((*to).to_owned());
            uses.entry((*to).to_owned()).or_default();
        }
        uses
    };
    assert_eq!(circles(&uses(&[("a", "b"), ("b", "c"), ("a", "c")])), Vec::<Vec<String>>::new());
    assert_eq!(circles(&uses(&[("a", "b"), ("b", "a"), ("b", "c")])), [["a", "b"]]);
    let two = uses(&[("d", "c"), ("c", "d"), ("a", "b"), ("b", "e"), ("e", "a"), ("a", "c")]);
    assert_eq!(circles(&two), [vec!["a", "b", "e"], vec!["c", "d"]]);
}

#[test]
fn a_file_uses_what_it_names_outside_of_its_tests() {
    let sources = [
        ("", "pub use d::Given; pub use crate::layer::c::Taken;"),
        ("a", ""),
        ("a::b", ""),
        ("c", ""),
        ("d", ""),
    ];
    let modules = Modules::new(
        &sources.map(|(name, source)| (name.to_owned(), source.to_owned())).into(),
        "layer",
    );
    let used = |source| used_in(source, "layer", &modules).into_iter().collect::<Vec<_>>();
    assert_eq!(
        used("use crate::layer::a::b::Thing; fn f() { crate::layer::c::f() }"),
        ["a::b", "c"]
    );
    assert_eq!(used("use crate::layer::a::Thing; // use crate::layer::c;"), ["a"]);
    assert_eq!(used("use crate::other::a; use crate::layer::Thing;"), [""]);
    assert_eq!(used("use crate::layer::Given;"), ["d"]);
    assert_eq!(used("use crate::layer::Taken;"), ["c"]);
    assert_eq!(used("#[cfg(test)]\nmod tests { use crate::layer::c; }"), [""; 0]);
    assert_eq!(used("#[cfg(test)]\nmod tests;\nuse crate::layer::d::f;"), ["d"]);
}

/// Finds what the modules of a layer use of one another.
fn uses_in(layer: &str) -> Uses {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).join(layer);
    let sources = sources(&root, "");
    let modules = Modules::new(&sources, layer);
    let used = |(name, source): (&String, &String)| {
        let mut used = used_in(source, layer, &modules);
        used.remove(name);
        (name.clone(), used)
    };
    sources.iter().map(used).collect()
}

/// Reads the modules of a folder and of those in it, but for what only tests use.
fn sources(folder: &Path, module: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        if matches!(stem, "tests" | "fixture") {
            continue;
        }
        let name = match (module, stem) {
            (module, "mod") => module.to_owned(),
            ("", stem) => stem.to_owned(),
            (module, stem) => format!("{module}::{stem}"),
        };
        if path.is_dir() {
            found.extend(sources(&path, &name));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

/// The modules of a layer, by their names in it, and what they hand on.
struct Modules {
    names: BTreeSet<String>,
    /// A module and a name in it that it has from elsewhere; the path in the layer to that.
    handed_on: BTreeMap<(String, String), Vec<String>>,
}

impl Modules {
    /// Reads `pub use a::b::Thing;` in each source, and names the thing by that path.
    fn new(sources: &BTreeMap<String, String>, layer: &str) -> Self {
        let mut handed_on = BTreeMap::new();
        for (module, source) in sources {
            let tokens = tokens(source);
            for at in (0..tokens.len()).filter(|&at| tokens[at] == "use" && at > 0) {
                let is_public = matches!(tokens[at - 1], "pub" | ")");
                let path = path_at(&tokens, at + 1);
                let Some(name) = path.last().filter(|_| is_public) else { continue };
                let full: Vec<&str> = match path.as_slice() {
                    ["crate", of, inside @ ..] if *of == layer => inside.to_vec(),
                    ["crate" | "super" | "self", ..] => continue,
                    inside => {
                        let folder = module.split("::").filter(|part| !part.is_empty());
                        folder.chain(inside.iter().copied()).collect()
                    }
                };
                let full = full.into_iter().map(str::to_owned).collect();
                handed_on.insert((module.clone(), (*name).to_owned()), full);
            }
        }
        Modules { names: sources.keys().cloned().collect(), handed_on }
    }

    /// Finds the module in which what a path in the layer names is written.
    fn home_of(&self, path: &[String]) -> Option<String> {
        let len =
            (0..=path.len()).rev().find(|&len| self.names.contains(&path[..len].join("::")))?;
        let module = path[..len].join("::");
        if let Some(name) = path.get(len)
            && let Some(from) = self.handed_on.get(&(module.clone(), name.clone()))
            && from != path
        {
            return self.home_of(from);
        }
        Some(module)
    }
}

/// The path that begins at this token.
fn path_at<'a>(tokens: &[&'a str], start: usize) -> Vec<&'a str> {
    let mut path = Vec::new();
    for step in tokens[start..].chunks(2) {
        path.push(step[0]);
        if step.get(1) != Some(&"::") {
            break;
        }
    }
    path
}

/// Finds which modules of a layer a source names.
fn used_in(source: &str, layer: &str, modules: &Modules) -> BTreeSet<String> {
    let tokens = tokens(source);
    let tests = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let is_tests = |at: usize| tokens[at..].starts_with(&tests) && tokens.get(at + 9) == Some(&"{");
    let end = (0..tokens.len()).find(|&at| is_tests(at)).unwrap_or(tokens.len());
    let mut used = BTreeSet::new();
    for at in 0..end {
        if tokens[at..].starts_with(&["crate", "::", layer, "::"]) {
            let path: Vec<String> =
                path_at(&tokens[..end], at + 4).into_iter().map(str::to_owned).collect();
            used.extend(modules.home_of(&path));
        }
    }
    used
}

/// Finds the modules that lead back to themselves, those of one circle together.
fn circles(uses: &Uses) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        uses.keys().map(|name| (name, reached_from(name, uses))).collect();
    let mut circles = BTreeSet::new();
    for (name, from_here) in &reached {
        if from_here.contains(name) {
            let circle = from_here.iter().filter(|other| reached[*other].contains(name));
            circles.insert(circle.map(|other| (*other).clone()).collect::<Vec<_>>());
        }
    }
    circles.into_iter().collect()
}

fn reached_from<'a>(start: &str, uses: &'a Uses) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(name) = open.pop() {
        for used in &uses[name] {
            if reached.insert(used) {
                open.push(used);
            }
        }
    }
    reached
}
